/** Goal: nobody's whereabouts are kept. Method: the schema, every form and every answer of the module are walked for members that could hold them. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { rows, sql } from '#platform/server/db/index.ts';
import { testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { volunteeringModule } from './index.ts';

/** Members that say where a person or their phone is, was or went. */
const TRACK = /longitude|latitude|coordinat|\b(lng|lon|lat)\b|\bgeo|gps|position|location|track|trajector|heading|altitude|accuracy|\bwifi|bssid|beacon|ip_?addr|device_?id|经度|纬度|坐标|轨迹|定位/iu;

let app: TestApp;
beforeAll(async () => { app = await testApp(); });

function membersOf(schema: unknown, found: Set<string> = new Set(), seen: Set<unknown> = new Set()): Set<string> {
  if (typeof schema !== 'object' || schema === null || seen.has(schema)) return found;
  seen.add(schema);
  const inner = schema as { shape?: Record<string, z.ZodType>; element?: z.ZodType; options?: readonly z.ZodType[]; unwrap?: () => z.ZodType };
  for (const [name, member] of Object.entries(inner.shape ?? {})) { found.add(name); membersOf(member, found, seen); }
  if (inner.element !== undefined) membersOf(inner.element, found, seen);
  for (const option of inner.options ?? []) membersOf(option, found, seen);
  if (typeof inner.unwrap === 'function') membersOf(inner.unwrap(), found, seen);
  return found;
}

describe('a volunteer leaves no track', () => {
  it('in any table: no column holds coordinates, and none could hold a history of them', async () => {
    const columns = await rows<{ name: string; type: string }>(app.ownerDb, sql`select c.table_name || '.' || c.column_name as name, coalesce(e.data_type, c.udt_name) as type from information_schema.columns c
      left join information_schema.element_types e on e.object_schema = c.table_schema and e.object_name = c.table_name and e.collection_type_identifier = c.dtd_identifier where c.table_schema = 'volunteering'`);
    expect(columns.length).toBeGreaterThan(150);
    expect(columns.map(({ name }) => name)).toEqual(expect.arrayContaining(['check_ins.in_at', 'check_ins.out_at', 'service_records.period']));
    expect(columns.filter(({ name }) => TRACK.test(name.replaceAll('_', ' ')) || TRACK.test(name))).toEqual([]);
    expect(columns.filter(({ type }) => /^(point|box|path|polygon|circle|line|lseg|geometry|geography|float4|float8|double precision|real|inet)$/.test(type))).toEqual([]);
  });

  it('at a check-in: what is kept is two times and no place of a phone', async () => {
    const columns = (await rows<{ name: string }>(app.ownerDb, sql`select column_name as name from information_schema.columns where table_schema = 'volunteering' and table_name = 'check_ins' order by column_name`)).map(({ name }) => name);
    expect(columns).toEqual(['activity_id', 'id', 'in_at', 'in_sent_at', 'out_at', 'out_sent_at', 'programme_id', 'record_id', 'volunteer_id']);
    const checkIn = volunteeringModule.operations.find(({ operation }) => operation.id === 'volunteering.checkIn')?.operation;
    expect([...membersOf(checkIn?.input)].toSorted()).toEqual(['activityId', 'code']);
  });

  it('in any form, answer or sheet', () => {
    const members = volunteeringModule.operations.flatMap(({ operation }) => [...membersOf(operation.input), ...membersOf(operation.output)].map((name) => `${operation.id}.${name}`));
    expect(members.length).toBeGreaterThan(400);
    expect(members).toContain('volunteering.planActivity.placeId');
    expect(members.filter((member) => TRACK.test(member.slice(member.lastIndexOf('.') + 1)))).toEqual([]);
  });

  it('since a member that could hold one would be found', () => {
    for (const name of ['longitude', 'lat', 'checkInLocation', 'gps', 'track_points', 'positions', 'deviceId', '轨迹']) expect(TRACK.test(name), name).toBe(true);
    for (const name of ['placeId', 'place', 'relation', 'latest', 'plan', 'related']) expect(TRACK.test(name), name).toBe(false);
  });
});

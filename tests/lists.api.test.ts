import { beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { Operation } from '#platform/contract/index.ts';
import { cellText, readTable } from '#platform/server/spreadsheet/index.ts';
import { exportBulletins } from '#modules/bulletins/contract/index.ts';
import { exportFindings, exportRounds, exportRoundSites } from '#modules/inspections/contract/index.ts';
import { exportNotices } from '#modules/notices/contract/index.ts';
import { exportAssignments, exportCovers, exportDuties, exportLogins, exportPersons, importPersons, listPersons } from '#modules/people/contract/index.ts';
import { exportOrganisations, exportPlaces, exportSites, exportSiteTypes, importOrganisations, importSites } from '#modules/places/contract/index.ts';
import { exportAudit } from '#platform/contract/tasks.ts';
import { serverModules } from '../apps/modules.ts';
import { problemOf, testApp } from './kit/index.ts';
import type { TestApp } from './kit/index.ts';

/** Lists that have no export or no sort of their own, each with its reason. */
const WITHOUT_EXPORT: Readonly<Record<string, string>> = {
  'platform.listTasks': 'one’s own running work', 'platform.listMyDuties': 'each person’s own day', 'platform.listBulkActs': 'one’s own acts; the audit holds them for export',
  'platform.listAllBulkActs': 'the audit holds them for export',
  'people.listDeputies': 'a choice inside a form', 'notices.listObjections': 'personal words of residents; answered one by one, never carried away',
};
const WITHOUT_SORT: Readonly<Record<string, string>> = {
  'platform.listMyDuties': 'what is due first stands first: any other order would hide it', 'people.listDeputies': 'a choice inside a form, the fittest first',
};
const EXPORT_BY_OTHER_NAME: Readonly<Record<string, string>> = { 'audit': 'platform.exportAudit', 'cases': 'cases.exportCases', 'sites': 'places.exportSites', 'observations': 'inspections.exportObservations' };

const operations: readonly Operation[] = serverModules.flatMap((module) => module.operations.map(({ operation }) => operation));
const ids = new Set(operations.map(({ id }) => id));
const shapeOf = (operation: Operation): Record<string, z.ZodType> => (operation.input as unknown as { shape?: Record<string, z.ZodType> }).shape ?? {};
const sortsOf = (operation: Operation): string[] => [...((shapeOf(operation)['sort'] as unknown as { unwrap?: () => { options: string[] } } | undefined)?.unwrap?.().options ?? [])];
const paged = operations.filter((operation) => operation.kind === 'read' && 'pageSize' in shapeOf(operation));
const lists = paged.filter((operation) => operation.permission !== 'public');

let app: TestApp;
beforeAll(async () => { app = await testApp(); });
async function table(body: Uint8Array): Promise<string[][]> {
  const found: string[][] = [];
  for await (const row of readTable({ buffer: Buffer.from(body) })) found.push(row.cells.map(cellText));
  return found;
}

describe('every list of the office', () => {
  it('is found by this walk', () => {
    expect(lists.length).toBeGreaterThanOrEqual(17);
  });

  it.each(paged.map((operation) => [operation.id, operation] as const))('%s bounds its page', (_id, operation) => {
    const { pageSize, page } = shapeOf(operation);
    expect(pageSize?.safeParse(201).success).toBe(false);
    expect(page?.safeParse(0).success).toBe(false);
    expect(pageSize?.safeParse(undefined).success).toBe(true);
  });

  it.each(lists.map((operation) => [operation.id, operation] as const))('%s is sorted both ways, or says why not', (id, operation) => {
    const { sort } = shapeOf(operation);
    if (id in WITHOUT_SORT) return expect(sort).toBeUndefined();
    const orders = sortsOf(operation);
    expect(orders.length, id).toBeGreaterThanOrEqual(2);
    for (const order of orders) expect(orders).toContain(order.startsWith('-') ? order.slice(1) : `-${order}`);
    return expect(sort?.safeParse(undefined).data).toBe(orders[0]);
  });

  it('is in the order that was asked for, and turned round in the other', async () => {
    const [office, admin] = [app.as('office'), app.as('admin')];
    for (const operation of lists.filter(({ id }) => !(id in WITHOUT_SORT) && !id.startsWith('platform.listAll') && !['inspections.listRoundSites', 'inspections.listObservations', 'notices.listObjections'].includes(id))) {
      const person = operation.id === 'people.listLogins' ? admin : office;
      const keysIn = async (sort: string) => ((await person.call(operation as typeof listPersons, { sort: sort as 'code', pageSize: 200 }).catch((error: unknown) => { throw new Error(`${operation.id} ${sort}`, { cause: error }); })).rows).map((row) => JSON.stringify(row));
      for (const sort of sortsOf(operation).filter((each) => !each.startsWith('-'))) {
        const [there, back] = [await keysIn(sort), await keysIn(`-${sort}`)];
        if (there.length === 200) continue;
        expect(back.toSorted(), `${operation.id} ${sort}`).toEqual(there.toSorted());
        // Rows without a value stay at the end both ways; where every row has one, one order is the other backwards.
        if (['code', 'name', 'recent', 'username', 'number'].includes(sort) && operation.id !== 'people.listDuties' && operation.id !== 'bulletins.listBulletins') expect(back, `${operation.id} ${sort}`).toEqual(there.toReversed());
      }
    }
  });

  it.each(lists.map((operation) => [operation.id] as const))('%s goes out as xlsx, or says why not', (id) => {
    const noun = id.split('.list')[1] as string;
    const name = EXPORT_BY_OTHER_NAME[noun.toLowerCase()] ?? `${id.split('.')[0]}.export${noun}`;
    if (id in WITHOUT_EXPORT) expect(ids.has(name), `${id} has an export now: take it off the list of exceptions`).toBe(false);
    else expect(ids, `${id} needs ${name} or a reason`).toContain(name);
  });
});

describe('what goes out of a list', () => {
  it('has headers in the reader’s language and as many rows as the list has', async () => {
    const office = app.as('office');
    const persons = await office.call(listPersons, { pageSize: 200 });
    const out = await table((await office.call(exportPersons, {})).body);
    expect(out[0]).toEqual(['人员编号', '姓名', '职务', '单位编码', '起始日期']);
    expect(out).toHaveLength(persons.total + 1);
    const found = await table((await office.call(exportPersons, { q: 'leaderE' })).body);
    expect(found.slice(1).every((row) => row[1]?.includes('leaderE'))).toBe(true);
    expect(found.length).toBeLessThan(out.length);
  });

  it('is what the reader may see and no more', async () => {
    const codes = async (person: string) => (await table((await app.as(person).call(exportDuties, {})).body)).slice(1).map((row) => row[0] as string);
    const east = await codes('zoneEast');
    expect(east.length).toBeGreaterThan(10);
    expect(east.some((code) => code.startsWith('w'))).toBe(false);
    expect((await codes('office')).some((code) => code.startsWith('w'))).toBe(true);
    expect((await problemOf(app.as('leaderE').call(exportPersons, {}))).code).toBe('platform.not_permitted');
  });

  it('opens for each of them', async () => {
    const [office, admin] = [app.as('office'), app.as('admin')];
    const files = [
      await office.call(exportPlaces, {}), await office.call(exportSiteTypes, {}), await office.call(exportOrganisations, {}), await office.call(exportRounds, {}), await office.call(exportFindings, {}), await office.call(exportBulletins, {}),
      await office.call(exportNotices, {}), await office.call(exportAssignments, {}), await office.call(exportCovers, {}), await office.call(exportAudit, {}), await admin.call(exportLogins, {}),
    ];
    for (const file of files) {
      const [headers] = await table(file.body);
      expect((headers as string[]).length, file.fileName).toBeGreaterThanOrEqual(5);
      expect(file.fileName).toMatch(/-\d{4}-\d{2}-\d{2}\.xlsx$/);
    }
    expect((await problemOf(office.call(exportRoundSites, { roundId: app.id('round/none') }))).status).toBe(404);
  });
});

describe('the same headers out and in', () => {
  it.each([
    ['persons', importPersons, exportPersons], ['organisations', importOrganisations, exportOrganisations], ['sites', importSites, exportSites],
  ] as const)('%s come back unchanged', async (name, importOperation, exportOperation) => {
    const office = app.as('office');
    const { body } = await office.call(exportOperation as typeof exportPersons, {});
    const { report } = await office.call(importOperation as typeof importPersons, { file: { fileName: `${name}.xlsx`, body }, mode: 'all' });
    expect(report).toMatchObject({ outcome: 'written', badRowCount: 0, created: 0, updated: 0, ignoredColumns: [] });
    expect(report?.unchanged).toBeGreaterThan(3);
  });
});

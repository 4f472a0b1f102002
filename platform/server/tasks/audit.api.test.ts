import { beforeAll, describe, expect, it } from 'vitest';
import { listAudit, verifyAudit } from '#platform/contract/tasks.ts';
import { sql } from '#platform/server/db/index.ts';
import { saveSiteType, updateSite } from '#modules/places/contract/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  const office = app.as('office');
  for (let at = 1; at <= 6; at += 1) await office.call(saveSiteType, { code: `type-${at}`, nameZh: `类型${at}`, nameEn: `Type ${at}`, geometry: 'point' });
  await app.as('office2').call(updateSite, { siteId: app.id('site/e1a-2'), version: 1, name: '新名', siteTypeCode: 'park' });
});

describe('the audit', () => {
  it('is found by operation, subject, person and day, newest first', async () => {
    const office = app.as('office');
    const saved = await office.call(listAudit, { operation: 'places.saveSiteType' });
    expect(saved.total).toBe(6);
    expect(saved.rows.map((row) => row.subjectId)).toEqual([6, 5, 4, 3, 2, 1].map((at) => `type-${at}`));
    const about = await office.call(listAudit, { subjectKind: 'site', subjectId: app.id('site/e1a-2') });
    expect(about.rows).toMatchObject([{ operation: 'places.updateSite', actorPersonId: app.id('person/office2') }]);
    expect((await office.call(listAudit, { actorId: app.id('person/office2') })).total).toBe(1);
    expect((await office.call(listAudit, { to: '2020-01-01' })).total).toBe(0);
    expect((await problemOf(app.as('zoneEast').call(listAudit, {}))).code).toBe('platform.not_permitted');
  });

  it('proves itself whole, from the start or from any entry', async () => {
    const { sequence, head_hash } = (await sql<{ sequence: number; head_hash: string }>`select sequence, head_hash from platform.chains where programme_id = ${app.id('programme')}`.execute(app.ownerDb)).rows[0] as never;
    expect(await app.as('office').call(verifyAudit, {})).toEqual({ intact: true, checkedCount: sequence, nextSequence: null, headSequence: sequence, headHash: head_hash, broken: null });
    expect(await app.as('office').call(verifyAudit, { fromSequence: 4 })).toMatchObject({ intact: true, checkedCount: (sequence as number) - 3 });
  });

  it('names the first entry that somebody touched', async () => {
    const programme = app.id('programme');
    const check = () => app.as('office').call(verifyAudit, {});
    const entry = (await sql<{ entry: string }>`select entry from platform.audit_entries where programme_id = ${programme} and sequence = 3`.execute(app.ownerDb)).rows[0]?.entry as string;
    await sql`update platform.audit_entries set entry = replace(entry, 'type-3', 'type-9') where programme_id = ${programme} and sequence = 3`.execute(app.ownerDb);
    expect((await check()).broken).toEqual({ sequence: 3, reason: 'altered' });
    await sql`update platform.audit_entries set entry = ${entry} where programme_id = ${programme} and sequence = 3`.execute(app.ownerDb);
    expect((await check()).intact).toBe(true);
    const last = (await sql`delete from platform.audit_entries where programme_id = ${programme} and sequence = (select max(sequence) from platform.audit_entries where programme_id = ${programme}) returning *`.execute(app.ownerDb)).rows[0] as { sequence: number };
    expect((await check()).broken).toEqual({ sequence: last.sequence, reason: 'cut' });
    await sql`delete from platform.audit_entries where programme_id = ${programme} and sequence = 5`.execute(app.ownerDb);
    expect((await check()).broken).toEqual({ sequence: 5, reason: 'gap' });
  });
});

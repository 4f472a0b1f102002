import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '#platform/server/db/index.ts';
import { dutyAt, dutyImportTemplate, assignmentImportTemplate, importAssignments, importDuties, listAssignments } from '#modules/people/contract/index.ts';
import { readTable } from '#platform/server/spreadsheet/index.ts';
import { testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';

const MONDAY_TEN = Date.parse('2026-09-21T02:00:00Z');
let app: TestApp;
beforeAll(async () => { app = await testApp(); });
beforeEach(() => { app.clock.now = MONDAY_TEN; });

const fileOf = (rows: readonly string[]) => ({ fileName: 'table.csv', body: new TextEncoder().encode(rows.join('\n')) });
const duties = async (person: string, rows: readonly string[], mode: 'preview' | 'all' | 'good' = 'all') =>
  (await app.as(person).call(importDuties, { file: fileOf(['点位或区域编码,责任,责任人编号或单位编码,自,至（不含）', ...rows]), mode })).report;
const roles = async (person: string, rows: readonly string[], mode: 'preview' | 'all' | 'good' = 'all') =>
  (await app.as(person).call(importAssignments, { file: fileOf(['人员编号,角色,范围,范围编码,自,至（不含）', ...rows]), mode })).report;
const holder = async (site: string, role: string, day: string) => {
  const found = (await app.as('office').call(dutyAt, { siteId: app.id(`site/${site}`), day })).holders.find((duty) => duty.role === role);
  return found?.person?.name ?? found?.organisation?.nameZh ?? null;
};
const auditCount = async () => (await sql<{ count: number }>`select count(*)::integer as count from platform.audit_entries`.execute(app.ownerDb)).rows[0]?.count as number;

describe('duties from a file', () => {
  it('hand sites over from a day on, and the days before stay with whom they were', async () => {
    expect(await duties('office', ['e1a-1,点位长,leaderW,2026-09-25,', 'e2a-1,siteLeader,leaderW,,'])).toMatchObject({ outcome: 'written', created: 2, updated: 0, badRows: [] });
    expect(await holder('e1a-1', 'siteLeader', '2026-09-24')).toBe('示例leaderE');
    expect(await holder('e1a-1', 'siteLeader', '2026-09-25')).toBe('示例leaderW');
    expect(await holder('e2a-1', 'siteLeader', '2026-09-20')).toBe('示例leaderE2');
    expect(await holder('e2a-1', 'siteLeader', '2026-09-21')).toBe('示例leaderW');
    expect(await duties('office', ['e1a-1,点位长,leaderW,2026-09-25,', 'e2a-1,siteLeader,leaderW,,'])).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
  });

  it('take several rows about one duty one after another', async () => {
    expect(await duties('office', ['e2a-2,联络员,leaderE,2026-10-01,2026-11-01', 'e2a-2,联络员,leaderW,2026-11-01,2026-12-01'])).toMatchObject({ outcome: 'written', created: 2, badRows: [] });
    expect(await Promise.all(['2026-10-31', '2026-11-01', '2026-12-01'].map((day) => holder('e2a-2', 'liaison', day)))).toEqual(['示例leaderE', '示例leaderW', null]);
  });

  it('are refused with row, cell and reason, and the good ones are written alone when the person says so', async () => {
    const rows = ['nowhere,点位长,leaderW,,', 'e1a-2,点位长,nobody,,', 'e1a-2,责任单位,leaderW,,', 'e1a-2,点位长,leaderW,2026-10-02,2026-10-01', 'e1a-3,点位长,leaderW,2026-10-02,'];
    const preview = await duties('office', rows, 'preview');
    expect(preview?.badRows.map(({ row, column, code }) => [row, column, code])).toEqual([
      [2, '点位或区域编码', 'unknown_subject'], [3, '责任人编号或单位编码', 'unknown_person'], [4, '责任人编号或单位编码', 'unknown_organisation'], [5, '至（不含）', 'dates_out_of_order'],
    ]);
    expect(await duties('office', rows, 'all')).toMatchObject({ outcome: 'nothingWritten' });
    expect(await holder('e1a-3', 'siteLeader', '2026-10-02')).toBe('示例leaderE');
    expect(await duties('office', rows, 'good')).toMatchObject({ outcome: 'written', goodRows: 1, created: 1 });
    expect(await holder('e1a-3', 'siteLeader', '2026-10-02')).toBe('示例leaderW');
  });

  it('do not rewrite who answered on days that have passed', async () => {
    const { rows: [held] } = await sql<{ from: string }>`select lower(validity)::text as "from" from people.responsibilities where site_id = ${app.id('site/w1a-1')} and role = 'siteLeader'`.execute(app.ownerDb);
    expect((await duties('office', [`w1a-1,点位长,leaderE,${held?.from as string},`]))?.badRows).toMatchObject([{ row: 2, column: '自', code: 'holder_changed' }]);
    expect(await holder('w1a-1', 'siteLeader', '2026-09-21')).toBe('示例leaderW');
  });

  it('reach as far as the person decides over duties and no further', async () => {
    expect((await duties('zoneEast', ['w1a-2,点位长,leaderE,2026-10-02,', 'e1b-1,点位长,leaderE,2026-10-02,']))?.badRows).toMatchObject([{ row: 2, code: 'unknown_subject' }]);
  });

  it('tell whom they took by name, and where a code and the name beside it are not of one person', async () => {
    const file = fileOf(['点位或区域编码,责任,责任人编号或单位编码,责任人或单位', 'w1a-1,点位长,示例leaderW,', 'w1a-2,点位长,leaderW,示例leaderE', 'w1a-3,点位长,leaderW,示例leaderW']);
    const { report } = await app.as('office').call(importDuties, { file, mode: 'preview' });
    expect([report?.badRows, report?.warnings.map(({ row, column, code }) => [row, column, code])]).toEqual([[], [[2, '责任人编号或单位编码', 'taken_by_name'], [3, '责任人或单位', 'other_name']]]);
    expect(report?.warnings[0]?.zh).toMatch(/^“示例leaderW”按姓名取 leaderW（.+）：请看是否本人，不是请写编号$/u);
  });

  it('leave nothing behind from a preview but the note that there was one', async () => {
    const before = await auditCount();
    expect(await duties('office', ['e1b-2,点位长,leaderW,2026-10-05,'], 'preview')).toMatchObject({ outcome: 'previewed', created: 1 });
    expect(await holder('e1b-2', 'siteLeader', '2026-10-05')).toBe('示例leaderE');
    expect(await auditCount()).toBe(before + 1);
  });
});

describe('roles from a file', () => {
  const heldBy = async (person: string) => (await app.as('office').call(listAssignments, { personId: app.id(`person/${person}`), withFormer: true })).rows.map(({ role, anchor, from, to }) => [role.code, anchor.kind, from, to]);

  it('are given and ended, each known by person, role, place and first day', async () => {
    expect(await roles('office', ['leaderW,督查员,全项目,,2026-10-01,2026-11-01'])).toMatchObject({ outcome: 'written', created: 1, badRows: [] });
    expect(await heldBy('leaderW')).toContainEqual(['inspector', 'programme', '2026-10-01', '2026-11-01']);
    expect(await roles('office', ['leaderW,inspector,programme,,2026-10-01,'])).toMatchObject({ outcome: 'written', created: 0, updated: 1, badRows: [] });
    expect(await heldBy('leaderW')).toContainEqual(['inspector', 'programme', '2026-10-01', null]);
    expect((await roles('office', ['leaderW,inspector,programme,,2026-10-09,']))?.badRows).toMatchObject([{ column: '自', code: 'held_already' }]);
  });

  it('tell whom they took by name, and where a code and the name beside it are not of one person', async () => {
    const file = fileOf(['人员编号,姓名,角色,范围,范围编码', '示例leaderE,,督查员,全项目,', 'leaderE2,示例leaderE,督查员,全项目,', 'zoneEast,示例zoneEast,督查员,全项目,']);
    const { report } = await app.as('office').call(importAssignments, { file, mode: 'preview' });
    expect([report?.badRows, report?.warnings.map(({ row, column, code }) => [row, column, code])]).toEqual([[], [[2, '人员编号', 'taken_by_name'], [3, '姓名', 'other_name']]]);
  });

  it('do not overlap within a file either', async () => {
    expect((await roles('office', ['leaderE2,inspector,programme,,2026-10-01,', 'leaderE2,inspector,programme,,2026-12-01,']))?.badRows).toMatchObject([{ row: 3, column: '自', code: 'held_already' }]);
  });

  it('never include rights over rights, whoever sends the file', async () => {
    expect((await roles('admin', ['leaderW,系统管理员,全项目,,,']))?.badRows).toMatchObject([{ row: 2, column: '角色', code: 'role_reserved' }]);
  });

  it('are refused for people, roles and places that are not there', async () => {
    expect((await roles('office', ['nobody,督查员,全项目,,,', 'leaderE,皇帝,全项目,,,', 'leaderE,督查员,区域及以下,nowhere,,', 'leaderE,督查员,单位及下属,,,']))?.badRows.map(({ row, column, code }) => [row, column, code])).toEqual([
      [2, '人员编号', 'unknown_person'], [3, '角色', 'unknown_role'], [4, '范围编码', 'unknown_anchor'], [5, '范围编码', 'required'],
    ]);
  });
});

it.each([['duties', dutyImportTemplate], ['roles', assignmentImportTemplate]] as const)('the template of %s has the headers that are read', async (_name, operation) => {
  const { body } = await app.as('office').call(operation, {});
  const headers: unknown[][] = [];
  for await (const row of readTable({ buffer: Buffer.from(body) })) headers.push([...row.cells]);
  expect(headers[0]).toContain('至（不含）');
});

import { beforeAll, describe, expect, it } from 'vitest';
import { readTask, readTaskErrors, cancelTask, listTasks } from '#platform/contract/tasks.ts';
import type { ImportReport } from '#platform/contract/tasks.ts';
import { oneRow, sql } from '#platform/server/db/index.ts';
import { readTable, writeCsv } from '#platform/server/spreadsheet/index.ts';
import { bytesOf } from '#platform/server/imports/index.ts';
import { runTask } from '#platform/server/tasks/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { exportSites, importOrganisations, importPlaces, importSites, listOrganisations, listPlaces, listSites, readPlace, readSite, siteImportTemplate } from '../contract/index.ts';
import { dutyAt } from '../../people/contract/index.ts';
import { fromWgs84 } from './coordinates.ts';

let app: TestApp;
beforeAll(async () => { app = await testApp(); });

const HEADERS = ['点位编码', '点位名称', '点位类型', '所属网格编码', '经度', '纬度', '点位长编号', '责任单位编码', '启用日期'];
type Row = readonly (string | number | null)[];
const good = (code: string, name = '甲公园'): Row => [code, name, '公园', 'e1a', 108.005, 32.005, 'leaderE', 'bureau-a', '2026-03-01'];

async function csv(rows: readonly Row[], headers: readonly string[] = HEADERS): Promise<{ fileName: string; body: Uint8Array }> {
  return { fileName: '点位.csv', body: await bytesOf(writeCsv({ columns: headers.map((header) => ({ header })), rows })) };
}

async function importRows(person: string, rows: readonly Row[], mode: 'preview' | 'all' | 'good', headers = HEADERS): Promise<ImportReport & { taskId: string }> {
  const { taskId, report } = await app.as(person).call(importSites, { file: await csv(rows, headers), mode });
  if (report === null) throw new Error('a small file is done at once');
  return { ...report, taskId };
}

const siteCount = async (): Promise<number> => (await app.as('office').call(listSites, {})).total;

describe('an import of sites with bad rows', () => {
  const bad: Row[] = [
    good('im-1'),
    ['im-2', '乙公园', '城堡', 'e1a', 108.005, 32.005, 'leaderE', 'bureau-a', '2026-03-01'],
    ['im-3', '', '公园', 'e1a', 108.005, 32.005, 'nobody', 'bureau-a', '2026-03-01'],
    ['im-4', '丁公园', '公园', 'e1a', 32.005, 108.005, null, 'bureau-z', '2026-03-01'],
    ['im-5', '戊公园', '公园', 'nowhere', 108.005, 32.005, null, null, '2026-13-01'],
    good('im-1', '又是甲'),
  ];

  it('names each row, column, value and reason, in both languages', async () => {
    const report = await importRows('office', bad, 'preview');
    expect(report).toMatchObject({ totalRows: 6, goodRows: 1, badRowCount: 5, created: 1, updated: 0, outcome: 'previewed' });
    expect(report.badRows.map(({ row, letter, column, value, code }) => [row, letter, column, value, code])).toEqual([
      [3, 'C', '点位类型', '城堡', 'unknown_site_type'],
      [4, 'B', '点位名称', '', 'required'],
      [5, 'E', '经度', '32.005', 'swapped'],
      [6, 'I', '启用日期', '2026-13-01', 'not_a_date'],
      [7, 'A', '点位编码', 'im-1', 'duplicate'],
    ]);
    expect(report.badRows[4]).toMatchObject({ zh: '与第 2 行重复，请只留一行', en: 'The same as in row 2: keep one' });
  });

  it('keeps nothing in a preview and nothing when all must be good', async () => {
    const before = await siteCount();
    const preview = await importRows('office', bad, 'preview');
    const all = await importRows('office', bad, 'all');
    expect(all.outcome).toBe('nothingWritten');
    expect(await siteCount()).toBe(before);
    // what a preview says is what would happen: one path for both
    const { mode: _a, outcome: _b, duration_ms: _c, taskId: _d, ...shown } = preview;
    const { mode: _e, outcome: _f, duration_ms: _g, taskId: _h, ...real } = all;
    expect(real).toEqual(shown);
  });

  it('writes the good rows when asked to, and gives the bad ones back as a workbook to correct', async () => {
    const report = await importRows('office', bad, 'good');
    expect(report).toMatchObject({ outcome: 'written', created: 1, hasErrorWorkbook: true });
    const file = await app.as('office').call(readTaskErrors, { taskId: report.taskId });
    expect(file.fileName).toBe('点位-错误回执.xlsx');
    const rows = [];
    for await (const row of readTable({ buffer: file.body })) rows.push(row.cells);
    expect(rows).toHaveLength(6);
    expect(rows[0]?.at(-1)).toBe('错误');
    expect(rows[1]?.at(-1)).toContain('没有点位类型“城堡”');
    expect((await problemOf(app.as('zoneEast').call(readTaskErrors, { taskId: report.taskId }))).code).toBe('platform.not_found');
  });

  it('uploaded again creates nothing', async () => {
    const rows = [good('re-1'), good('re-2', '乙公园')];
    expect(await importRows('office', rows, 'all')).toMatchObject({ created: 2, updated: 0, unchanged: 0 });
    expect(await importRows('office', rows, 'all')).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
    expect(await importRows('office', [good('re-1', '新名字'), rows[1] as Row], 'all')).toMatchObject({ created: 0, updated: 1, unchanged: 1 });
  });

  it('refuses a file that is no table, and a table with other headers', async () => {
    const attempt = (body: string) => problemOf(app.as('office').call(importSites, { file: { fileName: 'a.csv', body: new TextEncoder().encode(body) } }));
    expect((await attempt('%PDF-1.7')).code).toBe('platform.import_unreadable');
    expect((await attempt('a,b\n1,2\n')).problem.advice).toContain('表头');
    expect((await attempt('点位名称,点位类型\n甲,公园\n')).problem.advice).toContain('缺少必填列“点位编码”');
  });
});

describe('who answers for an imported site', () => {
  it('answers from the day given; a new holder ends the former that day', async () => {
    const headers = [...HEADERS, '责任起始日期'];
    await importRows('office', [[...good('du-1'), null]], 'all', headers);
    const site = (await app.as('office').call(listSites, { q: 'du-1' })).rows[0];
    expect(site).toMatchObject({ siteLeader: { name: '示例leaderE' }, responsibleUnit: { nameZh: '单位bureau-a' } });
    const changed: Row = [...good('du-1').slice(0, 6), 'leaderE2', 'bureau-a', '2026-03-01', '2026-08-01'];
    expect(await importRows('office', [changed], 'all', headers)).toMatchObject({ created: 0, updated: 1 });
    expect(await importRows('office', [changed], 'all', headers)).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
    const leaderOn = async (day: string) =>
      (await app.as('office').call(dutyAt, { siteId: site?.id as string, day })).holders.find((holder) => holder.role === 'siteLeader')?.person?.name;
    expect([await leaderOn('2026-02-28'), await leaderOn('2026-03-01'), await leaderOn('2026-07-31'), await leaderOn('2026-08-01')])
      .toEqual([undefined, '示例leaderE', '示例leaderE', '示例leaderE2']);
    // and one who would come between is named as a bad row
    const between: Row = [...good('du-1').slice(0, 6), 'leaderW', 'bureau-a', '2026-03-01', '2026-05-01'];
    expect((await importRows('office', [between], 'all', headers)).badRows[0]).toMatchObject({ column: '责任起始日期', code: 'duty_overlaps' });
  });
});

describe('an import by somebody with part of the programme', () => {
  it('stays in that part', async () => {
    const report = await importRows('zoneWest', [good('zw-1'), ['e1a-1', '抢来的', '公园', 'w1a', 108.03, 32.03, null, null, null], ['zw-2', '西公园', '公园', 'w1a', 108.03, 32.03, 'leaderW', null, null]], 'good');
    expect(report).toMatchObject({ created: 1, badRowCount: 2 });
    expect(report.badRows.map((row) => row.code)).toEqual(['out_of_reach', 'taken_elsewhere']);
    expect((await app.as('office').call(listSites, { q: '抢来的' })).total).toBe(0);
  });
});

describe('an export', () => {
  it.each(['xlsx', 'geojson'] as const)('as %s comes back in and changes nothing', async (format) => {
    const office = app.as('office');
    const file = await office.call(exportSites, { format });
    const total = await siteCount();
    const { report } = await office.call(importSites, { file: { fileName: file.fileName, body: file.body }, mode: 'all' });
    expect(report).toMatchObject({ outcome: 'written', created: 0, updated: 0, unchanged: total, badRowCount: 0 });
  });

  it('has a template that says what to fill in', async () => {
    const file = await app.as('office', { locale: 'en' }).call(siteImportTemplate, {});
    const rows = [];
    for await (const row of readTable({ buffer: file.body })) rows.push(row.cells);
    expect(rows[0]?.slice(0, 3)).toEqual(['Site code*', 'Site name*', 'Site type*']);
  });
});

describe('GeoJSON', () => {
  const polygon = (west: number, south: number) => ({ type: 'Polygon', coordinates: [[[west, south], [west + 0.01, south], [west + 0.01, south + 0.01], [west, south + 0.01], [west, south]]] });
  const file = (features: unknown[]) => ({ fileName: 'a.geojson', body: new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', features })) });
  const place = (code: string, kind: string, parent: string, geometry: unknown = null) => ({ type: 'Feature', geometry, properties: { code, nameZh: `${code}地`, kind, parent } });

  it('brings places in any order, in the tree and the zone where they belong', async () => {
    const office = app.as('office');
    const features = [place('n1a', 'grid', 'n1', polygon(108.05, 32.05)), place('n1', 'community', 'zone-north'), place('zone-north', 'zone', 'city')];
    const { report } = await office.call(importPlaces, { file: file(features), mode: 'all' });
    expect(report).toMatchObject({ created: 3, badRowCount: 0 });
    const grid = (await office.call(listPlaces, { kinds: ['grid'] })).rows.find((row) => row.code === 'n1a');
    const read = await office.call(readPlace, { placeId: grid?.id as string });
    expect(read.path.map((each) => each.code)).toEqual(['city', 'zone-north', 'n1', 'n1a']);
    expect(read.zoneId).toBe(read.path[1]?.id);
    expect([read.centreLongitude, read.centreLatitude]).toEqual([108.055, 32.055]);
    expect((await office.call(importPlaces, { file: file(features), mode: 'all' })).report).toMatchObject({ created: 0, updated: 0, unchanged: 3 });
    const wrong = await office.call(importPlaces, { file: file([place('x1', 'zone', 'n1a'), place('x2', 'grid', 'nowhere'), place('x3', 'grid', 'n1', { type: 'Point', coordinates: [1, 2] })]), mode: 'all' });
    expect(wrong.report?.badRows.map((row) => row.code).sort()).toEqual(['bad_boundary', 'unknown_place', 'wrong_parent']);
  });

  it('brings sites as points and lines in a declared system, each into the grid it lies in', async () => {
    const office = app.as('office');
    const shifted = (longitude: number, latitude: number) => fromWgs84([longitude, latitude], 'GCJ-02');
    const features = [
      { type: 'Feature', geometry: { type: 'Point', coordinates: shifted(108.055, 32.055) }, properties: { code: 'gj-1', name: '北公园', siteType: 'park' } },
      { type: 'Feature', geometry: { type: 'LineString', coordinates: [shifted(108.051, 32.051), shifted(108.059, 32.051)] }, properties: { code: 'gj-2', name: '北大街', siteType: '主干道' } },
      { type: 'Feature', geometry: { type: 'Polygon', coordinates: [] }, properties: { code: 'gj-3', name: '面', siteType: 'park' } },
    ];
    const { report } = await office.call(importSites, { file: file(features), mode: 'good', crs: 'GCJ-02' });
    expect(report).toMatchObject({ created: 2, badRowCount: 1 });
    expect(report?.badRows[0]).toMatchObject({ row: 3, value: 'Polygon' });
    const { rows } = await office.call(listSites, { q: 'gj-' });
    expect(rows.map((row) => row.placeCode)).toEqual(['n1a', 'n1a']);
    const line = await office.call(readSite, { siteId: rows[1]?.id as string });
    expect(line).toMatchObject({ sourceCrs: 'GCJ-02', lengthM: 754 });
    expect(line.longitude).toBeCloseTo(108.055, 5);
  });

  it('that is none is refused with the reason', async () => {
    const problem = await problemOf(app.as('office').call(importPlaces, { file: { fileName: 'a.geojson', body: new TextEncoder().encode('{"type":"Feature"}') } }));
    expect(problem.problem.advice).toContain('顶层不是 FeatureCollection');
  });
});

describe('an import of organisations', () => {
  it('builds the tree and refuses one that stands above itself', async () => {
    const office = app.as('office');
    const headers = ['单位编码', '单位名称', '单位类别', '上级单位编码'];
    const rows: Row[] = [['bureau-c', '丙局', 'bureau', 'office'], ['bureau-c-1', '丙局一科', 'office', 'bureau-c'], ['lost', '无主', 'bureau', 'nowhere'], ['bureau-c', '再来', 'bureau', 'office']];
    const { report } = await office.call(importOrganisations, { file: await csv(rows, headers), mode: 'good' });
    expect(report).toMatchObject({ created: 2, badRowCount: 2 });
    const circle = await office.call(importOrganisations, { file: await csv([['bureau-c', '丙局', 'bureau', 'bureau-c-1']], headers), mode: 'all' });
    expect(circle.report?.badRows[0]).toMatchObject({ code: 'circle', column: '上级单位编码' });
    expect((await office.call(listOrganisations, { q: '丙局' })).rows.map((row) => row.code)).toEqual(['bureau-c', 'bureau-c-1']);
  });
});

describe('a large import', () => {
  /** Long addresses make a large file of few rows. */
  const large = (prefix: string, count: number) => csv(
    Array.from({ length: count }, (_each, at) => [...(at === 1_000 ? [`${prefix}-x`, '坏行', '城堡', ...good('x').slice(3)] : good(`${prefix}-${at}`, `大批公园第${at}号`)), '演示街道'.repeat(25)]),
    [...HEADERS, '地址'],
  );
  const run = (taskId: string, signal = new AbortController().signal) => runTask({ programmeId: app.id('programme'), taskId }, { runtime: app.runtime, signal });

  it('goes on as a task whose result waits for the person, and runs once only', async () => {
    const office = app.as('office');
    const started = await office.call(importSites, { file: await large('lg', 2_500), mode: 'good' });
    expect(started.report).toBeNull();
    expect((await office.call(readTask, { taskId: started.taskId })).state).toBe('waiting');
    await run(started.taskId);
    const done = await office.call(readTask, { taskId: started.taskId });
    expect(done).toMatchObject({ state: 'done', doneCount: 2_500, totalCount: 2_500, report: { created: 2_499, badRowCount: 1, hasErrorWorkbook: true } });
    await run(started.taskId);
    const listed = (await office.call(listTasks, { state: 'done', pageSize: 200 })).rows.find((task) => task.id === started.taskId);
    expect(listed?.finishedAt).toBe(done.finishedAt);
    expect((await problemOf(office.call(cancelTask, { taskId: started.taskId }))).code).toBe('platform.task_over');
    expect((await problemOf(app.as('zoneEast').call(readTask, { taskId: started.taskId }))).code).toBe('platform.not_found');
  });

  it('keeps the file sealed until it was read, and then not at all', async () => {
    const office = app.as('office');
    const kept = async (taskId: string) => {
      const { sha } = await oneRow<{ sha: string }>(app.ownerDb, sql`select input ->> 'fileSha256' as sha from platform.tasks where id = ${taskId}`);
      return app.runtime.fileStore.get(sha);
    };
    const started = await office.call(importSites, { file: await large('sl', 2_500), mode: 'preview' });
    const lying = await kept(started.taskId) as Uint8Array;
    expect(lying.byteLength).toBeGreaterThan(512 * 1024);
    expect(Buffer.from(lying).includes('大批公园')).toBe(false);
    await run(started.taskId);
    expect((await office.call(readTask, { taskId: started.taskId })).report?.outcome).toBe('previewed');
    expect(await kept(started.taskId)).toBeNull();
    expect((await office.call(readTaskErrors, { taskId: started.taskId })).body.byteLength).toBeGreaterThan(100);

    const never = await office.call(importSites, { file: await large('sn', 2_500), mode: 'preview' });
    await office.call(cancelTask, { taskId: never.taskId });
    expect(await kept(never.taskId)).toBeNull();
  });

  it('cancelled half way leaves no row', async () => {
    const office = app.as('office');
    const before = await siteCount();
    const started = await office.call(importSites, { file: await large('cx', 6_000), mode: 'good' });
    const running = run(started.taskId);
    while ((await office.call(readTask, { taskId: started.taskId })).doneCount === 0) await new Promise((resolve) => { setTimeout(resolve, 20); });
    await office.call(cancelTask, { taskId: started.taskId });
    await running;
    expect((await office.call(readTask, { taskId: started.taskId })).state).toBe('cancelled');
    expect(await siteCount()).toBe(before);
  });

  it('cancelled before it began ends at once', async () => {
    const office = app.as('office');
    const started = await office.call(importSites, { file: await large('cb', 2_500), mode: 'good' });
    expect(await office.call(cancelTask, { taskId: started.taskId })).toEqual({ state: 'cancelled' });
    await run(started.taskId);
    expect((await office.call(readTask, { taskId: started.taskId })).report).toBeNull();
  });

  it('interrupted by a stop of the server begins again and finishes', async () => {
    const office = app.as('office');
    const started = await office.call(importSites, { file: await large('st', 2_500), mode: 'good' });
    const stopping = new AbortController();
    stopping.abort();
    await expect(run(started.taskId, stopping.signal)).rejects.toThrow('stopping');
    expect((await office.call(readTask, { taskId: started.taskId })).state).toBe('running');
    await run(started.taskId);
    expect((await office.call(readTask, { taskId: started.taskId })).report).toMatchObject({ created: 2_499 });
  });

  it('by somebody who lost the right meanwhile fails and says why', async () => {
    const started = await app.as('zoneEast').call(importSites, { file: await large('lr', 2_500), mode: 'good' });
    await sql`update people.assignments set valid_to = '2026-09-02' where programme_id = ${app.id('programme')} and person_id = ${app.id('person/zoneEast')}`.execute(app.ownerDb);
    await run(started.taskId);
    const task = await oneRow<{ state: string; problem: { code: string } }>(app.ownerDb, sql`select state, problem from platform.tasks where id = ${started.taskId}`);
    expect([task.state, task.problem.code]).toEqual(['failed', 'platform.not_permitted']);
  });
});

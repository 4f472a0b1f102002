import { beforeAll, describe, expect, it } from 'vitest';
import { enterRecord, saveRegister } from '#modules/records/contract/index.ts';
import { rows, sql } from '#platform/server/db/index.ts';
import { cellText, readTable } from '#platform/server/spreadsheet/index.ts';
import { photoBy } from '../../../tests/kit/cases.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { attachProjectPhoto, createProject, exportFunding, importFunding, importProjects, listFunding, listFundingSources, listProjects, readFundingSums, readProject, recordProgress, saveFunding, saveFundingSource, setProjectState, suggestProgress, updateProject, withdrawProgress } from '../contract/index.ts';

let app: TestApp;
let made = 0;
const office = () => app.as('office');
const area = { name: '改造面积', unit: '平方米', planned: 1_000 };
const project = async (more: object = {}) => (await office().call(createProject, { code: `XM-${(made += 1)}`, name: '示例小区改造', kind: 'renewal', startsOn: '2026-03-01', endsOn: '2026-12-01', measures: [area], placeId: app.id('place/e1'), organisationId: app.id('organisation/bureau-a'), ...more })).id;
const read = (projectId: string) => office().call(readProject, { projectId });
const doubts = async (projectId: string) => (await read(projectId)).doubts.map(({ kind }) => kind);

beforeAll(async () => { app = await testApp(); });

describe('the money of a project', () => {
  it('is kept by source and year, adds up both ways, and what is spent beyond what arrived is told in a sentence', async () => {
    const projectId = await project();
    const line = (source: string, year: number, wan: readonly [number, number, number]) => office().call(saveFunding, { projectId, source, year, plannedFen: wan[0] * 1_000_000, arrivedFen: wan[1] * 1_000_000, spentFen: wan[2] * 1_000_000 });
    await line('province', 2025, [800, 800, 700]);
    await line('county', 2026, [500, 300, 200]);
    expect((await read(projectId)).money).toEqual({ planned: 1_300_000_000, arrived: 1_100_000_000, spent: 900_000_000 });
    const { doubts: told } = await line('county', 2026, [500, 300, 310]);
    expect(told).toEqual([{ kind: 'spentOverArrived', zh: '2026 年县级：已支出 310 万元，超过已到位的 300 万元', en: expect.stringContaining('310 spent of 300 arrived') }]);
    expect((await problemOf(line('lottery', 2026, [1, 1, 1]))).code).toBe('plans.source_unknown');
    await office().call(saveFundingSource, { code: 'lottery', nameZh: '福彩公益金', nameEn: 'Lottery' });
    await line('lottery', 2026, [20, 0, 0]);
    expect((await office().call(listFundingSources, {})).rows.map(({ code }) => code)).toEqual(['central', 'province', 'city', 'county', 'selfRaised', 'social', 'lottery']);
    const sums = await office().call(readFundingSums, {});
    const planned = (of: readonly { money: { planned: number } }[]) => of.reduce((sum, { money }) => sum + money.planned, 0);
    expect([planned(sums.bySource), planned(sums.byYear)]).toEqual([sums.total.planned, sums.total.planned]);
  });

  it('comes in as a sheet in 万元, exact to the fen, and goes out under the same headers', async () => {
    const projectId = await project({ code: 'XM-SHEET' });
    const sheet = (lines: readonly string[]) => ({ fileName: 'money.csv', body: new TextEncoder().encode(['项目编码,资金来源,年度,计划（万元）,到位（万元）,支出（万元）', ...lines].join('\n')) });
    const bad = await office().call(importFunding, { mode: 'all', file: sheet(['XM-NONE,省级,2026,1,1,1', 'XM-SHEET,彩票,2026,1,1,1', 'XM-SHEET,省级,2026,1.0000001,1,1']) });
    expect(bad.report?.badRows.map(({ row, column, code }) => `${row} ${column} ${code}`).join('\n')).toMatch(/2 项目编码 unknown_project\n3 资金来源 unknown_source\n4 计划（万元） /);
    const good = await office().call(importFunding, { mode: 'all', file: sheet(['XM-SHEET,省级,2026,1857.2,1857.200001,0.01', 'XM-SHEET,county,2026,10,0,0']) });
    expect(good.report).toMatchObject({ outcome: 'written', created: 2 });
    expect((await office().call(listFunding, { projectId, source: 'province' })).rows).toMatchObject([{ plannedFen: 1_857_200_000, arrivedFen: 1_857_200_001, spentFen: 10_000 }]);
    const out: string[][] = [];
    const { body } = await office().call(exportFunding, { projectId });
    for await (const row of readTable({ buffer: Buffer.from(body) })) out.push(row.cells.map(cellText));
    expect(out[0]).toEqual(['项目编码', '资金来源', '年度', '计划（万元）', '到位（万元）', '支出（万元）']);
    expect((await office().call(importFunding, { mode: 'all', file: { fileName: 'money.xlsx', body } })).report).toMatchObject({ unchanged: 2 });
  });
});

describe('the work of a project', () => {
  it('is read day by day by the unit that answers for it; more than planned or less than before is told', async () => {
    const projectId = await project();
    const measureId = (await read(projectId)).measures[0]?.id as string;
    const say = (on: string, value: number) => app.as('deptA').call(recordProgress, { measureId, on, value, source: '监理月报' });
    await say('2026-05-01', 400);
    expect((await problemOf(say('2026-05-01', 410))).code).toBe('plans.reading_there');
    expect((await problemOf(say('2026-09-22', 500))).code).toBe('plans.dates_out_of_order');
    const { id: readingId } = await say('2026-07-01', 300);
    expect(await doubts(projectId)).toEqual(['fell']);
    await app.as('deptA').call(withdrawProgress, { readingId, reason: '抄错了' });
    expect((await problemOf(app.as('deptA').call(withdrawProgress, { readingId, reason: '抄错了' }))).code).toBe('plans.reading_withdrawn');
    expect((await say('2026-08-01', 1_000.5)).doubts.map(({ zh }) => zh)).toEqual(['改造面积：累计完成 1,000.5 平方米，超过计划的 1,000 平方米（超过 100%）']);
    expect((await read(projectId)).progress).toMatchObject({ done: 1_000.5, planned: 1_000, unit: '平方米', on: '2026-08-01' });
    expect((await problemOf(app.as('deptB').call(recordProgress, { measureId, on: '2026-09-01', value: 1, source: '别人的' }))).code).toBe('platform.not_found');
  });

  it('is offered what a register says of the place under the same name and unit, with its source and age, within one’s reach', async () => {
    const { id: registerId } = await office().call(saveRegister, { code: 'renewal', zh: '改造台账', en: 'Renewal', titleField: 'name', dayField: 'on', fields: [
      { code: 'name', zh: '名称', en: 'Name', type: 'text', required: true }, { code: 'on', zh: '日期', en: 'On', type: 'date' }, { code: 'where', zh: '区域', en: 'Place', type: 'place' }, { code: 'area', zh: '改造面积', en: 'Area', type: 'number', unit: '平方米' }, { code: 'acres', zh: '改造面积（亩）', en: 'Acres', type: 'number', unit: '亩' },
    ] });
    const record = (on: string, value: number, place = 'place/e1') => office().call(enterRecord, { registerId, values: { name: '示例小区', on, where: app.id(place), area: value, acres: 3 } });
    await record('2026-06-01', 300);
    const { id: recordId } = await record('2026-09-01', 650);
    await record('2026-09-02', 999, 'place/w1');
    const measureId = (await read(await project())).measures[0]?.id as string;
    expect((await office().call(suggestProgress, { measureId })).rows).toEqual([{ value: 650, on: '2026-09-01', ageDays: 20, from: { path: `/records/${recordId}`, title: '示例小区', ofZh: '改造台账', ofEn: 'Renewal' } }]);
    expect((await office().call(suggestProgress, { measureId: (await read(await project({ placeId: null }))).measures[0]?.id as string })).rows).toEqual([]);
    expect((await problemOf(app.as('deptB').call(suggestProgress, { measureId }))).code).toBe('platform.not_found');
    expect((await app.as('zoneEast').call(suggestProgress, { measureId })).rows).toMatchObject([{ value: 650 }]);
    // Whoever delivers and may not read registers is offered nothing of them.
    const may = [app.id('programme'), 'zoneCoordinator', 'records.read'] as const;
    await sql`delete from people.role_permissions where programme_id = ${may[0]} and role_code = ${may[1]} and permission = ${may[2]}`.execute(app.ownerDb);
    try {
      expect((await app.as('zoneEast').call(suggestProgress, { measureId })).rows).toEqual([]);
    } finally { await sql`insert into people.role_permissions (programme_id, role_code, permission) values (${may[0]}, ${may[1]}, ${may[2]})`.execute(app.ownerDb); }
  });

  it('that has readings keeps its measure', async () => {
    const projectId = await project();
    const measureId = (await read(projectId)).measures[0]?.id as string;
    await office().call(recordProgress, { measureId, on: '2026-05-01', value: 4, source: '监理月报' });
    const facts = { projectId, version: 1, name: '改名', kind: 'renewal' as const, startsOn: '2026-03-01', endsOn: '2026-12-01' };
    expect((await problemOf(office().call(updateProject, { ...facts, measures: [] }))).code).toBe('plans.measure_wrong');
    expect((await problemOf(office().call(updateProject, { ...facts, measures: [area, area] }))).code).toBe('plans.measure_wrong');
    await office().call(updateProject, { ...facts, measures: [{ ...area, id: measureId, planned: 2_000 }], milestones: [{ name: '主体完工', dueOn: '2026-08-01', doneOn: '2026-08-03' }] });
    expect(await read(projectId)).toMatchObject({ name: '改名', progress: { done: 4, planned: 2_000 }, milestones: [{ name: '主体完工', doneOn: '2026-08-03' }], version: 2 });
  });
});

describe('a project', () => {
  it('goes from planned to finished, and says why it pauses', async () => {
    const projectId = await project({ milestones: [{ name: '验收', dueOn: '2026-09-01' }] });
    const become = (version: number, state: 'underway' | 'paused' | 'finished' | 'dropped', more: object = {}) => office().call(setProjectState, { projectId, version, state, ...more });
    expect((await problemOf(become(1, 'finished'))).code).toBe('plans.project_state_wrong');
    await become(1, 'underway');
    expect((await problemOf(become(2, 'paused'))).code).toBe('plans.reason_missing');
    await become(2, 'paused', { reason: '等管线迁改' });
    await become(3, 'underway');
    expect((await problemOf(become(4, 'finished', { finishedOn: '2026-10-01' }))).code).toBe('plans.dates_out_of_order');
    await become(4, 'finished', { finishedOn: '2026-09-10' });
    expect(await doubts(projectId)).toEqual(['finishedUndone', 'finishedMilestones']);
    expect((await problemOf(become(4, 'underway'))).code).toBe('platform.changed_meanwhile');
  });

  it('has photos from before and after', async () => {
    const projectId = await project();
    for (const role of ['before', 'after'] as const) await office().call(attachProjectPhoto, { projectId, fileId: await photoBy(app, 'office', 'e1a-1'), role });
    expect((await read(projectId)).photos.map(({ role }) => role)).toEqual(['before', 'after']);
    expect((await problemOf(office().call(attachProjectPhoto, { projectId, fileId: app.id('nothing'), role: 'after' }))).code).toBe('plans.photo_unknown');
  });

  it('is seen where it lies and by the unit that answers for it, and by nobody else', async () => {
    const projectId = await project();
    const seen = async (person: string) => (await app.as(person).call(listProjects, { pageSize: 200 })).rows.some(({ id }) => id === projectId);
    expect([await seen('deptA'), await seen('zoneEast'), await seen('communityE1'), await seen('deptB'), await seen('zoneWest')]).toEqual([true, true, true, false, false]);
    const raw = await app.appDb.transaction().execute(async (tx) => {
      await sql`select people.set_context(${app.id('programme')}, false, ${[app.id('place/w1')]}::uuid[], '{}', '{}')`.execute(tx);
      return rows(tx, sql`select id from plans.projects union all select id from plans.measures union all select project_id from plans.funding`);
    });
    expect(raw).toEqual([]);
  });

  it('comes in as a sheet with its plan, place and unit by their codes', async () => {
    const file = { fileName: 'projects.csv', body: new TextEncoder().encode('项目编码,项目名称,类别,区域编码,责任单位编码,惠及户数,开工日期,计划完工日期\nXM-A,甲小区,改造,e1,bureau-a,42,2026-03-01,2026-10-01\nXM-B,乙小区,改造,nowhere,,x,2026-03-01,2026-02-01\n') };
    const faults = (await office().call(importProjects, { mode: 'preview', file })).report?.badRows.map(({ row, column }) => `${row} ${column}`);
    expect(faults).toEqual(expect.arrayContaining(['3 惠及户数']));
    const good = { fileName: 'projects.csv', body: new TextEncoder().encode('项目编码,项目名称,类别,区域编码,责任单位编码,惠及户数,开工日期,计划完工日期\nXM-A,甲小区,改造,e1,bureau-a,42,2026-03-01,2026-10-01\n') };
    expect((await office().call(importProjects, { mode: 'all', file: good })).report).toMatchObject({ created: 1 });
    expect((await office().call(importProjects, { mode: 'all', file: good })).report).toMatchObject({ unchanged: 1 });
  });
});

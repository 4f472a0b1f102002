import { beforeAll, describe, expect, it } from 'vitest';
import { decideCrosswalkLinks, importEdition, readEdition } from '#modules/frameworks/contract/index.ts';
import { listMyDuties } from '#platform/contract/duties.ts';
import { rows, sql } from '#platform/server/db/index.ts';
import { cellText, readTable } from '#platform/server/spreadsheet/index.ts';
import { editionInForce, fieldEdition, fileOf } from '../../../tests/kit/a-round.ts';
import { photoBy } from '../../../tests/kit/cases.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import {
  acceptPlanTask, beginPlanTask, countPlanTasks, createPlan, createPlanTask, deliverPlanTask, dropPlanTask, exportPlanTasks, importPlanTasks, listPlans, listPlanTasks, planTaskImportTemplate, readPlan, readPlanChart, readPlanTask, setPlanState, suggestDelivery, updatePlanTask,
} from '../contract/index.ts';
import { planEvidence } from './index.ts';

let app: TestApp;
let editionId: string;
let standardId: string;
let otherStandardId: string;
const office = () => app.as('office');
const bureau = (name: string) => app.id(`organisation/bureau-${name}`);
let made = 0;

async function planInForce(more: object = {}): Promise<string> {
  const { id } = await office().call(createPlan, { code: `W-${(made += 1)}`, nameZh: '年度工作计划', nameEn: 'Year', startsOn: '2026-01-01', endsOn: '2026-12-31', phases: [{ name: '全年', startsOn: '2026-01-01', endsOn: '2026-12-31' }], ...more });
  await office().call(setPlanState, { planId: id, state: 'inForce' });
  return id;
}
const task = async (planId: string, more: object = {}) => (await office().call(createPlanTask, { planId, code: `K-${(made += 1)}`, name: '整治背街小巷', organisationId: bureau('a'), dueOn: '2026-10-10', evidence: '照片', ...more })).id;
const duties = async (person: string) => (await app.as(person).call(listMyDuties, { pageSize: 200 })).rows.filter(({ kind }) => kind.startsWith('plans.')).map(({ kind, subjectId }) => `${kind} ${subjectId}`);

beforeAll(async () => {
  app = await testApp();
  editionId = await editionInForce(app);
  const { editionId: otherId } = await office().call(importEdition, { file: fileOf(fieldEdition({ code: 'other-2026', family: 'other' })), mode: 'import' });
  const leafOf = async (id: string) => (await office().call(readEdition, { editionId: id })).nodes.find(({ level }) => level === 'standard')?.id as string;
  [standardId, otherStandardId] = [await leafOf(editionId), await leafOf(otherId as string)];
  await office().call(decideCrosswalkLinks, { editionId, otherEditionId: otherId as string, links: [{ leftCode: '1.1.1', rightCode: '1.1.1', relation: 'same' }] });
});

describe('a task', () => {
  it('names units, a person and standards that are there, and is due within its plan', async () => {
    const planId = await planInForce();
    const wrong = async (more: object) => (await problemOf(task(planId, more))).code;
    expect(await wrong({ organisationId: app.id('nothing') })).toBe('plans.organisation_unknown');
    expect(await wrong({ helperIds: [bureau('a')] })).toBe('plans.organisation_unknown');
    expect(await wrong({ ownerId: app.id('nothing') })).toBe('plans.person_unknown');
    expect(await wrong({ standardIds: [app.id('nothing')] })).toBe('plans.standard_unknown');
    expect(await wrong({ targetId: app.id('nothing') })).toBe('plans.target_unknown');
    expect(await wrong({ dueOn: '2027-01-01' })).toBe('plans.task_outside_plan');
    expect(await wrong({ startsOn: '2026-10-11' })).toBe('plans.dates_out_of_order');
    const id = await task(planId, { helperIds: [bureau('b')], ownerId: app.id('person/liaisonA'), standardIds: [standardId] });
    expect(await office().call(readPlanTask, { taskId: id })).toMatchObject({ lead: { code: 'bureau-a' }, helpers: [{ code: 'bureau-b' }], owner: { name: '示例liaisonA' }, state: 'open', isOverdue: false, standards: ['test-2026/1.1.1'] });
    expect((await problemOf(task(planId, { code: `K-${made}` }))).code).toBe('plans.task_code_taken');
  });

  it('is offered what the unit said when it delivered the same before, with its age; another unit’s words are not', async () => {
    const planId = await planInForce({ nameZh: '上半年计划' });
    const deliver = async (taskId: string, person: string, note: string) => app.as(person).call(deliverPlanTask, { taskId, version: (await office().call(readPlanTask, { taskId })).version, note });
    const before = await task(planId, { standardIds: [otherStandardId], evidence: '照片' });
    const listed = await task(planId, { evidence: '垃圾清运记录、照片' });
    const elsewhere = await task(planId, { organisationId: bureau('b'), standardIds: [standardId] });
    await task(planId, { standardIds: [standardId] });
    for (const [id, person, note] of [[before, 'deptA', '已整治六条巷，照片在镇里'], [listed, 'deptA', '清运记录每日一份'], [elsewhere, 'deptB', '别的单位说的']] as const) await deliver(id, person, note);
    const next = await task(await planInForce({ nameZh: '下半年计划' }), { standardIds: [standardId], evidence: '照片，垃圾清运记录' });
    const { rows: found } = await app.as('deptA').call(suggestDelivery, { taskId: next });
    expect(found.map(({ taskId, note, planZh, ageDays }) => [taskId, note, planZh, ageDays]).toSorted()).toEqual([[before, '已整治六条巷，照片在镇里', '上半年计划', 0], [listed, '清运记录每日一份', '上半年计划', 0]].toSorted());
    expect(found.find(({ taskId }) => taskId === listed)?.shared).toEqual(['垃圾清运记录']);
    expect((await office().call(suggestDelivery, { taskId: await task(planId) })).rows).toEqual([]);
    expect((await problemOf(app.as('deptB').call(suggestDelivery, { taskId: next }))).code).toBe('platform.not_found');
  });

  it('serves every framework that the crosswalk links, and is found from either', async () => {
    const planId = await planInForce();
    const id = await task(planId, { standardIds: [standardId] });
    const { serves } = await office().call(readPlanTask, { taskId: id });
    expect(serves.map((each) => [each.edition.code, each.via?.relation ?? null])).toEqual([['test-2026', null], ['other-2026', 'same']]);
    for (const wanted of [standardId, otherStandardId]) expect((await office().call(listPlanTasks, { planId, standardId: wanted })).rows.map((row) => row.id)).toEqual([id]);
  });

  it('is evidence for its standards once it is accepted, where papers or photos came with it', async () => {
    const planId = await planInForce();
    const counted = async () => app.appDb.transaction().execute(async (tx) => {
      await sql`select people.set_context(${app.id('programme')}, false, '{}', '{}', '{}')`.execute(tx);
      return [...await planEvidence.countByStandard({ tx, programmeId: app.id('programme') } as never, editionId, '2020-01-01')];
    });
    const before = await counted();
    const photo = await photoBy(app, 'office', 'e1a-1');
    const done = async (fileIds: string[]) => {
      const id = await task(planId, { standardIds: [standardId] });
      await office().call(beginPlanTask, { taskId: id, version: 1 });
      await office().call(deliverPlanTask, { taskId: id, version: 2, note: '做完了', fileIds });
      return app.as('office2').call(acceptPlanTask, { taskId: id, version: 3, accept: true });
    };
    await done([]);
    expect(await counted()).toEqual(before);
    await done([photo]);
    expect((await counted()).reduce((sum, [, count]) => sum + count, 0)).toBe(before.reduce((sum, [, count]) => sum + count, 0) + 1);
  });

  it('is delivered by the unit with its evidence and accepted by another person, or returned with what is missing', async () => {
    const planId = await planInForce();
    const id = await task(planId, { helperIds: [bureau('b')] });
    expect((await problemOf(app.as('deptB').call(beginPlanTask, { taskId: id, version: 1 }))).code).toBe('platform.not_found');
    expect(await app.as('deptA').call(beginPlanTask, { taskId: id, version: 1 })).toEqual({ state: 'inProgress', version: 2 });
    expect((await problemOf(app.as('deptA').call(deliverPlanTask, { taskId: id, version: 1, note: '做完了' }))).code).toBe('platform.changed_meanwhile');
    expect((await problemOf(app.as('deptA').call(deliverPlanTask, { taskId: id, version: 2, note: '做完了', fileIds: [app.id('nothing')] }))).code).toBe('plans.photo_unknown');
    const photo = await photoBy(app, 'leaderE', 'e1a-1');
    expect((await problemOf(app.as('deptA').call(acceptPlanTask, { taskId: id, version: 2, accept: true }))).code).toBe('platform.not_permitted');
    await app.as('office').call(deliverPlanTask, { taskId: id, version: 2, note: '代单位交付，照片在后', fileIds: [] });
    expect((await problemOf(office().call(acceptPlanTask, { taskId: id, version: 3, accept: true }))).code).toBe('plans.acceptor_delivered');
    expect((await problemOf(app.as('office2').call(acceptPlanTask, { taskId: id, version: 3, accept: false }))).code).toBe('plans.reason_missing');
    await app.as('office2').call(acceptPlanTask, { taskId: id, version: 3, accept: false, note: '缺验收单' });
    await app.as('liaisonA').call(deliverPlanTask, { taskId: id, version: 4, note: '已补验收单' });
    await office().call(acceptPlanTask, { taskId: id, version: 5, accept: true });
    const known = await office().call(readPlanTask, { taskId: id });
    expect(known.history.map(({ act }) => act)).toEqual(['accepted', 'delivered', 'returned', 'delivered', 'begun', 'set']);
    expect((await problemOf(office().call(dropPlanTask, { taskId: id, version: 6, reason: '不做了' }))).code).toBe('plans.task_state_wrong');
    expect((await problemOf(office().call(updatePlanTask, { taskId: id, version: 6, name: '改名', organisationId: bureau('a'), dueOn: '2026-10-10' }))).code).toBe('plans.task_state_wrong');
    expect(photo).not.toBe('');
  });

  it('of a draft is not worked on yet', async () => {
    const { id: planId } = await office().call(createPlan, { code: `W-${(made += 1)}`, nameZh: '草稿', nameEn: 'Draft', startsOn: '2026-01-01', endsOn: '2026-12-31', phases: [] });
    const id = await task(planId);
    expect((await problemOf(app.as('deptA').call(beginPlanTask, { taskId: id, version: 1 }))).code).toBe('plans.task_state_wrong');
    expect(await duties('deptA')).not.toContain(`plans.taskToDeliver ${id}`);
  });

  it('is owed by its unit until it is delivered, then by the office, never by whoever delivered it', async () => {
    const planId = await planInForce();
    const [id, later] = [await task(planId, { dueOn: '2026-09-20' }), await task(planId, { startsOn: '2026-10-01' })];
    expect(await duties('deptA')).toContain(`plans.taskToDeliver ${id}`);
    expect(await duties('deptA')).not.toContain(`plans.taskToDeliver ${later}`);
    expect(await duties('deptB')).not.toContain(`plans.taskToDeliver ${id}`);
    expect((await office().call(listPlanTasks, { planId, overdue: true })).rows.map((row) => row.id)).toEqual([id]);
    await office().call(deliverPlanTask, { taskId: id, version: 1, note: '办公室代交' });
    expect(await duties('office')).not.toContain(`plans.taskToAccept ${id}`);
    expect(await duties('office2')).toContain(`plans.taskToAccept ${id}`);
  });

  it('is seen by those who lead or help, counted unit by unit, and by nobody else', async () => {
    const planId = await planInForce();
    const [own, helped] = [await task(planId), await task(planId, { organisationId: bureau('b'), helperIds: [bureau('a')] })];
    const other = await task(planId, { organisationId: bureau('b') });
    expect(new Set((await app.as('deptA').call(listPlanTasks, { planId })).rows.map((row) => row.id))).toEqual(new Set([own, helped]));
    expect((await problemOf(app.as('deptA').call(readPlanTask, { taskId: other }))).code).toBe('platform.not_found');
    expect((await office().call(countPlanTasks, { planId })).byUnit.map(({ unit, total }) => [unit.code, total])).toEqual([['bureau-a', 1], ['bureau-b', 2]]);
    const seen = await app.appDb.transaction().execute(async (tx) => {
      await sql`select people.set_context(${app.id('programme')}, false, '{}', ${[bureau('a')]}::uuid[], '{}')`.execute(tx);
      return rows<{ id: string }>(tx, sql`select id from plans.tasks where plan_id = ${planId}`);
    });
    expect(new Set(seen.map(({ id }) => id))).toEqual(new Set([own, helped]));
  });
});

async function table(body: Uint8Array): Promise<string[][]> {
  const found: string[][] = [];
  for await (const row of readTable({ buffer: Buffer.from(body) })) found.push(row.cells.map(cellText));
  return found;
}
const csv = (lines: readonly string[]) => ({ fileName: 'tasks.csv', body: new TextEncoder().encode(['任务编码,任务,指标编号,牵头单位编码,配合单位编码,完成时限', ...lines].join('\n')) });

describe('the sheet of tasks', () => {
  it('tells row and cell of what is wrong and writes nothing of it', async () => {
    const planId = await planInForce();
    const { report } = await office().call(importPlanTasks, { planId, mode: 'all', file: csv(['R-1,甲,9.9.9,bureau-a,,2026-10-01', 'R-2,乙,,bureau-z,,2026-10-01', 'R-3,丙,,bureau-a,bureau-a,2026-13-45', 'R-4,丁,,bureau-a,,2027-02-01']) });
    const faults = report?.badRows.map(({ row, column, code }) => `${row} ${column} ${code}`) ?? [];
    expect(faults.join('\n')).toMatch(/2 指标编号 unknown_standard/);
    expect(faults.join('\n')).toMatch(/3 牵头单位编码 unknown_organisation/);
    expect(faults.join('\n')).toMatch(/4 完成时限 /);
    expect(faults.join('\n')).toMatch(/5 完成时限 outside_plan/);
    expect((await office().call(listPlanTasks, { planId })).total).toBe(0);
  });

  it('takes units and owners by their names, and tells the codes of several of one name', async () => {
    const planId = await planInForce();
    const [owner] = await rows<{ name: string }>(app.ownerDb as never, sql`select name from people.persons where id = ${app.id('person/leaderE')}`);
    const sheet = (...lines: string[]) => ({ fileName: 'tasks.csv', body: new TextEncoder().encode(['任务编码,任务,牵头单位编码,配合单位编码,责任人编号,完成时限', ...lines].join('\n')) });
    const taken = await office().call(importPlanTasks, { planId, mode: 'all', file: sheet(`R-1,甲,单位bureau-a,单位bureau-b、bureau-b,${owner?.name ?? ''},2026-10-01`) });
    expect(taken.report).toMatchObject({ outcome: 'written', created: 1 });
    const taskId = (await office().call(listPlanTasks, { planId })).rows[0]?.id as string;
    expect(await office().call(readPlanTask, { taskId })).toMatchObject({ lead: { code: 'bureau-a' }, helpers: [{ code: 'bureau-b' }], owner: { id: app.id('person/leaderE') } });
    const spaced = await office().call(importPlanTasks, { planId, mode: 'all', file: sheet('R-3,丙,bureau-a,Organisation bureau-b；bureau-a-branch office,,2026-10-01') });
    expect(spaced.report).toMatchObject({ outcome: 'written', created: 1, badRows: [] });
    const helped = (await office().call(listPlanTasks, { planId })).rows.find(({ code }) => code === 'R-3')?.id as string;
    expect(new Set((await office().call(readPlanTask, { taskId: helped })).helpers.map(({ code }) => code))).toEqual(new Set(['bureau-a-branch', 'bureau-b', 'office']));
    await sql`update people.persons set name = '同名同姓' where id in (${app.id('person/leaderE')}, ${app.id('person/leaderE2')})`.execute(app.ownerDb);
    const { report } = await office().call(importPlanTasks, { planId, mode: 'preview', file: sheet('R-2,乙,bureau-a,,同名同姓,2026-10-01') });
    expect(report?.badRows.map(({ column, code }) => [column, code])).toEqual([['责任人编号', 'several_named']]);
    expect(report?.badRows[0]?.zh).toMatch(/^有 2 个“同名同姓”，请写编码：.+（单位bureau-a）、.+（单位bureau-a）$/);
  });

  it('comes in under the headers it goes out with, and the same again changes nothing', async () => {
    const planId = await planInForce();
    const first = await office().call(importPlanTasks, { planId, mode: 'all', file: csv(['R-1,甲,1.1.1,bureau-a,bureau-b,2026-10-01', 'R-2,乙,other-2026/1.1.1,bureau-b,,2026-11-01']) });
    expect(first.report).toMatchObject({ outcome: 'written', created: 2 });
    const { body } = await office().call(exportPlanTasks, { planId, sort: 'code' });
    const out = await table(body);
    expect(out[0]).toEqual((await table((await office().call(planTaskImportTemplate, { planId, format: 'csv' })).body))[0]?.map((header) => header.replace('*', '')));
    expect(out.slice(1).map((cells) => cells.slice(0, 5))).toEqual([['R-1', '甲', 'test-2026/1.1.1', 'bureau-a', 'bureau-b'], ['R-2', '乙', 'other-2026/1.1.1', 'bureau-b', '']]);
    const again = await office().call(importPlanTasks, { planId, mode: 'all', file: { fileName: 'tasks.xlsx', body } });
    expect(again.report).toMatchObject({ outcome: 'written', unchanged: 2 });
    const changed = await office().call(importPlanTasks, { planId, mode: 'all', file: csv(['R-1,甲改,1.1.1,bureau-a,bureau-b,2026-10-01']) });
    expect(changed.report).toMatchObject({ updated: 1 });
    expect((await office().call(readPlanChart, { planId })).tasks.map(({ name }) => name)).toEqual(['甲改', '乙']);
  });
});

describe('a yearly plan', () => {
  it('is part of a plan of several years that holds its days, and of no other yearly plan', async () => {
    const whole = await planInForce({ startsOn: '2025-01-01', endsOn: '2027-12-31' });
    const year = await planInForce({ partOfId: whole });
    expect((await office().call(readPlan, { planId: whole })).years.map(({ id }) => id)).toEqual([year]);
    expect((await office().call(readPlan, { planId: year })).partOf?.id).toBe(whole);
    expect((await problemOf(planInForce({ partOfId: year }))).code).toBe('plans.parent_wrong');
    expect((await problemOf(planInForce({ partOfId: whole, endsOn: '2028-12-31' }))).code).toBe('plans.parent_wrong');
    expect((await office().call(listPlans, { partOfId: whole })).total).toBe(1);
  });
});

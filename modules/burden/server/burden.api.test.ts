/** Goal: whoever asks for something sees first what it costs and what of it was asked already; what was asked is told in minutes by unit and month. */
import { beforeAll, describe, expect, it } from 'vitest';
import { addDecision, createMeeting, createPlan, createPlanTask, createRoutine, setPlanState, setRoutinePlaces } from '#modules/plans/contract/index.ts';
import { enterRecord, saveRegister, suggestValues } from '#modules/records/contract/index.ts';
import { sql } from '#platform/server/db/index.ts';
import { dispatched, registered } from '../../../tests/kit/cases.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { previewAsk, publishMonth, readBurden, readPublicBurden, setRate } from '../contract/index.ts';

let app: TestApp;
let villages: string;
const office = () => app.as('office');
const text = (code: string, zh: string, more: object = {}) => ({ code, zh, en: code, type: 'text' as const, ...more });
const number = (code: string, zh: string, unit: string | null) => ({ code, zh, en: code, type: 'number' as const, ...(unit === null ? {} : { unit }) });

beforeAll(async () => {
  app = await testApp();
  ({ id: villages } = await office().call(saveRegister, { code: 'villages', zh: '村情', en: 'Villages', titleField: 'name', dayField: 'on', fields: [
    text('name', '村名', { required: true }), { code: 'on', zh: '日期', en: 'On', type: 'date' }, { code: 'where', zh: '区域', en: 'Place', type: 'place' }, number('homes', '户数', '户'), number('area', '耕地面积', '亩'), text('leader', '联系人'),
  ] }));
});

const preview = (fields: readonly string[], more: object = {}) => office().call(previewAsk, { kind: 'records.entry', about: JSON.stringify({ fields, ...more }) });

describe('before something is asked', () => {
  it('its minutes are told, and which of its fields a register asks for already', async () => {
    expect(await preview([])).toMatchObject({ isReady: false, overlaps: [] });
    const found = await preview(['户数', '耕地 面积', '饮水']);
    expect(found).toMatchObject({ isReady: true, items: 3, times: 1, minutes: 1.2, topicCount: 3, rate: { minutes: 0.4, source: 'default' } });
    expect(found.overlapShare).toBeCloseTo(2 / 3);
    expect(found.overlaps.map(({ label, topics }) => [label, topics])).toEqual([['村情', ['户数', '耕地 面积']]]);
    expect((await preview(['户数'], { self: villages })).overlaps).toEqual([]);
    expect((await problemOf(office().call(previewAsk, { kind: 'nothing.here', about: '{}' }))).code).toBe('burden.kind_unknown');
    expect((await problemOf(app.as('zoneEast').call(previewAsk, { kind: 'records.entry', about: '{}' }))).code).toBe('platform.not_permitted');
  });

  it('what is known of the place is offered with its source and age, and nothing that says which record it is', async () => {
    const { id: survey } = await office().call(saveRegister, { code: 'survey', zh: '摸底', en: 'Survey', titleField: 'title', dayField: 'day', fields: [text('title', '村名', { required: true }), { code: 'day', zh: '日期', en: 'Day', type: 'date' }, { code: 'at', zh: '区域', en: 'Place', type: 'place' }, number('households', '户数', '户'), number('land', '耕地面积', '公顷'), text('contact', '联系人')] });
    const record = async (homes: number, on: string, more: object = {}) => { app.clock.now += 60_000; return (await office().call(enterRecord, { registerId: villages, values: { name: '示例村', on, where: app.id('place/e1'), homes, area: 900, ...more } })).id; };
    await record(118, '2026-03-01', { leader: '示例甲' });
    const latest = await record(120, '2026-09-01');
    await record(999, '2026-09-02', { where: app.id('place/w1') });
    const { rows } = await office().call(suggestValues, { registerId: survey, placeId: app.id('place/e1') });
    expect(rows.map(({ field, value, ageDays, from }) => [field, value, ageDays, from.registerZh])).toEqual([['contact', '示例甲', 204, '村情'], ['households', 120, 20, '村情']]);
    expect(rows.find(({ field }) => field === 'households')?.from.recordId).toBe(latest);
    await sql`update places.places set household_count = 310 where id = ${app.id('place/e1a')}`.execute(app.ownerDb);
    const others = (await office().call(suggestValues, { registerId: survey, placeId: app.id('place/e1a') })).rows;
    expect(others.map(({ field, value, on, from }) => [field, value, on, from.registerZh, from.recordId])).toEqual([['households', 310, null, '区域', null]]);
    expect((await app.as('zoneEast').call(suggestValues, { registerId: survey, placeId: app.id('place/w1') })).rows).toEqual([]);
  });
});

describe('the meter', () => {
  it('tells minutes by unit and month, by what the programme set for an item', async () => {
    const kind = async () => { const { kinds } = await office().call(readBurden, { months: 3 }); return kinds.find(({ code }) => code === 'records.entry'); };
    const before = await kind();
    expect(before?.rate.source).toBe('default');
    expect(before?.items).toBeGreaterThan(0);
    expect(await office().call(setRate, { kind: 'records.entry', minutes: 2 })).toEqual({ rate: { minutes: 2, source: 'set' } });
    const burden = await office().call(readBurden, { months: 3 });
    expect(burden.months.map(({ month }) => month)).toEqual(['2026-07', '2026-08', '2026-09']);
    const sum = (values: readonly number[]) => values.reduce((all, each) => all + each, 0);
    expect(sum(burden.units.flatMap(({ minutes }) => minutes))).toBeCloseTo(sum(burden.months.map(({ minutes }) => minutes)), 1);
    expect(burden.units.map(({ words }) => words?.zh)).toEqual(expect.arrayContaining(['地点e1', '地点w1']));
    expect((await kind())?.minutes.at(-1)).toBe((before?.items ?? 0) * 2);
    expect((await office().call(setRate, { kind: 'records.entry', minutes: null })).rate.source).toBe('default');
    expect((await problemOf(app.as('lead').call(setRate, { kind: 'records.entry', minutes: 1 }))).code).toBe('platform.not_permitted');
  });

  it('is published by the month when it is over, and then stays as it was', async () => {
    expect((await problemOf(office().call(publishMonth, { month: '2026-09' }))).code).toBe('burden.month_not_over');
    app.clock.now = Date.parse('2026-10-02T02:00:00Z');
    const { minutes } = await office().call(publishMonth, { month: '2026-09' });
    const shown = await app.as('nobody').call(readPublicBurden, {});
    expect(shown.months).toMatchObject([{ month: '2026-09', minutes }]);
    expect(shown.months[0]?.units.map(({ words }) => words.zh)).toEqual(expect.arrayContaining(['地点e1']));
    await office().call(setRate, { kind: 'records.entry', minutes: 5 });
    expect((await app.as('nobody').call(readPublicBurden, {})).months[0]?.minutes).toBe(minutes);
    expect(JSON.stringify(shown)).not.toContain('示例甲');
  });
});

describe('a task, a routine, a rule and a scheme', () => {
  const organisationId = () => app.id('organisation/bureau-b');
  const asked = (kind: string, about: object) => office().call(previewAsk, { kind, about: JSON.stringify(about) });

  it('are told what they add, and a unit that was asked for the same evidence by another kind is found', async () => {
    const { id: planId } = await office().call(createPlan, { code: 'P-ASK', nameZh: '示例计划', nameEn: 'Plan', startsOn: '2026-01-01', endsOn: '2026-12-31', phases: [{ name: '全年', startsOn: '2026-01-01', endsOn: '2026-12-31' }] });
    await office().call(setPlanState, { planId, state: 'inForce' });
    await office().call(createPlanTask, { planId, code: 'K-1', name: '收集台账', organisationId: organisationId(), dueOn: '2026-10-10', evidence: '垃圾清运记录、照片' });
    const again = await asked('plans.task', { organisationId: organisationId(), helperIds: [app.id('organisation/bureau-a')], evidence: '垃圾清运 记录' });
    expect(again).toMatchObject({ isReady: true, items: 1, times: 2, minutes: 90, unitCount: 2, overlapShare: 1, overlaps: [{ label: '收集台账', unitCount: 1, topics: ['垃圾清运 记录'] }] });
    expect((await asked('records.entry', { fields: ['垃圾清运记录'] })).overlaps.map(({ kind, label }) => [kind.zh, label])).toEqual([['计划任务', '收集台账']]);
    expect((await asked('plans.task', {})).isReady).toBe(false);
  });

  it('of each week are told by the week, with the villages that do it already', async () => {
    const { id: routineId } = await office().call(createRoutine, { code: 'RT-ASK', nameZh: '周五建卫日', nameEn: 'Hygiene day', weekday: 5, startsOn: '2026-09-01' });
    await office().call(setRoutinePlaces, { routineId, from: '2026-09-01', placeIds: [app.id('place/e1a')] });
    const found = await asked('plans.routine', { name: '周五建卫日', isWeekly: true, placeIds: [app.id('place/e1a'), app.id('place/w1a')] });
    expect(found).toMatchObject({ times: 2, minutes: 2, weekly: { minutes: 2, each: 1 }, overlaps: [{ label: '周五建卫日', unitCount: 1 }] });
    expect((await asked('plans.routine', { self: routineId, name: '周五建卫日', placeIds: [] })).overlaps).toEqual([]);
    expect((await asked('points.deed', { rules: ['周五建卫日', '助人'] })).overlaps.map(({ topics }) => topics)).toEqual([['周五建卫日']]);
    expect((await asked('care.delivery', { situations: ['nowhere'] })).topicCount).toBe(0);
  });

  it('weigh on departments as on villages, and what is shown of a month adds up to it', async () => {
    const meetingId = (await office().call(createMeeting, { title: '联席会', kind: 'joint', heldOn: '2026-10-01', chairId: app.id('person/lead'), unitIds: [app.id('organisation/bureau-a'), organisationId()] })).id;
    await office().call(addDecision, { meetingId, words: '两周内报方案', organisationId: app.id('organisation/bureau-a'), dueOn: '2026-10-15' });
    app.clock.now = Date.parse('2026-11-02T02:00:00Z');
    const { minutes } = await office().call(publishMonth, { month: '2026-10' });
    const found = (await app.as('nobody').call(readPublicBurden, {})).months.find(({ month }) => month === '2026-10');
    const sum = (rows: readonly { readonly minutes: number }[]) => rows.reduce((all, each) => all + each.minutes, 0);
    expect([sum(found?.units ?? []), sum(found?.kinds ?? [])]).toEqual([minutes, minutes]);
    const burden = await office().call(readBurden, { months: 2 });
    const minutesOf = (id: string) => burden.units.find((unit) => unit.id === id)?.minutes[0];
    // A meeting and a decision; a meeting and a task.
    expect([minutesOf(app.id('organisation/bureau-a')), minutesOf(organisationId())]).toEqual([90 + 30, 90 + 45]);
    for (const [at, { minutes: inAll }] of burden.months.entries()) expect(burden.units.reduce((all, unit) => all + (unit.minutes[at] ?? 0), 0)).toBe(inAll);
    expect(burden.units.every(({ id, words }) => id !== null && words !== null)).toBe(true);
  });

  it('so does a meeting: what it costs the units that are called, and how often they were called on the same plan', async () => {
    const { id: planId } = await office().call(createPlan, { code: 'P-MEET', nameZh: '三年行动计划', nameEn: 'Three years', startsOn: '2026-01-01', endsOn: '2026-12-31', phases: [{ name: '全年', startsOn: '2026-01-01', endsOn: '2026-12-31' }] });
    const { id } = await office().call(createMeeting, { title: '第一次推进会', kind: 'special', heldOn: '2026-11-01', planId, unitIds: [organisationId()] });
    const about = { title: '第二次推进会', planId, unitIds: [organisationId(), app.id('organisation/bureau-a')] };
    expect(await asked('plans.meeting', about)).toMatchObject({ isReady: true, times: 2, minutes: 180, unitCount: 2, overlapShare: 0.5, overlaps: [{ label: '第一次推进会', path: `/meetings/${id}`, topics: ['三年行动计划'], unitCount: 1 }] });
    expect((await asked('plans.meeting', { ...about, self: id })).overlaps).toEqual([]);
    expect((await asked('plans.meeting', { title: '无人参加', unitIds: [] })).isReady).toBe(false);
    expect(await asked('plans.decision', { organisationId: organisationId(), words: '垃圾清运记录' })).toMatchObject({ times: 1, minutes: 30, overlaps: [{ label: '收集台账', unitCount: 1 }] });
    expect((await asked('plans.decision', { words: '没有单位' })).isReady).toBe(false);
  });

  it('so do cases that are sent out: the same thing at the same site was sent before', async () => {
    const before = await dispatched(app, { site: 'e1a-1' });
    const [same, elsewhere] = [await registered(app, { site: 'e1a-1' }), await registered(app, { site: 'w1a-1' })];
    const found = await asked('cases.fix', { caseIds: [same.id, elsewhere.id] });
    expect(found).toMatchObject({ isReady: true, items: 1, times: 2, minutes: 40, topicCount: 2, overlapShare: 0.5 });
    expect(found.overlaps.map(({ path }) => path)).toEqual([`/cases/${before.id}`]);
    expect((await asked('cases.fix', { caseIds: [same.id], organisationId: organisationId() })).unitCount).toBe(1);
    expect((await asked('cases.fix', { caseIds: [elsewhere.id] })).overlaps).toEqual([]);
    expect((await asked('cases.fix', { caseIds: [] })).isReady).toBe(false);
    expect((await problemOf(asked('cases.fix@nobody', {}))).code).toBe('burden.kind_unknown');
  });

  it('take what is no id as nothing, of whatever kind', async () => {
    const noId = `00000000-${'-'.repeat(27)}`;
    const kinds = { 'cases.fix': { caseIds: [noId] }, 'cases.fix@inspections': { roundId: noId, findingIds: [noId] }, 'inspections.round': { editionId: noId, sampleSize: 3 }, 'honours.review': { titleId: noId }, 'plans.task': { organisationId: noId, helperIds: [noId] } };
    for (const [kind, about] of Object.entries(kinds)) expect((await asked(kind, about)).isReady, kind).toBe(false);
  });

  it('weigh on a role by the week', async () => {
    const { roles, kinds } = await office().call(readBurden, { months: 3 });
    expect(new Set(roles.map(({ words }) => words.zh))).toEqual(new Set(kinds.map(({ role }) => role.zh)));
    const sum = (rows: readonly { readonly minutes: readonly number[] }[]) => Math.round(rows.flatMap(({ minutes }) => minutes).reduce((all, each) => all + each, 0));
    expect(Math.abs(sum(roles) - sum(kinds))).toBeLessThanOrEqual(1);
  });
});

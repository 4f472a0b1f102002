import { beforeAll, describe, expect, it } from 'vitest';
import { listMyDuties } from '#platform/contract/duties.ts';
import { cellText, readTable } from '#platform/server/spreadsheet/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { addDecision, createMeeting, createPlan, createPlanTask, exportDecisions, finishDecision, listDecisions, listMeetings, readMeeting, settleDecision, updateDecision, updateMeeting } from '../contract/index.ts';

let app: TestApp;
const office = () => app.as('office');
const bureau = (name: string) => app.id(`organisation/bureau-${name}`);
const meeting = async (more: object = {}) => (await office().call(createMeeting, { title: '第一次联席会', kind: 'joint', heldOn: '2026-09-01', chairId: app.id('person/lead'), unitIds: [bureau('a')], ...more })).id;
const decide = async (meetingId: string, more: object = {}) => (await office().call(addDecision, { meetingId, words: '两周内报方案', organisationId: bureau('a'), dueOn: '2026-09-15', ...more })).id;
const owed = async (person: string) => (await app.as(person).call(listMyDuties, { pageSize: 200 })).rows.filter(({ kind }) => kind === 'plans.decisionToCarryOut').map(({ subjectId }) => subjectId);

beforeAll(async () => { app = await testApp(); });

describe('a meeting', () => {
  it('names a chair and units that are there, and was held', async () => {
    expect((await problemOf(meeting({ heldOn: '2026-09-22' }))).code).toBe('plans.dates_out_of_order');
    expect((await problemOf(meeting({ unitIds: [app.id('nothing')] }))).code).toBe('plans.organisation_unknown');
    expect((await problemOf(meeting({ chairId: app.id('nothing') }))).code).toBe('plans.person_unknown');
    expect((await problemOf(meeting({ fileIds: [app.id('nothing')] }))).code).toBe('plans.photo_unknown');
    const meetingId = await meeting();
    await office().call(updateMeeting, { meetingId, version: 1, title: '改了议题', kind: 'special', heldOn: '2026-09-02', unitIds: [bureau('a'), bureau('b')] });
    expect(await office().call(readMeeting, { meetingId })).toMatchObject({ title: '改了议题', chair: null, units: [{ code: 'bureau-a' }, { code: 'bureau-b' }], version: 2 });
    expect((await problemOf(office().call(updateMeeting, { meetingId, version: 1, title: 'x', kind: 'special', heldOn: '2026-09-02' }))).code).toBe('platform.changed_meanwhile');
  });

  it('is seen by the units that attended and by the office', async () => {
    const meetingId = await meeting();
    const seen = async (person: string) => (await app.as(person).call(listMeetings, { pageSize: 200 })).rows.some(({ id }) => id === meetingId);
    expect([await seen('office'), await seen('deptA'), await seen('deptB')]).toEqual([true, true, false]);
  });
});

describe('a decision', () => {
  it('is numbered, open until its unit says what was done, and open again when the office says so', async () => {
    const meetingId = await meeting();
    const [one, two] = [await decide(meetingId), await decide(meetingId, { words: '选址方案', organisationId: bureau('b'), dueOn: '2026-10-01' })];
    expect((await office().call(readMeeting, { meetingId })).decisions.map(({ number, isOverdue }) => [number, isOverdue])).toEqual([[1, true], [2, false]]);
    expect((await problemOf(app.as('deptB').call(finishDecision, { decisionId: one, version: 1, note: '不是我的' }))).code).toBe('platform.not_found');
    await app.as('deptA').call(finishDecision, { decisionId: one, version: 1, note: '方案已报' });
    expect((await problemOf(app.as('deptA').call(finishDecision, { decisionId: one, version: 2, note: '再报' }))).code).toBe('plans.decision_state_wrong');
    expect((await problemOf(office().call(updateDecision, { decisionId: one, version: 2, words: '改改', organisationId: bureau('a'), dueOn: '2026-09-20' }))).code).toBe('plans.decision_state_wrong');
    await office().call(settleDecision, { decisionId: one, version: 2, state: 'open', note: '方案不全' });
    await office().call(settleDecision, { decisionId: two, version: 1, state: 'dropped', note: '不再需要' });
    expect((await office().call(listDecisions, { meetingId })).rows.map(({ state, closedBy }) => [state, closedBy])).toEqual([['open', null], ['dropped', '示例office']]);
    expect((await office().call(listDecisions, { meetingId, overdue: true })).total).toBe(1);
    expect((await problemOf(decide(meetingId, { dueOn: '2026-08-01' }))).code).toBe('plans.dates_out_of_order');
    expect((await problemOf(decide(meetingId, { taskId: app.id('nothing') }))).code).toBe('plans.task_unknown');
  });

  it('names its meeting and day also to a unit that was not there', async () => {
    const decisionId = await decide(await meeting({ title: '没有请乙单位的会' }), { organisationId: bureau('b') });
    expect((await app.as('deptB').call(listDecisions, { pageSize: 200 })).rows.find(({ id }) => id === decisionId)?.meeting).toMatchObject({ title: '没有请乙单位的会', heldOn: '2026-09-01' });
  });

  it('is owed by its unit, unless a task carries it out', async () => {
    const meetingId = await meeting();
    const { id: planId } = await office().call(createPlan, { code: 'MP-1', nameZh: '年度计划', nameEn: 'Year', startsOn: '2026-01-01', endsOn: '2026-12-31', phases: [] });
    const { id: taskId } = await office().call(createPlanTask, { planId, code: 'K-1', name: '任务', organisationId: bureau('a'), dueOn: '2026-10-10' });
    const [open, carried] = [await decide(meetingId), await decide(meetingId, { taskId })];
    const duties = await owed('deptA');
    expect(duties).toContain(open);
    expect(duties).not.toContain(carried);
    expect(await owed('deptB')).not.toContain(open);
    expect(await owed('office')).not.toContain(open);
  });

  it('goes out as xlsx with its meeting, unit and task', async () => {
    const meetingId = await meeting({ title: '专题会' });
    await decide(meetingId);
    const found: string[][] = [];
    for await (const row of readTable({ buffer: Buffer.from((await office().call(exportDecisions, { meetingId })).body) })) found.push(row.cells.map(cellText));
    expect(found[0]).toEqual(['会议', '序号', '议定事项', '责任单位', '完成时限', '任务编码', '状态', '办理情况']);
    expect(found[1]?.slice(0, 5)).toEqual(['专题会', '1', '两周内报方案', '单位bureau-a', '2026-09-15']);
  });
});

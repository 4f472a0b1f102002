import { beforeAll, describe, expect, it } from 'vitest';
import { rows, sql } from '#platform/server/db/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { createTeam, decideEntry, enterService, importAttendance, listServiceRecords, planActivity, readActivity, readServiceFigures, readVolunteer, recordRollCall, registerVolunteer, reverseService, reviewService, saveServiceRules, updateVolunteer } from '../contract/index.ts';
import { SERVICE_RULES_DEFAULT } from '../domain/index.ts';

let app: TestApp;
let teamId: string;
const office = () => app.as('office');
const volunteer = (more: object = {}) => office().call(registerVolunteer, { label: '示例志愿者', placeId: app.id('place/e1'), isAdult: true, registeredOn: '2026-03-01', ...more });
let made = 0;
const activity = async (more: object = {}) => (await office().call(planActivity, { code: `A-${(made += 1)}`, name: '示例活动', teamId, placeId: app.id('place/e1'), on: '2026-09-20', from: '09:00', to: '12:00', ...more })).id;
const call = (activityId: string, numbers: string[], from = '09:00', to = '11:20', more: object = {}) => app.as('communityE1').call(recordRollCall, { activityId, numbers, from, to, ...more });
/** Activities are planned before their day, not as they are here within the test. */
const plannedLongAgo = () => sql`update volunteering.activities set planned_at = '2026-09-01T00:00:00Z'`.execute(app.ownerDb);

beforeAll(async () => {
  app = await testApp();
  teamId = (await office().call(createTeam, { code: 'T-S', name: '示例队', placeId: app.id('place/e1'), foundedOn: '2026-01-05' })).id;
});

describe('a roll call', () => {
  it('books full half hours of grade B for each who was there, and nobody twice at once', async () => {
    const [one, two] = [await volunteer(), await volunteer()];
    const activityId = await activity();
    await plannedLongAgo();
    expect(await call(activityId, [one.number, two.number, one.number])).toEqual({ recorded: 2, minutes: 240, flagged: 0 });
    expect((await problemOf(call(activityId, [one.number], '11:00', '12:00'))).code).toBe('volunteering.serves_already');
    expect((await call(activityId, [one.number], '11:20', '12:00')).minutes).toBe(30);
    expect((await office().call(readServiceFigures, { volunteerId: one.id })).minutes).toEqual({ A: 0, B: 150, C: 0, D: 0 });
    expect(await office().call(readActivity, { activityId })).toMatchObject({ volunteerCount: 2, minutes: 270 });
  });

  it('lies within the activity, names volunteers who are there, and takes minors with an adult alone', async () => {
    const activityId = await activity();
    const minor = await volunteer({ isAdult: false, guardian: '示例监护人', guardianAgreedOn: '2026-03-01' });
    expect((await problemOf(call(activityId, [minor.number], '08:00', '10:00'))).code).toBe('volunteering.outside_activity');
    expect((await problemOf(call(activityId, [minor.number], '10:00', '10:29'))).code).toBe('volunteering.times_out_of_order');
    expect((await problemOf(call(activityId, ['V-9999999']))).code).toBe('volunteering.volunteer_unknown');
    expect((await problemOf(call(activityId, [minor.number]))).code).toBe('volunteering.minors_alone');
    expect((await call(activityId, [minor.number], '09:00', '10:00', { minorsAccompanied: true })).recorded).toBe(1);
    const ahead = await activity({ on: '2026-12-01' });
    expect((await problemOf(call(ahead, [minor.number]))).code).toBe('volunteering.too_early');
    expect((await problemOf(call(await activity({ placeId: app.id('place/w1') }), [minor.number]))).status).toBe(404);
  });

  it('books no hour before it was served, whoever says so', async () => {
    const { number, id } = await volunteer();
    const running = await activity({ on: '2026-09-21' });
    const refused = await problemOf(call(running, [number], '09:00', '10:30'));
    expect(refused.problem).toMatchObject({ code: 'volunteering.not_served_yet', title: '结束时间还没到', errors: [{ pointer: '/to' }] });
    expect((await problemOf(office().call(enterService, { activityId: running, number, from: '09:00', to: '10:00', reason: '提前补登记' }))).code).toBe('volunteering.too_early');
    expect(await call(running, [number], '09:00', '10:00')).toMatchObject({ recorded: 1, minutes: 60 });
    expect((await office().call(readServiceFigures, { volunteerId: id })).minutes.B).toBe(60);
    const sheet = await office().call(importAttendance, { file: { fileName: '签到表.csv', body: new TextEncoder().encode(`活动编码,志愿者编号,开始,结束\n${(await office().call(readActivity, { activityId: running })).code},${number},10:00,11:00\n`) }, mode: 'preview' });
    expect(sheet.report?.badRows.map(({ code }) => code)).toEqual(['notServedYet']);
  });

  it('right after planning is flagged, counts, and waits for somebody to look at it', async () => {
    const { number, id } = await volunteer();
    const activityId = await activity();
    expect((await call(activityId, [number])).flagged).toBe(1);
    expect((await office().call(readServiceFigures, { volunteerId: id })).minutes.B).toBe(120);
    const [record] = (await office().call(listServiceRecords, { activityId, toReview: 'yes' })).rows;
    expect(record).toMatchObject({ signals: ['soonAfterPlanning', 'plannedLate'], state: 'counted', grade: 'B' });
    await office().call(reviewService, { recordId: record?.id as string, note: '当天临时活动' });
    expect((await office().call(listServiceRecords, { activityId, toReview: 'yes' })).total).toBe(0);
    expect((await problemOf(office().call(reviewService, { recordId: record?.id as string, note: '再来一次' }))).code).toBe('volunteering.record_settled');
  });
});

describe('the deadline of a roll', () => {
  it('is two days after the end; then the office is told to enter it afterwards, and the programme may say otherwise', async () => {
    const { number } = await volunteer();
    const late = await activity({ on: '2026-09-18' });
    const told = async () => { const { endsAt, rollUntil, entryUntil } = await office().call(readActivity, { activityId: late }); return [rollUntil, entryUntil].map((until) => (Date.parse(until) - Date.parse(endsAt)) / 3_600_000); };
    expect(await told()).toEqual([48, 240]);
    const problem = await problemOf(call(late, [number]));
    expect(problem.problem).toMatchObject({ code: 'volunteering.roll_late', title: '已过点名期限（活动结束后 48 小时）' });
    expect(problem.problem?.advice).toContain('10 天内');
    await office().call(saveServiceRules, { ...SERVICE_RULES_DEFAULT, rollCallHours: 72, source: '示例办法第四条' });
    expect(await told()).toEqual([72, 240]);
    expect((await call(late, [number])).recorded).toBe(1);
    expect((await problemOf(call(await activity({ on: '2026-09-17' }), [number]))).code).toBe('volunteering.roll_late');
    expect((await office().call(enterService, { activityId: late, number, from: '11:30', to: '12:00', reason: '点名过了期限' })).minutes).toBe(30);
  });
});

describe('service entered afterwards', () => {
  it('counts once another person agrees, as grade D, and not before', async () => {
    const { number, id } = await volunteer();
    const activityId = await activity();
    const { id: recordId } = await office().call(enterService, { activityId, number, from: '09:00', to: '10:00', reason: '点名时漏记' });
    expect((await office().call(readServiceFigures, { volunteerId: id })).minutes.D).toBe(0);
    expect((await problemOf(office().call(decideEntry, { recordId, counts: true }))).code).toBe('volunteering.same_person');
    expect((await app.as('office2').call(listServiceRecords, { activityId })).rows[0]).toMatchObject({ state: 'waiting', reason: '点名时漏记', mayDecide: true });
    expect((await app.as('communityE1').call(listServiceRecords, { activityId })).rows[0]).toMatchObject({ reason: null, mayDecide: false });
    expect(await app.as('office2').call(decideEntry, { recordId, counts: true })).toEqual({ state: 'counted' });
    expect((await office().call(readServiceFigures, { volunteerId: id })).minutes.D).toBe(60);
    expect((await problemOf(app.as('office2').call(decideEntry, { recordId, counts: false }))).code).toBe('volunteering.record_settled');
    await expect(sql`update volunteering.service_records set decided_by = recorded_by where id = ${recordId}`.execute(app.ownerDb)).rejects.toThrow(/service_records__second_person/);
  });

  it('is refused after ten days, and one that is refused leaves the time free', async () => {
    const { number, id } = await volunteer();
    expect((await problemOf(office().call(enterService, { activityId: await activity({ on: '2026-09-01' }), number, from: '09:00', to: '10:00', reason: '补登记一次' }))).code).toBe('volunteering.entry_late');
    const activityId = await activity();
    const { id: recordId } = await office().call(enterService, { activityId, number, from: '09:00', to: '10:00', reason: '点名时漏记' });
    await app.as('office2').call(decideEntry, { recordId, counts: false });
    expect((await call(activityId, [number], '09:00', '10:00')).recorded).toBe(1);
    expect((await office().call(readServiceFigures, { volunteerId: id })).minutes).toEqual({ A: 0, B: 60, C: 0, D: 0 });
  });
});

describe('a reversal', () => {
  it('takes the minutes back by an entry of its own, and the application cannot edit what was booked', async () => {
    const { number, id } = await volunteer();
    const activityId = await activity();
    await call(activityId, [number]);
    const recordId = (await office().call(listServiceRecords, { activityId })).rows[0]?.id as string;
    expect(await office().call(reverseService, { recordId, reason: '点错了人' })).toEqual({ minutes: 120 });
    expect((await problemOf(office().call(reverseService, { recordId, reason: '点错了人' }))).code).toBe('volunteering.record_settled');
    expect((await office().call(readServiceFigures, { volunteerId: id }))).toMatchObject({ recordCount: 0, minutes: { B: 0 } });
    expect((await rows<{ minutes: number }>(app.ownerDb, sql`select minutes from volunteering.minute_entries where record_id = ${recordId} order by is_reversal`)).map(({ minutes }) => minutes)).toEqual([120, -120]);
    expect((await rows<{ may: boolean }>(app.ownerDb, sql`select has_table_privilege('lianchuang_app', 'volunteering.minute_entries', 'update') or has_table_privilege('lianchuang_app', 'volunteering.minute_entries', 'delete') as may`))[0]?.may).toBe(false);
    expect((await call(activityId, [number])).recorded).toBe(1);
  });
});

describe('the hours of everybody', () => {
  it('are those of the counted records behind them, whoever left meanwhile, for all of the programme and for a part', async () => {
    const [left, elsewhere] = [await volunteer(), await volunteer()];
    await call(await activity(), [left.number, elsewhere.number]);
    const { id: entryId } = await office().call(enterService, { activityId: await activity({ placeId: app.id('place/w1') }), number: elsewhere.number, from: '11:30', to: '12:00', reason: '点名时漏记' });
    await app.as('office2').call(decideEntry, { recordId: entryId, counts: true });
    const before = await office().call(readServiceFigures, {});
    const { version, label, isAdult } = await office().call(readVolunteer, { volunteerId: left.id });
    await office().call(updateVolunteer, { volunteerId: left.id, version, label, isAdult, placeId: app.id('place/e1'), leftOn: '2026-09-21' });
    const after = await office().call(readServiceFigures, {});
    expect(after).toMatchObject({ volunteerCount: before.volunteerCount - 1, servedCount: before.servedCount - 1, recordCount: before.recordCount, minutes: before.minutes });
    for (const person of ['office', 'zoneEast']) {
      const { minutes, recordCount } = await app.as(person).call(readServiceFigures, {});
      const { rows: listed, total } = await app.as(person).call(listServiceRecords, { state: 'counted', pageSize: 200 });
      const sum = (grade: string) => listed.filter((row) => row.grade === grade).reduce((all, row) => all + row.minutes, 0);
      expect([minutes, recordCount], person).toEqual([{ A: sum('A'), B: sum('B'), C: sum('C'), D: sum('D') }, total]);
    }
    expect((await app.as('zoneEast').call(readServiceFigures, {})).minutes.D).toBe(after.minutes.D - 30);
  });
});

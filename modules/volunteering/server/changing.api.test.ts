import { beforeAll, describe, expect, it } from 'vitest';
import { rows, sql } from '#platform/server/db/index.ts';
import { listMyDuties } from '#platform/contract/duties.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import {
  cancelActivity, cancelSignup, checkIn, createTeam, importAttendance, listActivities, listOpenActivities, listServiceRecords, openSignups, planActivity, planTeamActivity, readActivity, readActivityPlan, readCheckInCode, readMyActivity, readMyService, readOpenActivity, readPlanChoices, recordRollCall, registerMyself, registerVolunteer,
  saveFacility, seeActivityChange, signUp, signUpVolunteers, updateActivity,
} from '../contract/index.ts';

let app: TestApp;
let teamId: string;
let made = 0;
const office = () => app.as('office');
const leader = () => app.as('leaderE');
const plan = async (more: object = {}) => (await office().call(planActivity, { code: `C-${(made += 1)}`, name: '示例活动', teamId, placeId: app.id('place/e1'), on: '2026-09-28', from: '09:00', to: '12:00', capacity: 2, takesSignups: true, ...more })).id;
const planOf = (activityId: string) => leader().call(readActivityPlan, { activityId });
/** The plan as it stands, with what is to change. */
async function change(activityId: string, more: object = {}, who = 'leaderE') {
  const { version, name, place, facility, project, on, from, to, capacity, about, takesSignups, shifts } = await planOf(activityId);
  return app.as(who).call(updateActivity, { activityId, version, name, placeId: place.id, facilityId: facility?.id ?? null, projectId: project?.id ?? null, on, from, to, capacity, about, takesSignups, shifts: shifts.map(({ id, from: begins, to: ends, capacity: seats }) => ({ id, from: begins, to: ends, capacity: seats })), ...more });
}
const shiftOf = async (activityId: string, at = 0) => (await planOf(activityId)).shifts[at]?.id as string;
const told = async (who: string) => (await app.as(who).call(readMyService, {})).changes;
const registered = () => office().call(registerVolunteer, { label: '示例志愿者', placeId: app.id('place/e1'), isAdult: true, registeredOn: '2026-03-01' });

beforeAll(async () => {
  app = await testApp();
  teamId = (await office().call(createTeam, { code: 'T-C', name: '示例队', placeId: app.id('place/e1'), foundedOn: '2026-01-05', leaderId: app.id('person/leaderE') })).id;
  const { places } = await app.as('volunteer').call(readMyService, {});
  for (const who of ['volunteer', 'resident'] as const) await app.as(who).call(registerMyself, { label: '示例本人', placeId: places[0]?.id as string, isAdult: true });
});

describe('a leader’s plan', () => {
  it('names shifts, place and facility as the office’s does, from what is there to choose', async () => {
    const { id: facilityId } = await office().call(saveFacility, { code: 'C-S', name: '示例站', kind: 'station', placeId: app.id('place/e1'), openedOn: '2026-01-01' });
    const choices = await leader().call(readPlanChoices, { teamId });
    expect(choices).toMatchObject({ place: { id: app.id('place/e1') }, facilities: [{ id: facilityId, name: '示例站' }], projects: [] });
    expect(choices.places.map(({ id }) => id)).toContain(app.id('place/w1'));
    const { id: activityId } = await leader().call(planTeamActivity, { teamId, name: '队里的活动', on: '2026-10-20', from: '09:00', to: '12:00', placeId: app.id('place/w1'), facilityId, shifts: [{ from: '09:00', to: '10:30', capacity: 3 }, { from: '10:30', to: '12:00' }] });
    expect(await planOf(activityId)).toMatchObject({ place: { id: app.id('place/w1') }, facility: { id: facilityId }, from: '09:00', to: '12:00', shifts: [{ from: '09:00', to: '10:30', capacity: 3 }, { from: '10:30', to: '12:00', capacity: null }] });
    expect((await problemOf(leader().call(planTeamActivity, { teamId, name: '去不了', on: '2026-10-20', from: '09:00', to: '12:00', placeId: teamId }))).code).toBe('volunteering.place_unknown');
    for (const stranger of ['leaderW', 'volunteer']) expect((await problemOf(app.as(stranger).call(readPlanChoices, { teamId }))).status).toBe(404);
  });
});

describe('an activity that changes', () => {
  it('tells those who signed up what was before and what is now, until they have read it, and keeps its history', async () => {
    const activityId = await plan();
    await app.as('volunteer').call(signUp, { shiftId: await shiftOf(activityId) });
    const { number } = await registered();
    await leader().call(signUpVolunteers, { shiftId: await shiftOf(activityId), numbers: [number] });
    const shiftId = await shiftOf(activityId);
    expect(await change(activityId, { on: '2026-09-29', from: '14:00', to: '16:00', placeId: app.id('place/w1'), shifts: [{ id: shiftId, from: '14:00', to: '16:00', capacity: 2 }], note: '下雨，改到第二天下午' })).toEqual({ version: 2, told: 2, movedUp: 0 });
    expect(await told('resident')).toEqual([]);
    const [one] = await told('volunteer');
    expect((await app.as('volunteer').call(listMyDuties, { kind: ['volunteering.changes'] })).rows).toMatchObject([{ subjectId: one?.change.id, titleZh: '示例活动', path: '/my-service' }]);
    expect(one).toMatchObject({ activity: { id: activityId }, lostShift: false, change: { kind: 'changed', note: '下雨，改到第二天下午' } });
    expect(one?.change.details.map(({ part, before, after }) => [part, before?.zh, after?.zh])).toEqual([['times', '2026-09-28 09:00–12:00', '2026-09-29 14:00–16:00'], ['shifts', '09:00–12:00 (2 人)', '14:00–16:00 (2 人)'], ['place', expect.any(String), expect.any(String)]]);
    expect((await planOf(activityId)).changes).toMatchObject([{ kind: 'changed', told: 2, seen: 0, toCall: [number] }]);
    expect((await problemOf(app.as('resident').call(seeActivityChange, { changeId: one?.change.id as string }))).status).toBe(404);
    await app.as('volunteer').call(seeActivityChange, { changeId: one?.change.id as string });
    expect(await told('volunteer')).toEqual([]);
    expect((await app.as('volunteer').call(listMyDuties, { kind: ['volunteering.changes'] })).total).toBe(0);
    expect((await planOf(activityId)).changes).toMatchObject([{ told: 2, seen: 1 }]);
    expect((await app.as('volunteer').call(readMyService, {})).signups.find((row) => row.activity.id === activityId)).toMatchObject({ from: '2026-09-29T06:00:00.000Z' });
    expect(await change(activityId)).toEqual({ version: 2, told: 0, movedUp: 0 });
    expect(await change(activityId, { about: '请带手套' })).toEqual({ version: 3, told: 0, movedUp: 0 });
    expect((await problemOf(leader().call(updateActivity, { ...{ activityId, version: 1, name: '旧的', placeId: app.id('place/e1'), on: '2026-09-29', from: '14:00', to: '16:00', shifts: [{ from: '14:00', to: '16:00' }] } }))).code).toBe('platform.changed_meanwhile');
    for (const stranger of ['leaderW', 'volunteer', 'zoneWest']) expect((await problemOf(app.as(stranger).call(readActivityPlan, { activityId }))).status).toBe(404);
    expect((await rows<{ may: boolean }>(app.ownerDb, sql`select has_table_privilege('lianchuang_app', 'volunteering.activity_changes', 'update') or has_table_privilege('lianchuang_app', 'volunteering.activity_changes', 'delete') as may`))[0]?.may).toBe(false);
  });

  it('lets the next in where there are more seats, never fewer than are taken, and says to whom a shift was lost', async () => {
    const activityId = await plan({ on: '2026-10-02', capacity: null, shifts: [{ from: '09:00', to: '10:00', capacity: 1 }, { from: '11:00', to: '12:00', capacity: 1 }] });
    const [early, late] = [await shiftOf(activityId), await shiftOf(activityId, 1)];
    await app.as('volunteer').call(signUp, { shiftId: early });
    await app.as('resident').call(signUp, { shiftId: early });
    await app.as('resident').call(signUp, { shiftId: late });
    expect(await change(activityId, { shifts: [{ id: early, from: '09:00', to: '10:00', capacity: 2 }, { id: late, from: '11:00', to: '12:00', capacity: 1 }] })).toMatchObject({ told: 0, movedUp: 1 });
    expect((await problemOf(change(activityId, { shifts: [{ id: early, from: '09:00', to: '10:00', capacity: 1 }, { id: late, from: '11:00', to: '12:00', capacity: 1 }] }))).code).toBe('volunteering.shift_full');
    expect((await problemOf(change(activityId, { shifts: [{ id: early, from: '09:00', to: '10:00', capacity: 2 }, { id: late, from: '09:30', to: '10:30', capacity: 1 }] }))).code).toBe('volunteering.shift_clash');
    expect((await problemOf(change(activityId, { shifts: [{ id: teamId, from: '09:00', to: '10:00' }] }))).code).toBe('volunteering.shift_unknown');
    expect((await problemOf(change(activityId, { shifts: [{ id: early, from: '08:00', to: '10:00' }] }))).code).toBe('volunteering.shifts_outside');
    expect(await change(activityId, { shifts: [{ id: early, from: '09:00', to: '10:00', capacity: 2 }] })).toMatchObject({ told: 2 });
    const of = async (who: string) => (await told(who)).find(({ activity }) => activity.id === activityId);
    expect([(await of('resident'))?.lostShift, (await of('volunteer'))?.lostShift]).toEqual([true, false]);
    expect((await app.as('resident').call(readMyService, {})).signups.filter((row) => row.activity.id === activityId)).toHaveLength(1);
    expect((await problemOf(app.as('volunteer').call(signUp, { shiftId: late }))).code).toBe('volunteering.signup_closed');
    const fell = await rows<{ count: number }>(app.ownerDb, sql`select count(*)::int as count from volunteering.shifts where activity_id = ${activityId} and dropped_at is not null`);
    expect(fell[0]?.count).toBe(1);
  });

  it('keeps its times and place once somebody has a record, and a record after its times were moved says so', async () => {
    const { number } = await registered();
    const activityId = await plan({ on: '2026-09-20', from: '09:00', to: '10:00' });
    await sql`update volunteering.activities set planned_at = '2026-09-01T00:00:00Z' where id = ${activityId}`.execute(app.ownerDb);
    const shiftId = await shiftOf(activityId);
    await change(activityId, { to: '12:00', shifts: [{ id: shiftId, from: '09:00', to: '12:00', capacity: 2 }] });
    await app.as('communityE1').call(recordRollCall, { activityId, numbers: [number], from: '09:00', to: '12:00' });
    expect((await office().call(listServiceRecords, { activityId })).rows[0]?.signals).toEqual(expect.arrayContaining(['soonAfterPlanning', 'plannedLate']));
    for (const more of [{ to: '12:30' }, { placeId: app.id('place/w1') }, { shifts: [{ id: shiftId, from: '09:30', to: '12:00', capacity: 2 }] }]) expect((await problemOf(change(activityId, more))).code).toBe('volunteering.activity_held');
    expect((await problemOf(leader().call(cancelActivity, { activityId, reason: '记错了' + '一次' }))).code).toBe('volunteering.activity_held');
    expect(await change(activityId, { name: '改个名' })).toMatchObject({ version: 3 });
  });
});

describe('an activity that is called off', () => {
  it('ends all sign-ups, tells why, and takes nothing more: no sign-up, no code, no roll, no sheet', async () => {
    const activityId = await plan({ on: '2026-10-06', code: 'C-OFF' });
    const shiftId = await shiftOf(activityId);
    const { id: signupId } = await app.as('volunteer').call(signUp, { shiftId });
    expect((await problemOf(app.as('volunteer').call(cancelActivity, { activityId, reason: '我来取消' }))).status).toBe(404);
    expect(await leader().call(cancelActivity, { activityId, reason: '场地临时封闭', publicReason: '广场临时封闭' })).toEqual({ told: 1 });
    expect((await told('volunteer')).find(({ activity }) => activity.id === activityId)).toMatchObject({ lostShift: true, change: { kind: 'cancelled', note: '场地临时封闭' } });
    expect((await app.as('volunteer').call(readMyService, {})).signups.map((row) => row.activity.id)).not.toContain(activityId);
    // Its address stays good, says that it was called off, and nothing of what those who signed up were told.
    expect(await app.as('nobody').call(readOpenActivity, { activityId })).toMatchObject({ cancelled: { reason: '广场临时封闭' }, shifts: [{ taken: 0 }] });
    expect((await app.as('nobody').call(listOpenActivities, {})).rows.map(({ id }) => id)).not.toContain(activityId);
    const page = await app.http.inject({ method: 'GET', url: `/public/alpha/volunteering/${activityId}` });
    expect([page.statusCode, page.body.includes('这场活动已经取消'), page.body.includes('广场临时封闭'), page.body.includes('场地临时封闭'), page.body.includes('登录报名')]).toEqual([200, true, true, false, false]);
    expect(await office().call(readActivity, { activityId })).toMatchObject({ cancelled: { reason: '场地临时封闭' } });
    expect((await office().call(listActivities, { standing: 'no' })).rows.map(({ id }) => id)).toEqual([activityId]);
    expect(await leader().call(readMyActivity, { activityId })).toMatchObject({ takesSignups: false, shifts: [{ taken: 0 }], cancelled: { reason: '场地临时封闭' } });
    const neverOpen = await plan({ takesSignups: false });
    await leader().call(cancelActivity, { activityId: neverOpen, reason: '场地临时封闭' });
    expect((await problemOf(app.as('nobody').call(readOpenActivity, { activityId: neverOpen }))).status).toBe(404);
    const { number } = await registered();
    const codeOf = (work: Promise<unknown>) => problemOf(work).then(({ code }) => code);
    app.clock.now = Date.parse('2026-10-06T11:00:00+08:00');
    const sheet = { fileName: 'sheet.csv', body: new TextEncoder().encode(`\uFEFF活动编码,志愿者编号,开始,结束\nC-OFF,${number},09:00,10:00\n`) };
    const refused = [
      () => leader().call(cancelActivity, { activityId, reason: '再取消一次' }), () => change(activityId, { name: '改名' }), () => leader().call(openSignups, { activityId, open: true }), () => leader().call(readCheckInCode, { activityId }),
      () => app.as('volunteer').call(checkIn, { activityId, code: 'ABC-DEFGH' }), () => leader().call(recordRollCall, { activityId, numbers: [number], from: '09:00', to: '10:00' }),
    ];
    for (const work of refused) expect(await codeOf(work())).toBe('volunteering.activity_cancelled');
    for (const work of [() => app.as('volunteer').call(signUp, { shiftId }), () => leader().call(signUpVolunteers, { shiftId, numbers: [number] })]) expect(await codeOf(work())).toBe('volunteering.signup_closed');
    expect((await problemOf(app.as('volunteer').call(cancelSignup, { signupId }))).status).toBe(409);
    expect((await office().call(importAttendance, { file: sheet, mode: 'all' })).report?.badRows).toMatchObject([{ code: 'activity_cancelled' }]);
    app.clock.now = Date.parse('2026-09-21T02:00:00Z');
    await expect(sql`insert into volunteering.check_ins (programme_id, id, activity_id, volunteer_id, in_at, in_sent_at) select programme_id, uuidv7(), ${activityId}, id, now(), now() from volunteering.volunteers limit 1`.execute(app.ownerDb)).rejects.toThrow(/called off/);
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { oneRow, rows, sql } from '#platform/server/db/index.ts';
import { verifyAccounts } from '#modules/points/contract/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import {
  cancelSignup, connectVolunteer, createTeam, joinTeam, listJoinableActivities, listOpenActivities, listServiceRecords, openSignups, planActivity, planTeamActivity, readLedTeam, readMyActivity, readMyService, readOpenActivity, readServiceFigures, readSignups,
  recordRollCall, registerMyself, registerVolunteer, reverseService, signUp, signUpVolunteers,
} from '../contract/index.ts';

let app: TestApp;
let teamId: string;
const office = () => app.as('office');
let made = 0;
const activity = async (more: object = {}) => (await office().call(planActivity, { code: `J-${(made += 1)}`, name: '示例活动', teamId, placeId: app.id('place/e1'), on: '2026-09-28', from: '09:00', to: '12:00', capacity: 1, takesSignups: true, ...more })).id;
const shiftsOf = async (activityId: string) => (await office().call(readSignups, { activityId })).shifts;
const shiftOf = async (activityId: string) => (await shiftsOf(activityId))[0]?.id as string;
const registered = () => office().call(registerVolunteer, { label: '示例志愿者', placeId: app.id('place/e1'), isAdult: true, registeredOn: '2026-03-01' });

beforeAll(async () => {
  app = await testApp();
  teamId = (await office().call(createTeam, { code: 'T-J', name: '示例队', placeId: app.id('place/e1'), foundedOn: '2026-01-05', leaderId: app.id('person/leaderE') })).id;
  const { places } = await app.as('volunteer').call(readMyService, {});
  const placeId = places[0]?.id as string;
  for (const who of ['volunteer', 'resident'] as const) await app.as(who).call(registerMyself, { label: '示例本人', placeId, isAdult: true });
});

describe('one’s own registration', () => {
  it('is made once, where one lives, by somebody of age, and is found by whoever is signed in as that person alone', async () => {
    const mine = await app.as('volunteer').call(readMyService, {});
    expect(mine.volunteer?.number).toMatch(/^V-\d{7}$/);
    expect((await problemOf(app.as('volunteer').call(registerMyself, { label: '再来', placeId: app.id('place/e1'), isAdult: true }))).code).toBe('volunteering.registered_already');
    expect((await problemOf(app.as('observer').call(registerMyself, { label: '未知', placeId: app.id('place/zone-east'), isAdult: true }))).code).toBe('volunteering.place_unknown');
    expect((await app.as('observer').call(readMyService, {})).volunteer).toBeNull();
  });

  it('can be said by the office of somebody who has a number already', async () => {
    const { id } = await registered();
    expect((await problemOf(office().call(connectVolunteer, { volunteerId: id, personId: app.id('person/volunteer') }))).code).toBe('volunteering.registered_already');
    await office().call(connectVolunteer, { volunteerId: id, personId: app.id('person/liaisonA') });
    expect((await app.as('liaisonA').call(readMyService, {})).volunteer?.id).toBe(id);
  });
});

describe('signing up', () => {
  it('gives the last seat once, lets the next wait, and moves them up when it is free again', async () => {
    const activityId = await activity();
    const shiftId = await shiftOf(activityId);
    const first = await app.as('volunteer').call(signUp, { shiftId });
    expect(first.state).toBe('signedUp');
    expect((await app.as('resident').call(signUp, { shiftId })).state).toBe('waiting');
    expect((await problemOf(app.as('volunteer').call(signUp, { shiftId }))).code).toBe('volunteering.signed_up_already');
    expect((await app.as('resident').call(readMyActivity, { activityId })).shifts[0]).toMatchObject({ taken: 1, waiting: 1, mine: { state: 'waiting', ahead: 0 } });
    expect((await problemOf(app.as('resident').call(cancelSignup, { signupId: first.id }))).status).toBe(404);
    expect(await app.as('volunteer').call(cancelSignup, { signupId: first.id })).toEqual({ movedUp: 1 });
    expect((await problemOf(app.as('volunteer').call(cancelSignup, { signupId: first.id }))).code).toBe('volunteering.signup_over');
    expect((await app.as('resident').call(readMyService, {})).signups).toMatchObject([{ state: 'signedUp', activity: { id: activityId } }]);
    await app.as('resident').call(cancelSignup, { signupId: (await app.as('resident').call(readMyService, {})).signups[0]?.id as string });
  });

  it('never gives more seats than there are to people who come at once', async () => {
    const activityId = await activity({ capacity: 3 });
    const shiftId = await shiftOf(activityId);
    const numbers = await Promise.all(Array.from({ length: 8 }, async () => (await registered()).number));
    const answers = await Promise.all(numbers.map((number) => app.as('leaderE').call(signUpVolunteers, { shiftId, numbers: [number] })));
    expect(answers.reduce((sum, { signedUp }) => sum + signedUp, 0)).toBe(3);
    expect((await shiftsOf(activityId))[0]).toMatchObject({ taken: 3, waiting: 5 });
  });

  it('is for shifts that are open and ahead, one at a time, by registered volunteers', async () => {
    const closed = await activity({ takesSignups: false });
    expect((await problemOf(app.as('volunteer').call(signUp, { shiftId: await shiftOf(closed) }))).code).toBe('volunteering.signup_closed');
    const past = await activity({ on: '2026-09-20' });
    expect((await problemOf(app.as('volunteer').call(signUp, { shiftId: await shiftOf(past) }))).code).toBe('volunteering.signup_closed');
    const [one, two] = [await activity({ on: '2026-09-29' }), await activity({ on: '2026-09-29' })];
    expect((await problemOf(app.as('observer').call(signUp, { shiftId: await shiftOf(one) }))).code).toBe('volunteering.not_registered');
    await app.as('volunteer').call(signUp, { shiftId: await shiftOf(one) });
    expect((await problemOf(app.as('volunteer').call(signUp, { shiftId: await shiftOf(two) }))).code).toBe('volunteering.signed_up_elsewhere');
  });

  it('has shifts within the activity, each with its own seats', async () => {
    expect((await problemOf(activity({ shifts: [{ from: '08:00', to: '10:00' }] }))).code).toBe('volunteering.shifts_outside');
    const activityId = await activity({ on: '2026-09-30', shifts: [{ from: '09:00', to: '10:00', capacity: 1 }, { from: '10:00', to: '12:00' }] });
    expect((await shiftsOf(activityId)).map(({ capacity }) => capacity)).toEqual([1, null]);
    for (const { id } of await shiftsOf(activityId)) await app.as('volunteer').call(signUp, { shiftId: id });
  });
});

describe('activities that can be joined', () => {
  it('are read by anybody without a name of a person, and not when they take no sign-ups', async () => {
    const [open, closed] = [await activity({ on: '2026-10-02', about: '一起打扫河边' }), await activity({ takesSignups: false })];
    const shown = (await app.as('nobody').call(listOpenActivities, { pageSize: 100 })).rows.map(({ id }) => id);
    expect(shown).toContain(open);
    expect(shown).not.toContain(closed);
    expect(await app.as('nobody').call(readOpenActivity, { activityId: open })).toMatchObject({ about: '一起打扫河边', shifts: [{ capacity: 1, taken: 0, waiting: 0 }] });
    expect((await problemOf(app.as('nobody').call(readOpenActivity, { activityId: closed }))).status).toBe(404);
    expect((await app.as('volunteer').call(listJoinableActivities, { pageSize: 100 })).rows.map(({ id }) => id)).toContain(open);
    const page = await app.http.inject({ url: `/public/alpha/volunteering/${open}` });
    expect([page.statusCode, page.body.includes('一起打扫河边')]).toEqual([200, true]);
  });
});

describe('the leader of a team', () => {
  it('plans for their own team, opens sign-ups, and sees their members and nobody else’s', async () => {
    const member = await registered();
    await office().call(joinTeam, { volunteerId: member.id, teamId, from: '2026-03-01' });
    const { id: activityId } = await app.as('leaderE').call(planTeamActivity, { teamId, name: '队里的活动', on: '2026-10-05', from: '09:00', to: '11:00' });
    await app.as('leaderE').call(openSignups, { activityId, open: true, about: '一起清扫' });
    expect(await app.as('leaderE').call(readLedTeam, { teamId })).toMatchObject({ members: [{ number: member.number }] });
    expect((await app.as('leaderE').call(readMyService, {})).ledTeams.map(({ id }) => id)).toEqual([teamId]);
    for (const stranger of ['leaderW', 'volunteer', 'zoneWest'] as const) {
      expect((await problemOf(app.as(stranger).call(readLedTeam, { teamId }))).status).toBe(404);
      expect((await problemOf(app.as(stranger).call(openSignups, { activityId, open: false }))).status).toBe(404);
      expect((await problemOf(app.as(stranger).call(readSignups, { activityId }))).status).toBe(404);
    }
    expect((await app.as('communityE1').call(readSignups, { activityId })).takesSignups).toBe(true);
  });
});

describe('service minutes', () => {
  it('are the same in the ledger as by grade, also after a reversal, and the ledger proves itself', async () => {
    const people = await Promise.all([registered(), registered()]);
    const activityId = await activity({ on: '2026-09-20' });
    await office().call(recordRollCall, { activityId, numbers: people.map(({ number }) => number), from: '09:00', to: '11:00' });
    const [record] = (await office().call(listServiceRecords, { activityId })).rows;
    await office().call(reverseService, { recordId: record?.id as string, reason: '点错了人' });
    const booked = await rows<{ holder_id: string; minutes: number; balance: number }>(app.ownerDb, sql`select a.holder_id, a.balance, (select coalesce(sum(m.minutes), 0) from volunteering.minute_entries m where m.volunteer_id = a.holder_id) as minutes
      from points.accounts a join points.assets s on s.id = a.asset_id where s.kind = 'serviceMinutes' and a.holder_kind = 'volunteer'`);
    expect(booked.length).toBeGreaterThanOrEqual(2);
    for (const { balance, minutes } of booked) expect(Number(balance)).toBe(Number(minutes));
    const sum = await oneRow<{ balance: number }>(app.ownerDb, sql`select a.balance from points.accounts a join points.assets s on s.id = a.asset_id where s.kind = 'serviceMinutes' and a.purpose = 'issue'`);
    const { minutes } = await office().call(readServiceFigures, {});
    expect(-Number(sum.balance)).toBe(minutes.A + minutes.B + minutes.C + minutes.D);
    expect((await office().call(verifyAccounts, {})).isSound).toBe(true);
  });
});

describe('the roll of an activity', () => {
  it('is called by the leader of the team from the sign-ups, never for themselves, and by nobody who does not run it', async () => {
    const [there, away] = [await registered(), await registered()];
    const { id: mine } = await registered();
    await office().call(connectVolunteer, { volunteerId: mine, personId: app.id('person/leaderE') });
    const me = (await app.as('leaderE').call(readMyService, {})).volunteer?.number as string;
    const { id: activityId } = await app.as('leaderE').call(planTeamActivity, { teamId, name: '点名的活动', on: '2026-10-12', from: '09:00', to: '11:00' });
    const shiftId = (await app.as('leaderE').call(readSignups, { activityId })).shifts[0]?.id as string;
    await app.as('leaderE').call(signUpVolunteers, { shiftId, numbers: [there.number, away.number, me] });
    app.clock.now = Date.parse('2026-10-12T11:30:00+08:00');
    const roll = (who: string, numbers: string[]) => app.as(who).call(recordRollCall, { activityId, numbers, from: '09:00', to: '11:00' });
    const listed = async () => (await app.as('leaderE').call(readSignups, { activityId })).shifts[0]?.signups.map(({ volunteer, isMine, isRecorded }) => [volunteer.number, isMine, isRecorded]);
    for (const stranger of ['leaderW', 'volunteer', 'observer']) expect((await problemOf(roll(stranger, [there.number]))).status).toBe(404);
    expect((await problemOf(roll('leaderE', [there.number, me]))).code).toBe('volunteering.own_roll');
    expect(await listed()).toEqual(expect.arrayContaining([[there.number, false, false], [away.number, false, false], [me, true, false]]));
    expect(await roll('leaderE', [there.number])).toMatchObject({ recorded: 1, minutes: 120 });
    expect(await listed()).toEqual(expect.arrayContaining([[there.number, false, true], [away.number, false, false], [me, true, false]]));
    expect((await office().call(listServiceRecords, { activityId })).rows).toMatchObject([{ grade: 'B', state: 'counted', minutes: 120 }]);
    expect(await roll('communityE1', [me])).toMatchObject({ recorded: 1 });
    const others = async () => (await app.as('leaderE').call(readSignups, { activityId })).others.map(({ volunteer, minutes, isCounted }) => [volunteer.number, minutes, isCounted]);
    expect(await others()).toEqual([]);
    const came = await registered();
    await roll('leaderE', [came.number]);
    expect(await others()).toEqual([[came.number, 120, true]]);
  });
});

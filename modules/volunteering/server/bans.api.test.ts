import { beforeAll, describe, expect, it } from 'vitest';
import { rows, sql } from '#platform/server/db/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import {
  appealBan, banVolunteer, connectVolunteer, createTeam, decideEntry, enterService, exportBans, importAttendance, listBans, listServiceRecords, planActivity, readMyActivity, readMyService, readServiceFigures, readServiceRules, recordRollCall, registerVolunteer, saveServiceRules, settleBan, signUp, signUpVolunteers,
} from '../contract/index.ts';

let app: TestApp;
let teamId: string;
let person: { id: string; number: string };
let planned = 0;
const office = () => app.as('office');
const plan = async (on: string, more: object = {}) => (await office().call(planActivity, { code: `B-${(planned += 1)}`, name: '示例活动', teamId, placeId: app.id('place/e1'), on, from: '09:00', to: '12:00', ...more })).id;
const roll = (activityId: string, numbers = [person.number]) => app.as('communityE1').call(recordRollCall, { activityId, numbers, from: '09:00', to: '11:00' });
const recordOf = async (activityId: string) => (await office().call(listServiceRecords, { activityId })).rows[0]?.id as string;
const REASON = '现场核实当天没有到场，签到表系他人代签';

beforeAll(async () => {
  app = await testApp();
  teamId = (await office().call(createTeam, { code: 'T-B', name: '示例队', placeId: app.id('place/e1'), foundedOn: '2026-01-05' })).id;
  person = await office().call(registerVolunteer, { label: '示例志愿者', placeId: app.id('place/e1'), isAdult: true, registeredOn: '2026-03-01' });
  await office().call(connectVolunteer, { volunteerId: person.id, personId: app.id('person/volunteer') });
});

describe('the rules of a programme', () => {
  it('allow ten days for entries unless told otherwise, and say where they come from', async () => {
    expect(await office().call(readServiceRules, {})).toMatchObject({ rollCallHours: 48, entryDays: 10, dayCapMinutes: 720, alikeMost: 20, soonMinutes: 30, isDefault: true });
    const old = await plan('2026-09-08');
    const enter = () => office().call(enterService, { activityId: old, number: person.number, from: '09:00', to: '10:00', reason: '当天忘了点名' });
    expect((await problemOf(enter())).problem).toMatchObject({ code: 'volunteering.entry_late', title: '已过补录期限（活动后 10 天）' });
    await office().call(saveServiceRules, { rollCallHours: 720, entryDays: 15, dayCapMinutes: 60, alikeMost: 20, soonMinutes: 30, livesFarKm: 40, source: '示例办法第三条' });
    expect(await office().call(readServiceRules, {})).toMatchObject({ rollCallHours: 720, entryDays: 15, source: '示例办法第三条', isDefault: false });
    const { id } = await enter();
    await app.as('office2').call(decideEntry, { recordId: id, counts: true });
    expect((await problemOf(app.as('communityE1').call(saveServiceRules, { rollCallHours: 720, entryDays: 90, dayCapMinutes: 720, alikeMost: 20, soonMinutes: 30, livesFarKm: 40, source: '自己定的' }))).code).toBe('platform.not_permitted');
  });

  it('point out a day that is too long by the programme’s own measure', async () => {
    const id = await plan('2026-09-09');
    await roll(id);
    expect((await office().call(listServiceRecords, { activityId: id })).rows[0]?.signals).toContain('overDay');
  });
});

describe('somebody who lives far away', () => {
  it('is pointed out for a person to look at, by the places on record, and counts all the same', async () => {
    const far = await office().call(registerVolunteer, { label: '远方的人', placeId: app.id('place/w1'), isAdult: true, registeredOn: '2026-03-01' });
    const near = await plan('2026-09-10');
    await sql`update places.places set centre_longitude = 108, centre_latitude = 32 where id = ${app.id('place/e1')}`.execute(app.ownerDb);
    await sql`update places.places set centre_longitude = 109, centre_latitude = 32 where id = ${app.id('place/w1')}`.execute(app.ownerDb);
    await office().call(recordRollCall, { activityId: near, numbers: [person.number, far.number], from: '09:00', to: '11:00' });
    const signals = new Map((await office().call(listServiceRecords, { activityId: near })).rows.map((row) => [row.volunteer.number, { signals: row.signals, state: row.state }]));
    expect(signals.get(far.number)).toMatchObject({ state: 'counted', signals: expect.arrayContaining(['livesFar']) as string[] });
    expect(signals.get(person.number)?.signals).not.toContain('livesFar');
    const sheet = await plan('2026-09-07');
    const code = (await rows<{ code: string }>(app.ownerDb, sql`select code from volunteering.activities where id = ${sheet}`))[0]?.code as string;
    await office().call(importAttendance, { file: { fileName: 'a.csv', body: new TextEncoder().encode(`\uFEFF活动编码,志愿者编号,开始,结束\n${code},${far.number},09:00,10:00\n`) }, mode: 'all' });
    expect((await office().call(listServiceRecords, { activityId: sheet })).rows[0]).toMatchObject({ grade: 'C', signals: expect.arrayContaining(['livesFar']) as string[] });
  });
});

describe('a ban for falsified hours', () => {
  it('is decided by somebody who did not record them, takes their minutes back, and is told to the person with its reason', async () => {
    const activity = await plan('2026-09-15');
    await roll(activity);
    const recordId = await recordOf(activity);
    const ahead = await plan('2026-10-15', { takesSignups: true });
    const shiftId = (await app.as('volunteer').call(readMyActivity, { activityId: ahead })).shifts[0]?.id as string;
    await app.as('volunteer').call(signUp, { shiftId });
    const before = (await office().call(readServiceFigures, { volunteerId: person.id })).minutes.B;
    const ban = { volunteerId: person.id, recordIds: [recordId], years: 1, reason: REASON };
    expect((await problemOf(app.as('communityE1').call(banVolunteer, ban))).code).toBe('platform.not_permitted');
    expect((await problemOf(office().call(banVolunteer, { ...ban, recordIds: ['01900000-0000-7000-8000-000000000000'] }))).code).toBe('volunteering.record_unknown');
    const entered = (await office().call(listServiceRecords, { volunteerId: person.id, grade: 'D' })).rows[0]?.id as string;
    for (const who of ['office', 'office2']) expect((await problemOf(app.as(who).call(banVolunteer, { ...ban, recordIds: [entered] }))).code).toBe('volunteering.same_person');
    expect(await office().call(banVolunteer, ban)).toMatchObject({ to: '2027-09-21', reversedMinutes: 120, cancelledSignups: 1 });
    expect((await office().call(readServiceFigures, { volunteerId: person.id })).minutes.B).toBe(before - 120);
    expect((await problemOf(office().call(banVolunteer, ban))).code).toBe('volunteering.banned_already');
    expect((await app.as('volunteer').call(readMyService, {})).bans).toMatchObject([{ to: '2027-09-21', reason: REASON, blocksToday: true, mayAppeal: true }]);
    expect(JSON.stringify(await rows(app.ownerDb, sql`select to_jsonb(b)::text as text from volunteering.bans b`))).not.toContain('代签');
  });

  it('blocks sign-up, roll call, entry and sheet from its first day on, and nothing before it', async () => {
    const ahead = await plan('2026-10-16', { takesSignups: true });
    const shiftId = (await app.as('volunteer').call(readMyActivity, { activityId: ahead })).shifts[0]?.id as string;
    expect((await problemOf(app.as('volunteer').call(signUp, { shiftId }))).problem).toMatchObject({ code: 'volunteering.banned', title: `有人在禁录期：${person.number}` });
    expect((await problemOf(app.as('communityE1').call(signUpVolunteers, { shiftId, numbers: [person.number] }))).code).toBe('volunteering.banned');
    const today = await plan('2026-09-21', { from: '08:00', to: '11:00' });
    expect((await problemOf(app.as('communityE1').call(recordRollCall, { activityId: today, numbers: [person.number], from: '09:00', to: '10:00' }))).code).toBe('volunteering.banned');
    expect((await problemOf(office().call(enterService, { activityId: today, number: person.number, from: '09:00', to: '10:00', reason: '想补录当天' }))).code).toMatch(/banned|too_early/);
    const code = (await rows<{ code: string }>(app.ownerDb, sql`select code from volunteering.activities where id = ${today}`))[0]?.code as string;
    const { report } = await office().call(importAttendance, { file: { fileName: 'a.csv', body: new TextEncoder().encode(`\uFEFF活动编码,志愿者编号,开始,结束\n${code},${person.number},09:00,10:00\n`) }, mode: 'all' });
    expect(JSON.stringify(report?.badRows)).toContain('banned');
    expect((await roll(await plan('2026-09-18'))).recorded).toBe(1);
  });

  it('may be appealed against by the person, is settled by another, and lifted gives the hours back on their word', async () => {
    const banId = (await office().call(listBans, { volunteerId: person.id })).rows[0]?.id as string;
    expect((await problemOf(app.as('resident').call(appealBan, { banId, words: '不是本人的事' }))).status).toBe(404);
    expect((await problemOf(app.as('office2').call(settleBan, { banId, lift: false, answer: '维持原决定' }))).code).toBe('volunteering.no_appeal');
    await app.as('volunteer').call(appealBan, { banId, words: '当天我在场，有照片和同伴作证' });
    expect((await problemOf(app.as('volunteer').call(appealBan, { banId, words: '再申诉一次' }))).code).toBe('volunteering.ban_settled');
    expect((await problemOf(office().call(settleBan, { banId, lift: true, answer: '自己改自己的决定' }))).code).toBe('volunteering.same_person');
    expect((await app.as('office2').call(listBans, { state: 'appealed' })).rows).toMatchObject([{ appeal: '当天我在场，有照片和同伴作证', maySettle: true }]);
    expect(await app.as('office2').call(settleBan, { banId, lift: true, restore: true, answer: '同伴证明属实，解除并恢复时长' })).toEqual({ state: 'lifted', restoredMinutes: 120 });
    expect((await app.as('volunteer').call(readMyService, {})).bans).toMatchObject([{ blocksToday: false, answer: '同伴证明属实，解除并恢复时长', liftedOn: '2026-09-21' }]);
    const ahead = await plan('2026-10-17', { takesSignups: true });
    const shiftId = (await app.as('volunteer').call(readMyActivity, { activityId: ahead })).shifts[0]?.id as string;
    expect((await app.as('volunteer').call(signUp, { shiftId })).state).toBe('signedUp');
    expect((await office().call(exportBans, {})).fileName).toMatch(/xlsx$/);
    await expect(sql`update volunteering.bans set settled_by = decided_by where id = ${banId}`.execute(app.ownerDb)).rejects.toThrow(/bans__settled_by_another/);
  });

  it('ends by itself', async () => {
    const activity = await plan('2026-09-16');
    await roll(activity);
    const { to } = await office().call(banVolunteer, { volunteerId: person.id, recordIds: [await recordOf(activity)], years: 2, reason: REASON });
    expect((await office().call(listBans, { now: 'yes' })).total).toBe(1);
    app.clock.now = Date.parse(`${to}T04:00:00Z`);
    expect((await office().call(listBans, { now: 'yes' })).total).toBe(0);
    expect((await app.as('volunteer').call(readMyService, {})).bans[0]).toMatchObject({ blocksToday: false, mayAppeal: false });
    expect((await roll(await plan(to))).recorded).toBe(1);
  });
});

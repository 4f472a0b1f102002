import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '#platform/server/db/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { checkIn, createTeam, importAttendance, listServiceRecords, planActivity, readCheckInCode, readMyCheckIn, readMyService, readServiceFigures, registerMyself, registerVolunteer } from '../contract/index.ts';

let app: TestApp;
let teamId: string;
let day = 1;
const office = () => app.as('office');
const at = (clock: string) => Date.parse(`2026-10-${String(day).padStart(2, '0')}T${clock}:00+08:00`);
const activity = async (more: object = {}) => (await office().call(planActivity, { code: `C-${day}`, name: '示例活动', teamId, placeId: app.id('place/e1'), on: `2026-10-${String(day).padStart(2, '0')}`, from: '09:00', to: '12:00', ...more })).id;
const codeAt = async (activityId: string, clock: string): Promise<string> => { app.clock.now = at(clock); return (await app.as('leaderE').call(readCheckInCode, { activityId })).code as string; };
const send = (activityId: string, code: string, who = 'volunteer') => app.as(who).call(checkIn, { activityId, code });

beforeAll(async () => {
  app = await testApp();
  teamId = (await office().call(createTeam, { code: 'T-C', name: '示例队', placeId: app.id('place/e1'), foundedOn: '2026-01-05', leaderId: app.id('person/leaderE') })).id;
  const placeId = (await app.as('volunteer').call(readMyService, {})).places[0]?.id as string;
  for (const who of ['volunteer', 'leaderE']) await app.as(who).call(registerMyself, { label: '示例本人', placeId, isAdult: true });
});
/** A day of its own for each, planned long before. */
beforeEach(() => { day += 1; app.clock.now = Date.parse('2026-09-22T02:00:00Z'); });

describe('checking in by the code on the screen', () => {
  it('at both ends books grade A, in full half hours of the time within the activity', async () => {
    const activityId = await activity();
    expect(await send(activityId, await codeAt(activityId, '08:50'))).toMatchObject({ state: 'in', minutes: 0 });
    expect(await send(activityId, await codeAt(activityId, '08:55'))).toMatchObject({ state: 'in' });
    expect(await send(activityId, (await codeAt(activityId, '11:40')).toLowerCase().replace('-', ' '))).toMatchObject({ state: 'out', minutes: 150 });
    expect((await problemOf(send(activityId, await codeAt(activityId, '11:50')))).code).toBe('volunteering.checked_out');
    const me = (await app.as('volunteer').call(readMyService, {})).volunteer?.id as string;
    expect((await office().call(readServiceFigures, { volunteerId: me })).minutes).toEqual({ A: 150, B: 0, C: 0, D: 0 });
    expect((await office().call(listServiceRecords, { activityId })).rows).toMatchObject([{ grade: 'A', state: 'counted', signals: [], minutes: 150 }]);
    expect((await app.as('leaderE').call(readCheckInCode, { activityId }))).toMatchObject({ checkedIn: 1, checkedOut: 1 });
  });

  it('takes a code that a phone without a network sends later, for its own time, and points it out', async () => {
    const activityId = await activity();
    const [first, last] = [await codeAt(activityId, '09:05'), await codeAt(activityId, '12:00')];
    app.clock.now = at('20:00');
    await send(activityId, first);
    expect(await send(activityId, last)).toMatchObject({ state: 'out', minutes: 150 });
    expect((await office().call(listServiceRecords, { activityId })).rows[0]).toMatchObject({ signals: ['sentLate'], state: 'counted' });
  });

  it('takes no code of another activity, none that is made up, none from another day, and none for less than half an hour', async () => {
    const activityId = await activity();
    const other = (await office().call(planActivity, { code: `C-${day}-2`, name: '另一个', teamId, placeId: app.id('place/e1'), on: `2026-10-${String(day).padStart(2, '0')}`, from: '09:00', to: '12:00' })).id;
    expect((await problemOf(send(activityId, await codeAt(other, '09:00')))).code).toBe('volunteering.code_wrong');
    expect((await problemOf(send(activityId, '000-00000'))).code).toBe('volunteering.code_wrong');
    const code = await codeAt(activityId, '09:00');
    app.clock.now = at('09:00') + 3 * 86_400_000;
    expect((await problemOf(send(activityId, code))).code).toBe('volunteering.code_over');
    app.clock.now = at('09:00');
    await send(activityId, code);
    expect((await problemOf(send(activityId, await codeAt(activityId, '09:20')))).code).toBe('volunteering.too_short');
    expect(await app.as('volunteer').call(readMyCheckIn, { activityId })).toMatchObject({ outAt: null });
  });

  it('is shown to whoever runs the activity alone, within two hours of it, and not used by them', async () => {
    const activityId = await activity();
    const code = await codeAt(activityId, '09:00');
    expect((await problemOf(app.as('volunteer').call(readCheckInCode, { activityId }))).status).toBe(404);
    expect((await problemOf(send(activityId, code, 'leaderE'))).code).toBe('volunteering.own_screen');
    expect((await problemOf(send(activityId, code, 'resident'))).code).toBe('volunteering.not_registered');
    expect(await codeAt(activityId, '06:59')).toBeNull();
    expect(await codeAt(activityId, '14:01')).toBeNull();
  });
});

describe('an attendance sheet', () => {
  const sheet = (rows: readonly string[]) => ({ fileName: 'sheet.csv', body: new TextEncoder().encode(`\uFEFF活动编码,志愿者编号,开始,结束\n${rows.join('\n')}\n`) });
  it('books grade C once however often it comes, and points out whom it counts twice', async () => {
    const activityId = await activity();
    const people = await Promise.all([1, 2].map(() => office().call(registerVolunteer, { label: '示例志愿者', placeId: app.id('place/e1'), isAdult: true, registeredOn: '2026-03-01' })));
    app.clock.now = at('20:00');
    const code = `C-${day}`;
    const file = sheet(people.map(({ number }) => `${code},${number},9:00,11:40`));
    const first = await office().call(importAttendance, { file, mode: 'all' });
    expect(first.report).toMatchObject({ outcome: 'written', created: 2 });
    expect((await office().call(importAttendance, { file, mode: 'all' })).report).toMatchObject({ unchanged: 2 });
    expect((await office().call(readServiceFigures, { volunteerId: people[0]?.id as string })).minutes).toEqual({ A: 0, B: 0, C: 150, D: 0 });
    const wrong = await office().call(importAttendance, { file: sheet([`${code},${people[0]?.number ?? ''},11:00,12:00`, `${code},V-9999999,09:00,10:00`, `X-1,${people[1]?.number ?? ''},09:00,10:00`, `${code},${people[1]?.number ?? ''},08:00,09:30`]), mode: 'all' });
    expect(wrong.report?.badRows.map(({ code }) => code)).toEqual(['serves_already', 'unknown_volunteer', 'unknown_activity', 'outsideActivity']);
    await expect(sql`update volunteering.check_ins set out_at = in_at - interval '1 minute', record_id = null`.execute(app.ownerDb)).rejects.toThrow(/check_ins__order/);
    expect((await office().call(listServiceRecords, { activityId, grade: 'C' })).total).toBe(2);
    app.clock.now = at('12:00') + 10 * 86_400_000 + 1;
    const late = await office().call(importAttendance, { file: sheet([`${code},${people[1]?.number ?? ''},09:00,12:00`, `${code},${people[0]?.number ?? ''},09:00,10:00`]), mode: 'all' });
    expect(late.report?.badRows.map(({ code }) => code)).toEqual(['tooLate', 'tooLate']);
    const again = await office().call(importAttendance, { file, mode: 'all' });
    expect(again.report).toMatchObject({ outcome: 'written', created: 0, unchanged: 2, badRows: [] });
  });
});

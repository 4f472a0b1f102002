import { beforeAll, describe, expect, it } from 'vitest';
import { listMyDuties } from '#platform/contract/duties.ts';
import { sql } from '#platform/server/db/index.ts';
import { testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import {
  appealBan, askCorrection, banVolunteer, connectVolunteer, createTeam, decideCorrection, decideEntry, dispatchOrder, drawCallbacks, enterService, finishOrder, listServiceRecords, placeOrder, planActivity, rateOwnOrder, recordCallback, recordRollCall, registerVolunteer, reviewOrder, reviewService, settleBan,
} from '../contract/index.ts';

let app: TestApp;
let teamId: string;
let activityId: string;
let person: { id: string; number: string };
const office = () => app.as('office');
const of = async (who: string, kind: string) => (await app.as(who).call(listMyDuties, { kind: [`volunteering.${kind}`] })).rows;
const ids = async (who: string, kind: string) => (await of(who, kind)).map(({ subjectId }) => subjectId);
/** The record of the roll; what was entered afterwards is of grade D. */
const ofRoll = async () => (await office().call(listServiceRecords, { activityId, grade: 'B' })).rows[0]?.id as string;

beforeAll(async () => {
  app = await testApp();
  teamId = (await office().call(createTeam, { code: 'T-D', name: '示例队', placeId: app.id('place/e1'), foundedOn: '2026-01-05', leaderId: app.id('person/leaderE') })).id;
  person = await office().call(registerVolunteer, { label: '示例志愿者', placeId: app.id('place/e1'), isAdult: true, registeredOn: '2026-03-01' });
  await office().call(connectVolunteer, { volunteerId: person.id, personId: app.id('person/volunteer') });
  activityId = (await office().call(planActivity, { code: 'D-1', name: '待办的活动', teamId, placeId: app.id('place/e1'), on: '2026-09-20', from: '09:00', to: '12:00' })).id;
});

describe('duties of volunteering', () => {
  it('ask the office to look at signals, one for each activity, until somebody did', async () => {
    await app.as('communityE1').call(recordRollCall, { activityId, numbers: [person.number], from: '09:00', to: '10:00' });
    expect(await of('office', 'signals')).toMatchObject([{ subjectId: activityId, titleZh: '待办的活动', count: 1, path: `/volunteer-activities/${activityId}?toReview=yes` }]);
    expect(await ids('communityE1', 'signals')).toEqual([]);
    await office().call(reviewService, { recordId: await ofRoll(), note: '补录当天活动' });
    expect(await ids('office', 'signals')).toEqual([]);
  });

  it('ask a second person to decide on what was entered, within the days that entering may take', async () => {
    const { id } = await office().call(enterService, { activityId, number: person.number, from: '10:00', to: '11:00', reason: '点名时漏记' });
    expect([await ids('office', 'entries'), await ids('office2', 'entries')]).toEqual([[], [id]]);
    expect(await of('office2', 'entries')).toMatchObject([{ due: new Date(app.clock.now + 10 * 86_400_000).toISOString() }]);
    await app.as('office2').call(decideEntry, { recordId: id, counts: true });
    expect(await ids('office2', 'entries')).toEqual([]);
  });

  it('ask for an answer to what a volunteer wants put right, and to an appeal, of those who may give it', async () => {
    const recordId = await ofRoll();
    await app.as('volunteer').call(askCorrection, { recordId, from: '09:30', to: '11:30', reason: '少记了半小时' });
    const [asked] = await ids('office', 'corrections');
    expect(asked).toBeTruthy();
    await office().call(decideCorrection, { correctionId: asked as string, accept: false, answer: '以点名为准' });
    expect(await ids('office', 'corrections')).toEqual([]);
    const { id: banId } = await app.as('office2').call(banVolunteer, { volunteerId: person.id, recordIds: [recordId], years: 1, reason: '抽查核实当天没有到场，点名由他人代答' });
    expect(await ids('office', 'appeals')).toEqual([]);
    await app.as('volunteer').call(appealBan, { banId, words: '当天在场，请再核实' });
    expect([await ids('office', 'appeals'), await ids('office2', 'appeals')]).toEqual([[banId], []]);
    await office().call(settleBan, { banId, lift: true, restore: false, answer: '核实当天在场，解除' });
    expect(await ids('office', 'appeals')).toEqual([]);
  });

  it('follow an order from whoever looks at it to the team, to whoever ordered it, and to the call', async () => {
    const { id: orderId } = await app.as('communityE1').call(placeOrder, { words: '换一个灯泡', placeId: app.id('place/e1'), wantedOn: '2026-09-25', contact: '不是真实号码' });
    expect([await ids('office', 'ordersReceived'), await ids('communityE1', 'ordersReceived'), await ids('zoneWest', 'ordersReceived')]).toEqual([[orderId], [], []]);
    expect(await of('office', 'ordersReceived')).toMatchObject([{ due: '2026-09-25T16:00:00.000Z' }]);
    await office().call(reviewOrder, { orderId, accept: true });
    expect([await ids('office', 'ordersReceived'), await ids('communityE1', 'ordersOpen'), await ids('zoneWest', 'ordersOpen')]).toEqual([[], [orderId], []]);
    await office().call(dispatchOrder, { orderId, teamId });
    expect([await ids('leaderE', 'ordersToServe'), await ids('leaderW', 'ordersToServe'), await ids('office', 'ordersOpen')]).toEqual([[orderId], [], []]);
    expect(await of('leaderE', 'ordersToServe')).toMatchObject([{ path: `/my-service/teams/${teamId}` }]);
    await app.as('leaderE').call(finishOrder, { teamId, orderId, served: true, note: '灯泡已换' });
    expect([await ids('leaderE', 'ordersToServe'), await ids('communityE1', 'ordersToRate'), await ids('office', 'ordersToRate')]).toEqual([[], [orderId], []]);
    await app.as('communityE1').call(rateOwnOrder, { orderId, rating: 5 });
    expect(await ids('communityE1', 'ordersToRate')).toEqual([]);
    await office().call(drawCallbacks, { seed: '公开的种子' });
    await sql`update volunteering.service_orders set callback_seed = '公开的种子', sampled_at = coalesce(sampled_at, now()) where id = ${orderId}`.execute(app.ownerDb);
    expect([await ids('office', 'callbacks'), await ids('office2', 'callbacks')]).toEqual([[], [orderId]]);
    await app.as('office2').call(recordCallback, { orderId, outcome: 'confirmed' });
    expect(await ids('office2', 'callbacks')).toEqual([]);
  });
});

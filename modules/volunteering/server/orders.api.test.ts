import { beforeAll, describe, expect, it } from 'vitest';
import { HOUR_MS } from '#kernel/local-date.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import {
  createTeam, dispatchOrder, drawCallbacks, finishOrder, followOrder, listServiceOrders, pickUpOrder, placeOrder, rateOrder, rateOwnOrder, readOrderContact, readOrderFigures, readOrderForm, readTeamOrders, recordCallback, reviewOrder, sendOrder,
} from '../contract/index.ts';

let app: TestApp;
let teamId: string;
const office = () => app.as('office');
const nobody = () => app.as('nobody');
const contact = '演示，不是真实号码';
async function sent(more: object = {}) {
  const { formToken } = await nobody().call(readOrderForm, {});
  app.clock.now += 4_000;
  const { number, followToken } = await nobody().call(sendOrder, { formToken, words: '家里要换一个灯泡', placeId: app.id('place/e1'), contact, agreed: true, ...more });
  return { number, followToken, id: (await office().call(listServiceOrders, { pageSize: 200 })).rows.find((row) => row.number === number)?.id as string };
}

beforeAll(async () => {
  app = await testApp();
  teamId = (await office().call(createTeam, { code: 'T-O', name: '示例队', placeId: app.id('place/e1'), foundedOn: '2026-01-05', leaderId: app.id('person/leaderE') })).id;
});

describe('an order by anybody', () => {
  it('is looked at, picked up, served and rated; the team reads how to reach them while it serves and never who rated', async () => {
    const order = await sent();
    expect((await office().call(readOrderContact, { orderId: order.id })).contact).toBe(contact);
    expect((await problemOf(app.as('leaderE').call(pickUpOrder, { teamId, orderId: order.id }))).code).toBe('volunteering.order_settled');
    await app.as('communityE1').call(reviewOrder, { orderId: order.id, accept: true });
    expect((await app.as('leaderE').call(readTeamOrders, { teamId })).open).toMatchObject([{ id: order.id, contact: null }]);
    await app.as('leaderE').call(pickUpOrder, { teamId, orderId: order.id });
    expect(await app.as('leaderE').call(readTeamOrders, { teamId })).toMatchObject({ open: [], mine: [{ contact }], rating: null });
    expect((await problemOf(nobody().call(rateOrder, { followToken: order.followToken, rating: 5 }))).code).toBe('volunteering.order_settled');
    await app.as('leaderE').call(finishOrder, { teamId, orderId: order.id, served: true, note: '灯泡已换好' });
    expect(await nobody().call(followOrder, { followToken: order.followToken })).toMatchObject({ state: 'done', note: '灯泡已换好', isRated: false });
    await nobody().call(rateOrder, { followToken: order.followToken, rating: 2 });
    expect((await problemOf(nobody().call(rateOrder, { followToken: order.followToken, rating: 5 }))).code).toBe('volunteering.order_settled');
    expect(await app.as('leaderE').call(readTeamOrders, { teamId })).toMatchObject({ mine: [{ contact: null }], rating: null });
    expect(await office().call(readOrderFigures, {})).toMatchObject({ orders: 1, done: 1, rated: 1, ratingSum: 2 });
    const page = await app.http.inject({ url: `/public/alpha/service-orders/follow/${order.followToken}` });
    expect([page.statusCode, page.body.includes(contact)]).toEqual([200, false]);
  });

  it('is not kept from a machine, without consent, or from a form nobody was shown; why not is told to whoever ordered', async () => {
    const before = (await office().call(listServiceOrders, {})).total;
    const { formToken } = await nobody().call(readOrderForm, {});
    app.clock.now += 4_000;
    const fields = { formToken, words: '请来帮忙打扫', placeId: app.id('place/e1'), contact, agreed: true };
    await nobody().call(sendOrder, { ...fields, website: 'http://bot' });
    expect((await problemOf(nobody().call(sendOrder, { ...fields, agreed: false }))).code).toBe('volunteering.order_not_agreed');
    expect((await problemOf(nobody().call(sendOrder, { ...fields, formToken: 'made.up' }))).code).toBe('volunteering.order_form_stale');
    expect((await office().call(listServiceOrders, {})).total).toBe(before);
    const order = await sent();
    expect((await problemOf(office().call(reviewOrder, { orderId: order.id, accept: false }))).code).toBe('volunteering.reason_missing');
    await office().call(reviewOrder, { orderId: order.id, accept: false, reason: '请拨物业电话' });
    expect(await nobody().call(followOrder, { followToken: order.followToken })).toMatchObject({ state: 'declined', reason: '请拨物业电话' });
    expect((await problemOf(nobody().call(followOrder, { followToken: 'x'.repeat(32) }))).status).toBe(404);
  });
});

describe('an order of a community', () => {
  it('is looked at by somebody else, given to a team of choice, and can be handed back', async () => {
    const { id: orderId } = await app.as('communityE1').call(placeOrder, { words: '需要两名志愿者维持秩序', placeId: app.id('place/e1'), contact });
    expect((await problemOf(app.as('communityE1').call(reviewOrder, { orderId, accept: true }))).code).toBe('volunteering.same_person');
    await office().call(reviewOrder, { orderId, accept: true });
    await office().call(dispatchOrder, { orderId, teamId });
    expect((await problemOf(app.as('leaderW').call(finishOrder, { teamId, orderId, served: true, note: '冒领' }))).status).toBe(404);
    expect(await app.as('leaderE').call(finishOrder, { teamId, orderId, served: false, note: '当天人手不够' })).toEqual({ state: 'open' });
  });
});

describe('call-backs', () => {
  it('are one in twenty of what was served, each order in one draw, recorded by whoever did not assign it', async () => {
    for (let at = 0; at < 20; at += 1) {
      const { id: orderId } = await office().call(placeOrder, { words: `第 ${at} 单`, placeId: app.id('place/e1'), contact });
      await app.as('office2').call(reviewOrder, { orderId, accept: true });
      await app.as('leaderE').call(pickUpOrder, { teamId, orderId });
      await app.as('leaderE').call(finishOrder, { teamId, orderId, served: true, note: '已完成' });
    }
    expect(await office().call(drawCallbacks, { seed: '2026-09-21' })).toEqual({ among: 21, drawn: 2 });
    expect((await problemOf(office().call(drawCallbacks, { seed: '2026-09-21' }))).code).toBe('volunteering.nothing_to_draw');
    const [first] = (await office().call(listServiceOrders, { toCall: 'yes' })).rows;
    await office().call(recordCallback, { orderId: first?.id as string, outcome: 'confirmed' });
    expect((await problemOf(office().call(recordCallback, { orderId: first?.id as string, outcome: 'confirmed' }))).code).toBe('volunteering.order_settled');
    expect(await office().call(readOrderFigures, {})).toMatchObject({ drawn: 2, called: 1, confirmed: 1 });
  });
});

describe('what a team is told of ratings', () => {
  it('are sums of full fives, so that the next one is nobody’s own, while the office has them all', async () => {
    const { id: other } = await office().call(createTeam, { code: 'T-R', name: '评分队', placeId: app.id('place/e1'), foundedOn: '2026-01-05', leaderId: app.id('person/leaderE') });
    const seen: ({ sum: number; count: number } | null)[] = [];
    for (const rating of [5, 4, 3, 5, 1, 1, 2, 5, 5, 4, 1]) {
      app.clock.now += HOUR_MS;
      const order = await sent();
      await app.as('communityE1').call(reviewOrder, { orderId: order.id, accept: true });
      await app.as('leaderE').call(pickUpOrder, { teamId: other, orderId: order.id });
      await app.as('leaderE').call(finishOrder, { teamId: other, orderId: order.id, served: true, note: '已完成' });
      await nobody().call(rateOrder, { followToken: order.followToken, rating });
      seen.push((await app.as('leaderE').call(readTeamOrders, { teamId: other })).rating);
    }
    const [five, ten] = [{ sum: 18, count: 5 }, { sum: 35, count: 10 }];
    expect(seen).toEqual([null, null, null, null, five, five, five, five, five, ten, ten]);
  });
});

describe('the rating of an order of a community', () => {
  it('is given once by whoever ordered it, when it is served, and by nobody else', async () => {
    const own = async () => (await app.as('communityE1').call(listServiceOrders, { pageSize: 200 })).rows.find(({ id }) => id === orderId);
    const { id: orderId } = await app.as('communityE1').call(placeOrder, { words: '请来修一下楼道的扶手', placeId: app.id('place/e1'), contact });
    await office().call(reviewOrder, { orderId, accept: true });
    await app.as('leaderE').call(pickUpOrder, { teamId, orderId });
    expect(await own()).toMatchObject({ note: null, mayRate: false });
    expect((await problemOf(app.as('communityE1').call(rateOwnOrder, { orderId, rating: 4 }))).code).toBe('volunteering.order_settled');
    await app.as('leaderE').call(finishOrder, { teamId, orderId, served: true, note: '扶手已修好' });
    expect(await own()).toMatchObject({ note: '扶手已修好', mayRate: true });
    expect((await office().call(listServiceOrders, { pageSize: 200 })).rows.find(({ id }) => id === orderId)).toMatchObject({ note: null, mayRate: false });
    expect((await problemOf(office().call(rateOwnOrder, { orderId, rating: 1 }))).status).toBe(404);
    const before = await office().call(readOrderFigures, {});
    await app.as('communityE1').call(rateOwnOrder, { orderId, rating: 4 });
    expect(await office().call(readOrderFigures, {})).toMatchObject({ rated: before.rated + 1, ratingSum: before.ratingSum + 4 });
    expect((await problemOf(app.as('communityE1').call(rateOwnOrder, { orderId, rating: 5 }))).code).toBe('volunteering.order_settled');
    expect(await own()).toMatchObject({ mayRate: false });
  });

  it('is not given by the leader of the team that served', async () => {
    const { id: ownTeam } = await office().call(createTeam, { code: 'T-OWN', name: '自己的队', placeId: app.id('place/e1'), foundedOn: '2026-01-05', leaderId: app.id('person/communityE1') });
    const { id: orderId } = await app.as('communityE1').call(placeOrder, { words: '请来给花坛浇水', placeId: app.id('place/e1'), contact });
    await office().call(reviewOrder, { orderId, accept: true });
    await app.as('communityE1').call(pickUpOrder, { teamId: ownTeam, orderId });
    await app.as('communityE1').call(finishOrder, { teamId: ownTeam, orderId, served: true, note: '浇过了' });
    expect((await problemOf(app.as('communityE1').call(rateOwnOrder, { orderId, rating: 5 }))).code).toBe('volunteering.same_person');
  });
});

/** Two counters without a network spend the same points: both slips are kept, nobody sinks, and a person looks at what was short. */
import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRng } from '#kernel/rng.ts';
import { createSubject } from '#modules/honours/contract/index.ts';
import { approveRuleBook, draftRuleBook, listAccounts, postDeeds, recordDeed, reviewDeeds, verifyAccounts } from '#modules/points/contract/index.ts';
import { rows, sql } from '#platform/server/db/index.ts';
import { Phone } from '../../../tests/kit/devices.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { createShop, handInSlip, listSlips, listStock, openCounter, pullCounter, readTieOut, receiveStock, registerHousehold, reverseSlip, saveGoods, settleSlipIssue } from '../contract/index.ts';
import { deviceSlipPoints, deviceSlipText } from '../domain/index.ts';
import type { DeviceSlip } from '../domain/index.ts';

let app: TestApp;
let [shopId, soap, oil] = ['', '', ''];
const office = () => app.as('office');

class Counter {
  readonly id = randomUUID();
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  readonly person: string;
  sequence = 0;
  constructor(person: string) { this.person = person; }
  async open(): Promise<void> { await app.as(this.person).call(openCounter, { shopId, counterId: this.id, publicKey: this.#keys.publicKey.export({ format: 'der', type: 'spki' }).toString('base64') }); }
  slip(subjectId: string, goods: Record<string, number>, prices: Record<string, number> = { [soap]: 5, [oil]: 30 }): DeviceSlip & { signature: string } {
    const made: DeviceSlip = { counterId: this.id, slipId: randomUUID(), sequence: (this.sequence += 1), subjectId, lines: Object.entries(goods).map(([goodsId, quantity]) => ({ goodsId, quantity, pricePoints: prices[goodsId] as number })), redeemedAt: new Date(app.clock.now).toISOString() };
    return { ...made, signature: sign('sha256', Buffer.from(deviceSlipText(made), 'utf8'), { key: this.#keys.privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64') };
  }
}
const handIn = (person: string, slip: DeviceSlip & { signature: string }) => app.as(person).call(handInSlip, { ...slip, lines: slip.lines.map((line) => ({ ...line })) });
const balanceOf = async (holderId: string): Promise<number> => (await office().call(listAccounts, { holderId })).rows[0]?.balance ?? 0;

beforeAll(async () => {
  app = await testApp({ poolSize: 6 });
  for (const person of ['volunteer', 'resident']) await sql`update people.assignments set role_code = 'shopKeeper', anchor_kind = 'place', place_id = ${app.id('place/e1')} where programme_id = ${app.id('programme')} and id = ${app.id(`assignment/${person}`)}`.execute(app.ownerDb);
  const { id: bookId } = await office().call(draftRuleBook, { name: '第一版', effectiveFrom: '2026-09-21', source: '村民会议' });
  await app.as('lead').call(approveRuleBook, { bookId });
  soap = (await office().call(saveGoods, { code: 'soap', name: '肥皂', unit: '块', pricePoints: 5, valueFen: 500 })).id;
  oil = (await office().call(saveGoods, { code: 'oil', name: '食用油', unit: '桶', pricePoints: 30, valueFen: 3_000 })).id;
  shopId = (await office().call(createShop, { code: 'S-1', name: '示例超市', placeId: app.id('place/e1'), villageIds: [app.id('place/e1')], keeperIds: [app.id('person/volunteer'), app.id('person/resident')], openedOn: '2026-01-01', offlineCapPoints: 60 })).id;
  await office().call(receiveStock, { shopId, goodsId: soap, quantity: 200, source: 'bought' });
  await office().call(receiveStock, { shopId, goodsId: oil, quantity: 2, source: 'bought' });
});

let made = 0;
/** A household with twenty points for each deed. */
async function aHousehold(deeds: number): Promise<string> {
  made += 1;
  const { id: subjectId } = await office().call(createSubject, { kind: 'household', code: `H-${made}`, label: `第${made}户`, placeId: app.id('place/e1') });
  await office().call(registerHousehold, { shopId, subjectId });
  await earnMore(subjectId, deeds);
  return subjectId;
}

/** Twenty points for each deed, posted after its notice. */
async function earnMore(subjectId: string, deeds = 1): Promise<void> {
  const deedIds: string[] = [];
  for (let at = 0; at < deeds; at += 1) deedIds.push((await app.as('communityE1').call(recordDeed, { subjectId, ruleCode: 'watering', happenedOn: '2026-09-21', evidence: '证明人' })).id);
  if (deedIds.length > 0) await office().call(reviewDeeds, { deedIds, agree: true });
  const now = app.clock.now;
  app.clock.now = Date.parse('2026-09-25T02:00:00Z');
  await app.as('admin').call(postDeeds, {});
  app.clock.now = now;
}

describe('a slip of a device', () => {
  it('is booked once however often it arrives, and only with the signature of its counter', async () => {
    const household = await aHousehold(1);
    const counter = new Counter('volunteer');
    await counter.open();
    const slip = counter.slip(household, { [soap]: 2 });
    const first = await handIn('volunteer', slip);
    expect(first).toMatchObject({ points: 10, shortPoints: 0, issues: [] });
    expect(await handIn('volunteer', slip)).toEqual(first);
    expect(await balanceOf(household)).toBe(10);
    expect((await problemOf(handIn('volunteer', { ...slip, lines: [{ goodsId: soap, quantity: 1, pricePoints: 5 }] }))).code).toBe('shops.signature_wrong');
    expect((await problemOf(handIn('resident', slip))).code).toBe('shops.counter_unknown');
    counter.sequence = 0;
    expect((await problemOf(handIn('volunteer', counter.slip(household, { [soap]: 1 })))).code).toBe('shops.slip_differs');
  });

  it('that spends what another counter spent is kept: the shop bears what is short, and another person settles it', async () => {
    const household = await aHousehold(2);
    const [one, two] = [new Counter('volunteer'), new Counter('resident')];
    await one.open();
    await two.open();
    const slips = [one.slip(household, { [oil]: 1 }), two.slip(household, { [oil]: 1 })];
    expect(await handIn('volunteer', slips[0] as typeof slips[0] & object)).toMatchObject({ shortPoints: 0, issues: [] });
    const second = await handIn('resident', slips[1] as typeof slips[0] & object);
    expect(second).toMatchObject({ points: 30, shortPoints: 20, issues: ['shortPoints'] });
    expect(await balanceOf(household)).toBe(0);
    const shortage = (await office().call(listAccounts, { holderKind: 'shop', holderId: shopId })).rows;
    expect(shortage.map(({ balance }) => balance)).toEqual([-20]);
    expect((await office().call(listSlips, { issue: 'open' })).rows.map(({ id }) => id)).toEqual([second.id]);
    expect((await problemOf(app.as('communityE1').call(settleSlipIssue, { slipId: second.id, outcome: 'collected', note: '两处同时兑换' }))).code).toBe('shops.points_short');
    await app.as('communityE1').call(settleSlipIssue, { slipId: second.id, outcome: 'borne', note: '两处同时兑换，已说明' });
    expect((await office().call(listAccounts, { holderKind: 'shop' })).rows.every(({ holderLabel }) => holderLabel === '示例超市')).toBe(true);
    expect((await problemOf(app.as('communityE1').call(settleSlipIssue, { slipId: second.id, outcome: 'borne', note: '再来' }))).code).toBe('shops.issue_settled');
    expect((await office().call(verifyAccounts, {})).isSound).toBe(true);
  });

  it('that was short, was collected afterwards and is then reversed leaves household, shop and tie-out as they were before it', async () => {
    const household = await aHousehold(2);
    const counter = new Counter('volunteer');
    await counter.open();
    const bearing = async () => (await office().call(listAccounts, { holderKind: 'shop', holderId: shopId })).rows.reduce((sum, { balance }) => sum + balance, 0);
    const differences = async () => (await office().call(readTieOut, { day: '2026-09-21', shopId })).rows[0]?.redeemed.difference;
    const before = await bearing();
    const { id: slipId, shortPoints } = await handIn('volunteer', counter.slip(household, { [soap]: 10 }));
    expect([shortPoints, await balanceOf(household), await bearing(), await differences()]).toEqual([10, 0, before - 10, 0]);
    await earnMore(household);
    expect(await balanceOf(household)).toBe(20);
    await app.as('communityE1').call(settleSlipIssue, { slipId, outcome: 'collected', note: '补扣已说明' });
    expect([await balanceOf(household), await bearing(), await differences()]).toEqual([10, before, 0]);
    await sql`update shops.slip_issues set outcome = 'borne' where slip_id = ${slipId}`.execute(app.ownerDb);
    expect(await differences()).toBe(10);
    await sql`update shops.slip_issues set outcome = 'collected' where slip_id = ${slipId}`.execute(app.ownerDb);
    await office().call(reverseSlip, { slipId, reason: '兑换有误' });
    expect([await balanceOf(household), await bearing(), await differences()]).toEqual([60, before, 0]);
    expect((await office().call(verifyAccounts, {})).isSound).toBe(true);
  });

  it('of goods that no batch held, beyond the cap, late, or at another price is kept and looked at', async () => {
    const household = await aHousehold(3);
    const counter = new Counter('volunteer');
    await counter.open();
    expect(await handIn('volunteer', counter.slip(household, { [oil]: 1, [soap]: 1 }))).toMatchObject({ issues: ['shortStock'] });
    expect((await office().call(listStock, { shopId, goodsId: oil })).rows[0]?.quantity).toBe(0);
    expect((await handIn('volunteer', counter.slip(household, { [soap]: 6 }))).issues).toContain('overCap');
    expect((await handIn('volunteer', counter.slip(household, { [soap]: 1 }, { [soap]: 4 }))).issues).toContain('priceDiffers');
    app.clock.now += 25 * 3_600_000;
    expect((await handIn('volunteer', counter.slip(household, { [soap]: 1 }))).issues).toContain('afterDay');
    app.clock.now -= 25 * 3_600_000;
    // Deeds were posted on the 25th, and instants of an account never go back: the stock is held against the ledger after that.
    expect((await office().call(readTieOut, { day: '2026-09-21', shopId })).rows[0]?.redeemed.difference).toBe(0);
    expect((await office().call(readTieOut, { day: '2026-09-30', shopId })).rows[0]).toMatchObject({ isTied: true, stock: { difference: 0 } });
    // A village reads the books of its shop as the office does, though the accounts of the programme lie beyond its reach.
    expect((await app.as('communityE1').call(readTieOut, { day: '2026-09-21', shopId })).rows[0]).toEqual((await office().call(readTieOut, { day: '2026-09-21', shopId })).rows[0]);
  });
});

it('phones on a bad network hand every slip in once, and no balance is ever negative', async () => {
  const base = await app.http.listen({ port: 0, host: '127.0.0.1' });
  const rng = createRng('shop-counters');
  const households: string[] = [];
  for (let at = 0; at < 4; at += 1) households.push(await aHousehold(1 + (at % 3)));
  const phones = [new Phone(app, base, 'volunteer', { seed: 'a' }), new Phone(app, base, 'resident', { seed: 'b', clockError_ms: 3_600_000 })];
  const counters = [new Counter('volunteer'), new Counter('resident')];
  for (const counter of counters) await counter.open();
  const handed: DeviceSlip[] = [];
  for (const phone of phones) { await phone.open(); await phone.engine.pull(); }
  expect(((await phones[0]?.engine.rows('shopCounter')) ?? []).length).toBe((await app.as('volunteer').call(pullCounter, {})).rows.length);
  for (let step = 0; step < 24; step += 1) {
    const at = rng.nextInt(2);
    const [phone, counter] = [phones[at] as Phone, counters[at] as Counter];
    phone.fate = () => { const dice = rng.nextInt(100); return dice < 10 ? { kind: 'loseRequest' } : dice < 25 ? { kind: 'loseAnswer' } : dice < 35 ? { kind: 'duplicate' } : { kind: 'pass' }; };
    phone.isOnline = rng.nextInt(3) > 0;
    const slip = counter.slip(rng.pick(households), { [soap]: 1 + rng.nextInt(4) });
    handed.push(slip);
    await phone.engine.enqueue({ operation: handInSlip, input: slip, subject: `shopHousehold:${slip.subjectId}`, label: '兑换' });
    if (rng.nextInt(4) === 0) { phone.kill(); await phone.open(); }
    await phone.engine.sync();
  }
  for (const phone of phones) {
    phone.fate = () => ({ kind: 'pass' });
    phone.isOnline = true;
    for (let turn = 0; turn < 12; turn += 1) { phone.wait(600_000); await phone.engine.sync(); }
    await Promise.all(phone.late);
    expect(phone.engine.status().items.filter(({ state }) => state !== 'synced' && state !== 'acknowledged').map(({ state, problem }) => [state, problem?.code])).toEqual([]);
  }
  const kept = await rows<{ id: string; points: number; short_points: number }>(app.ownerDb, sql`select id, points, short_points from shops.slips where id = any(${handed.map(({ slipId }) => slipId)}::uuid[])`);
  expect(kept.map(({ id }) => id).toSorted()).toEqual(handed.map(({ slipId }) => slipId).toSorted());
  expect(kept.reduce((sum, { points }) => sum + points, 0)).toBe(handed.reduce((sum, slip) => sum + deviceSlipPoints(slip), 0));
  expect(kept.some(({ short_points }) => short_points > 0)).toBe(true);
  for (const household of households) expect(await balanceOf(household)).toBeGreaterThanOrEqual(0);
  expect((await office().call(verifyAccounts, {})).isSound).toBe(true);
  expect((await office().call(readTieOut, { day: '2026-09-30' })).rows.flatMap(({ findings }) => findings)).toEqual([]);
}, 120_000);

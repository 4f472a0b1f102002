import { beforeAll, describe, expect, it } from 'vitest';
import { createSubject } from '#modules/honours/contract/index.ts';
import { approveRuleBook, draftRuleBook, listAccounts, postDeeds, readAccount, recordDeed, reviewDeeds, verifyAccounts } from '#modules/points/contract/index.ts';
import { sql } from '#platform/server/db/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import {
  createShop, exportSlips, exportStock, fetchSetAside, findHouseholds, importDeliveries, importHouseholds, importShops, issueVouchers, leaveShop, listGoods, listHouseholds, listMovements, listShops, listSlips, listStock, readCounter, readShop, readSlip, receiveStock, redeemGoods, redeemVoucher, registerHousehold, releaseSetAside, removeStock, replaceCard, reverseSlip, saveGoods, setGoodsAside, settleSlipIssue, updateShop,
} from '../contract/index.ts';

let app: TestApp;
let made = 0;
let shopId = '';
const goods: Record<string, string> = {};
const office = () => app.as('office');
/** The keeper of the test: somebody whose one role is to keep the shop of e1. */
const keeper = () => app.as('volunteer');

beforeAll(async () => {
  app = await testApp();
  await sql`update people.assignments set role_code = 'shopKeeper', anchor_kind = 'place', place_id = ${app.id('place/e1')} where programme_id = ${app.id('programme')} and id = ${app.id('assignment/volunteer')}`.execute(app.ownerDb);
  const { id: bookId } = await office().call(draftRuleBook, { name: '第一版', effectiveFrom: '2026-09-21', source: '村民会议' });
  await app.as('lead').call(approveRuleBook, { bookId });
  for (const [code, name, pricePoints] of [['oil', '食用油', 30], ['soap', '肥皂', 5]] as const) goods[code] = (await office().call(saveGoods, { code, name, unit: '件', pricePoints, valueFen: pricePoints * 100, lowBelow: 3 })).id;
  shopId = await aShop('S-1', 'e1');
  await office().call(receiveStock, { shopId, goodsId: goods['oil'] as string, quantity: 10, source: 'bought', expiresOn: '2026-10-10', code: 'OIL-1' });
  await office().call(receiveStock, { shopId, goodsId: goods['soap'] as string, quantity: 100, source: 'donated', donor: '示例公司', code: 'SOAP-1' });
});

async function aShop(code: string, place: string): Promise<string> {
  return (await office().call(createShop, { code, name: `示例超市${code}`, placeId: app.id(`place/${place}`), villageIds: [app.id(`place/${place}`)], keeperIds: [app.id('person/volunteer')], openedOn: '2026-01-01' })).id;
}

/** A household of the shop with 20 points for each deed, earned by people other than the keeper. */
async function aHousehold(deeds = 0, place = 'e1'): Promise<string> {
  made += 1;
  const { id: subjectId } = await office().call(createSubject, { kind: 'household', code: `H-${made}`, label: `第${made}户`, placeId: app.id(`place/${place}`) });
  for (let at = 0; at < deeds; at += 1) {
    const { id } = await app.as('communityE1').call(recordDeed, { subjectId, ruleCode: 'watering', happenedOn: '2026-09-21', evidence: '证明人' });
    await office().call(reviewDeeds, { deedIds: [id], agree: true });
  }
  const now = app.clock.now;
  app.clock.now = Date.parse('2026-09-25T02:00:00Z');
  await app.as('admin').call(postDeeds, {});
  app.clock.now = now;
  if (place === 'e1') await office().call(registerHousehold, { shopId, subjectId });
  return subjectId;
}

const balanceOf = async (holderId: string): Promise<number> => (await office().call(listAccounts, { holderId })).rows[0]?.balance ?? 0;
const leftOf = async (code: string): Promise<number> => (await office().call(listStock, { q: code, shopId })).rows[0]?.quantity ?? -1;
const take = (subjectId: string, lines: Record<string, number>, by = keeper()) => by.call(redeemGoods, { shopId, subjectId, lines: Object.entries(lines).map(([code, quantity]) => ({ goodsId: goods[code] as string, quantity })) });

describe('at the counter', () => {
  it('points and goods leave together, on a slip with the next number', async () => {
    const household = await aHousehold(3);
    const [oil, soap] = [await leftOf('OIL-1'), await leftOf('SOAP-1')];
    const first = await take(household, { oil: 1, soap: 2 });
    expect(first).toMatchObject({ points: 40, balance: 20 });
    const { rows: batches } = await office().call(listAccounts, { holderKind: 'stockBatch', sort: 'holder' });
    expect(batches.map(({ holderLabel }) => holderLabel)).toEqual(expect.arrayContaining(['食用油 · OIL-1', '肥皂 · SOAP-1']));
    expect((await office().call(readAccount, { accountId: batches[0]?.id as string })).holderLabel).toBe(batches[0]?.holderLabel);
    const second = await take(household, { soap: 1 });
    expect(Number(second.number.slice(-6)) - Number(first.number.slice(-6))).toBe(1);
    expect([await balanceOf(household), await leftOf('OIL-1'), await leftOf('SOAP-1')]).toEqual([15, oil - 1, soap - 3]);
    expect((await office().call(readSlip, { slipId: first.id })).lines.map(({ goods: of, quantity, points }) => [of.name, quantity, points])).toEqual([['食用油', 1, 30], ['肥皂', 2, 10]]);
    expect((await office().call(verifyAccounts, {})).isSound).toBe(true);
  });

  it('a household is found by its card, its label or initials, and the card tells nothing', async () => {
    const household = await aHousehold();
    const [row] = (await office().call(listHouseholds, { shopId, pageSize: 200 })).rows.filter(({ subjectId }) => subjectId === household);
    expect(row?.cardCode).toMatch(/^[0-9A-Z]{16}$/);
    const written = row?.cardCode ?? '';
    const byCard = await keeper().call(findHouseholds, { shopId, q: written.toLowerCase().replace(/(.{4})/g, '$1 ') });
    expect(byCard).toMatchObject({ byCard: true, rows: [{ subjectId: household, mayServe: true }] });
    expect((await keeper().call(findHouseholds, { shopId, q: row?.label as string })).rows.map(({ subjectId }) => subjectId)).toContain(household);
    const { cardCode, cardNumber } = await keeper().call(replaceCard, { householdId: row?.id as string });
    expect(cardNumber).toBe(2);
    expect((await keeper().call(findHouseholds, { shopId, q: row?.cardCode as string })).rows).toEqual([]);
    expect((await keeper().call(findHouseholds, { shopId, q: cardCode })).rows).toHaveLength(1);
  });

  it('what is not there is not given: points, goods, a household of elsewhere, a shop that is closed', async () => {
    const household = await aHousehold(1);
    expect((await problemOf(take(household, { oil: 1 }))).code).toBe('shops.points_short');
    expect((await problemOf(take(household, { soap: 101 }))).code).toBe('shops.stock_short');
    expect((await problemOf(take(await aHousehold(0, 'e2'), { soap: 1 }))).code).toBe('shops.household_unknown');
    app.clock.now = Date.parse('2026-10-11T02:00:00Z');
    expect((await problemOf(take(household, { oil: 1 }))).code).toBe('shops.stock_short');
    app.clock.now = Date.parse('2026-09-21T02:00:00Z');
    const before = await office().call(readShop, { shopId });
    const facts = { shopId, name: before.name, placeId: before.place.id, villageIds: before.villages.map(({ id }) => id), keeperIds: before.keepers.map(({ id }) => id), openedOn: before.openedOn };
    await office().call(updateShop, { ...facts, version: before.version, closedOn: '2026-09-21' });
    expect((await problemOf(take(household, { soap: 1 }))).code).toBe('shops.shop_closed');
    await office().call(updateShop, { ...facts, version: before.version + 1, closedOn: null });
    expect(await balanceOf(household)).toBe(20);
  });

  it('whoever recorded or reviewed a deed of the household does not serve it', async () => {
    const household = await aHousehold(1);
    expect((await problemOf(take(household, { soap: 1 }, app.as('communityE1')))).code).toBe('points.same_person');
    expect((await problemOf(take(household, { soap: 1 }, office()))).code).toBe('points.same_person');
    expect((await app.as('communityE1').call(findHouseholds, { shopId, q: `第${made}户` })).rows[0]?.mayServe).toBe(false);
    expect((await problemOf(take(household, { soap: 1 }, app.as('zoneEast')))).code).toBe('platform.not_permitted');
  });

  it('a slip is taken back by somebody else, once, with points and goods', async () => {
    const household = await aHousehold(2);
    const soap = await leftOf('SOAP-1');
    const { id } = await take(household, { soap: 4 }, app.as('office2'));
    expect((await problemOf(app.as('office2').call(reverseSlip, { slipId: id, reason: '拿错了' }))).code).toBe('points.same_person');
    await office().call(reverseSlip, { slipId: id, reason: '拿错了' });
    expect([await balanceOf(household), await leftOf('SOAP-1')]).toEqual([40, soap]);
    expect((await problemOf(app.as('lead').call(reverseSlip, { slipId: id, reason: '拿错了' }))).code).toBe('platform.not_permitted');
    expect((await problemOf(app.as('communityE1').call(reverseSlip, { slipId: id, reason: '再来一次' }))).code).toBe('shops.reversed_already');
    expect((await office().call(listMovements, { shopId, pageSize: 100 })).rows.filter(({ slipId }) => slipId === id).map(({ kind, quantity }) => [kind, quantity]).toSorted()).toEqual([['redeemed', -4], ['returned', 4]]);
  });

  it('an officer of the village takes a slip back whole, though the accounts of the programme lie beyond their reach', async () => {
    const household = await aHousehold(2);
    const soap = await leftOf('SOAP-1');
    const { id } = await take(household, { soap: 2 }, app.as('office2'));
    await app.as('communityE1').call(reverseSlip, { slipId: id, reason: '拿错了' });
    expect([await balanceOf(household), await leftOf('SOAP-1')]).toEqual([40, soap]);
  });

  it('of a shop of two villages, an officer of one finds the slips of their own households alone', async () => {
    const household = await aHousehold(1);
    const { id: own } = await take(household, { soap: 1 });
    const { id: elsewhere } = await take(await aHousehold(1), { soap: 1 });
    // The village of the second household is another, which the same shop serves.
    await sql`insert into shops.served_places (programme_id, shop_id, place_id) values (${app.id('programme')}, ${shopId}, ${app.id('place/e2')})`.execute(app.ownerDb);
    await sql`update honours.subjects set place_id = ${app.id('place/e2')} where id = (select subject_id from shops.slips where id = ${elsewhere})`.execute(app.ownerDb);
    const { rows, total, points } = await app.as('communityE1').call(listSlips, { pageSize: 200 });
    const all = await office().call(listSlips, { pageSize: 200 });
    expect([rows.some(({ id }) => id === own), rows.some(({ id }) => id === elsewhere), all.total - total, all.points - points]).toEqual([true, false, 1, 5]);
    expect((await problemOf(app.as('communityE1').call(readSlip, { slipId: elsewhere }))).status).toBe(404);
    expect((await office().call(readSlip, { slipId: elsewhere })).points).toBe(5);
  });

  it('two counters never give the same points twice', async () => {
    const household = await aHousehold(1);
    const tries = await Promise.allSettled(Array.from({ length: 6 }, () => take(household, { soap: 3 })));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await balanceOf(household)).toBe(5);
  });
});

describe('stock', () => {
  it('goes out with a reason and never below nothing', async () => {
    const [batch] = (await office().call(listStock, { q: 'OIL-1' })).rows;
    const left = batch?.quantity as number;
    expect((await problemOf(keeper().call(removeStock, { batchId: batch?.id as string, quantity: left + 1, reason: '过期' }))).code).toBe('shops.stock_short');
    expect(await keeper().call(removeStock, { batchId: batch?.id as string, quantity: 2, reason: '破损' })).toEqual({ quantity: left - 2 });
  });

  it('points out what is low, what ends soon and what has ended', async () => {
    const { id } = await office().call(receiveStock, { shopId, goodsId: goods['oil'] as string, quantity: 1, source: 'civilAffairs', receivedOn: '2026-09-01', expiresOn: '2026-09-20' });
    const noted = async (note: 'low' | 'nearExpiry' | 'expired') => (await office().call(listStock, { note })).rows.map((row) => row.id);
    expect(await noted('expired')).toEqual([id]);
    expect((await office().call(listStock, { note: 'nearExpiry' })).rows.map(({ code }) => code)).toEqual(['OIL-1']);
    expect(await noted('low')).toEqual([]);
    expect((await problemOf(office().call(receiveStock, { shopId, goodsId: goods['oil'] as string, quantity: 1, source: 'bought', donor: '某人' }))).code).toBe('shops.donor_without_gift');
    expect((await problemOf(office().call(receiveStock, { shopId, goodsId: goods['oil'] as string, quantity: 1, source: 'bought', code: 'OIL-1' }))).code).toBe('shops.batch_code_taken');
    expect((await office().call(exportStock, {})).fileName).toMatch(/xlsx$/);
  });
});

describe('sheets', () => {
  const csv = (text: string) => ({ fileName: 'sheet.csv', body: new TextEncoder().encode(`\uFEFF${text}`) });
  it('bring shops, what came in and households; a second time they change nothing', async () => {
    const shops = csv('超市编码,超市名称,所在区域编码,服务村编码,开业日期\nS-9,西边超市,w1,w1、w1a,2026-02-01\n');
    expect((await office().call(importShops, { file: shops, mode: 'all' })).report).toMatchObject({ outcome: 'written', created: 1 });
    expect((await office().call(importShops, { file: shops, mode: 'all' })).report).toMatchObject({ unchanged: 1 });
    const deliveries = csv('批号,超市编码,物品编码,入库数量,来源,捐赠方,入库日期\nW-1,S-9,soap,20,捐赠,示例单位,2026-09-01\n');
    expect((await office().call(importDeliveries, { file: deliveries, mode: 'all' })).report).toMatchObject({ created: 1 });
    expect((await office().call(importDeliveries, { file: deliveries, mode: 'all' })).report).toMatchObject({ unchanged: 1 });
    const households = csv('户编号,户名,村编码,超市编码,登记日期\nW-H1,西一户,w1a,S-9,2026-03-01\nW-H2,西二户,w1,S-9,2026-03-01\n');
    expect((await office().call(importHouseholds, { file: households, mode: 'all' })).report).toMatchObject({ created: 2 });
    expect((await office().call(importHouseholds, { file: households, mode: 'all' })).report).toMatchObject({ unchanged: 2 });
    const found = await office().call(listShops, { q: 'S-9' });
    expect(found).toMatchObject({ total: 1, villageCount: 2, householdCount: 2 });
    expect((await office().call(listGoods, { q: 'soap' })).rows[0]?.shopCount).toBe(2);
  });

  it('say which cell is wrong', async () => {
    const bad = csv('户编号,户名,村编码,超市编码,登记日期\nX-1,某户,e1,S-9,2026-03-01\nX-2,某户,nowhere,S-9,2026-03-01\nX-3,某户,e1,S-77,2027-03-01\n');
    const { report } = await office().call(importHouseholds, { file: bad, mode: 'preview' });
    expect(report?.badRows.map(({ row, code }) => [row, code])).toEqual([[2, 'not_served'], [3, 'unknown_place'], [4, 'unknown_shop'], [4, 'in_future']]);
  });
});

it('a keeper sees the shop of the own village and no other', async () => {
  expect((await keeper().call(listShops, {})).rows.map(({ code }) => code)).toEqual(['S-1']);
  expect((await keeper().call(listSlips, {})).rows.every(({ shop }) => shop.code === 'S-1')).toBe(true);
  const [west] = (await office().call(listShops, { q: 'S-9' })).rows;
  expect((await problemOf(keeper().call(readCounter, { shopId: west?.id as string }))).code).toBe('platform.not_found');
  expect((await keeper().call(readCounter, { shopId })).goods.map(({ name }) => name)).toContain('肥皂');
});

it('a household leaves one shop before it comes to another', async () => {
  const household = await aHousehold();
  const other = await aShop('S-2', 'e1');
  expect((await problemOf(office().call(registerHousehold, { shopId: other, subjectId: household }))).code).toBe('shops.registered_already');
  const [row] = (await office().call(listHouseholds, { shopId, pageSize: 200 })).rows.filter(({ subjectId }) => subjectId === household);
  await office().call(leaveShop, { householdId: row?.id as string });
  await office().call(registerHousehold, { shopId: other, subjectId: household });
  expect((await office().call(exportSlips, {})).fileName).toMatch(/xlsx$/);
});

it('whoever reaches a shop but not the village of a household does nothing to it by the id of its slip, card or goods set aside', async () => {
  const { id: both } = await office().call(createShop, { code: 'S-3', name: '两村合用的店', placeId: app.id('place/e1'), villageIds: [app.id('place/e1'), app.id('place/w1')], keeperIds: [app.id('person/volunteer')], openedOn: '2026-01-01' });
  await office().call(receiveStock, { shopId: both, goodsId: goods['soap'] as string, quantity: 5, source: 'bought', code: 'SOAP-3' });
  const subjectId = await aHousehold(0, 'w1');
  await office().call(registerHousehold, { shopId: both, subjectId });
  const { vouchers: [voucher] } = await office().call(issueVouchers, { subjectIds: [subjectId], worthPoints: 5, purpose: '慰问', expiresOn: '2026-12-31' });
  const { id: slipId } = await app.as('office2').call(redeemVoucher, { shopId: both, code: voucher?.code as string, lines: [{ goodsId: goods['soap'] as string, quantity: 1 }] });
  const { id: deedId } = await office().call(recordDeed, { subjectId, ruleCode: 'watering', happenedOn: '2026-09-21', evidence: '证明人' });
  await app.as('office2').call(reviewDeeds, { deedIds: [deedId], agree: true });
  const now = app.clock.now;
  app.clock.now = Date.parse('2026-09-25T02:00:00Z');
  await app.as('admin').call(postDeeds, {});
  app.clock.now = now;
  await sql`insert into shops.slip_issues (programme_id, slip_id, kinds, raised_at, handed_out_by) values (${app.id('programme')}, ${slipId}, '{shortStock}', now(), ${app.id('person/office2')})`.execute(app.ownerDb);
  const { id: setAsideId } = await app.as('office2').call(setGoodsAside, { shopId: both, subjectId, lines: [{ goodsId: goods['soap'] as string, quantity: 1 }] });
  const [row] = (await office().call(listHouseholds, { shopId: both })).rows;
  const householdId = row?.id as string;
  const officer = app.as('communityE1');
  // The shop is theirs to look at; what it did for a household of the other village is not.
  expect((await officer.call(readShop, { shopId: both })).code).toBe('S-3');
  for (const attempt of [
    () => officer.call(readSlip, { slipId }), () => officer.call(reverseSlip, { slipId, reason: '不归我管' }), () => officer.call(settleSlipIssue, { slipId, outcome: 'borne', note: '不归我管' }), () => officer.call(fetchSetAside, { setAsideId }),
    () => officer.call(releaseSetAside, { setAsideId, reason: '不归我管' }), () => officer.call(replaceCard, { householdId }), () => officer.call(leaveShop, { householdId }),
  ]) expect((await problemOf(attempt())).code).toBe('platform.not_found');
  // Nor what is no slip at all, by whoever reaches everything.
  expect((await problemOf(office().call(reverseSlip, { slipId: setAsideId, reason: '不是兑换单' }))).code).toBe('platform.not_found');
  expect(await office().call(readSlip, { slipId })).toMatchObject({ reversedAt: null, issueOutcome: null });
  await office().call(reverseSlip, { slipId, reason: '创建办冲销' });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { createSubject } from '#modules/honours/contract/index.ts';
import { approveRuleBook, draftRuleBook, findSignals, listAccounts, listSignals, postDeeds, postTransfers, recordDeed, reviewDeeds, sealPostings, verifyAccounts } from '#modules/points/contract/index.ts';
import { listMyDuties } from '#platform/contract/duties.ts';
import { sql } from '#platform/server/db/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import {
  createShop, endVouchers, exportSetAsides, exportShopMonths, exportVouchers, fetchSetAside, findVoucher, issueVouchers, listSetAsides, listShopMonths, listSlips, listVouchers, readCounter, readTieOut, receiveStock, redeemGoods, redeemVoucher, registerHousehold, releaseSetAside, reverseSlip, saveGoods, setGoodsAside, voidVoucher,
} from '../contract/index.ts';

let app: TestApp;
let [shopId, soap, subjectId] = ['', '', ''];
const START = '2026-09-25T02:00:00Z';
const at = (text: string): void => { app.clock.now = Date.parse(text); };
const office = () => app.as('office');
const keeper = () => app.as('volunteer');
const account = async (assetZh: string) => (await office().call(listAccounts, { holderId: subjectId })).rows.find((row) => row.assetZh === assetZh);
const points = async () => { const found = await account('户积分'); return [found?.balance ?? 0, found?.held ?? 0]; };
const shelf = async (): Promise<number> => (await keeper().call(readCounter, { shopId })).goods.find(({ id }) => id === soap)?.left ?? 0;
const aside = (quantity: number, days = 3) => keeper().call(setGoodsAside, { shopId, subjectId, lines: [{ goodsId: soap, quantity }], days });

beforeAll(async () => {
  app = await testApp();
  await sql`update people.assignments set role_code = 'shopKeeper', anchor_kind = 'place', place_id = ${app.id('place/e1')} where programme_id = ${app.id('programme')} and id = ${app.id('assignment/volunteer')}`.execute(app.ownerDb);
  await sql`update people.assignments set role_code = 'connectedSystem' where programme_id = ${app.id('programme')} and id = ${app.id('assignment/observer')}`.execute(app.ownerDb);
  const { id: bookId } = await office().call(draftRuleBook, { name: '第一版', effectiveFrom: '2026-09-21', source: '村民会议', terms: { householdMonthlyCap: 60 } });
  await app.as('lead').call(approveRuleBook, { bookId });
  soap = (await office().call(saveGoods, { code: 'soap', name: '肥皂', unit: '块', pricePoints: 5, valueFen: 500 })).id;
  shopId = (await office().call(createShop, { code: 'S-1', name: '示例超市', placeId: app.id('place/e1'), villageIds: [app.id('place/e1')], keeperIds: [app.id('person/volunteer')], openedOn: '2026-01-01' })).id;
  await office().call(receiveStock, { shopId, goodsId: soap, quantity: 10, source: 'bought', code: 'B-1' });
  await office().call(receiveStock, { shopId, goodsId: soap, quantity: 10, source: 'donated', code: 'B-2', expiresOn: '2026-09-30' });
  subjectId = (await office().call(createSubject, { kind: 'household', code: 'H-1', label: '甲家', placeId: app.id('place/e1') })).id;
  await office().call(registerHousehold, { shopId, subjectId });
  const deedIds = [];
  for (let turn = 0; turn < 3; turn += 1) deedIds.push((await app.as('communityE1').call(recordDeed, { subjectId, ruleCode: 'watering', happenedOn: '2026-09-21', evidence: '证明人' })).id);
  await app.as('office2').call(reviewDeeds, { deedIds, agree: true });
  at(START);
  await app.as('admin').call(postDeeds, {});
});

describe('goods set aside', () => {
  it('hold points and goods in the ledger: neither is there for anybody else until they are fetched, and then both leave once', async () => {
    const { id: setAsideId, number, balance } = await aside(4);
    expect([number, balance]).toEqual(['S-1-L2026-0001', 40]);
    expect([await points(), await shelf()]).toEqual([[60, 20], 16]);
    expect((await problemOf(keeper().call(redeemGoods, { shopId, subjectId, lines: [{ goodsId: soap, quantity: 9 }] }))).code).toBe('shops.points_short');
    expect((await problemOf(aside(9))).code).toBe('shops.points_short');
    expect((await problemOf(app.as('communityE1').call(fetchSetAside, { setAsideId }))).code).toBe('points.same_person');
    expect((await keeper().call(listMyDuties, { kind: ['shops.setAsides'] })).rows.map(({ code }) => code)).toEqual([number]);
    expect(await keeper().call(fetchSetAside, { setAsideId })).toMatchObject({ points: 20, balance: 40 });
    expect([await points(), await shelf()]).toEqual([[40, 0], 16]);
    expect((await problemOf(keeper().call(fetchSetAside, { setAsideId }))).code).toBe('shops.set_aside_over');
    expect((await office().call(listSetAsides, { subjectId })).rows).toMatchObject([{ state: 'fetched', goods: '肥皂 × 4', slipNumber: 'S-1-2026-000001' }]);
    expect((await office().call(verifyAccounts, {})).isSound).toBe(true);
  });

  it('are let go with a reason, and everything is as it was', async () => {
    const { id: setAsideId } = await aside(2);
    await keeper().call(releaseSetAside, { setAsideId, reason: '电话说不要了' });
    expect([await points(), await shelf()]).toEqual([[40, 0], 16]);
    expect((await problemOf(keeper().call(releaseSetAside, { setAsideId, reason: '再来一次' }))).code).toBe('shops.set_aside_over');
  });

  it('that nobody fetches lapse by the clock of the ledger at the end of their last day', async () => {
    const { id: setAsideId, expiresAt } = await aside(2, 1);
    expect(expiresAt).toBe('2026-09-26T16:00:00.000Z');
    at('2026-09-26T15:59:00Z');
    await app.as('admin').call(sealPostings, {});
    expect(await points()).toEqual([40, 10]);
    at('2026-09-26T16:00:00Z');
    expect((await problemOf(keeper().call(fetchSetAside, { setAsideId }))).code).toBe('shops.set_aside_over');
    await app.as('admin').call(sealPostings, {});
    expect([await points(), await shelf()]).toEqual([[40, 0], 16]);
    expect((await office().call(listSetAsides, { state: 'lapsed' })).rows.map(({ id }) => id)).toEqual([setAsideId]);
    expect((await office().call(exportSetAsides, {})).fileName).toMatch(/xlsx$/);
    at(START);
  });

  it('are not handed out once one of them has ended', async () => {
    const { id: setAsideId } = await aside(1, 10);
    at('2026-10-01T02:00:00Z');
    expect((await problemOf(keeper().call(fetchSetAside, { setAsideId }))).code).toBe('shops.goods_ended');
    await keeper().call(releaseSetAside, { setAsideId, reason: '到期，放回' });
    at(START);
  });
});

it('a month of a shop counts slips that stand, what went out and what came in, and goes out as a table', async () => {
  const [row] = (await office().call(listShopMonths, { month: '2026-09' })).rows;
  const slips = (await office().call(listSlips, { shopId, reversed: 'false' as never, pageSize: 200 })).rows;
  expect(row).toMatchObject({ month: '2026-09', households: 1, slips: slips.length, points: slips.reduce((sum, slip) => sum + slip.points, 0), receivedPieces: 20, receivedFen: 10_000, donatedFen: 5_000, removedPieces: 0 });
  expect([row?.pieces, row?.valueFen]).toEqual([4, 2_000]);
  // the list tells the same sum, whatever its page shows
  expect((await office().call(listSlips, { shopId, pageSize: 1 })).points).toBe(row?.points);
  expect((await office().call(listShopMonths, { month: '2026-08' })).rows).toMatchObject([{ slips: 0, pieces: 0 }]);
  expect((await office().call(listShopMonths, { month: '2025-12' })).total).toBe(0);
  expect((await office().call(exportShopMonths, {})).fileName).toMatch(/xlsx$/);
});

it('a slip of the counter is a slip to the report of signals, and goods that a connected system claims to have handed out are none', async () => {
  await keeper().call(redeemGoods, { shopId, subjectId, lines: [{ goodsId: soap, quantity: 1 }] });
  expect((await app.as('lead').call(findSignals, { quarter: '2026-3' })).redemptionCount).toBeGreaterThan(1);
  expect((await app.as('lead').call(listSignals, { kind: 'withoutSlip' })).rows).toEqual([]);
  const { assetId } = (await account('户积分')) as { assetId: string };
  const transfer = { id: subjectId.replace(/^.{8}/, '00000001'), kind: 'redeem', occurredOn: '2026-09-25', causeKind: 'shopSlip', causeId: subjectId, legs: [{ assetId, holderKind: 'household', holderId: subjectId, purpose: 'holding', amount: -1 }, { assetId, holderKind: 'programme', holderId: app.id('programme'), purpose: 'redeemed', amount: 1 }] };
  await app.as('observer').call(postTransfers, { transfers: [transfer] });
  await app.as('lead').call(findSignals, { quarter: '2026-3' });
  expect((await app.as('lead').call(listSignals, { kind: 'withoutSlip' })).rows).toMatchObject([{ count: 1, of: 1 }]);
});

describe('a voucher', () => {
  const issue = async (worthPoints: number, expiresOn = '2026-10-31') => (await office().call(issueVouchers, { subjectIds: [subjectId], worthPoints, purpose: '中秋慰问', expiresOn })).vouchers[0] as { id: string; number: string; code: string };
  const spend = (person: string, code: string, quantity: number) => app.as(person).call(redeemVoucher, { shopId, code, lines: [{ goodsId: soap, quantity }] });
  const held = async () => (await account('兑换券'))?.balance ?? 0;

  it('is issued into the ledger, spent once at the counter by somebody who did not issue it, and touches no points that were earned', async () => {
    const before = await points();
    const { code, number } = await issue(20);
    expect([code.length, await held()]).toEqual([12, 20]);
    expect((await problemOf(spend('office', code, 1))).code).toBe('points.same_person');
    expect((await keeper().call(findVoucher, { shopId, code: `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`.toLowerCase() })).voucher).toMatchObject({ number, worthPoints: 20, purpose: '中秋慰问', mayRedeem: true });
    expect((await office().call(findVoucher, { shopId, code })).voucher?.mayRedeem).toBe(false);
    expect((await problemOf(spend('volunteer', code, 5))).code).toBe('shops.voucher_short');
    expect((await problemOf(spend('volunteer', 'ABCDEFGH2345', 1))).code).toBe('shops.voucher_unknown');
    expect(await spend('volunteer', code, 3)).toMatchObject({ voucherPoints: 15, lapsedPoints: 5 });
    expect((await problemOf(spend('volunteer', code, 1))).code).toBe('shops.voucher_spent');
    expect([await held(), await points()]).toEqual([0, before]);
    expect((await office().call(listSlips, { subjectId, sort: 'recent' })).rows.find(({ voucherPoints }) => voucherPoints > 0)).toMatchObject({ points: 0, voucherPoints: 15, goods: '肥皂 × 3' });
    // What the connected system only claimed stands out in the tie-out of that day, and nothing else does.
    expect((await office().call(readTieOut, { shopId })).rows.flatMap(({ findings }) => findings.map(({ kind, booked, ledger }) => [kind, booked, ledger]))).toEqual([['unexplained', 0, -1]]);
  });

  it('comes back when its slip is reversed, and what it had lapsed comes back too', async () => {
    const { code, id } = await issue(10);
    const { id: slipId } = await spend('volunteer', code, 1);
    await office().call(reverseSlip, { slipId, reason: '拿错了' });
    expect(await held()).toBe(10);
    expect((await office().call(listVouchers, { state: 'issued' })).rows.map((row) => [row.id, row.code])).toEqual([[id, code]]);
    // Who holds the counter must not hold the paper.
    expect((await keeper().call(listVouchers, { state: 'issued' })).rows.map((row) => [row.id, row.code])).toEqual([[id, null]]);
    await spend('volunteer', code, 2);
    expect(await held()).toBe(0);
  });

  it('is void with a reason, or lapses after its day; then it buys nothing', async () => {
    const wrong = await issue(10);
    await office().call(voidVoucher, { voucherId: wrong.id, reason: '发错了户' });
    expect([await held(), (await problemOf(spend('volunteer', wrong.code, 1))).code]).toEqual([0, 'shops.voucher_spent']);
    expect((await problemOf(office().call(issueVouchers, { subjectIds: [subjectId], worthPoints: 5, purpose: '过期', expiresOn: '2026-09-24' }))).code).toBe('shops.voucher_day_wrong');
    const late = await issue(10, '2026-09-26');
    at('2026-09-26T10:00:00Z');
    expect(await office().call(endVouchers, {})).toEqual({ lapsed: 0 });
    at('2026-09-26T17:20:00Z');
    expect((await problemOf(spend('volunteer', late.code, 1))).code).toBe('shops.voucher_spent');
    expect(await office().call(endVouchers, {})).toEqual({ lapsed: 1 });
    expect([await held(), await office().call(endVouchers, {})]).toEqual([0, { lapsed: 0 }]);
    expect((await office().call(listVouchers, { sort: 'number' })).rows.map(({ number, state }) => [number, state])).toEqual([['Q2026-000001', 'redeemed'], ['Q2026-000002', 'redeemed'], ['Q2026-000003', 'void'], ['Q2026-000004', 'lapsed']]);
    expect((await office().call(exportVouchers, {})).fileName).toMatch(/xlsx$/);
    expect((await office().call(verifyAccounts, {})).isSound).toBe(true);
    at(START);
  });
});

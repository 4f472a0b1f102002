import { beforeAll, describe, expect, it } from 'vitest';
import { createSubject } from '#modules/honours/contract/index.ts';
import { approveRuleBook, draftRuleBook, listAccounts, postDeeds, recordDeed, reviewDeeds, verifyAccounts } from '#modules/points/contract/index.ts';
import { sql } from '#platform/server/db/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import {
  countStock, createShop, drawUpHandOver, enterPaperSlips, exportCounts, importPaperSlips, paperImportTemplate, exportPaperSheets, listPaperSheets, listPublicShops, listSlips, listStock, readCount, readHandOvers, readPaperSheet, readPublicShop, readShop, readTieOut, receiveStock, redeemGoods, registerHousehold, reverseSlip, saveGoods, setBudget, settleCount, settlePaperSheet, settleSlipIssue, signHandOver,
} from '../contract/index.ts';

let app: TestApp;
let [shopId, soap, batchId, subjectId] = ['', '', '', ''];
const office = () => app.as('office');
const keeper = () => app.as('volunteer');
const leftOf = async (): Promise<number> => (await office().call(listStock, { shopId })).rows.find(({ id }) => id === batchId)?.quantity ?? -1;
const balance = async (): Promise<number> => (await office().call(listAccounts, { holderId: subjectId })).rows[0]?.balance ?? 0;

beforeAll(async () => {
  app = await testApp();
  for (const person of ['volunteer', 'resident']) await sql`update people.assignments set role_code = 'shopKeeper', anchor_kind = 'place', place_id = ${app.id('place/e1')} where programme_id = ${app.id('programme')} and id = ${app.id(`assignment/${person}`)}`.execute(app.ownerDb);
  const { id: bookId } = await office().call(draftRuleBook, { name: '第一版', effectiveFrom: '2026-09-21', source: '村民会议', terms: { householdMonthlyCap: 50 } });
  await app.as('lead').call(approveRuleBook, { bookId });
  soap = (await office().call(saveGoods, { code: 'soap', name: '肥皂', unit: '块', pricePoints: 5, valueFen: 500 })).id;
  shopId = (await office().call(createShop, { code: 'S-1', name: '示例超市', placeId: app.id('place/e1'), villageIds: [app.id('place/e1')], keeperIds: [app.id('person/volunteer')], openedOn: '2026-01-01', openingHours: '周六' })).id;
  batchId = (await office().call(receiveStock, { shopId, goodsId: soap, quantity: 50, source: 'bought', code: 'B-1' })).id;
  subjectId = (await office().call(createSubject, { kind: 'household', code: 'H-1', label: '甲家', placeId: app.id('place/e1') })).id;
  await office().call(registerHousehold, { shopId, subjectId });
  const deedIds = [];
  for (let at = 0; at < 3; at += 1) deedIds.push((await app.as('communityE1').call(recordDeed, { subjectId, ruleCode: 'watering', happenedOn: '2026-09-21', evidence: '证明人' })).id);
  await office().call(reviewDeeds, { deedIds, agree: true });
  app.clock.now = Date.parse('2026-09-25T02:00:00Z');
  await app.as('admin').call(postDeeds, {});
});

describe('a stock-take', () => {
  it('is booked once a second person settles it, with a reason for every difference', async () => {
    expect((await problemOf(keeper().call(countStock, { shopId, lines: [{ batchId, counted: 48 }] }))).code).toBe('shops.difference_unsaid');
    const { id: countId } = await keeper().call(countStock, { shopId, lines: [{ batchId, counted: 48, reason: '受潮损坏两块' }] });
    expect((await problemOf(keeper().call(countStock, { shopId, lines: [{ batchId, counted: 50 }] }))).code).toBe('shops.count_open');
    expect(await leftOf()).toBe(50);
    expect((await problemOf(keeper().call(settleCount, { countId, agree: true }))).code).toBe('platform.not_permitted');
    await office().call(settleCount, { countId, agree: true });
    expect(await leftOf()).toBe(48);
    expect((await office().call(readCount, { countId })).lines.map(({ booked, counted }) => [booked, counted])).toEqual([[50, 48]]);
    expect((await problemOf(office().call(settleCount, { countId, agree: true }))).code).toBe('shops.count_settled');
    expect((await office().call(exportCounts, {})).fileName).toMatch(/xlsx$/);
  });

  it('is made anew when somebody was served in between', async () => {
    const { id: countId } = await office().call(countStock, { shopId, lines: [{ batchId, counted: 47, reason: '找不到' }] });
    await keeper().call(redeemGoods, { shopId, subjectId, lines: [{ goodsId: soap, quantity: 1 }] });
    expect((await problemOf(office().call(settleCount, { countId, agree: true }))).code).toBe('points.same_person');
    expect((await problemOf(app.as('office2').call(settleCount, { countId, agree: true }))).code).toBe('shops.stock_moved');
    await office().call(settleCount, { countId, agree: false });
    expect(await leftOf()).toBe(47);
  });
});

describe('paper slips', () => {
  const slip = (paperNumber: string, quantity: number) => ({ paperNumber, householdCode: 'H-1', redeemedOn: '2026-09-24', lines: [{ goodsId: soap, quantity }] });
  it('are entered by one and booked once another has checked them', async () => {
    const before = await balance();
    const { id: sheetId, points } = await keeper().call(enterPaperSlips, { shopId, slips: [slip('P-1', 1), slip('P-2', 2)] });
    expect(points).toBe(15);
    expect(await balance()).toBe(before);
    expect((await problemOf(keeper().call(settlePaperSheet, { sheetId, agree: true }))).code).toBe('points.same_person');
    expect((await problemOf(office().call(settlePaperSheet, { sheetId, agree: true }))).code).toBe('points.same_person');
    await app.as('office2').call(settlePaperSheet, { sheetId, agree: true });
    expect([await balance(), await leftOf()]).toEqual([before - 15, 44]);
    expect((await office().call(listSlips, { channel: 'paper' })).rows.map(({ paperNumber, redeemedByName }) => [paperNumber, redeemedByName]).toSorted()).toEqual([['P-1', '示例volunteer'], ['P-2', '示例volunteer']]);
    expect((await problemOf(keeper().call(enterPaperSlips, { shopId, slips: [slip('P-2', 1)] }))).code).toBe('shops.paper_twice');
    expect((await office().call(readPaperSheet, { sheetId })).state).toBe('confirmed');
    expect((await office().call(exportPaperSheets, {})).fileName).toMatch(/xlsx$/);
  });

  it('are booked also where points or goods are short: the goods are gone, the shop bears what is short, and a person looks at that slip alone', async () => {
    const [before, left] = [await balance(), await leftOf()];
    const { id: sheetId } = await keeper().call(enterPaperSlips, { shopId, slips: [slip('P-3', 1), slip('P-4', 60), slip('P-5', 1)] });
    await app.as('office2').call(settlePaperSheet, { sheetId, agree: true });
    const looked = (await office().call(listSlips, { channel: 'paper', issue: 'open' })).rows.toSorted((a, b) => (a.paperNumber ?? '').localeCompare(b.paperNumber ?? ''));
    expect(looked.map(({ paperNumber, shortPoints, issues }) => [paperNumber, shortPoints, issues])).toEqual([['P-4', 300 - (before - 5), ['shortPoints', 'shortStock']], ['P-5', 5, ['shortPoints', 'shortStock']]]);
    expect([await balance(), await leftOf()]).toEqual([0, 0]);
    expect((await problemOf(keeper().call(settleSlipIssue, { slipId: looked[0]?.id as string, outcome: 'borne', note: '已核实' }))).status).toBe(403);
    expect((await office().call(readTieOut, { day: '2026-09-24' })).rows[0]?.redeemed.difference).toBe(0);
    for (const { id: slipId } of looked) await office().call(reverseSlip, { slipId, reason: '纸单有误' });
    expect([await balance(), await leftOf()]).toEqual([before - 5, left - 1]);
    const [whole] = (await office().call(listSlips, { channel: 'paper' })).rows.filter(({ paperNumber }) => paperNumber === 'P-3');
    await office().call(reverseSlip, { slipId: whole?.id as string, reason: '纸单有误' });
    expect([await balance(), await leftOf(), (await office().call(readTieOut, { day: '2026-09-24' })).rows[0]?.redeemed.difference]).toEqual([before, left, 0]);
    const { id: dropped } = await keeper().call(enterPaperSlips, { shopId, slips: [slip('P-6', 1)] });
    await app.as('office2').call(settlePaperSheet, { sheetId: dropped, agree: false });
    expect((await office().call(listPaperSheets, { state: 'dropped' })).total).toBe(1);
    expect((await problemOf(keeper().call(enterPaperSlips, { shopId, slips: [{ ...slip('P-9', 1), redeemedOn: '2026-10-24' }] }))).code).toBe('shops.day_in_future');
    expect((await problemOf(keeper().call(enterPaperSlips, { shopId, slips: [{ ...slip('P-9', 1), householdCode: 'X' }] }))).code).toBe('shops.household_unknown');
  });
});

describe('paper slips from a sheet', () => {
  const sheet = (...lines: string[]) => ({ fileName: 'paper.csv', body: new TextEncoder().encode(['纸单号,户,兑换日期,物品,数量', ...lines].join('\n')) });
  it('name what is wrong line by line, leave a broken slip out whole, and become one page that somebody else confirms', async () => {
    const before = await balance();
    const file = sheet('Z-1,H-1,2026-09-24,肥皂,1', 'Z-2,甲家,2026-09-24,soap,1', 'Z-3,H-1,2026-09-24,肥皂,1', 'Z-3,H-1,2026-09-24,没有的,1', 'Z-4,X-9,2026-09-24,肥皂,1', 'Z-5,H-1,2027-01-01,肥皂,1', 'P-1,H-1,2026-09-24,肥皂,1');
    const { report } = await keeper().call(importPaperSlips, { shopId, file, mode: 'preview' });
    expect(report).toMatchObject({ created: 2, badRowCount: 5 });
    expect((await office().call(listPaperSheets, { state: 'entered' })).total).toBe(0);
    await keeper().call(importPaperSlips, { shopId, file: sheet('Z-1,H-1,2026-09-24,肥皂,1', 'Z-2,甲家,2026-09-24,soap,1'), mode: 'all' });
    const { rows: [page] } = await office().call(listPaperSheets, { state: 'entered' });
    expect(page).toMatchObject({ slipCount: 2, points: 10, enteredByName: '示例volunteer' });
    const sheetId = page?.id as string;
    expect((await problemOf(keeper().call(settlePaperSheet, { sheetId, agree: true }))).code).toBe('points.same_person');
    await app.as('office2').call(settlePaperSheet, { sheetId, agree: true });
    expect(await balance()).toBe(before - 10);
    expect((await keeper().call(importPaperSlips, { shopId, file: sheet('Z-1,H-1,2026-09-24,肥皂,1'), mode: 'preview' })).report).toMatchObject({ created: 0, badRowCount: 1 });
    expect((await keeper().call(paperImportTemplate, {})).fileName).toMatch(/xlsx$/);
  });
});

describe('a hand-over', () => {
  it('takes two signatures on what lies there, and then the keeper changes', async () => {
    const [from, to] = [app.id('person/volunteer'), app.id('person/resident')];
    expect((await problemOf(office().call(drawUpHandOver, { shopId, fromPersonId: to, toPersonId: from }))).code).toBe('shops.not_keeper');
    const { id: handOverId } = await office().call(drawUpHandOver, { shopId, fromPersonId: from, toPersonId: to });
    expect((await problemOf(office().call(signHandOver, { handOverId, agree: true }))).code).toBe('shops.not_a_party');
    expect(await keeper().call(signHandOver, { handOverId, agree: true })).toEqual({ isComplete: false });
    expect((await office().call(readShop, { shopId })).keepers.map(({ id }) => id)).toEqual([from]);
    expect(await app.as('resident').call(signHandOver, { handOverId, agree: true })).toEqual({ isComplete: true });
    expect((await office().call(readShop, { shopId })).keepers.map(({ id }) => id)).toEqual([to]);
    expect((await office().call(readHandOvers, { shopId })).sheets[0]?.stock.map(({ batchCode, quantity }) => [batchCode, quantity])).toEqual([['B-1', 42]]);
  });
});

describe('the daily tie-out', () => {
  it('is zero where books, ledger and budget agree, also after the household’s cap of the month cut a deed, and names the row where they do not', async () => {
    await office().call(setBudget, { shopId, year: 2026, amountFen: 25_000, source: '村集体' });
    const day = await office().call(readTieOut, { day: '2026-09-25' });
    expect(day).toMatchObject({ shopCount: 1, tiedCount: 1 });
    expect(day.rows[0]).toMatchObject({ earned: { booked: 50, ledger: 50, difference: 0 }, redeemed: { booked: 5, ledger: 5 }, stock: { booked: 42, ledger: 42 }, budget: { grantedFen: 25_000, spentFen: 25_000, overFen: 0 }, findings: [] });
    await office().call(setBudget, { shopId, year: 2026, amountFen: 20_000, source: '村集体' });
    await sql`update shops.slips set points = 4 where paper_number is null`.execute(app.ownerDb);
    await sql`insert into shops.movements (programme_id, id, shop_id, batch_id, kind, quantity, reason, transfer_id, moved_on, moved_at) values (${app.id('programme')}, gen_random_uuid(), ${shopId}, ${batchId}, 'counted', 3, '编造', gen_random_uuid(), '2026-09-25', '2026-09-25T03:00:00Z')`.execute(app.ownerDb);
    const off = (await office().call(readTieOut, { day: '2026-09-25', onlyDifferences: 'true' })).rows[0];
    expect(off?.isTied).toBe(false);
    expect(off?.findings.map(({ kind, booked, ledger }) => [kind, booked, ledger])).toEqual([['slip', 4, 5], ['batch', 45, 42], ['budget', 25_000, 20_000]]);
    expect((await office().call(verifyAccounts, {})).isSound).toBe(true);
  });
});

it('everybody may read what a shop holds and how points are earned, and nobody’s name or points', async () => {
  const nobody = app.as('nobody');
  const { rows } = await nobody.call(listPublicShops, {});
  expect(rows).toMatchObject([{ name: '示例超市', openingHours: '周六', villageCount: 1, kindCount: 1 }]);
  const shop = await nobody.call(readPublicShop, { shopId });
  expect(shop.goods).toEqual([{ name: '肥皂', unit: '块', pricePoints: 5, isThere: true }]);
  expect(shop.rules.length).toBeGreaterThan(5);
  expect(JSON.stringify(shop)).not.toMatch(/甲家|示例volunteer|示例resident/);
});

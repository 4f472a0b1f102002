/** Shops of the demonstration: imported as an office imports them, households that earned something, and some who came to the counter. */
import { listSubjects } from '#modules/honours/contract/index.ts';
import { importPersons } from '#modules/people/contract/index.ts';
import { approveRuleBook, draftRuleBook, postDeeds, recordDeed, reviewDeeds } from '#modules/points/contract/index.ts';
import { countStock, createShop, drawUpHandOver, enterPaperSlips, handOutReceiptRange, importDeliveries, importGoods, importHouseholds, importShops, issueReceipt, issueVouchers, keepTieOut, listGoods, listHouseholds, listReceiptRanges, listReceipts, listShops, listStock, readCounter, readShop, receiveStock, redeemGoods, redeemVoucher, registerHousehold, reverseSlip, setBudget, setGoodsAside, spoilReceiptNumber, updateShop, voidReceipt } from '#modules/shops/contract/index.ts';
import type { Operation } from '#platform/contract/index.ts';
import { addDays, localDate } from '#kernel/local-date.ts';
import { goodsSheet } from '../../packs/shops-goods.ts';
import type { ShopSheets } from '../../packs/huangyuan/shops.ts';
import type { Actors, Moment } from './acting.ts';
import { momentOf } from './round.ts';

const DEED_DAY_BEFORE = 20;
const DEEDS = ['public-work', 'watering', 'study'] as const;
const SERVED = 8;
const MORNING_MINUTE = 9 * 60;

async function bring(actors: Actors, operation: Operation, text: string, moment: Moment, name: string): Promise<void> {
  const { report } = (await actors.write(operation, { file: { fileName: `${name}.csv`, body: new TextEncoder().encode(text) }, mode: 'all' } as never, moment, `demo/shops/${name}`)) as { report: { outcome: string; badRows: readonly unknown[] } | null };
  if (report?.outcome !== 'written') throw new Error(`the ${name} were not written: ${JSON.stringify(report?.badRows.slice(0, 3))}`);
}

interface Served { readonly office: string; readonly second: string; readonly lead: string; readonly admin: string; readonly keeper: string }

/** A village's households do something, it is looked at and posted, and some of them come to the counter. */
async function serve(actors: Actors, people: Served, today: string, shopId: string): Promise<void> {
  const at = momentOf(today, 0);
  const households = (await actors.read(listHouseholds, { shopId, pageSize: 50 }, { at, by: people.keeper })).rows;
  const day = addDays(localDate(today), -DEED_DAY_BEFORE);
  const done: string[] = [];
  for (const [place, { subjectId, code }] of households.slice(0, SERVED * 2).entries()) {
    for (const ruleCode of DEEDS) done.push((await actors.write(recordDeed, { subjectId, ruleCode, happenedOn: day, evidence: '签到表（演示）' }, { at: momentOf(day, MORNING_MINUTE + place), by: people.second }, `demo/shop-deed/${code}/${ruleCode}`)).id);
  }
  await actors.write(reviewDeeds, { deedIds: done, agree: true }, { at: momentOf(day, MORNING_MINUTE + 300), by: people.office }, `demo/shop-deeds/${shopId}`);
  await actors.write(postDeeds, {}, { at, by: people.admin }, `demo/shop-posting/${shopId}`);
  await counter(actors, people, shopId, at);
}

async function counter(actors: Actors, people: { readonly office: string; readonly keeper: string }, shopId: string, at: number): Promise<void> {
  const { goods } = await actors.read(readCounter, { shopId }, { at, by: people.keeper });
  const cheap = goods.toSorted((a, b) => a.pricePoints - b.pricePoints);
  const households = (await actors.read(listHouseholds, { shopId, sort: 'balance', pageSize: SERVED }, { at, by: people.keeper })).rows;
  let lastSlip = '';
  for (const [turn, { subjectId, balance }] of households.entries()) {
    const wanted = cheap[turn % Math.min(3, cheap.length)];
    if (wanted === undefined || wanted.pricePoints > balance) continue;
    lastSlip = (await actors.write(redeemGoods, { shopId, subjectId, lines: [{ goodsId: wanted.id, quantity: 1 }] }, { at: at + (turn + 1) * 90_000, by: people.keeper }, `demo/slip/${subjectId}`)).id;
  }
  if (lastSlip !== '') await actors.write(reverseSlip, { slipId: lastSlip, reason: '演示：拿错了物品，当场退回' }, { at: at + 1_800_000, by: people.office }, `demo/slip/${shopId}/reverse`);
}

/** The village officer keeps the first shop beside its keeper, so that a demo login opens a counter on the phone. */
async function keepsToo(actors: Actors, moment: Moment, shopId: string, personId: string): Promise<void> {
  const shop = await actors.read(readShop, { shopId }, moment);
  const { version, name, openedOn, closedOn, openingHours, offlineCapPoints, isPublic } = shop;
  await actors.write(updateShop, { shopId, version, name, placeId: shop.place.id, villageIds: shop.villages.map(({ id }) => id), keeperIds: [...shop.keepers.map(({ id }) => id), personId], openedOn, closedOn, openingHours, offlineCapPoints, isPublic }, moment, `demo/shop/keeper/${shopId}`);
}

/** 湟源爱心超市 · @errors throws when a step is refused or a row is bad */
export async function playShops(actors: Actors, people: Served, sheets: ShopSheets, today: string, tell: (text: string) => void): Promise<void> {
  tell('正在载入爱心超市 · loading shops');
  const moment: Moment = { at: momentOf(today, 0), by: people.office };
  for (const [operation, text, name] of [[importPersons, sheets.persons, 'keepers'], [importShops, sheets.shops, 'shops'], [importGoods, sheets.goods, 'goods'], [importDeliveries, sheets.deliveries, 'deliveries'], [importHouseholds, sheets.households, 'households']] as const) await bring(actors, operation, text, moment, name);
  const began = addDays(localDate(today), -DEED_DAY_BEFORE - 10);
  const { id: bookId } = await actors.write(draftRuleBook, { name: '户积分规则（演示）', effectiveFrom: began, source: '演示：村民会议记录' }, { at: momentOf(began, MORNING_MINUTE), by: people.office }, 'demo/points/book');
  await actors.write(approveRuleBook, { bookId }, { at: momentOf(began, MORNING_MINUTE + 30), by: people.lead }, 'demo/points/book/approve');
  await actors.write(handOutReceiptRange, { prefix: '湟捐-', first: 1, last: 500, digits: 5 }, moment, 'demo/shops/receipts');
  const [shop] = (await actors.read(listShops, { sort: 'code', pageSize: 1 }, { at: moment.at, by: people.keeper })).rows;
  for (const gift of shop === undefined ? [] : (await actors.read(listStock, { shopId: shop.id, thanked: 'no', pageSize: 20 }, moment)).rows) await actors.write(issueReceipt, { shopId: gift.shop.id, batchIds: [gift.id] }, moment, `demo/shops/receipt/${gift.code}`);
  if (shop === undefined) return;
  await keepsToo(actors, moment, shop.id, people.keeper);
  await serve(actors, people, today, shop.id);
}

const CITY_HOUSEHOLDS = 30;
const BATCHES = 6;

/** 演示城市的一家超市 · For households that the points of the demonstration know already. */
export async function playCityShop(actors: Actors, people: { readonly office: string; readonly keeper: string }, today: string): Promise<void> {
  const at = momentOf(today, 0);
  const moment: Moment = { at, by: people.office };
  await bring(actors, importGoods, goodsSheet(), moment, 'goods');
  const households = (await actors.read(listSubjects, { kind: 'household', q: '示例', pageSize: CITY_HOUSEHOLDS }, moment)).rows.filter(({ place }) => place !== null);
  const villageIds = [...new Set(households.flatMap(({ place }) => place?.id ?? []))];
  const [placeId] = villageIds;
  if (placeId === undefined) return;
  const { id: shopId } = await actors.write(createShop, { code: 'S-001', name: '示例爱心超市', placeId, villageIds, keeperIds: [people.keeper], openedOn: addDays(localDate(today), -300), openingHours: '周三、周六 9:00–17:00' }, moment, 'demo/shop/create');
  for (const { id: subjectId } of households) await actors.write(registerHousehold, { shopId, subjectId }, moment, `demo/shop/household/${subjectId}`);
  await actors.write(handOutReceiptRange, { shopId, prefix: '演捐-', first: 1, last: 50, digits: 4 }, moment, 'demo/shop/receipts');
  await stockUp(actors, shopId, moment, today);
  await keepReceipts(actors, people, shopId, { ...moment, at: at + 30_000 });
  await counter(actors, people, shopId, at + 60_000);
  await keepBooks(actors, people, shopId, { at: at + 7_200_000, by: people.keeper }, today);
  await asideAndVouchers(actors, people, shopId, at + 7_230_000, today);
  await actors.write(keepTieOut, { day: addDays(localDate(today), -1) }, { at: at + 7_260_000, by: people.office }, 'demo/shop/tie-out');
}

/** Goods that wait for one household, and vouchers for three, of which one was brought to the counter. */
async function asideAndVouchers(actors: Actors, people: { readonly office: string; readonly keeper: string }, shopId: string, at: number, today: string): Promise<void> {
  const moment: Moment = { at, by: people.keeper };
  const households = (await actors.read(listHouseholds, { shopId, sort: 'balance', pageSize: 20 }, moment)).rows;
  const [cheap] = (await actors.read(readCounter, { shopId }, moment)).goods.toSorted((a, b) => a.pricePoints - b.pricePoints);
  const waits = households.find(({ balance }) => cheap !== undefined && balance >= cheap.pricePoints);
  if (cheap === undefined) return;
  if (waits !== undefined) await actors.write(setGoodsAside, { shopId, subjectId: waits.subjectId, lines: [{ goodsId: cheap.id, quantity: 1 }], days: 3 }, moment, 'demo/shop/aside');
  const { vouchers } = await actors.write(issueVouchers, { subjectIds: households.slice(-3).map(({ subjectId }) => subjectId), worthPoints: cheap.pricePoints * 2, purpose: '演示：重阳节慰问', expiresOn: addDays(localDate(today), 60) }, { at: at + 10_000, by: people.office }, 'demo/shop/vouchers');
  if (vouchers[0] !== undefined) await actors.write(redeemVoucher, { shopId, code: vouchers[0].code, lines: [{ goodsId: cheap.id, quantity: 1 }] }, { at: at + 20_000, by: people.keeper }, 'demo/shop/voucher');
}

/** A receipt that another person voided and that was written again, and a number spoilt on paper. */
async function keepReceipts(actors: Actors, people: { readonly office: string; readonly keeper: string }, shopId: string, moment: Moment): Promise<void> {
  const [receipt] = (await actors.read(listReceipts, { shopId, sort: 'number', pageSize: 1 }, moment)).rows;
  const [range] = (await actors.read(listReceiptRanges, { shopId, pageSize: 1 }, moment)).rows;
  const [gift] = (await actors.read(listStock, { shopId, thanked: 'yes', sort: 'code', pageSize: 1 }, moment)).rows;
  if (receipt === undefined || range === undefined || gift === undefined) return;
  await actors.write(spoilReceiptNumber, { rangeId: range.id, reason: '演示：纸收据写坏' }, { ...moment, by: people.keeper }, 'demo/shop/receipt/spoilt');
  await actors.write(voidReceipt, { receiptId: gift.receipt?.id ?? receipt.id, reason: '演示：捐赠方名称写错' }, { ...moment, by: people.keeper }, 'demo/shop/receipt/void');
  await actors.write(issueReceipt, { shopId, batchIds: [gift.id] }, { ...moment, by: people.keeper }, 'demo/shop/receipt/again');
}

/** A stock-take and a page of paper slips that wait for a second person, a hand-over to sign, and a budget. */
async function keepBooks(actors: Actors, people: { readonly office: string; readonly keeper: string }, shopId: string, moment: Moment, today: string): Promise<void> {
  const batches = (await actors.read(listStock, { shopId, pageSize: 50 }, moment)).rows.filter(({ quantity }) => quantity > 0);
  await actors.write(setBudget, { shopId, year: Number(today.slice(0, 4)), amountFen: 500_000, source: '演示：村集体经济' }, { ...moment, by: people.office }, 'demo/shop/budget');
  await actors.write(countStock, { shopId, lines: batches.map(({ id, quantity }, turn) => ({ batchId: id, counted: turn === 1 ? quantity - 1 : quantity, reason: turn === 1 ? '演示：包装破损一件' : null })) }, moment, 'demo/shop/count');
  const [household] = (await actors.read(listHouseholds, { shopId, sort: 'balance', pageSize: 1 }, moment)).rows;
  const [batch] = batches;
  if (household !== undefined && batch !== undefined) await actors.write(enterPaperSlips, { shopId, slips: [{ paperNumber: '演示-纸-1', householdCode: household.code, redeemedOn: today, lines: [{ goodsId: batch.goods.id, quantity: 1 }] }] }, moment, 'demo/shop/paper');
  await actors.write(drawUpHandOver, { shopId, fromPersonId: people.keeper, toPersonId: people.office }, { ...moment, by: people.office }, 'demo/shop/hand-over');
}

async function stockUp(actors: Actors, shopId: string, moment: Moment, today: string): Promise<void> {
  const goods = (await actors.read(listGoods, { pageSize: 50 }, moment)).rows;
  for (const [turn, each] of goods.slice(0, BATCHES).entries()) {
    await actors.write(receiveStock, { shopId, goodsId: each.id, quantity: turn === 0 ? 3 : 20 + turn, source: turn % 2 === 0 ? 'donated' : 'bought', donor: turn % 2 === 0 ? '示例捐赠单位' : null, receivedOn: addDays(localDate(today), -15), expiresOn: turn === 4 ? addDays(localDate(today), 12) : null }, moment, `demo/shop/batch/${each.code}`);
  }
}

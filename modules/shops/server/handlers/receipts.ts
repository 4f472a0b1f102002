import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { ReadContext, WriteContext } from '#platform/server/operations/index.ts';
import { handOutReceiptRange, issueReceipt, listReceiptRanges, listReceipts, readReceipt, spoilReceiptNumber, voidReceipt } from '../../contract/index.ts';
import { missingNumbers, nextSerial, numbersLeft, rangeFault, receiptNumber } from '../../domain/index.ts';
import { lockShop, shopInReach } from '../queries/ground.ts';
import { giftsOf, insertRange, insertReceipt, lockRange, markVoid, rangePage, rangeTotal, receiptLines, receiptPage, receiptTotal, useNumber } from '../queries/receipts.ts';
import type { HeldRange, RangeRow, ReceiptRow } from '../queries/receipts.ts';
import { writeReceipt } from '../receipting.ts';

const isoNow = (ctx: Pick<ReadContext, 'now'>): string => new Date(ctx.now).toISOString();
const shopOf = (row: { shop_id: string | null; shop_code: string | null; shop_name: string | null }) => (row.shop_id === null ? null : { id: row.shop_id, code: row.shop_code ?? '', name: row.shop_name ?? '' });
const numbers = (row: HeldRange | RangeRow) => ({ prefix: row.prefix, digits: row.digits, first: row.first_number, last: row.last_number, used: row.used_number });

const receiptOut = (row: ReceiptRow, personId: string | null) => ({
  id: row.id, number: row.number, rangeId: row.range_id, state: row.voided_at === null ? 'standing' as const : 'void' as const, shop: shopOf(row), donor: row.donor, gifts: row.gifts ?? '', givenOn: row.given_on, valueFen: row.value_fen, issuedAt: row.issued_at, issuedByName: row.issued_by_name,
  voidedAt: row.voided_at, voidedByName: row.voided_by_name, voidReason: row.void_reason, mayVoid: row.voided_at === null && row.issued_by !== personId,
});

export const listReceiptsBound = bindRead(listReceipts, async (ctx, { page, pageSize, sort, ...filter }) => ({
  rows: (await receiptPage(ctx, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize })).map((row) => receiptOut(row, ctx.actor.personId)), total: await receiptTotal(ctx, filter), page, pageSize,
}));

export const readReceiptBound = bindRead(readReceipt, async (ctx, { receiptId }) => {
  const [row] = await receiptPage(ctx, { id: receiptId }, 'recent', { limit: 1, offset: 0 });
  if (row === undefined) return ctx.notFound();
  return { ...receiptOut(row, ctx.actor.personId), lines: (await receiptLines(ctx.tx, ctx.programmeId, receiptId)).map((line) => ({ batchId: line.batch_id, goods: line.goods, unit: line.unit, quantity: line.quantity, valueFen: line.value_fen })) };
});

export const issueReceiptBound = bindWrite(issueReceipt, async (ctx, { shopId, batchIds }) => {
  const shop = await lockShop(ctx, shopId);
  if (shop === undefined) return ctx.refuse('shops.shop_unknown', {}, { pointers: ['/shopId'] });
  const asked = [...new Set(batchIds)];
  const gifts = await giftsOf(ctx, shopId, asked);
  if (gifts.length < asked.length) return ctx.refuse('shops.batch_unknown', {}, { pointers: ['/batchIds'] });
  const thanked = gifts.find((gift) => gift.receipt_number !== null);
  if (thanked !== undefined) return ctx.refuse('shops.receipt_there', { number: thanked.receipt_number ?? '' }, { pointers: ['/batchIds'] });
  const [first] = gifts;
  if (first?.donor == null || gifts.some((gift) => gift.donor !== first.donor || gift.received_on !== first.received_on)) return ctx.refuse('shops.not_one_gift', {}, { pointers: ['/batchIds'] });
  const written = await writeReceipt(ctx, { shopId, shopPlaceId: shop.place_id, donor: first.donor, givenOn: first.received_on, gifts: gifts.map((gift) => ({ batchId: gift.batch_id, goods: gift.goods, unit: gift.unit, quantity: gift.quantity, valueFen: gift.value_fen })) });
  return written ?? ctx.refuse('shops.receipt_numbers_used_up');
});

export const voidReceiptBound = bindWrite(voidReceipt, async (ctx, { receiptId, reason }) => {
  const [row] = await receiptPage(ctx, { id: receiptId }, 'recent', { limit: 1, offset: 0 });
  if (row === undefined) return ctx.notFound();
  if (row.voided_at !== null) return ctx.refuse('shops.receipt_void');
  if (row.issued_by === ctx.personId) return ctx.refuse('points.same_person');
  if ((await markVoid(ctx.tx, ctx.programmeId, receiptId, { at: isoNow(ctx), by: ctx.personId, reason })) === 0) return ctx.refuse('shops.receipt_void');
  ctx.record({ kind: 'giftReceipt', id: receiptId, reason, change: { act: 'void', number: row.number } });
  emitShop(ctx, row.shop_id, row.shop_place_id);
  return { id: receiptId };
});

/** A spoilt number of the office's may belong to no shop in reach; it is told to whoever reads the register. */
function emitShop(ctx: WriteContext, shopId: string | null, placeId: string | null): void {
  ctx.emit({ topic: 'shops', subjectId: shopId ?? ctx.programmeId, ...(placeId === null ? {} : { placeId }) });
}

export const listReceiptRangesBound = bindRead(listReceiptRanges, async (ctx, { page, pageSize, sort, ...filter }) => {
  const { count, missing } = await rangeTotal(ctx, filter);
  const rows = await rangePage(ctx, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize });
  return { rows: rows.map((row) => rangeOut(row, ctx.scope.everything)), total: count, page, pageSize, missingCount: missing };
});

function rangeOut(row: RangeRow, everything: boolean) {
  const range = numbers(row);
  const next = nextSerial(range);
  return {
    id: row.id, shop: shopOf(row), prefix: row.prefix, first: row.first_number, last: row.last_number, digits: row.digits, firstNumber: receiptNumber(range, range.first), lastNumber: receiptNumber(range, range.last), nextNumber: next === null ? null : receiptNumber(range, next),
    usedCount: row.held, voidCount: row.voided, leftCount: numbersLeft(range), missingCount: missingNumbers(range, row.held), handedOutOn: row.handed_out_on, handedOutByName: row.handed_out_by_name, maySpoil: next !== null && (row.shop_id !== null || everything),
  };
}

export const handOutReceiptRangeBound = bindWrite(handOutReceiptRange, async (ctx, { shopId, prefix, first, last, digits }) => {
  if (shopId !== null && (await shopInReach(ctx, shopId)) === undefined) return ctx.refuse('shops.shop_unknown', {}, { pointers: ['/shopId'] });
  if (rangeFault({ first, last, digits }) !== null) return ctx.refuse('shops.receipt_range_wrong', {}, { pointers: ['/last'] });
  const id = ctx.newId();
  await insertRange(ctx.tx, ctx.programmeId, { id, shopId, prefix, first, last, digits, on: ctx.today, by: ctx.personId });
  ctx.record({ kind: 'receiptRange', id, change: { act: 'handOut', shopId, first: receiptNumber({ prefix, digits }, first), last: receiptNumber({ prefix, digits }, last) } });
  ctx.emit({ topic: 'shops', subjectId: shopId ?? ctx.programmeId });
  return { id, count: last - first + 1 };
});

export const spoilReceiptNumberBound = bindWrite(spoilReceiptNumber, async (ctx, { rangeId, reason }) => {
  const range = await lockRange(ctx, rangeId);
  if (range === undefined) return ctx.notFound();
  if (range.shop_id === null && !ctx.scope.everything) return ctx.refuse('shops.receipt_range_of_office');
  const serial = nextSerial(numbers(range));
  if (serial === null) return ctx.refuse('shops.receipt_numbers_used_up');
  const [id, number] = [ctx.newId(), receiptNumber(range, serial)];
  await useNumber(ctx.tx, ctx.programmeId, rangeId, serial);
  await insertReceipt(ctx.tx, ctx.programmeId, { id, rangeId, serial, number, shopId: null, donor: null, givenOn: null, valueFen: 0, at: isoNow(ctx), by: ctx.personId, voidReason: reason, gifts: [] });
  ctx.record({ kind: 'giftReceipt', id, reason, change: { act: 'spoil', number } });
  emitShop(ctx, range.shop_id, null);
  return { number };
});

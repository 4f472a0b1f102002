import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { postTransfers } from '#modules/points/server/index.ts';
import { countStock, drawUpHandOver, listCounts, readCount, readHandOvers, setBudget, settleCount, signHandOver } from '../../contract/index.ts';
import { differing } from '../../domain/index.ts';
import { goodsLegs, shortageAccount } from '../legs.ts';
import { changeKeeper, countLines, countPage, countTotal, endCount, handOverRows, insertCount, insertHandOver, isKeeper, signSheet, upsertBudget } from '../queries/books.ts';
import type { CountRow, HandOverRow, HandOverStock } from '../queries/books.ts';
import { lockShop, personsThere, shopInReach } from '../queries/ground.ts';
import { insertMovements, stockPage } from '../queries/stock.ts';

const isoNow = (ctx: Pick<ReadContext, 'now'>): string => new Date(ctx.now).toISOString();
const BATCHES_A_SHOP = 2_000;
const shopOf = (row: { shop_id: string; shop_code: string; shop_name: string }) => ({ id: row.shop_id, code: row.shop_code, name: row.shop_name });

const countOut = (row: CountRow, personId: string | null) => ({
  id: row.id, shop: shopOf(row), state: row.state, countedOn: row.counted_on, countedByName: row.counted_by_name, settledByName: row.settled_by_name, lineCount: row.line_count, differenceCount: row.difference_count, difference: row.difference, maySettle: row.state === 'counted' && row.counted_by !== personId,
});

export const listCountsBound = bindRead(listCounts, async (ctx, { page, pageSize, sort, ...filter }) => ({
  rows: (await countPage(ctx, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize })).map((row) => countOut(row, ctx.actor.personId)), total: await countTotal(ctx, filter), page, pageSize,
}));

export const readCountBound = bindRead(readCount, async (ctx, { countId }) => {
  const [row] = await countPage(ctx, { id: countId }, 'recent', { limit: 1, offset: 0 });
  if (row === undefined) return ctx.notFound();
  return { ...countOut(row, ctx.actor.personId), lines: (await countLines(ctx.tx, ctx.programmeId, countId)).map((line) => ({ batchId: line.batch_id, batchCode: line.batch_code, goods: { id: line.goods_id, code: line.goods_code, name: line.goods_name, unit: line.goods_unit }, booked: line.booked, counted: line.counted, reason: line.reason })) };
});

export const countStockBound = bindWrite(countStock, async (ctx, { shopId, lines }) => {
  const shop = await lockShop(ctx, shopId);
  if (shop === undefined) return ctx.refuse('shops.shop_unknown', {}, { pointers: ['/shopId'] });
  const booked = new Map((await stockPage(ctx, { shopId }, 'code', { limit: BATCHES_A_SHOP, offset: 0 })).map((row) => [row.id, row.quantity]));
  const made = [...new Map(lines.map((line) => [line.batchId, line])).values()].map((line) => ({ ...line, booked: booked.get(line.batchId) ?? -1 }));
  const unknown = made.findIndex((line) => line.booked < 0);
  if (unknown >= 0) return ctx.refuse('shops.batch_unknown', {}, { pointers: [`/lines/${unknown}/batchId`] });
  const unsaid = made.findIndex((line) => line.booked !== line.counted && line.reason === null);
  if (unsaid >= 0) return ctx.refuse('shops.difference_unsaid', {}, { pointers: [`/lines/${unsaid}/reason`] });
  const id = ctx.newId();
  await insertCount(ctx.tx, ctx.programmeId, { id, shopId, on: ctx.today, by: ctx.personId, at: isoNow(ctx), lines: made });
  const differenceCount = differing(made).length;
  ctx.record({ kind: 'stockCount', id, change: { act: 'count', lines: made.length, differences: differenceCount } });
  ctx.emit({ topic: 'shops', subjectId: shopId, placeId: shop.place_id });
  return { id, differenceCount };
});

export const settleCountBound = bindWrite(settleCount, async (ctx, { countId, agree }) => {
  const [seen] = await countPage(ctx, { id: countId }, 'recent', { limit: 1, offset: 0 });
  if (seen === undefined) return ctx.notFound();
  await lockShop(ctx, seen.shop_id);
  const at = isoNow(ctx);
  if (seen.state !== 'counted') return ctx.refuse('shops.count_settled');
  if (agree && seen.counted_by === ctx.personId) return ctx.refuse('points.same_person');
  const lines = await countLines(ctx.tx, ctx.programmeId, countId);
  // Somebody was served between counting and settling: what was counted is not what lies there now.
  if (agree && lines.some((line) => line.balance !== line.booked)) return ctx.refuse('shops.stock_moved');
  const differences = agree ? differing(lines).map((line) => ({ ...line, transferId: ctx.newId(), quantity: line.counted - line.booked })) : [];
  await postTransfers(ctx, settleCount.id, differences.map((line) => ({
    id: line.transferId, kind: 'stockCount', occurredOn: ctx.today, memo: (line.reason ?? '').slice(0, 200), causeKind: 'stockCount', causeId: countId,
    legs: goodsLegs({ assetId: line.asset_id, batchId: line.batch_id, placeId: seen.shop_place_id, quantity: line.quantity, other: shortageAccount(line.asset_id, seen.shop_id) }),
  })));
  await insertMovements(ctx.tx, ctx.programmeId, differences.map((line) => ({ id: ctx.newId(), shopId: seen.shop_id, batchId: line.batch_id, kind: 'counted', quantity: line.quantity, reason: line.reason, slipId: null, transferId: line.transferId, movedOn: ctx.today })), at, ctx.personId);
  if ((await endCount(ctx.tx, ctx.programmeId, countId, agree ? 'settled' : 'dropped', ctx.personId, at)) === 0) return ctx.refuse('shops.count_settled');
  ctx.record({ kind: 'stockCount', id: countId, change: { act: agree ? 'settle' : 'drop', differences: differences.length } });
  ctx.emit({ topic: 'shops', subjectId: seen.shop_id, placeId: seen.shop_place_id });
  return { id: countId };
});

const isOpen = (row: HandOverRow): boolean => row.dropped_at === null && (row.from_signed_at === null || row.to_signed_at === null);
const maySign = (row: HandOverRow, personId: string | null): boolean => isOpen(row) && ((row.from_person_id === personId && row.from_signed_at === null) || (row.to_person_id === personId && row.to_signed_at === null));

export const readHandOversBound = bindRead(readHandOvers, async (ctx, { shopId }) => ({
  sheets: (await handOverRows(ctx, { shopId })).map((row) => ({
    id: row.id, shop: shopOf(row), fromName: row.from_name, toName: row.to_name, drawnUpAt: row.drawn_up_at, fromSignedAt: row.from_signed_at, toSignedAt: row.to_signed_at, droppedAt: row.dropped_at, maySign: maySign(row, ctx.actor.personId), stock: row.stock,
  })),
}));

/** What lies on the shelves now, as a sheet says it. */
async function sheetOf(ctx: ReadContext, shopId: string): Promise<HandOverStock[]> {
  return (await stockPage(ctx, { shopId }, 'code', { limit: BATCHES_A_SHOP, offset: 0 })).filter((row) => row.quantity > 0).map((row) => ({ batchCode: row.code, goods: row.goods_name, unit: row.goods_unit, quantity: row.quantity, valueFen: row.value_fen, expiresOn: row.expires_on }));
}

export const drawUpHandOverBound = bindWrite(drawUpHandOver, async (ctx, { shopId, fromPersonId, toPersonId }) => {
  const shop = await lockShop(ctx, shopId);
  if (shop === undefined) return ctx.refuse('shops.shop_unknown', {}, { pointers: ['/shopId'] });
  if (fromPersonId === toPersonId || !(await personsThere(ctx.tx, ctx.programmeId, [toPersonId])).has(toPersonId)) return ctx.refuse('shops.person_unknown', {}, { pointers: ['/toPersonId'] });
  if (!(await isKeeper(ctx.tx, ctx.programmeId, shopId, fromPersonId, ctx.today))) return ctx.refuse('shops.not_keeper', {}, { pointers: ['/fromPersonId'] });
  const id = ctx.newId();
  await insertHandOver(ctx.tx, ctx.programmeId, { id, shopId, from: fromPersonId, to: toPersonId, stock: await sheetOf(ctx, shopId), by: ctx.personId, at: isoNow(ctx) });
  ctx.record({ kind: 'shopHandOver', id, change: { act: 'drawUp', shopId } });
  ctx.emit({ topic: 'shops', subjectId: shopId, placeId: shop.place_id });
  return { id };
});

export const signHandOverBound = bindWrite(signHandOver, async (ctx, { handOverId, agree }) => {
  const [row] = await handOverRows(ctx, { id: handOverId });
  if (row === undefined) return ctx.notFound();
  const part = row.from_person_id === ctx.personId ? 'from' as const : row.to_person_id === ctx.personId ? 'to' as const : null;
  if (part === null) return ctx.refuse('shops.not_a_party');
  if (!isOpen(row)) return ctx.refuse('shops.hand_over_settled');
  await lockShop(ctx, row.shop_id);
  if (agree && JSON.stringify(await sheetOf(ctx, row.shop_id)) !== JSON.stringify(row.stock.map(({ batchCode, goods, unit, quantity, valueFen, expiresOn }) => ({ batchCode, goods, unit, quantity, valueFen, expiresOn })))) return ctx.refuse('shops.stock_moved');
  const { isComplete } = await signSheet(ctx.tx, ctx.programmeId, handOverId, agree ? part : 'drop', isoNow(ctx));
  if (agree && isComplete) await changeKeeper(ctx.tx, ctx.programmeId, { id: ctx.newId(), shopId: row.shop_id, from: row.from_person_id, to: row.to_person_id, on: ctx.today });
  ctx.record({ kind: 'shopHandOver', id: handOverId, change: { act: agree ? 'sign' : 'drop', part, isComplete } });
  ctx.emit({ topic: 'shops', subjectId: row.shop_id });
  return { isComplete: agree && isComplete };
});

export const setBudgetBound = bindWrite(setBudget, async (ctx, { shopId, year, amountFen, source }) => {
  const shop = await shopInReach(ctx, shopId);
  if (shop === undefined) return ctx.refuse('shops.shop_unknown', {}, { pointers: ['/shopId'] });
  await upsertBudget(ctx.tx, ctx.programmeId, { shopId, year, amountFen, source, by: ctx.personId, at: isoNow(ctx) });
  ctx.record({ kind: 'shop', id: shopId, change: { act: 'budget', year, amountFen } });
  ctx.emit({ topic: 'shops', subjectId: shopId, placeId: shop.place_id });
  return { amountFen };
});

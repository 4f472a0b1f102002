import { bindRead, bindWrite, underWhole } from '#platform/server/operations/index.ts';
import { redeemersLacking, reverseTransfers } from '#modules/points/server/index.ts';
import { listSlips, readCounter, readSlip, redeemGoods, reverseSlip } from '../../contract/index.ts';
import { basketAt, isShopOpen } from '../basket-at.ts';
import { handOut } from '../handing-out.ts';
import { lockShop, shopInReach } from '../queries/ground.ts';
import { householdPage, tookPartIn } from '../queries/households.ts';
import { collectedTransfers, lockSlip, markReversed, slipLines, slipPage, slipSums } from '../queries/slips.ts';
import type { SlipRow } from '../queries/slips.ts';
import { counterGoods, insertMovements } from '../queries/stock.ts';
import { teamBalance } from '../queries/teams.ts';
import { giveVoucherBack } from '../queries/vouchers.ts';

export const readCounterBound = bindRead(readCounter, async (ctx, { shopId }) => {
  const shop = (await shopInReach(ctx, shopId)) ?? ctx.notFound();
  const goods = await counterGoods(ctx, shopId);
  return {
    shop: { id: shop.id, code: shop.code, name: shop.name }, isOpen: isShopOpen(shop, ctx.today),
    goods: goods.map((row) => ({ id: row.id, code: row.code, name: row.name, unit: row.unit, pricePoints: row.price_points, left: row.left })),
  };
});

export const redeemGoodsBound = bindWrite(redeemGoods, async (ctx, { shopId, subjectId, lines }) => {
  // Slips of a shop come one after another, so that what was on the shelf is still there when it is written.
  const shop = await lockShop(ctx, shopId);
  if (shop === undefined) return ctx.refuse('shops.shop_unknown', {}, { pointers: ['/shopId'] });
  if (!isShopOpen(shop, ctx.today)) return ctx.refuse('shops.shop_closed');
  const others = await redeemersLacking(ctx);
  if (others !== null) return ctx.refuse('points.role_wrong', { roles: others });
  const [household] = await householdPage(ctx, { shopId, subjectId }, 'code', { limit: 1, offset: 0 });
  if (household === undefined) return ctx.refuse('shops.household_unknown', {}, { pointers: ['/subjectId'] });
  if ((await tookPartIn(ctx.tx, ctx.programmeId, [subjectId], ctx.personId)).size > 0) return ctx.refuse('points.same_person');
  const basket = await basketAt(ctx, shop, lines);
  if (basket.fault === 'shops.goods_unknown') return ctx.refuse(basket.fault, {}, { pointers: ['/lines'] });
  if (basket.fault !== null) return ctx.refuse(basket.fault, { goods: basket.name, left: basket.left }, { pointers: ['/lines'] });
  const { points, pickings, goods, prices } = basket;
  if (household.balance < points) return ctx.refuse('shops.points_short', { needed: points, balance: household.balance }, { pointers: ['/lines'] });
  const [slip] = await handOut(ctx, redeemGoods.id, shop, [{ subjectId, placeId: household.place_id, points, shortPoints: 0, channel: 'counter', paperNumber: null, redeemedOn: ctx.today, redeemedAt: new Date(ctx.now).toISOString(), redeemedBy: ctx.personId, pickings, goods, prices }]);
  const { id, number } = slip as { id: string; number: string };
  ctx.record({ kind: 'shopSlip', id, change: { act: 'redeem', number, points } });
  ctx.emit({ topic: 'shops', subjectId: shopId, placeId: shop.place_id });
  ctx.emit({ topic: 'points', subjectId: subjectId, placeId: household.place_id });
  return { id, number, points, balance: household.balance - points };
});

/** Whoever handed out does not take back, nor does a leader who took the goods: points would return and goods stay. */
const mayTakeBack = (slip: { readonly redeemed_by: string; readonly taken_by: string | null }, personId: string | null): boolean => slip.redeemed_by !== personId && (slip.taken_by === null || slip.taken_by !== personId);

const rowOut = (row: SlipRow, personId: string | null) => ({
  id: row.id, number: row.number, shop: { id: row.shop_id, code: row.shop_code, name: row.shop_name }, holderKind: row.holder_kind, subjectId: row.subject_id, label: row.label, takenByName: row.taken_by_name, points: row.points, shortPoints: row.short_points, voucherPoints: row.voucher_points, goods: row.goods, channel: row.channel, paperNumber: row.paper_number, redeemedOn: row.redeemed_on,
  redeemedAt: row.redeemed_at, redeemedByName: row.redeemed_by_name, reversedAt: row.reversed_at, reversedByName: row.reversed_by_name, reversalReason: row.reversal_reason, mayReverse: row.reversed_at === null && mayTakeBack(row, personId),
  issues: row.issues ?? [], issueOutcome: row.issue_outcome, issueNote: row.issue_note, maySettle: row.issues !== null && row.issue_outcome === null && row.redeemed_by !== personId,
});

export const listSlipsBound = bindRead(listSlips, async (ctx, { page, pageSize, sort, ...filter }) => {
  const found = await slipPage(ctx, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize });
  const { count, points } = await slipSums(ctx, filter);
  return { rows: found.map((row) => rowOut(row, ctx.actor.personId)), total: count, page, pageSize, points };
});

export const readSlipBound = bindRead(readSlip, async (ctx, { slipId }) => {
  const [row] = await slipPage(ctx, { id: slipId }, 'recent', { limit: 1, offset: 0 });
  if (row === undefined) return ctx.notFound();
  const balance = row.holder_kind === 'team' ? await underWhole(ctx, (whole) => teamBalance(whole, row.subject_id)) : ((await householdPage(ctx, { subjectId: row.subject_id }, 'code', { limit: 1, offset: 0 }))[0]?.balance ?? 0);
  return {
    ...rowOut(row, ctx.actor.personId), balance,
    lines: (await slipLines(ctx.tx, ctx.programmeId, slipId)).map((line) => ({ goods: { id: line.goods_id, code: line.goods_code, name: line.goods_name, unit: line.goods_unit }, batchCode: line.batch_code, quantity: line.quantity, points: line.points })),
  };
});

export const reverseSlipBound = bindWrite(reverseSlip, async (ctx, { slipId, reason }) => {
  const slip = (await lockSlip(ctx, slipId)) ?? ctx.notFound();
  if (slip.reversed_at !== null) return ctx.refuse('shops.reversed_already');
  if (!mayTakeBack(slip, ctx.personId)) return ctx.refuse('points.same_person');
  // Points that were collected afterwards go back with what the slip itself took: the household and the shop stand as before it.
  const taken = [slip.transfer_id, ...(await collectedTransfers(ctx.tx, ctx.programmeId, slipId))];
  const reversals = await reverseTransfers(ctx, reverseSlip.id, taken, `冲销 ${slip.number}`);
  const reversal = reversals.find(({ reverses }) => reverses === slip.transfer_id);
  const at = new Date(ctx.now).toISOString();
  const lines = await slipLines(ctx.tx, ctx.programmeId, slipId);
  await insertMovements(ctx.tx, ctx.programmeId, lines.flatMap((line) => (line.batch_id === null ? [] : [{ id: ctx.newId(), shopId: slip.shop_id, batchId: line.batch_id, kind: 'returned' as const, quantity: line.quantity, reason, slipId, transferId: reversal?.id as string, movedOn: ctx.today }])), at, ctx.personId);
  await giveVoucherBack(ctx.tx, ctx.programmeId, slipId);
  await markReversed(ctx.tx, ctx.programmeId, slipId, { at, by: ctx.personId, reason });
  ctx.record({ kind: 'shopSlip', id: slipId, reason, change: { act: 'reverse', number: slip.number, reversed: taken } });
  ctx.emit({ topic: 'shops', subjectId: slip.shop_id, placeId: slip.shop_place_id });
  ctx.emit({ topic: 'points', subjectId: slip.subject_id, placeId: slip.shop_place_id });
  return { id: slipId };
});

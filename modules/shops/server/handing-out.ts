/** 兑换过账 · Points and goods of slips leave their accounts in one transfer each: both, or neither. */
import { postTransfers } from '#modules/points/server/index.ts';
import type { Leg } from '#modules/points/domain/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import type { BasketLine, Channel, Picking } from '../domain/index.ts';
import { goodsLegs, holderAccount, ofProgramme, pointsAsset, shortageAccount } from './legs.ts';
import type { KnownGoods } from './queries/shops.ts';
import { insertSlips, takeSlipNumbers } from './queries/slips.ts';
import { insertMovements } from './queries/stock.ts';

export interface SlipToPost {
  /** Made by a device, where it was not made here. */
  readonly id?: string;
  readonly subjectId: string; /** Null of a team that belongs to no place. */ readonly placeId: string | null;
  /** The subject is a team, and its leader takes the goods. */
  readonly team?: { readonly label: string; readonly leaderId: string };
  /** What the goods cost, and how much of it the household did not have any more. @unit points */
  readonly points: number; readonly shortPoints: number;
  readonly channel: Channel; readonly paperNumber: string | null; readonly redeemedOn: string; readonly redeemedAt: string; readonly redeemedBy: string; readonly pickings: readonly Picking[]; readonly goods: ReadonlyMap<string, KnownGoods>;
  /** What one of each was given for. @unit points */
  readonly prices: ReadonlyMap<string, number>;
  /** What no batch held although it was given: the shop's shortage account bears it. */
  readonly owed?: readonly BasketLine[];
  /** Paid with a voucher in place of points, and what is left of it lapses. @unit points */
  readonly voucher?: { readonly assetId: string; readonly paid: number; readonly lapsed: number };
  /** Holds that this ends by taking what they held. */
  readonly captures?: readonly string[];
  readonly device?: { readonly counterId: string; readonly sequence: number; readonly signature: string };
}

interface Made extends SlipToPost { readonly slipId: string; readonly transferId: string; readonly number: string }

function legsOf(ctx: WriteContext, shop: { readonly id: string; readonly place_id: string }, assetId: string, slip: Made): Leg[] {
  const paid = slip.points - slip.shortPoints;
  const { voucher } = slip;
  const kind = slip.team === undefined ? 'household' : 'team';
  return [
    ...(voucher === undefined ? [] : [{ ...holderAccount(kind, voucher.assetId, slip.subjectId), amount: -voucher.paid - voucher.lapsed, placeId: slip.placeId }, { ...ofProgramme(ctx, voucher.assetId, 'redeemed'), amount: voucher.paid }, ...(voucher.lapsed > 0 ? [{ ...ofProgramme(ctx, voucher.assetId, 'expired'), amount: voucher.lapsed }] : [])]),
    ...(paid > 0 ? [{ ...holderAccount(kind, assetId, slip.subjectId), amount: -paid, placeId: slip.placeId }] : []), ...(slip.shortPoints > 0 ? [{ ...shortageAccount(assetId, shop.id), amount: -slip.shortPoints, placeId: shop.place_id }] : []),
    ...(slip.points > 0 ? [{ ...ofProgramme(ctx, assetId, 'redeemed'), amount: slip.points }] : []),
    ...slip.pickings.flatMap((picking) => { const goodsAsset = slip.goods.get(picking.goodsId)?.asset_id as string; return goodsLegs({ assetId: goodsAsset, batchId: picking.batchId, placeId: shop.place_id, quantity: -picking.quantity, other: ofProgramme(ctx, goodsAsset, 'redeemed') }); }),
    ...(slip.owed ?? []).flatMap((line) => { const goodsAsset = slip.goods.get(line.goodsId)?.asset_id as string; return [{ ...shortageAccount(goodsAsset, shop.id), amount: -line.quantity, placeId: shop.place_id }, { ...ofProgramme(ctx, goodsAsset, 'redeemed'), amount: line.quantity }]; }),
  ];
}

/** Numbers, posts and books slips of one shop, whose row the caller holds. @returns id and number, in the order given */
export async function handOut(ctx: WriteContext, operation: string, shop: { readonly id: string; readonly code: string; readonly place_id: string }, slips: readonly SlipToPost[]): Promise<{ id: string; number: string }[]> {
  const assetId = await pointsAsset(ctx);
  const year = Number(ctx.today.slice(0, 4));
  const first = await takeSlipNumbers(ctx.tx, ctx.programmeId, shop.id, year, slips.length);
  const made = slips.map((slip, at): Made => ({ ...slip, slipId: slip.id ?? ctx.newId(), transferId: ctx.newId(), number: `${shop.code}-${year}-${String(first + at).padStart(6, '0')}` }));
  await postTransfers(ctx, operation, made.map((slip) => ({ id: slip.transferId, kind: 'redeem', occurredOn: slip.redeemedOn, memo: slip.number, causeKind: 'shopSlip', causeId: slip.slipId, legs: legsOf(ctx, shop, assetId, slip) })), made.flatMap((slip) => (slip.captures ?? []).map((holdId) => ({ holdId, transferId: slip.transferId }))));
  const priceOf = (slip: Made, line: BasketLine): number => (slip.prices.get(line.goodsId) ?? 0) * line.quantity;
  await insertSlips(ctx.tx, ctx.programmeId, made.map((slip) => ({
    id: slip.slipId, number: slip.number, shopId: shop.id, subjectId: slip.subjectId, team: slip.team, points: slip.points, shortPoints: slip.shortPoints, voucherPoints: slip.voucher?.paid ?? 0, channel: slip.channel, paperNumber: slip.paperNumber, redeemedOn: slip.redeemedOn, redeemedAt: slip.redeemedAt, redeemedBy: slip.redeemedBy, transferId: slip.transferId,
    device: slip.device,
    lines: [...slip.pickings.map((picking) => ({ ...picking, points: priceOf(slip, picking) })), ...(slip.owed ?? []).map((line) => ({ ...line, batchId: null, points: priceOf(slip, line) }))],
  })));
  await insertMovements(ctx.tx, ctx.programmeId, made.flatMap((slip) => slip.pickings.map((picking) => ({ id: ctx.newId(), shopId: shop.id, batchId: picking.batchId, kind: 'redeemed' as const, quantity: -picking.quantity, reason: null, slipId: slip.slipId, transferId: slip.transferId, movedOn: slip.redeemedOn }))), new Date(ctx.now).toISOString(), ctx.actor.personId);
  return made.map(({ slipId, number }) => ({ id: slipId, number }));
}

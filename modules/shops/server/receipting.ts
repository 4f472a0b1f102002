/** 开收据 · The next number of the shop's range, or of the office's, and what it thanks for. */
import type { WriteContext } from '#platform/server/operations/index.ts';
import { nextSerial, receiptNumber } from '../domain/index.ts';
import { insertReceipt, lockRangeFor, useNumber } from './queries/receipts.ts';
import type { NewReceipt } from './queries/receipts.ts';

export interface Gift { readonly shopId: string; readonly shopPlaceId: string; readonly donor: string; readonly givenOn: string; readonly gifts: NewReceipt['gifts'] }

/** @returns null when no range has a number left: the gift comes in all the same, and its receipt is written later */
export async function writeReceipt(ctx: WriteContext, { shopId, shopPlaceId, donor, givenOn, gifts }: Gift): Promise<{ id: string; number: string } | null> {
  const range = await lockRangeFor(ctx, shopId);
  const serial = range === undefined ? null : nextSerial({ last: range.last_number, used: range.used_number });
  if (range === undefined || serial === null) return null;
  const [id, number] = [ctx.newId(), receiptNumber(range, serial)];
  await useNumber(ctx.tx, ctx.programmeId, range.id, serial);
  await insertReceipt(ctx.tx, ctx.programmeId, {
    id, rangeId: range.id, serial, number, shopId, donor, givenOn, valueFen: gifts.reduce((sum, { quantity, valueFen }) => sum + quantity * valueFen, 0), at: new Date(ctx.now).toISOString(), by: ctx.personId, voidReason: null, gifts,
  });
  ctx.record({ kind: 'giftReceipt', id, change: { act: 'issue', number, gifts: gifts.length } });
  ctx.emit({ topic: 'shops', subjectId: shopId, placeId: shopPlaceId });
  return { id, number };
}

/** 入库 · Goods come in: batches, their movements and the posting, however many at once. */
import { postTransfers } from '#modules/points/server/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import type { Source } from '../domain/index.ts';
import { goodsLegs, ofProgramme } from './legs.ts';
import { insertBatches, insertMovements } from './queries/stock.ts';

export interface Incoming {
  readonly code: string; readonly shopId: string; readonly shopPlaceId: string; readonly goodsId: string; readonly assetId: string; readonly quantity: number; readonly source: Source; readonly donor: string | null; readonly valueFen: number; readonly receivedOn: string; readonly expiresOn: string | null;
}

/** @returns ids of the batches, in the order given */
export async function takeIn(ctx: WriteContext, operation: string, incoming: readonly Incoming[]): Promise<string[]> {
  if (incoming.length === 0) return [];
  const made = incoming.map((each) => ({ ...each, id: ctx.newId(), transferId: ctx.newId() }));
  await insertBatches(ctx.tx, ctx.programmeId, made);
  await postTransfers(ctx, operation, made.map((each) => ({
    id: each.transferId, kind: 'stockIn', occurredOn: each.receivedOn, memo: each.code, causeKind: 'stockBatch', causeId: each.id,
    legs: goodsLegs({ assetId: each.assetId, batchId: each.id, placeId: each.shopPlaceId, quantity: each.quantity, other: ofProgramme(ctx, each.assetId, 'issue') }),
  })));
  await insertMovements(ctx.tx, ctx.programmeId, made.map((each) => ({ id: ctx.newId(), shopId: each.shopId, batchId: each.id, kind: 'received', quantity: each.quantity, reason: null, slipId: null, transferId: each.transferId, movedOn: each.receivedOn })), new Date(ctx.now).toISOString(), ctx.actor.personId);
  return made.map(({ id }) => id);
}

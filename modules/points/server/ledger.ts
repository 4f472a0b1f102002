/**
 * 账本 · What other modules call inside their own operations: post, reverse, reserve, let go, read. Everything happens in the
 * caller's transaction. Call postTransfers once an operation with all its transfers: accounts are locked in one order within a call.
 */
import { underWhole } from '#platform/server/operations/index.ts';
import type { ReadContext, WriteContext } from '#platform/server/operations/index.ts';
import type { AccountKey, Transfer } from '../domain/index.ts';
import { reversalOf, transferFault } from '../domain/index.ts';
import { assetOf, endHolds, post, reserve } from './queries/ledger.ts';
import type { NewAsset, NewHold } from './queries/ledger.ts';
import { balanceAt, transfersById } from './queries/reading.ts';
import { balancesOf } from './queries/balances.ts';

type Context = Pick<WriteContext, 'tx' | 'programmeId' | 'now' | 'actor' | 'newId' | 'today'>;
const isoNow = (ctx: { readonly now: number }): string => new Date(ctx.now).toISOString();

/**
 * 过账 · Posts all or nothing, and answers the ids that had been posted before with the same content. The audit entry of the caller
 * should name what it posted.
 * @errors a caller's bug throws (unbalanced, no legs); the database's rules arrive as its constraints: accounts__floor (too little
 *   there), transfers__same_id_other_content, transfers__reversed_once, hold_ends__once, holds__open
 */
export async function postTransfers(ctx: Context, operation: string, transfers: readonly Transfer[], captures: readonly { readonly holdId: string; readonly transferId: string }[] = []): Promise<string[]> {
  if (transfers.length === 0) return [];
  for (const transfer of transfers) {
    const fault = transferFault(transfer);
    if (fault !== null) throw new Error(`transfer ${transfer.id}: ${fault}`);
  }
  return post(ctx.tx, ctx.programmeId, { now: isoNow(ctx), by: ctx.actor.personId, operation, transfers, captures });
}

/**
 * 冲正 · Takes transfers back, each once. Answers the reversals; transfers that are not there, or of which the caller reaches no leg, are
 * left out. One that they reach is taken back with all its legs: those of the programme's own accounts lie beyond a village's reach.
 */
export async function reverseTransfers(ctx: Context & Pick<ReadContext, 'scope'>, operation: string, ids: readonly string[], memo: string | null): Promise<{ readonly id: string; readonly reverses: string }[]> {
  const reached = (await transfersById(ctx.tx, ctx.programmeId, ids)).map(({ id }) => id);
  const found = ctx.scope.everything ? await transfersById(ctx.tx, ctx.programmeId, reached) : await underWhole(ctx as unknown as ReadContext, (whole) => transfersById(whole.tx, whole.programmeId, reached));
  const reversals = found.map((transfer) => reversalOf(transfer, { id: ctx.newId(), occurredOn: ctx.today, memo }));
  await postTransfers(ctx, operation, reversals);
  return reversals.map(({ id, reverses }) => ({ id, reverses: reverses as string }));
}

/** 预留 · Sets amounts aside until they are captured by a transfer, let go, or their time is over. */
export const reserveHolds = (ctx: Context, holds: readonly NewHold[]): Promise<void> => reserve(ctx.tx, ctx.programmeId, isoNow(ctx), ctx.actor.personId, holds);
export const releaseHolds = (ctx: Context, ids: readonly string[]): Promise<number> => endHolds(ctx.tx, ctx.programmeId, isoNow(ctx), ctx.actor.personId, ids, 'released');

/** 资产 · The asset of that kind and code, made when it is not there yet. */
export const ensureAsset = (ctx: Context, asset: NewAsset): Promise<string> => assetOf(ctx.tx, ctx.programmeId, ctx.newId(), asset, isoNow(ctx));

/** 现有余额 · Balances of now, in the order asked; an account nobody named yet has none. */
export const readBalances = (ctx: Pick<ReadContext, 'tx' | 'programmeId'>, keys: readonly AccountKey[]) => balancesOf(ctx.tx, ctx.programmeId, keys);
export const readBalanceAt = (ctx: Pick<ReadContext, 'tx' | 'programmeId'>, accountId: string, at: string): Promise<number> => balanceAt(ctx.tx, ctx.programmeId, accountId, at);

import { bindGathered, bindWrite } from '#platform/server/operations/index.ts';
import type { Refusal, WriteContext } from '#platform/server/operations/index.ts';
import type { ErrorOf, OutputOf, ParsedInputOf } from '#platform/contract/index.ts';
import { postTransfers, reversePostedTransfers } from '../../contract/index.ts';
import { reversalOf, transferFault } from '../../domain/index.ts';
import type { Transfer } from '../../domain/index.ts';
import { digestOf } from '../digests.ts';
import { postTransfers as postToLedger } from '../ledger.ts';
import { postedBy, transfersById } from '../queries/reading.ts';

type Code = ErrorOf<typeof postTransfers>;
type Posted = OutputOf<typeof postTransfers> | Refusal<Code>;

function faultOf(ctx: WriteContext<Code>, transfers: readonly Transfer[]): Refusal<Code> | null {
  for (const [at, transfer] of transfers.entries()) {
    const fault = transferFault(transfer);
    if (fault !== null) return ctx.refuse('points.transfer_unbalanced', { at: transfer.id }, { pointers: [`/transfers/${at}/legs`] });
  }
  return null;
}

/**
 * Gathered: a lone call waits for nobody, where many come they share a transaction (ADR-0028). A refused call leaves the others
 * alone, since a group that fails as a whole is tried call by call. The transfer's own id is the key of idempotency. Digests are made while the
 * group before is written, and stand for the input in the audit.
 */
export const postTransfersBound = bindGathered(postTransfers, async (ctx, calls) => {
  const transfersOf = calls.map(({ input }): Transfer[] => (input as ParsedInputOf<typeof postTransfers>).transfers);
  const digests = new Map<string, string>();
  const faults = transfersOf.map((transfers): Refusal<Code> | null => {
    const fault = faultOf(ctx, transfers);
    if (fault !== null) return fault;
    for (const transfer of transfers) {
      const before = digests.get(transfer.id);
      const digest = digestOf(transfer);
      if (before !== undefined && before !== digest) return ctx.refuse('points.transfer_differs');
      digests.set(transfer.id, digest);
    }
    return null;
  });
  const sound = transfersOf.filter((_transfers, at) => faults[at] === null).flat();
  const unique = [...new Map(sound.map((transfer) => [transfer.id, transfer])).values()];
  const known = new Set(await postToLedger(ctx, postTransfers.id, unique));
  const fresh = unique.filter(({ id }) => !known.has(id));
  if (fresh.length > 0) ctx.record({ kind: 'pointsTransfer', id: fresh[0]?.id as string, change: { posted: fresh.length } });
  return transfersOf.map((transfers, at): Posted => {
    const fault = faults[at];
    if (fault !== null && fault !== undefined) return fault;
    const own = transfers.filter(({ id }) => known.has(id)).map(({ id }) => id);
    return { posted: transfers.length - own.length, known: own };
  });
}, ({ transfers }) => { for (const transfer of transfers) digestOf(transfer); }, ({ transfers }) => transfers.map((transfer) => [digestOf(transfer), ...transfer.legs.map(({ placeId }) => placeId ?? null)]));

/** The reversal's own id is the key of idempotency: sent again, it is known and nothing moves. All of a call or none of it. */
export const reversePostedTransfersBound = bindWrite(reversePostedTransfers, async (ctx, { reversals }) => {
  const ids = reversals.map(({ reverses }) => reverses);
  const found = new Map((await transfersById(ctx.tx, ctx.programmeId, ids)).map((transfer) => [transfer.id, transfer]));
  const own = await postedBy(ctx.tx, ctx.programmeId, ids, { operation: postTransfers.id, personId: ctx.personId });
  const made: Transfer[] = [];
  for (const [at, { id, reverses, occurredOn, memo }] of reversals.entries()) {
    const transfer = found.get(reverses);
    if (transfer === undefined) return ctx.refuse('points.transfer_unknown', { at: reverses }, { pointers: [`/reversals/${at}/reverses`] });
    if (!own.has(reverses)) return ctx.refuse('points.not_posted_by_system', { at: reverses }, { pointers: [`/reversals/${at}/reverses`] });
    made.push(reversalOf(transfer, { id, occurredOn, memo }));
  }
  const known = await postToLedger(ctx, reversePostedTransfers.id, made);
  const fresh = made.filter(({ id }) => !known.includes(id));
  if (fresh.length > 0) ctx.record({ kind: 'pointsTransfer', id: fresh[0]?.id as string, reason: fresh[0]?.memo ?? undefined, change: { act: 'reverse', reversed: fresh.map(({ reverses }) => reverses) } });
  ctx.emit({ topic: 'points', subjectId: ctx.programmeId });
  return { reversed: fresh.length, known };
});

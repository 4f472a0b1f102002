import { onceEverywhere } from '#modules/places/server/index.ts';
import { bindWrite } from '#platform/server/operations/index.ts';
import { postDeeds, sealPostings } from '../../contract/index.ts';
import { programmesWithDueDeeds } from '../queries/deeds.ts';
import { endHolds, expiredHolds, programmesWithWork, seal } from '../queries/ledger.ts';

export const SEAL_JOB = 'points.sealPostings';
export const POST_JOB = 'points.postDeeds';
const POSTINGS_A_BLOCK = 10_000;
const HOLDS_A_TIME = 5_000;

export const sealPostingsBound = bindWrite(sealPostings, async (ctx) => {
  const now = new Date(ctx.now).toISOString();
  const due = await expiredHolds(ctx.tx, ctx.programmeId, now, HOLDS_A_TIME);
  const released = due.length === 0 ? 0 : await endHolds(ctx.tx, ctx.programmeId, now, ctx.actor.personId, due, 'expired');
  if (released > 0) ctx.record({ kind: 'pointsHold', id: due[0] as string, change: { expired: released } });
  const block = await seal(ctx.tx, ctx.programmeId, now, POSTINGS_A_BLOCK);
  if (block !== undefined) ctx.record({ kind: 'pointsBlock', id: String(block.number), change: { postings: block.posting_count, hash: block.hash } });
  return { sealed: block?.posting_count ?? 0, released };
});

/** Every minute: the chain of the ledger grows by a block where something was posted, and its hash stands in the audit too. */
export const sealEverywhere = onceEverywhere({ job: SEAL_JOB, operation: sealPostings, programmes: ({ db, clock }) => programmesWithWork(db, new Date(clock()).toISOString()) });
/** Every hour: some hundred deeds whose notice is over; the rest follows an hour later. */
export const postEverywhere = onceEverywhere({ job: POST_JOB, operation: postDeeds, programmes: ({ db }) => programmesWithDueDeeds(db) });

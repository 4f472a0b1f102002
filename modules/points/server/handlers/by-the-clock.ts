import { bindWrite, perform } from '#platform/server/operations/index.ts';
import type { Bound, JobHandler, JobTools } from '#platform/server/operations/index.ts';
import { sealPostings } from '../../contract/index.ts';
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

/** One operation in each of these programmes, as the system; one that fails does not keep the others from theirs. @errors throws once all had their turn when any failed, so that the job is tried again */
export async function everywhere({ runtime, signal }: JobTools, job: string, programmes: readonly { id: string; code: string }[]): Promise<void> {
  const bound = runtime.operations.get(job) as Bound;
  const failed: string[] = [];
  for (const programme of programmes) {
    if (signal.aborted) return;
    const answer = await perform(runtime, bound, { asSystem: { programmeId: programme.id } }, {}, { requestId: `${job}/${runtime.newId()}`, locale: 'zh-CN' });
    if (answer.ok) continue;
    runtime.log.error({ programme: programme.code, problem: answer.problem.code }, `${job} failed`);
    failed.push(programme.code);
  }
  if (failed.length > 0) throw new Error(`${job} failed in ${failed.join(', ')}`);
}

/** Every minute: the chain of the ledger grows by a block where something was posted, and its hash stands in the audit too. */
export const sealEverywhere: JobHandler = async (_payload, tools) => everywhere(tools, SEAL_JOB, await programmesWithWork(tools.runtime.db, new Date(tools.runtime.clock()).toISOString()));
/** Every hour: some hundred deeds whose notice is over; the rest follows an hour later. */
export const postEverywhere: JobHandler = async (_payload, tools) => everywhere(tools, POST_JOB, await programmesWithDueDeeds(tools.runtime.db));

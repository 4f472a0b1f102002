import { bindWrite, perform } from '#platform/server/operations/index.ts';
import type { Bound, JobHandler, JobTools } from '#platform/server/operations/index.ts';
import { clearCastMarks, signBoxes } from '../../contract/index.ts';
import { frontierOf, signBox } from '../box.ts';
import { programmesWithOpenBallots } from '../queries/ballots.ts';
import { clearSmsCodes } from '../queries/identities.ts';
import { clearMarks, lockOpenBoxes } from '../queries/box.ts';
import { clearAnomalySubjects } from '../queries/paper.ts';
import { codeCounts, shuffleExchanges } from '../queries/codes.ts';

export const SIGN_JOB = 'ballots.signBoxes';
export const CLEAR_JOB = 'ballots.clearCastMarks';
/** Long enough for objections to a result, short enough to be forgotten. @unit days after the closing */
export const MARKS_KEPT_DAYS = 30;
const DAY_MS = 86_400_000;

export const signBoxesBound = bindWrite(signBoxes, async (ctx) => {
  const boxes = await lockOpenBoxes(ctx.tx, ctx.programmeId);
  for (const box of boxes) {
    await shuffleExchanges(ctx.tx, ctx.programmeId, box.ballot_id);
    await clearSmsCodes(ctx.tx, ctx.programmeId, box.ballot_id, new Date(ctx.now).toISOString(), ctx.today);
    const head = await signBox(ctx, { ballotId: box.ballot_id, definitionHash: box.definition_hash, frontier: frontierOf(box) });
    const exchanged = await codeCounts(ctx.tx, ctx.programmeId, box.ballot_id);
    ctx.record({ kind: 'ballotBox', id: box.ballot_id, change: { act: 'sign', size: head.size, root: head.root, exchanged: exchanged.online, bySms: exchanged.sms, byService: exchanged.oidc } });
  }
  return { signed: boxes.length };
});

export const clearCastMarksBound = bindWrite(clearCastMarks, async (ctx) => {
  const closedBefore = new Date(ctx.now - MARKS_KEPT_DAYS * DAY_MS).toISOString();
  const cleared = await clearMarks(ctx.tx, ctx.programmeId, closedBefore);
  await clearAnomalySubjects(ctx.tx, ctx.programmeId, closedBefore);
  return { cleared };
});

async function everywhere({ runtime, signal }: JobTools, operation: string, job: string): Promise<void> {
  const bound = runtime.operations.get(operation) as Bound;
  const failed: string[] = [];
  for (const programme of await programmesWithOpenBallots(runtime.db)) {
    if (signal.aborted) return;
    const answer = await perform(runtime, bound, { asSystem: { programmeId: programme.id } }, {}, { requestId: `${job}/${runtime.newId()}`, locale: 'zh-CN' });
    if (answer.ok) continue;
    runtime.log.error({ programme: programme.code, problem: answer.problem.code }, `${job} failed`);
    failed.push(programme.code);
  }
  if (failed.length > 0) throw new Error(`${job} failed in ${failed.join(', ')}`);
}

/** Every hour. */
export const signEverywhere: JobHandler = (_payload, tools) => everywhere(tools, signBoxes.id, SIGN_JOB);
/** Every night. */
export const clearEverywhere: JobHandler = (_payload, tools) => everywhere(tools, clearCastMarks.id, CLEAR_JOB);

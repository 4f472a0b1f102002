import { onceEverywhere } from '#modules/places/server/index.ts';
import { bindWrite } from '#platform/server/operations/index.ts';
import type { Runtime } from '#platform/server/operations/index.ts';
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

const whereBallotsAreOpen = ({ db }: Runtime) => programmesWithOpenBallots(db);
/** Every hour. */
export const signEverywhere = onceEverywhere({ job: SIGN_JOB, operation: signBoxes, programmes: whereBallotsAreOpen });
/** Every night. */
export const clearEverywhere = onceEverywhere({ job: CLEAR_JOB, operation: clearCastMarks, programmes: whereBallotsAreOpen });

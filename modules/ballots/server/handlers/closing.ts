import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { ReadContext, Refusal, WriteContext } from '#platform/server/operations/index.ts';
import { startTask } from '#platform/server/tasks/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { closeBallot, countBallot, readResult, requestClosing, returnClosing } from '../../contract/index.ts';
import { mayAct } from '../../domain/index.ts';
import type { BallotDefinition } from '../../domain/index.ts';
import { frontierOf, signBox } from '../box.ts';
import { writePublished } from '../published-file.ts';
import type { BallotRow } from '../queries/ballots.ts';
import { ballotRow, keysOf, lockBallot, resultRow, returnToOpen, saveClosing, saveClosingRequest, saveResult, saveState } from '../queries/ballots.ts';
import type { ResultRow } from '../queries/ballots.ts';
import { boxOf, lastHead, lockBox } from '../queries/box.ts';
import { codeCounts, shuffleExchanges } from '../queries/codes.ts';
import { clearSmsCodes } from '../queries/identities.ts';
import { openKey } from '../seals.ts';
import { papersOf, stateParams } from './drafting.ts';

/** Signs what lies in the box since its last head, if anything does. The box is held meanwhile, as the job by the hour holds it. @returns how many ballots lie in it */
async function signUpToNow(ctx: WriteContext, row: BallotRow): Promise<number> {
  const box = (await lockBox(ctx.tx, ctx.programmeId, row.id, [])) ?? ctx.notFound();
  const last = await lastHead(ctx.tx, ctx.programmeId, row.id);
  if (last === undefined || last.size !== box.size) await signBox(ctx, { ballotId: row.id, definitionHash: row.definition_hash as string, frontier: frontierOf(box) });
  await shuffleExchanges(ctx.tx, ctx.programmeId, row.id);
  return box.size;
}

/** The box is signed first, so that what is unusual about the last hour is pointed out to whoever confirms the closing. */
export const requestClosingBound = bindWrite(requestClosing, async (ctx, { ballotId, minutes }) => {
  const row = (await lockBallot(ctx.tx, ctx.programmeId, ballotId)) ?? ctx.notFound();
  if (!mayAct(row.state, 'requestClosing')) return ctx.refuse('ballots.act_not_allowed', stateParams(ctx, row.state));
  if (Date.parse(row.closes_at) > ctx.now) return ctx.refuse('ballots.still_running');
  const papers = [...(await papersOf(ctx, ballotId)).values()];
  const unsettled = papers.filter(({ state }) => state !== 'settled').length;
  if (unsettled > 0) return ctx.refuse('ballots.paper_unsettled', { count: unsettled });
  const over = papers.length - (await codeCounts(ctx.tx, ctx.programmeId, ballotId)).paper;
  if (over > 0) return ctx.refuse('ballots.paper_without_code', { count: over });
  await signUpToNow(ctx, row);
  await saveClosingRequest(ctx.tx, ctx.programmeId, ballotId, { at: new Date(ctx.now).toISOString(), personId: ctx.personId, minutes });
  ctx.record({ kind: 'ballot', id: ballotId, change: { act: 'requestClosing', from: row.state, to: 'closing' } });
  ctx.emit({ topic: 'ballots', subjectId: ballotId });
  return { state: 'closing' as const };
});

export const returnClosingBound = bindWrite(returnClosing, async (ctx, { ballotId, reason }) => {
  const row = (await lockBallot(ctx.tx, ctx.programmeId, ballotId)) ?? ctx.notFound();
  if (!mayAct(row.state, 'returnClosing')) return ctx.refuse('ballots.act_not_allowed', stateParams(ctx, row.state));
  await returnToOpen(ctx.tx, ctx.programmeId, ballotId);
  ctx.record({ kind: 'ballot', id: ballotId, reason, change: { act: 'returnClosing', from: row.state, to: 'open' } });
  ctx.emit({ topic: 'ballots', subjectId: ballotId });
  return { state: 'open' as const };
});

/** The last head is signed before anything is opened. */
export const closeBallotBound = bindWrite(closeBallot, async (ctx, { ballotId }) => {
  const row = (await lockBallot(ctx.tx, ctx.programmeId, ballotId)) ?? ctx.notFound();
  if (!mayAct(row.state, 'close')) return ctx.refuse('ballots.act_not_allowed', stateParams(ctx, row.state));
  if (row.closing_requested_by === ctx.personId) return ctx.refuse('ballots.closer_asked');
  const size = await signUpToNow(ctx, row);
  await clearSmsCodes(ctx.tx, ctx.programmeId, ballotId, new Date(ctx.now).toISOString(), ctx.today);
  await saveClosing(ctx.tx, ctx.programmeId, ballotId, { at: new Date(ctx.now).toISOString(), personId: ctx.personId });
  ctx.record({ kind: 'ballot', id: ballotId, change: { act: 'close', from: row.state, to: 'counting', ballots: size } });
  ctx.emit({ topic: 'ballots', subjectId: ballotId });
  return { state: 'counting' as const, taskId: await startTask(ctx, countBallot, { ballotId }) };
});

/** Counting again gives the same file: what is lost can be made anew. */
export const countBallotBound = bindWrite(countBallot, async (ctx, { ballotId }) => {
  const row = (await lockBallot(ctx.tx, ctx.programmeId, ballotId)) ?? ctx.notFound();
  if (!mayAct(row.state, 'count')) return ctx.refuse('ballots.act_not_allowed', stateParams(ctx, row.state));
  const keys = (await keysOf(ctx.tx, ctx.programmeId, ballotId)) ?? ctx.notFound();
  const codes = { ...await codeCounts(ctx.tx, ctx.programmeId, ballotId) };
  const counted = await writePublished(ctx, {
    definition: row.definition as BallotDefinition, openingKey: openKey(ctx, ballotId, 'opening', keys.opening_private_sealed), tieSeed: openKey(ctx, ballotId, 'tie', keys.tie_seed_sealed),
    codes, closedAt: row.closed_at as string, size: (await boxOf(ctx.tx, ctx.programmeId, ballotId)).size,
  });
  await saveResult(ctx.tx, ctx.programmeId, ballotId, {
    counted: counted.counted, quarantined: counted.quarantined, paper_count: counted.paper, codes, root: counted.root, signature: counted.signature, file_sha256: counted.fileSha256, file_bytes: counted.fileBytes, counted_at: new Date(ctx.now).toISOString(),
  });
  if (row.state === 'counting') await saveState(ctx.tx, ctx.programmeId, ballotId, 'closed');
  ctx.record({ kind: 'ballot', id: ballotId, change: { act: 'count', from: row.state, to: 'closed', root: counted.root, file: counted.fileSha256 } });
  ctx.emit({ topic: 'ballots', subjectId: ballotId });
  return { state: 'closed' as const, ballots: counted.sealed + counted.paper, fileSha256: counted.fileSha256 };
});

type Result = OutputOf<typeof readResult>;
interface Titled { readonly id: string; readonly title: string; readonly definition: BallotDefinition | null }

export function resultOut(ballot: Titled, row: ResultRow): Result {
  const { mode, weightPercent, weightRule } = ballot.definition as BallotDefinition;
  return {
    ballotId: ballot.id, title: ballot.title, mode, weightPercent, weightRule, counted: row.counted as Result['counted'], quarantined: row.quarantined as Result['quarantined'], paperCount: row.paper_count,
    codes: { afterOpening: 0, sms: 0, oidc: 0, ...row.codes }, root: row.root, fileSha256: row.file_sha256, fileBytes: row.file_bytes, countedAt: row.counted_at,
  };
}

/** The one door to figures; it opens with the count. */
export async function resultOf(ctx: ReadContext<'ballots.not_counted'>, ballot: Titled & { readonly state: string }): Promise<Result | Refusal<'ballots.not_counted'>> {
  const row = ballot.state === 'closed' ? await resultRow(ctx.tx, ctx.programmeId, ballot.id) : undefined;
  return row === undefined ? ctx.refuse('ballots.not_counted') : resultOut(ballot, row);
}

export const readResultBound = bindRead(readResult, async (ctx, { ballotId }) => resultOf(ctx, (await ballotRow(ctx.tx, ctx.programmeId, ballotId)) ?? ctx.notFound()));

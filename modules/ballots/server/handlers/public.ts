/** What everybody may read. */
import { openPublicSite } from '#modules/places/server/index.ts';
import { bindRead, isRefusal } from '#platform/server/operations/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import {
  downloadPublishedBallot, listBoxHeads, listPublicBallots, listSealedBallots, readConsistency, readInclusion, readPublicBallot, readPublicResult,
} from '../../contract/index.ts';
import { consistencyProof, countWithout, hexOf, inclusionProof, withoutOptions } from '../../domain/index.ts';
import { headOut, treeReader } from '../box.ts';
import { publishedFile } from '../published-file.ts';
import { linesWithout } from '../published-without.ts';
import { publicBallot, publicBallotPage, publicBallotTotal } from '../queries/ballots.ts';
import type { PublicBallotRow } from '../queries/ballots.ts';
import { headPage, headTotal, lastHead, sealedRange } from '../queries/box.ts';
import { codesTold } from '../queries/codes.ts';
import { withheldOptions } from '../queries/withheld.ts';
import { rememberNetwork } from '../shared-networks.ts';
import { resultOf } from './closing.ts';
import { votesNow } from './drafting.ts';

const summaryOut = (row: PublicBallotRow, now: number) => ({ id: row.id, title: row.title, state: row.state, opensAt: row.opens_at, closesAt: row.closes_at, takesVotes: votesNow(row, now) });

export const listPublicBallotsBound = bindRead(listPublicBallots, async (ctx, { page, pageSize }) => {
  await openPublicSite(ctx);
  return { rows: (await publicBallotPage(ctx.tx, ctx.programmeId, new Date(ctx.now).toISOString(), page, pageSize)).map((row) => summaryOut(row, ctx.now)), total: await publicBallotTotal(ctx.tx, ctx.programmeId), page, pageSize };
});

async function shownBallot(ctx: ReadContext, ballotId: string): Promise<PublicBallotRow> {
  await openPublicSite(ctx);
  return (await publicBallot(ctx.tx, ctx.programmeId, ballotId)) ?? ctx.notFound();
}

export const readPublicBallotBound = bindRead(readPublicBallot, async (ctx, { ballotId }) => {
  const row = await shownBallot(ctx, ballotId);
  rememberNetwork(ballotId, row.guard_limits);
  const withheld = await withheldOptions(ctx.tx, ctx.programmeId, ballotId);
  const { classes, options, tokenKinds, ...definition } = withoutOptions(row.definition, withheld);
  const { printed, afterOpening } = await codesTold(ctx.tx, ctx.programmeId, ballotId);
  return { ...summaryOut(row, ctx.now), definition: { ...definition, ...(tokenKinds === undefined ? {} : { tokenKinds: [...tokenKinds] }), classes: [...classes], options: [...options] }, definitionHash: row.definition_hash, withheld: [...withheld], codes: { printed, afterOpening } };
});

export const listBoxHeadsBound = bindRead(listBoxHeads, async (ctx, { ballotId, page, pageSize }) => {
  await shownBallot(ctx, ballotId);
  return { rows: (await headPage(ctx.tx, ctx.programmeId, ballotId, page, pageSize)).map(headOut), total: await headTotal(ctx.tx, ctx.programmeId, ballotId), page, pageSize };
});

export const listSealedBallotsBound = bindRead(listSealedBallots, async (ctx, { ballotId, page, pageSize }) => {
  await shownBallot(ctx, ballotId);
  const total = (await lastHead(ctx.tx, ctx.programmeId, ballotId))?.size ?? 0;
  const found = await sealedRange(ctx.tx, ctx.programmeId, ballotId, (page - 1) * pageSize, Math.min(page * pageSize, total));
  return { rows: found.map((row) => ({ index: row.leaf_index, credential: row.credential, signature: row.signature, sealed: row.sealed, leafHash: row.leaf_hash })), total, page, pageSize };
});

export const readInclusionBound = bindRead(readInclusion, async (ctx, { ballotId, index }) => {
  await shownBallot(ctx, ballotId);
  const head = await lastHead(ctx.tx, ctx.programmeId, ballotId);
  if (head === undefined || index >= head.size) return ctx.refuse('ballots.not_signed_yet');
  const [leaf] = await sealedRange(ctx.tx, ctx.programmeId, ballotId, index, index + 1);
  return { index, leafHash: leaf?.leaf_hash ?? '', head: headOut(head), proof: (await inclusionProof(treeReader(ctx, ballotId), index, head.size)).map(hexOf) };
});

export const readConsistencyBound = bindRead(readConsistency, async (ctx, { ballotId, older }) => {
  await shownBallot(ctx, ballotId);
  const head = await lastHead(ctx.tx, ctx.programmeId, ballotId);
  if (head === undefined || older > head.size) return ctx.refuse('ballots.not_signed_yet');
  return { older, head: headOut(head), proof: (await consistencyProof(treeReader(ctx, ballotId), older, head.size)).map(hexOf) };
});

export const readPublicResultBound = bindRead(readPublicResult, async (ctx, { ballotId }) => {
  const result = await resultOf(ctx, await shownBallot(ctx, ballotId));
  if (isRefusal(result)) return result;
  const withheld = await withheldOptions(ctx.tx, ctx.programmeId, ballotId);
  return { ...result, counted: countWithout(result.counted, withheld), quarantined: countWithout(result.quarantined, withheld), withheld: [...withheld] };
});

export const downloadPublishedBallotBound = bindRead(downloadPublishedBallot, async (ctx, { ballotId }) => {
  const row = await shownBallot(ctx, ballotId);
  if (row.state !== 'closed') return ctx.refuse('ballots.not_counted');
  const file = await publishedFile(ctx.dataDir, ballotId);
  const withheld = await withheldOptions(ctx.tx, ctx.programmeId, ballotId);
  if (file !== null && withheld.size > 0) return { fileName: `ballot-${ballotId}.ndjson`, mediaType: 'application/x-ndjson; charset=utf-8', stream: linesWithout(file.path, row.definition_hash, withheld) };
  return file === null ? ctx.refuse('ballots.file_missing') : { fileName: `ballot-${ballotId}.ndjson`, mediaType: 'application/x-ndjson; charset=utf-8', file, isTemporary: false };
});

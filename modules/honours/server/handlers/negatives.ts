import { bindRead, bindWrite, reachesOf } from '#platform/server/operations/index.ts';
import type { ReadContext, Scope, WriteContext } from '#platform/server/operations/index.ts';
import { listNegativeChecks, readNegativeList, signNegatives } from '../../contract/index.ts';
import { negativeState, SIGNED_AT, staysSaid } from '../../domain/index.ts';
import { sealReason } from '../details.ts';
import { judgeCandidates, keepVerdicts } from '../eligibility.ts';
import { saveCheck, saveCleared } from '../queries/candidates.ts';
import { happenedSaid, negativeCounts, negativePage, negativesOf, negativeTotal, placeNamed, saveSignature, signaturesOf } from '../queries/negatives.ts';
import type { NegativeFilter, NegativeRow } from '../queries/negatives.ts';
import { lockRound, roundRow } from '../queries/rounds.ts';
import type { RoundRow, RoundTitleRow } from '../queries/rounds.ts';
import { placeInReach } from '../queries/subjects.ts';
import { isOpen } from '../round-state.ts';
import { titlesListed } from '../signed-by-list.ts';
import { stageParams } from './candidates.ts';

const wordsOf = (titles: readonly RoundTitleRow[], titleId: string, codes: readonly string[]) => {
  const items = titles.find(({ id }) => id === titleId)?.rules.negativeItems ?? [];
  return codes.map((code) => items.find((item) => item.code === code)).filter((item) => item !== undefined).map(({ code, zh, en }) => ({ code, zh, en }));
};

/** What happened in a family is for those who sign, check and decide. */
const KNOWING = ['honours.signNegatives', 'honours.approve', 'honours.override', 'honours.runRounds', 'honours.decide'] as const;

/** Where the reader may know it: who signs for one village is told nothing of another that they only read. */
async function knownTo(ctx: ReadContext): Promise<Scope> {
  const scopes = (await reachesOf(ctx, [...KNOWING])).map(({ scope }) => scope);
  return { everything: scopes.some(({ everything }) => everything), placeIds: [...new Set(scopes.flatMap(({ placeIds }) => placeIds))], organisationIds: [], siteIds: [] };
}
const knows = (scope: Scope, placeId: string): boolean => scope.everything || scope.placeIds.includes(placeId);

/** Of a place and below. While towns answer, whom they sent back is signed for, too: otherwise nobody could take them again. */
const listOf = (round: RoundRow, placeId: string | undefined, known: Scope): NegativeFilter => ({ roundId: round.id, placeId, knows: known, withSentBack: isOpen(round, 'townshipApproval') });

export const listNegativeChecksBound = bindRead(listNegativeChecks, async (ctx, { roundId, page, pageSize, sort, ...asked }) => {
  const round = (await roundRow(ctx.tx, ctx.programmeId, roundId)) ?? ctx.notFound();
  const titles = await titlesListed(ctx, round);
  const filter = { ...listOf(round, asked.placeId, await knownTo(ctx)), ...asked };
  const rowOut = (row: NegativeRow) => {
    const state = negativeState({ unsigned: row.unsigned, happened: row.happened, setAside: row.set_aside });
    return { candidateId: row.candidate_id, label: row.label, code: row.code, titleZh: row.title_zh, titleEn: row.title_en, placeId: row.place_id, placeZh: row.place_zh, placeEn: row.place_en, candidateState: row.candidate_state, state, unsigned: wordsOf(titles, row.title_id, row.unsigned), happened: wordsOf(titles, row.title_id, row.happened) };
  };
  return { rows: (await negativePage(ctx, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize })).map(rowOut), total: await negativeTotal(ctx, filter), page, pageSize };
});

const itemsOf = (titles: readonly RoundTitleRow[]) => [...new Map(titles.flatMap(({ rules }) => rules.negativeItems.map(({ code, zh, en }) => [code, { code, zh, en }] as const))).values()];

export const readNegativeListBound = bindRead(readNegativeList, async (ctx, { roundId, placeId }) => {
  const round = (await roundRow(ctx.tx, ctx.programmeId, roundId)) ?? ctx.notFound();
  const place = (await placeNamed(ctx, placeId)) ?? ctx.notFound();
  const titles = await titlesListed(ctx, round);
  const [reach] = titles.length > 0 && isOpen(round, ...SIGNED_AT) ? await reachesOf(ctx, ['honours.signNegatives']) : [];
  const known = await knownTo(ctx);
  const counts = await negativeCounts(ctx, listOf(round, placeId, known));
  return {
    placeZh: place.name_zh, placeEn: place.name_en, households: counts.households, unsigned: counts.unsigned, happened: counts.happened, digest: counts.digest, items: itemsOf(titles), maySign: reach !== undefined && knows(reach.scope, placeId),
    signatures: (await signaturesOf(ctx.tx, ctx.programmeId, roundId, placeId)).map((row) => ({ placeZh: row.place_zh, placeEn: row.place_en, households: row.households, exceptions: knows(known, row.place_id) ? row.exceptions : 0, signedOn: row.signed_on, signedByName: row.signed_by_name })),
  };
});

/** Who is judged still falls out at once. Of those chosen or confirmed it stands in the way, and whoever answers for the list decides, or sets it aside with a reason: who signs does not strike. */
async function fallOut(ctx: WriteContext, round: RoundRow, found: readonly NegativeRow[]): Promise<void> {
  const judged = found.filter(({ candidate_state: state }) => state === 'nominated' || state === 'eligible').map(({ candidate_id }) => candidate_id);
  if (judged.length > 0) await keepVerdicts(ctx, await judgeCandidates(ctx, round, judged), true);
}

export const signNegativesBound = bindWrite(signNegatives, async (ctx, { roundId, placeId, households, digest, exceptions }) => {
  const round = (await lockRound(ctx.tx, ctx.programmeId, roundId)) ?? ctx.notFound();
  const titles = await titlesListed(ctx, round);
  if (titles.length === 0) return ctx.refuse('honours.negatives_elsewhere');
  if (!isOpen(round, ...SIGNED_AT)) return ctx.refuse('honours.stage_not_open', stageParams('committee'));
  if (!(await placeInReach(ctx, placeId))) return ctx.refuse('honours.place_unknown', {}, { pointers: ['/placeId'] });
  const list = listOf(round, placeId, await knownTo(ctx));
  const own = await negativesOf(ctx, list);
  // As many households are not the same: one may have gone and another come since they were looked into.
  if (own.length !== households || (await negativeCounts(ctx, list)).digest !== digest) return ctx.refuse('honours.list_changed', { count: own.length }, { pointers: ['/households'] });
  const rows = new Map(own.map((row) => [row.candidate_id, row]));
  const said = await happenedSaid(ctx.tx, ctx.programmeId, exceptions.map(({ candidateId }) => candidateId));
  for (const [at, { candidateId, code, happenedOn }] of exceptions.entries()) {
    const row = rows.get(candidateId);
    if (row === undefined) return ctx.refuse('honours.candidate_settled', {}, { pointers: [`/exceptions/${at}/candidateId`] });
    if (wordsOf(titles, row.title_id, [code]).length === 0) return ctx.refuse('honours.check_unknown', {}, { pointers: [`/exceptions/${at}/code`] });
    if (happenedOn > ctx.today) return ctx.refuse('honours.dates_out_of_order', {}, { pointers: [`/exceptions/${at}/happenedOn`] });
    const standing = said.find((each) => each.candidate_id === candidateId && each.code === code);
    if (standing !== undefined && !staysSaid(standing.happened_on, { said: true, happenedOn })) return ctx.refuse('honours.happened_stands', {}, { pointers: [`/exceptions/${at}/happenedOn`] });
  }
  const named = new Set(exceptions.map(({ candidateId, code }) => `${candidateId}/${code}`));
  await saveCleared(ctx.tx, ctx.programmeId, own.flatMap((row) => row.unsigned.filter((code) => !named.has(`${row.candidate_id}/${code}`)).map((code) => ({ candidateId: row.candidate_id, code }))), { signedOn: ctx.today, personId: ctx.personId });
  for (const { candidateId, code, happenedOn, note } of exceptions) await saveCheck(ctx.tx, ctx.programmeId, candidateId, { kind: 'negative', code, said: true, happenedOn, signedOn: ctx.today, personId: ctx.personId, noteSealed: note === null ? null : sealReason(ctx, note) });
  await fallOut(ctx as unknown as WriteContext, round, exceptions.map(({ candidateId }) => rows.get(candidateId) as NegativeRow));
  const withExceptions = new Set(exceptions.map(({ candidateId }) => candidateId)).size;
  await saveSignature(ctx.tx, ctx.programmeId, { id: ctx.newId(), roundId, placeId, households, exceptions: withExceptions, items: itemsOf(titles), on: ctx.today, at: new Date(ctx.now).toISOString(), personId: ctx.personId });
  ctx.record({ kind: 'selectionRound', id: roundId, change: { act: 'signNegatives', place: placeId, households, exceptions: withExceptions } });
  ctx.emit({ topic: 'honours', subjectId: roundId, placeId });
  return { households, exceptions: withExceptions, signedOn: ctx.today };
});

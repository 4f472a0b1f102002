import { bindRead, bindWrite, heldPermissions, reachesOf } from '#platform/server/operations/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { listNegativeChecks, readNegativeList, signNegatives } from '../../contract/index.ts';
import { negativeState, SIGNED_AT } from '../../domain/index.ts';
import { sealReason } from '../details.ts';
import { judgeCandidates, keepVerdicts } from '../eligibility.ts';
import { saveCheck, saveCleared, saveReasoned } from '../queries/candidates.ts';
import { negativeCounts, negativePage, negativesOf, negativesStanding, negativeTotal, placeNamed, saveSignature, signaturesOf } from '../queries/negatives.ts';
import type { NegativeRow } from '../queries/negatives.ts';
import { lockRound, roundRow } from '../queries/rounds.ts';
import type { RoundRow, RoundTitleRow } from '../queries/rounds.ts';
import { placeInReach } from '../queries/subjects.ts';
import { isOpen } from '../round-state.ts';
import { titlesSigned } from '../signed-by-list.ts';
import { stageParams } from './candidates.ts';

const wordsOf = (titles: readonly RoundTitleRow[], titleId: string, codes: readonly string[]) => {
  const items = titles.find(({ id }) => id === titleId)?.rules.negativeItems ?? [];
  return codes.map((code) => items.find((item) => item.code === code)).filter((item) => item !== undefined).map(({ code, zh, en }) => ({ code, zh, en }));
};

/** What happened in a family is for those who sign, check and decide. */
const KNOWING = ['honours.signNegatives', 'honours.approve', 'honours.override', 'honours.runRounds', 'honours.decide'] as const;

export const listNegativeChecksBound = bindRead(listNegativeChecks, async (ctx, { roundId, page, pageSize, sort, ...asked }) => {
  const round = (await roundRow(ctx.tx, ctx.programmeId, roundId)) ?? ctx.notFound();
  const mayKnow = (await heldPermissions(ctx, [...KNOWING])).size > 0;
  const titles = await titlesSigned(ctx, round);
  // To everybody else a household is signed for or not: the filter must not tell more than the row does.
  const filter = { roundId, ...asked, ...(mayKnow || asked.state === undefined || asked.state === 'unsigned' ? {} : { state: 'signed' as const }) };
  const rowOut = (row: NegativeRow) => {
    const state = negativeState({ unsigned: row.unsigned, happened: mayKnow ? row.happened : [], setAside: mayKnow ? row.set_aside : [] });
    return { candidateId: row.candidate_id, label: row.label, code: row.code, titleZh: row.title_zh, titleEn: row.title_en, placeId: row.place_id, placeZh: row.place_zh, placeEn: row.place_en, state, unsigned: wordsOf(titles, row.title_id, row.unsigned), happened: mayKnow ? wordsOf(titles, row.title_id, row.happened) : [] };
  };
  return { rows: (await negativePage(ctx, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize })).map(rowOut), total: await negativeTotal(ctx, filter), page, pageSize };
});

const itemsOf = (titles: readonly RoundTitleRow[]) => [...new Map(titles.flatMap(({ rules }) => rules.negativeItems.map(({ code, zh, en }) => [code, { code, zh, en }] as const))).values()];

export const readNegativeListBound = bindRead(readNegativeList, async (ctx, { roundId, placeId }) => {
  const round = (await roundRow(ctx.tx, ctx.programmeId, roundId)) ?? ctx.notFound();
  const place = (await placeNamed(ctx, placeId)) ?? ctx.notFound();
  const titles = await titlesSigned(ctx, round);
  const [reach] = titles.length > 0 && isOpen(round, ...SIGNED_AT) ? await reachesOf(ctx, ['honours.signNegatives']) : [];
  const mayKnow = (await heldPermissions(ctx, [...KNOWING])).size > 0;
  const counts = await negativeCounts(ctx, roundId, placeId);
  return {
    placeZh: place.name_zh, placeEn: place.name_en, households: counts.households, unsigned: counts.unsigned, happened: mayKnow ? counts.happened : 0, items: itemsOf(titles), maySign: reach !== undefined && (reach.scope.everything || reach.scope.placeIds.includes(placeId)),
    signatures: (await signaturesOf(ctx.tx, ctx.programmeId, roundId, placeId)).map((row) => ({ placeZh: row.place_zh, placeEn: row.place_en, households: row.households, exceptions: mayKnow ? row.exceptions : 0, signedOn: row.signed_on, signedByName: row.signed_by_name })),
  };
});

/** Who is judged still falls out at once; who is confirmed already is not honoured. Of those chosen whoever answers for the list decides, or sets it aside with a reason. */
async function fallOut(ctx: WriteContext, round: RoundRow, found: readonly { readonly row: NegativeRow; readonly note: string | null; readonly words: string }[]): Promise<void> {
  const judged = found.filter(({ row }) => row.candidate_state === 'nominated' || row.candidate_state === 'eligible').map(({ row }) => row.candidate_id);
  if (judged.length > 0) await keepVerdicts(ctx, await judgeCandidates(ctx, round, judged), true);
  const standing = new Set((await negativesStanding(ctx.tx, ctx.programmeId, round.id, ctx.today, ['confirmed'])).filter(({ happened }) => happened.length > 0).map(({ candidate_id }) => candidate_id));
  for (const { row, note, words } of found) if (standing.has(row.candidate_id)) await saveReasoned(ctx.tx, ctx.programmeId, row.candidate_id, 'declined', sealReason(ctx, note ?? words));
}

export const signNegativesBound = bindWrite(signNegatives, async (ctx, { roundId, placeId, households, exceptions }) => {
  const round = (await lockRound(ctx.tx, ctx.programmeId, roundId)) ?? ctx.notFound();
  const titles = await titlesSigned(ctx, round);
  if (titles.length === 0) return ctx.refuse('honours.negatives_elsewhere');
  if (!isOpen(round, ...SIGNED_AT)) return ctx.refuse('honours.stage_not_open', stageParams('committee'));
  if (!(await placeInReach(ctx, placeId))) return ctx.refuse('honours.place_unknown', {}, { pointers: ['/placeId'] });
  const own = await negativesOf(ctx, roundId, placeId);
  if (own.length !== households) return ctx.refuse('honours.list_changed', { count: own.length }, { pointers: ['/households'] });
  const rows = new Map(own.map((row) => [row.candidate_id, row]));
  for (const [at, { candidateId, code, happenedOn }] of exceptions.entries()) {
    const row = rows.get(candidateId);
    if (row === undefined) return ctx.refuse('honours.candidate_settled', {}, { pointers: [`/exceptions/${at}/candidateId`] });
    if (wordsOf(titles, row.title_id, [code]).length === 0) return ctx.refuse('honours.check_unknown', {}, { pointers: [`/exceptions/${at}/code`] });
    if (happenedOn > ctx.today) return ctx.refuse('honours.dates_out_of_order', {}, { pointers: [`/exceptions/${at}/happenedOn`] });
  }
  const named = new Set(exceptions.map(({ candidateId, code }) => `${candidateId}/${code}`));
  await saveCleared(ctx.tx, ctx.programmeId, own.flatMap((row) => row.unsigned.filter((code) => !named.has(`${row.candidate_id}/${code}`)).map((code) => ({ candidateId: row.candidate_id, code }))), { signedOn: ctx.today, personId: ctx.personId });
  for (const { candidateId, code, happenedOn, note } of exceptions) await saveCheck(ctx.tx, ctx.programmeId, candidateId, { kind: 'negative', code, said: true, happenedOn, signedOn: ctx.today, personId: ctx.personId, noteSealed: note === null ? null : sealReason(ctx, note) });
  await fallOut(ctx as unknown as WriteContext, round, exceptions.map(({ candidateId, code, note }) => { const row = rows.get(candidateId) as NegativeRow; return { row, note, words: wordsOf(titles, row.title_id, [code])[0]?.zh ?? code }; }));
  const withExceptions = new Set(exceptions.map(({ candidateId }) => candidateId)).size;
  await saveSignature(ctx.tx, ctx.programmeId, { id: ctx.newId(), roundId, placeId, households, exceptions: withExceptions, items: itemsOf(titles), on: ctx.today, at: new Date(ctx.now).toISOString(), personId: ctx.personId });
  ctx.record({ kind: 'selectionRound', id: roundId, change: { act: 'signNegatives', place: placeId, households, exceptions: withExceptions } });
  ctx.emit({ topic: 'honours', subjectId: roundId, placeId });
  return { households, exceptions: withExceptions, signedOn: ctx.today };
});

/** 推荐候选 · One subject put forward for a title of a round, whoever says so. */
import type { WriteContext } from '#platform/server/operations/index.ts';
import { misfit } from './conferring.ts';
import { groupCodes } from './groupings.ts';
import { insertCandidates, lastBlindNumber } from './queries/candidates.ts';
import type { CandidateRow } from './queries/candidates.ts';
import { roundTitles } from './queries/rounds.ts';
import type { RoundRow } from './queries/rounds.ts';
import { subjectPage } from './queries/subjects.ts';

export type NominateCode = 'honours.title_not_in_round' | 'honours.kind_differs' | 'honours.class_unknown' | 'honours.candidate_known' | 'honours.subject_gone';

export interface Nominated {
  readonly titleId: string; readonly subjectId: string; readonly source: CandidateRow['source']; readonly classCode: string | null; readonly groups: Readonly<Record<string, string>>; readonly summary: string | null; readonly claimedStars: readonly string[];
  /** Star code to a sentence; those of stars that are not claimed are left out. */
  readonly claimWords: Readonly<Record<string, string>>;
}

/** 申报理由 · The sentences of those stars that are claimed. */
export const wordsOfClaims = (claimed: readonly string[], words: Readonly<Record<string, string>>): Record<string, string> => Object.fromEntries(claimed.flatMap((code) => { const said = words[code]?.trim() ?? ''; return said === '' ? [] : [[code, said]]; }));

export async function nominate(ctx: WriteContext<NominateCode>, round: RoundRow, { titleId, subjectId, source, ...input }: Nominated) {
  const title = (await roundTitles(ctx.tx, ctx.programmeId, round.id)).find(({ id }) => id === titleId);
  if (title === undefined) return ctx.refuse('honours.title_not_in_round', {}, { pointers: ['/titleId'] });
  const [subject] = await subjectPage(ctx, { id: subjectId }, 'code', { limit: 1, offset: 0 });
  if (subject === undefined) return ctx.notFound();
  if (subject.valid_to !== null) return ctx.refuse('honours.subject_gone');
  if (subject.kind !== title.subject_kind) return ctx.refuse('honours.kind_differs');
  const wrong = misfit(title, input.classCode, input.claimedStars);
  if (wrong !== null) return ctx.refuse('honours.class_unknown', {}, { pointers: [wrong === 'class' ? '/classCode' : '/claimedStars'] });
  const id = ctx.newId();
  const blindNumber = (await lastBlindNumber(ctx.tx, round.id)) + 1;
  const added = await insertCandidates(ctx.tx, ctx.programmeId, round.id, [{
    id, titleId, subjectId, placeId: subject.place_id, organisationId: subject.organisation_id, classCode: input.classCode, groups: groupCodes(input.groups), source, fedBy: null, blindNumber, summary: input.summary,
    claimedStars: title.rules.stars.length === 0 ? null : input.claimedStars, claimWords: wordsOfClaims(input.claimedStars, input.claimWords),
  }], { at: new Date(ctx.now).toISOString(), personId: ctx.personId });
  if (added.length === 0) return ctx.refuse('honours.candidate_known');
  ctx.record({ kind: 'candidate', id, change: { act: 'nominate', round: round.id, title: title.code, source } });
  ctx.emit({ topic: 'honours', subjectId: round.id });
  return { id, blindNumber };
}

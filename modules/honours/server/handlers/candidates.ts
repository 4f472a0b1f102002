import { importTable, importTemplate } from '#platform/server/imports/index.ts';
import { DAY_MS } from '#kernel/local-date.ts';
import { knownNomination } from '../queries/known-nomination.ts';
import { bindRead, bindWrite, heldPermissions } from '#platform/server/operations/index.ts';
import type { ReadContext, WriteContext } from '#platform/server/operations/index.ts';
import { dimensionWords, eligibilityWords, groupCandidate, groupWords, importNominations, judgeEligibility, listCandidates, nominateCandidate, suggestNomination, nominateFromAwards, nominationImportTemplate, overrideFinding, readCandidate, recordCheck, removeCandidate, stageWords, subjectKindWords } from '../../contract/index.ts';
import { maySetAside, staysSaid } from '../../domain/index.ts';
import type { EligibilityFinding, StageKind } from '../../domain/index.ts';
import { misfit } from '../conferring.ts';
import { openReason, sealReason } from '../details.ts';
import { judgeCandidates, keepVerdicts } from '../eligibility.ts';
import type { Judged } from '../eligibility.ts';
import { groupCodes, groupingsOf } from '../groupings.ts';
import { nominationExample, nominationImport, templateColumnsFor } from '../imports/nominations.ts';
import {
  candidateChecks, candidatePage, candidateRow, candidateTotal, feederOf, insertCandidates, insertOverride, lastBlindNumber, roundOverrides, saveCheck, saveCleared, saveGroups, saveReasoned, subjectsHolding,
} from '../queries/candidates.ts';
import type { CandidateRow } from '../queries/candidates.ts';
import { starFindingsOf } from '../queries/households.ts';
import type { StarFindingRow } from '../queries/households.ts';
import { isJudge } from '../queries/judging.ts';
import { happenedSaid } from '../queries/negatives.ts';
import { lockRound, noticeState, roundRow, roundStages, roundTitles } from '../queries/rounds.ts';
import type { RoundRow, RoundTitleRow } from '../queries/rounds.ts';
import { exampleVillage } from '../queries/subjects.ts';
import { titlesSigned } from '../signed-by-list.ts';
import { roundTitle } from '../queries/title-versions.ts';
import { nominate } from '../nominating.ts';
import type { NominateCode } from '../nominating.ts';
import { materialOf } from '../queries/material.ts';
import { isOpen } from '../round-state.ts';
import { starsOf } from '../stars.ts';
import { takesMaterial } from '../taking-material.ts';

export const stageParams = (kind: StageKind) => ({ stageZh: stageWords[kind].zh, stageEn: stageWords[kind].en });

/** A judge must not learn which number is whose: not from a list, nor from its order. */
async function isBlind(ctx: ReadContext, roundId: string): Promise<boolean> {
  if (!(await isJudge(ctx.tx, ctx.programmeId, roundId, ctx.personId))) return false;
  if ((await roundRow(ctx.tx, ctx.programmeId, roundId))?.open_review === true) return false;
  return (await roundStages(ctx.tx, ctx.programmeId, roundId)).some(({ kind, state }) => (kind === 'review' || kind === 'jury') && state !== 'done');
}

const rowOut = (row: CandidateRow, blind: boolean, findings: readonly StarFindingRow[]) => ({
  id: row.id, blindNumber: blind ? null : row.blind_number, titleId: row.title_id, titleZh: row.title_zh, titleEn: row.title_en, subject: { id: row.subject_id, kind: row.subject_kind, code: row.subject_code, label: row.label }, placeZh: row.place_zh, placeEn: row.place_en,
  classCode: row.class_code, source: row.source, state: row.state, saidNo: row.said_no, claimedStars: row.claimed_stars?.length ?? null, foundStars: row.claimed_stars === null ? null : starsOf(row.claimed_stars, findings).length, nominatedAt: row.nominated_at, version: row.version,
});

/** By candidate; nothing is asked where nobody claims stars. */
async function findingsOf(ctx: ReadContext, candidates: readonly CandidateRow[]): Promise<ReadonlyMap<string, StarFindingRow[]>> {
  const claiming = candidates.flatMap(({ id, claimed_stars: claimed }) => (claimed === null ? [] : [id]));
  return claiming.length === 0 ? new Map() : Map.groupBy(await starFindingsOf(ctx.tx, ctx.programmeId, claiming), ({ candidate_id }) => candidate_id);
}

export const listCandidatesBound = bindRead(listCandidates, async (ctx, { page, pageSize, sort, ...filter }) => {
  if ((await roundRow(ctx.tx, ctx.programmeId, filter.roundId)) === undefined) return ctx.notFound();
  const blind = await isBlind(ctx, filter.roundId);
  const found = await candidatePage(ctx, filter, blind ? 'subject' : sort, { limit: pageSize, offset: (page - 1) * pageSize });
  const findings = await findingsOf(ctx, found);
  return { rows: found.map((row) => rowOut(row, blind, findings.get(row.id) ?? [])), total: await candidateTotal(ctx, filter), page, pageSize };
});

/** What a finding is about, in words: the condition's own where it has some. */
function findingWords(title: RoundTitleRow, round: RoundRow, { code, key }: EligibilityFinding): { zh: string; en: string } {
  const named = key.split('/').slice(1).join('/');
  const own = code === 'negative' ? title.rules.negativeItems.find((item) => item.code === named) : code === 'declared' ? title.rules.prerequisites.find((needed) => needed.kind === 'declared' && needed.code === named) : code === 'department' ? round.departments.find((each) => each.code === named) : code === 'group' ? (dimensionWords[named] ?? { zh: named, en: named }) : undefined;
  const general = eligibilityWords[code];
  const needed = code === 'memberShare' ? title.rules.prerequisites[Number(named)] : undefined;
  if (needed?.kind === 'memberShare') {
    const { numerator, denominator } = needed.least;
    const share = denominator === 100 ? `${numerator}%` : `${numerator}/${denominator}`;
    return { zh: `${general.zh}：${subjectKindWords[needed.memberKind].zh}中至少 ${share} 持有`, en: `${general.en}: of its ${subjectKindWords[needed.memberKind].en.toLowerCase()} at least ${share} hold` };
  }
  return own === undefined || !('zh' in own) ? general : { zh: `${general.zh}：${own.zh}`, en: `${general.en}: ${own.en}` };
}

async function fedByOf(ctx: ReadContext, awardId: string | null) {
  const feeder = awardId === null ? undefined : await feederOf(ctx.tx, ctx.programmeId, awardId);
  return feeder === undefined ? null : { awardId: feeder.id, titleZh: feeder.title_zh, titleEn: feeder.title_en, number: feeder.number };
}

/** What a title asks to be said first, then whatever else was said. */
async function groupsOut(ctx: ReadContext, row: CandidateRow, title: RoundTitleRow) {
  const asked = ((await groupingsOf(ctx, row.round_id, [title])).get(title.id) ?? []).filter((dimension) => dimension !== 'village');
  return [...new Set([...asked, ...Object.keys(row.groups).toSorted()])].map((dimension) => {
    const group = row.groups[dimension] ?? null;
    const words = group === null ? null : (groupWords[group] ?? { zh: group, en: group });
    return { dimension, ...(dimensionWords[dimension] ?? { zh: dimension, en: dimension }), group, groupZh: words?.zh ?? null, groupEn: words?.en ?? null, isAsked: asked.includes(dimension) };
  });
}

const filesOut = async (ctx: ReadContext, candidateId: string) => (await materialOf(ctx.tx, ctx.programmeId, candidateId)).map((row) => ({ fileId: row.file_id, caption: row.caption, mediaType: row.media_type, showsNobody: row.shows_nobody, addedAt: row.added_at, addedByName: row.added_by_name ?? '' }));

/** Until its notice is drafted: from then on the list stands as the public reads it. */
async function mayGroup(ctx: ReadContext, round: RoundRow, state: CandidateRow['state']): Promise<'yes' | 'settled' | 'noticed'> {
  if (round.state !== 'running' || !['nominated', 'eligible', 'ineligible', 'chosen', 'notChosen'].includes(state)) return 'settled';
  const notice = round.notice_id === null ? undefined : await noticeState(ctx.tx, ctx.programmeId, round.notice_id);
  return notice === undefined || notice.state === 'withdrawn' ? 'yes' : 'noticed';
}

/** 名单上的户 · On a list that somebody signs for. */
const signedByItsList = async (ctx: ReadContext, round: RoundRow, row: Pick<CandidateRow, 'title_id'>): Promise<boolean> => (await titlesSigned(ctx, round)).some(({ id }) => id === row.title_id);

/** Of whoever is chosen or confirmed; of households signed for by list also when sent back by a town that may still take them again. */
const answersForNegatives = (round: RoundRow, state: CandidateRow['state'], isByList: boolean): boolean =>
  round.state === 'running' && (state === 'chosen' || state === 'confirmed' || (isByList && state === 'declined' && isOpen(round, 'townshipApproval')));

/** Whom a negative item keeps from being honoured, after everybody decided: whoever runs the round strikes that candidate, or none of the others would be honoured. */
const mayStrike = (round: RoundRow, state: CandidateRow['state'], judged: Judged | undefined): boolean =>
  state === 'confirmed' && isOpen(round, 'conferral') && judged !== undefined && judged.findings.some((each) => each.code === 'negative' && each.state === 'unmet' && !judged.row.overridden.includes(each.key));

type CandidateAct = 'check' | 'override' | 'remove' | 'group' | 'attach';
async function actsOn(ctx: ReadContext, round: RoundRow, row: CandidateRow, judged: Judged | undefined, held: ReadonlySet<string>): Promise<CandidateAct[]> {
  const { state } = row;
  const isByList = await signedByItsList(ctx, round, row);
  const isOpenStill = round.state === 'running' && ['nominated', 'eligible', 'ineligible'].includes(state);
  const acts: CandidateAct[] = isOpenStill ? ([['check', 'honours.enterAnswers'], ['override', 'honours.override'], ['remove', 'honours.runRounds']] as const).filter(([, permission]) => held.has(permission)).map(([act]) => act) : [];
  // Of whoever is on the list negative items are still answered for; nothing else is.
  if (answersForNegatives(round, state, isByList)) acts.push(...([['check', 'honours.enterAnswers'], ['override', 'honours.override']] as const).filter(([, permission]) => held.has(permission)).map(([act]) => act));
  if (held.has('honours.runRounds') && mayStrike(round, state, judged)) acts.push('remove');
  return [...acts, ...(held.has('honours.runRounds') && await mayGroup(ctx, round, state) === 'yes' ? ['group' as const] : []), ...(held.has('honours.nominate') && takesMaterial(round, state) ? ['attach' as const] : [])];
}

export const readCandidateBound = bindRead(readCandidate, async (ctx, { candidateId }) => {
  const row = (await candidateRow(ctx.tx, ctx.programmeId, candidateId)) ?? ctx.notFound();
  const round = (await roundRow(ctx.tx, ctx.programmeId, row.round_id)) ?? ctx.notFound();
  const title = (await roundTitles(ctx.tx, ctx.programmeId, round.id)).find(({ id }) => id === row.title_id) ?? ctx.notFound();
  const [judged] = await judgeCandidates(ctx, round, candidateId);
  const overrides = new Map((await roundOverrides(ctx.tx, ctx.programmeId, round.id, candidateId)).map((each) => [each.finding_key, each]));
  const said = await candidateChecks(ctx.tx, ctx.programmeId, candidateId);
  const asked = [
    ...round.departments.map((each) => ({ kind: 'department' as const, ...each })), ...title.rules.prerequisites.flatMap((needed) => (needed.kind === 'declared' ? [{ ...needed, kind: 'declared' as const }] : [])), ...title.rules.negativeItems.map((item) => ({ kind: 'negative' as const, ...item })),
  ];
  const held = await heldPermissions(ctx, ['honours.check', 'honours.enterAnswers', 'honours.override', 'honours.runRounds', 'honours.decide', 'honours.nominate']);
  // What happened in a family or a unit, and why somebody is out, is for those who check and decide.
  const mayKnow = [...held].some((permission) => permission !== 'honours.nominate');
  // A village answers for a household that was sent back, and cannot without knowing why.
  const mayKnowWhy = mayKnow || (row.state === 'declined' && (await heldPermissions(ctx, ['honours.nominate', 'honours.approve'])).size > 0);
  const blind = await isBlind(ctx, round.id);
  return {
    // The summary is what a judge knows a number by: beside the name it would tell whose it is.
    ...rowOut(row, blind, (await findingsOf(ctx, [row])).get(row.id) ?? []), roundId: round.id, roundName: round.name, groups: await groupsOut(ctx, row, title), summary: blind ? null : row.summary, files: blind ? [] : await filesOut(ctx, candidateId), reason: mayKnowWhy ? openReason(ctx, row.reason_sealed) : null, awardId: row.award_id, nominatedByName: row.nominated_by_name ?? '', fedBy: await fedByOf(ctx, row.fed_by), starCodes: row.claimed_stars ?? [],
    findings: (judged?.findings ?? []).filter(({ code }) => mayKnow || code !== 'negative').map((finding) => {
      const override = overrides.get(finding.key);
      return { ...finding, titles: [...finding.titles], ...findingWords(title, round, finding), override: override === undefined ? null : { reason: override.reason, byName: override.by_name ?? '', at: override.at } };
    }),
    checks: asked.filter(({ kind }) => mayKnow || kind !== 'negative').map(({ kind, code, zh, en }) => {
      const check = said.find((each) => each.kind === kind && each.code === code);
      return { kind, code, zh, en, said: check?.said ?? null, signedOn: check?.signed_on ?? null, signedByName: check?.signed_by_name ?? null, happenedOn: check?.happened_on ?? null, reason: mayKnow && kind === 'department' ? openReason(ctx, check?.note_sealed ?? null) : null, document: check?.document ?? null };
    }),
    acts: await actsOn(ctx, round, row, judged, held),
  };
});

export const suggestNominationBound = bindRead(suggestNomination, async (ctx, asked) => {
  const row = await knownNomination(ctx, asked);
  return { known: row === undefined ? null : {
    candidateId: row.candidate_id, round: { id: row.round_id, name: row.round_name }, titleZh: row.title_zh, titleEn: row.title_en, on: row.on_date, ageDays: Math.max(0, Math.round((Date.parse(ctx.today) - Date.parse(row.on_date)) / DAY_MS)),
    summary: row.summary, classCode: row.class_code, groups: row.groups, claimedStars: row.claimed_stars ?? [],
  } };
});

export const nominateCandidateBound = bindWrite(nominateCandidate, async (ctx, { roundId, ...input }) => {
  const round = (await lockRound(ctx.tx, ctx.programmeId, roundId)) ?? ctx.notFound();
  return isOpen(round, 'nomination') ? nominate(ctx as unknown as WriteContext<NominateCode>, round, input) as never : ctx.refuse('honours.stage_not_open', stageParams('nomination'));
});

export const nominateFromAwardsBound = bindWrite(nominateFromAwards, async (ctx, { roundId, titleId, feederTitleIds, since, classCode, groups }) => {
  const round = (await lockRound(ctx.tx, ctx.programmeId, roundId)) ?? ctx.notFound();
  if (!isOpen(round, 'nomination')) return ctx.refuse('honours.stage_not_open', stageParams('nomination'));
  const title = (await roundTitles(ctx.tx, ctx.programmeId, roundId)).find(({ id }) => id === titleId);
  if (title === undefined) return ctx.refuse('honours.title_not_in_round', {}, { pointers: ['/titleId'] });
  const found = await subjectsHolding(ctx.tx, ctx.programmeId, feederTitleIds, ctx.today, since ?? null);
  if (found.some(({ kind }) => kind !== title.subject_kind)) return ctx.refuse('honours.kind_differs', {}, { pointers: ['/feederTitleIds'] });
  // Whoever holds another title in a class that this one has too is a candidate in it; all others in the class that was named.
  const classes = found.map((row) => (title.rules.classes.some(({ code }) => code === row.class_code) ? row.class_code : classCode));
  if (classes.some((each) => misfit(title, each, []) !== null)) return ctx.refuse('honours.class_unknown', {}, { pointers: ['/classCode'] });
  const first = (await lastBlindNumber(ctx.tx, roundId)) + 1;
  const added = await insertCandidates(ctx.tx, ctx.programmeId, roundId, found.map((row, at) => ({
    id: ctx.newId(), titleId, subjectId: row.subject_id, placeId: row.place_id, organisationId: row.organisation_id, classCode: classes[at] as string | null, groups: { ...groupCodes(groups), ...row.groups }, source: 'feeder' as const, fedBy: row.award_id, blindNumber: first + at, summary: null, claimedStars: null,
  })), { at: new Date(ctx.now).toISOString(), personId: ctx.personId });
  ctx.record({ kind: 'selectionRound', id: roundId, change: { act: 'feed', title: title.code, feeders: feederTitleIds, added: added.length } });
  ctx.emit({ topic: 'honours', subjectId: roundId });
  return { added: added.length, present: found.length - added.length };
});

export const importNominationsBound = bindWrite(importNominations, async (ctx, { roundId, titleId, file, mode }) => {
  const round = (await lockRound(ctx.tx, ctx.programmeId, roundId)) ?? ctx.notFound();
  if (!isOpen(round, 'nomination', 'groupReview', 'committee')) return ctx.refuse('honours.stage_not_open', stageParams('nomination'));
  const titles = await roundTitles(ctx.tx, ctx.programmeId, roundId);
  if (!titles.some(({ id }) => id === titleId)) return ctx.refuse('honours.title_not_in_round', {}, { pointers: ['/titleId'] });
  const title = (await roundTitle(ctx.tx, ctx.programmeId, roundId, titleId)) ?? ctx.notFound();
  return importTable(ctx, { operation: importNominations, file, mode, fields: { roundId, titleId }, definition: async () => nominationImport(ctx, { round, title, titles, groupings: (await groupingsOf(ctx, roundId, [title])).get(titleId) ?? [] }) });
});

export const nominationImportTemplateBound = bindRead(nominationImportTemplate, async (ctx, { roundId, titleId, format }) => {
  const title = (await roundTitle(ctx.tx, ctx.programmeId, roundId, titleId)) ?? ctx.notFound();
  const place = await exampleVillage(ctx);
  return importTemplate(ctx, { zh: `${title.name_zh}申报模板`, en: `${title.name_en} nominations` }, templateColumnsFor(title, (await groupingsOf(ctx, roundId, [title])).get(titleId) ?? []), { zh: [nominationExample(title, 'zh', place)], en: [nominationExample(title, 'en', place)] }, format);
});

export const judgeEligibilityBound = bindWrite(judgeEligibility, async (ctx, { roundId, negativesChecked }) => {
  const round = (await lockRound(ctx.tx, ctx.programmeId, roundId)) ?? ctx.notFound();
  if (!isOpen(round, 'eligibility', 'departmentCheck')) return ctx.refuse('honours.stage_not_open', stageParams('eligibility'));
  const unsigned = negativesChecked ? (await judgeCandidates(ctx, round, null)).flatMap(({ row, findings }) => findings.filter(({ code, state }) => code === 'negative' && state === 'open').map(({ key }) => ({ candidateId: row.id, code: key.slice('negative/'.length) }))) : [];
  if (unsigned.length > 0) await saveCleared(ctx.tx, ctx.programmeId, unsigned, { signedOn: ctx.today, personId: ctx.personId });
  const counts = await keepVerdicts(ctx, await judgeCandidates(ctx, round, null), round.stage === 'departmentCheck');
  ctx.record({ kind: 'selectionRound', id: roundId, change: { act: 'judgeEligibility', ...counts, negativesSigned: unsigned.length } });
  ctx.emit({ topic: 'honours', subjectId: roundId });
  return { eligible: counts.eligible, ineligible: counts.ineligible, open: counts.nominated };
});

/** A candidate that is still judged, with its round held; undefined when it is further on or out. */
async function openCandidate(ctx: ReadContext, candidateId: string): Promise<{ row: CandidateRow; round: RoundRow; isSettled: boolean; /** Further on, and of its negative items there is still something to say. */ isListed: boolean; isByList: boolean }> {
  const row = (await candidateRow(ctx.tx, ctx.programmeId, candidateId)) ?? ctx.notFound();
  const round = (await lockRound(ctx.tx, ctx.programmeId, row.round_id)) ?? ctx.notFound();
  const isByList = await signedByItsList(ctx, round, row);
  return { row, round, isSettled: round.state !== 'running' || !['nominated', 'eligible', 'ineligible'].includes(row.state), isListed: answersForNegatives(round, row.state, isByList), isByList };
}

/** Judges one candidate again, once its round has come that far. @returns its state now */
async function judgeAgain(ctx: WriteContext, round: RoundRow, candidateId: string): Promise<CandidateRow['state']> {
  const isJudged = isOpen(round, 'eligibility', 'departmentCheck') || (!isOpen(round, 'nomination') && (await titlesSigned(ctx, round)).length > 0);
  if (isJudged) await keepVerdicts(ctx, await judgeCandidates(ctx, round, candidateId), true);
  return (await candidateRow(ctx.tx, ctx.programmeId, candidateId))?.state ?? 'nominated';
}

export const recordCheckBound = bindWrite(recordCheck, async (ctx, { candidateId, kind, code, said, signedOn, happenedOn, note }) => {
  const { row, round, isSettled, isListed, isByList } = await openCandidate(ctx, candidateId);
  if (isSettled && !(isListed && kind === 'negative')) return ctx.refuse('honours.candidate_settled');
  const title = (await roundTitle(ctx.tx, ctx.programmeId, round.id, row.title_id)) ?? ctx.notFound();
  const known = { declared: title.rules.prerequisites.flatMap((needed) => (needed.kind === 'declared' ? [needed.code] : [])), negative: title.rules.negativeItems.map((item) => item.code) }[kind];
  if (!known.includes(code) || (kind === 'negative' && said && happenedOn === null)) return ctx.refuse('honours.check_unknown', {}, { pointers: [known.includes(code) ? '/happenedOn' : '/code'] });
  if (signedOn > ctx.today || (happenedOn ?? '') > ctx.today) return ctx.refuse('honours.dates_out_of_order', {}, { pointers: ['/signedOn'] });
  // What somebody signed for with their name is not typed away: setting it aside takes the leading group, and its reason.
  const standing = kind === 'negative' && (isListed || isByList) ? (await happenedSaid(ctx.tx, ctx.programmeId, [candidateId])).find((each) => each.code === code) : undefined;
  if (standing !== undefined && !staysSaid(standing.happened_on, { said, happenedOn })) return ctx.refuse('honours.happened_stands', {}, { pointers: [said ? '/happenedOn' : '/said'] });
  await saveCheck(ctx.tx, ctx.programmeId, candidateId, { kind, code, said, happenedOn, signedOn, personId: ctx.personId, noteSealed: note === null ? null : sealReason(ctx, note) });
  const state = await judgeAgain(ctx, round, candidateId);
  ctx.record({ kind: 'candidate', id: candidateId, change: { act: 'check', check: `${kind}/${code}`, said, signedOn, state } });
  ctx.emit({ topic: 'honours', subjectId: round.id });
  return { state };
});

export const overrideFindingBound = bindWrite(overrideFinding, async (ctx, { candidateId, findingKey, reason }) => {
  const { round, isSettled, isListed } = await openCandidate(ctx, candidateId);
  const [judged] = await judgeCandidates(ctx, round, candidateId);
  const finding = judged?.findings.find(({ key }) => key === findingKey);
  if (isSettled && !(isListed && finding?.code === 'negative')) return ctx.refuse('honours.candidate_settled');
  if (finding === undefined || !maySetAside(finding)) return ctx.refuse('honours.finding_unknown', {}, { pointers: ['/findingKey'] });
  await insertOverride(ctx.tx, ctx.programmeId, { id: ctx.newId(), roundId: round.id, candidateId, key: findingKey, reason, at: new Date(ctx.now).toISOString(), personId: ctx.personId });
  const state = await judgeAgain(ctx, round, candidateId);
  ctx.record({ kind: 'candidate', id: candidateId, reason, change: { act: 'override', finding: findingKey, state } });
  ctx.emit({ topic: 'honours', subjectId: round.id });
  return { state };
});

export const groupCandidateBound = bindWrite(groupCandidate, async (ctx, { candidateId, groups }) => {
  const row = (await candidateRow(ctx.tx, ctx.programmeId, candidateId)) ?? ctx.notFound();
  const round = (await lockRound(ctx.tx, ctx.programmeId, row.round_id)) ?? ctx.notFound();
  const may = await mayGroup(ctx, round, row.state);
  if (may !== 'yes') return ctx.refuse(may === 'settled' ? 'honours.candidate_settled' : 'honours.notice_drafted');
  const said = groupCodes(groups);
  await saveGroups(ctx.tx, ctx.programmeId, candidateId, said);
  const state = await judgeAgain(ctx as unknown as WriteContext, round, candidateId);
  ctx.record({ kind: 'candidate', id: candidateId, change: { act: 'group', round: round.id, from: row.groups, to: said, state } });
  ctx.emit({ topic: 'honours', subjectId: round.id });
  return { state };
});

export const removeCandidateBound = bindWrite(removeCandidate, async (ctx, { candidateId, reason }) => {
  const { row, round, isSettled } = await openCandidate(ctx, candidateId);
  if (isSettled && !mayStrike(round, row.state, (await judgeCandidates(ctx, round, candidateId))[0])) return ctx.refuse('honours.candidate_settled');
  // Confirmed before: it was decided upon, and stays on record as one that was not honoured.
  const state = isSettled ? 'declined' as const : 'removed' as const;
  await saveReasoned(ctx.tx, ctx.programmeId, candidateId, state, sealReason(ctx, reason));
  ctx.record({ kind: 'candidate', id: candidateId, change: { act: 'remove', round: round.id, state } });
  ctx.emit({ topic: 'honours', subjectId: round.id });
  return { state };
});

import { weighsMore } from '#modules/ballots/domain/index.ts';
import { personNames } from '#modules/people/server/index.ts';
import { bindRead, bindWrite, heldPermissions, lastActOn, underWhole } from '#platform/server/operations/index.ts';
import type { ReadContext, WriteContext } from '#platform/server/operations/index.ts';
import { blockerWords, cancelSelectionRound, createSelectionRound, finishStage, listSelectionRounds, publishSelection, readSelectionRound, stageWords } from '../../contract/index.ts';
import { changeRefusals, awaitsStars, onVillageLists, PERMISSION_OF_STAGE, pipelineIssues, ROUND_PARTS, stageBlockers } from '../../domain/index.ts';
import type { StageKind, SubjectKind } from '../../domain/index.ts';
import { departmentFault } from '../department-fault.ts';
import { judgeCandidates, keepVerdicts } from '../eligibility.ts';
import { editionCriteria } from '../edition-criteria.ts';
import { groupingsShown } from '../groupings.ts';
import { stageScored } from '../jury-order.ts';
import { candidatesIn, dealBlindNumbers } from '../queries/candidates.ts';
import { householdsUnsigned } from '../queries/households.ts';
import { wholeList } from '../queries/negatives.ts';
import { nominationsOfRound, saveOpenNomination } from '../queries/nominations.ts';
import { insertRound, lockRound, noticeState, roundChanges, roundJudges, roundPage, roundRow, roundStages, roundTitles, roundTotal, saveRoundState, saveStage } from '../queries/rounds.ts';
import type { Criterion, NoticeState, RoundRow, StageRow } from '../queries/rounds.ts';
import { placeInReach } from '../queries/subjects.ts';
import { titleRow } from '../queries/titles.ts';
import { pipelineFaults } from '../pipeline-faults.ts';
import { roundFacts } from '../round-changes.ts';
import { isOpen, stageFacts } from '../round-state.ts';
import { titlesListed, titlesSigned } from '../signed-by-list.ts';

const rowOut = (row: RoundRow) => ({
  id: row.id, code: row.code, name: row.name, edition: row.edition, state: row.state, stage: row.stage, stageEndsOn: row.stage_ends_on, candidateCount: row.candidate_count, createdAt: row.created_at, version: row.version,
});

export const listSelectionRoundsBound = bindRead(listSelectionRounds, async (ctx, { page, pageSize, sort, ...filter }) => ({
  rows: (await roundPage(ctx.tx, ctx.programmeId, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize })).map(rowOut), total: await roundTotal(ctx.tx, ctx.programmeId, filter), page, pageSize, isWhole: ctx.scope.everything,
}));

type Act = 'nominate' | 'judgeEligibility' | 'nameJudges' | 'shortlist' | 'draftBallot' | 'takeBallot' | 'choose' | 'draftNotice' | 'decide' | 'confer' | 'publish' | 'change' | 'cancel';
const ACTS: readonly [Act, readonly StageKind[], string][] = [
  ['nominate', ['nomination'], 'honours.nominate'], ['judgeEligibility', ['eligibility', 'departmentCheck'], 'honours.runRounds'], ['nameJudges', ['nomination', 'groupReview', 'committee', 'eligibility', 'departmentCheck', 'review', 'jury', 'shortlist', 'publicVoice'], 'honours.runRounds'], ['shortlist', ['shortlist'], 'honours.runRounds'],
  ['draftBallot', ['publicVoice'], 'honours.runRounds'], ['takeBallot', ['publicVoice'], 'honours.runRounds'], ['choose', ['publicNotice'], 'honours.runRounds'], ['draftNotice', ['publicNotice'], 'honours.runRounds'], ['decide', ['decision'], 'honours.decide'], ['confer', ['conferral'], 'honours.runRounds'], ['publish', ['publication'], 'honours.runRounds'],
];

/** Also at a ballot or a shortlist that comes before the jury. */
const mayNameJudges = (stages: readonly StageRow[]): boolean => { const scoring = stages.filter(({ kind }) => kind === 'review' || kind === 'jury'); return scoring.length === 0 || scoring.some(({ state }) => state !== 'done'); };

interface ActGround { readonly stages: readonly StageRow[]; readonly isPublished: boolean; readonly isConferred: boolean; /** A notice stands: the list is no longer changed. */ readonly isNoticed: boolean; /** Somebody is chosen, and no quota is broken. */ readonly isListed: boolean }

/** Results are published once, and a round that conferred something is ended and no longer cancelled. */
async function actsOf(ctx: ReadContext, round: RoundRow, { stages, isPublished, isConferred, isNoticed, isListed }: ActGround): Promise<Act[]> {
  if (round.state !== 'running') return [];
  const held = await heldPermissions(ctx, ['honours.nominate', 'honours.runRounds', 'honours.decide']);
  const mayNow = (act: Act): boolean => (act !== 'nameJudges' || mayNameJudges(stages)) && (act !== 'publish' || !isPublished) && (act !== 'choose' || !isNoticed) && (act !== 'draftNotice' || (!isNoticed && isListed));
  return [...ACTS.filter(([act, kinds, permission]) => isOpen(round, ...kinds) && held.has(permission) && mayNow(act)).map(([act]) => act), ...(held.has('honours.runRounds') ? ['change' as const, ...(isConferred ? [] : ['cancel' as const])] : [])];
}

/** Who published the results of a round and when, and how many of them. */
async function publishedOf(ctx: ReadContext, round: RoundRow) {
  const act = await lastActOn(ctx, publishSelection.id, { kind: 'selectionRound', id: round.id });
  if (act === null) return null;
  const byName = act.personId === null ? null : ((await personNames(ctx.tx, ctx.programmeId, [act.personId])).get(act.personId) ?? null);
  return { at: act.at, byName, shown: Number(act.change['shown'] ?? 0), withheld: Number(act.change['withheld'] ?? 0) };
}

type Listed = readonly { readonly subject_kind: SubjectKind }[];
const someHousehold = (titles: Listed): boolean => titles.some(({ subject_kind: kind }) => onVillageLists(kind));
const someOther = (titles: Listed): boolean => titles.some(({ subject_kind: kind }) => !onVillageLists(kind));

/** The list of those who are no households, for whoever reaches its place, and whether households stand on lists of their villages; where a stage of the round asked, only while something is missing nevertheless. */
async function negativesOfRound(ctx: ReadContext, round: RoundRow): Promise<{ placeId: string | null; unsigned: number; households: boolean }> {
  const [signed, listed] = [await titlesSigned(ctx, round), await titlesListed(ctx, round)];
  const households = someHousehold(signed) || (someHousehold(listed) && (await householdsUnsigned(ctx.tx, round.id, ctx.today)) > 0);
  if (round.state !== 'running' || !someOther(listed)) return { placeId: null, unsigned: 0, households };
  const { place_id: placeId, unsigned } = await wholeList(ctx.tx, ctx.programmeId, round.id, ctx.today);
  const isOpenTo = placeId !== null && (unsigned > 0 || someOther(signed)) && await placeInReach(ctx, placeId);
  return isOpenTo ? { placeId, unsigned, households } : { placeId: null, unsigned: 0, households };
}

const periodOf = (notice: NoticeState | undefined) => (notice === undefined || notice.starts_on === null || notice.ends_on === null || (notice.state !== 'published' && notice.state !== 'closed') ? null : { startsOn: notice.starts_on, endsOn: notice.ends_on });

const stageOut = (stage: StageRow, blockers: ReturnType<typeof stageBlockers>, mayFinish: boolean) => ({
  kind: stage.kind, state: stage.state, startsOn: stage.starts_on, endsOn: stage.ends_on, openedAt: stage.opened_at, doneAt: stage.done_at, doneByName: stage.done_by_name, note: stage.note, permission: PERMISSION_OF_STAGE[stage.kind],
  blockers: blockers.map((blocker) => ({ ...blocker })), mayFinish,
});

export const readSelectionRoundBound = bindRead(readSelectionRound, async (ctx, { roundId }) => {
  const row = (await roundRow(ctx.tx, ctx.programmeId, roundId)) ?? ctx.notFound();
  const facts = await stageFacts(ctx, row);
  // What holds a stage up lies anywhere in the round: whoever reaches a part of it must not be told that it may end.
  const wholeFacts = ctx.scope.everything ? facts : await underWhole(ctx, (whole) => stageFacts(whole, row));
  const notice = row.notice_id === null ? undefined : await noticeState(ctx.tx, ctx.programmeId, row.notice_id);
  const published = await publishedOf(ctx, row);
  const { open, waiting, total } = await nominationsOfRound(ctx.tx, ctx.programmeId, roundId);
  const mayRun = (await heldPermissions(ctx, ['honours.runRounds'], { wholeProgramme: true })).has('honours.runRounds');
  const stageRows = await roundStages(ctx.tx, ctx.programmeId, roundId);
  const judges = await roundJudges(ctx.tx, ctx.programmeId, roundId, stageScored(stageRows));
  const titles = await roundTitles(ctx.tx, ctx.programmeId, roundId);
  const groupings = await groupingsShown(ctx, roundId, titles);
  const stages = stageRows.map((stage) => {
    const blockers = stage.state === 'open' ? stageBlockers(stage.kind, wholeFacts) : [];
    return stageOut(stage, blockers, stage.state === 'open' && row.state === 'running' && mayRun && blockers.length === 0);
  });
  return {
    ...rowOut(row), isWhole: ctx.scope.everything, conditions: row.conditions, departments: row.departments.map((each) => ({ ...each })), departmentsOpen: row.departments_open, jury: structuredClone(row.jury) as never, voicePercent: row.voice_percent, voiceRule: row.voice_rule, noticeCalendarDays: row.notice_calendar_days,
    noticeWorkingDays: row.notice_working_days, noticeId: row.notice_id, noticePeriod: periodOf(notice), shortlist: row.shortlist, openReview: row.open_review, negatives: await negativesOfRound(ctx, row), openNomination: open, nominations: { waiting, total }, stages, counts: facts.candidates as never,
    titles: titles.map((title) => ({
      id: title.id, code: title.code, nameZh: title.name_zh, nameEn: title.name_en, subjectKind: title.subject_kind, seats: title.seats, quotas: structuredClone(title.rules.quotas) as never, ownQuotas: title.own_quotas, classes: title.rules.classes.map((each) => ({ ...each })), stars: title.rules.stars.map((each) => ({ ...each })), negativeItems: title.rules.negativeItems.map(({ code, zh, en }) => ({ code, zh, en })), groupings: groupings.get(title.id) ?? [], editionCode: title.edition_code, criteria: title.criteria?.map((each) => ({ ...each })) ?? null,
    })),
    judges: mayRun ? judges.map(({ person_id, name, sheet_count }) => ({ personId: person_id, name, sheetCount: sheet_count })) : [], isJudge: judges.some(({ person_id }) => person_id === ctx.personId), changes: (await roundChanges(ctx.tx, ctx.programmeId, roundId)).map((change) => ({ id: change.id, at: change.changed_at, byName: change.by_name, reason: change.reason, parts: structuredClone(change.parts) as never })),
    fixed: changeRefusals(await roundFacts(ctx, row), ROUND_PARTS, null).map((each) => ({ ...each })), acts: await actsOf(ctx, row, { stages: stageRows, isPublished: published !== null, isConferred: (wholeFacts.candidates.conferred ?? 0) > 0, isNoticed: notice !== undefined && notice.state !== 'withdrawn', isListed: (wholeFacts.candidates.chosen ?? 0) > 0 && wholeFacts.quotasUnmet === 0 }), published,
  };
});

const DEFAULT_CRITERIA = [{ code: 'deeds', zh: '事迹', en: 'Deeds', scoreMax: 50 }, { code: 'influence', zh: '影响', en: 'Influence', scoreMax: 30 }, { code: 'recognition', zh: '群众认可', en: 'Recognition', scoreMax: 20 }];

export const createSelectionRoundBound = bindWrite(createSelectionRound, async (ctx, input) => {
  const issues = pipelineIssues(input.stages);
  if (issues.length > 0) return ctx.refuse('honours.pipeline_invalid', { count: issues.length }, { pointers: pipelineFaults(issues, input.stages) });
  if (new Set(input.titles.map(({ titleId }) => titleId)).size < input.titles.length) return ctx.refuse('honours.title_not_in_round', {}, { pointers: ['/titles'] });
  const titles: { titleId: string; seats: number | null; criteria: readonly Criterion[] | null; editionCode: string | null }[] = [];
  for (const [at, { titleId, seats }] of input.titles.entries()) {
    const title = await titleRow(ctx.tx, ctx.programmeId, titleId, ctx.today);
    if (title === undefined) return ctx.refuse('honours.title_not_in_round', {}, { pointers: [`/titles/${at}/titleId`] });
    if (title.subject_kind !== 'household' && input.stages.some(({ kind }) => kind === 'townshipApproval')) return ctx.refuse('honours.township_of_households', {}, { pointers: [`/titles/${at}/titleId`] });
    if (title.state === 'retired') return ctx.refuse('honours.title_retired', {}, { pointers: [`/titles/${at}/titleId`] });
    if (awaitsStars(title.rules)) return ctx.refuse('honours.stars_to_enter', { name: title.name_zh, count: title.rules.starsToEnter ?? 0 }, { pointers: [`/titles/${at}/titleId`] });
    const edition = await editionCriteria(ctx, title.edition_code);
    titles.push({ titleId, seats, criteria: edition?.criteria ?? null, editionCode: edition === null ? null : title.edition_code });
  }
  if (input.jury !== undefined && input.jury.tieRule.at(-1) !== 'lot') return ctx.refuse('honours.tie_rule_missing', {}, { pointers: ['/jury/tieRule'] });
  if (weighsMore(input.voicePercent) && input.voiceRule === '') return ctx.refuse('honours.voice_rule_missing', {}, { pointers: ['/voiceRule'] });
  const fault = await departmentFault(ctx, input.departments);
  if (fault !== null) return ctx.refuse('honours.department_invalid', {}, { pointers: [fault] });
  if (input.stages.some(({ kind }) => kind === 'shortlist') && input.shortlist === null) return ctx.refuse('honours.shortlist_rule_missing', {}, { pointers: ['/shortlist'] });
  if (input.openReview && input.stages.some(({ kind }) => kind === 'jury')) return ctx.refuse('honours.open_review_with_jury', {}, { pointers: ['/openReview'] });
  const id = ctx.newId();
  const jury = input.jury ?? { method: 'trimmedMean' as const, trim: 1, tieRule: ['median', 'highestFewest', 'lowest', 'earlier', 'lot'] as const, lotSeed: Buffer.from(ctx.randomBytes(12)).toString('hex'), criteria: DEFAULT_CRITERIA };
  await insertRound(ctx.tx, ctx.programmeId, { ...input, titles, id, jury, at: new Date(ctx.now).toISOString(), by: ctx.personId, today: ctx.today });
  if (input.openNomination) await saveOpenNomination(ctx.tx, ctx.programmeId, id, true);
  ctx.record({ kind: 'selectionRound', id, change: { act: 'create', code: input.code, stages: input.stages.map(({ kind }) => kind), tieRule: jury.tieRule, lotSeed: jury.lotSeed } });
  ctx.emit({ topic: 'honours', subjectId: id });
  return { id };
});

/** Where no stage of its own judges eligibility, the end of nomination does: no round gets round the conditions. */
async function judgeInPassing(ctx: WriteContext, round: RoundRow, stages: readonly StageRow[], ended: StageKind): Promise<void> {
  if (ended === 'nomination' && !stages.some(({ kind }) => kind === 'eligibility')) await keepVerdicts(ctx, await judgeCandidates(ctx, round, null), false);
}

export const finishStageBound = bindWrite(finishStage, async (ctx, { roundId, kind, note }) => {
  const round = (await lockRound(ctx.tx, ctx.programmeId, roundId)) ?? ctx.notFound();
  if (!isOpen(round, kind)) return ctx.refuse('honours.stage_not_open', { stageZh: stageWords[kind].zh, stageEn: stageWords[kind].en });
  const blockers = stageBlockers(kind, await stageFacts(ctx, round));
  if (blockers.length > 0) return ctx.refuse('honours.stage_blocked', { reasonsZh: blockers.map(({ code }) => blockerWords[code].zh).join('、'), reasonsEn: blockers.map(({ code }) => blockerWords[code].en).join(', ') });
  const stages = await roundStages(ctx.tx, ctx.programmeId, roundId);
  const next = stages.find(({ state }) => state === 'waiting') ?? null;
  const at = new Date(ctx.now).toISOString();
  await judgeInPassing(ctx, round, stages, kind);
  await saveStage(ctx.tx, ctx.programmeId, roundId, kind, { state: 'done', at, by: ctx.personId, note });
  if (next === null) await saveRoundState(ctx.tx, ctx.programmeId, roundId, 'closed');
  else await saveStage(ctx.tx, ctx.programmeId, roundId, next.kind, { state: 'open', at, by: ctx.personId, note: null });
  if (next?.kind === 'review' || next?.kind === 'jury') await dealBlindNumbers(ctx.tx, ctx.programmeId, roundId, Buffer.from(ctx.randomBytes(16)).toString('hex'));
  ctx.record({ kind: 'selectionRound', id: roundId, change: { act: 'finishStage', stage: kind, opened: next?.kind ?? null } });
  ctx.emit({ topic: 'honours', subjectId: roundId });
  return { opened: next?.kind ?? null, state: next === null ? 'closed' as const : 'running' as const };
});

export const cancelSelectionRoundBound = bindWrite(cancelSelectionRound, async (ctx, { roundId, reason }) => {
  const round = (await lockRound(ctx.tx, ctx.programmeId, roundId)) ?? ctx.notFound();
  if (round.state !== 'running') return ctx.refuse('honours.stage_not_open', { stageZh: '进行中', stageEn: 'running' });
  if ((await underWhole(ctx, (whole) => candidatesIn(whole.tx, ctx.programmeId, roundId, ['conferred']))).length > 0) return ctx.refuse('honours.round_conferred');
  await saveRoundState(ctx.tx, ctx.programmeId, roundId, 'cancelled');
  ctx.record({ kind: 'selectionRound', id: roundId, reason, change: { act: 'cancel', stage: round.stage } });
  ctx.emit({ topic: 'honours', subjectId: roundId });
  return { state: 'cancelled' as const };
});

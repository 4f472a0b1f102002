import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import { nameJudges, declareConflict, readJuryResult, readMySheets, submitSheet } from '../../contract/index.ts';
import { agreement, classWeightRanges, compositeRanking, compositeWinners, orderingStage, SCORING_STAGES, weightRange, winnersOf } from '../../domain/index.ts';
import type { ScoringStage } from '../../domain/index.ts';
import { criteriaOf, isScored, orderKey, passedOverIn, seatRuleOf, stageScored, writtenOrder } from '../jury-order.ts';
import { roundOverrides } from '../queries/candidates.ts';
import { blindCandidates, candidatesToDeclare, conflictsOf, isJudge, judgesWithSheets, personsKnown, replaceJudges, saveConflict, saveSheet, sheetsOf } from '../queries/judging.ts';
import { evidenceOf, openSheets, ownEvidence, sheetFiles } from '../queries/material.ts';
import { lockRound, roundRow, roundStages, roundTitles } from '../queries/rounds.ts';
import type { Criterion, RoundRow, RoundTitleRow } from '../queries/rounds.ts';
import { isOpen } from '../round-state.ts';
import { stageParams } from './candidates.ts';

export const nameJudgesBound = bindWrite(nameJudges, async (ctx, { roundId, personIds }) => {
  const round = (await lockRound(ctx.tx, ctx.programmeId, roundId)) ?? ctx.notFound();
  const scoring = (await roundStages(ctx.tx, ctx.programmeId, roundId)).filter(({ kind }) => kind === 'review' || kind === 'jury');
  if (!isOpen(round, 'nomination', 'groupReview', 'committee', 'eligibility', 'departmentCheck', 'review', 'jury', 'shortlist', 'publicVoice') || (scoring.length > 0 && scoring.every(({ state }) => state === 'done'))) return ctx.refuse('honours.stage_not_open', stageParams('jury'));
  const named = [...new Set(personIds)];
  const scored = await judgesWithSheets(ctx.tx, ctx.programmeId, roundId);
  if ((await personsKnown(ctx.tx, ctx.programmeId, named, ctx.today)) < named.length || scored.some((id) => !named.includes(id))) return ctx.refuse('honours.judge_unknown', {}, { pointers: ['/personIds'] });
  await replaceJudges(ctx.tx, ctx.programmeId, roundId, named, new Date(ctx.now).toISOString());
  ctx.record({ kind: 'selectionRound', id: roundId, change: { act: 'nameJudges', judges: named } });
  ctx.emit({ topic: 'honours', subjectId: roundId });
  return { count: named.length };
});

const evidenceOut = (row: { readonly criterion: string; readonly file_id: string; readonly caption: string | null; readonly media_type: string }) => ({ criterion: row.criterion, fileId: row.file_id, caption: row.caption, mediaType: row.media_type });

export const criteriaFor = (round: RoundRow, title: RoundTitleRow | undefined, stage: ScoringStage): readonly Criterion[] => (title === undefined ? round.jury.criteria : criteriaOf(round, title, stage));

export const readMySheetsBound = bindRead(readMySheets, async (ctx, { roundId }) => {
  const round = (await roundRow(ctx.tx, ctx.programmeId, roundId)) ?? ctx.notFound();
  if (!(await isJudge(ctx.tx, ctx.programmeId, roundId, ctx.personId))) return ctx.refuse('honours.not_a_judge');
  const titles = new Map((await roundTitles(ctx.tx, ctx.programmeId, roundId)).map((title) => [title.id, title]));
  const stage = stageScored(await roundStages(ctx.tx, ctx.programmeId, roundId));
  const mine = new Map((await sheetsOf(ctx.tx, ctx.programmeId, roundId, stage, ctx.personId)).map((sheet) => [sheet.candidate_id, sheet.scores]));
  const conflicts = await conflictsOf(ctx.tx, ctx.programmeId, roundId, ctx.personId);
  const blind = await blindCandidates(ctx.tx, roundId, ctx.personId);
  const files = Map.groupBy(await sheetFiles(ctx.tx, roundId, ctx.personId), ({ candidate_id }) => candidate_id);
  const evidence = Map.groupBy((await ownEvidence(ctx.tx, roundId, ctx.personId)).filter((row) => row.stage === stage), ({ candidate_id }) => candidate_id);
  const whose = new Map((await openSheets(ctx.tx, roundId, ctx.personId)).map((row) => [row.candidate_id, { label: row.label, placeZh: row.place_zh, placeEn: row.place_en }]));
  return {
    roundName: round.name, isOpen: isOpen(round, 'review', 'jury'), takesEvidence: isOpen(round, 'review'), stage,
    sheets: blind.filter(({ has_conflict }) => !has_conflict).map((row) => ({
      criteria: criteriaFor(round, titles.get(row.title_id), stage).map((each) => ({ ...each })), blindNumber: row.blind_number, subject: whose.get(row.candidate_id) ?? null, titleZh: titles.get(row.title_id)?.name_zh ?? '', titleEn: titles.get(row.title_id)?.name_en ?? '', classCode: row.class_code, summary: row.summary,
      files: (files.get(row.candidate_id) ?? []).map((file) => ({ fileId: file.file_id, caption: file.caption, mediaType: file.media_type })), evidence: (evidence.get(row.candidate_id) ?? []).map(evidenceOut), scores: mine.has(row.candidate_id) ? Object.fromEntries(Object.entries(mine.get(row.candidate_id) ?? {}).map(([code, hundredths]) => [code, hundredths / 100])) : null,
    })),
    toDeclare: (await candidatesToDeclare(ctx.tx, roundId, ctx.personId)).map((row) => ({ candidateId: row.candidate_id, label: row.label, placeZh: row.place_zh, isDeclared: conflicts.has(row.candidate_id) })),
  };
});

export const declareConflictBound = bindWrite(declareConflict, async (ctx, { roundId, candidateId, reason }) => {
  const round = (await roundRow(ctx.tx, ctx.programmeId, roundId)) ?? ctx.notFound();
  if (!(await isJudge(ctx.tx, ctx.programmeId, roundId, ctx.personId))) return ctx.refuse('honours.not_a_judge');
  if (!isOpen(round, 'review', 'jury')) return ctx.refuse('honours.stage_not_open', stageParams('jury'));
  if (!(await candidatesToDeclare(ctx.tx, roundId, ctx.personId)).some((row) => row.candidate_id === candidateId)) return ctx.notFound();
  await saveConflict(ctx.tx, ctx.programmeId, { roundId, personId: ctx.personId, candidateId, reason, at: new Date(ctx.now).toISOString() });
  ctx.record({ kind: 'selectionRound', id: roundId, change: { act: 'declareConflict', candidate: candidateId } });
  ctx.emit({ topic: 'honours', subjectId: roundId });
  return { declared: true as const };
});

/** Points in whole hundredths, or null where one is missing, of no criterion, finer or out of range. */
function hundredthsOf(criteria: readonly Criterion[], scores: Readonly<Record<string, number>>): Record<string, number> | null {
  if (Object.keys(scores).length !== criteria.length) return null;
  const found: Record<string, number> = {};
  for (const { code, scoreMax } of criteria) {
    const hundredths = Math.round((scores[code] ?? Number.NaN) * 100);
    if (!Number.isFinite(hundredths) || hundredths < 0 || hundredths > Math.round(scoreMax * 100) || Math.abs(hundredths / 100 - (scores[code] as number)) > 1e-9) return null;
    found[code] = hundredths;
  }
  return found;
}

export const submitSheetBound = bindWrite(submitSheet, async (ctx, { roundId, blindNumber, scores }) => {
  const round = (await roundRow(ctx.tx, ctx.programmeId, roundId)) ?? ctx.notFound();
  if (!(await isJudge(ctx.tx, ctx.programmeId, roundId, ctx.personId))) return ctx.refuse('honours.not_a_judge');
  if (!isOpen(round, 'review', 'jury')) return ctx.refuse('honours.stage_not_open', stageParams('jury'));
  const candidate = (await blindCandidates(ctx.tx, roundId, ctx.personId)).find((row) => row.blind_number === blindNumber) ?? ctx.notFound();
  const stage = round.stage === 'review' ? 'review' : 'jury';
  const title = (await roundTitles(ctx.tx, ctx.programmeId, roundId)).find(({ id }) => id === candidate.title_id);
  const kept = candidate.has_conflict ? null : hundredthsOf(criteriaFor(round, title, stage), scores);
  if (kept === null) return ctx.refuse('honours.sheet_invalid', {}, { pointers: ['/scores'] });
  const total = Object.values(kept).reduce((sum, each) => sum + each, 0);
  await saveSheet(ctx.tx, ctx.programmeId, { roundId, stage, personId: ctx.personId, candidateId: candidate.candidate_id, scores: kept, total, at: new Date(ctx.now).toISOString() });
  ctx.record({ kind: 'selectionRound', id: roundId, change: { act: 'sheet', stage, number: blindNumber } });
  ctx.emit({ topic: 'honours', subjectId: roundId });
  return { total: total / 100 };
});

/** Mean points of one candidate by criterion, in hundredths. */
function meansOf(sheets: readonly { readonly scores: Readonly<Record<string, number>> }[]): Record<string, number> {
  const codes = [...new Set(sheets.flatMap(({ scores }) => Object.keys(scores)))];
  return Object.fromEntries(codes.map((code) => [code, Math.round(sheets.reduce((sum, { scores }) => sum + (scores[code] ?? 0), 0) / sheets.length)]));
}

export const readJuryResultBound = bindRead(readJuryResult, async (ctx, { roundId, titleId, stage: asked }) => {
  const round = (await roundRow(ctx.tx, ctx.programmeId, roundId)) ?? ctx.notFound();
  const title = (await roundTitles(ctx.tx, ctx.programmeId, roundId)).find(({ id }) => id === titleId);
  if (title === undefined) return ctx.refuse('honours.title_not_in_round');
  // While sheets come in nobody sees an order that could still be moved.
  const kinds = await roundStages(ctx.tx, ctx.programmeId, roundId);
  if (!isScored(kinds)) return ctx.refuse('honours.stage_not_open', stageParams('publicNotice'));
  const stages = SCORING_STAGES.filter((each) => kinds.some(({ kind }) => kind === each));
  const ordering = orderingStage(kinds.map(({ kind }) => kind)) ?? 'jury';
  const stage = asked ?? ordering;
  const order = await writtenOrder(ctx, round, titleId, { of: stage });
  const { candidates, sheets, ranking, composite } = order;
  // The public voice and who is passed over belong to the order that counts, and to no other.
  const [counts, voices] = [stage === ordering, stage === ordering ? order.voices : new Map<string, number>()];
  const byId = new Map(candidates.map((row) => [row.id, row]));
  const places = new Map(compositeRanking(composite, round.voice_percent).map(({ candidate }, at) => [candidate, at + 1]));
  const evidence = Map.groupBy(await evidenceOf(ctx.tx, ctx.programmeId, roundId, titleId, stage), ({ candidate_id }) => candidate_id);
  const seats = seatRuleOf(title);
  const hasVoice = voices.size > 0 && ranking.length > 0;
  // Where the seats are not said at all, of one.
  const counted = seats.total === null && seats.perClass === null ? { ...seats, total: 1 } : seats;
  const inside = new Set(hasVoice ? compositeWinners(composite, round.voice_percent, seats) : winnersOf(ranking.map(({ candidate }) => ({ candidate, group: byId.get(candidate)?.class_code ?? null })), seats));
  const said = (await roundOverrides(ctx.tx, ctx.programmeId, roundId, null)).find(({ finding_key }) => finding_key === orderKey(title));
  return {
    stage, stages: [...stages], criteria: criteriaOf(round, title, stage).map((each) => ({ ...each })), isFinal: true, orderReason: said === undefined ? null : { reason: said.reason, byName: said.by_name ?? '', at: said.at }, passedOver: counts ? passedOverIn(order, round) : [], method: round.jury.method, trim: round.jury.trim, tieRule: [...round.jury.tieRule], lotSeed: round.jury.lotSeed, seats: title.seats, agreement: agreement(sheets, candidates.map(({ id }) => id)), voicePercent: round.voice_percent, voiceRule: round.voice_rule,
    perClass: seats.perClass, range: hasVoice ? weightRange(composite, round.voice_percent, counted) : null, classRanges: hasVoice && seats.perClass !== null ? classWeightRanges(composite, round.voice_percent, counted).map(({ group, ...range }) => ({ classCode: group, ...range })) : [],
    rows: ranking.map((row) => ({
      candidateId: row.candidate, blindNumber: byId.get(row.candidate)?.blind_number ?? 0, label: byId.get(row.candidate)?.label ?? '', classCode: byId.get(row.candidate)?.class_code ?? null, isInside: (seats.total !== null || seats.perClass !== null) && inside.has(row.candidate), place: row.place, score: row.score, sheets: [...row.sheets], left: [...row.left], partedBy: row.partedBy, isUnscored: row.isUnscored, evidence: (evidence.get(row.candidate) ?? []).map(evidenceOut), tieSteps: row.tieSteps.map((step) => ({ ...step })), means: meansOf(sheets.filter(({ candidate }) => candidate === row.candidate)),
      voices: voices.get(row.candidate) ?? null, compositePlace: voices.size === 0 ? null : (places.get(row.candidate) ?? null),
    })),
  };
});

import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import { nameJudges, declareConflict, readJuryResult, readMySheets, submitSheet } from '../../contract/index.ts';
import { agreement, compositeRanking, weightRange } from '../../domain/index.ts';
import { isScored, orderKey, passedOverIn, writtenOrder } from '../jury-order.ts';
import { roundOverrides } from '../queries/candidates.ts';
import { blindCandidates, candidatesToDeclare, conflictsOf, isJudge, judgesWithSheets, personsKnown, replaceJudges, saveConflict, saveSheet, sheetsOf } from '../queries/judging.ts';
import { lockRound, roundRow, roundStages, roundTitles } from '../queries/rounds.ts';
import type { RoundRow } from '../queries/rounds.ts';
import { isOpen } from '../round-state.ts';
import { stageParams } from './candidates.ts';

export const nameJudgesBound = bindWrite(nameJudges, async (ctx, { roundId, personIds }) => {
  const round = (await lockRound(ctx.tx, ctx.programmeId, roundId)) ?? ctx.notFound();
  if (!isOpen(round, 'nomination', 'groupReview', 'committee', 'eligibility', 'departmentCheck', 'review', 'jury')) return ctx.refuse('honours.stage_not_open', stageParams('jury'));
  const named = [...new Set(personIds)];
  const scored = await judgesWithSheets(ctx.tx, ctx.programmeId, roundId);
  if ((await personsKnown(ctx.tx, ctx.programmeId, named, ctx.today)) < named.length || scored.some((id) => !named.includes(id))) return ctx.refuse('honours.judge_unknown', {}, { pointers: ['/personIds'] });
  await replaceJudges(ctx.tx, ctx.programmeId, roundId, named, new Date(ctx.now).toISOString());
  ctx.record({ kind: 'selectionRound', id: roundId, change: { act: 'nameJudges', judges: named } });
  ctx.emit({ topic: 'honours', subjectId: roundId });
  return { count: named.length };
});

export const readMySheetsBound = bindRead(readMySheets, async (ctx, { roundId }) => {
  const round = (await roundRow(ctx.tx, ctx.programmeId, roundId)) ?? ctx.notFound();
  if (!(await isJudge(ctx.tx, ctx.programmeId, roundId, ctx.personId))) return ctx.refuse('honours.not_a_judge');
  const titles = new Map((await roundTitles(ctx.tx, ctx.programmeId, roundId)).map((title) => [title.id, title]));
  const mine = new Map((await sheetsOf(ctx.tx, ctx.programmeId, roundId, ctx.personId)).map((sheet) => [sheet.candidate_id, sheet.scores]));
  const conflicts = await conflictsOf(ctx.tx, ctx.programmeId, roundId, ctx.personId);
  const blind = await blindCandidates(ctx.tx, roundId, ctx.personId);
  return {
    roundName: round.name, isOpen: isOpen(round, 'review', 'jury'), criteria: round.jury.criteria.map((criterion) => ({ ...criterion })),
    sheets: blind.filter(({ has_conflict }) => !has_conflict).map((row) => ({
      blindNumber: row.blind_number, titleZh: titles.get(row.title_id)?.name_zh ?? '', titleEn: titles.get(row.title_id)?.name_en ?? '', classCode: row.class_code, summary: row.summary,
      scores: mine.has(row.candidate_id) ? Object.fromEntries(Object.entries(mine.get(row.candidate_id) ?? {}).map(([code, hundredths]) => [code, hundredths / 100])) : null,
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
function hundredthsOf(round: RoundRow, scores: Readonly<Record<string, number>>): Record<string, number> | null {
  const { criteria } = round.jury;
  if (Object.keys(scores).length !== criteria.length) return null;
  const found: Record<string, number> = {};
  for (const { code, scoreMax } of criteria) {
    const hundredths = Math.round((scores[code] ?? Number.NaN) * 100);
    if (!Number.isFinite(hundredths) || hundredths < 0 || hundredths > scoreMax * 100 || Math.abs(hundredths / 100 - (scores[code] as number)) > 1e-9) return null;
    found[code] = hundredths;
  }
  return found;
}

export const submitSheetBound = bindWrite(submitSheet, async (ctx, { roundId, blindNumber, scores }) => {
  const round = (await roundRow(ctx.tx, ctx.programmeId, roundId)) ?? ctx.notFound();
  if (!(await isJudge(ctx.tx, ctx.programmeId, roundId, ctx.personId))) return ctx.refuse('honours.not_a_judge');
  if (!isOpen(round, 'review', 'jury')) return ctx.refuse('honours.stage_not_open', stageParams('jury'));
  const candidate = (await blindCandidates(ctx.tx, roundId, ctx.personId)).find((row) => row.blind_number === blindNumber) ?? ctx.notFound();
  const kept = candidate.has_conflict ? null : hundredthsOf(round, scores);
  if (kept === null) return ctx.refuse('honours.sheet_invalid', {}, { pointers: ['/scores'] });
  const total = Object.values(kept).reduce((sum, each) => sum + each, 0);
  await saveSheet(ctx.tx, ctx.programmeId, { roundId, personId: ctx.personId, candidateId: candidate.candidate_id, scores: kept, total, at: new Date(ctx.now).toISOString() });
  ctx.record({ kind: 'selectionRound', id: roundId, change: { act: 'sheet', number: blindNumber } });
  ctx.emit({ topic: 'honours', subjectId: roundId });
  return { total: total / 100 };
});

export const readJuryResultBound = bindRead(readJuryResult, async (ctx, { roundId, titleId }) => {
  const round = (await roundRow(ctx.tx, ctx.programmeId, roundId)) ?? ctx.notFound();
  const title = (await roundTitles(ctx.tx, ctx.programmeId, roundId)).find(({ id }) => id === titleId);
  if (title === undefined) return ctx.refuse('honours.title_not_in_round');
  // While sheets come in nobody sees an order that could still be moved.
  if (!isScored(await roundStages(ctx.tx, ctx.programmeId, roundId))) return ctx.refuse('honours.stage_not_open', stageParams('publicNotice'));
  const { candidates, sheets, ranking, voices, composite } = await writtenOrder(ctx, round, titleId);
  const byId = new Map(candidates.map((row) => [row.id, row]));
  const places = new Map(compositeRanking(composite, round.voice_percent).map(({ candidate }, at) => [candidate, at + 1]));
  const said = (await roundOverrides(ctx.tx, ctx.programmeId, roundId, null)).find(({ finding_key }) => finding_key === orderKey(title));
  return {
    isFinal: true, orderReason: said === undefined ? null : { reason: said.reason, byName: said.by_name ?? '', at: said.at }, passedOver: passedOverIn({ candidates, ranking, voices, composite }, round), method: round.jury.method, trim: round.jury.trim, tieRule: [...round.jury.tieRule], lotSeed: round.jury.lotSeed, seats: title.seats, agreement: agreement(sheets, candidates.map(({ id }) => id)), voicePercent: round.voice_percent, voiceRule: round.voice_rule,
    range: voices.size === 0 || ranking.length === 0 ? null : weightRange(composite, round.voice_percent, title.seats ?? 1),
    rows: ranking.map((row) => ({
      candidateId: row.candidate, blindNumber: byId.get(row.candidate)?.blind_number ?? 0, label: byId.get(row.candidate)?.label ?? '', place: row.place, score: row.score, sheets: [...row.sheets], left: [...row.left], partedBy: row.partedBy, isUnscored: row.isUnscored, tieSteps: row.tieSteps.map((step) => ({ ...step })),
      voices: voices.get(row.candidate) ?? null, compositePlace: voices.size === 0 ? null : (places.get(row.candidate) ?? null),
    })),
  };
});

import { importTable, importTemplate } from '#platform/server/imports/index.ts';
import { bindRead, bindWrite, heldPermissions, isRefusal } from '#platform/server/operations/index.ts';
import type { ReadContext, WriteContext } from '#platform/server/operations/index.ts';
import {
  checkUpward, importRecommendations, listRecommendations, readRecommendation, recommendationImportTemplate, recommendUpward, recordOutcome, registerChosen, sendAgain,
} from '../../contract/index.ts';
import { outcomeRefusal, sendingRefusal } from '../../domain/index.ts';
import type { RecommendationEventKind, RecommendationState } from '../../domain/index.ts';
import { conferAsked, misfit } from '../conferring.ts';
import type { ConferCode } from '../conferring.ts';
import { openReason, sealReason } from '../details.ts';
import { recommendationColumns, recommendationExamples, recommendationImport } from '../imports/recommendations.ts';
import { candidateRow } from '../queries/candidates.ts';
import {
  insertRecommendationEvents, insertRecommendations, lockRecommendation, recommendationEvents, recommendationPage, recommendationRow, recommendationTotal, saveRecommendation,
} from '../queries/recommendations.ts';
import type { RecommendationChange, RecommendationRow } from '../queries/recommendations.ts';
import { lockSubject } from '../queries/subjects.ts';
import { titleRow } from '../queries/titles.ts';
import { unmetWords, upwardChecks, worded } from '../upward.ts';

const rowOut = (row: RecommendationRow) => ({
  id: row.id, title: { id: row.title_id, code: row.title_code, nameZh: row.title_zh, nameEn: row.title_en, tier: row.tier }, subject: { id: row.subject_id, kind: row.subject_kind, code: row.subject_code, label: row.label }, placeZh: row.place_zh, placeEn: row.place_en,
  batch: row.batch, state: row.state, sentOn: row.sent_on, document: row.document, outcomeOn: row.outcome_on, outcomeDocument: row.outcome_document, awardId: row.award_id, version: row.version, sentTo: row.sent_to, classCode: row.class_code, remarks: row.remarks,
});

export const listRecommendationsBound = bindRead(listRecommendations, async (ctx, { page, pageSize, sort, ...filter }) => ({
  rows: (await recommendationPage(ctx, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize })).map(rowOut), total: await recommendationTotal(ctx, filter), page, pageSize,
}));

const maySetAside = async (ctx: ReadContext): Promise<boolean> => (await heldPermissions(ctx, ['honours.override'], { wholeProgramme: true })).has('honours.override');

export const checkUpwardBound = bindRead(checkUpward, async (ctx, { titleId, subjectId, classCode, on = ctx.today }) => {
  const title = (await titleRow(ctx.tx, ctx.programmeId, titleId, on)) ?? ctx.notFound();
  const check = (await upwardChecks(ctx, () => title, [{ at: 0, subjectId, titleId, day: on, classCode }])).get(0) ?? ctx.notFound();
  const { fromAward } = check;
  return {
    verdict: check.verdict, findings: check.findings.map(worded), maySetAside: await maySetAside(ctx),
    fromAward: fromAward === null ? null : { id: fromAward.id ?? '', number: fromAward.number ?? '', titleZh: fromAward.title_zh, titleEn: fromAward.title_en },
  };
});

const standingOf = (row: RecommendationRow) => ({ state: row.state, sentOn: row.sent_on, outcomeOn: row.outcome_on, hasAward: row.award_id !== null });

export const readRecommendationBound = bindRead(readRecommendation, async (ctx, { recommendationId }) => {
  const row = (await recommendationRow(ctx.tx, ctx.programmeId, recommendationId)) ?? ctx.notFound();
  const held = await heldPermissions(ctx, ['honours.recommend', 'honours.register', 'honours.override'], { wholeProgramme: true });
  const acts = [
    ...(held.has('honours.recommend') && outcomeRefusal(standingOf(row), ctx.today, ctx.today) === null ? ['outcome' as const] : []),
    ...(held.has('honours.recommend') && sendingRefusal(standingOf(row), ctx.today, ctx.today) === null ? ['send' as const] : []),
    ...(held.has('honours.register') && row.state === 'chosen' && row.award_id === null ? ['award' as const] : []),
  ];
  return {
    ...rowOut(row), findings: row.findings.map(worded), acts,
    setAside: row.set_aside_sealed === null ? null : { reason: held.size > 0 ? openReason(ctx, row.set_aside_sealed) : null, byName: row.set_aside_by_name ?? '' },
    from: row.from_award_id === null && row.from_candidate_id === null ? null : { awardId: row.from_award_id, candidateId: row.from_candidate_id, zh: row.from_zh ?? '', en: row.from_en ?? '' },
    events: (await recommendationEvents(ctx.tx, ctx.programmeId, row.id)).map((event) => ({ id: event.id, kind: event.kind, on: event.on_date, document: event.document, remarks: event.remarks, at: event.at, byName: event.by_name ?? '' })),
  };
});

const actor = (ctx: WriteContext) => ({ at: new Date(ctx.now).toISOString(), personId: ctx.personId });

/** A candidate of another subject says nothing of this one. */
async function candidateFits(ctx: ReadContext, candidateId: string | null, subjectId: string): Promise<boolean> {
  return candidateId === null || (await candidateRow(ctx.tx, ctx.programmeId, candidateId))?.subject_id === subjectId;
}

export const recommendUpwardBound = bindWrite(recommendUpward, async (ctx, input) => {
  const title = (await titleRow(ctx.tx, ctx.programmeId, input.titleId, input.on)) ?? ctx.notFound();
  const subject = (await lockSubject(ctx.tx, ctx.programmeId, input.subjectId)) ?? ctx.notFound();
  if (title.state === 'retired') return ctx.refuse('honours.title_retired', {}, { pointers: ['/titleId'] });
  if (subject.valid_to !== null && subject.valid_to <= input.on) return ctx.refuse('honours.subject_gone', {}, { pointers: ['/subjectId'] });
  if (subject.kind !== title.subject_kind) return ctx.refuse('honours.kind_differs', {}, { pointers: ['/subjectId'] });
  if (misfit(title, input.classCode, []) !== null) return ctx.refuse('honours.class_unknown', {}, { pointers: ['/classCode'] });
  if (input.on > ctx.today) return ctx.refuse('honours.dates_out_of_order', {}, { pointers: ['/on'] });
  if (!(await candidateFits(ctx, input.fromCandidateId, input.subjectId))) return ctx.notFound();
  const check = (await upwardChecks(ctx, () => title, [{ at: 0, subjectId: subject.id, titleId: title.id, day: input.on, classCode: input.classCode }])).get(0) ?? ctx.notFound();
  const needsReason = check.verdict === 'needsReason';
  if (check.verdict === 'refused' || (needsReason && input.setAsideReason === null)) return ctx.refuse('honours.upward_unmet', unmetWords(check.findings), { pointers: [needsReason ? '/setAsideReason' : '/subjectId'] });
  if (needsReason && !(await maySetAside(ctx))) return ctx.refuse('honours.set_aside_not_yours');
  const id = ctx.newId();
  const added = await insertRecommendations(ctx.tx, ctx.programmeId, [{
    id, titleId: title.id, subjectId: subject.id, placeId: subject.place_id, organisationId: subject.organisation_id, classCode: input.classCode, fromAwardId: input.fromAwardId ?? check.fromAward?.id ?? null, fromCandidateId: input.fromCandidateId, batch: input.batch,
    state: 'sent', sentOn: input.on, sentTo: input.sentTo ?? title.authority, document: input.document, outcomeOn: null, outcomeDocument: null, remarks: input.remarks, findings: check.findings,
    setAsideSealed: needsReason && input.setAsideReason !== null ? sealReason(ctx, input.setAsideReason) : null, setAsideBy: needsReason ? ctx.personId : null,
  }], actor(ctx));
  if (added.size === 0) return ctx.refuse('honours.recommended_already', {}, { pointers: ['/batch'] });
  await insertRecommendationEvents(ctx.tx, ctx.programmeId, [{ id: ctx.newId(), recommendationId: id, kind: 'sent', on: input.on, document: input.document, remarks: input.remarks }], actor(ctx));
  ctx.record({ kind: 'recommendation', id, ...(needsReason ? { reason: input.setAsideReason ?? '' } : {}), change: { act: 'recommend', title: title.code, subject: subject.id, batch: input.batch, on: input.on, setAside: needsReason } });
  ctx.emit({ topic: 'honours', subjectId: id, placeId: subject.place_id });
  return { id, version: 1 };
});

async function step(ctx: WriteContext, row: RecommendationRow, to: Partial<RecommendationChange>, event: { kind: RecommendationEventKind; on: string; document: string | null; remarks: string | null }): Promise<number> {
  await saveRecommendation(ctx.tx, ctx.programmeId, row.id, {
    state: row.state, sentOn: row.sent_on, document: row.document, outcomeOn: row.outcome_on, outcomeDocument: row.outcome_document, remarks: event.remarks ?? row.remarks, awardId: row.award_id, ...to,
  });
  await insertRecommendationEvents(ctx.tx, ctx.programmeId, [{ id: ctx.newId(), recommendationId: row.id, ...event }], actor(ctx));
  ctx.record({ kind: 'recommendation', id: row.id, change: { act: event.kind, on: event.on, document: event.document } });
  ctx.emit({ topic: 'honours', subjectId: row.id });
  return row.version + 1;
}

const held = async (ctx: WriteContext, id: string): Promise<RecommendationRow> => (await lockRecommendation(ctx.tx, ctx.programmeId, id)) ?? ctx.notFound();

export const recordOutcomeBound = bindWrite(recordOutcome, async (ctx, { recommendationId, version, outcome, on, document, remarks }) => {
  const row = await held(ctx, recommendationId);
  if (row.version !== version) return ctx.refuse('platform.changed_meanwhile');
  const refusal = outcomeRefusal(standingOf(row), on, ctx.today);
  if (refusal !== null) return refusal === 'date' ? ctx.refuse('honours.dates_out_of_order', {}, { pointers: ['/on'] }) : ctx.refuse('honours.recommendation_settled');
  return { state: outcome as RecommendationState, version: await step(ctx, row, { state: outcome, outcomeOn: on, outcomeDocument: document }, { kind: outcome, on, document, remarks }) };
});

export const sendAgainBound = bindWrite(sendAgain, async (ctx, { recommendationId, version, on, document, remarks }) => {
  const row = await held(ctx, recommendationId);
  if (row.version !== version) return ctx.refuse('platform.changed_meanwhile');
  const refusal = sendingRefusal(standingOf(row), on, ctx.today);
  if (refusal !== null) return refusal === 'date' ? ctx.refuse('honours.dates_out_of_order', {}, { pointers: ['/on'] }) : ctx.refuse('honours.recommendation_settled');
  return { state: 'sent' as const, version: await step(ctx, row, { state: 'sent', sentOn: on, document, outcomeOn: null, outcomeDocument: null }, { kind: 'sentAgain', on, document, remarks }) };
});

/** Every code with which an award is refused is declared on the operation, which the compiler cannot see across a context. */
const forAward = <Code extends string>(ctx: WriteContext<Code | ConferCode>): WriteContext<ConferCode> => ctx as unknown as WriteContext<ConferCode>;

export const registerChosenBound = bindWrite(registerChosen, async (ctx, { recommendationId, version, on, to, document, number, edition }) => {
  const row = await held(ctx, recommendationId);
  if (row.version !== version) return ctx.refuse('platform.changed_meanwhile');
  if (row.state !== 'chosen' || row.award_id !== null) return ctx.refuse('honours.recommendation_settled');
  if (on < row.sent_on) return ctx.refuse('honours.dates_out_of_order', {}, { pointers: ['/on'] });
  const award = await conferAsked(forAward(ctx), { titleId: row.title_id, subjectId: row.subject_id, on, to, document, number, classCode: row.class_code, edition, starCodes: [] });
  if (isRefusal(award)) return award as never;
  return { awardId: award.id, number: award.number, version: await step(ctx, row, { awardId: award.id }, { kind: 'awarded', on, document, remarks: null }) };
});

export const importRecommendationsBound = bindWrite(importRecommendations, async (ctx, { file, mode }) => {
  const maySkip = await maySetAside(ctx);
  return importTable(ctx, { operation: importRecommendations, file, mode, definition: () => Promise.resolve(recommendationImport(ctx, maySkip)) });
});

export const recommendationImportTemplateBound = bindRead(recommendationImportTemplate, (ctx, { format }) =>
  importTemplate(ctx, { zh: '向上推荐台账导入模板', en: 'Recommendations to import' }, recommendationColumns, recommendationExamples, format));

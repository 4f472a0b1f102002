import { attachableFiles, widenScope } from '#modules/files/server/index.ts';
import { bindRead, bindWrite, heldPermissions, isRefusal } from '#platform/server/operations/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { importTable, importTemplate } from '#platform/server/imports/index.ts';
import { closeReReview, importReviewResults, listReReviews, listReviewItems, readReReview, reviewAward, reviewResultTemplate, startReReview } from '../../contract/index.ts';
import { isInForceOn, kept, proposalRefusal, toRectify } from '../../domain/index.ts';
import { sealReason } from '../details.ts';
import { groundsTold, proposeFor } from '../proposing.ts';
import { awardOf, lockAward } from '../queries/awards.ts';
import { reviewResultColumns, reviewResultExamples, reviewResultImport } from '../imports/review-results.ts';
import { closeReview, insertReReview, itemPage, itemTotal, lockItem, reReviewPage, reReviewRow, reReviewTotal, reviewCounts, saveItem } from '../queries/re-reviews.ts';
import type { ReReviewRow } from '../queries/re-reviews.ts';
import { takeAct } from '../take-act.ts';
import type { ActCode } from '../take-act.ts';
import { titleRow } from '../queries/titles.ts';

const rowOut = (row: ReReviewRow) => ({
  id: row.id, name: row.name, titleId: row.title_id, titleZh: row.title_zh, titleEn: row.title_en, state: row.state, dueBy: row.due_by, startsOn: row.starts_on, endsOn: row.ends_on, total: row.total, settled: row.settled, createdAt: row.created_at,
});

export const listReReviewsBound = bindRead(listReReviews, async (ctx, { page, pageSize, sort, state }) => ({
  rows: (await reReviewPage(ctx.tx, ctx.programmeId, state, sort, { limit: pageSize, offset: (page - 1) * pageSize })).map(rowOut), total: await reReviewTotal(ctx.tx, ctx.programmeId, state), page, pageSize,
}));

export const readReReviewBound = bindRead(readReReview, async (ctx, { reReviewId }) => {
  const row = (await reReviewRow(ctx.tx, ctx.programmeId, reReviewId)) ?? ctx.notFound();
  const held = await heldPermissions(ctx, ['honours.review'], { wholeProgramme: true });
  const acts = row.state === 'closed' || !held.has('honours.review') ? [] : ['review' as const, 'close' as const];
  return { ...rowOut(row), counts: await reviewCounts(ctx.tx, ctx.programmeId, reReviewId), acts };
});

export const startReReviewBound = bindWrite(startReReview, async (ctx, { titleId, name, dueBy, endsOn }) => {
  if ((await titleRow(ctx.tx, ctx.programmeId, titleId, ctx.today)) === undefined) return ctx.notFound();
  if (endsOn < ctx.today) return ctx.refuse('honours.dates_out_of_order', {}, { pointers: ['/endsOn'] });
  const id = ctx.newId();
  const total = await insertReReview(ctx.tx, ctx.programmeId, { id, titleId, name, dueBy, startsOn: ctx.today, endsOn, at: new Date(ctx.now).toISOString(), by: ctx.personId });
  if (total === 0) return ctx.refuse('honours.nothing_due', {}, { pointers: ['/dueBy'] });
  ctx.record({ kind: 'reReview', id, change: { act: 'start', title: titleId, dueBy, total } });
  ctx.emit({ topic: 'honours', subjectId: id });
  return { id, total };
});

export const listReviewItemsBound = bindRead(listReviewItems, async (ctx, { page, pageSize, sort, ...filter }) => {
  if ((await reReviewRow(ctx.tx, ctx.programmeId, filter.reReviewId)) === undefined) return ctx.notFound();
  const found = await itemPage(ctx, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize });
  return {
    rows: found.map((row) => ({
      id: row.id, awardId: row.award_id, number: row.number, label: row.label, placeZh: row.place_zh, placeEn: row.place_en, state: row.state, evidence: row.evidence, files: row.files, withdrawalId: row.withdrawal_id, heardOn: row.heard_on, appealUntil: row.appeal_until, hasAppeal: row.has_appeal, grounds: groundsTold(row.withdrawal_rule),
    })),
    total: await itemTotal(ctx, filter), page, pageSize,
  };
});

/** Every code an act refuses with is declared on both operations, which the compiler cannot see across a context. */
const forAct = <Code extends string>(ctx: WriteContext<Code | ActCode>): WriteContext<ActCode> => ctx as unknown as WriteContext<ActCode>;

export const reviewAwardBound = bindWrite(reviewAward, async (ctx, { itemId, result, evidence, fileIds, document, renews, by, reason, groundCode }) => {
  const item = (await lockItem(ctx.tx, ctx.programmeId, itemId)) ?? ctx.notFound();
  if (item.review_state === 'closed' || proposalRefusal(item.state) !== null) return ctx.refuse('honours.review_not_open');
  const missing = result === 'rectify' ? (by === undefined ? '/by' : reason === undefined ? '/reason' : null) : result === 'withdraw' && reason === undefined ? '/reason' : null;
  if (missing !== null) return ctx.refuse('honours.review_incomplete', {}, { pointers: [missing] });
  const files = [...new Set(fileIds)];
  if ((await attachableFiles(ctx.tx, ctx.programmeId, files)).length < files.length) return ctx.refuse('honours.file_unknown', {}, { pointers: ['/fileIds'] });
  const act = { awardId: item.award_id, version: null, on: ctx.today, document, reviewId: item.re_review_id };
  const taken = result === 'keep' ? await takeAct(forAct(ctx), { ...act, kind: 'kept', change: (award, row) => kept(award, ctx.today, row.term_months, renews) })
    : result === 'rectify' ? await takeAct(forAct(ctx), { ...act, kind: 'rectifyBy', until: by as string, reason: reason as string, change: (award) => toRectify(award, ctx.today, by as string) }) : null;
  if (isRefusal(taken)) return taken as never;
  const settled = { settledAt: new Date(ctx.now).toISOString(), settledBy: ctx.personId };
  const state = ({ keep: 'kept', rectify: 'rectifying', withdraw: 'proposed' } as const)[result];
  let withdrawalId: string | null = null;
  if (result === 'withdraw') {
    const award = (await lockAward(ctx, item.award_id)) ?? ctx.notFound();
    if (award.ended_by !== null || !isInForceOn(awardOf(award), ctx.today)) return ctx.refuse('honours.not_in_force');
    withdrawalId = await proposeFor(ctx as unknown as WriteContext, award, { groundCode, evidence, fileIds: files, reason: reason as string, reviewItemId: itemId });
    if (withdrawalId === 'ground_unknown') return ctx.refuse('honours.ground_unknown', {}, { pointers: ['/groundCode'] });
    if (withdrawalId === 'runs') return ctx.refuse('honours.withdrawal_runs');
  }
  await saveItem(ctx.tx, ctx.programmeId, itemId, {
    state, evidence, fileIds: files, ...(result === 'keep' ? settled : {}), ...(reason === undefined ? {} : { reasonSealed: sealReason(ctx, reason) }), ...(withdrawalId === null ? {} : { proposedBy: ctx.personId }),
  });
  await widenScope(ctx.tx, ctx.programmeId, files, { placeId: item.place_id, siteId: null, organisationId: item.organisation_id });
  ctx.record({ kind: 'reReview', id: item.re_review_id, change: { act: 'review', award: item.award_id, result, ...(files.length === 0 ? {} : { files }) } });
  ctx.emit({ topic: 'honours', subjectId: item.re_review_id });
  return { state, withdrawalId };
});

export const closeReReviewBound = bindWrite(closeReReview, async (ctx, { reReviewId }) => {
  const row = (await reReviewRow(ctx.tx, ctx.programmeId, reReviewId)) ?? ctx.notFound();
  const counts = await reviewCounts(ctx.tx, ctx.programmeId, reReviewId);
  const unsettled = (counts.open ?? 0) + (counts.rectifying ?? 0) + (counts.proposed ?? 0) + (counts.appealed ?? 0);
  if (unsettled > 0) return ctx.refuse('honours.review_unsettled', { count: unsettled });
  if (row.state === 'running') await closeReview(ctx.tx, ctx.programmeId, reReviewId);
  ctx.record({ kind: 'reReview', id: reReviewId, change: { act: 'close' } });
  ctx.emit({ topic: 'honours', subjectId: reReviewId });
  return { state: 'closed' as const };
});

export const importReviewResultsBound = bindWrite(importReviewResults, async (ctx, { reReviewId, file, mode }) => {
  const row = (await reReviewRow(ctx.tx, ctx.programmeId, reReviewId)) ?? ctx.notFound();
  if (row.state === 'closed') return ctx.refuse('honours.review_not_open');
  return importTable(ctx, { operation: importReviewResults, file, mode, fields: { reReviewId }, definition: () => Promise.resolve(reviewResultImport(ctx, reReviewId)) });
});

export const reviewResultTemplateBound = bindRead(reviewResultTemplate, async (ctx, { reReviewId, format }) => {
  if ((await reReviewRow(ctx.tx, ctx.programmeId, reReviewId)) === undefined) return ctx.notFound();
  return importTemplate(ctx, { zh: '复查结论导入模板', en: 'Results of a re-review to import' }, reviewResultColumns, reviewResultExamples, format);
});

/** 复查 · Re-reviews of the awards of a title whose time has come: evidence and result; a withdrawal goes its own way (withdrawals). */
import { z } from 'zod';
import { defineOperation, fileInput, fileOutput, idOf, instant, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { importAnswer, importErrors, importMode, templateInput } from '#platform/contract/tasks.ts';
import { REVIEW_ITEM_STATES } from '../domain/index.ts';

const itemState = z.enum(REVIEW_ITEM_STATES);
const reviewState = z.enum(['running', 'closed']);

/** @unit files */
export const REVIEW_FILES_MAX = 10;

export const reReviewRow = z.object({ id: idOf, name: z.string(), titleId: idOf, titleZh: z.string(), titleEn: z.string(), state: reviewState, dueBy: localDate, startsOn: localDate, endsOn: localDate, total: z.number().int(), settled: z.number().int(), createdAt: instant });

export const listReReviews = defineOperation({
  id: 'honours.listReReviews', summary: { zh: '复查列表', en: 'Re-reviews' },
  method: 'GET', path: '/re-reviews', permission: 'honours.read',
  input: z.object({ ...pageInput, state: reviewState.optional(), sort: sortInput(['recent', 'name', 'ends']) }), output: pageOf(reReviewRow),
});

export const readReReview = defineOperation({
  id: 'honours.readReReview', summary: { zh: '查看复查', en: 'Read a re-review' },
  method: 'GET', path: '/re-reviews/:reReviewId', permission: 'honours.read',
  input: z.object({ reReviewId: idOf }), output: reReviewRow.extend({ counts: z.partialRecord(itemState, z.number().int()), acts: z.array(z.enum(['review', 'close'])) }),
});

export const startReReview = defineOperation({
  id: 'honours.startReReview', reach: 'programme', summary: { zh: '发起复查', en: 'Start a re-review' },
  method: 'POST', path: '/re-reviews', permission: 'honours.review',
  input: z.object({ titleId: idOf, name: z.string().trim().min(2).max(120), dueBy: localDate.describe('此日或之前应复查的 all due by this day'), endsOn: localDate }), output: z.object({ id: idOf, total: z.number().int() }), errors: ['honours.dates_out_of_order', 'honours.nothing_due'],
});

export const listReviewItems = defineOperation({
  id: 'honours.listReviewItems', summary: { zh: '复查名单', en: 'Awards of a re-review' },
  method: 'GET', path: '/re-reviews/:reReviewId/items', permission: 'honours.read',
  input: z.object({ ...pageInput, reReviewId: idOf, state: itemState.optional(), q: z.string().trim().max(60).optional(), sort: sortInput(['subject', 'state', 'appeal']) }),
  output: pageOf(z.object({ id: idOf, awardId: idOf, number: z.string(), label: z.string(), placeZh: z.string().nullable(), placeEn: z.string().nullable(), state: itemState, evidence: z.string().nullable(), files: z.array(z.object({ fileId: idOf, mediaType: z.string() })), withdrawalId: idOf.nullable().describe('撤销程序 the proceeding of its withdrawal'), heardOn: localDate.nullable(), appealUntil: localDate.nullable(), hasAppeal: z.boolean(),
    grounds: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string(), answerDays: z.number().int(), appealDays: z.number().int() })) })),
});

export const reviewAward = defineOperation({
  id: 'honours.reviewAward', reach: 'programme', summary: { zh: '复查结论：保持、限期整改或提议撤销', en: 'Result of a re-review: keep, rectify by a day, or propose to withdraw' },
  method: 'POST', path: '/review-items/:itemId/result', permission: 'honours.review',
  input: z.object({
    itemId: idOf, result: z.enum(['keep', 'rectify', 'withdraw']), evidence: z.string().trim().min(2).max(4_000).describe('看了什么、怎样 what was looked at'), fileIds: z.array(idOf).max(REVIEW_FILES_MAX).default([]).describe('照片和文件 photos and documents of it'), document: z.string().trim().max(200).nullable().default(null),
    renews: z.boolean().default(false).describe('届满复审，延一届 for another term'), by: localDate.optional().describe('整改期限 rectify by'), reason: z.string().trim().min(2).max(500).optional().describe('整改或撤销的理由 reason'), groundCode: z.string().trim().min(1).max(60).optional().describe('提议撤销的情形，按称号规则 ground of a withdrawal, by the rules of the title'),
  }),
  output: z.object({ state: itemState, withdrawalId: idOf.nullable() }), errors: ['honours.review_not_open', 'honours.not_in_force', 'honours.renewed_already', 'honours.dates_out_of_order', 'honours.holds_already', 'honours.review_incomplete', 'honours.file_unknown', 'honours.withdrawal_runs', 'honours.ground_unknown', 'platform.changed_meanwhile'],
});

export const closeReReview = defineOperation({
  id: 'honours.closeReReview', reach: 'programme', summary: { zh: '结束复查', en: 'Close a re-review' },
  method: 'POST', path: '/re-reviews/:reReviewId/closing', permission: 'honours.review',
  input: z.object({ reReviewId: idOf }), output: z.object({ state: reviewState }), errors: ['honours.review_unsettled'],
});

export const importReviewResults = defineOperation({
  id: 'honours.importReviewResults', reach: 'programme', summary: { zh: '导入复查结论（xlsx、CSV）', en: 'Import the results of a re-review (xlsx, CSV)' },
  method: 'POST', path: '/re-reviews/:reReviewId/result-import', permission: 'honours.review',
  input: z.object({ reReviewId: idOf, file: fileInput, mode: importMode.default('preview') }), output: importAnswer, errors: [...importErrors, 'honours.review_not_open'], bodyLimitBytes: 65 * 1024 * 1024,
});

export const reviewResultTemplate = defineOperation({
  id: 'honours.reviewResultTemplate', summary: { zh: '下载复查结论导入模板', en: 'Download the template for results of a re-review' },
  method: 'GET', path: '/re-reviews/:reReviewId/result-template', permission: 'honours.review', input: z.object({ reReviewId: idOf, ...templateInput }), output: fileOutput,
});

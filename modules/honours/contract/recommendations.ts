/** 向上推荐 · What was recommended upward: for which title, from what, with which document, and what came of it. */
import { z } from 'zod';
import { defineOperation, fileInput, fileOutput, idOf, instant, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { exportOf } from '#platform/contract/list-export.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { importAnswer, importErrors, importMode, templateInput } from '#platform/contract/tasks.ts';
import { ELIGIBILITY_CODES, RECOMMENDATION_EVENT_KINDS, RECOMMENDATION_OUTCOMES, RECOMMENDATION_STATES } from '../domain/index.ts';
import { subjectKind, tier } from './titles.ts';

const recommendationState = z.enum(RECOMMENDATION_STATES);
const document = z.string().trim().min(1).max(200);
const remarks = z.string().trim().max(1_000).nullable().default(null).describe('备注 remarks');
const batch = z.string().trim().min(1).max(60).describe('批次，如“第八届”“2026 年第一批” batch');

export const recommendationRow = z.object({
  id: idOf, title: z.object({ id: idOf, code: z.string(), nameZh: z.string(), nameEn: z.string(), tier }), subject: z.object({ id: idOf, kind: subjectKind, code: z.string(), label: z.string() }),
  placeZh: z.string().nullable(), placeEn: z.string().nullable(), batch: z.string(), state: recommendationState, sentOn: localDate, document: z.string(), outcomeOn: localDate.nullable(), outcomeDocument: z.string().nullable(), awardId: idOf.nullable(), version: z.number().int(),
  sentTo: z.string(), classCode: z.string().nullable(), remarks: z.string().nullable(),
});

export const listRecommendations = defineOperation({
  id: 'honours.listRecommendations', summary: { zh: '向上推荐台账', en: 'Register of recommendations upward' },
  method: 'GET', path: '/recommendations', permission: 'honours.read',
  input: z.object({
    ...pageInput, q: z.string().trim().max(60).optional().describe('对象或文号 subject or document'), titleId: idOf.optional(), tier: tier.optional(), state: recommendationState.optional(), batch: z.string().trim().max(60).optional(),
    subjectId: idOf.optional(), placeId: idOf.optional().describe('所在区域（含下级） place and below'), sort: sortInput(['recent', 'subject', 'batch', 'state']),
  }),
  output: pageOf(recommendationRow),
});

export const upwardFindingRow = z.object({
  code: z.enum(ELIGIBILITY_CODES), key: z.string(), state: z.enum(['met', 'unmet', 'open']), titles: z.array(z.string()), count: z.number().int().nullable(), of: z.number().int().nullable(), day: localDate.nullable(), zh: z.string(), en: z.string(),
});

export const checkUpward = defineOperation({
  id: 'honours.checkUpward', summary: { zh: '核对能否向上推荐', en: 'Whether a subject may be recommended for a title' },
  method: 'GET', path: '/titles/:titleId/upward-check', permission: 'honours.read',
  input: z.object({ titleId: idOf, subjectId: idOf, classCode: z.string().max(60).nullable().default(null), on: localDate.optional().describe('报送日期，默认今天 day of sending; today unless told') }),
  output: z.object({ verdict: z.enum(['met', 'needsReason', 'refused']), findings: z.array(upwardFindingRow), /** The award that leads there. */ fromAward: z.object({ id: idOf, number: z.string(), titleZh: z.string(), titleEn: z.string() }).nullable(), maySetAside: z.boolean() }),
});

export const readRecommendation = defineOperation({
  id: 'honours.readRecommendation', summary: { zh: '查看推荐及其经过', en: 'Read a recommendation with its story' },
  method: 'GET', path: '/recommendations/:recommendationId', permission: 'honours.read',
  input: z.object({ recommendationId: idOf }),
  output: recommendationRow.extend({
    findings: z.array(upwardFindingRow), setAside: z.object({ reason: z.string().nullable(), byName: z.string() }).nullable(),
    from: z.object({ awardId: idOf.nullable(), candidateId: idOf.nullable(), zh: z.string(), en: z.string() }).nullable(), acts: z.array(z.enum(['outcome', 'send', 'award'])),
    events: z.array(z.object({ id: idOf, kind: z.enum(RECOMMENDATION_EVENT_KINDS), on: localDate, document: z.string().nullable(), remarks: z.string().nullable(), at: instant, byName: z.string() })),
  }),
});

export const recommendUpward = defineOperation({
  id: 'honours.recommendUpward', reach: 'programme', summary: { zh: '登记向上推荐', en: 'Record a recommendation upward' },
  method: 'POST', path: '/recommendations', permission: 'honours.recommend',
  input: z.object({
    titleId: idOf, subjectId: idOf, fromAwardId: idOf.nullable().default(null), fromCandidateId: idOf.nullable().default(null).describe('来自评选中的候选 from a candidate of a round'), classCode: z.string().max(60).nullable().default(null), batch,
    on: localDate.describe('报送日期 sent on'), document: document.describe('报送文号 document'), sentTo: z.string().trim().min(1).max(120).optional().describe('报送至，默认授予机关 sent to; the authority unless told'), remarks,
    setAsideReason: z.string().trim().min(2).max(500).nullable().default(null).describe('条件不满足仍推荐的理由，须有放行权限 why it goes up although a condition is not met'),
  }),
  output: z.object({ id: idOf, version: z.number().int() }),
  errors: ['honours.title_retired', 'honours.kind_differs', 'honours.class_unknown', 'honours.subject_gone', 'honours.dates_out_of_order', 'honours.upward_unmet', 'honours.set_aside_not_yours', 'honours.recommended_already'],
});

const step = { recommendationId: idOf, version: z.number().int().min(1), on: localDate };

export const recordOutcome = defineOperation({
  id: 'honours.recordOutcome', reach: 'programme', summary: { zh: '登记推荐结果', en: 'Record what came of a recommendation' },
  method: 'POST', path: '/recommendations/:recommendationId/outcome', permission: 'honours.recommend',
  input: z.object({ ...step, outcome: z.enum(RECOMMENDATION_OUTCOMES), document: document.nullable().default(null), remarks }), output: z.object({ state: recommendationState, version: z.number().int() }),
  errors: ['honours.recommendation_settled', 'honours.dates_out_of_order', 'platform.changed_meanwhile'],
});

export const sendAgain = defineOperation({
  id: 'honours.sendAgain', reach: 'programme', summary: { zh: '退回后再次报送', en: 'Send a returned recommendation again' },
  method: 'POST', path: '/recommendations/:recommendationId/sending', permission: 'honours.recommend',
  input: z.object({ ...step, document, remarks }), output: z.object({ state: recommendationState, version: z.number().int() }),
  errors: ['honours.recommendation_settled', 'honours.dates_out_of_order', 'platform.changed_meanwhile'],
});

export const registerChosen = defineOperation({
  id: 'honours.registerChosen', reach: 'programme', summary: { zh: '登记上级授予的称号', en: 'Register the title a recommendation has led to' },
  method: 'POST', path: '/recommendations/:recommendationId/award', permission: 'honours.register',
  input: z.object({ ...step, to: localDate.nullable().default(null).describe('届满日，空则按称号 end of its term; by the title when empty'), document: document.describe('命名文号 decision document'), number: z.string().trim().min(3).max(80).optional(), edition: z.number().int().min(1).max(999).nullable().default(null) }),
  output: z.object({ awardId: idOf, number: z.string(), version: z.number().int() }),
  errors: ['honours.recommendation_settled', 'honours.title_retired', 'honours.kind_differs', 'honours.class_unknown', 'honours.holds_already', 'honours.locked', 'honours.number_taken', 'honours.dates_out_of_order', 'honours.subject_gone', 'platform.changed_meanwhile'],
});

export const importRecommendations = defineOperation({
  id: 'honours.importRecommendations', reach: 'programme', summary: { zh: '导入向上推荐台账（xlsx、CSV）', en: 'Import recommendations (xlsx, CSV)' },
  method: 'POST', path: '/recommendation-import', permission: 'honours.recommend',
  input: z.object({ file: fileInput, mode: importMode.default('preview') }), output: importAnswer, errors: [...importErrors], bodyLimitBytes: 65 * 1024 * 1024,
});

export const recommendationImportTemplate = defineOperation({
  id: 'honours.recommendationImportTemplate', summary: { zh: '下载推荐台账导入模板', en: 'Download the template for recommendations' },
  method: 'GET', path: '/recommendation-import-template', permission: 'honours.recommend', input: z.object({ ...templateInput }), output: fileOutput,
});

export const exportRecommendations = exportOf(listRecommendations, { id: 'honours.exportRecommendations', path: '/recommendation-export', zh: '导出向上推荐台账（xlsx）', en: 'Export recommendations (xlsx)' });

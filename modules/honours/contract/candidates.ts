/** 候选 · Candidates of a round, and what was found about them. */
import { z } from 'zod';
import { defineOperation, fileInput, fileOutput, idOf, instant, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { importAnswer, importErrors, importMode, templateInput } from '#platform/contract/tasks.ts';
import { CANDIDATE_STATES, ELIGIBILITY_CODES } from '../domain/index.ts';
import { materialFile } from './material.ts';
import { subjectKind } from './titles.ts';

const candidateState = z.enum(CANDIDATE_STATES);
export const candidateSource = z.enum(['organisation', 'self', 'resident', 'feeder']);

export const candidateRow = z.object({
  id: idOf, /** Null for a judge of the round until the jury is over. */ blindNumber: z.number().int().nullable(), titleId: idOf, titleZh: z.string(), titleEn: z.string(), subject: z.object({ id: idOf, kind: subjectKind, code: z.string(), label: z.string() }),
  placeZh: z.string().nullable(), placeEn: z.string().nullable(), classCode: z.string().nullable(), source: candidateSource, state: candidateState, claimedStars: z.number().int().nullable(), /** Departments that said no. */ saidNo: z.number().int(), /** Of those claimed, as the latest stage that looked found them. */ foundStars: z.number().int().nullable(), nominatedAt: instant, version: z.number().int(),
});

export const listCandidates = defineOperation({
  id: 'honours.listCandidates', summary: { zh: '候选名单', en: 'Candidates of a round' },
  method: 'GET', path: '/selection-rounds/:roundId/candidates', permission: 'honours.read',
  input: z.object({ ...pageInput, roundId: idOf, titleId: idOf.optional(), state: candidateState.optional(), placeId: idOf.optional().describe('所在区域（含下级） place and below'), classCode: z.string().max(60).optional(), q: z.string().trim().max(60).optional(), sort: sortInput(['number', 'subject', 'state']) }), output: pageOf(candidateRow),
});

const finding = z.object({
  code: z.enum(ELIGIBILITY_CODES), key: z.string(), state: z.enum(['met', 'unmet', 'open']), titles: z.array(z.string()), count: z.number().int().nullable(), of: z.number().int().nullable(), day: localDate.nullable(), /** A department’s no that keeps nobody out, for whoever decides. */ isAdvice: z.boolean(),
  zh: z.string(), en: z.string(), override: z.object({ reason: z.string(), byName: z.string(), at: instant }).nullable(),
});

export const readCandidate = defineOperation({
  id: 'honours.readCandidate', summary: { zh: '查看候选对象及各项结论', en: 'Read a candidate with everything found' },
  method: 'GET', path: '/candidates/:candidateId', permission: 'honours.read',
  input: z.object({ candidateId: idOf }),
  output: candidateRow.extend({
    roundId: idOf, roundName: z.string(), groups: z.array(z.object({ dimension: z.string(), zh: z.string(), en: z.string(), group: z.string().nullable(), groupZh: z.string().nullable(), groupEn: z.string().nullable(), isAsked: z.boolean() })), summary: z.string().nullable(), /** None for a judge of the round until the jury is over. */ files: z.array(materialFile), reason: z.string().nullable(), awardId: idOf.nullable(), nominatedByName: z.string(), /** The award by which a named list brought it. */
    fedBy: z.object({ awardId: idOf, titleZh: z.string(), titleEn: z.string(), number: z.string() }).nullable(), starCodes: z.array(z.string()), findings: z.array(finding),
    checks: z.array(z.object({ kind: z.enum(['department', 'declared', 'negative']), code: z.string(), zh: z.string(), en: z.string(), said: z.boolean().nullable(), signedOn: localDate.nullable(), signedByName: z.string().nullable(), happenedOn: localDate.nullable(), /** Why not, of a department, for those who check and decide. */ reason: z.string().nullable(), /** The paper it was taken from. */ document: z.string().nullable() })),
    acts: z.array(z.enum(['check', 'override', 'remove', 'group', 'attach'])),
  }),
});

export const candidateGroups = z.record(z.string().trim().min(1).max(40), z.string().trim().max(80)).describe('名额分组，如 county、industry、belonging、rank；可写编码或用语，空为未填 groupings for quotas, by code or word; empty where it is not known');
const nomination = {
  classCode: z.string().max(60).nullable().default(null), groups: candidateGroups.default({}),
  summary: z.string().trim().max(4_000).nullable().default(null).describe('事迹摘要，评委盲评可见，不写姓名单位 summary for blind judges; no names'), claimedStars: z.array(z.string().max(60)).max(50).default([]),
  claimWords: z.record(z.string().max(60), z.string().trim().max(300)).default({}).describe('每颗申报的星一句理由 star code to a sentence of why it is claimed'),
};

/** Asked once: what was said the last time is offered, with where it stands and how old it is, to confirm or to change. */
export const suggestNomination = defineOperation({
  id: 'honours.suggestNomination', summary: { zh: '该对象上次推荐时的内容', en: 'What was said of a subject the last time' },
  method: 'GET', path: '/selection-rounds/:roundId/known-nomination', permission: 'honours.nominate', input: z.object({ roundId: idOf, titleId: idOf, subjectId: idOf }),
  output: z.object({ known: z.object({ candidateId: idOf, round: z.object({ id: idOf, name: z.string() }), titleZh: z.string(), titleEn: z.string(), on: localDate, ageDays: z.number().int(), summary: z.string().nullable(), classCode: z.string().nullable(), groups: z.record(z.string(), z.string()), claimedStars: z.array(z.string()) }).nullable() }),
});

export const nominateCandidate = defineOperation({
  id: 'honours.nominateCandidate', summary: { zh: '推荐候选对象', en: 'Nominate a candidate' },
  method: 'POST', path: '/selection-rounds/:roundId/candidates', permission: 'honours.nominate',
  input: z.object({ roundId: idOf, titleId: idOf, subjectId: idOf, source: candidateSource.exclude(['feeder']).default('organisation'), ...nomination }), output: z.object({ id: idOf, blindNumber: z.number().int() }),
  errors: ['honours.stage_not_open', 'honours.title_not_in_round', 'honours.kind_differs', 'honours.class_unknown', 'honours.candidate_known', 'honours.subject_gone'],
});

export const nominateFromAwards = defineOperation({
  id: 'honours.nominateFromAwards', reach: 'programme', summary: { zh: '从其他榜单引入候选', en: 'Take candidates from those who hold other titles' },
  method: 'POST', path: '/selection-rounds/:roundId/feeders', permission: 'honours.runRounds',
  input: z.object({ roundId: idOf, titleId: idOf, feederTitleIds: z.array(idOf).min(1).max(30), since: localDate.optional().describe('此日起命名的 conferred since'), classCode: z.string().max(60).nullable().default(null).describe('来源没有同名类别时归入的类别 class of those whose own is not one of this title'), groups: candidateGroups.default({}).describe('来源评选里没有填分组的归入此组 groups of those of whom the round that honoured them says none') }), output: z.object({ added: z.number().int(), present: z.number().int() }),
  errors: ['honours.stage_not_open', 'honours.title_not_in_round', 'honours.kind_differs', 'honours.class_unknown'],
});

export const groupCandidate = defineOperation({
  id: 'honours.groupCandidate', reach: 'programme', summary: { zh: '填写候选的名额分组', en: 'Say which groups a candidate belongs to' },
  method: 'PUT', path: '/candidates/:candidateId/groups', permission: 'honours.runRounds',
  input: z.object({ candidateId: idOf, groups: candidateGroups }), output: z.object({ state: candidateState }), errors: ['honours.candidate_settled', 'honours.notice_drafted'],
});

/** Within the reach of whoever sends: a village’s secretary brings the village’s own sheet. */
export const importNominations = defineOperation({
  id: 'honours.importNominations', summary: { zh: '导入申报名单（xlsx、CSV）', en: 'Import nominations (xlsx, CSV)' },
  method: 'POST', path: '/selection-rounds/:roundId/titles/:titleId/nominations', permission: 'honours.nominate',
  input: z.object({ roundId: idOf, titleId: idOf, file: fileInput, mode: importMode.default('preview') }), output: importAnswer, errors: [...importErrors, 'honours.stage_not_open', 'honours.title_not_in_round'], bodyLimitBytes: 65 * 1024 * 1024,
});

export const nominationImportTemplate = defineOperation({
  id: 'honours.nominationImportTemplate', summary: { zh: '下载申报名单模板', en: 'Download the template for importing nominations' },
  method: 'GET', path: '/selection-rounds/:roundId/titles/:titleId/nomination-import-template', permission: 'honours.nominate',
  input: z.object({ roundId: idOf, titleId: idOf, ...templateInput }), output: fileOutput,
});

export const judgeEligibility = defineOperation({
  id: 'honours.judgeEligibility', reach: 'programme', summary: { zh: '核定全部候选资格', en: 'Judge the eligibility of all candidates' },
  method: 'POST', path: '/selection-rounds/:roundId/eligibility', permission: 'honours.runRounds',
  input: z.object({ roundId: idOf, negativesChecked: z.boolean().default(false).describe('已逐项核实：没有人记录过的负面情形均未发生，由本人署名 signs that negative items nobody recorded did not happen') }), output: z.object({ eligible: z.number().int(), ineligible: z.number().int(), open: z.number().int() }), errors: ['honours.stage_not_open'],
});

export const recordCheck = defineOperation({
  id: 'honours.recordCheck', summary: { zh: '声明条件、记录负面情形', en: 'Declare a condition, record a negative item' },
  method: 'POST', path: '/candidates/:candidateId/checks', permission: 'honours.enterAnswers',
  input: z.object({ candidateId: idOf, kind: z.enum(['declared', 'negative']), code: z.string().max(60), said: z.boolean().describe('是/否；负面项“是”为发生过 yes or no; of a negative item yes means it happened'), signedOn: localDate, happenedOn: localDate.nullable().default(null), note: z.string().trim().max(500).nullable().default(null) }),
  output: z.object({ state: candidateState }), errors: ['honours.check_unknown', 'honours.candidate_settled', 'honours.dates_out_of_order', 'honours.happened_stands'],
});

export const overrideFinding = defineOperation({
  id: 'honours.overrideFinding', reach: 'programme', summary: { zh: '说明理由，放行一条未满足的条件', en: 'Set one unmet condition aside, with a reason' },
  method: 'POST', path: '/candidates/:candidateId/overrides', permission: 'honours.override',
  input: z.object({ candidateId: idOf, findingKey: z.string().max(120), reason: z.string().trim().min(2).max(500) }), output: z.object({ state: candidateState }), errors: ['honours.finding_unknown', 'honours.candidate_settled'],
});

export const removeCandidate = defineOperation({
  id: 'honours.removeCandidate', reach: 'programme', summary: { zh: '撤下候选对象', en: 'Remove a candidate' },
  method: 'POST', path: '/candidates/:candidateId/removal', permission: 'honours.runRounds',
  input: z.object({ candidateId: idOf, reason: z.string().trim().min(2).max(500) }), output: z.object({ state: candidateState }), errors: ['honours.candidate_settled'],
});

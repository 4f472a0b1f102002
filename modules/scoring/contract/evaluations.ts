/** 综合测评 · Evaluations of areas over a period: put together from rounds and from documents, ranked within comparable groups, frozen with a hash. */
import { z } from 'zod';
import { booleanParam, defineOperation, fileOutput, idOf, instant, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { exportOf } from '#platform/contract/list-export.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { CROSSWALK_RELATIONS, SANCTIONS } from '#modules/frameworks/domain/index.ts';
import { COMPONENTS, DEFAULT_EFFECTS, LINKED_USES, STANDINGS } from '../domain/index.ts';

export const AREAS_MAX = 500;
export const COMPONENTS_AT_ONCE_MAX = 2_500;

/** Two decimals at most, so that weights and scores add up. */
const twoDecimals = (least: number, most: number) => z.number().min(least).max(most).refine((value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6, { message: 'two decimals at most' });
const percent = twoDecimals(0, 100);
const words = { nameZh: z.string().trim().min(1).max(100), nameEn: z.string().trim().min(1).max(120) };

const effect = z.discriminatedUnion('kind', [z.object({ kind: z.literal('veto') }), z.object({ kind: z.literal('cap'), capPoints: percent })]);

/** 分项来源 · The observations of a round, the pieces of a request, the answers of a survey, another evaluation that is frozen, or a document that somebody entered. */
export const PART_SOURCES = ['round', 'submissions', 'survey', 'evaluation', 'entered'] as const;

export const evaluationRules = z.object({
  methodWeights: z.object({ material: twoDecimals(0, 1000), field: twoDecimals(0, 1000), questionnaire: twoDecimals(0, 1000), consultation: twoDecimals(0, 1000).default(0) }).describe('测评方式权重 weights of the methods'),
  linked: z.object({ ...words, minimum: percent.describe('前置条件：至少多少分 least score'), share: percent.describe('占比（%） share, per cent') }).nullable().default(null).describe('关联体系 linked system'),
  yearWeights: z.array(percent).min(1).max(5).describe('各年权重（%） weights of the years'),
  effects: z.object({ stopNomination: effect, suspendOneYear: effect, revoke: effect }).default({ ...DEFAULT_EFFECTS }).describe('负面清单的后果 what a sanction does'),
});

const areaInput = z.object({
  placeId: idOf.nullable().default(null).describe('本项目的区域 a place of the programme'), name: z.string().trim().min(1).max(100).nullable().default(null).describe('或名称，如外县 or a name, where the programme does not hold it'),
  document: z.string().trim().min(2).max(300).nullable().default(null).describe('填名称的须写明依据文件 the document that lists it, for a name'),
  group: z.string().trim().min(1).max(60).describe('可比组 comparable group'),
});

const drawnUp = {
  code: z.string().trim().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/).describe('编码 code'), ...words,
  editionId: idOf.describe('测评体系版本 edition'), roundId: idOf.nullable().default(null).describe('实地部分所用的轮次 the closed round that gives the field part'),
  materialRequestId: idOf.nullable().default(null).describe('材料部分所用的申报任务 the request that gives the material part'), surveyId: idOf.nullable().default(null).describe('问卷部分所用的问卷 the survey that gives the questionnaire part'),
  startsOn: localDate, endsOn: localDate, rules: evaluationRules.nullable().default(null).describe('空则按体系版本 as the edition says when empty'),
  linkedEvaluationId: idOf.nullable().default(null).describe('关联体系所用的测评：另一体系、已冻结 the frozen evaluation of another framework that gives the linked system'),
  linkedObservationsSince: localDate.nullable().default(null).describe('从哪天起，关联体系轮次的观测也计入实地部分；空则不计 from which day observations of rounds on linked editions count in the field part; none when empty'),
  earlierIds: z.array(idOf).max(4).default([]).describe('本周期此前各年的测评 evaluations of the earlier years'), areas: z.array(areaInput).min(1).max(AREAS_MAX).describe('参评地区 areas'),
};

const refusals = ['scoring.edition_unknown', 'scoring.round_unfit', 'scoring.request_unfit', 'scoring.survey_unfit', 'scoring.area_unfit', 'scoring.area_undeclared', 'scoring.linked_unfit', 'scoring.linked_observations_unfit', 'scoring.group_mixed', 'scoring.cycle_unfit', 'scoring.dates_unfit'] as const;

const evaluationRow = z.object({
  id: idOf, code: z.string(), ...words, state: z.enum(['open', 'frozen']), startsOn: localDate, endsOn: localDate, editionId: idOf, editionZh: z.string(), editionEn: z.string(),
  roundId: idOf.nullable(), materialRequestId: idOf.nullable(), surveyId: idOf.nullable(), linkedEvaluationId: idOf.nullable(), linkedObservationsSince: localDate.nullable(), areaCount: z.number().int(), groupCount: z.number().int(), frozenAt: instant.nullable(), version: z.number().int(),
});

export const listEvaluations = defineOperation({
  id: 'scoring.listEvaluations', summary: { zh: '综合测评', en: 'Evaluations' },
  method: 'GET', path: '/evaluations', permission: 'scoring.read',
  input: z.object({ ...pageInput, q: z.string().trim().max(60).optional().describe('名称或编码 name or code'), state: z.enum(['open', 'frozen']).optional(), sort: sortInput(['recent', 'code']) }), output: pageOf(evaluationRow),
});
export const exportEvaluations = exportOf(listEvaluations, { id: 'scoring.exportEvaluations', path: '/evaluation-export', zh: '导出综合测评目录（xlsx）', en: 'Export the list of evaluations (xlsx)' });

const evaluatedArea = z.object({
  id: idOf, placeId: idOf.nullable(), ...words, group: z.string(), document: z.string().nullable().describe('填名称的地区依据的文件 of a name: the document that lists it'),
  /** Points of 100; null without any result. */
  score: z.number().nullable(),
  /** What the sampling errors of the field and the questionnaire part leave open together; null where neither was sampled. */
  interval: z.object({ low: z.number(), high: z.number() }).nullable(),
  standing: z.enum(STANDINGS), missing: z.array(z.string()), rank: z.number().int().nullable(), isTied: z.boolean(), indistinctFrom: z.array(z.number().int()),
  reasonZh: z.string().nullable(), reasonEn: z.string().nullable(),
  components: z.array(z.object({
    component: z.enum(COMPONENTS), score: z.number().nullable(), source: z.enum(PART_SOURCES).nullable(), document: z.string().nullable(), judgements: z.number().int().nullable(), interval: z.object({ low: z.number(), high: z.number() }).nullable(),
    path: z.string().nullable().describe('出处 page of what it was counted from'),
    /** 怎么算的，或为什么没有 how it was counted, or why there is none. */
    saidZh: z.string().nullable(), saidEn: z.string().nullable(),
    /** 其中关联体系的观测，按轮次 of it, by round: what rounds on linked editions saw. */
    linkedObservations: z.array(z.object({ roundId: idOf, roundZh: z.string(), roundEn: z.string(), editionZh: z.string(), editionEn: z.string(), sites: z.number().int(), standards: z.number().int(), judgements: z.number().int(), met: z.number().int() })),
  })),
  /** 计算过程 line by line. */
  working: z.array(z.object({ zh: z.string(), en: z.string(), balance: z.number().nullable() })),
});

export const readEvaluation = defineOperation({
  id: 'scoring.readEvaluation', summary: { zh: '查看综合测评', en: 'Read an evaluation' },
  method: 'GET', path: '/evaluations/:evaluationId', permission: 'scoring.read', input: z.object({ evaluationId: idOf }),
  output: evaluationRow.extend({
    rules: evaluationRules, roundZh: z.string().nullable(), roundEn: z.string().nullable(), materialRequest: z.string().nullable(), survey: z.string().nullable(), linkedEvaluation: z.object({ id: idOf, ...words }).nullable(), earlier: z.array(z.object({ id: idOf, ...words })),
    ranking: z.object({ enabled: z.boolean(), minimumCount: z.number().int() }), areas: z.array(evaluatedArea),
    frozen: z.object({ at: instant, by: z.string(), hash: z.string(), isWhole: z.boolean().describe('哈希与保存的结果相符 the hash fits the result kept') }).nullable(),
    /** Areas whose score would be another today. */
    drift: z.array(z.object({ areaId: idOf, ...words, frozenScore: z.number().nullable(), nowScore: z.number().nullable() })),
    isWhole: z.boolean().describe('看得到全部地区 the reader sees all areas'),
  }),
});

export const createEvaluation = defineOperation({
  id: 'scoring.createEvaluation', reach: 'programme', summary: { zh: '新建综合测评', en: 'Begin an evaluation' },
  method: 'POST', path: '/evaluations', permission: 'scoring.manage', input: z.object(drawnUp), output: z.object({ id: idOf, version: z.number().int() }), errors: ['scoring.evaluation_code_taken', ...refusals],
});

export const reviseEvaluation = defineOperation({
  id: 'scoring.reviseEvaluation', reach: 'programme', summary: { zh: '修改综合测评', en: 'Change an evaluation' },
  method: 'PUT', path: '/evaluations/:evaluationId', permission: 'scoring.manage',
  input: z.object({ evaluationId: idOf, version: z.number().int().min(1), ...drawnUp }), output: z.object({ id: idOf, version: z.number().int() }),
  errors: ['scoring.evaluation_code_taken', 'scoring.evaluation_frozen', 'platform.changed_meanwhile', ...refusals],
});

export const enterComponents = defineOperation({
  id: 'scoring.enterComponents', reach: 'programme', summary: { zh: '录入分项得分', en: 'Enter parts of scores' },
  method: 'POST', path: '/evaluations/:evaluationId/components', permission: 'scoring.manage',
  input: z.object({
    evaluationId: idOf,
    entries: z.array(z.object({
      areaId: idOf, component: z.enum(COMPONENTS), score: percent.nullable().describe('百分制；空则取消 of 100; empty takes it away'), document: z.string().trim().min(2).max(300).describe('依据的文件 the document it was taken from'),
    })).min(1).max(COMPONENTS_AT_ONCE_MAX),
  }),
  output: z.object({ entered: z.number().int(), removed: z.number().int() }), errors: ['scoring.evaluation_frozen', 'scoring.area_unfit', 'scoring.component_counted'],
});

export const freezeEvaluation = defineOperation({
  id: 'scoring.freezeEvaluation', reach: 'programme', summary: { zh: '冻结测评结果', en: 'Freeze an evaluation' },
  method: 'POST', path: '/evaluations/:evaluationId/freeze', permission: 'scoring.manage',
  input: z.object({ evaluationId: idOf, version: z.number().int().min(1), withGaps: z.boolean().default(false).describe('缺项也冻结 also with parts missing') }),
  output: z.object({ hash: z.string() }), errors: ['scoring.evaluation_frozen', 'scoring.evaluation_incomplete', 'platform.changed_meanwhile'],
});

export const exportEvaluationResult = defineOperation({
  id: 'scoring.exportEvaluationResult', summary: { zh: '导出测评结果（xlsx）', en: 'Export the result of an evaluation (xlsx)' },
  method: 'GET', path: '/evaluations/:evaluationId/result-export', permission: 'scoring.read', input: z.object({ evaluationId: idOf }), output: fileOutput,
});

const linkedObservation = z.object({
  site: z.object({ id: idOf, code: z.string(), name: z.string(), placeZh: z.string(), placeEn: z.string() }),
  standard: z.object({ code: z.string(), ...words }), other: z.object({ code: z.string(), standardId: idOf, ...words, editionZh: z.string(), editionEn: z.string() }),
  round: z.object({ id: idOf, ...words }), relation: z.enum(CROSSWALK_RELATIONS), use: z.enum(LINKED_USES), met: z.number().int(), observed: z.number().int(), observedOn: localDate,
});

/** Of now, also where the result is frozen: what was counted then stands with the result. */
export const listLinkedObservations = defineOperation({
  id: 'scoring.listLinkedObservations', summary: { zh: '关联体系的观测', en: 'Observations of linked frameworks' },
  method: 'GET', path: '/evaluations/:evaluationId/linked-observations', permission: 'scoring.read',
  input: z.object({ evaluationId: idOf, ...pageInput, areaId: idOf.optional().describe('参评地区 area'), use: z.enum(LINKED_USES).optional().describe('是否计入 how it is used'), q: z.string().trim().max(60).optional().describe('点位、标准或轮次 site, standard or round'), sort: sortInput(['site', 'standard', 'recent']) }),
  output: pageOf(linkedObservation),
});
export const exportLinkedObservations = exportOf(listLinkedObservations, { id: 'scoring.exportLinkedObservations', path: '/evaluations/:evaluationId/linked-observation-export', zh: '导出关联体系的观测（xlsx）', en: 'Export observations of linked frameworks (xlsx)' });

const negativeEntry = z.object({
  id: idOf, editionId: idOf, itemCode: z.string(), itemZh: z.string(), itemEn: z.string(), sanction: z.enum(SANCTIONS), deduction: z.number(), lookBackMonths: z.number().int(),
  placeId: idOf.nullable(), ...words, happenedOn: localDate, countsUntil: localDate, document: z.string(), note: z.string().nullable(), enteredAt: instant, enteredBy: z.string(), withdrawnReason: z.string().nullable(),
});

/** Leaders only: what stands there is grave, and often not yet public. */
export const listNegativeEntries = defineOperation({
  id: 'scoring.listNegativeEntries', reach: 'programme', summary: { zh: '负面清单记录', en: 'Entries of the negative list' },
  method: 'GET', path: '/negative-entries', permission: 'scoring.negative',
  input: z.object({ ...pageInput, q: z.string().trim().max(60).optional().describe('地区、事项或文件 area, item or document'), withWithdrawn: booleanParam.describe('含已撤销的 with those withdrawn'), sort: sortInput(['recent', 'item']) }), output: pageOf(negativeEntry),
});
export const exportNegativeEntries = exportOf(listNegativeEntries, { id: 'scoring.exportNegativeEntries', path: '/negative-entry-export', zh: '导出负面清单记录（xlsx）', en: 'Export the negative list (xlsx)' });

export const recordNegativeEntry = defineOperation({
  id: 'scoring.recordNegativeEntry', reach: 'programme', summary: { zh: '登记负面清单', en: 'Record an entry of the negative list' },
  method: 'POST', path: '/negative-entries', permission: 'scoring.negative',
  input: z.object({
    editionId: idOf, itemCode: z.string().trim().min(1).max(60), placeId: idOf.nullable().default(null), name: z.string().trim().min(1).max(100).nullable().default(null), happenedOn: localDate,
    document: z.string().trim().min(2).max(300).describe('认定文件 the document that establishes it'), note: z.string().trim().max(500).nullable().default(null),
  }),
  output: z.object({ id: idOf }), errors: ['scoring.negative_item_unknown', 'scoring.area_unfit', 'scoring.happened_later'],
});

export const withdrawNegativeEntry = defineOperation({
  id: 'scoring.withdrawNegativeEntry', reach: 'programme', summary: { zh: '撤销负面清单记录', en: 'Withdraw an entry of the negative list' },
  method: 'POST', path: '/negative-entries/:entryId/withdrawal', permission: 'scoring.negative',
  input: z.object({ entryId: idOf, reason: z.string().trim().min(2).max(300) }), output: z.object({ withdrawn: z.literal(true) }), errors: ['scoring.negative_withdrawn'],
});

const text = (zh: string, en: string) => ({ zh, en });

/** 分项用语 */
export const componentWords = {
  material: text('网上材料', 'Material'), field: text('实地考察', 'Field'), questionnaire: text('问卷调查', 'Questionnaire'), consultation: text('征求意见', 'Consultation'), linked: text('关联体系', 'Linked system'),
} as const satisfies Record<(typeof COMPONENTS)[number], { zh: string; en: string }>;

/** 关联体系的观测用语 */
export const linkedUseWords = {
  counted: text('计入', 'Counted'), ownSeen: text('本轮已查，不重复计', 'Seen by the own round'), newer: text('有更新的观测', 'A newer one counts'), outside: text('不是本轮的点位', 'Not a site of the round'), notAsked: text('本体系不查这类点位', 'Not asked at such sites'), shown: text('只列出，不计入', 'Told only'),
} as const satisfies Record<(typeof LINKED_USES)[number], { zh: string; en: string }>;

/** 结论用语 */
export const standingWords = {
  counted: text('参加排名', 'Counted'), incomplete: text('缺分项', 'Parts missing'), precondition: text('前置条件未达到', 'Precondition not met'), vetoed: text('负面清单否决', 'Vetoed by the negative list'), nothing: text('还没有结果', 'No result yet'),
} as const satisfies Record<(typeof STANDINGS)[number], { zh: string; en: string }>;


/** 评审与审定 · Judges, their order, the list that is chosen, its notice, the decision and what is conferred. */
import { z } from 'zod';
import { defineOperation, idOf, instant, localDate } from '#platform/contract/index.ts';
import { SCORING_STAGES, TIE_KEYS } from '../domain/index.ts';
import { sheetEvidence } from './material.ts';
import { criterion, roundState } from './rounds.ts';
import { quota } from './titles.ts';

export const nameJudges = defineOperation({
  id: 'honours.nameJudges', reach: 'programme', summary: { zh: '聘请评委', en: 'Appoint the judges' },
  method: 'PUT', path: '/selection-rounds/:roundId/judges', permission: 'honours.runRounds',
  input: z.object({ roundId: idOf, personIds: z.array(idOf).max(60) }), output: z.object({ count: z.number().int() }), errors: ['honours.judge_unknown', 'honours.stage_not_open'],
});

export const readMySheets = defineOperation({
  id: 'honours.readMySheets', summary: { zh: '我的盲评打分表', en: 'My blind sheets' },
  method: 'GET', path: '/selection-rounds/:roundId/my-sheets', permission: 'honours.judge',
  input: z.object({ roundId: idOf }),
  output: z.object({
    roundName: z.string(), isOpen: z.boolean(), /** Photos and documents may be attached to criteria now. */ takesEvidence: z.boolean(), /** The stage these sheets belong to. */ stage: z.enum(SCORING_STAGES),
    sheets: z.array(z.object({ /** What is scored: at a review the standards of the title’s framework, where it names one. */ criteria: z.array(criterion), blindNumber: z.number().int(), /** Whose it is, in an open review alone. */ subject: z.object({ label: z.string(), placeZh: z.string().nullable(), placeEn: z.string().nullable() }).nullable(), titleZh: z.string(), titleEn: z.string(), classCode: z.string().nullable(), summary: z.string().nullable(), files: z.array(z.object({ fileId: idOf, caption: z.string().nullable(), mediaType: z.string() })), /** What this judge attached, by criterion. */ evidence: z.array(sheetEvidence), scores: z.record(z.string(), z.number()).nullable() })),
    /** Names without their numbers, to say whom one is close to. */
    toDeclare: z.array(z.object({ candidateId: idOf, label: z.string(), placeZh: z.string().nullable(), isDeclared: z.boolean() })),
  }),
  errors: ['honours.not_a_judge'],
});

export const declareConflict = defineOperation({
  id: 'honours.declareConflict', summary: { zh: '声明回避', en: 'Declare a conflict of interest' },
  method: 'POST', path: '/selection-rounds/:roundId/conflicts', permission: 'honours.judge',
  input: z.object({ roundId: idOf, candidateId: idOf, reason: z.string().trim().min(2).max(300) }), output: z.object({ declared: z.literal(true) }), errors: ['honours.not_a_judge', 'honours.stage_not_open'],
});

export const submitSheet = defineOperation({
  id: 'honours.submitSheet', summary: { zh: '提交打分表', en: 'Hand in a sheet' },
  method: 'PUT', path: '/selection-rounds/:roundId/my-sheets/:blindNumber', permission: 'honours.judge',
  input: z.object({ roundId: idOf, blindNumber: z.coerce.number().int().min(1), scores: z.record(z.string().max(60), z.number().min(0).max(1_000)).describe('每项得分，至多两位小数 score by criterion, two decimals at most') }),
  output: z.object({ total: z.number() }), errors: ['honours.not_a_judge', 'honours.stage_not_open', 'honours.sheet_invalid'],
});

export const readJuryResult = defineOperation({
  id: 'honours.readJuryResult', reach: 'programme', summary: { zh: '评审结果、一致性与权重区间', en: 'The jury’s order, its agreement and the range of weights' },
  method: 'GET', path: '/selection-rounds/:roundId/titles/:titleId/jury-result', permission: 'honours.readJury',
  input: z.object({ roundId: idOf, titleId: idOf, stage: z.enum(SCORING_STAGES).optional().describe('默认为定名次的环节 the stage that makes the order unless told') }),
  output: z.object({
    stage: z.enum(SCORING_STAGES), stages: z.array(z.enum(SCORING_STAGES)), criteria: z.array(criterion), isFinal: z.boolean(), method: z.string(), trim: z.number().int(), tieRule: z.array(z.enum(TIE_KEYS)), lotSeed: z.string(), seats: z.number().int().nullable(), agreement: z.object({ w: z.number(), judges: z.number().int() }).nullable(),
    /** Who stands before somebody chosen and is not chosen, and what was said of it. */ passedOver: z.array(idOf), orderReason: z.object({ reason: z.string(), byName: z.string(), at: instant }).nullable(),
    voicePercent: z.number().int(), voiceRule: z.string(), range: z.object({ from: z.number().int(), to: z.number().int() }).nullable(), /** Seats of each class, and the range that keeps those chosen of each, where seats are by class. */ perClass: z.object({ least: z.number().int(), most: z.number().int() }).nullable(), classRanges: z.array(z.object({ classCode: z.string(), from: z.number().int(), to: z.number().int() })),
    rows: z.array(z.object({
      candidateId: idOf, blindNumber: z.number().int(), label: z.string(), classCode: z.string().nullable(), /** Whether the order alone, under the seats, would choose it. */ isInside: z.boolean(), place: z.number().int(), score: z.object({ numerator: z.number(), denominator: z.number() }), sheets: z.array(z.number()), left: z.array(z.number()), partedBy: z.enum(TIE_KEYS).nullable(), isUnscored: z.boolean(),
      /** Mean points by criterion over all sheets of the stage, in hundredths; empty where nobody scored. */ means: z.record(z.string(), z.number()),
      /** Key by key against the one above, until one told them apart: what each had. Medians and scores in hundredths. */
      /** What reviewers attached, by criterion; whose it is stays untold, as on the sheets. */ evidence: z.array(sheetEvidence),
      tieSteps: z.array(z.object({ key: z.enum(TIE_KEYS), above: z.string(), own: z.string() })),
      voices: z.number().int().nullable(), compositePlace: z.number().int().nullable(),
    })),
  }),
  errors: ['honours.title_not_in_round', 'honours.stage_not_open'],
});

export const draftSelectionBallot = defineOperation({
  id: 'honours.draftSelectionBallot', reach: 'programme', summary: { zh: '以全部合格候选起草公众投票', en: 'Draft a public ballot of all who are eligible' },
  method: 'POST', path: '/selection-rounds/:roundId/ballot', permission: 'honours.runRounds',
  input: z.object({ roundId: idOf, opensAt: instant, closesAt: instant, mode: z.enum(['approve', 'exactly']).optional().describe('approve 至多选名额数，exactly 恰好选满；不填时，每类名额都恰好是几个的，须恰好选满 up to the seats, or exactly; exactly where every class has just so many seats, unless told') }), output: z.object({ ballotId: idOf, options: z.number().int(), unnamed: z.number().int() }),
  errors: ['honours.stage_not_open', 'honours.ballot_standing', 'honours.ballot_size', 'honours.ballot_classes', 'ballots.question_wrong', 'ballots.weight_without_rule', 'ballots.times_wrong'],
});

export const takeBallotResult = defineOperation({
  id: 'honours.takeBallotResult', reach: 'programme', summary: { zh: '引入公众投票的计票结果', en: 'Take in what a public ballot counted' },
  method: 'POST', path: '/selection-rounds/:roundId/voice', permission: 'honours.runRounds',
  input: z.object({ roundId: idOf, ballotId: idOf.describe('已计票的公众投票，选项编码为对象编号或盲评号 a counted ballot whose option codes are subject codes or blind numbers') }), output: z.object({ candidates: z.number().int(), voices: z.number().int() }),
  errors: ['honours.stage_not_open', 'honours.ballot_standing', 'honours.ballot_not_counted', 'honours.ballot_differs', 'honours.ballot_weight_differs'],
});

const roundQuota = z.union([quota, z.object({ kind: z.literal('seatsPerGroup'), dimension: z.string(), total: z.number().int() })]);
const quotaFinding = z.object({
  key: z.string(), titleId: idOf, kind: z.string(), quota: roundQuota, dimension: z.string().nullable(), group: z.string().nullable(), groupZh: z.string().nullable(), groupEn: z.string().nullable(), count: z.number().int(), of: z.number().int().nullable(), /** Of a rule of coverage, the groups with nobody on the list. */ uncovered: z.array(z.object({ zh: z.string(), en: z.string() })),
  least: z.number().int().nullable(), most: z.number().int().nullable(), ok: z.boolean(), isOverridden: z.boolean(),
});
/** What the candidates of a title leave room for under all its rules; or the rules that no list can keep together, with the numbers. */
const quotaRoom = z.object({
  titleId: idOf, titleZh: z.string(), titleEn: z.string(), candidates: z.number().int(), seats: z.number().int().nullable(), most: z.number().int(), isCertain: z.boolean().describe('多种分组交叉时是否已验证 whether it was proved, where many groupings cross'),
  conflicts: z.array(z.object({ reason: z.enum(['group', 'sum', 'cross', 'never', 'together']), rules: z.array(roundQuota), groupZh: z.string().nullable(), groupEn: z.string().nullable(), need: z.number().int(), allow: z.number().int() })),
});

/** Of a rule that knows which groups it must reach: how many there are, and those nobody is in the running from. */
const quotaCoverage = z.object({ titleId: idOf, titleZh: z.string(), titleEn: z.string(), dimension: z.string(), least: z.number().int(), /** So many of the groups must be reached; null where every one must. */ needed: z.number().int().nullable(), groups: z.number().int(), missing: z.array(z.object({ zh: z.string(), en: z.string() })) });

export const chooseCandidates = defineOperation({
  id: 'honours.chooseCandidates', reach: 'programme', summary: { zh: '确定入选名单（名额逐条核对）', en: 'Choose the list; every quota is held against it' },
  method: 'PUT', path: '/selection-rounds/:roundId/choice', permission: 'honours.runRounds',
  input: z.object({ roundId: idOf, candidateIds: z.array(idOf).max(50_000), orderReason: z.string().trim().min(2).max(500).optional().describe('不按名次入选的理由 why the written order is not kept') }),
  output: z.object({ chosen: z.number().int(), findings: z.array(quotaFinding), passedOver: z.array(idOf) }), errors: ['honours.stage_not_open', 'honours.notice_drafted', 'honours.candidate_settled', 'honours.order_left'], bodyLimitBytes: 4 * 1024 * 1024,
});

export const readQuotas = defineOperation({
  id: 'honours.readQuotas', summary: { zh: '名额核对结果与矛盾', en: 'Quotas held against the list, and where they contradict each other' },
  method: 'GET', path: '/selection-rounds/:roundId/quotas', permission: 'honours.read', input: z.object({ roundId: idOf }), output: z.object({ findings: z.array(quotaFinding), rooms: z.array(quotaRoom), coverage: z.array(quotaCoverage) }),
});

export const overrideQuota = defineOperation({
  id: 'honours.overrideQuota', reach: 'programme', summary: { zh: '说明理由，放行一条名额规则', en: 'Set one quota aside, with a reason' },
  method: 'POST', path: '/selection-rounds/:roundId/quota-overrides', permission: 'honours.override',
  input: z.object({ roundId: idOf, key: z.string().max(200), reason: z.string().trim().min(2).max(500) }), output: z.object({ unmet: z.number().int() }), errors: ['honours.finding_unknown', 'honours.stage_not_open'],
});

export const draftSelectionNotice = defineOperation({
  id: 'honours.draftSelectionNotice', reach: 'programme', summary: { zh: '起草评选公示', en: 'Draft the notice of a selection' },
  method: 'POST', path: '/selection-rounds/:roundId/notice', permission: 'honours.runRounds',
  input: z.object({ roundId: idOf, howToObject: z.string().trim().min(2).max(500).describe('异议方式 how to object') }), output: z.object({ noticeId: idOf, periodDays: z.number().int(), workingDays: z.number().int(), listed: z.number().int(), withheld: z.number().int() }),
  errors: ['honours.stage_not_open', 'honours.quotas_unmet', 'honours.notice_drafted', 'honours.nobody_named'],
});

export const decideCandidates = defineOperation({
  id: 'honours.decideCandidates', reach: 'programme', summary: { zh: '审定名单', en: 'Decide the list' },
  method: 'POST', path: '/selection-rounds/:roundId/decision', permission: 'honours.decide',
  input: z.object({ roundId: idOf, declined: z.array(z.object({ candidateId: idOf, reason: z.string().trim().min(2).max(500) })).max(1_000).default([]).describe('不予命名的，其余全部确认 those not confirmed; all others are') }),
  output: z.object({ confirmed: z.number().int(), declined: z.number().int() }), errors: ['honours.stage_not_open', 'honours.objection_open', 'honours.notice_open', 'honours.negatives_stand', 'honours.candidate_settled'],
});

export const conferSelection = defineOperation({
  id: 'honours.conferSelection', reach: 'programme', summary: { zh: '命名：授予称号、编号', en: 'Confer what was decided' },
  method: 'POST', path: '/selection-rounds/:roundId/conferral', permission: 'honours.runRounds',
  input: z.object({ roundId: idOf, on: localDate, document: z.string().trim().min(1).max(200) }), output: z.object({ conferred: z.number().int() }), errors: ['honours.stage_not_open', 'honours.dates_out_of_order', 'honours.negatives_stand', 'honours.holds_already'],
});

export const publishSelection = defineOperation({
  id: 'honours.publishSelection', reach: 'programme', summary: { zh: '发布：公开同意公开的结果', en: 'Publish those who may be shown' },
  method: 'POST', path: '/selection-rounds/:roundId/publication', permission: 'honours.runRounds',
  input: z.object({ roundId: idOf }), output: z.object({ shown: z.number().int(), withheld: z.number().int(), state: roundState }), errors: ['honours.stage_not_open'],
});

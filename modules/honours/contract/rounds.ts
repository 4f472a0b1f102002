/** 评选 · Selection rounds: a pipeline of stages, from nomination to publication. */
import { z } from 'zod';
import { defineOperation, idOf, instant, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { departmentNamed } from './departments.ts';
import { BLOCKERS, CANDIDATE_STATES, CHANGE_REFUSALS, JURY_METHODS, ROUND_PARTS, STAGE_KINDS, STAGE_STATES, SUBJECT_KINDS, TIE_KEYS } from '../domain/index.ts';
import { quota } from './titles.ts';

const named = { code: z.string().trim().min(1).max(60), zh: z.string().trim().min(1).max(120), en: z.string().trim().min(1).max(200) };
export const criterion = z.object({ code: z.string(), zh: z.string(), en: z.string(), scoreMax: z.number() });
const stageKind = z.enum(STAGE_KINDS);
export const roundState = z.enum(['planned', 'running', 'closed', 'cancelled']);

export const jurySettings = z.object({
  method: z.enum(JURY_METHODS).default('trimmedMean'), trim: z.number().int().min(0).max(5).default(1).describe('两端各去掉几张 sheets left out at either end'),
  tieRule: z.array(z.enum(TIE_KEYS)).min(1).max(5).default(['median', 'highestFewest', 'lowest', 'earlier', 'lot']).describe('平分规则，依次适用 tie rule, in order'),
  lotSeed: z.string().trim().min(4).max(120).describe('抽签种子，事先公布 seed of the lot, published beforehand'),
  criteria: z.array(z.object({ ...named, scoreMax: z.number().int().min(1).max(1_000) })).min(1).max(30),
});

export const shortlistRule = z.object({
  size: z.number().int().min(1).max(50_000).describe('每一部分入围多少个 how many of each part come through'),
  per: z.string().trim().min(1).max(40).default('title').describe('按什么分开入围：title 整个称号，class 每类，或名额分组的名称 title, class, or a grouping of the quotas'),
});

export const roundRow = z.object({
  id: idOf, code: z.string(), name: z.string(), edition: z.number().int().nullable(), state: roundState, stage: stageKind.nullable(), stageEndsOn: localDate.nullable(), candidateCount: z.number().int(), createdAt: instant, version: z.number().int(),
});

export const listSelectionRounds = defineOperation({
  id: 'honours.listSelectionRounds', summary: { zh: '评选列表', en: 'Selection rounds' },
  method: 'GET', path: '/selection-rounds', permission: 'honours.read',
  input: z.object({ ...pageInput, state: roundState.optional(), q: z.string().trim().max(60).optional(), sort: sortInput(['recent', 'name', 'candidates']) }), output: pageOf(roundRow).extend({ /** Whether candidates of the whole round are counted; else those within the reader’s reach. */ isWhole: z.boolean() }),
});

const blocker = z.object({ code: z.enum(BLOCKERS), count: z.number().int(), day: localDate.nullable() });

export const readSelectionRound = defineOperation({
  id: 'honours.readSelectionRound', summary: { zh: '查看评选、环节与阻滞', en: 'Read a round with its stages and what holds them up' },
  method: 'GET', path: '/selection-rounds/:roundId', permission: 'honours.read',
  input: z.object({ roundId: idOf }),
  output: roundRow.extend({
    /** Whether candidates of the whole round are counted; else those within the reader’s reach. */ isWhole: z.boolean(),
    conditions: z.string(), departments: z.array(z.object({ ...named, asks: z.string(), organisationId: idOf.nullable() })), /** Each department reads what the others answered. */ departmentsOpen: z.boolean(), jury: jurySettings, voicePercent: z.number().int(), voiceRule: z.string(), noticeCalendarDays: z.number().int(), noticeWorkingDays: z.number().int(), noticeId: idOf.nullable(), /** The days of its notice, as it was published. */ noticePeriod: z.object({ startsOn: localDate, endsOn: localDate }).nullable(), shortlist: shortlistRule.nullable(), openReview: z.boolean(), /** Whether anybody may nominate, and how many nominations came in and wait. */
    /** The list of the whole programme, on which whoever is no household is signed for; none while no list of this round is signed, and for whoever does not reach it. With whether households stand on lists of their villages. */ negatives: z.object({ placeId: idOf.nullable(), unsigned: z.number().int(), households: z.boolean() }), openNomination: z.boolean(), nominations: z.object({ waiting: z.number().int(), total: z.number().int() }),
    titles: z.array(z.object({ id: idOf, code: z.string(), nameZh: z.string(), nameEn: z.string(), subjectKind: z.enum(SUBJECT_KINDS), seats: z.number().int().nullable(), /** Of the round where it has its own, else of the title. */ quotas: z.array(quota), ownQuotas: z.boolean(), classes: z.array(z.object(named)), stars: z.array(z.object(named)), negativeItems: z.array(z.object(named)),
      /** By which its review is scored: the standards of the edition it names, as they stood when the round was started; none where the round’s own criteria hold. */
      editionCode: z.string().nullable(), criteria: z.array(criterion).nullable(),
      /** What must be said of each candidate for the quotas, with the groups there are so far. */
      groupings: z.array(z.object({ dimension: z.string(), zh: z.string(), en: z.string(), groups: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string() })) })),
    })),
    stages: z.array(z.object({
      kind: stageKind, state: z.enum(STAGE_STATES), startsOn: localDate, endsOn: localDate, openedAt: instant.nullable(), doneAt: instant.nullable(), doneByName: z.string().nullable(), note: z.string().nullable(),
      /** Who must act. */
      permission: z.string(), blockers: z.array(blocker), mayFinish: z.boolean(),
    })),
    counts: z.partialRecord(z.enum(CANDIDATE_STATES), z.number().int()), judges: z.array(z.object({ personId: idOf, name: z.string(), sheetCount: z.number().int() })), isJudge: z.boolean(),
    /** What was changed since it began, the latest first. */
    changes: z.array(z.object({ id: idOf, at: instant, byName: z.string(), reason: z.string(), parts: z.array(z.object({ part: z.enum(ROUND_PARTS), titleId: idOf.nullable(), from: z.unknown(), to: z.unknown() })) })),
    /** Parts that can no longer be changed, and why. */
    fixed: z.array(z.object({ part: z.enum(ROUND_PARTS), code: z.enum(CHANGE_REFUSALS) })),
    /** Who published the results and when; how many were shown, and how many may not be. */
    published: z.object({ at: instant, byName: z.string().nullable(), shown: z.number().int(), withheld: z.number().int() }).nullable(),
    acts: z.array(z.enum(['nominate', 'judgeEligibility', 'nameJudges', 'shortlist', 'draftBallot', 'takeBallot', 'choose', 'draftNotice', 'decide', 'confer', 'publish', 'change', 'cancel'])),
  }),
});

export const createSelectionRound = defineOperation({
  id: 'honours.createSelectionRound', reach: 'programme', summary: { zh: '发起评选', en: 'Start a selection round' },
  method: 'POST', path: '/selection-rounds', permission: 'honours.runRounds',
  input: z.object({
    code: z.string().trim().min(1).max(60), name: z.string().trim().min(2).max(120), edition: z.number().int().min(1).max(999).nullable().default(null), conditions: z.string().trim().min(2).max(4_000).describe('条件和办法，供公众阅读 conditions and method'),
    titles: z.array(z.object({ titleId: idOf, seats: z.number().int().min(1).max(1_000_000).nullable().default(null) })).min(1).max(20),
    stages: z.array(z.object({ kind: stageKind, startsOn: localDate, endsOn: localDate })).min(1).max(STAGE_KINDS.length),
    departments: z.array(departmentNamed).max(30).default([]).describe('联审部门 departments of the check'), departmentsOpen: z.boolean().default(false).describe('各部门可互看意见 departments read each other’s answers'), jury: jurySettings.optional(), voicePercent: z.number().int().min(0).max(60).default(0).describe('公众意见权重，默认 0 仅供参考 weight of the public voice; advice alone by default'), voiceRule: z.string().trim().max(300).default('').describe('权重依据，权重大于 0 时必填，公众可见 the rule that gives it this weight; needed above 0, shown to everybody'),
    noticeCalendarDays: z.number().int().min(1).max(60).default(7), noticeWorkingDays: z.number().int().min(0).max(30).default(5), openNomination: z.boolean().default(false).describe('推荐环节向公众开放 anybody may nominate'),
    shortlist: shortlistRule.nullable().default(null).describe('入围办法，有“初评入围”环节时必填 needed where there is a shortlist'),
    openReview: z.boolean().default(false).describe('考评人看得到是谁和全部申报材料（实地考评）；有评委评审的评选须盲评 reviewers see whose sheet it is, with all material; never where a jury scores'),
  }),
  output: z.object({ id: idOf }), errors: ['honours.round_code_taken', 'honours.pipeline_invalid', 'honours.title_retired', 'honours.stars_to_enter', 'honours.title_not_in_round', 'honours.tie_rule_missing', 'honours.township_of_households', 'honours.voice_rule_missing', 'honours.shortlist_rule_missing', 'honours.department_invalid', 'honours.open_review_with_jury'],
});

export const updateSelectionRound = defineOperation({
  id: 'honours.updateSelectionRound', reach: 'programme', summary: { zh: '变更进行中的评选（写明理由，公众可见）', en: 'Change a round that has begun, with a reason everybody may read' },
  method: 'PUT', path: '/selection-rounds/:roundId', permission: 'honours.runRounds',
  input: z.object({
    roundId: idOf, version: z.number().int().min(1), reason: z.string().trim().min(2).max(500).describe('变更理由，公众可见 shown to everybody'),
    name: z.string().trim().min(2).max(120).optional(), conditions: z.string().trim().min(2).max(4_000).optional(),
    stages: z.array(z.object({ kind: stageKind, startsOn: localDate, endsOn: localDate })).min(1).max(STAGE_KINDS.length).optional().describe('全部环节；已结束的照原样 all stages, those that ended as they were'),
    titles: z.array(z.object({ titleId: idOf, seats: z.number().int().min(1).max(1_000_000).nullable(), quotas: z.array(quota).max(20).nullable().default(null).describe('本次评选自己的名额规则，空则按称号 quotas of this round alone; those of the title where there are none') })).max(20).optional(),
    departments: z.array(departmentNamed).max(30).optional().describe('全部联审部门；有部门答复后不再改动 all departments of the check; they stand once one has answered'),
    jury: jurySettings.omit({ lotSeed: true }).optional(), voicePercent: z.number().int().min(0).max(60).optional(), voiceRule: z.string().trim().max(300).optional(),
    noticeCalendarDays: z.number().int().min(1).max(60).optional(), noticeWorkingDays: z.number().int().min(0).max(30).optional(), shortlist: shortlistRule.nullable().optional(),
  }),
  output: z.object({ version: z.number().int(), parts: z.array(z.enum(ROUND_PARTS)) }),
  errors: ['platform.changed_meanwhile', 'honours.round_unchanged', 'honours.change_refused', 'honours.pipeline_invalid', 'honours.title_not_in_round', 'honours.title_invalid', 'honours.tie_rule_missing', 'honours.township_of_households', 'honours.voice_rule_missing', 'honours.shortlist_rule_missing', 'honours.department_invalid', 'honours.open_review_with_jury'],
});

export const finishStage = defineOperation({
  id: 'honours.finishStage', reach: 'programme', summary: { zh: '结束当前环节，进入下一环节', en: 'End the open stage and open the next' },
  method: 'POST', path: '/selection-rounds/:roundId/stages/:kind/end', permission: 'honours.runRounds',
  input: z.object({ roundId: idOf, kind: stageKind, note: z.string().trim().max(500).nullable().default(null) }), output: z.object({ opened: stageKind.nullable(), state: roundState }), errors: ['honours.stage_not_open', 'honours.stage_blocked'],
});

export const cancelSelectionRound = defineOperation({
  id: 'honours.cancelSelectionRound', reach: 'programme', summary: { zh: '取消评选', en: 'Cancel a round' },
  method: 'POST', path: '/selection-rounds/:roundId/cancellation', permission: 'honours.runRounds',
  input: z.object({ roundId: idOf, reason: z.string().trim().min(2).max(500) }), output: z.object({ state: roundState }), errors: ['honours.stage_not_open', 'honours.round_conferred'],
});

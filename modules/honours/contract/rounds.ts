/** 评选 · Selection rounds: a pipeline of stages, from nomination to publication. */
import { z } from 'zod';
import { defineOperation, idOf, instant, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { BLOCKERS, CANDIDATE_STATES, JURY_METHODS, STAGE_KINDS, STAGE_STATES, SUBJECT_KINDS, TIE_KEYS } from '../domain/index.ts';

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

export const roundRow = z.object({
  id: idOf, code: z.string(), name: z.string(), edition: z.number().int().nullable(), state: roundState, stage: stageKind.nullable(), stageEndsOn: localDate.nullable(), candidateCount: z.number().int(), createdAt: instant, version: z.number().int(),
});

export const listSelectionRounds = defineOperation({
  id: 'honours.listSelectionRounds', summary: { zh: '评选列表', en: 'Selection rounds' },
  method: 'GET', path: '/selection-rounds', permission: 'honours.read',
  input: z.object({ ...pageInput, state: roundState.optional(), q: z.string().trim().max(60).optional(), sort: sortInput(['recent', 'name', 'candidates']) }), output: pageOf(roundRow),
});

const blocker = z.object({ code: z.enum(BLOCKERS), count: z.number().int(), day: localDate.nullable() });

export const readSelectionRound = defineOperation({
  id: 'honours.readSelectionRound', summary: { zh: '查看评选、环节与阻滞', en: 'Read a round with its stages and what holds them up' },
  method: 'GET', path: '/selection-rounds/:roundId', permission: 'honours.read',
  input: z.object({ roundId: idOf }),
  output: roundRow.extend({
    conditions: z.string(), departments: z.array(z.object(named)), jury: jurySettings, voicePercent: z.number().int(), voiceRule: z.string(), noticeCalendarDays: z.number().int(), noticeWorkingDays: z.number().int(), noticeId: idOf.nullable(), /** Whether anybody may nominate, and how many nominations came in and wait. */
    openNomination: z.boolean(), nominations: z.object({ waiting: z.number().int(), total: z.number().int() }),
    titles: z.array(z.object({ id: idOf, code: z.string(), nameZh: z.string(), nameEn: z.string(), subjectKind: z.enum(SUBJECT_KINDS), seats: z.number().int().nullable(), classes: z.array(z.object(named)), stars: z.array(z.object(named)),
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
    acts: z.array(z.enum(['nominate', 'judgeEligibility', 'nameJudges', 'draftBallot', 'takeBallot', 'choose', 'draftNotice', 'decide', 'confer', 'publish', 'cancel'])),
  }),
});

export const createSelectionRound = defineOperation({
  id: 'honours.createSelectionRound', reach: 'programme', summary: { zh: '发起评选', en: 'Start a selection round' },
  method: 'POST', path: '/selection-rounds', permission: 'honours.runRounds',
  input: z.object({
    code: z.string().trim().min(1).max(60), name: z.string().trim().min(2).max(120), edition: z.number().int().min(1).max(999).nullable().default(null), conditions: z.string().trim().min(2).max(4_000).describe('条件和办法，供公众阅读 conditions and method'),
    titles: z.array(z.object({ titleId: idOf, seats: z.number().int().min(1).max(1_000_000).nullable().default(null) })).min(1).max(20),
    stages: z.array(z.object({ kind: stageKind, startsOn: localDate, endsOn: localDate })).min(1).max(STAGE_KINDS.length),
    departments: z.array(z.object(named)).max(30).default([]), jury: jurySettings.optional(), voicePercent: z.number().int().min(0).max(60).default(0).describe('公众意见权重，默认 0 仅供参考 weight of the public voice; advice alone by default'), voiceRule: z.string().trim().max(300).default('').describe('权重依据，权重大于 0 时必填，公众可见 the rule that gives it this weight; needed above 0, shown to everybody'),
    noticeCalendarDays: z.number().int().min(1).max(60).default(7), noticeWorkingDays: z.number().int().min(0).max(30).default(5), openNomination: z.boolean().default(false).describe('推荐环节向公众开放 anybody may nominate'),
  }),
  output: z.object({ id: idOf }), errors: ['honours.round_code_taken', 'honours.pipeline_invalid', 'honours.title_retired', 'honours.stars_to_enter', 'honours.title_not_in_round', 'honours.tie_rule_missing', 'honours.township_of_households', 'honours.voice_rule_missing'],
});

export const finishStage = defineOperation({
  id: 'honours.finishStage', reach: 'programme', summary: { zh: '结束当前环节，进入下一环节', en: 'End the open stage and open the next' },
  method: 'POST', path: '/selection-rounds/:roundId/stages/:kind/end', permission: 'honours.runRounds',
  input: z.object({ roundId: idOf, kind: stageKind, note: z.string().trim().max(500).nullable().default(null) }), output: z.object({ opened: stageKind.nullable(), state: roundState }), errors: ['honours.stage_not_open', 'honours.stage_blocked'],
});

export const cancelSelectionRound = defineOperation({
  id: 'honours.cancelSelectionRound', reach: 'programme', summary: { zh: '取消评选', en: 'Cancel a round' },
  method: 'POST', path: '/selection-rounds/:roundId/cancellation', permission: 'honours.runRounds',
  input: z.object({ roundId: idOf, reason: z.string().trim().min(2).max(500) }), output: z.object({ state: roundState }), errors: ['honours.stage_not_open'],
});

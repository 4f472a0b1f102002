/** 评选公开 · What everybody may read of a selection that asks or tells the public: its rules, its days, what was changed and why, and who is on the shortlist. */
import { z } from 'zod';
import { defineOperation, idOf, instant, localDate } from '#platform/contract/index.ts';
import { JURY_METHODS, ROUND_PARTS, STAGE_KINDS, STAGE_STATES, TIE_KEYS } from '../domain/index.ts';
import { criterion, roundState, shortlistRule } from './rounds.ts';
import { quota } from './titles.ts';

const named = z.object({ code: z.string(), zh: z.string(), en: z.string() });

export const listPublicSelections = defineOperation({
  id: 'honours.listPublicSelections', summary: { zh: '公众查看评选', en: 'Selections, for everybody' },
  method: 'GET', path: '/public/selections', permission: 'public',
  input: z.object({}), output: z.object({ rows: z.array(z.object({ roundId: idOf, name: z.string(), state: roundState, stage: z.enum(STAGE_KINDS).nullable(), stageEndsOn: localDate.nullable() })) }),
});

export const readPublicSelection = defineOperation({
  id: 'honours.readPublicSelection', summary: { zh: '公众查看评选办法、变更和入围名单', en: 'The rules of a selection, its changes and its shortlist, for everybody' },
  method: 'GET', path: '/public/selections/:roundId', permission: 'public',
  input: z.object({ roundId: idOf }),
  output: z.object({
    roundId: idOf, name: z.string(), conditions: z.string(), state: roundState, stages: z.array(z.object({ kind: z.enum(STAGE_KINDS), state: z.enum(STAGE_STATES), startsOn: localDate, endsOn: localDate })),
    titles: z.array(z.object({ id: idOf, nameZh: z.string(), nameEn: z.string(), seats: z.number().int().nullable(), quotas: z.array(quota), classes: z.array(named) })),
    /** None where nobody scores. */ jury: z.object({ method: z.enum(JURY_METHODS), trim: z.number().int(), tieRule: z.array(z.enum(TIE_KEYS)), lotSeed: z.string(), criteria: z.array(criterion) }).nullable(),
    voice: z.object({ percent: z.number().int(), rule: z.string() }).nullable(), noticeDays: z.object({ calendarDays: z.number().int(), workingDays: z.number().int() }), shortlistRule: shortlistRule.nullable(),
    changes: z.array(z.object({ at: instant, reason: z.string(), parts: z.array(z.object({ part: z.enum(ROUND_PARTS), titleId: idOf.nullable(), from: z.unknown(), to: z.unknown() })) })),
    /** Once its stage is over; by name where they may be named. */
    shortlist: z.array(z.object({ titleId: idOf, part: z.string().nullable(), partZh: z.string().nullable(), partEn: z.string().nullable(), added: z.number().int(), unnamed: z.number().int(), names: z.array(z.string()) })),
  }),
});

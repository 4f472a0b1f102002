/** 公众看计划 · Plans that the office published, in plain words. */
import { z } from 'zod';
import { defineOperation, idOf, localDate } from '#platform/contract/index.ts';
import { DIRECTIONS, VERDICTS } from '../domain/index.ts';

const measured = z.object({ on: localDate, value: z.number() }).nullable();

export const readPublicPlans = defineOperation({
  id: 'plans.readPublicPlans', summary: { zh: '公众查看计划', en: 'Plans, for everybody' },
  method: 'GET', path: '/public/plans', permission: 'public', input: z.object({}),
  output: z.object({
    rows: z.array(z.object({
      id: idOf, nameZh: z.string(), nameEn: z.string(), summary: z.string(), document: z.string().nullable(), startsOn: localDate, endsOn: localDate, isOver: z.boolean(),
      phases: z.array(z.object({ id: idOf, name: z.string(), goal: z.string(), startsOn: localDate, endsOn: localDate, isNow: z.boolean(), targetCount: z.number().int(), reachedCount: z.number().int() })),
      targets: z.array(z.object({ name: z.string(), unit: z.string(), direction: z.enum(DIRECTIONS), steps: z.array(z.object({ phaseId: idOf, target: z.number(), actual: measured, verdict: z.enum(VERDICTS) })) })),
    })),
  }),
});

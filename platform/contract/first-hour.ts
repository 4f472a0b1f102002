/** 第一小时 · How far a new programme has come: counted from what is there, never ticked off by hand. */
import { z } from 'zod';
import { defineOperation } from './operation.ts';

export const FIRST_STEPS = [
  'officeLogin', 'workRules', 'edition', 'places', 'organisations', 'persons', 'inspectors', 'sites', 'siteLeaders', 'round', 'draw', 'inspectorsAssigned', 'observations', 'dispatch',
] as const;
export type FirstStepCode = (typeof FIRST_STEPS)[number];

const stepCode = z.enum(FIRST_STEPS);

export const readFirstHour = defineOperation({
  id: 'platform.readFirstHour', reach: 'programme', summary: { zh: '开办进度（按数据计算）', en: 'How far a new programme has come, counted' },
  method: 'GET', path: '/first-hour', permission: 'platform.prepare',
  input: z.object({}),
  output: z.object({
    hidden: z.boolean(), skipped: z.array(stepCode),
    /** So much was done already that nobody begins any more, whichever steps a programme of its kind never takes. */ isRunning: z.boolean(),
    /** In the order in which they are done; `of` where all of something must have it. */
    steps: z.array(z.object({ code: stepCode, count: z.number().int(), of: z.number().int().nullable(), done: z.boolean() })),
  }),
});

export const saveFirstHour = defineOperation({
  id: 'platform.saveFirstHour', reach: 'programme', summary: { zh: '收起或恢复开办指引，跳过步骤', en: 'Hide or bring back the guide, skip steps' },
  method: 'PUT', path: '/first-hour', permission: 'platform.prepare',
  input: z.object({ hidden: z.boolean(), skipped: z.array(stepCode).max(FIRST_STEPS.length).default([]) }),
  output: z.object({ hidden: z.boolean(), skipped: z.array(stepCode) }),
});

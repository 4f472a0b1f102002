/** 进度横道图 · Phases, tasks, projects and their milestones of one plan on one axis of time. */
import { z } from 'zod';
import { defineOperation, idOf, localDate } from '#platform/contract/index.ts';
import { planRow } from './plans.ts';
import { projectRow } from './projects.ts';
import { planTaskRow } from './tasks.ts';

/** More would not be a sheet any more; the list has them all. */
export const CHART_ROWS_MAX = 1_000;

export const readPlanChart = defineOperation({
  id: 'plans.readPlanChart', summary: { zh: '计划横道图', en: 'A plan on one axis of time' },
  method: 'GET', path: '/plans/:planId/chart', permission: 'plans.read', input: z.object({ planId: idOf }),
  output: z.object({
    plan: planRow, today: localDate, isCut: z.boolean().describe('任务太多，只画前面一部分 only the first of many tasks'),
    phases: z.array(z.object({ id: idOf, name: z.string(), goal: z.string(), startsOn: localDate, endsOn: localDate })), tasks: z.array(planTaskRow),
    projects: z.array(projectRow.extend({ milestones: z.array(z.object({ id: idOf, name: z.string(), dueOn: localDate, doneOn: localDate.nullable() })) })), years: z.array(planRow).describe('年度计划 its yearly plans'),
  }),
});

import { bindRead } from '#platform/server/operations/index.ts';
import { CHART_ROWS_MAX, readPlanChart } from '../../contract/index.ts';
import { phaseOut, planOut } from '../plan-picture.ts';
import { listed, projectsNow } from '../project-picture.ts';
import { phasesOf, planPage } from '../queries/plans.ts';
import { projectPage } from '../queries/projects.ts';
import { taskPage, taskTotal } from '../queries/tasks.ts';
import { taskOut } from './tasks.ts';

export const readPlanChartBound = bindRead(readPlanChart, async (ctx, { planId }) => {
  const [plan] = await planPage(ctx.tx, ctx.programmeId, { id: planId }, 'code', { limit: 1, offset: 0 });
  if (plan === undefined) return ctx.notFound();
  const tasks = await taskPage(ctx, { planId }, 'unit', { limit: CHART_ROWS_MAX, offset: 0 });
  const projects = await projectsNow(ctx, await projectPage(ctx, { planId }, 'starts', { limit: CHART_ROWS_MAX, offset: 0 }));
  return {
    plan: planOut(plan), today: ctx.today, isCut: await taskTotal(ctx, { planId }) > tasks.length,
    phases: (await phasesOf(ctx.tx, ctx.programmeId, [planId])).map(phaseOut), tasks: tasks.map((row) => taskOut(row, ctx.today)),
    projects: projects.map((project) => ({ ...listed(project), milestones: project.milestones })), years: (await planPage(ctx.tx, ctx.programmeId, { partOfId: planId }, '-starts', { limit: CHART_ROWS_MAX, offset: 0 })).map(planOut),
  };
});

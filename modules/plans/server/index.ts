import type { KnownSource } from '#platform/server/asks/index.ts';
import type { ServerModule } from '#platform/server/operations/index.ts';
import { plansProblems } from '../contract/index.ts';
import { plansExports } from './exports.ts';
import { readPlanChartBound } from './handlers/chart.ts';
import { createPlanBound, listPlansBound, publishPlanBound, readPlanBound, readRunningPlanBound, setPlanStateBound, updatePlanBound } from './handlers/plans.ts';
import { readPublicPlansBound } from './handlers/public.ts';
import { fundingImportTemplateBound, importFundingBound, importProjectsBound, listFundingBound, listFundingSourcesBound, projectImportTemplateBound, readFundingSumsBound, saveFundingBound, saveFundingSourceBound } from './handlers/funding.ts';
import { addDecisionBound, createMeetingBound, finishDecisionBound, listDecisionsBound, listMeetingsBound, readMeetingBound, settleDecisionBound, updateDecisionBound, updateMeetingBound } from './handlers/meetings.ts';
import { attachProjectPhotoBound, createProjectBound, listProjectsBound, readProjectBound, recordProgressBound, setProjectStateBound, updateProjectBound, withdrawProgressBound } from './handlers/projects.ts';
import { suggestProgressFrom } from './handlers/known-progress.ts';
import { createRoutineBound, extendRoutinesBound, listRoutinesBound, pullRoutinesBound, readRoutineBound, recordCompletionBound, setRoutinePlacesBound, updateRoutineBound, withdrawCompletionBound } from './handlers/routines.ts';
import { exportRoutineGridBound, readRoutineGridBound } from './handlers/routine-grid.ts';
import { acceptPlanTaskBound, beginPlanTaskBound, countPlanTasksBound, createPlanTaskBound, deliverPlanTaskBound, dropPlanTaskBound, importPlanTasksBound, listPlanTasksBound, planTaskImportTemplateBound, readPlanTaskBound, suggestDeliveryBound, updatePlanTaskBound } from './handlers/tasks.ts';
import { createTargetBound, readTargetBound, recordReadingBound, updateTargetBound, withdrawReadingBound } from './handlers/targets.ts';
import { plansPages } from './pages.ts';
import { extendEverywhere, ROUTINE_DAYS_JOB } from './routine-days.ts';
import { plansAskSource } from './queries/ask-source.ts';
import { plansKnown } from './queries/known.ts';
import { plansFigureSource } from './queries/figure-sources.ts';
import { planDuties } from './queries/duty-sources.ts';

export { planEvidence } from './queries/evidence.ts';

const plansModule: ServerModule = {
  name: 'plans',
  operations: [
    listPlansBound, readPlanBound, createPlanBound, updatePlanBound, setPlanStateBound, publishPlanBound, readRunningPlanBound, createTargetBound, updateTargetBound, readTargetBound, recordReadingBound, withdrawReadingBound,
    listPlanTasksBound, countPlanTasksBound, readPlanTaskBound, createPlanTaskBound, updatePlanTaskBound, beginPlanTaskBound, suggestDeliveryBound, deliverPlanTaskBound, acceptPlanTaskBound, dropPlanTaskBound, importPlanTasksBound, planTaskImportTemplateBound, readPlanChartBound,
    listRoutinesBound, readRoutineBound, createRoutineBound, updateRoutineBound, setRoutinePlacesBound, readRoutineGridBound, exportRoutineGridBound, recordCompletionBound, withdrawCompletionBound, pullRoutinesBound, extendRoutinesBound,
    listProjectsBound, readProjectBound, createProjectBound, updateProjectBound, setProjectStateBound, recordProgressBound, withdrawProgressBound, attachProjectPhotoBound, importProjectsBound, projectImportTemplateBound,
    listFundingSourcesBound, saveFundingSourceBound, saveFundingBound, listFundingBound, readFundingSumsBound, importFundingBound, fundingImportTemplateBound,
    listMeetingsBound, readMeetingBound, createMeetingBound, updateMeetingBound, addDecisionBound, updateDecisionBound, finishDecisionBound, settleDecisionBound, listDecisionsBound,
    readPublicPlansBound, ...plansExports,
  ],
  problems: plansProblems,
  constraints: { plans__code_unique: 'plans.plan_code_taken', targets__code_unique: 'plans.target_code_taken', readings__one_a_day: 'plans.reading_there', tasks__code_unique: 'plans.task_code_taken', routines__code_unique: 'plans.routine_code_taken', projects__code_unique: 'plans.project_code_taken', project_readings__one_a_day: 'plans.reading_there' },
  pages: plansPages,
  duties: planDuties,
  figureSources: [plansFigureSource],
  asks: [plansAskSource],
  jobs: { [ROUTINE_DAYS_JOB]: extendEverywhere },
  // After midnight in China.
  schedule: [{ cron: '40 17 * * *', job: ROUTINE_DAYS_JOB }],
  topics: { plans: 'plans.read' },
  searchTexts: [{ table: 'plans.plans', key: 'id', name: 'name_zh', others: ['code', 'name_en'] }, { table: 'plans.tasks', key: 'id', name: 'name', others: ['code'] }, { table: 'plans.projects', key: 'id', name: 'name', others: ['code', 'contractor'] },
    { table: 'plans.meetings', key: 'id', name: 'title', others: ['document'] }, { table: 'plans.decisions', key: 'id', name: 'words', others: [] }],
};

export { plansKnown };

/** The module knows no table of others: what they know of a place is handed in. */
export function createPlansModule({ known }: { readonly known: readonly KnownSource[] }): ServerModule {
  return { ...plansModule, operations: [...plansModule.operations, suggestProgressFrom(known)] };
}

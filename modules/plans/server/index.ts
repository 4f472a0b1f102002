import type { ServerModule } from '#platform/server/operations/index.ts';
import { plansProblems } from '../contract/index.ts';
import { plansExports } from './exports.ts';
import { createPlanBound, listPlansBound, publishPlanBound, readPlanBound, readRunningPlanBound, setPlanStateBound, updatePlanBound } from './handlers/plans.ts';
import { readPublicPlansBound } from './handlers/public.ts';
import { createTargetBound, readTargetBound, recordReadingBound, updateTargetBound, withdrawReadingBound } from './handlers/targets.ts';
import { plansPages } from './pages.ts';

export const plansModule: ServerModule = {
  name: 'plans',
  operations: [
    listPlansBound, readPlanBound, createPlanBound, updatePlanBound, setPlanStateBound, publishPlanBound, readRunningPlanBound, createTargetBound, updateTargetBound, readTargetBound, recordReadingBound, withdrawReadingBound,
    readPublicPlansBound, ...plansExports,
  ],
  problems: plansProblems,
  constraints: { plans__code_unique: 'plans.plan_code_taken', targets__code_unique: 'plans.target_code_taken', readings__one_a_day: 'plans.reading_there' },
  pages: plansPages,
  topics: { plans: 'plans.read' },
  searchTexts: [{ table: 'plans.plans', key: 'id', name: 'name', others: ['code'] }],
};

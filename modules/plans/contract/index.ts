export { createPlan, createTarget, exportPlans, listPlans, planRow, publishPlan, readPlan, readRunningPlan, readTarget, recordReading, setPlanState, updatePlan, updateTarget, withdrawReading } from './plans.ts';
export { readPublicPlans } from './public.ts';
export { directionWords, planStateWords, verdictWords } from './words.ts';
export { plansPermissions } from './permissions.ts';
export { plansProblems } from './problems.ts';

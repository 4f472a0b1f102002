export { CHART_ROWS_MAX, readPlanChart } from './chart.ts';
export { createPlan, createTarget, exportPlans, listPlans, planRow, publishPlan, readPlan, readRunningPlan, readTarget, recordReading, setPlanState, updatePlan, updateTarget, withdrawReading } from './plans.ts';
export { readPublicPlans } from './public.ts';
export { acceptPlanTask, beginPlanTask, countPlanTasks, createPlanTask, deliverPlanTask, dropPlanTask, exportPlanTasks, importPlanTasks, listPlanTasks, planTaskImportTemplate, planTaskRow, readPlanTask, updatePlanTask } from './tasks.ts';
export { createRoutine, exportRoutineGrid, extendRoutines, GRID_OCCURRENCES_MAX, listRoutines, pullRoutines, readRoutine, readRoutineGrid, recordCompletion, routineRow, setRoutinePlaces, updateRoutine, withdrawCompletion } from './routines.ts';
export { directionWords, holidayRuleWords, planStateWords, routineCellWords, taskStateWords, verdictWords } from './words.ts';
export { plansPermissions } from './permissions.ts';
export { plansProblems } from './problems.ts';

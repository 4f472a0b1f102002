import { taskProblems } from '#platform/contract/tasks.ts';
import type { ServerModule } from '../operations/index.ts';
import { RUN_TASK_JOB } from '../imports/import-table.ts';
import { cancelTaskBound, listAuditBound, listTasksBound, readTaskBound, readTaskErrorsBound, verifyAuditBound } from './handlers.ts';
import { runTask } from './run-task.ts';

/** The platform's own operations: tasks and the audit. */
export const platformModule: ServerModule = {
  name: 'platform',
  operations: [listTasksBound, readTaskBound, cancelTaskBound, readTaskErrorsBound, listAuditBound, verifyAuditBound],
  problems: taskProblems,
  jobs: { [RUN_TASK_JOB]: runTask },
};

export { asTask, currentTask } from './monitor.ts';
export type { TaskMonitor } from './monitor.ts';
export { runTask } from './run-task.ts';

import { bulkActProblems } from '#platform/contract/bulk-acts.ts';
import { taskProblems } from '#platform/contract/tasks.ts';
import { viewProblems } from '#platform/contract/views.ts';
import type { ServerModule } from '../operations/index.ts';
import { RUN_TASK_JOB } from '../imports/import-table.ts';
import { cancelTaskBound, downloadTaskFileBound, listAuditBound, listTasksBound, readTaskBound, readTaskErrorsBound, startExportBound, verifyAuditBound } from './handlers.ts';
import { taskDuties } from './duty-sources.ts';
import { viewOperations } from '../views/index.ts';
import { exportAuditBound } from './audit-export.ts';
import { runTask, sweepExports, sweepRecords } from './run-task.ts';

/** The platform's own operations: tasks, the audit and views of lists. */
export const platformModule: ServerModule = {
  name: 'platform',
  operations: [listTasksBound, readTaskBound, cancelTaskBound, readTaskErrorsBound, startExportBound, downloadTaskFileBound, listAuditBound, exportAuditBound, verifyAuditBound, ...viewOperations],
  problems: { ...taskProblems, ...viewProblems, ...bulkActProblems },
  duties: taskDuties,
  jobs: { [RUN_TASK_JOB]: runTask, 'platform.sweepExports': sweepExports, 'platform.sweepRecords': sweepRecords },
  schedule: [{ cron: '17 * * * *', job: 'platform.sweepExports' }, { cron: '37 18 * * *', job: 'platform.sweepRecords' }],
};

export { asTask, currentTask, reportProgress, tracked } from './monitor.ts';
export { startTask } from './background.ts';
export type { TaskMonitor } from './monitor.ts';
export { runTask } from './run-task.ts';

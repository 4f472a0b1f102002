/** 转入后台 · Work too long to wait for goes on as a task that does the very same operation again, as the same person. */
import type { Operation, ProblemText } from '#platform/contract/index.ts';
import type { WriteContext } from '../operations/context.ts';
import { RUN_TASK_JOB } from '../imports/import-table.ts';
import { insertTask } from './queries.ts';
import type { TaskInput } from './queries.ts';

/** Starts the task when, and only when, this transaction commits. @returns its id */
export async function startTask(ctx: WriteContext, operation: Operation, fields: Readonly<Record<string, unknown>>, title: ProblemText = operation.summary): Promise<string> {
  const taskId = ctx.newId();
  const input: TaskInput = { operation: operation.id, fields, locale: ctx.locale };
  await insertTask(ctx.tx, ctx.programmeId, {
    id: taskId, kind: operation.id, titleZh: title.zh, titleEn: title.en, state: 'waiting', doneCount: 0, input, result: null,
    startedBy: ctx.personId, now: new Date(ctx.now).toISOString(),
  });
  ctx.record({ kind: 'task', id: taskId, change: { operation: operation.id, started: true } });
  ctx.enqueue(RUN_TASK_JOB, { programmeId: ctx.programmeId, taskId });
  return taskId;
}

/** 任务进度 · How work that runs as a task tells how far it is and hears that it should stop, without knowing about tasks. */
import { AsyncLocalStorage } from 'node:async_hooks';

export interface TaskMonitor {
  readonly taskId: string;
  /** @returns whether to go on */
  report(doneCount: number, totalCount?: number): Promise<boolean>;
}

/** The person asked the work to stop; perform() answers it as platform.task_cancelled and rolls everything back. */
export class TaskCancelled extends Error {
  constructor() { super('the task was cancelled'); }
}

const running = new AsyncLocalStorage<TaskMonitor>();

/** Runs work as this task. */
export function asTask<T>(monitor: TaskMonitor, work: () => Promise<T>): Promise<T> {
  return running.run(monitor, work);
}

/** The task that this code runs as, or undefined in a person's own request. */
export function currentTask(): TaskMonitor | undefined {
  return running.getStore();
}

/** Tells how far the work is. @errors throws TaskCancelled when it should stop */
export async function reportProgress(doneCount: number, totalCount: number, monitor = running.getStore()): Promise<void> {
  if ((await monitor?.report(doneCount, totalCount)) === false) throw new TaskCancelled();
}

const REPORT_EVERY_ROWS = 500;

/** The same rows, counted as they go by. @errors throws TaskCancelled when it should stop */
export function tracked<Row>(rows: AsyncIterable<Row> | Iterable<Row>, totalCount: number): AsyncGenerator<Row, void, undefined> {
  // Taken now: a stream pulls its rows from wherever it happens to run.
  const monitor = running.getStore();
  return (async function* counted() {
    let done = 0;
    await reportProgress(0, totalCount, monitor);
    for await (const row of rows) {
      yield row;
      done += 1;
      if (done % REPORT_EVERY_ROWS === 0) await reportProgress(done, totalCount, monitor);
    }
  })();
}

/** 任务进度 · How work that runs as a task tells how far it is and hears that it should stop, without knowing about tasks. */
import { AsyncLocalStorage } from 'node:async_hooks';

export interface TaskMonitor {
  readonly taskId: string;
  /** @returns whether to go on */
  report(doneCount: number): Promise<boolean>;
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

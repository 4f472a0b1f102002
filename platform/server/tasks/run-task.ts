/**
 * 后台任务 · Runs a waiting task as the person who started it, through perform() like any request of theirs: rights are
 * looked up again, the audit is written, and a second run after a crash finds the first one's answer instead of repeating it.
 */
import type { TaskFile } from '#platform/contract/tasks.ts';
import { isFileOnDisk, perform } from '../operations/index.ts';
import type { JobHandler, Runtime } from '../operations/index.ts';
import { readSealed } from '../imports/sealed-files.ts';
import { asTask } from './monitor.ts';
import type { TaskMonitor } from './monitor.ts';
import { endTask, inProgramme, noteProgress, rightsMark, sweep, takeUpTask } from './queries.ts';
import type { TaskInput, TaskRow } from './queries.ts';

/** How often progress is written while rows go by. @unit milliseconds */
const PROGRESS_EVERY_MS = 400;
/** A file that nobody fetched in a day is made again in a minute. @unit milliseconds */
export const FILE_KEPT_MS = 24 * 3_600_000;

/** The task goes back to the queue: the server is stopping. */
class Interrupted extends Error {}

function monitorOf(runtime: Runtime, programmeId: string, taskId: string, signal: AbortSignal): TaskMonitor {
  let last = 0;
  return {
    taskId,
    async report(doneCount, totalCount) {
      if (signal.aborted) throw new Interrupted('the server is stopping');
      const now = performance.now();
      if (now - last < PROGRESS_EVERY_MS) return true;
      last = now;
      return !(await inProgramme(runtime.db, programmeId, (tx) => noteProgress(tx, programmeId, taskId, doneCount, totalCount ?? null)));
    },
  };
}

/** What the work is given: the fields it was started with, and the file if there was one. @returns null when the file is gone */
async function inputOf(runtime: Runtime, programmeId: string, input: TaskInput): Promise<Record<string, unknown> | null> {
  if (input.fileSha256 === undefined) return { ...input.fields };
  const body = await readSealed(runtime, programmeId, input.fileSha256);
  return body === null ? null : { ...input.fields, file: { fileName: input.fileName, body } };
}

/** What the task keeps of the answer; a file gets its lasting name. */
async function resultOf(runtime: Runtime, taskId: string, output: unknown, rights: string): Promise<unknown> {
  if (!isFileOnDisk(output)) return output;
  await runtime.exportFiles.keep(output.file, taskId);
  const file: TaskFile = {
    fileName: output.fileName, mediaType: output.mediaType, bytes: output.file.bytes, keptUntil: new Date(runtime.clock() + FILE_KEPT_MS).toISOString(),
  };
  return { file, rights };
}

const CANCELLED = new Set(['platform.import_cancelled', 'platform.task_cancelled']);

async function runOne(runtime: Runtime, programmeId: string, task: TaskRow, signal: AbortSignal): Promise<void> {
  const input = task.input as TaskInput;
  const end = async (state: 'done' | 'failed' | 'cancelled', how: { problem?: unknown; result?: unknown } = {}): Promise<void> => {
    await inProgramme(runtime.db, programmeId, (tx) => endTask(tx, programmeId, task.id, { state, ...how, now: new Date(runtime.clock()).toISOString() }));
    // Nobody asks for the uploaded file again; a kill before this leaves it sealed.
    if (input.fileSha256 !== undefined) await runtime.fileStore.remove(input.fileSha256);
  };
  if (task.cancel_requested) { await end('cancelled'); return; }
  const bound = runtime.operations.get(input.operation);
  const given = await inputOf(runtime, programmeId, input);
  if (bound === undefined || given === null) {
    await end('failed', { problem: { code: 'platform.not_found', title: '上传的文件已不在 · The uploaded file is gone', advice: '请重新上传。Upload it again.' } });
    return;
  }
  // Before the work: rights that change while it runs make the file stale, never the other way round.
  const rights = await inProgramme(runtime.db, programmeId, (tx) => rightsMark(tx, programmeId, task.started_by, new Date(runtime.clock()).toISOString()));
  const answer = await asTask(monitorOf(runtime, programmeId, task.id, signal), () => perform(
    runtime, bound, { asPerson: { programmeId, personId: task.started_by } }, given,
    { requestId: `task:${task.id}`, locale: input.locale, filesOnDisk: true, ...(bound.operation.kind === 'write' ? { idempotencyKey: `task:${task.id}` } : {}) },
  ));
  if (signal.aborted && !answer.ok) throw new Interrupted('the server is stopping');
  if (answer.ok) await end('done', { result: await resultOf(runtime, task.id, answer.output, rights) });
  else if (CANCELLED.has(answer.problem.code)) await end('cancelled');
  else if (answer.problem.code === 'platform.unavailable') throw new Error('the database is out of reach');
  else await end('failed', { problem: { code: answer.problem.code, title: answer.problem.title, advice: answer.problem.advice } });
}

/** The job behind every background task. @errors throws when it should be tried again */
export const runTask: JobHandler = async (payload, { runtime, signal }) => {
  const { programmeId, taskId } = payload as { programmeId: string; taskId: string };
  const now = new Date(runtime.clock()).toISOString();
  const task = await inProgramme(runtime.db, programmeId, (tx) => takeUpTask(tx, programmeId, taskId, now));
  if (task !== undefined) await runOne(runtime, programmeId, task, signal);
};

/** Removes what is over: keys of a season ago, told events, ended sessions, old tasks. The audit stays. */
export const sweepRecords: JobHandler = async (_payload, { runtime }) => {
  const swept = await sweep(runtime.db, new Date(runtime.clock()).toISOString());
  runtime.log.info({ swept }, 'swept');
};

/** Removes the files whose day is over. */
export const sweepExports: JobHandler = async (_payload, { runtime }) => {
  const count = await runtime.exportFiles.sweep(runtime.clock() - FILE_KEPT_MS);
  if (count > 0) runtime.log.info({ count }, 'exported files removed');
};

/** Jobs on the same database. Each runs through perform() like a person's own request; the queue's tables belong to the owner. */
import { Logger as WorkerLogger, makeWorkerUtils, parseCronItems, run, runMigrations } from 'graphile-worker';
import type { CronItem, Runner, TaskList } from 'graphile-worker';
import type { Runtime, ServerModule } from '../operations/index.ts';

/** Creates or updates the queue's own schema. */
export async function migrateJobs(ownerUrl: string): Promise<void> {
  await runMigrations({ connectionString: ownerUrl, logger: new WorkerLogger(() => () => undefined) });
}

/**
 * Frees what a killed app held, so that its jobs run now and not after the queue's four hours. Only where no other app can be
 * working on the same database: the embedded one, whose folder one app holds at a time.
 */
async function freeAbandonedJobs(ownerUrl: string): Promise<void> {
  const utils = await makeWorkerUtils({ connectionString: ownerUrl, logger: new WorkerLogger(() => () => undefined) });
  try {
    const workers = await utils.withPgClient(async (client) => (await client.query<{ locked_by: string }>(
      'select distinct locked_by from graphile_worker._private_jobs where locked_by is not null')).rows.map((row) => row.locked_by));
    if (workers.length > 0) await utils.forceUnlockWorkers(workers);
  } finally { await utils.release(); }
}

/** Of a run by the clock: the last attempt is more than an hour after the first, and the next run does not wait for it. */
const ATTEMPTS_MAX = 9;

export interface JobRunner { stop(): Promise<void> }

/** Starts the runner inside this process. */
export async function startJobs(ownerUrl: string, runtime: Runtime, modules: readonly ServerModule[], options: { isOnlyApp: boolean }, concurrency = 2): Promise<JobRunner> {
  if (options.isOnlyApp) await freeAbandonedJobs(ownerUrl);
  const stopping = new AbortController();
  const taskList: TaskList = {};
  const schedule: CronItem[] = [];
  /** What the attempts of a job finished, for its next one. */
  const finishedOf = new Map<string, Set<string>>();
  for (const module of modules) {
    for (const [name, handler] of Object.entries(module.jobs ?? {})) {
      taskList[name] = async (payload, { job }) => {
        const finished = finishedOf.get(job.id) ?? new Set<string>();
        if (job.attempts < job.max_attempts) finishedOf.set(job.id, finished);
        else finishedOf.delete(job.id);
        await handler(payload as Record<string, unknown>, { runtime, signal: stopping.signal, finished });
        finishedOf.delete(job.id);
      };
    }
    for (const line of module.schedule ?? []) schedule.push({ task: line.job, match: line.cron, identifier: line.job, options: { maxAttempts: ATTEMPTS_MAX } });
  }
  const runner: Runner = await run({
    connectionString: ownerUrl, concurrency, noHandleSignals: true, pollInterval: 2_000, taskList,
    maxPoolSize: concurrency + 2,
    parsedCronItems: parseCronItems(schedule),
    logger: new WorkerLogger((scope) => (level, message) => {
      if (level === 'error') runtime.log.error({ job: scope.taskIdentifier }, message);
      else if (level === 'warning') runtime.log.warn({ job: scope.taskIdentifier }, message);
    }),
  });
  return { async stop() { stopping.abort(); await runner.stop(); } };
}

/** 每夜排定例行日 · Programme by programme, through the same write path as everybody. */
import { programmeIds } from '#modules/places/server/index.ts';
import { perform } from '#platform/server/operations/index.ts';
import type { Bound, JobHandler } from '#platform/server/operations/index.ts';
import { extendRoutines } from '../contract/index.ts';

export const ROUTINE_DAYS_JOB = 'plans.extendRoutines';

export const extendEverywhere: JobHandler = async (_payload, { runtime, signal }) => {
  const bound = runtime.operations.get(extendRoutines.id) as Bound;
  const failed: string[] = [];
  for (const programme of await programmeIds(runtime.db)) {
    if (signal.aborted) break;
    const answer = await perform(runtime, bound, { asSystem: { programmeId: programme.id } }, {}, { requestId: `${ROUTINE_DAYS_JOB}/${runtime.newId()}`, locale: 'zh-CN' });
    if (answer.ok) continue;
    // The others must not wait for the one that cannot; the job says so at its end and is tried again.
    runtime.log.error({ programme: programme.code, problem: answer.problem.code }, 'days of routines were not set');
    failed.push(programme.code);
  }
  if (failed.length > 0) throw new Error(`days of routines were not set in ${failed.join(', ')}`);
};

import type { Db } from '#platform/server/db/index.ts';
import { perform } from '#platform/server/operations/index.ts';
import type { Bound, JobHandler } from '#platform/server/operations/index.ts';
import { programmeIds } from './queries/programmes.ts';

export interface Chore {
  /** Of the job; stands in the audit as the request. */
  readonly job: string;
  /** Takes no input and does a part of the work. */
  readonly operation: { readonly id: string };
  readonly isLeft: (db: Db, programmeId: string) => Promise<boolean>;
  /** How much of it was done; a run that did nothing is the last in its programme. */
  readonly done: (output: unknown) => number;
}

/** 做完为止 · A job that does an operation in each programme as the system, again and again until nothing is left. @throws when a run is refused: the job is tried anew */
export const untilNothingLeft = ({ job, operation, isLeft, done }: Chore): JobHandler => async (_payload, { runtime, signal }) => {
  const bound = runtime.operations.get(operation.id) as Bound;
  for (const programme of await programmeIds(runtime.db)) {
    while (!signal.aborted && await isLeft(runtime.db, programme.id)) {
      const answer = await perform(runtime, bound, { asSystem: { programmeId: programme.id } }, {}, { requestId: `${job}/${runtime.newId()}`, locale: 'zh-CN' });
      if (!answer.ok) throw new Error(`${job} in ${programme.code} failed: ${answer.problem.code}`);
      if (done(answer.output) === 0) break;
    }
  }
};

/** Acting as people: each step of the demonstration is an operation, by somebody who may do it, at a moment of the story. */
import { createHash } from 'node:crypto';
import { uuidv7 } from '#kernel/ids.ts';
import type { InputOf, Operation, OutputOf, ProblemBody } from '#platform/contract/index.ts';
import { perform } from '#platform/server/operations/index.ts';
import type { Bound, Runtime } from '#platform/server/operations/index.ts';

/** A step that was refused: the demonstration is wrong, not the person. */
export class DemoRefused extends Error {
  readonly problem: ProblemBody;
  constructor(operation: string, key: string, problem: ProblemBody) {
    super(`${operation} (${key}): ${problem.code} ${problem.title} ${JSON.stringify(problem.errors ?? problem.params ?? {})}`);
    this.problem = problem;
  }
}

/** What was acknowledged: told once the answer is there, that is, after the commit. */
export interface Acknowledged {
  readonly operation: string;
  readonly key: string;
  readonly subjects: readonly string[];
}

export interface Moment {
  /** Epoch milliseconds of the story. */
  readonly at: number;
  readonly by: string;
}

export interface Actors {
  readonly programmeId: string;
  /** Writes once: the same key on a second run gets the first run's answer. */
  write<Op extends Operation>(operation: Op, input: InputOf<Op>, moment: Moment, key: string): Promise<OutputOf<Op>>;
  /** The same, but a refusal is an answer. */
  tryWrite<Op extends Operation>(operation: Op, input: InputOf<Op>, moment: Moment, key: string): Promise<OutputOf<Op> | ProblemBody>;
  read<Op extends Operation>(operation: Op, input: InputOf<Op>, moment: Moment): Promise<OutputOf<Op>>;
}

export interface ActorsOptions {
  readonly runtime: Runtime;
  readonly programmeId: string;
  readonly acknowledged?: (write: Acknowledged) => Promise<void>;
  /** Check what goes out as strictly as what comes in. */
  readonly validateOutput?: boolean;
}

/** Ids in an answer, one level deep: what the write is about. */
function subjectsOf(output: unknown): string[] {
  if (typeof output !== 'object' || output === null) return [];
  return Object.entries(output).filter(([name, value]) => typeof value === 'string' && (name === 'id' || name.endsWith('Id'))).map(([, value]) => value as string);
}

export function isProblem(answer: unknown): answer is ProblemBody {
  return typeof answer === 'object' && answer !== null && 'code' in answer && 'advice' in answer;
}

/** A stable number in [0, 1) from a text: fates that are the same in every run. */
export function chanceOf(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32;
}

export function actorsOf({ runtime, programmeId, acknowledged, validateOutput = false }: ActorsOptions): Actors {
  const runtimeAt = (at: number): Runtime => ({ ...runtime, clock: () => at, newId: () => uuidv7(at, runtime.randomBytes), validateOutput });
  const run = (operation: Operation, input: unknown, { at, by }: Moment, key?: string) => {
    const bound = runtime.operations.get(operation.id) as Bound | undefined;
    if (bound === undefined) throw new Error(`no module brings ${operation.id}`);
    return perform(runtimeAt(at), bound, { asPerson: { programmeId, personId: by } }, input, { requestId: `demo-${key ?? 'read'}`.slice(0, 100), locale: 'zh-CN', idempotencyKey: key });
  };
  const actors: Actors = {
    programmeId,
    async write(operation, input, moment, key) {
      const answer = await actors.tryWrite(operation, input, moment, key);
      if (isProblem(answer)) throw new DemoRefused(operation.id, key, answer);
      return answer;
    },
    async tryWrite(operation, input, moment, key) {
      const answer = await run(operation, input, moment, key);
      if (!answer.ok) return answer.problem;
      await acknowledged?.({ operation: operation.id, key, subjects: subjectsOf(answer.output) });
      return answer.output as never;
    },
    async read(operation, input, moment) {
      const answer = await run(operation, input, moment);
      if (!answer.ok) throw new DemoRefused(operation.id, 'read', answer.problem);
      return answer.output as never;
    },
  };
  return actors;
}

/** Runs over a list with so many at a time, in order of the list. */
export async function inParallel<T>(list: readonly T[], width: number, work: (item: T, at: number) => Promise<void>, progress: (done: number) => void = () => undefined): Promise<void> {
  let next = 0;
  let done = 0;
  const lane = async (): Promise<void> => {
    for (let at = next++; at < list.length; at = next++) {
      await work(list[at] as T, at);
      done += 1;
      progress(done);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, list.length) }, lane));
}

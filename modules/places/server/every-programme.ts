/** 逐个项目 · What the system does by itself in each programme, one after the other, through the same write path as everybody. */
import { perform } from '#platform/server/operations/index.ts';
import type { Bound, JobHandler, JobTools, Runtime } from '#platform/server/operations/index.ts';
import { programmeIds } from './queries/programmes.ts';

interface ProgrammeAt { readonly id: string; readonly code: string }

interface Round {
  /** Of the job; stands in the audit as the request. */
  readonly job: string;
  /** Takes no input. */
  readonly operation: { readonly id: string };
  /** Where there may be something to do; every programme unless told. */
  readonly programmes?: (runtime: Runtime) => Promise<readonly ProgrammeAt[]>;
}

export interface OnceEverywhere extends Round {
  /** Whether it is worth a write in this programme; always unless told. */
  readonly isDue?: (runtime: Runtime, programmeId: string) => Promise<boolean>;
  /** Told what was done in each programme. */
  readonly done?: (output: unknown, programme: ProgrammeAt, runtime: Runtime) => void;
}

export interface UntilNothingLeft extends Round {
  readonly isLeft: (runtime: Runtime, programmeId: string) => Promise<boolean>;
  /** How much of it was done; a run that did nothing is the last in its programme. */
  readonly done: (output: unknown) => number;
  /** After so many the rest of a programme waits for the next time; none unless told. */
  readonly roundsMax?: number;
}

type Act = () => Promise<unknown>;

/** One that fails keeps no other from its turn, and is alone in being tried anew. @throws once all had theirs, when any failed: the job is tried anew */
async function inEach({ job, operation, programmes }: Round, { runtime, signal, finished }: JobTools, work: (programme: ProgrammeAt, act: Act) => Promise<void>): Promise<void> {
  const bound = runtime.operations.get(operation.id) as Bound;
  const failed: string[] = [];
  for (const programme of await (programmes ?? ((all: Runtime) => programmeIds(all.db)))(runtime)) {
    if (signal.aborted) break;
    if (finished?.has(programme.id)) continue;
    const act = async (): Promise<unknown> => {
      const answer = await perform(runtime, bound, { asSystem: { programmeId: programme.id } }, {}, { requestId: `${job}/${runtime.newId()}`, locale: 'zh-CN' });
      if (!answer.ok) throw new Error(`${operation.id}: ${answer.problem.code}`);
      return answer.output;
    };
    try {
      await work(programme, act);
      finished?.add(programme.id);
    } catch (error) {
      runtime.log.error({ err: error, job, programme: programme.code }, 'a job failed in a programme');
      failed.push(programme.code);
    }
  }
  if (failed.length > 0) throw new Error(`${job} failed in ${failed.join(', ')}`);
}

/** 各做一次 · A job that does an operation once in each programme as the system. @throws once all had their turn, when any failed: the job is tried anew */
export const onceEverywhere = (round: OnceEverywhere): JobHandler => (_payload, tools) => inEach(round, tools, async (programme, act) => {
  if (!await (round.isDue?.(tools.runtime, programme.id) ?? true)) return;
  const output = await act();
  round.done?.(output, programme, tools.runtime);
});

/** 做完为止 · The same, again and again until nothing is left. @throws once all had their turn, when any failed: the job is tried anew */
export const untilNothingLeft = (round: UntilNothingLeft): JobHandler => (_payload, tools) => inEach(round, tools, async (programme, act) => {
  for (let turn = 0; turn < (round.roundsMax ?? Infinity) && !tools.signal.aborted && await round.isLeft(tools.runtime, programme.id); turn += 1) {
    if (round.done(await act()) === 0) return;
  }
});

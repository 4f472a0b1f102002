/** What a module brings to the composition, and what its jobs are given. */
import type { ProblemDefinition } from '#platform/contract/index.ts';
import type { PublicForm, PublicPage } from '../http/pages/types.ts';
import type { Reversal } from '../bulk/reversal.ts';
import type { FirstStep } from '../first-steps/source.ts';
import type { DutySource } from '../duties/source.ts';
import type { FigureSource } from '../figures/source.ts';
import type { AskSource, KnownSource } from '../asks/source.ts';
import type { Bound, Reaction } from './context.ts';
import type { SearchSource } from '../search/source.ts';
import type { Runtime } from './perform.ts';
import type { RawRoute } from './raw-route.ts';

/** What a module gives to the composition. */
export interface ServerModule {
  readonly name: string;
  readonly operations: readonly Bound[];
  readonly problems: Readonly<Record<string, ProblemDefinition>>;
  /** Constraint name → problem code. */
  readonly constraints?: Readonly<Record<string, string>>;
  readonly jobs?: Readonly<Record<string, JobHandler>>;
  /** Announcement of a module further down the graph → what this one does in the same transaction. */
  readonly reactions?: Readonly<Record<string, Reaction>>;
  /** Live topic → the permission whose reach decides who hears of it. */
  readonly topics?: Readonly<Record<string, string>>;
  /** Pages for everybody, made on the server, and the plain forms on them. */
  readonly pages?: readonly PublicPage[];
  readonly forms?: readonly PublicForm[];
  /** Routes below a programme that speak a protocol of their own; who may call is decided as for operations. */
  readonly routes?: (runtime: Runtime) => readonly RawRoute[];
  /** What people owe in this module, for the list of all they owe. */
  readonly duties?: readonly DutySource[];
  /** Rows of this module that figures can count (ADR-0038). */
  readonly figureSources?: readonly FigureSource[];
  /** What this module asks of people, for the burden meter (ADR-0049). */
  readonly asks?: readonly AskSource[];
  /** What this module knows of a place already, so that no form asks for it again. */
  readonly known?: readonly KnownSource[];
  /** How acts on many records at once are taken back. */
  readonly reversals?: readonly Reversal[];
  /** Tables whose rows are found by pinyin. */
  readonly searchTexts?: readonly SearchSource[];
  /** Steps of a new programme that this module counts. */
  readonly firstSteps?: readonly FirstStep[];
  /** crontab line → job name */
  readonly schedule?: readonly { readonly cron: string; readonly job: string }[];
}

export interface JobTools {
  readonly runtime: Runtime;
  readonly signal: AbortSignal;
  /** Ids of what earlier attempts of this very run finished, for the handler to fill: a retry leaves it alone. Kept while the app lives; none where a job is called by hand. */
  readonly finished?: Set<string>;
}

export type JobHandler = (payload: Record<string, unknown>, tools: JobTools) => Promise<void>;

/** 引擎内核 · What the parts of the engine share: the store, the surroundings, and how a request of this device looks. */
import { ProblemError } from '#platform/contract/index.ts';
import type { InputOf, Operation, OutputOf, ProblemBody } from '#platform/contract/index.ts';
import type { OfflineDatabase } from './database.ts';
import type { OfflineSetup, QueuedOperation, Surroundings } from './types.ts';

/** @unit milliseconds */
const ANSWER_WITHIN_MS = 60_000;
/** A chunk on a very bad network. @unit milliseconds */
const CHUNK_WITHIN_MS = 180_000;

/** What is true only while this page lives. */
export interface Passing {
  isSyncing: boolean;
  uploading: { sha256: string; sentBytes: number; byteSize: number } | null;
  problem: ProblemBody | null;
  /** Failures of the network in a row. */
  networkTries: number;
  /** No pass before this. @unit epoch milliseconds */
  quietUntil: number;
}

export interface Core {
  readonly setup: OfflineSetup;
  readonly env: Surroundings;
  readonly db: OfflineDatabase;
  readonly deviceId: string;
  readonly queued: ReadonlyMap<string, QueuedOperation>;
  readonly passing: Passing;
  readonly listeners: Set<() => void>;
  /** Tells listeners that something passing has changed. */
  readonly changed: () => void;
}

export const isoNow = (core: Core): string => new Date(core.env.now()).toISOString();

/** Who sends, from which device, and what its clock says: the server takes nothing meant for another session. */
export function deviceHeaders(core: Core): Record<string, string> {
  return { 'x-device-id': core.deviceId, 'x-device-clock': isoNow(core), 'x-device-person': core.setup.personId };
}

/** Aborts what takes too long: a network that swallows requests must not stop the queue. */
async function within<T>(ms: number, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), ms);
  try { return await run(abort.signal); } finally { clearTimeout(timer); }
}

/** Calls an operation as this device. */
export function call<Op extends Operation>(core: Core, operation: Op, input: InputOf<Op>, idempotencyKey?: string): Promise<OutputOf<Op>> {
  return within(ANSWER_WITHIN_MS, (signal) => core.setup.client.call(operation, input, {
    programme: core.setup.programme, headers: deviceHeaders(core), signal, ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
  }));
}

/** The typed client as modules get it: every call carries who and which device. */
export function deviceClient(core: Core): OfflineSetup['client'] {
  return {
    urlOf: (operation, input, programme) => core.setup.client.urlOf(operation, input, programme ?? core.setup.programme),
    call: (operation, input, options = {}) => within(ANSWER_WITHIN_MS, (signal) => core.setup.client.call(operation, input, {
      programme: core.setup.programme, signal, ...options, headers: { ...deviceHeaders(core), ...options.headers },
    })),
  };
}

/** fetch for uploads. */
export function deviceFetch(core: Core): (url: string, init: RequestInit) => Promise<Response> {
  return (url, init) => within(CHUNK_WITHIN_MS, (signal) => core.env.fetch(url, {
    ...init, signal, headers: { ...(init.headers as Record<string, string>), ...deviceHeaders(core) },
  }));
}

/** 失败种类 · What a failure means for what was to be sent. */
export type Failure =
  | { readonly kind: 'network' }
  | { readonly kind: 'busy'; readonly problem: ProblemBody }
  | { readonly kind: 'signedOut'; readonly problem: ProblemBody }
  | { readonly kind: 'refused'; readonly problem: ProblemBody };

const TRY_AGAIN_STATUS = new Set([408, 423, 425, 429]);

/** An answer that is no answer of ours (a portal's sign-in page, a proxy's excuse) counts as no network. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof ProblemError)) return { kind: 'network' };
  const { problem } = error;
  if (problem.code === 'platform.not_signed_in') return { kind: 'signedOut', problem };
  if (problem.code === 'platform.unavailable' && problem.status < 500) return { kind: 'network' };
  if (problem.status >= 500 || TRY_AGAIN_STATUS.has(problem.status)) return { kind: 'busy', problem };
  return { kind: 'refused', problem };
}

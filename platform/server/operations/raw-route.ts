/** What a module says about a route whose protocol is not ours. */
import type { IncomingMessage, ServerResponse } from 'node:http';

/** Who calls a raw route, once let in. */
export interface RawCaller { readonly programmeId: string; readonly personId: string }

/** What a raw route refuses before its own protocol begins. */
export interface RawRefusal { readonly code: string; readonly params?: Readonly<Record<string, string | number>> }

/** 协议路由 · A route whose protocol is not ours (tus): the body is left alone, the answer is the handler's. */
export interface RawRoute {
  readonly methods: readonly ('POST' | 'PATCH' | 'HEAD' | 'DELETE')[];
  /** Below `/api/programmes/:programme`. */
  readonly path: string;
  readonly permission: string;
  /** A header that a form of another site cannot send; without it the cookie does not count. */
  readonly guardHeader: string;
  /** @returns a refusal when nothing was answered yet */
  readonly handle: (request: IncomingMessage, response: ServerResponse, caller: RawCaller) => Promise<RawRefusal | null>;
}

/**
 * 操作 · An operation is one use case: its name, who may do it, its typed input and output, and every refusal it can give.
 * Routes, openapi.json, the typed client, the CLI and the permission matrix are all derived from this object.
 */
import { z } from 'zod';
import { isLocalDate } from '#kernel/local-date.ts';
import type { ProblemText } from './problems.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/**
 * `public`: nobody need be signed in. `signedIn`: any login. Otherwise a permission that a role may hold in the programme.
 */
export type Permission = 'public' | 'signedIn' | `${string}.${string}`;

export interface Operation<
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
  Code extends string = string,
> {
  /** `<module>.<verbNoun>` */
  readonly id: string;
  readonly summary: ProblemText;
  readonly kind: 'read' | 'write';
  readonly method: Method;
  /** Under `/api/programmes/:programme` for programme operations, under `/api` for installation ones. */
  readonly path: string;
  readonly scope: 'programme' | 'installation';
  readonly permission: Permission;
  readonly input: Input;
  readonly output: Output;
  readonly errors: readonly Code[];
  /** Longest body accepted, in bytes; 1 MiB unless told. */
  readonly bodyLimitBytes?: number;
  /** Calls a minute from one address, where the general limit is too generous (guessing passwords). */
  readonly callsPerMinuteMax?: number;
  /** The same by the day, for what anybody may write. Networks share wider budgets: `platform/server/http/address-limits.ts`. */
  readonly callsPerDayMax?: number;
  /** Acts on the whole programme: a role that holds only in part of it does not do. */
  readonly reach?: 'programme';
  /** May be called while the password is one that somebody else gave: what leads to one’s own. */
  readonly withGivenPassword?: true;
  /** A large answer that seldom changes and names nobody: the browser keeps it, asks whether it is still the same, and then nothing is sent again. */
  readonly keptByBrowser?: true;
}

interface OperationSpec<I extends z.ZodType, O extends z.ZodType, C extends string> {
  readonly id: string;
  readonly summary: ProblemText;
  readonly method: Method;
  readonly path: string;
  readonly scope?: 'programme' | 'installation';
  readonly permission: Permission;
  readonly input: I;
  readonly output: O;
  readonly errors?: readonly C[];
  readonly bodyLimitBytes?: number;
  readonly callsPerMinuteMax?: number;
  readonly callsPerDayMax?: number;
  /** Acts on the whole programme: a role that holds only in part of it does not do. */
  readonly reach?: 'programme';
  /** May be called while the password is one that somebody else gave: what leads to one’s own. */
  readonly withGivenPassword?: true;
  /** A large answer that seldom changes and names nobody: the browser keeps it, asks whether it is still the same, and then nothing is sent again. */
  readonly keptByBrowser?: true;
}

/** Declares an operation. GET reads, everything else writes. */
export function defineOperation<I extends z.ZodType, O extends z.ZodType, const C extends string = never>(
  spec: OperationSpec<I, O, C>,
): Operation<I, O, C> {
  return {
    ...spec,
    kind: spec.method === 'GET' ? 'read' : 'write',
    scope: spec.scope ?? 'programme',
    errors: spec.errors ?? [],
  };
}

export type InputOf<Op extends Operation> = z.input<Op['input']>;
export type ParsedInputOf<Op extends Operation> = z.output<Op['input']>;
export type OutputOf<Op extends Operation> = z.output<Op['output']>;
export type ErrorOf<Op extends Operation> = Op['errors'][number];

/** The full route of an operation, with `:name` places. */
export function routeOf(operation: Operation): string {
  return operation.scope === 'programme' ? `/api/programmes/:programme${operation.path}` : `/api${operation.path}`;
}

/** The names of `:place`s in the operation's own path. */
export function pathParamsOf(operation: Operation): string[] {
  return [...operation.path.matchAll(/:(\w+)/g)].map((match) => match[1] as string);
}

/** Lists: page size bounded, total always exact. */
export const pageInput = {
  page: z.coerce.number().int().min(1).max(100_000).default(1).describe('页码 page, from 1'),
  pageSize: z.coerce.number().int().min(1).max(200).default(25).describe('每页条数 rows a page, at most 200'),
};

export function pageOf<T extends z.ZodType>(row: T) {
  return z.object({ rows: z.array(row), total: z.number().int(), page: z.number().int(), pageSize: z.number().int() });
}

/** Query strings carry repeated or comma-joined values. */
export function listParam<T extends z.ZodType>(item: T, max = 100) {
  return z.preprocess(
    (value) => (value === undefined || value === '' ? undefined : Array.isArray(value) ? value : String(value).split(',')),
    z.array(item).max(max).optional(),
  );
}

/** Query strings carry booleans as words. */
export const booleanParam = z.preprocess(
  (value) => (value === 'true' || value === '1' ? true : value === 'false' || value === '0' ? false : value),
  z.boolean().optional(),
);

/**
 * Answer of an operation that hands out a file: the bytes travel as such over HTTP, base64 nowhere.
 * A handler returns {fileName, mediaType, body}; openapi names the media type.
 */
export const fileOutput = z.object({
  fileName: z.string(),
  mediaType: z.string(),
  body: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
});

/** Input member that a client sends as multipart form data. */
export const fileInput = z.object({
  fileName: z.string().min(1).max(255),
  body: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
});

/** Whether an operation takes a file (multipart) — derived from its input shape. */
export function takesFile(operation: Operation): boolean {
  return isFileMember(operation, 'file');
}

/** Whether a member of the input is a file, asked for or optional. */
export function isFileMember(operation: Operation, name: string): boolean {
  const member = (operation.input as unknown as { shape?: Record<string, unknown> }).shape?.[name];
  return member === fileInput || (member instanceof z.ZodOptional && member.unwrap() === (fileInput as unknown));
}

export const idOf = z.uuid();
/** A day that exists, in the centuries a programme can mean. */
export const localDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'YYYY-MM-DD').refine((text) => isLocalDate(text) && text >= '1900' && text < '2200', 'YYYY-MM-DD');
export const instant = z.iso.datetime({ offset: true });

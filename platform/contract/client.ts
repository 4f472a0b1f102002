/**
 * The typed client: the web, the CLI and the tests all come in this way. One function, typed by the operation it is given.
 */
import { takesFile, pathParamsOf, routeOf, fileOutput } from './operation.ts';
import type { InputOf, Operation, OutputOf } from './operation.ts';
import type { FieldProblem, ProblemBody } from './problems.ts';

interface MinimalResponse {
  readonly ok: boolean;
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  json(): Promise<unknown>;
  arrayBuffer(): Promise<ArrayBuffer>;
}

interface MinimalRequest {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: unknown;
  readonly signal?: unknown;
  readonly credentials?: 'same-origin';
}

/** What the client needs of its surroundings; `fetch` and `FormData` of a browser or of Node fit. */
export interface ClientOptions {
  readonly baseUrl: string;
  readonly programme?: string;
  readonly fetch: (url: string, init: MinimalRequest) => Promise<MinimalResponse>;
  readonly newKey: () => string;
  readonly form?: (file: { fileName: string; body: Uint8Array }, fields: string) => unknown;
  readonly token?: string;
  readonly locale?: () => string;
}

export interface CallOptions {
  readonly programme?: string;
  readonly idempotencyKey?: string;
  readonly dryRun?: boolean;
  readonly signal?: unknown;
  /** Further headers, e.g. what a device says about its clock. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A refusal, as the server worded it. */
export class ProblemError extends Error {
  readonly problem: ProblemBody;
  constructor(problem: ProblemBody) {
    super(`${problem.code}: ${problem.title}`);
    this.name = 'ProblemError';
    this.problem = problem;
  }
  get code(): string {
    return this.problem.code;
  }
  get status(): number {
    return this.problem.status;
  }
  get errors(): readonly FieldProblem[] {
    return this.problem.errors ?? [];
  }
}

export interface Client {
  call<Op extends Operation>(operation: Op, input: InputOf<Op>, options?: CallOptions): Promise<OutputOf<Op>>;
  /** The address of a read operation, for links and images. */
  urlOf<Op extends Operation>(operation: Op, input: InputOf<Op>, programme?: string): string;
}

function encodeQuery(values: Record<string, unknown>): string {
  const parts: string[] = [];
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || value === null) continue;
    const text = Array.isArray(value) ? value.join(',') : String(value);
    parts.push(`${encodeURIComponent(name)}=${encodeURIComponent(text)}`);
  }
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

/** Splits an input into the path that carries it and the rest. */
export function addressOf(operation: Operation, input: Record<string, unknown>, programme: string | undefined) {
  const rest = { ...input };
  let path = routeOf(operation).replace(':programme', encodeURIComponent(programme ?? ''));
  for (const name of pathParamsOf(operation)) {
    path = path.replace(`:${name}`, encodeURIComponent(String(rest[name])));
    delete rest[name];
  }
  return { path, rest };
}

/** Makes a client. @errors rejects with ProblemError for every refusal, whatever its kind. */
export function createClient(options: ClientOptions): Client {
  const urlOf = (operation: Operation, input: unknown, programme?: string): string => {
    const { path, rest } = addressOf(operation, input as Record<string, unknown>, programme ?? options.programme);
    return options.baseUrl + path + encodeQuery(rest);
  };
  return {
    urlOf,
    async call(operation, input, call = {}) {
      const programme = call.programme ?? options.programme;
      const { path, rest } = addressOf(operation, input as Record<string, unknown>, programme);
      const headers: Record<string, string> = { accept: 'application/json, application/problem+json', ...call.headers };
      if (options.token !== undefined) headers['authorization'] = `Bearer ${options.token}`;
      if (options.locale !== undefined) headers['accept-language'] = options.locale();
      let url = options.baseUrl + path;
      let body: unknown;
      if (operation.kind === 'read') url += encodeQuery(rest);
      else {
        headers['idempotency-key'] = call.idempotencyKey ?? options.newKey();
        if (call.dryRun === true) headers['x-dry-run'] = 'true';
        if (takesFile(operation)) {
          const { file, ...fields } = rest as { file?: { fileName: string; body: Uint8Array } };
          body = file === undefined ? JSON.stringify(fields) : options.form?.(file, JSON.stringify(fields));
          if (file === undefined) headers['content-type'] = 'application/json';
        } else {
          headers['content-type'] = 'application/json';
          body = JSON.stringify(rest);
        }
      }
      const response = await options.fetch(url, {
        method: operation.method, headers, credentials: 'same-origin',
        ...(body === undefined ? {} : { body }), ...(call.signal === undefined ? {} : { signal: call.signal }),
      });
      if (!response.ok) throw new ProblemError(await readProblem(response));
      if (operation.output === (fileOutput as unknown)) return (await readFile(response)) as never;
      return (await response.json()) as never;
    },
  };
}

async function readProblem(response: MinimalResponse): Promise<ProblemBody> {
  const type = response.headers.get('content-type') ?? '';
  if (type.includes('json')) return (await response.json()) as ProblemBody;
  return { type: 'about:blank', code: 'platform.unavailable', status: response.status, title: `HTTP ${response.status}`, advice: '' };
}

async function readFile(response: MinimalResponse) {
  const disposition = response.headers.get('content-disposition') ?? '';
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1];
  return {
    fileName: encoded === undefined ? 'download' : decodeURIComponent(encoded),
    mediaType: response.headers.get('content-type') ?? 'application/octet-stream',
    body: new Uint8Array(await response.arrayBuffer()),
  };
}

/**
 * 数据访问 · React hooks over the typed client: `useRead` for questions, `useWrite` for changes.
 * Both speak operations, so a page never writes an address, a method or a type of its own.
 */
import { createContext, use, useCallback, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { QueryCache, QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { createClient, pathParamsOf, ProblemError } from '#platform/contract/index.ts';
import type { Client, InputOf, Operation, OutputOf, ProblemBody } from '#platform/contract/index.ts';
import { createAttempts } from './attempts.ts';
import { currentPreferences } from './preferences.ts';
import { forgetSession, useProgrammeIfAny } from './session.tsx';
import { textIn } from './i18n.ts';
import type { LocalText } from './i18n.ts';
import { useToast } from './ui/toast.tsx';

const ClientContext = createContext<Client | null>(null);

const networkLost = {
  title: { zh: '连不上服务器', en: 'The server cannot be reached' },
  advice: { zh: '请检查网络后重试；您填写的内容还在，重试不会重复提交。', en: 'Check the network and try again; what you entered is still here and will not be submitted twice.' },
} satisfies Record<string, LocalText>;

const unexpected = {
  title: { zh: '页面出错了', en: 'Something went wrong on this page' },
  advice: { zh: '请刷新页面；如再次出现，请告诉管理员。', en: 'Reload the page; if it happens again, tell the administrator.' },
} satisfies Record<string, LocalText>;

/** 浏览器客户端 · The typed client of this browser. Call it directly only outside React (the session gateway does). */
export function createBrowserClient(): Client {
  return createClient({
    baseUrl: '',
    fetch: (url, init) => window.fetch(url, init as RequestInit),
    newKey: () => crypto.randomUUID(),
    form: (file, fields) => {
      const form = new FormData();
      form.set('fields', fields);
      form.set('file', new Blob([file.body as BlobPart]), file.fileName);
      return form;
    },
    locale: () => currentPreferences().locale,
  });
}

/** 查询缓存 · The cache behind `useRead`. A session that has ended anywhere ends the page's session at once. */
export function createQueries(): QueryClient {
  const queries: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: (error) => { if (isSignedOut(error)) forgetSession(queries); } }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        refetchOnWindowFocus: false,
        // A refusal is an answer: only silence is worth asking again.
        retry: (count, error) => count < 2 && !(error instanceof ProblemError),
      },
    },
  });
  return queries;
}

/** 提供客户端 · Makes the typed client known to `useRead` and `useWrite`. */
export function ClientProvider({ client, children }: { client: Client; children: ReactNode }) {
  return <ClientContext value={client}>{children}</ClientContext>;
}

/** 使用客户端 · The typed client itself, for the rare page that needs a call at a moment of its own choosing. */
export function useClient(): Client {
  const client = use(ClientContext);
  if (client === null) throw new Error('ClientProvider is missing above this component');
  return client;
}

function isSignedOut(error: unknown): boolean {
  // A wrong password is a 401 too, and no reason to forget anything.
  return error instanceof ProblemError && error.code === 'platform.not_signed_in';
}

/** 问题正文 · Any failure as a problem body in words for the reader, so that one component shows them all. */
export function problemOf(error: unknown): ProblemBody {
  if (error instanceof ProblemError) return error.problem;
  const locale = currentPreferences().locale;
  const words = error instanceof TypeError ? networkLost : unexpected;
  return {
    type: 'about:blank',
    code: error instanceof TypeError ? 'web.network_lost' : 'web.unexpected',
    status: 0,
    title: textIn(locale, words.title),
    advice: textIn(locale, words.advice),
    ...(error instanceof Error && !(error instanceof TypeError) ? { detail: error.message } : {}),
  };
}

/** Whether two inputs ask about the same thing: only then may the last answer stand in for the next one. */
function isSameSubject(operation: Operation, before: unknown, now: unknown): boolean {
  const [left, right] = [before, now] as (Record<string, unknown> | undefined)[];
  return left !== undefined && pathParamsOf(operation).every((name) => left[name] === right?.[name]);
}

/**
 * 读取选项 · `every_ms` asks again in that rhythm; the last answer stays while another page or order of the same list
 * loads, unless `hold` is false; an answer younger than `fresh_ms` is not asked for again. @unit ms
 */
export interface ReadOptions {
  readonly enabled?: boolean;
  readonly every_ms?: number;
  readonly hold?: boolean;
  readonly fresh_ms?: number;
}

/** 读取结果 · `data` is undefined until the first answer; `loading` only then, `refreshing` on later ones. */
export interface ReadResult<Output> {
  readonly data: Output | undefined;
  readonly problem: ProblemBody | null;
  readonly loading: boolean;
  readonly refreshing: boolean;
  readonly reload: () => void;
}

/**
 * 读取 · Asks a read operation and keeps the answer. Asked twice with the same input, it is fetched once.
 *
 * @example const cases = useRead(listCases, { page: 1, state: ['overdue'] });
 */
export function useRead<Op extends Operation>(operation: Op, input: InputOf<Op>, options: ReadOptions = {}): ReadResult<OutputOf<Op>> {
  const client = useClient();
  const programme = useProgrammeIfAny()?.code;
  const query = useQuery<OutputOf<Op>>({
    queryKey: ['read', operation.id, programme ?? null, input],
    queryFn: ({ signal }) => client.call(operation, input, { signal, ...(programme === undefined ? {} : { programme }) }),
    enabled: options.enabled ?? true,
    ...(options.every_ms === undefined ? {} : { refetchInterval: options.every_ms }),
    ...(options.fresh_ms === undefined ? {} : { staleTime: options.fresh_ms }),
    // The library's type excludes answers that might be functions; ours are data, which the compiler cannot see.
    placeholderData: ((previous: OutputOf<Op> | undefined, before?: { queryKey: readonly unknown[] }) =>
      (options.hold !== false && isSameSubject(operation, before?.queryKey[3], input) ? previous : undefined)) as never,
  });
  const reload = useCallback(() => void query.refetch(), [query.refetch]);
  return {
    data: query.data,
    problem: query.error === null ? null : problemOf(query.error),
    loading: query.isPending && query.fetchStatus !== 'idle',
    refreshing: query.isFetching && !query.isPending,
    reload,
  };
}

/** 地址 · The address of a read operation in this programme, for images and downloads. */
export function useUrlOf(): <Op extends Operation>(operation: Op, input: InputOf<Op>) => string {
  const client = useClient();
  const programme = useProgrammeIfAny()?.code;
  return useCallback((operation, input) => client.urlOf(operation, input, programme), [client, programme]);
}

/** 写入选项 · `invalidates` names the reads that are asked again: operations, or a module's name for all of its reads. */
export interface WriteOptions<Op extends Operation> {
  readonly onSuccess?: (output: OutputOf<Op>, input: InputOf<Op>) => void;
  readonly invalidates?: readonly (Operation | string)[];
  /** Words of the toast after success. */
  readonly done?: LocalText;
}

/** 写入结果 · `run` resolves to the output, or to undefined after a refusal, which is then in `problem`. */
export interface WriteResult<Op extends Operation> {
  readonly run: (input: InputOf<Op>, options?: { dryRun?: boolean }) => Promise<OutputOf<Op> | undefined>;
  readonly pending: boolean;
  readonly problem: ProblemBody | null;
  readonly clear: () => void;
}

/**
 * 写入 · Performs a write operation. Trying again with the same input after a lost connection sends the same
 * idempotency key, so that a change happens once however often the button is pressed.
 *
 * @example const close = useWrite(closeCase, { invalidates: ['cases'], done: { zh: '已销号', en: 'Case closed' } });
 */
export function useWrite<Op extends Operation>(operation: Op, options: WriteOptions<Op> = {}): WriteResult<Op> {
  const client = useClient();
  const queries = useQueryClient();
  const toast = useToast();
  const programme = useProgrammeIfAny()?.code;
  const [state, setState] = useState<{ pending: boolean; problem: ProblemBody | null }>({ pending: false, problem: null });
  const [attempts] = useState(() => createAttempts(() => crypto.randomUUID()));
  const latest = useRef(options);
  latest.current = options;

  const run = useCallback<WriteResult<Op>['run']>(
    async (input, how = {}) => {
      // A preview is no attempt: what follows it must not be taken for its repetition.
      if (how.dryRun === true) attempts.settle();
      setState({ pending: true, problem: null });
      try {
        const output = await client.call(operation, input, {
          idempotencyKey: attempts.keyFor(input),
          ...(how.dryRun === true ? { dryRun: true } : {}),
          ...(programme === undefined ? {} : { programme }),
        });
        attempts.settle();
        setState({ pending: false, problem: null });
        if (how.dryRun === true) return output;
        await askAgain(queries, latest.current.invalidates ?? []);
        if (latest.current.done !== undefined) toast(latest.current.done, 'ok');
        latest.current.onSuccess?.(output, input);
        return output;
      } catch (error) {
        // After a clear refusal the next attempt is a new one; after silence it may be the same one arriving twice.
        if (error instanceof ProblemError && error.status < 500) attempts.settle();
        if (isSignedOut(error)) forgetSession(queries);
        setState({ pending: false, problem: problemOf(error) });
        return undefined;
      }
    },
    [attempts, client, operation, programme, queries, toast],
  );
  const clear = useCallback(() => setState({ pending: false, problem: null }), []);
  return useMemo(() => ({ run, clear, ...state }), [run, clear, state]);
}

/** 全部重读 · For work whose reach the page cannot know, such as taking back somebody's act. */
export const EVERYTHING = 'everything';
type Stale = readonly (Operation | string)[] | typeof EVERYTHING;

/** 重新读取 · Asks the named reads again: one operation, all of a module by its name, or everything. */
export function useInvalidate(): (what: Stale) => Promise<void> {
  const queries = useQueryClient();
  return useCallback((what) => askAgain(queries, what), [queries]);
}

async function askAgain(queries: QueryClient, what: Stale): Promise<void> {
  const names = what === EVERYTHING ? null : what.map((each) => (typeof each === 'string' ? `${each}.` : each.id));
  await queries.invalidateQueries({
    predicate: ({ queryKey: [kind, id] }) =>
      kind === 'read' && typeof id === 'string' && (names === null || names.some((name) => (name.endsWith('.') ? id.startsWith(name) : id === name))),
  });
}

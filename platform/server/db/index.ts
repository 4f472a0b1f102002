/**
 * The database as the rest of the server sees it: a pool that connects as the application's own role, transactions whose
 * statements are prepared once, and nothing that could skip row-level security.
 */
import { createHash } from 'node:crypto';
import { CompiledQuery, Kysely, PostgresDialect, sql } from 'kysely';
import type { Transaction } from 'kysely';
import pg from 'pg';

/** Statements are plain SQL in `queries` files; no table type is declared twice. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Db = Kysely<any>;
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Tx = Transaction<any>;
export { sql, CompiledQuery };
export { byPinyin, naturally, naturalTerms } from './natural-order.ts';
export { orderBy } from './order.ts';
export type { RawBuilder } from 'kysely';

const TYPE_INT8 = 20;
const TYPE_NUMERIC = 1700;
const TYPE_DATE = 1082;
const TYPE_TIMESTAMPTZ = 1184;

/** `2026-09-21 02:00:00.5+00` as `2026-09-21T02:00:00.500Z`. A session in UTC sends nothing else, and lists are full of them. */
function instantText(value: string): string {
  if (value[4] !== '-' || value[10] !== ' ' || !value.endsWith('+00')) return new Date(value).toISOString();
  return `${value.slice(0, 10)}T${value.slice(11, 19)}.${value.slice(20, -3).slice(0, 3).padEnd(3, '0')}Z`;
}

/** Counts fit a double; official dates stay text; instants travel as ISO text. */
function typeParser(oid: number, format?: string): (value: string) => unknown {
  if (oid === TYPE_INT8 || oid === TYPE_NUMERIC) return Number;
  if (oid === TYPE_DATE) return (value) => value;
  if (oid === TYPE_TIMESTAMPTZ) return instantText;
  return pg.types.getTypeParser(oid, format as 'text') as (value: string) => unknown;
}

/** Longer texts (bulk inserts) and more distinct ones than this are not worth keeping prepared. */
const PREPARED_TEXT_MAX = 8_000;
const PREPARED_PER_CONNECTION_MAX = 400;

type QueryFunction = (...args: unknown[]) => unknown;

/** Names each statement by its text, so that PostgreSQL parses and plans it once a connection. */
function prepareRepeated(client: pg.PoolClient | pg.Client): void {
  const names = new Map<string, string>();
  const original = client.query.bind(client) as unknown as QueryFunction;
  const query: QueryFunction = (...args) => {
    const [text, values, ...rest] = args;
    if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0 || text.length > PREPARED_TEXT_MAX) return original(...args);
    let name = names.get(text);
    if (name === undefined) {
      if (names.size >= PREPARED_PER_CONNECTION_MAX) return original(...args);
      name = createHash('sha1').update(text).digest('base64url');
      names.set(text, name);
    }
    return original({ name, text, values }, ...rest);
  };
  (client as unknown as { query: QueryFunction }).query = query;
}

export interface Database {
  readonly db: Db;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  readonly url: string;
  readonly poolSize?: number;
  /** Off for a transaction-pooling proxy in front of the database. */
  readonly prepared?: boolean;
  readonly applicationName?: string;
  readonly onError?: (error: Error) => void;
}

/** Opens a pool. @errors the pool reports lost connections to onError; callers see them on their next query. */
export function openDatabase(options: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.poolSize ?? 10,
    // How long a request waits for its turn; under a burst a late answer beats a refusal.
    connectionTimeoutMillis: 30_000,
    application_name: options.applicationName ?? 'lianchuang',
    types: { getTypeParser: typeParser as never },
  });
  // The pool says it has ended before its sockets have: what the server tells them then is no loss.
  let closing = false;
  pool.on('error', (error) => { if (!closing) options.onError?.(error); });
  // A connection that is lost between two statements of a transaction has nobody who waits for it, and an error that nobody hears ends the process. Whoever
  // uses the connection is told by their next statement; of those at rest the pool tells above.
  pool.on('connect', (client) => { client.on('error', () => undefined); });
  if (options.prepared !== false) pool.on('connect', (client) => prepareRepeated(client));
  const db = new Kysely<Record<string, never>>({ dialect: new PostgresDialect({ pool }) });
  return {
    db: db as unknown as Db, pool,
    close() {
      closing = true;
      return db.destroy();
    },
  };
}

/** The rows of a statement. */
export async function rows<Row>(tx: Db, statement: ReturnType<typeof sql>): Promise<Row[]> {
  return (await statement.execute(tx)).rows as Row[];
}

/** The only row of a statement, or undefined. */
export async function maybeRow<Row>(tx: Db, statement: ReturnType<typeof sql>): Promise<Row | undefined> {
  return (await rows<Row>(tx, statement))[0];
}

/** The row that must be there. @errors throws when it is not: a bug, not a refusal. */
export async function oneRow<Row>(tx: Db, statement: ReturnType<typeof sql>): Promise<Row> {
  const row = await maybeRow<Row>(tx, statement);
  if (row === undefined) throw new Error('a statement that must give a row gave none');
  return row;
}

/** How many rows a statement changed. */
export async function changed(tx: Db, statement: ReturnType<typeof sql>): Promise<number> {
  return Number((await statement.execute(tx)).numAffectedRows ?? 0n);
}

/** A PostgreSQL error as `pg` throws it. */
export interface PgError extends Error {
  readonly code: string;
  readonly constraint?: string;
  readonly detail?: string;
}

export function isPgError(error: unknown): error is PgError {
  return error instanceof Error && typeof (error as { code?: unknown }).code === 'string' && /^[0-9A-Z]{5}$/.test((error as PgError).code);
}

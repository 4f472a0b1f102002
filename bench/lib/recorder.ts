/**
 * The floor of an operation is the very statements it sends, without the server around them. A recorder sits between the
 * pool and PostgreSQL and keeps each transaction's statements with their values; replaying them needs nothing but `pg`.
 */
import pg from 'pg';

export interface Statement { readonly text: string; readonly values: unknown[] }
export type RecordedTransaction = readonly Statement[];

type QueryFunction = (...args: unknown[]) => unknown;

function startsTransaction(text: string): boolean { return /^(begin|start transaction)/i.test(text); }
function endsTransaction(text: string): boolean { return /^(commit|rollback)/i.test(text); }

/** Records every transaction of a pool from now on. */
export function recordPool(pool: pg.Pool): { readonly transactions: RecordedTransaction[]; stop(): void } {
  const transactions: RecordedTransaction[] = [];
  let recording = true;
  const watch = (client: pg.PoolClient): void => {
    let open: Statement[] | null = null;
    const original = client.query.bind(client) as unknown as QueryFunction;
    const query: QueryFunction = (...args) => {
      if (recording) {
        const [first, second] = args;
        const config = typeof first === 'object' && first !== null ? (first as { text?: string; values?: unknown[] }) : null;
        const text = config?.text ?? (typeof first === 'string' ? first : '');
        const values = config?.values ?? (Array.isArray(second) ? second : []);
        if (startsTransaction(text)) open = [];
        open?.push({ text, values });
        if (endsTransaction(text) && open !== null) { transactions.push(open); open = null; }
      }
      return original(...args);
    };
    (client as unknown as { query: QueryFunction }).query = query;
  };
  pool.on('connect', watch);
  return { transactions, stop: () => { recording = false; } };
}

export interface Replayed { readonly count: number; readonly seconds: number; readonly perSecond: number; readonly failed: number }

/** Sends recorded transactions again, as fast as `concurrency` connections can, each statement prepared once. */
export async function replay(url: string, transactions: readonly RecordedTransaction[], concurrency: number, seconds?: number): Promise<Replayed> {
  const clients = await Promise.all(Array.from({ length: concurrency }, async () => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    return client;
  }));
  const names = new Map<string, string>();
  const nameOf = (text: string): string => {
    let name = names.get(text);
    if (name === undefined) { name = `s${names.size}`; names.set(text, name); }
    return name;
  };
  let next = 0;
  let failed = 0;
  const started = performance.now();
  const over = (): boolean => (seconds === undefined ? next >= transactions.length : performance.now() - started > seconds * 1_000);
  await Promise.all(clients.map(async (client) => {
    while (!over()) {
      const transaction = transactions[next++ % transactions.length] as RecordedTransaction;
      try {
        for (const { text, values } of transaction) {
          if (values.length === 0) await client.query(text); else await client.query({ name: nameOf(text), text, values });
        }
      } catch {
        failed += 1;
        await client.query('rollback').catch(() => undefined);
      }
    }
  }));
  const took = (performance.now() - started) / 1_000;
  await Promise.all(clients.map((client) => client.end()));
  return { count: next, seconds: took, perSecond: next / took, failed };
}

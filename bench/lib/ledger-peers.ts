/**
 * What the ledger is measured against, each on the same PostgreSQL and by as many connections: the TPC-B-like transaction of pgbench (the
 * binary is not in the embedded PostgreSQL, so its statements are sent from here, prepared), and pgledger, where somebody has a copy of it.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { createRng } from '#kernel/rng.ts';
import type { Ground } from './ground.ts';

export interface Peer { run(amount: number): Promise<number>; close(): Promise<unknown> }

const SCALE = 10;
const ACCOUNTS_A_BRANCH = 100_000;
const TELLERS_A_BRANCH = 10;
const DELTA_MAX = 5_000;

async function clientsOf(ground: Ground, connections: number): Promise<pg.Client[]> {
  return Promise.all(Array.from({ length: connections }, async () => {
    const client = new pg.Client({ connectionString: ground.ownerUrl });
    await client.connect();
    return client;
  }));
}

/** So many transactions by all clients together. @returns per second */
async function together(clients: readonly pg.Client[], amount: number, transaction: (client: pg.Client) => Promise<unknown>): Promise<number> {
  let left = amount;
  const started = performance.now();
  await Promise.all(clients.map(async (client) => { while (left-- > 0) await transaction(client); }));
  return amount / ((performance.now() - started) / 1_000);
}

/** @source PostgreSQL documentation, pgbench, "TPC-B (sort of)"; scale 10, tables filled as `pgbench -i` does */
export async function tpcb(ground: Ground, connections: number): Promise<Peer> {
  const clients = await clientsOf(ground, connections);
  const [first] = clients as [pg.Client];
  await first.query(`create schema tpcb;
    create table tpcb.branches (bid int primary key, bbalance int, filler char(88)) with (fillfactor = 100);
    create table tpcb.tellers (tid int primary key, bid int, tbalance int, filler char(84)) with (fillfactor = 100);
    create table tpcb.accounts (aid int, bid int, abalance int, filler char(84)) with (fillfactor = 100);
    create table tpcb.history (tid int, bid int, aid int, delta int, mtime timestamp, filler char(22));
    insert into tpcb.branches select n, 0, '' from generate_series(1, ${SCALE}) n;
    insert into tpcb.tellers select n, 1 + (n - 1) / ${TELLERS_A_BRANCH}, 0, '' from generate_series(1, ${SCALE * TELLERS_A_BRANCH}) n;
    insert into tpcb.accounts select n, 1 + (n - 1) / ${ACCOUNTS_A_BRANCH}, 0, '' from generate_series(1, ${SCALE * ACCOUNTS_A_BRANCH}) n;
    alter table tpcb.accounts add primary key (aid)`);
  for (const table of ['branches', 'tellers', 'accounts']) await first.query(`vacuum analyze tpcb.${table}`);
  const rng = createRng('tpcb');
  const transaction = async (client: pg.Client): Promise<void> => {
    const [aid, bid, tid, delta] = [1 + rng.nextInt(SCALE * ACCOUNTS_A_BRANCH), 1 + rng.nextInt(SCALE), 1 + rng.nextInt(SCALE * TELLERS_A_BRANCH), rng.nextInt(2 * DELTA_MAX + 1) - DELTA_MAX];
    await client.query('begin');
    await client.query({ name: 't1', text: 'update tpcb.accounts set abalance = abalance + $1 where aid = $2', values: [delta, aid] });
    await client.query({ name: 't2', text: 'select abalance from tpcb.accounts where aid = $1', values: [aid] });
    await client.query({ name: 't3', text: 'update tpcb.tellers set tbalance = tbalance + $1 where tid = $2', values: [delta, tid] });
    await client.query({ name: 't4', text: 'update tpcb.branches set bbalance = bbalance + $1 where bid = $2', values: [delta, bid] });
    await client.query({ name: 't5', text: 'insert into tpcb.history (tid, bid, aid, delta, mtime) values ($1, $2, $3, $4, current_timestamp)', values: [tid, bid, aid, delta] });
    await client.query('commit');
  };
  return { run: (amount) => together(clients, amount, transaction), close: () => Promise.all(clients.map((client) => client.end())) };
}

const PGLEDGER_FILES = ['vendor/scoville-pgsql-ulid/ulid-to-uuid.sql', 'vendor/scoville-pgsql-ulid/uuid-to-ulid.sql', 'pgledger.sql'];

/** @param folder a copy of pgledger; its SQL is run into a schema of its own, with accounts that may sink */
export async function pgledger(ground: Ground, connections: number, folder: string, accounts: number): Promise<{ readonly spread: Peer; readonly hot: Peer }> {
  const clients = await clientsOf(ground, connections);
  const [first] = clients as [pg.Client];
  await first.query('create schema pgledger');
  await Promise.all(clients.map((client) => client.query('set search_path = pgledger, public')));
  for (const file of PGLEDGER_FILES) await first.query(await readFile(join(folder, file), 'utf8'));
  const { rows } = await first.query<{ id: string }>(`select (pgledger_create_account('a' || n, 'USD')).id from generate_series(1, $1::integer) n`, [accounts]);
  for (const table of ['pgledger_accounts', 'pgledger_transfers', 'pgledger_entries']) await first.query(`analyze ${table}`);
  const rng = createRng('pgledger');
  const ids = rows.map(({ id }) => id);
  const other = (): string => ids[1 + rng.nextInt(ids.length - 1)] as string;
  const move = (client: pg.Client, from: string) => {
    const drawn = other();
    return client.query({ name: 'move', text: 'select * from pgledger_create_transfer($1, $2, 1)', values: [from, drawn === from ? ids[0] : drawn] });
  };
  const close = (): Promise<unknown> => Promise.all(clients.map((client) => client.end()));
  return {
    spread: { run: (amount) => together(clients, amount, (client) => move(client, other())), close },
    hot: { run: (amount) => together(clients, amount, (client) => move(client, ids[0] as string)), close: async () => undefined },
  };
}

/**
 * The points ledger: transfers over HTTP, each on the disk, against pgbench's TPC-B-like transaction and against pgledger; large batches against
 * COPY; 64 writers on one account; and the balance of any instant in a long history. BENCH_ENTRIES sets how long, BENCH_PGLEDGER names a copy of pgledger.
 */
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { createRng } from '#kernel/rng.ts';
import { oneRow, sql } from '#platform/server/db/index.ts';
import { ensureAsset, postTransfers, readBalanceAt, readBalances } from '#modules/points/server/index.ts';
import { inLedger } from '#modules/points/seed/index.ts';
import { openGround } from './lib/ground.ts';
import type { Ground, Served } from './lib/ground.ts';
import { pgledger, tpcb } from './lib/ledger-peers.ts';
import { load } from './lib/load.ts';
import type { LoadResult } from './lib/load.ts';
import { middle, perSecond } from './lib/report.ts';
import type { Line } from './lib/report.ts';

const CONNECTIONS = 16;
const WRITERS = 64;
const TURNS = 5;
const A_TURN = 1_000;
const WARM_UP = 400;
const HOLDERS = 2_000;
const ENTRIES = Number(process.env['BENCH_ENTRIES'] ?? 1_000_000);
const PGLEDGER = process.env['BENCH_PGLEDGER'];
const BATCHES = 20;
const LEGS_A_BATCH = 1_000;
const DAY = '2026-09-21';
const EVERYBODY_STARTS_WITH = 1_000_000;

interface Stage { readonly ground: Ground; readonly served: Served; readonly token: string; readonly assetId: string; readonly holders: readonly string[] }
type Key = { readonly assetId: string; readonly holderKind: string; readonly holderId: string; readonly purpose: string };

const within = <Result>(ground: Ground, run: Parameters<typeof inLedger<Result>>[4]) => inLedger(ground.owner.db, ground.id('programme'), Date.now(), randomUUID, run);
const issue = ({ assetId, ground }: Stage): Key => ({ assetId, holderKind: 'programme', holderId: ground.id('programme'), purpose: 'issue' });
const holding = ({ assetId, holders }: Stage, at: number): Key => ({ assetId, holderKind: 'household', holderId: holders[at] as string, purpose: 'holding' });
const transfer = (from: Key, to: Key, amount = 1) => ({ id: randomUUID(), kind: 'move', occurredOn: DAY, legs: [{ ...from, amount: -amount }, { ...to, amount }] });

/** Households with something to give, and a system that may post. */
async function openStage(): Promise<Stage> {
  const ground = await openGround();
  await sql`update people.assignments set role_code = 'connectedSystem' where programme_id = ${ground.id('programme')} and id = ${ground.id('assignment/observer')}`.execute(ground.owner.db);
  const assetId = await within(ground, (ctx) => ensureAsset(ctx, { kind: 'points', code: 'bench', nameZh: '示例积分', nameEn: 'Points', unitZh: '分', unitEn: 'points' }));
  const holders = Array.from({ length: HOLDERS }, () => randomUUID());
  const served = await ground.serve();
  const stage = { ground, served, token: await ground.tokenOf('observer'), assetId, holders };
  for (let from = 0; from < HOLDERS; from += 500) {
    await within(ground, (ctx) => postTransfers(ctx, 'bench', holders.slice(from, from + 500).map((_holder, at) => ({ ...transfer(issue(stage), holding(stage, from + at), EVERYBODY_STARTS_WITH), kind: 'earn', memo: null, causeKind: null, causeId: null, reverses: null }))));
  }
  await sql`analyze points.accounts, points.transfers, points.legs, points.postings`.execute(ground.owner.db);
  return stage;
}

const rng = createRng('bench-ledger');
function spreadTransfer(stage: Stage) {
  const from = rng.nextInt(HOLDERS);
  return transfer(holding(stage, from), holding(stage, (from + 1 + rng.nextInt(HOLDERS - 1)) % HOLDERS));
}
const hotTransfer = (stage: Stage) => transfer(issue(stage), holding(stage, rng.nextInt(HOLDERS)));

function throughHttp({ served, token }: Stage, calls: readonly (readonly object[])[], connections: number): Promise<LoadResult> {
  return load({
    url: `${served.url}/api/programmes/alpha/points-transfers`, method: 'POST', connections, amount: calls.length, bodies: calls.map((transfers) => JSON.stringify({ transfers })),
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, freshKeys: true,
  });
}
const many = (amount: number, make: () => object): object[][] => Array.from({ length: amount }, () => [make()]);

interface Turn { readonly spread: LoadResult; readonly hot: LoadResult; readonly tpcb: number; readonly peerSpread: number | null; readonly peerHot: number | null }

/** All take turns, so that what else the machine does meets all; the median of the turns counts. */
async function takeTurns(stage: Stage): Promise<Turn[]> {
  const floor = await tpcb(stage.ground, CONNECTIONS);
  const peer = PGLEDGER === undefined ? null : await pgledger(stage.ground, CONNECTIONS, PGLEDGER, HOLDERS);
  await throughHttp(stage, many(WARM_UP, () => spreadTransfer(stage)), CONNECTIONS);
  for (const warmed of [floor, peer?.spread, peer?.hot]) await warmed?.run(WARM_UP);
  const turns: Turn[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    turns.push({
      spread: await throughHttp(stage, many(A_TURN, () => spreadTransfer(stage)), CONNECTIONS), tpcb: await floor.run(A_TURN), peerSpread: (await peer?.spread.run(A_TURN)) ?? null,
      hot: await throughHttp(stage, many(A_TURN, () => hotTransfer(stage)), CONNECTIONS), peerHot: (await peer?.hot.run(A_TURN)) ?? null,
    });
  }
  await floor.close();
  await peer?.spread.close();
  return turns;
}

function turnLine(turns: readonly Turn[], what: { readonly name: string; readonly ours: (turn: Turn) => LoadResult; readonly floor: (turn: Turn) => number | null; readonly floorName: string; readonly bar: number }): Line[] {
  const ratios = turns.flatMap((turn) => { const floor = what.floor(turn); return floor === null ? [] : [what.ours(turn).perSecond / floor]; });
  if (ratios.length === 0) return [];
  const failed = turns.reduce((sum, turn) => sum + what.ours(turn).failed, 0);
  const ratio = middle(ratios);
  return [{
    name: `${what.name}, ${CONNECTIONS} clients; median of ${TURNS} turns`, value: `${perSecond(middle(turns.map((turn) => what.ours(turn).perSecond)))}, p95 ${middle(turns.map((turn) => what.ours(turn).p95Ms))} ms, ${failed} failed; ratios ${ratios.map((each) => each.toFixed(2)).join(', ')}`,
    floor: `${perSecond(middle(turns.map((turn) => what.floor(turn) ?? 0)))} ${what.floorName}`, ratio, bar: `≥ ${what.bar}`, met: ratio >= what.bar && failed === 0,
  }];
}

/** Batches of a thousand legs, one call after the other, against COPY of as many rows into a copy of the table of legs. */
async function batchLine(stage: Stage): Promise<Line> {
  const calls = Array.from({ length: BATCHES }, () => Array.from({ length: LEGS_A_BATCH / 2 }, () => spreadTransfer(stage)));
  await throughHttp(stage, [calls[0] as object[]], 1);
  const ours = await throughHttp(stage, calls.slice(1), 1);
  const legsPerSecond = ours.perSecond * LEGS_A_BATCH;
  const client = new pg.Client({ connectionString: stage.ground.ownerUrl });
  await client.connect();
  await client.query('create table points.bare_legs (like points.legs including all)');
  const lines = Array.from({ length: (BATCHES - 1) * LEGS_A_BATCH }, (_, at) => `${[stage.ground.id('programme'), randomUUID(), 1, stage.holders[at % HOLDERS], 1, at + 1, at + 1, `${DAY}T00:00:00Z`].join('\t')}\n`);
  const started = performance.now();
  await pipeline(Readable.from(lines), client.query(copyFrom('copy points.bare_legs from stdin')));
  const copied = lines.length / ((performance.now() - started) / 1_000);
  await client.end();
  const bar = Math.min(10_000, 0.3 * copied);
  return {
    name: `batches of ${LEGS_A_BATCH.toLocaleString('en')} legs over HTTP, one client`, value: `${Math.round(legsPerSecond).toLocaleString('en')} legs/s, ${ours.failed} failed`, floor: `${Math.round(copied).toLocaleString('en')} rows/s COPY`, ratio: legsPerSecond / copied,
    bar: '≥ 10,000 legs/s or ≥ 0.3, whichever is lower', met: legsPerSecond >= bar && ours.failed === 0,
  };
}

/** Nothing is lost and nobody waits for ever. */
async function writersLine(stage: Stage): Promise<Line> {
  const before = (await within(stage.ground, (ctx) => readBalances(ctx, [issue(stage)])))[0]?.balance ?? 0;
  const { deadlocks: deadlocksBefore } = await deadlocksSeen(stage.ground);
  const ours = await throughHttp(stage, many(2 * A_TURN, () => hotTransfer(stage)), WRITERS);
  const after = (await within(stage.ground, (ctx) => readBalances(ctx, [issue(stage)])))[0]?.balance ?? 0;
  const deadlocks = (await deadlocksSeen(stage.ground)).deadlocks - deadlocksBefore;
  return {
    name: `${WRITERS} writers on one hot account`, value: `${perSecond(ours.perSecond)}, p95 ${ours.p95Ms} ms, ${ours.failed} failed, ${deadlocks} deadlocks`, note: `${before - after} of ${ours.answered} moved`,
    bar: 'none lost, no deadlock', met: ours.failed === 0 && before - after === ours.answered && deadlocks === 0,
  };
}
const deadlocksSeen = (ground: Ground) => oneRow<{ deadlocks: number }>(ground.owner.db, sql`select deadlocks from pg_stat_database where datname = current_database()`);

const LOOKUPS = 400;
const SHORT = 1_000;

/** One account with nearly all entries of the ledger and one with a thousand, asked for their balance at drawn instants. */
async function historyLine(stage: Stage): Promise<Line> {
  const { ground } = stage;
  const [long, short] = [randomUUID(), randomUUID()];
  const start = Date.parse('2020-01-01T00:00:00Z');
  for (const [account, count] of [[short, SHORT], [long, ENTRIES]] as const) {
    await sql`insert into points.legs (programme_id, transfer_id, leg_number, account_id, amount, entry_number, balance_after, posted_at)
      select ${ground.id('programme')}, uuidv7(), 1, ${account}, 1, n, n, ${new Date(start).toISOString()}::timestamptz + make_interval(secs => n) from generate_series(1, ${count}::integer) n`.execute(ground.owner.db);
  }
  await sql`vacuum analyze points.legs`.execute(ground.owner.db);
  const took: Record<'long' | 'short', number[]> = { long: [], short: [] };
  let wrong = 0;
  await within(ground, async (ctx) => {
    for (let at = 0; at < 2 * LOOKUPS; at += 1) {
      const [name, account, count] = at % 2 === 0 ? (['long', long, ENTRIES] as const) : (['short', short, SHORT] as const);
      const entry = 1 + rng.nextInt(count);
      const from = performance.now();
      const balance = await readBalanceAt(ctx, account, new Date(start + entry * 1_000 + 500).toISOString());
      // the first ones are planned and read from the disk
      if (at >= LOOKUPS / 4) took[name].push(performance.now() - from);
      if (balance !== entry) wrong += 1;
    }
  });
  const [ofLong, ofShort] = [middle(took.long), middle(took.short)];
  return {
    name: `balance at an instant, account of ${ENTRIES.toLocaleString('en')} entries`, value: `${ofLong.toFixed(2)} ms, ${wrong} wrong`, floor: `${ofShort.toFixed(2)} ms, account of ${SHORT.toLocaleString('en')} entries`, ratio: ofShort / ofLong,
    bar: '≥ 0.5', met: wrong === 0 && ofShort / ofLong >= 0.5,
  };
}

export async function benchLedger(): Promise<Line[]> {
  const stage = await openStage();
  const turns = await takeTurns(stage);
  const lines = [
    ...turnLine(turns, { name: 'transfers over HTTP between spread accounts', ours: ({ spread }) => spread, floor: (turn) => turn.tpcb, floorName: 'TPC-B-like transactions (scale 10)', bar: 0.5 }),
    ...turnLine(turns, { name: 'the same against pgledger', ours: ({ spread }) => spread, floor: ({ peerSpread }) => peerSpread, floorName: 'pgledger, bare SQL', bar: 1 }),
    ...turnLine(turns, { name: 'transfers over HTTP, all from one hot account, against pgledger', ours: ({ hot }) => hot, floor: ({ peerHot }) => peerHot, floorName: 'pgledger, bare SQL, one hot account', bar: 3 }),
    await batchLine(stage), await writersLine(stage), await historyLine(stage),
  ];
  await stage.served.close();
  await stage.ground.close();
  return lines;
}

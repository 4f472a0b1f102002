/**
 * Ballots accepted over HTTP, each with its credential verified, its receipt signed and on the disk, against bare inserts of the
 * same rows; and the full verification of a published file, with its memory. BENCH_BALLOTS sets how many the file holds.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { castBallot, draftBallot, openBallot, printCodes, readPublicBallot } from '#modules/ballots/contract/index.ts';
import { issuerPrivateKey, makeIssuerKeys } from '#modules/ballots/server/index.ts';
import { aPublishedBallot, issuedCredential, sealedBallot } from '#modules/ballots/seed/index.ts';
import type { Operation } from '#platform/contract/index.ts';
import { sql } from '#platform/server/db/index.ts';
import { perform } from '#platform/server/operations/index.ts';
import type { Bound } from '#platform/server/operations/index.ts';
import { openGround } from './lib/ground.ts';
import type { Ground, Served } from './lib/ground.ts';
import { load } from './lib/load.ts';
import { perSecond } from './lib/report.ts';
import type { Line } from './lib/report.ts';

/** A hall with tablets, and the last evening of a town's ballot: with more at once the cost of a transaction is shared by more. */
const CLIENTS = [16, 64] as const;
const TURNS = 5;
const A_TURN = 1_500;
const WARM_UP = 500;
const AMOUNT = WARM_UP + TURNS * A_TURN;
const DAY_MS = 86_400_000;
const BALLOTS = Number(process.env['BENCH_BALLOTS'] ?? 100_000);

async function act<Output>(served: Served, ground: Ground, operation: Operation, person: string | null, input: unknown): Promise<Output> {
  const caller = person === null ? { token: null, programme: 'alpha' } : { asPerson: { programmeId: ground.id('programme'), personId: ground.id(`person/${person}`) } };
  const answer = await perform(served.runtime, served.runtime.operations.get(operation.id) as Bound, caller, input, { requestId: 'bench', locale: 'zh-CN' });
  if (!answer.ok) throw new Error(`${operation.id}: ${answer.problem.code}`);
  return answer.output as Output;
}

const option = (at: number) => ({ code: `n${at}`, classCode: 'A', label: `候选${at}`, note: null });

/** An open ballot whose issuer's key the bench knows: its credentials are as good as those signed blind, and quicker made. */
async function openedBallot(served: Served, ground: Ground) {
  const now = Date.now();
  const { id: ballotId } = await act<{ id: string }>(served, ground, draftBallot, 'office', {
    title: '示例投票', body: '', mode: 'approve', classes: [{ code: 'A', label: '候选', limit: 3, seats: 3 }], options: Array.from({ length: 20 }, (_, at) => option(at)), opensAt: new Date(now - 1_000).toISOString(), closesAt: new Date(now + DAY_MS).toISOString(),
  });
  await act(served, ground, printCodes, 'office', { ballotId, label: '示例村', count: 1 });
  await act(served, ground, openBallot, 'lead', { ballotId, version: 1 });
  const keys = await makeIssuerKeys();
  await sql`update ballots.ballots set definition = jsonb_set(definition, '{issuerKey}', ${JSON.stringify(keys.publicKey)}::jsonb) where id = ${ballotId}`.execute(ground.owner.db);
  const { definition } = await act<{ definition: Parameters<typeof sealedBallot>[0] }>(served, ground, readPublicBallot, null, { ballotId });
  const issuer = issuerPrivateKey(keys.privateKey);
  return { ballotId, sealed: Array.from({ length: AMOUNT }, (_, at) => sealedBallot(definition, issuedCredential(issuer), [at % 20])) };
}

type Sealed = Awaited<ReturnType<typeof openedBallot>>['sealed'];

/** The same rows, one insert a transaction, by as many connections: what PostgreSQL does alone. */
async function bareInserts(ground: Ground, ballotId: string, connections: number) {
  const clients = await Promise.all(Array.from({ length: connections }, async () => {
    const client = new pg.Client({ connectionString: ground.ownerUrl });
    await client.connect();
    return client;
  }));
  await clients[0]?.query('create table ballots.bare (like ballots.sealed_ballots including all)');
  let [next, placed] = [0, 0];
  const insert = async (client: pg.Client, rows: Sealed): Promise<void> => {
    for (let row = rows[next++]; row !== undefined; row = rows[next++]) {
      await client.query({ name: 'bare', text: "insert into ballots.bare values ($1, $2, $3, $4, $5, $6, decode('00', 'hex'))", values: [ground.id('programme'), ballotId, (placed += 1), row.credential, row.signature, row.sealed] });
    }
  };
  return {
    async run(rows: Sealed): Promise<number> {
      next = 0;
      const started = performance.now();
      await Promise.all(clients.map((client) => insert(client, rows)));
      return rows.length / ((performance.now() - started) / 1_000);
    },
    close: () => Promise.all(clients.map((client) => client.end())),
  };
}

const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

/** Both take turns, so that what else the machine does meets both; the median of the turns counts. */
async function benchCasts(connections: number): Promise<Line> {
  const ground = await openGround();
  const served = await ground.serve({ trustProxy: true });
  const { ballotId, sealed } = await openedBallot(served, ground);
  const bare = await bareInserts(ground, ballotId, connections);
  const throughHttp = (rows: Sealed) => load({
    url: `${served.url}/api/programmes/alpha/public/ballots/${ballotId}/casts`, method: 'POST', connections, amount: rows.length, bodies: rows.map((row) => JSON.stringify(row)), manyAddresses: true, headers: { 'content-type': 'application/json' },
  });
  await throughHttp(sealed.slice(0, WARM_UP));
  await bare.run(sealed.slice(0, WARM_UP));
  const turns: { through: Awaited<ReturnType<typeof load>>; floor: number }[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const rows = sealed.slice(WARM_UP + turn * A_TURN, WARM_UP + (turn + 1) * A_TURN);
    turns.push({ through: await throughHttp(rows), floor: await bare.run(rows) });
  }
  const groups = (await sql<{ groups: number }>`select count(*) as groups from platform.audit_entries where operation = ${castBallot.id}`.execute(ground.owner.db)).rows[0]?.groups ?? 0;
  await bare.close();
  await served.close();
  await ground.close();
  const ratios = turns.map(({ through, floor }) => through.perSecond / floor);
  const [ratio, failed] = [median(ratios), turns.reduce((sum, { through }) => sum + through.failed, 0)];
  return {
    name: `ballots cast over HTTP, ${connections} clients: credential verified, receipt signed, on the disk; median of ${TURNS} turns`,
    value: `${perSecond(median(turns.map(({ through }) => through.perSecond)))}, p95 ${median(turns.map(({ through }) => through.p95Ms))} ms, ${failed} failed; ${Math.round(sealed.length / groups)} a transaction; ratios ${ratios.map((each) => each.toFixed(2)).join(', ')}`,
    floor: `${perSecond(median(turns.map(({ floor }) => floor)))} bare inserts of the same rows`, ratio, bar: '≥ 0.3', met: ratio >= 0.3 && failed === 0,
  };
}

async function writeFileOf(path: string, spoolPath: string): Promise<void> {
  const to = createWriteStream(path);
  const waiting = createWriteStream(spoolPath);
  const put = async (stream: typeof to, line: string): Promise<void> => { if (!stream.write(`${line}\n`)) await once(stream, 'drain'); };
  const spool = {
    write: (line: string) => put(waiting, line),
    async *read() { waiting.end(); await once(waiting, 'finish'); yield* createInterface({ input: createReadStream(spoolPath), crlfDelay: Infinity }); },
  };
  for await (const line of aPublishedBallot({ ballots: BALLOTS, spool })) await put(to, line);
  to.end();
  await once(to, 'finish');
}

interface Verified { readonly seconds: number; readonly peak: number; /** As of the last sample of the first tenth; no lines where there were too few ballots to sample. */ readonly tenth: { readonly lines: number; readonly seconds: number; readonly memory: number }; readonly isSound: boolean }

/** Time of the whole, of a tenth, and how the whole stands to ten times the tenth: 1 where time grows as the ballots do. */
function timesOf({ seconds, tenth }: Verified): string {
  const whole = `${seconds.toFixed(1)} s, ${Math.round((seconds / BALLOTS) * 1e6)} µs a ballot`;
  if (tenth.lines === 0) return whole;
  const scaled = tenth.seconds * (BALLOTS / tenth.lines);
  return `${whole}; ${tenth.seconds.toFixed(1)} s for the first ${tenth.lines.toLocaleString('en')}, whole to that scaled up ${(seconds / scaled).toFixed(2)}`;
}

async function benchVerification(): Promise<Line> {
  const folder = await mkdtemp(join(tmpdir(), 'lianchuang-tally-'));
  try {
    const path = join(folder, 'ballot.ndjson');
    await writeFileOf(path, join(folder, 'spool'));
    const child = fork(fileURLToPath(new URL('lib/verify-child.ts', import.meta.url)), [path, String(BALLOTS)]);
    const [found] = (await once(child, 'message')) as [Verified];
    const { size } = await stat(path);
    return {
      name: `tally and full verification of ${BALLOTS.toLocaleString('en')} sealed ballots from the published file (${Math.round(size / 2 ** 20)} MiB), one thread`,
      value: `${timesOf(found)}; memory ${Math.round(found.tenth.memory / 2 ** 20)} MiB after a tenth, ${Math.round(found.peak / 2 ** 20)} MiB at most`, floor: '–', bar: 'memory flat', met: found.isSound && found.peak < found.tenth.memory + 32 * 2 ** 20,
    };
  } finally { await rm(folder, { recursive: true }); }
}

export async function benchBallot(): Promise<Line[]> {
  const casts: Line[] = [];
  for (const connections of CLIENTS) casts.push(await benchCasts(connections));
  return [...casts, await benchVerification()];
}

/**
 * The case list: 25 of 200,000 with an exact total and three relations, as the office and as a site leader with a narrow
 * reach. Floor: the statements that the server sends for it, bare, by the same number of connections.
 */
import { seedManyCases } from '#modules/cases/seed/index.ts';
import { createRng } from '#kernel/rng.ts';
import { uuidv7 } from '#kernel/ids.ts';
import { sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import { randomBytes } from 'node:crypto';
import { openGround } from './lib/ground.ts';
import type { Ground } from './lib/ground.ts';
import { load } from './lib/load.ts';
import { recordPool, replay } from './lib/recorder.ts';
import { perSecond } from './lib/report.ts';
import type { Line } from './lib/report.ts';

const CASES = 200_000;
const CLIENTS = 16;
const SECONDS = 10;
const PER_SECOND_BAR = 480;
const P95_BAR_MS = 100;

export async function fill(ground: Ground): Promise<void> {
  await ground.owner.db.transaction().execute(async (tx) => {
    await seedManyCases(tx as Tx, {
      programmeId: ground.id('programme'), count: CASES, rng: createRng('bench'), newId: () => uuidv7(Date.now(), (count) => new Uint8Array(randomBytes(count))),
    });
  });
  await sql`vacuum analyze cases.cases`.execute(ground.owner.db);
}

async function listAs(ground: Ground, person: string): Promise<Line> {
  const token = await ground.tokenOf(person);
  const options = (url: string, seconds: number, connections = CLIENTS) => ({
    url: `${url}/api/programmes/alpha/cases?pageSize=25&sort=recent`, method: 'GET' as const, connections, seconds, headers: { authorization: `Bearer ${token}` },
  });
  const recorded = await ground.serve();
  await load(options(recorded.url, 2));
  await recorded.close();
  const tapeServer = await ground.serve();
  // The first request computes the total; the tape begins after it, as every later request does.
  await load({ ...options(tapeServer.url, 1), amount: 20 });
  await tapeServer.close();
  const warm = await ground.serve();
  const tape = recordPool(warm.application.pool);
  await load({ ...options(warm.url, 1), amount: 200 });
  tape.stop();
  await warm.close();
  const lists = tape.transactions.filter((transaction) => transaction.some(({ text }) => /from cases\.cases/i.test(text))).slice(50);
  const timed = await ground.serve();
  await load(options(timed.url, 2));
  const result = await load(options(timed.url, SECONDS));
  await timed.close();
  const bare = await replay(ground.applicationUrl, lists, CLIENTS, SECONDS);
  const ratio = result.perSecond / bare.perSecond;
  const quick = result.perSecond >= PER_SECOND_BAR || ratio >= 0.5;
  return {
    name: `list 25 of ${CASES.toLocaleString('en')} cases with total, as ${person}, ${CLIENTS} clients`,
    value: `${perSecond(result.perSecond)}, p50 ${result.p50Ms} ms, p95 ${result.p95Ms} ms, ${result.failed} failed`,
    floor: `${perSecond(bare.perSecond)} bare SQL`, ratio, bar: `≥ ${PER_SECOND_BAR}/s or ≥ 0.5, p95 < ${P95_BAR_MS} ms`,
    met: quick && result.p95Ms < P95_BAR_MS && result.failed === 0,
  };
}

async function manyClients(ground: Ground, seconds: number): Promise<Line> {
  const token = await ground.tokenOf('office');
  const served = await ground.serve();
  const result = await load({
    url: `${served.url}/api/programmes/alpha/cases?pageSize=25`, method: 'GET', connections: 400, seconds, headers: { authorization: `Bearer ${token}` },
  });
  await served.close();
  return {
    name: `the same list, 400 clients for ${seconds} s`, value: `${perSecond(result.perSecond)}, p95 ${result.p95Ms} ms, p99 ${result.p99Ms} ms, ${result.answered} answered`,
    bar: 'no failure', met: result.failed === 0, note: `${result.failed} failed`,
  };
}

export async function benchList(): Promise<Line[]> {
  const ground = await openGround();
  try {
    await fill(ground);
    return [await listAs(ground, 'office'), await listAs(ground, 'leaderE'), await listAs(ground, 'zoneEast'), await manyClients(ground, Number(process.env["BENCH_MANY_SECONDS"] ?? 60))];
  } finally { await ground.close(); }
}

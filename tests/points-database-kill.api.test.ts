/**
 * Goal: kill -9 of the database in the middle of a load of transfers loses nothing that was acknowledged and leaves nothing half done. Method: a
 * database of its own that keeps what it commits, the application's server on it, many writers, and a kill of PostgreSQL itself after so many
 * acknowledgements. Started again on its port, the same application finds it; everything is sent once more, and the ledger proves itself.
 */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createRng } from '#kernel/rng.ts';
import { openDatabase, sql } from '#platform/server/db/index.ts';
import { appUrl, migrate } from '#platform/server/db/migrate.ts';
import { startEmbeddedPostgres } from '#platform/server/postgres/index.ts';
import type { EmbeddedPostgres } from '#platform/server/postgres/index.ts';
import { TestBed } from '#platform/server/postgres/supervisor.fixture.ts';
import { postTransfers } from '#modules/points/contract/index.ts';
import { inLedger } from '#modules/points/seed/index.ts';
import { ensureAsset, readBalances } from '#modules/points/server/index.ts';
import { verification } from '#modules/points/server/handlers/verifying.ts';
import { idOf, loadFixture } from './kit/fixture.ts';
import { databaseUrl, TEST_SECRET } from './kit/global-setup.ts';

const WRITERS = 6;
const HOLDERS = 4;
const KILL_AFTER = 60;
const BETWEEN_TRIES_MS = 50;
const DAY = '2026-09-21';
const NOW = Date.parse('2026-09-21T02:00:00Z');
const FIXTURE = fileURLToPath(new URL('./points-kill.fixture.ts', import.meta.url));
const quiet = { info: () => undefined, warn: () => undefined };

interface Sent { readonly id: string; readonly to: string; readonly amount: number }

const bed = new TestBed();
const programmeId = idOf('alpha/programme');
const token = `test-${randomUUID()}`;
const holders = Array.from({ length: HOLDERS }, () => randomUUID());
let server: EmbeddedPostgres;
let dataDir: string;
let child: ChildProcess;
let url: string;
let assetId: string;

/** A connection for as long as one question takes: none of them outlives the server it was made to. */
async function within<Result>(run: Parameters<typeof inLedger<Result>>[4]): Promise<Result> {
  const application = openDatabase({ url: appUrl(databaseUrl(server.adminUrl, 'ledger'), TEST_SECRET), poolSize: 1 });
  try { return await inLedger(application.db, programmeId, NOW, randomUUID, run); } finally { await application.close(); }
}

beforeAll(async () => {
  dataDir = await bed.folder();
  server = await startEmbeddedPostgres({ dataDir, log: quiet, settings: { shared_buffers: '16MB' } });
  const admin = openDatabase({ url: server.adminUrl, poolSize: 1 });
  await sql`create database ledger`.execute(admin.db);
  await admin.close();
  const ownerUrl = databaseUrl(server.adminUrl, 'ledger');
  await migrate(ownerUrl, TEST_SECRET);
  await loadFixture(ownerUrl);
  const owner = openDatabase({ url: ownerUrl, poolSize: 1 });
  await sql`update people.assignments set role_code = 'connectedSystem' where programme_id = ${programmeId} and id = ${idOf('alpha/assignment/observer')}`.execute(owner.db);
  await sql`insert into people.sessions (id, token_hash, login_id, created_at, last_seen_at, expires_at) values (${randomUUID()}, ${createHash('sha256').update(token).digest()}, ${idOf('alpha/login/observer')}, now(), '2100-01-01', '2100-01-01')`.execute(owner.db);
  await owner.close();
  assetId = await within((ctx) => ensureAsset(ctx, { kind: 'points', code: 'book', nameZh: '示例积分', nameEn: 'Points', unitZh: '分', unitEn: 'points' }));
  child = fork(FIXTURE, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  child.send({ applicationUrl: appUrl(ownerUrl, TEST_SECRET), secret: TEST_SECRET, now: NOW });
  [{ url }] = (await once(child, 'message')) as [{ url: string }];
}, 120_000);

afterAll(async () => {
  child?.kill('SIGKILL');
  await server?.stop();
  await bed.clean();
});

const holding = (holderId: string) => ({ assetId, holderKind: 'household', holderId, purpose: 'holding' });

/** @returns null where the answer is that the database is not there */
async function post({ id, to, amount }: Sent): Promise<{ posted: number; known: string[] } | null> {
  const legs = [{ assetId, holderKind: 'programme', holderId: programmeId, purpose: 'issue', amount: -amount }, { ...holding(to), amount }];
  const answer = await fetch(`${url}/api/programmes/alpha${postTransfers.path}`, {
    method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body: JSON.stringify({ transfers: [{ id, kind: 'earn', occurredOn: DAY, legs }] }),
  });
  if (answer.status >= 500) { await answer.arrayBuffer(); return null; }
  expect(answer.status).toBe(200);
  return (await answer.json()) as { posted: number; known: string[] };
}

it('is whole again when PostgreSQL was killed: what was acknowledged is there, what was on its way is there once, and the ledger proves itself', async () => {
  const rng = createRng('points-database-kill/1');
  const sent: Sent[] = [];
  const acknowledged = new Set<string>();
  let isOver = false;
  const { pid, port } = server;
  await Promise.all(Array.from({ length: WRITERS }, async () => {
    while (!isOver) {
      const one: Sent = { id: randomUUID(), to: holders[rng.nextInt(HOLDERS)] as string, amount: 1 + rng.nextInt(20) };
      sent.push(one);
      const answer = await post(one);
      // Without an answer of the ledger it is sent again below, as everything is.
      if (answer === null) continue;
      expect(answer).toEqual({ posted: 1, known: [] });
      acknowledged.add(one.id);
      if (!isOver && acknowledged.size >= KILL_AFTER) { isOver = true; process.kill(pid, 'SIGKILL'); }
    }
  }));
  expect(acknowledged.size).toBeGreaterThanOrEqual(KILL_AFTER);
  await server.exited;
  await server.stop();
  expect(await post(sent[0] as Sent)).toBeNull();

  server = await startEmbeddedPostgres({ dataDir, port, log: quiet, settings: { shared_buffers: '16MB' } });
  expect([server.isNew, server.isAdopted, server.port]).toEqual([false, false, port]);
  // The application was not started again: connections that died with the database are thrown away one by one, and no more than the pool holds.
  for (const one of sent) {
    let answer = await post(one);
    for (let tries = 0; answer === null && tries < 20; tries += 1) { await setTimeout(BETWEEN_TRIES_MS); answer = await post(one); }
    if (answer === null) throw new Error('the application does not find the database again');
    expect(answer.posted + answer.known.length).toBe(1);
    if (acknowledged.has(one.id)) expect(answer.known).toEqual([one.id]);
  }
  const found = await within((ctx) => readBalances(ctx, holders.map(holding)));
  expect(found.map(({ balance }) => balance)).toEqual(holders.map((holder) => sent.filter(({ to }) => to === holder).reduce((sum, { amount }) => sum + amount, 0)));
  expect(await within((ctx) => verification(ctx))).toMatchObject({ isSound: true, differences: [] });
}, 120_000);

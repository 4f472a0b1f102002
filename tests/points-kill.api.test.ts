/**
 * Goal: kill -9 in the middle of a load of transfers loses nothing that was acknowledged and leaves nothing half done. Method: a server of
 * its own, many writers, a kill after so many acknowledgements; started again, everything is sent once more, and the ledger proves itself.
 */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, it } from 'vitest';
import { createRng } from '#kernel/rng.ts';
import { appUrl } from '#platform/server/db/migrate.ts';
import { sql } from '#platform/server/db/index.ts';
import { postTransfers, sealPostings, verifyAccounts } from '#modules/points/contract/index.ts';
import { inLedger } from '#modules/points/seed/index.ts';
import { ensureAsset, readBalances } from '#modules/points/server/index.ts';
import { TEST_SECRET } from './kit/global-setup.ts';
import { testApp } from './kit/index.ts';
import type { TestApp } from './kit/index.ts';

const WRITERS = 8;
const HOLDERS = 5;
const KILLS_AFTER = [25, 70];
const DAY = '2026-09-21';
const FIXTURE = fileURLToPath(new URL('./points-kill.fixture.ts', import.meta.url));

interface Sent { readonly id: string; readonly to: string; readonly amount: number }

let app: TestApp;
let assetId: string;
let token: string;
const holders = Array.from({ length: HOLDERS }, () => randomUUID());
const within = <Result>(run: Parameters<typeof inLedger<Result>>[4]) => inLedger(app.appDb, app.id('programme'), app.clock.now, randomUUID, run);

beforeAll(async () => {
  app = await testApp();
  assetId = await within((ctx) => ensureAsset(ctx, { kind: 'points', code: 'book', nameZh: '示例积分', nameEn: 'Points', unitZh: '分', unitEn: 'points' }));
  await sql`update people.assignments set role_code = 'connectedSystem' where programme_id = ${app.id('programme')} and id = ${app.id('assignment/observer')}`.execute(app.ownerDb);
  token = await app.token('observer');
});

async function startServer(): Promise<{ url: string; child: ChildProcess }> {
  const child = fork(FIXTURE, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  child.send({ applicationUrl: appUrl(app.ownerUrl, TEST_SECRET), secret: TEST_SECRET, now: app.clock.now });
  const [{ url }] = (await once(child, 'message')) as [{ url: string }];
  return { url, child };
}

const holding = (holderId: string) => ({ assetId, holderKind: 'household', holderId, purpose: 'holding' });

async function post(url: string, { id, to, amount }: Sent): Promise<{ posted: number; known: string[] }> {
  const legs = [{ assetId, holderKind: 'programme', holderId: app.id('programme'), purpose: 'issue', amount: -amount }, { ...holding(to), amount }];
  const answer = await fetch(`${url}/api/programmes/alpha${postTransfers.path}`, {
    method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body: JSON.stringify({ transfers: [{ id, kind: 'earn', occurredOn: DAY, legs }] }),
  });
  expect(answer.status).toBe(200);
  return (await answer.json()) as { posted: number; known: string[] };
}

it('is whole again after each kill: what was acknowledged is there, what was on its way is there once, and the ledger proves itself', async () => {
  const rng = createRng('points-kill/1');
  const sent: Sent[] = [];
  const acknowledged = new Set<string>();
  for (const killAfter of KILLS_AFTER) {
    const { url, child } = await startServer();
    const gone = once(child, 'exit');
    let isOver = false;
    const began = acknowledged.size;
    await Promise.all(Array.from({ length: WRITERS }, async () => {
      while (!isOver) {
        const one: Sent = { id: randomUUID(), to: holders[rng.nextInt(HOLDERS)] as string, amount: 1 + rng.nextInt(20) };
        sent.push(one);
        try {
          expect(await post(url, one)).toEqual({ posted: 1, known: [] });
          acknowledged.add(one.id);
        } catch (error) {
          // Only the kill may end a call: an answer that is wrong is an assertion and goes on up.
          if (!isOver) throw error;
        }
        if (!isOver && acknowledged.size - began >= killAfter) { isOver = true; child.kill('SIGKILL'); }
      }
    }));
    await gone;
  }
  expect(sent.length).toBeGreaterThan(acknowledged.size);

  const { url, child } = await startServer();
  for (const one of sent) {
    const { posted, known } = await post(url, one);
    expect(posted + known.length).toBe(1);
    if (acknowledged.has(one.id)) expect(known).toEqual([one.id]);
  }
  child.kill('SIGKILL');
  await once(child, 'exit');
  const found = await within((ctx) => readBalances(ctx, holders.map(holding)));
  expect(found.map(({ balance }) => balance)).toEqual(holders.map((holder) => sent.filter(({ to }) => to === holder).reduce((sum, { amount }) => sum + amount, 0)));
  await app.as('admin').call(sealPostings, {});
  expect(await app.as('lead').call(verifyAccounts, {})).toMatchObject({ isSound: true, differences: [], transferCount: sent.length, entryCount: 2 * sent.length });
}, 400_000);

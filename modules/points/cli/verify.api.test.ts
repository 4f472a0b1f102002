/** Goal: `lianchuang points verify` ends with 0 for a sound ledger and with 1, naming the fault, for any other. Method: the command’s own code on a real server. */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from '#platform/server/db/index.ts';
import { lianchuang as commandHere } from '../../../tests/kit/command-line.ts';
import { FIXTURE_PASSWORD, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { sealPostings, verifyAccounts } from '../contract/index.ts';
import { inLedger } from '../seed/index.ts';
import { ensureAsset, postTransfers } from '../server/ledger.ts';

const DAY = '2026-09-21';
let app: TestApp;
let home = '';
let url = '';

const lianchuang = (...args: string[]) => commandHere({ XDG_CONFIG_HOME: home, LIANCHUANG_CLI_URL: url, LANG: 'en_US.UTF-8' }, ...args);

beforeAll(async () => {
  app = await testApp();
  url = await app.http.listen({ port: 0, host: '127.0.0.1' });
  home = await mkdtemp(join(tmpdir(), 'lianchuang-verify-'));
  await inLedger(app.appDb, app.id('programme'), app.clock.now, randomUUID, async (ctx) => {
    const assetId = await ensureAsset(ctx, { kind: 'points', code: 'book', nameZh: '示例积分', nameEn: 'Points', unitZh: '分', unitEn: 'points' });
    const earn = (amount: number) => ({
      id: randomUUID(), kind: 'earn', occurredOn: DAY, memo: null, causeKind: null, causeId: null, reverses: null,
      legs: [{ assetId, holderKind: 'programme', holderId: app.id('programme'), purpose: 'issue', amount: -amount }, { assetId, holderKind: 'household', holderId: randomUUID(), purpose: 'holding', amount }],
    });
    await postTransfers(ctx, 'points.test', [earn(20), earn(30)]);
  });
  await app.as('admin').call(sealPostings, {});
  expect((await lianchuang('people', 'sign-in', '--username', 'lead', '--password', FIXTURE_PASSWORD)).code).toBe(0);
});
afterAll(() => rm(home, { recursive: true, force: true }));

it('says what it counted and ends with 0 when all is sound', async () => {
  const { code, stdout } = await lianchuang('points', 'verify');
  expect(code).toBe(0);
  expect(stdout).toContain('账本核验一致 the ledger is sound');
  expect(stdout).toContain('转移 transfers 2 · 分录 entries 4 · 账户 accounts 3');
  const { headHash } = await app.as('lead').call(verifyAccounts, {});
  expect(stdout).toContain(headHash);
  expect((await lianchuang('points', 'verify', '--head', headHash)).code).toBe(0);
});

it('ends with 1 when the head that was written down is not in the chain', async () => {
  const { code, stdout } = await lianchuang('points', 'verify', '--head', 'f'.repeat(64));
  expect(code).toBe(1);
  expect(stdout).toContain('The head written down before is not in the chain');
});

it('ends with 1 and names a balance that somebody moved', async () => {
  const change = (by: number) => sql`update points.accounts set balance = balance + ${by} where programme_id = ${app.id('programme')} and holder_kind = 'household' and balance between 15 and 25`.execute(app.ownerDb);
  await change(1);
  const { code, stdout } = await lianchuang('points', 'verify');
  await change(-1);
  expect(code).toBe(1);
  expect(stdout).toContain('余额与分录累计不符 · A balance is not the sum of its entries');
  expect(stdout).not.toContain('the ledger is sound');
});

it('ends with 1 and names a transfer that was altered behind the back of the database’s own guard', async () => {
  await sql`alter table points.transfers disable trigger append_only`.execute(app.ownerDb);
  await sql`update points.transfers set memo = '改过' where programme_id = ${app.id('programme')}`.execute(app.ownerDb);
  await sql`alter table points.transfers enable trigger append_only`.execute(app.ownerDb);
  const { code, stdout } = await lianchuang('points', 'verify');
  expect(code).toBe(1);
  expect(stdout).toContain('A transfer is not what was posted');
});

/** 有身份的投票人 · A ballot by text message and by identity service from the first message to the count, on a server whose clock the story moves. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import pino from 'pino';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBallot, countBallot, draftBallot, openBallot, requestClosing, signBoxes } from '#modules/ballots/contract/index.ts';
import type { Operation } from '#platform/contract/index.ts';
import { openDatabase } from '#platform/server/db/index.ts';
import { appUrl, migrate } from '#platform/server/db/migrate.ts';
import { createHttpServer } from '#platform/server/http/index.ts';
import { identityService, outboxSender } from '#platform/server/identities/index.ts';
import type { IdentityService } from '#platform/server/identities/index.ts';
import { migrateJobs } from '#platform/server/jobs/index.ts';
import { createRuntime, perform } from '#platform/server/operations/index.ts';
import type { Bound, Runtime } from '#platform/server/operations/index.ts';
import { startEmbeddedPostgres } from '#platform/server/postgres/index.ts';
import { serverModules } from '../../apps/modules.ts';
import { publicPages } from '../../apps/public/index.ts';
import { anIssuer } from '../kit/an-issuer.ts';
import type { TestIssuer } from '../kit/an-issuer.ts';
import { idOf, loadFixture } from '../kit/fixture.ts';
import { browserOfStory, expectAccessible } from './browser.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const SECRET = '7'.repeat(64);
const [MINUTE, HOUR] = [60_000, 3_600_000];
const story = browserOfStory();
const clock = { now: Date.parse('2026-09-21T02:00:00Z') };
const outbox = outboxSender(() => clock.now);
const closers: (() => Promise<unknown>)[] = [];
let runtime: Runtime;
let issuer: TestIssuer;
let baseUrl = '';
let ballotId = '';

beforeAll(async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'lianchuang-voters-'));
  closers.push(() => rm(dataDir, { recursive: true, force: true }));
  const server = await startEmbeddedPostgres({ dataDir, log: { info: () => undefined, warn: () => undefined } });
  closers.push(() => server.stop());
  const admin = new pg.Client({ connectionString: server.adminUrl });
  await admin.connect();
  await admin.query('create database voters');
  await admin.end();
  const ownerUrl = new URL(server.adminUrl);
  ownerUrl.pathname = '/voters';
  await migrate(ownerUrl.href, SECRET);
  await migrateJobs(ownerUrl.href);
  await loadFixture(ownerUrl.href);
  issuer = await anIssuer('lianchuang', 'issuer-secret');
  closers.push(() => issuer.close());
  const database = openDatabase({ url: appUrl(ownerUrl.href, SECRET) });
  closers.push(() => database.close());
  // The service needs the address that the server gets by listening.
  const identities: { sms: typeof outbox; service: IdentityService | null } = { sms: outbox, service: null };
  runtime = createRuntime({ db: database.db, log: pino({ level: 'silent' }), modules: serverModules, clock: () => clock.now, dataDir, secret: SECRET, identities });
  const http = await createHttpServer({
    runtime, listenUrl: appUrl(ownerUrl.href, SECRET), webFolder: join(root, 'dist/web'), fieldFolder: join(root, 'dist/field'), publicFolder: join(root, 'dist/public'), trustProxy: false, secureCookies: false, maxUploadBytes: 10_000_000,
    rateLimitPerMinute: 0, publicConfig: async () => ({ demo: false }), openapi: () => ({}), readiness: () => ({ ready: true, doing: null }), tileHosts: [], metricsToken: null, publicPages,
  });
  closers.push(() => http.close());
  await http.app.listen({ port: 0, host: '127.0.0.1' });
  baseUrl = `http://127.0.0.1:${(http.app.server.address() as AddressInfo).port}`;
  identities.service = identityService({ issuer: issuer.address, clientId: 'lianchuang', clientSecret: 'issuer-secret', publicUrl: baseUrl });
  ({ id: ballotId } = await acting<{ id: string }>(draftBallot, 'office', {
    title: '口袋公园先建哪一处', body: '', mode: 'approve', tokenKinds: ['sms', 'oidc'], weightPercent: 30, weightRule: '建设方案第四条：公众意见占三成', opensAt: new Date(clock.now).toISOString(), closesAt: new Date(clock.now + 24 * HOUR).toISOString(),
    classes: [{ code: 'A', label: '地点', limit: 1, seats: 1 }], options: ['东门口', '河西', '老厂区'].map((label, at) => ({ code: `p${at + 1}`, classCode: 'A', label, note: null })),
  }));
  await acting(openBallot, 'lead', { ballotId, version: 1 });
});
afterAll(async () => { for (const close of closers.toReversed()) await close(); });

async function acting<Output>(operation: Operation, person: string, input: unknown): Promise<Output> {
  const answer = await perform(runtime, runtime.operations.get(operation.id) as Bound, { asPerson: { programmeId: idOf('alpha/programme'), personId: idOf(`alpha/person/${person}`) } }, input, { requestId: 'story', locale: 'zh-CN' });
  if (!answer.ok) throw new Error(`${operation.id}: ${answer.problem.code}`);
  return answer.output as Output;
}
const pageOf = (rest = '') => `/public/alpha/ballots/${ballotId}${rest}`;
const codeSent = () => /\d{6}/.exec(outbox.sentLately?.()[0]?.text ?? '')?.[0] ?? '';

/** From the choice to the receipt. */
async function voteFor(page: Page, label: string): Promise<string> {
  await page.getByRole('heading', { name: '第二步：选择' }).waitFor();
  await page.getByRole('checkbox', { name: label }).check();
  await page.getByRole('button', { name: '下一步：核对' }).click();
  await page.getByRole('button', { name: '投出选票' }).click();
  await page.getByRole('heading', { name: '您的选票已投入票箱' }).waitFor();
  return page.getByLabel('回执').inputValue();
}
async function askByPhone(page: Page, number: string): Promise<void> {
  await page.goto(pageOf());
  await page.getByLabel('手机号').fill(number);
  await page.getByRole('button', { name: '获取验证码' }).click();
  await page.getByLabel('短信验证码').fill(await page.getByRole('heading', { name: '输入短信验证码' }).waitFor().then(codeSent));
  await page.getByRole('button', { name: '换取匿名凭证' }).click();
}

describe('residents who are known by their phone or by the identity service', () => {
  let [byPhone, byService] = ['', ''];

  it('one votes with the code from a message, and with the same number nobody votes again', async () => {
    const { page, problems } = await story.visit({ size: 'phone', look: { view: 'elder' }, baseUrl });
    await page.goto(pageOf());
    expect(await page.locator('main').innerText()).toContain('建设方案第四条：公众意见占三成');
    await expectAccessible(page, 'who');
    await askByPhone(page, '13800000001');
    byPhone = await voteFor(page, '东门口');
    expect(byPhone).toMatch(new RegExp(`^LC1\\.${ballotId}\\.0\\.[0-9a-f]{64}\\.`));
    clock.now += 2 * MINUTE;
    const { page: again } = await story.visit({ size: 'phone', baseUrl });
    await askByPhone(again, '13800000001');
    expect(await again.getByRole('alert').innerText()).toContain('已经');
    expect(problems).toEqual([]);
  });

  it('another signs in at the identity service, comes back known, and votes once', async () => {
    const { page, problems } = await story.visit({ size: 'phone', baseUrl });
    await page.goto(pageOf());
    await page.getByRole('button', { name: '用统一身份认证' }).click();
    byService = await voteFor(page, '河西');
    expect(new URL(page.url()).pathname).toBe(pageOf());
    const { page: again } = await story.visit({ baseUrl });
    await again.goto(pageOf());
    await again.getByRole('button', { name: '用统一身份认证' }).click();
    await again.getByRole('alert').filter({ hasText: '已经' }).waitFor();
    expect(problems).toEqual([]);
  });

  it('while it is open nobody sees a figure, and a receipt shows that its ballot lies in the signed box', async () => {
    await acting(signBoxes, 'admin', {});
    const { page } = await story.visit({ size: 'phone', baseUrl });
    await page.goto(pageOf('/result'));
    expect(await page.locator('main').innerText()).not.toContain('得票');
    await page.goto(pageOf('/check'));
    await page.getByLabel('回执').fill(byPhone);
    await page.getByRole('button', { name: '开始核验' }).click();
    await page.getByText('您的选票在票箱里：第 1 张').waitFor();
  });

  it('after the closing everybody sees the tally, counts it again in the browser and on the command line, and finds the own ballot', async () => {
    clock.now += 25 * HOUR;
    await acting(requestClosing, 'office', { ballotId, minutes: '无异常，两人核对。' });
    await acting(closeBallot, 'lead', { ballotId });
    await acting(countBallot, 'lead', { ballotId });
    const { page, problems } = await story.visit({ size: 'phone', baseUrl });
    await page.goto(pageOf('/result'));
    await expectAccessible(page, 'result');
    const result = await page.locator('main').innerText();
    for (const text of ['有效', '建设方案第四条：公众意见占三成', '高于默认']) expect(result).toContain(text);
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('a[download]').click()]);
    const { stdout } = await promisify(execFile)(process.execPath, ['apps/cli.ts', 'ballots', 'verify-tally', await download.path()], { cwd: root });
    expect(stdout).toContain('核验一致 sound');
    expect(stdout).toMatch(/东门口 1\b[\s\S]*河西 1\b|河西 1\b[\s\S]*东门口 1\b/);
    await page.getByRole('link', { name: '核验票箱和回执' }).first().click();
    for (const [receipt, place, choice] of [[byPhone, 1, '东门口'], [byService, 2, '河西']] as const) {
      await page.getByLabel('回执').fill(receipt);
      await page.getByRole('button', { name: '开始核验' }).click();
      await page.getByText(`您的选票在票箱第 ${place} 张，内容是：${choice}。`).waitFor();
      await page.getByRole('heading', { name: '核验一致' }).waitFor();
    }
    expect(problems).toEqual([]);
  });
});

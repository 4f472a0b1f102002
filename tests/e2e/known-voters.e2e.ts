/** 有身份的投票人 · A ballot by text message and by identity service from the first message to the count, on a server whose clock the story moves. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBallot, countBallot, draftBallot, openBallot, requestClosing, signBoxes } from '#modules/ballots/contract/index.ts';
import { identityService, outboxSender } from '#platform/server/identities/index.ts';
import type { IdentityService } from '#platform/server/identities/index.ts';
import { anIssuer } from '../kit/an-issuer.ts';
import type { TestIssuer } from '../kit/an-issuer.ts';
import { browserOfTests, expectAbsentOnce, expectAccessible } from './browser.ts';
import { startClockedServer } from './clocked-server.ts';
import type { ClockedServer } from './clocked-server.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const [MINUTE, HOUR] = [60_000, 3_600_000];
const story = browserOfTests();
const clock = { now: Date.parse('2026-09-21T02:00:00Z') };
const outbox = outboxSender(() => clock.now);
let server: ClockedServer;
let issuer: TestIssuer;
let baseUrl = '';
let ballotId = '';
const acting: ClockedServer['acting'] = (operation, person, input) => server.acting(operation, person, input);

beforeAll(async () => {
  issuer = await anIssuer('lianchuang', 'issuer-secret');
  // The service needs the address that the server gets by listening.
  const identities: { sms: typeof outbox; service: IdentityService | null } = { sms: outbox, service: null };
  server = await startClockedServer(clock, identities);
  ({ baseUrl } = server);
  identities.service = identityService({ issuer: issuer.address, clientId: 'lianchuang', clientSecret: 'issuer-secret', publicUrl: baseUrl });
  ({ id: ballotId } = await acting<{ id: string }>(draftBallot, 'office', {
    title: '口袋公园先建哪一处', body: '', mode: 'approve', tokenKinds: ['sms', 'oidc'], onceRule: '两种方式只用一种，结束后抽查。', weightPercent: 30, weightRule: '建设方案第四条：公众意见占三成', opensAt: new Date(clock.now).toISOString(), closesAt: new Date(clock.now + 24 * HOUR).toISOString(),
    classes: [{ code: 'A', label: '地点', limit: 1, seats: 1 }], options: ['东门口', '河西', '老厂区'].map((label, at) => ({ code: `p${at + 1}`, classCode: 'A', label, note: null })),
  }));
  await acting(openBallot, 'lead', { ballotId, version: 1 });
});
afterAll(async () => {
  await server.stop();
  await issuer.close();
});

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
  await page.getByRole('button', { name: '确认，去选择' }).click();
}

describe('residents who are known by their phone or by the identity service', () => {
  let [byPhone, byService] = ['', ''];

  it('one votes with the code from a message, and with the same number nobody votes again', async () => {
    const { page, problems } = await story.visit({ size: 'phone', look: { view: 'elder' }, baseUrl });
    await page.goto(pageOf());
    await expect.poll(() => page.locator('main').innerText()).toContain('建设方案第四条：公众意见占三成');
    await expectAccessible(page, 'who');
    await askByPhone(page, '13800000001');
    byPhone = await voteFor(page, '东门口');
    expect(byPhone).toMatch(new RegExp(`^LC1\\.${ballotId}\\.0\\.[0-9a-f]{64}\\.`));
    clock.now += 2 * MINUTE;
    const { page: again } = await story.visit({ size: 'phone', baseUrl });
    await askByPhone(again, '13800000001');
    await again.getByRole('alert').filter({ hasText: '已经' }).waitFor();
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
    await expectAbsentOnce(page.getByRole('heading', { level: 1 }), page.locator('main').getByText('得票'));
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
    for (const text of ['有效', '建设方案第四条：公众意见占三成', '高于默认']) await expect.poll(() => page.locator('main').innerText()).toContain(text);
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

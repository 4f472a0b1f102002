/** 办公室的公众投票 · A ballot as the office runs it, from the form to the result that the public reads, on a server whose clock the story moves. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { signBoxes } from '#modules/ballots/contract/index.ts';
import type { castBallot, exchangeCode, readPublicBallot } from '#modules/ballots/contract/index.ts';
import { blindedRequest, sealedBallot } from '#modules/ballots/seed/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { FIXTURE_PASSWORD } from '../kit/fixture.ts';
import { browserOfStory, expectAbsentOnce, expectAccessible, settled } from './browser.ts';
import { startClockedServer } from './clocked-server.ts';
import type { ClockedServer } from './clocked-server.ts';
import { act } from './selection-kit.ts';

const story = browserOfStory();
const HOUR = 3_600_000;
const clock = { now: Date.parse('2026-11-02T02:00:00Z') };
let server: ClockedServer;

beforeAll(async () => { server = await startClockedServer(clock); });
afterAll(async () => { await server.stop(); });

/** Signs in now: a session does not last through a ballot. */
async function signIn(page: Page, username: string): Promise<void> {
  const answer = await page.request.post('/api/session', { headers: { 'idempotency-key': randomUUID() }, data: { username, password: FIXTURE_PASSWORD } });
  expect(answer.status(), await answer.text()).toBe(200);
}
async function signedIn(username: string): Promise<{ page: Page; problems: string[] }> {
  const { page, problems } = await story.visit({ baseUrl: server.baseUrl });
  await signIn(page, username);
  return { page, problems };
}
async function open(page: Page, path: string): Promise<void> {
  await page.goto(`/p/alpha${path}`);
  await settled(page);
}

/** Ballots from one network, as a family votes at home: nobody is signed in there. */
async function castFromHome(home: Page, ballotId: string, codes: readonly string[]): Promise<void> {
  const path = `/api/programmes/alpha/public/ballots/${ballotId}`;
  const { definition } = (await (await home.request.get(path)).json()) as OutputOf<typeof readPublicBallot>;
  const post = async <Answer>(what: string, data: Record<string, unknown>): Promise<Answer> => {
    const answer = await home.request.post(`${path}/${what}`, { headers: { 'idempotency-key': randomUUID() }, data });
    expect(answer.status(), await answer.text()).toBe(200);
    return answer.json() as Promise<Answer>;
  };
  for (const [at, code] of codes.entries()) {
    const request = await blindedRequest(definition);
    const { blindSignature } = await post<OutputOf<typeof exchangeCode>>('exchanges', { code, blinded: request.blinded });
    const { index } = await post<OutputOf<typeof castBallot>>('casts', { ...sealedBallot(definition, await request.finish(blindSignature), [0]) });
    expect(index).toBe(at);
  }
}

it('a ballot is drafted in the form and opened by another, its paper is entered by two and an oddity judged, and its result is read by the public', async () => {
  const { page, problems } = await signedIn('office');
  await open(page, '/ballots/new');
  const local = (hours: number): string => new Date(clock.now + (hours + 8) * HOUR).toISOString().slice(0, 16);
  await page.getByLabel(/^标题/u).fill('口袋公园先建哪一处（样稿）');
  await page.getByLabel(/^选项/u).fill('地点,东门口\n地点,河西');
  await page.getByLabel(/^开始/u).fill(local(0));
  await page.getByLabel(/^结束/u).fill(local(2));
  await expectAccessible(page, 'the form of a ballot');
  await page.getByRole('button', { name: '保存草稿' }).click();
  await page.waitForURL(/\/ballots\/[0-9a-f-]{36}$/u);
  await settled(page);
  const ballotId = page.url().split('/').at(-1) as string;
  await page.getByText('开启须由起草人以外').waitFor();
  await page.getByRole('button', { name: '修改界限' }).click();
  const limits = page.getByRole('dialog');
  await expectAccessible(page, 'limits of what is pointed out');
  await limits.getByLabel(/^同一网络张数/u).fill('2');
  await limits.getByLabel(/^理由/u).fill('小范围投票（样稿）');
  await limits.getByRole('button', { name: '保存界限' }).click();
  await limits.waitFor({ state: 'hidden' });
  await page.getByText('本次投票另定').waitFor();
  await open(page, `/ballots/${ballotId}/codes`);
  await page.getByLabel(/^给哪个村或社区/u).fill('示例社区');
  await page.getByLabel(/^数量/u).fill('3');
  await page.getByRole('button', { name: '生成', exact: true }).click();
  await page.locator('.lc-ballot-sheet li').nth(2).waitFor();
  await expectAccessible(page, 'a sheet of codes');
  const codes = await page.locator('.lc-ballot-sheet code').allInnerTexts();

  const { page: lead, problems: leadProblems } = await signedIn('lead');
  await open(lead, `/ballots/${ballotId}`);
  await act(lead, '核对并开启', '/opening');
  clock.now += 60_000;

  await open(page, `/ballots/${ballotId}/papers`);
  await page.getByLabel(/^编号前缀/u).fill('A');
  await page.getByLabel(/^张数/u).fill('3');
  await page.getByLabel(/^交到哪里/u).fill('示例社区一楼票箱');
  await page.getByText('编号 A-0001 至 A-0003，共 3 张').waitFor();
  await expectAccessible(page, 'papers to print');
  await page.emulateMedia({ media: 'print' });
  await expect.poll(() => page.locator('.lc-ballot-paper:visible .lc-ballot-paper-number').allInnerTexts()).toEqual(['编号 A-0001', '编号 A-0002', '编号 A-0003']);
  await page.emulateMedia({ media: 'screen' });

  await open(page, `/ballots/${ballotId}/paper`);
  await page.getByRole('textbox', { name: /^收回的投票码/u }).fill(codes[2] as string);
  await page.getByRole('button', { name: '登记', exact: true }).click();
  await page.getByText('登记 1 个').waitFor();
  for (const [entering, state] of [[page, '待第二人'], [lead, '已确认']] as const) {
    await open(entering, `/ballots/${ballotId}/paper`);
    await entering.getByRole('textbox', { name: /^纸票编号/u }).fill('A-0001');
    await entering.getByRole('checkbox', { name: '河西' }).check();
    await entering.getByRole('button', { name: '录入', exact: true }).click();
    await entering.getByRole('row').filter({ hasText: 'A-0001' }).getByText(state).waitFor();
  }
  await expectAccessible(lead, 'papers of a ballot');

  // What was cast is pointed out from the next signature of the box on, so that nobody sees a ballot arrive.
  const { page: home, problems: homeProblems } = await story.visit({ size: 'phone', baseUrl: server.baseUrl });
  await castFromHome(home, ballotId, codes.slice(0, 2));
  await open(page, `/ballots/${ballotId}`);
  await page.getByText('看过 0 张网上选票').waitFor();
  await server.acting(signBoxes, 'admin', {});
  await open(page, `/ballots/${ballotId}`);
  await page.getByText('看过 2 张网上选票').waitFor();
  await page.getByText('2 / 2 张').waitFor();
  await act(page, '核实无误', '/anomaly-decisions', (dialog) => dialog.getByLabel(/^会议记录/u).fill('同一户在家里投的，电话核实（样稿）'));
  await expectAbsentOnce(page.getByText('核实无误（2 张）：同一户在家里投的'), page.getByRole('button', { name: '核实无误' }));
  await expectAccessible(page, 'a ballot with an oddity that was judged');

  clock.now += 3 * HOUR;
  await signIn(page, 'office');
  await open(page, `/ballots/${ballotId}`);
  await act(page, '申请结束', '/closing-request', (dialog) => dialog.getByLabel(/^核对情况/u).fill('纸票录完，异常已核实。'));
  await signIn(lead, 'lead');
  await open(lead, `/ballots/${ballotId}`);
  await act(lead, '确认结束并计票', '/closing');
  // No job runs beside this server: the same act by hand.
  await act(lead, '重新计票', '/count');
  await lead.getByText('已计票并公布').waitFor();
  await expectAccessible(lead, 'a ballot that was counted');

  await home.goto(`/public/alpha/ballots/${ballotId}`);
  await home.locator(`a[href$="/ballots/${ballotId}/result"]`).first().click();
  await home.locator('.pub-table tbody tr').first().waitFor();
  const order = async () => (await home.locator('.pub-table tbody tr').allInnerTexts()).flatMap((line) => /东门口|河西/u.exec(line)?.[0] ?? []);
  await expect.poll(order).toEqual(['东门口', '河西']);
  await expectAccessible(home, 'the result that the public reads');
  expect([...problems, ...leadProblems, ...homeProblems]).toEqual([]);
}, 180_000);

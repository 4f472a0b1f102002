/** A public ballot in a real browser: a voter with a phone, a network that goes away, a receipt that is found again, and a count by anybody. */
import { describe, expect, it } from 'vitest';
import type { APIRequestContext } from 'playwright-core';
import { browserOfTests, expectAccessible } from './browser.ts';

const story = browserOfTests();
const api = '/api/programmes/wanyuan';

interface Listed { id: string; state: string; takesVotes: boolean }
async function ballots(request: APIRequestContext): Promise<{ open: string; counted: string }> {
  const { rows } = (await (await request.get(`${api}/public/ballots`)).json()) as { rows: Listed[] };
  return { open: rows.find((row) => row.takesVotes)?.id ?? '', counted: rows.find((row) => row.state === 'closed')?.id ?? '' };
}

/** The office prints one code, as for somebody who came to its desk. */
async function aCode(ballotId: string): Promise<string> {
  const { page } = await story.visit({ signedInAs: 'office' });
  const answer = await page.request.post(`${api}/ballots/${ballotId}/code-batches`, { headers: { 'idempotency-key': `ballot-${Date.now()}-${Math.random()}` }, data: { label: '示例社区', count: 1 } });
  expect(answer.status(), await answer.text()).toBe(200);
  return ((await answer.json()) as { codes: [string] }).codes[0];
}

describe('a voter on a phone', () => {
  it('votes with a code; a reload and a lost network lose nothing, and the receipt names the ballot', async () => {
    const { page, context, problems } = await story.visit({ size: 'phone', look: { view: 'elder' } });
    const { open } = await ballots(page.request);
    await page.goto(`/public/wanyuan/ballots/${open}`);
    await page.getByLabel('投票码').fill((await aCode(open)).toLowerCase());
    await expectAccessible(page, 'code');
    await page.getByRole('button', { name: '确认，去选择' }).click();
    await page.getByRole('heading', { name: '第二步：选择' }).waitFor();
    await page.locator('.pub-ranks select').first().locator('option').nth(2).waitFor({ state: 'attached' });
    const order = await page.locator('.pub-ranks select').first().locator('option').allInnerTexts();
    await page.reload();
    await page.getByRole('heading', { name: '第二步：选择' }).waitFor();
    await expect.poll(() => page.locator('.pub-ranks select').first().locator('option').allInnerTexts()).toEqual(order);
    await page.getByRole('button', { name: '下一步：核对' }).click();
    await page.getByRole('alert').filter({ hasText: '请至少选一项' }).waitFor();
    await page.locator('.pub-ranks select').first().selectOption({ index: 2 });
    await expectAccessible(page, 'choice');
    await page.getByRole('button', { name: '下一步：核对' }).click();
    await expect.poll(() => page.locator('.pub-chosen li').allInnerTexts()).toEqual([order[2]]);
    await context.setOffline(true);
    await page.getByRole('button', { name: '投出选票' }).click();
    await page.getByRole('alert').filter({ hasText: '不会重复投票' }).waitFor();
    await context.setOffline(false);
    await page.reload();
    await page.getByRole('button', { name: '投出选票' }).click();
    await page.getByRole('heading', { name: '您的选票已投入票箱' }).waitFor();
    await expect.poll(() => page.getByLabel('回执').inputValue()).toMatch(new RegExp(`^LC1\\.${open}\\.\\d+\\.[0-9a-f]{64}\\.`));
    await expectAccessible(page, 'receipt');
    expect(problems).toEqual([]);
  });

  it('with a code that was used is told so and can go on with another', async () => {
    const { page } = await story.visit({ size: 'phone' });
    const { open } = await ballots(page.request);
    const code = await aCode(open);
    for (const isSecond of [false, true]) {
      const visitor = isSecond ? (await story.visit({ size: 'phone' })).page : page;
      await visitor.goto(`/public/wanyuan/ballots/${open}`);
      await visitor.getByLabel('投票码').fill(code);
      await visitor.getByRole('button', { name: '确认，去选择' }).click();
      if (isSecond) await visitor.getByRole('alert').filter({ hasText: '已经用过' }).waitFor();
      else await visitor.getByRole('heading', { name: '第二步：选择' }).waitFor();
    }
  });

  it('without a script is told how to vote on paper', async () => {
    const { page, context } = await story.visit({ size: 'phone' });
    const { open } = await ballots(page.request);
    const silent = await context.browser()?.newContext({ javaScriptEnabled: false, locale: 'zh-CN', baseURL: new URL((await page.goto('/'))?.url() ?? '').origin });
    const plain = await silent?.newPage();
    await plain?.goto(`/public/wanyuan/ballots/${open}`);
    await expect.poll(() => plain?.locator('main').innerText()).toContain('纸质选票');
    await silent?.close();
  });
});

describe('anybody', () => {
  it('counts a closed ballot again in the browser and comes to the published result', async () => {
    const { page, problems } = await story.visit();
    const { counted } = await ballots(page.request);
    await page.goto(`/public/wanyuan/ballots/${counted}/result`);
    await expectAccessible(page, 'result');
    const first = await page.locator('.pub-table tbody tr').first().innerText();
    await page.getByRole('link', { name: '核验票箱和回执' }).click();
    await page.getByRole('button', { name: '开始核验' }).click();
    await page.getByRole('heading', { name: '核验一致' }).waitFor();
    const votesIn = (row: string) => row.replaceAll(/\D+/g, ' ').trim().split(' ').at(-1);
    await expect.poll(async () => votesIn(await page.locator('[data-ballot-check] .pub-table tbody tr').first().innerText())).toBe(votesIn(first));
    await expectAccessible(page, 'check');
    expect(problems).toEqual([]);
  });
});

/** 评星到户 · A village reviews its households on a phone, and a township answers for its own. */
import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { browserOfTests, expectAccessible, expectNoSidewaysScroll, settled } from './browser.ts';
import { open, roundAt } from './selection-kit.ts';

const story = browserOfTests();
const saved = (page: Page, method: string, path: string) => page.waitForResponse((response) => response.request().method() === method && response.url().includes(path));

describe('households of a village', () => {
  it('are reviewed by their secretary on a phone: a tap withholds a star, one save keeps the screen', async () => {
    const { page, problems } = await story.visit({ atHomeOf: 'community', viewport: { width: 390, height: 844 } });
    // What they do day by day is one tap away.
    const bar = page.getByRole('navigation', { name: '主导航' });
    for (const name of ['评星', '记分', '柜台']) await bar.getByRole('link', { name, exact: true }).waitFor();
    await bar.getByRole('link', { name: '评星', exact: true }).click();
    await page.waitForURL(/\/my-star-board$/u);
    await settled(page);
    await expectAccessible(page, 'stars of my village');
    const roundId = await roundAt(page, '十星级', 'groupReview');
    await open(page, `/selection-rounds/${roundId}/villages`);
    await page.locator(`a[href*="/selection-rounds/${roundId}/villages/"]`).first().click();
    await page.waitForURL(/\/villages\/[^/]+\/stars/u);
    await settled(page);
    const cards = page.locator('.lc-honours-board > li');
    await expect.poll(() => cards.count()).toBeGreaterThan(5);
    const count = await cards.count();
    const stars = cards.first().locator('.lc-honours-star');
    const before = await stars.first().getAttribute('aria-pressed');
    await stars.first().click();
    const after = before === 'true' ? 'false' : 'true';
    await expect.poll(() => stars.first().getAttribute('aria-pressed')).toBe(after);
    // A browser that closes loses nothing that was tapped.
    await page.reload();
    await settled(page);
    await page.getByText('上次点选、还没有保存的已从本设备恢复').waitFor();
    await expect.poll(() => stars.first().getAttribute('aria-pressed')).toBe(after);
    // Nothing runs off the side of a phone, and a finger hits each star.
    await expectNoSidewaysScroll(page);
    await expect.poll(async () => (await stars.first().boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(40);
    await expectAccessible(page, 'many households on a phone');
    const answered = saved(page, 'PUT', '/star-sheets');
    await page.getByRole('button', { name: `保存 ${count} 户` }).click();
    expect(await (await answered).json()).toMatchObject({ households: count });
    await page.getByText('这一页都评过了').waitFor();
    await page.reload();
    await settled(page);
    await expect.poll(() => stars.first().getAttribute('aria-pressed')).toBe(after);
    await expect.poll(() => cards.getByText('已评', { exact: true }).count()).toBe(count);
    expect(problems).toEqual([]);
  });
});

describe('households of a township', () => {
  it('are approved together by its officer, one sent back with a reason', async () => {
    const { page, problems } = await story.visit({ signedInAs: 'zone2', viewport: { width: 390, height: 844 } });
    const roundId = await roundAt(page, '五星级', 'townshipApproval');
    await open(page, `/selection-rounds/${roundId}`);
    await page.locator(`a[href$="/selection-rounds/${roundId}/towns"]`).click();
    await page.waitForURL(/\/towns$/u);
    await settled(page);
    await page.locator(`a[href*="/selection-rounds/${roundId}/towns/"]`).first().click();
    await page.waitForURL(/\/towns\/[^/]+$/u);
    await settled(page);
    await page.getByText('待审批').first().waitFor();
    // Nobody is approved before somebody signed for the negative items of the list.
    await page.getByRole('link', { name: '负面清单签字' }).click();
    await page.waitForURL(/\/negatives$/u);
    await settled(page);
    await page.getByRole('checkbox').first().check();
    await expectNoSidewaysScroll(page);
    await expectAccessible(page, 'negative items on a phone');
    await page.getByRole('checkbox').first().uncheck();
    await page.getByRole('button', { name: /^核查完毕，签字/u }).click();
    await page.getByRole('dialog').getByRole('button', { name: '签字', exact: true }).waitFor();
    await expectAccessible(page, 'the signature for a list');
    const signing = saved(page, 'POST', '/negatives');
    await page.getByRole('dialog').getByRole('button', { name: '签字', exact: true }).click();
    expect(await (await signing).json()).toMatchObject({ exceptions: 0 });
    await page.getByText('已全部签字').first().waitFor();
    await page.goBack();
    await page.waitForURL(/\/towns\/[^/]+$/u);
    await settled(page);
    await page.getByRole('checkbox').nth(1).check();
    await expectAccessible(page, 'a township on a phone');
    await page.getByRole('button', { name: '审批', exact: true }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').first().fill('街道办〔样稿〕8号');
    await dialog.getByRole('textbox').last().fill('门前杂物未清');
    const answered = saved(page, 'PUT', '/approval');
    await dialog.getByRole('button', { name: '审批', exact: true }).click();
    expect(await (await answered).json()).toMatchObject({ returned: 1 });
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('街道办〔样稿〕8号').first().waitFor();
    await page.getByRole('button', { name: '重新审批' }).waitFor();
    expect(problems).toEqual([]);
  });
});

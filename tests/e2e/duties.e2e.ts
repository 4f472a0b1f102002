/**
 * The office's day: everybody's home and duties, the board in the meeting room and the board of cases — by keyboard, and
 * without accessibility faults.
 */
import { describe, expect, it } from 'vitest';
import { browserOfTests, expectAbsentOnce, expectAccessible, settled } from './browser.ts';

const story = browserOfTests();
/** One login of each role that the demo has. */
const ROLES = ['office', 'leadgroup', 'zone1', 'dept', 'leader2', 'community', 'inspector', 'volunteer', 'resident', 'admin'] as const;

describe('everybody’s home', () => {
  it.each(ROLES)('of %s begins with what needs them today, and their duties agree with it', async (login) => {
    const { page, problems } = await story.visit({ atHomeOf: login });
    await settled(page);
    await page.getByRole('heading', { name: '今天要办' }).waitFor();
    await expectAccessible(page, `home of ${login}`);
    // A coordinator's home has a second link of these words: to the late cases of the zone.
    const all = page.locator('main a[href$="/my-duties"]').filter({ hasText: /^全部 \d+ 件$/ });
    await page.locator('.lc-home-errands, .lc-home-calm').first().waitFor();
    const shown = (await all.count()) === 0 ? 0 : Number((await all.innerText()).replace(/\D/g, ''));
    await page.goto(`${page.url().replace(/\/$/, '')}/my-duties`);
    await settled(page);
    if (shown === 0) await page.getByText('没有等您办的事').waitFor();
    else await page.getByText(`共 ${shown} 件`).waitFor();
    await expectAccessible(page, `duties of ${login}`);
    expect(problems).toEqual([]);
  }, 120_000);
});

describe('a number on the home page', () => {
  it('opens exactly the list it counts', async () => {
    const { page } = await story.visit({ atHomeOf: 'office' });
    await settled(page);
    const errand = page.locator('.lc-home-errand').last();
    const count = Number((await errand.locator('b').innerText()).replace(/\D/g, ''));
    await errand.click();
    await settled(page);
    await page.getByText(new RegExp(`共 ${count} 条`)).waitFor();
  }, 120_000);
});

describe('the board in the meeting room', () => {
  it('turns by the arrow keys, pauses by space, and says how a figure is counted', async () => {
    const { page, problems } = await story.visit({ signedInAs: 'leadgroup', viewport: { width: 1920, height: 1080 } });
    await page.goto('/p/wanyuan/board');
    await expectAbsentOnce(page.getByText(/^数据截至/), page.getByRole('navigation', { name: '主导航' }));
    // It turns by itself, too: paused first, so that each turn is by the key.
    await page.keyboard.press(' ');
    await page.getByRole('button', { name: '继续轮播' }).waitFor();
    await settled(page);
    await expectAccessible(page, 'board, scores');
    await page.keyboard.press('ArrowRight');
    await page.getByRole('heading', { name: '今日销号' }).waitFor();
    await page.waitForURL(/scene=cases/);
    await expectAccessible(page, 'board, cases');
    await page.locator('.lc-board-late .lc-board-figure').first().click();
    await page.getByRole('dialog').getByText('整改时限已过').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    // from five metres: nothing of the scene is smaller than one and a half hundredths of the width
    const smallest = () => page.locator('.lc-board-scene').evaluate((scene) => Math.min(...[...scene.querySelectorAll('*')].filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && (node.textContent ?? '').trim() !== '') && element.getBoundingClientRect().width > 1).map((element) => Number.parseFloat(getComputedStyle(element).fontSize))));
    await expect.poll(smallest).toBeGreaterThanOrEqual(1920 * 0.0149);
    await page.keyboard.press('ArrowRight');
    await page.getByRole('columnheader', { name: '片区' }).waitFor();
    await expectAccessible(page, 'board, zones');
    await page.keyboard.press('ArrowRight');
    await page.getByRole('heading', { name: '有效称号' }).waitFor();
    await page.getByRole('heading', { name: '关爱已领取' }).waitFor();
    await expectAccessible(page, 'board, lines of work');
    await page.locator('.lc-board-work .lc-board-figure').first().click();
    await page.getByRole('dialog').getByText('限期整改期间的也算').waitFor();
    await page.keyboard.press('Escape');
    expect(problems).toEqual([]);
  }, 120_000);

  it('is not for a site leader', async () => {
    const { page } = await story.visit({ signedInAs: 'leader2' });
    await page.goto('/p/wanyuan/board');
    await settled(page);
    await expectAbsentOnce(page.getByRole('heading'), page.locator('.lc-board'));
  }, 60_000);
});

describe('the board of cases', () => {
  it('is walked by arrow keys, and a card opens the acts of its case', async () => {
    const { page, problems } = await story.visit({ signedInAs: 'office' });
    await page.goto('/p/wanyuan/case-board');
    await settled(page);
    await expectAccessible(page, 'case board');
    const cards = page.locator('[data-column="rectified"] [data-card]');
    await cards.first().focus();
    await page.keyboard.press('ArrowDown');
    const isOnSecond = () => cards.nth(1).evaluate((card) => card === document.activeElement);
    await expect.poll(isOnSecond).toBe(true);
    await page.keyboard.press('Enter');
    const panel = page.getByRole('dialog');
    await panel.getByRole('button', { name: '核查通过' }).waitFor();
    await expectAccessible(page, 'panel of a card');
    await page.keyboard.press('Escape');
    await expect.poll(isOnSecond).toBe(true);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('[data-column]')?.getAttribute('data-column'))).toBe('accepted');
    expect(problems).toEqual([]);
  }, 120_000);
});

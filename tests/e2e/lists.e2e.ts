/** 列表 · The office's lists as people use them all day: columns, a view, a link for a colleague, many rows at once and back again, by keyboard. */
import { describe, expect, it } from 'vitest';
import { browserOfStory, expectAccessible, settled } from './browser.ts';

const story = browserOfStory();

describe('a list of the office', () => {
  it('keeps chosen columns in its address, and the link shows the same list to a colleague within their own reach', async () => {
    const { page, problems } = await story.visit({ signedInAs: 'office' });
    const base = new URL(page.url()).pathname.replace(/\/$/, '');
    await page.goto(`${base}/persons?sort=-duties&columns=code,duties`);
    await settled(page);
    const headers = (of: typeof page) => of.locator('table.lc-table thead th').allInnerTexts();
    const shown = await headers(page);
    expect(shown.length).toBeGreaterThanOrEqual(3);
    expect(await page.locator('th[aria-sort]').count()).toBe(1);
    const colleague = await story.visit({ signedInAs: 'office', look: { themeChoice: 'dark' } });
    await colleague.page.goto(page.url());
    await settled(colleague.page);
    expect(await headers(colleague.page)).toEqual(shown);
    expect([...problems, ...colleague.problems]).toEqual([]);
  });

  it('is walked with j, k and x, and opened with Enter', async () => {
    const { page, problems } = await story.visit({ signedInAs: 'office' });
    const base = new URL(page.url()).pathname.replace(/\/$/, '');
    await page.goto(`${base}/sites?view=list`);
    await settled(page);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await page.keyboard.press('x');
    await expect.poll(() => page.locator('tr.lc-table-chosen').count()).toBe(1);
    await expect.poll(() => page.locator('.lc-bulk-bar').count()).toBe(1);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/sites\/[0-9a-f-]{36}/);
    expect(problems).toEqual([]);
  });

  it('is free of barriers, light and dark', async () => {
    for (const [look, paths] of [[{ themeChoice: 'light' }, ['cases']], [{ themeChoice: 'dark', view: 'elder' }, ['organisations', 'bulk-acts']]] as const) {
      const { page, problems } = await story.visit({ signedInAs: 'office', look });
      const base = new URL(page.url()).pathname.replace(/\/$/, '');
      for (const path of paths) {
        await page.goto(`${base}/${path}`);
        await settled(page);
        await expectAccessible(page, path);
      }
      expect(problems).toEqual([]);
    }
  });
});

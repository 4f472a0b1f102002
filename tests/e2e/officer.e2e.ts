/** 创建办一天 · The officer reads what needs doing, follows a figure to its records, checks a fix, and takes the papers along. */
import { describe, expect, it } from 'vitest';
import { browserOfTests, settled } from './browser.ts';

const story = browserOfTests();
const api = '/api/programmes/wanyuan';

describe('the day of an officer', () => {
  it('begins at home with what needs them, and every number leads to its records', async () => {
    const { page, problems } = await story.visit({ atHomeOf: 'office' });
    await settled(page);
    const figure = page.locator('.lc-stat').filter({ has: page.locator('a[href*="/cases?"]') }).first();
    const now = async () => Number((await figure.locator('.lc-stat-value span').first().innerText()).replaceAll(',', ''));
    await expect.poll(now).toBeGreaterThan(0);
    const shown = await now();
    await figure.getByRole('link').click();
    await page.waitForURL(/\/cases\?/);
    await settled(page);
    await expect.poll(async () => Number(/共 ([\d,]+)/.exec(await page.locator('.lc-pager [role="status"]').innerText())?.[1]?.replaceAll(',', ''))).toBe(shown);
    expect(problems).toEqual([]);
  });

  it('checks a fix from its photos and closes the case', async () => {
    const { page, problems } = await story.visit({ signedInAs: 'office' });
    const { rows } = (await (await page.request.get(`${api}/cases?state=rectified&pageSize=1`)).json()) as { rows: { id: string; number: string }[] };
    const fixed = rows[0] as { id: string; number: string };
    await page.goto(`/p/wanyuan/cases/${fixed.id}`);
    await settled(page);
    await page.getByText('整改后').first().waitFor();
    await page.getByRole('button', { name: '核查通过', exact: false }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').first().fill('现场复核，已恢复整洁。');
    const answered = page.waitForResponse((response) => response.request().method() === 'POST' && response.url().includes('/verification'));
    await dialog.getByRole('button').last().click();
    expect((await answered).status()).toBe(200);
    await page.getByText('已销号').first().waitFor();
    expect(problems).toEqual([]);
  });

  it('sees the same office in English, without a word left behind in the frame', async () => {
    const { page } = await story.visit({ signedInAs: 'office', look: { locale: 'en', themeChoice: 'light', view: 'standard' } });
    const { name } = (await (await page.request.get(`${api}/me`)).json()) as { name: string };
    for (const path of ['', '/cases', '/rounds', '/scores', '/persons', '/tasks']) {
      await page.goto(`/p/wanyuan${path}`);
      await settled(page);
      // Names of places, people and cases are the programme's own; the frame around them is not.
      const frame = await page.locator('.lc-side-nav, h1, h2, th, .lc-filter-bar label, .lc-page-actions, .lc-stat-label').allInnerTexts();
      expect(frame.filter((words) => /[\u4e00-\u9fff]/.test(words.replace(name, ''))), path).toEqual([]);
    }
  });
});

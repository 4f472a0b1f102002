/** Goal: whoever reads a published number comes to what proves it in two clicks. Method: the account of the city as its office reads it and as everybody does, a number in it, one of its rows. */
import { describe, expect, it } from 'vitest';
import { browserOfTests, settled } from './browser.ts';

const story = browserOfTests();
const api = '/api/programmes/wanyuan';

describe('a number of a published account', () => {
  it('leads to its rows by one click, and by one more to the project that the money is of', async () => {
    const { page, problems } = await story.visit({ signedInAs: 'office' });
    const { rows } = (await (await page.request.get(`${api}/bulletins?kind=chronicle&state=published`)).json()) as { rows: { id: string }[] };
    const account = rows[0] as { id: string };
    await page.goto(`/p/wanyuan/bulletins/${account.id}`);
    await settled(page);
    await page.locator('.lc-bulletins-paper a', { hasText: /^13亿$/ }).click();
    await page.waitForURL(/\/figures\/[0-9a-f-]+$/);
    const row = page.locator('a.lc-row-link').first();
    await row.waitFor();
    await settled(page);
    const label = (await row.innerText()).trim();
    await row.click();
    await page.waitForURL(/\/projects\/[0-9a-f-]+$/);
    await settled(page);
    const [project = '-'] = label.split(' · ');
    await expect.poll(() => page.locator('main').innerText()).toContain(project);
    expect(problems).toEqual([]);
  });

  it('that was declared leads to the record of who declared it, and from which document', async () => {
    const { page, problems } = await story.visit({ signedInAs: 'office' });
    const { rows } = (await (await page.request.get(`${api}/figures?q=${encodeURIComponent('常住人口')}`)).json()) as { rows: { id: string; code: string }[] };
    const figure = rows.find(({ code }) => code === 'population') as { id: string };
    await page.goto(`/p/wanyuan/figures/${figure.id}`);
    const row = page.locator('a.lc-row-link').first();
    await row.waitFor();
    await settled(page);
    const label = (await row.innerText()).trim();
    await row.click();
    await page.waitForURL(/\/records\/[0-9a-f-]+$/);
    await settled(page);
    await expect.poll(() => page.locator('main').innerText()).toContain(label);
    expect(problems).toEqual([]);
  });

  it('that is a ratio of two figures leads to the rows above its line, too', async () => {
    const { page, problems } = await story.visit({ size: 'phone', signedInAs: 'office' });
    const { rows } = (await (await page.request.get(`${api}/figures?q=${encodeURIComponent('志愿者比例')}`)).json()) as { rows: { id: string; code: string }[] };
    const ratio = rows.find(({ code }) => code === 'volunteers.ratio') as { id: string };
    await page.goto(`/p/wanyuan/figures/${ratio.id}`);
    await page.locator('a.lc-row-link').first().waitFor();
    await settled(page);
    await page.locator('a.lc-row-link').first().click();
    await page.waitForURL(/\/volunteers\/[0-9a-f-]+$/);
    expect(problems).toEqual([]);
  });

  it('is a link on the public page to what it counts', async () => {
    const { page } = await story.visit({ signedInAs: 'office' });
    const { rows } = (await (await page.request.get(`${api}/bulletins?kind=chronicle&state=published`)).json()) as { rows: { id: string }[] };
    await page.goto(`/public/wanyuan/bulletins/${(rows[0] as { id: string }).id}`);
    const number = page.locator('a.pub-number', { hasText: /^13亿$/ });
    await number.click();
    const anchor = await number.getAttribute('href');
    await expect.poll(() => page.locator(`[id="${anchor?.slice(1) ?? ''}"]`).innerText()).toMatch(/13亿|1300000000|1,300,000,000/);
  });
});

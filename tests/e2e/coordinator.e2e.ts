/** 片区协调员一天 · A coordinator sees the own zone and nothing beyond it, on every page, and moves what is stuck. */
import { describe, expect, it } from 'vitest';
import { browserOfTests, expectNoSidewaysScroll, settled } from './browser.ts';

const story = browserOfTests();
const api = '/api/programmes/wanyuan';

describe('the day of a zone coordinator', () => {
  it('shows cases of the own zone only, and a case of another zone is not there at all', async () => {
    const { page, problems } = await story.visit({ signedInAs: 'zone1' });
    const office = await story.visit({ signedInAs: 'office' });
    const mine = (await (await page.request.get(`${api}/cases?pageSize=100`)).json()) as { rows: { id: string }[]; total: number };
    const all = (await (await office.page.request.get(`${api}/cases?pageSize=200`)).json()) as { rows: { id: string }[]; total: number };
    expect(mine.total).toBeGreaterThan(0);
    expect(mine.total).toBeLessThan(all.total);
    await page.goto('/p/wanyuan/cases');
    await settled(page);
    await expect.poll(() => page.locator('.lc-pager [role="status"]').innerText()).toContain(String(mine.total));
    const others = [];
    for (const { id } of all.rows) if (others.length === 0 && (await page.request.get(`${api}/cases/${id}`)).status() === 404) others.push(id);
    expect(others).toHaveLength(1);
    await page.goto(`/p/wanyuan/cases/${others[0] as string}`);
    await page.getByRole('alert').or(page.locator('.lc-empty')).first().waitFor();
    await settled(page);
    expect(await page.locator('main').innerText()).not.toContain('办理经过');
    expect(problems).toEqual([]);
  });

  it('reads on a tablet what is overdue, opens one and sees who answers for it', async () => {
    const { page, problems } = await story.visit({ size: 'tablet', signedInAs: 'zone1' });
    await page.goto('/p/wanyuan/cases?overdue=true');
    await settled(page);
    await page.locator('a.lc-row-link').first().click();
    await page.waitForURL(/\/cases\/[0-9a-f-]+/);
    await settled(page);
    const words = () => page.locator('main').innerText();
    await expect.poll(words).toContain('责任单位');
    await expect.poll(words).toMatch(/超期|期限/);
    await expectNoSidewaysScroll(page);
    expect(problems).toEqual([]);
  });
});

/** 领导小组半小时 · The leading group reads figures it can trust, down to the record, and changes nothing by accident. */
import { describe, expect, it } from 'vitest';
import { browserOfTests, expectNoSidewaysScroll, settled } from './browser.ts';

const story = browserOfTests();
const api = '/api/programmes/wanyuan';

describe('half an hour of the leading group', () => {
  it('goes from the home page to a zone’s score and to the observations that make it, and the sums agree', async () => {
    const { page, problems } = await story.visit({ atHomeOf: 'leadgroup' });
    await settled(page);
    const { rows } = (await (await page.request.get(`${api}/rounds`)).json()) as { rows: { id: string; state: string }[] };
    const closed = rows.find((round) => round.state === 'closed') as { id: string };
    await page.goto(`/p/wanyuan/scores/${closed.id}`);
    await settled(page);
    const scores = (await (await page.request.get(`${api}/rounds/${closed.id}/scores`)).json()) as { overall: { met: number; observed: number } };
    const words = async () => (await page.locator('main').innerText()).replaceAll(',', '');
    await expect.poll(words).toContain(String(scores.overall.met));
    await expect.poll(words).toContain(String(scores.overall.observed));
    await page.locator(`main a[href*="/observations"]`).first().click();
    await page.waitForURL(/\/observations/);
    await settled(page);
    expect(problems).toEqual([]);
  });

  it('reads the bulletin as it was issued, and is offered nothing that would change a record', async () => {
    const { page, problems } = await story.visit({ signedInAs: 'leadgroup' });
    await page.goto('/p/wanyuan/bulletins');
    await settled(page);
    await page.locator('a.lc-row-link').last().click();
    await page.waitForURL(/\/bulletins\/[0-9a-f-]+/);
    await settled(page);
    await page.locator('.lc-bulletins-paper').waitFor();
    for (const path of ['/cases', '/findings', '/sites', '/persons']) {
      await page.goto(`/p/wanyuan${path}`);
      await settled(page);
      const acts = await page.locator('.lc-page-actions').getByRole('button').or(page.locator('.lc-page-actions a')).allInnerTexts();
      expect(acts.filter((words) => /新建|导入|交办|作废|登记/.test(words)), path).toEqual([]);
    }
    expect(problems).toEqual([]);
  });

  it('shows a phone the same figures, without a sideways scroll', async () => {
    const { page } = await story.visit({ size: 'phone', signedInAs: 'leadgroup' });
    for (const path of ['', '/scores', '/bulletins']) {
      await page.goto(`/p/wanyuan${path}`);
      await settled(page);
      await expectNoSidewaysScroll(page, path);
    }
  });
});

/** The site leader's side in the field app: fix and send back without a network, hand over while away; and every screen for everybody's eyes. */
import { describe, expect, it } from 'vitest';
import type { APIRequestContext } from 'playwright-core';
import { browserOfStory, expectAccessible } from './browser.ts';
import { api, openField, picture, programme, pulled, thumb, waitUntilSafe } from './field-kit.ts';

const story = browserOfStory();

async function post<Answer>(request: APIRequestContext, path: string, data: Record<string, unknown>): Promise<Answer> {
  const answer = await request.post(`${api}${path}`, { headers: { 'idempotency-key': `field-${Date.now()}-${Math.random()}` }, data });
  expect(answer.status(), await answer.text()).toBeLessThan(300);
  return (await answer.json()) as Answer;
}

/** The office dispatches a fault at a site of this leader. */
async function dispatchedTo(office: APIRequestContext, leaderId: string, title: string): Promise<{ id: string; number: string }> {
  const { rows: [site] } = (await (await office.get(`${api}/sites?siteLeaderId=${leaderId}`)).json()) as { rows: { id: string }[] };
  expect(site, leaderId).toBeDefined();
  const { categories } = (await (await office.get(`${api}/case-categories`)).json()) as { categories: { code: string }[] };
  const made = await post<{ id: string; number: string; version: number }>(office, '/cases', { categoryCode: categories[0]?.code, title, description: '垃圾桶满溢', siteId: site?.id });
  // What the office reports itself is registered at once.
  await post(office, `/cases/${made.id}/dispatch`, { version: made.version });
  return made;
}

async function personIdOf(request: APIRequestContext): Promise<string> {
  return ((await (await request.get(`${api}/me`)).json()) as { personId: string }).personId;
}

describe('the site leader', () => {
  it('fixes and sends back in four taps and a photo, with no network, and the office has it afterwards', async () => {
    const office = await story.visit({ signedInAs: 'office' });
    const { page, context, problems } = await story.visit({ size: 'phone' });
    await openField(page, 'leader');
    const { id, number } = await dispatchedTo(office.page.request, await personIdOf(page.request), '垃圾桶满溢，请清运');
    await page.reload();
    await page.getByText(number).waitFor();
    await context.setOffline(true);
    await page.locator('.lcf-tab', { hasText: '点位' }).click();
    const phone = thumb();
    await phone.tap(page.locator('.lcf-tab', { hasText: '案件' }));
    await phone.tap(page.locator('.lcf-site', { hasText: number }));
    await phone.tap(page.getByRole('button', { name: '接收并拍照整改' }));
    await page.locator('dialog .lcf-camera input').setInputFiles(await picture(11));
    await page.locator('.lcf-photos img').waitFor();
    await phone.tap(page.getByRole('button', { name: '交上' }));
    await page.locator('.lcf-said').getByText(`${number} 的整改已记好`).waitFor();
    expect(phone.taps).toBeLessThanOrEqual(4);
    await page.reload();
    await page.locator('.lcf-filter-one', { hasText: '等别人' }).click();
    await page.locator('.lcf-site', { hasText: number }).getByText('待核查').waitFor();
    await context.setOffline(false);
    await waitUntilSafe(page);
    const stands = (await (await office.page.request.get(`${api}/cases/${id}`)).json()) as { state: string; photos: { role: string }[] };
    expect(stands.state).toBe('rectified');
    expect(stands.photos.filter(({ role }) => role === 'after')).toHaveLength(1);
    expect(problems).toEqual([]);
  });

  it('settles in plain words what somebody else did to the case meanwhile', async () => {
    const office = await story.visit({ signedInAs: 'office' });
    const { page, context } = await story.visit({ size: 'phone' });
    await openField(page, 'leader');
    const { id, number } = await dispatchedTo(office.page.request, await personIdOf(page.request), '路面有积水');
    await page.reload();
    await page.getByText(number).waitFor();
    await context.setOffline(true);
    await page.locator('.lcf-site', { hasText: number }).click();
    await page.getByRole('button', { name: '接收', exact: true }).click();
    const { version } = (await (await office.page.request.get(`${api}/cases/${id}`)).json()) as { version: number };
    await post(office.page.request, `/cases/${id}/shelving`, { version, reason: '等道路改造' });
    await context.setOffline(false);
    await page.locator('.lcf-tab', { hasText: '待交' }).click();
    await page.getByText('服务器上是').first().waitFor({ timeout: 40_000 });
    expect(await page.locator('.lcf-conflict').innerText()).toContain('已挂账');
    await page.getByRole('button', { name: '用服务器上的' }).click();
    await waitUntilSafe(page);
  });

  it('sees the sites and whom to ask, also without a network, and leaves them to a deputy only with one', async () => {
    const { page, context } = await story.visit({ size: 'phone' });
    await openField(page, 'leader');
    await page.locator('.lcf-tab', { hasText: '点位' }).click();
    await page.getByText(/我负责 \d+ 个点位/).waitFor();
    const named = (await page.locator('.lcf-sites strong').allInnerTexts()).length;
    expect(named).toBeGreaterThan(0);
    await expect.poll(() => page.evaluate(async () => (await Promise.all((await caches.keys()).filter((name) => name.startsWith('lianchuang.')).map(async (name) => (await (await caches.open(name)).keys()).length))).reduce((a, b) => a + b, 0)), { timeout: 20_000 }).toBeGreaterThan(0);
    await context.setOffline(true);
    await page.reload();
    await page.locator('.lcf-sites strong').first().waitFor();
    expect(await page.locator('.lcf-sites strong').count()).toBe(named);
    await page.getByRole('link', { name: '外出请人代管' }).click();
    await page.getByText('联网后再安排').waitFor();
    await context.setOffline(false);
    await page.getByLabel('请谁代管').waitFor();
  });
});

describe('every screen of the field app', () => {
  const looks = [['light', 'standard'], ['dark', 'standard'], ['light', 'elder']] as const;
  it.each(looks)('is accessible in %s, %s view', async (themeChoice, view) => {
    const { page, problems } = await story.visit({ size: 'phone' });
    await page.addInitScript(([theme, chosen]) => localStorage.setItem('lianchuang.preferences', JSON.stringify({ locale: 'zh-CN', themeChoice: theme, view: chosen })), [themeChoice, view] as const);
    await page.goto('/field/');
    await page.locator('input[name="username"]').waitFor();
    await expectAccessible(page, 'sign-in');
    await openField(page, 'inspector2');
    await page.locator('.lcf-site').first().waitFor();
    await page.getByRole('button', { name: '看示意图' }).click();
    await page.locator('.lcf-map svg').waitFor();
    await expectAccessible(page, 'today');
    await page.locator('.lcf-filter-one', { hasText: '全部' }).click();
    await page.locator('.lcf-site').first().click();
    await page.locator('.lcf-verdict-unmet').first().click();
    await page.locator('.lcf-note-field').first().waitFor();
    await expectAccessible(page, 'check list');
    const [first] = await pulled<{ id: string }>(page.request, 'cases');
    for (const [what, path] of [['cases', '/cases'], ...(first === undefined ? [] : [['case', `/cases/${first.id}`]]), ['queue', '/queue'], ['me', '/me']] as [string, string][]) {
      await page.goto(`/field/${programme}${path}`);
      await page.locator('h1').waitFor();
      await expectAccessible(page, what);
    }
    expect(problems).toEqual([]);
  });

  it('is walked by keyboard alone: from the list to a site handed in', async () => {
    const { page } = await story.visit({ size: 'phone' });
    await openField(page, 'inspector3');
    await page.locator('.lcf-filter-one', { hasText: '全部' }).click();
    await page.locator('.lcf-site').first().focus();
    await page.keyboard.press('Enter');
    await page.locator('.lcf-verdicts input').first().focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: /交上|先交这些/ }).first().focus();
    await page.keyboard.press('Enter');
    await page.locator('.lcf-said').getByText('已记好').waitFor();
  });
});

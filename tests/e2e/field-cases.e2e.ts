/** The site leader's side in the field app: fix and send back without a network, hand over while away; and every screen for everybody's eyes. */
import { describe, expect, it } from 'vitest';
import { browserOfTests, expectAccessible, faultsOf, rulesOfLooks } from './browser.ts';
import { elderFaults, showView } from './looks.ts';
import { api, dispatchedTo, openField, personIdOf, picture, post, thumb, waitUntilSafe } from './field-kit.ts';

const story = browserOfTests();

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
    await expect.poll(() => page.locator('.lcf-conflict').innerText()).toContain('已挂账');
    await page.getByRole('button', { name: '用服务器上的' }).click();
    await waitUntilSafe(page);
  });

  it('sees the sites and whom to ask, also without a network, and leaves them to a deputy only with one', async () => {
    const { page, context } = await story.visit({ size: 'phone' });
    await openField(page, 'leader');
    await page.locator('.lcf-tab', { hasText: '点位' }).click();
    await page.getByText(/我负责 \d+ 个点位/).waitFor();
    const sites = page.locator('.lcf-sites strong');
    await sites.first().waitFor();
    const named = await sites.count();
    await expect.poll(() => page.evaluate(async () => (await Promise.all((await caches.keys()).filter((name) => name.startsWith('lianchuang.')).map(async (name) => (await (await caches.open(name)).keys()).length))).reduce((a, b) => a + b, 0)), { timeout: 20_000 }).toBeGreaterThan(0);
    await context.setOffline(true);
    await page.reload();
    await expect.poll(() => sites.count()).toBe(named);
    await page.getByRole('link', { name: '外出请人代管' }).click();
    await page.getByText('联网后再安排').waitFor();
    await context.setOffline(false);
    await page.getByLabel('请谁代管').waitFor();
  });
});

describe('a site leader who is away', () => {
  it('reads who covers which sites until when, the deputy for whom, both without a network; taken back early, all is as before', async () => {
    const { page, context, problems } = await story.visit({ size: 'phone' });
    await openField(page, 'leader');
    await page.locator('.lcf-tab', { hasText: '点位' }).click();
    const sites = Number(/\d+/.exec(await page.getByText(/我负责 \d+ 个点位/).innerText())?.[0]);
    await page.getByRole('link', { name: '外出请人代管' }).click();
    const who = page.getByLabel('请谁代管');
    await who.locator('option:not([disabled])').nth(1).waitFor({ state: 'attached' });
    await who.selectOption({ index: 1 });
    const deputy = /^[^（]+/.exec(await who.locator('option:checked').innerText())?.[0] ?? '';
    const until = new Date(Date.now() + (8 + 3 * 24) * 3_600_000).toISOString().slice(0, 10);
    await page.getByLabel('到（含）').fill(until);
    await page.getByLabel('交代的话').fill('花坛边请多看两眼');
    await page.getByRole('button', { name: '就这样安排' }).click();
    await page.getByText(`已安排：${deputy}`).waitFor();
    const day = until.replaceAll('-', '/');
    const told = async () => {
      await page.getByText(`${deputy}正在代管您的 ${sites} 个点位，到 ${day}（含）`).waitFor();
      await expect.poll(() => page.locator('.lcf-sites .lcf-tag', { hasText: `${deputy}代管到 ${day}` }).count()).toBe(sites);
    };
    await page.locator('.lcf-tab', { hasText: '点位' }).click();
    await told();
    await expectAccessible(page, 'my sites while away');
    await context.setOffline(true);
    await page.reload();
    await told();

    const { demoLogins } = (await (await page.request.get('/api/config')).json()) as { demoLogins: { username: string; personName: string }[] };
    const other = await story.visit({ size: 'phone' });
    await openField(other.page, demoLogins.find(({ personName }) => personName === deputy)?.username ?? '');
    await other.page.locator('.lcf-tab', { hasText: '点位' }).click();
    await other.page.getByRole('heading', { name: new RegExp(`^代.+管，到 ${day}（含）`) }).waitFor();
    await other.page.getByText('花坛边请多看两眼').waitFor();
    await expect.poll(() => other.page.locator('.lcf-sites .lcf-tag', { hasText: `管到 ${day}` }).count()).toBe(sites);
    await expectAccessible(other.page, 'my sites while covering');
    await other.context.setOffline(true);
    await other.page.reload();
    await other.page.getByText('花坛边请多看两眼').waitFor();

    await context.setOffline(false);
    await page.getByRole('link', { name: '改或收回' }).click();
    await page.getByRole('button', { name: '提前收回' }).click();
    await page.locator('dialog').getByRole('button', { name: '提前收回' }).click();
    await page.getByText(`已收回 ${sites} 个点位`).waitFor();
    await page.locator('.lcf-tab', { hasText: '点位' }).click();
    await page.getByText(`我负责 ${sites} 个点位`).waitFor();
    expect([...problems, ...other.problems]).toEqual([]);
  });
});

describe('every screen of the field app', () => {
  it('is accessible in every look with what a tap opens, besides the pages as they stand (every-page.ts)', async () => {
    const { page, problems } = await story.visit({ size: 'phone' });
    const inEveryLook = async (what: string, isRead = false) => {
      await expectAccessible(page, what);
      for (const look of ['dark', 'elder'] as const) {
        await showView(page, look === 'dark' ? { theme: 'dark' } : { view: 'elder' });
        await expect.poll(() => page.evaluate((key) => document.documentElement.dataset[key], look === 'dark' ? 'theme' : 'view')).toBe(look);
        expect(await faultsOf(page, rulesOfLooks[look]), `${what}, ${look}`).toEqual([]);
      }
      if (isRead) expect(await elderFaults(page), what).toEqual([]);
      await showView(page, {});
    };
    await page.goto('/field/');
    await page.locator('input[name="username"]').waitFor();
    await inEveryLook('sign-in');
    await openField(page, 'inspector2');
    await page.locator('.lcf-filter').waitFor();
    await page.getByRole('button', { name: '看示意图' }).click();
    await page.locator('.lcf-map svg').waitFor();
    await inEveryLook('today');
    await page.locator('.lcf-filter-one', { hasText: '全部' }).click();
    await page.locator('.lcf-site').first().click();
    await page.locator('.lcf-verdict-unmet').first().click();
    await page.locator('.lcf-note-field').first().waitFor();
    await inEveryLook('check list', true);
    await page.locator('.lcf-tally').first().click();
    await page.locator('dialog .lcf-counted').waitFor();
    await inEveryLook('counting', true);
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

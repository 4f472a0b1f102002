/** The inspector's day in a real Chromium of a phone's size: taps, a whole round without a network, and everything that goes wrong in a street. */
import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { browserOfTests, expectAccessible } from './browser.ts';
import { api, draftsOnPhone, hashesOnPhone, openField, picture, programme, pulled, sha256, signInAtPhone, sitesOf, thumb, waitUntilSafe } from './field-kit.ts';

const story = browserOfTests();
const openSites = (page: Page) => page.locator('.lcf-sites a[data-state="waiting"], .lcf-sites a[data-state="started"]');

describe('the installed field app', () => {
  it('opens without a network, straight into the sites of the last person', async () => {
    const { page, context, problems } = await story.visit({ size: 'phone' });
    await openField(page, 'inspector');
    await page.locator('.lcf-site strong').first().waitFor();
    const names = await page.locator('.lcf-site strong').allInnerTexts();
    expect(names.length).toBeGreaterThan(0);
    await context.setOffline(true);
    await page.reload();
    await expect.poll(() => page.locator('.lcf-site strong').allInnerTexts()).toEqual(names);
    await expect.poll(() => page.locator('.lcf-chip').innerText()).toContain('没有网络');
    expect(problems).toEqual([]);
  });

  it('is a shareable address for every screen and has a manifest with a name and icons', async () => {
    const { page } = await story.visit({ size: 'phone' });
    await openField(page, 'inspector');
    await page.goto(`/field/${programme}/queue`);
    await page.getByRole('heading', { level: 1, name: '待交' }).waitFor();
    const manifest = (await (await page.request.get('/field/manifest.webmanifest')).json()) as { name: string; scope: string; icons: { src: string }[] };
    expect(manifest).toMatchObject({ name: '联创现场', scope: '/field/' });
    for (const { src } of manifest.icons) expect((await page.request.get(`/field/${src}`)).status(), src).toBe(200);
    const script = await page.locator('script[type="module"]').getAttribute('src') ?? '';
    const sent = await page.request.get(script, { headers: { 'accept-encoding': 'br' } });
    expect(sent.headers()).toMatchObject({ 'content-encoding': 'br', 'cache-control': 'public, max-age=31536000, immutable' });
    const worker = await page.request.get('/field/sw.js');
    expect(worker.headers()).toMatchObject({ 'cache-control': 'no-cache', 'service-worker-allowed': '/field/' });
  });
});

describe('taps', () => {
  it('two say that all is met at a site, and for ten seconds it can be taken back', async () => {
    const { page } = await story.visit({ size: 'phone' });
    await openField(page, 'inspector2');
    const first = openSites(page).first();
    const name = await first.locator('strong').innerText();
    const { tap, ...count } = thumb();
    await tap(first);
    await tap(page.getByRole('button', { name: '全部达标' }));
    await page.getByText(`${name}：`).waitFor();
    expect(count.taps).toBeLessThanOrEqual(2);
    await page.getByRole('button', { name: '撤销' }).click();
    await page.getByRole('button', { name: '全部达标' }).waitFor();
    await page.locator('.lcf-tab', { hasText: '待交' }).click();
    await page.getByText('没有要交的').waitFor();
  });

  it('a finding with its photo takes no more than six', async () => {
    const { page } = await story.visit({ size: 'phone' });
    await openField(page, 'inspector2');
    const phone = thumb();
    await phone.tap(openSites(page).first());
    await phone.tap(page.locator('.lcf-verdict-unmet').first());
    // The camera: its button here, its shutter and its tick in the phone's own app.
    await page.locator('.lcf-camera input').first().setInputFiles(await picture(1));
    const camera = 3;
    await page.locator('.lcf-photos img').first().waitFor();
    await phone.tap(page.getByRole('button', { name: '其余达标，交上' }));
    await page.locator('.lcf-said').getByText('已记好').waitFor();
    expect(phone.taps + camera).toBeLessThanOrEqual(6);
    await waitUntilSafe(page);
  });
});

describe('a whole site without a network', () => {
  it('survives a reload and a closed app, and arrives with every photo once there is a network', async () => {
    const { page, context, problems } = await story.visit({ size: 'phone' });
    await openField(page, 'inspector3');
    await context.setOffline(true);
    const site = openSites(page).first();
    const href = (await site.getAttribute('href')) as string;
    await site.click();
    await page.locator('.lcf-verdict-unmet').first().click();
    await page.locator('.lcf-camera input').first().setInputFiles(await picture(2));
    await page.locator('.lcf-photos img').first().waitFor();
    await page.locator('.lcf-note-field').first().fill('东口第二根灯杆上有小广告两处');
    await expect.poll(() => draftsOnPhone(page)).toContain('东口第二根灯杆上有小广告两处');
    await page.reload();
    await page.getByText('接着上次没交的继续').waitFor();
    await expect.poll(() => page.locator('.lcf-note-field').first().inputValue()).toBe('东口第二根灯杆上有小广告两处');
    await page.locator('.lcf-photos img').first().waitFor();
    await page.getByRole('button', { name: '其余达标，交上' }).click();
    await page.locator('.lcf-said').getByText('已记好').waitFor();
    await expect.poll(() => hashesOnPhone(page)).toHaveLength(1);
    const hashes = await hashesOnPhone(page);
    await page.close();
    await context.setOffline(false);

    const again = await context.newPage();
    await again.goto(`/field/${programme}/queue`);
    await again.locator('[data-safe="true"]').waitFor({ timeout: 60_000 });
    await again.getByText('可以放心').waitFor();
    const [, , , , roundId, siteId] = href.split('/');
    const stands = (await sitesOf(again.request)).find((row) => row.siteId === siteId && row.roundId === roundId);
    expect(stands?.state).toBe('done');
    const unmet = stands?.observations.filter(({ metCount, observedCount }) => metCount < observedCount) ?? [];
    expect(unmet).toMatchObject([{ note: '东口第二根灯杆上有小广告两处' }]);
    const file = (await (await again.request.get(`${api}/files/${unmet[0]?.photoIds[0] ?? ''}/info`)).json()) as { sha256: string };
    expect([file.sha256]).toEqual(hashes);
    await again.locator('summary', { hasText: '签收单' }).click();
    const download = again.waitForEvent('download');
    await again.getByRole('button', { name: '分享或保存' }).click();
    const list = JSON.parse((await (await download).createReadStream().then(async (stream) => { const parts: Buffer[] = []; for await (const part of stream) parts.push(part as Buffer); return Buffer.concat(parts); })).toString()) as { text: string; signature: string }[];
    expect(list.some(({ text, signature }) => text.includes(hashes[0] as string) && signature.length > 20)).toBe(true);
    expect(problems).toEqual([]);
  });

  it('sends no photo larger than it must, and keeps what the camera wrote to itself', async () => {
    const { page } = await story.visit({ size: 'phone' });
    await openField(page, 'inspector3');
    await page.locator('.lcf-filter-one', { hasText: '全部' }).click();
    await page.locator('.lcf-sites a').first().click();
    await page.locator('.lcf-verdict-unmet').first().click();
    const taken = await picture(3);
    await page.locator('.lcf-camera input').first().setInputFiles(taken);
    await page.locator('.lcf-photos img').first().waitFor();
    await expect.poll(() => hashesOnPhone(page)).toHaveLength(1);
    expect(await hashesOnPhone(page)).not.toContain(sha256(taken.buffer));
  });
});

describe('a check whose rule names a number', () => {
  it('is counted by large keys, judged by the rule, kept through a reload, and the record tells the count', async () => {
    const { page, problems } = await story.visit({ size: 'phone' });
    await openField(page, 'inspector4');
    interface Row { kind: string; id: string; roundId: string; siteId: string; siteTypeCode: string; checkListId: string; items: { checkItemId: string; rule: { kind: string; minPercent?: number } }[] }
    const rows = await pulled<Row>(page.request, 'round-sites');
    const counted = rows.filter(({ kind }) => kind === 'checkList').flatMap(({ id, items }) => items.filter(({ rule }) => rule.kind === 'share' && (rule.minPercent ?? 0) > 70).map(({ checkItemId }) => ({ id, checkItemId })));
    const site = rows.find(({ kind, checkListId }) => kind === 'site' && counted.some(({ id }) => id === checkListId));
    const item = counted.find(({ id }) => id === site?.checkListId)?.checkItemId ?? '';
    await page.goto(`/field/${programme}/sites/${site?.roundId ?? ''}/${site?.siteId ?? ''}`);
    const check = page.locator(`[data-item="${item}"]`);
    await check.locator('.lcf-tally').click();
    const sheet = page.locator('dialog');
    const again = sheet.getByRole('button', { name: '重新数' });
    // Whoever counted here before left their count.
    if (await again.isEnabled()) await again.click();
    for (let seen = 0; seen < 7; seen += 1) await sheet.getByRole('button', { name: '合格加一', exact: true }).click();
    for (let seen = 0; seen < 3; seen += 1) await sheet.getByRole('button', { name: '不合格加一' }).click();
    await sheet.getByRole('button', { name: '不合格加一' }).click();
    await sheet.getByRole('button', { name: '不合格减一' }).click();
    await expect.poll(async () => (await sheet.locator('.lcf-counted').innerText()).split(/\s*\n\s*/)).toEqual(['7 / 10', '70.0%', '不达标']);
    await expect.poll(() => sheet.locator('.lcf-counter-more, .lcf-counter-less').evaluateAll((keys) => Math.min(...keys.map((key) => key.getBoundingClientRect().height)))).toBeGreaterThanOrEqual(60);
    await expectAccessible(page, 'counting');
    await page.reload();
    await check.getByText('合格 7 / 10（70.0%）').waitFor();
    await check.locator('.lcf-verdict-unmet input:checked').waitFor({ state: 'attached' });
    await check.locator('.lcf-note-field').fill('北口路边三处');
    await check.locator('.lcf-camera input').setInputFiles(await picture(41));
    await check.locator('.lcf-photos img').waitFor();
    await page.locator('.lcf-bar .lcf-button').last().click();
    await page.locator('.lcf-said').getByText('已记好').waitFor();
    await waitUntilSafe(page);
    const stands = (await sitesOf(page.request)).find(({ siteId, roundId }) => siteId === site?.siteId && roundId === site.roundId)?.observations.find(({ checkItemId }) => checkItemId === item);
    expect(stands).toMatchObject({ observedCount: 1, metCount: 0, note: '合格 7/10；北口路边三处' });
    expect(problems).toEqual([]);
  });
});

describe('two people on one phone', () => {
  it('never see each other’s work, and learn only how many records wait', async () => {
    const { page, context } = await story.visit({ size: 'phone' });
    await openField(page, 'inspector4');
    const mine = await openSites(page).first().locator('strong').innerText();
    await context.setOffline(true);
    await openSites(page).first().click();
    await page.getByRole('button', { name: '全部达标' }).click();
    await page.locator('.lcf-said').getByText(mine).waitFor();
    await page.locator('.lcf-me').click();
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.getByText('还有 1 条没有交上').waitFor();
    await page.getByRole('button', { name: '仍然退出' }).click();
    await page.getByText('还有别人的 1 条记录没有交上').waitFor();
    expect(await page.locator('body').innerText()).not.toContain(mine);
    await context.setOffline(false);
    await signInAtPhone(page, 'leader');
    await page.locator('.lcf-tab', { hasText: '待交' }).click();
    await page.getByText('没有要交的').waitFor();
    expect(await page.locator('body').innerText()).not.toContain(mine);
    await page.locator('.lcf-me').click();
    await page.getByText('还有别人的 1 条记录没有交上').waitFor();
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.locator('input[name="username"]').waitFor();
    await signInAtPhone(page, 'inspector4');
    await waitUntilSafe(page);
  });
});

describe('a session that ended', () => {
  it('keeps the queue, asks the same person, and goes on where it was', async () => {
    const { page, context } = await story.visit({ size: 'phone' });
    await openField(page, 'inspector4');
    await context.clearCookies();
    const site = openSites(page).first();
    const name = await site.locator('strong').innerText();
    await site.click();
    await page.getByRole('button', { name: '全部达标' }).click();
    await page.locator('.lcf-said').getByText(name).waitFor();
    await page.getByText('登录已过期').first().waitFor({ timeout: 30_000 });
    await page.getByRole('button', { name: '重新登录' }).click();
    await expect.poll(() => page.locator('dialog input[name="username"]').inputValue()).toBe('inspector4');
    const { demoPassword } = (await (await page.request.get('/api/config')).json()) as { demoPassword: string };
    await page.locator('dialog input[name="password"]').fill(demoPassword);
    await page.locator('dialog').getByRole('button', { name: '登录', exact: true }).click();
    await page.locator('dialog').waitFor({ state: 'detached' });
    await waitUntilSafe(page);
    expect((await sitesOf(page.request)).find(({ siteName }) => siteName === name)?.state).toBe('done');
  });
});

describe('a phone that is not as it should be', () => {
  it('with a clock wrong by hours its records arrive, at the right time', async () => {
    const { page } = await story.visit({ size: 'phone' });
    await page.addInitScript(() => {
      const real = Date.now;
      const behind = 5 * 3_600_000;
      const Real = Date;
      // eslint-disable-next-line no-global-assign
      Date = class extends Real { constructor(...given: [] | [number]) { if (given.length === 0) super(real() - behind); else super(...given); } static override now() { return real() - behind; } } as DateConstructor;
    });
    await openField(page, 'inspector');
    const site = openSites(page).first();
    const href = (await site.getAttribute('href')) as string;
    const name = await site.locator('strong').innerText();
    await site.click();
    const before = Date.now();
    await page.getByRole('button', { name: '全部达标' }).click();
    await page.locator('.lcf-said').getByText(name).waitFor();
    await waitUntilSafe(page);
    const stands = (await sitesOf(page.request)).find(({ siteId }) => href.endsWith(siteId));
    expect(stands?.state).toBe('done');
    for (const { observedAt } of stands?.observations ?? []) expect(Math.abs(Date.parse(observedAt) - before)).toBeLessThan(5 * 60_000);
  });

  it('says in time that there is little room left, and when there is none', async () => {
    const { page } = await story.visit({ size: 'phone' });
    await page.addInitScript(() => { navigator.storage.estimate = () => Promise.resolve({ usage: 950 * 1024 * 1024, quota: 1_000 * 1024 * 1024 }); });
    await openField(page, 'inspector');
    await page.getByText('手机快没有空间了').waitFor();
    const full = await story.visit({ size: 'phone' });
    await full.page.addInitScript(() => {
      navigator.storage.estimate = () => Promise.resolve({ usage: 998 * 1024 * 1024, quota: 1_000 * 1024 * 1024 });
      const put = IDBObjectStore.prototype.put;
      IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...given: Parameters<IDBObjectStore['put']>) {
        if (this.name === 'photoBytes') throw new DOMException('no room', 'QuotaExceededError');
        return put.apply(this, given);
      };
    });
    await openField(full.page, 'inspector');
    await full.page.getByText('手机没有空间了').first().waitFor();
    await full.page.locator('.lcf-sites a, .lcf-filter').first().waitFor();
    await full.page.locator('.lcf-filter-one', { hasText: '全部' }).click();
    await full.page.locator('.lcf-sites a').first().click();
    await full.page.locator('.lcf-verdict-unmet').first().click();
    await full.page.locator('.lcf-camera input').first().setInputFiles(await picture(4));
    await full.page.locator('.lcf-photos').getByText('新的照片存不下').waitFor();
  });
});

/** 居民一天 · A resident reads without a script, reports a problem on the phone and follows it to its close; the office deals with it. */
import { describe, expect, it } from 'vitest';
import type { APIRequestContext, Page } from 'playwright-core';
import { aPicture } from '../kit/pictures.ts';
import { browserOfTests, expectAbsentOnce, expectAccessible, settled, untilShownLongEnough } from './browser.ts';
import { elderFaults, reflowFaults } from './looks.ts';

const story = browserOfTests();
const site = '/public/wanyuan';
const api = '/api/programmes/wanyuan';

const post = async (request: APIRequestContext, path: string, data: object): Promise<{ version: number }> => {
  const answer = await request.post(`${api}${path}`, { headers: { 'idempotency-key': `resident-${Date.now()}-${Math.random()}` }, data });
  expect(answer.status(), `${path}: ${await answer.text()}`).toBeLessThan(300);
  return await answer.json() as { version: number };
};

async function uploadBy(request: APIRequestContext, siteId: string, seed: number): Promise<string> {
  const answer = await request.fetch(`${api}/files`, {
    method: 'POST', headers: { 'idempotency-key': `resident-photo-${Date.now()}` },
    multipart: { fields: JSON.stringify({ siteId }), file: { name: 'after.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(await aPicture(seed)) } },
  });
  expect(answer.status(), await answer.text()).toBe(200);
  return ((await answer.json()) as { id: string }).id;
}

interface Site { readonly id: string; readonly name: string; readonly zoneZh: string | null }

/** A site, and a kind of problem of which nobody has told in all of its zone: what is told of twice is offered to be followed, which is a story of its own. @returns the kind by its place among the choices */
async function toldByNobody(office: APIRequestContext, sites: readonly Site[]): Promise<{ at: Site; category: number }> {
  const { categories } = (await (await office.get(`${api}/public/report-form`)).json()) as { categories: { code: string }[] };
  const told: { categoryCode: string; zoneNameZh: string | null }[] = [];
  for (let page = 1, total = 1; told.length < total; page += 1) {
    const answer = (await (await office.get(`${api}/cases?source=citizen&pageSize=200&page=${page}`)).json()) as { rows: typeof told; total: number };
    told.push(...answer.rows);
    total = answer.total;
  }
  for (const at of sites) {
    const category = categories.findIndex(({ code }) => !told.some(({ categoryCode, zoneNameZh }) => categoryCode === code && (zoneNameZh ?? at.zoneZh) === at.zoneZh));
    if (category >= 0) return { at, category };
  }
  throw new Error('everything was told of everywhere');
}

/** The steps that the resident's page shows as done, oldest first. */
const stepsDone = (page: Page): Promise<string[]> => page.locator('.pub-steps > li.is-done strong').allInnerTexts();

/** What, words, photo, place: four steps; sending is the fifth. */
async function fillIn(page: Page, report: { readonly category: number; readonly words: string; readonly site: string; readonly photo?: Uint8Array }): Promise<void> {
  await page.goto(`${site}/report`);
  const openedAt = Date.now();
  await page.locator('.pub-choices label').nth(report.category).click();
  await page.getByLabel('2. 简单说明').fill(report.words);
  if (report.photo !== undefined) await page.locator('#photos').setInputFiles({ name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(report.photo) });
  await page.getByLabel('附近的点位').pressSequentially(report.site.slice(0, -1));
  await page.locator(`#sites option[value="${report.site}"]`).waitFor({ state: 'attached' });
  await page.getByLabel('附近的点位').fill(report.site);
  await expect.poll(() => page.locator('input[name="siteId"]').inputValue()).not.toBe('');
  await untilShownLongEnough(openedAt);
}

const send = (page: Page): Promise<void> => page.getByRole('button', { name: '5. 提交' }).click();

/** On a phone the sections of the site are behind one button, which needs no script. */
const unfoldSections = (page: Page): Promise<void> => page.locator('.pub-nav summary').click();

describe('a resident on a phone', () => {
  it('reads what the programme is, what is checked, what is planned and the figures, with no script at all', async () => {
    const { context } = await story.visit({ size: 'phone' });
    const silent = await context.browser()?.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 }, locale: 'zh-CN', baseURL: new URL((await (await context.newPage()).goto(site))?.url() ?? '').origin });
    const page = await silent?.newPage() as Page;
    await page.goto('/');
    await page.locator(`main a[href="${site}"]`).click();
    await page.waitForURL((url) => url.pathname === site);
    await page.getByRole('heading', { name: '一个问题怎样被解决' }).waitFor();
    await page.getByRole('link', { name: '看看查什么' }).click();
    await page.locator('.pub-cards a').first().click();
    await page.locator('.pub-table.is-stacking tbody tr').nth(3).waitFor();
    await unfoldSections(page);
    await page.getByRole('link', { name: '公示', exact: true }).click();
    const running = page.locator('.pub-list > li', { has: page.locator('.pub-tag.is-ok') }).first();
    await expect.poll(() => running.innerText()).toMatch(/还有 \d+ 天/);
    await running.getByRole('link').click();
    await page.getByRole('heading', { name: '怎样提出异议' }).waitFor();
    await unfoldSections(page);
    await page.getByRole('link', { name: '通报与数字' }).click();
    await page.getByRole('link', { name: '全部数字与口径' }).click();
    const rate = page.getByRole('row').filter({ hasText: '销号率' }).first();
    const [, numerator, denominator] = /(\d+)／(\d+)/.exec(await rate.innerText()) ?? [];
    await expect.poll(() => rate.innerText()).toContain(`${(Math.round((Number(numerator) / Number(denominator)) * 1_000) / 10).toFixed(1)}%`);
    await silent?.close();
  });

  it('reports a problem in five steps and sees each step of its handling, up to the photo of the fix and the answer', async () => {
    const leader = (await story.visit({ signedInAs: 'leader' })).page.request;
    const office = await story.visit({ signedInAs: 'office' });
    const desk = office.page.request;
    const { personId } = (await (await leader.get(`${api}/me`)).json()) as { personId: string };
    const { rows: sites } = (await (await desk.get(`${api}/sites?siteLeaderId=${personId}&pageSize=50`)).json()) as { rows: Site[] };
    const { at, category } = await toldByNobody(desk, sites);
    // Another picture than at the last run, where the server goes on from it.
    const seed = Date.now() % 1_000_000;

    const { page, problems } = await story.visit({ size: 'phone' });
    await fillIn(page, { category, words: '垃圾箱满了，散落在人行道上', site: at.name, photo: await aPicture(seed) });
    await expect.poll(() => page.locator('[data-photos-shown] img').count()).toBe(1);
    await send(page);
    await page.getByText('已收到，请保存这个网址').waitFor();
    const address = new URL(page.url());
    const code = address.pathname.split('/').at(-1) as string;
    await expect.poll(async () => (await page.locator('code').innerText()).replaceAll(/\s/g, '')).toBe(code);
    const facts = page.locator('.pub-facts dd').first();
    await expect.poll(() => facts.innerText()).toMatch(/^\d{4}-\d{6}$/);
    const number = await facts.innerText();
    const own = page.locator('section', { has: page.getByRole('heading', { name: '您反映的内容' }) });
    await expect.poll(() => own.innerText()).toContain('垃圾箱满了，散落在人行道上');
    await expect.poll(() => own.innerText()).toContain(at.name);
    await expect.poll(() => own.getByRole('img').evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth)).toBeGreaterThan(100);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: '复制网址' }).click();
    await page.getByText('已复制').waitFor();
    await expect.poll(() => page.evaluate('navigator.clipboard.readText()')).toBe(`${address.origin}${address.pathname}`);
    await expectAccessible(page, 'one’s own report');

    // The office finds it by its mark, looks at the photo and passes it on; what the API does here the stories of others do by hand.
    await office.page.goto(`/p/wanyuan/cases?source=citizen&q=${number}`);
    await settled(office.page);
    const row = office.page.getByRole('row').filter({ hasText: number });
    await expect.poll(() => row.innerText()).toContain('群众随手拍');
    const { rows: [found] } = (await (await desk.get(`${api}/cases?q=${number}`)).json()) as { rows: { id: string; version: number }[] };
    const { id } = found as { id: string };
    let { version } = await post(desk, `/cases/${id}/registration`, { version: (found as { version: number }).version, checkedOnSite: true });
    ({ version } = await post(desk, `/cases/${id}/dispatch`, { version }));
    await page.reload();
    await expect.poll(() => stepsDone(page)).toEqual(['已收到', '现场核实属实，已立案', '已交给负责单位处理']);
    ({ version } = await post(leader, `/cases/${id}/acceptance`, { version }));
    ({ version } = await post(leader, `/cases/${id}/rectification`, { version, note: '已清运', photos: [{ fileId: await uploadBy(leader, at.id, seed + 1), role: 'after' }] }));
    await post(desk, `/cases/${id}/verification`, { version, outcome: 'pass' });

    await office.page.goto(`/p/wanyuan/cases/${id}`);
    await settled(office.page);
    await office.page.getByLabel('答复居民').fill('已清运并加派一次保洁，谢谢您。');
    await office.page.getByText('整改后照片中没有可辨认的人和车牌').click();
    await expectAccessible(office.page, 'the case with its answer');
    await office.page.getByRole('button', { name: '答复', exact: true }).click();
    await office.page.getByText('居民已能看到答复').waitFor();

    await page.goto(`${site}/follow`);
    await page.getByLabel('查询码').fill(code);
    await page.getByRole('button', { name: '查看' }).click();
    await page.getByText('已清运并加派一次保洁，谢谢您。').waitFor();
    await expect.poll(async () => (await stepsDone(page)).slice(-2)).toEqual(['负责单位说已整改，等待核查', '核查通过，办结']);
    await expect.poll(() => page.getByRole('img', { name: '整改后' }).evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth)).toBeGreaterThan(100);
    // Nobody is named on the way.
    expect(await page.locator('main').innerText()).not.toMatch(/示例|演示局/);
    expect(problems).toEqual([]);
  });

  it('draws a finished round again on the phone, and sees when the record is not the published one', async () => {
    const { page, problems } = await story.visit({ size: 'phone' });
    await page.goto(`${site}/draws`);
    await page.locator('.pub-list > li', { has: page.locator('.pub-tag.is-ok') }).first().getByRole('link').click();
    await page.getByRole('button', { name: '在这台设备上重新抽一遍' }).click();
    await page.getByRole('heading', { name: '核验通过：名单确实由种子抽出' }).waitFor();
    await expect.poll(() => page.locator('.pub-checks > li').count()).toBe(3);
    await expectAccessible(page, 'a draw made again');
    expect(problems).toEqual([]);

    await page.getByLabel('您事先抄下的摘要（可不填）').fill('0'.repeat(64));
    await page.getByRole('button', { name: '在这台设备上重新抽一遍' }).click();
    await page.getByText('与您抄下的摘要不同').waitFor();

    await page.getByLabel('您事先抄下的摘要（可不填）').fill('');
    // Somebody between the office and the phone exchanges one site.
    await page.route('**/draws/*/file', async (route) => {
      const record = await (await route.fetch()).json() as { selected: string[]; frame: { siteCode: string }[] };
      const spare = record.frame.find(({ siteCode }) => !record.selected.includes(siteCode)) as { siteCode: string };
      await route.fulfill({ json: { ...record, selected: [...record.selected.slice(1), spare.siteCode].sort() } });
    });
    await page.getByRole('button', { name: '在这台设备上重新抽一遍' }).click();
    await page.getByRole('heading', { name: '核验不通过' }).waitFor();
    await page.getByText('抽中的点位不符').waitFor();
  });

  it('is offered to follow what a neighbour reported already, and is told in plain words when it is too much', async () => {
    const { page } = await story.visit({ size: 'phone' });
    const { context: office } = await story.visit({ signedInAs: 'office' });
    const { rows: sites } = (await (await office.request.get(`${api}/sites?q=${encodeURIComponent('公园')}&pageSize=50`)).json()) as { rows: Site[] };
    const { at, category } = await toldByNobody(office.request, sites);
    const report = { category, words: '路灯不亮', site: at.name };
    await fillIn(page, report);
    await send(page);
    await page.getByText('已收到，请保存这个网址').waitFor();
    const number = await page.locator('.pub-facts dd').first().innerText();

    const neighbour = (await story.visit({ size: 'phone' })).page;
    await fillIn(neighbour, { ...report, words: '晚上很黑' });
    await send(neighbour);
    await neighbour.getByRole('heading', { name: `已有人反映过，编号 ${number}` }).waitFor();
    await expect.poll(() => neighbour.getByLabel('2. 简单说明').inputValue()).toBe('晚上很黑');
    await expectAccessible(neighbour, 'already reported');
    await neighbour.getByRole('button', { name: '就是这一处，关注它' }).click();
    await neighbour.getByText('已关注').first().waitFor();
    await expect.poll(() => neighbour.locator('.pub-facts').innerText()).toContain('也有人反映');

    for (let at = 0; at < 5; at += 1) await page.request.post(`${site}/report`, { form: { formToken: 'made.up', categoryCode: 'x', words: 'x' } });
    await fillIn(page, { ...report, words: '再说一遍' });
    await send(page);
    await expect.poll(() => page.getByRole('alert').innerText()).toMatch(/太频繁[\s\S]*稍等/);
    await expect.poll(() => page.getByLabel('2. 简单说明').inputValue()).toBe('再说一遍');
  });

  it('objects to a notice, and the office finds the objection with it', async () => {
    const { page } = await story.visit({ size: 'phone' });
    await page.goto(`${site}/notices`);
    await page.locator('.pub-list > li', { has: page.locator('.pub-tag.is-ok') }).first().getByRole('link').click();
    const notice = new URL(page.url()).pathname.split('/').at(-1) as string;
    await page.getByRole('link', { name: '在网上提出异议' }).click();
    const words = `建议保留校门口的停放区 ${Date.now()}`;
    await page.getByLabel('您的意见和理由').fill(words);
    await untilShownLongEnough(Date.now());
    await page.getByRole('button', { name: '提交异议' }).click();
    await page.getByText('异议已收到').waitFor();

    const office = (await story.visit({ signedInAs: 'office' })).page;
    await office.goto('/p/wanyuan/notices');
    await settled(office);
    await office.getByRole('row').filter({ hasText: '条待处理' }).first().waitFor();
    await office.goto(`/p/wanyuan/notices/${notice}`);
    await settled(office);
    await office.getByText(words).waitFor();
    await expectAccessible(office, 'a notice with its objections');
  });
});

describe('the public site', () => {
  it('says in every look that a page is not there, with the sections still at hand', async () => {
    const { page, context } = await story.visit({ size: 'phone' });
    await page.goto(site);
    const { origin } = new URL(page.url());
    for (const [theme, view] of [['light', 'standard'], ['dark', 'standard'], ['light', 'elder']] as const) {
      await context.addCookies([{ name: 'lianchuang_theme', value: theme, url: origin }, { name: 'lianchuang_view', value: view, url: origin }]);
      expect((await page.goto(`${site}/nothing-here`))?.status()).toBe(404);
      await unfoldSections(page);
      await page.getByRole('link', { name: '随手拍', exact: true }).waitFor();
      await expectAccessible(page, `${theme} ${view}`);
      expect([...(await reflowFaults(page)), ...(view === 'elder' ? await elderFaults(page) : [])]).toEqual([]);
    }
  });

  it('is what the office says it is: what is switched off is gone, what is written stands at the foot', async () => {
    const { page: office } = await story.visit({ signedInAs: 'office' });
    const { page } = await story.visit({ size: 'phone' });
    await office.goto('/p/wanyuan/public-site');
    await settled(office);
    await expectAccessible(office, 'the settings of the public site');
    const save = async () => {
      const saved = office.waitForResponse((response) => response.request().method() === 'PUT' && response.url().endsWith('/public-site'));
      await office.getByRole('button', { name: '保存', exact: true }).click();
      expect((await saved).status()).toBe(200);
    };
    await office.getByLabel('备案号').fill('示例备 00000001 号');
    await office.getByText('接收随手拍', { exact: true }).click();
    await save();
    await page.goto(`${site}?fresh=${Date.now()}`);
    await expectAbsentOnce(page.locator('footer').getByText('示例备 00000001 号'), page.getByRole('link', { name: '随手拍：反映一个问题' }));
    await office.getByText('接收随手拍', { exact: true }).click();
    await office.getByLabel('备案号').fill('');
    await save();
    await page.goto(`${site}?fresh=${Date.now()}`);
    await expect.poll(() => page.getByRole('link', { name: '随手拍：反映一个问题' }).count()).toBe(1);
  });
});

/** The first loop as people walk it: every role signs in, the office looks at everything, the field records, a case is put right. */
import { describe, expect, it, inject } from 'vitest';
import type { Page } from 'playwright-core';
import { browserOfTests, expectAbsentOnce, expectAccessible, expectNoSidewaysScroll, settled, signIn } from './browser.ts';

const story = browserOfTests();
const api = '/api/programmes/wanyuan';

interface Round { id: string; state: string; nameZh: string }
async function roundsOf(page: Page): Promise<Round[]> {
  return ((await (await page.request.get(`${api}/rounds`)).json()) as { rows: Round[] }).rows;
}

describe('signing in', () => {
  it('offers the demo logins, takes one by a click and lands in the programme', async () => {
    const { page, problems } = await story.visit();
    await page.goto('/sign-in');
    await page.getByRole('button', { name: /^创建办/ }).first().click();
    await page.waitForURL(/\/p\/wanyuan/);
    await settled(page);
    expect(problems).toEqual([]);
  });

  it('says in plain words that a password is wrong, and the form can be used by keyboard alone', async () => {
    const { page } = await story.visit();
    await page.goto('/sign-in');
    await page.locator('input[autocomplete="username"]').focus();
    await page.keyboard.type('office');
    await page.keyboard.press('Tab');
    await page.locator('input[autocomplete="current-password"]').focus();
    await page.keyboard.type('not the password');
    await page.keyboard.press('Enter');
    await page.getByText('用户名或密码不对').waitFor();
    await expectAccessible(page, 'sign-in');
  });

  it('works for every demo login on a phone, and no page of theirs breaks', async () => {
    const { page, problems } = await story.visit({ size: 'phone' });
    const { demoLogins } = (await (await page.request.get('/api/config')).json()) as { demoLogins: { username: string; programme: string }[] };
    const ofTheCity = demoLogins.filter(({ programme }) => programme === 'wanyuan');
    expect(ofTheCity.length).toBeGreaterThan(10);
    for (const { username } of ofTheCity) {
      await page.context().clearCookies();
      await signIn(page, username);
      await settled(page);
      await expectAbsentOnce(page.locator('main'), page.getByText('您还没有登录'), username);
    }
    expect(problems).toEqual([]);
  }, 240_000);
});

describe('the programme office', () => {
  it('opens a score into the observations behind it, and the sums agree', async () => {
    const { page } = await story.visit({ signedInAs: 'office' });
    const closed = (await roundsOf(page)).find((round) => round.state === 'closed') as Round;
    const scores = (await (await page.request.get(`${api}/rounds/${closed.id}/scores`)).json()) as { overall: { met: number; observed: number }; themes: { key: string; met: number; observed: number }[] };
    const theme = scores.themes[0] as { key: string; met: number; observed: number };
    await page.goto(`/p/wanyuan/rounds/${closed.id}/observations?themeId=${theme.key}`);
    await settled(page);
    const text = async () => (await page.locator('main').innerText()).replaceAll(',', '');
    await expect.poll(text).toContain(String(theme.met));
    await expect.poll(text).toContain(String(theme.observed));
  });

  it('reads the published bulletin and downloads the same document twice', async () => {
    const { page } = await story.visit({ signedInAs: 'office' });
    const { rows } = (await (await page.request.get(`${api}/bulletins`)).json()) as { rows: { id: string; state: string; documentNumber: string }[] };
    const published = rows.find((row) => row.state === 'published') as { id: string; documentNumber: string };
    await page.goto(`/p/wanyuan/bulletins/${published.id}`);
    await page.getByText(published.documentNumber).first().waitFor();
    const [first, second] = await Promise.all([1, 2].map(async () => (await page.request.get(`${api}/bulletins/${published.id}/docx`)).body()));
    expect((first as Buffer).subarray(0, 2).toString()).toBe('PK');
    expect((first as Buffer).equals(second as Buffer)).toBe(true);
  });

  it('reads the same pages in English', async () => {
    const { page } = await story.visit({ atHomeOf: 'office' });
    await page.getByRole('button', { name: 'English' }).first().click();
    await page.goto('/p/wanyuan/cases');
    await page.getByRole('heading', { level: 1, name: 'Cases' }).waitFor();
  });
});

describe('an inspector on a phone', () => {
  it('opens a site of the running round and records what was seen', async () => {
    const { page, problems } = await story.visit({ size: 'phone', signedInAs: 'inspector' });
    const running = (await roundsOf(page)).find((round) => round.state === 'inProgress') as Round;
    const mine = (await (await page.request.get(`${api}/rounds/${running.id}/sites?mine=true&pageSize=100`)).json()) as { rows: { siteId: string; state: string }[] };
    const site = mine.rows.find((row) => row.state !== 'done') ?? mine.rows[0];
    expect(site, 'a site of one’s own').toBeDefined();
    await page.goto(`/p/wanyuan/rounds/${running.id}/sites/${site?.siteId ?? ''}`);
    await settled(page);
    await expectAccessible(page, 'check list on a phone');
    await expectNoSidewaysScroll(page);
    await page.getByRole('button', { name: /全部达标/ }).first().click();
    const saved = page.waitForResponse((response) => response.request().method() === 'PUT' && response.url().includes('/observations'));
    await page.getByRole('button', { name: /保存|提交|完成/ }).last().click();
    expect((await saved).status()).toBe(200);
    expect(problems).toEqual([]);
  });
});

describe('a case', () => {
  it('is accepted and fixed with a photo by its site leader, refused to be verified by the same hand, and closed by another', async () => {
    const { page } = await story.visit({ size: 'phone', signedInAs: 'leader' });
    const office = await story.visit({ signedInAs: 'office' });
    const write = async (by: Page, path: string, data: object) => {
      const answer = await by.request.fetch(`${api}${path}`, { method: 'POST', data, headers: { 'idempotency-key': `e2e-${Math.random()}-${Date.now()}` } });
      return { status: answer.status(), body: (await answer.json()) as { id: string; version: number; title?: string } };
    };
    const sites = (await (await page.request.get(`${api}/sites?pageSize=1`)).json()) as { rows: { id: string }[] };
    const siteId = sites.rows[0]?.id as string;
    const { codes } = { codes: ((await (await page.request.get(`${api}/case-categories`)).json()) as { categories: { code: string }[] }).categories };
    const reported = await write(office.page, '/cases', { source: 'patrol', categoryCode: codes[0]?.code, title: '门前堆放杂物', siteId, photos: [] });
    expect(reported.status, JSON.stringify(reported.body)).toBe(200);
    const { id } = reported.body;
    const registered = await write(office.page, `/cases/${id}/registration`, { version: reported.body.version, checkedOnSite: true });
    const current = registered.status === 200 ? registered.body.version : reported.body.version;
    const dispatched = await write(office.page, `/cases/${id}/dispatch`, { version: current });
    expect(dispatched.status, JSON.stringify(dispatched.body)).toBe(200);
    await page.goto(`/p/wanyuan/cases/${id}`);
    await settled(page);
    await expectAccessible(page, 'case on a phone');
    const accepted = await write(page, `/cases/${id}/acceptance`, { version: dispatched.body.version });
    expect(accepted.status, JSON.stringify(accepted.body)).toBe(200);
    let { version } = accepted.body;
    const picture = await page.screenshot({ type: 'jpeg' });
    const photo = await page.request.fetch(`${api}/files`, { method: 'POST', headers: { 'idempotency-key': `e2e-photo-${Date.now()}` }, multipart: { fields: JSON.stringify({ siteId }), file: { name: 'after.jpg', mimeType: 'image/jpeg', buffer: picture } } });
    expect(photo.status(), await photo.text()).toBe(200);
    const { id: fileId } = (await photo.json()) as { id: string };
    const fixed = await write(page, `/cases/${id}/rectification`, { version, note: '已清理并安排专人值守', photos: [{ fileId, role: 'after' }] });
    expect(fixed.status, JSON.stringify(fixed.body)).toBe(200);
    version = fixed.body.version;
    expect((await write(page, `/cases/${id}/verification`, { version, outcome: 'pass', note: '自己核查自己' })).status).toBe(403);
    const closed = await write(office.page, `/cases/${id}/verification`, { version, outcome: 'pass', note: '现场复核合格' });
    expect(closed.status, JSON.stringify(closed.body)).toBe(200);
    await office.page.goto(`/p/wanyuan/cases/${id}`);
    await settled(office.page);
    await office.page.getByText('已销号').first().waitFor();
  });
});

describe('the server', () => {
  it('is healthy after all that', async () => {
    expect(((await (await fetch(`${inject('baseUrl')}/healthz`)).json()) as { status: string }).status).toBe('ok');
  });
});

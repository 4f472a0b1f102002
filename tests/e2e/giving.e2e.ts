/** 记分、兑换、关爱 · What a village officer does on the phone and at the counter, and help that is handed over without a network, once. */
import { describe, expect, it } from 'vitest';
import type { APIRequestContext, Page } from 'playwright-core';
import { signInTo } from '../../tools/stage/browser.ts';
import { browserOfTests, settled } from './browser.ts';
import { openField, waitUntilSafe } from './field-kit.ts';

const story = browserOfTests();
const PROGRAMME = 'huangyuan';
const api = `/api/programmes/${PROGRAMME}`;
const rowsOf = async <Row>(request: APIRequestContext, path: string): Promise<Row[]> => ((await (await request.get(`${api}${path}`)).json()) as { rows: Row[] }).rows;

async function write<Answer>(request: APIRequestContext, path: string, data: object): Promise<Answer> {
  const answer = await request.post(`${api}${path}`, { headers: { 'idempotency-key': `giving-${Date.now()}-${Math.random()}` }, data });
  expect(answer.status(), await answer.text()).toBeLessThan(300);
  return (await answer.json()) as Answer;
}

/** The officer's phone: the first rule that asks for no photo, the first household, a word of evidence. @returns the household */
async function recordOnPhone(page: Page, evidence: string): Promise<string> {
  await page.locator('.lcf-tab', { hasText: '积分' }).click();
  await page.getByRole('link', { name: '记一笔' }).click();
  await page.locator('.lcf-points-row', { hasText: '参加' }).first().click();
  const label = await page.locator('.lcf-points-row strong').first().innerText();
  await page.locator('.lcf-points-row').filter({ has: page.getByText(label, { exact: true }) }).first().click();
  await page.locator('textarea').fill(evidence);
  await page.getByRole('button', { name: '记下', exact: true }).click();
  await page.locator('.lcf-said').getByText('已记下').waitFor();
  await waitUntilSafe(page);
  return label;
}

describe('a village officer', () => {
  it('records a deed on the phone, which another agrees to, serves a household by its card at the counter, and the books tie out', async () => {
    const { page: phone, problems } = await story.visit({ size: 'phone' });
    await openField(phone, 'huangyuan.village');
    const evidence = `签到表 ${Date.now()}`;
    const label = await recordOnPhone(phone, evidence);
    const { context: office } = await story.visit();
    await signInTo(office, 'huangyuan.office');
    const deed = (await rowsOf<{ id: string; subjectLabel: string; evidence: string | null }>(office.request, '/deeds?state=recorded&pageSize=50')).find((row) => row.evidence === evidence);
    expect(deed?.subjectLabel).toBe(label);
    await write(office.request, '/deed-reviews', { deedIds: [deed?.id], agree: true });

    const { page, problems: deskProblems } = await story.visit({ signedInAs: 'huangyuan.village' });
    const [shop] = await rowsOf<{ id: string }>(page.request, '/shops?sort=code&pageSize=1');
    const households = await rowsOf<{ label: string; cardCode: string; balance: number }>(page.request, `/shop-households?shopId=${shop?.id ?? ''}&sort=balance&pageSize=20`);
    const served = households.find((row) => row.label !== label && row.balance > 0);
    await page.goto(`/p/${PROGRAMME}/shops/${shop?.id ?? ''}/counter`);
    await settled(page);
    await page.getByLabel('户卡或户名').fill(served?.cardCode ?? '');
    await page.locator('.lc-shops-goods button:enabled').first().click();
    await page.locator('button.lc-shops-pay').click();
    await page.getByText('已兑换').first().waitFor();
    const tieOut = (await (await office.request.get(`${api}/shop-tie-out?shopId=${shop?.id ?? ''}`)).json()) as { rows: { isTied: boolean; findings: unknown[] }[] };
    expect(tieOut.rows.map(({ isTied, findings }) => [isTied, findings])).toEqual([[true, []]]);
    expect([...problems, ...deskProblems]).toEqual([]);
  });
});

describe('help handed over without a network', () => {
  it('stays on the phone and arrives once, however often the app is opened in between', async () => {
    const { page, context, problems } = await story.visit({ size: 'phone' });
    await openField(page, 'jizhou.village');
    await page.locator('.lcf-tab', { hasText: '发放' }).click();
    const waiting = page.locator('.lcf-sites a', { hasText: '待发' });
    const name = await waiting.first().locator('strong').innerText();
    await waiting.filter({ has: page.getByText(name, { exact: true }) }).first().click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
    const recipientId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await context.setOffline(true);
    const pad = page.locator('canvas').first();
    await pad.scrollIntoViewIfNeeded();
    const box = (await pad.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    await page.mouse.move(box.x + 30, box.y + 40);
    await page.mouse.down();
    await page.mouse.move(box.x + 120, box.y + 80, { steps: 8 });
    await page.mouse.up();
    await page.getByRole('button', { name: '已交到手上' }).click();
    await page.locator('.lcf-said').getByText('已记好').waitFor();
    await page.reload();
    await context.setOffline(false);
    await waitUntilSafe(page);
    await page.reload();
    const { context: office } = await story.visit();
    await signInTo(office, 'jizhou.office');
    const { rows } = (await (await office.request.get(`/api/programmes/jizhou/care-deliveries?recipientId=${recipientId}`)).json()) as { rows: { state: string }[] };
    expect(rows.map(({ state }) => state)).toEqual(['stands']);
    expect(problems).toEqual([]);
  });
});

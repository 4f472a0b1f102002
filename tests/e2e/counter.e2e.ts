/** 柜台 · Two counters without a network that spend the same points; a deed that goes from one phone over another to the goods; the board on the village wall. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { APIRequestContext, Page } from 'playwright-core';
import { signInTo } from '../../tools/stage/browser.ts';
import { browserOfTests, expectAbsentOnce, expectNoSidewaysScroll, settled } from './browser.ts';
import { openField, waitUntilSafe } from './field-kit.ts';

const story = browserOfTests();
const PROGRAMME = 'huangyuan';
const api = `/api/programmes/${PROGRAMME}`;
const read = async <Answer>(request: APIRequestContext, path: string): Promise<Answer> => (await (await request.get(`${api}${path}`)).json()) as Answer;
const rowsOf = async <Row>(request: APIRequestContext, path: string): Promise<Row[]> => (await read<{ rows: Row[] }>(request, path)).rows;

interface Household { readonly subjectId: string; readonly label: string; readonly code: string; readonly cardCode: string; readonly balance: number }
interface Slip { readonly id: string; readonly number: string; readonly points: number; readonly shortPoints: number; readonly channel: string; readonly issues: readonly string[] }

async function firstShop(request: APIRequestContext): Promise<string> {
  return (await rowsOf<{ id: string }>(request, '/shops?sort=code&pageSize=1'))[0]?.id ?? '';
}
const householdsOf = (request: APIRequestContext, shopId: string): Promise<Household[]> => rowsOf<Household>(request, `/shop-households?shopId=${shopId}&sort=balance&pageSize=20`);

/** The counter closes once every slip of it was handed in, and then nothing is on the phone any more. */
async function handedIn(page: Page): Promise<void> {
  await page.locator('.lcf-tab', { hasText: '柜台' }).click();
  const close = page.getByRole('button', { name: '收柜台' });
  await close.waitFor({ timeout: 60_000 });
  await close.click();
  await page.getByRole('button', { name: '开柜台' }).waitFor();
  await waitUntilSafe(page);
}

/** A phone with the counter open, and then no network. */
async function counterWithoutNetwork(): Promise<{ page: Page; back: () => Promise<void>; problems: string[] }> {
  const { page, context, problems } = await story.visit({ size: 'phone' });
  await openField(page, 'huangyuan.village');
  await page.locator('.lcf-tab', { hasText: '柜台' }).click();
  await page.getByRole('button', { name: '开柜台' }).click();
  await page.getByText('柜台开到').waitFor();
  await page.getByLabel('户卡或户名').waitFor();
  await context.setOffline(true);
  return { page, problems, back: async () => { await context.setOffline(false); await handedIn(page); } };
}

/** Everything that this phone lets the household take of the first goods it may have. @returns the points that the press says */
async function takeAll(page: Page, { cardCode, label }: Household): Promise<number> {
  await page.getByLabel('户卡或户名').fill(cardCode);
  await page.locator('.lcf-shop-row', { hasText: label }).click();
  const more = page.getByRole('button', { name: /^多一件/ }).and(page.locator(':enabled')).first();
  const plus = page.getByRole('button', { name: (await more.getAttribute('aria-label')) ?? '', exact: true });
  const press = page.getByRole('button', { name: /^兑换 \d+ 分$/ });
  const pointsNow = async (): Promise<number> => (await press.isVisible() ? Number(/\d+/.exec(await press.innerText())?.[0]) : 0);
  let points = 0;
  // One more is in the sum, and what may still be had is told again, before the next is asked for.
  while (await plus.isEnabled()) {
    await plus.click();
    await expect.poll(pointsNow).toBeGreaterThan(points);
    points = await pointsNow();
  }
  await press.click();
  await page.locator('.lcf-said').getByText(`已给${label}兑换 ${points} 分`).waitFor();
  return points;
}

describe('two counters without a network', () => {
  it('that spend the same points hand in exactly once, leave nobody below nothing, and put what was short before a person who may settle it', { timeout: 240_000 }, async () => {
    const { context: office, page: desk, problems } = await story.visit();
    await signInTo(office, 'huangyuan.office');
    const shopId = await firstShop(office.request);
    const household = (await householdsOf(office.request, shopId)).find(({ balance }) => balance >= 10) as Household;
    const [one, other] = [await counterWithoutNetwork(), await counterWithoutNetwork()];
    const taken = [await takeAll(one.page, household), await takeAll(other.page, household)] as const;
    for (const points of taken) expect(points).toBeLessThanOrEqual(Math.min(50, household.balance));
    expect(taken[0] + taken[1]).toBeGreaterThan(household.balance);
    // Opened again in between, still without a network: what was handed out is on the phone, once.
    await one.page.reload();
    await one.back();
    await other.back();
    await one.page.reload();

    const slips = await rowsOf<Slip>(office.request, `/shop-slips?subjectId=${household.subjectId}&channel=device&pageSize=50`);
    expect(slips.map(({ points }) => points).toSorted((a, b) => a - b)).toEqual([...taken].toSorted((a, b) => a - b));
    const short = slips.find(({ shortPoints }) => shortPoints > 0) as Slip;
    expect(short.shortPoints).toBe(taken[0] + taken[1] - household.balance);
    expect(short.issues).toContain('shortPoints');
    const [afterwards] = await rowsOf<Household>(office.request, `/shop-households?shopId=${shopId}&q=${encodeURIComponent(household.label)}`);
    expect(afterwards).toMatchObject({ subjectId: household.subjectId, balance: 0 });

    await desk.goto(`/p/${PROGRAMME}/duties?kind=shops.issues`);
    await settled(desk);
    await desk.goto(`/p/${PROGRAMME}/shop-slips/${short.id}`);
    await settled(desk);
    await desk.getByText('积分不足').first().waitFor();
    await desk.getByRole('button', { name: '办结' }).click();
    const dialog = desk.getByRole('dialog');
    await dialog.getByText('由超市承担').click();
    expect([...one.problems, ...other.problems, ...problems]).toEqual([]);
  });
});

describe('a deed', () => {
  it('is recorded on one phone and agreed to on another; a household takes goods for its points and reads on the board what it has left', async () => {
    const { page: officer, problems } = await story.visit({ size: 'phone' });
    await openField(officer, 'huangyuan.village');
    const evidence = `签到表 ${Date.now()}`;
    await officer.locator('.lcf-tab', { hasText: '积分' }).click();
    await officer.getByRole('link', { name: '记一笔' }).click();
    await officer.locator('.lcf-points-row', { hasText: '参加' }).first().click();
    const label = await officer.locator('.lcf-points-row strong').first().innerText();
    await officer.locator('.lcf-points-row').filter({ has: officer.getByText(label, { exact: true }) }).first().click();
    await officer.locator('textarea').fill(evidence);
    await officer.getByRole('button', { name: '记下', exact: true }).click();
    await officer.locator('.lcf-said').getByText('已记下').waitFor();
    await waitUntilSafe(officer);

    const { page: second, context: office, problems: secondProblems } = await story.visit({ size: 'phone' });
    await openField(second, 'huangyuan.office');
    await second.locator('.lcf-tab', { hasText: '积分' }).click();
    const waiting = second.locator('.lcf-points-one', { hasText: evidence });
    await waiting.getByText(label).first().waitFor();
    await waiting.getByRole('button', { name: '同意', exact: true }).click();
    await second.locator('.lcf-said').getByText('已同意').waitFor();
    await waitUntilSafe(second);
    const deeds = await rowsOf<{ evidence: string | null; state: string; noticeUntil: string | null; reviewedByName: string; recordedByName: string }>(office.request, '/deeds?pageSize=50');
    const deed = deeds.find((each) => each.evidence === evidence);
    expect(deed).toMatchObject({ state: 'noticed' });
    expect(deed?.reviewedByName).not.toBe(deed?.recordedByName);

    const shopId = await firstShop(office.request);
    const served = (await householdsOf(office.request, shopId)).find((each) => each.label !== label && each.balance > 0) as Household;
    const { page: counter, problems: counterProblems } = await story.visit({ size: 'phone', signedInAs: 'huangyuan.village' });
    await counter.goto(`/p/${PROGRAMME}/shops/${shopId}/counter`);
    await settled(counter);
    await counter.getByLabel('户卡或户名').fill(served.cardCode);
    await counter.locator('.lc-shops-goods button:enabled').first().click();
    await counter.locator('button.lc-shops-pay').click();
    await counter.getByText('已兑换').first().waitFor();
    const left = (await householdsOf(office.request, shopId)).find(({ subjectId }) => subjectId === served.subjectId)?.balance ?? -1;
    expect(left).toBeLessThan(served.balance);
    expect(left).toBeGreaterThanOrEqual(0);
    // The board of a quarter names who moved in it: on its first day nobody else has.
    const board = await read<{ quarter: string; rows: { subjectId: string; label: string; balance: number; placeZh: string }[] }>(office.request, '/points-board');
    const own = board.rows.find(({ subjectId }) => subjectId === served.subjectId);
    expect(own?.balance).toBe(left);
    const published = await office.request.put(`${api}/points-board/publication`, { headers: { 'idempotency-key': `counter-${Date.now()}` }, data: { quarter: board.quarter, isPublic: true } });
    expect(published.status(), await published.text()).toBeLessThan(300);
    const { page: resident } = await story.visit({ size: 'phone' });
    await resident.goto(`/public/${PROGRAMME}/points/${board.quarter}`);
    await resident.getByRole('link', { name: own?.placeZh ?? '' }).click();
    await expect.poll(() => resident.getByRole('row').filter({ has: resident.getByText(served.label, { exact: true }) }).innerText()).toContain(String(left));
    expect([...problems, ...secondProblems, ...counterProblems]).toEqual([]);
  });
});

describe('at the counter of a phone', () => {
  it('goods are set aside and fetched, and a printed voucher is good once', async () => {
    const { page, problems } = await story.visit({ size: 'phone', signedInAs: 'huangyuan.village' });
    const { context: office } = await story.visit();
    await signInTo(office, 'huangyuan.office');
    const shopId = await firstShop(office.request);
    const household = (await householdsOf(office.request, shopId)).find(({ balance }) => balance >= 10) as Household;
    const balance = async (): Promise<number> => (await householdsOf(office.request, shopId)).find(({ subjectId }) => subjectId === household.subjectId)?.balance ?? -1;
    const toShelf = async (typed: string): Promise<void> => {
      await page.goto(`/p/${PROGRAMME}/shops/${shopId}/counter`);
      await settled(page);
      await page.getByLabel('户卡或户名').fill(typed);
      await page.locator('.lc-shops-goods button').first().waitFor();
    };
    await toShelf(household.cardCode);
    await page.locator('.lc-shops-goods button:enabled').first().click();
    await page.getByRole('button', { name: '先留着' }).click();
    await page.getByText('已留好').waitFor();
    const held = household.balance - (await balance());
    expect(held).toBeGreaterThan(0);

    await toShelf(household.cardCode);
    await page.getByRole('heading', { name: '这户有留货' }).waitFor();
    await page.getByRole('button', { name: '取走' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '取走' }).click();
    await page.getByText('已兑换').first().waitFor();
    expect(await balance()).toBe(household.balance - held);

    const issued = await office.request.post(`${api}/shop-vouchers`, { headers: { 'idempotency-key': `counter-voucher-${Date.now()}` }, data: { subjectIds: [household.subjectId], worthPoints: 30, purpose: '示例慰问', expiresOn: '2099-12-31' } });
    expect(issued.status(), await issued.text()).toBeLessThan(300);
    const { vouchers: [voucher] } = (await issued.json()) as { vouchers: { code: string; number: string }[] };
    await toShelf(voucher?.code ?? '');
    await page.locator('.lc-shops-goods button:enabled').first().click();
    await page.getByRole('button', { name: /^凭券兑换 \d+ 分$/ }).click();
    await page.getByText('已凭券兑换').first().waitFor();
    expect(await balance()).toBe(household.balance - held);
    await page.goto(`/p/${PROGRAMME}/shops/${shopId}/counter`);
    await settled(page);
    await page.getByLabel('户卡或户名').fill(voucher?.code ?? '');
    await page.getByText('这张券现在不能由您兑').waitFor();
    expect(problems).toEqual([]);
  });
});

describe('the board for the village wall', () => {
  it('prints by label without buttons or filters, every household on it, none cut off at either edge of the sheet', async () => {
    const { page, context, problems } = await story.visit({ signedInAs: 'huangyuan.office' });
    const board = await read<{ rows: { label: string }[] }>(context.request, '/points-board');
    await page.goto(`/p/${PROGRAMME}/points-board`);
    await settled(page);
    for (const [name, format, width] of [['A4', 'A4', 794], ['A3', 'A3', 1_123]] as const) {
      await page.setViewportSize({ width, height: 1_100 });
      await page.emulateMedia({ media: 'print' });
      // Below it stands who earned nothing, in a table of its own.
      const rows = page.locator('.lc-points-board table').first().locator('tbody tr');
      await expect.poll(() => rows.count()).toBe(board.rows.length);
      await expectAbsentOnce(rows, page.locator('button:not(.lc-sort):visible, .lc-sort > svg:visible, .lc-filter-bar:visible, nav:visible'), name);
      for (const { label } of board.rows) await expect.poll(() => rows.filter({ hasText: label }).first().isVisible()).toBe(true);
      await expectNoSidewaysScroll(page, name);
      await expect.poll(() => page.locator('.lc-points-board tbody td').first().evaluate((cell) => Number.parseFloat(getComputedStyle(cell).fontSize)), { message: name }).toBeGreaterThanOrEqual(17);
      const sheet = await page.pdf({ format, printBackground: true });
      expect(sheet.subarray(0, 5).toString()).toBe('%PDF-');
      const folder = fileURLToPath(new URL('../../out/e2e/', import.meta.url));
      mkdirSync(folder, { recursive: true });
      writeFileSync(`${folder}board-${name}.pdf`, sheet);
      await page.screenshot({ path: `${folder}board-${name}.png` });
      await page.emulateMedia({ media: 'screen' });
    }
    expect(problems).toEqual([]);
  });
});

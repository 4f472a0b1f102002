/** The field app on a phone: signing in inside it, counting taps, pictures as a camera gives them, and what the server has. */
import { createHash } from 'node:crypto';
import sharp from 'sharp';
import type { APIRequestContext, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { settled } from './browser.ts';

export const programme = 'wanyuan';
export const api = `/api/programmes/${programme}`;

/** Every row that the server gives a device, page after page. */
export async function pulled<Row>(request: APIRequestContext, what: 'round-sites' | 'cases'): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | null = null;
  for (;;) {
    const answer = await request.get(`${api}/pull/${what}${cursor === null ? '' : `?cursor=${encodeURIComponent(cursor)}`}`);
    const page = (await answer.json()) as { cursor: string; more: boolean; rows: Row[] };
    rows.push(...page.rows);
    cursor = page.cursor;
    if (!page.more) return rows;
  }
}

export interface PulledSite { kind: string; roundId: string; siteId: string; siteName: string; state: string; observations: { checkItemId: string; metCount: number; observedCount: number; note: string | null; observedAt: string; photoIds: string[] }[] }

export const sitesOf = async (request: APIRequestContext): Promise<PulledSite[]> => (await pulled<PulledSite>(request, 'round-sites')).filter(({ kind }) => kind === 'site');

/** Signs in by the app's own form and waits for the first screen. */
export async function signInAtPhone(page: Page, username: string): Promise<void> {
  const { demoPassword } = (await (await page.request.get('/api/config')).json()) as { demoPassword: string };
  await page.locator('input[name="username"]').fill(username);
  await page.locator('input[name="password"]').fill(demoPassword);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.locator('.lcf-tabs').waitFor();
}

/** Opens the app, signs in, and waits until it is installed: rows on the phone, service worker in charge. */
export async function openField(page: Page, username: string): Promise<void> {
  await page.goto('/field/');
  await signInAtPhone(page, username);
  await page.evaluate(async () => { await navigator.serviceWorker.ready; });
  await expect.poll(() => page.evaluate(async () => (await caches.keys()).some((name) => name.startsWith('workbox-precache'))), { timeout: 20_000 }).toBe(true);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null), { timeout: 20_000 }).toBe(true);
  // Rows come page by page, and a list that still grows has another first one in a moment.
  await settled(page);
}

/** What a thumb does; the test says how many it may need. */
export function thumb(): { tap(target: Locator): Promise<void>; readonly taps: number } {
  let taps = 0;
  return { get taps() { return taps; }, async tap(target) { taps += 1; await target.click(); } };
}

/** A picture of its own, as large as a phone's. */
export async function picture(seed: number): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const [width, height] = [1_600, 1_200];
  const pixels = Buffer.alloc(width * height * 3);
  let state = seed * 2_654_435_761;
  for (let at = 0; at < pixels.length; at += 3) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const band = Math.floor(at / 3 / width / 100);
    pixels[at] = (band * 23 + seed * 31) % 256;
    pixels[at + 1] = (state >>> 24) & 0x3f;
    pixels[at + 2] = (band * 7) % 256;
  }
  return { name: `photo-${seed}.jpg`, mimeType: 'image/jpeg', buffer: await sharp(pixels, { raw: { width, height, channels: 3 } }).jpeg({ quality: 90 }).toBuffer() };
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The bytes of the photos this phone keeps. */
export async function photosOnPhone(page: Page): Promise<Buffer[]> {
  const found = await page.evaluate(async () => {
    const packed: string[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      if (!name.startsWith('lianchuang.')) continue;
      const db = await new Promise<IDBDatabase>((resolve, reject) => { const open = indexedDB.open(name); open.onsuccess = () => resolve(open.result); open.onerror = () => reject(open.error ?? new Error('closed')); });
      const rows = await new Promise<{ bytes: ArrayBuffer }[]>((resolve) => { const all = db.transaction('photoBytes').objectStore('photoBytes').getAll(); all.onsuccess = () => resolve(all.result as { bytes: ArrayBuffer }[]); });
      for (const { bytes } of rows) packed.push(await new Promise<string>((resolve) => { const reader = new FileReader(); reader.onload = () => resolve((reader.result as string).split(',')[1] ?? ''); reader.readAsDataURL(new Blob([bytes])); }));
      db.close();
    }
    return packed;
  });
  return found.map((text) => Buffer.from(text, 'base64'));
}

/** The hashes of the photos this phone keeps. */
export async function hashesOnPhone(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name }) => name ?? '').filter((name) => name.startsWith('lianchuang.'));
    const found: string[] = [];
    for (const name of names) {
      const db = await new Promise<IDBDatabase>((resolve, reject) => { const open = indexedDB.open(name); open.onsuccess = () => resolve(open.result); open.onerror = () => reject(open.error ?? new Error('closed')); });
      if ([...db.objectStoreNames].includes('photos')) {
        const keys = await new Promise<IDBValidKey[]>((resolve) => { const all = db.transaction('photos').objectStore('photos').getAllKeys(); all.onsuccess = () => resolve(all.result); });
        found.push(...keys.map(String));
      }
      db.close();
    }
    return found;
  });
}

/** What was begun and is not handed in, as the phone keeps it: kept a moment after it was typed. */
export async function draftsOnPhone(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const found: unknown[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      if (!name.startsWith('lianchuang.')) continue;
      const db = await new Promise<IDBDatabase>((resolve, reject) => { const open = indexedDB.open(name); open.onsuccess = () => resolve(open.result); open.onerror = () => reject(open.error ?? new Error('closed')); });
      if ([...db.objectStoreNames].includes('drafts')) found.push(await new Promise<unknown>((resolve) => { const all = db.transaction('drafts').objectStore('drafts').getAll(); all.onsuccess = () => resolve(all.result); }));
      db.close();
    }
    return JSON.stringify(found);
  });
}

/** Waits until the queue says so in words. */
export async function waitUntilSafe(page: Page): Promise<void> {
  await page.locator('.lcf-tab', { hasText: '待交' }).click();
  await page.locator('[data-safe="true"]').waitFor({ timeout: 60_000 });
  await page.getByText('可以放心').waitFor();
}

/** A write by the API. */
export async function post<Answer>(request: APIRequestContext, path: string, data: Record<string, unknown>): Promise<Answer> {
  const answer = await request.post(`${api}${path}`, { headers: { 'idempotency-key': `field-${Date.now()}-${Math.random()}` }, data });
  expect(answer.status(), await answer.text()).toBeLessThan(300);
  return (await answer.json()) as Answer;
}

/** The office dispatches a fault at a site of this leader. */
export async function dispatchedTo(office: APIRequestContext, leaderId: string, title: string, before?: Awaited<ReturnType<typeof picture>>): Promise<{ id: string; number: string }> {
  const { rows: [site] } = (await (await office.get(`${api}/sites?siteLeaderId=${leaderId}`)).json()) as { rows: { id: string }[] };
  expect(site, leaderId).toBeDefined();
  const { categories } = (await (await office.get(`${api}/case-categories`)).json()) as { categories: { code: string }[] };
  const photos: { fileId: string; role: string }[] = [];
  if (before !== undefined) {
    const answer = await office.post(`${api}/files`, { headers: { 'idempotency-key': `field-${Date.now()}-${Math.random()}` }, multipart: { file: before, siteId: site?.id ?? '' } });
    expect(answer.status(), await answer.text()).toBeLessThan(300);
    photos.push({ fileId: ((await answer.json()) as { id: string }).id, role: 'before' });
  }
  const made = await post<{ id: string; number: string; version: number }>(office, '/cases', { categoryCode: categories[0]?.code, title, description: '垃圾桶满溢', siteId: site?.id, photos });
  // What the office reports itself is registered at once.
  await post(office, `/cases/${made.id}/dispatch`, { version: made.version });
  return made;
}

export async function personIdOf(request: APIRequestContext): Promise<string> {
  return ((await (await request.get(`${api}/me`)).json()) as { personId: string }).personId;
}

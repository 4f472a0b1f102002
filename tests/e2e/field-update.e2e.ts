/** A new version of the field app: it waits until the person takes it, and what was recorded comes through. */
import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { browserOfStory } from './browser.ts';
import { signInAtPhone, waitUntilSafe } from './field-kit.ts';

const story = browserOfStory();

/** The server, and from a moment on the same server with a service worker that differs by a byte, as after an update. */
let isUpdated = false;
const front = createServer((request, response) => {
  const behind = new URL(request.url ?? '/', inject('baseUrl'));
  // Never "not modified": the browser asks whether the worker it has is still the one, and here it is not.
  const { 'accept-encoding': _packed, 'if-none-match': _tag, 'if-modified-since': _since, ...headers } = request.headers;
  request.pipe(httpRequest(behind, { method: request.method ?? 'GET', headers }, (answer) => {
    const { 'content-length': length, ...rest } = answer.headers;
    const isWorker = isUpdated && behind.pathname === '/field/sw.js';
    response.writeHead(answer.statusCode ?? 502, isWorker || length === undefined ? rest : { ...rest, 'content-length': length });
    answer.pipe(response, { end: !isWorker });
    if (isWorker) answer.on('end', () => response.end('\n// the next version'));
  }));
});
beforeAll(() => new Promise<void>((resolve) => { front.listen(0, '127.0.0.1', resolve); }));
afterAll(() => { front.closeAllConnections(); front.close(); });

describe('a new version', () => {
  it('waits until the person takes it, and takes nothing of what waits in the queue', async () => {
    const { page, context } = await story.visit({ size: 'phone' });
    await page.goto(`http://127.0.0.1:${(front.address() as AddressInfo).port}/field/`);
    await signInAtPhone(page, 'inspector2');
    await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null), { timeout: 30_000 }).toBe(true);
    isUpdated = true;
    await page.evaluate(async () => { await (await navigator.serviceWorker.ready).update(); });
    await page.locator('.lcf-dot').waitFor({ timeout: 30_000 });
    await context.setOffline(true);
    await page.locator('.lcf-filter-one', { hasText: '全部' }).click();
    await page.locator('.lcf-sites a').first().click();
    await page.locator('.lcf-bar .lcf-button-main').last().click();
    await page.locator('.lcf-said').getByText('已记好').or(page.locator('.lcf-said').getByText('全部达标')).first().waitFor();
    await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated');
    await page.locator('.lcf-me').click();
    const loaded = page.waitForEvent('load');
    await page.getByRole('button', { name: '换新版本' }).click();
    await loaded;
    await page.locator('.lcf-chip').getByText(/1 条待交/).waitFor();
    await page.getByText('有新版本').waitFor({ state: 'detached' });
    await context.setOffline(false);
    await waitUntilSafe(page);
  });
});

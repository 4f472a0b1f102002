/** The server dies in the middle of a photo: the phone keeps it, goes on where the server stopped, and it is acknowledged once. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMortalServer } from '../../tools/stage/demo-server.ts';
import { browserOfStory } from './browser.ts';
import { api, hashesOnPhone, openField, picture, sitesOf, waitUntilSafe } from './field-kit.ts';

const story = browserOfStory();
let server: Awaited<ReturnType<typeof startMortalServer>>;
beforeAll(async () => { server = await startMortalServer(); });
afterAll(() => server.stop());

const SLOW_BYTES_PER_SECOND = 60_000;

describe('a server killed while a photo is on its way', () => {
  it('has it whole and once after it was started again, sent on from where it stopped', async () => {
    const { page, context } = await story.visit({ size: 'phone', baseUrl: server.baseUrl });
    await openField(page, 'inspector3');
    const site = page.locator('.lcf-sites a[data-state="waiting"]').first();
    const [, , , , roundId, siteId] = ((await site.getAttribute('href')) as string).split('/');
    await site.click();
    await page.locator('.lcf-verdict-unmet').first().click();
    await page.locator('.lcf-camera input').first().setInputFiles(await picture(61));
    await page.locator('.lcf-photos img').first().waitFor();
    await page.locator('.lcf-note-field').first().fill('单元门口堆了两袋垃圾');
    await expect.poll(() => hashesOnPhone(page)).toHaveLength(1);
    const [hash] = await hashesOnPhone(page);

    const cdp = await context.newCDPSession(page);
    await cdp.send('Network.enable');
    const network = { offline: false, latency: 0, downloadThroughput: -1 };
    await cdp.send('Network.emulateNetworkConditions', { ...network, uploadThroughput: SLOW_BYTES_PER_SECOND });
    const sent: string[] = [];
    page.on('request', (request) => { if (request.method() === 'PATCH') sent.push(String(request.headers()['upload-offset'])); });
    const firstPiece = page.waitForResponse((response) => response.request().method() === 'PATCH' && response.status() === 204, { timeout: 60_000 });
    await page.getByRole('button', { name: '其余达标，交上' }).click();
    const arrived = Number((await firstPiece).headers()['upload-offset']);
    // The next piece has left the phone and not arrived.
    await expect.poll(() => sent, { timeout: 60_000 }).toContain(String(arrived));
    await server.kill();
    await page.locator('.lcf-tab', { hasText: '待交' }).click();
    await page.locator('[data-safe="false"]').waitFor();
    await page.getByText('1 张照片还没有签收').waitFor();

    const pieces: number[] = [];
    page.on('request', (request) => { if (request.method() === 'PATCH') pieces.push(Number(request.headers()['upload-offset'])); });
    await cdp.send('Network.emulateNetworkConditions', { ...network, uploadThroughput: -1 });
    await server.startAgain();
    await page.getByRole('button', { name: '现在就交' }).click();
    await waitUntilSafe(page);
    expect(arrived).toBeGreaterThan(0);
    // What of the cut piece had reached the disk counts too.
    expect(Math.min(...pieces)).toBeGreaterThanOrEqual(arrived);
    const stands = (await sitesOf(page.request)).find((row) => row.siteId === siteId && row.roundId === roundId);
    expect(stands?.state).toBe('done');
    const unmet = stands?.observations.filter(({ metCount, observedCount }) => metCount < observedCount) ?? [];
    expect(unmet.map(({ note, photoIds }) => [note, photoIds.length])).toEqual([['单元门口堆了两袋垃圾', 1]]);
    expect(((await (await page.request.get(`${api}/files/${unmet[0]?.photoIds[0] ?? ''}/info`)).json()) as { sha256: string }).sha256).toBe(hash);
    await page.locator('summary', { hasText: '已签收' }).click();
    await expect.poll(() => page.locator('.lcf-card[data-state="synced"]').count()).toBe(1);
  });
});

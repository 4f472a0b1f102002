/** The lens with the earlier photo over it: with a camera of Chromium's own, and where the person refuses it. */
import { describe, expect, it } from 'vitest';
import { browserOfTests, expectAccessible } from './browser.ts';
import sharp from 'sharp';
import { api, dispatchedTo, openField, personIdOf, photosOnPhone, picture, sha256, waitUntilSafe } from './field-kit.ts';

/** One browser with a camera and a person who says yes to it, one in which it cannot be had. */
const withCamera = browserOfTests(['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']);
const withoutCamera = browserOfTests();

async function openFix(title: string, isAllowed: boolean) {
  const story = isAllowed ? withCamera : withoutCamera;
  const office = await story.visit({ signedInAs: 'office' });
  const leader = await story.visit({ size: 'phone' });
  if (isAllowed) await leader.context.grantPermissions(['camera']);
  await openField(leader.page, 'leader');
  const made = await dispatchedTo(office.page.request, await personIdOf(leader.page.request), title, await picture(isAllowed ? 31 : 32));
  await leader.page.reload();
  await leader.page.locator('.lcf-site', { hasText: made.number }).click();
  await leader.page.getByRole('button', { name: '接收并拍照整改' }).click();
  return { ...leader, office: office.page.request, ...made };
}

describe('the camera of a fix', () => {
  it('shows the photo from before faintly over the lens, as strong as one likes, and what it takes arrives', async () => {
    const { page, office, id, problems } = await openFix('花坛边有落叶', true);
    await page.locator('.lcf-framing[data-lens="on"]').waitFor();
    const overlay = page.locator('.lcf-framing > img');
    await overlay.waitFor();
    await expect.poll(() => overlay.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
    const strength = () => overlay.evaluate((image) => getComputedStyle(image).opacity);
    await expect.poll(strength).toBe('0.4');
    await page.locator('.lcf-range input').fill('80');
    await expect.poll(strength).toBe('0.8');
    await expectAccessible(page, 'the lens');
    await page.getByRole('button', { name: '拍照', exact: true }).click();
    await page.locator('.lcf-photos img').waitFor();
    await expect.poll(() => page.evaluate(() => [...document.querySelectorAll('video')].length)).toBe(0);
    await page.getByRole('button', { name: '交上' }).click();
    await page.locator('.lcf-said').getByText('的整改已记好').waitFor();
    await waitUntilSafe(page);
    const stands = (await (await office.get(`${api}/cases/${id}`)).json()) as { state: string; photos: { role: string }[]; events: { act: string; details: Record<string, unknown> }[] };
    expect([stands.state, stands.photos.filter(({ role }) => role === 'after').length]).toEqual(['rectified', 1]);
    expect(stands.events.find(({ act }) => act === 'rectify')?.details['claimedAt']).toEqual(expect.any(String));
    expect(problems).toEqual([]);
  });

  it('where it is refused, says so and takes the phone’s own camera, with the photo from before in sight', async () => {
    const { page, problems } = await openFix('花坛边有烟头', false);
    await page.locator('.lcf-framing[data-lens="none"]').waitFor();
    await page.getByText('这里不能直接打开镜头').waitFor();
    await page.locator('.lcf-framing > img').waitFor();
    await page.locator('dialog .lcf-camera input').setInputFiles(await picture(33));
    await page.locator('.lcf-photos img').waitFor();
    await page.getByRole('button', { name: '交上' }).waitFor();
    expect(problems).toEqual([]);
  });

  it('what the phone’s own camera gives is made small on the phone and loses what the camera wrote, and just that arrives', async () => {
    const { page, office, id, problems } = await openFix('花坛边有纸屑', false);
    const noise = await sharp({ create: { width: 4_000, height: 3_000, channels: 3, background: '#667755', noise: { type: 'gaussian', mean: 120, sigma: 40 } } })
      .withExif({ IFD0: { Make: 'Example', Model: 'Phone' }, IFD3: { GPSLatitude: '31/1 12/1 0/1', GPSLatitudeRef: 'N', GPSLongitude: '107/1 30/1 0/1', GPSLongitudeRef: 'E' } }).jpeg({ quality: 95 }).toBuffer();
    expect((await sharp(noise).metadata()).exif).toBeDefined();
    await page.locator('dialog .lcf-camera input').setInputFiles({ name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: noise });
    await page.locator('.lcf-photos img').waitFor();
    await expect.poll(() => photosOnPhone(page)).toHaveLength(1);
    const [kept] = await photosOnPhone(page);
    const { width, height, exif, format } = await sharp(kept).metadata();
    expect({ width, height, exif, format }).toEqual({ width: 2_560, height: 1_920, exif: undefined, format: 'jpeg' });
    expect(kept?.length).toBeLessThan(noise.length / 2);
    await page.getByRole('button', { name: '交上' }).click();
    await page.locator('.lcf-said').getByText('的整改已记好').waitFor();
    await waitUntilSafe(page);
    const { photos } = (await (await office.get(`${api}/cases/${id}`)).json()) as { photos: { role: string; fileId: string }[] };
    const after = photos.find(({ role }) => role === 'after')?.fileId ?? '';
    expect(((await (await office.get(`${api}/files/${after}/info`)).json()) as { sha256: string }).sha256).toBe(sha256(kept ?? Buffer.alloc(0)));
    expect(problems).toEqual([]);
  });
});

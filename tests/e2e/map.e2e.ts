/** The map as a coordinator works with it: load, drawing, leaders for an area, a site that moves; by pointer and by keyboard. */
import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { browserOfTests, expectAccessible, faultsOf, rulesOfLooks, settled } from './browser.ts';
import { showView } from './looks.ts';

const story = browserOfTests();
const api = '/api/programmes/wanyuan';
const LONG = { timeout: 20_000 };

interface Place { id: string; kind: string; nameZh: string; version: number; siteCount: number }
const placesOf = async (page: Page, kind: string): Promise<Place[]> => ((await (await page.request.get(`${api}/places?kinds=${kind}`)).json()) as { rows: Place[] }).rows;

/** Corners drawn towards their middle by a third. */
function shrunk(text: string): string {
  const corners = text.split('\n').map((row) => row.split(',').map(Number) as [number, number]);
  const middle = [0, 1].map((axis) => corners.reduce((sum, corner) => sum + (corner[axis] as number), 0) / corners.length) as [number, number];
  return corners.map((corner) => corner.map((value, axis) => ((middle[axis] as number) + (value - (middle[axis] as number)) * 0.67).toFixed(6)).join(',')).join('\n');
}

async function openMap(page: Page, search = ''): Promise<void> {
  await page.goto(`/p/wanyuan/map${search}`);
  await page.locator('.maplibregl-canvas, .lc-map-broken').first().waitFor();
  await settled(page);
}

/** The tool that draws is fetched when it is first needed; its cross-hair says that the next click is its own. */
async function drawing(page: Page): Promise<{ x: number; y: number; width: number; height: number }> {
  const canvas = page.locator('.maplibregl-canvas');
  await expect.poll(() => canvas.evaluate((element) => getComputedStyle(element).cursor)).toBe('crosshair');
  await settled(page);
  return (await canvas.boundingBox()) as { x: number; y: number; width: number; height: number };
}

describe('the map', () => {
  it('is accessible whatever it is used for, in both themes', async () => {
    const { page, problems } = await story.visit({ signedInAs: 'office' });
    for (const mode of ['look', 'draw', 'assign', 'move']) {
      await openMap(page, `?mode=${mode}`);
      await expectAccessible(page, `${mode} light`);
      await showView(page, { theme: 'dark' });
      await settled(page);
      expect(await faultsOf(page, rulesOfLooks.dark), `${mode} dark`).toEqual([]);
      await showView(page, {});
    }
    expect(problems).toEqual([]);
  });

  it('tells the load of every zone as a table, too', async () => {
    const { page } = await story.visit({ signedInAs: 'office' });
    await openMap(page);
    const zones = await placesOf(page, 'zone');
    for (const zone of zones) await page.getByRole('button', { name: zone.nameZh }).first().waitFor();
    await page.getByRole('button', { name: zones[0]?.nameZh ?? '' }).first().click();
    await page.getByRole('heading', { name: zones[0]?.nameZh ?? '' }).waitFor();
  });

  it('changes a grid by its corners as text, says which sites follow, saves, and takes it back', async () => {
    const { page } = await story.visit({ signedInAs: 'office' });
    const grid = (await placesOf(page, 'grid')).find((place) => place.siteCount > 1) as Place;
    await openMap(page, `?mode=draw&level=grids&place=${grid.id}`);
    const corners = page.getByRole('textbox', { name: '边界' });
    await expect.poll(async () => (await corners.inputValue()).split('\n').length, LONG).toBeGreaterThan(3);
    const before = await corners.inputValue();
    await corners.fill(shrunk(before));
    await page.getByRole('button', { name: '预览' }).click();
    await page.getByText(/个点位换到新的区域|没有点位因此换区域/).waitFor();
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText(/已保存“/).waitFor();
    await page.getByRole('button', { name: '撤销这次修改' }).click();
    await expect.poll(async () => (await placesOf(page, 'grid')).find((place) => place.id === grid.id)?.version, LONG).toBe(grid.version + 2);
    await expect.poll(async () => (await placesOf(page, 'grid')).find((place) => place.id === grid.id)?.siteCount, LONG).toBe(grid.siteCount);
    await expect.poll(() => corners.inputValue(), LONG).toBe(before);
  });

  it('draws a ring point by point, and undoes it', async () => {
    const { page } = await story.visit({ signedInAs: 'office' });
    await openMap(page, '?mode=draw');
    await page.getByRole('button', { name: '画边界' }).click();
    await page.getByText('逐点点击').waitFor();
    const box = await drawing(page);
    const points = [[220, 200], [360, 200], [360, 330], [220, 330]] as const;
    for (const [x, y] of points) { await page.mouse.move(box.x + x, box.y + y, { steps: 3 }); await page.mouse.click(box.x + x, box.y + y); }
    await page.mouse.move(box.x + 220, box.y + 330); await page.mouse.click(box.x + 220, box.y + 330);
    await page.getByText(/，4 个角/).waitFor();
    await page.getByRole('button', { name: '撤销', exact: true }).click();
    await page.getByText(/，0 个角/).waitFor();
    await page.getByRole('button', { name: '重做' }).click();
    await page.getByText(/，4 个角/).waitFor();
  });

  it('gives the sites of a rectangle to one leader, previewed with kinds and present leaders', async () => {
    const { page } = await story.visit({ signedInAs: 'office' });
    await openMap(page, '?mode=assign');
    await page.getByRole('button', { name: '框选' }).click();
    await page.getByText('点两下').waitFor();
    const box = await drawing(page);
    await page.mouse.click(box.x + box.width * 0.3, box.y + box.height * 0.3);
    await page.mouse.move(box.x + box.width * 0.6, box.y + box.height * 0.6, { steps: 4 });
    await page.mouse.click(box.x + box.width * 0.6, box.y + box.height * 0.6);
    await page.getByText(/已选 \d+ 个点位/).waitFor();
    await page.getByRole('combobox', { name: '由谁担任' }).click();
    await page.locator('.ant-select-item-option').first().click();
    await page.getByRole('button', { name: '预览' }).click();
    await page.getByText('现在由谁负责').waitFor();
    await page.getByRole('button', { name: /^安排 \d+ 个点位/ }).waitFor();
  });

  it('moves a site by the arrow keys and back', async () => {
    const { page } = await story.visit({ signedInAs: 'office' });
    const site = ((await (await page.request.get(`${api}/sites?pageSize=50`)).json()) as { rows: { id: string; lengthM: number | null; latitude: number }[] }).rows.find((each) => each.lengthM === null);
    await openMap(page, `?mode=move&site=${site?.id}`);
    await page.locator('.lc-mapwork-handle').focus();
    for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowUp');
    await page.getByText('移动了 5.0 米').waitFor();
    await page.getByRole('button', { name: '移到这里' }).click();
    await page.getByRole('button', { name: '移回原处' }).click();
    await expect.poll(async () => ((await (await page.request.get(`${api}/sites/${site?.id}`)).json()) as { latitude: number }).latitude, LONG).toBeCloseTo(site?.latitude ?? 0, 6);
  });
});

/** 第一小时 · An empty programme walked by its officer, from 新建项目 to the first dispatched finding, by the web alone. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { readTable, writeXlsx } from '#platform/server/spreadsheet/index.ts';
import { startEmptyServer } from '../../tools/stage/demo-server.ts';
import { browserOfStory, expectAccessible, settled } from './browser.ts';
import { makeLogin, makeProgramme, signInFirst } from './new-programme-kit.ts';

const story = browserOfStory();
const LONG = { timeout: 40_000 };
const code = 'shili';
const home = `/p/${code}`;
let server: Awaited<ReturnType<typeof startEmptyServer>>;
beforeAll(async () => { server = await startEmptyServer(); });
afterAll(() => server.stop());

const next = (page: Page) => page.locator('.lc-firsthour-title');

/** The guide as it stands now: what it says comes next. */
async function guideSays(page: Page, title: string): Promise<void> {
  await page.getByRole('link', { name: '开办指引' }).first().click();
  await settled(page);
  await expect.poll(() => next(page).innerText(), LONG).toBe(title);
}

/** The template as it came, with rows of ours: under its own headers, whatever their order. */
async function filled(path: string, rows: readonly Readonly<Record<string, string | number>>[]): Promise<Buffer> {
  let headers: string[] = [];
  for await (const row of readTable({ path })) { headers = row.cells.map(String); break; }
  for (const name of Object.keys(rows[0] ?? {})) expect(headers.map((header) => header.replace('*', '')), name).toContain(name);
  const book = writeXlsx({ sheets: [{ name: '填好的模板', columns: headers.map((header) => ({ header })), rows: rows.map((row) => headers.map((header) => row[header.replace('*', '')] ?? null)) }] });
  const parts: Buffer[] = [];
  for await (const part of book) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** Downloads the template that the next step offers, fills it in, and imports it where the step leads. */
async function importByTemplate(page: Page, link: string, rows: readonly Readonly<Record<string, string | number>>[]): Promise<void> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '模板 xlsx' }).first().click()]);
  const path = await download.path();
  expect((await readFile(path)).subarray(0, 2).toString()).toBe('PK');
  const body = await filled(path, rows);
  await page.getByRole('link', { name: link }).first().click();
  await settled(page);
  await importFile(page, { name: 'filled.xlsx', mimeType: 'application/octet-stream', buffer: body }, rows.length);
}

async function importFile(page: Page, file: { name: string; mimeType: string; buffer: Buffer }, count: number): Promise<void> {
  await page.locator('input[type="file"]').setInputFiles(file);
  await page.getByRole('button', { name: `写入全部 ${count} 行` }).click(LONG);
  await page.getByText('已写入').first().waitFor(LONG);
}

const box = (west: number, south: number, east: number, north: number) => ({ type: 'Polygon', coordinates: [[[west, south], [east, south], [east, north], [west, north], [west, south]]] });
const zone = (zoneCode: string, name: string, geometry: object) => ({ type: 'Feature', geometry, properties: { 区域编码: zoneCode, 区域名称: name, 区域类别: '片区', 上级区域编码: '511700' } });

describe('the first hour', () => {
  it('goes from a new programme to the first dispatched finding without leaving the web', async () => {
    const office = { username: `${code}.office`, password: '' };
    const inspector = { username: `${code}.inspector`, password: '' };
    const { baseUrl } = server;
    const admin = await story.visit({ baseUrl });
    await expect.poll(server.printed, LONG).toContain('初始密码');
    await signInFirst(admin.page, 'admin', /初始密码 password: (\S+)/.exec(server.printed())?.[1] ?? '');

    await admin.page.getByRole('heading', { name: '新建项目' }).waitFor();
    await expectAccessible(admin.page, 'new programme');
    await makeProgramme(admin.page, { name: '示例县文明创建', code, cityCode: '511700', administrator: '管示例' });
    await expect.poll(() => next(admin.page).innerText(), LONG).toBe('给创建办一个账号');
    await expectAccessible(admin.page, 'home of a new programme');
    office.password = await makeLogin(admin.page, '办示例', office.username);

    const { page, problems } = await story.visit({ baseUrl });
    office.password = await signInFirst(page, office.username, office.password);
    await expect.poll(() => next(page).innerText(), LONG).toBe('工作日历与案件类别');
    await expectAccessible(page, 'guide of the officer');
    await page.getByRole('button', { name: '一键载入默认' }).click();
    await expect.poll(() => next(page).innerText(), LONG).toBe('测评体系');
    await page.getByRole('button', { name: '用样例试' }).click();
    await expect.poll(() => next(page).innerText(), LONG).toBe('片区和网格');

    await page.getByRole('link', { name: '导入表格或 GeoJSON' }).click();
    await settled(page);
    const zones = { type: 'FeatureCollection', features: [zone('E', '东片区', box(108.03, 32.05, 108.06, 32.09)), zone('W', '西片区', box(108.0, 32.05, 108.03, 32.09))] };
    await importFile(page, { name: 'zones.geojson', mimeType: 'application/geo+json', buffer: Buffer.from(JSON.stringify(zones)) }, 2);
    await guideSays(page, '责任单位');
    await importByTemplate(page, '导入单位', [{ 单位编码: 'CG', 单位名称: '城管示例局' }, { 单位编码: 'JD', 单位名称: '街道示例办' }]);
    await guideSays(page, '人员');
    await importByTemplate(page, '导入人员', [{ 人员编号: 'P1', 姓名: '长示例', 单位编码: 'CG' }, { 人员编号: 'P2', 姓名: '督示例' }, { 人员编号: 'P3', 姓名: '副示例', 职务: '创建办副主任' }]);
    await guideSays(page, '点位');
    await page.getByText('同时请系统管理员做：督查员账号').waitFor();

    await admin.page.reload();
    await settled(admin.page);
    await guideSays(admin.page, '督查员账号');
    inspector.password = await makeLogin(admin.page, '督示例', inspector.username, true);

    await page.reload();
    await settled(page);
    await expect.poll(() => next(page).innerText(), LONG).toBe('点位');
    const { rows: types } = (await (await page.request.get(`/api/programmes/${code}/site-types`)).json()) as { rows: { nameZh: string }[] };
    await importByTemplate(page, '导入点位', [0, 1, 2, 3, 4, 5].map((at) => ({ 点位编码: `S${at}`, 点位名称: `示例点位${at + 1}号`, 点位类型: types[at % 2]?.nameZh ?? '', 经度: 108.005 + at * 0.01, 纬度: 32.07, 责任单位编码: at % 2 === 0 ? 'CG' : 'JD' })));
    await guideSays(page, '点位长');

    await page.getByRole('link', { name: '在地图上成片安排' }).click();
    await settled(page);
    await page.getByRole('combobox', { name: /整片|区域/ }).first().click();
    await page.locator('.ant-select-dropdown:visible').getByText('示例县文明创建').first().click();
    await page.getByRole('combobox', { name: '由谁担任' }).click();
    // The list that opens is called as its field is.
    await page.getByRole('listbox', { name: '由谁担任' }).waitFor({ state: 'attached' });
    await page.locator('.ant-select-item-option').filter({ hasText: '长示例' }).first().click();
    await page.getByRole('button', { name: '预览' }).click();
    await page.getByRole('button', { name: '安排 6 个点位' }).click();
    await page.getByText('责任已安排').first().waitFor(LONG);
    await guideSays(page, '计划一轮督查');

    await page.getByRole('link', { name: '计划轮次' }).first().click();
    await settled(page);
    await page.getByRole('textbox', { name: /^名称/ }).fill('第一轮');
    await page.getByRole('textbox', { name: '编码' }).fill('R1');
    await page.getByLabel('样本点位数').fill('4');
    await page.getByRole('button', { name: '保存计划' }).click();
    await page.getByRole('button', { name: '抽取点位' }).first().waitFor(LONG);
    await guideSays(page, '抽取点位');
    await page.getByRole('link', { name: '打开轮次' }).click();
    await settled(page);
    await page.getByRole('link', { name: '第一轮' }).first().click();
    await settled(page);
    await page.getByRole('button', { name: '抽取点位' }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: '抽取点位' }).click();
    await page.getByRole('button', { name: '预览分派' }).click(LONG);
    await page.getByRole('button', { name: '按此分派' }).click(LONG);
    await page.getByText('已分派').first().waitFor(LONG);
    await guideSays(page, '第一次现场记录');

    const field = await story.visit({ baseUrl, size: 'phone' });
    inspector.password = await signInFirst(field.page, inspector.username, inspector.password);
    await field.page.goto(`${home}/rounds`);
    await settled(field.page);
    await field.page.getByRole('link', { name: '第一轮' }).first().click();
    await settled(field.page);
    await field.page.goto(`${new URL(field.page.url()).pathname}/sites?mine=true`);
    await settled(field.page);
    await field.page.getByRole('link', { name: /示例点位/ }).first().click();
    await settled(field.page);
    await field.page.getByRole('button', { name: '全部达标' }).click();
    const item = field.page.locator('.lc-record-item').first();
    await item.getByText('不达标', { exact: true }).first().click();
    await item.getByRole('textbox').first().fill('门前堆放两袋垃圾');
    const picture = { name: 'before.jpg', mimeType: 'image/jpeg', buffer: await field.page.screenshot({ type: 'jpeg' }) };
    await item.locator('input[type="file"]').first().setInputFiles(picture);
    await item.locator('.lc-record-photo img').first().waitFor();
    await field.page.getByRole('button', { name: '完成本点位' }).click();
    await field.page.getByText('本点位已完成').first().waitFor(LONG);
    await page.reload();
    await guideSays(page, '交办第一个问题');
    await page.getByRole('link', { name: '打开督查问题' }).click();
    await settled(page);
    await page.getByRole('button', { name: /^全部交办/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: '交办', exact: true }).click(LONG);
    await page.getByText(/已交办 1 件/).first().waitFor(LONG);
    await page.getByRole('button', { name: '知道了' }).click();
    await page.getByRole('link', { name: '开办指引' }).first().click();
    await page.getByText('第一小时已经走完').waitFor(LONG);
    await expectAccessible(page, 'guide at its end');
    expect([...problems, ...admin.problems, ...field.problems]).toEqual([]);
  }, 300_000);
});

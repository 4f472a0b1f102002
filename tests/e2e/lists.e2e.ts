/** 列表 · The office's lists as people use them all day: columns, a view, a link for a colleague, many rows at once and back again, a table out and in, by keyboard. */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { cellText, readTable, writeXlsx, XLSX_MEDIA_TYPE } from '#platform/server/spreadsheet/index.ts';
import { searchTextOf } from '#platform/server/search/index.ts';
import { bytesOf } from '#platform/server/imports/index.ts';
import { browserOfTests, expectAccessible, settled } from './browser.ts';
import { chooseByTyping } from './selection-kit.ts';

const story = browserOfTests();
const api = '/api/programmes/wanyuan';
const office = '/p/wanyuan';

async function open(page: Page, path: string): Promise<void> {
  await page.goto(`${office}${path}`);
  await settled(page);
}

const asked = async <Answer>(page: Page, path: string): Promise<Answer> => (await (await page.request.get(`${api}${path}`)).json()) as Answer;
const headers = (page: Page) => page.locator('table.lc-table thead th').allInnerTexts();
const totalOf = async (page: Page) => Number(/共 ([\d,]+)/.exec(await page.locator('.lc-pager [role="status"]').innerText())?.[1]?.replaceAll(',', ''));
/** What a column shows, row by row. */
async function column(page: Page, name: string): Promise<string[]> {
  const at = (await headers(page)).findIndex((header) => header.trim() === name);
  expect(at, name).toBeGreaterThanOrEqual(0);
  return page.locator(`table.lc-table tbody tr td:nth-child(${at + 1})`).allInnerTexts();
}

describe('a list of the office', () => {
  it('is kept as a view under a name, and stands there after the page was left', async () => {
    const { page, problems } = await story.visit({ signedInAs: 'office' });
    const name = `督查员名单 ${randomUUID().slice(0, 4)}`;
    await open(page, '/persons?role=inspector&sort=-name&columns=name,code');
    await page.locator('table.lc-table thead th').first().waitFor();
    const before = await headers(page);
    await page.getByRole('button', { name: '视图' }).click();
    await page.getByRole('textbox', { name: '视图名称' }).fill(name);
    await page.getByRole('button', { name: '保存当前列表为视图' }).click();
    await page.getByRole('button', { name: `视图：${name}` }).waitFor();
    await open(page, '/persons');
    await page.locator('table.lc-table thead th').first().waitFor();
    await expect.poll(() => headers(page)).not.toEqual(before);
    await page.getByRole('button', { name: '视图' }).click();
    await page.getByRole('button', { name, exact: true }).click();
    await page.waitForURL(/role=inspector/);
    await settled(page);
    await expect.poll(() => headers(page)).toEqual(before);
    await page.getByRole('button', { name: `视图：${name}` }).click();
    await page.getByRole('button', { name: `删除视图“${name}”` }).click();
    await page.getByRole('button', { name, exact: true }).waitFor({ state: 'detached' });
    expect(problems).toEqual([]);
  });

  it('goes to a colleague as a link: the same filter, order and columns, within their own reach alone', async () => {
    const { page, context, problems } = await story.visit({ signedInAs: 'office' });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const colleague = await story.visit({ signedInAs: 'zone1' });
    const { rows: [own] } = await asked<{ rows: { zoneZh: string; siteTypeCode: string }[] }>(colleague.page, '/sites?pageSize=1');
    await open(page, `/sites?view=list&siteTypes=${own?.siteTypeCode}&sort=-name&columns=name,place,leader`);
    await page.getByRole('button', { name: '视图' }).click();
    await page.getByRole('button', { name: '复制此列表的链接' }).click();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    await colleague.page.goto(link);
    await settled(colleague.page);
    const named = async (of: Page) => (await headers(of)).map((header) => header.trim()).filter((header) => header !== '');
    await expect.poll(() => named(page)).toEqual(expect.arrayContaining(['点位', '片区', '点位长']));
    const shown = await named(page);
    await expect.poll(() => named(colleague.page)).toEqual(shown);
    expect(new URL(colleague.page.url()).searchParams.get('siteTypes')).toBe(own?.siteTypeCode);
    await expect.poll(() => colleague.page.locator('th[aria-sort="descending"]').count()).toBe(1);
    await expect.poll(async () => (await column(colleague.page, '片区')).length).toBeGreaterThan(0);
    const [mine, all] = [await column(colleague.page, '片区'), await column(page, '片区')];
    expect(mine.filter((cell) => !cell.startsWith(own?.zoneZh ?? '—'))).toEqual([]);
    expect(new Set(all.map((cell) => cell.split('\n')[0])).size).toBeGreaterThan(1);
    await expect.poll(async () => await totalOf(colleague.page) < await totalOf(page)).toBe(true);
    expect([...problems, ...colleague.problems]).toEqual([]);
  });

  it('is walked with j, k and x, and opened with Enter', async () => {
    const { page, problems } = await story.visit({ signedInAs: 'office' });
    await open(page, '/sites?view=list');
    const second = await page.locator('tr[data-row-key]').nth(1).getAttribute('data-row-key');
    for (const key of ['j', 'j', 'j', 'k', 'x']) await page.keyboard.press(key);
    await expect.poll(() => page.locator('tr.lc-table-chosen').getAttribute('data-row-key')).toBe(second);
    await expect.poll(() => page.locator('.lc-bulk-bar').count()).toBe(1);
    await page.keyboard.press('Enter');
    await page.waitForURL(new RegExp(`/sites/${second}`));
    expect(problems).toEqual([]);
  });

  it('is searched by the initials of the pinyin', async () => {
    const { page, problems } = await story.visit({ signedInAs: 'office' });
    const { rows } = await asked<{ rows: { name: string }[] }>(page, '/sites?pageSize=50&sort=-code');
    const wanted = rows.map(({ name }) => name).find((name) => /^[\u4e00-\u9fff]{4,}$/.test(name)) as string;
    const initials = searchTextOf(wanted).split(' ').at(-1) as string;
    await open(page, '/sites?view=list');
    const all = await totalOf(page);
    await page.getByRole('searchbox').or(page.getByRole('textbox', { name: '名称、编码或拼音首字母' })).first().fill(initials);
    await page.waitForURL(new RegExp(`q=${initials}`));
    await settled(page);
    await expect.poll(() => totalOf(page)).toBeLessThan(all);
    await expect.poll(async () => (await column(page, '点位')).some((cell) => cell.includes(wanted))).toBe(true);
    expect(problems).toEqual([]);
  });

  it('says which keys it has', async () => {
    const { page } = await story.visit({ signedInAs: 'office' });
    await open(page, '/persons');
    await page.keyboard.press('?');
    const sheet = page.getByRole('dialog', { name: '快捷键' });
    await sheet.waitFor();
    await expect.poll(() => sheet.getByRole('listitem').count()).toBeGreaterThan(12);
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
  });
});

describe('many at once', () => {
  it('get a role, as the preview said, and lose it again when it is taken back', async () => {
    const { page, problems } = await story.visit({ signedInAs: 'office' });
    const holders = async () => (await asked<{ total: number }>(page, '/assignments?role=volunteer&pageSize=1')).total;
    const before = await holders();
    await open(page, '/persons?role=inspector');
    for (const key of ['j', 'x', 'j', 'x']) await page.keyboard.press(key);
    await page.locator('.lc-bulk-bar').getByRole('button', { name: '分配角色' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox').first().selectOption({ label: '志愿者' });
    await dialog.getByText('将改动 2 人').waitFor();
    expect(await holders()).toBe(before);
    await dialog.getByRole('button', { name: '分配角色（2 人）' }).click();
    await page.getByText('已为 2 人分配角色').waitFor();
    expect(await holders()).toBe(before + 2);
    await page.getByRole('button', { name: '撤销' }).click();
    await page.getByText('已撤销 2 条').waitFor();
    expect(await holders()).toBe(before);
    expect(problems).toEqual([]);
  });

  it('get a site leader, who gives way to the former ones when it is taken back on the page of such acts', async () => {
    const { page, problems } = await story.visit({ signedInAs: 'office' });
    const address = '/sites?sort=-code&pageSize=2';
    const leaders = async () => (await asked<{ rows: { siteLeader: { name: string } | null }[] }>(page, address)).rows.map(({ siteLeader }) => siteLeader?.name);
    const before = await leaders();
    const { rows } = await asked<{ rows: { code: string; name: string }[] }>(page, '/persons?role=siteLeader&pageSize=50');
    const next = rows.find(({ name }) => !before.includes(name)) as { code: string; name: string };
    await open(page, '/sites?view=list&sort=-code');
    for (const key of ['j', 'x', 'j', 'x']) await page.keyboard.press(key);
    await page.locator('.lc-bulk-bar').getByRole('button', { name: '定点位长' }).click();
    await chooseByTyping(page, page.getByRole('dialog').getByRole('combobox').first(), next.name);
    await page.getByRole('dialog').getByText('将为 2 个点位改定').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '改定 2 个' }).click();
    await page.getByText('已改定 2 个点位的点位长').waitFor();
    await expect.poll(leaders).toEqual([next.name, next.name]);
    await open(page, '/bulk-acts');
    await page.locator('tr').filter({ hasText: '批量安排责任' }).first().getByRole('button', { name: '撤销' }).click();
    await expect.poll(leaders).toEqual(before);
    expect(problems).toEqual([]);
  });
});

describe('a table that goes out', () => {
  it('comes in again as it is, and with one cell changed it changes one row', async () => {
    const { page, problems } = await story.visit({ signedInAs: 'office' });
    await open(page, '/case-categories');
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '导出 xlsx' }).click()]);
    const file = await readFile(await download.path());
    const rows: string[][] = [];
    for await (const row of readTable({ buffer: file })) rows.push(row.cells.map(cellText));
    expect(rows[0]?.slice(0, 3)).toEqual(['类别代码', '类别名称', '英文名称']);
    await page.getByRole('link', { name: '导入' }).click();
    await settled(page);
    const figure = async (label: string) => Number(/\d+/.exec(await page.locator('.lc-import-tiles > *').filter({ hasText: label }).innerText())?.[0]);
    const figures = async () => [await figure('更新'), await figure('没有变化')];
    const send = (buffer: Uint8Array) => page.locator('input[type="file"]').setInputFiles({ name: 'categories.xlsx', mimeType: XLSX_MEDIA_TYPE, buffer: Buffer.from(buffer) });
    await send(file);
    await page.getByText('与系统里的一致，没有要写入的变化。').waitFor();
    await expect.poll(figures).toEqual([0, rows.length - 1]);
    const [header = [], ...body] = rows;
    const limit = header.indexOf('时限');
    const changed = body.map((cells, at) => cells.map((cell, place) => (place === limit ? Number(cell) + (at === 0 ? 1 : 0) : cell)));
    await page.getByRole('button', { name: '换一个文件' }).click();
    await send(await bytesOf(writeXlsx({ sheets: [{ name: '案件类别', columns: header.map((words) => ({ header: words })), rows: changed }] })));
    await page.getByText('没有发现错误，可以写入。').waitFor();
    await expect.poll(figures).toEqual([1, rows.length - 2]);
    expect(problems).toEqual([]);
  });
});

describe('the lists of the office', () => {
  it('are free of barriers, light and dark', async () => {
    for (const [look, paths] of [[{ themeChoice: 'light' }, ['/responsibilities']], [{ themeChoice: 'dark', view: 'elder' }, ['/bulk-acts']]] as const) {
      const { page, problems } = await story.visit({ signedInAs: 'office', look });
      for (const path of paths) {
        await open(page, path);
        await expectAccessible(page, path);
      }
      expect(problems).toEqual([]);
    }
  });
});

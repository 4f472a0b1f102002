/** 新台账 · A programme adds a register without code: defined on the page, filled from its own template with a bad row among good ones, counted, and read by everybody; then a covenant with its versions. */
import { describe, expect, it } from 'vitest';
import { readTable, writeXlsx } from '#platform/server/spreadsheet/index.ts';
import { browserOfTests, expectAccessible, expectNoSidewaysScroll, settled } from './browser.ts';

const story = browserOfTests();
const LONG = { timeout: 40_000 };
const home = '/p/wanyuan';

async function xlsx(path: string, rows: readonly Readonly<Record<string, string | number>>[]): Promise<Buffer> {
  let headers: string[] = [];
  for await (const row of readTable({ path })) { headers = row.cells.map((cell) => String(cell).replace('*', '')); break; }
  for (const name of Object.keys(rows[0] ?? {})) expect(headers, name).toContain(name);
  const parts: Buffer[] = [];
  for await (const part of writeXlsx({ sheets: [{ name: '台账', columns: headers.map((header) => ({ header })), rows: rows.map((row) => headers.map((header) => row[header] ?? null)) }] })) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

describe('a register of one’s own', () => {
  it('is defined on the page, filled by its template, counted, and open to everybody', async () => {
    const { page, problems } = await story.visit({ signedInAs: 'office' });
    await page.goto(`${home}/registers`);
    await settled(page);
    await page.getByRole('link', { name: '新建台账' }).first().click();
    await settled(page);
    await page.getByRole('textbox', { name: /^代码/ }).first().fill('story-repairs');
    const [zh, en] = [page.getByRole('textbox', { name: /^中文名称/ }), page.getByRole('textbox', { name: /^英文名称/ })];
    await zh.nth(0).fill('便民维修');
    await en.nth(0).fill('Repairs');
    await zh.nth(1).fill('事项');
    await en.nth(1).fill('What');
    await zh.nth(2).fill('日期');
    await en.nth(2).fill('Day');
    await page.getByRole('button', { name: '加一个字段' }).click();
    await page.getByRole('textbox', { name: /^字段代码/ }).nth(2).fill('homes');
    await zh.nth(3).fill('惠及户数');
    await en.nth(3).fill('Homes');
    await page.getByRole('combobox', { name: /^类型/ }).nth(2).selectOption({ label: '数字' });
    await page.getByRole('textbox', { name: /^单位/ }).last().fill('户');
    await page.getByRole('checkbox', { name: '公开“惠及户数”' }).check();
    await expectAccessible(page, 'the editor of a definition');
    await page.getByRole('button', { name: '保存' }).click();
    await page.waitForURL(/\/registers\/[0-9a-f-]{36}$/, LONG);
    await settled(page);

    await page.getByRole('link', { name: '导入' }).first().click();
    await settled(page);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /xlsx/ }).first().click()]);
    const buffer = await xlsx(await download.path(), [{ 事项: '换路灯', 日期: '2026-03-01', '惠及户数（户）': 40 }, { 事项: '修管道', 日期: '2026-03-02', '惠及户数（户）': 12 }, { 事项: '日期错的', 日期: '三月初', '惠及户数（户）': 5 }]);
    await page.locator('input[type="file"]').setInputFiles({ name: 'repairs.xlsx', mimeType: 'application/octet-stream', buffer });
    await page.getByRole('button', { name: '只写入正确的 2 行' }).click(LONG);
    await page.getByText('已写入').first().waitFor(LONG);

    await page.goto(`${home}/figures/new`);
    await settled(page);
    await page.getByRole('textbox', { name: /^代码/ }).fill('repairs.homes');
    await page.getByRole('textbox', { name: /^中文名称/ }).fill('维修惠及户数');
    await page.getByRole('textbox', { name: /^英文名称/ }).fill('Homes helped by repairs');
    await page.getByRole('textbox', { name: /^单位/ }).fill('户');
    await page.getByRole('combobox', { name: /^汇总方式/ }).selectOption('sum');
    await page.getByRole('combobox', { name: /^数源/ }).selectOption({ label: '便民维修' });
    await page.getByRole('combobox', { name: /^哪个字段/ }).first().selectOption({ label: '惠及户数' });
    await page.getByRole('button', { name: '保存' }).click();
    await page.waitForURL(/\/figures\/[0-9a-f-]{36}$/, LONG);
    await settled(page);
    await page.getByText('52', { exact: true }).first().waitFor(LONG);

    await page.goto('/public/wanyuan/registers/story-repairs');
    await page.getByRole('link', { name: '换路灯' }).click();
    await page.getByText('40 户').waitFor(LONG);
    await expectAccessible(page, 'a record that everybody may read');
    expect(problems).toEqual([]);
  });
});

describe('a covenant', () => {
  it('shows what a revision changed, the text of a day, and everybody the one in force, on a phone too', async () => {
    const { page, problems } = await story.visit({ viewport: { width: 390, height: 844 } });
    await page.goto('/public/huangyuan/registers/covenants?q=%E6%9D%91%E8%A7%84');
    await page.getByRole('link', { name: /村规民约/ }).first().click();
    await page.getByRole('heading', { name: '现在有效的文本' }).waitFor(LONG);
    await page.getByText('邻里和睦，互相帮助。').waitFor(LONG);
    await expectNoSidewaysScroll(page);
    await expectAccessible(page, 'a covenant that everybody may read');
    expect(problems).toEqual([]);
  });

  it('is revised by its office, which sees the lines that changed', async () => {
    const { page, problems } = await story.visit({ signedInAs: 'huangyuan.office', viewport: { width: 390, height: 844 } });
    const { rows } = (await (await page.request.get('/api/programmes/huangyuan/record-versions?revised=true&pageSize=1&sort=title')).json()) as { rows: { record: { id: string } }[] };
    await page.goto(`/p/huangyuan/records/${rows[0]?.record.id ?? ''}`);
    await settled(page);
    await page.getByText('第 2 版有效', { exact: false }).waitFor(LONG);
    await page.getByText(/^第 2 版，/).click();
    await page.getByRole('list', { name: '改动' }).waitFor(LONG);
    await expect.poll(() => page.locator('.lc-version-changes > .is-added').count()).toBe(3);
    await settled(page);
    await expectNoSidewaysScroll(page);
    await expectAccessible(page, 'the versions of a covenant');
    expect(problems).toEqual([]);
  });
});

/**
 * 新开的县 · Goal: a county comes to a published number in the browser alone, and the number leads back to its rows. Method: an installation as it begins; a programme, its
 * places, bodies and people from tables as a county has them, with names in place of codes; a register and a figure made in their forms; an account by two people.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { writeXlsx } from '#platform/server/spreadsheet/index.ts';
import { startEmptyServer } from '../../tools/stage/demo-server.ts';
import { browserOfStory, expectAccessible, settled } from './browser.ts';
import { madePassword, makeLogin, makeProgramme, signInFirst } from './new-programme-kit.ts';
import { act, chooseByTyping } from './selection-kit.ts';

const story = browserOfStory();
const LONG = { timeout: 40_000 };
const code = 'qingxi';
const home = `/p/${code}`;
let server: Awaited<ReturnType<typeof startEmptyServer>>;
beforeAll(async () => { server = await startEmptyServer(); });
afterAll(() => server.stop());

type Cell = string | number | null;

/** A sheet as an office writes it: a title above the headings. */
async function xlsx(title: string, headings: readonly string[], rows: readonly (readonly Cell[])[]): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const parts: Buffer[] = [];
  for await (const part of writeXlsx({ sheets: [{ name: title, columns: [title, ...headings.slice(1).map(() => '')].map((header) => ({ header })), rows: [headings, ...rows] }] })) parts.push(part as Buffer);
  return { name: `${title}.xlsx`, mimeType: 'application/octet-stream', buffer: Buffer.concat(parts) };
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(`${home}${path}`);
  await settled(page);
}

/** @param warned what the page must tell before anything is written, ticked as looked at */
async function bring(page: Page, path: string, file: Awaited<ReturnType<typeof xlsx>>, button: string, warned?: string): Promise<void> {
  await open(page, path);
  await page.locator('input[type="file"]').setInputFiles(file);
  if (warned !== undefined) {
    await page.getByText(warned).first().waitFor(LONG);
    await page.getByRole('checkbox', { name: /已经看过/ }).check();
  }
  await page.getByRole('button', { name: button }).click(LONG);
  await page.getByText('已写入').first().waitFor(LONG);
}

const people = async (): Promise<{ admin: Page; office: Page; lead: Page; problems: () => string[] }> => {
  const [admin, office, lead] = [await story.visit({ baseUrl: server.baseUrl }), await story.visit({ baseUrl: server.baseUrl }), await story.visit({ baseUrl: server.baseUrl })];
  return { admin: admin.page, office: office.page, lead: lead.page, problems: () => [...admin.problems, ...office.problems, ...lead.problems] };
};

/** A programme, its officer, and its ground from tables; whoever approves gets a role from a table and a login from the administrator. */
async function begin({ admin, office, lead }: Awaited<ReturnType<typeof people>>): Promise<void> {
  await expect.poll(server.printed, LONG).toContain('初始密码');
  await signInFirst(admin, 'admin', /初始密码 password: (\S+)/.exec(server.printed())?.[1] ?? '');
  await makeProgramme(admin, { name: '示例清溪县', code, cityCode: '511788', administrator: '管示例' });
  await signInFirst(office, `${code}.office`, await makeLogin(admin, '办示例', `${code}.office`));
  await bring(office, '/places/import', await xlsx('示例清溪县行政区划', ['区域编码', '区域名称', '区域类别', '上级区域'], [['T1', '北山镇', '镇', '示例清溪县'], ['T2', '南河镇', '镇', '示例清溪县'], ['V1', '柳树村', '行政村', '北山镇'], ['V2', '石桥村', '行政村', '南河镇']]), '写入全部 4 行');
  await bring(office, '/organisations/import', await xlsx('单位一览', ['单位编码', '单位名称', '所在区域'], [['D1', '示例清溪县领导小组', '示例清溪县']]), '写入全部 1 行');
  await bring(office, '/persons/import', await xlsx('人员一览', ['人员编号', '姓名', '职务', '所在单位'], [['R1', '组示例', '副组长', '示例清溪县领导小组']]), '写入全部 1 行');
  await bring(office, '/roles/import', await xlsx('角色', ['人员', '角色', '范围'], [['组示例', '领导小组', '全项目']]), '写入全部 1 行', '按姓名取');
  await open(admin, '/logins/new');
  await chooseByTyping(admin, admin.getByRole('combobox', { name: /^人员/ }).first(), '组示例');
  await admin.getByRole('textbox', { name: '用户名' }).fill(`${code}.lead`);
  const given = await madePassword(admin);
  await admin.getByRole('button', { name: '建立账号' }).click();
  await admin.getByText('账号已建立').waitFor(LONG);
  await signInFirst(lead, `${code}.lead`, given);
}

/** A register of halls defined in its form, and its rows from a table in which two are wrong. */
async function halls(page: Page): Promise<void> {
  await open(page, '/registers/new');
  await page.getByRole('textbox', { name: /^代码/ }).first().fill('halls');
  const zh = page.getByRole('textbox', { name: /^中文名称/ });
  await zh.nth(0).fill('文化礼堂');
  await zh.nth(1).fill('名称');
  await zh.nth(2).fill('启用日期');
  for (const [at, field, name, type] of [[2, 'village', '所在村', '区域'], [3, 'area', '面积', '数字']] as const) {
    await page.getByRole('button', { name: '加一个字段' }).click();
    await page.getByRole('textbox', { name: /^字段代码/ }).nth(at).fill(field);
    await zh.nth(at + 1).fill(name);
    await page.getByRole('combobox', { name: /^类型/ }).nth(at).selectOption({ label: type });
  }
  await page.getByRole('textbox', { name: /^单位/ }).last().fill('平方米');
  await page.getByRole('button', { name: '保存' }).click();
  await page.waitForURL(/\/registers\/[0-9a-f-]{36}$/, LONG);
  await settled(page);
  await page.getByRole('link', { name: '导入' }).first().click();
  await settled(page);
  const rows: Cell[][] = [['柳树村礼堂', '2026.3.5', '柳树村', '３００'], ['石桥村礼堂', '2026年3月18日', '石桥村', '1,420'], ['没有这个村的', '2026-04-01', '杨树村', 180], ['日期不对的', '三月初', '柳树村', 180], ['北山镇礼堂', '2026-05-06', '北山镇', 540]];
  await page.locator('input[type="file"]').setInputFiles(await xlsx('示例清溪县文化礼堂一览表', ['名称', '启用日期', '所在村', '面积'], rows));
  const wrong = page.getByRole('table', { name: '错误清单' });
  await wrong.waitFor(LONG);
  await expect.poll(async () => (await wrong.locator('tbody tr').allInnerTexts()).map((row) => row.split(/\s*[\t\n]\s*/u).slice(0, 3).join(' '))).toEqual(['5 所在村 C 杨树村', '6 启用日期 B 三月初']);
  await expectAccessible(page, 'the rows of a table that are wrong');
  await page.getByRole('button', { name: '只写入正确的 3 行' }).click(LONG);
  await page.getByText('已写入').first().waitFor(LONG);
}

/** The sum of their areas, chosen in the form. */
async function figure(page: Page): Promise<void> {
  await open(page, '/figures/new');
  for (const [label, value] of [[/^代码/u, 'halls.area'], [/^中文名称/u, '文化礼堂面积'], [/^单位/u, '平方米']] as const) await page.getByRole('textbox', { name: label }).fill(value);
  await page.getByRole('combobox', { name: /^汇总方式/ }).selectOption('sum');
  await page.getByRole('combobox', { name: /^数源/ }).selectOption({ label: '文化礼堂' });
  await page.getByRole('combobox', { name: /^哪个字段/ }).first().selectOption({ label: '面积' });
  await page.getByRole('button', { name: '保存' }).click();
  await page.waitForURL(/\/figures\/[0-9a-f-]{36}$/, LONG);
  await page.getByText('2,260', { exact: true }).first().waitFor(LONG);
}

/** @returns the address of the account, drafted from a template into which the figure was picked */
async function account(page: Page): Promise<string> {
  await open(page, '/account-templates/new');
  await page.getByRole('textbox', { name: '标题' }).fill('示例清溪县文化礼堂建设纪实');
  const body = page.getByRole('textbox', { name: '正文' });
  await body.click();
  await page.keyboard.type('全县文化礼堂面积');
  await page.getByRole('button', { name: '插入“文化礼堂面积”' }).click();
  await body.press('End');
  await page.keyboard.type('。');
  await page.getByRole('textbox', { name: /^代码/ }).fill('halls');
  await page.getByRole('combobox', { name: /^类别/ }).selectOption({ label: '工作纪实' });
  await page.getByRole('textbox', { name: /^名称/ }).fill('文化礼堂纪实');
  await page.getByText('每个数都有出处').waitFor(LONG);
  await expectAccessible(page, 'the form of a template');
  await page.getByRole('button', { name: '保存' }).click();
  await page.waitForURL(/\/account-templates\/[0-9a-f-]{36}$/, LONG);
  await settled(page);
  await page.getByRole('button', { name: '起草' }).click();
  await page.waitForURL(/\/bulletins\/[0-9a-f-]{36}$/, LONG);
  await settled(page);
  await page.locator('.lc-bulletins-paper').getByText('全县文化礼堂面积2260平方米。').waitFor(LONG);
  await act(page, '送审', '/submission');
  return new URL(page.url()).pathname;
}

describe('a county that begins with nothing', () => {
  it('publishes a number that leads in two clicks to the rows behind it', async () => {
    const all = await people();
    const { office, lead } = all;
    await begin(all);
    await halls(office);
    await figure(office);
    await open(office, '/public-site');
    await office.getByRole('checkbox', { name: '开放公众网站' }).check();
    await office.getByRole('button', { name: '保存' }).first().click();
    await office.getByText('公众网站设置已保存').waitFor(LONG);
    const path = await account(office);

    await lead.goto(path);
    await settled(lead);
    await act(lead, '审批', '/approve');
    await act(lead, '印发', '/publish');
    const visitor = await story.visit({ baseUrl: server.baseUrl, size: 'phone' });
    await visitor.page.goto(`/public/${code}${path.slice(home.length)}`);
    await visitor.page.getByText('全县文化礼堂面积').first().waitFor(LONG);
    const number = visitor.page.locator('a.pub-number');
    await expect.poll(() => number.innerText()).toBe('2260');
    await number.click();
    const target = visitor.page.locator(`[id="${(await number.getAttribute('href'))?.slice(1) ?? ''}"]`);
    await expect.poll(() => target.innerText()).toMatch(/文化礼堂面积[\s\S]*2,?260/u);
    await expectAccessible(visitor.page, 'the published account');

    await lead.locator('.lc-bulletins-paper a', { hasText: /^2260$/ }).click();
    await lead.waitForURL(/\/figures\/[0-9a-f-]+$/);
    await lead.getByRole('link', { name: /柳树村礼堂/ }).click();
    await lead.waitForURL(/\/records\/[0-9a-f-]+$/);
    await settled(lead);
    await expect.poll(() => lead.locator('main').innerText()).toMatch(/柳树村礼堂[\s\S]*面积（平方米）\s+300/u);
    expect([...all.problems(), ...visitor.problems]).toEqual([]);
  }, 300_000);
});

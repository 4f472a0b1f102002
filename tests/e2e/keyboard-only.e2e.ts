/** The whole loop without a pointer: sign in, find what was found, dispatch it, look the case up, give the keys back. */
import { describe, expect, it } from 'vitest';
import { browserOfTests, expectAbsentOnce, settled } from './browser.ts';
import { tabTo } from './keyboard.ts';

const story = browserOfTests();

describe('an officer who uses only the keyboard', () => {
  it('signs in, goes to the findings, chooses one, dispatches it and reads its case', async () => {
    const { page, problems } = await story.visit();
    await page.goto('/sign-in');
    await settled(page);
    const { demoPassword } = (await (await page.request.get('/api/config')).json()) as { demoPassword: string };
    await tabTo(page, /用户名/);
    await page.keyboard.type('office');
    await tabTo(page, /^密码/);
    await page.keyboard.type(demoPassword);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/p\/wanyuan/);
    await settled(page);

    await page.keyboard.press('g');
    await page.keyboard.press('r');
    await page.waitForURL(/\/rounds$/);
    await settled(page);
    const { rows } = (await (await page.request.get('/api/programmes/wanyuan/rounds')).json()) as { rows: { nameZh: string; openFindingCount: number }[] };
    const round = rows.find((each) => each.openFindingCount > 0) as { nameZh: string };
    await tabTo(page, new RegExp(round.nameZh));
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/rounds\/[0-9a-f-]+/);
    await settled(page);
    await tabTo(page, /^问题/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/findings/);
    await settled(page);
    await tabTo(page, /选择此行/);
    await page.keyboard.press('Space');
    await tabTo(page, /交办所选 1 件/, { backwards: true });
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText('将立案并交办 1 件').waitFor();
    await tabTo(page, /^交办$/);
    await page.keyboard.press('Enter');
    const said = await page.getByRole('dialog').getByText(/案件编号/).innerText();
    const number = /案件编号 (\S+)/.exec(said)?.[1] as string;
    await page.keyboard.press('Escape');

    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: '命令面板' }).getByRole('combobox').waitFor();
    await page.keyboard.type(number);
    await page.getByRole('option', { name: new RegExp(number) }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/cases\/[0-9a-f-]+/);
    await settled(page);
    await expect.poll(() => page.locator('main').innerText()).toContain(number);
    expect(problems).toEqual([]);
  });

  it('opens the sheet of shortcuts, switches single keys off, and is no longer surprised by them', async () => {
    const { page } = await story.visit({ atHomeOf: 'office' });
    await settled(page);
    await page.keyboard.press('Shift+?');
    await page.getByRole('dialog', { name: '快捷键' }).waitFor();
    await tabTo(page, /使用单键快捷键/);
    await page.keyboard.press('Space');
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press('c');
    await page.keyboard.press('Shift+?');
    // What a key would have opened would be open by the time that the page has nothing left to do.
    await settled(page);
    expect(new URL(page.url()).pathname).toBe('/p/wanyuan');
    await expectAbsentOnce(page.getByRole('heading', { level: 1 }), page.getByRole('dialog'));
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: '命令面板' }).getByRole('combobox').waitFor();
  });

  it('finds a person and a page by pinyin initials, and letters typed into a field stay letters', async () => {
    const { page } = await story.visit({ signedInAs: 'office' });
    await page.goto('/p/wanyuan/cases');
    await settled(page);
    await page.keyboard.press('/');
    await page.keyboard.type('gr?');
    expect(new URL(page.url()).pathname).toBe('/p/wanyuan/cases');
    await expect.poll(() => page.locator('input[type="search"]').first().inputValue()).toBe('gr?');
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: '命令面板' }).getByRole('combobox').waitFor();
    await page.keyboard.type('dwlx');
    await page.getByRole('option', { name: '点位类型' }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/site-types$/);
    await settled(page);
    // The menu narrows as one types, and Enter opens the first page that is left.
    await page.getByRole('textbox', { name: '页面名或拼音首字母' }).focus();
    await page.keyboard.type('rytz');
    await page.getByRole('status').getByText('1 个页面').waitFor({ state: 'attached' });
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/awards$/);
    await settled(page);
    await page.getByRole('list', { name: '最近用过' }).getByRole('link', { name: '点位类型' }).waitFor();
    // A part that is folded stays so.
    await page.getByRole('button', { name: '关爱', exact: true }).click();
    await page.reload();
    await settled(page);
    await expect.poll(() => page.getByRole('button', { name: '关爱', exact: true }).getAttribute('aria-expanded')).toBe('false');
  });
});

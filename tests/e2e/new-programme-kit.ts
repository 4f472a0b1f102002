/** What stories of a new programme share: its first sign-ins and its own form. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible, settled } from './browser.ts';

const LONG = { timeout: 40_000 };

/** Signs in for the first time: the given password opens nothing before it is changed. @returns one's own */
export async function signInFirst(page: Page, username: string, given: string): Promise<string> {
  await page.goto('/sign-in');
  await page.locator('input[autocomplete="username"]').fill(username);
  await page.locator('input[autocomplete="current-password"]').fill(given);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '设置自己的密码' }).waitFor(LONG);
  await expectAccessible(page, 'a password of one’s own');
  const own = 'Loud-Lake-99';
  await page.getByRole('textbox', { name: '别人给您的密码' }).fill(given);
  await page.getByRole('textbox', { name: '新密码', exact: true }).fill(own);
  await page.getByRole('textbox', { name: '再输一遍新密码' }).fill(own);
  await page.getByRole('button', { name: '保存并继续' }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in', LONG);
  await settled(page);
  return own;
}

/** Has a first password made, and reads it. */
export async function madePassword(page: Page): Promise<string> {
  await page.getByRole('button', { name: '生成一个' }).click();
  const field = page.getByRole('textbox', { name: '初始密码' });
  await expect.poll(() => field.inputValue()).not.toBe('');
  return field.inputValue();
}

/** Makes a login in the guide's own form. @returns the first password, as the administrator reads it out */
export async function makeLogin(page: Page, name: string, username: string, onTheList = false): Promise<string> {
  if (onTheList) {
    await page.getByRole('combobox', { name: '已在名册的人' }).click();
    await page.locator('.ant-select-item-option').filter({ hasText: name }).first().click();
  } else await page.getByRole('textbox', { name: '姓名' }).fill(name);
  await page.getByRole('textbox', { name: '用户名' }).fill(username);
  const password = await madePassword(page);
  await page.getByRole('button', { name: '建立账号' }).click();
  await page.getByText(`${name} 可以登录了`).waitFor(LONG);
  await page.getByRole('button', { name: '记下了，下一步' }).click();
  return password;
}

/** Fills in the form of a new programme and lands on its home. */
export async function makeProgramme(page: Page, { name, code, cityCode, administrator }: { readonly name: string; readonly code: string; readonly cityCode: string; readonly administrator: string }): Promise<void> {
  await page.getByRole('textbox', { name: '中文名称' }).fill(name);
  await page.getByRole('textbox', { name: '项目代码' }).fill(code);
  await page.getByRole('textbox', { name: '行政区划代码' }).fill(cityCode);
  await page.getByRole('textbox', { name: '您在项目里的姓名' }).fill(administrator);
  await page.getByRole('button', { name: '建立项目' }).click();
  await page.waitForURL(new RegExp(`/p/${code}`), LONG);
  await settled(page);
}

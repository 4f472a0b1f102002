/** 评选的故事所用 · Finds a selection by where it stands, and opens pages of the office. */
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible, settled } from './browser.ts';

export const api = '/api/programmes/wanyuan';
const rounds = async (page: Page, q: string) => ((await (await page.request.get(`${api}/selection-rounds?q=${encodeURIComponent(q)}&pageSize=100`)).json()) as { rows: { id: string; name: string; stage: string | null }[] }).rows;
export async function roundAt(page: Page, q: string, stage: string): Promise<string> {
  const found = (await rounds(page, q)).find((round) => round.stage === stage);
  expect(found, `${q} at ${stage}`).toBeDefined();
  return String(found?.id);
}
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(`/p/wanyuan${path}`);
  await settled(page);
}

/** The choice of a list that asks the server while one types. */
export async function chooseByTyping(page: Page, box: Locator, words: string): Promise<void> {
  await box.click();
  await box.fill(words);
  const option = page.locator('.ant-select-item-option:visible').filter({ hasText: words }).first();
  await option.click();
  // A list that is drawn anew under the click takes it a second time.
  await option.waitFor({ state: 'hidden', timeout: 5_000 }).catch(() => option.click());
}

/** Opens a dialog by its button, has it looked at by axe, fills it in and sends it; the page stands as it is after that. */
export async function act(page: Page, button: string, path: string, fill: (dialog: Locator) => Promise<unknown> = async () => undefined): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await expectAccessible(page, button);
  await fill(dialog);
  const answered = page.waitForResponse((response) => response.request().method() !== 'GET' && new URL(response.url()).pathname.endsWith(path));
  await dialog.getByRole('button', { name: button, exact: true }).click();
  const answer = await answered;
  expect(answer.status(), `${button}: ${await answer.text()}`).toBe(200);
  await dialog.waitFor({ state: 'hidden' });
  await settled(page);
}

/** 评选的故事所用 · Finds a selection by where it stands, and opens pages of the office. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { settled } from './browser.ts';

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

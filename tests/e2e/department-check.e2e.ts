/** 部门联审 · A department signs for its candidates on a phone, and the office sees who still owes. */
import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { browserOfTests, expectAccessible, expectNoSidewaysScroll, settled } from './browser.ts';
import { open, roundAt } from './selection-kit.ts';

const story = browserOfTests();
const saved = (page: Page, path: string) => page.waitForResponse((response) => response.request().method() === 'PUT' && response.url().endsWith(path));

describe('the check of departments', () => {
  it('is signed by a coordinator on a phone: one no with its reason, yes for the rest', async () => {
    const { page, problems } = await story.visit({ signedInAs: 'dept', viewport: { width: 390, height: 844 } });
    const roundId = await roundAt(page, '最美人物', 'departmentCheck');
    await open(page, `/selection-rounds/${roundId}/departments`);
    // A department is shown itself and none of the others.
    const leads = page.locator(`a[href*="/selection-rounds/${roundId}/departments/"]`);
    await leads.first().waitFor();
    await settled(page);
    await expect.poll(() => leads.count()).toBe(1);
    await leads.first().click();
    await page.waitForURL(/\/departments\/[^/]+$/u);
    await settled(page);
    await page.getByText('欠 7 个').first().waitFor();
    await expectNoSidewaysScroll(page);
    await page.getByRole('checkbox').nth(1).check();
    await expectAccessible(page, 'a department on a phone');
    await page.getByRole('button', { name: '签署意见' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('有一次处罚记录（样稿）');
    await expectAccessible(page, 'the dialog in which a department signs');
    const answered = saved(page, '/answers');
    await dialog.getByRole('button', { name: '签署意见' }).click();
    expect(await (await answered).json()).toEqual({ yes: 6, no: 1, owed: 0 });
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('已答复完').first().waitFor();
    await page.getByText('有一次处罚记录（样稿）').waitFor();
    expect(problems).toEqual([]);
  });

  it('shows the office who still owes, and takes what a department answered on paper', async () => {
    const { page, problems } = await story.visit({ signedInAs: 'office' });
    const roundId = await roundAt(page, '最美人物', 'departmentCheck');
    await open(page, `/selection-rounds/${roundId}`);
    await page.getByText('已答复完').first().waitFor();
    await page.locator(`a[href$="/selection-rounds/${roundId}/departments/discipline"]`).first().click();
    await page.waitForURL(/\/departments\/discipline$/u);
    await settled(page);
    await page.getByRole('button', { name: '录入纸质意见' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').first().fill('联审意见函（样稿）');
    await expectAccessible(page, 'the dialog in which a paper is entered');
    const answered = saved(page, '/paper-answers');
    await dialog.getByRole('button', { name: '录入纸质意见' }).click();
    expect(await (await answered).json()).toMatchObject({ no: 0, owed: 0 });
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('联审意见函（样稿）').first().waitFor();
    expect(problems).toEqual([]);
  });
});

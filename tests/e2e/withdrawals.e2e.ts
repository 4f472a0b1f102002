/** 撤销程序、本村家庭 · A title is withdrawn step by step by several hands; a village secretary keeps their households on a phone. Each dialog is looked at by axe. */
import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { browserOfTests, expectAbsentOnce, expectAccessible, expectNoSidewaysScroll, settled } from './browser.ts';
import { act, api, open } from './selection-kit.ts';

const story = browserOfTests();

/** A unit's award of which nothing is proposed yet. */
async function toWithdraw(page: Page): Promise<string> {
  const { rows } = (await (await page.request.get(`${api}/awards?standing=inForce&subjectKind=unit&pageSize=10`)).json()) as { rows: { id: string }[] };
  for (const { id } of rows) if (((await (await page.request.get(`${api}/awards/${id}`)).json()) as { acts: string[] }).acts.includes('withdraw')) return id;
  throw new Error('every award of the first page is being withdrawn');
}

describe('a withdrawal', () => {
  it('is proposed, told and heard by the office, and confirmed by the leading group, which the office cannot', async () => {
    const { page, problems } = await story.visit({ signedInAs: 'office' });
    await open(page, `/awards/${await toWithdraw(page)}`);
    await act(page, '提议撤销', '/withdrawals', async (dialog) => {
      await dialog.getByRole('textbox', { name: /事实和证据/u }).fill('查阅认定书，实地核实。');
      await dialog.getByRole('textbox', { name: /理由/u }).fill('发生负面清单事项。');
    });
    await page.waitForURL(/\/withdrawals\//u);
    await settled(page);
    await act(page, '登记告知', '/notice', (dialog) => dialog.getByRole('textbox', { name: /怎样告知的/u }).fill('送达书面告知书'));
    await act(page, '登记听取', '/hearing', async (dialog) => {
      await dialog.getByRole('textbox', { name: /持有者的陈述/u }).fill('责任不在本单位。');
      await dialog.getByRole('textbox', { name: /听取记录/u }).fill('两人当面听取。');
    });
    await expectAbsentOnce(page.getByRole('heading', { level: 1 }), page.getByRole('button', { name: '确认撤销', exact: true }));
    const address = new URL(page.url()).pathname;
    const lead = await story.visit({ signedInAs: 'leadgroup' });
    await lead.page.goto(address);
    await settled(lead.page);
    await act(lead.page, '确认撤销', '/confirmation', async (dialog) => {
      await dialog.getByRole('textbox', { name: /文号/u }).fill('县文明委〔2026〕9号');
      await dialog.getByRole('textbox', { name: /理由/u }).fill('经核实。');
    });
    await lead.page.getByText('申诉期内').first().waitFor();
    await page.reload();
    await settled(page);
    await act(page, '登记申诉', '/appeal', (dialog) => dialog.getByRole('textbox', { name: /申诉内容/u }).fill('附责任认定书。'));
    await expectAccessible(page, 'a withdrawal');
    await open(page, '/withdrawals');
    await page.getByRole('table').getByText('申诉待裁决').first().waitFor();
    expect([problems, lead.problems]).toEqual([[], []]);
  });
});

describe('households of a village', () => {
  it('are added and asked for their consent by their secretary, on a phone', async () => {
    const { page, problems } = await story.visit({ signedInAs: 'community', viewport: { width: 390, height: 844 } });
    await open(page, '/village-households');
    await expectAccessible(page, 'households of a village');
    await expectNoSidewaysScroll(page);
    await act(page, '记录同意', '/consent', (dialog) => dialog.getByRole('textbox', { name: /补充/u }).fill('户主当面签字'));
    await page.getByRole('button', { name: '登记一户', exact: true }).click();
    await page.getByRole('dialog').waitFor();
    await expectAccessible(page, '登记一户');
    expect(problems).toEqual([]);
  });
});

/** 选出来的数字 · A figure is chosen in its form without knowing a code, another begins from it, and accepted material is taken over where it is asked again. */
import { expect, it } from 'vitest';
import { browserOfTests, expectAccessible, settled } from './browser.ts';
import { api, open } from './selection-kit.ts';

const story = browserOfTests();

it('a share with two conditions over titles that are ticked is tried, saved, and the next one begins from it', async () => {
  const { page, problems } = await story.visit({ signedInAs: 'office' });
  await open(page, '/figures/new');
  await page.getByLabel('汇总方式').selectOption({ label: '符合条件的占比' });
  await page.getByLabel('数源').selectOption({ label: '荣誉' });
  const fields: readonly (readonly [RegExp, string])[] = [[/^代码/u, 'story.share'], [/^中文名称/u, '样稿：户的占比'], [/^英文名称/u, 'Example share'], [/^单位/u, '%']];
  for (const [label, value] of fields) await page.getByLabel(label).fill(value);
  const shares = page.getByRole('group', { name: '占比条件' });
  await shares.first().getByLabel('字段').selectOption({ label: '对象类别' });
  await shares.first().getByLabel('取值').selectOption('household');
  await page.getByRole('button', { name: '占比再加一个条件' }).click();
  await shares.nth(1).getByLabel('字段').selectOption({ label: '级别' });
  await shares.nth(1).getByLabel('比较').selectOption({ label: '有值' });
  await page.getByRole('button', { name: '加一个条件', exact: true }).click();
  const condition = page.getByRole('group', { name: '条件（同时满足）' });
  await condition.first().getByLabel('字段').selectOption({ label: '称号代码' });
  await condition.first().getByLabel('比较').selectOption({ label: '是其中之一' });
  await condition.first().getByRole('group', { name: '取值' }).getByRole('checkbox').first().check();
  await page.getByRole('button', { name: '加一个条件', exact: true }).click();
  await condition.nth(1).getByLabel('字段').selectOption({ label: '区域' });
  await condition.nth(1).getByRole('combobox', { name: '取值' }).waitFor();
  await expectAccessible(page, 'the form of a figure');
  await page.getByRole('button', { name: '删去第 2 个条件' }).click();
  await page.getByRole('button', { name: '试算' }).click();
  await page.getByText('现在是').waitFor();
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByRole('link', { name: '照此再定义一个' }).click();
  await expect.poll(() => page.getByLabel(/^中文名称/u).inputValue()).toBe('样稿：户的占比');
  await expect.poll(() => page.getByRole('group', { name: '占比条件' }).count()).toBe(2);
  await settled(page);
  expect(problems).toEqual([]);
});

it('what was accepted is offered where the same is asked again, and taken over as it stands', async () => {
  const { page, problems } = await story.visit({ signedInAs: 'office' });
  const { rows: [request] } = (await (await page.request.get(`${api}/material-requests?q=SB-3`)).json()) as { rows: { id: string }[] };
  await open(page, `/material-requests/${request?.id ?? ''}/submit`);
  await page.getByRole('heading', { name: '可沿用的已通过材料' }).waitFor();
  await expectAccessible(page, 'the offer of accepted material');
  await page.getByRole('button', { name: '核对无误，沿用' }).first().click();
  await page.getByText('沿用自').waitFor();
  await open(page, '/material-requests?q=SB-3');
  await page.getByRole('link', { name: '迎检补充材料（演示）' }).click();
  await page.getByText('已沿用 1 件，还可沿用 0 件').waitFor();
  await settled(page);
  expect(problems).toEqual([]);
});

/** 评选变更与入围 · A round that has begun is changed with a reason everybody reads; its shortlist is decided, and a ballot of its classes is asked for; a reviewer attaches evidence. */
import { expect, it } from 'vitest';
import { aPdf } from '../kit/documents.ts';
import { browserOfStory, expectAbsentOnce, expectAccessible, settled } from './browser.ts';
import { api, open, roundAt } from './selection-kit.ts';

const story = browserOfStory();

it('a round is changed, narrowed and put to a ballot by the office, and reviewed with evidence', async () => {
  const { page, problems } = await story.visit({ signedInAs: 'office' });
  const roundId = await roundAt(page, '道德模范', 'shortlist');

  // A day later for a stage to come, with a reason.
  await open(page, `/selection-rounds/${roundId}`);
  await page.getByRole('link', { name: '变更评选' }).click();
  await page.waitForURL(/\/edit$/u);
  await settled(page);
  await expectAccessible(page, 'the page that changes a round');
  await page.getByRole('textbox', { name: '名称' }).fill('道德模范评选（样稿改名）');
  await expectAbsentOnce(page.getByRole('textbox', { name: '变更理由' }), page.getByRole('button', { name: '把“公众意见”提前' }));
  await page.getByRole('textbox', { name: '变更理由' }).fill('样稿：按领导小组会议纪要改名');
  await page.getByRole('button', { name: '保存变更' }).click();
  await page.waitForURL(new RegExp(`/selection-rounds/${roundId}$`, 'u'));
  await page.getByText('样稿：按领导小组会议纪要改名').waitFor();

  // One is taken in against the rule, and says why.
  await page.getByRole('link', { name: '初评入围' }).click();
  await page.waitForURL(/\/shortlist/u);
  await settled(page);
  await page.getByRole('row').filter({ hasText: '未入围' }).getByRole('checkbox').first().check();
  await page.getByRole('button', { name: '定入围名单' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('样稿：与前一名同分');
  await expectAccessible(page, 'the dialog of the shortlist');
  await dialog.getByRole('button', { name: '定入围名单' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText('共 16 个入围').waitFor();

  await open(page, `/selection-rounds/${roundId}`);
  await page.getByRole('button', { name: '结束本环节' }).click();
  await dialog.getByRole('button', { name: '结束本环节' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: '起草公众投票' }).click();
  await dialog.getByLabel('投票开始').waitFor();
  await expectAccessible(page, 'the dialog of the ballot');
  const local = (days: number): string => { const at = new Date(Date.now() + days * 86_400_000 + 8 * 3_600_000); return at.toISOString().slice(0, 16); };
  await dialog.getByLabel('投票开始').fill(local(1));
  await dialog.getByLabel('投票结束').fill(local(8));
  await dialog.getByRole('button', { name: '起草公众投票' }).click();
  await page.waitForURL(/\/ballots\//u);
  const { rows: [drafted] } = (await (await page.request.get(`${api}/ballots?state=draft&sort=recent`)).json()) as { rows: { id: string; mode: string }[] };
  const ballot = (await (await page.request.get(`${api}/ballots/${page.url().split('/').at(-1) ?? ''}`)).json()) as { mode: string; classes: { limit: number; seats: number }[] };
  expect([drafted !== undefined, ballot.mode, ballot.classes.map(({ limit, seats }) => [limit, seats])]).toEqual([true, 'exactly', [[2, 2], [2, 2], [2, 2], [2, 2], [2, 2]]]);

  // Everybody reads what was changed and who is in.
  await page.goto(`/public/wanyuan/selections/${roundId}`);
  await page.getByText('样稿：按领导小组会议纪要改名').waitFor();
  await expectAccessible(page, 'the public page of a selection');

  // On the spot: evidence for a criterion.
  const reviewed = await roundAt(page, '实地考评', 'review');
  await open(page, `/selection-rounds/${reviewed}/sheets`);
  await page.getByRole('button', { name: '附佐证' }).first().click();
  await dialog.locator('input[type="file"]').setInputFiles({ name: '现场记录.pdf', mimeType: 'application/pdf', buffer: Buffer.from(aPdf('Evidence')) });
  await dialog.getByText('现场记录.pdf').waitFor();
  await dialog.getByRole('textbox').fill('样稿：现场记录');
  await expectAccessible(page, 'the dialog of evidence');
  await dialog.getByRole('button', { name: '附佐证' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('link', { name: '样稿：现场记录' }).waitFor();
  await settled(page);
  expect(problems).toEqual([]);
});

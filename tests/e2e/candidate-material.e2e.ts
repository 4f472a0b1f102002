/** 申报材料 · A document of a candidacy goes up from the office and stands on the candidate's page. */
import { expect, it } from 'vitest';
import { aPdf } from '../kit/documents.ts';
import { browserOfStory, expectAccessible, settled } from './browser.ts';
import { api, open, roundAt } from './selection-kit.ts';

const story = browserOfStory();

it('a document is attached to a candidate and can be taken away again', async () => {
  const { page, problems } = await story.visit({ signedInAs: 'office' });
  const roundId = await roundAt(page, '身边好典型', 'nomination');
  const { rows: [candidate] } = (await (await page.request.get(`${api}/selection-rounds/${roundId}/candidates`)).json()) as { rows: { id: string }[] };
  await open(page, `/candidates/${candidate?.id ?? ''}`);
  await page.getByRole('button', { name: '附材料' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('input[type="file"]').setInputFiles({ name: '事迹材料.pdf', mimeType: 'application/pdf', buffer: Buffer.from(aPdf('Material')) });
  await dialog.getByText('事迹材料.pdf').waitFor();
  await dialog.getByRole('textbox').fill('样稿：事迹材料');
  await expectAccessible(page, 'the dialog of material');
  await dialog.getByRole('button', { name: '附材料' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('link', { name: '样稿：事迹材料' }).waitFor();
  await page.getByRole('button', { name: '移除“样稿：事迹材料”' }).click();
  await expect.poll(() => page.getByRole('link', { name: '样稿：事迹材料' }).count()).toBe(0);
  await settled(page);
  expect(problems).toEqual([]);
});

/** 申报名单 · Names come in by xlsx: the bad row is named, two of one name are looked at, the good rows are taken. */
import { describe, expect, it } from 'vitest';
import { bytesOf } from '#platform/server/imports/index.ts';
import { writeXlsx, XLSX_MEDIA_TYPE } from '#platform/server/spreadsheet/index.ts';
import { browserOfStory, settled } from './browser.ts';
import { api, open, roundAt } from './selection-kit.ts';

const story = browserOfStory();

describe('a sheet of nominations', () => {
  it('names the row that is wrong, asks for a look at two of one name, and takes the good rows once it was ticked', async () => {
    const { page, problems } = await story.visit({ signedInAs: 'office' });
    const roundId = await roundAt(page, '身边好典型', 'nomination');
    const { titles } = (await (await page.request.get(`${api}/selection-rounds/${roundId}`)).json()) as { titles: { classes: { zh: string }[] }[] };
    const classes = titles[0]?.classes ?? [];
    const header = ['对象编号', '名称', '类别', '已成年', '同意公开', '同意方式'];
    const person = (code: string, name: string, kind = classes[0]?.zh ?? '') => [code, name, kind, '是', '是', '样稿：本人签字'];
    // The fourth row of the sheet is wrong; the second and the third are of one name under two codes.
    const rows = [person('E2E-1', '样稿同名者'), person('E2E-2', '样稿同名者'), person('E2E-3', '样稿错类者', '没有的类别'), person('E2E-4', '样稿推荐者')];
    await open(page, `/selection-rounds/${roundId}/import`);
    await page.locator('input[type="file"]').setInputFiles({ name: '申报.xlsx', mimeType: XLSX_MEDIA_TYPE, buffer: Buffer.from(await bytesOf(writeXlsx({ sheets: [{ name: '申报', columns: header.map((words) => ({ header: words })), rows }] }))) });
    await page.getByText('有 1 处要改').waitFor();
    const wrong = page.getByRole('table', { name: '错误清单', exact: true }).locator('tbody tr');
    await expect.poll(() => wrong.count()).toBe(1);
    await expect.poll(async () => (await wrong.first().innerText()).replaceAll(/\s+/gu, ' ')).toMatch(/^4 .*类别 C.*没有的类别/u);
    await page.getByText('有 1 处请再看一眼').waitFor();
    const write = page.getByRole('button', { name: '只写入正确的 3 行' });
    await expect.poll(() => write.isDisabled()).toBe(true);
    await page.getByRole('checkbox', { name: /已经看过/u }).check();
    await expect.poll(() => write.isDisabled()).toBe(false);
    await write.click();
    await page.getByRole('heading', { name: '已写入' }).waitFor();
    await page.locator(`a[href$="/selection-rounds/${roundId}"]`).last().click();
    await page.waitForURL(new RegExp(`/selection-rounds/${roundId}$`, 'u'));
    await settled(page);
    const { rows: found } = (await (await page.request.get(`${api}/selection-rounds/${roundId}/candidates?q=${encodeURIComponent('样稿')}&pageSize=100`)).json()) as { rows: { subject: { code: string } }[] };
    expect(found.map(({ subject }) => subject.code).sort()).toEqual(['E2E-1', 'E2E-2', 'E2E-4']);
    expect(problems).toEqual([]);
  });
});

/** A community officer brings the community's own sheet to a selection: what is wrong is told by cell, what deserves a look is looked at first, and the good rows are taken. */
import { describe, expect, it } from 'vitest';
import type { APIRequestContext } from 'playwright-core';
import { browserOfStory, expectAccessible, settled } from './browser.ts';

const story = browserOfStory();
const api = '/api/programmes/wanyuan';

async function read<Answer>(request: APIRequestContext, path: string): Promise<Answer> {
  const answer = await request.get(`${api}${path}`);
  expect(answer.status(), await answer.text()).toBe(200);
  return (await answer.json()) as Answer;
}

/** A selection of households that takes nominations, as the office starts one. */
async function openRound(): Promise<string> {
  const { page } = await story.visit({ signedInAs: 'office' });
  const { rows } = await read<{ rows: { id: string; subjectKind: string }[] }>(page.request, '/titles?subjectKind=household&state=inUse&pageSize=1');
  const mark = Date.now();
  const answer = await page.request.post(`${api}/selection-rounds`, {
    headers: { 'idempotency-key': `round-${mark}` },
    data: { code: `E2E-${mark}`, name: `星级文明户评议 ${mark}`, conditions: '户申报、小组评议、村评议、公示、审定。', titles: [{ titleId: rows[0]?.id }], stages: ['nomination', 'groupReview', 'committee', 'publicNotice', 'decision', 'conferral'].map((kind) => ({ kind, startsOn: '2026-11-01', endsOn: '2026-12-31' })) },
  });
  expect(answer.status(), await answer.text()).toBe(200);
  return ((await answer.json()) as { id: string }).id;
}

describe('a community officer', () => {
  it('imports the community’s own nominations: another place is a fault of its row, namesakes are looked at first, and the good rows go in', async () => {
    const roundId = await openRound();
    const { page, problems } = await story.visit({ signedInAs: 'community' });
    const own = (await read<{ rows: { placeId: string }[] }>(page.request, '/sites?pageSize=1')).rows[0]?.placeId ?? '';
    const { rows: places } = await read<{ rows: { id: string; code: string; kind: string }[] }>(page.request, '/places');
    const code = places.find(({ id }) => id === own)?.code ?? '';
    const elsewhere = places.find(({ kind, id }) => kind === 'zone' && id !== own)?.code ?? '';
    await page.goto(`/p/wanyuan/selection-rounds/${roundId}`);
    await page.getByRole('link', { name: '导入申报名单' }).click();
    await settled(page);
    const lines = ['户编号,户名,区域编码,门牌号', `E2E-1,示例户,${code},`, `E2E-2,示例户,${code},`, `E2E-3,别处的户,${elsewhere},3号`];
    await page.locator('input[type=file]').setInputFiles({ name: '本社区.csv', mimeType: 'text/csv', buffer: Buffer.from(`\uFEFF${lines.join('\n')}\n`) });
    await page.getByRole('heading', { name: '预览结果' }).waitFor();
    expect(await page.getByRole('table', { name: '错误清单' }).innerText()).toMatch(/4[\s\S]*区域编码[\s\S]*不在您负责的范围内/);
    expect(await page.getByRole('table', { name: '请再看一眼的清单' }).innerText()).toMatch(/3[\s\S]*示例户[\s\S]*同村同名/);
    const write = page.getByRole('button', { name: /写入.*2/ });
    expect(await write.isDisabled()).toBe(true);
    await expectAccessible(page, 'preview');
    await page.getByRole('checkbox').check();
    expect(await write.isDisabled()).toBe(false);
    await write.click();
    await page.getByRole('heading', { name: '已写入' }).waitFor();
    expect((await read<{ rows: { subject: { code: string } }[] }>(page.request, `/selection-rounds/${roundId}/candidates`)).rows.map(({ subject }) => subject.code).toSorted()).toEqual(['E2E-1', 'E2E-2']);
    expect(problems).toEqual([]);
  });
});

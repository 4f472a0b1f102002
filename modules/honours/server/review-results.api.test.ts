import { beforeAll, describe, expect, it } from 'vitest';
import { cellText, readTable } from '#platform/server/spreadsheet/index.ts';
import { testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { adoptTitles, conferAward, createSubject, exportReviewItems, importReviewResults, listReviewItems, listTitles, readAward, readReReview, readWithdrawal, reviewResultTemplate, startReReview } from '../contract/index.ts';

let app: TestApp;
let reReviewId: string;
const numbers = new Map<string, string>();
const office = () => app.as('office');
const state = async (label: string) => (await office().call(listReviewItems, { reReviewId })).rows.find((row) => row.label === label)?.state;

beforeAll(async () => {
  app = await testApp();
  await office().call(adoptTitles, { name: 'civilised' });
  const titleId = (await office().call(listTitles, { q: '县级文明单位' })).rows[0]?.id ?? '';
  for (const label of ['甲', '乙', '丙', '丁', '戊']) {
    const { id } = await office().call(createSubject, { kind: 'unit', code: `R-${label}`, label, placeId: app.id('place/e1') });
    numbers.set(label, (await office().call(conferAward, { titleId, subjectId: id, on: '2025-09-01', document: '县文明委' })).number);
  }
  reReviewId = (await office().call(startReReview, { titleId, name: '表格复查', dueBy: '2026-09-21', endsOn: '2026-12-01' })).id;
});

/** The exported list with cells filled in, as somebody would at a desk. */
async function filled(change: Readonly<Record<string, Readonly<Record<string, string>>>>, more: readonly string[] = []) {
  const { body } = await office().call(exportReviewItems, { reReviewId });
  const rows: string[][] = [];
  for await (const row of readTable({ buffer: Buffer.from(body) })) rows.push(row.cells.map(cellText));
  const header = rows[0] as string[];
  const lines = rows.map((cells, at) => header.map((name, column) => (at === 0 ? name : change[cells[header.indexOf('名称')] ?? '']?.[name] ?? cells[column] ?? '')).join(','));
  return { fileName: 'results.csv', body: new TextEncoder().encode(`\uFEFF${[...lines, ...more].join('\n')}\n`) };
}

describe('results of a re-review as a sheet', () => {
  it('are the exported list with results filled in; a preview changes nothing and names each faulty cell', async () => {
    const file = await filled({ 甲: { 结论: '保持', 核查情况: '' }, 乙: { 结论: '限期整改', 核查情况: '台账缺页' }, 丙: { 结论: '提议撤销', 核查情况: '负面清单事项', 理由: '负面清单', 撤销情形: '没有的情形' }, 丁: { 结论: '已撤销', 核查情况: '已办' }, 戊: { 结论: '限期整改', 核查情况: '台账缺页', 理由: '缺页', 整改期限: '2026-09-01' } }, ['NO-SUCH-1']);
    const { report } = await office().call(importReviewResults, { reReviewId, file });
    expect(report?.badRows.map(({ column, code }) => [column, code]).toSorted()).toEqual([
      ['撤销情形', 'unknown_ground'], ['整改期限', 'by_missing'], ['整改期限', 'date_passed'], ['核查情况', 'evidence_missing'], ['理由', 'reason_missing'], ['结论', 'not_by_sheet'], ['荣誉编号', 'unknown_award'],
    ].toSorted());
    expect(report?.badRows.every(({ row, letter, zh }) => row > 1 && letter !== '' && zh !== '')).toBe(true);
    expect((await office().call(readReReview, { reReviewId })).counts).toEqual({ open: 5 });
  });

  it('go in, each as if it were given on the page, and the same file again changes nothing', async () => {
    const results = { 甲: { 结论: '保持', 核查情况: '台账齐全' }, 乙: { 结论: '限期整改', 核查情况: '台账缺页', 理由: '缺页', 整改期限: '2026-11-01' }, 丙: { 结论: '提议撤销', 核查情况: '负面清单事项', 理由: '负面清单', 撤销情形: '发生负面清单事项' } };
    const file = await filled(results);
    expect((await office().call(importReviewResults, { reReviewId, file })).report).toMatchObject({ outcome: 'previewed', updated: 3, unchanged: 2, badRows: [] });
    expect(await state('甲')).toBe('open');
    expect((await office().call(importReviewResults, { reReviewId, file, mode: 'all' })).report).toMatchObject({ outcome: 'written', updated: 3, unchanged: 2 });
    expect([await state('甲'), await state('乙'), await state('丙'), await state('丁')]).toEqual(['kept', 'rectifying', 'proposed', 'open']);
    const [row] = (await office().call(listReviewItems, { reReviewId, q: '乙' })).rows;
    expect(await office().call(readAward, { awardId: row?.awardId ?? '' })).toMatchObject({ standing: 'rectifying', rectifyBy: '2026-11-01', number: numbers.get('乙') });
    const proposed = (await office().call(listReviewItems, { reReviewId, q: '丙' })).rows[0];
    expect(proposed).toMatchObject({ heardOn: null, withdrawalId: expect.any(String) });
    expect(await office().call(readWithdrawal, { withdrawalId: proposed?.withdrawalId as string })).toMatchObject({ state: 'proposed', groundZh: '发生负面清单事项', inside: { reason: '负面清单' } });
    expect((await office().call(importReviewResults, { reReviewId, file, mode: 'all' })).report).toMatchObject({ updated: 0, unchanged: 5, badRows: [] });
    const other = await filled({ 甲: { 结论: '提议撤销', 核查情况: '又查', 理由: '又' } });
    expect((await office().call(importReviewResults, { reReviewId, file: other })).report?.badRows).toMatchObject([{ column: '结论', code: 'settled', zh: '台账中已是“保持”，不能用表格修改' }]);
    expect((await office().call(reviewResultTemplate, { reReviewId })).fileName).toBe('复查结论导入模板.xlsx');
  });
});

/**
 * Goal: a table as an office really has it is read rightly, or told what to do, and nothing in it is misread in silence. Method: workbooks written cell by cell as other
 * programs write them, each dirty in its own way, brought into a register, a list of places and one of people.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { importPersons, listPersons } from '#modules/people/contract/index.ts';
import { importPlaces, importSites, listPlaces } from '#modules/places/contract/index.ts';
import { importRecords, listRecords, recordImportTemplate, saveRegister } from '#modules/records/contract/index.ts';
import { emptyField, sentField } from '#modules/records/web/definition-draft.ts';
import type { ImportMode } from '#platform/contract/tasks.ts';
import { sql } from '#platform/server/db/index.ts';
import { columnLetter, defineColumns, integerColumn, parseRows, readMatchingTable } from '#platform/server/spreadsheet/index.ts';
import { collect, handMadeXlsx } from '#platform/server/spreadsheet/test-fixtures.ts';
import { problemOf, testApp } from './kit/index.ts';
import type { TestApp } from './kit/index.ts';

let app: TestApp;
let registers = 0;
const office = () => app.as('office');
beforeAll(async () => { app = await testApp(); });

/** Text, a number, a serial shown as a date, or a formula with the result that was saved. */
type Cell = string | number | null | { readonly serial: number } | { readonly formula: string; readonly result: string | number | null };
interface Sheet { readonly name?: string; readonly isHidden?: boolean; readonly rows: readonly (readonly Cell[])[]; readonly merged?: readonly string[] }

const escaped = (text: string): string => text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;');
function cellXml(cell: Cell, name: string): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return `<c r="${name}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
  if (typeof cell === 'number') return `<c r="${name}"><v>${cell}</v></c>`;
  if ('serial' in cell) return `<c r="${name}" s="1"><v>${cell.serial}</v></c>`;
  const { formula, result } = cell;
  return `<c r="${name}"${typeof result === 'string' ? ' t="str"' : ''}><f>${escaped(formula)}</f>${result === null ? '' : `<v>${result}</v>`}</c>`;
}
const sheetData = (rows: Sheet['rows']): string => rows.map((cells, at) => (cells.length === 0 ? '' : `<row r="${at + 1}">${cells.map((cell, column) => cellXml(cell, `${columnLetter(column)}${at + 1}`)).join('')}</row>`)).join('');
const merges = (refs: readonly string[] = []): string => (refs.length === 0 ? '' : `<mergeCells count="${refs.length}">${refs.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`);
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

function workbook(first: Sheet, second?: Sheet): { fileName: string; body: Uint8Array } {
  const listed = [first, ...(second === undefined ? [] : [second])].map(({ name, isHidden }, at) => `<sheet name="${name ?? `表${at + 1}`}" sheetId="${at + 1}"${isHidden === true ? ' state="hidden"' : ''} r:id="rId${at + 1}"/>`).join('');
  return {
    fileName: '台账.xlsx', body: handMadeXlsx({
      sheetData: sheetData(first.rows), behindData: merges(first.merged), styles: '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>',
      workbook: `<workbook ${MAIN} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${listed}</sheets></workbook>`,
      ...(second === undefined ? {} : { extra: { 'xl/worksheets/sheet2.xml': `<worksheet ${MAIN}><sheetData>${sheetData(second.rows)}</sheetData>${merges(second.merged)}</worksheet>` } }),
    }),
  };
}

/** A register of its own for each table: a hall, where, how large, since when. */
async function register(): Promise<string> {
  const fields = [{ code: 'title', zh: '名称', type: 'text', required: true }, { code: 'where', zh: '所在区域', type: 'place' }, { code: 'area', zh: '面积', type: 'number', unit: '平方米' }, { code: 'on', zh: '启用日期', type: 'date' }] as const;
  return (await office().call(saveRegister, { code: `halls-${(registers += 1)}`, zh: `礼堂${registers}`, en: '', titleField: 'title', dayField: 'on', fields: fields.map((field) => sentField(emptyField(field))), publicFields: [] })).id;
}
async function bring(file: { fileName: string; body: Uint8Array }, mode: ImportMode = 'all') {
  const registerId = await register();
  const { report } = await office().call(importRecords, { registerId, file, mode });
  const { rows } = await office().call(listRecords, { registerId, sort: 'code' });
  return { report, faults: report?.badRows.map(({ row, column, code, zh }) => [row, column, code, zh]) ?? [], kept: rows.map(({ title, on, values }) => [title, values['area'] ?? null, on]) };
}
const HEAD: Cell[] = ['名称', '所在区域', '面积', '启用日期'];
const ONE: Cell[] = ['东礼堂', '地点e1', 300, '2026-03-05'];
const SUM = '这一行像是合计，不当作记录：请删去这一行，或只写入其余的行；如确是记录，请换个写法';

describe('a table is read rightly', () => {
  it('under a title, and a line of who fills it in', async () => {
    expect(await bring(workbook({ rows: [['示例县文化礼堂一览表'], ['填报单位：示例镇', null, '填表日期：2026.9.1'], HEAD, ONE], merged: ['A1:D1'] }))).toMatchObject({ faults: [], kept: [['东礼堂', 300, '2026-03-05']] });
  });

  it('under headings in two lines, merged or left open, above or below', async () => {
    const row: Cell[] = [1, ...ONE.slice(0, 2), 300, 80, '2026-03-05'];
    const below = [['序号', '名称', '所在区域', '规模', null, '启用日期'], [null, null, null, '面积', '座位', null], row];
    const above = [['序号', '名称', '规模情况', null, null, null], [null, null, '所在区域', '面积', '座位', '启用日期'], row];
    for (const [rows, merged] of [[below, ['A1:A2', 'B1:B2', 'C1:C2', 'D1:E1', 'F1:F2']], [below, ['D1:E1']], [above, []]] as const) {
      const { faults, kept, report } = await bring(workbook({ rows, merged }));
      expect([faults, kept]).toEqual([[], [['东礼堂', 300, '2026-03-05']]]);
      expect(report?.ignoredColumns).toEqual(['序号', '座位']);
    }
  });

  it('with blank rows, headings printed anew, and rows that were only numbered', async () => {
    const numbered = (cells: readonly Cell[], at: Cell): Cell[] => [at, ...cells];
    const { report, faults, kept } = await bring(workbook({ rows: [numbered(HEAD, '序号'), [], numbered(ONE, 1), [null, ' ', '　'], numbered(HEAD, '序号'), numbered(['西礼堂', '地点w1', 420, '2026-04-01'], 2), [3], [4]] }));
    expect([faults, kept, report?.totalRows]).toEqual([[], [['东礼堂', 300, '2026-03-05'], ['西礼堂', 420, '2026-04-01']], 2]);
  });

  it('with digits in full width, thousands between commas, numbers as text, spaces and marks that nobody sees', async () => {
    const { faults, kept } = await bring(workbook({ rows: [[' 名 称 ', '所在区域*', '面积（平方米）', '启用日期\u200b'], ['　东礼堂 ', 'ｅ１', '１，３００', '2026-03-05 '], ['西礼堂\u200b', ' 地点w1', '1,420', '２０２６－０４－０１'], ['北礼堂', '地点 e2', ' 540', '2026-05-06']] }));
    expect([faults, kept]).toEqual([[], [['东礼堂', 1300, '2026-03-05'], ['西礼堂', 1420, '2026-04-01'], ['北礼堂', 540, '2026-05-06']]]);
  });

  it('with dates in every hand: 2026.3.5, 2026年3月5日, 3月5号, eight digits, a serial shown as a date and one that is not', async () => {
    const days: Cell[] = ['2026.3.5', '2026年3月5日', '2026年03月05号', '2026/3/5', '20260305', 20_260_305, { serial: 46_086 }, 46_086, '2026-03-05 00:00:00'];
    const { faults, kept } = await bring(workbook({ rows: [HEAD, ...days.map((day, at): Cell[] => [`礼堂${at}`, '地点e1', 1, day])] }));
    expect(faults).toEqual([]);
    expect(kept.map(([, , on]) => on)).toEqual(days.map(() => '2026-03-05'));
  });

  it('with formulas, by the results that were saved', async () => {
    const { faults, kept } = await bring(workbook({ rows: [HEAD, [{ formula: 'A9&"礼堂"', result: '东礼堂' }, '地点e1', { formula: 'SUM(F1:F3)', result: 300 }, { formula: 'TODAY()', result: 46_086 }]] }));
    expect([faults, kept]).toEqual([[], [['东礼堂', 300, '2026-03-05']]]);
  });

  it('with words merged over several rows, which hold for each of them', async () => {
    const { faults, kept } = await bring(workbook({ rows: [['所在区域', '名称', '面积', '启用日期'], ['地点e1', '东礼堂', 300, '2026-03-05'], [null, '西礼堂', 420, '2026-04-01']], merged: ['A2:A3'] }));
    expect([faults, kept.length]).toEqual([[], 2]);
  });

  it('from the sheet that has its headings, whatever stands before it and whatever is hidden', async () => {
    expect(await bring(workbook({ name: '填写说明', rows: [['本表由各村填写'], ['名称写全称']] }, { name: '礼堂', rows: [HEAD, ONE] }))).toMatchObject({ faults: [], kept: [['东礼堂', 300, '2026-03-05']] });
    expect(await bring(workbook({ name: '旧表', isHidden: true, rows: [HEAD, ['旧礼堂', '地点e1', 1, '2020-01-01']] }, { name: '礼堂', rows: [HEAD, ONE] }))).toMatchObject({ faults: [], kept: [['东礼堂', 300, '2026-03-05']] });
    const registerId = await register();
    const { body } = await office().call(recordImportTemplate, { registerId, format: 'xlsx' });
    expect((await office().call(importRecords, { registerId, file: { fileName: '模板.xlsx', body }, mode: 'preview' })).report).toMatchObject({ totalRows: 0, badRows: [] });
  });

  it('although another sheet of the workbook is of a kind that no table of ours is', async () => {
    const days: Cell[] = Array.from({ length: 366 }, (_day, at) => at + 1);
    expect(await bring(workbook({ name: '礼堂', rows: [HEAD, ONE] }, { name: '逐日签到', rows: [['姓名'], days] }))).toMatchObject({ faults: [], kept: [['东礼堂', 300, '2026-03-05']] });
    expect(await bring(workbook({ name: '说明', rows: [['长'.repeat(10_001)]] }, { name: '礼堂', rows: [HEAD, ONE] }))).toMatchObject({ faults: [], kept: [['东礼堂', 300, '2026-03-05']] });
    // A fault below our own headings is that of the sheet to read, and no other is taken for it.
    const faulty = workbook({ name: '旧表', rows: [['名称'], ['旧礼堂']] }, { name: '礼堂', rows: [HEAD, ONE, ['长'.repeat(10_001), '地点e1', 1, '2026-03-05']] });
    expect(JSON.stringify((await problemOf(bring(faulty))).problem)).toContain('文件里有几张工作表都有这些列和数据');
    expect(JSON.stringify((await problemOf(bring(workbook({ rows: [['封面']] }, { rows: [HEAD, days] })))).problem)).toContain('超过 200 列');
  });

  it('with a year merged over its rows, which names them and is counted nowhere', async () => {
    const rows = [['年度', '金额'], [2026, 10], [null, 20]] as const;
    const columns = defineColumns({ year: integerColumn({ zh: '年度', en: 'Year', label: true, required: true }), amount: integerColumn({ zh: '金额', en: 'Amount', required: true }) });
    const found = await collect((await parseRows(readMatchingTable({ buffer: workbook({ rows, merged: ['A2:A3'] }).body }, columns), columns)).rows);
    expect(found.map((row) => (row.ok ? row.value : row.errors))).toEqual([{ year: 2026, amount: 10 }, { year: 2026, amount: 20 }]);
  });

  it('with the narrower and the wider place under names, of which the narrower is read and the other told', async () => {
    const { report } = await office().call(importSites, { file: workbook({ rows: [['点位编码', '点位名称', '区域', '网格', '点位类型', '经度', '纬度'], ['S-77', '示例点位', '地点city', '地点e1', 'park', 112.9, 35.8]] }), mode: 'preview' });
    expect([report?.badRows, report?.ignoredColumns]).toEqual([[], ['区域']]);
  });

  it('with codes in full width or with spaces in them, which are the codes they look like', async () => {
    const places = workbook({ rows: [['区域编码', '区域名称', '区域类别', '上级区域编码'], ['Ｄ－１', '示例村', '行政村', ' ｃｉｔｙ ']] });
    expect((await office().call(importPlaces, { file: places, mode: 'all' })).report).toMatchObject({ created: 1, badRows: [] });
    expect((await office().call(listPlaces, {})).rows.map(({ code }) => code)).toContain('D-1');
    const person = (code: string) => workbook({ rows: [['人员编号', '姓名'], [code, '示例张']] });
    await office().call(importPersons, { file: person('P-9'), mode: 'all' });
    expect((await office().call(importPersons, { file: person('Ｐ－９'), mode: 'all' })).report).toMatchObject({ created: 0, unchanged: 1 });
    expect((await office().call(listPersons, { q: '示例张' })).total).toBe(1);
  });

  it('with codes that were stored in full width before: their own sheet, in either width, means them', async () => {
    const person = (code: string, name: string) => office().call(importPersons, { file: workbook({ rows: [['人员编号', '姓名'], [code, name]] }), mode: 'all' });
    await person('Q-1', '示例钱');
    await sql`update people.persons set code = 'Ｑ－１' where code = 'Q-1'`.execute(app.ownerDb);
    expect((await person('Ｑ－１', '示例钱')).report).toMatchObject({ created: 0, unchanged: 1, badRows: [] });
    expect((await person('Q-1', '示例钱某')).report).toMatchObject({ created: 0, updated: 1, badRows: [] });
    expect((await office().call(listPersons, { q: '示例钱' })).rows.map(({ code, name }) => [code, name])).toEqual([['Ｑ－１', '示例钱某']]);
    const registerId = await register();
    const record = (code: string) => office().call(importRecords, { registerId, file: workbook({ rows: [['编号', ...HEAD], [code, ...ONE]] }), mode: 'all' });
    await record('L-1');
    await sql`update records.records set code = 'Ｌ-１' where register_id = ${registerId}`.execute(app.ownerDb);
    expect((await record('Ｌ-１')).report).toMatchObject({ created: 0, unchanged: 1, badRows: [] });
    expect((await record('L-2')).report).toMatchObject({ created: 1 });
    // Where both are there, each is itself.
    await sql`update people.persons set code = 'Ｐ－９' where code = 'leaderE2'`.execute(app.ownerDb);
    expect((await person('P-9', '示例张')).report).toMatchObject({ unchanged: 1 });
  });
});

describe('what cannot be read says what to do', () => {
  it('a row of sums is never a record, wherever its word stands and whatever else the row holds', async () => {
    const sums: Cell[][] = [['合计', '地点e1', 720, '2026-03-05'], ['合 计：', null, 720], ['示例镇小计', '地点e1', 720, '2026-03-05'], ['共计2处', null, 720], ['总计（平方米）', null, 720], ['Total', null, 720]];
    const { report, faults, kept } = await bring(workbook({ rows: [HEAD, ONE, ...sums] }), 'good');
    expect(faults).toEqual(sums.map((_row, at) => [at + 3, '', 'sum_row', SUM]));
    expect(report).toMatchObject({ created: 1, goodRows: 1 });
    expect(kept).toEqual([['东礼堂', 300, '2026-03-05']]);
    // The word stands under no heading of ours, or behind a number.
    const beside = await bring(workbook({ rows: [['序号', ...HEAD], [1, ...ONE], ['合计', '各礼堂', null, 720, '2026-03-05'], [3, '合计', null, 720, '2026-03-05']] }), 'good');
    expect([beside.faults.map(([row, , code]) => [row, code]), beside.kept.length]).toEqual([[[3, 'sum_row'], [4, 'sum_row']], 1]);
  });

  it('a row of sums is told also where the town stands before it, merged over its rows or written in each', async () => {
    const head: Cell[] = ['所在区域', '名称', '面积'];
    const merged = await bring(workbook({ rows: [head, ['地点e1', '东礼堂', 300], [null, '西礼堂', 420], [null, '小计', 720]], merged: ['A2:A4'] }), 'good');
    expect([merged.faults.map(([row, , code]) => [row, code]), merged.kept.map(([title]) => title)]).toEqual([[[4, 'sum_row']], ['东礼堂', '西礼堂']]);
    const plain = await bring(workbook({ rows: [head, ['地点e1', '东礼堂', 300], ['地点e1', '合计', 300], [1, '总 计：', 300]] }), 'good');
    expect([plain.faults.map(([row, , code]) => [row, code]), plain.kept.map(([title]) => title)]).toEqual([[[3, 'sum_row'], [4, 'sum_row']], ['东礼堂']]);
  });

  it('a record whose name ends like a sum is a record, unless it is the sum of a place or lacks what a record needs', async () => {
    const named = await bring(workbook({ rows: [HEAD, ['财政投入合计', '地点e1', 1, '2026-03-05'], ['注册志愿者总计', '地点e1', 2, '2026-03-05']] }));
    expect([named.faults, new Set(named.kept.map(([title]) => title))]).toEqual([[], new Set(['财政投入合计', '注册志愿者总计'])]);
    const sums = await bring(workbook({ rows: [['所在区域', '名称', '面积'], ['示例镇合计', '各礼堂', 3], ['面积合计', null, 3]] }), 'good');
    expect([sums.faults.map(([row, , code]) => [row, code]), sums.kept]).toEqual([[[2, 'sum_row'], [3, 'sum_row']], []]);
  });

  it('a note or a signature below the table is none either', async () => {
    const notes: Cell[][] = [['填表人：张某', '审核人：李某'], ['备注：面积以实测为准', null, null, null], ['注:含在建'], ['联系电话：0000', null, null, '2026-03-05']];
    const { faults, kept } = await bring(workbook({ rows: [HEAD, ONE, ...notes] }), 'good');
    expect([faults.map(([row, , code]) => [row, code]), kept.length]).toEqual([notes.map((_row, at) => [at + 3, 'note_row']), 1]);
    expect((await bring(workbook({ rows: [HEAD, ['合计划生育礼堂', '地点e1', 1, '2026-03-05'], ['说明会大厅', '地点e1', 1, '2026-03-05'], ['共计划一处', '地点e1', 1, '2026-03-05']] }))).faults).toEqual([]);
  });

  it('a number merged over several rows, which would count twice', async () => {
    const { faults, kept } = await bring(workbook({ rows: [HEAD, ['东礼堂', '地点e1', 720, '2026-03-05'], ['西礼堂', '地点w1', null, '2026-04-01']], merged: ['C2:C3'] }), 'good');
    expect([faults, kept]).toEqual([[[3, '面积', 'merged_number', '这个数来自跨行合并的单元格，会算几次：请取消合并，每行各写各的数']], [['东礼堂', 720, '2026-03-05']]]);
  });

  it('a number with its unit, a date that is none, a formula that was never calculated', async () => {
    const { faults } = await bring(workbook({ rows: [HEAD, ['甲', '地点e1', '300平方米', '2026年3月'], ['乙', '地点e1', { formula: 'F1', result: null }, '三月初']] }));
    expect(faults.map(([row, column, code]) => [row, column, code])).toEqual([[2, '面积', 'not_a_number'], [2, '启用日期', 'not_a_date'], [3, '面积', 'formula_not_calculated'], [3, '启用日期', 'not_a_date']]);
  });

  it('a workbook with a sheet for each town: one is not taken for all', async () => {
    const registerId = await register();
    const file = workbook({ name: '北山镇', rows: [HEAD, ONE] }, { name: '南河镇', rows: [HEAD, ['西礼堂', '地点w1', 420, '2026-04-01']] });
    const problem = await problemOf(office().call(importRecords, { registerId, file, mode: 'all' }));
    expect(problem.code).toBe('platform.import_unreadable');
    expect(JSON.stringify(problem.problem)).toContain('文件里有几张工作表都有这些列和数据：“北山镇”、“南河镇”。请只留要导入的一张，其余另存为文件，分次导入。');
    expect((await office().call(listRecords, { registerId })).total).toBe(0);
  });

  it('two columns of one heading', async () => {
    const problem = await problemOf(bring(workbook({ rows: [['名称', '面积', '面积', '启用日期'], ['东礼堂', 1, 2, '2026-03-05']] })));
    expect(JSON.stringify(problem.problem)).toMatch(/“面积[^”]*”出现在多列：B、C/u);
  });
});

import { readXlsx as readWithHucre } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { choiceColumn, booleanColumn, dateColumn, decimalColumn, defineColumns, integerColumn, textColumn } from './columns.ts';
import { parseRows } from './parse-rows.ts';
import type { CellError } from './parse-rows.ts';
import { readTable } from './read-table.ts';
import { errorWorkbook, sheetOf, templateWorkbook, writeTable } from './tables.ts';
import { sheetNames } from './table-model.ts';
import { allRows, bytesOf, collect } from './test-fixtures.ts';
import { writeXlsx } from './write-table.ts';

const COLUMNS = defineColumns({
  code: textColumn({ zh: '点位编号', en: 'Site code', required: true }),
  kind: choiceColumn({ zh: '类型', en: 'Kind', labels: { market: { zh: '农贸市场', en: 'Market' }, park: { zh: '公园', en: 'Park' } } }),
  isKey: booleanColumn({ zh: '重点', en: 'Key site' }),
  checkedOn: dateColumn({ zh: '检查日期', en: 'Checked on' }),
  cost: decimalColumn({ zh: '金额', en: 'Cost', scale: 2 }),
  seats: integerColumn({ zh: '座位', en: 'Seats' }),
});
const ROWS = [
  { code: '007', kind: 'park', isKey: true, checkedOn: '2026-03-01', cost: '12.50', seats: 3 },
  { code: '=1+1', kind: null, isKey: false, checkedOn: null, cost: '-0.05', seats: null },
] as const;

async function readBack(bytes: Buffer) {
  const { rows } = await parseRows(readTable({ buffer: bytes }), COLUMNS);
  return (await collect(rows)).map((row) => (row.ok ? row.value : row.errors));
}

describe('a written table', () => {
  it.each([
    ['xlsx', 'zh'], ['xlsx', 'en'], ['csv', 'zh'], ['csv', 'en'],
  ] as const)('is read back as it was (%s, %s)', async (format, language) => {
    const bytes = await bytesOf(writeTable({ name: '点位', columns: COLUMNS, rows: ROWS, language, format }));
    expect(await readBack(bytes)).toEqual(ROWS);
  });

  it('keeps its header in view and types its cells', async () => {
    const bytes = await bytesOf(writeTable({ name: '点位', columns: COLUMNS, rows: ROWS, language: 'zh' }));
    const sheet = (await readWithHucre(bytes)).sheets[0];
    expect(sheet?.freezePane).toMatchObject({ rows: 1 });
    expect(sheet?.rows[1]?.slice(0, 6)).toEqual(['007', '公园', '是', new Date('2026-03-01T00:00:00Z'), 12.5, 3]);
  });

  it('holds several sheets under names that Excel accepts', async () => {
    const sheet = sheetOf({ name: '问题/台账', columns: COLUMNS, rows: [], language: 'zh' });
    const bytes = await bytesOf(writeXlsx({ sheets: [sheet, { ...sheet, columns: [] }] }));
    expect((await readWithHucre(bytes)).sheets.map(({ name }) => name)).toEqual(['问题 台账', '问题 台账_2']);
    expect(sheetNames(['', 'History', '字'.repeat(40), '字'.repeat(40)])).toEqual(['Sheet1', 'History_2', '字'.repeat(31), `${'字'.repeat(27)}_2`]);
  });

  it('ends in an error, not in a half file, when a row fails', async () => {
    const failing = {
      async *[Symbol.asyncIterator]() {
        yield ROWS[0];
        throw new Error('database went away');
      },
    };
    await expect(bytesOf(writeTable({ name: 'a', columns: COLUMNS, rows: failing, language: 'zh' }))).rejects.toThrow('database went away');
  });

  it('refuses values that a cell cannot hold', async () => {
    const write = (value: string | number): Promise<Buffer> => bytesOf(writeXlsx({ sheets: [{ name: 'a', columns: [{ header: 'h' }], rows: [[value]] }] }));
    await expect(write(Number.NaN)).rejects.toMatchObject({ code: 'unwritable_value', detail: { row: 2, column: 'A' } });
    await expect(write('x'.repeat(32_768))).rejects.toMatchObject({ code: 'cell_too_long' });
    expect((await allRows(await bytesOf(writeXlsx({ sheets: [{ name: 'a', columns: [{ header: 'h' }], rows: [[1234567890123456789n]] }] }))))[1]?.cells).toEqual(['1234567890123456789']);
  });

  it('says in words a day for which a spreadsheet has no number, so that one row does not keep a list from going out', async () => {
    const rows = [[{ iso: '1900-02-28' }], [{ iso: '1900-03-01' }]];
    const [, before, from] = await allRows(await bytesOf(writeXlsx({ sheets: [{ name: 'a', columns: [{ header: 'h', style: 'date' }], rows }] })));
    expect([before?.cells, from?.cells]).toEqual([['1900-02-28'], [{ iso: '1900-03-01' }]]);
    await expect(bytesOf(writeXlsx({ sheets: [{ name: 'a', columns: [{ header: 'h' }], rows: [[{ iso: 'one day' }]] }] }))).rejects.toMatchObject({ code: 'unwritable_value' });
  });
});

describe('a template', () => {
  it('has the headers of the table, marks the required ones, and explains them', async () => {
    const bytes = await bytesOf(templateWorkbook('点位', COLUMNS, 'zh'));
    const [header] = await allRows(bytes);
    expect(header?.cells).toEqual(['点位编号*', '类型', '重点', '检查日期', '金额', '座位']);
    const explained = await allRows(bytes, { sheet: '填写说明' });
    expect(explained[2]?.cells).toEqual(['类型', '否', '选项', '农贸市场、公园']);
    const validations = (await readWithHucre(bytes)).sheets[0]?.dataValidations?.map(({ type, values }) => [type, values]);
    expect(validations).toEqual([['list', ['农贸市场', '公园']], ['list', ['是', '否']]]);
  });
});

describe('an error workbook', () => {
  it('comes back after correction without the errors column getting in the way', async () => {
    const upload = await bytesOf(
      writeXlsx({ sheets: [{ name: '点位', columns: ['Errors', '点位编号', '金额', '备注'].map((header) => ({ header })), rows: [['old', '001', 'abc', '=x'], ['', null, 2, 'y'], ['', '003', 3, 'z']] }] }),
    );
    const first = await parseRows(readTable({ buffer: upload }), COLUMNS);
    const domainError: CellError = { rowNumber: 4, column: null, code: 'site_exists', zh: '点位已存在', en: 'The site exists already', value: '003' };
    const rows = (await collect(first.rows)).map((row) => ({ cells: row.cells, errors: row.ok ? [domainError] : row.errors }));
    const bytes = await bytesOf(errorWorkbook({ name: '点位', header: first.header, rows, language: 'zh' }));
    expect((await allRows(bytes)).map((row) => row.cells)).toEqual([
      ['点位编号', '金额', '备注', '错误'],
      ['001', 'abc', '=x', 'B 金额：应为数字'],
      [null, 2, 'y', 'A 点位编号：必填，不能为空'],
      ['003', 3, 'z', '点位已存在'],
    ]);
    const second = await parseRows(readTable({ buffer: bytes }), COLUMNS);
    expect(second.header.problems.map(({ code, header }) => [code, header])).toEqual([['unknown', '备注']]);
    const outcomes = (await collect(second.rows)).map((row) => row.ok);
    expect(outcomes).toEqual([false, false, true]);
  });
});

import { describe, expect, expectTypeOf, it } from 'vitest';
import type { CellValue, TableRow } from './cells.ts';
import {
  booleanColumn, choiceColumn, dateColumn, dateTimeColumn, decimalColumn, defineColumns, integerColumn, numberColumn, textColumn,
} from './columns.ts';
import type { Column, RowOf } from './columns.ts';
import { parseCell } from './parse-cell.ts';
import { requireReadable } from './header.ts';
import { parseRows } from './parse-rows.ts';
import { collect } from './test-fixtures.ts';

const SITE_COLUMNS = defineColumns({
  code: textColumn({ zh: '点位编号', en: 'Site code', required: true, maxLength: 8 }),
  name: textColumn({ zh: '点位名称', en: 'Site name', required: true, aliases: ['名称'] }),
  state: choiceColumn({ zh: '状态', en: 'State', labels: { open: { zh: '启用', en: 'Open' }, closed: { zh: '停用', en: 'Closed' } } }),
  openedOn: dateColumn({ zh: '启用日期', en: 'Opened on' }),
  area: decimalColumn({ zh: '面积', en: 'Area', scale: 2 }),
  seats: integerColumn({ zh: '座位数', en: 'Seats', min: 0, max: 500, required: true }),
});

async function* table(...rows: (readonly CellValue[])[]): AsyncGenerator<TableRow, void, undefined> {
  for (const [index, cells] of rows.entries()) yield { rowNumber: index + 1, cells };
}

async function parsed(...rows: (readonly CellValue[])[]) {
  const { header, rows: results } = await parseRows(table(...rows), SITE_COLUMNS);
  return { header, results: await collect(results) };
}

const HEADER = ['点位编号', '点位名称', '状态', '启用日期', '面积', '座位数'];

describe('header', () => {
  it('is matched in Chinese, English, by alias or by key, in any order and below a title', async () => {
    const { header, results } = await parsed(['点位台账（演示数据）'], ['Seats', '名称', 'ＳＩＴＥ code ', 'state（必填）*', '面积'], [3, '东门', 'A1', '启用', 1]);
    expect(header.rowNumber).toBe(2);
    expect(Object.fromEntries(header.indexes)).toEqual({ seats: 0, name: 1, code: 2, state: 3, area: 4 });
    expect(results).toMatchObject([{ ok: true, rowNumber: 3, value: { code: 'A1', name: '东门', state: 'open', openedOn: null, area: '1.00', seats: 3 } }]);
  });

  it('reports missing, duplicate and unknown headers before any row', async () => {
    const { header, results } = await parsed(['点位编号', 'Site code', '状态', '备注', '座位数'], ['A1', 'A1', '', '', 1]);
    expect(header.isReadable).toBe(false);
    expect(header.problems.map(({ code, header: text, letters }) => [code, text, letters])).toEqual([
      ['unknown', '备注', ['D']],
      ['duplicate', '点位编号', ['A', 'B']],
      ['missing', '点位名称', []],
    ]);
    expect(results).toEqual([]);
    expect(() => requireReadable(header)).toThrow(expect.objectContaining({ code: 'header_problems', zh: expect.stringContaining('缺少必填列“点位名称”') }));
  });

  it('mentions an unknown header but reads on', async () => {
    const { header, results } = await parsed([...HEADER, '备注'], ['A1', '东门', '', '', '', 1, '说明']);
    expect(header.isReadable).toBe(true);
    expect(results[0]?.ok).toBe(true);
  });

  it('ignores the errors column of an earlier round', async () => {
    const { header } = await parsed([...HEADER, '错误']);
    expect(header.problems).toEqual([]);
  });

  it('refuses a table in which no header is found', async () => {
    await expect(parsed(['a', 'b'], [1, 2])).rejects.toMatchObject({ code: 'header_not_found' });
  });

  it('lets no two columns answer to one header', () => {
    expect(() => defineColumns({ a: textColumn({ zh: '名称', en: 'Name' }), b: textColumn({ zh: '称呼', en: 'name ' }) })).toThrow('share the header name');
  });
});

describe('rows', () => {
  it('gives every error of a row with its place and a short form of what was entered', async () => {
    const { results } = await parsed(HEADER, ['', '东门', '开着', '2026-02-30', '1.234', 501], ['A2', '西门', null, null, null, 0]);
    const [first, second] = results;
    expect(first).toMatchObject({ ok: false, rowNumber: 2 });
    expect(first?.ok === false && first.errors.map(({ code, column, value }) => [code, column?.letter, column?.header, value])).toEqual([
      ['required', 'A', '点位编号', ''],
      ['not_a_choice', 'C', '状态', '开着'],
      ['not_a_date', 'D', '启用日期', '2026-02-30'],
      ['too_many_decimals', 'E', '面积', '1.234'],
      ['out_of_range', 'F', '座位数', '501'],
    ]);
    expect(second?.ok).toBe(true);
  });

  it('cuts long values and skips rows that hold nothing of this table', async () => {
    const { results } = await parsed([...HEADER, ''], ['x'.repeat(500), '东门', '', '', '', 1], [' ', null, null, null, null, null, 'note']);
    expect(results).toHaveLength(1);
    expect(results[0]?.ok === false && results[0].errors[0]?.value).toBe(`${'x'.repeat(60)}…`);
  });

  it('types the row by its columns', () => {
    expectTypeOf<RowOf<typeof SITE_COLUMNS>>().toEqualTypeOf<{
      readonly code: string;
      readonly name: string;
      readonly state: 'open' | 'closed' | null;
      readonly openedOn: string | null;
      readonly area: string | null;
      readonly seats: number;
    }>();
  });
});

describe('cells', () => {
  const words = { zh: '列', en: 'Column' };
  const outcome = (column: Column, cell: CellValue): unknown => {
    const result = parseCell(column, cell);
    return result.ok ? result.value : result.code;
  };

  it.each<[string, Column, CellValue, unknown]>([
    ['a telephone number typed as a number', textColumn(words), 13_800_000_000, '13800000000'],
    ['floating-point noise', textColumn(words), 0.1 + 0.2, '0.3'],
    ['an identity number that lost its digits', textColumn(words), Number('330000199001011234'), 'digits_lost'],
    ['a line break in a one-line column', textColumn(words), '东街\r\n 12号 ', '东街 12号'],
    ['a line break in a long text', textColumn({ ...words, multiline: true }), 'a\r\nb', 'a\nb'],
    ['a NUL, which the database cannot hold', textColumn(words), 'a\u0000b\ud83d', 'ab\ufffd'],
    ['length counted in characters, not halves', textColumn({ ...words, maxLength: 2 }), '😀😀', '😀😀'],
    ['one character too many', textColumn({ ...words, maxLength: 2 }), '😀😀😀', 'text_too_long'],
    ['a pattern', textColumn({ ...words, pattern: { test: /^\d+$/, zh: '只能是数字', en: 'Digits only' } }), 'a1', 'text_pattern'],
    ['a date in a text column', textColumn(words), { iso: '2026-03-01T08:00:00' }, '2026-03-01 08:00:00'],
    ['full-width digits and a thousands comma', integerColumn(words), '１,２３４', 1234],
    ['a comma in the wrong place', integerColumn(words), '12,34', 'not_a_number'],
    ['a fraction where a whole number is due', integerColumn(words), 1.5, 'not_an_integer'],
    ['a whole number with empty decimals', integerColumn(words), '3.00', 3],
    ['a number beyond exactness', integerColumn(words), '9007199254740993', 'not_an_integer'],
    ['words where a number is due', integerColumn(words), '约10', 'not_a_number'],
    ['yes where a number is due', integerColumn(words), true, 'not_a_number'],
    ['money with a sign', decimalColumn({ ...words, scale: 2 }), '￥1,200.5', '1200.50'],
    ['money as a number', decimalColumn({ ...words, scale: 2 }), 12.3, '12.30'],
    ['a negative zero', decimalColumn({ ...words, scale: 1 }), '-0', '0.0'],
    ['a decimal without whole part', decimalColumn({ ...words, scale: 2 }), '.5', '0.50'],
    ['an exponent', decimalColumn({ ...words, scale: 8 }), 1e-7, '0.00000010'],
    ['a coordinate', numberColumn({ ...words, min: -180, max: 180 }), '121.123456', 121.123456],
    ['a coordinate out of the world', numberColumn({ ...words, min: -180, max: 180 }), 181, 'out_of_range'],
    ['a date with slashes', dateColumn(words), '2026/3/1', '2026-03-01'],
    ['a Chinese date', dateColumn(words), '2026年3月1日', '2026-03-01'],
    ['a date with dots', dateColumn(words), '2026.03.01', '2026-03-01'],
    ['eight digits', dateColumn(words), '20260301', '2026-03-01'],
    ['eight digits as a number', dateColumn(words), 20_260_301, '2026-03-01'],
    ['an unformatted serial', dateColumn(words), 46_082, '2026-03-01'],
    ['a small number', dateColumn(words), 12, 'not_a_date'],
    ['the 29th of February in a common year', dateColumn(words), '2026-02-29', 'not_a_date'],
    ['a day of an American form', dateColumn(words), '3/1/2026', 'not_a_date'],
    ['a date before its range', dateColumn({ ...words, min: '2026-01-01' }), '2025-12-31', 'out_of_range'],
    ['a time in words', dateTimeColumn(words), '2026-3-1 9:05', '2026-03-01T09:05:00'],
    ['a time of 25 hours', dateTimeColumn(words), '2026-3-1 25:05', 'not_a_date_time'],
    ['a date as time', dateTimeColumn(words), { iso: '2026-03-01' }, '2026-03-01T00:00:00'],
    ['a tick', booleanColumn(words), '√', true],
    ['a no', booleanColumn(words), '否', false],
    ['a number as truth', booleanColumn(words), 0, false],
    ['a maybe', booleanColumn(words), '也许', 'not_a_boolean'],
    ['a formula error', textColumn(words), { fault: '#N/A' }, 'formula_error'],
    ['a formula without result', textColumn(words), { fault: '#UNCALCULATED' }, 'formula_not_calculated'],
    ['blanks in an optional column', integerColumn(words), '  ', null],
  ])('%s', (_name, column, cell, expected) => {
    expect(outcome(column, cell)).toEqual(expected);
  });
});

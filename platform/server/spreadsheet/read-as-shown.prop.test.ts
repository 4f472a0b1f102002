/** Goal: what a person sees in a cell is what is read: codes with their noughts, and days by the count that the workbook keeps. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoToSerial } from './cells.ts';
import { parseRows } from './parse-rows.ts';
import { readTable } from './read-table.ts';
import { allRows, collect, handMadeXlsx } from './test-fixtures.ts';
import { paddedDigits } from './workbook.ts';

const COLUMNS = {
  code: { zh: '编码', en: 'Code', isRequired: true, rule: { kind: 'text', maxLength: 20, isMultiline: false, isCode: true } },
  day: { zh: '日期', en: 'Day', isRequired: true, rule: { kind: 'date', min: '1990-01-01', max: '2099-12-31' } },
  count: { zh: '人数', en: 'People', isRequired: true, rule: { kind: 'integer', min: 0, max: 1_000_000_000 } },
} as const;
const text = (reference: string, value: string): string => `<c r="${reference}" t="inlineStr"><is><t>${value}</t></is></c>`;
const HEAD = `<row r="1">${text('A1', '编码')}${text('B1', '日期')}${text('C1', '人数')}</row>`;
const formats = (...codes: readonly string[]): string => `<numFmts>${codes.map((code, at) => `<numFmt numFmtId="${170 + at}" formatCode="${code}"/>`).join('')}</numFmts><cellXfs><xf numFmtId="0"/>${codes.map((_code, at) => `<xf numFmtId="${170 + at}"/>`).join('')}</cellXfs>`;
const FROM_1904 = '<workbook><workbookPr date1904="1"/><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>';
const DAYS_BETWEEN = 1_462;

async function read(row: string, parts: { readonly styles?: string; readonly workbook?: string } = {}): Promise<unknown> {
  const { rows } = await parseRows(readTable({ buffer: handMadeXlsx({ sheetData: `${HEAD}<row r="2">${row}</row>`, ...parts }) }), COLUMNS);
  return (await collect(rows)).map((each) => (each.ok ? each.value : each.errors.map(({ code }) => code)))[0];
}

describe('a number that its cell fills up with noughts', () => {
  it('is the code that a person sees, and as a count still the number', async () => {
    await fc.assert(fc.asyncProperty(fc.integer({ min: 0, max: 999_999 }), fc.integer({ min: 2, max: 9 }), async (number, digits) => {
      const cells = `<c r="A2" s="1"><v>${number}</v></c><c r="B2"><v>45000</v></c><c r="C2" s="1"><v>${number}</v></c>`;
      expect(await read(cells, { styles: formats('0'.repeat(digits)) })).toEqual({ code: String(number).padStart(digits, '0'), day: '2023-03-15', count: number });
    }), { numRuns: 40 });
  });

  it.each([['000', 3], ['0000;-0000', 4], ['00_ ', 2], ['0', null], ['0.00', null], ['#,##0', null], ['#000', null], ['"G"000', null], ['000-000', null], ['General', null]])('format %s: %s digits', (code, digits) => {
    expect(paddedDigits(code)).toBe(digits);
  });

  it('below nought or with a fraction is left as it is', async () => {
    const cells = (await allRows(handMadeXlsx({ sheetData: '<row r="1"><c r="A1" s="1"><v>-1</v></c><c r="B1" s="1"><v>1.5</v></c><c r="C1" s="1"><v>12345</v></c></row>', styles: formats('000') })))[0]?.cells;
    expect(cells).toEqual([-1, 1.5, 12345]);
  });
});

describe('a day that its cell shows as a number', () => {
  it('is the same day by either count of days', async () => {
    await fc.assert(fc.asyncProperty(fc.date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }), async (date) => {
      const iso = date.toISOString().slice(0, 10);
      const serial = isoToSerial(iso) as number;
      const cells = (number: number): string => `${text('A2', 'x')}<c r="B2"><v>${number}</v></c><c r="C2"><v>1</v></c>`;
      expect(await read(cells(serial))).toMatchObject({ day: iso });
      expect(await read(cells(serial - DAYS_BETWEEN), { workbook: FROM_1904 })).toMatchObject({ day: iso });
    }), { numRuns: 40 });
  });

  it('stays that day below cells that are merged', async () => {
    const sheetData = `${HEAD}<row r="2">${text('A2', 'x')}<c r="B2"><v>43538</v></c><c r="C2"><v>1</v></c></row><row r="3"><c r="B3"><v>43539</v></c><c r="C3"><v>2</v></c></row>`;
    const { rows } = await parseRows(readTable({ buffer: handMadeXlsx({ sheetData, behindData: '<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>', workbook: FROM_1904 }) }), COLUMNS);
    expect((await collect(rows)).map((each) => (each.ok ? each.value : each.errors))).toEqual([{ code: 'x', day: '2023-03-15', count: 1 }, { code: 'x', day: '2023-03-16', count: 2 }]);
  });
});

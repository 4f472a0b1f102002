import { readXlsx as readWithHucre } from 'hucre/xlsx';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoToSerial, serialToCell } from './cells.ts';
import { looksLikeFormula, neutraliseFormulaText, restoreFormulaText } from './formula-text.ts';
import type { CellInput, WrittenColumn } from './table-model.ts';
import { allRows, bytesOf } from './test-fixtures.ts';
import { writeCsv, writeXlsx } from './write-table.ts';

const awkward = fc.constantFrom(
  '=cmd|\' /C calc\'!A0', '+1+1', '-2+3', '@SUM(1)', '\t=1', '\r=1', '＝1', "'=1", "''=1", "'quoted'", '007', '1e5', '00:00', ' lead', 'trail ', '"', '""', ',', '\n', '\r\n', 'a\r\nb',
  '😀', '👨‍👩‍👧', '龘', '𠮷', '_x0041_', '_x005F_', '_x0041', '\u0000', '\u0001b', '\ufffe', '\ud83d', '&amp;', '<b>', ']]>', 'TRUE', '2026-03-01', '\u2028', '\ufeff', '#N/A',
);
const anyText = fc.oneof(awkward, fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ maxLength: 40 }), fc.tuple(awkward, awkward).map((pair) => pair.join('')));
/** CSV has no form for half a surrogate pair or for NUL. */
const wellFormedText = anyText.map((text) => text.toWellFormed().replaceAll('\u0000', ''));

const columns = (count: number): WrittenColumn[] => Array.from({ length: count }, (_column, index) => ({ header: `列${index}` }));
const xlsxOf = (rows: CellInput[][]): Promise<Buffer> => bytesOf(writeXlsx({ sheets: [{ name: '表', columns: columns(3), rows }] }));
const orNull = (text: string): string | null => (text === '' ? null : text);

describe('writing and reading back', () => {
  it('gives back every string of an xlsx, and never a formula', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.constant('x'), anyText, anyText), { minLength: 1, maxLength: 12 }), async (rows) => {
        const bytes = await xlsxOf(rows.map((row) => [...row]));
        const read = await allRows(bytes);
        const expected = rows.map(([first, second, third]) => {
          const cells = [first, orNull(second), orNull(third)];
          while (cells.at(-1) === null) cells.pop();
          return cells;
        });
        expect(read.slice(1).map((row) => row.cells)).toEqual(expected);
      }),
      { numRuns: 150 },
    );
  });

  it('gives back every string of a CSV file', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(wellFormedText, wellFormedText, fc.constant('x')), { minLength: 1, maxLength: 12 }), async (rows) => {
        const bytes = await bytesOf(writeCsv({ columns: columns(3), rows: rows.map((row) => [...row]) }));
        expect(bytes.subarray(0, 3).toString('hex')).toBe('efbbbf');
        const read = await allRows(bytes, { encoding: 'utf-8' });
        expect(read.slice(1).map((row) => row.cells)).toEqual(rows.map((row) => row.map(orNull)));
      }),
      { numRuns: 150 },
    );
  });

  it('leaves no CSV cell that a spreadsheet program would run', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const written = neutraliseFormulaText(text);
        expect(restoreFormulaText(written)).toBe(text);
        expect(/^[=+\-@\t\r\n＝＋－＠]/.test(written)).toBe(false);
        expect(written !== text).toBe(looksLikeFormula(text));
      }),
    );
  });

  it('gives back numbers, booleans and dates', async () => {
    const date = fc.date({ min: new Date('1901-01-01T00:00:00Z'), max: new Date('2199-12-31T00:00:00Z'), noInvalidDate: true });
    await fc.assert(
      fc.asyncProperty(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), date, fc.boolean(), async (number, flag, instant, hasTime) => {
        const iso = instant.toISOString().slice(0, hasTime ? 19 : 10).replace('T00:00:00', '');
        const read = await allRows(await xlsxOf([[number, flag, { iso }]]));
        expect(read[1]?.cells).toEqual([number === 0 ? 0 : number, flag, { iso }]);
        expect(serialToCell(isoToSerial(iso) as number, false)).toEqual({ iso });
      }),
      { numRuns: 100 },
    );
  });

  it('is understood by another library as plain text, not as formulas', async () => {
    const texts = ['=1+1', '+86 138', '-5', '@a', "'x", '007', '😀', 'a\nb', '_x0041_'];
    const workbook = await readWithHucre(await xlsxOf(texts.map((text) => [text])));
    expect(workbook.sheets[0]?.rows.slice(1).map((row) => row[0])).toEqual(texts);
  });

  it('gives the same bytes for the same rows', async () => {
    const rows = [['甲', 1, { iso: '2026-03-01' }]];
    expect(await xlsxOf(rows)).toEqual(await xlsxOf(rows));
  });
});

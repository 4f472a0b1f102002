import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeXlsx as writeWithHucre } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { describeTable, readTable } from './read-table.ts';
import { allRows, handMadeXlsx } from './test-fixtures.ts';
import { isDateFormat } from './workbook.ts';

const cellsOf = async (sheetData: string, parts = {}): Promise<unknown> =>
  (await allRows(handMadeXlsx({ sheetData, ...parts }))).map((row) => row.cells);

describe('reading an xlsx sheet', () => {
  it('understands shared, rich and inline strings, and leaves phonetic guides out', async () => {
    const sharedStrings = '<si><t>点位</t></si><si><r><rPr><b/></rPr><t>东</t></r><r><t xml:space="preserve"> 街</t></r></si><si><t>市</t><rPh sb="0" eb="1"><t>shì</t></rPh></si>';
    const sheetData =
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="inlineStr"><is><t>a &amp; b &#x1F600;</t></is></c></row>';
    expect(await cellsOf(sheetData, { sharedStrings })).toEqual([['点位', '东 街', '市', 'a & b 😀']]);
  });

  it('understands numbers, booleans, formula results and formula errors', async () => {
    const sheetData =
      '<row r="1"><c r="A1"><v>-12.50</v></c><c r="B1"><v>1.5E3</v></c><c r="C1" t="b"><v>1</v></c><c r="D1" t="str"><f>A1&amp;"x"</f><v>12x</v></c><c r="E1"><f>1+1</f><v>2</v></c><c r="F1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="G1"><f>NOW()</f></c><c r="H1"><v>12345678901234567</v></c></row>';
    expect(await cellsOf(sheetData)).toEqual([[-12.5, 1500, true, '12x', 2, { fault: '#DIV/0!' }, { fault: '#UNCALCULATED' }, 12345678901234568]]);
  });

  it('shows a number as a date only when its style is a date', async () => {
    const styles =
      '<numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="171" formatCode="0.00&quot;日&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="31"/><xf numFmtId="22"/><xf numFmtId="171"/><xf numFmtId="20"/></cellXfs>';
    const cell = (letter: string, style: number, value: number): string => `<c r="${letter}1" s="${style}"><v>${value}</v></c>`;
    const sheetData = `<row r="1">${cell('A', 0, 46022)}${cell('B', 1, 46022)}${cell('C', 2, 46022)}${cell('D', 3, 46022.5)}${cell('E', 4, 46022)}${cell('F', 5, 0.3958333333)}</row>`;
    expect(await cellsOf(sheetData, { styles })).toEqual([[46022, { iso: '2025-12-31' }, { iso: '2025-12-31' }, { iso: '2025-12-31T12:00:00' }, 46022, '09:30:00']]);
  });

  it('counts dates from 1904 when the workbook says so', async () => {
    const workbook = '<workbook><workbookPr date1904="1"/><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>';
    const styles = '<cellXfs><xf numFmtId="14"/></cellXfs>';
    expect(await cellsOf('<row r="1"><c r="A1" s="0"><v>44560</v></c></row>', { workbook, styles })).toEqual([[{ iso: '2025-12-31' }]]);
  });

  it('keeps the row numbers of the sheet, skips blank rows, and leaves holes for missing cells', async () => {
    const sheetData = '<row r="1"><c r="B1"><v>1</v></c></row><row r="2" spans="1:2"/><row r="3"><c r="A3" s="1"/></row><row r="9"><c r="D9"><v>4</v></c></row>';
    expect(await allRows(handMadeXlsx({ sheetData }))).toEqual([
      { rowNumber: 1, cells: [null, 1] },
      { rowNumber: 9, cells: [null, null, null, 4] },
    ]);
  });

  it('places cells and rows that carry no reference one after the other', async () => {
    const sheetData = '<row><c><v>1</v></c><c><v>2</v></c></row><row><c t="inlineStr"><is><t>x</t></is></c></row>';
    expect(await allRows(handMadeXlsx({ sheetData }))).toEqual([
      { rowNumber: 1, cells: [1, 2] },
      { rowNumber: 2, cells: ['x'] },
    ]);
  });

  it('repeats a value merged over several rows, and leaves sideways merges alone', async () => {
    const text = (reference: string, value: string): string => `<c r="${reference}" t="inlineStr"><is><t>${value}</t></is></c>`;
    const sheetData = `<row r="1">${text('A1', '东片区')}${text('B1', '一')}</row><row r="2"><c r="A2"/>${text('B2', '二')}</row><row r="3">${text('A3', '西片区')}${text('B3', '三')}</row>`;
    const behindData = '<mergeCells count="2"><mergeCell ref="A1:A2"/><mergeCell ref="B3:C3"/></mergeCells>';
    const bytes = handMadeXlsx({ sheetData, behindData });
    expect((await allRows(bytes)).map((row) => row.cells)).toEqual([['东片区', '一'], ['东片区', '二'], ['西片区', '三']]);
    expect((await allRows(bytes, { mergedCells: 'blank' })).map((row) => row.cells)).toEqual([['东片区', '一'], [null, '二'], ['西片区', '三']]);
  });

  it('reads sheets by name and by place, and prefers the first visible one', async () => {
    const workbook = '<workbook><sheets><sheet name="隐藏" sheetId="1" state="hidden" r:id="rId1"/><sheet name="台账" sheetId="2" r:id="rId2"/></sheets></workbook>';
    const extra = { 'xl/worksheets/sheet2.xml': '<worksheet><sheetData><row r="1"><c r="A1"><v>2</v></c></row></sheetData></worksheet>' };
    const bytes = handMadeXlsx({ workbook, extra, sheetData: '<row r="1"><c r="A1"><v>1</v></c></row>' });
    expect(await describeTable({ buffer: bytes })).toEqual({ format: 'xlsx', sheets: [{ name: '隐藏', isHidden: true }, { name: '台账', isHidden: false }] });
    const first = async (sheet?: string | number): Promise<unknown> => (await allRows(bytes, sheet === undefined ? {} : { sheet }))[0]?.cells;
    expect([await first(), await first('隐藏'), await first(1)]).toEqual([[2], [1], [2]]);
    await expect(allRows(bytes, { sheet: '没有' })).rejects.toMatchObject({ code: 'sheet_not_found', detail: { available: '隐藏、台账' } });
  });

  it('reads a workbook whose elements carry a namespace prefix', async () => {
    const extra = { 'xl/worksheets/sheet1.xml': '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="2"><x:c r="A2" t="inlineStr"><x:is><x:t><![CDATA[<甲>]]>乙</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>' };
    expect(await allRows(handMadeXlsx({ extra }))).toEqual([{ rowNumber: 2, cells: ['<甲>乙'] }]);
  });

  it('reads what another library writes, from disk as well as from memory', async () => {
    const rows = [['编号', '日期', '数'], ['007', new Date(Date.UTC(2026, 2, 1)), 1.25], ['=1+1', null, true]];
    const bytes = await writeWithHucre({ sheets: [{ name: '甲', rows }] });
    const expected = [['编号', '日期', '数'], ['007', { iso: '2026-03-01' }, 1.25], ['=1+1', null, true]];
    expect((await allRows(bytes)).map((row) => row.cells)).toEqual(expected);
    const folder = await mkdtemp(join(tmpdir(), 'table-'));
    const path = join(folder, 'a.xlsx');
    await writeFile(path, bytes);
    const fromDisk: unknown[] = [];
    for await (const row of readTable({ path })) fromDisk.push(row.cells);
    await rm(folder, { recursive: true });
    expect(fromDisk).toEqual(expected);
  });

  it('closes the file when the caller stops early', async () => {
    const bytes = handMadeXlsx({ sheetData: '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>' });
    let seen = 0;
    for await (const row of readTable({ buffer: bytes })) {
      seen = row.rowNumber;
      break;
    }
    expect(seen).toBe(1);
  });

  it('gives the same rows however the file is cut into chunks', async () => {
    const long = '字'.repeat(9_000);
    const sheetData = Array.from({ length: 60 }, (_row, index) => `<row r="${index + 1}"><c r="A${index + 1}" t="inlineStr"><is><t>${long}${index}&amp;</t></is></c></row>`).join('<!-- c -->');
    const rows = await allRows(handMadeXlsx({ sheetData }));
    expect(rows.map((row) => row.cells[0])).toEqual(Array.from({ length: 60 }, (_row, index) => `${long}${index}&`));
  });
});

describe('date formats', () => {
  it.each([
    ['yyyy-mm-dd', true],
    ['[$-804]yyyy"年"m"月"d"日";@', true],
    ['h:mm AM/PM', true],
    ['[h]:mm', false],
    ['General', false],
    ['0.00_ ', false],
    ['#,##0"days"', false],
    ['@', false],
    ['[Red]0', false],
  ])('%s shows a date: %s', (code, expected) => {
    expect(isDateFormat(code)).toBe(expected);
  });
});

describe('reading CSV', () => {
  const rowsOf = async (bytes: Uint8Array | string): Promise<unknown> => (await allRows(Buffer.from(bytes as string))).map((row) => row.cells);

  it('takes off a byte order mark and keeps quotes, commas and line breaks inside cells', async () => {
    expect(await rowsOf('\ufeff编号,说明\r\n001,"他说""好"",\n走了"\r\n')).toEqual([['编号', '说明'], ['001', '他说"好",\n走了']]);
  });

  it('reads a file in which every cell stands in quotes', async () => {
    expect(await rowsOf('"编号","说明"\n"001","好"\n"002",""\r\n"003","好"')).toEqual([['编号', '说明'], ['001', '好'], ['002'], ['003', '好']]);
  });

  it('recognises GB 18030, also when the Chinese comes late', async () => {
    const gbk = Buffer.concat([Buffer.from('code,name\n'.repeat(30_000)), Buffer.from([0xce, 0xc4, 0xc3, 0xf7, 0x2c, 0x81, 0x30, 0x81, 0x30, 0x0a])]);
    const rows = await allRows(gbk);
    expect(rows[30_000]?.cells).toEqual(['文明', '\u0080']);
  });

  it('reads the tab-separated “Unicode text” of Excel', async () => {
    expect(await rowsOf(Buffer.from('\ufeff甲\t乙\r\n1\t2', 'utf16le'))).toEqual([['甲', '乙'], ['1', '2']]);
  });

  it('counts line numbers as the person sees them and skips blank lines', async () => {
    expect(await allRows(Buffer.from('a;b\n\n;\nc;d'))).toEqual([
      { rowNumber: 1, cells: ['a', 'b'] },
      { rowNumber: 4, cells: ['c', 'd'] },
    ]);
  });

  it('understands a cell that spans chunks', async () => {
    const filler = 'x'.repeat(9_990);
    const text = Array.from({ length: 40 }, (_row, index) => `"${filler}""${index}",b`).join('\r\n');
    const rows = await allRows(Buffer.from(text));
    expect(rows.map((row) => row.cells)).toEqual(Array.from({ length: 40 }, (_row, index) => [`${filler}"${index}`, 'b']));
  });
});

import { columnLetter, isoToSerial } from './cells.ts';
import { SpreadsheetError } from './errors.ts';
import { looksLikeFormula } from './formula-text.ts';
import { XLSX_MAX_CELL_LENGTH, XLSX_MAX_COLUMNS, XLSX_MAX_ROWS } from './limits.ts';
import { cellsOf } from './table-model.ts';
import type { CellInput, ColumnStyle, MarkedRow, WrittenColumn, WrittenSheet } from './table-model.ts';

const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN_NAMESPACE = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** Places of the cell formats in {@link STYLES_XML}; each has a highlighted twin right behind it. */
const STYLE_INDEX = { general: 0, text: 2, quoted: 4, integer: 6, decimal: 8, date: 10, dateTime: 12, header: 14 } as const;
type StyleName = keyof typeof STYLE_INDEX;

const DATE_FORMAT_ID = 164;
const DATE_TIME_FORMAT_ID = 165;
const FORMAT_IDS: readonly number[] = [0, 49, 49, 1, 4, DATE_FORMAT_ID, DATE_TIME_FORMAT_ID];

/** 样式表 · Fonts, fills and number formats shared by every sheet written here. */
export const STYLES_XML = `${XML_HEAD}<styleSheet xmlns="${MAIN_NAMESPACE}">
<numFmts count="2"><numFmt numFmtId="${DATE_FORMAT_ID}" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="${DATE_TIME_FORMAT_ID}" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>
<fonts count="2"><font><sz val="11"/><name val="宋体"/><charset val="134"/></font><font><b/><sz val="11"/><name val="宋体"/><charset val="134"/></font></fonts>
<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF7"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFE1DC"/></patternFill></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="15">${FORMAT_IDS.map((id, index) => format(id, index === 2)).join('')}<xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf></cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

function format(id: number, isQuoted: boolean): string {
  const quote = isQuoted ? ' quotePrefix="1"' : '';
  const plain = `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"${quote}/>`;
  return plain + plain.replace('fillId="0"', 'fillId="3" applyFill="1"');
}

/**
 * 工作表 XML · Streams one sheet as text in pieces of about 64 kB.
 * Text is always written as an inline string, never as a formula; text that looks like a formula is also marked as
 * quoted, so that editing the cell does not turn it into one.
 * @errors too_many_rows, too_many_columns, cell_too_long, unwritable_value
 */
export async function* sheetXml(sheet: WrittenSheet): AsyncGenerator<string, void, undefined> {
  if (sheet.columns.length > XLSX_MAX_COLUMNS) throw new SpreadsheetError('too_many_columns', { limit: XLSX_MAX_COLUMNS, row: 1 });
  const letters = sheet.columns.map((_column, index) => columnLetter(index));
  yield sheetHead(sheet) + headerRow(sheet.columns, letters);
  let rowNumber = 1;
  let pending = '';
  for await (const row of sheet.rows) {
    rowNumber += 1;
    if (rowNumber > XLSX_MAX_ROWS) throw new SpreadsheetError('too_many_rows', { limit: XLSX_MAX_ROWS - 1 });
    pending += rowXml(cellsOf(row), rowNumber, sheet.columns, letters);
    if (pending.length < 65_536) continue;
    yield pending;
    pending = '';
  }
  yield `${pending}</sheetData>${sheetTail(sheet, letters, rowNumber)}`;
}

/** XML 转义 · Escapes text for XML and stores what XML cannot hold in the `_xHHHH_` form of spreadsheets. */
export function sheetText(text: string): string {
  return text
    .replace(/_x(?=[0-9a-fA-F]{4})/g, '_x005F_x')
    .replace(/[&<>"\u0000-\u0008\u000b-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, escapeCharacter);
}

function escapeCharacter(character: string): string {
  switch (character) {
    case '&':
      return '&amp;';
    case '<':
      return '&lt;';
    case '>':
      return '&gt;';
    case '"':
      return '&quot;';
    default:
      return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
  }
}

function sheetHead(sheet: WrittenSheet): string {
  const frozen = sheet.frozenColumns ?? 0;
  const topLeft = `${columnLetter(frozen)}2`;
  const xSplit = frozen > 0 ? ` xSplit="${frozen}"` : '';
  const pane = frozen > 0 ? 'bottomRight' : 'bottomLeft';
  const columns = sheet.columns.map((column, index) => {
    const width = Math.min(Math.max(column.width ?? 14, 4), 120);
    return `<col min="${index + 1}" max="${index + 1}" width="${width}" style="${STYLE_INDEX[styleOf(column.style)]}" customWidth="1"/>`;
  });
  const columnsXml = columns.length === 0 ? '' : `<cols>${columns.join('')}</cols>`;
  return `${XML_HEAD}<worksheet xmlns="${MAIN_NAMESPACE}"><sheetViews><sheetView workbookViewId="0"><pane${xSplit} ySplit="1" topLeftCell="${topLeft}" activePane="${pane}" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>${columnsXml}<sheetData>`;
}

function headerRow(columns: readonly WrittenColumn[], letters: readonly string[]): string {
  const cells = columns.map((column, index) => textCell(`${letters[index]}1`, column.header, STYLE_INDEX.header));
  return `<row r="1" ht="24" customHeight="1">${cells.join('')}</row>`;
}

function sheetTail(sheet: WrittenSheet, letters: readonly string[], lastRow: number): string {
  const last = letters[letters.length - 1];
  const filter = sheet.hasAutoFilter === true && last !== undefined ? `<autoFilter ref="A1:${last}${lastRow}"/>` : '';
  const lists = sheet.columns.flatMap((column, index) => {
    const list = (column.choices ?? []).join(',');
    // A list in the formula itself is cut at 255 characters and cannot hold commas inside a choice.
    const isUsable = list !== '' && list.length <= 255 && (column.choices ?? []).every((choice) => !/[,"]/.test(choice));
    if (!isUsable) return [];
    const area = `${letters[index]}2:${letters[index]}${XLSX_MAX_ROWS}`;
    return [`<dataValidation type="list" allowBlank="1" sqref="${area}"><formula1>"${sheetText(list)}"</formula1></dataValidation>`];
  });
  const validations = lists.length === 0 ? '' : `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`;
  return `${filter}${validations}</worksheet>`;
}

function rowXml(row: MarkedRow, rowNumber: number, columns: readonly WrittenColumn[], letters: readonly string[]): string {
  let cells = '';
  for (let index = 0; index < row.cells.length; index += 1) {
    const value = row.cells[index];
    const isMarked = row.marked.has(index);
    const reference = `${letters[index] ?? columnLetter(index)}${rowNumber}`;
    if (value !== null && value !== undefined && value !== '') {
      cells += cellXml(value, reference, columns[index]?.style, isMarked, rowNumber);
    } else if (isMarked) cells += `<c r="${reference}" s="${STYLE_INDEX[styleOf(columns[index]?.style)] + 1}"/>`;
  }
  return `<row r="${rowNumber}">${cells}</row>`;
}

function cellXml(
  value: Exclude<CellInput, null | undefined>,
  reference: string,
  style: ColumnStyle | undefined,
  isMarked: boolean,
  rowNumber: number,
): string {
  const mark = isMarked ? 1 : 0;
  if (typeof value === 'object') {
    if ('fault' in value) return textCell(reference, value.fault, STYLE_INDEX.text + mark);
    return dateCell(value.iso, reference, mark, rowNumber);
  }
  if (typeof value === 'boolean') return `<c r="${reference}" t="b" s="${STYLE_INDEX.general + mark}"><v>${value ? 1 : 0}</v></c>`;
  if (typeof value === 'string') {
    if (value.length > XLSX_MAX_CELL_LENGTH) {
      throw new SpreadsheetError('cell_too_long', { limit: XLSX_MAX_CELL_LENGTH, row: rowNumber, column: reference.replace(/\d+/, '') });
    }
    if ((style === 'date' || style === 'dateTime') && isoToSerial(value) !== null) return dateCell(value, reference, mark, rowNumber);
    if (style === 'decimal' && /^-?\d{1,12}(?:\.\d{1,3})?$/.test(value)) {
      return `<c r="${reference}" s="${STYLE_INDEX.decimal + mark}"><v>${value}</v></c>`;
    }
    return textCell(reference, value, STYLE_INDEX[looksLikeFormula(value) ? 'quoted' : 'text'] + mark);
  }
  // A spreadsheet keeps 15 digits; a longer whole number is an identifier and is kept as text.
  if (typeof value === 'bigint') return textOrNumber(value, reference, style, mark);
  if (!Number.isFinite(value)) throw unwritable(reference, rowNumber, String(value));
  return `<c r="${reference}" s="${numberStyle(style) + mark}"><v>${value}</v></c>`;
}

function textOrNumber(value: bigint, reference: string, style: ColumnStyle | undefined, mark: number): string {
  const isExact = value > -1_000_000_000_000_000n && value < 1_000_000_000_000_000n;
  return isExact
    ? `<c r="${reference}" s="${numberStyle(style) + mark}"><v>${value}</v></c>`
    : textCell(reference, value.toString(), STYLE_INDEX.text + mark);
}

function textCell(reference: string, text: string, style: number): string {
  return `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${sheetText(text)}</t></is></c>`;
}

function dateCell(iso: string, reference: string, mark: number, rowNumber: number): string {
  const serial = isoToSerial(iso);
  // A day before 1 March 1900 has no number in a spreadsheet: a list with such a row goes out all the same, with the day in words.
  if (serial === null && /^\d{4}-\d{2}-\d{2}/.test(iso)) return textCell(reference, iso, STYLE_INDEX.text + mark);
  if (serial === null) throw unwritable(reference, rowNumber, iso);
  const style = iso.length > 10 ? STYLE_INDEX.dateTime : STYLE_INDEX.date;
  return `<c r="${reference}" s="${style + mark}"><v>${serial}</v></c>`;
}

function numberStyle(style: ColumnStyle | undefined): number {
  return STYLE_INDEX[style === 'integer' || style === 'decimal' ? style : 'general'];
}

function styleOf(style: ColumnStyle | undefined): StyleName {
  return style === undefined || style === 'number' ? 'general' : style;
}

function unwritable(reference: string, rowNumber: number, reason: string): SpreadsheetError {
  return new SpreadsheetError('unwritable_value', { row: rowNumber, column: reference.replace(/\d+/, ''), reason });
}

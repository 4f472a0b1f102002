import { Readable } from 'node:stream';
import { cellText, isCellDate } from './cells.ts';
import { neutraliseFormulaText } from './formula-text.ts';
import { sheetText, sheetXml, STYLES_XML } from './sheet-xml.ts';
import { cellsOf, sheetNames } from './table-model.ts';
import type { CellInput, WrittenSheet, WrittenTable } from './table-model.ts';
import { zipParts } from './zip-writer.ts';
import type { ZipPart } from './zip-writer.ts';

const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SPREADSHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export const XLSX_MEDIA_TYPE = `${SPREADSHEET_TYPE}.sheet`;
export const CSV_MEDIA_TYPE = 'text/csv; charset=utf-8';

/**
 * 写出 xlsx · Streams a workbook while its rows are pulled, so memory does not grow with the number of rows.
 * The same rows give the same bytes. Errors raised by the rows or by a value destroy the stream.
 * @errors too_many_rows, too_many_columns, cell_too_long, unwritable_value
 */
export function writeXlsx(table: WrittenTable): Readable {
  return Readable.from(zipParts(workbookParts(table)), { objectMode: false, highWaterMark: 128 * 1024 });
}

/**
 * 写出 CSV · Streams one sheet as UTF-8 with a byte order mark, so that Excel and WPS show Chinese correctly.
 * Text that could run as a formula is neutralised with an apostrophe, which the reader here takes off again.
 */
export function writeCsv(sheet: Pick<WrittenSheet, 'columns' | 'rows'>): Readable {
  return Readable.from(csvLines(sheet), { objectMode: false, highWaterMark: 128 * 1024 });
}

function workbookParts(table: WrittenTable): ZipPart[] {
  const names = sheetNames(table.sheets.map((sheet) => sheet.name));
  const numbers = names.map((_name, index) => index + 1);
  const overrides = numbers.map(
    (number) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${SPREADSHEET_TYPE}.worksheet+xml"/>`,
  );
  const sheets = names.map((name, index) => `<sheet name="${sheetText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`);
  const relationships = numbers.map(
    (number) => `<Relationship Id="rId${number}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${number}.xml"/>`,
  );
  const text = (name: string, body: string): ZipPart => ({ name, text: [XML_HEAD + body] });
  return [
    text(
      '[Content_Types].xml',
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SPREADSHEET_TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${SPREADSHEET_TYPE}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>${overrides.join('')}</Types>`,
    ),
    text(
      '_rels/.rels',
      `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    ),
    text(
      'docProps/core.xml',
      `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${sheetText(table.title ?? names[0] ?? '')}</dc:title></cp:coreProperties>`,
    ),
    text('xl/workbook.xml', `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.join('')}</sheets></workbook>`),
    text(
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${PACKAGE}/relationships">${relationships.join('')}<Relationship Id="rId${names.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    ),
    { name: 'xl/styles.xml', text: [STYLES_XML] },
    ...table.sheets.map((sheet, index) => ({ name: `xl/worksheets/sheet${index + 1}.xml`, text: sheetXml(sheet) })),
  ];
}

async function* csvLines(sheet: Pick<WrittenSheet, 'columns' | 'rows'>): AsyncGenerator<Buffer, void, undefined> {
  let pending = `\ufeff${csvLine(sheet.columns.map((column) => column.header))}`;
  for await (const row of sheet.rows) {
    pending += csvLine(cellsOf(row).cells);
    if (pending.length < 65_536) continue;
    yield Buffer.from(pending, 'utf8');
    pending = '';
  }
  yield Buffer.from(pending, 'utf8');
}

function csvLine(cells: readonly CellInput[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(value: CellInput): string {
  if (typeof value === 'bigint') return value.toString();
  if (value === null || value === undefined) return '';
  const isText = typeof value === 'string' || (typeof value === 'object' && !isCellDate(value));
  // A NUL would make the whole file look binary, to this reader as to others.
  const text = isText ? neutraliseFormulaText(cellText(value).replaceAll('\u0000', '')) : cellText(value);
  return /[",\r\n;\t|]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export { cellText, columnLetter, isCellDate, isCellFault } from './cells.ts';
export type { CellDate, CellFault, CellValue, TableRow } from './cells.ts';
export type { TableSource } from './byte-source.ts';
export {
  booleanColumn,
  choiceColumn,
  dateColumn,
  dateTimeColumn,
  decimalColumn,
  defineColumns,
  headersOf,
  integerColumn,
  normaliseHeader,
  numberColumn,
  textColumn,
} from './columns.ts';
export type { Column, Columns, RowOf, Wording } from './columns.ts';
export type { CsvEncoding } from './csv-reader.ts';
export { SpreadsheetError } from './errors.ts';
export type { SpreadsheetErrorCode } from './errors.ts';
export { FULL_TO_HALF } from './half-width.ts';
export { DEFAULT_READ_LIMITS } from './limits.ts';
export type { ReadLimits } from './limits.ts';
export type { CellErrorCode } from './parse-cell.ts';
export { ERROR_HEADER, requireReadable } from './header.ts';
export type { HeaderProblem, TableHeader } from './header.ts';
export { readMatchingTable } from './matching-sheet.ts';
export { parseRows } from './parse-rows.ts';
export type { CellError, ParsedRow, ParsedTable, ParseRowsOptions } from './parse-rows.ts';
export { describeTable, readTable } from './read-table.ts';
export type { ReadTableOptions, TableDescription } from './read-table.ts';
export type { CellInput, ColumnStyle, MarkedRow, RowInput, WrittenColumn, WrittenSheet, WrittenTable } from './table-model.ts';
export { errorWorkbook, sheetOf, templateTable, templateWorkbook, writeTable } from './tables.ts';
export type { ErrorWorkbookOptions, FaultyRow, TableLanguage, WriteTableOptions } from './tables.ts';
export type { SheetSummary } from './workbook.ts';
export { CSV_MEDIA_TYPE, writeCsv, writeXlsx, XLSX_MEDIA_TYPE } from './write-table.ts';

import { cellText, columnLetter } from './cells.ts';
import type { CellValue, TableRow } from './cells.ts';
import { normaliseHeader } from './columns.ts';
import type { Columns, RowOf, Wording } from './columns.ts';
import { findHeader } from './header.ts';
import type { TableHeader } from './header.ts';
import { noRecordFault } from './no-record.ts';
import { parseCell } from './parse-cell.ts';
import type { CellErrorCode } from './parse-cell.ts';

/** 单元格错误 · One thing to correct, with the place where the person finds it. */
export interface CellError extends Wording {
  readonly rowNumber: number;
  /** `null` when the error concerns the row as a whole. */
  readonly column: { readonly key: string; readonly letter: string; readonly header: string } | null;
  /** A {@link CellErrorCode}, or a code of the module that checks further. */
  readonly code: CellErrorCode | (string & {});
  /** What the cell holds, cut to 60 characters. */
  readonly value: string;
}

export type ParsedRow<Row> =
  | { readonly ok: true; readonly rowNumber: number; readonly cells: readonly CellValue[]; readonly value: Row }
  | { readonly ok: false; readonly rowNumber: number; readonly cells: readonly CellValue[]; readonly errors: readonly CellError[] };

export interface ParsedTable<Row> {
  readonly header: TableHeader;
  /**
   * Rows behind the header, each either understood or with all its errors. Ends at once when the header is not readable.
   */
  readonly rows: AsyncIterable<ParsedRow<Row>>;
  /** Releases the file when the rows are not read to their end. */
  close(): Promise<void>;
}

export interface ParseRowsOptions {
  /** How many non-blank rows are searched for the header; titles may stand above it. */
  readonly headerSearchRows?: number;
  /** Where 合计 may be what a row is about, as in a list of published numbers: no row is taken for a sum or a note. */
  readonly everyRowCounts?: boolean;
}

const VALUE_LENGTH = 60;

/**
 * 按列定义解析 · Finds the header row and then understands every row by its columns.
 * Columns are matched by Chinese or English header, alias or key, in any order.
 * @errors header_not_found, and whatever reading the source throws
 */
export async function parseRows<Definition extends Columns>(
  source: AsyncIterable<TableRow>,
  columns: Definition,
  options: ParseRowsOptions = {},
): Promise<ParsedTable<RowOf<Definition>>> {
  const rows = source[Symbol.asyncIterator]();
  const close = async (): Promise<void> => {
    await rows.return?.();
  };
  const { header, behind } = await findHeader(rows, columns, options.headerSearchRows ?? 10);
  return { header, rows: parsed(rows, behind, header, columns, options.everyRowCounts === true), close };
}

async function* parsed<Definition extends Columns>(
  rows: AsyncIterator<TableRow>,
  behind: readonly TableRow[],
  header: TableHeader,
  columns: Definition,
  everyRowCounts: boolean,
): AsyncGenerator<ParsedRow<RowOf<Definition>>, void, undefined> {
  try {
    if (!header.isReadable) return;
    for (const row of behind) if (saysSomething(row, header)) yield parseRow(row, header, columns, everyRowCounts);
    for (let next = await rows.next(); next.done !== true; next = await rows.next()) {
      if (saysSomething(next.value, header)) yield parseRow(next.value, header, columns, everyRowCounts);
    }
  } finally {
    await rows.return?.();
  }
}

/**
 * A row is blank when none of this table's columns holds anything; stray notes beside the table do not count. Headings that are printed anew on
 * each page say nothing either.
 */
function saysSomething(row: TableRow, header: TableHeader): boolean {
  for (const index of header.indexes.values()) {
    const text = normaliseHeader(cellText(row.cells[index]));
    if (text !== '' && text !== normaliseHeader(header.headers[index] as string)) return true;
  }
  return false;
}

const lacksRequired = (row: TableRow, header: TableHeader, columns: Columns): boolean => Object.entries(columns).some(([key, { isRequired }]) => isRequired && cellText(row.cells[header.indexes.get(key) ?? -1]).trim() === '');

function parseRow<Definition extends Columns>(row: TableRow, header: TableHeader, columns: Definition, everyRowCounts: boolean): ParsedRow<RowOf<Definition>> {
  const { rowNumber, cells } = row;
  const odd = everyRowCounts ? null : noRecordFault(row, () => lacksRequired(row, header, columns));
  if (odd !== null) return { ok: false, rowNumber, cells, errors: [{ rowNumber, column: null, ...odd, value: shortened(odd.value) }] };
  const value: Record<string, unknown> = {};
  const errors: CellError[] = [];
  for (const [key, column] of Object.entries(columns)) {
    const index = header.indexes.get(key);
    const cell = index === undefined ? null : row.cells[index];
    const result = parseCell(column, cell, index !== undefined && row.filled?.has(index) === true, row.is1904 === true);
    if (result.ok) value[key] = result.value;
    else {
      const place = { key, letter: index === undefined ? '' : columnLetter(index), header: index === undefined ? column.zh : (header.headers[index] as string) };
      errors.push({ rowNumber: row.rowNumber, column: place, code: result.code, zh: result.zh, en: result.en, value: shortened(cell) });
    }
  }
  return errors.length > 0 ? { ok: false, rowNumber, cells, errors } : { ok: true, rowNumber, cells, value: value as RowOf<Definition> };
}

function shortened(cell: CellValue | undefined): string {
  const characters = [...cellText(cell).slice(0, VALUE_LENGTH * 2 + 1)];
  return characters.length > VALUE_LENGTH ? `${characters.slice(0, VALUE_LENGTH).join('')}…` : characters.join('');
}

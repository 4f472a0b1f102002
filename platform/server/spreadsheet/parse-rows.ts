import { cellText, columnLetter } from './cells.ts';
import type { CellValue, TableRow } from './cells.ts';
import { headersOf, normaliseHeader } from './columns.ts';
import type { Columns, RowOf, Wording } from './columns.ts';
import { SpreadsheetError } from './errors.ts';
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

export interface HeaderProblem extends Wording {
  readonly code: 'missing' | 'duplicate' | 'unknown';
  readonly header: string;
  /** Column letters concerned; empty for a missing header. */
  readonly letters: readonly string[];
}

/** 表头 · The header row as it was understood. */
export interface TableHeader {
  readonly rowNumber: number;
  /** Headers as they stand in the file, one per column. */
  readonly headers: readonly string[];
  /** Index of the column for each key that was found. */
  readonly indexes: ReadonlyMap<string, number>;
  /** Missing and duplicate headers make the table unreadable; unknown ones are only mentioned. */
  readonly problems: readonly HeaderProblem[];
  readonly isReadable: boolean;
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
}

/** 错误列表头 · The column that {@link errorWorkbook} adds; ignored when the file comes back. */
export const ERROR_HEADER: Wording = { zh: '错误', en: 'Errors' };

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
  return { header, rows: parsed(rows, behind, header, columns), close };
}

/**
 * 要求表头可用 · Turns unreadable headers into one error, for callers that cannot show the problems one by one.
 * @errors header_problems
 */
export function requireReadable(header: TableHeader): void {
  if (header.isReadable) return;
  const grave = header.problems.filter((problem) => problem.code !== 'unknown');
  throw new SpreadsheetError('header_problems', {
    problems_zh: grave.map((problem) => problem.zh).join('；'),
    problems_en: grave.map((problem) => problem.en).join('; '),
  });
}

async function findHeader(
  rows: AsyncIterator<TableRow>,
  columns: Columns,
  searchRows: number,
): Promise<{ header: TableHeader; behind: readonly TableRow[] }> {
  const keys = new Map<string, string>();
  for (const [key, column] of Object.entries(columns)) {
    for (const header of headersOf(key, column)) keys.set(normaliseHeader(header), key);
  }
  const seen: TableRow[] = [];
  let best = { place: -1, matches: 0 };
  while (seen.length < searchRows) {
    const next = await rows.next();
    if (next.done === true) break;
    const matches = new Set(next.value.cells.map((cell) => keys.get(normaliseHeader(cellText(cell)))).filter((key) => key !== undefined)).size;
    if (matches > best.matches) best = { place: seen.length, matches };
    seen.push(next.value);
    if (matches === Object.keys(columns).length) break;
  }
  const row = seen[best.place];
  if (row === undefined) {
    await rows.return?.();
    const expected = Object.values(columns).map((column) => `${column.zh} ${column.en}`).slice(0, 12).join('、');
    throw new SpreadsheetError('header_not_found', { rows: searchRows, expected });
  }
  return { header: understandHeader(row, columns, keys), behind: seen.slice(best.place + 1) };
}

function understandHeader(row: TableRow, columns: Columns, keys: ReadonlyMap<string, string>): TableHeader {
  const headers = row.cells.map((cell) => cellText(cell).trim());
  const places = new Map<string, number[]>();
  const problems: HeaderProblem[] = [];
  const reserved = [ERROR_HEADER.zh, ERROR_HEADER.en].map(normaliseHeader);
  headers.forEach((header, index) => {
    const normalised = normaliseHeader(header);
    if (normalised === '' || (reserved.includes(normalised) && !keys.has(normalised))) return;
    const key = keys.get(normalised);
    if (key === undefined) {
      const letter = columnLetter(index);
      problems.push({ code: 'unknown', header, letters: [letter], zh: `${letter} 列“${header}”不是本表的列，将被忽略`, en: `Column ${letter} “${header}” does not belong to this table and is ignored` });
    } else places.set(key, [...(places.get(key) ?? []), index]);
  });
  for (const [key, column] of Object.entries(columns)) {
    const indexes = places.get(key) ?? [];
    if (indexes.length === 0 && column.isRequired) {
      problems.push({ code: 'missing', header: column.zh, letters: [], zh: `缺少必填列“${column.zh}”`, en: `The required column “${column.en}” is missing` });
    }
    if (indexes.length > 1) {
      const letters = indexes.map(columnLetter);
      problems.push({ code: 'duplicate', header: column.zh, letters, zh: `“${column.zh}”出现在多列：${letters.join('、')}`, en: `“${column.en}” appears in several columns: ${letters.join(', ')}` });
    }
  }
  return {
    rowNumber: row.rowNumber,
    headers,
    indexes: new Map([...places].map(([key, indexes]) => [key, indexes[0] as number])),
    problems,
    isReadable: problems.every((problem) => problem.code === 'unknown'),
  };
}

async function* parsed<Definition extends Columns>(
  rows: AsyncIterator<TableRow>,
  behind: readonly TableRow[],
  header: TableHeader,
  columns: Definition,
): AsyncGenerator<ParsedRow<RowOf<Definition>>, void, undefined> {
  try {
    if (!header.isReadable) return;
    for (const row of behind) if (!isBlank(row, header)) yield parseRow(row, header, columns);
    for (let next = await rows.next(); next.done !== true; next = await rows.next()) {
      if (!isBlank(next.value, header)) yield parseRow(next.value, header, columns);
    }
  } finally {
    await rows.return?.();
  }
}

/** A row is blank when none of this table's columns holds anything; stray notes beside the table do not count. */
function isBlank(row: TableRow, header: TableHeader): boolean {
  for (const index of header.indexes.values()) if (cellText(row.cells[index]).trim() !== '') return false;
  return true;
}

function parseRow<Definition extends Columns>(row: TableRow, header: TableHeader, columns: Definition): ParsedRow<RowOf<Definition>> {
  const value: Record<string, unknown> = {};
  const errors: CellError[] = [];
  for (const [key, column] of Object.entries(columns)) {
    const index = header.indexes.get(key);
    const cell = index === undefined ? null : row.cells[index];
    const result = parseCell(column, cell);
    if (result.ok) value[key] = result.value;
    else {
      const place = { key, letter: index === undefined ? '' : columnLetter(index), header: index === undefined ? column.zh : (header.headers[index] as string) };
      errors.push({ rowNumber: row.rowNumber, column: place, code: result.code, zh: result.zh, en: result.en, value: shortened(cell) });
    }
  }
  const { rowNumber, cells } = row;
  return errors.length > 0 ? { ok: false, rowNumber, cells, errors } : { ok: true, rowNumber, cells, value: value as RowOf<Definition> };
}

function shortened(cell: CellValue | undefined): string {
  const characters = [...cellText(cell).slice(0, VALUE_LENGTH * 2 + 1)];
  return characters.length > VALUE_LENGTH ? `${characters.slice(0, VALUE_LENGTH).join('')}…` : characters.join('');
}

/** 表头 · Where the headings of a table stand, and what each of them means. */
import { cellText, columnLetter } from './cells.ts';
import type { CellValue, TableRow } from './cells.ts';
import { headersOf, normaliseHeader } from './columns.ts';
import type { Columns, Wording } from './columns.ts';
import { SpreadsheetError } from './errors.ts';

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

/** 错误列表头 · The column that {@link errorWorkbook} adds; ignored when the file comes back. */
export const ERROR_HEADER: Wording = { zh: '错误', en: 'Errors' };

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

type Keys = ReadonlyMap<string, string>;

const keysOf = (row: TableRow, keys: Keys): readonly (string | undefined)[] => row.cells.map((cell) => keys.get(normaliseHeader(cellText(cell))));

/**
 * 两行表头 · Headings of a group with their own below: each column takes the one of the two that it has. Only where the lower row says nothing else
 * under what the upper one names, so that no row of data is taken for headings.
 */
function joined(top: TableRow | undefined, bottom: TableRow | undefined, keys: Keys): TableRow | null {
  if (top === undefined || bottom === undefined) return null;
  const [above, below] = [keysOf(top, keys), keysOf(bottom, keys)];
  const named = new Set(above.filter((key) => key !== undefined));
  const own = new Set(below.filter((key) => key !== undefined));
  if ([...own].every((key) => named.has(key)) || [...named].every((key) => own.has(key))) return null;
  const saysElse = above.some((key, at) => {
    const text = normaliseHeader(cellText(bottom.cells[at]));
    return key !== undefined && text !== '' && text !== normaliseHeader(cellText(top.cells[at]));
  });
  if (saysElse) return null;
  const cells = Array.from({ length: Math.max(top.cells.length, bottom.cells.length) }, (_each, at): CellValue => {
    const [first, second] = [top.cells[at] ?? null, bottom.cells[at] ?? null];
    return above[at] !== undefined ? first : below[at] !== undefined ? second : (second ?? first);
  });
  return { rowNumber: bottom.rowNumber, cells };
}

/** @returns the header as it was understood and the rows that were read behind it @errors header_not_found */
export async function findHeader(rows: AsyncIterator<TableRow>, columns: Columns, searchRows: number): Promise<{ header: TableHeader; behind: readonly TableRow[] }> {
  const keys = new Map<string, string>();
  for (const [key, column] of Object.entries(columns)) {
    for (const header of headersOf(key, column)) keys.set(normaliseHeader(header), key);
  }
  const seen: TableRow[] = [];
  let best = { place: -1, matches: 0 };
  const look = async (): Promise<boolean> => {
    const next = await rows.next();
    if (next.done !== true) seen.push(next.value);
    return next.done !== true;
  };
  while (seen.length < searchRows && best.matches < Object.keys(columns).length && await look()) {
    const matches = new Set(keysOf(seen.at(-1) as TableRow, keys).filter((key) => key !== undefined)).size;
    if (matches > best.matches) best = { place: seen.length - 1, matches };
  }
  const row = seen[best.place];
  if (row === undefined) {
    await rows.return?.();
    const expected = Object.values(columns).map((column) => `${column.zh} ${column.en}`).slice(0, 12).join('、');
    throw new SpreadsheetError('header_not_found', { rows: searchRows, expected });
  }
  if (best.place === seen.length - 1 && best.matches < Object.keys(columns).length) await look();
  const withBelow = joined(row, seen[best.place + 1], keys);
  const whole = withBelow ?? joined(seen[best.place - 1], row, keys) ?? row;
  return { header: understandHeader(whole, columns, keys), behind: seen.slice(best.place + (withBelow === null ? 1 : 2)) };
}

function understandHeader(row: TableRow, columns: Columns, keys: Keys): TableHeader {
  const headers = row.cells.map((cell) => cellText(cell).trim());
  const places = new Map<string, number[]>();
  const named = new Map<string, number[]>();
  const nameHeaders = new Set(Object.values(columns).flatMap((column) => (column.nameHeaders ?? []).map(normaliseHeader)));
  const problems: HeaderProblem[] = [];
  const ignore = (index: number): void => {
    const [letter, header] = [columnLetter(index), headers[index] as string];
    problems.push({ code: 'unknown', header, letters: [letter], zh: `${letter} 列“${header}”不是本表的列，将被忽略`, en: `Column ${letter} “${header}” does not belong to this table and is ignored` });
  };
  const reserved = [ERROR_HEADER.zh, ERROR_HEADER.en].map(normaliseHeader);
  headers.forEach((header, index) => {
    const normalised = normaliseHeader(header);
    if (normalised === '' || (reserved.includes(normalised) && !keys.has(normalised))) return;
    const key = keys.get(normalised);
    const found = nameHeaders.has(normalised) ? named : places;
    if (key === undefined) ignore(index);
    else found.set(key, [...(found.get(key) ?? []), index]);
  });
  // A table that gives codes often gives the names beside them, for reading; one that gives names may give the wider and the narrower one.
  for (const [key, indexes] of named) {
    const firstCalled = columns[key]?.nameHeaders?.map(normaliseHeader).find((name) => indexes.some((index) => normaliseHeader(headers[index] as string) === name));
    const [read, passed] = [indexes.filter((index) => normaliseHeader(headers[index] as string) === firstCalled), indexes.filter((index) => normaliseHeader(headers[index] as string) !== firstCalled)];
    if (places.has(key)) indexes.forEach(ignore);
    else { places.set(key, read); passed.forEach(ignore); }
  }
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

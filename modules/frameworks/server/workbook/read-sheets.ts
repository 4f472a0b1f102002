/** 读取各工作表 · The rows of every sheet of an edition workbook, faulty rows with what of them could be understood. */
import { cellText, describeTable, parseRows, readTable, SpreadsheetError } from '#platform/server/spreadsheet/index.ts';
import type { CellError, CellValue, Columns, HeaderProblem, TableHeader, TableRow } from '#platform/server/spreadsheet/index.ts';
import type { LocatedIssue } from '../issues.ts';
import { sheetKeys, sheets } from './columns.ts';
import type { SheetKey, SheetRow } from './columns.ts';

/** Twice what the largest edition holds in one sheet; more is no edition. */
const ROWS_MAX = 10_000;

/** A row whose cells may be missing where they are at fault. */
export type Loose<Row> = { readonly [Name in keyof Row]: Row[Name] | null };

export interface ReadRow<Key extends SheetKey> {
  readonly rowNumber: number;
  readonly value: Loose<SheetRow<Key>>;
  /** Something in the row was not understood and has been reported. */
  readonly isFaulty: boolean;
  readonly cells: readonly CellValue[];
}

export interface ReadSheet<Key extends SheetKey> { readonly name: string; readonly header: TableHeader | null; readonly rows: readonly ReadRow<Key>[]; readonly faulty: ReadonlySet<number> }
export type ReadSheets = { readonly [Key in SheetKey]: ReadSheet<Key> };

function cellIssue(sheet: string, error: CellError): LocatedIssue {
  return {
    pointer: '', sheet, row: error.rowNumber, severity: 'error', code: `cell_${error.code}`, zh: error.zh, en: error.en, value: error.value,
    ...(error.column === null ? {} : { column: error.column.letter, header: error.column.header }),
  };
}

function headerIssue(sheet: string, header: TableHeader, problem: HeaderProblem): LocatedIssue {
  return {
    pointer: '', sheet, row: header.rowNumber, severity: problem.code === 'unknown' ? 'warning' : 'error', code: `header_${problem.code}`, zh: problem.zh, en: problem.en,
    header: problem.header, ...(problem.letters.length === 0 ? {} : { column: problem.letters.join(', ') }),
  };
}

/** The same columns with nothing required, for what is left of a faulty row. */
function relaxed(columns: Columns): Columns {
  return Object.fromEntries(Object.entries(columns).map(([key, column]) => [key, { ...column, isRequired: false }]));
}

interface Faulty { readonly rowNumber: number; readonly cells: readonly CellValue[]; readonly errors: readonly CellError[] }

/** Reads faulty rows again without their faulty cells. */
async function leftovers(columns: Columns, header: TableHeader, faulty: readonly Faulty[]): Promise<Map<number, Record<string, unknown>>> {
  const found = new Map<number, Record<string, unknown>>();
  if (faulty.length === 0) return found;
  async function* again(): AsyncGenerator<TableRow> {
    yield { rowNumber: header.rowNumber, cells: header.headers };
    for (const { rowNumber, cells, errors } of faulty) {
      const bad = new Set(errors.map((error) => (error.column === null ? -1 : (header.indexes.get(error.column.key) ?? -1))));
      yield { rowNumber, cells: cells.map((cell, index) => (bad.has(index) ? null : cell)) };
    }
  }
  for await (const row of (await parseRows(again(), relaxed(columns))).rows) if (row.ok) found.set(row.rowNumber, row.value);
  return found;
}

async function readSheet(body: Uint8Array, key: SheetKey, name: string, issues: LocatedIssue[]): Promise<ReadSheet<SheetKey>> {
  const { columns } = sheets[key];
  const parsed = await parseRows(readTable({ buffer: body }, { sheet: name, limits: { rows: ROWS_MAX } }), columns as Columns);
  const { header } = parsed;
  for (const problem of header.problems) issues.push(headerIssue(name, header, problem));
  const rows: ReadRow<SheetKey>[] = [];
  const faulty: Faulty[] = [];
  for await (const row of parsed.rows) {
    if (row.ok) rows.push({ rowNumber: row.rowNumber, value: row.value as never, isFaulty: false, cells: row.cells });
    else {
      faulty.push(row);
      for (const error of row.errors) issues.push(cellIssue(name, error));
    }
  }
  const left = await leftovers(columns as Columns, header, faulty);
  for (const { rowNumber, cells } of faulty) {
    const blank = Object.fromEntries(Object.keys(columns).map((column) => [column, null]));
    rows.push({ rowNumber, value: { ...blank, ...left.get(rowNumber) } as never, isFaulty: true, cells });
  }
  return { name, header, rows: rows.toSorted((a, b) => a.rowNumber - b.rowNumber), faulty: new Set(faulty.map(({ rowNumber }) => rowNumber)) };
}

const tidyName = (name: string): string => name.normalize('NFKC').replace(/\s/g, '').toLowerCase();

/**
 * 读取工作簿 · Finds every sheet under its name in either language and reads it.
 * @errors SpreadsheetError for a file that is no workbook
 */
export async function readSheets(body: Uint8Array): Promise<{ sheets: ReadSheets; issues: LocatedIssue[] }> {
  const issues: LocatedIssue[] = [];
  const { format, sheets: present } = await describeTable({ buffer: body });
  if (format === 'csv') throw new SpreadsheetError('other_spreadsheet_format', { format: 'CSV' });
  const found: Partial<Record<SheetKey, ReadSheet<SheetKey>>> = {};
  for (const key of sheetKeys) {
    const { zh, en, isRequired } = sheets[key];
    const sheet = present.find(({ name }) => tidyName(name) === tidyName(zh) || tidyName(name) === tidyName(en));
    found[key] = { name: sheet?.name ?? zh, header: null, rows: [], faulty: new Set() };
    if (sheet === undefined) {
      if (isRequired) issues.push({ pointer: '', sheet: zh, severity: 'error', code: 'sheet_missing', zh: `缺少工作表“${zh}”`, en: `The sheet “${en}” is missing` });
      continue;
    }
    try {
      found[key] = await readSheet(body, key, sheet.name, issues);
    } catch (error) {
      if (!(error instanceof SpreadsheetError) || error.code !== 'header_not_found') throw error;
      if (isRequired) issues.push({ pointer: '', sheet: sheet.name, severity: 'error', code: 'header_not_found', zh: error.zh, en: error.en });
    }
  }
  return { sheets: found as unknown as ReadSheets, issues };
}

/** What stands in a cell, cut to what a message can show. */
export function cellShown(cell: CellValue | undefined): string {
  return [...cellText(cell)].slice(0, 60).join('');
}

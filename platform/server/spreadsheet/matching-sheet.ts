/** 对得上的工作表 · A workbook may begin with a cover or instructions: what is read is the sheet that has the headings. */
import type { TableSource } from './byte-source.ts';
import type { TableRow } from './cells.ts';
import type { Columns } from './columns.ts';
import { SpreadsheetError } from './errors.ts';
import { findHeader } from './header.ts';
import { openTable } from './read-table.ts';
import type { OpenTable } from './read-table.ts';
import { TEMPLATE_EXAMPLE } from './template-words.ts';

/** More than a person keeps open; the others are not looked into. */
const SHEETS_MAX = 40;
const HEADER_ROWS = 10;

interface Found { readonly sheet: number; readonly name: string; readonly matches: number; readonly isReadable: boolean; readonly hasRows: boolean; readonly fault: SpreadsheetError | undefined }

/** A sheet of some other kind may hold what no table of ours does. */
const OF_ONE_SHEET: ReadonlySet<string> = new Set(['too_many_columns', 'cell_too_long']);

/** The rows as far as they are read: the fault is told when this very sheet is read. */
async function* upToFault(rows: AsyncGenerator<TableRow, void, undefined>, tell: (fault: SpreadsheetError) => void): AsyncGenerator<TableRow, void, undefined> {
  try {
    yield* rows;
  } catch (error) {
    if (!(error instanceof SpreadsheetError) || !OF_ONE_SHEET.has(error.code)) throw error;
    tell(error);
  }
}

async function lookInto(table: OpenTable, columns: Columns, sheet: number, name: string): Promise<Found> {
  const faults: SpreadsheetError[] = [];
  const rows = upToFault(table.rows({ sheet, mergedCells: 'blank' }), (fault) => { faults.push(fault); });
  try {
    const { header, behind } = await findHeader(rows, columns, HEADER_ROWS);
    const hasRows = behind.length > 0 || (await rows.next()).done !== true || faults.length > 0;
    return { sheet, name, matches: header.indexes.size, isReadable: header.isReadable, hasRows, fault: faults[0] };
  } catch (error) {
    if (error instanceof SpreadsheetError && error.code === 'header_not_found') return { sheet, name, matches: 0, isReadable: false, hasRows: false, fault: faults[0] };
    throw error;
  } finally {
    await rows.return(undefined);
  }
}

/** @returns the place of the sheet to read; undefined leaves it to the reader @errors several_sheets, and those of reading */
async function matchingSheet(table: OpenTable, columns: Columns): Promise<number | undefined> {
  const visible = table.sheets.flatMap(({ name, isHidden }, sheet) => (isHidden ? [] : [{ name, sheet }])).slice(0, SHEETS_MAX);
  if (visible.length < 2) return undefined;
  const found: Found[] = [];
  for (const { name, sheet } of visible) found.push(await lookInto(table, columns, sheet, name));
  // The example of our own template is filled in under the very same headings.
  const own = found.filter(({ name }) => !TEMPLATE_EXAMPLE.includes(name));
  const filled = own.filter(({ isReadable, hasRows }) => isReadable && hasRows);
  if (filled.length > 1) throw new SpreadsheetError('several_sheets', { sheets: filled.map(({ name }) => `“${name}”`).join('、') });
  const [best] = own.toSorted((one, other) => Number(other.isReadable) - Number(one.isReadable) || other.matches - one.matches || one.sheet - other.sheet);
  if (best !== undefined && best.matches > 0) return filled[0]?.sheet ?? best.sheet;
  const fault = own.find((each) => each.fault !== undefined)?.fault;
  if (fault !== undefined) throw fault;
  return undefined;
}

/**
 * 读取对得上的表 · The rows of the visible sheet whose headings are those of the columns; of a file with one sheet, and of CSV, simply its rows.
 * @errors several_sheets where more than one has them and holds rows, and whatever {@link readTable} throws
 */
export async function* readMatchingTable(source: TableSource, columns: Columns): AsyncGenerator<TableRow, void, undefined> {
  const table = await openTable(source);
  try {
    const sheet = await matchingSheet(table, columns);
    yield* table.rows(sheet === undefined ? {} : { sheet });
  } finally {
    await table.close();
  }
}

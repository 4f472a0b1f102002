/**
 * 导入引擎 · One path for a preview and for the real thing: read, understand, look up, write — chunk by chunk, set by set,
 * in the caller's transaction. What must not stay is taken back to a savepoint at the end.
 */
import type { ImportMode, ImportReport } from '#platform/contract/tasks.ts';
import { oneRow, sql } from '../db/index.ts';
import type { Tx } from '../db/index.ts';
import { cellText, columnLetter, parseRows, requireReadable } from '../spreadsheet/index.ts';
import type { CellError, CellValue, Columns, ParsedRow, RowOf, TableHeader, TableRow } from '../spreadsheet/index.ts';
import { BadRows } from './bad-rows.ts';
import type { Fail, ImportDefinition, ImportRow } from './definition.ts';

const CHUNK_ROWS = 1_000;
/** Counted after the first chunk, and each time as many more have been written; what lies between is told by the size of the table. */
const COUNTED_AGAIN_AFTER = 8;
/** The import that held a table may be over by then. */
const PASSED_AGAIN_AFTER = 2;
const VALUE_LENGTH = 60;

/** Thrown when the person cancelled; nothing of the import stays. */
export class ImportCancelled extends Error {}

export interface RunImportOptions<Definition extends Columns, Ready> {
  readonly tx: Tx;
  readonly definition: ImportDefinition<Definition, Ready>;
  readonly source: AsyncIterable<TableRow>;
  readonly mode: ImportMode;
  /** Told after each chunk; answers whether to go on. */
  readonly onProgress?: (rowCount: number) => Promise<boolean>;
}

export interface ImportRun {
  readonly report: Omit<ImportReport, 'hasErrorWorkbook'>;
  readonly bad: BadRows;
  readonly header: TableHeader;
}

type Parsed<Definition extends Columns> = ParsedRow<RowOf<Definition>>;
interface Tally { total: number; good: number; created: number; updated: number; unchanged: number }

/** @errors SpreadsheetError for a file that cannot be read, ImportCancelled */
export async function runImport<Definition extends Columns, Ready>(options: RunImportOptions<Definition, Ready>): Promise<ImportRun> {
  const { tx, definition, mode } = options;
  const started = performance.now();
  const table = await parseRows(options.source, definition.columns);
  try {
    requireReadable(table.header);
    await sql`savepoint before_import`.execute(tx);
    const bad = new BadRows();
    const tally = await runChunks(options, table.rows, table.header, bad);
    await definition.finish?.();
    const written = mode === 'good' || (mode === 'all' && bad.count === 0);
    await (written ? sql`release savepoint before_import` : sql`rollback to savepoint before_import`).execute(tx);
    if (written) definition.kept?.();
    return {
      report: {
        mode, outcome: written ? 'written' : mode === 'preview' ? 'previewed' : 'nothingWritten',
        totalRows: tally.total, goodRows: tally.good, badRowCount: bad.count,
        created: tally.created, updated: tally.updated, unchanged: tally.unchanged,
        ignoredColumns: table.header.problems.filter((problem) => problem.code === 'unknown').map((problem) => problem.header),
        badRows: bad.sorted(), warnings: bad.warned, duration_ms: Math.round(performance.now() - started),
      },
      bad, header: table.header,
    };
  } finally {
    await table.close();
  }
}

/**
 * A plan made while a table was small must not serve when it has grown a thousandfold within this very transaction: each count throws the plans of its table
 * away. Where another import holds a table, its count serves: the plans are thrown away as well, and the kept ones that follow, which know no single programme,
 * go by the key. Planning anew the look of each foreign key of each row would take a third of the time, and by what is known of the programmes that were
 * counted a look for a row of a new one takes any index.
 * @returns after how many times as many rows it is worth counting again
 */
async function countWritten(tx: Tx): Promise<number> {
  const { passed } = await oneRow<{ passed: number }>(tx, sql`select platform.count_written_tables() as passed`);
  if (passed === 0) return COUNTED_AGAIN_AFTER;
  await sql`discard plans`.execute(tx);
  return PASSED_AGAIN_AFTER;
}

async function runChunks<Definition extends Columns, Ready>(
  options: RunImportOptions<Definition, Ready>, rows: AsyncIterable<Parsed<Definition>>, header: TableHeader, bad: BadRows,
): Promise<Tally> {
  const tally: Tally = { total: 0, good: 0, created: 0, updated: 0, unchanged: 0 };
  const stored = (await options.definition.codesInFullWidth?.()) ?? new Map<string, string>();
  const firstSeen = new Map<string, number>();
  let countNext = CHUNK_ROWS;
  const flush = async (chunk: readonly Parsed<Definition>[]): Promise<void> => {
    await runChunk(options.definition, chunk.map((row) => asStored(row, options.definition.keyColumn, stored)), header, firstSeen, bad, tally);
    tally.total += chunk.length;
    if (tally.total >= countNext) countNext = tally.total * await countWritten(options.tx);
    if (options.onProgress !== undefined && !(await options.onProgress(tally.total))) throw new ImportCancelled();
  };
  let chunk: Parsed<Definition>[] = [];
  for await (const row of rows) {
    chunk.push(row);
    if (chunk.length < CHUNK_ROWS) continue;
    await flush(chunk);
    chunk = [];
  }
  if (chunk.length > 0) await flush(chunk);
  return tally;
}

function asStored<Definition extends Columns>(row: Parsed<Definition>, keyColumn: string, stored: ReadonlyMap<string, string>): Parsed<Definition> {
  const code = row.ok ? stored.get(String((row.value as Record<string, unknown>)[keyColumn])) : undefined;
  return row.ok && code !== undefined ? { ...row, value: { ...row.value, [keyColumn]: code } } : row;
}

async function runChunk<Definition extends Columns, Ready>(
  definition: ImportDefinition<Definition, Ready>, chunk: readonly Parsed<Definition>[], header: TableHeader,
  firstSeen: Map<string, number>, bad: BadRows, tally: Tally,
): Promise<void> {
  const cells = new Map<number, readonly CellValue[]>();
  const faults = new Map<number, CellError[]>();
  const understood: ImportRow<RowOf<Definition>>[] = [];
  for (const row of chunk) {
    cells.set(row.rowNumber, row.cells);
    if (row.ok) understood.push({ rowNumber: row.rowNumber, value: row.value });
    else faults.set(row.rowNumber, [...row.errors]);
  }
  const fail = (rowNumber: number, key: string | null, fault: { code: string; zh: string; en: string }): void => {
    const error = faultAt(rowNumber, key, fault, header, cells.get(rowNumber) ?? [], definition.columns);
    const found = faults.get(rowNumber);
    if (found === undefined) faults.set(rowNumber, [error]); else found.push(error);
  };
  for (const { rowNumber, value } of understood) {
    const key = definition.keyOf?.(value) ?? String((value as Record<string, unknown>)[definition.keyColumn]);
    const first = firstSeen.get(key);
    if (first === undefined) firstSeen.set(key, rowNumber);
    else fail(rowNumber, definition.keyColumn, { code: 'duplicate', zh: `与第 ${first} 行重复，请只留一行`, en: `The same as in row ${first}: keep one` });
  }
  const unique = understood.filter((row) => !faults.has(row.rowNumber));
  const warned: CellError[] = [];
  const warn: Fail<Definition> = (row, key, warning) => { warned.push(faultAt(row.rowNumber, key, warning, header, cells.get(row.rowNumber) ?? [], definition.columns)); };
  const readyByRow = await definition.resolve(unique, (row, key, fault) => fail(row.rowNumber, key, fault), warn);
  // Of a row that is wrong the fault is told: it comes again, and with it what deserves a look.
  for (const warning of warned) if (!faults.has(warning.rowNumber)) bad.warn(warning);
  const good = unique.flatMap((row, at) => (faults.has(row.rowNumber) ? [] : [readyByRow[at] as Ready]));
  for (const [rowNumber, errors] of [...faults].sort(([a], [b]) => a - b)) bad.add({ cells: cells.get(rowNumber) ?? [], errors });
  if (good.length === 0) return;
  const counts = await definition.write(good);
  tally.good += good.length;
  tally.created += counts.created;
  tally.updated += counts.updated;
  tally.unchanged += counts.unchanged;
}

function faultAt(
  rowNumber: number, key: string | null, fault: { code: string; zh: string; en: string }, header: TableHeader, cells: readonly CellValue[], columns: Columns,
): CellError {
  if (key === null) return { rowNumber, column: null, value: '', ...fault };
  const index = header.indexes.get(key);
  const column = index === undefined
    ? { key, letter: '', header: columns[key]?.zh ?? key }
    : { key, letter: columnLetter(index), header: header.headers[index] as string };
  const text = index === undefined ? '' : cellText(cells[index]);
  return { rowNumber, column, value: text.length > VALUE_LENGTH ? `${text.slice(0, VALUE_LENGTH)}…` : text, ...fault };
}

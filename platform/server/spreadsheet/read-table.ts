import { openByteSource } from './byte-source.ts';
import type { ByteSource, TableSource } from './byte-source.ts';
import type { TableRow } from './cells.ts';
import { readCsvRows } from './csv-reader.ts';
import type { CsvEncoding } from './csv-reader.ts';
import { SpreadsheetError } from './errors.ts';
import { withDefaultLimits } from './limits.ts';
import type { ReadLimits } from './limits.ts';
import { findMergedRanges, MergeFiller } from './merged-cells.ts';
import { SheetRowsReader } from './sheet-rows.ts';
import type { SheetContext } from './sheet-rows.ts';
import { readNumberStyles, readSharedStrings, readWorkbook } from './workbook.ts';
import type { SheetSummary, Workbook } from './workbook.ts';
import { XmlScanner } from './xml-scanner.ts';
import { openZip } from './zip-reader.ts';
import type { ZipArchive } from './zip-reader.ts';

export interface ReadTableOptions {
  /** Name of the sheet, or its place counted from 0; the first visible sheet when left out. Ignored for CSV. */
  readonly sheet?: string | number;
  readonly encoding?: CsvEncoding;
  /** `fillDown` repeats the value of cells merged over several rows; `blank` leaves it on the first row only. */
  readonly mergedCells?: 'fillDown' | 'blank';
  readonly limits?: Partial<ReadLimits>;
}

export interface TableDescription {
  readonly format: 'xlsx' | 'csv';
  /** Empty for CSV. */
  readonly sheets: readonly SheetSummary[];
}

/**
 * 读取表格 · Streams the non-blank rows of an xlsx sheet or a CSV file with bounded memory.
 * The file is opened when iteration begins and closed when it ends, also when the caller stops early.
 * @errors empty_file, file_too_large, old_xls, encrypted, other_spreadsheet_format, not_a_spreadsheet, corrupt_file,
 *   compression_bomb, xml_entity, sheet_not_found, unknown_encoding, too_many_columns, cell_too_long, too_many_rows
 */
export async function* readTable(source: TableSource, options: ReadTableOptions = {}): AsyncGenerator<TableRow, void, undefined> {
  const table = await openTable(source, options.limits);
  try {
    yield* table.rows(options);
  } finally {
    await table.close();
  }
}

/** 打开的表格 · A file whose sheets are looked into one after another: its directory and its strings are read once. */
export interface OpenTable extends TableDescription {
  /** The rows of one sheet, as {@link readTable} gives them. */
  rows(options?: Omit<ReadTableOptions, 'limits'>): AsyncGenerator<TableRow, void, undefined>;
  close(): Promise<void>;
}

/**
 * 打开表格 · The caller closes it; the limits hold for all that is read of it.
 * @errors the file-level codes of {@link readTable}
 */
export async function openTable(source: TableSource, overrides: Partial<ReadLimits> = {}): Promise<OpenTable> {
  const limits = withDefaultLimits(overrides);
  const bytes = await openByteSource(source, limits.fileBytes);
  const close = () => bytes.close();
  try {
    if ((await detectFormat(bytes)) === 'csv') {
      return { format: 'csv', sheets: [], rows: ({ encoding = 'auto' } = {}) => counted(readCsvRows(bytes, encoding, limits), limits), close };
    }
    const archive = await openZip(bytes, limits);
    const workbook = await readWorkbook(archive);
    const parts = { archive, workbook, context: once(async () => ({ strings: await readSharedStrings(archive, workbook, limits), numberStyles: await readNumberStyles(archive, workbook), is1904: workbook.is1904, limits })) };
    return { format: 'xlsx', sheets: workbook.sheets.map(({ name, isHidden }) => ({ name, isHidden })), rows: (options = {}) => counted(readXlsxRows(parts, options, limits), limits), close };
  } catch (error) {
    await close();
    throw error;
  }
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => (made ??= make());
}

async function* counted(rows: AsyncGenerator<TableRow, void, undefined>, limits: ReadLimits): AsyncGenerator<TableRow, void, undefined> {
  let count = 0;
  for await (const row of rows) {
    count += 1;
    if (count > limits.rows) throw new SpreadsheetError('too_many_rows', { limit: limits.rows });
    yield row;
  }
}

/**
 * 表格概况 · Says which format a file has and which sheets it holds, for the person to choose from.
 * @errors the file-level codes of {@link readTable}
 */
export async function describeTable(source: TableSource, overrides: Partial<ReadLimits> = {}): Promise<TableDescription> {
  const { format, sheets, close } = await openTable(source, overrides);
  await close();
  return { format, sheets };
}

async function* readXlsxRows(
  { archive, workbook, context }: { readonly archive: ZipArchive; readonly workbook: Workbook; readonly context: () => Promise<SheetContext> },
  options: ReadTableOptions,
  limits: ReadLimits,
): AsyncGenerator<TableRow, void, undefined> {
  const { part } = chooseSheet(workbook, options.sheet);
  const reader = new SheetRowsReader(await context());
  const isFilling = (options.mergedCells ?? 'fillDown') === 'fillDown';
  const filler = new MergeFiller(isFilling ? await findMergedRanges(archive, part, limits) : []);
  const scanner = new XmlScanner(reader, limits.cellLength * 12);
  for await (const chunk of archive.part(part)) {
    const fault = faultOf(() => scanner.push(chunk));
    const { rows } = reader;
    reader.rows = [];
    for (const row of rows) yield filler.fill(row);
    if (fault !== null) throw fault.error;
  }
  scanner.finish();
}

/** The rows before a fault are given first, so that whoever looks at the headings alone finds them. */
function faultOf(scan: () => void): { readonly error: unknown } | null {
  try {
    scan();
    return null;
  } catch (error) {
    return { error };
  }
}

function chooseSheet(workbook: Workbook, wanted: string | number | undefined): Workbook['sheets'][number] {
  const { sheets } = workbook;
  const chosen =
    wanted === undefined
      ? (sheets.find((sheet) => !sheet.isHidden) ?? sheets[0])
      : sheets.find((sheet, index) => sheet.name === wanted || index === wanted);
  if (chosen !== undefined) return chosen;
  const available = sheets.map((sheet) => sheet.name).join('、');
  throw new SpreadsheetError('sheet_not_found', { sheet: String(wanted), available });
}

const HEAD_BYTES = 8_192;

async function detectFormat(bytes: ByteSource): Promise<'xlsx' | 'csv'> {
  const head = await bytes.read(0, HEAD_BYTES);
  if (head.length >= 4 && head.readUInt32BE(0) === 0x504b0304) return 'xlsx';
  if (head.length >= 4 && head.readUInt32BE(0) === 0xd0cf11e0) throw await judgeCompoundFile(bytes);
  const start = head.toString('latin1', 0, 512).replace(/^\u00ef\u00bb\u00bf/, '').trimStart().toLowerCase();
  const isUtf16 = head[0] === 0xff && head[1] === 0xfe;
  const isMarkup = start.startsWith('<html') || start.startsWith('<!doctype') || start.startsWith('<?xml') || start.startsWith('<table');
  const isOtherDocument = start.startsWith('%pdf') || start.startsWith('{\\rtf');
  if (isMarkup || isOtherDocument || (!isUtf16 && head.includes(0))) throw new SpreadsheetError('not_a_spreadsheet');
  return 'csv';
}

/** Old .xls and password-protected .xlsx share one container; the stream names in it tell them apart. */
async function judgeCompoundFile(bytes: ByteSource): Promise<SpreadsheetError> {
  const marker = Buffer.from('EncryptedPackage', 'utf16le');
  let carried: Buffer = Buffer.alloc(0);
  for await (const chunk of bytes.stream(0, bytes.byteCount)) {
    const joined = Buffer.concat([carried, chunk as Buffer]);
    if (joined.includes(marker)) return new SpreadsheetError('encrypted');
    carried = joined.subarray(Math.max(0, joined.length - marker.length));
  }
  return new SpreadsheetError('old_xls');
}

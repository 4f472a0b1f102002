import { TextDecoder } from 'node:util';
import { columnLetter } from './cells.ts';
import type { TableRow } from './cells.ts';
import type { ByteSource } from './byte-source.ts';
import { corrupt, SpreadsheetError } from './errors.ts';
import { restoreFormulaText } from './formula-text.ts';
import { XLSX_MAX_COLUMNS } from './limits.ts';
import type { ReadLimits } from './limits.ts';

/** CSV 编码 · `auto` looks at the byte order mark, then at whether the whole file is valid UTF-8. */
export type CsvEncoding = 'auto' | 'utf-8' | 'gb18030' | 'utf-16le';

const DELIMITERS = [',', '\t', ';', '|'] as const;

/**
 * 读取 CSV · Streams the rows of delimited text (RFC 4180, plus tab, semicolon and bar); all cells are text.
 * @errors unknown_encoding, too_many_columns, cell_too_long, corrupt_file
 */
export async function* readCsvRows(
  bytes: ByteSource,
  encoding: CsvEncoding,
  limits: ReadLimits,
): AsyncGenerator<TableRow, void, undefined> {
  const label = encoding === 'auto' ? await detectEncoding(bytes) : encoding;
  const decoder = new TextDecoder(label, { fatal: true });
  let parser: CsvParser | null = null;
  let held = '';
  for await (const chunk of bytes.stream(0, bytes.byteCount)) {
    held += decode(decoder, chunk as Buffer, true);
    // The first line decides the delimiter; a first line longer than this is judged by its beginning.
    if (parser === null && !held.includes('\n') && held.length < 100_000) continue;
    parser ??= new CsvParser(detectDelimiter(held), limits);
    parser.push(held);
    held = '';
    yield* parser.takeRows();
  }
  held += decode(decoder, new Uint8Array(), false);
  parser ??= new CsvParser(detectDelimiter(held), limits);
  parser.push(held);
  parser.finish();
  yield* parser.takeRows();
}

function decode(decoder: TextDecoder, chunk: Uint8Array, stream: boolean): string {
  try {
    return decoder.decode(chunk, { stream });
  } catch {
    throw new SpreadsheetError('unknown_encoding');
  }
}

async function detectEncoding(bytes: ByteSource): Promise<Exclude<CsvEncoding, 'auto'>> {
  const mark = await bytes.read(0, 3);
  if (mark[0] === 0xff && mark[1] === 0xfe) return 'utf-16le';
  if (mark[0] === 0xef && mark[1] === 0xbb && mark[2] === 0xbf) return 'utf-8';
  // Chinese Excel saves plain “CSV” as GBK. Valid UTF-8 that is also meaningful GBK is practically unknown, so the
  // whole file is checked: a sample might hold only the ASCII part.
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of bytes.stream(0, bytes.byteCount)) decoder.decode(chunk as Buffer, { stream: true });
    decoder.decode();
    return 'utf-8';
  } catch {
    return 'gb18030';
  }
}

function detectDelimiter(text: string): string {
  const firstLine = text.slice(0, 100_000).replace(/"[^"]*"/g, '').split(/\r?\n/, 1)[0] as string;
  const counts = DELIMITERS.map((delimiter) => firstLine.split(delimiter).length);
  const most = Math.max(...counts);
  return most === 1 ? ',' : (DELIMITERS[counts.indexOf(most)] as string);
}

const CARRIAGE_RETURN = 0x0d;
const LINE_FEED = 0x0a;
const QUOTE = 0x22;

/** State machine over text chunks; a quoted cell may span chunks and lines. */
class CsvParser {
  #delimiter: number;
  #limits: ReadLimits;
  #rows: TableRow[] = [];
  #cells: (string | null)[] = [];
  #field = '';
  #isQuoted = false;
  #isInQuotes = false;
  #wasQuoteInQuotes = false;
  #wasCarriageReturn = false;
  #rowNumber = 1;

  constructor(delimiter: string, limits: ReadLimits) {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#limits = limits;
  }

  takeRows(): TableRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  push(text: string): void {
    let start = 0;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (this.#isInQuotes) {
        if (code !== QUOTE) continue;
        this.#append(text, start, at);
        this.#isInQuotes = false;
        this.#wasQuoteInQuotes = true;
        start = at + 1;
        continue;
      }
      if (code === QUOTE && this.#wasQuoteInQuotes) {
        this.#field += '"';
        this.#isInQuotes = true;
        start = at + 1;
      } else if (code === QUOTE && start === at && this.#field === '' && !this.#isQuoted) {
        this.#isInQuotes = true;
        this.#isQuoted = true;
        start = at + 1;
      } else if (code === this.#delimiter) {
        this.#append(text, start, at);
        this.#endCell();
        start = at + 1;
      } else if (code === LINE_FEED || code === CARRIAGE_RETURN) {
        this.#wasQuoteInQuotes = false;
        if (code === LINE_FEED && this.#wasCarriageReturn) {
          this.#wasCarriageReturn = false;
          start = at + 1;
          continue;
        }
        this.#append(text, start, at);
        this.#endRow();
        start = at + 1;
        this.#wasCarriageReturn = code === CARRIAGE_RETURN;
        continue;
      }
      this.#wasQuoteInQuotes = false;
      this.#wasCarriageReturn = false;
    }
    this.#append(text, start, text.length);
  }

  finish(): void {
    if (this.#isInQuotes) throw corrupt('quote never closed');
    if (this.#field !== '' || this.#cells.length > 0) this.#endRow();
  }

  #append(text: string, start: number, end: number): void {
    if (end > start) this.#field += text.slice(start, end);
    if (this.#field.length > this.#limits.cellLength + 1) this.#refuseLength();
  }

  #refuseLength(): never {
    throw new SpreadsheetError('cell_too_long', {
      limit: this.#limits.cellLength,
      row: this.#rowNumber,
      column: columnLetter(this.#cells.length),
    });
  }

  #endCell(): void {
    const text = restoreFormulaText(this.#field);
    if (text.length > this.#limits.cellLength) this.#refuseLength();
    // Empty cells behind the last filled one are dropped at the end of the row, but a line of commas must not pile up.
    if (this.#cells.length > XLSX_MAX_COLUMNS) throw new SpreadsheetError('too_many_columns', { limit: this.#limits.columns, row: this.#rowNumber });
    this.#cells.push(text === '' ? null : text);
    this.#field = '';
    this.#isQuoted = false;
  }

  #endRow(): void {
    this.#endCell();
    let last = this.#cells.length;
    while (last > 0 && this.#cells[last - 1] === null) last -= 1;
    if (last > this.#limits.columns) {
      throw new SpreadsheetError('too_many_columns', { limit: this.#limits.columns, row: this.#rowNumber });
    }
    if (last > 0) this.#rows.push({ rowNumber: this.#rowNumber, cells: this.#cells.slice(0, last) });
    this.#cells = [];
    this.#rowNumber += 1;
  }
}

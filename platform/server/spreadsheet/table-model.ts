import type { CellDate, CellFault } from './cells.ts';

/** 可写单元格 · What a writer accepts; `undefined` and `null` leave the cell empty. */
export type CellInput = string | number | bigint | boolean | CellDate | CellFault | null | undefined;

/** 列样式 · How a column is shown; a `text` column keeps leading zeros also when a person types into it. */
export type ColumnStyle = 'text' | 'integer' | 'decimal' | 'number' | 'date' | 'dateTime' | 'general';

export interface WrittenColumn {
  readonly header: string;
  readonly style?: ColumnStyle;
  /** @unit characters of the default font */
  readonly width?: number;
  /** Values offered in a drop-down list; left out when Excel's 255-character limit would be passed. */
  readonly choices?: readonly string[];
}

/** 带标记的行 · A row of which some cells are highlighted. */
export interface MarkedRow {
  readonly cells: readonly CellInput[];
  /** Column indexes from 0. */
  readonly marked: ReadonlySet<number>;
}

export type RowInput = readonly CellInput[] | MarkedRow;

export interface WrittenSheet {
  readonly name: string;
  readonly columns: readonly WrittenColumn[];
  readonly rows: Iterable<RowInput> | AsyncIterable<RowInput>;
  /** Columns kept in view beside the header row. */
  readonly frozenColumns?: number;
  readonly hasAutoFilter?: boolean;
}

export interface WrittenTable {
  readonly sheets: readonly WrittenSheet[];
  readonly title?: string;
}

/** 拆出标记 · The cells of a row and which of them are highlighted. */
export function cellsOf(row: RowInput): MarkedRow {
  return 'marked' in row ? row : { cells: row, marked: NOTHING_MARKED };
}

const NOTHING_MARKED: ReadonlySet<number> = new Set();

const FORBIDDEN_IN_NAME = /[\\/?*[\]:\u0000-\u001f]/g;

/**
 * 工作表名称 · Makes names that Excel accepts: no `\ / ? * [ ] :`, at most 31 characters, not `History`, all different.
 */
export function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>(['history']);
  return wanted.map((name, index) => {
    const cleaned = name.replace(FORBIDDEN_IN_NAME, ' ').replace(/^'+|'+$/g, '').trim();
    const base = shorten(cleaned === '' ? `Sheet${index + 1}` : cleaned, 31);
    let unique = base;
    for (let copy = 2; taken.has(unique.toLowerCase()); copy += 1) unique = `${shorten(base, 27)}_${copy}`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}

/** Cuts to a number of UTF-16 units without splitting a character. */
function shorten(text: string, length: number): string {
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length > length) break;
    kept += character;
  }
  return kept;
}

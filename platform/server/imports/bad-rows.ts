/** 错误收集 · Counts every bad row, lists the first thousand faults, and keeps enough rows for a workbook to correct. */
import type { BadRow } from '#platform/contract/tasks.ts';
import { BAD_ROWS_LISTED_MAX } from '#platform/contract/tasks.ts';
import type { CellError, FaultyRow } from '../spreadsheet/index.ts';

/** Beyond this the wrong file was chosen; the workbook then holds the first so many. */
const WORKBOOK_ROWS_MAX = 5_000;

export class BadRows {
  count = 0;
  readonly listed: BadRow[] = [];
  readonly kept: FaultyRow[] = [];
  /** What is good and deserves a look. */
  readonly warned: BadRow[] = [];

  add(row: FaultyRow): void {
    this.count += 1;
    if (this.kept.length < WORKBOOK_ROWS_MAX) this.kept.push(row);
    for (const error of row.errors) if (this.listed.length < BAD_ROWS_LISTED_MAX) this.listed.push(listed(error));
  }

  warn(warning: CellError): void {
    if (this.warned.length < BAD_ROWS_LISTED_MAX) this.warned.push(listed(warning));
  }

  /** Faults of one chunk are found in two steps; people read them in the order of the file. */
  sorted(): BadRow[] {
    return this.listed.toSorted((a, b) => a.row - b.row);
  }
}

function listed({ rowNumber, column, value, code, zh, en }: CellError): BadRow {
  return { row: rowNumber, column: column?.header ?? '', letter: column?.letter ?? '', value, code, zh, en };
}

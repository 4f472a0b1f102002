/** 位置 · From a JSON pointer into an edition back to the cell it was read from. */
import { columnLetter } from '#platform/server/spreadsheet/index.ts';
import type { IssuePlace } from '../issues.ts';
import type { SheetKey } from './columns.ts';
import { cellShown } from './read-sheets.ts';
import type { ReadSheets } from './read-sheets.ts';

interface Place { readonly sheet: SheetKey; readonly row?: number; readonly column?: string }

/** Members that stand under another name in their sheet. */
const COLUMN_OF_MEMBER: Readonly<Record<string, string>> = { rule: 'ruleKind' };

/** 位置表 · Every part of the document with where it stands; smaller parts are found through the part that holds them. */
export class Places {
  readonly #places = new Map<string, Place>();

  put(pointer: string, sheet: SheetKey, row?: number, column?: string): void {
    this.#places.set(pointer, { sheet, ...(row === undefined ? {} : { row }), ...(column === undefined ? {} : { column }) });
  }

  /** The nearest part that is known, and the member asked for within it. */
  find(pointer: string): Place | null {
    const parts = pointer.split('/').slice(1);
    for (let kept = parts.length; kept >= 0; kept -= 1) {
      const place = this.#places.get(kept === 0 ? '' : `/${parts.slice(0, kept).join('/')}`);
      if (place === undefined) continue;
      const member = parts[kept];
      return place.column === undefined && member !== undefined ? { ...place, column: COLUMN_OF_MEMBER[member] ?? member } : place;
    }
    return null;
  }

  /** In the words of the workbook. */
  shown(pointer: string, read: ReadSheets): IssuePlace {
    const place = this.find(pointer);
    if (place === null) return {};
    const { name, header, rows } = read[place.sheet];
    const index = place.column === undefined ? undefined : header?.indexes.get(place.column);
    const row = rows.find(({ rowNumber }) => rowNumber === place.row);
    return {
      sheet: name, ...(place.row === undefined ? {} : { row: place.row }),
      ...(index === undefined ? {} : { column: columnLetter(index), header: header?.headers[index] ?? '', ...(row === undefined ? {} : { value: cellShown(row.cells[index]) }) }),
    };
  }

  isFaultyRow(pointer: string, read: ReadSheets): boolean {
    const place = this.find(pointer);
    return place?.row !== undefined && read[place.sheet].faulty.has(place.row);
  }
}

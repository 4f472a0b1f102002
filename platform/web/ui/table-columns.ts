/** 列与显示 · What a column of a list is, and which of them are shown. */
import type { ReactNode } from 'react';

/** 列 · `sort` names the orders that this column offers, as the operation takes them: `['deadline']`, or `['name', '-name']`. */
export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  readonly sort?: readonly string[];
  /** Whether the plain order begins with the greatest: the newest, the most. */
  readonly greatestFirst?: boolean;
  /** Numbers stand at the end, so that digits line up. */
  readonly align?: 'end';
  readonly width?: string;
  /** Left out on a phone. */
  readonly wideOnly?: boolean;
  /** Shown only to those who ask for it. */
  readonly optional?: boolean;
}

/** 显示的列 · The lead column always comes first: it names the row and links to it. Unknown names in an address are passed over. */
export function shownColumns<Row>(columns: readonly Column<Row>[], wanted: readonly string[] | undefined): readonly Column<Row>[] {
  const lead = columns[0];
  if (wanted === undefined || lead === undefined) return columns.filter((column) => column.optional !== true);
  const byKey = new Map(columns.map((column) => [column.key, column]));
  return [lead, ...wanted.flatMap((key) => { const column = byKey.get(key); return column === undefined || column === lead ? [] : [column]; })];
}

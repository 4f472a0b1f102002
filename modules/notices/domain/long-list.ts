/** 长名单 · A list that no single page holds: its first rows are shown with the notice, all of them page by page, searched by village or name, and as a file. */
import type { NoticeList } from './notice.ts';

/** What one page carries whole. @unit rows */
export const LIST_WHOLE_MAX = 1_000;
/** What is shown of a longer one beside its notice. @unit rows */
const LIST_BEGINNING = 100;

/** 开头 · The list itself where it is short, its beginning where it is long. */
export function beginningOf(list: NoticeList): NoticeList {
  return list.rows.length <= LIST_WHOLE_MAX ? list : { columns: list.columns, rows: list.rows.slice(0, LIST_BEGINNING) };
}

const PLACE_HEADING = /^(所在地|所在区域|所在村|村（社区）|村|社区|Place|Village)$/i;

/** 所在地 · The places that a list speaks of, in the order of the list, each with its number of rows; empty where it has no such column. */
export function placesOf(list: NoticeList): { readonly name: string; readonly count: number }[] {
  const at = list.columns.findIndex((column) => PLACE_HEADING.test(column));
  if (at < 0) return [];
  return [...Map.groupBy(list.rows, (cells) => cells[at] ?? '')].map(([name, rows]) => ({ name, count: rows.length }));
}

/** 查找 · Rows of one place, and of those the ones in which some cell holds the words. */
export function rowsFound(list: NoticeList, asked: { readonly q?: string | undefined; readonly place?: string | undefined }): readonly (readonly string[])[] {
  const at = list.columns.findIndex((column) => PLACE_HEADING.test(column));
  const words = (asked.q ?? '').trim().toLowerCase();
  return list.rows.filter((cells) => (asked.place === undefined || asked.place === '' || cells[at] === asked.place) && (words === '' || cells.some((cell) => cell.toLowerCase().includes(words))));
}

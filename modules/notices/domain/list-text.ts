import type { NoticeList } from './notice.ts';

const CELL_SEPARATOR = /\t|，|,|｜|\|/;

/** 名单录入 · A list as people type or paste it: headings on the first line, then one row a line, cells parted by tabs or commas. */
export function listFromText(text: string): NoticeList | null {
  const lines = text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  const [columns, ...rows] = lines.map((line) => line.split(CELL_SEPARATOR).map((cell) => cell.trim()));
  return columns === undefined || rows.length === 0 ? null : { columns, rows };
}

/** 名单文字 · The same list as text again. */
export function textOfList(list: NoticeList | null): string {
  return list === null ? '' : [list.columns, ...list.rows].map((cells) => cells.join('，')).join('\n');
}

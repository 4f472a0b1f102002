import type { NoticeList } from './notice.ts';

export interface ShownText { readonly body: string; readonly list: NoticeList | null }

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');
/** A single character stands in too many words to be looked for inside of others. */
const SOUGHT_LENGTH = 2;

function listWithout(list: NoticeList, name: string, instead: string): NoticeList {
  const sought = plain(name);
  const isAlone = list.rows.some((cells) => cells.some((cell) => plain(cell) === sought));
  const names = (cell: string): boolean => (isAlone || sought.length < SOUGHT_LENGTH ? plain(cell) === sought : plain(cell).includes(sought));
  return { columns: list.columns, rows: list.rows.map((cells) => cells.map((cell) => (names(cell) ? instead : cell))) };
}

/**
 * 隐去姓名 · What everybody reads of a notice while some of those it names do not agree any more: other words in the place of the name. A cell
 * that is the name; where the list was written by hand and none is, each cell that contains it; and wherever the text says it.
 *
 * @invariant no cell and no sentence that is left says a withheld name of two characters or more as the list had it
 */
export function withoutNames(text: ShownText, names: readonly string[], instead: string): ShownText {
  return names.filter((name) => plain(name) !== '').reduce<ShownText>((shown, name) => ({
    body: name.trim().length < SOUGHT_LENGTH ? shown.body : shown.body.replaceAll(name.trim(), instead),
    list: shown.list === null ? null : listWithout(shown.list, name, instead),
  }), text);
}

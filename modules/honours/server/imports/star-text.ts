/** Stars, classes and names as people write them: in full width, with spaces, by name and code alike, with any of the marks people put between. */
import type { TitleRow } from '../queries/titles.ts';

const plain = (text: string): string => text.normalize('NFKC').trim();

export function starCodesOf(text: string | null, title: Pick<TitleRow, 'rules'>): string[] {
  if (text === null) return [];
  return plain(text).split(/[、,;\s]+/).filter((word) => word !== '').map((word) => title.rules.stars.find((star) => star.code === word || star.zh === word || star.en === word)?.code ?? word);
}

export function classOf(text: string | null, title: Pick<TitleRow, 'rules'>): string | null {
  if (text === null) return null;
  const word = plain(text);
  return title.rules.classes.find((each) => each.code === word || each.zh === word.replaceAll(' ', '') || each.en === word)?.code ?? word;
}

/** 名称 · Letters and figures in half width, and no spaces between the characters of a Chinese name: typed two ways it is one name. */
export const nameOf = (text: string): string => plain(text).replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '').replace(/\s+/g, ' ');

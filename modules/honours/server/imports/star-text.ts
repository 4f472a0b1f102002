/** Stars, classes and names as people write them: in full width, with spaces, by name and code alike, with any of the marks people put between. */
import type { TitleRow } from '../queries/titles.ts';

const plain = (text: string): string => text.normalize('NFKC').trim();

const codeOf = (word: string, title: Pick<TitleRow, 'rules'>): string => title.rules.stars.find((star) => star.code === word || star.zh === word || star.en === word)?.code ?? word;
const wordsIn = (text: string): string[] => text.split(/[、,;\s]+/).filter((word) => word !== '');

export function starCodesOf(text: string | null, title: Pick<TitleRow, 'rules'>): string[] {
  return text === null ? [] : wordsIn(plain(text)).map((word) => codeOf(word, title));
}

/** 一颗星的表决 · Votes are null where the sheet names the star alone. */
export interface StarVotes { readonly code: string; readonly votes: { readonly for: number; readonly against: number } | null }

/** 村评的星 · Stars with what was voted behind each, as `诚实守信星15:1、环保卫生星 9：8`. */
export function starVotesOf(text: string, title: Pick<TitleRow, 'rules'>): StarVotes[] {
  return wordsIn(plain(text).replace(/\s*(\d{1,5})\s*:\s*(\d{1,5})/g, '$1:$2')).map((word) => {
    const [, name = word, inFavour, against] = /^(.*?[^\d])(\d{1,5}):(\d{1,5})$/u.exec(word) ?? [];
    return { code: codeOf(name, title), votes: inFavour === undefined ? null : { for: Number(inFavour), against: Number(against) } };
  });
}

export function classOf(text: string | null, title: Pick<TitleRow, 'rules'>): string | null {
  if (text === null) return null;
  const word = plain(text);
  return title.rules.classes.find((each) => each.code === word || each.zh === word.replaceAll(' ', '') || each.en === word)?.code ?? word;
}

/** 名称 · Letters and figures in half width, and no spaces between the characters of a Chinese name: typed two ways it is one name. */
export const nameOf = (text: string): string => plain(text).replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '').replace(/\s+/g, ' ');

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

/** 一颗星的理由 · Code is null where the line names no star of the title. */
export interface StarSentence { readonly code: string | null; readonly name: string; readonly words: string }

/** 各星理由 · One a line, or with semicolons between: `孝敬和睦星：三代同堂；书香文化星：……`. What names no star after a semicolon belongs to the sentence before. */
export function starSentencesOf(text: string | null, title: Pick<TitleRow, 'rules'>): StarSentence[] {
  const sentences: StarSentence[] = [];
  for (const line of (text ?? '').split(/\r?\n/u)) {
    for (const [at, piece] of line.split(/[；;]/u).entries()) {
      const words = piece.trim();
      if (words === '') continue;
      const [, name = '', rest = ''] = /^([^：:]{1,60})[：:](.*)$/su.exec(words) ?? [];
      const code = codeOf(plain(name), title);
      const isStar = title.rules.stars.some((star) => star.code === code);
      const before = sentences.at(-1);
      if (isStar) sentences.push({ code, name: plain(name), words: rest.trim() });
      else if (at > 0 && before !== undefined) sentences[sentences.length - 1] = { ...before, words: `${before.words}；${words}` };
      else sentences.push({ code: null, name: plain(name), words });
    }
  }
  return sentences;
}

export function classOf(text: string | null, title: Pick<TitleRow, 'rules'>): string | null {
  if (text === null) return null;
  const word = plain(text);
  return title.rules.classes.find((each) => each.code === word || each.zh === word.replaceAll(' ', '') || each.en === word)?.code ?? word;
}

/** 名称 · Letters and figures in half width, and no spaces between the characters of a Chinese name: typed two ways it is one name. */
export const nameOf = (text: string): string => plain(text).replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '').replace(/\s+/g, ' ');

/**
 * 无出处的数 · Numbers that somebody typed: whatever counts something and is not said by a figure. What names (dates, ordinals, document
 * numbers, list numbering, telephone numbers, the words of fixed expressions) counts nothing.
 */
import { mentionsOf, narrowedText } from '#modules/figures/domain/index.ts';
import type { Line, Run } from './render.ts';
import { lineText } from './render.ts';

/** @unit line: 0 is the title, paragraphs from 1; start, end: characters of the line */
export interface LooseNumber { readonly line: number; readonly sentence: string; readonly number: string; readonly start: number; readonly end: number }

const NAMING: readonly RegExp[] = [
  /〔\d{4}〕(?:第)?\s?\d+号?/gu, /^\s*[(（]?\d{1,2}[)）.．、]/gu, /(?:电话|热线|传真|邮编|邮箱|号码)[:：]?\s*[\d\-—、（）() ]+/gu, /[A-Za-z][A-Za-z/ .-]*\d[\d.\-—]*/gu, /(?:https?:\/\/|www\.)\S+|\S+@\S+/gu, /\d{2}后/gu, /\d{5}(?=热线|便民)/gu,
];
/** Chinese numerals inside a name of its own, or in what everybody says so. */
const SAID_SO: readonly RegExp[] = [/[“《][^“”《》]{0,40}[”》]/gu, /两个确立|两个维护|四个意识|四个自信|三个代表|两个毫不动摇|五个一工程/gu];
const SAYS_HOW_MANY = /[\d.,%〇零一二两三四五六七八九十百千万亿余多几]/u;

interface Place { readonly start: number; readonly end: number }
const placesOf = (text: string, patterns: readonly RegExp[]): Place[] => patterns.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length })));
const inside = (place: Place, others: readonly Place[]): boolean => others.some(({ start, end }) => start <= place.start && place.end <= end);

function boundPlaces(runs: readonly Run[]): Place[] {
  let at = 0;
  return runs.flatMap(({ text, code }) => {
    const place = { start: at, end: at + text.length };
    at = place.end;
    return code === null ? [] : [place];
  });
}

function sentenceAround(text: string, start: number): string {
  let [from, to] = [start, start];
  while (from > 0 && !/[。！？；!?;]/u.test(text[from - 1] ?? '')) from -= 1;
  while (to < text.length && !/[。！？；!?;]/u.test(text[to] ?? '')) to += 1;
  return text.slice(from, to + 1).trim();
}

/** Numbers of one line that no figure says. */
export function looseInLine(runs: readonly Run[], line: number): LooseNumber[] {
  const text = lineText({ runs });
  const narrow = narrowedText(text);
  const bound = boundPlaces(runs);
  const [naming, saidSo] = [placesOf(narrow, NAMING), placesOf(narrow, SAID_SO)];
  return mentionsOf(narrow).flatMap(({ start, end }) => {
    const digits = /\d/u.test(narrow.slice(start, end));
    if (inside({ start, end }, naming) || (!digits && inside({ start, end }, saidSo))) return [];
    // Its unit may be typed, percentage points among them; whatever says how many must be the figure's.
    const said = narrow.slice(start, end).replace(/个?百分点/u, (unit) => ' '.repeat(unit.length));
    const typed = [...said].some((character, at) => SAYS_HOW_MANY.test(character) && !inside({ start: start + at, end: start + at + 1 }, bound));
    return typed ? [{ line, sentence: sentenceAround(text, start), number: text.slice(start, end), start, end }] : [];
  });
}

/** 无出处的数 @param title its runs, line 0 */
export function looseNumbers(title: readonly Run[], lines: readonly Line[]): LooseNumber[] {
  return [...looseInLine(title, 0), ...lines.flatMap(({ runs }, at) => looseInLine(runs, at + 1))];
}

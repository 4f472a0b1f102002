/**
 * 纸质选票 · What a printed paper asks: its number, how many to tick in each class, and the options as they are listed. Everybody has the
 * same order, unlike on the voting page: two people enter each paper, and both look for an option where its list has it.
 */
import { isRanked } from './definition.ts';
import type { BallotOption, BallotQuestion } from './definition.ts';
import { withoutOptions } from './withheld.ts';

/** 一次最多印几张 */
export const PAPERS_AT_ONCE_MAX = 500;
/** 编号上限 · The last number of a series. */
export const PAPER_NUMBER_MAX = 999_999;
const DIGITS_LEAST = 4;
const PREFIX_LETTERS_MAX = 8;

/** 编号前缀 · As typed, in capitals; null when it is none: letters and digits, which paper entry takes. */
export function serialPrefixTyped(text: string): string | null {
  const prefix = text.normalize('NFKC').trim().toUpperCase();
  return new RegExp(`^[0-9A-Z]{0,${PREFIX_LETTERS_MAX}}$`).test(prefix) ? prefix : null;
}

/** 纸票编号 · One number, as it is printed and typed again. @example paperSerial('DJ', 7) // 'DJ-0007' */
export function paperSerial(prefix: string, number: number): string {
  return `${prefix === '' ? '' : `${prefix}-`}${String(number).padStart(DIGITS_LEAST, '0')}`;
}

/**
 * 连续编号
 * @param series `from` at least 1; `count` at most PAPERS_AT_ONCE_MAX; the last at most PAPER_NUMBER_MAX
 * @returns null when a series is none of that
 */
export function paperSerials({ prefix, from, count }: { readonly prefix: string; readonly from: number; readonly count: number }): string[] | null {
  const known = serialPrefixTyped(prefix);
  if (known === null || !Number.isInteger(from) || !Number.isInteger(count) || from < 1 || count < 1 || count > PAPERS_AT_ONCE_MAX || from + count - 1 > PAPER_NUMBER_MAX) return null;
  return Array.from({ length: count }, (_, at) => paperSerial(known, from + at));
}

/** upTo: at most so many · exactly: so many · rank: numbered from 1, at most so many */
export type PaperRule = 'upTo' | 'exactly' | 'rank';

/** 纸票上的一组 */
export interface PaperClass { readonly code: string; readonly label: string; readonly rule: PaperRule; readonly limit: number; readonly options: readonly BallotOption[] }

type Question = Pick<BallotQuestion, 'mode' | 'classes' | 'options' | 'totalLimit'>;

/** 纸票内容 · Class by class, in the listed order. @param withheld options whose names the public reads no more */
export function paperClasses({ mode, classes, options }: Question, withheld: ReadonlySet<string>): PaperClass[] {
  const told = withoutOptions({ options }, withheld).options;
  const rule = isRanked(mode) ? 'rank' : mode === 'exactly' ? 'exactly' : 'upTo';
  return classes.map(({ code, label, limit }) => ({ code, label, rule, limit, options: told.filter(({ classCode }) => classCode === code) }));
}

/** 全部合计 · The limit over all classes, where it says more than the classes' own. */
export function paperTotal({ classes, totalLimit }: Pick<Question, 'classes' | 'totalLimit'>): number | null {
  return totalLimit === null || totalLimit >= classes.reduce((sum, { limit }) => sum + limit, 0) ? null : totalLimit;
}

/** Signs in a line of half a page, and lines that stand beside title, rule and number; of a class its heading and rule take two. */
const LINE_SIGNS = 20;
const HALF_PAGE_LINES = 16;
const CLASS_LINES = 2;

/** Half as many can stand in letters half as large again, which old eyes read. */
const LARGE_LINES = 8;

/**
 * 版式 · half: two such papers on a page · large: the same in large letters, since there is room · whole: a page and more for each.
 * Counts every sign as wide as a Chinese one.
 */
export function paperLayout(classes: readonly PaperClass[], words: string): 'large' | 'half' | 'whole' {
  const linesOf = (text: string): number => Math.max(1, Math.ceil(text.length / LINE_SIGNS));
  const lines = classes.reduce((sum, { options }) => sum + CLASS_LINES + options.reduce((own, { label, note }) => own + linesOf(`${label}${note ?? ''}`), 0), linesOf(words));
  return lines <= LARGE_LINES ? 'large' : lines <= HALF_PAGE_LINES ? 'half' : 'whole';
}

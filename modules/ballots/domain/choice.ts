/** 选择 · What one voter wants: places in the list of options; in a ranked ballot the order within a class is the voter's order. */
import { isRanked } from './definition.ts';
import type { BallotQuestion } from './definition.ts';

export type Choice = readonly number[];

export type ChoiceFault = 'empty' | 'unknown' | 'repeated' | 'too_many' | 'too_few' | 'over_total';

type Rules = Pick<BallotQuestion, 'mode' | 'classes' | 'options' | 'totalLimit'>;

/** 校验选择 · Why a choice does not count, or null. @errors in this order: unknown, repeated, empty, too_many, too_few, over_total */
export function choiceFault({ mode, classes, options, totalLimit }: Rules, choice: Choice): ChoiceFault | null {
  if (choice.some((at) => !Number.isInteger(at) || at < 0 || at >= options.length)) return 'unknown';
  if (new Set(choice).size !== choice.length) return 'repeated';
  if (choice.length === 0) return 'empty';
  for (const { code, limit } of classes) {
    const count = choice.filter((at) => options[at]?.classCode === code).length;
    if (count > limit) return 'too_many';
    if (mode === 'exactly' && count < limit) return 'too_few';
  }
  return totalLimit !== null && choice.length > totalLimit ? 'over_total' : null;
}

/** 差几项 · Of each class by how many a choice is over its limit, or under it where so many must be chosen; classes that fit are left out. */
export function choiceGaps({ mode, classes, options }: Pick<Rules, 'mode' | 'classes' | 'options'>, choice: Choice): { readonly code: string; readonly label: string; readonly over: number; readonly under: number }[] {
  return classes.map(({ code, label, limit }) => {
    const count = choice.filter((at) => options[at]?.classCode === code).length;
    return { code, label, over: Math.max(0, count - limit), under: mode === 'exactly' ? Math.max(0, limit - count) : 0 };
  }).filter(({ over, under }) => over + under > 0);
}

/** Where the order means nothing it is taken away, so that it cannot carry a mark. */
export function plainChoice({ mode }: Pick<Rules, 'mode'>, choice: Choice): number[] {
  return isRanked(mode) ? [...choice] : [...choice].sort((a, b) => a - b);
}

/** The longest choice that can be valid, rounded up. @unit bytes */
export function choiceBytesOf({ classes, options, totalLimit }: Rules): number {
  const most = Math.min(totalLimit ?? Infinity, classes.reduce((sum, { limit }) => sum + limit, 0));
  return Math.ceil((2 + most * (String(options.length).length + 1)) / 32) * 32;
}

/** 装填 · The text that is sealed, always of the same length. @errors throws when the choice is longer than any valid one */
export function paddedChoice(choice: Choice, bytes: number): string {
  const text = JSON.stringify(choice);
  if (text.length > bytes) throw new Error('longer than any valid choice');
  return text.padEnd(bytes, ' ');
}

/** 读取 · The choice in an opened text; null when it is none. */
export function choiceIn(text: string): number[] | null {
  let value: unknown;
  try { value = JSON.parse(text); } catch { return null; }
  return Array.isArray(value) && value.length <= 1_000 && value.every((at) => Number.isInteger(at)) ? (value as number[]) : null;
}

/** 减负 · Minutes from what was asked, and how much of a new ask was asked before. Pure; no form and no table is known here. */
import { isLocalDate } from '#kernel/local-date.ts';

/** So few measurements say nothing yet. */
export const MEASURED_LEAST = 20;

export interface Rate { readonly minutes: number; readonly source: 'set' | 'measured' | 'default' }

/** 每项分钟 · What the programme set goes before what was measured, and that before the default. */
export function rateOf(given: { readonly set: number | null; readonly measured: { readonly minutes: number; readonly count: number } | null; readonly byDefault: number }): Rate {
  if (given.set !== null) return { minutes: given.set, source: 'set' };
  if (given.measured !== null && given.measured.count >= MEASURED_LEAST && given.measured.minutes > 0) return { minutes: given.measured.minutes, source: 'measured' };
  return { minutes: given.byDefault, source: 'default' };
}

export interface Asked { readonly kind: string; readonly askId: string; readonly month: string; readonly unitId: string | null; readonly items: number }

/** 分钟 · Sums of minutes by whatever tells them apart. @param keyOf null leaves a row out */
export function minutesBy(asked: readonly Asked[], rates: ReadonlyMap<string, number>, keyOf: (row: Asked) => string | null): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const row of asked) {
    const key = keyOf(row);
    if (key !== null) sums.set(key, (sums.get(key) ?? 0) + row.items * (rates.get(row.kind) ?? 0));
  }
  return sums;
}

/**
 * 合计相符 · Whole minutes of each row, so that what is shown adds up to the total: each rounded down, and what is left given one by one to
 * those that lost most.
 *
 * @returns in the order of the rows; their sum is `total`, which is that of all rows rounded
 */
export function wholeMinutes(rows: readonly number[]): { readonly total: number; readonly rows: readonly number[] } {
  const total = Math.round(rows.reduce((sum, each) => sum + each, 0));
  const whole = rows.map(Math.floor);
  const left = total - whole.reduce((sum, each) => sum + each, 0);
  const first = new Set(rows.map((each, at) => ({ at, lost: each - Math.floor(each) })).toSorted((one, other) => other.lost - one.lost || one.at - other.at).slice(0, Math.max(left, 0)).map(({ at }) => at));
  return { total, rows: whole.map((each, at) => each + (first.has(at) ? 1 : 0)) };
}

export interface EarlierAsk { readonly askId: string; readonly topics: readonly string[] }
export interface Overlap {
  /** Topics of the draft that somebody was asked already. */
  readonly repeated: readonly string[];
  /** 0 to 1; 0 for a draft about nothing. */
  readonly share: number;
  /** Asks that had them, most first, with the topics of the draft. */
  readonly with: readonly { readonly askId: string; readonly topics: readonly string[] }[];
}

/** One name for all that ask the same. */
function classes(same: readonly (readonly [string, string])[]): (topic: string) => string {
  const parent = new Map<string, string>();
  const root = (topic: string): string => {
    let at = topic;
    for (let up = parent.get(at); up !== undefined; up = parent.get(at)) at = up;
    return at;
  };
  for (const [one, other] of same) {
    const [first, second] = [root(one), root(other)];
    if (first !== second) parent.set(first < second ? second : first, first < second ? first : second);
  }
  return root;
}

/** 重复 · Which topics of a draft earlier asks had, also under the name of another framework. @param same pairs of topics that ask the same */
export function overlapOf(draft: readonly string[], earlier: readonly EarlierAsk[], same: readonly (readonly [string, string])[]): Overlap {
  const classOf = classes(same);
  const own = [...new Set(draft)];
  const found = earlier.flatMap(({ askId, topics }) => {
    const had = new Set(topics.map(classOf));
    const repeated = own.filter((topic) => had.has(classOf(topic)));
    return repeated.length === 0 ? [] : [{ askId, topics: repeated }];
  });
  const repeated = own.filter((topic) => found.some(({ topics }) => topics.includes(topic)));
  return { repeated, share: own.length === 0 ? 0 : repeated.length / own.length, with: found.toSorted((one, other) => other.topics.length - one.topics.length || (one.askId < other.askId ? -1 : 1)) };
}

/**
 * 重复的单位 · Which of the units that a draft is to ask were asked one of its topics already, by whatever kind of ask.
 * @param earlier who was asked what, a unit at a time
 */
export function unitsAsked(draft: { readonly topics: readonly string[]; readonly units: readonly string[] }, earlier: readonly { readonly topic: string; readonly unit: string | null }[], same: readonly (readonly [string, string])[]): string[] {
  const classOf = classes(same);
  const own = new Set(draft.topics.map(classOf));
  const had = new Set(earlier.flatMap(({ topic, unit }) => (unit !== null && own.has(classOf(topic)) ? [unit] : [])));
  return [...new Set(draft.units)].filter((unit) => had.has(unit));
}

const DAYS_A_WEEK = 7;
const LAST_DAYS = [31, 30, 29, 28] as const;

/** 每周分钟 · What a month of minutes is by the week. @param month YYYY-MM */
export function minutesAWeek(minutes: number, month: string): number {
  const days = LAST_DAYS.find((day) => isLocalDate(`${month}-${day}`)) as number;
  return minutes / (days / DAYS_A_WEEK);
}

/** 前几个月 @param month YYYY-MM @returns the last so many months up to it, earliest first */
export function monthsUpTo(month: string, count: number): string[] {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return Array.from({ length: count }, (_each, back) => {
    const at = year * 12 + (number - 1) - (count - 1 - back);
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
  });
}

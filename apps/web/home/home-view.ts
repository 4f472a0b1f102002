/** 首页视图 · Which things wait for whom, and how old open cases are. Pure. */
import { addDays, localDate } from '#kernel/local-date.ts';
import type { countMyDuties } from '#platform/contract/duties.ts';
import type { OutputOf } from '#platform/contract/index.ts';

type Counts = OutputOf<typeof countMyDuties>;

export interface Errand {
  readonly key: string;
  readonly words: { readonly zh: string; readonly en: string };
  readonly count: number;
  /** Of these, how many are late: a part of the number, never a number beside it. */
  readonly late: number;
  readonly urgent: boolean;
  /** Filters of the list that this number counts. */
  readonly search: Readonly<Record<string, string>>;
}

/** 今日待办 · Every kind, the most urgent first, so that the numbers add up to all there is: a kind left out would be a duty forgotten; the server sends only what the person owes. */
export function errandsOf(counts: Counts): Errand[] {
  return counts.byKind.map((each) => ({ key: each.kind, words: { zh: each.kindZh, en: each.kindEn }, count: each.count, late: each.overdue, urgent: each.overdue > 0, search: { kind: each.kind } }));
}

export interface AgeSpan {
  readonly span: 'week' | 'month' | 'older';
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** 案龄分段 · Days of reporting for open cases of up to 7, 8 to 30 and more than 30 days. */
export function ageSpans(today: string): readonly AgeSpan[] {
  const day = localDate(today);
  return [
    { span: 'week', from: addDays(day, -6), to: undefined },
    { span: 'month', from: addDays(day, -29), to: addDays(day, -7) },
    { span: 'older', from: undefined, to: addDays(day, -30) },
  ];
}

/** 着色 · Rates as shades between the lowest and the highest of them, so that a difference of a few points shows. */
export function shadesOf(rates: readonly (number | null)[]): (number | null)[] {
  const known = rates.filter((rate) => rate !== null);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  return rates.map((rate) => (rate === null ? null : most === least ? 0.5 : 0.1 + (0.8 * (rate - least)) / (most - least)));
}

export interface ZoneFigures {
  readonly met: number;
  readonly observed: number;
  readonly previousMet: number | null;
  readonly previousObserved: number | null;
}

/** 合计 · Several areas as one; without the round before as soon as one of them was not in it. Null for none. */
export function figuresTogether(areas: readonly ZoneFigures[]): ZoneFigures | null {
  if (areas.length === 0) return null;
  const sum = (pick: (area: ZoneFigures) => number | null): number | null => areas.reduce<number | null>((total, area) => {
    const part = pick(area);
    return total === null || part === null ? null : total + part;
  }, 0);
  return { met: sum((area) => area.met) ?? 0, observed: sum((area) => area.observed) ?? 0, previousMet: sum((area) => area.previousMet), previousObserved: sum((area) => area.previousObserved) };
}

/** 进度排序 · Areas with most left to do first. */
export function leastDone<Part extends { readonly total: number; readonly done: number }>(parts: readonly Part[], count: number): Part[] {
  return parts.toSorted((left, right) => (right.total - right.done) - (left.total - left.done) || right.total - left.total).slice(0, count);
}

interface TaskSums { readonly total: number; readonly accepted: number; readonly overdue: number }

/** 其他计划 · Tasks of the other plans in force: the card of one plan never counts them as its own. */
export const otherTasks = (all: TaskSums, own: TaskSums): TaskSums => ({ total: all.total - own.total, accepted: all.accepted - own.accepted, overdue: all.overdue - own.overdue });

/** Neither a case made by mistake nor one that nobody was asked to fix yet can be closed. */
const NOT_DISPATCHED: readonly string[] = ['voided', 'declined', 'reported', 'registered'];

/** 销号率 · Closed ÷ dispatched, the rule that bulletins count by, here over all cases whatever their source. */
export function closedShare(byState: readonly { readonly state: string; readonly count: number }[]): { readonly numerator: number; readonly denominator: number } {
  const sum = (fits: (state: string) => boolean): number => byState.filter(({ state }) => fits(state)).reduce((total, { count }) => total + count, 0);
  return { numerator: sum((state) => state === 'closed'), denominator: sum((state) => !NOT_DISPATCHED.includes(state)) };
}

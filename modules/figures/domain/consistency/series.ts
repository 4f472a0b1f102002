/** 走势疑点 · A number over time: as it was declared, and as it was published and is now. */
import { canonicalJson } from '#kernel/canonical-json.ts';
import { daysBetween, localDate } from '#kernel/local-date.ts';
import type { FigureDefinition } from '../definition/definition.ts';
import { isRatio, place, rounded } from './doubts.ts';
import type { Declared, Doubt, DoubtPlace } from './doubts.ts';

/** From one time to the next; a lower number is no jump. */
const JUMP_TIMES = 3;
const JUMP_LEAST = 50;
/** Months and years differ by so much, and are periods of one length all the same. @unit days */
const LENGTH_DAYS = 3;

interface Point extends DoubtPlace { readonly on: string; readonly value: number }
interface Step { readonly mayFall: boolean; readonly mayJump: boolean }

/** From one point of a series to the next. */
function stepDoubts(before: Point, now: Point, { mayFall, mayJump }: Step): Doubt[] {
  const facts = { name: now.label, before: before.value, beforeOn: before.on, now: now.value, nowOn: now.on };
  if (!mayFall && now.value < before.value) return [{ rule: 'cumulativeFalls', facts, at: [place(before), place(now)] }];
  return !mayJump && before.value >= JUMP_LEAST && now.value > before.value * JUMP_TIMES ? [{ rule: 'impossibleJump', facts: { ...facts, times: rounded(now.value / before.value, 1) }, at: [place(before), place(now)] }] : [];
}

/** One declared number over time. */
export function seriesDoubts(declared: readonly Declared[]): Doubt[] {
  return [...Map.groupBy(declared.filter(({ until, unit }) => until !== null && !isRatio(unit)), ({ series }) => series).values()].flatMap((of) => {
    const ordered = of.toSorted((one, other) => ((one.until as string) < (other.until as string) ? -1 : 1));
    return ordered.slice(1).flatMap((now, at): Doubt[] => {
      const before = ordered[at] as Declared;
      return stepDoubts({ ...before, on: before.until as string }, { ...now, on: now.until as string }, { mayFall: !(now.isCumulative && before.isCumulative), mayJump: false });
    });
  });
}

/** A figure as it was published, or as it is now. */
export interface FigurePoint { readonly on: string; readonly value: number; readonly publishedIn: string | null; readonly definition: FigureDefinition }
export interface FigureOverTime extends DoubtPlace { readonly kind: string; readonly isCumulative: boolean; /** In the order of their days; what it is now is the last. */ readonly points: readonly FigurePoint[] }

const openPeriod = { from: null, to: null };
const said = ({ source, where, aggregate }: FigureDefinition): string => canonicalJson({ source, where, aggregate } as never);

/** Whether two values of one figure were counted alike, each over a period of the same length. */
function countedAlike(one: FigureDefinition, other: FigureDefinition): boolean {
  if (said(one) !== said(other)) return false;
  const [{ from, to }, { from: otherFrom, to: otherTo }] = [one.period ?? openPeriod, other.period ?? openPeriod];
  if (from === null || to === null || otherFrom === null || otherTo === null) return from === otherFrom && (to === null) === (otherTo === null);
  return Math.abs(daysBetween(localDate(from), localDate(to)) - daysBetween(localDate(otherFrom), localDate(otherTo))) <= LENGTH_DAYS;
}

const beginsAlike = (one: FigureDefinition, other: FigureDefinition): boolean => (one.period ?? openPeriod).from === (other.period ?? openPeriod).from;

/**
 * 公布后的走势 · Each published value against the one before it, and what is counted now against the last one published. A figure that
 * only grows does not fall; none trebles. Values of other definitions and of periods of other lengths are not compared.
 */
export function figureSeriesDoubts(figures: readonly FigureOverTime[]): Doubt[] {
  return figures.filter(({ kind }) => kind === 'count' || kind === 'sum').flatMap(({ label, path, isCumulative, points }) => points.slice(1).flatMap((now, at): Doubt[] => {
    const before = points[at] as FigurePoint;
    if (!countedAlike(before.definition, now.definition)) return [];
    const named = ({ publishedIn, ...point }: FigurePoint): Point => ({ ...point, path, label: publishedIn === null ? label : `${label}（${publishedIn}）` });
    return stepDoubts(named(before), { ...named(now), label }, { mayFall: !(isCumulative && beginsAlike(before.definition, now.definition)), mayJump: before.on === now.on }).map((doubt) => ({ ...doubt, at: [place(named(before)), place(named(now))] }));
  }));
}

/** 得分显示 · Score rows as ratios, links and colours. Pure. */
import { compareRatios } from '#kernel/ratio.ts';
import type { Ratio } from '#kernel/ratio.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { numberText } from '#platform/web/format.ts';
import type { listScores, readScores } from '../contract/index.ts';

export type Scores = OutputOf<typeof readScores>;
export type ScoreRow = OutputOf<typeof listScores>['rows'][number];

/** 维度 · In the order of the page. */
export const DIMENSIONS = ['theme', 'standard', 'zone', 'siteType', 'organisation', 'site'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

const filterOfDimension: Readonly<Record<Dimension, string>> = { theme: 'themeId', standard: 'standardId', zone: 'zoneId', siteType: 'siteType', organisation: 'organisationId', site: 'siteId' };

/** 得分率 */
export function rateOf(row: { readonly met: number; readonly observed: number }): Ratio {
  return { numerator: row.met, denominator: row.observed };
}

/** 上轮得分率 · Undefined when there is nothing to compare with. */
export function previousOf(row: Pick<ScoreRow, 'previousMet' | 'previousObserved'>): Ratio | undefined {
  return row.previousMet === null || row.previousObserved === null || row.previousObserved === 0 ? undefined : { numerator: row.previousMet, denominator: row.previousObserved };
}

/** 区间文本 · An interval as people read it, or nothing where there is none. @unit shares 0 to 1 */
export function intervalText(interval: { readonly low: number; readonly high: number } | null): string | null {
  return interval === null ? null : `${numberText(100 * interval.low, 1)}–${numberText(100 * interval.high, 1)}%`;
}

/** 下钻参数 · What opens the observations behind a number of a dimension. */
export function searchOf(dimension: Dimension, key: string, more: Readonly<Record<string, string>> = {}): Record<string, string> {
  return { [filterOfDimension[dimension]]: key, ...more };
}

/** 从低到高 · Lowest rate first, those without a figure last; equal rates in the order given. */
export function lowestFirst<Row extends { readonly met: number; readonly observed: number }>(rows: readonly Row[]): Row[] {
  return [...rows].sort((a, b) => compareRatios(rateOf(a), rateOf(b)));
}

/**
 * 热度 · How far a rate lies from the overall one, from -1 (far below) to 1 (far above); null without a figure.
 *
 * @unit reach: difference at which the colour is full, 1 = the whole
 */
export function heatOf(rate: number | null, overall: number | null, reach = 0.2): number | null {
  if (rate === null || overall === null) return null;
  return Math.max(-1, Math.min(1, (rate - overall) / reach));
}

/** 并列 · Ranks that more than one row holds. */
export function tiedRanks(rows: readonly { readonly rank: number | null }[]): ReadonlySet<number> {
  const seen = new Set<number>();
  const tied = new Set<number>();
  for (const { rank } of rows) {
    if (rank === null) continue;
    if (seen.has(rank)) tied.add(rank);
    seen.add(rank);
  }
  return tied;
}

/** 短名称 · A name cut to fit. @unit length: columns of the type; a Chinese character takes two */
export function shortName(name: string, length: number): string {
  let taken = 0;
  const kept: string[] = [];
  for (const character of name) {
    taken += /[\u2E80-\uFFEF]/.test(character) ? 2 : 1;
    if (taken > length) return `${kept.join('').trimEnd()}…`;
    kept.push(character);
  }
  return name;
}

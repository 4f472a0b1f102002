/** 综合 · Jury and public voice together, and how far the weight may move before others would win. */
import { winnersOf } from './winners.ts';
import type { SeatRule } from './winners.ts';

/** A candidate's two figures as shares of the most that could be had, in millionths, so that all of it is whole. */
export interface Voices { readonly candidate: string; /** Class that seats are counted by; null where the title has none. */ readonly group?: string | null; readonly jury: number; readonly voice: number }

/** @unit voicePercent: weight of the public voice, 0 to 100 @returns ten-thousandths of a share times a hundred: whole */
export const compositeOf = ({ jury, voice }: Voices, voicePercent: number): number => jury * (100 - voicePercent) + voice * voicePercent;

/** Highest first; equal ones in the order of the jury, then as given. */
export function compositeRanking(all: readonly Voices[], voicePercent: number): Voices[] {
  return all.toSorted((a, b) => compositeOf(b, voicePercent) - compositeOf(a, voicePercent) || b.jury - a.jury);
}

/** 按综合入选 · Who is chosen at a weight, class by class where seats are by class. */
export const compositeWinners = (all: readonly Voices[], voicePercent: number, seats: SeatRule): string[] => winnersOf(compositeRanking(all, voicePercent).map(({ candidate, group }) => ({ candidate, group: group ?? null })), seats);

/** 权重区间 · The whole percents of public voice, from the one asked about outwards, with which the same candidates are chosen. */
export interface WeightRange { readonly from: number; readonly to: number }

function rangeAround(voicePercent: number, chosenAt: (percent: number) => string): WeightRange {
  const chosen = chosenAt(voicePercent);
  let [from, to] = [voicePercent, voicePercent];
  while (from > 0 && chosenAt(from - 1) === chosen) from -= 1;
  while (to < 100 && chosenAt(to + 1) === chosen) to += 1;
  return { from, to };
}

/**
 * 稳健区间 · Between which weights the same candidates stay chosen under the seats of the title, of each class where they are by class.
 * Every whole percent is tried outwards until the set differs.
 *
 * @unit percent
 */
export function weightRange(all: readonly Voices[], voicePercent: number, seats: SeatRule): WeightRange {
  return rangeAround(voicePercent, (percent) => compositeWinners(all, percent, seats).sort().join('\n'));
}

/** 各类稳健区间 · The same, of those chosen in each class alone: the whole is as wide as the narrowest of them. */
export function classWeightRanges(all: readonly Voices[], voicePercent: number, seats: SeatRule): (WeightRange & { readonly group: string })[] {
  const groupOf = new Map(all.map(({ candidate, group }) => [candidate, group ?? null]));
  const groups = [...new Set(groupOf.values())].filter((group) => group !== null).toSorted();
  const winners = new Map<number, readonly string[]>();
  const winnersAt = (percent: number): readonly string[] => { const known = winners.get(percent); if (known !== undefined) return known; const found = compositeWinners(all, percent, seats); winners.set(percent, found); return found; };
  return groups.map((group) => ({ group, ...rangeAround(voicePercent, (percent) => winnersAt(percent).filter((candidate) => groupOf.get(candidate) === group).toSorted().join('\n')) }));
}

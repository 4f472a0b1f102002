/** 综合 · Jury and public voice together, and how far the weight may move before another would win. */

/** A candidate's two figures as shares of the most that could be had, in millionths, so that all of it is whole. */
export interface Voices { readonly candidate: string; readonly jury: number; readonly voice: number }

/** @unit voicePercent: weight of the public voice, 0 to 100 @returns ten-thousandths of a share times a hundred: whole */
export const compositeOf = ({ jury, voice }: Voices, voicePercent: number): number => jury * (100 - voicePercent) + voice * voicePercent;

/** Highest first; equal ones in the order of the jury, then as given. */
export function compositeRanking(all: readonly Voices[], voicePercent: number): Voices[] {
  return all.toSorted((a, b) => compositeOf(b, voicePercent) - compositeOf(a, voicePercent) || b.jury - a.jury);
}

/** 权重区间 · The whole percents of public voice, from the one asked about outwards, with which the same candidates are chosen. */
export interface WeightRange { readonly from: number; readonly to: number }

/**
 * 稳健区间 · Between which weights the same `seats` candidates stay chosen. The order of any two changes at most once as the weight
 * moves, so every whole percent is tried outwards until the set differs.
 *
 * @unit percent
 */
export function weightRange(all: readonly Voices[], voicePercent: number, seats: number): WeightRange {
  const chosenAt = (percent: number): string => compositeRanking(all, percent).slice(0, seats).map(({ candidate }) => candidate).sort().join('\n');
  const chosen = chosenAt(voicePercent);
  let [from, to] = [voicePercent, voicePercent];
  while (from > 0 && chosenAt(from - 1) === chosen) from -= 1;
  while (to < 100 && chosenAt(to + 1) === chosen) to += 1;
  return { from, to };
}

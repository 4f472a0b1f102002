import { overlaps, studentQuantile, wilsonInterval, type Interval } from '#kernel/interval.ts';
import { isCensus, type SampleDesign } from './sample-design.ts';

/** 点位计数 · What was seen at one site of what a figure counts. @unit judgements */
export type SiteCount = { readonly siteKey: string; readonly met: number; readonly observed: number };

/** 无区间原因 · census: nothing left to chance; oneSite: one site shows no error; nothingSeen: no judgement. */
export type NoIntervalReason = 'census' | 'oneSite' | 'nothingSeen';

/**
 * 抽样估计 · What the sample says of all sites of the frame: the share with its 95 % interval.
 *
 * @unit estimate, low, high, standardError: 0 to 1 · siteCount: sites that had something to judge · degreesOfFreedom: of t
 */
export type SampleEstimate = {
  readonly estimate: number; readonly low: number; readonly high: number;
  readonly standardError: number; readonly siteCount: number; readonly degreesOfFreedom: number;
};

/** 抽样误差 · An estimate, or why there is none. */
export type Confidence = SampleEstimate | { readonly reason: NoIntervalReason };

/** 有区间 */
export function hasInterval(confidence: Confidence): confidence is SampleEstimate {
  return 'low' in confidence;
}

/**
 * 方差 · Of a total over the frame, from one value a seen site: Σ N² (1 − n/N) s² / n over the groups. A site without a value
 * counts as zero, which is how the error of a part of the frame is worked out.
 *
 * @source Cochran 1977, 5.12 (strata), 5A.14 (parts of the population)
 */
function varianceOfTotal({ groups }: SampleDesign, valueOf: ReadonlyMap<string, number>): number {
  let variance = 0;
  for (const { size, siteKeys } of groups) {
    const count = siteKeys.length;
    if (count < 2 || count === size) continue;
    const values = siteKeys.map((key) => valueOf.get(key) ?? 0);
    const mean = values.reduce((sum, value) => sum + value, 0) / count;
    const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (count - 1);
    variance += size * size * (1 - count / size) * (squares / count);
  }
  return variance;
}

/** Sites with something to judge, less one for each group that holds any of them and was not looked at as a whole. */
function degreesOfFreedom({ groups }: SampleDesign, judged: ReadonlySet<string>): number {
  let degrees = 0;
  for (const { size, siteKeys } of groups) {
    const count = siteKeys.filter((key) => judged.has(key)).length;
    if (count > 0 && siteKeys.length < size) degrees += count - 1;
  }
  return degrees;
}

/** What is left of no variance at all in binary fractions. */
const NO_VARIANCE = 1e-15;

function estimateOf(design: SampleDesign, share: number, variance: number, judged: ReadonlySet<string>, hasUnseen: boolean): Confidence {
  const siteCount = judged.size;
  const isWhole = design.groups.every(({ size, siteKeys }) => siteKeys.length === size || !siteKeys.some((key) => judged.has(key)));
  if (isWhole && !hasUnseen) return { reason: 'census' };
  const degrees = degreesOfFreedom(design, judged);
  if (siteCount < 2 || degrees < 1) return { reason: 'oneSite' };
  const spread = share * (1 - share);
  // Where all sites agree the sample shows no error; then each site counts as one judgement, so that three sites without a fault do not prove a city without one.
  const effectiveCount = variance > NO_VARIANCE && spread > 0 ? spread / variance : siteCount;
  return { estimate: share, ...wilsonInterval(share, effectiveCount, studentQuantile(degrees)), standardError: Math.sqrt(variance), siteCount, degreesOfFreedom: degrees };
}

/** One share weighted to the frame, and what each site moves it by; null where nothing was seen. */
function linearised({ weightOf }: SampleDesign, counts: readonly SiteCount[]): { share: number; residuals: ReadonlyMap<string, number> } | null {
  const seen = counts.flatMap(({ siteKey, met, observed }) => {
    const weight = weightOf.get(siteKey);
    return observed > 0 && weight !== undefined ? [{ siteKey, met, observed, weight }] : [];
  });
  const observedTotal = seen.reduce((sum, { weight, observed }) => sum + weight * observed, 0);
  if (observedTotal === 0) return null;
  const share = Math.min(1, seen.reduce((sum, { weight, met }) => sum + weight * met, 0) / observedTotal);
  return { share, residuals: new Map(seen.map(({ siteKey, met, observed }) => [siteKey, (met - share * observed) / observedTotal])) };
}

/**
 * 得分率的区间 · Σ wN met / Σ wN observed over the seen sites, weighted to the frame, with the linearised variance of a ratio of
 * two totals and Wilson's interval on the effective number of judgements.
 *
 * @param hasUnseen whether what the figure is about may also lie in strata that were not seen at all; then it is no census
 * @source Cochran 1977, 6.11 (combined ratio estimate); Wilson with an effective count: kernel/interval.ts
 * @invariant with equal counts at every site the variance is right on average over all samples that could have been drawn
 */
export function rateConfidence(design: SampleDesign, counts: readonly SiteCount[], hasUnseen: boolean = design.unseenStrata.length > 0): Confidence {
  if (isCensus(design)) return { reason: 'census' };
  const found = linearised(design, counts);
  if (found === null) return { reason: 'nothingSeen' };
  return estimateOf(design, found.share, varianceOfTotal(design, found.residuals), new Set(found.residuals.keys()), hasUnseen);
}

/** 加权项 · A standard with what it is worth and what was seen of it. @unit scoreMax: score points */
export type WeighedCounts = { readonly scoreMax: number; readonly counts: readonly SiteCount[] };

/**
 * 加权得分的区间 · Σ score × rate over Σ score of the standards that were seen, each rate weighted to the frame; what one site
 * moves in all of its standards is added before it is squared.
 *
 * @unit answer: share of the points that could be earned
 * @source Cochran 1977, 6.11, linearised over several ratios as in Särndal, Swensson, Wretman 1992, 5.5
 */
export function weightedConfidence(design: SampleDesign, standards: readonly WeighedCounts[]): Confidence {
  if (isCensus(design)) return { reason: 'census' };
  const found = standards.flatMap(({ scoreMax, counts }) => {
    const of = scoreMax === 0 ? null : linearised(design, counts);
    return of === null ? [] : [{ scoreMax, ...of }];
  });
  const possible = found.reduce((sum, { scoreMax }) => sum + scoreMax, 0);
  if (possible === 0) return { reason: 'nothingSeen' };
  const residuals = new Map<string, number>();
  for (const { scoreMax, residuals: ofStandard } of found) {
    for (const [key, residual] of ofStandard) residuals.set(key, (residuals.get(key) ?? 0) + (scoreMax / possible) * residual);
  }
  const share = Math.min(1, found.reduce((sum, { scoreMax, share: of }) => sum + scoreMax * of, 0) / possible);
  return estimateOf(design, share, varianceOfTotal(design, residuals), new Set(residuals.keys()), design.unseenStrata.length > 0);
}

/**
 * 名次的界限 · Between what a share lies when ranks are compared: its interval; the share itself where all was looked at; anything
 * at all where one site shows no error; null where nothing was seen.
 */
export function rankingBounds(confidence: Confidence, share: number | null): Interval | null {
  if (hasInterval(confidence)) return { low: confidence.low, high: confidence.high };
  if (confidence.reason === 'nothingSeen' || share === null) return null;
  return confidence.reason === 'census' ? { low: share, high: share } : { low: 0, high: 1 };
}

/**
 * 不可区分的名次 · For each ranked entry the other ranks whose intervals overlap with its own: between those the sample does not
 * decide. An entry without an interval is set apart from nobody.
 *
 * @invariant if A is not set apart from B, B is not set apart from A
 */
export function indistinctRanks(entries: readonly { readonly rank: number; readonly interval: Interval | null }[]): number[][] {
  return entries.map((entry, at) => {
    const ranks = entries.flatMap((other, otherAt) => (otherAt !== at && entry.interval !== null && other.interval !== null && overlaps(entry.interval, other.interval) ? [other.rank] : []));
    return [...new Set(ranks)].toSorted((a, b) => a - b);
  });
}

/** 名次段 · Ranks as people read them: three and more in a row as from–to. @example rankRuns([1, 2, 3, 7]) // ['1–3', '7'] */
export function rankRuns(ranks: readonly number[]): string[] {
  const runs: [number, number][] = [];
  for (const rank of ranks) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === rank - 1) last[1] = rank;
    else runs.push([rank, rank]);
  }
  return runs.flatMap(([from, to]) => (to - from > 1 ? [`${from}–${to}`] : Array.from({ length: to - from + 1 }, (_, at) => String(from + at))));
}

import { ratio, type Ratio } from '#kernel/ratio.ts';
import { invariant } from '#kernel/result.ts';
import { hundredths, METHODS, type Method, type MethodWeights } from '#modules/frameworks/domain/index.ts';
import { weightedMean } from './weighted-mean.ts';

/**
 * 综合得分 · Earned of possible over the parts that have a result. What is missing is named and not assumed: a score over
 * 40 of 100 weights says so.
 *
 * @unit score: ten-thousandths of a weight on both sides · coverage: hundredths of a weight, of all weights
 */
export type CompositeScore<Key> = {
  readonly score: Ratio;
  readonly coverage: Ratio;
  readonly missing: readonly Key[];
};

/** 组成部分 · One part with its weight; null or 0 of 0 when there is no result yet. */
export type CompositePart<Key> = { readonly key: Key; readonly weight: number; readonly share: Ratio | null };

/** 合成 · Weighs any parts together; a part of weight zero is neither counted nor missing. */
export function compositeScore<Key>(parts: readonly CompositePart<Key>[]): CompositeScore<Key> {
  const weighed = parts.map(({ key, weight, share }) => {
    const weightHundredths = hundredths(weight);
    invariant(weightHundredths !== null, `a weight has at most two decimals, not ${weight}`);
    return { key, weightHundredths, share: share ?? ratio(0, 0) };
  });
  const covered = weighed.filter(({ share }) => share.denominator > 0);
  const total = (some: typeof weighed): number => some.reduce((sum, { weightHundredths }) => sum + weightHundredths, 0);
  return {
    score: weightedMean(covered),
    coverage: ratio(total(covered), total(weighed)),
    missing: weighed
      .filter(({ share, weightHundredths }) => share.denominator === 0 && weightHundredths > 0)
      .map(({ key }) => key),
  };
}

/**
 * 年度综合 · A year's score from its methods: 网上材料 40, 实地 40, 问卷 20 unless the edition says otherwise.
 *
 * @source DOMAIN 1.3
 */
export function yearScore(
  methodWeights: MethodWeights,
  shares: Readonly<Partial<Record<Method, Ratio | null>>>,
): CompositeScore<Method> {
  return compositeScore(METHODS.map((key) => ({ key, weight: methodWeights[key] ?? 0, share: shares[key] ?? null })));
}

/**
 * 周期综合 · A cycle's score from its years: 15 %, 25 %, 60 % unless the edition says otherwise. Years are counted from 1.
 *
 * @unit yearWeights: per cent; yearShares in the order of the years, null where there is none yet
 * @errors InvariantError when there are more years than weights
 * @source DOMAIN 1.3
 */
export function cycleScore(yearWeights: readonly number[], yearShares: readonly (Ratio | null)[]): CompositeScore<number> {
  invariant(yearShares.length <= yearWeights.length, `${yearShares.length} years in a cycle of ${yearWeights.length}`);
  return compositeScore(yearWeights.map((weight, at) => ({ key: at + 1, weight, share: yearShares[at] ?? null })));
}

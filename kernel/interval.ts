import { invariant } from './result.ts';

/** 置信区间 · Where a share lies with 95 % confidence. @unit 0 to 1 */
export type Interval = { readonly low: number; readonly high: number };

/** 置信水平 · The one level that is published. */
export const CONFIDENCE_LEVEL = 0.95;

/** 97.5 % of Student's t for 1 to 30 degrees of freedom; any table of it says the same. */
const T_TABLE = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131,
  2.12, 2.11, 2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
] as const;
const Z = 1.959_963_984_540_054;

/**
 * t 分位数 · The 97.5 % point of Student's t: a table up to 30 degrees of freedom, then the expansion of Cornish and Fisher
 * in powers of 1/ν.
 *
 * @unit degrees of freedom, at least 1
 * @source Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.5
 */
export function studentQuantile(degreesOfFreedom: number): number {
  invariant(degreesOfFreedom >= 1, `degrees of freedom are at least 1, not ${degreesOfFreedom}`);
  const tabled = T_TABLE[Math.floor(degreesOfFreedom) - 1];
  if (tabled !== undefined) return tabled;
  const z3 = Z ** 3;
  const z5 = Z ** 5;
  return Z + (z3 + Z) / (4 * degreesOfFreedom) + (5 * z5 + 16 * z3 + 3 * Z) / (96 * degreesOfFreedom ** 2);
}

/**
 * 威尔逊区间 · Wilson's score interval of a share seen in so many independent judgements. The number may be an effective one,
 * worked out from the variance of a design; the interval never leaves 0 to 1 and never shrinks to a point.
 *
 * @unit share: 0 to 1; effectiveCount: judgements, more than 0; quantile: standard errors
 * @source Wilson 1927, J. Am. Stat. Assoc. 22; with an effective count: Franco, Little, Louis, Slud 2019, J. Surv. Stat. Methodol. 7
 */
export function wilsonInterval(share: number, effectiveCount: number, quantile: number = Z): Interval {
  invariant(share >= 0 && share <= 1 && effectiveCount > 0, `a share of ${share} in ${effectiveCount} judgements`);
  const square = quantile ** 2 / effectiveCount;
  const middle = (share + square / 2) / (1 + square);
  const half = (quantile / (1 + square)) * Math.sqrt((share * (1 - share)) / effectiveCount + square / (4 * effectiveCount));
  return { low: Math.max(0, Math.min(share, middle - half)), high: Math.min(1, Math.max(share, middle + half)) };
}

/** 区间重叠 · Whether two intervals share a point, so that the order of the two shares is not settled. */
export function overlaps(one: Interval, other: Interval): boolean {
  return one.low <= other.high && other.low <= one.high;
}

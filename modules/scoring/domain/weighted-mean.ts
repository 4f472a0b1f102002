import { ratio, type Ratio } from '#kernel/ratio.ts';
import { invariant } from '#kernel/result.ts';

/** 加权项 · A share and what it counts. @unit weightHundredths: hundredths of a score point or of a weight */
export type WeightedShare = { readonly weightHundredths: number; readonly share: Ratio };

/** 精度 · An earned score is published in ten-thousandths of a point: hundredths of a weight, to two more decimals. */
export const POINT_PARTS = 10_000;
const PARTS_PER_HUNDREDTH = 100n;

/**
 * 加权得分 · What was earned of what could be earned: Σ weight × share over Σ weight, of the shares that counted
 * anything. Added exactly and rounded once, half up, to a ten-thousandth of a point, so that the two numbers can be
 * printed and divided by anybody.
 *
 * @unit numerator and denominator: ten-thousandths of a point; 0 of 0 when nothing counted
 * @invariant never below 0 nor above the whole, and never falling when a share rises
 */
export function weightedMean(parts: readonly WeightedShare[]): Ratio {
  let earnedNumerator = 0n;
  let earnedDenominator = 1n;
  let possibleHundredths = 0n;
  for (const { weightHundredths, share } of parts) {
    if (share.denominator === 0) continue;
    invariant(Number.isSafeInteger(weightHundredths) && weightHundredths >= 0, `a weight in hundredths, not ${weightHundredths}`);
    const [numerator, denominator] = [BigInt(share.numerator), BigInt(share.denominator)];
    earnedNumerator = earnedNumerator * denominator + BigInt(weightHundredths) * numerator * earnedDenominator;
    earnedDenominator *= denominator;
    possibleHundredths += BigInt(weightHundredths);
  }
  const doubled = 2n * earnedNumerator * PARTS_PER_HUNDREDTH;
  const earnedParts = (doubled + earnedDenominator) / (2n * earnedDenominator);
  return ratio(Number(earnedParts), Number(possibleHundredths * PARTS_PER_HUNDREDTH));
}

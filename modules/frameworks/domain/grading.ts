import { compareRatios, ratio, type Ratio } from '#kernel/ratio.ts';
import type { Grade, GradingScheme } from './edition.ts';

/** 份额精度 · Least shares are read with six decimals, so that 4 of 5 meets 0.8 exactly. */
const SHARE_SCALE = 1_000_000;

/**
 * 评级 · The first grade, from the best down, whose least share is reached; null when nothing was counted.
 *
 * @unit share: sub-requirements met of all, judgements met of all, or score of its maximum, by the scheme's kind
 * @source DOMAIN 1.4: 5 of 5 = A, 4 = B, 3 = C, fewer = C#
 */
export function gradeOf(scheme: Pick<GradingScheme, 'grades'>, share: Ratio): Grade | null {
  if (share.denominator === 0) return null;
  return scheme.grades.find(({ minShare }) => compareRatios(share, exactShare(minShare)) >= 0) ?? null;
}

function exactShare(share: number): Ratio {
  return ratio(Math.round(share * SHARE_SCALE), SHARE_SCALE);
}

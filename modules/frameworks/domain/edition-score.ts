/** 分值刻度 · Scores are kept in hundredths, because whole numbers add up and binary fractions do not. */
const SCORE_SCALE = 100;

/**
 * 分值换算 · A score or weight as whole hundredths; null when it has more than two decimals, is negative or no number.
 *
 * @example hundredths(46.3) // 4630
 */
export function hundredths(score: number): number | null {
  const scaled = Math.round(score * SCORE_SCALE);
  const exact = Math.abs(score * SCORE_SCALE - scaled) < 1e-6;
  return exact && Number.isSafeInteger(scaled) && scaled >= 0 ? scaled : null;
}

/** 分值还原 · Whole hundredths as a score. */
export function fromHundredths(scoreHundredths: number): number {
  return scoreHundredths / SCORE_SCALE;
}

/** 合计 · The exact sum in hundredths, or null when one of the numbers has none. */
export function sumHundredths(scores: readonly number[]): number | null {
  let sum = 0;
  for (const score of scores) {
    const part = hundredths(score);
    if (part === null) return null;
    sum += part;
  }
  return sum;
}

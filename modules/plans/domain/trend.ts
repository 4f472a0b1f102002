/** 趋势 · A straight line through what was measured, and how far it can be trusted. */

/** A measurement: `x` in days, `y` in the unit of the target. */
export interface Measured { readonly x: number; readonly y: number }

/** 趋势线 · `spread` is the residual standard deviation, in the unit of the target; `slope` is that unit a day. */
export interface TrendLine { readonly slope: number; readonly intercept: number; readonly spread: number; readonly count: number; readonly meanX: number; readonly squaresX: number }

/** Below this a line fits anything and says nothing. */
export const TREND_POINTS_MIN = 3;

/**
 * 最小二乘 · Ordinary least squares.
 *
 * @returns `null` when there are fewer than three measurements or all are of one day
 * @source Draper & Smith, Applied Regression Analysis, ch. 1
 * @invariant a straight line is found again, whatever the order of its points (`plans.prop.test.ts`)
 */
export function leastSquares(points: readonly Measured[]): TrendLine | null {
  const count = points.length;
  if (count < TREND_POINTS_MIN) return null;
  const meanX = points.reduce((sum, { x }) => sum + x, 0) / count;
  const meanY = points.reduce((sum, { y }) => sum + y, 0) / count;
  const squaresX = points.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
  if (squaresX === 0) return null;
  const slope = points.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0) / squaresX;
  const intercept = meanY - slope * meanX;
  const residues = points.reduce((sum, { x, y }) => sum + (y - intercept - slope * x) ** 2, 0);
  return { slope, intercept, spread: Math.sqrt(residues / (count - 2)), count, meanX, squaresX };
}

/** 预测 · `error` is the standard error of one new measurement on that day; both in the unit of the target. */
export interface Forecast { readonly value: number; readonly error: number }

/** @invariant the error is never negative and grows with the distance from what was measured */
export function forecastAt(line: TrendLine, x: number): Forecast {
  const error = line.spread * Math.sqrt(1 + 1 / line.count + (x - line.meanX) ** 2 / line.squaresX);
  return { value: line.intercept + line.slope * x, error };
}

import { invariant } from './result.ts';

/**
 * 比率 · A share that remembers what it was made of, because a bare percentage cannot be checked.
 *
 * @unit numerator and denominator count the same kind of thing, in whole numbers
 */
export type Ratio = { readonly numerator: number; readonly denominator: number };

/** 无数据 · What is shown where nothing was counted; never 0 %, never NaN. */
export const NO_FIGURE = '—';

/**
 * 构造比率 · Makes a ratio of whole numbers.
 *
 * @errors InvariantError when a number is not a safe integer or the denominator is negative
 */
export function ratio(numerator: number, denominator: number): Ratio {
  invariant(
    Number.isSafeInteger(numerator) && Number.isSafeInteger(denominator) && denominator >= 0,
    `a ratio is made of whole numbers, not ${numerator}/${denominator}`,
  );
  return { numerator, denominator };
}

/**
 * 比值 · The share as a number, or null when nothing was counted.
 *
 * @unit 1 = the whole
 */
export function ratioValue({ numerator, denominator }: Ratio): number | null {
  return denominator === 0 ? null : numerator / denominator;
}

/**
 * 百分比文本 · The share as people read it, rounded half away from zero in whole-number arithmetic, so that
 * 0.5 always rounds up and no binary fraction shifts a published digit.
 *
 * @unit digits: decimals shown, 0 to 6
 * @example percentText({ numerator: 817, denominator: 1166 }) // '70.1%'
 */
export function percentText({ numerator, denominator }: Ratio, digits = 1): string {
  if (denominator === 0) return NO_FIGURE;
  return `${decimalText(100n * BigInt(numerator), BigInt(denominator), digits)}%`;
}

/**
 * 百分点变化 · How far a share moved since an earlier one, or null when one of them counted nothing.
 *
 * @unit percentage points, not rounded
 */
export function percentagePoints(current: Ratio, previous: Ratio): number | null {
  const change = shareDifference(current, previous);
  return change === null ? null : (100 * Number(change.numerator)) / Number(change.denominator);
}

/**
 * 百分点变化文本 · The change with its sign, rounded once from the exact difference (not the difference of
 * two rounded percentages).
 *
 * @example percentagePointsText({ numerator: 701, denominator: 1000 }, { numerator: 685, denominator: 1000 }) // '+1.6'
 */
export function percentagePointsText(current: Ratio, previous: Ratio, digits = 1): string {
  const change = shareDifference(current, previous);
  if (change === null) return NO_FIGURE;
  const text = decimalText(100n * change.numerator, change.denominator, digits);
  return text.startsWith('-') || /^[0.]+$/.test(text) ? text : `+${text}`;
}

/** 合并比率 · Pools shares of disjoint groups: counts add up, percentages never do. */
export function addRatios(ratios: Iterable<Ratio>): Ratio {
  let numerator = 0;
  let denominator = 0;
  for (const part of ratios) {
    numerator += part.numerator;
    denominator += part.denominator;
  }
  return ratio(numerator, denominator);
}

/**
 * 比率排序 · Orders two shares exactly (by cross-multiplication); shares without a figure come last.
 *
 * @unit negative when the left share is smaller
 */
export function compareRatios(left: Ratio, right: Ratio): number {
  if (left.denominator === 0 || right.denominator === 0) {
    return Number(left.denominator === 0) - Number(right.denominator === 0);
  }
  const difference =
    BigInt(left.numerator) * BigInt(right.denominator) - BigInt(right.numerator) * BigInt(left.denominator);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function shareDifference(current: Ratio, previous: Ratio): { numerator: bigint; denominator: bigint } | null {
  if (current.denominator === 0 || previous.denominator === 0) return null;
  const now = BigInt(current.numerator) * BigInt(previous.denominator);
  const before = BigInt(previous.numerator) * BigInt(current.denominator);
  return { numerator: now - before, denominator: BigInt(current.denominator) * BigInt(previous.denominator) };
}

function decimalText(numerator: bigint, denominator: bigint, digits: number): string {
  invariant(Number.isInteger(digits) && digits >= 0 && digits <= 6, `decimals must be 0 to 6, not ${digits}`);
  const scale = 10n ** BigInt(digits);
  const magnitude = numerator < 0n ? -numerator : numerator;
  const rounded = (2n * magnitude * scale + denominator) / (2n * denominator);
  const sign = numerator < 0n && rounded > 0n ? '-' : '';
  const whole = rounded / scale;
  if (digits === 0) return `${sign}${whole}`;
  return `${sign}${whole}.${(rounded % scale).toString().padStart(digits, '0')}`;
}

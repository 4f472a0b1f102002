import { describe, expect, it } from 'vitest';
import {
  addRatios,
  compareRatios,
  percentagePoints,
  percentagePointsText,
  percentText,
  ratio,
  ratioValue,
} from './ratio.ts';

describe('percentages', () => {
  it.each([
    ['a score rate printed in a city’s report', 817, 1166, 1, '70.1%'],
    ['963 of 1,032 problems fixed, as a bulletin printed it', 963, 1032, 2, '93.31%'],
    ['60,039 volunteers of 600,000 people', 60_039, 600_000, 1, '10.0%'],
    ['a half rounds up', 1, 8, 0, '13%'],
    ['a half rounds up where binary fractions would not', 1005, 100_000, 2, '1.01%'],
    ['no decimals', 2, 3, 0, '67%'],
    ['everything', 5, 5, 1, '100.0%'],
    ['nothing of something', 0, 7, 1, '0.0%'],
    ['something of nothing', 0, 0, 1, '—'],
    ['a share below zero', -1, 8, 0, '-13%'],
    ['a tiny share below zero', -1, 100_000, 1, '0.0%'],
  ])('%s', (_what, numerator, denominator, digits, text) => {
    expect(percentText({ numerator, denominator }, digits)).toBe(text);
  });

  it('has no value where nothing was counted', () => {
    expect(ratioValue({ numerator: 0, denominator: 0 })).toBeNull();
    expect(ratioValue({ numerator: 3, denominator: 4 })).toBe(0.75);
  });
});

describe('change in percentage points', () => {
  const now = { numerator: 701, denominator: 1000 };
  const before = { numerator: 685, denominator: 1000 };
  const none = { numerator: 0, denominator: 0 };

  it('carries its sign', () => {
    expect(percentagePoints(now, before)).toBeCloseTo(1.6, 12);
    expect(percentagePointsText(now, before)).toBe('+1.6');
    expect(percentagePointsText(before, now)).toBe('-1.6');
    expect(percentagePointsText(now, now)).toBe('0.0');
  });

  it('is rounded once, from the exact difference', () => {
    // 66.66…% − 33.33…% is 33.3 points, although the rounded percentages 67 and 33 differ by 34.
    expect(percentagePointsText({ numerator: 1, denominator: 6 }, { numerator: 1, denominator: 9 }, 1)).toBe('+5.6');
    expect(percentagePointsText({ numerator: 2, denominator: 3 }, { numerator: 1, denominator: 3 }, 0)).toBe('+33');
  });

  it('is unknown when either side counted nothing', () => {
    expect(percentagePoints(now, none)).toBeNull();
    expect(percentagePointsText(none, now)).toBe('—');
  });
});

describe('pooling and comparing', () => {
  it('adds counts, not percentages', () => {
    expect(addRatios([ratio(1, 1), ratio(0, 9)])).toEqual({ numerator: 1, denominator: 10 });
    expect(addRatios([])).toEqual({ numerator: 0, denominator: 0 });
  });

  it('finds 1/3 and 333…/999… equal and what has no figure last', () => {
    const third = ratio(1, 3);
    expect(compareRatios(third, ratio(333_333_333_333_333, 999_999_999_999_999))).toBe(0);
    expect(compareRatios(third, ratio(333_333_333_333_334, 999_999_999_999_999))).toBe(-1);
    expect(compareRatios(ratio(0, 0), third)).toBeGreaterThan(0);
    expect(compareRatios(third, ratio(0, 0))).toBeLessThan(0);
  });

  it('refuses what was not counted in whole numbers', () => {
    expect(() => ratio(1.5, 2)).toThrow(/whole numbers/);
    expect(() => ratio(1, -2)).toThrow(/whole numbers/);
  });
});

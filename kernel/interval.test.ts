import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlaps, studentQuantile, wilsonInterval } from './interval.ts';

describe('Student’s t', () => {
  it('is 12.706 with one degree of freedom and 2.042 with thirty, as every table says', () => {
    expect([studentQuantile(1), studentQuantile(30)]).toEqual([12.706, 2.042]);
  });

  it('goes on from the table without a step: 2.021 with forty, 1.980 with 120, 1.960 in the end', () => {
    expect(studentQuantile(40)).toBeCloseTo(2.021, 3);
    expect(studentQuantile(120)).toBeCloseTo(1.98, 3);
    expect(studentQuantile(1e9)).toBeCloseTo(1.96, 4);
  });

  it('falls with every degree of freedom, and there is none below one', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 500 }), (count) => studentQuantile(count) >= studentQuantile(count + 1)));
    expect(() => studentQuantile(0)).toThrow('at least 1');
  });
});

describe('Wilson’s interval', () => {
  it('of 81 of 263 is 25.5 % to 36.6 %, the worked example of Newcombe 1998', () => {
    const { low, high } = wilsonInterval(81 / 263, 263);
    expect([low.toFixed(4), high.toFixed(4)]).toEqual(['0.2553', '0.3662']);
  });

  it('of 0 of 20 is not a point: up to 16.1 %', () => {
    const { low, high } = wilsonInterval(0, 20);
    expect([low, high.toFixed(3)]).toEqual([0, '0.161']);
  });

  it('holds its share, stays within 0 and 1, and narrows as the count grows', () => {
    fc.assert(fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 100_000 }), (share, count) => {
      const [few, many] = [wilsonInterval(share, count), wilsonInterval(share, 2 * count)];
      expect(few.low).toBeGreaterThanOrEqual(0);
      expect(few.high).toBeLessThanOrEqual(1);
      expect(few.low <= share && share <= few.high).toBe(true);
      expect(many.high - many.low).toBeLessThanOrEqual(few.high - few.low + 1e-12);
    }));
  });
});

it('two intervals overlap when they share a point, whichever is named first', () => {
  expect(overlaps({ low: 0.5, high: 0.7 }, { low: 0.7, high: 0.9 })).toBe(true);
  expect(overlaps({ low: 0.71, high: 0.9 }, { low: 0.5, high: 0.7 })).toBe(false);
});

import { describe, expect, it } from 'vitest';
import { apportion, apportionCapped } from './apportion.ts';

describe('sharing out by largest remainder', () => {
  it.each([
    ['78 points over five districts', 78, [31, 22, 17, 9, 6], [28, 20, 16, 8, 6]],
    ['a textbook example of the method', 10, [47_000, 16_000, 15_900, 12_000, 6_000, 3_100], [5, 2, 1, 1, 1, 0]],
    ['a tie of remainders goes to the larger weight', 3, [1, 3], [1, 2]],
    ['a full tie goes to the earlier place', 4, [1, 1, 1], [2, 1, 1]],
    ['a zero weight gets nothing', 7, [0, 1, 0, 1], [0, 4, 0, 3]],
    ['decimal weights', 106, [39.7, 46.3, 10, 10], [40, 46, 10, 10]],
    ['nothing to share', 0, [1, 2], [0, 0]],
    ['nothing to share among nobody', 0, [], []],
    ['weights of very different size', 3, [5e-324, 1e308], [0, 3]],
  ])('%s', (_what, total, weights, parts) => {
    expect(apportion(total, weights)).toEqual(parts);
  });

  it('refuses what cannot be shared out', () => {
    expect(() => apportion(1, [])).toThrow(/no weight/);
    expect(() => apportion(1, [0, 0])).toThrow(/no weight/);
    expect(() => apportion(1.5, [1])).toThrow(/whole number/);
    expect(() => apportion(-1, [1])).toThrow(/whole number/);
    expect(() => apportion(1, [-1])).toThrow(/zero or more/);
    expect(() => apportion(1, [Number.NaN])).toThrow(/zero or more/);
  });
});

describe('sharing out under caps', () => {
  it.each([
    ['a cap hands its excess to the others by weight', 10, [8, 1, 1], [4, 9, 9], [4, 3, 3]],
    ['a second cap met only after the first', 10, [6, 3, 1], [4, 3, 9], [4, 3, 3]],
    ['a cap of zero', 4, [5, 5], [0, 9], [0, 4]],
    ['caps that are just enough', 9, [1, 1, 1], [2, 3, 4], [2, 3, 4]],
    ['caps that do not bind', 10, [47_000, 16_000, 15_900, 12_000, 6_000, 3_100], [9, 9, 9, 9, 9, 9], [5, 2, 1, 1, 1, 0]],
    ['nothing to share', 0, [1, 1], [3, 0], [0, 0]],
  ])('%s', (_what, total, weights, caps, parts) => {
    expect(apportionCapped(total, weights, caps)).toEqual(parts);
  });

  it('refuses a total that the caps cannot hold', () => {
    expect(() => apportionCapped(10, [1, 1], [4, 5])).toThrow(/the caps hold 9/);
    expect(() => apportionCapped(3, [0, 1], [5, 2])).toThrow(/the caps hold 2/);
    expect(() => apportionCapped(3, [1], [])).toThrow(/1 weights with 0 caps/);
    expect(() => apportionCapped(3, [1], [-1])).toThrow(/a cap must be/);
  });
});

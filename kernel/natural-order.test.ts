import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareNatural } from './natural-order.ts';

describe('codes in natural order', () => {
  it('counts digits as numbers', () => {
    const codes = ['I-10', 'II-1', 'I-2', 'I', 'I-2-1', 'I-1', 'I-02'];
    expect(codes.toSorted(compareNatural)).toEqual(['I', 'I-1', 'I-02', 'I-2', 'I-2-1', 'I-10', 'II-1']);
  });

  it('reads numbers longer than a number can be', () => {
    expect(compareNatural('99999999999999999998', '99999999999999999999')).toBeLessThan(0);
    expect(compareNatural('9', '10000000000000000000000')).toBeLessThan(0);
  });

  it('is a total order: only equal codes tie, swapping swaps, and it is transitive', () => {
    const code = fc.string({ unit: fc.constantFrom('0', '1', '2', '10', 'a', '-', '点'), maxLength: 6 });
    fc.assert(
      fc.property(code, code, code, (a, b, c) => {
        expect(compareNatural(a, b) === 0).toBe(a === b);
        expect(Math.sign(compareNatural(a, b)) + Math.sign(compareNatural(b, a))).toBe(0);
        if (compareNatural(a, b) <= 0 && compareNatural(b, c) <= 0) expect(compareNatural(a, c)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 1000 },
    );
  });
});

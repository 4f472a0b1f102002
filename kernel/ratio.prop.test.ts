import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addRatios, percentText, ratioValue } from './ratio.ts';

const aCount = fc.oneof(fc.constant(0), fc.nat({ max: 1_000_000 }));
const aRatio = fc
  .tuple(aCount, aCount)
  .map(([met, unmet]) => ({ numerator: met, denominator: met + unmet }));

it('shows a percentage within half of its last digit, and only — where nothing was counted', () => {
  fc.assert(
    fc.property(aRatio, fc.integer({ min: 0, max: 6 }), (share, digits) => {
      const value = ratioValue(share);
      const text = percentText(share, digits);
      expect(text === '—').toBe(value === null);
      if (value === null) return;
      expect(Math.abs(Number.parseFloat(text) - 100 * value)).toBeLessThanOrEqual(0.5 * 10 ** -digits + 1e-9);
    }),
  );
});

it('pools to a share between the lowest and the highest of its parts', () => {
  fc.assert(
    fc.property(fc.array(aRatio, { minLength: 1, maxLength: 20 }), (parts) => {
      const values = parts.map(ratioValue).filter((value) => value !== null);
      const pooled = ratioValue(addRatios(parts));
      expect(pooled === null).toBe(values.length === 0);
      if (pooled === null) return;
      expect(pooled).toBeGreaterThanOrEqual(Math.min(...values) - 1e-12);
      expect(pooled).toBeLessThanOrEqual(Math.max(...values) + 1e-12);
    }),
  );
});

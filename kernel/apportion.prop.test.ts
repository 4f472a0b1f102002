import fc from 'fast-check';
import { expect, it } from 'vitest';
import { apportion, apportionCapped } from './apportion.ts';

const sum = (parts: readonly number[]) => parts.reduce((total, part) => total + part, 0);
const someWeight = (weights: readonly number[]) => weights.some((weight) => weight > 0);
const weightLists = fc
  .oneof(fc.array(fc.nat({ max: 1000 }), { maxLength: 30 }), fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { maxLength: 30 }))
  .filter(someWeight);
const totals = fc.nat({ max: 100_000 });

it('the parts sum to the total and each differs from its quota by less than one', () => {
  fc.assert(
    fc.property(totals, weightLists, (total, weights) => {
      const parts = apportion(total, weights);
      expect(sum(parts)).toBe(total);
      for (const [place, part] of parts.entries()) {
        const quota = (total * weights[place]!) / sum(weights);
        expect(Math.abs(part - quota)).toBeLessThan(1 + 1e-6);
        if (weights[place] === 0) expect(part).toBe(0);
      }
    }),
  );
});

it('a larger weight never gets less', () => {
  fc.assert(
    fc.property(totals, weightLists, (total, weights) => {
      const parts = apportion(total, weights);
      const byWeight = weights.map((weight, place) => ({ weight, part: parts[place]! })).sort((a, b) => a.weight - b.weight);
      for (const [place, { weight, part }] of byWeight.entries()) {
        const next = byWeight[place + 1];
        if (next !== undefined && next.weight > weight) expect(next.part).toBeGreaterThanOrEqual(part);
      }
    }),
  );
});

it('multiplying every weight by the same power of two changes nothing', () => {
  fc.assert(
    fc.property(totals, fc.array(fc.nat({ max: 1000 }), { maxLength: 30 }).filter(someWeight), (total, weights) => {
      expect(apportion(total, weights.map((weight) => weight / 64))).toEqual(apportion(total, weights));
    }),
  );
});

const cappedTasks = fc
  .array(fc.tuple(fc.nat({ max: 500 }), fc.nat({ max: 200 })), { maxLength: 30 })
  .chain((strata) => {
    const room = sum(strata.map(([weight, cap]) => (weight > 0 ? cap : 0)));
    return fc.record({ strata: fc.constant(strata), total: fc.nat({ max: room }) });
  });

it('under caps the parts sum to the total and none exceeds its cap', () => {
  fc.assert(
    fc.property(cappedTasks, ({ strata, total }) => {
      const caps = strata.map(([, cap]) => cap);
      const parts = apportionCapped(total, strata.map(([weight]) => weight), caps);
      expect(sum(parts)).toBe(total);
      for (const [place, part] of parts.entries()) {
        expect(part).toBeGreaterThanOrEqual(0);
        expect(part).toBeLessThanOrEqual(caps[place]!);
      }
    }),
  );
});

it('caps that do not bind change nothing', () => {
  fc.assert(
    fc.property(totals, weightLists, (total, weights) => {
      expect(apportionCapped(total, weights, weights.map(() => total + 1))).toEqual(apportion(total, weights));
    }),
  );
});

import { compareRatios } from '#kernel/ratio.ts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { weightedScore, type StandardCount } from './weighted-score.ts';

const anyStandard: fc.Arbitrary<StandardCount> = fc
  .record({
    standardKey: fc.constant('n'), themeKey: fc.constant('t'), scoreMax: fc.nat({ max: 10_000 }).map((score) => score / 100),
    observed: fc.nat({ max: 2000 }), unmet: fc.nat({ max: 2000 }),
  })
  .map(({ unmet, ...rest }) => ({ ...rest, met: Math.max(0, rest.observed - unmet) }));
const anyStandards = fc.array(anyStandard, { minLength: 1, maxLength: 30 });

it('lies between nothing and the whole', () => {
  fc.assert(
    fc.property(anyStandards, (standards) => {
      const { score } = weightedScore(standards);
      expect(score.numerator).toBeGreaterThanOrEqual(0);
      expect(score.numerator).toBeLessThanOrEqual(score.denominator);
    }),
  );
});

it('is everything when everything is met, and nothing when nothing is', () => {
  fc.assert(
    fc.property(anyStandards, (standards) => {
      const all = weightedScore(standards.map((standard) => ({ ...standard, met: standard.observed }))).score;
      expect(all.numerator).toBe(all.denominator);
      expect(weightedScore(standards.map((standard) => ({ ...standard, met: 0 }))).score.numerator).toBe(0);
    }),
  );
});

it('never falls when one more judgement is met', () => {
  fc.assert(
    fc.property(anyStandards, fc.nat(), (standards, choice) => {
      const at = choice % standards.length;
      const standard = standards[at]!;
      if (standard.met === standard.observed) return;
      const better = standards.with(at, { ...standard, met: standard.met + 1 });
      expect(compareRatios(weightedScore(better).score, weightedScore(standards).score)).toBeGreaterThanOrEqual(0);
    }),
  );
});

it('does not depend on the order of the standards', () => {
  fc.assert(
    fc.property(anyStandards, (standards) => {
      expect(weightedScore(standards.toReversed())).toEqual(weightedScore(standards));
    }),
  );
});

it('is within a ten-thousandth of a point of the same sum in floating point', () => {
  fc.assert(
    fc.property(anyStandards, (standards) => {
      const expected = standards.reduce((sum, { scoreMax, met, observed }) => sum + (observed === 0 ? 0 : (scoreMax * met) / observed), 0);
      expect(Math.abs(weightedScore(standards).score.numerator / 10_000 - expected)).toBeLessThanOrEqual(0.000_051);
    }),
  );
});

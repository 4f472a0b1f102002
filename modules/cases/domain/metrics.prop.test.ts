import type { Instant } from '#kernel/local-date.ts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type CaseFacts, countCases } from './counts.ts';
import { type CaseMetric, caseMetrics, COMPOSITE_CLOSE, COMPOSITE_RECTIFY, compositeScore } from './metrics.ts';
import { CASE_STATES } from './states.ts';

const NOW = 1000 as Instant;
const moments = fc.integer({ min: 0, max: 2000 }).map((ms) => ms as Instant);
const facts: fc.Arbitrary<CaseFacts> = fc
  .record({
    state: fc.constantFrom(...CASE_STATES),
    deadlineAt: fc.option(moments),
    rectifiedAt: moments,
    reworkCount: fc.nat({ max: 3 }),
    extensionCount: fc.nat({ max: 2 }),
    supervised: fc.boolean(),
  })
  .map((of) => ({ ...of, rectifiedAt: of.state === 'rectified' || of.state === 'closed' ? of.rectifiedAt : null }));
const caseLists = fc.array(facts, { maxLength: 40 });
const presets = fc.constantFrom(COMPOSITE_CLOSE, COMPOSITE_RECTIFY);

it('every share lies between nothing and everything, except reworks, of which one case may have many', () => {
  const many: readonly CaseMetric[] = ['reworkRate', 'reworkOfDueRate'];
  fc.assert(
    fc.property(caseLists, (cases) => {
      for (const [metric, share] of Object.entries(caseMetrics(countCases(cases, NOW)))) {
        expect(share.numerator).toBeGreaterThanOrEqual(0);
        expect(share.denominator).toBeGreaterThanOrEqual(0);
        if (!many.includes(metric as CaseMetric)) expect(share.numerator).toBeLessThanOrEqual(share.denominator);
      }
    }),
  );
});

it('a composite lies within 0 and 100, or is not given; it is never NaN', () => {
  fc.assert(
    fc.property(caseLists, presets, (cases, preset) => {
      const { score } = compositeScore(countCases(cases, NOW), preset);
      if (score !== null) expect(score >= 0 && score <= 100).toBe(true);
    }),
  );
});

it('counts do not depend on the order of cases, and groups add up', () => {
  fc.assert(
    fc.property(caseLists, fc.nat(), (cases, cut) => {
      const whole = countCases(cases, NOW);
      expect(countCases(cases.toReversed(), NOW)).toEqual(whole);
      const at = cut % (cases.length + 1);
      const [left, right] = [countCases(cases.slice(0, at), NOW), countCases(cases.slice(at), NOW)];
      for (const key of Object.keys(whole) as (keyof typeof whole)[]) expect(left[key] + right[key]).toBe(whole[key]);
    }),
  );
});

it('a closed case on time instead of late never lowers the composite', () => {
  fc.assert(
    fc.property(caseLists, facts, presets, (others, one, preset) => {
      const closed = { ...one, state: 'closed' as const, deadlineAt: 500 as Instant };
      const score = (rectifiedAt: number) =>
        compositeScore(countCases([...others, { ...closed, rectifiedAt: rectifiedAt as Instant }], NOW), preset).score;
      const [late, onTime] = [score(501), score(500)];
      expect(late).not.toBeNull();
      expect(onTime).toBeGreaterThanOrEqual(late!);
    }),
  );
});

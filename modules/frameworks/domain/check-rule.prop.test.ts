import fc from 'fast-check';
import { expect, it } from 'vitest';
import { expectedObservedCount, judgeCount } from './check-rule.ts';
import type { CheckRule } from './edition.ts';

const count = fc.integer({ min: 1, max: 20 });
const metres = fc.integer({ min: 1, max: 2000 });
const lineRule: fc.Arbitrary<CheckRule> = fc.oneof(
  fc.record({ kind: fc.constant('minCount' as const), count }),
  fc.record({ kind: fc.constant('perLength' as const), count, everyMetres: metres }),
  fc.record({ kind: fc.constant('window' as const), count, windowMetres: metres }),
);
const lengthMetres = fc.option(fc.integer({ min: 1, max: 20_000 }), { nil: null });

it('makes the expected number of judgements, never meets more, and never fewer when more is found', () => {
  fc.assert(
    fc.property(lineRule, lengthMetres, fc.nat({ max: 500 }), (rule, length, found) => {
      const judged = judgeCount(rule, { observedCount: found, metCount: found, lengthMetres: length });
      const oneMore = judgeCount(rule, { observedCount: found + 1, metCount: found + 1, lengthMetres: length });
      expect(judged.observedCount).toBe(expectedObservedCount(rule, { lengthMetres: length }));
      expect(judged.metCount).toBeGreaterThanOrEqual(0);
      expect(judged.metCount).toBeLessThanOrEqual(judged.observedCount);
      expect(oneMore.metCount).toBeGreaterThanOrEqual(judged.metCount);
    }),
  );
});

it('meets every segment as soon as the rule’s count was found on each of them', () => {
  fc.assert(
    fc.property(count, metres, fc.integer({ min: 1, max: 20_000 }), (each, everyMetres, length) => {
      const rule: CheckRule = { kind: 'perLength', count: each, everyMetres };
      const segments = expectedObservedCount(rule, { lengthMetres: length });
      const found = segments * each;
      expect(judgeCount(rule, { observedCount: found, metCount: found, lengthMetres: length }).metCount).toBe(segments);
    }),
  );
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { aggregate, applyDelta, cellIdentity, cellIncrements, type ScoreCells } from './aggregate.ts';
import { OVERALL_KEY, type ScoredObservation } from './score-cell.ts';

const key = (prefix: string) => fc.integer({ min: 1, max: 3 }).map((at) => `${prefix}${at}`);
const anyObservation: fc.Arbitrary<ScoredObservation> = fc
  .record({
    themeKey: key('t'), standardKey: key('n'), siteTypeKey: key('k'), siteKey: key('s'),
    zoneKey: fc.option(key('z')), organisationKey: fc.option(key('o')),
    observed: fc.integer({ min: 1, max: 50 }), unmet: fc.nat({ max: 50 }), notApplicable: fc.boolean(),
  })
  .map(({ unmet, ...rest }) => {
    if (rest.notApplicable) return { ...rest, observed: 0, met: 0 };
    return { ...rest, met: Math.max(0, rest.observed - unmet) };
  });
/** Each check at each site is a slot; a history sets slots again and again, or clears them. */
const anyHistory = fc.array(fc.tuple(fc.nat({ max: 5 }), fc.option(anyObservation)), { maxLength: 30 });

const sorted = (cells: ScoreCells) => [...cells].toSorted(([a], [b]) => (a < b ? -1 : 1));

it('counts the same step by step as all at once (增量等于全量)', () => {
  fc.assert(
    fc.property(anyHistory, (history) => {
      const slots = new Map<number, ScoredObservation>();
      let cells: ScoreCells = new Map();
      for (const [slot, after] of history) {
        cells = applyDelta(cells, slots.get(slot) ?? null, after);
        if (after === null) slots.delete(slot);
        else slots.set(slot, after);
      }
      expect(sorted(cells)).toEqual(sorted(aggregate(slots.values())));
    }),
  );
});

it('does not depend on the order in which increments arrive', () => {
  fc.assert(
    fc.property(fc.array(anyObservation, { maxLength: 20 }), fc.nat(), (observations, turn) => {
      const at = observations.length === 0 ? 0 : turn % observations.length;
      const turned = [...observations.slice(at), ...observations.slice(0, at)].toReversed();
      expect(sorted(aggregate(turned))).toEqual(sorted(aggregate(observations)));
      const stepwise = turned.reduce<ScoreCells>((cells, observation) => applyDelta(cells, null, observation), new Map());
      expect(sorted(stepwise)).toEqual(sorted(aggregate(observations)));
    }),
  );
});

it('never meets more than it observes, and the overall is the sum of the themes', () => {
  fc.assert(
    fc.property(fc.array(anyObservation, { minLength: 1, maxLength: 20 }), (observations) => {
      const cells = aggregate(observations);
      for (const { met, observed } of cells.values()) {
        expect(met).toBeGreaterThanOrEqual(0);
        expect(met).toBeLessThanOrEqual(observed);
      }
      const themes = [...cells.values()].filter(({ dimension }) => dimension === 'theme');
      const overall = cells.get(cellIdentity('overall', OVERALL_KEY))!;
      expect(themes.reduce((sum, { observed }) => sum + observed, 0)).toBe(overall.observed);
      expect(themes.reduce((sum, { met }) => sum + met, 0)).toBe(overall.met);
    }),
  );
});

it('gives an increment whose opposite undoes it', () => {
  fc.assert(
    fc.property(anyObservation, anyObservation, (before, after) => {
      const there = cellIncrements(before, after);
      const back = new Map(cellIncrements(after, before).map((cell) => [cellIdentity(cell.dimension, cell.key), cell]));
      expect(back.size).toBe(there.length);
      for (const cell of there) {
        const opposite = back.get(cellIdentity(cell.dimension, cell.key))!;
        expect([cell.met + opposite.met, cell.observed + opposite.observed, cell.itemCount + opposite.itemCount]).toEqual([0, 0, 0]);
      }
    }),
  );
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsOn, planDuty } from './index.ts';
import type { HeldDuty } from './index.ts';

const day = fc.integer({ min: 1, max: 28 }).map((each) => `2026-02-${String(each).padStart(2, '0')}`);
const wanted = fc.record({ holderId: fc.constantFrom('a', 'b', 'c'), from: day, to: fc.option(day) }).filter(({ from, to }) => to === null || to > from);
const everyDay = Array.from({ length: 40 }, (_each, at) => new Date(Date.UTC(2026, 0, 25 + at)).toISOString().slice(0, 10));

/** What the statements make of a plan. */
function applied(held: readonly HeldDuty[], want: { holderId: string; from: string; to: string | null }, id: string): HeldDuty[] {
  const plan = planDuty(held, want);
  if (plan.outcome !== 'assign') return [...held];
  const kept = held.filter((duty) => duty.id !== plan.replacesId).map((duty) => (duty.id === plan.endsId ? { ...duty, to: want.from } : duty));
  return [...kept, { id, ...want }];
}

describe('duties assigned in any order', () => {
  it('never have two holders on one day, and none that held on no day', () => {
    fc.assert(fc.property(fc.array(wanted, { maxLength: 12 }), (all) => {
      let held: HeldDuty[] = [];
      for (const [at, want] of all.entries()) {
        const before = held;
        held = applied(held, want, String(at));
        for (const each of everyDay) {
          expect(held.filter((duty) => holdsOn(duty, each)).length).toBeLessThanOrEqual(1);
          // What lies before the day of the change stays as it was.
          if (each < want.from) expect(held.find((duty) => holdsOn(duty, each))?.holderId).toBe(before.find((duty) => holdsOn(duty, each))?.holderId);
        }
        expect(held.every((duty) => duty.to === null || duty.to > duty.from)).toBe(true);
      }
    }));
  });
});

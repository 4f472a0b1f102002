import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cancelRefusal, CHANGED_PARTS, changeRefusal, isToldOf, planShifts } from './changing.ts';
import type { AskedShift, KnownShift } from './changing.ts';

const known = fc.uniqueArray(fc.record({ id: fc.integer({ min: 0, max: 30 }).map(String), from: fc.integer({ min: 0, max: 10 }), to: fc.integer({ min: 11, max: 20 }), capacity: fc.option(fc.integer({ min: 1, max: 9 })), taken: fc.integer({ min: 0, max: 9 }), waiting: fc.array(fc.uuid(), { maxLength: 4 }) }), { selector: ({ id }) => id, maxLength: 5 });
const asked = fc.array(fc.record({ id: fc.option(fc.integer({ min: 0, max: 34 }).map(String)), from: fc.integer({ min: 0, max: 10 }), to: fc.integer({ min: 11, max: 20 }), capacity: fc.option(fc.integer({ min: 1, max: 9 })) }), { maxLength: 6 });

describe('changing what was planned', () => {
  it('leaves every shift that was there in exactly one of kept and dropped, and nobody without the seat that they had', () => {
    fc.assert(fc.property(known, asked, (before: readonly KnownShift[], after: readonly AskedShift[]) => {
      const plan = planShifts(before, after);
      if (typeof plan === 'string') return;
      expect([...plan.kept, ...plan.dropped].map(({ id }) => id).toSorted()).toEqual(before.map(({ id }) => id).toSorted());
      expect(plan.kept.length + plan.added.length).toBe(after.length);
      for (const shift of plan.kept) {
        const old = before.find(({ id }) => id === shift.id) as KnownShift;
        expect(shift.capacity === null || old.taken + shift.movesUp.length <= shift.capacity).toBe(true);
        expect(old.waiting.slice(0, shift.movesUp.length)).toEqual(shift.movesUp);
      }
    }));
  });

  it('is refused for a shift that is not there and for fewer seats than are taken', () => {
    const one = { id: 'a', from: 0, to: 4, capacity: 3, taken: 2, waiting: ['w'] };
    expect(planShifts([one], [{ id: 'b', from: 0, to: 4, capacity: 3 }])).toBe('unknownShift');
    expect(planShifts([one], [{ ...one }, { ...one }])).toBe('unknownShift');
    expect(planShifts([one], [{ ...one, capacity: 1 }])).toBe('fullAlready');
    expect(planShifts([one], [{ ...one, to: 6, capacity: null }])).toMatchObject({ kept: [{ isMoved: true, movesUp: ['w'] }], added: [], dropped: [] });
  });

  it('leaves times, shifts and place alone once somebody checked in, and everything once it was called off', () => {
    for (const part of CHANGED_PARTS) {
      expect(changeRefusal({ isCancelled: true, isHeld: false }, [part])).toBe('cancelled');
      expect(changeRefusal({ isCancelled: false, isHeld: false }, [part])).toBeNull();
      expect(changeRefusal({ isCancelled: false, isHeld: true }, [part])).toBe(['times', 'shifts', 'place'].includes(part) ? 'held' : null);
    }
    expect([cancelRefusal({ isCancelled: false, isHeld: true }), cancelRefusal({ isCancelled: true, isHeld: false }), cancelRefusal({ isCancelled: false, isHeld: false })]).toEqual(['held', 'cancelled', null]);
    expect([isToldOf(['name', 'about']), isToldOf(['about', 'place'])]).toEqual([false, true]);
  });
});

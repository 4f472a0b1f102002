import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callbackSample, ORDER_STATES, orderStep, ratingsShown } from './index.ts';

describe('a call-back sample', () => {
  it('is one in twenty, the same for the same seed however the orders stand, and of them alone', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.uuid(), { maxLength: 120 }), fc.string({ minLength: 1 }), (ids, seed) => {
      const drawn = callbackSample(ids, seed);
      expect(drawn).toHaveLength(Math.ceil(ids.length / 20));
      expect(callbackSample(ids.toReversed(), seed)).toEqual(drawn);
      expect(new Set(drawn).size).toBe(drawn.length);
      return drawn.every((id) => ids.includes(id));
    }), { numRuns: 50 });
  });
});

describe('an order', () => {
  it('is assigned once it was accepted, done once it was assigned, and ends there', () => {
    expect(orderStep('received', 'accept')).toBe('open');
    expect(orderStep('received', 'dispatch')).toBeNull();
    expect(orderStep('open', 'dispatch')).toBe('assigned');
    for (const act of ['accept', 'decline', 'dispatch', 'handBack', 'complete'] as const) for (const state of ['done', 'declined'] as const) expect(orderStep(state, act)).toBeNull();
    expect(ORDER_STATES).toHaveLength(5);
  });
});

describe('ratings shown to a team', () => {
  it('come in fives: one more never shows alone, and what was shown stays shown', () => {
    fc.assert(fc.property(fc.nat({ max: 10_000 }), fc.nat({ max: 50 }), (count, more) => {
      const [before, after] = [ratingsShown(count), ratingsShown(count + more)];
      return before <= count && count - before < 5 && before % 5 === 0 && after >= before && after - before !== 1;
    }));
  });
});

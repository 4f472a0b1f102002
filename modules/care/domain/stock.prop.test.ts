import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effectOf, MOVE_KINDS, stockSums } from './index.ts';

const move = fc.record({ kind: fc.constantFrom(...MOVE_KINDS), quantity: fc.integer({ min: 1, max: 1_000 }) });

describe('stock', () => {
  it('is what came in less what was delivered, returned and damaged, whatever the order', () => {
    fc.assert(fc.property(fc.array(move, { maxLength: 60 }), (moves) => {
      const sums = stockSums(moves);
      expect(sums.onHand).toBe(sums.bought + sums.donated - sums.delivered - sums.returned - sums.damaged);
      expect(sums.onHand).toBe(moves.reduce((total, each) => total + effectOf(each), 0));
      expect(stockSums(moves.toReversed())).toEqual(sums);
    }));
  });

  it('is as it was when what was delivered came back', () => {
    fc.assert(fc.property(fc.array(move, { maxLength: 30 }), fc.integer({ min: 1, max: 99 }), (moves, quantity) => {
      expect(stockSums([...moves, { kind: 'delivered', quantity }, { kind: 'cameBack', quantity }])).toEqual(stockSums(moves));
    }));
  });
});

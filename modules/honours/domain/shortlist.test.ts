import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutOffs, decidedShortlist, shortlistByRule } from './shortlist.ts';

const order = fc.uniqueArray(fc.record({ candidate: fc.stringMatching(/^[a-z]{3}$/), part: fc.constantFrom('a', 'b', null) }), { minLength: 1, maxLength: 30, selector: ({ candidate }) => candidate });

describe('a shortlist', () => {
  it('takes the first of each class in the written order', () => {
    const rows = shortlistByRule([{ candidate: 'x', part: 'a' }, { candidate: 'y', part: 'b' }, { candidate: 'z', part: 'a' }, { candidate: 'w', part: 'a' }], { size: 2 });
    expect(rows.map(({ candidate, place, byRule }) => [candidate, place, byRule])).toEqual([['x', 1, true], ['y', 1, true], ['z', 2, true], ['w', 3, false]]);
    expect(cutOffs(rows)).toEqual([{ part: 'a', candidates: 3, inside: 2, lastIn: 'z', firstOut: 'w' }, { part: 'b', candidates: 1, inside: 1, lastIn: 'y', firstOut: null }]);
  });
  it('has exactly as many of each part as the rule says, or all of them, and nobody inside behind somebody outside', () => {
    fc.assert(fc.property(order, fc.integer({ min: 1, max: 8 }), (candidates, size) => {
      const rows = shortlistByRule(candidates, { size });
      for (const part of ['a', 'b', null]) {
        const own = rows.filter((row) => row.part === part);
        expect(own.filter(({ byRule }) => byRule).length).toBe(Math.min(size, own.length));
        expect(own.map(({ place }) => place)).toEqual(own.map((_row, at) => at + 1));
        expect(own.map(({ byRule }) => byRule)).toEqual(own.map((_row, at) => at < size));
      }
      expect(cutOffs(rows).reduce((sum, { candidates: count }) => sum + count, 0)).toBe(rows.length);
    }));
  });
  it('leaves the rule only where a reason says so, and gives every deviation its line', () => {
    fc.assert(fc.property(order, fc.integer({ min: 1, max: 8 }), fc.infiniteStream(fc.boolean()), (candidates, size, coins) => {
      const rows = shortlistByRule(candidates, { size });
      const deviations = rows.filter(() => coins.next().value === true).map(({ candidate }) => ({ candidate, reason: `因 ${candidate}` }));
      const decided = decidedShortlist(rows, deviations) ?? [];
      expect(decided.length).toBe(rows.length);
      for (const row of decided) {
        expect(row.reason !== null).toBe(deviations.some(({ candidate }) => candidate === row.candidate));
        expect(row.isIn !== row.byRule).toBe(row.reason !== null);
        expect(row.line).toBe(row.reason === null ? (row.byRule ? 'in' : 'below') : row.byRule ? 'dropped' : 'added');
      }
    }));
  });
  it('knows nobody who is not of the order, and nobody twice', () => {
    const rows = shortlistByRule([{ candidate: 'x', part: null }], { size: 1 });
    expect(decidedShortlist(rows, [{ candidate: 'stranger', reason: '理由' }])).toBeNull();
    expect(decidedShortlist(rows, [{ candidate: 'x', reason: '理由' }, { candidate: 'x', reason: '理由' }])).toBeNull();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Aggregate, FigureDefinition } from './definition.ts';
import { FIGURE_PARTS_MAX, figureParts, valueOfParts } from './figure-parts.ts';

const of = (aggregate: Aggregate, source: string | null = 'a.b'): FigureDefinition => ({ source, where: [], aggregate, period: { from: null, to: null }, asOf: null });
const count = of({ kind: 'count' });
const sum = (...figures: string[]) => of({ kind: 'sumOfFigures', figures }, null);
const rolesOf = (definition: FigureDefinition, known: Record<string, FigureDefinition>) => figureParts(definition, new Map(Object.entries(known))).map(({ role, figureCode }) => `${role} ${figureCode}`);

describe('the parts of a figure', () => {
  it('are those with rows, through sums of sums, on the side of the line on which they stand', () => {
    const known = { a: count, b: count, c: count, ab: sum('a', 'b'), abc: sum('ab', 'c') };
    expect(rolesOf(sum('abc', 'a'), known)).toEqual(['term a', 'term b', 'term c', 'term a']);
    expect(rolesOf(of({ kind: 'changeOfFigures', numerator: 'ab', denominator: 'c' }, null), known)).toEqual(['numerator a', 'numerator b', 'denominator c']);
    expect(rolesOf(of({ kind: 'ratioOfFigures', numerator: 'a', denominator: 'abc' }, null), known)).toEqual(['numerator a', 'denominator a', 'denominator b', 'denominator c']);
  });

  it('are none where one is gone, is a ratio or is made of itself', () => {
    expect(rolesOf(sum('a', 'gone'), { a: count })).toEqual([]);
    expect(rolesOf(sum('a', 's'), { a: count, s: of({ kind: 'share', of: [] }) })).toEqual([]);
    expect(rolesOf(sum('x'), { x: sum('y'), y: sum('x') })).toEqual([]);
  });

  it('are at most so many, and none where sums of sums come to more: it is told at once, however deep they go', () => {
    const tens = Array.from({ length: 10 }, () => 'a');
    const known = { a: count, ten: sum(...tens), deep: sum('d1', 'd1') };
    expect(rolesOf(sum('ten', 'ten', 'ten', 'ten', 'ten', 'ten'), known)).toHaveLength(FIGURE_PARTS_MAX);
    expect(rolesOf(sum('ten', 'ten', 'ten', 'ten', 'ten', 'ten', 'a'), known)).toEqual([]);
    // Either side of a line counts.
    expect(rolesOf(of({ kind: 'ratioOfFigures', numerator: 'sixty', denominator: 'a' }, null), { ...known, sixty: sum('ten', 'ten', 'ten', 'ten', 'ten', 'ten') })).toEqual([]);
    const levels = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`l${at}`, at === 39 ? count : sum(...Array.from({ length: 20 }, () => `l${at + 1}`))]));
    expect(rolesOf(sum('l0', 'l0'), levels)).toEqual([]);
    expect(rolesOf(sum('l0', 'l0'), { ...levels, l39: of({ kind: 'share', of: [] }) })).toEqual([]);
  });

  it('say the value: terms together, above over below, the growth from the one to the other', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 1e6 }), { minLength: 1, maxLength: 6 }), fc.array(fc.integer({ min: 0, max: 1e6 }), { minLength: 1, maxLength: 6 }), (above, below) => {
      const total = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
      expect(valueOfParts(sum(), above.map((value) => ({ role: 'term', value })))).toBe(total(above));
      const parts = [...above.map((value) => ({ role: 'numerator' as const, value })), ...below.map((value) => ({ role: 'denominator' as const, value }))];
      const ratio = valueOfParts(of({ kind: 'ratioOfFigures', numerator: '', denominator: '' }, null), parts);
      const change = valueOfParts(of({ kind: 'changeOfFigures', numerator: '', denominator: '' }, null), parts);
      if (total(below) === 0) expect([ratio, change]).toEqual([null, null]);
      else {
        expect(ratio).toBe(total(above) / total(below));
        expect(change).toBeCloseTo((ratio as number) - 1, 6);
      }
      expect(valueOfParts(sum(), [...parts, { role: 'term', value: null }])).toBeNull();
    }));
  });
});

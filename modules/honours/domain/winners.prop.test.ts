import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classWeightRanges, compositeRanking, compositeWinners, weightRange } from './composite.ts';
import { winnersOf } from './winners.ts';
import type { Contender, SeatRule } from './winners.ts';

const orders = fc.uniqueArray(fc.record({ candidate: fc.stringMatching(/^[a-z]{2}$/), group: fc.constantFrom('a', 'b', 'c') }), { maxLength: 9, selector: ({ candidate }) => candidate });
const rules: fc.Arbitrary<SeatRule> = fc.record({ total: fc.option(fc.integer({ min: 1, max: 8 }), { nil: null }), perClass: fc.option(fc.tuple(fc.nat(2), fc.nat(3)).map(([least, more]) => ({ least, most: least + more })), { nil: null }) });

/** Every list that keeps the seats, tried one by one; of them the one whose places come first. */
function byTrying(order: readonly Contender[], { total, perClass }: SeatRule): string[] {
  const count = (places: readonly number[], group: string | null): number => places.filter((at) => order[at]?.group === group).length;
  const groups = [...new Set(order.map(({ group }) => group))];
  const keeps = (places: readonly number[], withLeast: boolean): boolean => (total === null || places.length <= total)
    && (perClass === null || groups.every((group) => count(places, group) <= perClass.most && (!withLeast || count(places, group) >= Math.min(perClass.least, perClass.most, order.filter((each) => each.group === group).length))));
  const lists = Array.from({ length: 2 ** order.length }, (_list, bits) => order.flatMap((_each, at) => ((bits >> at) % 2 === 1 ? [at] : [])));
  const withLeast = lists.some((places) => keeps(places, true));
  const [best] = lists.filter((places) => keeps(places, withLeast)).toSorted((a, b) => {
    for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
      if (a[at] === undefined) return 1;
      if (b[at] === undefined) return -1;
      if (a[at] !== b[at]) return (a[at] as number) - (b[at] as number);
    }
    return 0;
  });
  return (best ?? []).map((at) => order[at]?.candidate ?? '');
}

describe('who is chosen by the order alone', () => {
  it('is exactly two of each class where the title says so', () => {
    const order = ['a1', 'a2', 'a3', 'b1', 'a4', 'b2', 'b3'].map((candidate) => ({ candidate, group: candidate.charAt(0) }));
    expect(winnersOf(order, { total: null, perClass: { least: 2, most: 2 } })).toEqual(['a1', 'a2', 'b1', 'b2']);
    expect(winnersOf(order, { total: 3, perClass: { least: 1, most: 2 } })).toEqual(['a1', 'a2', 'b1']);
    expect(winnersOf(order, { total: 2, perClass: null })).toEqual(['a1', 'a2']);
  });
  it('is the list with the first places of all that keep the seats', () => {
    fc.assert(fc.property(orders, rules, (order, rule) => { expect(winnersOf(order, rule)).toEqual(byTrying(order, rule)); }), { numRuns: 500 });
  });
});

describe('jury and public voice together, by class', () => {
  const all = fc.uniqueArray(fc.record({ candidate: fc.stringMatching(/^[a-z]{2}$/), group: fc.constantFrom('a', 'b'), jury: fc.nat(1_000_000), voice: fc.nat(1_000_000) }), { minLength: 2, maxLength: 7, selector: ({ candidate }) => candidate });
  it('choose the same in every class inside the range, and others just outside it, as trying every list shows', () => {
    fc.assert(fc.property(all, fc.nat(100), rules, (voices, percent, seats) => {
      const chosen = (weight: number): string[] => byTrying(compositeRanking(voices, weight).map(({ candidate, group }) => ({ candidate, group: group ?? null })), seats).sort();
      const range = weightRange(voices, percent, seats);
      for (const weight of [range.from, Math.floor((range.from + range.to) / 2), range.to]) expect(chosen(weight)).toEqual(chosen(percent));
      if (range.from > 0) expect(chosen(range.from - 1)).not.toEqual(chosen(percent));
      if (range.to < 100) expect(chosen(range.to + 1)).not.toEqual(chosen(percent));
    }), { numRuns: 150 });
  });
  it('are as steady as the least steady class', () => {
    fc.assert(fc.property(all, fc.nat(100), rules, (voices, percent, seats) => {
      const [range, parts] = [weightRange(voices, percent, seats), classWeightRanges(voices, percent, seats)];
      expect(range).toEqual({ from: Math.max(...parts.map(({ from }) => from)), to: Math.min(...parts.map(({ to }) => to)) });
      for (const { group, from, to } of parts) {
        const own = (weight: number): string[] => compositeWinners(voices, weight, seats).filter((candidate) => voices.find((each) => each.candidate === candidate)?.group === group).sort();
        for (let weight = from; weight <= to; weight += 1) expect(own(weight)).toEqual(own(percent));
        if (from > 0) expect(own(from - 1)).not.toEqual(own(percent));
        if (to < 100) expect(own(to + 1)).not.toEqual(own(percent));
      }
    }), { numRuns: 200 });
  });
  it('tell of two classes that a weight of 30 per cent leaves one as it is and turns the other', () => {
    const voices = [{ candidate: 'a1', group: 'a', jury: 1_000_000, voice: 900_000 }, { candidate: 'a2', group: 'a', jury: 500_000, voice: 1_000_000 }, { candidate: 'b1', group: 'b', jury: 1_000_000, voice: 0 }, { candidate: 'b2', group: 'b', jury: 800_000, voice: 1_000_000 }];
    const seats = { total: null, perClass: { least: 1, most: 1 } };
    expect(classWeightRanges(voices, 0, seats)).toEqual([{ group: 'a', from: 0, to: 83 }, { group: 'b', from: 0, to: 16 }]);
    expect(weightRange(voices, 0, seats)).toEqual({ from: 0, to: 16 });
  });
});

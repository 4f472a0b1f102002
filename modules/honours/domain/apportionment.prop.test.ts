import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { APPORTION_METHODS, apportionSeats } from './apportionment.ts';
import type { Apportionment, ApportionMethod, ApportionStep, Part } from './apportionment.ts';

const plain = fc.uniqueArray(fc.record({ code: fc.stringMatching(/^[a-z]{1,4}$/), weight: fc.nat(100_000) }), { minLength: 1, maxLength: 25, selector: ({ code }) => code });
const boundedParts = fc.uniqueArray(fc.record({ code: fc.stringMatching(/^[a-z]{1,4}$/), weight: fc.nat(1_000), least: fc.nat(4), more: fc.option(fc.nat(12), { nil: null }) }), { minLength: 1, maxLength: 15, selector: ({ code }) => code })
  .map((rows) => rows.map(({ code, weight, least, more }): Part => ({ code, weight, least, most: more === null ? null : least + more })));
const method = fc.constantFrom(...APPORTION_METHODS);
const seatsOf = (total: number, given: readonly Part[], by: ApportionMethod): ReadonlyMap<string, number> | null => { const result = apportionSeats(total, given, by); return 'refusal' in result ? null : result.seats; };

/** Does the sum again from the steps alone. */
function again(steps: readonly ApportionStep[]): Map<string, number> {
  const seats = new Map<string, number>();
  for (const step of steps) seats.set(step.code, (seats.get(step.code) ?? 0) + (step.kind === 'least' || step.kind === 'most' ? step.seats : step.kind === 'quota' ? step.whole : 1));
  return seats;
}

describe('seats shared out', () => {
  it('sum to the total, keep every least and most, and follow from the printed steps, by every method', () => {
    fc.assert(fc.property(fc.nat(150), boundedParts, method, (total, given, by) => {
      const result = apportionSeats(total, given, by);
      if ('refusal' in result) {
        const least = given.reduce((sum, part) => sum + (part.least ?? 0), 0);
        if (result.refusal === 'least_exceeds_seats') expect([least > total, result.sum]).toEqual([true, least]);
        if (result.refusal === 'most_below_seats') expect(result.sum).toBeLessThan(total);
        if (result.refusal === 'nobody') expect(given.every(({ weight }) => weight === 0)).toBe(true);
        expect(['least_exceeds_seats', 'most_below_seats', 'nobody']).toContain(result.refusal);
        return;
      }
      expect([...result.seats.values()].reduce((sum, seats) => sum + seats, 0)).toBe(total);
      for (const part of given) {
        expect(result.seats.get(part.code)).toBeGreaterThanOrEqual(part.least ?? 0);
        expect(result.seats.get(part.code)).toBeLessThanOrEqual(part.most ?? total);
        expect(again(result.steps).get(part.code) ?? 0).toBe(result.seats.get(part.code));
      }
    }), { numRuns: 3_000 });
  });

  it('do not depend on the order in which the parts are named', () => {
    fc.assert(fc.property(fc.nat(120), boundedParts, method, (total, given, by) => {
      const [one, other] = [seatsOf(total, given, by), seatsOf(total, given.toReversed(), by)];
      for (const part of given) expect(other?.get(part.code)).toBe(one?.get(part.code));
    }), { numRuns: 1_000 });
  });

  it('by remainders are the exact share, rounded down or up', () => {
    fc.assert(fc.property(fc.nat(500), plain, (total, given) => {
      const weightSum = given.reduce((sum, { weight }) => sum + weight, 0);
      fc.pre(weightSum > 0);
      const seats = seatsOf(total, given, 'largestRemainder');
      for (const { code, weight } of given) {
        const down = Number((BigInt(total) * BigInt(weight)) / BigInt(weightSum));
        const isWhole = (BigInt(total) * BigInt(weight)) % BigInt(weightSum) === 0n;
        expect([down, isWhole ? down : down + 1]).toContain(seats?.get(code));
      }
    }), { numRuns: 2_000 });
  });

  it('by divisors never become fewer when there is one seat more', () => {
    fc.assert(fc.property(fc.nat(100), boundedParts, fc.constantFrom('divisorsByOne' as const, 'divisorsByTwo' as const), (total, given, by) => {
      const [now, then] = [seatsOf(total, given, by), seatsOf(total + 1, given, by)];
      fc.pre(now !== null && then !== null);
      for (const { code } of given) expect(then?.get(code)).toBeGreaterThanOrEqual(now?.get(code) ?? 0);
    }), { numRuns: 2_000 });
  });

  it('in equal parts differ by one at most', () => {
    fc.assert(fc.property(fc.nat(300), plain, (total, given) => {
      const seats = [...(seatsOf(total, given, 'equal')?.values() ?? [])];
      expect(Math.max(...seats) - Math.min(...seats)).toBeLessThanOrEqual(1);
    }));
  });

  it('give more to the larger of two that are bound alike, whatever the method', () => {
    fc.assert(fc.property(fc.nat(200), plain, fc.nat(2), fc.integer({ min: 3, max: 40 }), method, (total, given, least, most, by) => {
      const seats = seatsOf(total, given.map((part) => ({ ...part, least, most })), by);
      fc.pre(seats !== null);
      for (const a of given) for (const b of given) if (a.weight > b.weight) expect(seats?.get(a.code)).toBeGreaterThanOrEqual(seats?.get(b.code) ?? 0);
    }), { numRuns: 500 });
  });

  it('differ by method as they should', () => {
    const given = [{ code: 'a', weight: 53 }, { code: 'b', weight: 24 }, { code: 'c', weight: 23 }];
    expect(APPORTION_METHODS.map((by) => [...(seatsOf(7, given, by)?.values() ?? [])])).toEqual([[4, 2, 1], [3, 2, 2], [4, 2, 1], [3, 2, 2]]);
  });

  it('lift whoever falls below the least to it, and no further', () => {
    const given = [{ code: 'a', weight: 90, least: 1 }, { code: 'b', weight: 9, least: 1 }, { code: 'c', weight: 1, least: 1 }];
    const result = apportionSeats(10, given, 'largestRemainder') as Apportionment;
    expect([[...result.seats.values()], result.steps[0], result.steps[1]]).toEqual([[8, 1, 1], { kind: 'least', code: 'b', seats: 1 }, { kind: 'least', code: 'c', seats: 1 }]);
  });

  it('say when the last seat was a tie, and by which rule it fell', () => {
    const result = apportionSeats(1, [{ code: 'b', weight: 10 }, { code: 'a', weight: 10 }], 'largestRemainder') as Apportionment;
    expect(result.steps.at(-1)).toMatchObject({ kind: 'remainder', code: 'a', tie: true });
  });

  it('say why they cannot be shared', () => {
    expect(apportionSeats(3, [{ code: 'a', weight: 1, least: 2 }, { code: 'b', weight: 1, least: 2 }], 'equal')).toEqual({ refusal: 'least_exceeds_seats', code: null, sum: 4 });
    expect(apportionSeats(9, [{ code: 'a', weight: 1, most: 2 }, { code: 'b', weight: 0, least: 1 }], 'divisorsByOne')).toEqual({ refusal: 'most_below_seats', code: null, sum: 3 });
    expect(apportionSeats(9, [{ code: 'a', weight: 1, least: 3, most: 2 }], 'equal')).toEqual({ refusal: 'least_over_most', code: 'a', sum: null });
    expect(apportionSeats(1, [{ code: 'a', weight: 0 }], 'largestRemainder')).toEqual({ refusal: 'nobody', code: null, sum: null });
    expect(apportionSeats(1, [{ code: 'a', weight: 1 }, { code: 'a', weight: 2 }], 'equal')).toMatchObject({ refusal: 'doubled_code', code: 'a' });
    expect(apportionSeats(1.5, [{ code: 'a', weight: 1 }], 'equal')).toMatchObject({ refusal: 'not_whole' });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quotaFindings, reaches, shareOf } from './quotas.ts';

describe('a share as a limit', () => {
  it('is the largest count that does not exceed it', () => {
    fc.assert(fc.property(fc.nat(100_000), fc.nat(100), fc.integer({ min: 1, max: 100 }), (whole, numerator, denominator) => {
      fc.pre(numerator <= denominator);
      const most = shareOf({ numerator, denominator }, whole);
      expect(most * denominator).toBeLessThanOrEqual(whole * numerator);
      expect((most + 1) * denominator).toBeGreaterThan(whole * numerator);
    }));
  });
  it('of nothing is reached by nothing', () => { expect(reaches(0, 0, { numerator: 0, denominator: 1 })).toBe(false); });
});

describe('quotas of a list', () => {
  const chosen = ['a', 'a', 'a', 'b'].map((county, at) => ({ classCode: at % 2 === 0 ? 'x' : 'y', groups: { county, belonging: at === 0 ? 'direct' : 'local', industry: county === 'a' ? 'health' : 'tax' } }));
  it('find a county that nobody came from', () => {
    const found = quotaFindings([{ kind: 'leastPerGroup', dimension: 'county', least: 2 }], chosen, { county: { a: 9, b: 4, c: 2 } }, []);
    expect(found.map(({ group, count, ok }) => [group, count, ok])).toEqual([['a', 3, true], ['b', 1, false], ['c', 0, false]]);
  });
  it('hold directly managed units to a quarter and one industry to a tenth, rounded down', () => {
    const found = quotaFindings([
      { kind: 'groupShareMost', dimension: 'belonging', group: 'direct', most: { numerator: 25, denominator: 100 } },
      { kind: 'eachGroupShareMost', dimension: 'industry', most: { numerator: 10, denominator: 100 } },
    ], chosen, {}, []);
    expect(found.map(({ group, count, most, ok }) => [group, count, most, ok])).toEqual([['direct', 1, 1, true], ['health', 3, 0, false], ['tax', 1, 0, false]]);
  });
  it('hold a village to half of its households a round', () => {
    const households = Array.from({ length: 6 }, () => ({ classCode: null, groups: { village: 'v1' } }));
    const half = (total: number) => quotaFindings([{ kind: 'coverageMost', dimension: 'village', most: { numerator: 1, denominator: 2 } }], households, { village: { v1: total, v2: 10 } }, [])
      .map(({ group, count, most, ok }) => [group, count, most, ok]);
    expect(half(12)).toEqual([['v1', 6, 6, true], ['v2', 0, 5, true]]);
    expect(half(11)[0]).toEqual(['v1', 6, 5, false]);
  });
  it('ask for exactly two of each class', () => {
    const found = quotaFindings([{ kind: 'perClass', least: 2, most: 2 }, { kind: 'total', most: 3 }], chosen, {}, ['x', 'y', 'z']);
    expect(found.map(({ group, count, ok }) => [group, count, ok])).toEqual([['x', 2, true], ['y', 2, true], ['z', 0, false], [null, 4, false]]);
  });
});

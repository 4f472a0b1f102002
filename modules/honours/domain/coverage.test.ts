import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverageGaps, withCovered } from './coverage.ts';
import { quotaConflicts } from './quota-conflicts.ts';
import { leastOf, quotaFindings, reaches } from './quotas.ts';
import type { RoundQuota } from './quotas.ts';

const rule = (least: number): RoundQuota => ({ kind: 'leastPerGroup', dimension: 'county', least, cover: { from: 'list', groups: ['甲县', '乙县', '丙县'] } });

describe('groups that must be covered', () => {
  it('are named where nobody came from them', () => {
    const quota = rule(2);
    expect(coverageGaps([quota, { kind: 'total', most: 9 }], new Map([[quota, ['甲县', '乙县', '丙县']]]), { county: { 甲县: 3, 丁县: 1 } })).toEqual([{ dimension: 'county', least: 2, needed: null, groups: ['甲县', '乙县', '丙县'], missing: ['乙县', '丙县'] }]);
    expect(coverageGaps([{ kind: 'leastPerGroup', dimension: 'county', least: 2 }], new Map(), { county: {} })).toEqual([]);
  });
  it('count in the arithmetic of the quota: each absent one is found short, and no list can keep the rule', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1 }), fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'x'), { minLength: 1, maxLength: 12 }), fc.integer({ min: 1, max: 3 }), (groups, candidates, least) => {
      const quota: RoundQuota = { kind: 'leastPerGroup', dimension: 'county', least, cover: { from: 'list', groups } };
      const covered = new Map([[quota, groups]]);
      const counts: Record<string, number> = {};
      for (const group of candidates) counts[group] = (counts[group] ?? 0) + 1;
      const population = withCovered({ county: counts }, [quota], covered);
      const findings = quotaFindings([quota], candidates.map((county) => ({ classCode: null, groups: { county } })), population, []);
      const gaps = coverageGaps([quota], covered, { county: counts })[0]?.missing ?? [];
      expect(findings.filter(({ count }) => count === 0).map(({ group }) => group)).toEqual([...gaps].sort());
      expect(findings.filter(({ ok }) => !ok).map(({ group }) => group)).toEqual([...new Set([...groups, ...candidates])].filter((group) => (counts[group] ?? 0) < least).sort());
      const ground = { candidates: candidates.length, classes: {}, groups: population, population, members: candidates.map((county) => ({ county })) };
      expect(quotaConflicts([quota], ground).conflicts.length > 0).toBe(findings.some(({ ok }) => !ok));
    }));
  });
  it('change nothing that was known', () => {
    expect(withCovered({ county: { 甲县: 3 }, village: { v: 9 } }, [rule(1)], new Map([[rule(1), ['甲县']]]))).toEqual({ county: { 甲县: 3 }, village: { v: 9 } });
  });
});

describe('a share of the villages that must be covered', () => {
  const GROUPS = ['a', 'b', 'c', 'd', 'e'] as const;
  const half = (numerator: number, denominator: number): RoundQuota => ({ kind: 'groupsCoveredLeast', dimension: 'village', least: { numerator, denominator }, cover: { from: 'list', groups: [...GROUPS] } });
  const shares = fc.tuple(fc.nat(12), fc.integer({ min: 1, max: 12 })).filter(([numerator, denominator]) => numerator <= denominator);

  it('asks for the fewest that reach it', () => {
    expect(leastOf({ numerator: 1, denominator: 2 }, 75)).toBe(38);
    fc.assert(fc.property(fc.integer({ min: 1, max: 100_000 }), shares, (whole, [numerator, denominator]) => {
      const least = leastOf({ numerator, denominator }, whole);
      expect(reaches(least, whole, { numerator, denominator })).toBe(true);
      if (least > 0) expect(reaches(least - 1, whole, { numerator, denominator })).toBe(false);
    }));
  });

  it('is one finding: how many of all have somebody on the list, however many of one village; a village that is none of them covers nothing', () => {
    const quota = half(1, 2);
    const covered = new Map([[quota, GROUPS]]);
    const found = (...villages: string[]) => quotaFindings([quota], villages.map((village) => ({ classCode: null, groups: { village } })), {}, [], covered).map(({ group, count, of, least, ok }) => [group, count, of, least, ok]);
    expect(found('a', 'a', 'b', 'elsewhere')).toEqual([[null, 2, 5, 3, false]]);
    expect(found('a', 'b', 'e')).toEqual([[null, 3, 5, 3, true]]);
    expect(found()).toEqual([[null, 0, 5, 3, false]]);
    // Where the rule does not say which there are, those that candidates came from.
    const open: RoundQuota = { kind: 'groupsCoveredLeast', dimension: 'village', least: { numerator: 1, denominator: 2 } };
    expect(quotaFindings([open], [{ classCode: null, groups: { village: 'a' } }], { village: { a: 3, b: 1, c: 2 } }, []).map(({ count, of, least, ok }) => [count, of, least, ok])).toEqual([[1, 3, 2, false]]);
  });

  it('is told while there is time, when fewer villages than it asks for have a candidate', () => {
    const quota = half(3, 5);
    expect(coverageGaps([quota], new Map([[quota, GROUPS]]), { village: { a: 2, c: 1 } })).toEqual([{ dimension: 'village', least: 1, needed: 3, groups: GROUPS, missing: ['b', 'd', 'e'] }]);
  });

  it('is said to be impossible exactly where no list of these candidates keeps it with the other rules of the grouping', () => {
    fc.assert(fc.property(shares, fc.array(fc.constantFrom(...GROUPS, 'elsewhere'), { minLength: 1, maxLength: 7 }), fc.integer({ min: 1, max: 7 }), fc.record(Object.fromEntries(GROUPS.map((group) => [group, fc.nat(2)]))), ([numerator, denominator], candidates, most, seats) => {
      const quota = half(numerator, denominator);
      const covered = new Map<RoundQuota, readonly string[]>([[quota, GROUPS]]);
      const quotas: RoundQuota[] = [{ kind: 'total', most }, quota, { kind: 'seatsPerGroup', dimension: 'village', seats: { ...seats, elsewhere: 9 } }];
      const counts: Record<string, number> = {};
      for (const village of candidates) counts[village] = (counts[village] ?? 0) + 1;
      const keeps = (list: readonly string[]): boolean => list.length > 0 && quotaFindings(quotas, list.map((village) => ({ classCode: null, groups: { village } })), { village: counts }, [], covered).every(({ ok }) => ok);
      const lists = Array.from({ length: 2 ** candidates.length }, (_, bits) => candidates.filter((_each, at) => (bits >> at) % 2 === 1));
      const largest = Math.max(0, ...lists.filter(keeps).map(({ length }) => length));
      const found = quotaConflicts(quotas, { candidates: candidates.length, classes: {}, groups: { village: counts }, population: { village: counts }, members: candidates.map((village) => ({ village })), covered });
      expect([found.most, found.isCertain]).toEqual([largest, true]);
    }), { numRuns: 300 });
  });
});

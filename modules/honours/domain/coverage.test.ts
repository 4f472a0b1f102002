import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverageGaps, withCovered } from './coverage.ts';
import { quotaConflicts } from './quota-conflicts.ts';
import { quotaFindings } from './quotas.ts';
import type { RoundQuota } from './quotas.ts';

const rule = (least: number): RoundQuota => ({ kind: 'leastPerGroup', dimension: 'county', least, cover: { from: 'list', groups: ['甲县', '乙县', '丙县'] } });

describe('groups that must be covered', () => {
  it('are named where nobody came from them', () => {
    const quota = rule(2);
    expect(coverageGaps([quota, { kind: 'total', most: 9 }], new Map([[quota, ['甲县', '乙县', '丙县']]]), { county: { 甲县: 3, 丁县: 1 } })).toEqual([{ dimension: 'county', least: 2, groups: ['甲县', '乙县', '丙县'], missing: ['乙县', '丙县'] }]);
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

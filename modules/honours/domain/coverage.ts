/** 覆盖 · Which groups that rules must reach have nobody in the running: told at every stage, while there is time to look for somebody. */
import { coverageOf } from './quotas.ts';
import type { Covered, Population, RoundQuota } from './quotas.ts';

/** `needed`: so many of the groups must be reached; null where every one must. */
export interface CoverageGap { readonly dimension: string; readonly least: number; readonly needed: number | null; readonly groups: readonly string[]; readonly missing: readonly string[] }

/** 应覆盖而没有候选 · One entry for each rule that knows its groups, in the order of the rules. @param counts candidates in the running by grouping and group */
export function coverageGaps(quotas: readonly RoundQuota[], covered: Covered, counts: Population): CoverageGap[] {
  return quotas.flatMap((quota): CoverageGap[] => {
    const groups = covered.get(quota);
    if (groups === undefined) return [];
    const here = quota.kind === 'leastPerGroup' || quota.kind === 'groupsCoveredLeast' ? (counts[quota.dimension] ?? {}) : {};
    if (quota.kind === 'leastPerGroup') return [{ dimension: quota.dimension, least: quota.least, needed: null, groups, missing: groups.filter((group) => (here[group] ?? 0) === 0) }];
    if (quota.kind !== 'groupsCoveredLeast') return [];
    const { needed, missing } = coverageOf(quota, here, groups);
    return [{ dimension: quota.dimension, least: 1, needed, groups, missing }];
  });
}

/** 补入应覆盖的组 · What is known of groups, with those that must be covered and that nobody came from. @invariant nothing that was known changes */
export function withCovered(population: Population, quotas: readonly RoundQuota[], covered: Covered): Population {
  const known: Record<string, Record<string, number>> = Object.fromEntries(Object.entries(population).map(([dimension, groups]) => [dimension, { ...groups }]));
  // Of the groups of a share of coverage a rule of each group knows nothing: they are no groups that it must reach.
  for (const quota of quotas) if (quota.kind === 'leastPerGroup') for (const group of covered.get(quota) ?? []) (known[quota.dimension] ??= {})[group] ??= 0;
  return known;
}

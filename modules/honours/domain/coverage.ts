/** 覆盖 · Which groups a least of each must reach have nobody in the running: told at every stage, while there is time to look for somebody. */
import type { Population, RoundQuota } from './quotas.ts';

export interface CoverageGap { readonly dimension: string; readonly least: number; readonly groups: readonly string[]; readonly missing: readonly string[] }

/** 应覆盖而没有候选 · One entry for each rule that knows its groups, in the order of the rules. @param counts candidates in the running by grouping and group */
export function coverageGaps(quotas: readonly RoundQuota[], covered: ReadonlyMap<RoundQuota, readonly string[]>, counts: Population): CoverageGap[] {
  return quotas.flatMap((quota): CoverageGap[] => {
    const groups = covered.get(quota);
    if (quota.kind !== 'leastPerGroup' || groups === undefined) return [];
    return [{ dimension: quota.dimension, least: quota.least, groups, missing: groups.filter((group) => (counts[quota.dimension]?.[group] ?? 0) === 0) }];
  });
}

/** 补入应覆盖的组 · What is known of groups, with those that must be covered and that nobody came from. @invariant nothing that was known changes */
export function withCovered(population: Population, quotas: readonly RoundQuota[], covered: ReadonlyMap<RoundQuota, readonly string[]>): Population {
  const known: Record<string, Record<string, number>> = Object.fromEntries(Object.entries(population).map(([dimension, groups]) => [dimension, { ...groups }]));
  for (const quota of quotas) if (quota.kind === 'leastPerGroup') for (const group of covered.get(quota) ?? []) (known[quota.dimension] ??= {})[group] ??= 0;
  return known;
}

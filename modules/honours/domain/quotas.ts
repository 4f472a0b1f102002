import type { Quota, Share } from './title.ts';

/** 评选名额 · Quotas of the title, and seats that a round shared out over the groups of one dimension. */
export type RoundQuota = Quota | { readonly kind: 'seatsPerGroup'; readonly dimension: string; readonly seats: Readonly<Record<string, number>> };

/**
 * 应填分组 · Groupings that these rules look at, each once, in the order of the rules: what must be said of every candidate, since one without a group is counted nowhere.
 * A class is asked for by the title itself.
 */
export function groupingsAsked(quotas: readonly RoundQuota[]): string[] {
  return [...new Set(quotas.flatMap((quota) => ('dimension' in quota && quota.dimension !== 'class' ? [quota.dimension] : [])))];
}

/** 入选者 · What a quota looks at of somebody chosen. */
export interface Chosen { readonly classCode: string | null; readonly groups: Readonly<Record<string, string>> }

/** 全体 · How many could have been chosen, by grouping and group; for coverage, and for groups that nobody was chosen from. */
export type Population = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** 名额核对 · One rule held against the list: what was asked, what is, and the sum that says so. */
export interface QuotaFinding {
  readonly quota: RoundQuota;
  /** Group or class in question; null for the list as a whole. */
  readonly group: string | null;
  readonly count: number;
  readonly of: number | null;
  readonly least: number | null;
  readonly most: number | null;
  readonly ok: boolean;
}

/** 上限名额 · The most whole seats that a share of a number allows. @example shareOf({ numerator: 1, denominator: 4 }, 10) // 2 */
export function shareOf({ numerator, denominator }: Share, whole: number): number {
  return Number((BigInt(numerator) * BigInt(whole)) / BigInt(denominator));
}

/** 至少几个 · The fewest of a whole that reach a share of it. @example leastOf({ numerator: 1, denominator: 2 }, 75) // 38 */
export function leastOf({ numerator, denominator }: Share, whole: number): number {
  return Number((BigInt(numerator) * BigInt(whole) + BigInt(denominator) - 1n) / BigInt(denominator));
}

/** 达到比例 · Whether so many of a whole reach a share, in whole numbers; of nothing, none does. */
export function reaches(count: number, whole: number, { numerator, denominator }: Share): boolean {
  return whole > 0 && BigInt(count) * BigInt(denominator) >= BigInt(whole) * BigInt(numerator);
}

function countBy(chosen: readonly Chosen[], dimension: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { groups } of chosen) {
    const group = groups[dimension];
    if (group !== undefined) counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  return counts;
}

/** Groups that a rule speaks of: all that are known, and those somebody was chosen from. */
const groupsOf = (counts: ReadonlyMap<string, number>, population: Population, dimension: string): string[] =>
  [...new Set([...Object.keys(population[dimension] ?? {}), ...counts.keys()])].sort();

/** 应覆盖的组 · By rule, the groups it must reach, where it knows them. */
export type Covered = ReadonlyMap<RoundQuota, readonly string[]>;

/** 覆盖情况 · Of the groups a rule speaks of, how many have somebody, how many must, and which have nobody. */
export function coverageOf(quota: Extract<RoundQuota, { kind: 'groupsCoveredLeast' }>, counts: Readonly<Record<string, number>>, groups: readonly string[]): { readonly covered: number; readonly needed: number; readonly missing: readonly string[] } {
  const missing = groups.filter((group) => (counts[group] ?? 0) === 0);
  return { covered: groups.length - missing.length, needed: leastOf(quota.least, groups.length), missing };
}

function findingsOf(quota: RoundQuota, chosen: readonly Chosen[], population: Population, classes: readonly string[], covered: Covered): QuotaFinding[] {
  const base = { quota, group: null, of: null, least: null, most: null };
  switch (quota.kind) {
    case 'total':
      return [{ ...base, count: chosen.length, most: quota.most, ok: chosen.length <= quota.most }];
    case 'perClass':
      return classes.map((group) => {
        const count = chosen.filter((each) => each.classCode === group).length;
        return { ...base, group, count, least: quota.least, most: quota.most, ok: quota.least <= count && count <= quota.most };
      });
    case 'groupShareMost': {
      const count = countBy(chosen, quota.dimension).get(quota.group) ?? 0;
      const most = shareOf(quota.most, chosen.length);
      return [{ ...base, group: quota.group, count, of: chosen.length, most, ok: count <= most }];
    }
    case 'groupsCoveredLeast': {
      const counts = countBy(chosen, quota.dimension);
      const groups = covered.get(quota) ?? groupsOf(counts, population, quota.dimension);
      const { covered: count, needed } = coverageOf(quota, Object.fromEntries(counts), groups);
      return [{ ...base, count, of: groups.length, least: needed, ok: count >= needed }];
    }
    default:
      return groupFindings(quota, chosen, population);
  }
}

function groupFindings(quota: Extract<RoundQuota, { kind: 'leastPerGroup' | 'eachGroupShareMost' | 'coverageMost' | 'seatsPerGroup' }>, chosen: readonly Chosen[], population: Population): QuotaFinding[] {
  const counts = countBy(chosen, quota.dimension);
  return groupsOf(counts, population, quota.dimension).map((group) => {
    const count = counts.get(group) ?? 0;
    if (quota.kind === 'leastPerGroup') return { quota, group, count, of: null, least: quota.least, most: null, ok: count >= quota.least };
    if (quota.kind === 'seatsPerGroup') return { quota, group, count, of: null, least: null, most: quota.seats[group] ?? 0, ok: count <= (quota.seats[group] ?? 0) };
    const of = quota.kind === 'coverageMost' ? (population[quota.dimension]?.[group] ?? 0) : chosen.length;
    const most = shareOf(quota.most, of);
    return { quota, group, count, of, least: null, most, ok: count <= most };
  });
}

/** 总数上限 · How many may be chosen in all: the seats of the round or the total of the rules, whichever is less; null where neither says. */
export function seatsMost(seats: number | null, quotas: readonly Quota[]): number | null {
  const most = [...(seats === null ? [] : [seats]), ...quotas.flatMap((quota) => (quota.kind === 'total' ? [quota.most] : []))];
  return most.length === 0 ? null : Math.min(...most);
}

/** 核对名额 · Every quota held against those chosen, in the order of the rules. @param covered the groups that rules of coverage must reach; without it, those that are known */
export function quotaFindings(quotas: readonly RoundQuota[], chosen: readonly Chosen[], population: Population, classes: readonly string[], covered: Covered = new Map()): QuotaFinding[] {
  return quotas.flatMap((quota) => findingsOf(quota, chosen, population, classes, covered));
}

/** 初评入围 · From many candidates to few by rule: the first of the written order in each part, and who is taken in or left out against it only with a reason. */

/** 入围办法 · @unit size: candidates of each part; `per`: the whole title, each class, or each group of a grouping */
export interface ShortlistRule { readonly size: number; readonly per: string }
export const PER_TITLE = 'title';
export const PER_CLASS = 'class';

export interface Ranked { readonly candidate: string; /** Class or group by which it is shortlisted; null where none is said, which is a part of its own. */ readonly part: string | null }

/** 入围线 · in: by rule; below: not by rule; added, dropped: by a person, against the rule. */
export const SHORTLIST_LINES = ['in', 'below', 'added', 'dropped'] as const;
export type ShortlistLine = (typeof SHORTLIST_LINES)[number];

export interface ShortlistRow { readonly candidate: string; readonly part: string | null; /** Within its part, from one. */ readonly place: number; readonly byRule: boolean }

/** 按规则入围 · Each candidate with its place in its part. @param order the written order, the first place first, without a tie @invariant in each part exactly the first `size` are in, or all where there are fewer */
export function shortlistByRule(order: readonly Ranked[], { size }: Pick<ShortlistRule, 'size'>): ShortlistRow[] {
  const taken = new Map<string | null, number>();
  return order.map(({ candidate, part }) => {
    const place = (taken.get(part) ?? 0) + 1;
    taken.set(part, place);
    return { candidate, part, place, byRule: place <= size };
  });
}

/** 偏离 · Who a person took in though the rule leaves them out, or left out though it takes them in, and why. */
export interface Deviation { readonly candidate: string; readonly reason: string }

export interface DecidedRow extends ShortlistRow { readonly line: ShortlistLine; readonly isIn: boolean; readonly reason: string | null }

/**
 * 定入围名单 · The rule with its deviations.
 *
 * @returns null where somebody is named who is not of the order, or twice
 * @invariant whoever is in or out against the rule has a reason; nobody else has one
 */
export function decidedShortlist(rows: readonly ShortlistRow[], deviations: readonly Deviation[]): DecidedRow[] | null {
  const reasons = new Map(deviations.map(({ candidate, reason }) => [candidate, reason]));
  if (reasons.size < deviations.length || deviations.some(({ candidate }) => !rows.some((row) => row.candidate === candidate))) return null;
  return rows.map((row) => {
    const reason = reasons.get(row.candidate) ?? null;
    const isIn = row.byRule !== (reason !== null);
    return { ...row, isIn, reason, line: reason === null ? (row.byRule ? 'in' : 'below') : row.byRule ? 'dropped' : 'added' };
  });
}

/** 分数线 · Of each part: how many there are, how many are in by rule, and who stands last inside and first outside. */
export interface CutOff { readonly part: string | null; readonly candidates: number; readonly inside: number; readonly lastIn: string | null; readonly firstOut: string | null }

export function cutOffs(rows: readonly ShortlistRow[]): CutOff[] {
  return [...Map.groupBy(rows, ({ part }) => part)].map(([part, own]) => ({
    part, candidates: own.length, inside: own.filter(({ byRule }) => byRule).length, lastIn: own.findLast(({ byRule }) => byRule)?.candidate ?? null, firstOut: own.find(({ byRule }) => !byRule)?.candidate ?? null,
  })).toSorted((a, b) => ((a.part ?? '￿') < (b.part ?? '￿') ? -1 : 1));
}

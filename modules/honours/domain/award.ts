import { addMonths } from './months.ts';
import type { AwardEnding, Standing } from './words.ts';

/** 荣誉 · One award of a title to a subject: in force from its first day up to, and not with, its end. */
export interface Award {
  readonly from: string;
  /** First day on which it is not in force any more; null while nobody knows one. */
  readonly to: string | null;
  readonly endedBy: AwardEnding | null;
  /** While a re-review gave time to put something right. */
  readonly rectifyBy: string | null;
  /** After a withdrawal, the first day on which the subject may be a candidate again. */
  readonly lockUntil: string | null;
}

/** 有效 · Whether the award is in force on a day. @invariant never more than one award of a title and subject on a day */
export function isInForceOn(award: Pick<Award, 'from' | 'to'>, day: string): boolean {
  return award.from <= day && (award.to === null || day < award.to);
}

/** 状态 · How an award stands on a day, exactly. A withdrawal says nothing of the days before it. */
export function standingOn(award: Award, day: string): Standing {
  if (day < award.from) return 'ahead';
  if (isInForceOn(award, day)) return award.rectifyBy === null ? 'inForce' : 'rectifying';
  if (award.endedBy === 'withdrawn') return award.lockUntil !== null && day < award.lockUntil ? 'locked' : 'withdrawn';
  return award.endedBy ?? 'lapsed';
}

/** 届满日 · First day after the term, or null for a title that is kept for good. @unit termMonths */
export function termEnd(from: string, termMonths: number | null): string | null {
  return termMonths === null ? null : addMonths(from, termMonths);
}

/** 下次复查 · The day of the next re-review after a day, or null where the title knows none or its term is over by then. @unit months */
export function nextReviewOn(award: Pick<Award, 'from' | 'to'>, reviewEveryMonths: number | null, after: string): string | null {
  if (reviewEveryMonths === null) return null;
  for (let times = 1; ; times += 1) {
    const day = addMonths(award.from, reviewEveryMonths * times);
    if (award.to !== null && day >= award.to) return award.to > after ? award.to : null;
    if (day > after) return day;
  }
}

/** 锁定到 · First day on which a subject whose title was withdrawn may be a candidate again. @unit lockMonths @source DOMAIN §4: two years by default */
export function lockedUntil(withdrawnOn: string, lockMonths: number): string | null {
  return lockMonths === 0 ? null : addMonths(withdrawnOn, lockMonths);
}

/** 荣誉拒绝 */
export type AwardRefusal = 'not_in_force' | 'before_award' | 'date_passed' | 'renewed_already';

/** 撤销 · Ends the award on a day; nothing else of the subject changes. */
export function withdrawn(award: Award, on: string, lockMonths: number): Award | AwardRefusal {
  if (on <= award.from) return 'before_award';
  if (!isInForceOn(award, on) || award.endedBy !== null) return 'not_in_force';
  return { ...award, to: on, endedBy: 'withdrawn', rectifyBy: null, lockUntil: lockedUntil(on, lockMonths) };
}

/**
 * 保持 · A re-review that was passed: the award goes on, where it has a term for another from the day its term ends. Only in the last
 * term that was given, so that nobody holds a title for longer ahead than the rest of a term and one more.
 *
 * @unit termMonths
 * @invariant kept within two terms of the day
 */
export function kept(award: Award, on: string, termMonths: number | null, renews: boolean): Award | AwardRefusal {
  if (on < award.from) return 'before_award';
  if (!isInForceOn(award, on) || award.endedBy !== null) return 'not_in_force';
  if (!renews || award.to === null || termMonths === null) return { ...award, rectifyBy: null };
  return addMonths(award.to, -termMonths) > on ? 'renewed_already' : { ...award, rectifyBy: null, to: addMonths(award.to, termMonths) };
}

/** 限期整改 · The award stays in force while something is put right by a day. */
export function toRectify(award: Award, on: string, by: string): Award | AwardRefusal {
  if (!isInForceOn(award, on) || award.endedBy !== null) return 'not_in_force';
  return by <= on ? 'date_passed' : { ...award, rectifyBy: by };
}

/** An award as it was held, with what it was carried over from. */
export interface HeldAward extends Pick<Award, 'from' | 'to' | 'endedBy'> { readonly id: string; readonly carriedFrom: string | null }

/** 同一荣誉 · What was carried over from one subject to another is one award, from the day it was given. */
export function joinCarried(awards: readonly HeldAward[]): HeldAward[] {
  const known = new Map(awards.map((award) => [award.id, award]));
  const passed = new Set(awards.map(({ carriedFrom }) => carriedFrom));
  const begin = (award: HeldAward): string => {
    const before = award.carriedFrom === null ? undefined : known.get(award.carriedFrom);
    return before === undefined ? award.from : begin(before);
  };
  return awards.filter(({ id }) => !passed.has(id)).map((award) => ({ ...award, from: begin(award) }));
}

/** 连续届数 · How many terms in a row a subject held a title up to a day, for recommending it upward: awards that touch count on. */
export function consecutiveTerms(awards: readonly Pick<Award, 'from' | 'to' | 'endedBy'>[], keptOn: readonly string[], day: string): number {
  let count = 0;
  let joins: string | null = null;
  for (const award of awards.toSorted((a, b) => (a.from < b.from ? 1 : -1))) {
    if (award.from > day) continue;
    if (joins === null ? !isInForceOn(award, day) : award.to !== joins || award.endedBy === 'withdrawn') break;
    count += 1 + keptOn.filter((on) => on > award.from && on <= day && (award.to === null || on < award.to)).length;
    joins = award.from;
  }
  return count;
}

/**
 * 代管 · A site leader who is away leaves the sites to a deputy for some days. The days move from one holder to the other and
 * back; on no day does a site have two holders, and none that had one is left without. Days are half-open: `to` is the first
 * day it no longer holds.
 */

/** Days on which somebody answers for a site. */
export interface SiteDays {
  readonly id: string;
  readonly siteId: string;
  readonly holderId: string;
  readonly from: string;
  readonly to: string | null;
}

export interface Stretch { readonly from: string; readonly to: string | null }

/** What becomes of the days, in the order in which it must be written: a stretch gives way before another takes its place. */
export interface DayChanges {
  readonly removed: readonly string[];
  readonly shrunk: readonly (Stretch & { readonly id: string })[];
  readonly grown: readonly (Stretch & { readonly id: string })[];
  readonly added: readonly (Stretch & { readonly siteId: string; readonly holderId: string })[];
}

/** @unit days; longer than that is a hand-over, which the office decides */
export const COVER_DAYS_MAX = 92;

const later = (one: string, other: string): string => (one > other ? one : other);
const sooner = (one: string | null, other: string): string => (one === null || other < one ? other : one);

/** 交代 · What a leader holds inside the period goes to the deputy; what lies before and after stays. */
export function planCover(held: readonly SiteDays[], period: { readonly from: string; readonly to: string }, deputyId: string): DayChanges {
  const removed: string[] = [];
  const shrunk: (Stretch & { id: string })[] = [];
  const added: (Stretch & { siteId: string; holderId: string })[] = [];
  for (const days of held) {
    const from = later(days.from, period.from);
    const to = sooner(days.to, period.to);
    if (to <= from) continue;
    const before = days.from < from;
    const after = days.to === null || to < days.to;
    if (before) shrunk.push({ id: days.id, from: days.from, to: from });
    if (after && before) added.push({ siteId: days.siteId, holderId: days.holderId, from: to, to: days.to });
    if (after && !before) shrunk.push({ id: days.id, from: to, to: days.to });
    if (!after && !before) removed.push(days.id);
    added.push({ siteId: days.siteId, holderId: deputyId, from, to });
  }
  return { removed, shrunk, grown: [], added };
}

/**
 * 提前收回 · From that day on the covered days go back to the leader, joined to the leader's own before and after.
 * @invariant cover.prop.test: what is taken back on a day is from then on as if nobody had stood in
 */
export function planReturn(covered: readonly SiteDays[], own: readonly SiteDays[], day: string, leaderId: string): DayChanges {
  const removed: string[] = [];
  const shrunk: (Stretch & { id: string })[] = [];
  const added: { siteId: string; holderId: string; from: string; to: string | null }[] = [];
  const open = new Map(own.map((days) => [days.id, { ...days }]));
  const touched = new Set<string>();
  for (const days of covered.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    if (days.to === null || days.to <= day) continue;
    const from = later(days.from, day);
    if (days.from < from) shrunk.push({ id: days.id, from: days.from, to: from });
    else removed.push(days.id);
    const around = [...open.values()].filter((each) => each.siteId === days.siteId);
    const next = around.find((each) => each.from === days.to);
    const before = around.find((each) => each.to === from);
    if (before !== undefined) {
      before.to = next === undefined ? days.to : next.to;
      touched.add(before.id);
      if (next !== undefined) { open.delete(next.id); removed.push(next.id); }
    } else if (next !== undefined) {
      next.from = from;
      touched.add(next.id);
    } else added.push({ siteId: days.siteId, holderId: leaderId, from, to: days.to });
  }
  const grown = [...touched].flatMap((id) => { const days = open.get(id); return days === undefined ? [] : [{ id, from: days.from, to: days.to }]; });
  return { removed, shrunk, grown, added };
}

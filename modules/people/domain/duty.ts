/**
 * 责任时间 · Who holds a duty from when to when. Days are half-open: `to` is the first day it no longer holds, null while it
 * goes on. One holder on any day; a new one ends the former that same day, and history stays.
 */
export interface HeldDuty {
  readonly id: string;
  readonly holderId: string;
  readonly from: string;
  readonly to: string | null;
}

export interface WantedDuty {
  readonly holderId: string;
  readonly from: string;
  readonly to: string | null;
}

/**
 * `unchanged`: that person holds it already, at least as long. `overlaps`: somebody holds it later on. `assign`: ends the
 * duty `endsId` on that day, or takes the place of `replacesId`, which began on that very day and so held on none.
 */
export type DutyPlan =
  | { readonly outcome: 'unchanged'; readonly id: string }
  | { readonly outcome: 'overlaps'; readonly from: string }
  | { readonly outcome: 'assign'; readonly endsId: string | null; readonly replacesId: string | null };

/** Whether a duty holds on a day. */
export function holdsOn(duty: Pick<HeldDuty, 'from' | 'to'>, day: string): boolean {
  return duty.from <= day && (duty.to === null || day < duty.to);
}

/** @invariant after the plan no two duties hold on one day */
export function planDuty(held: readonly HeldDuty[], wanted: WantedDuty): DutyPlan {
  const present = held.find((duty) => holdsOn(duty, wanted.from));
  if (present !== undefined && present.holderId === wanted.holderId && covers(present.to, wanted.to)) return { outcome: 'unchanged', id: present.id };
  const later = held.filter((duty) => duty.from > wanted.from && (wanted.to === null || duty.from < wanted.to)).toSorted((a, b) => (a.from < b.from ? -1 : 1))[0];
  if (later !== undefined) return { outcome: 'overlaps', from: later.from };
  if (present === undefined) return { outcome: 'assign', endsId: null, replacesId: null };
  return present.from === wanted.from ? { outcome: 'assign', endsId: null, replacesId: present.id } : { outcome: 'assign', endsId: present.id, replacesId: null };
}

function covers(to: string | null, wantedTo: string | null): boolean {
  return to === null ? true : wantedTo !== null && wantedTo <= to;
}

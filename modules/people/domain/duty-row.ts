/**
 * 责任行 · What a row of a table of duties changes. It is known by subject, role and first day; another holder is a hand-over
 * and needs a day of its own: who answered on a day that has passed is not rewritten by a file.
 */
import { holdsOn, planDuty } from './duty.ts';
import type { HeldDuty } from './duty.ts';

export interface HeldLine extends HeldDuty {
  /** Stands in for somebody who is away. */
  readonly isCover: boolean;
}

export interface DutyLine { readonly holderId: string; readonly from: string | null; readonly to: string | null }

export type DutyLinePlan =
  | { readonly outcome: 'unchanged' }
  /** The same duty, over on another day, or going on after all. */
  | { readonly outcome: 'extent'; readonly id: string; readonly to: string | null }
  | { readonly outcome: 'assign'; readonly from: string; readonly to: string | null }
  | { readonly outcome: 'overlaps'; readonly from: string }
  | { readonly outcome: 'holderChanged'; readonly from: string }
  | { readonly outcome: 'heldSince'; readonly from: string }
  | { readonly outcome: 'isCover' }
  | { readonly outcome: 'datesOutOfOrder' };

/** @invariant what stands in the list already is unchanged, and no two duties hold on one day afterwards */
export function planDutyLine(held: readonly HeldLine[], line: DutyLine, today: string): DutyLinePlan {
  const now = line.from === null ? held.find((duty) => duty.holderId === line.holderId && holdsOn(duty, today)) : undefined;
  if (now !== undefined && line.to === null) return { outcome: 'unchanged' };
  const from = line.from ?? now?.from ?? today;
  if (line.to !== null && line.to <= from) return { outcome: 'datesOutOfOrder' };
  const same = held.find((duty) => duty.from === from);
  if (same?.holderId === line.holderId) return planExtent(held, same, line.to);
  if (same !== undefined && from < today) return { outcome: 'holderChanged', from };
  const holding = held.find((duty) => holdsOn(duty, from));
  if (holding?.isCover === true) return { outcome: 'isCover' };
  if (holding?.holderId === line.holderId) return holding.to === line.to ? { outcome: 'unchanged' } : { outcome: 'heldSince', from: holding.from };
  const plan = planDuty(held, { holderId: line.holderId, from, to: line.to });
  return plan.outcome === 'overlaps' ? plan : { outcome: 'assign', from, to: line.to };
}

function planExtent(held: readonly HeldLine[], duty: HeldLine, to: string | null): DutyLinePlan {
  if (duty.to === to) return { outcome: 'unchanged' };
  if (duty.isCover) return { outcome: 'isCover' };
  const later = held.filter((other) => other.from > duty.from && (to === null || other.from < to)).toSorted((a, b) => (a.from < b.from ? -1 : 1))[0];
  return later === undefined ? { outcome: 'extent', id: duty.id, to } : { outcome: 'overlaps', from: later.from };
}

/** The list after a plan; a former holder ends on the day of the new one, who may begin in place of another. */
export function heldAfter(held: readonly HeldLine[], plan: DutyLinePlan, holderId: string, id: string): HeldLine[] {
  if (plan.outcome === 'extent') return held.map((duty) => (duty.id === plan.id ? { ...duty, to: plan.to } : duty));
  if (plan.outcome !== 'assign') return [...held];
  const others = held.filter((duty) => duty.from !== plan.from).map((duty) => (holdsOn(duty, plan.from) ? { ...duty, to: plan.from } : duty));
  return [...others, { id, holderId, from: plan.from, to: plan.to, isCover: false }].toSorted((a, b) => (a.from < b.from ? -1 : 1));
}

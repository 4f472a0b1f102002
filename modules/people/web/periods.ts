/** 期限 · Days are half-open inside; people read the last day itself. Pure. */
import { addDays, localDate } from '#kernel/local-date.ts';

/** 期限 · From the first day it holds to the first day it no longer does. */
export interface Period { readonly from: string; readonly to: string | null }

/** 末日 · The last day on which it holds; null while it goes on, or when it never held. */
export function lastDayOf({ from, to }: Period): string | null {
  return to === null || to <= from ? null : addDays(localDate(to), -1);
}

export type Phase = 'inForce' | 'upcoming' | 'over';

/** 所处阶段 · Where a period stands today; today is needed, since a period may begin later. */
export function phaseOf(period: Period & { readonly present: boolean }, today: string): Phase {
  if (period.present) return 'inForce';
  return today !== '' && period.from > today ? 'upcoming' : 'over';
}

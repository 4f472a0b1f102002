import { addDays, localDate } from '#kernel/local-date.ts';

export const REVIEW_ITEM_STATES = ['open', 'kept', 'rectifying', 'proposed', 'appealed', 'withdrawn'] as const;
/** 复查条目状态 */
export type ReviewItemState = (typeof REVIEW_ITEM_STATES)[number];

/** 申诉期 · After a holder was told, so many days to appeal. @unit days @source seven by default */
export const APPEAL_DAYS = 7;

export interface ReviewItem { readonly state: ReviewItemState; readonly heardOn: string | null; readonly appealUntil: string | null; readonly proposedBy: string | null }
export type ReviewRefusal = 'not_open' | 'appeal_runs' | 'same_person' | 'appeal_over';

export const appealUntil = (heardOn: string): string => addDays(localDate(heardOn), APPEAL_DAYS);

/** 可否定论 · What was not proposed for withdrawal is settled at once; a withdrawal waits for its appeal and for another person. @returns null when it may */
export function proposalRefusal({ state }: ReviewItem): ReviewRefusal | null {
  return state === 'open' || state === 'rectifying' ? null : 'not_open';
}

/** 可否申诉 · Until the last day of the appeal, and once. */
export function appealRefusal(item: ReviewItem, today: string): ReviewRefusal | null {
  if (item.state !== 'proposed') return 'not_open';
  return item.appealUntil !== null && today > item.appealUntil ? 'appeal_over' : null;
}

/** 可否撤销 · After the appeal is over or has come in, and never by whoever proposed it. */
export function settlementRefusal(item: ReviewItem, today: string, personId: string): ReviewRefusal | null {
  if (item.state !== 'proposed' && item.state !== 'appealed') return 'not_open';
  if (item.proposedBy === personId) return 'same_person';
  return item.state === 'proposed' && item.appealUntil !== null && today <= item.appealUntil ? 'appeal_runs' : null;
}

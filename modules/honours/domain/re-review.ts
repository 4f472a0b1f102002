export const REVIEW_ITEM_STATES = ['open', 'kept', 'rectifying', 'proposed', 'appealed', 'withdrawn'] as const;
/** 复查条目状态 · `proposed` and `appealed` while the proceeding of a withdrawal runs. */
export type ReviewItemState = (typeof REVIEW_ITEM_STATES)[number];

/** 可否下结论 · What was kept is settled; what is proposed for withdrawal goes its own way. @returns null when it may */
export function proposalRefusal(state: ReviewItemState): 'not_open' | null {
  return state === 'open' || state === 'rectifying' ? null : 'not_open';
}

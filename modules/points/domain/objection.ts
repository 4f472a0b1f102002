/** 记分异议 · What somebody has against a deed that hangs out, and what it does to the deed. */
export const OBJECTION_OUTCOMES = ['upheld', 'notUpheld'] as const;
/** 异议结论 · Upheld: the deed is corrected; not upheld: it goes on to be posted. */
export type ObjectionOutcome = (typeof OBJECTION_OUTCOMES)[number];

/** 公示中的一笔 · @unit noticeUntil, today: ISO dates */
export interface OnNotice { readonly state: string; readonly noticeUntil: string | null; readonly openObjections: number }

/** 能否入账 · Whether a deed may be posted today: its last day of notice is over, and nothing is open against it. */
export const mayPost = ({ state, noticeUntil, openObjections }: OnNotice, today: string): boolean => state === 'noticed' && noticeUntil !== null && noticeUntil < today && openObjections === 0;

/** 公众能否提异议 · Whether everybody may still object: to the end of its last day of notice. */
export const mayObject = ({ state, noticeUntil }: Pick<OnNotice, 'state' | 'noticeUntil'>, today: string): boolean => state === 'noticed' && noticeUntil !== null && noticeUntil >= today;

/**
 * 由谁处理 · Whether a person may settle an objection.
 * @param barred who recorded and who reviewed the deed, and who took the objection down, as far as there is somebody
 */
export const maySettle = (personId: string | null, barred: readonly (string | null)[]): boolean => personId !== null && !barred.includes(personId);

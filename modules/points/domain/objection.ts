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

/** 不属于哪个村 · The notice of what belongs to no place: deeds of teams of the programme itself. */
export const NO_PLACE = 'programme';

/** Without a way to ask back, the words themselves have to say what is wrong. @unit letters, signs and digits; a mark of punctuation says nothing */
export const GROUND_LETTERS_MIN = 8;
const DIFFERENT_MIN = 4;

/**
 * 有没有理由 · Whether an objection says enough to be looked into: whoever leaves a way to be reached can be asked; anybody else writes at least so many letters, and not the same few over and over.
 * @invariant more words never make a ground disappear
 */
export function hasGround({ words, contact }: { readonly words: string; readonly contact?: string | undefined }): boolean {
  const letters = words.match(/[\p{L}\p{N}]/gu) ?? [];
  const isReachable = (contact?.match(/[\p{L}\p{N}]/gu) ?? []).length >= DIFFERENT_MIN;
  return isReachable ? letters.length >= 2 : letters.length >= GROUND_LETTERS_MIN && new Set(letters).size >= DIFFERENT_MIN;
}

/**
 * 由谁处理 · Whether a person may settle an objection.
 * @param barred who recorded and who reviewed the deed, and who took the objection down, as far as there is somebody
 */
export const maySettle = (personId: string | null, barred: readonly (string | null)[]): boolean => personId !== null && !barred.includes(personId);

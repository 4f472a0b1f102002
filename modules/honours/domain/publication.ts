import { addMonths } from './months.ts';
import { PERSONAL_KINDS } from './words.ts';
import type { Consent, SubjectKind } from './words.ts';

/** Below this age nobody is published, whoever agreed. @unit years @source PIPL art. 28, 31 */
export const PUBLISHED_FROM_AGE_YEARS = 14;

/** @unit years */
export const OF_AGE_YEARS = 18;

/** 成年出生日 · Whoever was born on this day or before it is of age on the day asked about. */
export const latestBirthdayOfAge = (day: string): string => addMonths(day, -OF_AGE_YEARS * 12);

export interface PublicationGround { readonly subjectKind: SubjectKind; readonly consent: Consent; /** Kept of minors alone. */ readonly bornOn: string | null; readonly isAdult: boolean }

export type PublicationRefusal = 'no_consent' | 'under_fourteen' | 'age_unknown';

/** 未满十四 · Whether a person is a child under fourteen on a day. */
export function isUnderFourteen(bornOn: string | null, day: string): boolean {
  return bornOn !== null && day < addMonths(bornOn, PUBLISHED_FROM_AGE_YEARS * 12);
}

/** 可否公开 · Units and places are published; persons and households with their consent; a child under fourteen never. @returns null when it may */
export function publicationRefusal(ground: PublicationGround, day: string): PublicationRefusal | null {
  if (isUnderFourteen(ground.bornOn, day)) return 'under_fourteen';
  if (ground.subjectKind === 'person' && ground.bornOn === null && !ground.isAdult) return 'age_unknown';
  return PERSONAL_KINDS.includes(ground.subjectKind) && ground.consent !== 'given' ? 'no_consent' : null;
}

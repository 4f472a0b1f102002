import type { Grade } from './service.ts';

/** 星级标准 · Hours that a level takes, and which grades count towards it. @unit hours */
export interface StarScale { readonly levels: readonly { readonly level: number; readonly hours: number }[]; readonly grades: readonly Grade[] }

/** 星级 · The level reached, the minutes that count, and what the next one takes. @unit minutes */
export interface Star { readonly level: number; readonly minutes: number; readonly next: { readonly level: number; readonly hours: number; readonly missingMinutes: number } | null }

const HOUR_MINUTES = 60;

/**
 * 评星 · The highest level whose hours are full; level 0 before the first.
 * @unit minutes
 * @source DOMAIN.md §6: thresholds differ from place to place and are data
 */
export function starOf(minutes: Readonly<Record<Grade, number>>, scale: StarScale): Star {
  const counted = scale.grades.reduce((sum, grade) => sum + minutes[grade], 0);
  const rising = scale.levels.toSorted((a, b) => a.hours - b.hours);
  const reached = rising.filter(({ hours }) => counted >= hours * HOUR_MINUTES).at(-1);
  const next = rising.find(({ hours }) => counted < hours * HOUR_MINUTES);
  return { level: reached?.level ?? 0, minutes: counted, next: next === undefined ? null : { ...next, missingMinutes: next.hours * HOUR_MINUTES - counted } };
}

/** 标准不成立的原因 · Levels rise one by one, and so do their hours. */
export const isScale = (levels: StarScale['levels']): boolean => levels.every(({ level, hours }, at) => level === at + 1 && (at === 0 || hours > (levels[at - 1]?.hours ?? 0)));

/** 公示期 · A certificate hangs out so long before it is issued. @unit days @source 2015 年《关于规范志愿服务记录证明工作的指导意见》 */
export const POSTED_DAYS = 7;

export const CERTIFICATE_STATES = ['draft', 'issued', 'withdrawn'] as const;
/** 证明状态 */
export type CertificateState = (typeof CERTIFICATE_STATES)[number];

/** 出具不成立的原因 */
export type IssueRefusal = 'settled' | 'samePerson' | 'postedTooShort' | 'minutesChanged';

/**
 * 能否出具 · By another person than drafted it, seven days after it was posted, and while its minutes are still those booked.
 * @unit days as YYYY-MM-DD
 * @errors settled, samePerson, postedTooShort, minutesChanged
 */
export function issueRefusal(draft: { state: CertificateState; draftedBy: string; /** Null while it is not posted, or its notice is not over. */ postedUntil: string | null }, now: { by: string; today: string; isSame: boolean }): IssueRefusal | null {
  if (draft.state !== 'draft') return 'settled';
  if (draft.draftedBy === now.by) return 'samePerson';
  if (draft.postedUntil === null || now.today < draft.postedUntil) return 'postedTooShort';
  return now.isSame ? null : 'minutesChanged';
}

/** 证明申请状态 · asked: waits for whoever answers for the issuer; granted: drafted, and posted before it is issued; returned: with a reason. */
export const REQUEST_STATES = ['asked', 'granted', 'returned'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** 年终结算 · What a household carries into the next year, and what expires; nothing does without a warning long before. */
import { addDays, localDate } from '#kernel/local-date.ts';
import type { BookTerms } from './terms.ts';

export const SETTLEMENT_STATES = ['warned', 'posted', 'withdrawn'] as const;
/** 结算状态 · warned (published) → posted; or withdrawn before. */
export type SettlementState = (typeof SETTLEMENT_STATES)[number];

/** 结算条件 · @unit keepPercent: percent · keepMost: points */
export type KeepTerms = Pick<BookTerms, 'keepPercent' | 'keepMost'>;

/** 会不会到期 · Whether these terms let anything expire at all. */
export const mayExpire = ({ keepPercent, keepMost }: KeepTerms): boolean => keepPercent < 100 || keepMost !== null;

/** 结算一户 · @unit points */
export interface Settled { readonly balance: number; readonly spent: number; readonly expired: number; readonly carried: number }

/**
 * 结算 · A household's points of the year: what was spent since the year ended came out of them first, then what may be kept
 * stays, and the rest expires, though never more than is there and not set aside.
 * @param balance at the end of the year · spent since then · available now, without what is held; all in points
 * @invariant balance === spent + expired + carried, none of them negative
 */
export function settleBalance({ balance, spent, available }: { readonly balance: number; readonly spent: number; readonly available: number }, terms: KeepTerms): Settled {
  const had = Math.max(0, balance);
  const gone = Math.min(Math.max(0, spent), had);
  const keep = Math.min(Math.floor((had * terms.keepPercent) / 100), terms.keepMost ?? Number.MAX_SAFE_INTEGER);
  const expired = Math.max(0, Math.min(had - gone - keep, available));
  return { balance: had, spent: gone, expired, carried: had - gone - expired };
}

/** 年度最后一天 · @param yearEndsOn month-day */
export const yearEnd = (year: number, yearEndsOn: string): string => `${year}-${yearEndsOn}`;

/** 在哪一年 · The year whose end comes next. @example yearOf('2026-11-28', '12-31') === 2026 */
export function yearOf(day: string, yearEndsOn: string): number {
  const year = Number(day.slice(0, 4));
  return day <= yearEnd(year, yearEndsOn) ? year : year + 1;
}

/** 最早结算日 · The first day on which points may expire: after the year, and the days of warning after it was published. */
export function notBefore(endsOn: string, warnedOn: string, warnDays: number): string {
  const [afterYear, afterWarning] = [addDays(localDate(endsOn), 1), addDays(localDate(warnedOn), warnDays)];
  return afterYear > afterWarning ? afterYear : afterWarning;
}

/** 预告期限 · The last day on which the warning can be published for points to expire right after the year. */
export const warnBy = (endsOn: string, warnDays: number): string => addDays(localDate(endsOn), 1 - warnDays);

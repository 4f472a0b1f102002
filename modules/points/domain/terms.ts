/** 规则簿约定 · What a rule book says beside its rules: how much a household earns in a month, what it carries over, and who acts. */
import { addDays, localDate } from '#kernel/local-date.ts';
import { DEFAULT_SIGNAL_TERMS } from './signals.ts';
import type { SignalTerms } from './signals.ts';

/** 规则约定 · @unit householdMonthlyCap (earned), teamMonthlyCap (redeemed), keepMost: points · keepPercent: percent · yearEndsOn: month-day · warnDays, reviewDays, objectionDays: days */
export interface BookTerms {
  readonly householdMonthlyCap: number | null;
  readonly teamMonthlyCap: number;
  readonly keepPercent: number;
  readonly keepMost: number | null;
  readonly yearEndsOn: string;
  readonly warnDays: number;
  readonly reviewDays: number;
  readonly objectionDays: number;
  readonly recordRoles: readonly string[];
  readonly reviewRoles: readonly string[];
  readonly redeemRoles: readonly string[];
  readonly signals: SignalTerms;
}

/** What a draft proposes: it cuts nothing, lets a team redeem so much a month, lets nothing expire, and leaves each step to whoever has the permission. */
export const DEFAULT_TERMS: BookTerms = { householdMonthlyCap: null, teamMonthlyCap: 200, keepPercent: 100, keepMost: null, yearEndsOn: '12-31', warnDays: 60, reviewDays: 5, objectionDays: 3, recordRoles: [], reviewRoles: [], redeemRoles: [], signals: DEFAULT_SIGNAL_TERMS };

/** What is older is not recorded any more. @unit days */
const RECORDED_WITHIN_DAYS = 62;
/** 最早可记的日期 · The first day that may still be recorded. */
export const recordedFrom = (today: string): string => addDays(localDate(today), -RECORDED_WITHIN_DAYS);

/** 记分键 · A household, a rule and a day or month as one text. */
export const deedKey = (subjectId: string, ruleCode: string, dayOrMonth: string): string => `${subjectId} ${ruleCode} ${dayOrMonth}`;

/** 所在月份 @example monthOf('2026-09-21') === '2026-09' */
export const monthOf = (day: string): string => day.slice(0, 7);

/**
 * 户月上限 · How much of a deed counts after what the household earned in the same month.
 * @unit points; earned: what was posted in the month before this one
 * @invariant counts + cut === points for what earns; a deduction is never cut
 */
export function capHousehold(points: number, earned: number, cap: number | null): { readonly counts: number; readonly cut: number } {
  if (cap === null || points <= 0) return { counts: points, cut: 0 };
  const counts = Math.min(points, Math.max(0, cap - earned));
  return { counts, cut: points - counts };
}

/** 评议期限 · The day by which deeds of a month are reviewed. @example reviewDueOn('2026-09-21', 5) === '2026-10-05' */
export function reviewDueOn(happenedOn: string, reviewDays: number): string {
  const [year, month] = happenedOn.split('-').map(Number) as [number, number];
  const next = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
  return addDays(localDate(next), reviewDays - 1);
}

import { addDays, daysBetween, localDate } from '#kernel/local-date.ts';
import { isWorkingDay } from '#kernel/work-calendar.ts';
import type { WorkCalendar } from '#kernel/work-calendar.ts';

/** 公示天数规则 · So many days of the calendar, and among them so many on which offices can be reached. @unit days */
export interface NoticeRule { readonly calendarDays: number; readonly workingDaysLeast: number }

/** @source seven days are usual, five working days the least some places ask for */
export const NOTICE_RULE: NoticeRule = { calendarDays: 7, workingDaysLeast: 5 };

/** A holiday longer than this means a broken calendar. @unit days */
const STRETCH_MAX = 60;

export interface NoticePeriod { readonly startsOn: string; readonly endsOn: string; readonly calendarDays: number; readonly workingDays: number; /** Days added because holidays left too few working days. */ readonly addedDays: number }

/** 公示期 · From the first day, both ends counted, until both numbers are reached: a notice over a long holiday is longer. */
export function noticePeriod(startsOn: string, rule: NoticeRule, calendar: WorkCalendar): NoticePeriod {
  const start = localDate(startsOn);
  let [day, workingDays] = [start, isWorkingDay(start, calendar) ? 1 : 0];
  while (daysBetween(start, day) + 1 < rule.calendarDays || (workingDays < rule.workingDaysLeast && daysBetween(start, day) < STRETCH_MAX)) {
    day = addDays(day, 1);
    if (isWorkingDay(day, calendar)) workingDays += 1;
  }
  const calendarDays = daysBetween(start, day) + 1;
  return { startsOn, endsOn: day, calendarDays, workingDays, addedDays: Math.max(0, calendarDays - rule.calendarDays) };
}

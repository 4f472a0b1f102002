/** 日历视图 · Months of a year as weeks of days, Monday first. Pure. */
import { addDays, dayOfWeek, localDate } from '#kernel/local-date.ts';
import type { LocalDate } from '#kernel/local-date.ts';

export type DayKind = 'holiday' | 'working' | 'normal';

export interface CalendarDay {
  readonly day: LocalDate;
  readonly weekend: boolean;
}

export interface CalendarMonth {
  readonly month: number;
  /** Empty cells before the first day, so that Monday comes first. */
  readonly blanks: number;
  readonly days: readonly CalendarDay[];
}

const MONDAY_FIRST = (weekday: number): number => (weekday + 6) % 7;

/** 全年月份 */
export function monthsOf(year: number): CalendarMonth[] {
  return Array.from({ length: 12 }, (_, at) => {
    const first = localDate(`${year}-${String(at + 1).padStart(2, '0')}-01`);
    const days: CalendarDay[] = [];
    for (let day = first; day.slice(0, 7) === first.slice(0, 7); day = addDays(day, 1)) days.push({ day, weekend: MONDAY_FIRST(dayOfWeek(day) % 7) >= 5 });
    return { month: at + 1, blanks: MONDAY_FIRST(dayOfWeek(first) % 7), days };
  });
}

/** 下一种 · What pressing a day makes of it: a working day becomes a holiday, a weekend a working day, and again ordinary. */
export function nextKind(kind: DayKind, weekend: boolean): DayKind {
  if (kind !== 'normal') return 'normal';
  return weekend ? 'working' : 'holiday';
}

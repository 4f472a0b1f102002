/** 例行活动 · On which days a weekly or monthly routine falls, by the programme's calendar, and how a place kept to it. */
import { addDays, dateOfEpochDay, dayOfWeek, epochDayOf, localDate } from '#kernel/local-date.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { addWorkingDays, isWorkingDay } from '#kernel/work-calendar.ts';
import type { WorkCalendar } from '#kernel/work-calendar.ts';

/** 逢假处理 · On a day that is not worked: as usual, left out, or on the next working day. */
export const HOLIDAY_RULES = ['asUsual', 'skip', 'nextWorkingDay'] as const;
export type HolidayRule = (typeof HOLIDAY_RULES)[number];

export interface Rhythm {
  /** 1 Monday … 7 Sunday; null for a monthly one. */
  readonly weekday: number | null;
  /** 1–31; where a month is shorter, its last day. Null for a weekly one. */
  readonly monthDay: number | null;
  readonly onHoliday: HolidayRule;
  readonly startsOn: string;
  readonly endsOn: string | null;
}

/** 一次例行 · The day it belongs to, and the day by which it is to be done; none where it is left out. */
export interface Occurrence { readonly on: string; readonly dueOn: string | null }

const SUNDAY = 7;
/** The kernel writes Sunday as 0; here the week ends with it. */
const weekdayOf = (day: LocalDate): number => (dayOfWeek(day) === 0 ? SUNDAY : dayOfWeek(day));
const lastOfMonth = (day: LocalDate): number => Number(dateOfEpochDay(epochDayOf(localDate(`${nextMonth(day)}-01`)) - 1).slice(8));

function nextMonth(day: LocalDate): string {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  return month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`;
}

function fallsOn({ weekday, monthDay }: Rhythm, day: LocalDate): boolean {
  return weekday === null ? Number(day.slice(8)) === Math.min(monthDay ?? 1, lastOfMonth(day)) : weekdayOf(day) === weekday;
}

/** A weekly routine asks about its own day: a Saturday one is not a holiday for being a Saturday. */
function isFree(rhythm: Rhythm, day: LocalDate, calendar: WorkCalendar): boolean {
  const isWeekend = weekdayOf(day) > 5;
  return isWeekend && rhythm.weekday !== null ? calendar.holidays.has(day) : !isWorkingDay(day, calendar);
}

/**
 * 例行日 · Occurrences from one day to another, both included. Moved to the next working day, an occurrence is left out where that
 * day would be the day of the next one.
 *
 * @source 国务院办公厅 yearly notice on holidays: 调休 working days count as working days
 * @invariant each is due on or after its day and before the day of the next one (`routines.prop.test.ts`)
 */
export function occurrencesBetween(rhythm: Rhythm, from: string, to: string, calendar: WorkCalendar): Occurrence[] {
  const [first, last] = [from < rhythm.startsOn ? rhythm.startsOn : from, rhythm.endsOn !== null && rhythm.endsOn < to ? rhythm.endsOn : to];
  const found: Occurrence[] = [];
  for (let at = epochDayOf(localDate(first)); at <= epochDayOf(localDate(last)); at += 1) {
    const day = dateOfEpochDay(at);
    if (fallsOn(rhythm, day)) found.push({ on: day, dueOn: dueOf(rhythm, day, calendar) });
  }
  return found;
}

function dueOf(rhythm: Rhythm, day: LocalDate, calendar: WorkCalendar): string | null {
  if (rhythm.onHoliday === 'asUsual' || !isFree(rhythm, day, calendar)) return day;
  if (rhythm.onHoliday === 'skip') return null;
  const moved = addWorkingDays(day, 1, calendar);
  return moved < nextDayOf(rhythm, day) ? moved : null;
}

function nextDayOf(rhythm: Rhythm, day: LocalDate): LocalDate {
  let next = addDays(day, 1);
  while (!fallsOn(rhythm, next)) next = addDays(next, 1);
  return next;
}

/** 属于哪一次 · What is done on a day belongs to the last occurrence up to it. */
export function occurrenceOf<Each extends Occurrence>(occurrences: readonly Each[], doneOn: string): Each | null {
  return occurrences.filter(({ on }) => on <= doneOn).toSorted((a, b) => (a.on < b.on ? -1 : 1)).at(-1) ?? null;
}

/** 一格 */
export const ROUTINE_CELLS = ['done', 'late', 'missed', 'open', 'skipped', 'absent'] as const;
export type RoutineCell = (typeof ROUTINE_CELLS)[number];

/** 一格的状态 · @param takesPart whether the place took part that day */
export function cellOf({ dueOn }: Occurrence, takesPart: boolean, doneOn: string | null, today: string): RoutineCell {
  if (doneOn !== null) return dueOn !== null && doneOn > dueOn ? 'late' : 'done';
  if (!takesPart) return 'absent';
  if (dueOn === null) return 'skipped';
  return dueOn < today ? 'missed' : 'open';
}

export interface Kept { readonly done: number; readonly late: number; readonly missed: number }

/** 完成率 · Done of those that were due: what is open, left out or not taken part in is in neither part. A late one was done. */
export function rateOf(cells: readonly RoutineCell[]): { readonly numerator: number; readonly denominator: number } & Kept {
  const count = (cell: RoutineCell): number => cells.filter((each) => each === cell).length;
  const [done, late, missed] = [count('done'), count('late'), count('missed')];
  return { numerator: done + late, denominator: done + late + missed, done, late, missed };
}

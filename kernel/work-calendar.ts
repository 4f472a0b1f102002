import {
  dateOfEpochDay,
  DAY_MS,
  epochDayOf,
  instantOf,
  type Instant,
  type LocalDate,
  localDateOf,
  MINUTE_MS,
  weekdayOfEpochDay,
} from './local-date.ts';
import { invariant } from './result.ts';

/** A walk over days that is longer than this means a broken calendar or a mistyped limit, not a long wait. */
const WALK_DAYS_MAX = 3660;
const LAST_MINUTE_OF_DAY = 1439;

/**
 * 工作时段 · A span of office hours inside one day.
 *
 * @unit minutes after local midnight; the end is at most 23:59, so that a deadline at the end of a working
 *   day still lies on that day
 */
export type DayInterval = { readonly startMinute: number; readonly endMinute: number };

/**
 * 工作日历 · Which days and hours count as working time. Monday to Friday work unless a holiday says
 * otherwise; an extra working day (调休) works although it is a weekend.
 */
export type WorkCalendar = {
  readonly holidays: ReadonlySet<LocalDate>;
  readonly extraWorkingDays: ReadonlySet<LocalDate>;
  readonly dayIntervals: readonly DayInterval[];
  readonly utcOffsetMinutes: number;
};

/** 日历走不完 · The calendar gave no answer within ten years. */
export class WorkCalendarError extends Error {
  override readonly name = 'WorkCalendarError';
}

/**
 * 工作日历 · Checks and makes a calendar; every function here expects one made by it.
 *
 * @errors InvariantError when hours are missing, empty, out of order, overlapping or past 23:59, or when one
 *   day is both a holiday and an extra working day
 */
export function workCalendar(parts: {
  readonly holidays: Iterable<LocalDate>;
  readonly extraWorkingDays: Iterable<LocalDate>;
  readonly dayIntervals: readonly DayInterval[];
  readonly utcOffsetMinutes: number;
}): WorkCalendar {
  const holidays = new Set(parts.holidays);
  const extraWorkingDays = new Set(parts.extraWorkingDays);
  for (const date of extraWorkingDays) invariant(!holidays.has(date), `${date} is both a holiday and a working day`);
  invariant(parts.dayIntervals.length > 0, 'a working day needs at least one span of hours');
  let earliest = 0;
  for (const { startMinute, endMinute } of parts.dayIntervals) {
    invariant(
      Number.isInteger(startMinute) && Number.isInteger(endMinute) && startMinute >= earliest,
      `office hours must be whole minutes in order: ${startMinute}–${endMinute}`,
    );
    invariant(
      endMinute > startMinute && endMinute <= LAST_MINUTE_OF_DAY,
      `office hours must end after they start and by 23:59: ${startMinute}–${endMinute}`,
    );
    earliest = endMinute;
  }
  return { ...parts, holidays, extraWorkingDays };
}

/** 是否工作日 · Whether offices work on this day. */
export function isWorkingDay(date: LocalDate, calendar: WorkCalendar): boolean {
  return isWorkingEpochDay(epochDayOf(date), calendar);
}

/**
 * 加工作日 · The nth working day after this day, or before it when n is negative; the day itself is never
 * counted, and n = 0 answers it unchanged.
 *
 * @unit workingDays: whole days
 * @errors WorkCalendarError beyond ten years
 * @invariant from a working day, adding n and then −n returns
 */
export function addWorkingDays(date: LocalDate, workingDays: number, calendar: WorkCalendar): LocalDate {
  invariant(Number.isInteger(workingDays), `working days are counted whole, not ${workingDays}`);
  const step = workingDays < 0 ? -1 : 1;
  const start = epochDayOf(date);
  let day = start;
  for (let left = Math.abs(workingDays); left > 0; ) {
    day += step;
    if (Math.abs(day - start) > WALK_DAYS_MAX) throw tooFar(date);
    if (isWorkingEpochDay(day, calendar)) left -= 1;
  }
  return workingDays === 0 ? date : dateOfEpochDay(day);
}

/**
 * 区间工作日数 · How many working days lie after the first day, up to and including the second.
 *
 * @unit whole days; 0 when `to` is not after `from`
 * @errors WorkCalendarError beyond ten years
 */
export function workingDaysBetween(from: LocalDate, to: LocalDate, calendar: WorkCalendar): number {
  const first = epochDayOf(from);
  const last = epochDayOf(to);
  if (last - first > WALK_DAYS_MAX) throw tooFar(from);
  let count = 0;
  for (let day = first + 1; day <= last; day += 1) if (isWorkingEpochDay(day, calendar)) count += 1;
  return count;
}

/**
 * 区间工作时长 · Working time between two instants; negative when the second is earlier.
 *
 * @unit whole minutes, a started minute not counted
 * @errors WorkCalendarError beyond ten years
 */
export function workingMinutesBetween(from: Instant, to: Instant, calendar: WorkCalendar): number {
  if (to < from) return 0 - workingMinutesBetween(to, from, calendar);
  return Math.floor(workingMsBetween(from, to, calendar) / MINUTE_MS);
}

/** 区间工作毫秒 · Working time from the earlier instant to the later. @unit milliseconds */
export function workingMsBetween(from: Instant, to: Instant, calendar: WorkCalendar): number {
  let sum = 0;
  for (const span of workingSpans(from, calendar)) {
    if (span.start >= to) return sum;
    sum += Math.min(span.end, to) - Math.max(span.start, from);
  }
  return sum;
}

/** 区间内的上班时段 · The spans of office hours between two instants, cut to them, in order. */
export function workingSpansBetween(from: Instant, to: Instant, calendar: WorkCalendar): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  for (const span of workingSpans(from, calendar)) {
    if (span.start >= to) return found;
    found.push({ from: Math.max(span.start, from), to: Math.min(span.end, to) });
  }
  return found;
}

/**
 * 顺延工作时长 · The instant by which that much working time has passed. Time that is used up exactly at
 * the end of a span ends there, at noon and not after the lunch break.
 *
 * @unit workingMs: milliseconds, more than zero
 * @errors WorkCalendarError beyond ten years
 */
export function addWorkingMs(start: Instant, workingMs: number, calendar: WorkCalendar): Instant {
  invariant(workingMs > 0, `working time to add must be more than zero, not ${workingMs}`);
  let left = workingMs;
  for (const span of workingSpans(start, calendar)) {
    const from = Math.max(span.start, start);
    if (span.end - from >= left) return (from + left) as Instant;
    left -= span.end - from;
  }
  throw tooFar(localDateOf(start, calendar.utcOffsetMinutes));
}

/** 下班时刻 · The end of the last span of office hours on this day, whether or not it is a working day. */
export function endOfWorkingHours(date: LocalDate, calendar: WorkCalendar): Instant {
  const last = calendar.dayIntervals.at(-1);
  invariant(last !== undefined, 'a working day needs at least one span of hours');
  return instantOf(date, last.endMinute, calendar.utcOffsetMinutes);
}

/** 首个下班时刻 · The first end of a working day that is still ahead of this instant. */
export function nextEndOfWorkingDay(at: Instant, calendar: WorkCalendar): Instant {
  const today = localDateOf(at, calendar.utcOffsetMinutes);
  if (isWorkingDay(today, calendar)) {
    const end = endOfWorkingHours(today, calendar);
    if (end > at) return end;
  }
  return endOfWorkingHours(addWorkingDays(today, 1, calendar), calendar);
}

/** Spans of working time that end after the start, in order, for ten years; the first may begin before it. */
function* workingSpans(start: Instant, calendar: WorkCalendar): Generator<{ start: number; end: number }> {
  const offsetMs = calendar.utcOffsetMinutes * MINUTE_MS;
  const firstDay = Math.floor((start + offsetMs) / DAY_MS);
  for (let day = firstDay; day <= firstDay + WALK_DAYS_MAX; day += 1) {
    if (!isWorkingEpochDay(day, calendar)) continue;
    const midnight = day * DAY_MS - offsetMs;
    for (const { startMinute, endMinute } of calendar.dayIntervals) {
      const end = midnight + endMinute * MINUTE_MS;
      if (end > start) yield { start: midnight + startMinute * MINUTE_MS, end };
    }
  }
  throw tooFar(localDateOf(start, calendar.utcOffsetMinutes));
}

function isWorkingEpochDay(day: number, calendar: WorkCalendar): boolean {
  const weekday = weekdayOfEpochDay(day);
  const date = dateOfEpochDay(day);
  if (weekday === 0 || weekday === 6) return calendar.extraWorkingDays.has(date);
  return !calendar.holidays.has(date);
}

function tooFar(from: LocalDate): WorkCalendarError {
  return new WorkCalendarError(`no answer within ${WALK_DAYS_MAX} days after ${from}`);
}

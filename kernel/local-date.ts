import type { Brand } from './brand.ts';
import { err, invariant, ok, type Result } from './result.ts';

/** 日期 · A calendar day 'YYYY-MM-DD' of the Gregorian calendar, years 0001 to 9999, with no clock and no zone. */
export type LocalDate = Brand<string, 'LocalDate'>;

/** 时刻 · A point in time. @unit milliseconds since 1970-01-01T00:00Z */
export type Instant = Brand<number, 'Instant'>;

/** 东八区 · China's one offset from UTC, all year. @unit minutes */
export const CHINA_UTC_OFFSET_MINUTES = 480;

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

const DATE_TEXT = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_NUMBER_MIN = dayNumber(1, 1, 1);
const DAY_NUMBER_MAX = dayNumber(9999, 12, 31);

/**
 * 解析日期 · Reads a day, refusing the 30th of February rather than moving it to March.
 *
 * @errors local_date_invalid
 */
export function parseLocalDate(text: string): Result<LocalDate, 'local_date_invalid'> {
  return isLocalDate(text) ? ok(text) : err('local_date_invalid');
}

/** 是否日期 · Whether the text names a day that exists. */
export function isLocalDate(text: string): text is LocalDate {
  const parts = DATE_TEXT.exec(text);
  if (parts === null) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/**
 * 日期 · A day the programmer knows to exist.
 *
 * @errors InvariantError when it does not
 */
export function localDate(text: string): LocalDate {
  invariant(isLocalDate(text), `no such day: ${text}`);
  return text;
}

/**
 * 时刻 · A point in time from epoch milliseconds.
 *
 * @errors InvariantError when it is not a whole number
 */
export function instant(epochMs: number): Instant {
  invariant(Number.isSafeInteger(epochMs), `an instant is whole milliseconds, not ${epochMs}`);
  return epochMs as Instant;
}

/** 日序 · Days since 1970-01-01, for arithmetic. @unit days */
export function epochDayOf(date: LocalDate): number {
  return dayNumber(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)));
}

/**
 * 由日序 · The day that many days after 1970-01-01.
 *
 * @errors InvariantError outside the years 0001 to 9999
 */
export function dateOfEpochDay(epochDay: number): LocalDate {
  invariant(
    Number.isInteger(epochDay) && epochDay >= DAY_NUMBER_MIN && epochDay <= DAY_NUMBER_MAX,
    `no day of the years 0001 to 9999: ${epochDay}`,
  );
  // Counts from 1 March of year 0, so that the leap day ends the counted year and every month has its fixed start.
  const shifted = epochDay + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as LocalDate;
}

/** 加天数 · The day that many calendar days later (earlier when negative). @unit days */
export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOfEpochDay(epochDayOf(date) + days);
}

/** 相隔天数 · Calendar days from the first day to the second. @unit days, negative when `to` is earlier */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return epochDayOf(to) - epochDayOf(from);
}

/** 星期 · Day of the week. @unit 0 = Sunday … 6 = Saturday */
export function dayOfWeek(date: LocalDate): number {
  return weekdayOfEpochDay(epochDayOf(date));
}

/** 星期 · Day of the week of a day number. @unit 0 = Sunday … 6 = Saturday */
export function weekdayOfEpochDay(epochDay: number): number {
  return (((epochDay + 4) % 7) + 7) % 7;
}

/** 日期先后 · Negative when the left day is earlier. */
export function compareDates(left: LocalDate, right: LocalDate): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** 当地日期 · The day a wall calendar shows at this instant. @unit utcOffsetMinutes: east of UTC is positive */
export function localDateOf(at: Instant, utcOffsetMinutes: number): LocalDate {
  return dateOfEpochDay(Math.floor((at + utcOffsetMinutes * MINUTE_MS) / DAY_MS));
}

/** 当地时刻 · Milliseconds since local midnight. @unit milliseconds, 0 to 86 399 999 */
export function msOfLocalDay(at: Instant, utcOffsetMinutes: number): number {
  const local = at + utcOffsetMinutes * MINUTE_MS;
  return local - Math.floor(local / DAY_MS) * DAY_MS;
}

/** 当地时刻转时刻 · The instant at which a wall clock shows this day and minute. @unit minutesOfDay: 0 = midnight */
export function instantOf(date: LocalDate, minutesOfDay: number, utcOffsetMinutes: number): Instant {
  return instant(epochDayOf(date) * DAY_MS + (minutesOfDay - utcOffsetMinutes) * MINUTE_MS);
}

/** 当地时间文本 · What calendar and clock show: 'YYYY-MM-DD HH:MM', seconds cut off. */
export function localDateTimeText(at: Instant, utcOffsetMinutes: number): string {
  return `${localDateOf(at, utcOffsetMinutes)} ${clockText(msOfLocalDay(at, utcOffsetMinutes)).slice(0, 5)}`;
}

/** 世界时文本 · ISO 8601 in UTC with milliseconds, as JSON carries it. */
export function instantText(at: Instant): string {
  const ms = msOfLocalDay(at, 0);
  return `${localDateOf(at, 0)}T${clockText(ms)}.${pad(ms % 1000, 3)}Z`;
}

function clockText(ms: number): string {
  const parts = [ms / HOUR_MS, (ms / MINUTE_MS) % 60, (ms / 1000) % 60];
  return parts.map((part) => pad(Math.floor(part), 2)).join(':');
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function dayNumber(year: number, month: number, day: number): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function pad(whole: number, digits: number): string {
  return whole.toString().padStart(digits, '0');
}

import { describe, expect, it } from 'vitest';
import { CHINA_UTC_OFFSET_MINUTES, type Instant, instantOf, type LocalDate, localDate, localDateTimeText } from './local-date.ts';
import {
  addWorkingDays,
  addWorkingMs,
  isWorkingDay,
  nextEndOfWorkingDay,
  type WorkCalendar,
  WorkCalendarError,
  workCalendar,
  workingDaysBetween,
  workingMinutesBetween,
} from './work-calendar.ts';

const HOURS = [
  { startMinute: 8 * 60 + 30, endMinute: 12 * 60 },
  { startMinute: 14 * 60 + 30, endMinute: 18 * 60 },
];

function aCalendar(holidays: string[], extraWorkingDays: string[]): WorkCalendar {
  return workCalendar({
    holidays: holidays.map(localDate),
    extraWorkingDays: extraWorkingDays.map(localDate),
    dayIntervals: HOURS,
    utcOffsetMinutes: CHINA_UTC_OFFSET_MINUTES,
  });
}

/** Spring Festival 2021: off from Thursday 11 to Wednesday 17 February; Sunday 7 and Saturday 20 are worked. */
const spring2021 = aCalendar(
  ['2021-02-11', '2021-02-12', '2021-02-13', '2021-02-14', '2021-02-15', '2021-02-16', '2021-02-17'],
  ['2021-02-07', '2021-02-20'],
);
/** National Day 2026: off from Thursday 1 to Wednesday 7 October; Sunday 20 September and Saturday 10 October are worked. */
const autumn2026 = aCalendar(
  ['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04', '2026-10-05', '2026-10-06', '2026-10-07'],
  ['2026-09-20', '2026-10-10'],
);

function at(text: string): Instant {
  const [date, clock] = text.split(' ') as [string, string];
  const [hours, minutes] = clock.split(':').map(Number) as [number, number];
  return instantOf(localDate(date), hours * 60 + minutes, CHINA_UTC_OFFSET_MINUTES);
}

const shown = (instant: Instant) => localDateTimeText(instant, CHINA_UTC_OFFSET_MINUTES);

describe('working days', () => {
  it.each([
    ['2021-02-06', false, 'an ordinary Saturday'],
    ['2021-02-07', true, 'a Sunday worked in exchange (调休)'],
    ['2021-02-10', true, 'the Wednesday before the holiday'],
    ['2021-02-11', false, 'the eve of the New Year'],
    ['2021-02-17', false, 'the last day of the holiday'],
    ['2021-02-18', true, 'the Thursday after'],
    ['2021-02-20', true, 'a Saturday worked in exchange'],
    ['2021-02-21', false, 'an ordinary Sunday'],
  ])('%s works: %s (%s)', (date, works) => {
    expect(isWorkingDay(localDate(date), spring2021)).toBe(works);
  });

  it.each([
    [spring2021, '2021-02-05', 1, '2021-02-07'],
    [spring2021, '2021-02-05', 4, '2021-02-10'],
    [spring2021, '2021-02-05', 5, '2021-02-18'],
    [spring2021, '2021-02-05', 7, '2021-02-20'],
    [spring2021, '2021-02-05', 8, '2021-02-22'],
    [spring2021, '2021-02-18', -1, '2021-02-10'],
    [spring2021, '2021-02-14', 1, '2021-02-18'],
    [spring2021, '2021-02-14', 0, '2021-02-14'],
    [autumn2026, '2026-09-30', 1, '2026-10-08'],
    [autumn2026, '2026-09-30', 3, '2026-10-10'],
    [autumn2026, '2026-09-18', 1, '2026-09-20'],
    [autumn2026, '2026-10-12', -4, '2026-09-30'],
  ] as const)('in calendar %# counts from %s by %s', (calendar, date, days, expected) => {
    expect(addWorkingDays(localDate(date), days, calendar)).toBe(expected);
    if (days > 0) expect(workingDaysBetween(localDate(date), localDate(expected), calendar)).toBe(days);
  });

  it('gives up with a clear error when no day ever works', () => {
    const never: WorkCalendar = { ...spring2021, holidays: { has: () => true } as unknown as ReadonlySet<LocalDate> };
    expect(() => addWorkingDays(localDate('2021-02-05'), 3, never)).toThrow(WorkCalendarError);
    expect(() => addWorkingMs(at('2021-03-01 09:00'), 1, never)).toThrow(/3660 days after 2021-03-01/);
    expect(() => addWorkingDays(localDate('2021-02-05'), 5000, spring2021)).toThrow(WorkCalendarError);
    expect(() => workingDaysBetween(localDate('2021-02-05'), localDate('2041-02-05'), spring2021)).toThrow(WorkCalendarError);
    expect(() => workingMinutesBetween(at('2021-02-05 09:00'), at('2041-02-05 09:00'), spring2021)).toThrow(WorkCalendarError);
  });
});

describe('working time', () => {
  it.each([
    ['a morning', '2021-02-10 08:30', '2021-02-10 12:00', 210],
    ['over the lunch break', '2021-02-10 11:00', '2021-02-10 15:00', 90],
    ['a whole day, however early and late', '2021-02-10 00:00', '2021-02-10 23:59', 420],
    ['a night', '2021-02-09 18:00', '2021-02-10 08:30', 0],
    ['from the eve of the holiday to the day after', '2021-02-10 17:00', '2021-02-18 09:30', 120],
    ['a whole holiday', '2021-02-11 00:00', '2021-02-17 23:59', 0],
    ['backwards', '2021-02-10 15:00', '2021-02-10 11:00', -90],
  ])('%s', (_what, from, to, minutes) => {
    expect(workingMinutesBetween(at(from), at(to), spring2021)).toBe(minutes);
  });

  it.each([
    ['on a working morning', '2021-02-10 09:00', '2021-02-10 18:00'],
    ['exactly at closing time', '2021-02-09 18:00', '2021-02-10 18:00'],
    ['on the evening before a holiday', '2021-02-10 19:00', '2021-02-18 18:00'],
    ['inside a holiday', '2021-02-13 09:00', '2021-02-18 18:00'],
  ])('the next end of a working day, seen %s', (_when, from, expected) => {
    expect(shown(nextEndOfWorkingDay(at(from), spring2021))).toBe(expected);
  });
});

describe('a calendar refuses', () => {
  const parts = { holidays: [], extraWorkingDays: [], dayIntervals: HOURS, utcOffsetMinutes: 480 };
  it.each([
    ['no hours', { dayIntervals: [] }, /at least one span/],
    ['hours out of order', { dayIntervals: [HOURS[1]!, HOURS[0]!] }, /in order/],
    ['overlapping hours', { dayIntervals: [HOURS[0]!, { startMinute: 719, endMinute: 800 }] }, /in order/],
    ['empty hours', { dayIntervals: [{ startMinute: 500, endMinute: 500 }] }, /end after they start/],
    ['hours to midnight', { dayIntervals: [{ startMinute: 500, endMinute: 1440 }] }, /by 23:59/],
    ['a day both off and worked', { holidays: [localDate('2026-10-10')], extraWorkingDays: [localDate('2026-10-10')] }, /both/],
  ])('%s', (_what, wrong, message) => {
    expect(() => workCalendar({ ...parts, ...wrong })).toThrow(message);
  });
});

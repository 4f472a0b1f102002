import { CHINA_UTC_OFFSET_MINUTES, type Instant, instantOf, localDate, localDateTimeText } from '#kernel/local-date.ts';
import { workCalendar } from '#kernel/work-calendar.ts';
import { describe, expect, it } from 'vitest';
import { excuseWait, extendClock, startClock, stopClock } from './clock.ts';
import { clockLine } from './clock-line.ts';

const calendar = workCalendar({
  holidays: [], extraWorkingDays: [], utcOffsetMinutes: CHINA_UTC_OFFSET_MINUTES,
  dayIntervals: [{ startMinute: 510, endMinute: 720 }, { startMinute: 870, endMinute: 1080 }],
});

/** Days are of March 2026, where the 2nd is a Monday; offices work 8:30–12:00 and 14:30–18:00. */
function at(day: number, clock: string): Instant {
  const [hours, minutes] = clock.split(':').map(Number) as [number, number];
  return instantOf(localDate(`2026-03-${String(day).padStart(2, '0')}`), hours * 60 + minutes, CHINA_UTC_OFFSET_MINUTES);
}

const told = (line: ReturnType<typeof clockLine>) => line.spans.map(({ from, to, kind }) => [kind, ...[from, to].map((each) => localDateTimeText(each as Instant, CHINA_UTC_OFFSET_MINUTES).slice(8, 16).replace('T', ' '))].join(' '));

describe('the line of a clock', () => {
  it('counts office hours only: four working hours from ten last over the noon rest', () => {
    const line = clockLine(startClock(at(2, '10:00'), { type: 'work_hour', amount: 4 }), at(2, '15:00'), calendar);
    expect(told(line)).toEqual(['counted 02 10:00 02 12:00', 'counted 02 14:30 02 16:30']);
    expect([line.used, line.allowed, line.unit]).toEqual([150, 240, 'minute']);
  });

  it('goes on to the present once the deadline has passed, and says how much more was used', () => {
    const line = clockLine(startClock(at(2, '10:00'), { type: 'work_hour', amount: 1 }), at(2, '11:30'), calendar);
    expect([line.used, line.allowed, line.endsAt]).toEqual([90, 60, at(2, '11:30')]);
  });

  it('stands still while shelved, and does not count the wait for a verdict', () => {
    const waited = excuseWait(startClock(at(2, '08:30'), { type: 'work_hour', amount: 4 }), at(2, '09:30'), at(2, '10:30'));
    const line = clockLine(stopClock(waited, at(2, '11:30')), at(2, '17:00'), calendar);
    expect(told(line)).toEqual(['counted 02 08:30 02 09:30', 'paused 02 09:30 02 10:30', 'counted 02 10:30 02 11:30', 'paused 02 11:30 02 17:00']);
    expect(line.used).toBe(120);
  });

  it('shows whole days for a limit in days, with the weekend left out and extensions added', () => {
    const line = clockLine(extendClock(startClock(at(5, '10:00'), { type: 'work_day', amount: 3 }), 2), at(9, '09:00'), calendar);
    // Thursday to Friday of the next week but one Monday: five working days after the first, uncounted one.
    expect(told(line)).toEqual(['counted 05 10:00 07 00:00', 'counted 09 00:00 12 18:00']);
    expect([line.used, line.allowed, line.unit]).toEqual([2, 5, 'day']);
  });

  it('counts nights and days off where the limit runs by the clock', () => {
    const line = clockLine(startClock(at(6, '17:00'), { type: 'urgent_hour', amount: 24 }), at(7, '05:00'), calendar);
    expect(told(line)).toEqual(['counted 06 17:00 07 17:00']);
    expect([line.used, line.allowed]).toEqual([720, 1_440]);
  });
});

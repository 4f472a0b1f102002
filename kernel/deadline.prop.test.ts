import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deadlineAt, type LimitType, type Pause, pausedDeadline, type TimeLimit } from './deadline.ts';
import { addDays, type Instant, instantOf, type LocalDate, localDate, localDateOf } from './local-date.ts';
import {
  addWorkingDays,
  isWorkingDay,
  type WorkCalendar,
  workCalendar,
  workingDaysBetween,
  workingMinutesBetween,
} from './work-calendar.ts';

const EPOCH = localDate('2021-01-01');
const MINUTE = 60_000;

const someDates = fc
  .uniqueArray(fc.integer({ min: 0, max: 400 }), { maxLength: 60 })
  .map((days) => days.map((day) => addDays(EPOCH, day)));
const someHours = fc.uniqueArray(fc.integer({ min: 0, max: 1439 }), { minLength: 2, maxLength: 6 }).map((unordered) => {
  const minutes = unordered.toSorted((a, b) => a - b);
  const spans = Math.floor(minutes.length / 2);
  return Array.from({ length: spans }, (_, span) => ({ startMinute: minutes[2 * span]!, endMinute: minutes[2 * span + 1]! }));
});
const calendars = fc
  .record({
    holidays: someDates,
    extraWorkingDays: someDates,
    dayIntervals: someHours,
    utcOffsetMinutes: fc.constantFrom(480, 0, -480, 345),
  })
  .map((parts) => {
    const extraWorkingDays = parts.extraWorkingDays.filter((date) => !parts.holidays.includes(date));
    return workCalendar({ ...parts, extraWorkingDays });
  });
const starts = fc
  .integer({ min: 0, max: 380 * 24 * 60 })
  .map((minutes) => (instantOf(EPOCH, 0, 0) + minutes * MINUTE) as Instant);
const limits = fc.record({
  type: fc.constantFrom<LimitType>('urgent_hour', 'work_hour', 'work_day', 'natural_day'),
  amount: fc.integer({ min: 1, max: 40 }),
});
const someMinutes = fc.integer({ min: 0, max: 30 * 24 * 60 });
const aPause = (from: Instant, minutes: number): Pause => ({ from, to: (from + minutes * MINUTE) as Instant });
const pauseLists = fc.array(
  fc.tuple(starts, someMinutes).map(([from, minutes]) => aPause(from, minutes)),
  { maxLength: 5 },
);

const dateIn = (calendar: WorkCalendar, instant: Instant): LocalDate => localDateOf(instant, calendar.utcOffsetMinutes);
const isWorkType = (limit: TimeLimit) => limit.type === 'work_hour' || limit.type === 'work_day';

describe('working days', () => {
  it('from a working day, adding n and then −n returns', () => {
    fc.assert(
      fc.property(calendars, fc.nat({ max: 380 }), fc.integer({ min: -60, max: 60 }), (calendar, day, workingDays) => {
        const start = addWorkingDays(addDays(EPOCH, day), 1, calendar);
        const there = addWorkingDays(start, workingDays, calendar);
        expect(isWorkingDay(there, calendar)).toBe(true);
        expect(addWorkingDays(there, -workingDays, calendar)).toBe(start);
        if (workingDays > 0) expect(workingDaysBetween(start, there, calendar)).toBe(workingDays);
      }),
    );
  });

  it('working time adds up over any moment between', () => {
    fc.assert(
      fc.property(calendars, starts, starts, starts, (calendar, a, b, c) => {
        const whole = workingMinutesBetween(a, c, calendar);
        expect(workingMinutesBetween(a, b, calendar) + workingMinutesBetween(b, c, calendar)).toBe(whole);
      }),
    );
  });
});

describe('deadlines', () => {
  it('a deadline of a working type never lies on a non-working day, and always lies ahead', () => {
    fc.assert(
      fc.property(calendars, starts, limits, (calendar, start, limit) => {
        const deadline = deadlineAt(start, limit, calendar);
        expect(deadline).toBeGreaterThan(start);
        if (isWorkType(limit)) expect(isWorkingDay(dateIn(calendar, deadline), calendar)).toBe(true);
      }),
    );
  });

  it('starting later or allowing more never gives an earlier deadline', () => {
    fc.assert(
      fc.property(calendars, starts, starts, limits, fc.nat({ max: 20 }), (calendar, one, other, limit, more) => {
        const [earlier, later] = one < other ? [one, other] : [other, one];
        const deadline = deadlineAt(earlier, limit, calendar);
        expect(deadlineAt(later, limit, calendar)).toBeGreaterThanOrEqual(deadline);
        const longer = { ...limit, amount: limit.amount + more };
        expect(deadlineAt(earlier, longer, calendar)).toBeGreaterThanOrEqual(deadline);
      }),
    );
  });

  it('work hours leave exactly that much working time between start and deadline', () => {
    fc.assert(
      fc.property(calendars, starts, fc.integer({ min: 1, max: 40 }), (calendar, start, hours) => {
        const deadline = deadlineAt(start, { type: 'work_hour', amount: hours }, calendar);
        expect(workingMinutesBetween(start, deadline, calendar)).toBe(hours * 60);
      }),
    );
  });
});

describe('pauses', () => {
  it('a pause never brings a deadline forward, nor to a non-working day', () => {
    fc.assert(
      fc.property(calendars, starts, limits, pauseLists, (calendar, start, limit, pauses) => {
        const deadline = pausedDeadline(start, limit, pauses, calendar);
        expect(deadline).not.toBeNull();
        expect(deadline).toBeGreaterThanOrEqual(deadlineAt(start, limit, calendar));
        if (isWorkType(limit)) expect(isWorkingDay(dateIn(calendar, deadline!), calendar)).toBe(true);
      }),
    );
  });

  it('a longer pause never gives an earlier deadline', () => {
    fc.assert(
      fc.property(calendars, starts, limits, starts, someMinutes, someMinutes, (calendar, start, limit, from, minutes, more) => {
        const short = pausedDeadline(start, limit, [aPause(from, minutes)], calendar)!;
        const long = pausedDeadline(start, limit, [aPause(from, minutes + more)], calendar);
        expect(long).toBeGreaterThanOrEqual(short);
      }),
    );
  });

  it('a deadline is never inside a pause: whoever resumes a case has time left', () => {
    fc.assert(
      fc.property(calendars, starts, limits, pauseLists, (calendar, start, limit, pauses) => {
        const deadline = pausedDeadline(start, limit, pauses, calendar)!;
        const began = pauses.filter(({ from, to }) => from < to! && from < deadline);
        for (const { to } of began) expect(deadline).toBeGreaterThan(to!);
      }),
    );
  });

  it('the order in which pauses are listed does not matter', () => {
    fc.assert(
      fc.property(calendars, starts, limits, pauseLists, (calendar, start, limit, pauses) => {
        const deadline = pausedDeadline(start, limit, pauses, calendar);
        expect(pausedDeadline(start, limit, pauses.toReversed(), calendar)).toBe(deadline);
      }),
    );
  });
});

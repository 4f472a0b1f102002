import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayOfWeek, localDate } from '#kernel/local-date.ts';
import { isWorkingDay, workCalendar } from '#kernel/work-calendar.ts';
import { cellOf, HOLIDAY_RULES, occurrenceOf, occurrencesBetween, rateOf, ROUTINE_CELLS } from './index.ts';
import type { Rhythm } from './index.ts';

const calendarOf = (holidays: readonly string[], extra: readonly string[]) => workCalendar({ holidays: holidays.map(localDate), extraWorkingDays: extra.map(localDate), dayIntervals: [{ startMinute: 510, endMinute: 720 }], utcOffsetMinutes: 480 });
/** National Day of 2026 as an example: 1–7 October off, 10 October (Saturday) worked. */
const national = calendarOf(['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04', '2026-10-05', '2026-10-06', '2026-10-07'], ['2026-10-10']);
const friday: Rhythm = { weekday: 5, monthDay: null, onHoliday: 'skip', startsOn: '2026-01-01', endsOn: null };

const rhythm = fc.record({ weekly: fc.boolean(), weekday: fc.integer({ min: 1, max: 7 }), monthDay: fc.integer({ min: 1, max: 31 }), onHoliday: fc.constantFrom(...HOLIDAY_RULES) })
  .map(({ weekly, weekday, monthDay, onHoliday }): Rhythm => ({ weekday: weekly ? weekday : null, monthDay: weekly ? null : monthDay, onHoliday, startsOn: '2026-01-05', endsOn: '2026-12-20' }));
const calendar = fc.uniqueArray(fc.integer({ min: 0, max: 360 }), { maxLength: 40 }).map((days) => calendarOf(days.map((at) => addDays(localDate('2026-01-01'), at)), []));

describe('a weekly routine', () => {
  it('falls on its day, and on a holiday is left out or done on the next working day', () => {
    const days = (onHoliday: Rhythm['onHoliday']) => occurrencesBetween({ ...friday, onHoliday }, '2026-09-25', '2026-10-16', national).map(({ dueOn }) => dueOn);
    expect(days('asUsual')).toEqual(['2026-09-25', '2026-10-02', '2026-10-09', '2026-10-16']);
    expect(days('skip')).toEqual(['2026-09-25', null, '2026-10-09', '2026-10-16']);
    expect(days('nextWorkingDay')).toEqual(['2026-09-25', '2026-10-08', '2026-10-09', '2026-10-16']);
  });

  it('of a Saturday is held on Saturdays, worked or not, and asks only about holidays', () => {
    expect(occurrencesBetween({ ...friday, weekday: 6 }, '2026-09-26', '2026-10-10', national).map(({ dueOn }) => dueOn)).toEqual(['2026-09-26', null, '2026-10-10']);
  });
});

describe('a monthly routine', () => {
  it('of the 31st is held on the last day of a shorter month', () => {
    const monthly: Rhythm = { weekday: null, monthDay: 31, onHoliday: 'asUsual', startsOn: '2026-01-01', endsOn: null };
    expect(occurrencesBetween(monthly, '2026-01-01', '2026-04-30', national).map(({ on }) => on)).toEqual(['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30']);
  });
});

describe('every occurrence', () => {
  it('is due on its day or later, before the next, on a working day where it was moved, and within the routine', () => {
    fc.assert(fc.property(rhythm, calendar, (given, known) => {
      const found = occurrencesBetween(given, '2025-06-01', '2027-06-01', known);
      for (const [at, { on, dueOn }] of found.entries()) {
        expect(on >= given.startsOn && on <= (given.endsOn as string)).toBe(true);
        if (given.weekday !== null) expect(dayOfWeek(localDate(on)) % 7).toBe(given.weekday % 7);
        if (dueOn === null) continue;
        expect(dueOn >= on).toBe(true);
        const next = found[at + 1];
        if (next !== undefined) expect(dueOn < next.on).toBe(true);
        if (dueOn !== on) expect(isWorkingDay(localDate(dueOn), known)).toBe(true);
      }
    }), { numRuns: 60 });
  });

  it('is found whichever way the year is cut', () => {
    fc.assert(fc.property(rhythm, calendar, fc.integer({ min: 1, max: 300 }), (given, known, at) => {
      const cut = addDays(localDate('2026-01-01'), at);
      const whole = occurrencesBetween(given, '2026-01-01', '2026-12-31', known);
      expect([...occurrencesBetween(given, '2026-01-01', cut, known), ...occurrencesBetween(given, addDays(cut, 1), '2026-12-31', known)]).toEqual(whole);
    }), { numRuns: 60 });
  });

  it('takes what is done from its day until the next', () => {
    const all = occurrencesBetween(friday, '2026-09-18', '2026-09-25', national);
    expect(['2026-09-17', '2026-09-18', '2026-09-24', '2026-09-25'].map((day) => occurrenceOf(all, day)?.on ?? null)).toEqual([null, '2026-09-18', '2026-09-18', '2026-09-25']);
  });
});

describe('the rate of a place', () => {
  it('counts what was due: what is open, left out or not taken part in lies in neither part', () => {
    const week = { on: '2026-09-18', dueOn: '2026-09-18' };
    expect([cellOf(week, true, '2026-09-18', '2026-09-21'), cellOf(week, true, '2026-09-20', '2026-09-21'), cellOf(week, true, null, '2026-09-21'), cellOf(week, true, null, '2026-09-18'), cellOf({ ...week, dueOn: null }, true, null, '2026-09-21'), cellOf(week, false, null, '2026-09-21')])
      .toEqual(['done', 'late', 'missed', 'open', 'skipped', 'absent']);
    fc.assert(fc.property(fc.array(fc.constantFrom(...ROUTINE_CELLS)), (cells) => {
      const { numerator, denominator, done, late, missed } = rateOf(cells);
      return numerator === done + late && denominator === numerator + missed && denominator <= cells.length;
    }));
  });
});

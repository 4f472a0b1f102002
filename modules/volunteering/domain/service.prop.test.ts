import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fraudSignals, GRADES, SERVICE_RULES_DEFAULT, serviceMinutes, serviceRefusal } from './index.ts';

const HOUR = 3_600_000;
const activity = { startsAt: 100 * HOUR, endsAt: 104 * HOUR };
const at = fc.integer({ min: 90 * 60, max: 110 * 60 }).map((minute) => minute * 60_000);

describe('minutes of service', () => {
  it('are full half hours, never more than the time between, and less than half an hour below it', () => {
    fc.assert(fc.property(at, at, (from, to) => {
      const minutes = serviceMinutes(from, to);
      const between = Math.max(0, (to - from) / 60_000);
      return minutes % 30 === 0 && minutes <= between && between - minutes < 30;
    }));
  });
});

describe('a record of service', () => {
  it('lies within its activity and is not written before it was served', () => {
    fc.assert(fc.property(at, at, fc.constantFrom(...GRADES), fc.integer({ min: 90, max: 800 }), (from, to, grade, hour) => {
      if (serviceRefusal({ from, to }, activity, grade, hour * HOUR) !== null) return true;
      return from >= activity.startsAt && to <= activity.endsAt && serviceMinutes(from, to) >= 30 && hour * HOUR >= to;
    }));
  });

  it('is entered afterwards or from a sheet within ten days, called from the roll within two, and not a moment later', () => {
    const period = { from: 100 * HOUR, to: 102 * HOUR };
    const last = activity.endsAt + SERVICE_RULES_DEFAULT.entryDays * 24 * HOUR;
    const lastRoll = activity.endsAt + SERVICE_RULES_DEFAULT.rollCallHours * HOUR;
    expect([SERVICE_RULES_DEFAULT.entryDays, SERVICE_RULES_DEFAULT.rollCallHours]).toEqual([10, 48]);
    expect([activity.endsAt - 1, activity.endsAt, last, last + 1].map((now) => serviceRefusal(period, activity, 'D', now))).toEqual(['inFuture', null, null, 'tooLate']);
    expect([period.from - 1, period.from, period.to - 1, period.to, last, last + 1].map((now) => serviceRefusal(period, activity, 'C', now))).toEqual(['inFuture', 'notServedYet', 'notServedYet', null, null, 'tooLate']);
    expect([period.from - 1, period.from, period.to - 1, period.to, lastRoll, lastRoll + 1].map((now) => serviceRefusal(period, activity, 'B', now))).toEqual(['inFuture', 'notServedYet', 'notServedYet', null, null, 'tooLate']);
  });

  it('is never taken on anybody’s word once the programme’s own deadline for that word is over', () => {
    fc.assert(fc.property(fc.constantFrom('B' as const, 'C' as const, 'D' as const), fc.integer({ min: 1, max: 720 }), fc.integer({ min: 1, max: 90 }), fc.integer({ min: 100 * 60, max: 3_000 * 60 }), (grade, rollCallHours, entryDays, minute) => {
      const now = minute * 60_000;
      const isOver = now > activity.endsAt + (grade === 'B' ? rollCallHours : entryDays * 24) * HOUR;
      return (serviceRefusal({ from: 100 * HOUR, to: 102 * HOUR }, activity, grade, now, { rollCallHours, entryDays }) === 'tooLate') === isOver;
    }));
  });
});

describe('a signal', () => {
  const calm = { minutesThatDay: 0, alike: 20, plannedAt: 0, startsAt: 100 * HOUR, now: 170 * HOUR };
  const record = { grade: 'B' as const, minutes: 120, to: 102 * HOUR };
  it('is given for over twelve hours a day, more than twenty alike, and a record right after planning', () => {
    expect(fraudSignals(record, calm)).toEqual([]);
    expect(fraudSignals(record, { ...calm, minutesThatDay: 600 })).toEqual([]);
    expect(fraudSignals(record, { ...calm, minutesThatDay: 601 })).toEqual(['overDay']);
    expect(fraudSignals(record, { ...calm, alike: 21 })).toEqual(['manyAlike']);
    expect(fraudSignals(record, { ...calm, now: 103 * HOUR, startsAt: 103 * HOUR, plannedAt: 103 * HOUR - 29 * 60_000 })).toEqual(['soonAfterPlanning']);
  });

  it('is given for an activity planned after it began, and for a record long after the end but for what a volunteer sent by code; how late is the programme’s own to say', () => {
    expect(fraudSignals(record, { ...calm, plannedAt: 100 * HOUR })).toEqual([]);
    expect(fraudSignals(record, { ...calm, plannedAt: 100 * HOUR + 1 })).toEqual(['plannedLate']);
    expect(fraudSignals(record, { ...calm, plannedAt: 101 * HOUR }, { ...SERVICE_RULES_DEFAULT, plannedLateMinutes: 60 })).toEqual([]);
    expect(fraudSignals(record, { ...calm, now: 174 * HOUR })).toEqual([]);
    for (const grade of GRADES) expect(fraudSignals({ ...record, grade }, { ...calm, now: 174 * HOUR + 1 })).toEqual(grade === 'A' ? [] : ['recordedLate']);
    expect(fraudSignals(record, { ...calm, now: 174 * HOUR + 1 }, { ...SERVICE_RULES_DEFAULT, recordedLateHours: 96 })).toEqual([]);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { localDate } from '#kernel/local-date.ts';
import { isWorkingDay, workCalendar } from '#kernel/work-calendar.ts';
import { jsonText } from '../json-text.ts';
import { type CalendarDocument, nationalCalendar } from './generate.ts';

const text = readFileSync(new URL('cn.json', import.meta.url), 'utf8');
const document = JSON.parse(text) as CalendarDocument;
const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
const calendar = workCalendar({
  holidays: document.holidays.map((day) => localDate(day.date)),
  extraWorkingDays: document.workingDays.map((day) => localDate(day.date)),
  dayIntervals: document.workingHours.map(({ from, to }) => ({ startMinute: minutes(from), endMinute: minutes(to) })),
  utcOffsetMinutes: document.utcOffsetMinutes,
});

describe('the national calendar', () => {
  test('works on the Saturday exchanged for the National Day holiday of 2026 and rests on its weekdays', () => {
    expect(isWorkingDay(localDate('2026-10-10'), calendar)).toBe(true);
    expect(isWorkingDay(localDate('2026-10-17'), calendar)).toBe(false);
    for (const day of ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-07']) expect(isWorkingDay(localDate(day), calendar), day).toBe(false);
    expect(isWorkingDay(localDate('2026-10-08'), calendar)).toBe(true);
  });

  test('works seven hours a day with a noon break from 12:00 to 14:30', () => {
    expect(calendar.dayIntervals).toEqual([{ startMinute: 510, endMinute: 720 }, { startMinute: 870, endMinute: 1080 }]);
  });

  test('knows every year from 2020 up to the day it names, and nothing after it', () => {
    const lastYear = Number(document.knownUntil.slice(0, 4));
    for (let year = 2020; year <= lastYear; year += 1) {
      const count = document.holidays.filter((day) => day.date.startsWith(`${year}-`)).length;
      expect(count, `${year}`).toBeGreaterThan(20);
    }
    expect([...document.holidays, ...document.workingDays].every((day) => day.date <= document.knownUntil)).toBe(true);
  });

  test('is committed as generated', () => {
    expect(text).toBe(jsonText(nationalCalendar()));
  });
});

import { describe, expect, it } from 'vitest';
import { deadlineAt, type LimitType, type Pause, pausedDeadline } from './deadline.ts';
import { CHINA_UTC_OFFSET_MINUTES, type Instant, instantOf, localDate, localDateTimeText } from './local-date.ts';
import { workCalendar } from './work-calendar.ts';

/** Offices work 08:30–12:00 and 14:30–18:00; Spring Festival 2021, Mid-Autumn and National Day 2026 as announced. */
const calendar = workCalendar({
  holidays: [
    ...['2021-02-11', '2021-02-12', '2021-02-13', '2021-02-14', '2021-02-15', '2021-02-16', '2021-02-17'],
    ...['2026-09-25', '2026-09-26', '2026-09-27'],
    ...['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04', '2026-10-05', '2026-10-06', '2026-10-07'],
  ].map(localDate),
  extraWorkingDays: ['2021-02-07', '2021-02-20', '2026-09-20', '2026-10-10'].map(localDate),
  dayIntervals: [
    { startMinute: 510, endMinute: 720 },
    { startMinute: 870, endMinute: 1080 },
  ],
  utcOffsetMinutes: CHINA_UTC_OFFSET_MINUTES,
});

function at(text: string): Instant {
  const [date, clock] = text.split(' ') as [string, string];
  const [hours, minutes] = clock.split(':').map(Number) as [number, number];
  return instantOf(localDate(date), hours * 60 + minutes, CHINA_UTC_OFFSET_MINUTES);
}

const shown = (instant: Instant | null) => instant && localDateTimeText(instant, CHINA_UTC_OFFSET_MINUTES);

describe('deadlines around the holidays', () => {
  it.each<[string, string, LimitType, number, string]>([
    ['exposed garbage, seen in the morning', '2021-02-09 09:00', 'work_hour', 4, '2021-02-09 15:30'],
    ['exposed garbage on the eve of the holiday', '2021-02-10 16:30', 'work_hour', 4, '2021-02-18 11:00'],
    ['a dirty road reported at night', '2021-02-08 22:10', 'work_hour', 2, '2021-02-09 10:30'],
    ['a dirty road reported in the lunch break', '2021-02-08 13:00', 'work_hour', 2, '2021-02-08 16:30'],
    ['used up exactly at noon stays at noon', '2021-02-09 08:30', 'work_hour', 3.5, '2021-02-09 12:00'],
    ['half an hour', '2021-02-09 17:45', 'work_hour', 0.5, '2021-02-10 08:45'],
    ['a Sunday worked in exchange counts', '2021-02-05 17:00', 'work_hour', 4, '2021-02-07 11:30'],
    ['muck, two working days', '2021-02-09 09:00', 'work_day', 2, '2021-02-18 18:00'],
    ['a fine for illegal building, seven working days', '2021-02-05 10:00', 'work_day', 7, '2021-02-20 18:00'],
    ['received inside the holiday', '2021-02-13 10:00', 'work_day', 1, '2021-02-18 18:00'],
    ['demolition, twenty working days', '2026-09-14 10:00', 'work_day', 20, '2026-10-16 18:00'],
    ['five working days over National Day', '2026-09-29 17:59', 'work_day', 5, '2026-10-12 18:00'],
    ['an emergency runs through the night', '2021-02-11 23:00', 'urgent_hour', 2, '2021-02-12 01:00'],
    ['calendar days include the holiday', '2021-02-10 09:00', 'natural_day', 3, '2021-02-13 23:59'],
    ['the day of receipt is not counted', '2021-02-28 00:01', 'natural_day', 1, '2021-03-01 23:59'],
  ])('%s', (_what, start, type, amount, expected) => {
    expect(shown(deadlineAt(at(start), { type, amount }, calendar))).toBe(expected);
  });

  it.each<[LimitType, number]>([
    ['work_hour', 0],
    ['work_hour', -1],
    ['work_hour', 0.001],
    ['work_day', 1.5],
    ['natural_day', 0.5],
    ['urgent_hour', Number.NaN],
    ['urgent_hour', Number.POSITIVE_INFINITY],
  ])('refuses an allowance of %s × %s', (type, amount) => {
    expect(() => deadlineAt(at('2021-02-09 09:00'), { type, amount }, calendar)).toThrow(/no such allowance/);
  });

  it('says clearly when an allowance reaches beyond ten years', () => {
    expect(() => deadlineAt(at('2021-02-09 09:00'), { type: 'work_day', amount: 9999 }, calendar)).toThrow(/within 3660 days/);
  });
});

/** Days are of February 2021: start | allowance | pauses | deadline, and what the line shows. */
const PAUSES = `
08 09:00 | 4 work_hour   |                                              | 08 15:30 | no pause
08 09:00 | 4 work_hour   | 08 12:00–20 10:00                            | 20 11:00 | one hour left of four is still one hour
08 17:00 | 2 work_hour   | 08 18:00–09 08:30                            | 09 09:30 | a pause outside office hours moves nothing
08 09:00 | 1 work_hour   | 08 10:00–                                    | 08 10:00 | shelved when the time was used up
08 09:00 | 4 work_hour   | 05 09:00–08 08:30                            | 08 15:30 | a pause before the case began
08 09:00 | 4 work_hour   | 05 09:00–08 10:00                            | 08 16:30 | a pause that lasts over the beginning
08 09:00 | 4 work_day    | 09 10:00–22 10:00                            | 25 18:00 | three days left of four
08 09:00 | 1 work_day    | 09 09:00–09 16:00                            | 09 18:00 | a pause inside one day moves no day
08 09:00 | 1 work_day    | 09 09:00–10 16:00                            | 10 18:00 | shelved on the last day, resumed on a working day
08 09:00 | 1 work_day    | 09 09:00–14 16:00                            | 18 18:00 | shelved on the last day, resumed in the holiday
08 09:00 | 1 work_day    | 09 09:00–09 20:00                            | 10 18:00 | shelved on the last day, resumed after closing time
08 09:00 | 5 work_day    | 09 09:00–                                    | none     | still shelved
08 09:00 | 24 urgent_hour | 08 10:00–08 12:00, 09 10:00–09 11:00        | 09 12:00 | clock hours are added up
08 08:30 | 10 urgent_hour | 08 11:00–08 13:00, 08 10:00–08 12:00        | 08 21:30 | overlapping pauses count once, in any order
08 09:00 | 3 natural_day | 09 09:00–15 09:00                            | 17 23:59 | calendar days
08 09:00 | 1 natural_day | 09 09:00–09 23:59                            | 10 23:59 | resumed in the last minute of the last day
`;

describe('the clock stands still while a case is shelved (挂账)', () => {
  const rows = PAUSES.trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()) as [string, string, string, string, string])
    .map(([start, allowance, pauses, deadline, what]) => ({ start, allowance, pauses, deadline, what }));

  it.each(rows)('$what: $allowance', ({ start, allowance, pauses, deadline }) => {
    const inFebruary = (text: string) => at(`2021-02-${text}`);
    const [amount, type] = allowance.split(' ') as [string, LimitType];
    const spans = pauses.split(', ').filter(Boolean);
    const list = spans.map((span): Pause => {
      const [from, to] = span.split('–') as [string, string];
      return { from: inFebruary(from), to: to === '' ? null : inFebruary(to) };
    });
    const expected = deadline === 'none' ? null : `2021-02-${deadline}`;
    expect(shown(pausedDeadline(inFebruary(start), { type, amount: Number(amount) }, list, calendar))).toBe(expected);
  });

  it('refuses a pause that ends before it begins', () => {
    const backwards = [{ from: at('2021-02-09 10:00'), to: at('2021-02-09 09:00') }];
    const limit = { type: 'work_day', amount: 1 } as const;
    expect(() => pausedDeadline(at('2021-02-08 09:00'), limit, backwards, calendar)).toThrow(/before it begins/);
  });
});

import { describe, expect, it } from 'vitest';
import {
  addDays,
  CHINA_UTC_OFFSET_MINUTES,
  compareDates,
  dateOfEpochDay,
  dayOfWeek,
  daysBetween,
  epochDayOf,
  instant,
  instantOf,
  instantText,
  isLocalDate,
  localDate,
  localDateOf,
  localDateTimeText,
  parseLocalDate,
} from './local-date.ts';

describe('which days exist', () => {
  it.each([
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['1900-02-29', false],
    ['2000-02-29', true],
    ['2026-04-31', false],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['2026-1-1', false],
    ['0000-01-01', false],
    ['0001-01-01', true],
    ['9999-12-31', true],
    ['2026-01-01T00:00', false],
    ['２０２６-01-01', false],
  ])('%s exists: %s', (text, exists) => {
    expect(isLocalDate(text)).toBe(exists);
    expect(parseLocalDate(text).ok).toBe(exists);
  });

  it('names its refusal', () => {
    expect(parseLocalDate('2023-02-29')).toEqual({ ok: false, error: 'local_date_invalid' });
    expect(() => localDate('2023-02-29')).toThrow(/no such day/);
  });
});

describe('arithmetic of days', () => {
  it('counts over leap days and centuries', () => {
    expect(addDays(localDate('2024-02-28'), 1)).toBe('2024-02-29');
    expect(addDays(localDate('1900-02-28'), 1)).toBe('1900-03-01');
    expect(addDays(localDate('2026-01-01'), -1)).toBe('2025-12-31');
    expect(daysBetween(localDate('2021-02-11'), localDate('2021-02-17'))).toBe(6);
    expect(daysBetween(localDate('2021-02-17'), localDate('2021-02-11'))).toBe(-6);
  });

  it('knows the days of the week', () => {
    expect(dayOfWeek(localDate('1970-01-01'))).toBe(4);
    expect(dayOfWeek(localDate('2021-02-07'))).toBe(0);
    expect(dayOfWeek(localDate('2021-02-20'))).toBe(6);
    expect(dayOfWeek(localDate('1949-10-01'))).toBe(6);
  });

  it('agrees with the language’s own calendar on every day of eight hundred years', () => {
    const first = epochDayOf(localDate('1600-01-01'));
    const last = epochDayOf(localDate('2400-12-31'));
    let differing = 0;
    for (let day = first; day <= last; day += 1) {
      const reference = new Date(day * 86_400_000);
      const date = dateOfEpochDay(day);
      if (date !== reference.toISOString().slice(0, 10) || dayOfWeek(date) !== reference.getUTCDay()) differing += 1;
      if (epochDayOf(date) !== day) differing += 1;
    }
    expect(differing).toBe(0);
  });

  it('stops at the edges of its years', () => {
    expect(() => addDays(localDate('9999-12-31'), 1)).toThrow(/0001 to 9999/);
    expect(() => addDays(localDate('0001-01-01'), -1)).toThrow(/0001 to 9999/);
    expect(() => addDays(localDate('2026-01-01'), 0.5)).toThrow();
  });

  it('orders days', () => {
    expect(['2026-10-01', '2026-02-01', '2025-12-31'].map(localDate).toSorted(compareDates)).toEqual([
      '2025-12-31',
      '2026-02-01',
      '2026-10-01',
    ]);
  });
});

describe('instants and wall clocks', () => {
  const spring = instantOf(localDate('2021-02-10'), 16 * 60 + 30, CHINA_UTC_OFFSET_MINUTES);

  it('places 16:30 in China at 08:30 UTC', () => {
    expect(instantText(spring)).toBe('2021-02-10T08:30:00.000Z');
    expect(spring).toBe(Date.parse('2021-02-10T16:30:00+08:00'));
    expect(localDateTimeText(spring, CHINA_UTC_OFFSET_MINUTES)).toBe('2021-02-10 16:30');
  });

  it('changes the day at local midnight', () => {
    const midnight = instantOf(localDate('2021-02-11'), 0, CHINA_UTC_OFFSET_MINUTES);
    expect(localDateOf(midnight, CHINA_UTC_OFFSET_MINUTES)).toBe('2021-02-11');
    expect(localDateOf(instant(midnight - 1), CHINA_UTC_OFFSET_MINUTES)).toBe('2021-02-10');
    expect(localDateOf(midnight, 0)).toBe('2021-02-10');
    expect(localDateOf(midnight, -480)).toBe('2021-02-10');
  });

  it('reads instants before 1970', () => {
    expect(instantText(instant(-1))).toBe('1969-12-31T23:59:59.999Z');
    expect(() => instant(0.5)).toThrow(/whole milliseconds/);
  });
});

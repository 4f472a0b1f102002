import { describe, expect, it } from 'vitest';
import { bytesText, dateText, distanceTo, fieldTimeOf, instantOfField, numberText, ratioText } from './format.ts';

describe('dates', () => {
  it('writes a Chinese long date', () => {
    expect(dateText('2026-11-23', 'zh-CN', 'dateLong')).toBe('2026年11月23日');
  });

  it('keeps a calendar date on its own day wherever the reader sits', () => {
    expect(dateText('2026-01-01', 'zh-CN')).toBe('2026/01/01');
    expect(dateText('2026-12-31', 'en')).toBe('31/12/2026');
  });

  it('shows an instant in China Standard Time', () => {
    expect(dateText('2026-11-23T16:05:00Z', 'zh-CN', 'dateTime')).toBe('2026/11/24 00:05');
  });

  it('reads and writes a field of day and time by official time, whatever the clock of the device', () => {
    expect(instantOfField('2026-11-29T09:00')).toBe('2026-11-29T01:00:00.000Z');
    expect(fieldTimeOf('2026-11-29T16:30:00.000Z')).toBe('2026-11-30T00:30');
    expect(instantOfField(fieldTimeOf('2026-11-29T01:00:00.000Z'))).toBe('2026-11-29T01:00:00.000Z');
    expect([instantOfField(''), instantOfField('soon')]).toEqual(['', '']);
  });

  it('shows a dash for what is no date', () => {
    expect(dateText('soon', 'en')).toBe('—');
  });
});

describe('shares', () => {
  it('always carry their numerator and denominator', () => {
    expect(ratioText({ numerator: 1234, denominator: 1500 })).toBe('82.3% (1,234/1,500)');
  });

  it('are a dash when nothing was counted, never 0 %', () => {
    expect(ratioText({ numerator: 0, denominator: 0 })).toBe('—');
  });
});

describe('numbers', () => {
  it('are grouped in thousands with exactly the decimals asked for', () => {
    expect(numberText(1234567.891, 1)).toBe('1,234,567.9');
    expect(numberText(null)).toBe('—');
  });

  it('measure files in the unit people expect', () => {
    expect([bytesText(512), bytesText(200 * 1024), bytesText(3.25 * 1024 * 1024), bytesText(10 * 1024 ** 3)]).toEqual(['512 B', '200 KB', '3.3 MB', '10.0 GB']);
  });
});

describe('the distance to a deadline', () => {
  const now = Date.parse('2026-11-23T08:00:00Z');

  it('is told in minutes, then hours, then days', () => {
    expect(distanceTo(now + 59 * 60_000, now)).toEqual({ amount: 59, of: 'minute', past: false });
    expect(distanceTo(now + 47 * 3_600_000, now)).toEqual({ amount: 47, of: 'hour', past: false });
    expect(distanceTo(now + 48 * 3_600_000, now)).toEqual({ amount: 2, of: 'day', past: false });
  });

  it('knows when it has passed', () => {
    expect(distanceTo(now - 90_000, now)).toEqual({ amount: 1, of: 'minute', past: true });
  });
});

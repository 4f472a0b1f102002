import { describe, expect, it } from 'vitest';
import { monthsOf, nextKind } from './calendar-view.ts';

describe('a year as a calendar', () => {
  const months = monthsOf(2026);

  it('has all its days, Monday first', () => {
    expect(months.reduce((sum, month) => sum + month.days.length, 0)).toBe(365);
    // 1 June 2026 is a Monday, 1 November 2026 a Sunday.
    expect(months[5]?.blanks).toBe(0);
    expect(months[10]?.blanks).toBe(6);
  });

  it('knows weekends', () => {
    const weekend = months[10]?.days.filter((each) => each.weekend).map((each) => each.day.slice(8));
    expect(weekend).toEqual(['01', '07', '08', '14', '15', '21', '22', '28', '29']);
  });

  it('makes a holiday of a working day and a working day of a weekend, and takes both back', () => {
    expect([nextKind('normal', false), nextKind('normal', true), nextKind('holiday', false), nextKind('working', true)]).toEqual(['holiday', 'working', 'normal', 'normal']);
  });
});

import { describe, expect, it } from 'vitest';
import { capHousehold, recordedFrom, reviewDueOn } from './terms.ts';

describe('a household’s cap of the month', () => {
  it('lets through what is left of it, and never touches a deduction', () => {
    expect(capHousehold(30, 40, 50)).toEqual({ counts: 10, cut: 20 });
    expect(capHousehold(30, 60, 50)).toEqual({ counts: 0, cut: 30 });
    expect(capHousehold(-10, 60, 50)).toEqual({ counts: -10, cut: 0 });
    expect(capHousehold(30, 60, null)).toEqual({ counts: 30, cut: 0 });
  });
});

it('deeds of a month are reviewed within some days of the next', () => {
  expect(reviewDueOn('2026-09-21', 5)).toBe('2026-10-05');
  expect(reviewDueOn('2026-12-31', 10)).toBe('2027-01-10');
  expect(recordedFrom('2026-09-21')).toBe('2026-07-21');
});

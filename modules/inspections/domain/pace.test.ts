import { localDate } from '#kernel/local-date.ts';
import { describe, expect, it } from 'vitest';
import { paceOf } from './pace.ts';

const day = (n: number) => localDate(`2026-09-${String(n).padStart(2, '0')}`);
const done = (...counts: readonly (readonly [number, number])[]) => counts.map(([n, count]) => ({ day: day(n), count }));

describe('whether a round is done in time', () => {
  it('is, when what is left fits the days left at the present speed', () => {
    expect(paceOf({ total: 100, done: 60, today: day(25), endsOn: day(28), doneByDay: done([22, 20], [23, 20], [24, 20]) })).toEqual({
      left: 40, daysLeft: 4, neededPerDay: 10, donePerDay: 20, finishOn: day(26), isLate: false,
    });
  });

  it('is not, when it would take longer; the day it would take is named', () => {
    expect(paceOf({ total: 100, done: 20, today: day(25), endsOn: day(27), doneByDay: done([23, 10], [24, 10]) })).toMatchObject({ neededPerDay: 80 / 3, donePerDay: 10, finishOn: '2026-10-02', isLate: true });
  });

  it('goes by whole days, and on the very first day by that day', () => {
    expect(paceOf({ total: 10, done: 3, today: day(24), endsOn: day(24), doneByDay: done([24, 3]) })).toMatchObject({ donePerDay: 3, daysLeft: 1, isLate: true });
    expect(paceOf({ total: 10, done: 5, today: day(24), endsOn: day(30), doneByDay: done([23, 2], [24, 3]) }).donePerDay).toBe(2);
  });

  it('forgets what was done more than a week ago: who stopped is late', () => {
    expect(paceOf({ total: 10, done: 8, today: day(24), endsOn: day(30), doneByDay: done([1, 8]) })).toMatchObject({ donePerDay: 0, finishOn: null, isLate: true });
  });

  it('is late for nobody before the first site, nor when nothing is left, and for everybody when the days are over', () => {
    expect(paceOf({ total: 10, done: 0, today: day(24), endsOn: day(30), doneByDay: [] }).isLate).toBe(false);
    expect(paceOf({ total: 10, done: 10, today: day(30), endsOn: day(24), doneByDay: done([23, 10]) })).toMatchObject({ isLate: false, neededPerDay: null });
    expect(paceOf({ total: 10, done: 9, today: day(30), endsOn: day(24), doneByDay: done([29, 9]) })).toMatchObject({ isLate: true, daysLeft: 0 });
  });
});

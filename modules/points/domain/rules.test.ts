import { expect, it } from 'vitest';
import { isOverCap, pointsToPost, quarterDays, quarterOf, ruleFault, signalsOf } from './index.ts';
import type { ReviewedDeed, Rule } from './index.ts';

const rule = (code: string, points: number): Rule => ({ code, group: '美丽家园', label: code, points, monthlyCap: 2, evidence: 'note' });

it('a rule book has no code twice and no rule worth nothing', () => {
  expect(ruleFault([rule('a', 5), rule('b', -5)])).toBeNull();
  expect(ruleFault([rule('a', 5), rule('a', 10)])).toEqual({ fault: 'codeTwice', at: 1 });
  expect(ruleFault([rule('a', 0)])).toEqual({ fault: 'noPoints', at: 0 });
});

it('a cap of two lets the second deed of a month in and not the third', () => {
  expect([0, 1, 2].map((before) => isOverCap({ monthlyCap: 2 }, before))).toEqual([false, false, true]);
  expect(isOverCap({ monthlyCap: null }, 1_000)).toBe(false);
});

it('a deduction takes no more than there is', () => {
  expect([pointsToPost(10, 0), pointsToPost(-10, 25), pointsToPost(-10, 4), pointsToPost(-10, 0)]).toEqual([10, -10, -4, -0]);
});

it('a quarter has its first and its last day', () => {
  expect(quarterDays('2026-3')).toEqual({ from: '2026-07-01', to: '2026-09-30' });
  expect(quarterDays('2026-4')).toEqual({ from: '2026-10-01', to: '2026-12-31' });
  expect(['2026-01-01', '2026-03-31', '2026-04-01', '2026-12-31'].map(quarterOf)).toEqual(['2026-1', '2026-1', '2026-2', '2026-4']);
});

const deed = (id: number, more: Partial<ReviewedDeed> = {}): ReviewedDeed => ({ id: String(id), recordedBy: 'a', reviewedBy: 'b', points: 5, recordedHour: 10, recordedDay: '2026-09-21', ...more });

it('the same two over half are told, whichever of them recorded; half or few are not', () => {
  const ten = Array.from({ length: 10 }, (_, at) => deed(at, at % 2 === 0 ? {} : { recordedBy: 'b', reviewedBy: 'a' }));
  const others = (count: number) => Array.from({ length: count }, (_, at) => deed(100 + at, { recordedBy: `c${at}`, reviewedBy: `d${at}` }));
  expect(signalsOf([...ten, ...others(9)], [])).toMatchObject([{ kind: 'samePair', count: 10, of: 19 }]);
  expect(signalsOf([...ten, ...others(10)], [])).toEqual([]);
  expect(signalsOf(ten.slice(1), [])).toEqual([]);
});

it('round numbers in bulk, entries at night and redemptions without slip are told with how many of how many', () => {
  const round = Array.from({ length: 10 }, (_, at) => deed(at, { points: 50, reviewedBy: null }));
  expect(signalsOf(round, [])).toMatchObject([{ kind: 'roundInBulk', count: 10, of: 10 }]);
  expect(signalsOf([deed(1, { recordedHour: 23 }), deed(2, { recordedHour: 6 }), deed(3, { recordedHour: 5 })], [])).toMatchObject([{ kind: 'atNight', count: 2, of: 3 }]);
  expect(signalsOf([], [{ id: '1', slipNumber: null, redeemedBy: 'a' }, { id: '2', slipNumber: 'S-1', redeemedBy: 'a' }])).toMatchObject([{ kind: 'withoutSlip', count: 1, of: 2 }]);
});

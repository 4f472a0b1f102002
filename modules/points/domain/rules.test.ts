import { expect, it } from 'vitest';
import { isOverCap, pointsToPost, quarterDays, quarterOf, ruleFault } from './index.ts';
import type { Rule } from './index.ts';

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

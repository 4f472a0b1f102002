import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayExpire, notBefore, settleBalance, warnBy, yearOf } from './settlement.ts';

const terms = { keepPercent: 50, keepMost: 200 };

describe('at the end of a year a household', () => {
  it('keeps its share up to the limit, and the rest expires', () => {
    expect(settleBalance({ balance: 100, spent: 0, available: 100 }, terms)).toEqual({ balance: 100, spent: 0, expired: 50, carried: 50 });
    expect(settleBalance({ balance: 1_000, spent: 0, available: 1_000 }, terms)).toMatchObject({ expired: 800, carried: 200 });
    expect(settleBalance({ balance: 35, spent: 0, available: 35 }, terms)).toMatchObject({ expired: 18, carried: 17 });
  });
  it('loses nothing of what it spent or earned since, and nothing that is set aside', () => {
    expect(settleBalance({ balance: 100, spent: 60, available: 90 }, terms)).toEqual({ balance: 100, spent: 60, expired: 0, carried: 40 });
    expect(settleBalance({ balance: 100, spent: 0, available: 20 }, terms)).toMatchObject({ expired: 20, carried: 80 });
  });
  it('always adds up', () => {
    fc.assert(fc.property(fc.nat(10_000), fc.nat(12_000), fc.nat(12_000), fc.nat(100), fc.option(fc.nat(500), { nil: null }), (balance, spent, available, keepPercent, keepMost) => {
      const settled = settleBalance({ balance, spent, available }, { keepPercent, keepMost });
      expect(settled.spent + settled.expired + settled.carried).toBe(balance);
      expect(Math.min(settled.spent, settled.expired, settled.carried)).toBeGreaterThanOrEqual(0);
      expect(settled.expired).toBeLessThanOrEqual(available);
    }));
  });
});

it('nothing expires before the year is over and the warning has hung for its days', () => {
  expect(notBefore('2026-12-31', '2026-10-01', 60)).toBe('2027-01-01');
  expect(notBefore('2026-12-31', '2026-12-20', 60)).toBe('2027-02-18');
  expect(warnBy('2026-12-31', 60)).toBe('2026-11-02');
  expect(notBefore('2026-12-31', warnBy('2026-12-31', 60), 60)).toBe('2027-01-01');
  expect([yearOf('2026-11-28', '12-31'), yearOf('2026-11-28', '10-31')]).toEqual([2026, 2027]);
  expect([mayExpire({ keepPercent: 100, keepMost: null }), mayExpire(terms)]).toEqual([false, true]);
});

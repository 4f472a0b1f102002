import type { Instant } from '#kernel/local-date.ts';
import { describe, expect, it } from 'vitest';
import { boundedClaim, CLAIM_WITHIN_HOURS, countingInstant } from './claim.ts';

const hour = (n: number) => (n * 3_600_000) as Instant;

describe('what a phone claims (手机完成时间)', () => {
  it('is taken as it is between dispatch and arrival', () => {
    expect(boundedClaim(hour(5), { since: hour(1), receivedAt: hour(9) })).toBe(hour(5));
  });
  it('is never earlier than the case lay with its fixer', () => {
    expect(boundedClaim(hour(0), { since: hour(1), receivedAt: hour(9) })).toBe(hour(1));
  });
  it('is never later than it arrived', () => {
    expect(boundedClaim(hour(10), { since: hour(1), receivedAt: hour(9) })).toBe(hour(9));
  });
});

describe('the moment that counts (计时时刻)', () => {
  const received = hour(100);
  it.each([
    ['the arrival, when nothing is claimed', null, CLAIM_WITHIN_HOURS, received],
    ['the claim, when word came the same day', hour(90), CLAIM_WITHIN_HOURS, hour(90)],
    ['the claim, when word came exactly in time', hour(76), CLAIM_WITHIN_HOURS, hour(76)],
    ['the arrival, when word came later than that', (hour(76) - 1) as Instant, CLAIM_WITHIN_HOURS, received],
    ['the claim of days ago, where the programme allows it', hour(40), 72, hour(40)],
    ['always the arrival, where the programme allows nothing', hour(99), 0, received],
  ])('is %s', (_what, claimed, within, expected) => {
    expect(countingInstant(claimed, received, within)).toBe(expected);
  });
});

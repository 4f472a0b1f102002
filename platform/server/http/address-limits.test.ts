import { describe, expect, it } from 'vitest';
import { AddressLimits, sourceOf } from './address-limits.ts';

describe('what one address may call', () => {
  it('is so many a minute and so many a day, and other addresses are not touched by it', () => {
    let now = 0;
    const limits = new AddressLimits(() => now);
    const limit = { callsPerMinuteMax: 2, callsPerDayMax: 3 };
    expect([1, 2, 3].map(() => limits.take('report', '10.0.0.1', limit))).toEqual([true, true, false]);
    expect(limits.take('report', '10.0.0.2', limit)).toBe(true);
    expect(limits.take('object', '10.0.0.1', limit)).toBe(true);
    now += 61_000;
    expect(limits.take('report', '10.0.0.1', limit)).toBe(false);
    now += 86_400_000;
    expect(limits.take('report', '10.0.0.1', limit)).toBe(true);
  });

  it('counts a whole /64 as one subscriber', () => {
    expect(sourceOf('2001:db8:1:2::9')).toBe(sourceOf('2001:0db8:0001:0002:ffff:1:2:3'));
    expect(sourceOf('2001:db8:1:2::9')).not.toBe(sourceOf('2001:db8:1:3::9'));
    expect(sourceOf('::ffff:10.0.0.1')).toBe('10.0.0.1');
    expect(sourceOf('::1')).toBe('0:0:0:0');
  });
});

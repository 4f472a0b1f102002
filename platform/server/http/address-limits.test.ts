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

  it('is wider for a network and its block, and one address uses up nobody else’s', () => {
    const limits = new AddressLimits(() => 0);
    const limit = { callsPerDayMax: 2 };
    const passed = (addresses: readonly string[]) => addresses.filter((address) => limits.take('report', address, limit)).length;
    const flood = (prefix: string, hosts: number) => Array.from({ length: hosts }, (_each, host) => Array.from({ length: 10 }, () => `${prefix}.${host}`)).flat();
    expect(passed(Array.from({ length: 1_000 }, () => '10.0.0.1'))).toBe(2);
    expect(passed(['10.0.0.2'])).toBe(1);
    // The rest of this network has a budget of five subscribers, its block of twenty-five.
    expect(passed(flood('10.0.0', 200))).toBe(7);
    expect(passed(['10.0.0.250'])).toBe(0);
    expect(passed(flood('10.0.1', 200))).toBe(10);
    expect(passed(Array.from({ length: 50 }, (_each, network) => flood(`10.0.${network + 2}`, 20)).flat())).toBe(30);
    expect(passed(['10.1.0.1', '192.0.2.1', '2001:db8::1'])).toBe(3);
  });

  it('keeps no more than so many addresses, forgets those whose time is over as others come, and never one that began anew', () => {
    let now = 0;
    const limits = new AddressLimits(() => now);
    const address = (at: number) => `${1 + (at % 200)}.${Math.floor(at / 200) % 250}.${Math.floor(at / 50_000) % 250}.1`;
    const limit = { callsPerMinuteMax: 2 };
    for (let at = 0; at < 70_000; at += 1) limits.take('cast', address(at), limit);
    expect(limits.size).toBe(50_000);
    now += 61_000;
    const late = '9.9.9.9';
    expect([1, 2, 3].map(() => limits.take('cast', late, limit))).toEqual([true, true, false]);
    // Two old ones go for each that comes, so as many again as half of them leave nothing of the flood.
    for (let at = 0; at < 20_000; at += 1) limits.take('cast', `172.${at % 250}.${Math.floor(at / 250)}.1`, limit);
    expect(limits.size).toBeLessThan(50_000);
    expect(limits.take('cast', late, limit)).toBe(false);
  });

  it('counts a whole /64 as one subscriber', () => {
    expect(sourceOf('2001:db8:1:2::9')).toBe(sourceOf('2001:0db8:0001:0002:ffff:1:2:3'));
    expect(sourceOf('2001:db8:1:2::9')).not.toBe(sourceOf('2001:db8:1:3::9'));
    expect(sourceOf('::ffff:10.0.0.1')).toBe('10.0.0.1');
    expect(sourceOf('::1')).toBe('0:0:0:0');
    expect(sourceOf('2001:db8:1:2::9', { v4: 24, v6: 48 })).toBe('2001:db8:1');
    expect(sourceOf('::ffff:10.20.30.40', { v4: 24, v6: 48 })).toBe('10.20.30');
  });
});

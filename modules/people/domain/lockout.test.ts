import { describe, expect, it } from 'vitest';
import { afterFailure, lockedMinutes, triesLeft } from './lockout.ts';
import type { LockState } from './lockout.ts';

const fresh: LockState = { failedCount: 0, lockedUntil: null };
const failTimes = (times: number, now: number): LockState => Array.from({ length: times }).reduce<LockState>((state) => afterFailure(state, now), fresh);

describe('a login that gets wrong passwords', () => {
  it('stays open after four', () => {
    const state = failTimes(4, 0);
    expect(lockedMinutes(state, 0)).toBe(0);
    expect(triesLeft(state)).toBe(1);
  });
  it('is locked for thirty minutes by the fifth', () => {
    const state = failTimes(5, 1_000);
    expect(lockedMinutes(state, 1_000)).toBe(30);
    expect(lockedMinutes(state, 1_000 + 29 * 60_000)).toBe(1);
    expect(lockedMinutes(state, 1_000 + 30 * 60_000)).toBe(0);
  });
  it('counts anew once the lock has run out', () => {
    const state = afterFailure(failTimes(5, 0), 31 * 60_000);
    expect(state).toEqual({ failedCount: 1, lockedUntil: null });
  });
});

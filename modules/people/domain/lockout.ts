/** 登录锁定 · Five wrong passwords in a row lock a login for half an hour. @source DOMAIN §8.3 defaults */
export const LOCK_AFTER_FAILURES = 5;
export const LOCK_MINUTES = 30;

export interface LockState {
  readonly failedCount: number;
  /** Epoch milliseconds, or null when not locked. */
  readonly lockedUntil: number | null;
}

/** @unit minutes still locked, rounded up; 0 when free. */
export function lockedMinutes(state: LockState, now: number): number {
  return state.lockedUntil === null || state.lockedUntil <= now ? 0 : Math.ceil((state.lockedUntil - now) / 60_000);
}

/** The state after one more wrong password. A lock that ran out starts the count anew. */
export function afterFailure(state: LockState, now: number): LockState {
  const before = state.lockedUntil !== null && state.lockedUntil <= now ? 0 : state.failedCount;
  const failedCount = before + 1;
  return { failedCount, lockedUntil: failedCount >= LOCK_AFTER_FAILURES ? now + LOCK_MINUTES * 60_000 : null };
}

/** How many tries are left before the lock. */
export function triesLeft(state: LockState): number {
  return Math.max(0, LOCK_AFTER_FAILURES - state.failedCount);
}

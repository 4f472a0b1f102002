export { LOCK_AFTER_FAILURES, LOCK_MINUTES, afterFailure, lockedMinutes, triesLeft } from './lockout.ts';
export type { LockState } from './lockout.ts';

export { afterFailure, LOCK_AFTER_FAILURES, LOCK_MINUTES, lockedMinutes, triesLeft } from './lockout.ts';
export type { LockState } from './lockout.ts';
export { holdsOn, planDuty } from './duty.ts';
export type { DutyPlan, HeldDuty, WantedDuty } from './duty.ts';
export { PASSWORD_LENGTH_MIN, passwordWeakness } from './password.ts';
export type { PasswordWeakness } from './password.ts';
export { COVER_DAYS_MAX, planCover, planReturn } from './cover.ts';
export type { DayChanges, SiteDays, Stretch } from './cover.ts';

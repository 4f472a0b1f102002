import { serviceMinutes } from './service.ts';

/** 报名状态 · How somebody stands with a shift. */
export const SIGNUP_STATES = ['signedUp', 'waiting', 'cancelled'] as const;
export type SignupState = (typeof SIGNUP_STATES)[number];

/** 班次数量上限 */
export const SHIFTS_MAX = 20;

/** 有没有名额 · A seat while there is one, else a place in the queue. @unit people; no capacity: no limit */
export const seatFor = (capacity: number | null, taken: number): 'signedUp' | 'waiting' => (capacity === null || taken < capacity ? 'signedUp' : 'waiting');

/** 候补转正 · Who of those waiting, first come first, takes the seats that are free. */
export const movingUp = <Id>(capacity: number | null, taken: number, waiting: readonly Id[]): readonly Id[] => waiting.slice(0, capacity === null ? waiting.length : Math.max(0, capacity - taken));

/** 班次不成立的原因 */
export type ShiftRefusal = 'tooShort' | 'outsideActivity' | 'tooMany';

/**
 * 班次能否设立 · Shifts lie within their activity and are half an hour long at least; they may run side by side.
 * @unit milliseconds
 * @errors tooMany, tooShort, outsideActivity
 */
export function shiftsRefusal(shifts: readonly { from: number; to: number }[], activity: { startsAt: number; endsAt: number }): ShiftRefusal | null {
  if (shifts.length > SHIFTS_MAX) return 'tooMany';
  if (shifts.some(({ from, to }) => serviceMinutes(from, to) === 0)) return 'tooShort';
  return shifts.some(({ from, to }) => from < activity.startsAt || to > activity.endsAt) ? 'outsideActivity' : null;
}

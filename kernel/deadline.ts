import { addDays, daysBetween, HOUR_MS, type Instant, instantOf, localDateOf } from './local-date.ts';
import { assertNever, invariant } from './result.ts';
import {
  addWorkingDays,
  addWorkingMs,
  endOfWorkingHours,
  nextEndOfWorkingDay,
  type WorkCalendar,
  workingDaysBetween,
  workingMsBetween,
} from './work-calendar.ts';

const LAST_MINUTE_OF_DAY = 1439;

/**
 * 时限类型 · How a limit is counted: `urgent_hour` 紧急小时, by the clock, nights and holidays included;
 * `work_hour` 工作时, inside office hours only; `work_day` 工作日; `natural_day` 自然日.
 */
export const LIMIT_TYPES = ['urgent_hour', 'work_hour', 'work_day', 'natural_day'] as const;
export type LimitType = (typeof LIMIT_TYPES)[number];

/** 时限 · An allowance of time. @unit amount: hours or days as the type says; days are whole, hours may be 0.5 */
export type TimeLimit = { readonly type: LimitType; readonly amount: number };

/** 时限是否可用 · Whether the allowance is more than nothing and comes out in whole days or whole minutes. */
export function isTimeLimit({ type, amount }: TimeLimit): boolean {
  if (!LIMIT_TYPES.includes(type) || !(amount > 0)) return false;
  return Number.isInteger(type === 'work_day' || type === 'natural_day' ? amount : amount * 60);
}

/** 暂停 · A span in which the clock of a case stands still (挂账); `to` is null while it still does. */
export type Pause = { readonly from: Instant; readonly to: Instant | null };

/**
 * 截止时刻 · When the time allowed from `start` is used up.
 *
 * - `urgent_hour`: that many hours later by the clock.
 * - `work_hour`: when that much office time has passed; exactly at closing time stays at closing time.
 * - `work_day`: closing time of the nth working day; the day of receipt is not counted.
 * - `natural_day`: 23:59 of the nth calendar day; the day of receipt is not counted, and the deadline is not
 *   moved when it meets a holiday.
 *
 * @errors InvariantError for an allowance that is not positive or does not come out in whole minutes;
 *   WorkCalendarError beyond ten years
 * @source DOMAIN four time types of city-management systems; 23:59 and the uncounted first day are our decision
 * @invariant a deadline of a working type never lies on a non-working day
 * @invariant starting later or allowing more never gives an earlier deadline
 */
export function deadlineAt(start: Instant, limit: TimeLimit, calendar: WorkCalendar): Instant {
  checkLimit(limit);
  const received = localDateOf(start, calendar.utcOffsetMinutes);
  switch (limit.type) {
    case 'urgent_hour':
      return (start + limit.amount * HOUR_MS) as Instant;
    case 'work_hour':
      return addWorkingMs(start, limit.amount * HOUR_MS, calendar);
    case 'work_day':
      return endOfWorkingHours(addWorkingDays(received, limit.amount, calendar), calendar);
    case 'natural_day':
      return instantOf(addDays(received, limit.amount), LAST_MINUTE_OF_DAY, calendar.utcOffsetMinutes);
    default:
      return assertNever(limit.type);
  }
}

/**
 * 扣除暂停后的截止时刻 · The deadline when the clock stood still during pauses: what was left when a pause
 * began is what is left when it ends. Hours are left to the millisecond; days are left as whole days, so a
 * pause inside one day moves nothing. If the last allowed day was reached when the pause began, the deadline
 * is the end of the day of resumption, or of the next working day when that is already over.
 *
 * A pause that begins at or after the deadline changes nothing: a case already late stays late. Pauses may
 * come in any order and overlap.
 *
 * @returns null while a pause that began in time has not ended
 * @errors as `deadlineAt`; InvariantError for a pause that ends before it begins
 * @invariant a pause never brings a deadline forward
 */
export function pausedDeadline(
  start: Instant,
  limit: TimeLimit,
  pauses: readonly Pause[],
  calendar: WorkCalendar,
): Instant | null {
  let deadline = deadlineAt(start, limit, calendar);
  for (const { from, to } of mergedPauses(start, pauses)) {
    if (from >= deadline) break;
    if (to === null) return null;
    deadline = resumedDeadline(deadline, from, to, limit.type, calendar);
  }
  return deadline;
}

function resumedDeadline(
  deadline: Instant,
  from: Instant,
  to: Instant,
  type: LimitType,
  calendar: WorkCalendar,
): Instant {
  const offset = calendar.utcOffsetMinutes;
  const pausedOn = localDateOf(from, offset);
  const resumedOn = localDateOf(to, offset);
  const dueOn = localDateOf(deadline, offset);
  switch (type) {
    case 'urgent_hour':
      return (deadline + (to - from)) as Instant;
    case 'work_hour':
      return addWorkingMs(to, workingMsBetween(from, deadline, calendar), calendar);
    case 'work_day': {
      const daysLeft = workingDaysBetween(pausedOn, dueOn, calendar);
      if (daysLeft > 0) return endOfWorkingHours(addWorkingDays(resumedOn, daysLeft, calendar), calendar);
      return nextEndOfWorkingDay(to, calendar);
    }
    case 'natural_day': {
      const sameTimeLeft = instantOf(addDays(resumedOn, daysBetween(pausedOn, dueOn)), LAST_MINUTE_OF_DAY, offset);
      return sameTimeLeft > to ? sameTimeLeft : instantOf(addDays(resumedOn, 1), LAST_MINUTE_OF_DAY, offset);
    }
    default:
      return assertNever(type);
  }
}

/** Pauses in order, cut to what lies after the start, with overlapping ones joined. */
function mergedPauses(start: Instant, pauses: readonly Pause[]): Pause[] {
  const merged: Pause[] = [];
  for (const pause of pauses.toSorted((a, b) => a.from - b.from)) {
    invariant(pause.to === null || pause.to >= pause.from, 'a pause cannot end before it begins');
    if (pause.to !== null && pause.to <= start) continue;
    const from = pause.from < start ? start : pause.from;
    const last = merged.at(-1);
    if (last === undefined || (last.to !== null && last.to < from)) {
      merged.push({ from, to: pause.to });
    } else if (last.to !== null && (pause.to === null || pause.to > last.to)) {
      merged[merged.length - 1] = { from: last.from, to: pause.to };
    }
  }
  return merged;
}

function checkLimit(limit: TimeLimit): void {
  invariant(isTimeLimit(limit), `no such allowance of time: ${limit.amount} ${limit.type}`);
}

import { type Pause, pausedDeadline, type TimeLimit } from '#kernel/deadline.ts';
import type { Instant } from '#kernel/local-date.ts';
import type { WorkCalendar } from '#kernel/work-calendar.ts';

/**
 * 案件计时 · The clock of one dispatch: when it was started, how much was allowed, what was added, when it
 * stood still. A new dispatch starts a new clock.
 *
 * @unit extraAmounts: as the limit, hours or days
 */
export type CaseClock = {
  readonly startedAt: Instant;
  readonly limit: TimeLimit;
  readonly extraAmounts: readonly number[];
  readonly pauses: readonly Pause[];
};

/** 开始计时 · The clock as a dispatch starts it. */
export function startClock(startedAt: Instant, limit: TimeLimit): CaseClock {
  return { startedAt, limit, extraAmounts: [], pauses: [] };
}

/** 停钟 · Stops the clock when a case is shelved. */
export function stopClock(clock: CaseClock, from: Instant): CaseClock {
  return { ...clock, pauses: [...clock.pauses, { from, to: null }] };
}

/** 续钟 · Lets the clock go on when the case is resumed. */
export function resumeClock(clock: CaseClock, at: Instant): CaseClock {
  const pauses = clock.pauses.map((pause) => (pause.to === null ? { ...pause, to: later(pause.from, at) } : pause));
  return { ...clock, pauses };
}

/** 扣除等待 · Takes out a span in which the fixer could do nothing but wait for the verdict. */
export function excuseWait(clock: CaseClock, from: Instant, to: Instant): CaseClock {
  return { ...clock, pauses: [...clock.pauses, { from, to: later(from, to) }] };
}

/** 加时 · Adds an extension to what was allowed. */
export function extendClock(clock: CaseClock, extraAmount: number): CaseClock {
  return { ...clock, extraAmounts: [...clock.extraAmounts, extraAmount] };
}

/**
 * 案件截止时刻 · When the fix is due, extensions added and pauses taken out.
 *
 * @returns null while the clock stands still
 */
export function clockDeadline(clock: CaseClock, calendar: WorkCalendar): Instant | null {
  const amount = clock.extraAmounts.reduce((sum, extra) => sum + extra, clock.limit.amount);
  return pausedDeadline(clock.startedAt, { type: clock.limit.type, amount }, clock.pauses, calendar);
}

function later(one: Instant, other: Instant): Instant {
  return one > other ? one : other;
}

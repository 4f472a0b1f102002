/** What becomes of a demo case, told beforehand: pure, so that every run and every restart tells the same story. */
import { deadlineAt } from '#kernel/deadline.ts';
import type { TimeLimit } from '#kernel/deadline.ts';
import { HOUR_MS, instant, instantOf, localDateOf, MINUTE_MS } from '#kernel/local-date.ts';
import { addWorkingDays, addWorkingMs, workingMsBetween } from '#kernel/work-calendar.ts';
import type { WorkCalendar } from '#kernel/work-calendar.ts';

export type Fate = 'onTime' | 'late' | 'rework' | 'returned' | 'extended' | 'awaiting' | 'stuck' | 'untouched' | 'shelved' | 'voided';

export type CaseAct = 'accept' | 'return' | 'dispatchAgain' | 'extend' | 'rectify' | 'fail' | 'rectifyAgain' | 'pass' | 'shelve' | 'void';

export interface ScriptStep { readonly act: CaseAct; readonly at: number }

/** Shares of all cases, in thousandths. */
export type FateShares = readonly (readonly [Fate, number])[];

export const FINISHED_ROUND: FateShares = [
  ['onTime', 760], ['late', 70], ['rework', 50], ['returned', 15], ['extended', 20], ['awaiting', 30], ['stuck', 25], ['untouched', 10], ['shelved', 12], ['voided', 8],
];
export const RUNNING_ROUND: FateShares = [
  ['onTime', 560], ['late', 40], ['rework', 40], ['returned', 15], ['extended', 25], ['awaiting', 120], ['stuck', 120], ['untouched', 70], ['shelved', 6], ['voided', 4],
];

const THOUSAND = 1_000;
const VERIFIED_AT_MINUTE = 10 * 60;

/** @unit chance: in [0, 1) */
export function fateOf(chance: number, shares: FateShares): Fate {
  let left = chance * THOUSAND;
  for (const [fate, share] of shares) {
    left -= share;
    if (left < 0) return fate;
  }
  return 'onTime';
}

export interface ScriptOptions {
  readonly fate: Fate;
  readonly dispatchedAt: number;
  readonly limit: TimeLimit;
  /** In [0, 1): how quick its people are. */
  readonly pace: number;
  /** What would come later has not happened yet. */
  readonly until: number;
  readonly calendar: WorkCalendar;
}

/** Verifications are done together, at ten on the working day after. */
export function verifiedAt(rectifiedAt: number, calendar: WorkCalendar): number {
  const next = addWorkingDays(localDateOf(instant(rectifiedAt), calendar.utcOffsetMinutes), 1, calendar);
  return instantOf(next, VERIFIED_AT_MINUTE, calendar.utcOffsetMinutes);
}

/** A share of the office time between two moments; of the clock's time, where no office time lies between them. */
function within(from: number, to: number, share: number, calendar: WorkCalendar): number {
  const worked = workingMsBetween(instant(from), instant(to), calendar);
  const part = Math.floor(worked * share);
  return part > 0 ? addWorkingMs(instant(from), part, calendar) : Math.floor(from + (to - from) * share);
}

/** Office time after a moment. */
function later(from: number, hours: number, calendar: WorkCalendar): number {
  return addWorkingMs(instant(from), Math.round(hours * HOUR_MS), calendar);
}

function stepsOf({ fate, dispatchedAt, limit, pace, calendar }: ScriptOptions): ScriptStep[] {
  const deadline = deadlineAt(instant(dispatchedAt), limit, calendar);
  const accepted = Math.min(dispatchedAt + 6 * MINUTE_MS + Math.floor(pace * 40) * MINUTE_MS, within(dispatchedAt, deadline, 0.3, calendar));
  const fixed = within(accepted, deadline, 0.3 + 0.65 * pace, calendar);
  const accept: ScriptStep = { act: 'accept', at: accepted };
  const fixedAndPassed = (at: number): ScriptStep[] => [{ act: 'rectify', at }, { act: 'pass', at: verifiedAt(at, calendar) }];
  switch (fate) {
    case 'onTime': return [accept, ...fixedAndPassed(fixed)];
    case 'late': return [accept, ...fixedAndPassed(later(deadline, 1 + pace * 12, calendar))];
    case 'rework': {
      const failed = verifiedAt(fixed, calendar);
      const again = later(failed, 1 + pace * 5, calendar);
      return [accept, { act: 'rectify', at: fixed }, { act: 'fail', at: failed }, { act: 'rectifyAgain', at: again }, { act: 'pass', at: verifiedAt(again, calendar) }];
    }
    case 'returned': {
      const sentAgain = later(accepted, 1, calendar);
      const acceptedAgain = sentAgain + 5 * MINUTE_MS;
      const newDeadline = deadlineAt(instant(sentAgain), limit, calendar);
      return [{ act: 'return', at: accepted }, { act: 'dispatchAgain', at: sentAgain }, { act: 'accept', at: acceptedAgain }, ...fixedAndPassed(within(acceptedAgain, newDeadline, 0.5, calendar))];
    }
    case 'extended': return [accept, { act: 'extend', at: within(accepted, deadline, 0.4, calendar) }, ...fixedAndPassed(within(accepted, deadline, 0.9, calendar))];
    case 'awaiting': return [accept, { act: 'rectify', at: fixed }];
    case 'stuck': return [accept];
    case 'untouched': return [];
    case 'shelved': return [accept, { act: 'shelve', at: within(accepted, deadline, 0.5, calendar) }];
    case 'voided': return [{ act: 'void', at: dispatchedAt + 30 * MINUTE_MS }];
  }
}

/** 案件剧本 · The steps of one case, up to the moment at which the story stands. */
export function scriptOf(options: ScriptOptions): ScriptStep[] {
  return stepsOf(options).filter((step) => step.at <= options.until);
}

import { addDays, daysBetween, type LocalDate } from '#kernel/local-date.ts';

/** 进度预测 · Whether a round, or a zone of it, is done in time when it goes on as of late. Of places, never of persons. @unit sites per day */
export type Pace = {
  readonly left: number;
  /** Today counts; 0 when the last day is over. @unit days */
  readonly daysLeft: number;
  /** Null when nothing is left, or no day. */
  readonly neededPerDay: number | null;
  readonly donePerDay: number;
  /** The day on which the last site would be done; null when nothing is left, or nothing moves. */
  readonly finishOn: LocalDate | null;
  readonly isLate: boolean;
};

const WINDOW_DAYS = 7;

/**
 * 预测 · The mean of the last seven whole days, from the first day on which anything was done; on that first day, what was
 * done on it. Days off are not taken out: inspectors go out on weekends.
 */
export function paceOf(of: {
  readonly total: number; readonly done: number; readonly endsOn: LocalDate; readonly today: LocalDate; readonly doneByDay: readonly { readonly day: LocalDate; readonly count: number }[];
}): Pace {
  const left = Math.max(0, of.total - of.done);
  const daysLeft = Math.max(0, daysBetween(of.today, of.endsOn) + 1);
  const donePerDay = meanOf(of.doneByDay, of.today);
  const finishOn = left === 0 || donePerDay === 0 ? null : addDays(of.today, Math.ceil(left / donePerDay) - 1);
  const isStalled = left > 0 && donePerDay === 0 && of.doneByDay.length > 0;
  return {
    left, daysLeft, neededPerDay: left === 0 || daysLeft === 0 ? null : left / daysLeft, donePerDay, finishOn,
    isLate: left > 0 && (daysLeft === 0 || isStalled || (finishOn !== null && finishOn > of.endsOn)),
  };
}

function meanOf(doneByDay: readonly { readonly day: LocalDate; readonly count: number }[], today: LocalDate): number {
  const first = doneByDay.map(({ day }) => day).sort()[0];
  if (first === undefined || first > today) return 0;
  const since = daysBetween(first, today);
  if (since === 0) return doneByDay.find(({ day }) => day === today)?.count ?? 0;
  const days = Math.min(WINDOW_DAYS, since);
  const from = addDays(today, 0 - days);
  return doneByDay.filter(({ day }) => day >= from && day < today).reduce((sum, { count }) => sum + count, 0) / days;
}

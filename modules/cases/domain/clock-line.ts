import { DAY_MS, daysBetween, type Instant, localDateOf, MINUTE_MS } from '#kernel/local-date.ts';
import { type WorkCalendar, workingDaysBetween, workingMsBetween, workingSpansBetween } from '#kernel/work-calendar.ts';
import { type CaseClock, clockDeadline } from './clock.ts';

/** 时段 · A stretch of the line: counted 计时 or paused 停计; what lies between is a night or a day off. */
export type ClockSpan = { readonly from: number; readonly to: number; readonly kind: 'counted' | 'paused' };

/** 时限线 · How a clock came to its deadline. @unit used, allowed: as `unit` says */
export type ClockLine = {
  readonly startedAt: Instant;
  readonly endsAt: Instant;
  readonly seenAt: Instant;
  readonly unit: 'minute' | 'day';
  readonly used: number;
  readonly allowed: number;
  readonly spans: readonly ClockSpan[];
};

/** A longer line shows whole days: hours would be thinner than a hair. */
const BY_HOUR_DAYS_MAX = 4;

type Stretch = { readonly from: number; readonly to: number };

/**
 * 时限线 · The clock of a case, laid out up to `seenAt`: the present, or the moment the fix was reported. The line ends at
 * the deadline, or at `seenAt` when that is later or the clock stands still.
 *
 * @invariant spans are in order, do not overlap, and lie within the line
 */
export function clockLine(clock: CaseClock, seenAt: Instant, calendar: WorkCalendar): ClockLine {
  const { startedAt, limit } = clock;
  const deadline = clockDeadline(clock, calendar);
  const endsAt = (deadline === null || deadline < seenAt ? seenAt : deadline) as Instant;
  const paused = joined(clock.pauses.map(({ from, to }) => ({ from: Math.max(from, startedAt), to: Math.min(to ?? endsAt, endsAt) })));
  const whole: Stretch = { from: startedAt, to: endsAt };
  const worked = limit.type === 'work_hour' || limit.type === 'work_day' ? workedStretches(startedAt, endsAt, calendar) : [whole];
  const counted = worked.flatMap((stretch) => without(stretch, paused));
  const spans = [...counted.map((each) => ({ ...each, kind: 'counted' as const })), ...paused.map((each) => ({ ...each, kind: 'paused' as const }))];
  return {
    startedAt, endsAt, seenAt, unit: limit.type === 'work_hour' || limit.type === 'urgent_hour' ? 'minute' : 'day',
    used: used(clock, seenAt, calendar, paused), allowed: clock.extraAmounts.reduce((sum, extra) => sum + extra, limit.amount) * (limit.type.endsWith('hour') ? 60 : 1),
    spans: spans.toSorted((a, b) => a.from - b.from),
  };
}

function used(clock: CaseClock, seenAt: Instant, calendar: WorkCalendar, paused: readonly Stretch[]): number {
  const measured = (from: number, to: number): number => {
    const [a, b] = [from as Instant, to as Instant];
    if (clock.limit.type === 'urgent_hour') return b - a;
    if (clock.limit.type === 'work_hour') return workingMsBetween(a, b, calendar);
    const [first, last] = [localDateOf(a, calendar.utcOffsetMinutes), localDateOf(b, calendar.utcOffsetMinutes)];
    return clock.limit.type === 'work_day' ? workingDaysBetween(first, last, calendar) : daysBetween(first, last);
  };
  const stood = paused.filter(({ from }) => from < seenAt).reduce((sum, { from, to }) => sum + measured(from, Math.min(to, seenAt)), 0);
  const sum = measured(clock.startedAt, seenAt) - stood;
  return clock.limit.type.endsWith('hour') ? Math.floor(sum / MINUTE_MS) : sum;
}

/** Office hours for a few days; whole working days, joined, for longer. */
function workedStretches(from: Instant, to: Instant, calendar: WorkCalendar): Stretch[] {
  const spans = workingSpansBetween(from, to, calendar);
  if (to - from <= BY_HOUR_DAYS_MAX * DAY_MS) return spans;
  const offset_ms = calendar.utcOffsetMinutes * MINUTE_MS;
  const midnight = (at: number): number => Math.floor((at + offset_ms) / DAY_MS) * DAY_MS - offset_ms;
  return joined(spans.map((span) => ({ from: Math.max(from, midnight(span.from)), to: Math.min(to, midnight(span.from) + DAY_MS) })));
}

function joined(stretches: readonly Stretch[]): Stretch[] {
  const result: Stretch[] = [];
  for (const next of stretches.filter(({ from, to }) => to > from).toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last !== undefined && next.from <= last.to) result[result.length - 1] = { from: last.from, to: Math.max(last.to, next.to) };
    else result.push(next);
  }
  return result;
}

function without(stretch: Stretch, holes: readonly Stretch[]): Stretch[] {
  let left = [stretch];
  for (const hole of holes) {
    left = left.flatMap((each) => (hole.to <= each.from || hole.from >= each.to ? [each] : [{ from: each.from, to: hole.from }, { from: hole.to, to: each.to }].filter(({ from, to }) => to > from)));
  }
  return left;
}

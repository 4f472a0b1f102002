/** 进度 · How a target stands at the end of a phase, or will stand. */
import { epochDayOf, localDate } from '#kernel/local-date.ts';
import { forecastAt, leastSquares } from './trend.ts';
import type { Forecast } from './trend.ts';

/** 方向 · Whether more is better. */
export const DIRECTIONS = ['atLeast', 'atMost'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** 读数 · What a target was on a day, in its unit. */
export interface Reading { readonly on: string; readonly value: number }

/** 阶段判断 */
export const VERDICTS = ['reached', 'missed', 'onTrack', 'uncertain', 'behind', 'tooFewPoints', 'noReading'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A forecast as it is told: that of a share stays between 0 and 100 and says so. */
export interface ShownForecast extends Forecast { readonly isClamped: boolean }

export interface PhaseProgress { readonly actual: Reading | null; readonly forecast: ShownForecast | null; readonly verdict: Verdict }

export interface PhaseTarget { readonly direction: Direction; readonly target: number; readonly endsOn: string; readonly isShare?: boolean }

const SHARE_MAX = 100;

/** 限于 0–100 · The line of a share may leave 0–100 per cent; what is told does not. @invariant the told value of a share lies between 0 and 100 */
function shown(forecast: Forecast, isShare: boolean): ShownForecast {
  const value = isShare ? Math.min(SHARE_MAX, Math.max(0, forecast.value)) : forecast.value;
  return { ...forecast, value, isClamped: value !== forecast.value };
}

const day = (on: string): number => epochDayOf(localDate(on));
const meets = (value: number, { direction, target }: PhaseTarget): boolean => (direction === 'atLeast' ? value >= target : value <= target);

/**
 * 阶段进度 · The last measurement up to the end of the phase, or up to today while it runs; then the trend to its end.
 * A phase that is over is reached or missed by what was measured, never by a forecast.
 *
 * @param readings in any order, at most one a day; those after `today` are not there yet
 * @param today `YYYY-MM-DD`
 */
export function phaseProgress(aim: PhaseTarget, readings: readonly Reading[], today: string): PhaseProgress {
  const until = aim.endsOn < today ? aim.endsOn : today;
  const known = readings.filter(({ on }) => on <= until).toSorted((a, b) => (a.on < b.on ? -1 : 1));
  const actual = known.at(-1) ?? null;
  if (actual === null) return { actual, forecast: null, verdict: 'noReading' };
  const over = aim.endsOn < today;
  const met = meets(actual.value, aim);
  if (over) return { actual, forecast: null, verdict: met ? 'reached' : 'missed' };
  const line = leastSquares(known.map(({ on, value }) => ({ x: day(on), y: value })));
  // Judged by the line itself: a line far beyond the target is on track, wherever its bound lies.
  const ahead = line === null ? null : forecastAt(line, day(aim.endsOn));
  const forecast = ahead === null ? null : shown(ahead, aim.isShare === true);
  if (met) return { actual, forecast, verdict: 'reached' };
  if (ahead === null) return { actual, forecast, verdict: 'tooFewPoints' };
  if (Math.abs(ahead.value - aim.target) <= ahead.error) return { actual, forecast, verdict: 'uncertain' };
  return { actual, forecast, verdict: meets(ahead.value, aim) ? 'onTrack' : 'behind' };
}

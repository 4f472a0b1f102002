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

export interface PhaseProgress { readonly actual: Reading | null; readonly forecast: Forecast | null; readonly verdict: Verdict }

export interface PhaseTarget { readonly direction: Direction; readonly target: number; readonly endsOn: string }

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
  const forecast = line === null ? null : forecastAt(line, day(aim.endsOn));
  if (met) return { actual, forecast, verdict: 'reached' };
  if (forecast === null) return { actual, forecast, verdict: 'tooFewPoints' };
  if (Math.abs(forecast.value - aim.target) <= forecast.error) return { actual, forecast, verdict: 'uncertain' };
  return { actual, forecast, verdict: meets(forecast.value, aim) ? 'onTrack' : 'behind' };
}

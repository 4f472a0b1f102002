export { daysLeft, mayBecome, phaseOn, phaseRefusal, PLAN_STATES } from './phases.ts';
export type { Days, PhaseRefusal, PlanState } from './phases.ts';
export { DIRECTIONS, phaseProgress, VERDICTS } from './progress.ts';
export type { Direction, PhaseProgress, PhaseTarget, Reading, Verdict } from './progress.ts';
export { forecastAt, leastSquares, TREND_POINTS_MIN } from './trend.ts';
export type { Forecast, Measured, TrendLine } from './trend.ts';

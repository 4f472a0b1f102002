import { numberText } from '#platform/web/format.ts';
import type { Tone } from '#platform/web/tokens.ts';
import type { Direction, PlanState, Verdict } from '../domain/index.ts';

export const planTones: Readonly<Record<PlanState, Tone>> = { draft: 'neutral', inForce: 'ok', ended: 'held' };
export const verdictTones: Readonly<Record<Verdict, Tone>> = { reached: 'ok', missed: 'danger', onTrack: 'info', uncertain: 'warn', behind: 'danger', tooFewPoints: 'neutral', noReading: 'neutral' };

/** 数值 · At most two decimals, with its unit. */
export function amountText(value: number, unit: string): string {
  const digits = Number.isInteger(value) ? 0 : Number.isInteger(Math.round(value * 100) / 10) ? 1 : 2;
  return `${numberText(value, digits)}${unit === '%' ? '%' : ` ${unit}`}`;
}

/** 目标值 · With its direction. */
export const aimText = (direction: Direction, value: number, unit: string): string => `${direction === 'atLeast' ? '≥' : '≤'} ${amountText(value, unit)}`;

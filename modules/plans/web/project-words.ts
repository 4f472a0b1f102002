import { numberText } from '#platform/web/format.ts';
import type { Tone } from '#platform/web/tokens.ts';
import { wanOfFen } from '../domain/index.ts';
import type { ProjectState } from '../domain/index.ts';

export const projectTones: Readonly<Record<ProjectState, Tone>> = { planned: 'neutral', underway: 'info', paused: 'warn', finished: 'ok', dropped: 'held' };

/** 万元 · With its thousands told apart, as many decimals as it has. */
export function wanText(fen: number): string {
  const [whole = '0', decimals] = wanOfFen(fen).split('.');
  return `${numberText(Number(whole))}${decimals === undefined ? '' : `.${decimals}`}`;
}

/** At most two decimals. */
export const quantityText = (value: number): string => numberText(value, Number.isInteger(value) ? 0 : 2);

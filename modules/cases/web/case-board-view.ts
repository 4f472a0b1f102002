/** 看板规则 · Which act takes a card from one column to another, and where the keys lead. Pure. */
import { actsFrom, nextState } from '../domain/index.ts';
import type { CaseAct, CaseState } from '../domain/index.ts';

/** 看板列 · What still asks something of somebody, in the order of a case's life; what is over stands last. */
export const BOARD_STATES = ['reported', 'registered', 'dispatched', 'accepted', 'rectified', 'closed', 'shelved'] as const satisfies readonly CaseState[];
export type BoardState = (typeof BOARD_STATES)[number];

/** 拖放的动作 · The act that leads from one column to the other; null where none does. */
export function actBetween(from: CaseState, to: CaseState): CaseAct | null {
  if (from === to) return null;
  return actsFrom(from).find((act) => { const next = nextState(from, act); return next.ok && next.value === to; }) ?? null;
}

export interface CardPlace { readonly column: number; readonly card: number }

/** 方向键 · The card that an arrow key leads to; empty columns are passed over. */
export function cardAfter(lengths: readonly number[], { column, card }: CardPlace, key: string): CardPlace | null {
  if (key === 'ArrowDown') return card + 1 < (lengths[column] ?? 0) ? { column, card: card + 1 } : null;
  if (key === 'ArrowUp') return card > 0 ? { column, card: card - 1 } : null;
  const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
  if (step === 0) return null;
  for (let next = column + step; next >= 0 && next < lengths.length; next += step) {
    const length = lengths[next] ?? 0;
    if (length > 0) return { column: next, card: Math.min(card, length - 1) };
  }
  return null;
}

/** 三方核对 · Whether what a shop booked, what the ledger holds and what was granted agree. */

export const TIE_OUTCOMES = ['tied', 'differs', 'failed'] as const;
/** 核对结果 · Failed: the books of that shop could not be computed. */
export type TieOutcome = (typeof TIE_OUTCOMES)[number];

/** 核对一项 · @unit as its rows: points, pieces or fen */
export interface TiePair { readonly id: string; readonly label: string; readonly booked: number; readonly ledger: number }
export interface TieSide { readonly booked: number; readonly ledger: number; readonly difference: number; readonly findings: readonly TiePair[] }

/**
 * 两本账相对 · Sums of both books and every pair that differs. Differences are summed without sign, so that two mistakes never cancel.
 * @invariant difference is zero exactly when every pair agrees
 */
export function tied(pairs: readonly TiePair[]): TieSide {
  const findings = pairs.filter(({ booked, ledger }) => booked !== ledger);
  return { booked: pairs.reduce((sum, pair) => sum + pair.booked, 0), ledger: pairs.reduce((sum, pair) => sum + pair.ledger, 0), difference: findings.reduce((sum, { booked, ledger }) => sum + Math.abs(booked - ledger), 0), findings };
}

/** 超预算 · What was bought beyond what was granted; without a budget nothing can be said. @unit fen */
export const overBudget = (grantedFen: number | null, spentFen: number): number => (grantedFen === null ? 0 : Math.max(0, spentFen - grantedFen));

/** 盘点差异 · Lines whose count is not what is booked. */
export const differing = <Line extends { readonly booked: number; readonly counted: number }>(lines: readonly Line[]): Line[] => lines.filter(({ booked, counted }) => booked !== counted);

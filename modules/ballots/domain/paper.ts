/** 纸质选票 · Two people enter each paper ballot without seeing the other's entry; where they differ a third decides. */
import type { Choice } from './choice.ts';

export const PAPER_STATES = ['once', 'differs', 'settled'] as const;
export type PaperState = (typeof PAPER_STATES)[number];

/** Null: the paper is void. */
export interface PaperEntry { readonly choice: Choice | null }

const isSame = (a: Choice | null, b: Choice | null): boolean => JSON.stringify(a) === JSON.stringify(b);

/** 录入结果 · Where a paper stands after its entries, in the order in which they were made; at most three. */
export function paperStanding(entries: readonly PaperEntry[]): { readonly state: PaperState; readonly choice: Choice | null } {
  const [first, second, third] = entries;
  if (first === undefined || second === undefined) return { state: 'once', choice: null };
  if (third !== undefined) return { state: 'settled', choice: third.choice };
  return isSame(first.choice, second.choice) ? { state: 'settled', choice: first.choice } : { state: 'differs', choice: null };
}

/** 出入库种类 · bought 购入, donated 捐入, delivered 发出, cameBack 收回再入库, returned 退供方, damaged 损坏. */
export const MOVE_KINDS = ['bought', 'donated', 'delivered', 'cameBack', 'returned', 'damaged'] as const;
export type MoveKind = (typeof MOVE_KINDS)[number];

export interface StockMove { readonly kind: MoveKind; readonly quantity: number }
/** 库存合计 · @unit the benefit's own unit; delivered: less what came back */
export interface StockSums { readonly bought: number; readonly donated: number; readonly delivered: number; readonly returned: number; readonly damaged: number; readonly onHand: number }

export const NO_STOCK: StockSums = { bought: 0, donated: 0, delivered: 0, returned: 0, damaged: 0, onHand: 0 };

/** What a move does to what is there. @unit +quantity or -quantity */
export const effectOf = ({ kind, quantity }: StockMove): number => (kind === 'bought' || kind === 'donated' || kind === 'cameBack' ? quantity : -quantity);

/**
 * 库存 · received − delivered − returned − damaged = on hand.
 * @invariant onHand = bought + donated − delivered − returned − damaged
 */
export function stockSums(moves: readonly StockMove[]): StockSums {
  const sum = (kind: MoveKind): number => moves.filter((move) => move.kind === kind).reduce((total, { quantity }) => total + quantity, 0);
  const [bought, donated, delivered, returned, damaged] = [sum('bought'), sum('donated'), sum('delivered') - sum('cameBack'), sum('returned'), sum('damaged')];
  return { bought, donated, delivered, returned, damaged, onHand: bought + donated - delivered - returned - damaged };
}

/** 清点结果 · Two who counted apart: both say the same, or both count again. */
export const countOutcome = (first: number, second: number): 'agreed' | 'differs' => (first === second ? 'agreed' : 'differs');

/** 可否结束 · Why a scheme cannot be closed: a double waits for a decision, or a benefit is not counted by two to what the moves say. */
export type CloseRefusal = 'doubleOpen' | 'notCounted';
export interface CountedBenefit { readonly onHand: number; readonly countedQuantity: number | null; readonly movedSinceCount: boolean }

export function closeRefusal(doublesOpen: number, benefits: readonly CountedBenefit[]): CloseRefusal | null {
  if (doublesOpen > 0) return 'doubleOpen';
  return benefits.every(({ onHand, countedQuantity, movedSinceCount }) => countedQuantity === onHand && !movedSinceCount) ? null : 'notCounted';
}

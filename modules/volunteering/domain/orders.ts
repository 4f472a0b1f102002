import { createRng } from '#kernel/rng.ts';

/** 点单状态 · received: not looked at yet; open: a team may pick it up. */
export const ORDER_STATES = ['received', 'open', 'assigned', 'done', 'declined'] as const;
export type OrderState = (typeof ORDER_STATES)[number];
export type OrderAct = 'accept' | 'decline' | 'dispatch' | 'handBack' | 'complete';

const STEPS: Readonly<Record<OrderAct, { readonly from: OrderState; readonly to: OrderState }>> = {
  accept: { from: 'received', to: 'open' }, decline: { from: 'received', to: 'declined' }, dispatch: { from: 'open', to: 'assigned' }, handBack: { from: 'assigned', to: 'open' }, complete: { from: 'assigned', to: 'done' },
};

/** 下一步 · Where an act leads from a state, or null when it cannot be done there. */
export const orderStep = (state: OrderState, act: OrderAct): OrderState | null => (STEPS[act].from === state ? STEPS[act].to : null);

/** 回访比例 · One in twenty of the orders that are done. @source DOMAIN.md §6, our decision */
const CALLBACK_ONE_IN = 20;

/**
 * 抽取回访 · A sample that anybody who knows the seed can draw again; one at least while there is any.
 * @unit ids in any order: the draw goes by their sorted order
 */
export function callbackSample(ids: readonly string[], seed: string): readonly string[] {
  return createRng(seed).sample(ids.toSorted(), Math.ceil(ids.length / CALLBACK_ONE_IN));
}

/** 少于五个评分不显示 · Fewer would tell a team who said what. */
export const RATINGS_LEAST = 5;

/** 给队伍看的评分数 · Full fives alone, in the order in which they came: two looks one after the other differ by five ratings or by none, so nobody’s own is ever the difference. @unit ratings */
export const ratingsShown = (count: number): number => count - (count % RATINGS_LEAST);

export const CALLBACK_OUTCOMES = ['confirmed', 'unsatisfied', 'notServed', 'notReached'] as const;
/** 回访结果 */
export type CallbackOutcome = (typeof CALLBACK_OUTCOMES)[number];

import { movingUp } from './joining.ts';

/** 活动变更种类 · What became of something that was planned. */
export const CHANGE_KINDS = ['changed', 'cancelled'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** 变更事项 · What of an activity can be changed. */
export const CHANGED_PARTS = ['name', 'times', 'shifts', 'place', 'facility', 'project', 'capacity', 'about', 'signups'] as const;
export type ChangedPart = (typeof CHANGED_PARTS)[number];
/** What those who signed up have to learn of: when, where and whether their shift is there still. */
const TOLD_OF: ReadonlySet<ChangedPart> = new Set(['times', 'shifts', 'place', 'facility']);

/** 是否要告知 · A new word in the description needs no message; a new time or place does. */
export const isToldOf = (parts: readonly ChangedPart[]): boolean => parts.some((part) => TOLD_OF.has(part));

/** 改动不成立的原因 */
export type ChangeRefusal = 'cancelled' | 'held';

/**
 * 能否改动 · What was called off stays as it was; once somebody checked in or has a record, its times, shifts and place are evidence and stay too.
 * @errors cancelled, held
 */
export function changeRefusal(now: { readonly isCancelled: boolean; readonly isHeld: boolean }, parts: readonly ChangedPart[]): ChangeRefusal | null {
  if (now.isCancelled) return 'cancelled';
  return now.isHeld && parts.some((part) => part === 'times' || part === 'shifts' || part === 'place') ? 'held' : null;
}

/** 能否取消 · What was held cannot be called off any more. @errors cancelled, held */
export const cancelRefusal = (now: { readonly isCancelled: boolean; readonly isHeld: boolean }): ChangeRefusal | null => (now.isCancelled ? 'cancelled' : now.isHeld ? 'held' : null);

/** A shift as it is asked for; with an id it is one that is there. @unit milliseconds; people, null: no limit */
export interface AskedShift { readonly id: string | null; readonly from: number; readonly to: number; readonly capacity: number | null }
export interface KnownShift { readonly id: string; readonly from: number; readonly to: number; readonly capacity: number | null; readonly taken: number; readonly waiting: readonly string[] }

export interface ShiftsPlan {
  readonly kept: readonly (AskedShift & { readonly id: string; readonly isMoved: boolean; readonly movesUp: readonly string[] })[];
  readonly added: readonly AskedShift[];
  readonly dropped: readonly KnownShift[];
}

/**
 * 班次怎样变 · Kept ones keep those who signed up, and let the next in where there are more seats; the rest falls away.
 * @errors unknownShift: an id that is none of this activity, or twice; fullAlready: fewer seats than people who have one
 */
export function planShifts(known: readonly KnownShift[], asked: readonly AskedShift[]): ShiftsPlan | 'unknownShift' | 'fullAlready' {
  const byId = new Map(known.map((shift) => [shift.id, shift]));
  const named = asked.flatMap(({ id }) => (id === null ? [] : [id]));
  if (new Set(named).size !== named.length || named.some((id) => !byId.has(id))) return 'unknownShift';
  const kept = asked.flatMap((shift) => {
    const before = shift.id === null ? undefined : byId.get(shift.id);
    return before === undefined ? [] : [{ ...shift, id: before.id, isMoved: before.from !== shift.from || before.to !== shift.to, movesUp: movingUp(shift.capacity, before.taken, before.waiting) }];
  });
  if (kept.some(({ id, capacity }) => capacity !== null && capacity < (byId.get(id) as KnownShift).taken)) return 'fullAlready';
  return { kept, added: asked.filter(({ id }) => id === null), dropped: known.filter(({ id }) => !named.includes(id)) };
}

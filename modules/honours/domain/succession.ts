import { isInForceOn } from './award.ts';
import type { Award } from './award.ts';
import type { TitleRules } from './title.ts';

/** 变更 · What became of a village or unit: a new name, one with others, or several of one. */
export const SUCCESSIONS = ['renamed', 'merged', 'split'] as const;
export type Succession = (typeof SUCCESSIONS)[number];

/**
 * 称号去向 · What becomes of an award in force when its subject changes: a new name carries it where it is filed, a merger ends or carries it
 * by the title's rule, and a split leaves it with nobody unless the rule carries it, and then with the one that is named first.
 *
 * @source DOMAIN §4.3: a merger ends the title, a new name is filed
 */
export function fateOfAward(succession: Succession, rules: Pick<TitleRules, 'onRename' | 'onMerge'>, filed: boolean): 'carries' | 'ends' {
  if (succession === 'renamed') return rules.onRename === 'carries' || filed ? 'carries' : 'ends';
  return rules.onMerge === 'carries' ? 'carries' : 'ends';
}

/** 承接 · An award in two parts: up to the day with whoever held it, from that day on with whoever takes over. */
export interface Passing { readonly before: Award | null; readonly after: Award | null }

/**
 * 延续 · Parts an award that is carried over on a day. The predecessor keeps its history; where the successor holds the title already, the award
 * ends, and where it will hold one of its own, only until then.
 *
 * @param held awards of the same title that the successor has
 * @returns null where the award is not in force on the day, or ends on the day it began
 * @invariant every day before counts for the predecessor as it did, and on no day the title is held twice
 */
export function passOn(award: Award, on: string, held: readonly Pick<Award, 'from' | 'to'>[]): Passing | null {
  if (!isInForceOn(award, on) || award.endedBy !== null) return null;
  const holdsAlready = held.some((other) => isInForceOn(other, on));
  if (holdsAlready) return award.from === on ? null : { before: { ...award, to: on, endedBy: 'ended', rectifyBy: null }, after: null };
  const before = award.from === on ? null : { ...award, to: on, endedBy: 'passedOn' as const, rectifyBy: null };
  const next = held.map(({ from }) => from).filter((from) => from > on).sort()[0];
  const isCut = next !== undefined && (award.to === null || next < award.to);
  return { before, after: isCut ? { ...award, from: on, to: next, endedBy: 'superseded', rectifyBy: null } : { ...award, from: on } };
}

/**
 * 锁定去向 · Until when a withdrawn title is locked for whoever takes over: the lock goes where the award would have gone, so that a merger or
 * a split is no way round it; whoever takes over under a rule that ends titles begins anew.
 *
 * @returns null where nothing is locked on the day, or the lock stays behind
 */
export function lockPassed(award: Pick<Award, 'endedBy' | 'lockUntil'>, fate: 'carries' | 'ends', on: string): string | null {
  return fate === 'carries' && award.endedBy === 'withdrawn' && award.lockUntil !== null && on < award.lockUntil ? award.lockUntil : null;
}

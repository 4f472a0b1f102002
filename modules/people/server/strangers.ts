/**
 * 不存在的用户名 · A name that nobody has is answered like one that somebody has: the same words, the same tries left, the same
 * lock. Kept in memory, since there is no row to keep it in; the oldest are forgotten.
 */
import { afterFailure } from '../domain/index.ts';
import type { LockState } from '../domain/index.ts';

const NAMES_MAX = 10_000;
const states = new Map<string, LockState>();

export function strangerState(username: string): LockState {
  return states.get(username) ?? { failedCount: 0, lockedUntil: null };
}

/** Counts one more try. @returns the state after it */
export function countStranger(username: string, now: number): LockState {
  const after = afterFailure(strangerState(username), now);
  states.delete(username);
  if (states.size >= NAMES_MAX) states.delete(states.keys().next().value as string);
  states.set(username, after);
  return after;
}

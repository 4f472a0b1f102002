/**
 * 共用网络 · How many times the usual number of calls a network has in a ballot. The door asks before there is a transaction, so it is
 * remembered by whoever reads the ballot, which every voting page does first; where it is not known the usual number holds.
 */
import type { Bound } from '#platform/server/operations/index.ts';
import type { GuardLimits } from '../domain/index.ts';

const known = new Map<string, number>();
const BALLOTS_KEPT = 1_000;

/** @param limits null: what ships */
export function rememberNetwork(ballotId: string, limits: Pick<GuardLimits, 'networkTimes'> | null): void {
  const times = limits?.networkTimes ?? 1;
  if (times === 1) known.delete(ballotId);
  else if (known.has(ballotId) || known.size < BALLOTS_KEPT) known.set(ballotId, times);
}

/** 放宽 · A call of this ballot has its allowance, counted apart from other ballots. */
export const allowedFor = (bound: Bound): Bound => ({
  ...bound,
  allowance({ ballotId = '' }) {
    const times = known.get(ballotId);
    return times === undefined ? null : { key: ballotId, times };
  },
});

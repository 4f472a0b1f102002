import type { ObservationCounts } from './observation.ts';

/** 判定 · What an inspector says about one check at one site: 达标, 不达标, 不适用. */
export const VERDICTS = ['met', 'unmet', 'notApplicable'] as const;
export type Verdict = (typeof VERDICTS)[number];

/**
 * 判定计数 · The counts that a verdict stands for. Unmet takes one judgement away from the whole and keeps a count that
 * already says less; a count that says everything was met cannot stay under an unmet verdict.
 *
 * @unit expectedCount: judgements the check makes at this site, 1 or more
 * @example countsOfVerdict('unmet', 5, null) // { observedCount: 5, metCount: 4, notApplicable: false }
 */
export function countsOfVerdict(verdict: Verdict, expectedCount: number, before: ObservationCounts | null): ObservationCounts {
  if (verdict === 'notApplicable') return { observedCount: 0, metCount: 0, notApplicable: true };
  const observedCount = before === null || before.notApplicable || before.observedCount === 0 ? expectedCount : before.observedCount;
  if (verdict === 'met') return { observedCount, metCount: observedCount, notApplicable: false };
  const kept = before === null || before.notApplicable ? observedCount - 1 : before.metCount;
  return { observedCount, metCount: Math.min(kept, observedCount - 1), notApplicable: false };
}

/** 计数对应判定 · The verdict that counts amount to, or null when nothing was judged yet. */
export function verdictOf(counts: ObservationCounts | null): Verdict | null {
  if (counts === null) return null;
  if (counts.notApplicable) return 'notApplicable';
  if (counts.observedCount === 0) return null;
  return counts.metCount < counts.observedCount ? 'unmet' : 'met';
}

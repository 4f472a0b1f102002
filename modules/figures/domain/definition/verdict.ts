/** 核对 · A published number held against the computed one. */

export const VERDICTS = ['matches', 'inconsistent', 'differs', 'noValue', 'noFigure', 'notPermitted'] as const;
export type Verdict = (typeof VERDICTS)[number];

export interface Published { readonly value: number; readonly qualifier: 'exact' | 'more_than'; readonly kind: string; readonly reproduce: boolean }
export interface Computed { readonly value: number | null; readonly numerator: number | null; readonly denominator: number | null }

const decimals = (value: number): number => (String(value).split('.')[1] ?? '').length;
/** Below this two numbers of the same sum are the same. */
const NEARNESS = 1e-9;

/** Whether a ratio rounds to what was published, at the decimals it was published with; 62 % is two. */
function ratioMatches(published: number, { value }: Computed): boolean {
  const scale = 10 ** Math.max(decimals(published), 2);
  return value !== null && Math.abs(Math.round(value * scale) / scale - published) < NEARNESS;
}

/**
 * 结论 · A ratio that its own counts contradict is inconsistent, whoever published it; any other number simply differs.
 * `more_than` (余): the value or more.
 */
export function verdictOf(published: Published, computed: Computed): Verdict {
  if (computed.value === null) return 'noValue';
  if (published.kind === 'ratio') return ratioMatches(published.value, computed) ? 'matches' : computed.denominator !== null ? 'inconsistent' : 'differs';
  // A mean (86.7 人/场) is rounded as it was written; a count is not.
  if (computed.denominator !== null && decimals(published.value) > 0 && Math.abs(computed.value - published.value) <= 0.5 / 10 ** decimals(published.value) + NEARNESS) return 'matches';
  const same = Math.abs(computed.value - published.value) <= NEARNESS * Math.max(1, Math.abs(published.value));
  return same || (published.qualifier === 'more_than' && computed.value > published.value) ? 'matches' : 'differs';
}

/** Whether an entry is as it should be: what is to be reproduced matches; what is not may stand, once it is told. */
export function isAsExpected(published: Published, verdict: Verdict): boolean {
  return published.reproduce ? verdict === 'matches' : true;
}

/** 轮次显示 · Where a round stands: its state, and within “drawn” whether its sites have been given to inspectors. Pure. */
import type { LocalText } from '#platform/web/i18n.ts';
import type { Tone } from '#platform/web/tokens.ts';
import type { RoundState } from '../domain/index.ts';
import { roundStates } from './words.ts';

interface AssignedRound {
  readonly state: RoundState;
  readonly drawnCount: number;
  readonly byInspector: readonly { readonly total: number }[];
}

/** 分派情况 @unit sites; inspectors */
export function assignmentOf(round: AssignedRound): { readonly assigned: number; readonly unassigned: number; readonly inspectors: number } {
  const assigned = round.byInspector.reduce((sum, each) => sum + each.total, 0);
  return { assigned, unassigned: Math.max(0, round.drawnCount - assigned), inspectors: round.byInspector.length };
}

/** 当前步骤 · Index into the steps of the step to be done now; past the last one when the round is over. */
export function stepOf(round: AssignedRound): number {
  if (round.state === 'planned') return 1;
  if (round.state === 'closed') return 5;
  return round.state === 'drawn' && round.byInspector.length === 0 ? 2 : 3;
}

/** 轮次标签 · A round that is assigned and not begun says so. */
export function roundLook(round: AssignedRound): { readonly tone: Tone; readonly text: LocalText } {
  if (round.state === 'drawn') {
    return round.byInspector.length === 0
      ? { tone: 'warn', text: { zh: '已抽样，待分派', en: 'Drawn, to be assigned' } }
      : { tone: 'info', text: { zh: '已分派，待开始', en: 'Assigned, not begun' } };
  }
  return roundStates[round.state];
}

/** 份额文本 · `117/25` as people read it: `4.68`. */
export function quotaText(quota: string): string {
  const [numerator, denominator] = quota.split('/').map(Number);
  if (numerator === undefined || denominator === undefined || !Number.isFinite(numerator / denominator)) return quota;
  return (numerator / denominator).toFixed(2);
}

import { type Ratio, ratioValue } from '#kernel/ratio.ts';
import type { CaseCounts } from './counts.ts';

/**
 * 案件指标 · The shares by which case work is judged; labels and plain-language definitions are elsewhere.
 * closeRate 结案率 · onTimeCloseRate 按期结案率 · reworkRate 返工率 · rectifyRate 处置率 · onTimeRectifyRate 按期处置率 ·
 * reworkOfDueRate 返工率(应结案口径) · overduePendingRate 超期待处置率 · extensionRate 延期率 · accurateRegisterRate 准确立案率.
 */
export type CaseMetric =
  | 'closeRate'
  | 'onTimeCloseRate'
  | 'reworkRate'
  | 'rectifyRate'
  | 'onTimeRectifyRate'
  | 'reworkOfDueRate'
  | 'overduePendingRate'
  | 'extensionRate'
  | 'accurateRegisterRate';

/**
 * 计算指标 · Every share with its numerator and denominator. Where nothing was due the denominator is zero
 * and the share has no value; it is never 0 % and never 100 %.
 *
 * @source formulas of working city-management systems, DOMAIN §2.5
 */
export function caseMetrics(counts: CaseCounts): Readonly<Record<CaseMetric, Ratio>> {
  const closeDue = counts.registered - counts.pendingInTime;
  const of = (numerator: number, denominator: number): Ratio => ({ numerator, denominator });
  return {
    closeRate: of(counts.closed, closeDue),
    onTimeCloseRate: of(counts.closedOnTime, closeDue),
    reworkRate: of(counts.reworks, counts.registered),
    rectifyRate: of(counts.rectified, counts.rectifyDue),
    onTimeRectifyRate: of(counts.rectifiedOnTime, counts.rectifyDue),
    reworkOfDueRate: of(counts.reworks, closeDue),
    overduePendingRate: of(counts.overduePending, counts.rectifyDue),
    extensionRate: of(counts.extended, counts.rectifyDue),
    accurateRegisterRate: of(counts.registered, counts.registered + counts.voided),
  };
}

/** 综合评分项 · One part of a composite: a share times its most, a fault's share taken from its most, or supervision. */
export type CompositePart =
  | { readonly kind: 'share'; readonly metric: CaseMetric; readonly scoreMax: number }
  | { readonly kind: 'faultShare'; readonly metric: CaseMetric; readonly scoreMax: number }
  | {
      readonly kind: 'supervision';
      readonly scoreMax: number;
      readonly deductionEach: number;
      readonly deductionPending: number;
    };

/** 综合评分方案 · Parts that add up to 100. */
export type CompositePreset = { readonly code: string; readonly parts: readonly CompositePart[] };

/**
 * 五三一一 · 按期结案率 50 + 结案率 30 + (1 − 返工率) 10 + 督办 10 (half off for each supervised case, one more
 * for each not yet fixed).
 */
export const COMPOSITE_CLOSE: CompositePreset = {
  code: 'close_50_30_10_10',
  parts: [
    { kind: 'share', metric: 'onTimeCloseRate', scoreMax: 50 },
    { kind: 'share', metric: 'closeRate', scoreMax: 30 },
    { kind: 'faultShare', metric: 'reworkRate', scoreMax: 10 },
    { kind: 'supervision', scoreMax: 10, deductionEach: 0.5, deductionPending: 1 },
  ],
};

/** 三二二二一 · 处置率 30 + 按期处置率 20 + (1 − 返工率) 20 + (1 − 超期待处置率) 20 + (1 − 延期率) 10. */
export const COMPOSITE_RECTIFY: CompositePreset = {
  code: 'rectify_30_20_20_20_10',
  parts: [
    { kind: 'share', metric: 'rectifyRate', scoreMax: 30 },
    { kind: 'share', metric: 'onTimeRectifyRate', scoreMax: 20 },
    { kind: 'faultShare', metric: 'reworkOfDueRate', scoreMax: 20 },
    { kind: 'faultShare', metric: 'overduePendingRate', scoreMax: 20 },
    { kind: 'faultShare', metric: 'extensionRate', scoreMax: 10 },
  ],
};

/** 综合评分分项 · What one part gave; the share it came from is null for supervision, which has none. */
export type CompositePartScore = {
  readonly part: CompositePart;
  readonly share: Ratio | null;
  readonly score: number | null;
};

/** 综合得分 · A composite and the parts it came from; null where a needed share has no value. */
export type CompositeScore = { readonly score: number | null; readonly parts: readonly CompositePartScore[] };

/**
 * 综合评分 · The composite of a preset. A unit with nothing due has no score rather than a full or an empty
 * one, and is not ranked. Each part stays between zero and its most, also when one case was reworked three
 * times or supervision would take off more than there is.
 *
 * @unit 0 to 100, rounded to four decimals so that equal work is equal
 * @source DOMAIN §2.5, both composites; keeping each part within its bounds is our decision
 * @invariant a closed case on time instead of late never lowers the composite
 */
export function compositeScore(counts: CaseCounts, preset: CompositePreset): CompositeScore {
  const metrics = caseMetrics(counts);
  const parts = preset.parts.map((part) => {
    if (part.kind === 'supervision') {
      const deduction = counts.supervised * part.deductionEach + counts.supervisedPending * part.deductionPending;
      return { part, share: null, score: within(part.scoreMax - deduction, part.scoreMax) };
    }
    const share = metrics[part.metric];
    const value = ratioValue(share);
    if (value === null) return { part, share, score: null };
    return { part, share, score: within((part.kind === 'share' ? value : 1 - value) * part.scoreMax, part.scoreMax) };
  });
  const scores = parts.map(({ score }) => score).filter((score) => score !== null);
  if (scores.length < parts.length) return { score: null, parts };
  return { score: rounded(scores.reduce((sum, score) => sum + score, 0)), parts };
}

function within(score: number, scoreMax: number): number {
  return rounded(Math.min(scoreMax, Math.max(0, score)));
}

function rounded(score: number): number {
  return Math.round(score * 1e4) / 1e4;
}

import type { Interval } from '#kernel/interval.ts';
import { isLocalDate } from '#kernel/local-date.ts';
import { ratio, ratioValue, type Ratio } from '#kernel/ratio.ts';
import { METHODS, type MethodWeights, type Sanction } from '#modules/frameworks/domain/index.ts';
import { compositeScore, cycleScore, yearScore } from './composite.ts';
import { POINT_PARTS } from './weighted-mean.ts';

/** 组成部分 · The four methods of a framework, and the score of a linked system. */
export const COMPONENTS = [...METHODS, 'linked'] as const;
export type Component = (typeof COMPONENTS)[number];

/** 测评满分 · A score is out of so many points. */
export const EVALUATION_POINTS = 100;
const WHOLE_PARTS = EVALUATION_POINTS * POINT_PARTS;

/** 负面清单的后果 · What a sanction does to a score: points off, no more than a cap, or no place at all. */
export type NegativeEffect = { readonly kind: 'deduct' } | { readonly kind: 'cap'; readonly capPoints: number } | { readonly kind: 'veto' };

/** 关联体系 · Another score that must reach a least one and counts a share: 未成年人思想道德建设, 85 and 20 %. @unit minimum: points; share: per cent */
export type LinkedRule = { readonly nameZh: string; readonly nameEn: string; readonly minimum: number; readonly share: number };

/**
 * 测评规则 · Everything a year's score goes by, as data.
 *
 * @unit methodWeights: any one measure · yearWeights: per cent, the last of them this year's when the cycle is complete
 * @source DOMAIN 1.3, 1.5
 */
export type EvaluationRules = {
  readonly methodWeights: MethodWeights;
  readonly linked: LinkedRule | null;
  readonly yearWeights: readonly number[];
  /** How many years of the cycle came before this one; 0 in its first year, and where a year stands alone. */
  readonly earlierYears: number;
  readonly effects: Readonly<Record<Exclude<Sanction, 'deduct'>, Exclude<NegativeEffect, { kind: 'deduct' }>>>;
};

/** 默认后果 · The ladder as it is known: who may not be nominated, is suspended or loses the title takes no place. */
export const DEFAULT_EFFECTS: EvaluationRules['effects'] = { stopNomination: { kind: 'veto' }, suspendOneYear: { kind: 'veto' }, revoke: { kind: 'veto' } };

/** 负面情形 · An entry of the negative list. @unit deductionPoints: points · lookBackMonths: months */
export type NegativeFact = { readonly code: string; readonly happenedOn: string; readonly sanction: Sanction; readonly deductionPoints: number; readonly lookBackMonths: number };

/**
 * 回溯期内 · Whether something that happened counts at the end of a period: after the same day so many months before, and not
 * after the end. Dates are compared as they are written, and a day that a month does not have is its last.
 *
 * @source DOMAIN 1.5: "within 12 months before"
 * @example countsAt({ happenedOn: '2025-12-31', lookBackMonths: 12 }, '2026-12-31') // false: it is twelve months ago to the day
 */
export function countsAt({ happenedOn, lookBackMonths }: Pick<NegativeFact, 'happenedOn' | 'lookBackMonths'>, endsOn: string): boolean {
  const [year, month, day] = endsOn.split('-').map(Number) as [number, number, number];
  const months = year * 12 + (month - 1) - lookBackMonths;
  const pad = (number: number): string => String(number).padStart(2, '0');
  const dayOf = (at: number): string => `${String(Math.floor(months / 12)).padStart(4, '0')}-${pad((months % 12) + 1)}-${pad(at)}`;
  let last = day;
  while (!isLocalDate(dayOf(last))) last -= 1;
  const from = dayOf(last);
  return happenedOn > from && happenedOn <= endsOn;
}

/**
 * 关联体系的观测的用法 · counted: it counts; ownSeen: the own round judged the same at this site; newer: a newer observation of the same counts;
 * outside: the site is not in the own round; notAsked: this edition looks at nothing of the standard at sites of this type; shown: it asks
 * a part, the whole or something related, and is told only.
 */
export const LINKED_USES = ['counted', 'ownSeen', 'newer', 'outside', 'notAsked', 'shown'] as const;
export type LinkedUse = (typeof LINKED_USES)[number];

/** 地区情况 · What is known of one area. @unit shares: earned of possible; earlier: score of each earlier year of the cycle, null where there is none */
export type AreaFacts = {
  readonly shares: Readonly<Partial<Record<Component, Ratio | null>>>;
  readonly negatives: readonly NegativeFact[];
  readonly earlier: readonly (Ratio | null)[];
};

/** 计算步骤 · One line of the working. @unit points; weight and share: per cent; balance: points after this step */
export type WorkingStep =
  | { readonly kind: 'component'; readonly component: Component; readonly weight: number; readonly scored: number | null }
  | { readonly kind: 'year'; readonly covered: number; readonly balance: number }
  | { readonly kind: 'linked'; readonly scored: number | null; readonly share: number; readonly balance: number }
  | { readonly kind: 'precondition'; readonly scored: number; readonly minimum: number; readonly isMet: boolean }
  | { readonly kind: 'deduct'; readonly entries: number; readonly points: number; readonly balance: number }
  | { readonly kind: 'cap'; readonly entries: number; readonly points: number; readonly balance: number }
  | { readonly kind: 'veto'; readonly entries: number }
  | { readonly kind: 'cycleYear'; readonly year: number; readonly weight: number; readonly scored: number | null }
  | { readonly kind: 'cycle'; readonly covered: number; readonly balance: number };

/** 结论 · counted: takes a place; incomplete: something is missing; precondition, vetoed: shown with its score, takes no place; nothing: no result at all. */
export const STANDINGS = ['counted', 'incomplete', 'precondition', 'vetoed', 'nothing'] as const;
export type Standing = (typeof STANDINGS)[number];

/** 测评结果 · @unit score: of the whole, in ten-thousandths of a point; 0 of 0 without any result */
export type AreaResult = {
  readonly score: Ratio;
  /** This year alone, with the linked system and the negative list; what a later year of the cycle takes over. */
  readonly yearShare: Ratio;
  readonly missing: readonly string[];
  readonly standing: Standing;
  readonly steps: readonly WorkingStep[];
};

const pointsOf = (share: Ratio): number | null => { const value = ratioValue(share); return value === null ? null : value * EVALUATION_POINTS; };
const partsOf = ({ numerator, denominator }: Ratio): number => (denominator === 0 ? 0 : Number((2n * BigInt(numerator) * BigInt(WHOLE_PARTS) + BigInt(denominator)) / (2n * BigInt(denominator))));
const ofParts = (parts: number): Ratio => ratio(parts, WHOLE_PARTS);
const coveredOf = (coverage: Ratio): number => 100 * (ratioValue(coverage) ?? 0);

/** The negative list within its window, by what it does. */
function negativeSteps(rules: EvaluationRules, counted: readonly NegativeFact[], before: number): { parts: number; isVetoed: boolean; steps: WorkingStep[] } {
  const steps: WorkingStep[] = [];
  let parts = before;
  const deducting = counted.filter(({ sanction }) => sanction === 'deduct');
  if (deducting.length > 0) {
    const points = deducting.reduce((sum, { deductionPoints }) => sum + Math.round(deductionPoints * 100), 0) / 100;
    parts = Math.max(0, parts - Math.round(points * POINT_PARTS));
    steps.push({ kind: 'deduct', entries: deducting.length, points, balance: parts / POINT_PARTS });
  }
  const effects = counted.flatMap(({ sanction }) => (sanction === 'deduct' ? [] : [rules.effects[sanction]]));
  const caps = effects.flatMap((effect) => (effect.kind === 'cap' ? [effect.capPoints] : []));
  if (caps.length > 0) {
    const points = Math.min(...caps);
    parts = Math.min(parts, Math.round(points * POINT_PARTS));
    steps.push({ kind: 'cap', entries: caps.length, points, balance: parts / POINT_PARTS });
  }
  const vetoes = effects.filter(({ kind }) => kind === 'veto').length;
  if (vetoes > 0) steps.push({ kind: 'veto', entries: vetoes });
  return { parts, isVetoed: vetoes > 0, steps };
}

/** The share of a linked system, and whether its least score is reached. */
function withLinked({ linked }: EvaluationRules, own: Ratio, linkedShare: Ratio | null): { score: Ratio; isShort: boolean; missing: string[]; steps: WorkingStep[] } {
  if (linked === null) return { score: own, isShort: false, missing: [], steps: [] };
  const together = compositeScore([{ key: 'own', weight: 100 - linked.share, share: own }, { key: 'linked', weight: linked.share, share: linkedShare }]);
  const scored = linkedShare === null ? null : pointsOf(linkedShare);
  const isMet = scored !== null && scored >= linked.minimum;
  return {
    score: together.score, isShort: scored !== null && !isMet, missing: linked.share > 0 && scored === null ? ['linked'] : [],
    steps: [
      ...(scored === null ? [] : [{ kind: 'precondition' as const, scored, minimum: linked.minimum, isMet }]),
      { kind: 'linked', scored, share: linked.share, balance: partsOf(together.score) / POINT_PARTS },
    ],
  };
}

/**
 * 地区得分 · One area's score, with every step: the methods by their weights, a linked system and its precondition, the negative
 * list in its window, at last the years of the cycle. What is missing is named and not assumed.
 *
 * @unit endsOn: last day of the period, for the look-back
 * @source DOMAIN 1.3 (weights, years, linked system), 1.5 (negative list)
 * @invariant the score lies between nothing and the whole, never rises with one more negative entry and never falls when a share rises
 */
export function evaluateArea(rules: EvaluationRules, { shares, negatives, earlier }: AreaFacts, endsOn: string): AreaResult {
  const year = yearScore(rules.methodWeights, shares);
  const components: WorkingStep[] = METHODS.flatMap((component) => {
    const weight = rules.methodWeights[component] ?? 0;
    const share = shares[component];
    return weight === 0 ? [] : [{ kind: 'component' as const, component, weight, scored: share === undefined || share === null ? null : pointsOf(share) }];
  });
  const linked = withLinked(rules, year.score, shares.linked ?? null);
  const negative = negativeSteps(rules, negatives.filter((fact) => countsAt(fact, endsOn)), partsOf(linked.score));
  const hasResult = year.score.denominator > 0;
  const yearShare = hasResult ? ofParts(negative.parts) : ratio(0, 0);
  const isCycle = rules.earlierYears > 0;
  const weights = rules.yearWeights.slice(0, rules.earlierYears + 1);
  const cycle = cycleScore(weights, [...Array.from({ length: rules.earlierYears }, (_, at) => earlier[at] ?? null), hasResult ? yearShare : null]);
  const score = isCycle ? cycle.score : yearShare;
  const missing = [...year.missing, ...linked.missing, ...(isCycle ? cycle.missing.filter((at) => at <= rules.earlierYears).map((at) => `year${at}`) : [])];
  const standing: Standing = !hasResult ? 'nothing' : negative.isVetoed ? 'vetoed' : linked.isShort ? 'precondition' : missing.length > 0 ? 'incomplete' : 'counted';
  return {
    score, yearShare, missing, standing,
    steps: [
      ...components, { kind: 'year', covered: coveredOf(year.coverage), balance: partsOf(year.score) / POINT_PARTS }, ...linked.steps, ...negative.steps,
      ...(isCycle ? [
        ...weights.map((weight, at) => ({ kind: 'cycleYear' as const, year: at + 1, weight, scored: pointsOf(at < rules.earlierYears ? (earlier[at] ?? ratio(0, 0)) : yearShare) })),
        { kind: 'cycle' as const, covered: coveredOf(cycle.coverage), balance: partsOf(cycle.score) / POINT_PARTS },
      ] : []),
    ],
  };
}

/**
 * 合成区间 · Where a score lies when several of its parts were sampled apart from each other: what each of them leaves open, put
 * together by squares.
 *
 * @param ends the score with one part at the end of its interval and the others as they are, for each sampled part
 * @unit points
 * @invariant with one part it is the interval of that part; no narrower than any of them, no wider than all one after another
 */
export function combinedInterval(score: number, ends: readonly Interval[]): Interval {
  const together = (of: (end: Interval) => number): number => Math.sqrt(ends.reduce((sum, end) => sum + (of(end) - score) ** 2, 0));
  return { low: Math.max(0, score - together(({ low }) => Math.min(low, score))), high: Math.min(EVALUATION_POINTS, score + together(({ high }) => Math.max(high, score))) };
}

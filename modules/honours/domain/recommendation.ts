import type { EligibilityFinding } from './eligibility.ts';

/** 推荐状态 · sent upward, and what came of it. */
export const RECOMMENDATION_STATES = ['sent', 'chosen', 'notChosen', 'returned', 'withdrawn'] as const;
export type RecommendationState = (typeof RECOMMENDATION_STATES)[number];
export const RECOMMENDATION_OUTCOMES = ['chosen', 'notChosen', 'returned', 'withdrawn'] as const;
export type RecommendationOutcome = (typeof RECOMMENDATION_OUTCOMES)[number];

/** 推荐事件 */
export const RECOMMENDATION_EVENT_KINDS = ['sent', 'sentAgain', 'chosen', 'notChosen', 'returned', 'withdrawn', 'awarded'] as const;
export type RecommendationEventKind = (typeof RECOMMENDATION_EVENT_KINDS)[number];

export interface RecommendationStanding { readonly state: RecommendationState; readonly sentOn: string; readonly outcomeOn: string | null; readonly hasAward: boolean }
export type RecommendationRefusal = 'settled' | 'date';

/** 登记结果 · What came of it, or a correction of it while no award stands on it; never before it was sent. @returns null when it may */
export function outcomeRefusal(now: RecommendationStanding, on: string, today: string): RecommendationRefusal | null {
  if (now.hasAward || now.state === 'withdrawn') return 'settled';
  return on < now.sentOn || on > today ? 'date' : null;
}

/** 再次报送 · What was returned goes up again, not before it came back. @returns null when it may */
export function sendingRefusal(now: RecommendationStanding, on: string, today: string): RecommendationRefusal | null {
  if (now.state !== 'returned') return 'settled';
  return on < (now.outcomeOn ?? now.sentOn) || on > today ? 'date' : null;
}

/** 下级称号 · A title from which one goes upward, and how many terms in a row a subject has held it. */
export interface LowerTitle { readonly code: string; readonly termsAsked: number; readonly termsInARow: number }

/**
 * 向上推荐条件 · Whether a subject holds one of the titles that lead to the higher one for as many terms in a row as that title asks. A title
 * to which none leads asks nothing here; what it asks besides stands in its own prerequisites.
 *
 * @unit terms
 */
export function upwardFinding(lower: readonly LowerTitle[]): EligibilityFinding[] {
  if (lower.length === 0) return [];
  const nearest = lower.toSorted((a, b) => a.termsAsked - a.termsInARow - (b.termsAsked - b.termsInARow))[0] as LowerTitle;
  const isMet = nearest.termsInARow >= nearest.termsAsked;
  return [{ code: 'upward', key: 'upward', state: isMet ? 'met' : 'unmet', titles: lower.map(({ code }) => code), count: nearest.termsInARow, of: nearest.termsAsked, day: null, isAdvice: false }];
}

/** Conditions that are judged where the higher title is decided, by those who check there. */
export const isForTheHigherTier = ({ code }: Pick<EligibilityFinding, 'code'>): boolean => code === 'declared' || code === 'negative' || code === 'department';

/** 能否推荐 · Met, set aside with a reason where that may be, or kept back. */
export function recommendationVerdict(findings: readonly EligibilityFinding[], canBeSetAside: (code: EligibilityFinding['code']) => boolean): 'met' | 'needsReason' | 'refused' {
  const unmet = findings.filter(({ state }) => state !== 'met');
  if (unmet.length === 0) return 'met';
  return unmet.every(({ code }) => canBeSetAside(code)) ? 'needsReason' : 'refused';
}

/** 积分规则 · What a deed is worth, how often, and what shows that it happened. */
export const EVIDENCE_KINDS = ['note', 'signature', 'witness', 'slip', 'photo', 'slipPhoto'] as const;
/** 凭据种类 · What must be told with a deed. */
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];
/** 是否要照片 · Whether a deed of this kind of evidence is recorded with a photo only. */
export const needsPhoto = (kind: EvidenceKind): boolean => kind === 'photo' || kind === 'slipPhoto';
/**
 * 是否要写凭据 · Whether a deed is recorded only with words of its evidence: a deduction always, and what a signed list, a witness or a slip shows.
 * @unit points: negative takes
 */
export const needsEvidence = ({ points, evidence }: { readonly points: number; readonly evidence: EvidenceKind }): boolean => points < 0 || evidence === 'signature' || evidence === 'witness' || evidence === 'slip';
/** A deed needs no more to be shown. */
export const PHOTOS_MAX = 6;

/** 积分项 · One line of a rule book. @unit points: positive earns, negative takes · monthlyCap: times a household and month */
export interface Rule { readonly code: string; readonly group: string; readonly label: string; readonly points: number; readonly monthlyCap: number | null; readonly evidence: EvidenceKind }

export const BOOK_STATES = ['draft', 'inForce', 'discarded'] as const;
export type BookState = (typeof BOOK_STATES)[number];
export const DEED_STATES = ['recorded', 'noticed', 'posted', 'declined', 'corrected'] as const;
/** 记分状态 · recorded → noticed (somebody else agreed, it hangs out) → posted; declined or corrected on the way. */
export type DeedState = (typeof DEED_STATES)[number];

export type RuleFault = 'codeTwice' | 'noPoints';

/** 规则是否可用 · Which line is wrong, or null. */
export function ruleFault(rules: readonly Rule[]): { readonly fault: RuleFault; readonly at: number } | null {
  const seen = new Set<string>();
  for (const [at, rule] of rules.entries()) {
    if (seen.has(rule.code)) return { fault: 'codeTwice', at };
    if (rule.points === 0) return { fault: 'noPoints', at };
    seen.add(rule.code);
  }
  return null;
}

/** 本月是否已满 · Whether one more deed by this rule would pass its cap. @unit before: deeds of the month that were not declined or corrected */
export const isOverCap = (rule: Pick<Rule, 'monthlyCap'>, before: number): boolean => rule.monthlyCap !== null && before >= rule.monthlyCap;

/** 入账分 · A deduction takes no more than there is: a household never owes. @unit points */
export const pointsToPost = (points: number, balance: number): number => (points >= 0 ? points : -Math.min(-points, Math.max(0, balance)));

/** 季度 · First and last day of a quarter written `2026-3`. */
export function quarterDays(quarter: string): { readonly from: string; readonly to: string } {
  const [year, number] = quarter.split('-').map(Number) as [number, number];
  const two = (value: number): string => String(value).padStart(2, '0');
  const last = number === 1 || number === 4 ? 31 : 30;
  return { from: `${year}-${two(number * 3 - 2)}-01`, to: `${year}-${two(number * 3)}-${last}` };
}

/** 所在季度 @example quarterOf('2026-09-21') === '2026-3' */
export const quarterOf = (day: string): string => `${day.slice(0, 4)}-${Math.ceil(Number(day.slice(5, 7)) / 3)}`;

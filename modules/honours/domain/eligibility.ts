import { addMonths } from './months.ts';
import { reaches } from './quotas.ts';
import type { NegativeItem, Prerequisite, TitleRules } from './title.ts';
import type { SubjectKind } from './words.ts';

/** 事实 · What is known of a subject on the day it is judged. */
export interface SubjectFacts {
  readonly subjectKind: SubjectKind;
  /** Titles in force on the day, with the first day of each. */
  readonly held: readonly { readonly titleCode: string; readonly from: string }[];
  /** Members by kind: how many there are, and how many hold which title on the day. */
  readonly members: Readonly<Partial<Record<SubjectKind, { readonly total: number; readonly holding: (titles: readonly string[]) => number }>>>;
  /** What those who check said, by code; absent while nobody said anything. */
  readonly declared: Readonly<Record<string, boolean>>;
  /** Negative items that happened, with the day. */
  readonly negative: readonly { readonly code: string; readonly on: string }[];
  /** Negative items of which somebody signed that they did not happen, by code. */
  readonly negativeCleared: readonly string[];
  /** A title withdrawn keeps the subject out until this day. */
  readonly lockedUntil: string | null;
  /** Holds the very title it is nominated for. */
  readonly holdsAlready: boolean;
  /** Kept of minors alone. */
  readonly bornOn: string | null;
  readonly isAdult: boolean;
  readonly classCode: string | null;
  /** Departments asked for a yes or no, and what they said; empty while nobody is asked. */
  readonly departments: Readonly<Record<string, boolean | null>>;
  /** Groupings that the quotas of the round look at, with the candidate's group in each; null while nobody said it. */
  readonly groups: Readonly<Record<string, string | null>>;
}

export const ELIGIBILITY_CODES = ['kind', 'locked', 'holdsAlready', 'holdsTitle', 'memberShare', 'declared', 'negative', 'age', 'department', 'upward', 'group'] as const;
export type EligibilityCode = (typeof ELIGIBILITY_CODES)[number];

/** Conditions of what a title is for: nobody sets them aside, whatever the reason. */
const FIXED: ReadonlySet<EligibilityCode> = new Set(['kind', 'locked', 'holdsAlready', 'age']);
export const canBeSetAside = (code: EligibilityCode): boolean => !FIXED.has(code);

/** A condition that is not met may be set aside; of what is not known yet, only a group: there may be none that fits. */
export const maySetAside = ({ code, state, isAdvice }: Pick<EligibilityFinding, 'code' | 'state' | 'isAdvice'>): boolean => canBeSetAside(code) && !isAdvice && (state === 'unmet' || (state === 'open' && code === 'group'));

/** 资格结论 · One condition: met, not met, or not known yet; with the numbers that say so. */
export interface EligibilityFinding {
  readonly code: EligibilityCode;
  /** Which condition of its kind, for an override to name it. */
  readonly key: string;
  readonly state: 'met' | 'unmet' | 'open';
  readonly titles: readonly string[];
  readonly count: number | null;
  readonly of: number | null;
  readonly day: string | null;
  /** Keeps nobody out: it is there for whoever decides. */
  readonly isAdvice: boolean;
}

const finding = (code: EligibilityCode, key: string, state: EligibilityFinding['state'], more: Partial<EligibilityFinding> = {}): EligibilityFinding =>
  ({ code, key, state, titles: [], count: null, of: null, day: null, isAdvice: false, ...more });

function prerequisiteFinding(needed: Prerequisite, at: number, facts: SubjectFacts, day: string): EligibilityFinding {
  switch (needed.kind) {
    case 'holdsTitle': {
      const long = facts.held.some(({ titleCode, from }) => needed.titles.includes(titleCode) && addMonths(from, needed.monthsLeast) <= day);
      return finding('holdsTitle', `holdsTitle/${at}`, long ? 'met' : 'unmet', { titles: needed.titles, count: needed.monthsLeast });
    }
    case 'memberShare': {
      const members = facts.members[needed.memberKind];
      const [count, of] = [members?.holding(needed.titles) ?? 0, members?.total ?? 0];
      return finding('memberShare', `memberShare/${at}`, reaches(count, of, needed.least) ? 'met' : 'unmet', { titles: needed.titles, count, of });
    }
    case 'declared': {
      const said = facts.declared[needed.code];
      return finding('declared', `declared/${needed.code}`, said === undefined ? 'open' : said ? 'met' : 'unmet');
    }
  }
}

/** Every department that was asked has answered, and named nothing of this kind. */
const departmentsAnswered = ({ departments }: SubjectFacts): boolean => Object.keys(departments).length > 0 && Object.values(departments).every((said) => said !== null);

/** Within its look-back: on the first day of it too. Silence is no proof: it is met once somebody signed for it, or all departments answered. */
function negativeFinding(item: NegativeItem, facts: SubjectFacts, day: string): EligibilityFinding {
  const since = item.lookBackMonths === null ? '0001-01-01' : addMonths(day, -item.lookBackMonths);
  const said = facts.negative.filter(({ code }) => code === item.code);
  const happened = said.filter(({ on }) => on >= since && on <= day).map(({ on }) => on).sort().at(-1);
  if (happened !== undefined) return finding('negative', `negative/${item.code}`, 'unmet', { day: happened });
  return finding('negative', `negative/${item.code}`, said.length > 0 || facts.negativeCleared.includes(item.code) || departmentsAnswered(facts) ? 'met' : 'open');
}

function ageFinding(rules: TitleRules, facts: SubjectFacts, day: string): EligibilityFinding[] {
  if (rules.ageLeast === null || facts.subjectKind !== 'person') return [];
  if (facts.classCode !== null && rules.ageExceptClasses.includes(facts.classCode)) return [];
  const state = facts.isAdult ? 'met' : facts.bornOn === null ? 'open' : addMonths(facts.bornOn, rules.ageLeast * 12) <= day ? 'met' : 'unmet';
  return [finding('age', 'age', state, { count: rules.ageLeast })];
}

/**
 * 资格核对 · Every condition of a title held against one subject on a day, each explained.
 *
 * @invariant `open` is never taken for met
 */
export function eligibilityFindings(title: { readonly subjectKind: SubjectKind; readonly rules: TitleRules }, facts: SubjectFacts, day: string): EligibilityFinding[] {
  return [
    finding('kind', 'kind', title.subjectKind === facts.subjectKind ? 'met' : 'unmet'),
    finding('locked', 'locked', facts.lockedUntil !== null && day < facts.lockedUntil ? 'unmet' : 'met', { day: facts.lockedUntil }),
    finding('holdsAlready', 'holdsAlready', facts.holdsAlready ? 'unmet' : 'met'),
    ...ageFinding(title.rules, facts, day),
    ...title.rules.prerequisites.map((needed, at) => prerequisiteFinding(needed, at, facts, day)),
    ...title.rules.negativeItems.map((item) => negativeFinding(item, facts, day)),
    ...Object.entries(facts.departments).map(([code, said]) => finding('department', `department/${code}`, said === null ? 'open' : said ? 'met' : 'unmet', { isAdvice: said === false && title.rules.departmentNo === 'shown' })),
    ...Object.entries(facts.groups).map(([dimension, group]) => finding('group', `group/${dimension}`, group === null ? 'open' : 'met')),
  ];
}

/** Whether a condition keeps its candidate out: not met, not set aside, and no mere advice. */
export const keepsOut = ({ state, key, isAdvice }: EligibilityFinding, overridden: ReadonlySet<string>): boolean => state === 'unmet' && !isAdvice && !overridden.has(key);

export type Verdict = 'eligible' | 'ineligible' | 'nominated';

/**
 * 资格判定 · Eligible, out, or not known yet. Where departments check later, or no stage of the round asks anybody, negative items that nobody signed for
 * are named as open and hold nobody up; what a stage asks now, does.
 */
export function verdictOf(findings: readonly EligibilityFinding[], overridden: ReadonlySet<string>, negativesAskedNow: boolean): Verdict {
  if (findings.some((each) => keepsOut(each, overridden))) return 'ineligible';
  const asked = negativesAskedNow ? findings : findings.filter(({ code, state }) => code !== 'negative' || state !== 'open');
  return isEligible(asked, overridden) ? 'eligible' : 'nominated';
}

/** Of what is open, whether all of it is only waited for from those who sign: whoever was eligible is not taken back for it. */
export const awaitsSignaturesAlone = (findings: readonly EligibilityFinding[], overridden: ReadonlySet<string>): boolean => findings.every((each) => each.state !== 'open' || overridden.has(each.key) || each.code === 'department' || each.code === 'negative');

/** 是否合格 · Met throughout, or overridden by name where it is not. What is open is never overridden away silently. */
export function isEligible(findings: readonly EligibilityFinding[], overridden: ReadonlySet<string>): boolean {
  return findings.every((each) => each.state === 'met' || overridden.has(each.key) || (each.state === 'unmet' && !keepsOut(each, overridden)));
}

import type { WithdrawalRule } from './withdrawal.ts';
import type { SubjectKind, Tier } from './words.ts';

/** 份额 · An exact share, compared by cross-multiplication: 65 of 100 means 65 %, without a rounded digit. */
export interface Share { readonly numerator: number; readonly denominator: number }

/** 星 · One star of a star-rated title, with what earns it. */
export interface Star { readonly code: string; readonly zh: string; readonly en: string }

/** 星级档次 · A level that so many stars reach, such as bronze from five. */
export interface StarLevel { readonly code: string; readonly zh: string; readonly en: string; readonly starsFrom: number }

/** 类别 · A class within a title, such as the five of 道德模范. */
export interface TitleClass { readonly code: string; readonly zh: string; readonly en: string }

/** 前提 · What must hold before a subject may be a candidate. */
export type Prerequisite =
  /** Holds one of these titles on the day, for at least so many months. */
  | { readonly kind: 'holdsTitle'; readonly titles: readonly string[]; readonly monthsLeast: number }
  /** Of its members of a kind (a town's villages), at least this share holds one of these titles. */
  | { readonly kind: 'memberShare'; readonly memberKind: SubjectKind; readonly titles: readonly string[]; readonly least: Share }
  /** Said yes or no by whoever checks. */
  | { readonly kind: 'declared'; readonly code: string; readonly zh: string; readonly en: string };

/** 负面项 · What keeps a subject out when it happened within the months before; null means ever. @unit months */
export interface NegativeItem { readonly code: string; readonly zh: string; readonly en: string; readonly lookBackMonths: number | null }

/** 应覆盖 · The groups that a least of each must reach: the places of these kinds as they are on the day, or those that were listed. */
export type Cover = { readonly from: 'places'; readonly placeKinds: readonly string[] } | { readonly from: 'list'; readonly groups: readonly string[] };

/** 名额规则 · What the list of those chosen must keep to. `dimension` names a grouping of candidates: county, industry, belonging. */
export type Quota =
  | { readonly kind: 'total'; readonly most: number }
  | { readonly kind: 'perClass'; readonly least: number; readonly most: number }
  | { readonly kind: 'leastPerGroup'; readonly dimension: string; readonly least: number; /** Which groups there are to be covered, whether anybody came from them or not; those candidates came from, where it is not said. */ readonly cover?: Cover | undefined }
  | { readonly kind: 'groupShareMost'; readonly dimension: string; readonly group: string; readonly most: Share }
  | { readonly kind: 'eachGroupShareMost'; readonly dimension: string; readonly most: Share }
  /** Of all subjects that could be chosen in a group (a village's households), at most this share a round. */
  | { readonly kind: 'coverageMost'; readonly dimension: string; readonly most: Share }
  /** At least this share of the groups (villages, units of a kind) has somebody on the list. */
  | { readonly kind: 'groupsCoveredLeast'; readonly dimension: string; readonly least: Share; /** Which groups there are; those candidates came from, where it is not said. */ readonly cover?: Cover | undefined };

/** 称号规则 · What a title asks, gives and keeps to; all of it data. */
export interface TitleRules {
  readonly stars: readonly Star[];
  readonly levels: readonly StarLevel[];
  readonly classes: readonly TitleClass[];
  readonly prerequisites: readonly Prerequisite[];
  readonly negativeItems: readonly NegativeItem[];
  readonly quotas: readonly Quota[];
  /** Below this age nobody is a candidate, but in the classes named. @unit years */
  readonly ageLeast: number | null;
  readonly ageExceptClasses: readonly string[];
  /** What the no of a department does: it keeps a candidate out, or stands beside the name for whoever decides. */
  readonly departmentNo: 'excludes' | 'shown';
  /** What a new name, and what a merger does to an award in force. */
  readonly onRename: 'carries' | 'carriesWhenFiled';
  readonly onMerge: 'ends' | 'carries';
  /** How many stars the name of the title promises while nobody's document names them here: no round starts before they are entered. */
  readonly starsToEnter?: number | undefined;
  /** How long a holder has to answer and to appeal before a withdrawal; the product's default where it is left out. */
  readonly withdrawal?: WithdrawalRule | undefined;
}

/** 称号 · What a subject can be honoured with. @unit months */
export interface Title {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly tier: Tier;
  readonly subjectKind: SubjectKind;
  readonly authority: string;
  readonly approvalDocument: string | null;
  readonly termMonths: number | null;
  readonly reviewEveryMonths: number | null;
  readonly lockMonths: number;
  readonly upwardTitleCode: string | null;
  readonly upwardAfter: number | null;
  readonly rules: TitleRules;
}

/** 没有特别规定 · Rules of a title that asks for nothing. */
export const PLAIN_RULES: TitleRules = {
  stars: [], levels: [], classes: [], prerequisites: [], negativeItems: [], quotas: [], ageLeast: null, ageExceptClasses: [], departmentNo: 'excludes', onRename: 'carriesWhenFiled', onMerge: 'ends',
};

/** 称号问题 */
export interface TitleIssue { readonly pointer: string; readonly code: 'doubled_code' | 'level_without_stars' | 'levels_not_rising' | 'level_unreachable' | 'review_after_term' | 'share_not_one' | 'unknown_class' | 'itself' | 'quota_range' | 'quotas_contradict' | 'ground_missing' }

const doubled = (codes: readonly string[]): boolean => new Set(codes).size !== codes.length;
const isShare = ({ numerator, denominator }: Share): boolean => denominator > 0 && numerator >= 0 && numerator <= denominator;

function levelIssues({ stars, levels }: TitleRules): TitleIssue[] {
  if (levels.length > 0 && stars.length === 0) return [{ pointer: '/rules/levels', code: 'level_without_stars' }];
  const issues: TitleIssue[] = [];
  if (levels.some((level, at) => at > 0 && level.starsFrom <= (levels[at - 1] as StarLevel).starsFrom)) issues.push({ pointer: '/rules/levels', code: 'levels_not_rising' });
  if (levels.some((level) => level.starsFrom > stars.length)) issues.push({ pointer: '/rules/levels', code: 'level_unreachable' });
  return issues;
}

function quotaIssues(rules: TitleRules): TitleIssue[] {
  return rules.quotas.flatMap((quota, at): TitleIssue[] => {
    const pointer = `/rules/quotas/${at}`;
    if ('most' in quota && typeof quota.most === 'object' && !isShare(quota.most)) return [{ pointer, code: 'share_not_one' }];
    if (quota.kind === 'groupsCoveredLeast' && !isShare(quota.least)) return [{ pointer, code: 'share_not_one' }];
    if ('cover' in quota && quota.cover?.from === 'list' && doubled(quota.cover.groups)) return [{ pointer, code: 'doubled_code' }];
    if (quota.kind === 'perClass' && quota.least > quota.most) return [{ pointer, code: 'quota_range' }];
    return [];
  });
}

/** 核对称号 · What is wrong with a title before anybody uses it; empty when nothing is. */
export function titleIssues(title: Title): TitleIssue[] {
  const { rules } = title;
  const issues: TitleIssue[] = [];
  for (const name of ['stars', 'levels', 'classes', 'negativeItems'] as const) if (doubled(rules[name].map(({ code }) => code))) issues.push({ pointer: `/rules/${name}`, code: 'doubled_code' });
  if (rules.withdrawal !== undefined) {
    if (rules.withdrawal.grounds.length === 0) issues.push({ pointer: '/rules/withdrawal/grounds', code: 'ground_missing' });
    if (doubled(rules.withdrawal.grounds.map(({ code }) => code))) issues.push({ pointer: '/rules/withdrawal/grounds', code: 'doubled_code' });
  }
  issues.push(...levelIssues(rules), ...quotaIssues(rules));
  for (const [at, needed] of rules.prerequisites.entries()) {
    if (needed.kind === 'memberShare' && !isShare(needed.least)) issues.push({ pointer: `/rules/prerequisites/${at}`, code: 'share_not_one' });
    if (needed.kind !== 'declared' && needed.titles.includes(title.code)) issues.push({ pointer: `/rules/prerequisites/${at}`, code: 'itself' });
  }
  if (rules.ageExceptClasses.some((code) => !rules.classes.some((each) => each.code === code))) issues.push({ pointer: '/rules/ageExceptClasses', code: 'unknown_class' });
  if (title.termMonths !== null && title.reviewEveryMonths !== null && title.reviewEveryMonths > title.termMonths) issues.push({ pointer: '/reviewEveryMonths', code: 'review_after_term' });
  if (title.upwardTitleCode === title.code) issues.push({ pointer: '/upwardTitleCode', code: 'itself' });
  return issues;
}

/**
 * 星级定档 · The level that so many stars reach, or null below the first.
 *
 * @unit stars: whole stars
 * @example with 铜 from 5, 银 from 8, 金 from 10: 7 stars are 铜, 10 are 金
 */
export function levelOfStars(stars: number, levels: readonly StarLevel[]): StarLevel | null {
  return levels.filter((level) => level.starsFrom <= stars).at(-1) ?? null;
}

/** 待填的星 · Whether the stars that the name of a title promises are still to be entered. */
export const awaitsStars = ({ starsToEnter, stars }: Pick<TitleRules, 'stars' | 'starsToEnter'>): boolean => starsToEnter !== undefined && stars.length !== starsToEnter;

/** 英文名称 · A title without a name in English goes by its Chinese one, everywhere. */
export const withEnglishName = <Named extends { readonly nameZh: string; readonly nameEn: string }>(title: Named): Named => (title.nameEn === '' ? { ...title, nameEn: title.nameZh } : title);

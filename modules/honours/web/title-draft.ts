/** 称号草稿 · What the form of a title holds: every number as it is typed, every code made by itself. */
import type { InputOf } from '#platform/contract/index.ts';
import type { createTitle, readTitle } from '../contract/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { ruleIssues, WITHDRAWAL_RULE, withdrawalRuleOf } from '../domain/index.ts';
import type { PlaceKind } from '#modules/places/contract/index.ts';
import type { Quota, Share, SubjectKind, Tier, TitleIssue, WithdrawalRule } from '../domain/index.ts';

export type TitleInput = InputOf<typeof createTitle>;
type Known = OutputOf<typeof readTitle>;
type Rules = Known['rules'];

export interface NamedDraft { readonly code: string; readonly zh: string; readonly en: string }
export interface LevelDraft extends NamedDraft { readonly starsFrom: string }
export interface GroundDraft extends NamedDraft { readonly answerDays: string; readonly appealDays: string }
export interface NegativeDraft extends NamedDraft { readonly lookBackMonths: string }
export interface PrerequisiteDraft extends NamedDraft { readonly kind: Rules['prerequisites'][number]['kind']; readonly titles: readonly string[]; readonly monthsLeast: string; readonly memberKind: SubjectKind; readonly share: string }
export interface QuotaDraft { readonly kind: Quota['kind']; readonly dimension: string; readonly group: string; readonly least: string; readonly most: string; readonly share: string; /** Groups to be covered: none said, all places of these kinds, or these, one a line. */ readonly coverFrom: '' | 'places' | 'list'; readonly coverKinds: readonly PlaceKind[]; readonly coverList: string }

export interface TitleDraft {
  readonly basedOn: number; readonly code: string; readonly nameZh: string; readonly nameEn: string; readonly tier: Tier; readonly subjectKind: SubjectKind; readonly authority: string; readonly approvalDocument: string; readonly editionCode: string; readonly source: string;
  readonly termMonths: string; readonly reviewEveryMonths: string; readonly lockMonths: string; readonly upwardTitleCode: string; readonly upwardAfter: string; readonly departmentNo: Rules['departmentNo']; readonly onRename: Rules['onRename']; readonly onMerge: Rules['onMerge'];
  readonly ageLeast: string; readonly ageExceptClasses: readonly string[]; readonly stars: readonly NamedDraft[]; readonly levels: readonly LevelDraft[]; readonly classes: readonly NamedDraft[]; readonly prerequisites: readonly PrerequisiteDraft[];
  readonly negativeItems: readonly NegativeDraft[]; readonly quotas: readonly QuotaDraft[];
  readonly answerDays: string; readonly appealDays: string; readonly grounds: readonly GroundDraft[];
  /** How many stars the name promises; empty where it promises none. */
  readonly starsToEnter: string;
}

/** How a withdrawal goes, as it is typed; where a title says nothing, the default of the product. */
function withdrawalDraft({ answerDays, appealDays, grounds }: WithdrawalRule): Pick<TitleDraft, 'answerDays' | 'appealDays' | 'grounds'> {
  const days = (value: number | null): string => (value === null ? '' : String(value));
  return { answerDays: String(answerDays), appealDays: String(appealDays), grounds: grounds.map((ground) => ({ code: ground.code, zh: ground.zh, en: ground.en, answerDays: days(ground.answerDays), appealDays: days(ground.appealDays) })) };
}

export const emptyTitle: TitleDraft = {
  basedOn: 0, code: '', nameZh: '', nameEn: '', tier: 'county', subjectKind: 'household', authority: '', approvalDocument: '', editionCode: '', source: '', termMonths: '', reviewEveryMonths: '', lockMonths: '24', upwardTitleCode: '', upwardAfter: '',
  departmentNo: 'excludes', onRename: 'carriesWhenFiled', onMerge: 'ends', ageLeast: '', ageExceptClasses: [], stars: [], levels: [], classes: [], prerequisites: [], negativeItems: [], quotas: [], starsToEnter: '', ...withdrawalDraft(WITHDRAWAL_RULE),
};
export const emptyPrerequisite: PrerequisiteDraft = { kind: 'holdsTitle', titles: [], monthsLeast: '', memberKind: 'village', share: '', code: '', zh: '', en: '' };
export const emptyQuota: QuotaDraft = { kind: 'total', dimension: '', group: '', least: '', most: '', share: '', coverFrom: '', coverKinds: [], coverList: '' };

/** 份额文字 · 65 for 65 %, or a fraction such as 1/3 that no percentage says exactly. */
export function shareText({ numerator, denominator }: Share): string {
  if (denominator > 0 && (10_000 * numerator) % denominator === 0) return String((10_000 * numerator) / denominator / 100);
  return `${numerator}/${denominator}`;
}

/** @returns null when it is neither a percentage with up to two decimals nor a fraction */
export function shareOf(text: string): Share | null {
  const fraction = /^(\d{1,6})\s*\/\s*(\d{1,6})$/.exec(text.trim());
  if (fraction !== null) return { numerator: Number(fraction[1]), denominator: Number(fraction[2]) };
  const percent = /^(\d{1,3})(?:\.(\d{1,2}))?\s*%?$/.exec(text.trim());
  if (percent === null) return null;
  const decimals = percent[2] ?? '';
  return { numerator: Number(`${percent[1]}${decimals}`), denominator: 100 * 10 ** decimals.length };
}

const numberText = (value: number | null): string => (value === null ? '' : String(value));

export function draftOf(title: Known): TitleDraft {
  const { rules } = title;
  return {
    basedOn: title.version, code: title.code, nameZh: title.nameZh, nameEn: title.nameEn, tier: title.tier, subjectKind: title.subjectKind, authority: title.authority, approvalDocument: title.approvalDocument ?? '', editionCode: title.editionCode ?? '',
    source: title.source, termMonths: numberText(title.termMonths), reviewEveryMonths: numberText(title.reviewEveryMonths), lockMonths: String(title.lockMonths), upwardTitleCode: title.upwardTitleCode ?? '', upwardAfter: numberText(title.upwardAfter),
    departmentNo: rules.departmentNo, onRename: rules.onRename, onMerge: rules.onMerge, ageLeast: numberText(rules.ageLeast), ageExceptClasses: rules.ageExceptClasses, stars: rules.stars, classes: rules.classes, starsToEnter: numberText(rules.starsToEnter ?? null), ...withdrawalDraft(withdrawalRuleOf(rules)),
    levels: rules.levels.map((level) => ({ ...level, starsFrom: String(level.starsFrom) })), negativeItems: rules.negativeItems.map((item) => ({ ...item, lookBackMonths: numberText(item.lookBackMonths) })),
    prerequisites: rules.prerequisites.map((needed): PrerequisiteDraft => {
      switch (needed.kind) {
        case 'holdsTitle': return { ...emptyPrerequisite, kind: 'holdsTitle', titles: needed.titles, monthsLeast: needed.monthsLeast === 0 ? '' : String(needed.monthsLeast) };
        case 'memberShare': return { ...emptyPrerequisite, kind: 'memberShare', titles: needed.titles, memberKind: needed.memberKind, share: shareText(needed.least) };
        case 'declared': return { ...emptyPrerequisite, kind: 'declared', code: needed.code, zh: needed.zh, en: needed.en };
      }
    }),
    quotas: rules.quotas.map(quotaDraftOf),
  };
}

/** 名额规则草稿 · A rule that stands, as the form holds it. */
export function quotaDraftOf(quota: Rules['quotas'][number]): QuotaDraft {
  const cover = 'cover' in quota ? quota.cover : undefined;
  const share = 'most' in quota && typeof quota.most === 'object' ? quota.most : 'least' in quota && typeof quota.least === 'object' ? quota.least : null;
  return {
    kind: quota.kind, dimension: 'dimension' in quota ? quota.dimension : '', group: 'group' in quota ? quota.group : '', least: 'least' in quota && typeof quota.least === 'number' ? String(quota.least) : '', most: 'most' in quota && typeof quota.most === 'number' ? String(quota.most) : '',
    share: share === null ? '' : shareText(share), coverFrom: cover?.from ?? '', coverKinds: cover?.from === 'places' ? cover.placeKinds : [], coverList: cover?.from === 'list' ? cover.groups.join('\n') : '',
  };
}

function coverOf({ coverFrom, coverKinds, coverList }: QuotaDraft) {
  const groups = [...new Set(coverList.split('\n').map((line) => line.trim()).filter((line) => line !== ''))];
  return coverFrom === 'places' && coverKinds.length > 0 ? { cover: { from: 'places' as const, placeKinds: [...coverKinds] } } : coverFrom === 'list' && groups.length > 0 ? { cover: { from: 'list' as const, groups } } : {};
}

const wholeOr = (text: string): number | null => (/^\d{1,9}$/.test(text.trim()) ? Number(text.trim()) : null);
const given = (text: string): string | null => (text.trim() === '' ? null : text.trim());
/** A share that cannot be read is nothing of nothing: no title is kept with it. */
const NO_SHARE: Share = { numerator: 0, denominator: 0 };

/** Codes that stand stay; new rows take the next free one. What has no English name goes by its Chinese one. */
function coded<Row extends NamedDraft>(rows: readonly Row[], prefix: string): Row[] {
  const taken = new Set(rows.map(({ code }) => code));
  let next = 1;
  return rows.map((row) => {
    if (row.code !== '') return { ...row, zh: row.zh.trim(), en: row.en.trim() === '' ? row.zh.trim() : row.en.trim() };
    while (taken.has(`${prefix}${next}`)) next += 1;
    taken.add(`${prefix}${next}`);
    return { ...row, code: `${prefix}${next}`, zh: row.zh.trim(), en: row.en.trim() === '' ? row.zh.trim() : row.en.trim() };
  });
}

export function quotaOf(quota: QuotaDraft): Rules['quotas'][number] {
  const [least, most, share] = [wholeOr(quota.least) ?? 0, wholeOr(quota.most) ?? 0, shareOf(quota.share) ?? NO_SHARE];
  const dimension = quota.dimension.trim();
  switch (quota.kind) {
    case 'total': return { kind: 'total', most };
    case 'perClass': return { kind: 'perClass', least, most };
    case 'leastPerGroup': return { kind: 'leastPerGroup', dimension, least, ...coverOf(quota) };
    case 'groupShareMost': return { kind: 'groupShareMost', dimension, group: quota.group.trim(), most: share };
    case 'eachGroupShareMost': return { kind: 'eachGroupShareMost', dimension, most: share };
    case 'groupsCoveredLeast': return { kind: 'groupsCoveredLeast', dimension, least: share, ...coverOf(quota) };
    case 'coverageMost': return { kind: 'coverageMost', dimension, most: share };
  }
}

/** Nothing where it is the default of the product, so that a title follows it. */
function withdrawalInput(draft: TitleDraft): Pick<Rules, 'withdrawal'> {
  const withdrawal = {
    answerDays: wholeOr(draft.answerDays) ?? 0, appealDays: wholeOr(draft.appealDays) ?? 0,
    grounds: coded(draft.grounds, 'ground-').map((ground) => ({ code: ground.code, zh: ground.zh, en: ground.en, answerDays: wholeOr(ground.answerDays), appealDays: wholeOr(ground.appealDays) })),
  };
  return JSON.stringify(withdrawal) === JSON.stringify(WITHDRAWAL_RULE) ? {} : { withdrawal };
}

export type TitleInputFull = ReturnType<typeof inputOf>;

/** 草稿成文 · The draft as the operation takes it. */
export function inputOf(draft: TitleDraft) {
  const prerequisites = coded(draft.prerequisites, 'condition-').map((needed): Rules['prerequisites'][number] => {
    switch (needed.kind) {
      case 'holdsTitle': return { kind: 'holdsTitle', titles: [...needed.titles], monthsLeast: wholeOr(needed.monthsLeast) ?? 0 };
      case 'memberShare': return { kind: 'memberShare', memberKind: needed.memberKind, titles: [...needed.titles], least: shareOf(needed.share) ?? NO_SHARE };
      case 'declared': return { kind: 'declared', code: needed.code, zh: needed.zh, en: needed.en };
    }
  });
  const rules: Rules = {
    stars: coded(draft.stars, 'star-'), levels: coded(draft.levels, 'level-').map((level) => ({ ...level, starsFrom: wholeOr(level.starsFrom) ?? 0 })).toSorted((a, b) => a.starsFrom - b.starsFrom), classes: coded(draft.classes, 'class-'), prerequisites,
    negativeItems: coded(draft.negativeItems, 'item-').map((item) => ({ ...item, lookBackMonths: wholeOr(item.lookBackMonths) })), quotas: draft.quotas.map(quotaOf) as Rules['quotas'], ageLeast: wholeOr(draft.ageLeast), ageExceptClasses: [...draft.ageExceptClasses],
    departmentNo: draft.departmentNo, onRename: draft.onRename, onMerge: draft.onMerge, ...withdrawalInput(draft), ...(wholeOr(draft.starsToEnter) === null ? {} : { starsToEnter: wholeOr(draft.starsToEnter) as number }),
  };
  return {
    code: draft.code.trim(), nameZh: draft.nameZh.trim(), nameEn: draft.nameEn.trim() === '' ? draft.nameZh.trim() : draft.nameEn.trim(), tier: draft.tier, subjectKind: draft.subjectKind, authority: draft.authority.trim(), approvalDocument: given(draft.approvalDocument), editionCode: given(draft.editionCode),
    termMonths: wholeOr(draft.termMonths), reviewEveryMonths: wholeOr(draft.reviewEveryMonths), lockMonths: wholeOr(draft.lockMonths) ?? 0, upwardTitleCode: given(draft.upwardTitleCode),
    upwardAfter: draft.upwardTitleCode === '' ? null : (wholeOr(draft.upwardAfter) ?? 1), rules, source: draft.source.trim(),
  };
}

/** 表单问题 · What a form says before anybody else does. */
export type DraftIssueCode = TitleIssue['code'] | 'name_missing' | 'titles_missing' | 'share_unreadable' | 'number_missing' | 'dimension_missing' | 'too_short' | 'code_shape';
export interface DraftIssue { readonly pointer: string; readonly code: DraftIssueCode }

const rowIssues = (rows: readonly NamedDraft[], pointer: string): DraftIssue[] => rows.flatMap((row, at) => (row.zh.trim() === '' ? [{ pointer: `${pointer}/${at}`, code: 'name_missing' as const }] : []));

function quotaIssues(quota: QuotaDraft, pointer: string): DraftIssue[] {
  const needsDimension = quota.kind !== 'total' && quota.kind !== 'perClass';
  if (needsDimension && quota.dimension.trim() === '') return [{ pointer, code: 'dimension_missing' }];
  if (quota.kind === 'groupShareMost' && quota.group.trim() === '') return [{ pointer, code: 'name_missing' }];
  if (needsDimension && quota.kind !== 'leastPerGroup') return shareOf(quota.share) === null ? [{ pointer, code: 'share_unreadable' }] : [];
  const numbers = quota.kind === 'total' ? [quota.most] : quota.kind === 'leastPerGroup' ? [quota.least] : [quota.least, quota.most];
  return numbers.some((text) => wholeOr(text) === null) ? [{ pointer, code: 'number_missing' }] : [];
}

function prerequisiteIssues(needed: PrerequisiteDraft, pointer: string): DraftIssue[] {
  if (needed.kind === 'declared') return needed.zh.trim() === '' ? [{ pointer, code: 'name_missing' }] : [];
  if (needed.titles.length === 0) return [{ pointer, code: 'titles_missing' }];
  return needed.kind === 'memberShare' && shareOf(needed.share) === null ? [{ pointer, code: 'share_unreadable' }] : [];
}

/** @returns each once by its place: what is missing first, what contradicts itself after */
export function draftIssues(draft: TitleDraft): DraftIssue[] {
  const short = (['nameZh', 'authority', 'source'] as const).filter((name) => draft[name].trim().length < 2).map((name) => ({ pointer: `/${name}`, code: 'too_short' as const }));
  const own: DraftIssue[] = [
    ...short, ...(/^[a-z][a-z0-9-]{1,59}$/.test(draft.code.trim()) ? [] : [{ pointer: '/code', code: 'code_shape' as const }]),
    ...rowIssues(draft.stars, '/rules/stars'), ...rowIssues(draft.levels, '/rules/levels'), ...rowIssues(draft.classes, '/rules/classes'), ...rowIssues(draft.negativeItems, '/rules/negativeItems'), ...rowIssues(draft.grounds, '/rules/withdrawal/grounds'),
    ...(['answerDays', 'appealDays'] as const).filter((name) => (wholeOr(draft[name]) ?? 0) < 1).map((name) => ({ pointer: `/rules/withdrawal/${name}`, code: 'number_missing' as const })),
    ...draft.prerequisites.flatMap((needed, at) => prerequisiteIssues(needed, `/rules/prerequisites/${at}`)), ...draft.quotas.flatMap((quota, at) => quotaIssues(quota, `/rules/quotas/${at}`)),
  ];
  const known = new Set(own.map(({ pointer }) => pointer));
  return [...own, ...ruleIssues(inputOf(draft)).filter(({ pointer }) => !known.has(pointer))];
}

/** 未填完 · Rows of a rule that cannot be read as a sentence yet, by their place: `/rules/quotas/0`. */
export function unfinishedRows(issues: readonly DraftIssue[]): ReadonlySet<string> {
  const unread: ReadonlySet<DraftIssueCode> = new Set(['name_missing', 'titles_missing', 'share_unreadable', 'number_missing', 'dimension_missing']);
  return new Set(issues.filter(({ code }) => unread.has(code)).map(({ pointer }) => pointer));
}

/** Whether the rules say something else than those that stand; a name alone is corrected at once. */
export function changesRules(draft: TitleDraft, title: Known): boolean {
  const ruleText = (input: TitleInputFull): string => { const { code: _code, nameZh: _zh, nameEn: _en, tier: _tier, subjectKind: _kind, ...rules } = input; return JSON.stringify(rules); };
  return ruleText(inputOf(draft)) !== ruleText(inputOf(draftOf(title)));
}

/** 旧草稿 · What was kept on the device, when it has the shape of today and was made from this version of the title. */
export function draftFrom(basedOn: number): (found: unknown) => TitleDraft | null {
  return (found) => {
    if (typeof found !== 'object' || found === null) return null;
    const draft = found as Partial<Record<keyof TitleDraft, unknown>>;
    const fits = (Object.keys(emptyTitle) as (keyof TitleDraft)[]).every((name) => typeof draft[name] === typeof emptyTitle[name] && Array.isArray(draft[name]) === Array.isArray(emptyTitle[name]));
    const isWhole = (draft.quotas as readonly Partial<QuotaDraft>[] | undefined)?.every(({ coverFrom, coverKinds, coverList }) => typeof coverFrom === 'string' && Array.isArray(coverKinds) && typeof coverList === 'string') ?? false;
    return fits && isWhole && draft.basedOn === basedOn ? (draft as TitleDraft) : null;
  };
}

import type { CheckItem, Content, EditionDocument, Method, Standard, Theme } from '#modules/frameworks/domain/index.ts';
import { negativeList } from './source/negative-list.ts';
import { SITE_TYPES } from './source/site-types.ts';
import type { ContentSource, ItemSource, StandardSource, ThemeSource } from './source/vocabulary.ts';

const TENTHS = 10;
const YES_NO = { kind: 'yesNo' } as const;
const SITE_TYPE_CODES = new Set<string>(SITE_TYPES.map((siteType) => siteType.code));

/** 示例系数 · Factors are an example: each deployer sets its own. @source DOMAIN 1.4 (A/B/C/C#, count of requirements met) */
const GRADING_SCHEMES: EditionDocument['gradingSchemes'] = [
  { code: 'observation-rate', kind: 'observationRate', zh: '得分率（达标观测数÷观测数）', en: 'Rate of observations met', grades: [] },
  { code: 'count-met', kind: 'countMet', zh: 'A/B/C/C# 四档（按达标条数，系数为示例）', en: 'Grades A/B/C/C# by requirements met (factors are an example)',
    grades: [{ grade: 'A', minShare: 1, factor: 1 }, { grade: 'B', minShare: 0.8, factor: 0.66 },
      { grade: 'C', minShare: 0.6, factor: 0.33 }, { grade: 'C#', minShare: 0, factor: 0 }] },
  { code: 'survey-share', kind: 'numeric', zh: '问卷满意比例分档（示例）', en: 'Share of content respondents, in steps (example)',
    grades: [{ grade: 'A', minShare: 0.9, factor: 1 }, { grade: 'B', minShare: 0.8, factor: 0.66 },
      { grade: 'C', minShare: 0.7, factor: 0.33 }, { grade: 'C#', minShare: 0, factor: 0 }] },
];

export type EditionHeader = Pick<
  EditionDocument, 'code' | 'year' | 'version' | 'title' | 'effectiveFrom' | 'effectiveTo' | 'mapping'
>;

/**
 * 生成体系文件 · Gives every row its code by its place and puts the parts of an edition together.
 *
 * @errors throws when a check item names a site type that does not exist
 */
export function buildEdition(header: EditionHeader, themes: readonly ThemeSource[]): EditionDocument {
  const { mapping, ...head } = header;
  return {
    format: 'lianchuang-framework/1',
    ...head,
    family: 'demo-county-city',
    level: 'county',
    synthetic: true,
    source:
      '为演示而编写，不是官方测评体系原文；仅项目名称与规模参照公开报道。Written for demonstration, not the official text: only theme names and sizes follow published reports.',
    methodWeights: { material: 40, field: 40, questionnaire: 20 },
    yearWeights: [15, 25, 60],
    gradingSchemes: GRADING_SCHEMES,
    siteTypes: SITE_TYPES,
    themes: themes.map((theme, at) => themeOf(theme, `${at + 1}`)),
    checkItems: checkItemsOf(themes),
    negativeItems: negativeList.map((negative, at) => ({ code: `N${String(at + 1).padStart(2, '0')}`, ...negative })),
    ...(mapping === undefined ? {} : { mapping }),
  };
}

/** 编码 · The code and source of each standard of the edition, in order. */
export function standardsWithCodes(themes: readonly ThemeSource[]): { code: string; source: StandardSource }[] {
  return themes.flatMap((theme, themeAt) =>
    theme.contents.flatMap((content, contentAt) =>
      content.standards.map((source, at) => ({ code: `${themeAt + 1}.${contentAt + 1}.${at + 1}`, source })),
    ),
  );
}

/** 检查项编码 · A letter after the code of the standard: 6.1.1-a. */
export function itemCode(standardCode: string, at: number): string {
  return `${standardCode}-${String.fromCharCode('a'.charCodeAt(0) + at)}`;
}

function themeOf(theme: ThemeSource, code: string): Theme {
  return { code, zh: theme.zh, en: theme.en, contents: theme.contents.map((content, at) => contentOf(content, `${code}.${at + 1}`)) };
}

function contentOf(content: ContentSource, code: string): Content {
  const tenths = content.standards.reduce((sum, standard) => sum + standard.scoreTenths, 0);
  return {
    code, zh: content.zh, en: content.en, scoreMax: tenths / TENTHS,
    standards: content.standards.map((standard, at) => standardOf(standard, `${code}.${at + 1}`)),
  };
}

function standardOf(standard: StandardSource, code: string): Standard {
  const methods = Object.entries(standard.methods) as [Method, number][];
  return {
    code, zh: standard.zh, en: standard.en,
    scoreMax: standard.scoreTenths / TENTHS,
    methods: methods.map(([method, weight]) => ({ method, weight })),
    gradingScheme: gradingSchemeFor(methods.map(([method]) => method)),
    leadOrganisation: standard.lead,
  };
}

/** Field work is counted by observation; a survey alone is graded by its share; papers are graded by requirements met. */
function gradingSchemeFor(methods: readonly Method[]): string {
  if (methods.includes('field')) return 'observation-rate';
  return methods.includes('material') ? 'count-met' : 'survey-share';
}

function checkItemsOf(themes: readonly ThemeSource[]): CheckItem[] {
  return standardsWithCodes(themes).flatMap(({ code, source }) =>
    source.items.map((item, at) => checkItemOf(item, code, itemCode(code, at))),
  );
}

function checkItemOf(item: ItemSource, standardCode: string, code: string): CheckItem {
  const siteTypes = item.at.split(' ');
  const unknown = siteTypes.filter((siteType) => !SITE_TYPE_CODES.has(siteType));
  if (unknown.length > 0) throw new Error(`check item ${code} names no site type of ours: ${unknown.join(', ')}`);
  return {
    code, standardCode, zh: item.zh, en: item.en, siteTypes,
    rule: item.rule ?? YES_NO,
    ...(item.except === undefined ? {} : { exceptionsZh: item.except[0], exceptionsEn: item.except[1] }),
    caseCategory: item.caseCategory,
    photoOnUnmet: item.photo ?? true,
    weight: item.weight ?? 1,
  };
}

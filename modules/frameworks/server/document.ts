/** 体系文件的规范形 · One document, one text, one hash: whatever file it came in. */
import { canonicalJson } from '#kernel/canonical-json.ts';
import { sha256Hex } from '#kernel/sha256.ts';
import { METHODS } from '../domain/index.ts';
import type { CheckItem, EditionDocument, MappingPair, NegativeItem, Standard } from '../domain/index.ts';

const CONTROL_CHARACTERS = /[\u0000-\u0008\u000b-\u001f\u007f]/g;
/** Least shares and factors are read with six decimals. */
const SHARE_SCALE = 1_000_000;

/** What a cell of a workbook can hold: one line, no marks that no database keeps. */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(/\r\n?/g, '\n').replace(CONTROL_CHARACTERS, '').replace(/\s*\n\s*/g, ' ').trim();
}

/** Cleans every text of a value; the shape stays, so that pointers into it still lead to the same place. */
export function cleanTexts<T>(value: T): T {
  if (typeof value === 'string') return cleanText(value) as T;
  if (Array.isArray(value)) return value.map(cleanTexts) as T;
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, cleanTexts(member)])) as T;
  }
  return value;
}

const given = <K extends string>(name: K, value: string | number | undefined): { [key in K]?: string | number } =>
  (value === undefined || value === '' ? {} : { [name]: value } as { [key in K]: string | number });

const share = (value: number): number => Math.round(value * SHARE_SCALE) / SHARE_SCALE;

function normalStandard({ code, zh, en, scoreMax, methods, gradingScheme, leadOrganisation }: Standard): Standard {
  const ordered = methods.map(({ method, weight }) => ({ method, weight })).toSorted((a, b) => METHODS.indexOf(a.method) - METHODS.indexOf(b.method));
  return { code, zh, en, scoreMax, methods: ordered, gradingScheme, ...given('leadOrganisation', leadOrganisation) } as Standard;
}

function normalCheckItem(item: CheckItem): CheckItem {
  const { code, standardCode, zh, en, siteTypes, rule, exceptionsZh, exceptionsEn, caseCategory, photoOnUnmet, weight } = item;
  return {
    code, standardCode, zh, en, siteTypes: [...siteTypes], rule: { ...rule }, ...given('exceptionsZh', exceptionsZh), ...given('exceptionsEn', exceptionsEn),
    caseCategory, photoOnUnmet, weight,
  } as CheckItem;
}

function normalNegativeItem({ code, zh, en, lookBackMonths, sanction, deduction }: NegativeItem): NegativeItem {
  return { code, zh, en, lookBackMonths, sanction, ...given('deduction', deduction) } as NegativeItem;
}

function normalPair({ from, to, relation, note }: MappingPair): MappingPair {
  return { from, to, relation, ...given('note', note) } as MappingPair;
}

/** 规范化 · The same document with its members in one order, methods in one order, and nothing that says nothing. */
export function normalDocument(edition: EditionDocument): EditionDocument {
  const { material, field, questionnaire, consultation } = edition.methodWeights;
  return {
    format: edition.format, code: edition.code, family: edition.family, level: edition.level, year: edition.year, version: edition.version,
    title: { zh: edition.title.zh, en: edition.title.en }, synthetic: edition.synthetic, source: edition.source,
    effectiveFrom: edition.effectiveFrom, effectiveTo: edition.effectiveTo,
    methodWeights: { material, field, questionnaire, ...given('consultation', consultation) } as EditionDocument['methodWeights'],
    yearWeights: [...edition.yearWeights],
    gradingSchemes: edition.gradingSchemes.map(({ code, kind, zh, en, grades }) => ({
      code, kind, zh, en, grades: grades.map(({ grade, minShare, factor }) => ({ grade, minShare: share(minShare), factor: share(factor) })),
    })),
    siteTypes: edition.siteTypes.map(({ code, zh, en, geometry }) => ({ code, zh, en, geometry })),
    themes: edition.themes.map((theme) => ({
      code: theme.code, zh: theme.zh, en: theme.en,
      contents: theme.contents.map(({ code, zh, en, scoreMax, standards }) => ({ code, zh, en, scoreMax, standards: standards.map(normalStandard) })),
    })),
    checkItems: edition.checkItems.map(normalCheckItem),
    negativeItems: edition.negativeItems.map(normalNegativeItem),
    ...(edition.mapping === undefined ? {} : { mapping: { fromEdition: edition.mapping.fromEdition, pairs: edition.mapping.pairs.map(normalPair) } }),
  };
}

/** 文件摘要 · SHA-256 of the canonical JSON of the normal form. */
export function documentHash(edition: EditionDocument): string {
  return sha256Hex(canonicalJson(normalDocument(edition)));
}

/** 写出体系工作簿 · An edition as a workbook that imports again as the same edition. */
import { buffer } from 'node:stream/consumers';
import { sheetOf, writeXlsx } from '#platform/server/spreadsheet/index.ts';
import type { TableLanguage } from '#platform/server/spreadsheet/index.ts';
import type { CheckRule, EditionDocument, Standard } from '../../domain/index.ts';
import { sheetKeys, sheets } from './columns.ts';
import type { SheetKey, SheetRow } from './columns.ts';

type Rows = { readonly [Key in SheetKey]: readonly SheetRow<Key>[] };

function editionRow(edition: EditionDocument): SheetRow<'edition'> {
  const { methodWeights } = edition;
  return {
    code: edition.code, family: edition.family, level: edition.level, year: edition.year, version: edition.version, titleZh: edition.title.zh, titleEn: edition.title.en,
    synthetic: edition.synthetic, source: edition.source, effectiveFrom: edition.effectiveFrom, effectiveTo: edition.effectiveTo,
    material: methodWeights.material, field: methodWeights.field, questionnaire: methodWeights.questionnaire, consultation: methodWeights.consultation ?? null,
    yearWeights: edition.yearWeights.join(', '), mappingFrom: edition.mapping?.fromEdition ?? null,
  };
}

const noMethods = { material: null, field: null, questionnaire: null, consultation: null };

function standardRow(standard: Standard, parent: string): SheetRow<'tree'> {
  const { code, zh, en, scoreMax, gradingScheme, leadOrganisation = null } = standard;
  return { level: 'standard', code, parent, zh, en, scoreMax, ...noMethods, ...Object.fromEntries(standard.methods.map(({ method, weight }) => [method, weight])), gradingScheme, leadOrganisation };
}

function treeRows(edition: EditionDocument): SheetRow<'tree'>[] {
  const branch = { ...noMethods, gradingScheme: null, leadOrganisation: null };
  return edition.themes.flatMap((theme) => [
    { level: 'theme' as const, code: theme.code, parent: null, zh: theme.zh, en: theme.en, scoreMax: null, ...branch },
    ...theme.contents.flatMap((content) => [
      { level: 'content' as const, code: content.code, parent: theme.code, zh: content.zh, en: content.en, scoreMax: content.scoreMax, ...branch },
      ...content.standards.map((standard) => standardRow(standard, content.code)),
    ]),
  ]);
}

function ruleCells(rule: CheckRule): Pick<SheetRow<'checkItems'>, 'ruleKind' | 'ruleCount' | 'ruleMetres' | 'rulePercent'> {
  return {
    ruleKind: rule.kind, ruleCount: 'count' in rule ? rule.count : null,
    ruleMetres: rule.kind === 'perLength' ? rule.everyMetres : rule.kind === 'window' ? rule.windowMetres : null,
    rulePercent: rule.kind === 'share' ? rule.minPercent : null,
  };
}

function rowsOf(edition: EditionDocument): Rows {
  return {
    edition: [editionRow(edition)],
    tree: treeRows(edition),
    checkItems: edition.checkItems.map(({ rule, siteTypes, exceptionsZh = null, exceptionsEn = null, ...item }) => ({
      ...item, siteTypes: siteTypes.join('、'), ...ruleCells(rule), exceptionsZh, exceptionsEn,
    })),
    siteTypes: edition.siteTypes,
    grading: edition.gradingSchemes.flatMap(({ grades, ...scheme }): SheetRow<'grading'>[] =>
      (grades.length === 0 ? [{ ...scheme, grade: null, minShare: null, factor: null }] : grades.map((grade) => ({ ...scheme, ...grade })))),
    negativeItems: edition.negativeItems.map(({ deduction = null, ...item }) => ({ ...item, deduction })),
    mapping: (edition.mapping?.pairs ?? []).map(({ note = null, ...pair }) => ({ ...pair, note })),
  };
}

/** 体系工作簿 · The seven sheets under the headers of one language. */
export async function editionWorkbook(edition: EditionDocument, language: TableLanguage): Promise<Uint8Array> {
  const rows = rowsOf(edition);
  const written = sheetKeys.map((key) => sheetOf({ name: sheets[key][language], columns: sheets[key].columns, rows: rows[key] as readonly never[], language }));
  return new Uint8Array(await buffer(writeXlsx({ sheets: written, title: edition.title[language] })));
}

import { isLocalDate } from '#kernel/local-date.ts';
import { collectIssues, type EditionIssue, type IssueCollector } from './edition-issue.ts';
import { fromHundredths, hundredths, sumHundredths } from './edition-score.ts';
import { checkChoice, checkCode, checkText, checkTexts } from './edition-text.ts';
import { editionSize } from './edition-tree.ts';
import { EDITION_FORMAT, EDITION_LEVELS, SITE_GEOMETRIES, type EditionDocument } from './edition.ts';
import { validateCheckItems } from './validate-check-items.ts';
import { validateGradingSchemes } from './validate-grading.ts';
import { validateMapping } from './validate-mapping.ts';
import { validateNegativeItems } from './validate-negative-items.ts';
import { validateTree } from './validate-tree.ts';

/** 体系规模上限 · What one edition may hold, far above every published framework. */
export const EDITION_LIMITS = {
  themes: 20,
  contents: 400,
  standards: 1000,
  checkItems: 5000,
  siteTypes: 100,
  negativeItems: 500,
  gradingSchemes: 50,
  yearWeights: 10,
} as const;

/**
 * 体系文件检查 · Everything that is wrong with an edition document, in the order of the document, each with the
 * JSON pointer of its place. An edition with an error is not imported; one with warnings may be.
 *
 * The argument has the right shape already (the contract saw to that); here the rules of the domain are held
 * against it: codes are unique, references lead somewhere, weights and scores add up, grades cover everything.
 *
 * @source DOMAIN 1.2–1.6 and its implications
 * @invariant an edition that is exported and read again has the same issues
 */
export function validateEdition(edition: EditionDocument): EditionIssue[] {
  const issues = collectIssues();
  validateHead(issues, edition);
  validateLimits(issues, edition);
  validateYearAndMethodWeights(issues, edition);
  validateGradingSchemes(issues, edition.gradingSchemes);
  validateSiteTypes(issues, edition);
  validateTree(issues, edition);
  validateCheckItems(issues, edition);
  validateNegativeItems(issues, edition.negativeItems);
  validateMapping(issues, edition);
  return issues.issues;
}

/** 能否导入 · Whether a list of issues lets the edition in. */
export function isImportable(issues: readonly EditionIssue[]): boolean {
  return issues.every((issue) => issue.severity !== 'error');
}

function validateHead(issues: IssueCollector, edition: EditionDocument): void {
  if (edition.format !== EDITION_FORMAT) issues.error('/format', 'format_unsupported', { format: edition.format });
  checkCode(issues, '/code', edition.code, new Map());
  checkCode(issues, '/family', edition.family, new Map());
  checkChoice(issues, '/level', edition.level, EDITION_LEVELS);
  if (!Number.isInteger(edition.year) || edition.year < 2000 || edition.year > 2100) {
    issues.error('/year', 'year_invalid', { year: edition.year });
  }
  checkText(issues, '/version', edition.version);
  checkTexts(issues, '/title', edition.title);
  checkText(issues, '/source', edition.source);
  const { effectiveFrom, effectiveTo } = edition;
  if (!isLocalDate(effectiveFrom)) issues.error('/effectiveFrom', 'date_invalid', { date: effectiveFrom });
  if (effectiveTo === null) return;
  if (!isLocalDate(effectiveTo)) issues.error('/effectiveTo', 'date_invalid', { date: effectiveTo });
  else if (effectiveTo < effectiveFrom) issues.error('/effectiveTo', 'dates_reversed', { effectiveFrom, effectiveTo });
}

function validateLimits(issues: IssueCollector, edition: EditionDocument): void {
  const size = { ...editionSize(edition), gradingSchemes: edition.gradingSchemes.length, yearWeights: edition.yearWeights.length };
  for (const [kind, countMax] of Object.entries(EDITION_LIMITS)) {
    const count = size[kind as keyof typeof EDITION_LIMITS];
    if (count > countMax) issues.error(pointerOfKind(kind), 'limit_exceeded', { kind, count, countMax });
  }
}

function pointerOfKind(kind: string): string {
  return kind === 'contents' || kind === 'standards' ? '/themes' : `/${kind}`;
}

function validateYearAndMethodWeights(issues: IssueCollector, edition: EditionDocument): void {
  const { material, field, questionnaire, consultation = 0 } = edition.methodWeights;
  const methodWeights = Object.entries({ material, field, questionnaire, consultation });
  for (const [method, weight] of methodWeights) {
    if (hundredths(weight) === null) issues.error(`/methodWeights/${method}`, 'weight_invalid', { weight });
  }
  const methodTotal = sumHundredths(methodWeights.map(([, weight]) => weight));
  // A real framework counted 106 in all, so another total than 100 is odd but not wrong; nothing at all is wrong.
  if (methodTotal === 0) issues.error('/methodWeights', 'weights_not_100', { total: 0 });
  else if (methodTotal !== null && methodTotal !== 10_000) {
    issues.warning('/methodWeights', 'method_weights_not_100', { total: fromHundredths(methodTotal) });
  }
  for (const [at, weight] of edition.yearWeights.entries()) {
    if (hundredths(weight) === null) issues.error(`/yearWeights/${at}`, 'weight_invalid', { weight });
  }
  const yearTotal = sumHundredths(edition.yearWeights);
  if (yearTotal !== null && yearTotal !== 10_000) {
    issues.error('/yearWeights', 'weights_not_100', { total: fromHundredths(yearTotal) });
  }
}

function validateSiteTypes(issues: IssueCollector, edition: EditionDocument): void {
  const pointerOfCode = new Map<string, string>();
  for (const [at, siteType] of edition.siteTypes.entries()) {
    const pointer = `/siteTypes/${at}`;
    checkCode(issues, `${pointer}/code`, siteType.code, pointerOfCode);
    checkTexts(issues, pointer, siteType);
    checkChoice(issues, `${pointer}/geometry`, siteType.geometry, SITE_GEOMETRIES);
  }
}

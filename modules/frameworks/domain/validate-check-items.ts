import type { IssueCollector } from './edition-issue.ts';
import { hundredths } from './edition-score.ts';
import { checkCode, checkText, checkTexts } from './edition-text.ts';
import { standardsOf, treeCodes } from './edition-tree.ts';
import type { CheckItem, CheckRule, EditionDocument, SiteGeometry, Standard } from './edition.ts';

type CheckItemContext = {
  readonly standards: ReadonlyMap<string, Standard>;
  readonly geometryOfSiteType: ReadonlyMap<string, SiteGeometry>;
};

/**
 * 检查项检查 · Every check belongs to a standard that is tested in the field, is made at site types that exist, and has
 * a rule that can decide. A field standard that nothing checks is pointed out: it would never be scored.
 */
export function validateCheckItems(issues: IssueCollector, edition: EditionDocument): void {
  const places = standardsOf(edition);
  const pointerOfCode = new Map([...treeCodes(edition)].map((code) => [code, '/themes']));
  const context: CheckItemContext = {
    standards: new Map(places.map(({ standard }) => [standard.code, standard])),
    geometryOfSiteType: new Map(edition.siteTypes.map(({ code, geometry }) => [code, geometry])),
  };
  for (const [at, checkItem] of edition.checkItems.entries()) {
    checkCode(issues, `/checkItems/${at}/code`, checkItem.code, pointerOfCode);
    validateCheckItem(issues, `/checkItems/${at}`, checkItem, context);
  }
  const checked = new Set(edition.checkItems.map(({ standardCode }) => standardCode));
  for (const { standard } of places) {
    if (isField(standard) && !checked.has(standard.code)) {
      issues.warning('/checkItems', 'standard_unchecked', { code: standard.code });
    }
  }
}

function validateCheckItem(issues: IssueCollector, pointer: string, checkItem: CheckItem, context: CheckItemContext): void {
  checkTexts(issues, pointer, checkItem);
  checkText(issues, `${pointer}/caseCategory`, checkItem.caseCategory);
  if (checkItem.exceptionsZh !== undefined) checkText(issues, `${pointer}/exceptionsZh`, checkItem.exceptionsZh);
  if (checkItem.exceptionsEn !== undefined) checkText(issues, `${pointer}/exceptionsEn`, checkItem.exceptionsEn);
  const standard = context.standards.get(checkItem.standardCode);
  if (standard === undefined) {
    issues.error(`${pointer}/standardCode`, 'reference_dangling', { kind: 'standard', code: checkItem.standardCode });
  } else if (!isField(standard)) {
    issues.warning(`${pointer}/standardCode`, 'check_item_not_field', { code: checkItem.standardCode });
  }
  if (hundredths(checkItem.weight) === null || checkItem.weight === 0) {
    issues.error(`${pointer}/weight`, 'weight_invalid', { weight: checkItem.weight });
  }
  if (!isRuleValid(checkItem.rule)) issues.error(`${pointer}/rule`, 'rule_invalid', { kind: checkItem.rule.kind });
  validateSiteTypesOf(issues, pointer, checkItem, context);
}

function validateSiteTypesOf(issues: IssueCollector, pointer: string, checkItem: CheckItem, context: CheckItemContext): void {
  if (checkItem.siteTypes.length === 0) issues.error(`${pointer}/siteTypes`, 'site_types_missing', { code: checkItem.code });
  const needsLine = checkItem.rule.kind === 'perLength' || checkItem.rule.kind === 'window';
  const seen = new Set<string>();
  for (const [at, code] of checkItem.siteTypes.entries()) {
    const geometry = context.geometryOfSiteType.get(code);
    if (geometry === undefined) {
      issues.error(`${pointer}/siteTypes/${at}`, 'reference_dangling', { kind: 'siteType', code });
    } else if (needsLine && geometry === 'point') {
      issues.warning(`${pointer}/siteTypes/${at}`, 'rule_needs_line', { code });
    }
    if (seen.has(code)) issues.error(`${pointer}/siteTypes/${at}`, 'reference_duplicate', { code });
    seen.add(code);
  }
}

function isField(standard: Standard): boolean {
  return standard.methods.some(({ method }) => method === 'field');
}

function isRuleValid(rule: CheckRule): boolean {
  switch (rule.kind) {
    case 'yesNo':
      return true;
    case 'minCount':
      return isCount(rule.count);
    case 'perLength':
      return isCount(rule.count) && isMetres(rule.everyMetres);
    case 'window':
      return isCount(rule.count) && isMetres(rule.windowMetres);
    case 'share':
      return rule.minPercent > 0 && rule.minPercent <= 100;
    default:
      return false;
  }
}

function isCount(count: number): boolean {
  return Number.isInteger(count) && count >= 1 && count <= 1000;
}

function isMetres(metres: number): boolean {
  return Number.isInteger(metres) && metres >= 1 && metres <= 100_000;
}

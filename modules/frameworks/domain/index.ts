export { expectedObservedCount, isMet, judgeCount } from './check-rule.ts';
export type { JudgedCount, SiteTally } from './check-rule.ts';
export { carryLinks, COVERAGE_STATES, coverageOf, CROSSWALK_RELATIONS, savingOf, savingOfAll, suggestLinks, turned } from './crosswalk.ts';
export type { CarriedLink, CoverageState, CrosswalkLink, CrosswalkRelation, CrosswalkSaving, CrosswalkStandard, CrosswalkSuggestion, StandardCoverage } from './crosswalk.ts';
export { DIFF_LEVELS, diffEditions, mappingOfDiff } from './diff-editions.ts';
export type { DiffLevel, EditionDiff, SuggestedPair } from './diff-editions.ts';
export { EDITION_ISSUE_CODES } from './edition-issue.ts';
export type { EditionIssue, EditionIssueCode, IssueParams } from './edition-issue.ts';
export { fromHundredths, hundredths } from './edition-score.ts';
export { CODE_LENGTH_MAX, TEXT_LENGTH_MAX } from './edition-text.ts';
export { checkItemsFor, editionSize, standardsOf } from './edition-tree.ts';
export type { EditionSize, StandardInPlace } from './edition-tree.ts';
export {
  EDITION_FORMAT, EDITION_LEVELS, GRADING_KINDS, MAPPING_RELATIONS, METHODS, SANCTIONS, SITE_GEOMETRIES,
} from './edition.ts';
export type {
  BilingualText, CheckItem, CheckRule, Content, EditionDocument, EditionLevel, EditionMapping, Grade, GradingKind,
  GradingScheme, MappingPair, MappingRelation, Method, MethodWeights, NegativeItem, Sanction, SiteGeometry, SiteType,
  Standard, StandardMethod, Theme,
} from './edition.ts';
export { gradeOf } from './grading.ts';
export { mapCodes, previousCodes } from './mapping.ts';
export type { MappedCodes } from './mapping.ts';
export { isQuantified, ruleWords } from './rule-words.ts';
export { EDITION_LIMITS, isImportable, validateEdition } from './validate-edition.ts';

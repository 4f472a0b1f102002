export {
  carryCrosswalk, COVERAGE_DAYS, crosswalkLink, crosswalkLinkTemplate, decideCrosswalkLinks, exportCrosswalkCoverage, exportCrosswalkLinks, importCrosswalkLinks, LINKS_AT_ONCE_MAX, listCrosswalkCoverage, listCrosswalkLinks,
  listCrosswalkSuggestions, readCrosswalk, removeCrosswalkLink,
} from './crosswalk.ts';
export { editionDocument } from './document.ts';
export { editionIssueWords, editionKindWords } from './issue-words.ts';
export { checkRule, compareEditions, editionCheckItem, editionIssue, editionNode, editionSummary, exportEdition, importEdition, listCheckItems, listEditions, readEdition, sampleEdition, setEditionState } from './operations.ts';
export { readPublicStandard } from './public.ts';
export { frameworksPermissions } from './permissions.ts';
export { frameworksProblems } from './problems.ts';
export {
  carriedNote, coverageWords, crosswalkRelationWords, editionStateWords, geometryWords, gradingKindWordsOfEdition, levelWordsOfEdition, methodWordsOfEdition, relationWords, ruleKindWords, sanctionWordsOfEdition, treeLevelWords,
} from './words.ts';

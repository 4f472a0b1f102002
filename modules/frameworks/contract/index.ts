export { checkRule, compareEditions, editionCheckItem, editionIssue, editionNode, editionSummary, exportEdition, importEdition, listCheckItems, listEditions, readEdition, setEditionState } from './operations.ts';
export { frameworksPermissions } from './permissions.ts';
export { frameworksProblems } from './problems.ts';

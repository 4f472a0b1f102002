export { dismissFindings, FINDINGS_AT_ONCE_MAX } from './many-findings.ts';
export {
  assignInspectors, closeRound, dismissFinding, dispatchFindings, drawSites, exportObservations, findingRow, listFindings, listObservations, listRounds, listRoundSites,
  observationInput, observationOut, planRound, readDraw, readRound, readRoundSite, reassignSites, recordObservations, roundSite, roundSummary,
} from './operations.ts';
export { PULL_SITES_MAX, pulledCheckList, pulledRound, pulledSite, pullRoundSites } from './pulling.ts';
export { inspectionsPermissions } from './permissions.ts';
export { inspectionsProblems } from './problems.ts';
export { drawDifferenceWords, drawRefusalWords, findingStateWords, observationIssueWords, roundSiteStateWords, roundStateWords } from './words.ts';
export { downloadPublicDraw, listPublicDraws, readPublicDraw } from './public.ts';
export { exportFindings, exportRounds, exportRoundSites } from './exports.ts';

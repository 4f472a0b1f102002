export {
  AREAS_MAX, componentWords, createEvaluation, enterComponents, evaluationRules, exportEvaluationResult, exportEvaluations, exportLinkedObservations, exportNegativeEntries, freezeEvaluation, linkedUseWords, listEvaluations, listLinkedObservations, listNegativeEntries, PART_SOURCES, readEvaluation,
  recordNegativeEntry, reviseEvaluation, standingWords, withdrawNegativeEntry,
} from './evaluations.ts';
export { exportScores, listScores, readRanking, readScores, recountScores, setRankingRules } from './operations.ts';
export { scoringPermissions } from './permissions.ts';
export { scoringProblems } from './problems.ts';

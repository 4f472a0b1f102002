export { exportScores, listScores, readRanking, readScores, recountScores, setRankingRules } from './operations.ts';
export { scoringPermissions } from './permissions.ts';
export { scoringProblems } from './problems.ts';

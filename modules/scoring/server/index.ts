import type { ServerModule } from '#platform/server/operations/index.ts';
import { scoringProblems } from '../contract/index.ts';
import { exportScoresBound, listScoresBound, readRankingBound, readScoresBound, recountScoresBound, setRankingRulesBound } from './handlers/scores.ts';
import { onObservationsChanged } from './react.ts';

export const scoringModule: ServerModule = {
  name: 'scoring',
  operations: [readScoresBound, listScoresBound, readRankingBound, setRankingRulesBound, recountScoresBound, exportScoresBound],
  problems: scoringProblems,
  reactions: { 'inspections.observationsChanged': onObservationsChanged },
};

export { definition as scoreDefinition } from './handlers/scores.ts';
export { scorePicture } from './picture.ts';
export type { ScorePicture, ScoreRow } from './picture.ts';
export { incrementsOf } from './react.ts';
export type { ObservationChange } from './react.ts';
export { countCells, keptCells, replaceCells } from './queries/cells.ts';

import type { ServerModule } from '#platform/server/operations/index.ts';
import { scoringProblems } from '../contract/index.ts';
import { exportEvaluationResultBound, exportEvaluationsBound, exportNegativeEntriesBound } from './handlers/evaluation-tables.ts';
import { createEvaluationBound, enterComponentsBound, freezeEvaluationBound, listEvaluationsBound, readEvaluationBound, reviseEvaluationBound } from './handlers/evaluations.ts';
import { exportLinkedObservationsBound, listLinkedObservationsBound } from './handlers/linked-observations.ts';
import { listNegativeEntriesBound, recordNegativeEntryBound, withdrawNegativeEntryBound } from './handlers/negative-entries.ts';
import { exportScoresBound, listScoresBound, readRankingBound, readScoresBound, recountScoresBound, setRankingRulesBound } from './handlers/scores.ts';
import { scoringFigureSource } from './queries/figure-sources.ts';
import { onObservationsChanged } from './react.ts';

export const scoringModule: ServerModule = {
  name: 'scoring',
  operations: [
    readScoresBound, listScoresBound, readRankingBound, setRankingRulesBound, recountScoresBound, exportScoresBound,
    listEvaluationsBound, exportEvaluationsBound, readEvaluationBound, createEvaluationBound, reviseEvaluationBound, enterComponentsBound, freezeEvaluationBound, exportEvaluationResultBound, listLinkedObservationsBound, exportLinkedObservationsBound,
    listNegativeEntriesBound, exportNegativeEntriesBound, recordNegativeEntryBound, withdrawNegativeEntryBound,
  ],
  problems: scoringProblems,
  constraints: { evaluations__code_unique: 'scoring.evaluation_code_taken' },
  figureSources: [scoringFigureSource],
  topics: { evaluations: 'scoring.read' },
  reactions: { 'inspections.observationsChanged': onObservationsChanged },
};

export { definition as scoreDefinition } from './handlers/scores.ts';
export { scorePicture } from './picture.ts';
export type { ScorePicture, ScoreRow } from './picture.ts';
export { incrementsOf } from './react.ts';
export type { ObservationChange } from './react.ts';
export { countCells, keptCells, replaceCells } from './queries/cells.ts';

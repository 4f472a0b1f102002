import type { ServerModule } from '#platform/server/operations/index.ts';
import { inspectionsExports } from './exports.ts';
import { inspectionsProblems } from '../contract/index.ts';
import { assignInspectorsBound, drawSitesBound, readDrawBound, reassignSitesBound } from './handlers/draws.ts';
import { dismissFindingBound, dispatchFindingsBound, listFindingsBound } from './handlers/findings.ts';
import { dismissFindingsBound, findingReversals } from './handlers/many-findings.ts';
import { exportObservationsBound, listObservationsBound } from './handlers/observations.ts';
import { pullRoundSitesBound } from './handlers/pulling.ts';
import { recordObservationsBound } from './handlers/recording.ts';
import { listRoundSitesBound, readRoundSiteBound } from './handlers/round-sites.ts';
import { downloadPublicDrawBound, listPublicDrawsBound, readPublicDrawBound } from './handlers/public-draws.ts';
import { closeRoundBound, listRoundsBound, planRoundBound, readRoundBound } from './handlers/rounds.ts';
import { roundDuties } from './queries/duty-sources.ts';
import { inspectionsPages } from './pages.ts';
import { assignedSites, dispatchedFindings, drawnSites, observationCount, roundCount } from './queries/first-steps.ts';
import { inspectionsAskSource } from './queries/ask-source.ts';
import { inspectionsFigureSource } from './queries/figure-sources.ts';

export const inspectionsModule: ServerModule = {
  name: 'inspections',
  operations: [
    listPublicDrawsBound, readPublicDrawBound, downloadPublicDrawBound,
    listRoundsBound, readRoundBound, planRoundBound, drawSitesBound, readDrawBound, assignInspectorsBound, reassignSitesBound, listRoundSitesBound, readRoundSiteBound,
    recordObservationsBound, pullRoundSitesBound, listFindingsBound, dispatchFindingsBound, dismissFindingBound, dismissFindingsBound, closeRoundBound, listObservationsBound, exportObservationsBound,
    ...inspectionsExports,
  ],
  firstSteps: [
    { code: 'round', count: roundCount }, { code: 'draw', count: drawnSites }, { code: 'inspectorsAssigned', count: assignedSites }, { code: 'observations', count: observationCount }, { code: 'dispatch', count: dispatchedFindings },
  ],
  problems: inspectionsProblems,
  pages: inspectionsPages,
  constraints: { rounds__code_unique: 'inspections.round_code_taken' },
  topics: { rounds: 'inspections.read' },
  searchTexts: [{ table: 'inspections.rounds', key: 'id', name: 'name_zh', others: ['code', 'name_en'] }],
  asks: [inspectionsAskSource],
  figureSources: [inspectionsFigureSource],
  duties: roundDuties,
  reversals: findingReversals,
};

export { observationEvidence } from './queries/evidence.ts';
export { roundFacts } from './queries/rounds.ts';
export type { RoundFacts } from './queries/rounds.ts';

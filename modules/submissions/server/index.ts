import type { ServerModule } from '#platform/server/operations/index.ts';
import { submissionsProblems } from '../contract/index.ts';
import { exportMaterialRequestBound, exportMaterialRequestsBound } from './handlers/export.ts';
import { closeMaterialRequestBound, createMaterialRequestBound, listMaterialRequestsBound, listReusableMaterialBound, readMaterialBound, readMaterialRequestBound, resubmitMaterialBound, reviewMaterialBound, reviseMaterialRequestBound, submitMaterialBound, withdrawMaterialBound } from './handlers/submissions.ts';
import { submissionDuties } from './queries/duty-sources.ts';
import { submissionsFigureSource } from './queries/figure-sources.ts';
import { submissionsAskSource } from './queries/sources.ts';

export const submissionsModule: ServerModule = {
  name: 'submissions',
  operations: [
    listMaterialRequestsBound, exportMaterialRequestsBound, listReusableMaterialBound, readMaterialRequestBound, exportMaterialRequestBound, createMaterialRequestBound, reviseMaterialRequestBound, closeMaterialRequestBound, submitMaterialBound, resubmitMaterialBound, withdrawMaterialBound, reviewMaterialBound, readMaterialBound,
  ],
  asks: [submissionsAskSource],
  figureSources: [submissionsFigureSource],
  problems: submissionsProblems,
  constraints: { requests__code_unique: 'submissions.code_taken', pieces__taken_once: 'submissions.taken_already' },
  duties: submissionDuties,
  topics: { submissions: 'submissions.read' },
};

export { materialEvidence } from './queries/sources.ts';
export { materialPart } from './part.ts';
export type { MaterialPart } from './part.ts';

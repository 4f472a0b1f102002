import type { ServerModule } from '#platform/server/operations/index.ts';
import { submissionsProblems } from '../contract/index.ts';
import { exportMaterialRequestBound } from './handlers/export.ts';
import { closeMaterialRequestBound, createMaterialRequestBound, listMaterialRequestsBound, readMaterialBound, readMaterialRequestBound, resubmitMaterialBound, reviewMaterialBound, reviseMaterialRequestBound, submitMaterialBound, withdrawMaterialBound } from './handlers/submissions.ts';
import { submissionDuties } from './queries/duty-sources.ts';
import { submissionsAskSource } from './queries/sources.ts';

export const submissionsModule: ServerModule = {
  name: 'submissions',
  operations: [
    listMaterialRequestsBound, readMaterialRequestBound, exportMaterialRequestBound, createMaterialRequestBound, reviseMaterialRequestBound, closeMaterialRequestBound, submitMaterialBound, resubmitMaterialBound, withdrawMaterialBound, reviewMaterialBound, readMaterialBound,
  ],
  asks: [submissionsAskSource],
  problems: submissionsProblems,
  constraints: { requests__code_unique: 'submissions.code_taken' },
  duties: submissionDuties,
  topics: { submissions: 'submissions.read' },
};

export { materialEvidence } from './queries/sources.ts';
export { materialPart } from './part.ts';
export type { MaterialPart } from './part.ts';

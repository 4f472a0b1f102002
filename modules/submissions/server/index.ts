import type { ServerModule } from '#platform/server/operations/index.ts';
import { submissionsProblems } from '../contract/index.ts';
import { createMaterialRequestBound, listMaterialRequestsBound, readMaterialBound, readMaterialRequestBound, resubmitMaterialBound, reviewMaterialBound, submitMaterialBound } from './handlers/submissions.ts';
import { submissionDuties } from './queries/duty-sources.ts';

export const submissionsModule: ServerModule = {
  name: 'submissions',
  operations: [listMaterialRequestsBound, readMaterialRequestBound, createMaterialRequestBound, submitMaterialBound, resubmitMaterialBound, reviewMaterialBound, readMaterialBound],
  problems: submissionsProblems,
  constraints: { requests__code_unique: 'submissions.code_taken' },
  duties: submissionDuties,
  topics: { submissions: 'submissions.read' },
};

export { materialPart } from './part.ts';
export type { MaterialPart } from './part.ts';

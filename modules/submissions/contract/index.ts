export { createMaterialRequest, listMaterialRequests, materialRequestRow, readMaterial, readMaterialRequest, resubmitMaterial, reviewMaterial, submitMaterial } from './submissions.ts';
export { captionWords, pieceKindWords, pieceStateWords } from './words.ts';
export { submissionsPermissions } from './permissions.ts';
export { submissionsProblems } from './problems.ts';

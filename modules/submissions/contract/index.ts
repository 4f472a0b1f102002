export { closeMaterialRequest, createMaterialRequest, exportMaterialRequest, listMaterialRequests, materialRequestRow, readMaterial, readMaterialRequest, resubmitMaterial, reviewMaterial, reviseMaterialRequest, submitMaterial, withdrawMaterial } from './submissions.ts';
export { captionWords, pieceKindWords, pieceStateWords, requestStateWords } from './words.ts';
export { submissionsPermissions } from './permissions.ts';
export { submissionsProblems } from './problems.ts';

export { closeMaterialRequest, createMaterialRequest, exportMaterialRequest, exportMaterialRequests, listMaterialRequests, listReusableMaterial, materialRequestRow, readMaterial, readMaterialRequest, resubmitMaterial, reviewMaterial, reviseMaterialRequest, submitMaterial, withdrawMaterial } from './submissions.ts';
export { captionWords, pieceKindWords, pieceStateWords, requestStateWords, reuseWords } from './words.ts';
export { submissionsPermissions } from './permissions.ts';
export { submissionsProblems } from './problems.ts';

export { addBenefit, adoptSituations, closeScheme, confirmList, createScheme, draftListNotice, exportSchemes, listSchemes, listSituations, openScheme, readScheme, saveSituation, schemeFigures, updateScheme } from './schemes.ts';
export { exportRecipients, importRecipientList, listRecipients, listSlips, readRecipient, readRecipientDetails, recipientImportTemplate, reissueSlip, registerRecipient, withdrawRecipient } from './recipients.ts';
export { exportDeliveries, listDeliveries, PULL_MOST, pulledRecipient, pullRecipients, readDelivery, readHandOver, recordDelivery, settleDelivery } from './deliveries.ts';
export { countStock, exportStockMoves, listStockMoves, readReconciliation, receiveStock, takeOutStock } from './stock.ts';
export { listPublicSchemes, readPublicScheme, readThanks } from './public.ts';
export { benefitShape, deliveryRow, double, recipientRow, schemeRow } from './shapes.ts';
export { basisWords, benefitKindWords, deliveryStateWords, moveKindWords, proofWords, recipientStateWords, relationWords, schemeStateWords, spotWords } from './words.ts';
export { carePermissions } from './permissions.ts';
export { careProblems } from './problems.ts';

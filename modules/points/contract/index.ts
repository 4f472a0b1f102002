export { correctDeed, deedImportTemplate, exportDeeds, importDeeds, listDeeds, postDeeds, readBoard, readSignals, recordDeed, redeem, reviewDeeds, setBoardAbsence } from './deeds.ts';
export { readPublicBoards, publishBoard, readReviewMonth, readPublicBoard } from './month.ts';
export { exportSettlementLines, exportSettlementPreview, listSettlementLines, readSettlements, postSettlement, listSettlementPreview, readPublicSettlement, reverseSettlement, warnSettlement, withdrawSettlement } from './settlement.ts';
export { exportAccounts, exportEntries, listAccounts, listEntries, postTransfers, readAccount, sealPostings, verifyAccounts } from './ledger.ts';
export { PULL_HOUSEHOLDS_MAX, pulledPoints, pullDeeds } from './pulling.ts';
export { pointsPermissions } from './permissions.ts';
export { pointsProblems } from './problems.ts';
export { assetKindWords, bookStateWords, deedStateWords, evidenceWords, holderKindWords, ledgerFaultWords, purposeWords, settlementNotice, settlementStateWords, signalWords, transferKindWords } from './words.ts';
export { approveRuleBook, discardRuleBook, draftRuleBook, exportRules, importRules, listRules, readRuleBook, readRuleBooks, readRulesOn, ruleImportTemplate, termsInput } from './rules.ts';

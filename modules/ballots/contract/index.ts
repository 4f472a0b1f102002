export {
  acceptAnomaly, closeBallot, clearCastMarks, countBallot, draftBallot, enterPaperBallot, listBallots, listCodeBatches, listPaperBallots, listQuarantines, openBallot, printCodes, quarantineBallots, readAnomalies,
  readBallot, readOptionsFile, readResult, registerPaperCodes, releaseQuarantine, requestClosing, returnClosing, setGuardLimits, signBoxes, updateBallot, withdrawBallot, withholdOption,
} from './operations.ts';
export { ballotsPermissions } from './permissions.ts';
export { ballotsProblems } from './problems.ts';
export {
  castBallot, downloadPublishedBallot, exchangeCode, listBoxHeads, listPublicBallots, listSealedBallots, readConsistency, readInclusion, readPublicBallot, readPublicResult,
} from './public.ts';
export { beginIdentity, exchangeIdentity, finishIdentity, listSmsOutbox, sendSmsCode, verifySmsCode } from './identities.ts';
export { placeOptionPhoto, readOptionPhoto, readOptionPhotoDraft, removeOptionPhoto } from './photos.ts';
export { anomalyWords, ballotModeText, ballotModeWords, ballotStateWords, differenceWords, paperStateWords, questionFaultWords, tokenKindWords, weightWarning } from './words.ts';

export { adoptTitles, createTitle, dropTitleVersion, importTitleCatalogue, listTitleCatalogues, listTitles, listTitleVersions, readTitle, subjectKind, tier, titleCatalogue, titleCounts, titleFacts, reviseTitle, titleRow, titleRules, titleVersion, updateTitle } from './titles.ts';
export { forgetBirthdays } from './growing-up.ts';
export { createSubject, listSubjects, readSubject, readSubjectDetails, recordConsent, subjectRow, succeedSubject, updateSubject } from './subjects.ts';
export { awardImportTemplate, awardRow, conferAward, importAwardList, keepAward, listAwards, publishAward, readAward, requireRectification } from './awards.ts';
export { cancelSelectionRound, createSelectionRound, finishStage, jurySettings, listSelectionRounds, readSelectionRound, roundRow, roundState, shortlistRule, updateSelectionRound } from './rounds.ts';
export {
  candidateRow, candidateSource, groupCandidate, importNominations, judgeEligibility, listCandidates, nominateCandidate, suggestNomination, nominateFromAwards, nominationImportTemplate, overrideFinding, readCandidate, recordCheck, removeCandidate,
} from './candidates.ts';
export {
  nameJudges, chooseCandidates, conferSelection, decideCandidates, declareConflict, draftSelectionBallot, draftSelectionNotice, overrideQuota, publishSelection, readJuryResult, readMySheets, readQuotas, submitSheet, takeBallotResult,
} from './choosing.ts';
export { attachMaterial, attachSheetEvidence, CANDIDATE_FILES_MAX, materialFile, readSheetMaterial, removeMaterial, removeSheetEvidence, SHEET_EVIDENCE_MAX, sheetEvidence } from './material.ts';
export { appealWithdrawal, confirmWithdrawal, decideAppeal, exportWithdrawals, finishWithdrawals, listWithdrawals, notifyHolder, proposeWithdrawal, readWithdrawal, recordHearing, WITHDRAWAL_FILES_MAX, withdrawalRow } from './withdrawals.ts';
export { importReviewResults, reviewResultTemplate } from './re-reviews.ts';
export { closeReReview, listReReviews, listReviewItems, readReReview, reReviewRow, REVIEW_FILES_MAX, reviewAward, startReReview } from './re-reviews.ts';
export {
  checkUpward, exportRecommendations, importRecommendations, listRecommendations, readRecommendation, recommendationImportTemplate, recommendationRow, recommendUpward, recordOutcome, registerChosen, sendAgain, upwardFindingRow,
} from './recommendations.ts';
export {
  acceptNomination, declineNomination, exportReceivedNominations, followNomination, forgetNominators, listReceivedNominations, listOpenNominations, nominationRow, openNominations, readNomination, readNominationForm, sendNomination,
} from './nominations.ts';
export { listRoundVillages, listStarSheets, readStarSheet, recordStars, recordStarSheets, recordVillageMeeting } from './households.ts';
export { ANSWER_FILTERS, answerForDepartment, enterDepartmentPaper, exportDepartmentAnswers, exportRoundDepartments, importDepartmentAnswers, listDepartmentAnswers, listRoundDepartments } from './departments.ts';
export { decideShortlist, exportShortlist, listShortlist, shortlistRow } from './shortlists.ts';
export { exportNegativeChecks, listNegativeChecks, readNegativeList, signNegatives } from './negatives.ts';
export { decideTown, exportRoundTowns, listRoundTowns } from './townships.ts';
export { acceptVillageClaim, exportVillageClaims, listVillageClaims, recordHouseholdConsent, registerHousehold, returnVillageClaim, villageClaim } from './village.ts';
export { listPublicAwards, listPublicTitles, verifyPlaque } from './public.ts';
export { listPublicSelections, readPublicSelection } from './public-selections.ts';
export { exportAwards, exportCandidates, exportReReviews, exportReviewItems, exportRoundVillages, exportSelectionRounds, exportSubjects, exportTitles } from './exports.ts';
export { honoursPermissions } from './permissions.ts';
export { honoursProblems } from './problems.ts';
export {
  answerWords, awardEventWords, blockerWords, candidateStateWords, consentFormWords, consentWords, eligibilityWords, juryMethodWords, negativeStateWords, nominationStateWords, nominatorWords, recommendationEventWords, recommendationStateWords, reviewItemWords, reviewStateWords, roundStateWords, shortlistLineWords, sourceWords, stageWords, standingWords, subjectKindWords, successionWords, tieKeyWords, tierWords, townAnswerWords, titleIssueWords, titleStateWords, withdrawalStateWords,
} from './words.ts';
export { apportionSeats, apportionStep, clearSeats, downloadApportionment, downloadSeats, proposeSeats, readSeats, SEAT_BASES, seatPlan, setSeats } from './seats.ts';
export { apportionMethodWords, apportionRefusalWords, seatBaseWords, seatStepWords } from './seat-words.ts';
export { certificate, downloadCertificates, listCertificates } from './certificates.ts';
export { certificateWords } from './certificate-words.ts';
export { changeRefusalWords, coverSentence, partText, partTexts, quotaSentence, roundPartWords, shortlistSentence } from './round-change-words.ts';
export { dimensionWords, groupWords, GROUPS_KNOWN } from './rule-words.ts';
export { exportUpwardDue, listUpwardDue, upwardDueRow } from './upward-due.ts';

import type { ServerModule } from '#platform/server/operations/index.ts';
import { honoursProblems } from '../contract/index.ts';
import { honoursExports } from './exports.ts';
import { COMING_OF_AGE_JOB, forgetBirthdaysBound, forgetBirthdaysEverywhere } from './handlers/growing-up.ts';
import { awardImportTemplateBound, conferAwardBound, importAwardListBound, keepAwardBound, listAwardsBound, publishAwardBound, readAwardBound, requireRectificationBound } from './handlers/awards.ts';
import { groupCandidateBound, importNominationsBound, judgeEligibilityBound, listCandidatesBound, nominateCandidateBound, nominateFromAwardsBound, nominationImportTemplateBound, overrideFindingBound, readCandidateBound, recordCheckBound, removeCandidateBound, suggestNominationBound } from './handlers/candidates.ts';
import { chooseCandidatesBound, conferSelectionBound, decideCandidatesBound, draftSelectionNoticeBound, overrideQuotaBound, publishSelectionBound, readQuotasBound } from './handlers/choosing.ts';
import { listRoundVillagesBound, listStarSheetsBound, readStarSheetBound, recordStarsBound, recordStarSheetsBound, recordVillageMeetingBound } from './handlers/households.ts';
import { nameJudgesBound, declareConflictBound, readJuryResultBound, readMySheetsBound, submitSheetBound } from './handlers/judging.ts';
import { attachMaterialBound, attachSheetEvidenceBound, readSheetMaterialBound, removeMaterialBound, removeSheetEvidenceBound } from './handlers/material.ts';
import { listPublicAwardsBound, listPublicTitlesBound, verifyPlaqueBound } from './handlers/public.ts';
import { answerForDepartmentBound, enterDepartmentPaperBound, importDepartmentAnswersBound, listDepartmentAnswersBound, listRoundDepartmentsBound } from './handlers/departments.ts';
import { listNegativeChecksBound, readNegativeListBound, signNegativesBound } from './handlers/negatives.ts';
import { decideTownBound, listRoundTownsBound } from './handlers/townships.ts';
import { cancelSelectionRoundBound, createSelectionRoundBound, finishStageBound, listSelectionRoundsBound, readSelectionRoundBound } from './handlers/rounds.ts';
import { updateSelectionRoundBound } from './handlers/round-changes.ts';
import { decideShortlistBound, exportShortlistBound, listShortlistBound } from './handlers/shortlists.ts';
import { listPublicSelectionsBound, readPublicSelectionBound } from './handlers/public-selections.ts';
import { downloadCertificatesBound, listCertificatesBound } from './handlers/certificates.ts';
import { apportionSeatsBound, clearSeatsBound, downloadApportionmentBound, downloadSeatsBound, proposeSeatsBound, readSeatsBound, setSeatsBound } from './handlers/seats.ts';
import { createSubjectBound, listSubjectsBound, readSubjectBound, readSubjectDetailsBound, recordConsentBound, succeedSubjectBound, updateSubjectBound } from './handlers/subjects.ts';
import { adoptTitlesBound, createTitleBound, importTitleCatalogueBound, listTitleCataloguesBound, listTitlesBound, readTitleBound, updateTitleBound } from './handlers/titles.ts';
import {
  acceptNominationBound, declineNominationBound, FORGET_NOMINATORS_JOB, followNominationBound, forgetNominatorsBound, forgetNominatorsEverywhere, listReceivedNominationsBound, listOpenNominationsBound, openNominationsBound, readNominationBound, readNominationFormBound, sendNominationBound,
} from './handlers/nominations.ts';
import { checkUpwardBound, importRecommendationsBound, listRecommendationsBound, readRecommendationBound, recommendationImportTemplateBound, recommendUpwardBound, recordOutcomeBound, registerChosenBound, sendAgainBound } from './handlers/recommendations.ts';
import { listUpwardDueBound } from './handlers/upward-due.ts';
import { closeReReviewBound, importReviewResultsBound, listReReviewsBound, listReviewItemsBound, readReReviewBound, reviewAwardBound, reviewResultTemplateBound, startReReviewBound } from './handlers/re-reviews.ts';
import {
  appealWithdrawalBound, confirmWithdrawalBound, decideAppealBound, FINISH_WITHDRAWALS_JOB, finishWithdrawalsBound, finishWithdrawalsEverywhere, listWithdrawalsBound, notifyHolderBound, proposeWithdrawalBound, readWithdrawalBound, recordHearingBound,
} from './handlers/withdrawals.ts';
import { acceptVillageClaimBound, listVillageClaimsBound, recordHouseholdConsentBound, registerHouseholdBound, returnVillageClaimBound } from './handlers/village.ts';
import { draftSelectionBallotBound, takeBallotResultBound } from './handlers/voice.ts';
import { dropTitleVersionBound, listTitleVersionsBound, reviseTitleBound } from './handlers/title-versions.ts';
import { nominationForms, nominationPages } from './nomination-pages.ts';
import { honoursPages } from './pages.ts';
import { selectionPages } from './selection-pages.ts';
import { honoursDuties } from './queries/duty-sources.ts';
import { honoursAskSource } from './queries/ask-source.ts';
import { honoursFigureSource } from './queries/figure-sources.ts';

export const honoursModule: ServerModule = {
  name: 'honours',
  operations: [
    listTitlesBound, readTitleBound, createTitleBound, updateTitleBound, listTitleVersionsBound, reviseTitleBound, dropTitleVersionBound, importTitleCatalogueBound, listTitleCataloguesBound, adoptTitlesBound,
    listSubjectsBound, readSubjectBound, readSubjectDetailsBound, createSubjectBound, updateSubjectBound, recordConsentBound, succeedSubjectBound, forgetBirthdaysBound,
    listAwardsBound, readAwardBound, conferAwardBound, keepAwardBound, requireRectificationBound, publishAwardBound, importAwardListBound, awardImportTemplateBound,
    listSelectionRoundsBound, readSelectionRoundBound, createSelectionRoundBound, updateSelectionRoundBound, finishStageBound, cancelSelectionRoundBound, listShortlistBound, decideShortlistBound, exportShortlistBound,
    listCandidatesBound, readCandidateBound, suggestNominationBound, nominateCandidateBound, nominateFromAwardsBound, importNominationsBound, nominationImportTemplateBound, judgeEligibilityBound, recordCheckBound, overrideFindingBound, removeCandidateBound, groupCandidateBound, attachMaterialBound, removeMaterialBound, readSheetMaterialBound, attachSheetEvidenceBound, removeSheetEvidenceBound,
    nameJudgesBound, readMySheetsBound, declareConflictBound, submitSheetBound, readJuryResultBound,
    listRoundVillagesBound, readStarSheetBound, recordStarsBound, listStarSheetsBound, recordStarSheetsBound, recordVillageMeetingBound, listRoundTownsBound, decideTownBound, listNegativeChecksBound, readNegativeListBound, signNegativesBound,
    listRoundDepartmentsBound, listDepartmentAnswersBound, answerForDepartmentBound, enterDepartmentPaperBound, importDepartmentAnswersBound,
    draftSelectionBallotBound, takeBallotResultBound, chooseCandidatesBound, readQuotasBound, overrideQuotaBound, draftSelectionNoticeBound, decideCandidatesBound, conferSelectionBound, publishSelectionBound,
    listCertificatesBound, downloadCertificatesBound, apportionSeatsBound, downloadApportionmentBound, proposeSeatsBound, setSeatsBound, readSeatsBound, clearSeatsBound, downloadSeatsBound,
    listReReviewsBound, readReReviewBound, startReReviewBound, listReviewItemsBound, reviewAwardBound, closeReReviewBound, importReviewResultsBound, reviewResultTemplateBound,
    listWithdrawalsBound, readWithdrawalBound, proposeWithdrawalBound, notifyHolderBound, recordHearingBound, confirmWithdrawalBound, appealWithdrawalBound, decideAppealBound, finishWithdrawalsBound,
    listOpenNominationsBound, readNominationFormBound, sendNominationBound, followNominationBound, listReceivedNominationsBound, readNominationBound, acceptNominationBound, declineNominationBound, openNominationsBound, forgetNominatorsBound,
    registerHouseholdBound, recordHouseholdConsentBound, listVillageClaimsBound, acceptVillageClaimBound, returnVillageClaimBound,
    listUpwardDueBound, listRecommendationsBound, checkUpwardBound, readRecommendationBound, recommendUpwardBound, recordOutcomeBound, sendAgainBound, registerChosenBound, importRecommendationsBound, recommendationImportTemplateBound,
    listPublicTitlesBound, listPublicAwardsBound, verifyPlaqueBound, listPublicSelectionsBound, readPublicSelectionBound,
    ...honoursExports,
  ],
  figureSources: [honoursFigureSource],
  asks: [honoursAskSource],
  problems: honoursProblems,
  constraints: {
    titles__code_unique: 'honours.title_code_taken', title_versions__day_once: 'honours.title_version_taken', subjects__code_unique: 'honours.subject_code_taken', subjects__identity_unique: 'honours.household_known', subjects__household_has_place: 'honours.subject_incomplete',
    awards__one_at_a_time: 'honours.holds_already', awards__number_unique: 'honours.number_taken',
    selection_rounds__code_unique: 'honours.round_code_taken', candidates__no_objection_open: 'honours.objection_open', candidates__notice_closed: 'honours.notice_open', re_review_items__another_settles: 'honours.same_person', withdrawals__another_confirms: 'honours.same_person', withdrawals__a_third_decides: 'honours.same_person',
  },
  topics: { honours: 'honours.read' },
  duties: honoursDuties,
  searchTexts: [{ table: 'honours.titles', key: 'id', name: 'name_zh', others: ['code', 'name_en'] }, { table: 'honours.subjects', key: 'id', name: 'label', others: ['code'] }, { table: 'honours.selection_rounds', key: 'id', name: 'name', others: ['code'] }, { table: 'honours.re_reviews', key: 'id', name: 'name', others: [] }],
  pages: [...honoursPages, ...selectionPages, ...nominationPages],
  forms: nominationForms,
  jobs: { [COMING_OF_AGE_JOB]: forgetBirthdaysEverywhere, [FORGET_NOMINATORS_JOB]: forgetNominatorsEverywhere, [FINISH_WITHDRAWALS_JOB]: finishWithdrawalsEverywhere },
  schedule: [{ cron: '40 3 * * *', job: COMING_OF_AGE_JOB }, { cron: '50 3 * * *', job: FORGET_NOMINATORS_JOB }, { cron: '10 0 * * *', job: FINISH_WITHDRAWALS_JOB }],
};

export { registerHouseholds } from './registering.ts';

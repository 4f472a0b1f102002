import type { ServerModule } from '#platform/server/operations/index.ts';
import { volunteeringProblems } from '../contract/index.ts';
import { volunteeringExports } from './exports.ts';
import { attendanceImportTemplateBound, checkInBound, importAttendanceBound, readCheckInCodeBound, readMyCheckInBound } from './handlers/check-in.ts';
import {
  downloadServiceCertificateBound, draftServiceCertificateBound, draftServiceNoticeBound, exportServiceCertificatesBound, issueServiceCertificateBound, listServiceCertificatesBound, readServiceCertificateBound, readStarBound, readStarScaleBound, saveStarScaleBound, verifyServiceCertificateBound, withdrawServiceCertificateBound,
} from './handlers/certificates.ts';
import { askCertificateBound, grantCertificateBound, listCertificateRequestsBound, returnCertificateRequestBound } from './handlers/certificate-requests.ts';
import { cancelSignupBound, listJoinableActivitiesBound, listOpenActivitiesBound, openSignupsBound, readMyActivityBound, readOpenActivityBound, readSignupsBound, signUpBound, signUpVolunteersBound } from './handlers/joining.ts';
import { connectVolunteerBound, planTeamActivityBound, readLedTeamBound, readMyServiceBound, registerMyselfBound } from './handlers/my-service.ts';
import { acceptApplicationBound, applyAsVolunteerBound, declineApplicationBound, FORGET_APPLICATIONS_JOB, followApplicationBound, forgetApplicationsBound, forgetApplicationsEverywhere, listApplicationsBound, readApplicationBound, readApplicationFormBound } from './handlers/applications.ts';
import { appealBanBound, banVolunteerBound, exportBansBound, listBansBound, readServiceRulesBound, saveServiceRulesBound, settleBanBound } from './handlers/bans.ts';
import { assignActivityBound, createProjectBound, exportProjectsBound, importProjectsBound, listOpenProjectsBound, listProjectsBound, moveProjectBound, projectImportTemplateBound, readOpenProjectBound, readProjectBound, updateProjectBound } from './handlers/projects.ts';
import { cancelActivityBound, readActivityPlanBound, readPlanChoicesBound, seeActivityChangeBound, updateActivityBound } from './handlers/changing.ts';
import { exportFacilitiesBound, facilityImportTemplateBound, importFacilitiesBound, listFacilitiesBound, saveFacilityBound } from './handlers/facilities.ts';
import { decideEntryBound, enterServiceBound, listActivitiesBound, listServiceRecordsBound, planActivityBound, readActivityBound, readServiceFiguresBound, recordRollCallBound, reverseServiceBound, reviewServiceBound } from './handlers/service.ts';
import { exportSessionsBound, importSessionsBound, listSessionsBound, readSessionFiguresBound, recordSessionBound, sessionImportTemplateBound } from './handlers/sessions.ts';
import { askCorrectionBound, decideCorrectionBound, downloadNationalProfileBound, listCorrectionsBound } from './handlers/corrections.ts';
import {
  dispatchOrderBound, drawCallbacksBound, exportServiceOrdersBound, finishOrderBound, followOrderBound, listServiceOrdersBound, pickUpOrderBound, placeOrderBound, rateOrderBound, rateOwnOrderBound, readOrderContactBound, readOrderFiguresBound, readOrderFormBound, readTeamOrdersBound, recordCallbackBound, reviewOrderBound, sendOrderBound,
} from './handlers/orders.ts';
import { adoptBranchesBound, createTeamBound, importTeamsBound, listBranchesBound, listTeamsBound, readTeamBound, saveBranchBound, teamImportTemplateBound, updateTeamBound } from './handlers/teams.ts';
import {
  importVolunteersBound, joinTeamBound, leaveTeamBound, listVolunteersBound, readVolunteerBound, readVolunteerDetailsBound, registerVolunteerBound, updateVolunteerBound, volunteerImportTemplateBound,
} from './handlers/volunteers.ts';
import { listTeamDeedsBound, postTeamDeedsBound, postTeamDeedsEverywhere, correctTeamDeedBound, recordTeamDeedBound, reviewTeamDeedBound, TEAM_DEEDS_JOB } from './handlers/team-deeds.ts';
import { volunteeringDuties } from './queries/duty-sources.ts';
import { applicationForms, applicationPages } from './application-pages.ts';
import { orderForms, orderPages } from './order-pages.ts';
import { volunteeringPages } from './pages.ts';
import { volunteeringFigureSource } from './queries/figure-sources.ts';

export { teamHolders } from './queries/holders.ts';
export { redeemingTeams, teamDeedNotices, teamDeedsPosted } from './team-notices.ts';

export const volunteeringModule: ServerModule = {
  name: 'volunteering',
  operations: [
    listBranchesBound, adoptBranchesBound, saveBranchBound, listTeamsBound, readTeamBound, createTeamBound, updateTeamBound, importTeamsBound, teamImportTemplateBound,
    listVolunteersBound, readVolunteerBound, readVolunteerDetailsBound, registerVolunteerBound, updateVolunteerBound, joinTeamBound, leaveTeamBound, importVolunteersBound, volunteerImportTemplateBound,
    listFacilitiesBound, saveFacilityBound, importFacilitiesBound, facilityImportTemplateBound, exportFacilitiesBound,
    listProjectsBound, exportProjectsBound, readProjectBound, createProjectBound, updateProjectBound, moveProjectBound, assignActivityBound, importProjectsBound, projectImportTemplateBound, listOpenProjectsBound, readOpenProjectBound,
    listActivitiesBound, readActivityBound, planActivityBound, readActivityPlanBound, readPlanChoicesBound, updateActivityBound, cancelActivityBound, seeActivityChangeBound, listServiceRecordsBound, readServiceFiguresBound, recordRollCallBound, enterServiceBound, decideEntryBound, reverseServiceBound, reviewServiceBound,
    listOpenActivitiesBound, readOpenActivityBound, listJoinableActivitiesBound, readMyActivityBound, signUpBound, signUpVolunteersBound, cancelSignupBound, readSignupsBound, openSignupsBound,
    readMyServiceBound, registerMyselfBound, connectVolunteerBound, readLedTeamBound, planTeamActivityBound,
    readCheckInCodeBound, checkInBound, readMyCheckInBound, importAttendanceBound, attendanceImportTemplateBound,
    listSessionsBound, readSessionFiguresBound, recordSessionBound, importSessionsBound, sessionImportTemplateBound, exportSessionsBound,
    readStarScaleBound, saveStarScaleBound, readStarBound, listServiceCertificatesBound, exportServiceCertificatesBound, readServiceCertificateBound, downloadServiceCertificateBound, draftServiceCertificateBound, draftServiceNoticeBound, issueServiceCertificateBound, withdrawServiceCertificateBound, verifyServiceCertificateBound,
    askCertificateBound, listCertificateRequestsBound, grantCertificateBound, returnCertificateRequestBound,
    askCorrectionBound, listCorrectionsBound, decideCorrectionBound, downloadNationalProfileBound,
    readOrderFormBound, sendOrderBound, followOrderBound, rateOrderBound, listServiceOrdersBound, exportServiceOrdersBound, readOrderContactBound, readOrderFiguresBound, placeOrderBound, rateOwnOrderBound, reviewOrderBound, dispatchOrderBound, drawCallbacksBound, recordCallbackBound, readTeamOrdersBound, pickUpOrderBound, finishOrderBound,
    readApplicationFormBound, applyAsVolunteerBound, followApplicationBound, listApplicationsBound, readApplicationBound, acceptApplicationBound, declineApplicationBound, forgetApplicationsBound,
    readServiceRulesBound, saveServiceRulesBound, listBansBound, exportBansBound, banVolunteerBound, appealBanBound, settleBanBound,
    listTeamDeedsBound, correctTeamDeedBound, recordTeamDeedBound, reviewTeamDeedBound, postTeamDeedsBound,
    ...volunteeringExports,
  ],
  figureSources: [volunteeringFigureSource],
  problems: volunteeringProblems,
  constraints: { activities__stands: 'volunteering.activity_cancelled', teams__code_unique: 'volunteering.team_code_taken', volunteers__identity_unique: 'volunteering.identity_known', memberships__once: 'volunteering.member_already', activities__code_unique: 'volunteering.activity_code_taken', service_records__one_at_a_time: 'volunteering.serves_already', sessions__code_unique: 'volunteering.session_code_taken', volunteer_projects__code_unique: 'volunteering.project_code_taken', corrections__one_open: 'volunteering.correction_open', certificate_requests__one_open: 'volunteering.request_open', certificate_requests__another_answers: 'volunteering.same_person', bans__one_at_a_time: 'volunteering.banned_already', team_deeds__another_reviews: 'points.same_person', team_deeds__leader_does_not_review: 'points.same_person', team_deeds__posted_after_notice: 'points.notice_runs', team_deeds__objection_open: 'points.objection_open', signups__once: 'volunteering.signed_up_already', volunteers__person_unique: 'volunteering.registered_already' },
  duties: volunteeringDuties,
  jobs: { [TEAM_DEEDS_JOB]: postTeamDeedsEverywhere, [FORGET_APPLICATIONS_JOB]: forgetApplicationsEverywhere },
  schedule: [{ cron: '25 * * * *', job: TEAM_DEEDS_JOB }, { cron: '55 3 * * *', job: FORGET_APPLICATIONS_JOB }],
  topics: { volunteering: 'volunteering.read' },
  pages: [...applicationPages, ...volunteeringPages, ...orderPages],
  forms: [...orderForms, ...applicationForms],
  searchTexts: [{ table: 'volunteering.teams', key: 'id', name: 'name', others: ['code'] }, { table: 'volunteering.volunteers', key: 'id', name: 'label', others: ['number'] }, { table: 'volunteering.facilities', key: 'id', name: 'name', others: ['code'] }, { table: 'volunteering.projects', key: 'id', name: 'name', others: ['code'] }, { table: 'volunteering.activities', key: 'id', name: 'name', others: ['code'] }, { table: 'volunteering.sessions', key: 'id', name: 'subject', others: ['code'] }],
};

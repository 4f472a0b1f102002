export { adoptBranches, createTeam, exportTeams, importTeams, listBranches, listTeams, readTeam, saveBranch, teamImportTemplate, teamRow, updateTeam } from './teams.ts';
export { exportVolunteers, importVolunteers, joinTeam, leaveTeam, listVolunteers, readVolunteer, readVolunteerDetails, registerVolunteer, updateVolunteer, volunteerImportTemplate, volunteerRow } from './volunteers.ts';
export {
  activityRow, decideEntry, enterService, exportActivities, exportServiceRecords, listActivities, listServiceRecords, planActivity, readActivity, readServiceFigures, recordRollCall, reverseService, reviewService, serviceRow,
} from './service.ts';
export { activityChange, cancelActivity, readActivityPlan, readPlanChoices, seeActivityChange, updateActivity } from './changing.ts';
export { attendanceImportTemplate, checkIn, importAttendance, readCheckInCode, readMyCheckIn } from './check-in.ts';
export { certificateStateWords, serviceCertificateWords } from './certificate-words.ts';
export {
  certificateRow, downloadServiceCertificate, draftServiceCertificate, draftServiceNotice, exportServiceCertificates, issueServiceCertificate, listServiceCertificates, readServiceCertificate, readStar, readStarScale, saveStarScale, verifyServiceCertificate, withdrawServiceCertificate,
} from './certificates.ts';
export { askCertificate, grantCertificate, listCertificateRequests, returnCertificateRequest } from './certificate-requests.ts';
export { cancelSignup, listJoinableActivities, listOpenActivities, openSignups, readMyActivity, readOpenActivity, readSignups, signUp, signUpVolunteers } from './joining.ts';
export { connectVolunteer, planTeamActivity, readLedTeam, readMyService, registerMyself } from './my-service.ts';
export { exportSessions, importSessions, listSessions, readSessionFigures, recordSession, sessionImportTemplate, sessionRow } from './sessions.ts';
export {
  dispatchOrder, drawCallbacks, exportServiceOrders, finishOrder, followOrder, listServiceOrders, orderRow, pickUpOrder, placeOrder, rateOrder, rateOwnOrder, readOrderContact, readOrderFigures, readOrderForm, readTeamOrders, recordCallback, reviewOrder, sendOrder,
} from './orders.ts';
export { acceptApplication, applyAsVolunteer, declineApplication, followApplication, forgetApplications, listApplications, readApplication, readApplicationForm } from './applications.ts';
export { askCorrection, correctionRow, decideCorrection, downloadNationalProfile, listCorrections } from './corrections.ts';
export { applicationStateWords, banStateWords, callbackWords, changedPartWords, changeKindWords, correctionStateWords, facilityWords, gradeWords, orderStateWords, projectStateWords, requestStateWords, serviceStateWords, signalWords, signupStateWords } from './words.ts';
export { SERVICE_PROFILE_FORMAT, SERVICE_PROFILE_ROWS_MAX, serviceProfile, serviceProfileRecord } from './service-profile.ts';
export { appealBan, banRow, banVolunteer, exportBans, listBans, readServiceRules, saveServiceRules, settleBan } from './bans.ts';
export { volunteeringPermissions } from './permissions.ts';
export { volunteeringProblems } from './problems.ts';
export { exportFacilities, facilityImportTemplate, importFacilities, listFacilities, saveFacility } from './facilities.ts';
export { assignActivity, createProject, exportProjects, importProjects, listOpenProjects, listProjects, moveProject, projectImportTemplate, projectRow, readOpenProject, readProject, updateProject } from './projects.ts';
export { exportTeamDeeds, listTeamDeeds, postTeamDeeds, correctTeamDeed, recordTeamDeed, reviewTeamDeed } from './team-deeds.ts';

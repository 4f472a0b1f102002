export {
  BULK_MAX, PHOTO_ROLES, caseAbility, caseAfterStep, caseDetail, caseEvent, caseFilter, casePhoto, caseRow, caseSource, caseStage, caseState,
  caseStoryAct, limit, personRef, photoRef,
} from './shapes.ts';
export { countCases, exportCases, listCases, readCase, readCaseLoad, readCaseMetrics, readCaseTrend } from './reading.ts';
export { PULL_CASES_MAX, pullCases, pulledCase } from './pulling.ts';
export {
  acceptCase, decideExtension, declineCase, dispatchCase, extendCase, rectifyCase, registerCase, reopenCase, reportCase, resumeCase, returnCase,
  shelveCase, verifyCase, voidCase,
} from './steps.ts';
export { addMessage, MESSAGE_LENGTH_MAX, MESSAGE_PHOTOS_MAX } from './discussion.ts';
export { dispatchCases, escalateCases, verifyCases } from './bulk.ts';
export { categoryImportTemplate, exportCategories, importCategories } from './category-files.ts';
export { chooseResidentCategories, listCategories, loadWorkRules, readCalendar, saveCategory, updateCalendar } from './setup.ts';
export {
  answerResident, coarsenReports, followReport, PLATFORM_CATEGORY, readFollowedPhoto, readReportForm, REPORT_FLOOD, reportByResident, RESIDENT_PHOTO_BYTES_MAX, RESIDENT_PHOTOS_MAX,
} from './residents.ts';
export { casesPermissions } from './permissions.ts';
export { casesProblems } from './problems.ts';
export { actWords, limitUnitWords, originWords, sourceWords, stageWords, stateWords } from './words.ts';

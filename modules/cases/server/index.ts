import type { ServerModule } from '#platform/server/operations/index.ts';
import { casesProblems } from '../contract/index.ts';
import { addMessageBound } from './handlers/discussion.ts';
import { categoryImportTemplateBound, exportCategoriesBound, importCategoriesBound } from './handlers/category-files.ts';
import { dispatchCasesBound, verifyCasesBound } from './handlers/bulk.ts';
import { ESCALATION_JOB, escalateCasesBound, escalateEverywhere } from './handlers/escalation.ts';
import { pullCasesBound } from './handlers/pulling.ts';
import { countCasesBound, listCasesBound, readCaseBound, readCaseLoadBound, readCaseMetricsBound } from './handlers/reading.ts';
import { readCaseTrendBound } from './handlers/trend.ts';
import { exportCasesBound } from './handlers/register.ts';
import { chooseResidentCategoriesBound, listCategoriesBound, readCalendarBound, saveCategoryBound, updateCalendarBound } from './handlers/setup.ts';
import {
  answerResidentBound, COARSEN_JOB, coarsenEverywhere, coarsenReportsBound, followReportBound, readFollowedPhotoBound, readReportFormBound, reportByResidentBound,
} from './handlers/residents.ts';
import {
  acceptCaseBound, decideExtensionBound, declineCaseBound, dispatchCaseBound, extendCaseBound, rectifyCaseBound, registerCaseBound, reopenCaseBound,
  reportCaseBound, resumeCaseBound, returnCaseBound, shelveCaseBound, verifyCaseBound, voidCaseBound,
} from './handlers/steps.ts';
import { caseDuties } from './queries/duty-sources.ts';
import { casesForms, casesPages } from './pages.ts';
import { caseReversals } from './reversals.ts';
import { loadWorkRulesBound } from './handlers/work-rules.ts';
import { workRules } from './queries/first-steps.ts';
import { casesAskSource } from './queries/ask-source.ts';
import { casesFigureSource } from './queries/figure-sources.ts';

export const casesModule: ServerModule = {
  name: 'cases',
  operations: [
    listCasesBound, readCaseBound, countCasesBound, readCaseLoadBound, readCaseMetricsBound, readCaseTrendBound, exportCasesBound, pullCasesBound,
    reportCaseBound, registerCaseBound, declineCaseBound, dispatchCaseBound, acceptCaseBound, returnCaseBound, rectifyCaseBound, verifyCaseBound,
    shelveCaseBound, resumeCaseBound, extendCaseBound, decideExtensionBound, voidCaseBound, reopenCaseBound, addMessageBound,
    dispatchCasesBound, verifyCasesBound, escalateCasesBound,
    readCalendarBound, updateCalendarBound, listCategoriesBound, saveCategoryBound, chooseResidentCategoriesBound, loadWorkRulesBound,
    exportCategoriesBound, importCategoriesBound, categoryImportTemplateBound,
    readReportFormBound, reportByResidentBound, followReportBound, readFollowedPhotoBound, answerResidentBound, coarsenReportsBound,
  ],
  firstSteps: [{ code: 'workRules', count: workRules }],
  figureSources: [casesFigureSource],
  asks: [casesAskSource],
  problems: casesProblems,
  pages: casesPages,
  forms: casesForms,
  constraints: { cases__verifier_is_not_fixer: 'cases.verifier_is_fixer', cases__category: 'cases.category_unknown' },
  topics: { cases: 'cases.read' },
  duties: caseDuties,
  searchTexts: [{ table: 'cases.cases', key: 'id', name: 'title', others: ['number'] }],
  reversals: caseReversals,
  jobs: { [COARSEN_JOB]: coarsenEverywhere, [ESCALATION_JOB]: escalateEverywhere },
  schedule: [{ cron: '20 3 * * *', job: COARSEN_JOB }, { cron: '*/5 * * * *', job: ESCALATION_JOB }],
};

export { openCases } from './open-cases.ts';
export type { CaseDraft, OpenedCase } from './open-cases.ts';
export { voidUntouched } from './reversals.ts';
export { workCalendar } from './queries/work.ts';

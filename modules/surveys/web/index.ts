/** 问卷页面 · Pages of this module. */
import { ClipboardPen } from 'lucide-react';
import type { ModuleRoute } from '#platform/web/routes.ts';

const READ = 'surveys.read';
const ENTER = 'surveys.enter';
const MANAGE = 'surveys.manage';

/** 页面 */
export const routes: readonly ModuleRoute[] = [
  { path: '/surveys', title: { zh: '问卷调查', en: 'Surveys' }, permission: READ, nav: { group: 'results', order: 9, icon: ClipboardPen }, publicTwin: '/surveys', load: () => import('./surveys-page.tsx').then((module) => module.SurveysPage) },
  { path: '/surveys/new', title: { zh: '起草问卷', en: 'Draft a survey' }, permission: MANAGE, load: () => import('./survey-form-page.tsx').then((module) => module.NewSurveyPage) },
  { path: '/surveys/$surveyId', title: { zh: '问卷', en: 'Survey' }, permission: READ, load: () => import('./survey-page.tsx').then((module) => module.SurveyPage) },
  { path: '/surveys/$surveyId/edit', title: { zh: '修改问卷', en: 'Change a survey' }, permission: MANAGE, load: () => import('./survey-form-page.tsx').then((module) => module.EditSurveyPage) },
  { path: '/surveys/$surveyId/quotas', title: { zh: '社区配额', en: 'Communities and targets' }, permission: MANAGE, load: () => import('./quotas-page.tsx').then((module) => module.QuotasPage) },
  { path: '/surveys/$surveyId/enter', title: { zh: '录入答卷', en: 'Enter answers' }, permission: ENTER, load: () => import('./entry-page.tsx').then((module) => module.EntryPage) },
  { path: '/surveys/$surveyId/import', title: { zh: '导入答卷', en: 'Import answers' }, permission: ENTER, load: () => import('./import-page.tsx').then((module) => module.ImportAnswersPage) },
];

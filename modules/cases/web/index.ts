/** 案件页面 · Pages of this module, and the parts that pages of others are made with. */
import { lazy } from 'react';
import { BarChart3, CalendarDays, ClipboardList, MessageSquarePlus, SquareKanban, Tags } from 'lucide-react';
import type { ModuleRoute } from '#platform/web/routes.ts';

export { caseStates } from './words.ts';
export const CasePage = lazy(() => import('./case-page.tsx').then((module) => ({ default: module.CasePage })));
export const SiteCases = lazy(() => import('./site-cases.tsx').then((module) => ({ default: module.SiteCases })));

const READ = 'cases.read';

/** 页面 */
export const routes: readonly ModuleRoute[] = [
  {
    path: '/cases', title: { zh: '问题案件', en: 'Cases' }, permission: READ, nav: { group: 'handling', order: 1, key: 'c', icon: ClipboardList, label: { zh: '案件', en: 'Cases' }, pinned: true },
    load: () => import('./case-list-page.tsx').then((module) => module.CaseListPage),
  },
  {
    path: '/case-board', title: { zh: '案件看板', en: 'Case board' }, permission: READ, nav: { group: 'handling', order: 1.5, icon: SquareKanban, label: { zh: '看板', en: 'Case board' } },
    load: () => import('./case-board-page.tsx').then((module) => module.CaseBoardPage),
  },
  {
    path: '/report-case', title: { zh: '上报问题', en: 'Report a problem' }, permission: 'cases.report', nav: { group: 'handling', order: 2, key: 'n', icon: MessageSquarePlus },
    load: () => import('./report-page.tsx').then((module) => module.ReportCasePage),
  },
  {
    path: '/case-metrics', title: { zh: '案件指标', en: 'Case metrics' }, permission: READ, nav: { group: 'handling', order: 3, key: 'm', icon: BarChart3 },
    load: () => import('./metrics-page.tsx').then((module) => module.CaseMetricsPage),
  },
  {
    path: '/case-categories', title: { zh: '类别与时限', en: 'Categories and limits' }, permission: READ, nav: { group: 'handling', order: 4, icon: Tags },
    load: () => import('./categories-page.tsx').then((module) => module.CategoriesPage),
  },
  { path: '/case-categories/import', title: { zh: '导入类别与时限', en: 'Import categories' }, permission: 'cases.manage', load: () => import('./import-page.tsx').then((module) => module.ImportCategoriesPage) },
  {
    path: '/case-calendar', title: { zh: '工作日历', en: 'Work calendar' }, permission: READ, nav: { group: 'handling', order: 5, icon: CalendarDays },
    load: () => import('./calendar-page.tsx').then((module) => module.CalendarPage),
  },
];

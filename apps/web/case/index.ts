/** 案件页 · One case, composed of its own module and of the inspection that found it. */
import type { ModuleRoute } from '#platform/web/routes.ts';

/** 页面 */
export const routes: readonly ModuleRoute[] = [
  { path: '/cases/$caseId', title: { zh: '案件', en: 'Case' }, permission: 'cases.read', load: () => import('./case-page.tsx').then((module) => module.CaseOfProgramme) },
];

/** 督查页面 · Pages of this module. */
import { lazy } from 'react';
import { ClipboardCheck, TriangleAlert } from 'lucide-react';
import type { ModuleRoute } from '#platform/web/routes.ts';

export const CaseFinding = lazy(() => import('./case-finding.tsx').then((module) => ({ default: module.CaseFinding })));
export { useRoundLive } from './use-round.ts';

const READ = 'inspections.read';

/** 页面 */
export const routes: readonly ModuleRoute[] = [
  {
    path: '/rounds', title: { zh: '督查轮次', en: 'Inspection rounds' }, permission: READ,
    nav: { group: 'field', order: 1, key: 'r', icon: ClipboardCheck, label: { zh: '督查', en: 'Inspection' }, pinned: true },
    load: () => import('./rounds-page.tsx').then((module) => module.RoundsPage),
  },
  {
    path: '/rounds/new', title: { zh: '计划一轮督查', en: 'Plan a round' }, permission: 'inspections.manage',
    load: () => import('./plan-page.tsx').then((module) => module.PlanPage),
  },
  { path: '/rounds/$roundId', title: { zh: '轮次', en: 'Round' }, permission: READ, load: () => import('./round-page.tsx').then((module) => module.RoundPage) },
  { path: '/rounds/$roundId/sites', title: { zh: '本轮点位', en: 'Sites of the round' }, permission: READ, load: () => import('./round-sites-page.tsx').then((module) => module.RoundSitesPage) },
  { path: '/rounds/$roundId/sites/$siteId', title: { zh: '点位检查', en: 'Check of a site' }, permission: READ, load: () => import('./site-page.tsx').then((module) => module.SitePage) },
  { path: '/rounds/$roundId/findings', title: { zh: '本轮问题', en: 'Findings of the round' }, permission: READ, load: () => import('./findings-pages.tsx').then((module) => module.RoundFindingsPage) },
  { path: '/rounds/$roundId/observations', title: { zh: '观测明细', en: 'Observations' }, permission: READ, load: () => import('./observations-page.tsx').then((module) => module.ObservationsPage) },
  {
    path: '/findings', title: { zh: '督查发现的问题', en: 'Findings' }, permission: READ,
    nav: { group: 'field', order: 2, key: 'f', icon: TriangleAlert, label: { zh: '督查问题', en: 'Findings' } },
    load: () => import('./findings-pages.tsx').then((module) => module.FindingsPage),
  },
];

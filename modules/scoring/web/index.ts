/** 得分页面 · Pages of this module. */
import { BarChart3 } from 'lucide-react';
import type { ModuleRoute } from '#platform/web/routes.ts';

const READ = 'scoring.read';

/** 页面 */
export const routes: readonly ModuleRoute[] = [
  {
    path: '/scores', title: { zh: '得分', en: 'Scores' }, permission: READ,
    nav: { group: 'results', order: 1, key: 'k', icon: BarChart3, pinned: true },
    load: () => import('./scores-page.tsx').then((module) => module.ScoresPage),
  },
  { path: '/scores/$roundId', title: { zh: '得分', en: 'Scores' }, permission: READ, load: () => import('./scores-page.tsx').then((module) => module.ScoresPage) },
  { path: '/scores/$roundId/details', title: { zh: '得分明细', en: 'Scores in detail' }, permission: READ, load: () => import('./details-page.tsx').then((module) => module.DetailsPage) },
  { path: '/scores/$roundId/ranking', title: { zh: '排名', en: 'Ranking' }, permission: READ, load: () => import('./ranking-page.tsx').then((module) => module.RankingPage) },
];

/** 得分页面 · Pages of this module. */
import { BarChart3, Scale, ShieldAlert } from 'lucide-react';
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
  { path: '/evaluations', title: { zh: '综合测评', en: 'Evaluations' }, permission: READ, nav: { group: 'results', order: 2, icon: Scale }, load: () => import('./evaluations-page.tsx').then((module) => module.EvaluationsPage) },
  { path: '/evaluations/new', title: { zh: '新建测评', en: 'New evaluation' }, permission: 'scoring.manage', load: () => import('./evaluation-form-page.tsx').then((module) => module.NewEvaluationPage) },
  { path: '/evaluations/$evaluationId', title: { zh: '综合测评', en: 'Evaluation' }, permission: READ, load: () => import('./evaluation-page.tsx').then((module) => module.EvaluationPage) },
  { path: '/evaluations/$evaluationId/edit', title: { zh: '修改测评', en: 'Change an evaluation' }, permission: 'scoring.manage', load: () => import('./evaluation-form-page.tsx').then((module) => module.EditEvaluationPage) },
  { path: '/negative-list', title: { zh: '负面清单', en: 'Negative list' }, permission: 'scoring.negative', nav: { group: 'results', order: 4, icon: ShieldAlert }, load: () => import('./negative-list-page.tsx').then((module) => module.NegativeListPage) },
];

/** 数字与校核页面 · Pages of this module. */
import { CircleHelp, ListChecks, SearchCheck, Sigma } from 'lucide-react';
import type { ModuleRoute } from '#platform/web/routes.ts';

const READ = 'figures.read';

/** 页面 */
export const routes: readonly ModuleRoute[] = [
  { path: '/figures', title: { zh: '数字', en: 'Figures' }, permission: READ, nav: { group: 'records', order: 2, icon: Sigma }, load: () => import('./figures-page.tsx').then((module) => module.FiguresPage) },
  { path: '/figures/new', title: { zh: '定义数字', en: 'Define a figure' }, permission: 'figures.define', load: () => import('./figure-form-page.tsx').then((module) => module.NewFigurePage) },
  { path: '/figures/check', title: { zh: '核对公布的数字', en: 'Check published numbers' }, permission: READ, nav: { group: 'records', order: 3, icon: ListChecks }, load: () => import('./check-page.tsx').then((module) => module.CheckFiguresPage) },
  { path: '/figures/doubts', title: { zh: '数字疑点', en: 'Doubts about numbers' }, permission: READ, nav: { group: 'records', order: 4, icon: CircleHelp }, load: () => import('./doubts-page.tsx').then((module) => module.DoubtsPage) },
  { path: '/figures/$figureId', title: { zh: '数字', en: 'Figure' }, permission: READ, load: () => import('./figure-page.tsx').then((module) => module.FigurePage) },
  { path: '/figures/$figureId/edit', title: { zh: '修改数字定义', en: 'Change the definition' }, permission: 'figures.define', load: () => import('./figure-form-page.tsx').then((module) => module.EditFigurePage) },
  {
    path: '/proofreading', title: { zh: '稿件校核', en: 'Proofreading' }, permission: 'figures.proofread', nav: { group: 'results', order: 7, icon: SearchCheck },
    load: () => import('./proofreading-page.tsx').then((module) => module.ProofreadingPage),
  },
];

/** 测评体系页面 · Pages of this module. */
import { BookOpenCheck } from 'lucide-react';
import type { ModuleRoute } from '#platform/web/routes.ts';

const READ = 'frameworks.read';

/** 页面 */
export const routes: readonly ModuleRoute[] = [
  {
    path: '/frameworks', title: { zh: '测评体系', en: 'Frameworks' }, permission: READ,
    nav: { group: 'standards', order: 1, key: 'e', icon: BookOpenCheck },
    load: () => import('./editions-page.tsx').then((module) => module.EditionsPage),
  },
  {
    path: '/frameworks/import', title: { zh: '导入测评体系', en: 'Import an edition' }, permission: 'frameworks.manage',
    load: () => import('./import-page.tsx').then((module) => module.ImportPage),
  },
  {
    path: '/frameworks/$editionId', title: { zh: '体系内容', en: 'Edition' }, permission: READ,
    load: () => import('./browser-page.tsx').then((module) => module.BrowserPage),
  },
  {
    path: '/frameworks/$editionId/site-types', title: { zh: '按点位类型看', en: 'By site type' }, permission: READ,
    load: () => import('./site-types-page.tsx').then((module) => module.SiteTypesPage),
  },
  {
    path: '/frameworks/$editionId/rules', title: { zh: '评级与负面清单', en: 'Grading and negative list' }, permission: READ,
    load: () => import('./rules-page.tsx').then((module) => module.RulesPage),
  },
  {
    path: '/frameworks/$editionId/compare', title: { zh: '版本对照', en: 'Compare editions' }, permission: READ,
    load: () => import('./compare-page.tsx').then((module) => module.ComparePage),
  },
  {
    path: '/frameworks/$editionId/crosswalk', title: { zh: '双城联动', en: 'Linked frameworks' }, permission: READ,
    load: () => import('./crosswalk-page.tsx').then((module) => module.CrosswalkPage),
  },
  {
    path: '/crosswalk-import', title: { zh: '导入标准对应', en: 'Import links between standards' }, permission: 'frameworks.manage',
    load: () => import('./crosswalk-import-page.tsx').then((module) => module.CrosswalkImportPage),
  },
];

/** 台账页面 · Pages of this module. */
import { NotebookTabs } from 'lucide-react';
import type { ModuleRoute } from '#platform/web/routes.ts';

const READ = 'records.read';

/** 页面 */
export const routes: readonly ModuleRoute[] = [
  { path: '/registers', title: { zh: '台账', en: 'Registers' }, permission: READ, nav: { group: 'records', order: 1, icon: NotebookTabs }, load: () => import('./registers-page.tsx').then((module) => module.RegistersPage) },
  { path: '/registers/new', title: { zh: '新建台账', en: 'Define a register' }, permission: 'records.define', load: () => import('./definition-page.tsx').then((module) => module.NewRegisterPage) },
  { path: '/registers/$registerId', title: { zh: '台账', en: 'Register' }, permission: READ, load: () => import('./register-page.tsx').then((module) => module.RegisterPage) },
  { path: '/registers/$registerId/edit', title: { zh: '修改台账定义', en: 'Change the definition' }, permission: 'records.define', load: () => import('./definition-page.tsx').then((module) => module.EditRegisterPage) },
  { path: '/registers/$registerId/import', title: { zh: '导入台账记录', en: 'Import records' }, permission: 'records.keep', load: () => import('./import-page.tsx').then((module) => module.ImportRecordsPage) },
  { path: '/registers/$registerId/versions', title: { zh: '文本版本一览', en: 'All versions' }, permission: READ, load: () => import('./versions-page.tsx').then((module) => module.VersionsPage) },
  { path: '/registers/$registerId/versions/import', title: { zh: '导入文本版本', en: 'Import versions' }, permission: 'records.keep', load: () => import('./versions-page.tsx').then((module) => module.ImportVersionsPage) },
  { path: '/records/$recordId', title: { zh: '台账记录', en: 'Record' }, permission: READ, load: () => import('./record-page.tsx').then((module) => module.RecordPage) },
];

/** 通报页面 · Pages of this module. */
import { FilePen, Newspaper } from 'lucide-react';
import type { ModuleRoute } from '#platform/web/routes.ts';

export { bulletinStates } from './words.ts';

/** 页面 */
export const routes: readonly ModuleRoute[] = [
  {
    path: '/bulletins', title: { zh: '通报与文稿', en: 'Bulletins and accounts' }, permission: 'bulletins.read', nav: { group: 'results', order: 5, key: 'b', icon: Newspaper, label: { zh: '通报', en: 'Bulletins' } },
    load: () => import('./bulletins-page.tsx').then((module) => module.BulletinsPage),
  },
  { path: '/bulletins/$bulletinId', title: { zh: '通报', en: 'Bulletin' }, permission: 'bulletins.read', load: () => import('./bulletin-page.tsx').then((module) => module.BulletinPage) },
  { path: '/bulletins/$bulletinId/edit', title: { zh: '修改文稿', en: 'Edit an account' }, permission: 'bulletins.draft', load: () => import('./account-edit-page.tsx').then((module) => module.AccountEditPage) },
  { path: '/bulletin-issuing', title: { zh: '发文设置', en: 'Issuing settings' }, permission: 'bulletins.template', load: () => import('./issuing-page.tsx').then((module) => module.IssuingPage) },
  { path: '/account-templates', title: { zh: '文稿模板', en: 'Templates of accounts' }, permission: 'bulletins.read', nav: { group: 'results', order: 8, icon: FilePen }, load: () => import('./templates-page.tsx').then((module) => module.TemplatesPage) },
  { path: '/account-templates/new', title: { zh: '新建模板', en: 'New template' }, permission: 'bulletins.template', load: () => import('./template-form-page.tsx').then((module) => module.NewTemplatePage) },
  { path: '/account-templates/$templateId', title: { zh: '文稿模板', en: 'Template' }, permission: 'bulletins.draft', load: () => import('./template-form-page.tsx').then((module) => module.TemplatePage) },
];

/** 管理页面 · Pages on the platform's own operations; composed here, since they speak of every module's records. */
import { Globe, ListChecks, ScrollText, Undo2 } from 'lucide-react';
import type { ModuleRoute } from '#platform/web/routes.ts';

/** 页面 */
export const routes: readonly ModuleRoute[] = [
  {
    path: '/tasks', title: { zh: '任务', en: 'Tasks' }, nav: { group: 'administration', order: 3, key: 't', icon: ListChecks },
    load: () => import('./tasks-page.tsx').then((module) => module.TasksPage),
  },
  { path: '/tasks/$taskId', title: { zh: '任务', en: 'Task' }, load: () => import('./task-page.tsx').then((module) => module.TaskPage) },
  {
    path: '/bulk-acts', title: { zh: '批量操作记录', en: 'Bulk acts' }, nav: { group: 'administration', order: 5, icon: Undo2, label: { zh: '批量操作', en: 'Bulk acts' } },
    load: () => import('./bulk-acts-page.tsx').then((module) => module.BulkActsPage),
  },
  {
    path: '/public-site', title: { zh: '公众网站设置', en: 'Public site' }, permission: 'places.manage', nav: { group: 'administration', order: 6, icon: Globe, label: { zh: '公众网站', en: 'Public site' } },
    load: () => import('./public-site-page.tsx').then((module) => module.PublicSitePage),
  },
  {
    path: '/audit', title: { zh: '审计', en: 'Audit' }, permission: 'platform.readAudit', nav: { group: 'administration', order: 4, key: 'a', icon: ScrollText },
    load: () => import('./audit-page.tsx').then((module) => module.AuditPage),
  },
];

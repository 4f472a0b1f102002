/** 管理 · Long work and the audit: the platform's own operations, so no module's pages. */
import { ListChecks, ScrollText } from 'lucide-react';
import type { ModuleRoute } from '#platform/web/routes.ts';

/** 页面 */
export const routes: readonly ModuleRoute[] = [
  { path: '/tasks', title: { zh: '任务', en: 'Tasks' }, nav: { group: 'administration', order: 5, icon: ListChecks }, load: () => import('./tasks-page.tsx').then((module) => module.TasksPage) },
  { path: '/audit', title: { zh: '审计记录', en: 'Audit' }, permission: 'platform.readAudit', nav: { group: 'administration', order: 6, icon: ScrollText }, load: () => import('./audit-page.tsx').then((module) => module.AuditPage) },
];

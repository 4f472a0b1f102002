/** 我的待办 · Over all modules, so it belongs to none of them. */
import { ListTodo } from 'lucide-react';
import type { ModuleRoute } from '#platform/web/routes.ts';

/** 页面 */
export const routes: readonly ModuleRoute[] = [
  { path: '/my-duties', title: { zh: '我的待办', en: 'My duties' }, nav: { group: 'overview', order: 2, key: 'd', icon: ListTodo, label: { zh: '待办', en: 'Duties' }, pinned: true }, load: () => import('./duties-page.tsx').then((module) => module.DutiesPage) },
];

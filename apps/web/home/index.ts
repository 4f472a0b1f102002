/** 首页 · Composed from several modules, so it belongs to none of them. */
import { LayoutDashboard } from 'lucide-react';
import type { ModuleRoute } from '#platform/web/routes.ts';

/** 页面 */
export const routes: readonly ModuleRoute[] = [
  { path: '/', title: { zh: '首页', en: 'Home' }, nav: { group: 'overview', order: 1, key: 'h', icon: LayoutDashboard, pinned: true }, load: () => import('./home-page.tsx').then((module) => module.HomePage) },
];

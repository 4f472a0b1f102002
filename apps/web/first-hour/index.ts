/** 开办指引 · From an empty programme to the first dispatched finding; composed of what several modules do. */
import { lazy } from 'react';
import { Footprints } from 'lucide-react';
import type { ModuleRoute } from '#platform/web/routes.ts';

export const HomeGuide = lazy(() => import('./guide.tsx').then((module) => ({ default: module.HomeGuide })));

/** 页面 */
export const routes: readonly ModuleRoute[] = [
  {
    path: '/first-hour', title: { zh: '开办指引', en: 'First steps' }, permission: 'platform.prepare', nav: { group: 'administration', order: 0, icon: Footprints },
    load: () => import('./guide.tsx').then((module) => module.FirstHourPage),
  },
];

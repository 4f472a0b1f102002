/** 减负页面 · Pages of this module, and what the forms of others show before something is asked. */
import { lazy } from 'react';
import { Hourglass } from 'lucide-react';
import type { ModuleRoute } from '#platform/web/routes.ts';

/** 页面 */
export const routes: readonly ModuleRoute[] = [
  { path: '/burden', title: { zh: '减负计量', en: 'Burden meter' }, permission: 'burden.read', nav: { group: 'overview', order: 9, icon: Hourglass }, publicTwin: '/burden', load: () => import('./burden-page.tsx').then((module) => module.BurdenPage) },
];

/** Loaded with the form that shows it; stands in a `Suspense`. */
export const BurdenPreview = lazy(() => import('./preview.tsx').then((module) => ({ default: module.BurdenPreview })));

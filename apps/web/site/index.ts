/** 点位页 · One site, composed of what several modules know of it. */
import type { ModuleRoute } from '#platform/web/routes.ts';

/** 页面 */
export const routes: readonly ModuleRoute[] = [
  { path: '/sites/$siteId', title: { zh: '点位', en: 'Site' }, permission: 'places.read', load: () => import('./site-page.tsx').then((module) => module.SitePage) },
];

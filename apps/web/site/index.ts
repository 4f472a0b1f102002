/** 点位页 · The sites and one site, composed of what several modules know of it. */
import { MapPin } from 'lucide-react';
import type { ModuleRoute } from '#platform/web/routes.ts';

/** 页面 */
export const routes: readonly ModuleRoute[] = [
  {
    path: '/sites', title: { zh: '点位', en: 'Sites' }, permission: 'places.read', nav: { group: 'ground', order: 1, key: 's', icon: MapPin },
    load: () => import('./sites-page.tsx').then((module) => module.SitesPage),
  },
  { path: '/sites/$siteId', title: { zh: '点位', en: 'Site' }, permission: 'places.read', load: () => import('./site-page.tsx').then((module) => module.SitePage) },
];

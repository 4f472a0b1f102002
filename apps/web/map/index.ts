/** 地图工作台 · Places, sites, leaders and cases on one map, composed of what several modules know. */
import { Map as MapIcon } from 'lucide-react';
import type { ModuleRoute } from '#platform/web/routes.ts';

/** 页面 */
export const routes: readonly ModuleRoute[] = [
  {
    path: '/map', title: { zh: '地图', en: 'Map' }, permission: 'places.read', nav: { group: 'ground', order: 0, icon: MapIcon },
    load: () => import('./map-page.tsx').then((module) => module.MapPage),
  },
];

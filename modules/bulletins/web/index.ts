/** 通报页面 · Pages of this module. */
import { Newspaper } from 'lucide-react';
import type { ModuleRoute } from '#platform/web/routes.ts';

export { bulletinStates } from './words.ts';

/** 页面 */
export const routes: readonly ModuleRoute[] = [
  {
    path: '/bulletins', title: { zh: '通报', en: 'Bulletins' }, permission: 'bulletins.read', nav: { group: 'results', order: 5, key: 'b', icon: Newspaper },
    load: () => import('./bulletins-page.tsx').then((module) => module.BulletinsPage),
  },
  { path: '/bulletins/$bulletinId', title: { zh: '通报', en: 'Bulletin' }, permission: 'bulletins.read', load: () => import('./bulletin-page.tsx').then((module) => module.BulletinPage) },
];

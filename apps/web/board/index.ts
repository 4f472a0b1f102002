/** 会议室大屏 · Over several modules, so it belongs to none of them. */
import { Presentation } from 'lucide-react';
import type { ModuleRoute } from '#platform/web/routes.ts';

/** 页面 */
export const routes: readonly ModuleRoute[] = [
  { path: '/board', title: { zh: '大屏', en: 'Wall board' }, permission: 'cases.showBoard', whole: true, nav: { group: 'overview', order: 3, icon: Presentation }, load: () => import('./board-page.tsx').then((module) => module.BoardPage) },
];

/** 公示页面 · Office pages of this module. */
import { Megaphone } from 'lucide-react';
import type { ModuleRoute } from '#platform/web/routes.ts';

/** 页面 */
export const routes: readonly ModuleRoute[] = [
  {
    path: '/notices', publicTwin: '/notices', title: { zh: '公示', en: 'Notices' }, permission: 'notices.read', nav: { group: 'results', order: 6, icon: Megaphone },
    load: () => import('./notices-page.tsx').then((module) => module.NoticesPage),
  },
  { path: '/notices/new', title: { zh: '起草公示', en: 'Draft a notice' }, permission: 'notices.draft', load: () => import('./notice-form-page.tsx').then((module) => module.NoticeFormPage) },
  { path: '/notices/$noticeId', publicTwin: '/notices/$noticeId', title: { zh: '公示', en: 'Notice' }, permission: 'notices.read', load: () => import('./notice-page.tsx').then((module) => module.NoticePage) },
  { path: '/notices/$noticeId/edit', title: { zh: '修改公示', en: 'Change a notice' }, permission: 'notices.draft', load: () => import('./notice-form-page.tsx').then((module) => module.NoticeFormPage) },
];

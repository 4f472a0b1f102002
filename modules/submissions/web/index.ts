/** 网上申报页面 · Pages of this module. */
import { FileStack } from 'lucide-react';
import type { ModuleRoute } from '#platform/web/routes.ts';

const READ = 'submissions.read';

/** 页面 */
export const routes: readonly ModuleRoute[] = [
  { path: '/material-requests', title: { zh: '网上申报材料', en: 'Material' }, permission: READ, nav: { group: 'standards', order: 8, icon: FileStack }, load: () => import('./requests-page.tsx').then((module) => module.RequestsPage) },
  { path: '/material-requests/new', title: { zh: '下达申报任务', en: 'Set a request' }, permission: 'submissions.manage', load: () => import('./request-form-page.tsx').then((module) => module.NewRequestPage) },
  { path: '/material-requests/$requestId', title: { zh: '申报任务', en: 'Request for material' }, permission: READ, load: () => import('./request-page.tsx').then((module) => module.RequestPage) },
  { path: '/material-requests/$requestId/edit', title: { zh: '修改申报任务', en: 'Change a request' }, permission: 'submissions.manage', load: () => import('./request-form-page.tsx').then((module) => module.EditRequestPage) },
  { path: '/material-requests/$requestId/submit', title: { zh: '报送材料', en: 'Submit material' }, permission: 'submissions.submit', load: () => import('./submit-page.tsx').then((module) => module.SubmitPage) },
  { path: '/material/$pieceId', title: { zh: '申报材料', en: 'Piece of material' }, permission: READ, load: () => import('./piece-page.tsx').then((module) => module.PiecePage) },
];

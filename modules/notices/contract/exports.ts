import { exportOf } from '#platform/contract/list-export.ts';
import { listNotices } from './operations.ts';

export const exportNotices = exportOf(listNotices, { id: 'notices.exportNotices', path: '/notice-export', zh: '导出公示列表（xlsx）', en: 'Export the list of notices (xlsx)' });

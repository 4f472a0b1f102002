import { exportOf } from '#platform/contract/list-export.ts';
import { listBulletins } from './operations.ts';

export const exportBulletins = exportOf(listBulletins, { id: 'bulletins.exportBulletins', path: '/bulletin-export', zh: '导出通报列表（xlsx）', en: 'Export the list of bulletins (xlsx)' });

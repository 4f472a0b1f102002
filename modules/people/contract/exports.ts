/** 导出 · Lists of this module as xlsx. Whoever only looks does not carry the register of persons away. */
import { exportOf } from '#platform/contract/list-export.ts';
import { listCovers } from './covers.ts';
import { listDuties } from './duties.ts';
import { listLogins, listPersons } from './persons.ts';
import { listAssignments } from './roles.ts';

export const exportPersons = exportOf(listPersons, { id: 'people.exportPersons', path: '/person-export', permission: 'people.managePersons', zh: '导出人员（xlsx，表头与导入相同）', en: 'Export persons (xlsx, headers as imported)' });
export const exportLogins = exportOf(listLogins, { id: 'people.exportLogins', path: '/login-export', zh: '导出账号（xlsx）', en: 'Export logins (xlsx)' });
export const exportAssignments = exportOf(listAssignments, { id: 'people.exportAssignments', path: '/assignment-export', permission: 'people.assignRoles', zh: '导出角色分配（xlsx）', en: 'Export who holds which role (xlsx)' });
export const exportDuties = exportOf(listDuties, { id: 'people.exportDuties', path: '/duty-export', permission: 'people.manageDuties', zh: '导出责任清单（xlsx）', en: 'Export duties (xlsx)' });
export const exportCovers = exportOf(listCovers, { id: 'people.exportCovers', path: '/cover-export', permission: 'people.manageDuties', zh: '导出外出代管（xlsx）', en: 'Export covers (xlsx)' });

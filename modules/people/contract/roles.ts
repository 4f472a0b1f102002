/** 角色 · What roles may do, and who holds them where. A change holds from the next request on. */
import { z } from 'zod';
import { booleanParam, defineOperation, fileInput, fileOutput, idOf, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { importAnswer, importErrors, importMode, templateInput } from '#platform/contract/tasks.ts';
import { assignmentRow } from './persons.ts';

export const listRoles = defineOperation({
  id: 'people.listRoles', summary: { zh: '角色与权限', en: 'Roles and permissions' },
  method: 'GET', path: '/roles', permission: 'people.read',
  input: z.object({}),
  output: z.object({
    roles: z.array(z.object({ code: z.string(), nameZh: z.string(), nameEn: z.string(), permissions: z.array(z.string()), holderCount: z.number().int() })),
    permissions: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string() })),
  }),
});

export const setRolePermissions = defineOperation({
  id: 'people.setRolePermissions', reach: 'programme', summary: { zh: '设置角色的权限', en: 'Set what a role may do' },
  method: 'PUT', path: '/roles/:roleCode/permissions', permission: 'people.manageRoles',
  input: z.object({ roleCode: z.string().max(60), permissions: z.array(z.string().max(100)).max(500) }),
  output: z.object({ roleCode: z.string(), added: z.array(z.string()), removed: z.array(z.string()) }),
  errors: ['people.permission_unknown', 'people.last_administrator'],
});

export const listAssignments = defineOperation({
  id: 'people.listAssignments', summary: { zh: '角色分配', en: 'Who holds which role' },
  method: 'GET', path: '/assignments', permission: 'people.read',
  input: z.object({ personId: idOf.optional(), role: z.string().max(60).optional(), withFormer: booleanParam, q: z.string().trim().max(60).optional().describe('姓名、编号或拼音首字母 name, code or pinyin initials'), sort: sortInput(['role', 'person', 'recent']), ...pageInput }),
  output: pageOf(assignmentRow),
});

export const anchor = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('programme') }),
  z.object({ kind: z.literal('duty') }),
  z.object({ kind: z.literal('place'), placeId: idOf }),
  z.object({ kind: z.literal('organisation'), organisationId: idOf }),
]);

export const assignRole = defineOperation({
  id: 'people.assignRole', summary: { zh: '分配角色', en: 'Give a person a role' },
  method: 'POST', path: '/assignments', permission: 'people.assignRoles',
  input: z.object({ personId: idOf, roleCode: z.string().max(60), anchor, from: localDate.optional().describe('默认今天 today unless told'), to: localDate.nullable().default(null) }),
  output: z.object({ id: idOf }),
  errors: ['people.person_unknown', 'people.role_unknown', 'people.role_reserved', 'people.place_unknown', 'people.organisation_unknown', 'people.dates_out_of_order'],
});

export const endAssignment = defineOperation({
  id: 'people.endAssignment', summary: { zh: '结束角色', en: 'End an assignment' },
  method: 'POST', path: '/assignments/:assignmentId/end', permission: 'people.assignRoles',
  input: z.object({ assignmentId: idOf, to: localDate.optional().describe('不再有效的第一天，默认今天 first day it no longer holds, today unless told') }),
  output: z.object({ id: idOf, to: localDate }),
  errors: ['people.assignment_over', 'people.dates_out_of_order', 'people.role_reserved', 'people.last_administrator'],
});

export const importAssignments = defineOperation({
  id: 'people.importAssignments', summary: { zh: '导入角色分配（xlsx、CSV）', en: 'Import who holds which role (xlsx, CSV)' },
  method: 'POST', path: '/assignments/import', permission: 'people.assignRoles',
  input: z.object({ file: fileInput, mode: importMode.default('preview') }),
  output: importAnswer, errors: [...importErrors], bodyLimitBytes: 65 * 1024 * 1024,
});

export const assignmentImportTemplate = defineOperation({
  id: 'people.assignmentImportTemplate', summary: { zh: '下载角色分配导入模板', en: 'Download the template for importing who holds which role' },
  method: 'GET', path: '/assignment-import-template', permission: 'people.assignRoles',
  input: z.object({ ...templateInput }), output: fileOutput,
});

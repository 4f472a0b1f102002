/** 人员与账号 · Persons and their logins. */
import { z } from 'zod';
import { booleanParam, defineOperation, fileInput, fileOutput, idOf, instant, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { importAnswer, importErrors, importMode, templateInput } from '#platform/contract/tasks.ts';
import { dutyRole, organisationRef } from '#modules/places/contract/index.ts';

const roleRef = z.object({ code: z.string(), nameZh: z.string(), nameEn: z.string() });

export const personRow = z.object({
  id: idOf, code: z.string(), name: z.string(), title: z.string().nullable(), organisation: organisationRef.nullable(),
  roles: z.array(roleRef), hasLogin: z.boolean(), validFrom: localDate, validTo: localDate.nullable(),
  /** Sites and places this person answers for today. */
  dutyCount: z.number().int(),
});

/** What the list of persons is asked by. */
export const personFilter = {
  q: z.string().trim().max(60).optional().describe('姓名、编号或拼音首字母 name, code or pinyin initials'),
  organisationId: idOf.optional().describe('单位（含下级） organisation and below'), role: z.string().max(60).optional().describe('角色代码 role code'),
  withFormer: booleanParam.describe('含离任 with those who left'),
};

export const listPersons = defineOperation({
  id: 'people.listPersons', summary: { zh: '人员名册', en: 'List persons' },
  method: 'GET', path: '/persons', permission: 'people.read',
  input: z.object({ ...personFilter, sort: sortInput(['code', 'name', 'organisation', 'duties']), ...pageInput }),
  output: pageOf(personRow),
});

export const assignmentRow = z.object({
  id: idOf, person: z.object({ id: idOf, name: z.string() }), role: roleRef,
  anchor: z.object({ kind: z.enum(['programme', 'place', 'organisation', 'duty']), id: idOf.nullable(), nameZh: z.string().nullable(), nameEn: z.string().nullable() }),
  from: localDate, to: localDate.nullable(), present: z.boolean(),
});

export const readPerson = defineOperation({
  id: 'people.readPerson', summary: { zh: '查看人员、角色与责任', en: 'Read a person with roles and duties' },
  method: 'GET', path: '/persons/:personId', permission: 'people.read',
  input: z.object({ personId: idOf }),
  output: personRow.extend({
    assignments: z.array(assignmentRow),
    /** What the person answers for today, counted by duty; the list is `listDuties`. */
    duties: z.array(z.object({ role: dutyRole, count: z.number().int() })),
  }),
});

const personFields = {
  name: z.string().trim().min(1).max(60), title: z.string().trim().max(80).nullable().default(null), organisationId: idOf.nullable().default(null),
};

export const createPerson = defineOperation({
  id: 'people.createPerson', reach: 'programme', summary: { zh: '新建人员', en: 'Create a person' },
  method: 'POST', path: '/persons', permission: 'people.managePersons',
  input: z.object({ code: z.string().trim().min(1).max(40), ...personFields, validFrom: localDate.optional() }),
  output: z.object({ id: idOf, code: z.string() }), errors: ['people.person_code_taken', 'people.organisation_unknown'],
});

export const updatePerson = defineOperation({
  id: 'people.updatePerson', reach: 'programme', summary: { zh: '修改人员', en: 'Change a person' },
  method: 'PUT', path: '/persons/:personId', permission: 'people.managePersons',
  input: z.object({ personId: idOf, ...personFields, validTo: localDate.nullable().default(null).describe('离任日期 first day no longer in office') }),
  output: z.object({ id: idOf, code: z.string() }), errors: ['people.organisation_unknown', 'people.dates_out_of_order', 'people.last_administrator'],
});

export const importPersons = defineOperation({
  id: 'people.importPersons', reach: 'programme', summary: { zh: '导入人员（xlsx、CSV）', en: 'Import persons (xlsx, CSV)' },
  method: 'POST', path: '/persons/import', permission: 'people.managePersons',
  input: z.object({ file: fileInput, mode: importMode.default('preview') }),
  output: importAnswer, errors: [...importErrors], bodyLimitBytes: 65 * 1024 * 1024,
});

export const personImportTemplate = defineOperation({
  id: 'people.personImportTemplate', summary: { zh: '下载人员导入模板', en: 'Download the template for importing persons' },
  method: 'GET', path: '/person-import-template', permission: 'people.managePersons',
  input: z.object({ ...templateInput }), output: fileOutput,
});

export const loginRow = z.object({
  id: idOf, username: z.string(), person: z.object({ id: idOf, name: z.string(), code: z.string() }), locked: z.boolean(), lockedUntil: instant.nullable(),
  disabled: z.boolean(), failedCount: z.number().int(), lastSeenAt: instant.nullable(), createdAt: instant,
});

export const listLogins = defineOperation({
  id: 'people.listLogins', reach: 'programme', summary: { zh: '账号列表', en: 'List logins' },
  method: 'GET', path: '/logins', permission: 'people.manageLogins',
  input: z.object({ q: z.string().trim().max(60).optional(), locked: booleanParam, disabled: booleanParam, sort: sortInput(['username', 'person', 'seen', 'recent']), ...pageInput }), output: pageOf(loginRow),
});

const username = z.string().trim().toLowerCase().regex(/^[a-z0-9][a-z0-9._-]{1,59}$/);
const newPassword = z.string().min(1).max(200);
const ofPerson = { personId: idOf };
const loginErrors = ['people.login_missing', 'people.login_shared'] as const;

export const createLogin = defineOperation({
  id: 'people.createLogin', reach: 'programme', summary: { zh: '建立账号', en: 'Create a login' },
  method: 'POST', path: '/persons/:personId/login', permission: 'people.manageLogins',
  input: z.object({ ...ofPerson, username, password: newPassword }),
  output: z.object({ username: z.string() }), errors: ['people.username_taken', 'people.login_exists', 'people.password_weak'],
});

export const resetPassword = defineOperation({
  id: 'people.resetPassword', reach: 'programme', summary: { zh: '重置密码（其会话全部结束）', en: 'Reset a password, which ends all sessions of the login' },
  method: 'POST', path: '/persons/:personId/login/password', permission: 'people.manageLogins',
  input: z.object({ ...ofPerson, password: newPassword }),
  output: z.object({ endedSessions: z.number().int() }), errors: [...loginErrors, 'people.password_weak'],
});

export const unlockLogin = defineOperation({
  id: 'people.unlockLogin', reach: 'programme', summary: { zh: '解锁账号', en: 'Unlock a login' },
  method: 'POST', path: '/persons/:personId/login/unlock', permission: 'people.manageLogins',
  input: z.object(ofPerson), output: z.object({ unlocked: z.boolean() }), errors: [...loginErrors],
});

export const disableLogin = defineOperation({
  id: 'people.disableLogin', reach: 'programme', summary: { zh: '停用或恢复账号', en: 'Disable a login, or enable it again' },
  method: 'POST', path: '/persons/:personId/login/disable', permission: 'people.manageLogins',
  input: z.object({ ...ofPerson, disabled: z.boolean().default(true) }),
  output: z.object({ disabled: z.boolean() }), errors: [...loginErrors, 'people.last_administrator'],
});

export const changePassword = defineOperation({
  id: 'people.changePassword', summary: { zh: '修改自己的密码（其他会话结束）', en: 'Change one’s own password, which ends one’s other sessions' },
  method: 'POST', path: '/session/password', scope: 'installation', permission: 'signedIn',
  input: z.object({ currentPassword: z.string().min(1).max(200), newPassword }),
  output: z.object({ endedSessions: z.number().int() }), errors: ['people.current_password_wrong', 'people.password_weak', 'people.password_unchanged', 'people.login_locked'], withGivenPassword: true,
});

export const listSessions = defineOperation({
  id: 'people.listSessions', summary: { zh: '我的会话', en: 'My sessions' },
  method: 'GET', path: '/sessions', scope: 'installation', permission: 'signedIn',
  input: z.object({}),
  output: z.object({ rows: z.array(z.object({ id: idOf, createdAt: instant, lastSeenAt: instant, expiresAt: instant, current: z.boolean() })) }),
});

export const endSession = defineOperation({
  id: 'people.endSession', summary: { zh: '结束我的一个会话', en: 'End one of my sessions' },
  method: 'DELETE', path: '/sessions/:sessionId', scope: 'installation', permission: 'signedIn',
  input: z.object({ sessionId: idOf }), output: z.object({ ended: z.number().int() }),
});

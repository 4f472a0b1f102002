/** The columns under which lists of this module go out. */
import { dutyRoleWords } from '#modules/places/contract/index.ts';
import { bindExport } from '#platform/server/exports/index.ts';
import { booleanColumn, dateColumn, dateTimeColumn, defineColumns, integerColumn, textColumn } from '#platform/server/spreadsheet/index.ts';
import { exportAssignments, exportCovers, exportDuties, exportLogins, exportPersons, listAssignments, listCovers, listDuties, listLogins, listPersons } from '../contract/index.ts';
import { listCoversBound } from './handlers/covers.ts';
import { listDutiesBound } from './handlers/duties.ts';
import { listLoginsBound } from './handlers/logins.ts';
import { listPersonsBound } from './handlers/persons.ts';
import { listAssignmentsBound } from './handlers/roles.ts';
import { personColumns } from './imports/persons.ts';
import { organisationCodes } from './queries/persons.ts';

const loginColumns = defineColumns({
  username: textColumn({ zh: '账号', en: 'Username', width: 18, required: true }), name: textColumn({ zh: '姓名', en: 'Name', width: 12, required: true }), code: textColumn({ zh: '人员编号', en: 'Person code', width: 16, required: true }),
  disabled: booleanColumn({ zh: '停用', en: 'Disabled', required: true }), locked: booleanColumn({ zh: '锁定', en: 'Locked', required: true }),
  lastSeen: dateTimeColumn({ zh: '最近使用', en: 'Last seen', width: 18 }), created: dateTimeColumn({ zh: '建立时间', en: 'Created', width: 18, required: true }),
});
const assignmentColumns = defineColumns({
  name: textColumn({ zh: '姓名', en: 'Name', width: 12, required: true }), role: textColumn({ zh: '角色', en: 'Role', width: 16, required: true }), where: textColumn({ zh: '范围', en: 'Where', width: 24 }),
  from: dateColumn({ zh: '自', en: 'From', required: true }), to: dateColumn({ zh: '至（不含）', en: 'Until (excluded)' }),
});
const dutyColumns = defineColumns({
  code: textColumn({ zh: '点位或区域编码', en: 'Site or place code', width: 18 }), name: textColumn({ zh: '点位或区域', en: 'Site or place', width: 28 }), role: textColumn({ zh: '责任', en: 'Duty', width: 12, required: true }),
  holder: textColumn({ zh: '责任人或单位', en: 'Holder', width: 22 }), from: dateColumn({ zh: '自', en: 'From', required: true }), to: dateColumn({ zh: '至（不含）', en: 'Until (excluded)' }),
});
const coverColumns = defineColumns({
  person: textColumn({ zh: '外出的人', en: 'Who is away', width: 12, required: true }), deputy: textColumn({ zh: '代管人', en: 'Deputy', width: 12, required: true }),
  from: dateColumn({ zh: '第一天', en: 'First day', required: true }), until: dateColumn({ zh: '最后一天', en: 'Last day', required: true }), sites: integerColumn({ zh: '点位数', en: 'Sites', required: true }),
});

export const peopleExports = [
  bindExport(exportPersons, listPersonsBound, listPersons, {
    name: { zh: '人员', en: 'Persons' }, columns: personColumns, prepare: (ctx) => organisationCodes(ctx.tx, ctx.programmeId),
    row: (row, { ground }) => ({ code: row.code, name: row.name, title: row.title, organisation: row.organisation === null ? null : (ground.get(row.organisation.id) ?? null), validFrom: row.validFrom }),
  }),
  bindExport(exportLogins, listLoginsBound, listLogins, {
    name: { zh: '账号', en: 'Logins' }, columns: loginColumns,
    row: (row, { clock }) => ({ username: row.username, name: row.person.name, code: row.person.code, disabled: row.disabled, locked: row.locked, lastSeen: clock(row.lastSeenAt), created: clock(row.createdAt) as string }),
  }),
  bindExport(exportAssignments, listAssignmentsBound, listAssignments, {
    name: { zh: '角色分配', en: 'Roles held' }, columns: assignmentColumns,
    row: (row, { text }) => ({ name: row.person.name, role: text(row.role.nameZh, row.role.nameEn) ?? '', where: text(row.anchor.nameZh, row.anchor.nameEn), from: row.from, to: row.to }),
  }),
  bindExport(exportDuties, listDutiesBound, listDuties, {
    name: { zh: '责任清单', en: 'Duties' }, columns: dutyColumns,
    row: (row, { text, words }) => ({
      code: row.site?.code ?? row.place?.code ?? null, name: row.site?.name ?? text(row.place?.nameZh ?? null, row.place?.nameEn ?? null), role: dutyRoleWords[row.role][words],
      holder: row.person?.name ?? text(row.organisation?.nameZh ?? null, row.organisation?.nameEn ?? null), from: row.from, to: row.to,
    }),
  }),
  bindExport(exportCovers, listCoversBound, listCovers, {
    name: { zh: '外出代管', en: 'Covers' }, columns: coverColumns,
    row: (row) => ({ person: row.person.name, deputy: row.deputy.name, from: row.from, until: row.until, sites: row.siteCount }),
  }),
];

/** The columns under which lists of this module go out. */
import { bindExport } from '#platform/server/exports/index.ts';
import { booleanColumn, dateColumn, dateTimeColumn, defineColumns, integerColumn, textColumn } from '#platform/server/spreadsheet/index.ts';
import { exportAssignments, exportCovers, exportDuties, exportLogins, exportPersons, listAssignments, listCovers, listDuties, listLogins, listPersons } from '../contract/index.ts';
import { listCoversBound } from './handlers/covers.ts';
import { listDutiesBound } from './handlers/duties.ts';
import { listLoginsBound } from './handlers/logins.ts';
import { listPersonsBound } from './handlers/persons.ts';
import { listAssignmentsBound } from './handlers/roles.ts';
import { assignmentColumns } from './imports/assignments.ts';
import { dutyColumns } from './imports/duties.ts';
import { personColumns } from './imports/persons.ts';
import { personCodes, placeCodes } from './queries/duty-import.ts';
import { organisationCodes } from './queries/persons.ts';

const loginColumns = defineColumns({
  username: textColumn({ zh: '账号', en: 'Username', width: 18, required: true }), name: textColumn({ zh: '姓名', en: 'Name', width: 12, required: true }), code: textColumn({ zh: '人员编号', en: 'Person code', width: 16, required: true }),
  disabled: booleanColumn({ zh: '停用', en: 'Disabled', required: true }), locked: booleanColumn({ zh: '锁定', en: 'Locked', required: true }),
  lastSeen: dateTimeColumn({ zh: '最近使用', en: 'Last seen', width: 18 }), created: dateTimeColumn({ zh: '建立时间', en: 'Created', width: 18, required: true }),
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
    prepare: async ({ tx, programmeId }) => ({ persons: await personCodes(tx, programmeId), anchors: new Map([...await placeCodes(tx, programmeId), ...await organisationCodes(tx, programmeId)]) }),
    row: ({ person, role, anchor, from, to }, { text, ground }) => ({
      code: ground.persons.get(person.id) ?? '', name: person.name, role: text(role.nameZh, role.nameEn) ?? role.code, kind: anchor.kind, anchor: ground.anchors.get(anchor.id ?? '') ?? null,
      anchorName: text(anchor.nameZh, anchor.nameEn), from, to,
    }),
  }),
  bindExport(exportDuties, listDutiesBound, listDuties, {
    name: { zh: '责任清单', en: 'Duties' }, columns: dutyColumns,
    prepare: async ({ tx, programmeId }) => new Map([...await personCodes(tx, programmeId), ...await organisationCodes(tx, programmeId)]),
    row: ({ site, place, role, person, organisation, from, to }, { text, ground }) => ({
      code: site?.code ?? place?.code ?? '', name: site?.name ?? text(place?.nameZh ?? null, place?.nameEn ?? null), kind: site === null ? ('place' as const) : ('site' as const), role,
      holder: ground.get(person?.id ?? organisation?.id ?? '') ?? '', holderName: person?.name ?? text(organisation?.nameZh ?? null, organisation?.nameEn ?? null), from, to,
    }),
  }),
  bindExport(exportCovers, listCoversBound, listCovers, {
    name: { zh: '外出代管', en: 'Covers' }, columns: coverColumns,
    row: (row) => ({ person: row.person.name, deputy: row.deputy.name, from: row.from, until: row.until, sites: row.siteCount }),
  }),
];

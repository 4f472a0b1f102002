/** Lists go out under the headers they come in with; what is sealed stays. */
import { deedStateWords } from '#modules/points/contract/index.ts';
import { bindExport } from '#platform/server/exports/index.ts';
import { dateColumn, dateTimeColumn, defineColumns, integerColumn, textColumn } from '#platform/server/spreadsheet/index.ts';
import { exportActivities, exportServiceRecords, exportTeamDeeds, exportTeams, exportVolunteers, gradeWords, listActivities, listServiceRecords, listTeamDeeds, listTeams, listVolunteers, serviceStateWords, signalWords } from '../contract/index.ts';
import { listActivitiesBound, listServiceRecordsBound } from './handlers/service.ts';
import { listTeamDeedsBound } from './handlers/team-deeds.ts';
import { listTeamsBound } from './handlers/teams.ts';
import { listVolunteersBound } from './handlers/volunteers.ts';
import { teamColumns } from './imports/teams.ts';
import { volunteerColumns } from './imports/volunteers.ts';
import { codesById } from './queries/ground.ts';

const { guardian: _guardian, contact: _contact, identityNumber: _identityNumber, ...shown } = volunteerColumns;
const shownColumns = defineColumns(shown);

const activityColumns = defineColumns({
  code: textColumn({ zh: '活动编码', en: 'Activity code', required: true }), name: textColumn({ zh: '活动', en: 'Activity', width: 28, required: true }), team: textColumn({ zh: '队伍', en: 'Team', width: 28, required: true }),
  place: textColumn({ zh: '所在区域', en: 'Place', width: 20, required: true }), from: dateTimeColumn({ zh: '开始', en: 'From', required: true }), to: dateTimeColumn({ zh: '结束', en: 'To', required: true }), facility: textColumn({ zh: '所用阵地', en: 'Facility', width: 26 }), project: textColumn({ zh: '志愿服务项目', en: 'Volunteer project', width: 26 }),
  volunteers: integerColumn({ zh: '服务人数', en: 'Volunteers', required: true }), minutes: integerColumn({ zh: '服务分钟', en: 'Minutes', required: true }), cancelled: textColumn({ zh: '取消原因', en: 'Called off because', width: 30, maxLength: 300 }),
});

const serviceColumns = defineColumns({
  activity: textColumn({ zh: '活动', en: 'Activity', width: 28, required: true }), number: textColumn({ zh: '志愿者编号', en: 'Volunteer number', width: 16, required: true }), label: textColumn({ zh: '姓名', en: 'Name', width: 14, required: true }),
  from: dateTimeColumn({ zh: '开始', en: 'From', required: true }), to: dateTimeColumn({ zh: '结束', en: 'To', required: true }), minutes: integerColumn({ zh: '服务分钟', en: 'Minutes', required: true }),
  grade: textColumn({ zh: '来源等级', en: 'Grade', required: true }), state: textColumn({ zh: '状态', en: 'State', required: true }), signals: textColumn({ zh: '信号', en: 'Signals', width: 30 }), by: textColumn({ zh: '记录人', en: 'Recorded by', required: true }),
});

const teamDeedColumns = defineColumns({
  team: textColumn({ zh: '队伍', en: 'Team', width: 28, required: true }), rule: textColumn({ zh: '积分项', en: 'Rule', width: 30, required: true }), points: integerColumn({ zh: '积分', en: 'Points', required: true }), day: dateColumn({ zh: '发生日期', en: 'Happened on', required: true }), evidence: textColumn({ zh: '凭据', en: 'Evidence', width: 30, required: true, maxLength: 500 }),
  state: textColumn({ zh: '状态', en: 'State', required: true }), recorded: textColumn({ zh: '记分', en: 'Recorded by', required: true }), reviewed: textColumn({ zh: '评议', en: 'Reviewed by' }), reason: textColumn({ zh: '理由', en: 'Reason', width: 30, maxLength: 300 }),
});

export const volunteeringExports = [
  bindExport(exportTeamDeeds, listTeamDeedsBound, listTeamDeeds, {
    name: { zh: '队伍积分', en: 'Deeds of teams' }, columns: teamDeedColumns,
    row: (row, { words }) => ({ team: row.teamName, rule: row.ruleLabel, points: row.points, day: row.happenedOn, evidence: row.evidence, state: deedStateWords[row.state][words], recorded: row.recordedByName, reviewed: row.reviewedByName, reason: row.correctionReason ?? row.reviewReason }),
  }),
  bindExport(exportActivities, listActivitiesBound, listActivities, {
    name: { zh: '志愿服务活动', en: 'Volunteer activities' }, columns: activityColumns,
    row: (row, { text, clock }) => ({ code: row.code, name: row.name, team: row.team.name, place: text(row.place.nameZh, row.place.nameEn) as string, from: clock(row.startsAt) as string, to: clock(row.endsAt) as string, facility: row.facility?.name ?? null, project: row.project?.name ?? null, volunteers: row.volunteerCount, minutes: row.minutes, cancelled: row.cancelled?.reason ?? null }),
  }),
  bindExport(exportServiceRecords, listServiceRecordsBound, listServiceRecords, {
    name: { zh: '服务记录', en: 'Service records' }, columns: serviceColumns,
    row: (row, { words, clock }) => ({
      activity: row.activity.name, number: row.volunteer.number, label: row.volunteer.label, from: clock(row.from) as string, to: clock(row.to) as string, minutes: row.minutes, grade: gradeWords[row.grade][words], state: serviceStateWords[row.state][words],
      signals: row.signals.map((signal) => signalWords[signal][words]).join('、') || null, by: row.recordedBy,
    }),
  }),
  bindExport(exportTeams, listTeamsBound, listTeams, {
    name: { zh: '志愿服务队伍', en: 'Volunteer teams' }, columns: teamColumns, prepare: (ctx) => codesById(ctx.tx, ctx.programmeId),
    row: (row, { ground }) => ({
      code: row.code, name: row.name, branch: row.branch?.code ?? null, place: ground.get(row.place?.id ?? '') ?? null, organisation: ground.get(row.organisation?.id ?? '') ?? null, leader: row.leader?.code ?? null,
      foundedOn: row.foundedOn, dissolvedOn: row.dissolvedOn, members: row.memberCount,
    }),
  }),
  bindExport(exportVolunteers, listVolunteersBound, listVolunteers, {
    name: { zh: '志愿者', en: 'Volunteers' }, columns: shownColumns, prepare: (ctx) => codesById(ctx.tx, ctx.programmeId),
    row: (row, { ground }) => ({
      number: row.number, label: row.label, place: ground.get(row.place?.id ?? '') ?? null, organisation: ground.get(row.organisation?.id ?? '') ?? null, teams: row.teams.map(({ code }) => code).join('、') || null,
      isAdult: row.isAdult, guardianAgreedOn: row.guardianAgreedOn, registeredOn: row.registeredOn, leftOn: row.leftOn,
    }),
  }),
];

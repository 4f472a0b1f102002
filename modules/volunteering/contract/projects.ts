/** 志愿服务项目 · Lasting projects of teams, and what their activities and sessions add up to. */
import { z } from 'zod';
import { defineOperation, fileInput, fileOutput, idOf, instant, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { exportOf } from '#platform/contract/list-export.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { importAnswer, importErrors, importMode, templateInput } from '#platform/contract/tasks.ts';
import { PROJECT_STATES } from '../domain/index.ts';

const names = z.object({ id: idOf, nameZh: z.string(), nameEn: z.string() });
const branch = z.object({ code: z.string(), nameZh: z.string(), nameEn: z.string() });
const state = z.enum(PROJECT_STATES);
const counted = z.object({
  activityCount: z.number().int().describe('已举办的活动 activities held'), volunteerCount: z.number().int().describe('服务过的人，每人计一次 people who served, each once'), minutes: z.object({ A: z.number().int(), B: z.number().int(), C: z.number().int(), D: z.number().int() }).describe('服务分钟，按来源等级 minutes, by grade'),
  sessionCount: z.number().int().describe('服务场次 sessions held'), withEvidence: z.number().int().describe('其中有凭据的场次 of them with evidence'), beneficiaries: z.number().int().describe('各场次受益人次之和 times somebody was served, over the sessions'),
});
const targets = { targetServed: z.number().int().nullable().describe('目标受益人次 times to be served'), targetHours: z.number().int().nullable().describe('目标服务小时 hours to be served') };

export const projectRow = z.object({
  id: idOf, code: z.string(), name: z.string(), purpose: z.string(), branch: branch.nullable(), team: z.object({ id: idOf, code: z.string(), name: z.string() }), place: names, partners: z.array(names.extend({ code: z.string() })), fromDate: localDate, toDate: localDate.nullable(), ...targets, state, outcome: z.string().nullable(), version: z.number().int(), counted,
});

export const listProjects = defineOperation({
  id: 'volunteering.listProjects', summary: { zh: '志愿服务项目', en: 'Volunteer projects' },
  method: 'GET', path: '/volunteer-projects', permission: 'volunteering.read',
  input: z.object({
    ...pageInput, q: z.string().trim().max(60).optional().describe('名称、编码或拼音 name, code or pinyin'), branch: z.string().max(40).optional(), teamId: idOf.optional(), placeId: idOf.optional().describe('所在区域（含下级） place and below'), state: state.optional(), sort: sortInput(['code', 'name', 'from', 'minutes', 'beneficiaries']),
  }), output: pageOf(projectRow),
});
export const exportProjects = exportOf(listProjects, { id: 'volunteering.exportProjects', path: '/volunteer-project-export', zh: '导出志愿服务项目（xlsx）', en: 'Export volunteer projects (xlsx)' });

export const readProject = defineOperation({
  id: 'volunteering.readProject', summary: { zh: '查看志愿服务项目', en: 'Read a volunteer project' },
  method: 'GET', path: '/volunteer-projects/:projectId', permission: 'volunteering.read', input: z.object({ projectId: idOf }), output: projectRow.extend({ on: localDate }),
});

const facts = {
  name: z.string().trim().min(1).max(120), purpose: z.string().trim().min(1).max(1_000).describe('宗旨，公众可见 what it is for, for everybody to read'), branch: z.string().trim().max(40).nullable().default(null), teamId: idOf, placeId: idOf,
  partnerIds: z.array(idOf).max(30).default([]).describe('协作单位 units that take part'), fromDate: localDate, toDate: localDate.nullable().default(null).describe('长期项目空着 empty while it goes on'),
  targetServed: z.number().int().min(1).max(10_000_000).nullable().default(null).describe('目标受益人次 times to be served'), targetHours: z.number().int().min(1).max(10_000_000).nullable().default(null).describe('目标服务小时 hours to be served'),
};
const refusals = ['volunteering.branch_unknown', 'volunteering.team_unknown', 'volunteering.place_unknown', 'volunteering.organisation_unknown', 'volunteering.dates_out_of_order'] as const;

export const createProject = defineOperation({
  id: 'volunteering.createProject', reach: 'programme', summary: { zh: '新建志愿服务项目', en: 'Begin a volunteer project' },
  method: 'POST', path: '/volunteer-projects', permission: 'volunteering.manage', input: z.object({ code: z.string().trim().min(1).max(60), ...facts }), output: z.object({ id: idOf, version: z.number().int() }), errors: ['volunteering.project_code_taken', ...refusals],
});

export const updateProject = defineOperation({
  id: 'volunteering.updateProject', reach: 'programme', summary: { zh: '修改志愿服务项目', en: 'Change a volunteer project' },
  method: 'PUT', path: '/volunteer-projects/:projectId', permission: 'volunteering.manage', input: z.object({ projectId: idOf, version: z.number().int().min(1), ...facts }), output: z.object({ id: idOf, version: z.number().int() }), errors: [...refusals, 'volunteering.project_over', 'volunteering.project_outside', 'platform.changed_meanwhile'],
});

export const moveProject = defineOperation({
  id: 'volunteering.moveProject', reach: 'programme', summary: { zh: '开展、暂停或结束项目', en: 'Open, pause or end a volunteer project' },
  method: 'POST', path: '/volunteer-projects/:projectId/state', permission: 'volunteering.manage',
  input: z.object({ projectId: idOf, to: state, outcome: z.string().trim().min(4).max(1_000).nullable().default(null).describe('结项说明，结束时必填 what came of it, when it ends') }), output: z.object({ state }), errors: ['volunteering.project_step', 'volunteering.outcome_missing'],
});

export const assignActivity = defineOperation({
  id: 'volunteering.assignActivity', reach: 'programme', summary: { zh: '把活动归入项目', en: 'Say which project an activity belongs to' },
  method: 'PUT', path: '/volunteer-activities/:activityId/project', permission: 'volunteering.manage', input: z.object({ activityId: idOf, projectId: idOf.nullable() }), output: z.object({ projectId: idOf.nullable() }), errors: ['volunteering.project_unknown'],
});

export const importProjects = defineOperation({
  id: 'volunteering.importProjects', reach: 'programme', summary: { zh: '导入志愿服务项目（xlsx、CSV）', en: 'Import volunteer projects (xlsx, CSV)' },
  method: 'POST', path: '/volunteer-project-import', permission: 'volunteering.manage', input: z.object({ file: fileInput, mode: importMode.default('preview') }), output: importAnswer, errors: [...importErrors], bodyLimitBytes: 65 * 1024 * 1024,
});

export const projectImportTemplate = defineOperation({
  id: 'volunteering.projectImportTemplate', summary: { zh: '下载志愿服务项目导入模板', en: 'Download the template for importing volunteer projects' },
  method: 'GET', path: '/volunteer-project-import-template', permission: 'volunteering.manage', input: z.object({ ...templateInput }), output: fileOutput,
});

const openProject = z.object({
  id: idOf, name: z.string(), purpose: z.string(), branch: branch.omit({ code: true }).nullable(), team: z.object({ id: idOf, name: z.string() }), place: names, partners: z.array(z.string()), fromDate: localDate, toDate: localDate.nullable(), ...targets, counted,
  activities: z.array(z.object({ id: idOf, name: z.string(), startsAt: instant })).describe('可以报名的活动 activities to join'),
});

export const listOpenProjects = defineOperation({
  id: 'volunteering.listOpenProjects', summary: { zh: '公开的志愿服务项目', en: 'Volunteer projects that go on' },
  method: 'GET', path: '/public/volunteer-projects', permission: 'public', callsPerMinuteMax: 60, input: z.object({ ...pageInput }), output: pageOf(openProject).extend({ on: localDate }),
});

export const readOpenProject = defineOperation({
  id: 'volunteering.readOpenProject', summary: { zh: '查看公开的志愿服务项目', en: 'Read a volunteer project that goes on' },
  method: 'GET', path: '/public/volunteer-projects/:projectId', permission: 'public', input: z.object({ projectId: idOf }), output: openProject.extend({ on: localDate }),
});

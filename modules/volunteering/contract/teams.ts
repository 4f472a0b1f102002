/** 队伍 · Branches and the teams in them. */
import { z } from 'zod';
import { booleanParam, defineOperation, fileInput, fileOutput, idOf, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { exportOf } from '#platform/contract/list-export.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { importAnswer, importErrors, importMode, templateInput } from '#platform/contract/tasks.ts';

const names = z.object({ id: idOf, nameZh: z.string(), nameEn: z.string() });
const branch = z.object({ code: z.string(), nameZh: z.string(), nameEn: z.string() });

export const listBranches = defineOperation({
  id: 'volunteering.listBranches', summary: { zh: '志愿服务分类', en: 'Branches of volunteering' },
  method: 'GET', path: '/volunteer-branches', permission: 'volunteering.read',
  input: z.object({}), output: z.object({ rows: z.array(branch.extend({ sortOrder: z.number().int(), teamCount: z.number().int(), memberCount: z.number().int() })) }),
});

export const adoptBranches = defineOperation({
  id: 'volunteering.adoptBranches', reach: 'programme', summary: { zh: '采用志愿服务分类', en: 'Adopt the branches that come with the product' },
  method: 'POST', path: '/volunteer-branches', permission: 'volunteering.manage',
  input: z.object({}), output: z.object({ created: z.number().int() }),
});

export const saveBranch = defineOperation({
  id: 'volunteering.saveBranch', reach: 'programme', summary: { zh: '设置志愿服务分类', en: 'Set up a branch' },
  method: 'PUT', path: '/volunteer-branches/:code', permission: 'volunteering.manage',
  input: z.object({ code: z.string().trim().min(1).max(40), nameZh: z.string().trim().min(1).max(60), nameEn: z.string().trim().min(1).max(80), sortOrder: z.number().int().min(0).max(999).default(0) }), output: z.object({ code: z.string() }),
});

export const teamRow = z.object({
  id: idOf, code: z.string(), name: z.string(), branch: branch.nullable(), place: names.nullable(), organisation: names.nullable(), leader: z.object({ id: idOf, code: z.string(), name: z.string() }).nullable(),
  foundedOn: localDate, dissolvedOn: localDate.nullable(), memberCount: z.number().int(), version: z.number().int(),
});

export const listTeams = defineOperation({
  id: 'volunteering.listTeams', summary: { zh: '志愿服务队伍', en: 'Volunteer teams' },
  method: 'GET', path: '/volunteer-teams', permission: 'volunteering.read',
  input: z.object({
    ...pageInput, q: z.string().trim().max(60).optional().describe('名称、编码或拼音 name, code or pinyin'), branch: z.string().max(40).optional(), placeId: idOf.optional().describe('所在区域（含下级） place and below'),
    withFormer: booleanParam.describe('含已解散的 with those dissolved'), sort: sortInput(['code', 'name', 'members']),
  }),
  output: pageOf(teamRow),
});

export const readTeam = defineOperation({
  id: 'volunteering.readTeam', summary: { zh: '查看队伍', en: 'Read a team' },
  method: 'GET', path: '/volunteer-teams/:teamId', permission: 'volunteering.read',
  input: z.object({ teamId: idOf }), output: teamRow,
});

const facts = {
  name: z.string().trim().min(1).max(120), branch: z.string().trim().max(40).nullable().default(null), placeId: idOf.nullable().default(null), organisationId: idOf.nullable().default(null), leaderId: idOf.nullable().default(null).describe('负责人 who leads it'),
  foundedOn: localDate, dissolvedOn: localDate.nullable().default(null),
};
const refusals = ['volunteering.branch_unknown', 'volunteering.leader_unknown', 'volunteering.place_unknown', 'volunteering.organisation_unknown', 'volunteering.dates_out_of_order'] as const;

export const createTeam = defineOperation({
  id: 'volunteering.createTeam', reach: 'programme', summary: { zh: '新建队伍', en: 'Found a team' },
  method: 'POST', path: '/volunteer-teams', permission: 'volunteering.manage',
  input: z.object({ code: z.string().trim().min(1).max(60), ...facts }), output: z.object({ id: idOf, version: z.number().int() }), errors: ['volunteering.team_code_taken', ...refusals],
});

export const updateTeam = defineOperation({
  id: 'volunteering.updateTeam', reach: 'programme', summary: { zh: '修改队伍', en: 'Change a team' },
  method: 'PUT', path: '/volunteer-teams/:teamId', permission: 'volunteering.manage',
  input: z.object({ teamId: idOf, version: z.number().int().min(1), ...facts }), output: z.object({ id: idOf, version: z.number().int() }), errors: [...refusals, 'platform.changed_meanwhile'],
});

export const importTeams = defineOperation({
  id: 'volunteering.importTeams', reach: 'programme', summary: { zh: '导入队伍（xlsx、CSV）', en: 'Import teams (xlsx, CSV)' },
  method: 'POST', path: '/volunteer-team-import', permission: 'volunteering.manage',
  input: z.object({ file: fileInput, mode: importMode.default('preview') }), output: importAnswer, errors: [...importErrors], bodyLimitBytes: 65 * 1024 * 1024,
});

export const teamImportTemplate = defineOperation({
  id: 'volunteering.teamImportTemplate', summary: { zh: '下载队伍导入模板', en: 'Download the template for importing teams' },
  method: 'GET', path: '/volunteer-team-import-template', permission: 'volunteering.manage',
  input: z.object({ ...templateInput }), output: fileOutput,
});

export const exportTeams = exportOf(listTeams, { id: 'volunteering.exportTeams', path: '/volunteer-team-export', zh: '导出队伍（xlsx）', en: 'Export teams (xlsx)' });

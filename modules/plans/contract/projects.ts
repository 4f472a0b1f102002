/** 项目 · Who builds, with whose money by source and year, how far the work is, and what of it does not go together. Money in fen. */
import { z } from 'zod';
import { defineOperation, fileInput, fileOutput, idOf, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { exportOf } from '#platform/contract/list-export.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { importAnswer, importErrors, importMode, templateInput } from '#platform/contract/tasks.ts';
import { PHOTO_ROLES, PROJECT_KINDS, PROJECT_STATES } from '../domain/index.ts';
import { unitRef } from './tasks.ts';

const state = z.enum(PROJECT_STATES);
const kind = z.enum(PROJECT_KINDS);
const fen = z.number().int().min(0).max(9e14);
const money = z.object({ planned: fen, arrived: fen, spent: fen }).describe('分 fen');
const source = z.object({ code: z.string(), nameZh: z.string(), nameEn: z.string() });
const quantity = z.number().min(0).max(1e12).multipleOf(0.01);

export const projectRow = z.object({
  id: idOf, code: z.string(), name: z.string(), kind, state, plan: unitRef.nullable(), place: unitRef.nullable(), organisation: unitRef.nullable(), contractor: z.string().nullable(), households: z.number().int().nullable(), startsOn: localDate, endsOn: localDate, finishedOn: localDate.nullable(),
  money, progress: z.object({ done: z.number(), planned: z.number(), unit: z.string(), name: z.string(), on: localDate.nullable() }).nullable().describe('首项工程量 the first of its measures'), doubtCount: z.number().int(), version: z.number().int(),
});

export const listProjects = defineOperation({
  id: 'plans.listProjects', summary: { zh: '项目', en: 'Projects' },
  method: 'GET', path: '/projects', permission: 'plans.read',
  input: z.object({ ...pageInput, q: z.string().trim().max(60).optional().describe('名称、编码或拼音 name, code or pinyin'), planId: idOf.optional(), placeId: idOf.optional().describe('区域（含下级） place and below'), kind: kind.optional(), state: state.optional(), sort: sortInput(['code', 'starts', 'planned']) }), output: pageOf(projectRow),
});

const doubt = z.object({ kind: z.string(), zh: z.string(), en: z.string() });

export const readProject = defineOperation({
  id: 'plans.readProject', summary: { zh: '查看项目', en: 'Read a project' },
  method: 'GET', path: '/projects/:projectId', permission: 'plans.read', input: z.object({ projectId: idOf }),
  output: projectRow.extend({
    about: z.string(), stateReason: z.string().nullable(), today: localDate, sources: z.array(source), funding: z.array(money.extend({ source: z.string(), year: z.number().int() })), doubts: z.array(doubt),
    measures: z.array(z.object({ id: idOf, name: z.string(), unit: z.string(), planned: z.number(), readings: z.array(z.object({ id: idOf, on: localDate, value: z.number(), source: z.string(), by: z.string(), withdrawal: z.object({ by: z.string(), reason: z.string() }).nullable() })) })),
    milestones: z.array(z.object({ id: idOf, name: z.string(), dueOn: localDate, doneOn: localDate.nullable() })), photos: z.array(z.object({ id: idOf, role: z.enum(PHOTO_ROLES), note: z.string().nullable() })),
  }),
});

const facts = {
  name: z.string().trim().min(1).max(200), kind, planId: idOf.nullable().default(null), placeId: idOf.nullable().default(null), organisationId: idOf.nullable().default(null).describe('责任单位 the unit that answers for it'), contractor: z.string().trim().min(1).max(120).nullable().default(null).describe('施工单位 who builds'),
  about: z.string().trim().max(2_000).default(''), households: z.number().int().min(0).max(10_000_000).nullable().default(null).describe('惠及户数 households served'), startsOn: localDate, endsOn: localDate,
  measures: z.array(z.object({ id: idOf.optional(), name: z.string().trim().min(1).max(60), unit: z.string().trim().min(1).max(20), planned: quantity.min(0.01) })).max(10).default([]).describe('工程量 what is built, in units'),
  milestones: z.array(z.object({ id: idOf.optional(), name: z.string().trim().min(1).max(80), dueOn: localDate, doneOn: localDate.nullable().default(null) })).max(30).default([]),
};
const refusals = ['plans.dates_out_of_order', 'plans.plan_unknown', 'plans.place_unknown', 'plans.organisation_unknown', 'plans.measure_wrong'] as const;
const saved = z.object({ id: idOf, version: z.number().int() });

export const createProject = defineOperation({
  id: 'plans.createProject', reach: 'programme', summary: { zh: '新增项目', en: 'Add a project' },
  method: 'POST', path: '/projects', permission: 'plans.manage', input: z.object({ code: z.string().trim().min(1).max(60), ...facts }), output: saved, errors: ['plans.project_code_taken', ...refusals],
});

export const updateProject = defineOperation({
  id: 'plans.updateProject', reach: 'programme', summary: { zh: '修改项目', en: 'Change a project' },
  method: 'PUT', path: '/projects/:projectId', permission: 'plans.manage', input: z.object({ projectId: idOf, version: z.number().int().min(1), ...facts }), output: saved, errors: [...refusals, 'platform.changed_meanwhile'],
});

export const setProjectState = defineOperation({
  id: 'plans.setProjectState', reach: 'programme', summary: { zh: '开工、停工、完工或取消项目', en: 'Begin, pause, finish or drop a project' },
  method: 'POST', path: '/projects/:projectId/state', permission: 'plans.manage',
  input: z.object({ projectId: idOf, version: z.number().int().min(1), state, finishedOn: localDate.nullable().default(null).describe('完工日期 the day it was finished'), reason: z.string().trim().min(2).max(300).nullable().default(null).describe('停工、取消须说明 why it pauses or is dropped') }),
  output: z.object({ state, version: z.number().int() }), errors: ['plans.project_state_wrong', 'plans.reason_missing', 'plans.dates_out_of_order', 'platform.changed_meanwhile'],
});

export const listFundingSources = defineOperation({
  id: 'plans.listFundingSources', summary: { zh: '资金来源', en: 'Sources of money' },
  method: 'GET', path: '/funding-sources', permission: 'plans.read', input: z.object({}), output: z.object({ rows: z.array(source), total: z.number().int() }),
});

export const saveFundingSource = defineOperation({
  id: 'plans.saveFundingSource', reach: 'programme', summary: { zh: '新增或修改资金来源', en: 'Add or rename a source of money' },
  method: 'PUT', path: '/funding-sources/:code', permission: 'plans.manage', input: z.object({ code: z.string().regex(/^[a-z][a-zA-Z0-9-]{0,39}$/), nameZh: z.string().trim().min(1).max(60), nameEn: z.string().trim().min(1).max(60) }), output: z.object({ code: z.string() }),
});

const year = z.number().int().min(2000).max(2100);

export const saveFunding = defineOperation({
  id: 'plans.saveFunding', reach: 'programme', summary: { zh: '登记项目资金', en: 'Enter money of a project' },
  method: 'PUT', path: '/projects/:projectId/funding', permission: 'plans.manage',
  input: z.object({ projectId: idOf, source: z.string().max(40), year, plannedFen: fen, arrivedFen: fen, spentFen: fen }).describe('一个来源一年一行，再登记即覆盖 one line a source and year'), output: z.object({ doubts: z.array(doubt) }), errors: ['plans.source_unknown'],
});

export const fundingRow = z.object({ project: z.object({ id: idOf, code: z.string(), name: z.string() }), source, year, plannedFen: fen, arrivedFen: fen, spentFen: fen });

export const listFunding = defineOperation({
  id: 'plans.listFunding', summary: { zh: '项目资金', en: 'Money of projects' },
  method: 'GET', path: '/project-funding', permission: 'plans.read', input: z.object({ ...pageInput, projectId: idOf.optional(), planId: idOf.optional(), source: z.string().max(40).optional(), year: z.coerce.number().int().min(2000).max(2100).optional(), sort: sortInput(['project', 'year']) }), output: pageOf(fundingRow),
});

export const readFundingSums = defineOperation({
  id: 'plans.readFundingSums', summary: { zh: '资金合计', en: 'Money by source and year' },
  method: 'GET', path: '/project-funding-sums', permission: 'plans.read', input: z.object({ planId: idOf.optional(), year: z.coerce.number().int().min(2000).max(2100).optional() }),
  output: z.object({ total: money, projectCount: z.number().int(), bySource: z.array(z.object({ source, money })), byYear: z.array(z.object({ year, money })) }),
});

export const recordProgress = defineOperation({
  id: 'plans.recordProgress', summary: { zh: '登记形象进度', en: 'Record how far the work is' },
  method: 'POST', path: '/project-measures/:measureId/readings', permission: 'plans.deliver',
  input: z.object({ measureId: idOf, on: localDate, value: quantity.describe('到这一天的累计量 done up to that day'), source: z.string().trim().min(2).max(200).describe('数据来源 where it comes from') }), output: z.object({ id: idOf, doubts: z.array(doubt) }), errors: ['plans.reading_there', 'plans.dates_out_of_order', 'plans.project_state_wrong'],
});

export const suggestProgress = defineOperation({
  id: 'plans.suggestProgress', summary: { zh: '可沿用的进度（来源和时间）', en: 'Work already known, with source and age' },
  method: 'GET', path: '/project-measures/:measureId/known-values', permission: 'plans.deliver', input: z.object({ measureId: idOf }),
  output: z.object({ rows: z.array(z.object({
    value: z.number(), on: localDate.nullable().describe('空为不知道何时 null where it is not known since when it holds'), ageDays: z.number().int().nullable(),
    from: z.object({ path: z.string(), title: z.string(), ofZh: z.string(), ofEn: z.string() }),
  })) }),
});

export const withdrawProgress = defineOperation({
  id: 'plans.withdrawProgress', summary: { zh: '撤回形象进度', en: 'Withdraw a reading of the work' },
  method: 'POST', path: '/project-readings/:readingId/withdrawal', permission: 'plans.deliver', input: z.object({ readingId: idOf, reason: z.string().trim().min(2).max(300) }), output: z.object({ projectId: idOf }), errors: ['plans.reading_withdrawn'],
});

export const attachProjectPhoto = defineOperation({
  id: 'plans.attachProjectPhoto', summary: { zh: '附上项目照片', en: 'Attach a photo of a project' },
  method: 'POST', path: '/projects/:projectId/photos', permission: 'plans.deliver', input: z.object({ projectId: idOf, fileId: idOf, role: z.enum(PHOTO_ROLES), note: z.string().trim().min(1).max(200).nullable().default(null) }), output: z.object({ photoCount: z.number().int() }), errors: ['plans.photo_unknown'],
});

const importing = { file: fileInput, mode: importMode.default('preview') };
const importLimit = { output: importAnswer, errors: [...importErrors], bodyLimitBytes: 65 * 1024 * 1024 } as const;

export const importProjects = defineOperation({ id: 'plans.importProjects', reach: 'programme', summary: { zh: '导入项目（xlsx、CSV）', en: 'Import projects (xlsx, CSV)' }, method: 'POST', path: '/project-import', permission: 'plans.manage', input: z.object(importing), ...importLimit });
export const projectImportTemplate = defineOperation({ id: 'plans.projectImportTemplate', summary: { zh: '下载项目导入模板', en: 'Download the template for importing projects' }, method: 'GET', path: '/project-import-template', permission: 'plans.manage', input: z.object({ ...templateInput }), output: fileOutput });
export const exportProjects = exportOf(listProjects, { id: 'plans.exportProjects', path: '/project-export', zh: '导出项目（xlsx）', en: 'Export projects (xlsx)' });

export const importFunding = defineOperation({ id: 'plans.importFunding', reach: 'programme', summary: { zh: '导入项目资金（xlsx、CSV）', en: 'Import money of projects (xlsx, CSV)' }, method: 'POST', path: '/project-funding-import', permission: 'plans.manage', input: z.object(importing), ...importLimit });
export const fundingImportTemplate = defineOperation({ id: 'plans.fundingImportTemplate', summary: { zh: '下载项目资金导入模板', en: 'Download the template for importing money' }, method: 'GET', path: '/project-funding-import-template', permission: 'plans.manage', input: z.object({ ...templateInput }), output: fileOutput });
export const exportFunding = exportOf(listFunding, { id: 'plans.exportFunding', path: '/project-funding-export', zh: '导出项目资金（xlsx，万元）', en: 'Export money of projects (xlsx, 10,000 yuan)' });

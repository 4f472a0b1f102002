/** 任务分解 · The work of a plan, task by task: from standards to the unit that leads, with a day and the evidence it needs. */
import { z } from 'zod';
import { booleanParam, defineOperation, fileInput, fileOutput, idOf, instant, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { exportOf } from '#platform/contract/list-export.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { importAnswer, importErrors, importMode, templateInput } from '#platform/contract/tasks.ts';
import { PLAN_STATES, TASK_STATES } from '../domain/index.ts';

const state = z.enum(TASK_STATES);
export const unitRef = z.object({ id: idOf, code: z.string(), nameZh: z.string(), nameEn: z.string() });
const personRef = z.object({ id: idOf, code: z.string(), name: z.string() });
const planRef = z.object({ id: idOf, code: z.string(), nameZh: z.string(), nameEn: z.string() });

export const planTaskRow = z.object({
  id: idOf, plan: planRef, code: z.string(), name: z.string(), lead: unitRef, helpers: z.array(unitRef), owner: personRef.nullable(), startsOn: localDate.nullable(), dueOn: localDate,
  evidence: z.string(), state, isOverdue: z.boolean(), targetCode: z.string().nullable(), standards: z.array(z.string()).describe('版本/标准 edition/standard'), version: z.number().int(),
});

const filter = {
  planId: idOf.optional(), organisationId: idOf.optional().describe('牵头或配合单位 leads or helps'), state: state.optional(), overdue: booleanParam.describe('只看超期 overdue only'),
  standardId: idOf.optional().describe('直接或经对应服务的标准 serves it, directly or by the crosswalk'), q: z.string().trim().max(60).optional().describe('任务、编码或拼音 name, code or pinyin'),
};

export const listPlanTasks = defineOperation({
  id: 'plans.listPlanTasks', summary: { zh: '任务分解', en: 'Tasks of plans' },
  method: 'GET', path: '/plan-tasks', permission: 'plans.read', input: z.object({ ...pageInput, ...filter, sort: sortInput(['due', 'code', 'unit']) }), output: pageOf(planTaskRow),
});

export const countPlanTasks = defineOperation({
  id: 'plans.countPlanTasks', summary: { zh: '任务进度', en: 'How tasks stand' },
  method: 'GET', path: '/plan-task-counts', permission: 'plans.read', input: z.object({ planId: idOf.optional() }),
  output: z.object({
    total: z.number().int().describe('不含取消的 without those dropped'), accepted: z.number().int(), delivered: z.number().int(), overdue: z.number().int(), dueSoon: z.number().int().describe('七天内到期 due within seven days'),
    byUnit: z.array(z.object({ unit: unitRef, total: z.number().int(), accepted: z.number().int(), overdue: z.number().int() })),
  }),
});

/** A standard that a task serves; `via` names the one it was set for, where the crosswalk carries it over. */
const served = z.object({ id: idOf, code: z.string(), nameZh: z.string(), nameEn: z.string(), edition: z.object({ id: idOf, code: z.string(), titleZh: z.string(), titleEn: z.string() }), via: z.object({ code: z.string(), relation: z.enum(['same', 'part', 'whole']) }).nullable() });
const event = z.object({ act: z.enum(['set', 'changed', 'begun', 'delivered', 'accepted', 'returned', 'dropped']), at: instant, by: z.string(), note: z.string().nullable(), fileIds: z.array(idOf) });

export const readPlanTask = defineOperation({
  id: 'plans.readPlanTask', summary: { zh: '查看任务', en: 'Read a task' },
  method: 'GET', path: '/plan-tasks/:taskId', permission: 'plans.read', input: z.object({ taskId: idOf }),
  output: planTaskRow.extend({
    planState: z.enum(PLAN_STATES), target: z.object({ id: idOf, code: z.string(), name: z.string() }).nullable(), serves: z.array(served), history: z.array(event),
    mayDeliver: z.boolean().describe('您的单位负责 your unit answers for it'), mayAccept: z.boolean().describe('不是您交付的 you did not deliver it'),
  }),
});

const facts = {
  name: z.string().trim().min(1).max(200), organisationId: idOf.describe('牵头单位 the unit that leads'), helperIds: z.array(idOf).max(30).default([]).describe('配合单位 units that help'), ownerId: idOf.nullable().default(null).describe('责任人 a person of the unit'),
  startsOn: localDate.nullable().default(null), dueOn: localDate, evidence: z.string().trim().max(500).default('').describe('要交的佐证材料 evidence to hand in'), targetId: idOf.nullable().default(null), standardIds: z.array(idOf).max(50).default([]),
};
const refusals = ['plans.organisation_unknown', 'plans.person_unknown', 'plans.standard_unknown', 'plans.target_unknown', 'plans.dates_out_of_order', 'plans.task_outside_plan', 'plans.state_wrong'] as const;
const saved = z.object({ id: idOf, version: z.number().int() });

export const createPlanTask = defineOperation({
  id: 'plans.createPlanTask', reach: 'programme', summary: { zh: '下达任务', en: 'Set a task' },
  method: 'POST', path: '/plans/:planId/tasks', permission: 'plans.manage', input: z.object({ planId: idOf, code: z.string().trim().min(1).max(60), ...facts }), output: saved, errors: ['plans.task_code_taken', ...refusals],
});

export const updatePlanTask = defineOperation({
  id: 'plans.updatePlanTask', reach: 'programme', summary: { zh: '修改任务', en: 'Change a task' },
  method: 'PUT', path: '/plan-tasks/:taskId', permission: 'plans.manage', input: z.object({ taskId: idOf, version: z.number().int().min(1), ...facts }), output: saved, errors: [...refusals, 'plans.task_state_wrong', 'platform.changed_meanwhile'],
});

const moved = z.object({ state, version: z.number().int() });
const acting = { taskId: idOf, version: z.number().int().min(1) };
const said = z.string().trim().min(2).max(1_000);

export const beginPlanTask = defineOperation({
  id: 'plans.beginPlanTask', summary: { zh: '开始任务', en: 'Begin a task' },
  method: 'POST', path: '/plan-tasks/:taskId/beginning', permission: 'plans.deliver', input: z.object(acting), output: moved, errors: ['plans.task_state_wrong', 'platform.changed_meanwhile'],
});

/** What the unit said of the same before: the same standard, also by the crosswalk, or evidence of the same name. */
export const suggestDelivery = defineOperation({
  id: 'plans.suggestDelivery', summary: { zh: '可沿用的完成情况（来源和时间）', en: 'What was said of the same before, with source and age' },
  method: 'GET', path: '/plan-tasks/:taskId/known-deliveries', permission: 'plans.deliver', input: z.object({ taskId: idOf }),
  output: z.object({ rows: z.array(z.object({ taskId: idOf, code: z.string(), name: z.string(), planZh: z.string(), planEn: z.string(), note: z.string(), on: localDate, ageDays: z.number().int(), shared: z.array(z.string()).describe('相同的标准或佐证 the standards or the evidence that are the same') })) }),
});

export const deliverPlanTask = defineOperation({
  id: 'plans.deliverPlanTask', summary: { zh: '交付任务', en: 'Deliver a task' },
  method: 'POST', path: '/plan-tasks/:taskId/delivery', permission: 'plans.deliver',
  input: z.object({ ...acting, note: said.describe('做了什么，佐证在哪 what was done, and where the evidence is'), fileIds: z.array(idOf).max(9).default([]) }), output: moved, errors: ['plans.task_state_wrong', 'plans.photo_unknown', 'platform.changed_meanwhile'],
});

export const acceptPlanTask = defineOperation({
  id: 'plans.acceptPlanTask', reach: 'programme', summary: { zh: '验收或退回任务', en: 'Accept a task, or return it' },
  method: 'POST', path: '/plan-tasks/:taskId/acceptance', permission: 'plans.manage',
  input: z.object({ ...acting, accept: z.boolean(), note: said.nullable().default(null).describe('退回须写明缺什么 what is missing, when returned') }), output: moved, errors: ['plans.task_state_wrong', 'plans.acceptor_delivered', 'plans.reason_missing', 'platform.changed_meanwhile'],
});

export const dropPlanTask = defineOperation({
  id: 'plans.dropPlanTask', reach: 'programme', summary: { zh: '取消任务', en: 'Drop a task' },
  method: 'POST', path: '/plan-tasks/:taskId/dropping', permission: 'plans.manage', input: z.object({ ...acting, reason: said }), output: moved, errors: ['plans.task_state_wrong', 'platform.changed_meanwhile'],
});

export const importPlanTasks = defineOperation({
  id: 'plans.importPlanTasks', reach: 'programme', summary: { zh: '导入任务分解表（xlsx、CSV）', en: 'Import tasks (xlsx, CSV)' },
  method: 'POST', path: '/plans/:planId/task-import', permission: 'plans.manage',
  input: z.object({ planId: idOf, file: fileInput, mode: importMode.default('preview') }), output: importAnswer, errors: ['plans.state_wrong', ...importErrors], bodyLimitBytes: 65 * 1024 * 1024,
});

export const planTaskImportTemplate = defineOperation({
  id: 'plans.planTaskImportTemplate', summary: { zh: '下载任务分解表模板', en: 'Download the template for importing tasks' },
  method: 'GET', path: '/plans/:planId/task-import-template', permission: 'plans.manage', input: z.object({ planId: idOf, ...templateInput }), output: fileOutput,
});

export const exportPlanTasks = exportOf(listPlanTasks, { id: 'plans.exportPlanTasks', path: '/plan-task-export', zh: '导出任务分解表（xlsx）', en: 'Export tasks (xlsx)' });

/** 计划 · Plans of several years, their phases and targets, and what was measured. */
import { z } from 'zod';
import { defineOperation, idOf, instant, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { englishName } from '#platform/contract/english-name.ts';
import { exportOf } from '#platform/contract/list-export.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { DIRECTIONS, PLAN_STATES, VERDICTS } from '../domain/index.ts';

const state = z.enum(PLAN_STATES);
const code = z.string().trim().min(1).max(60);
/** Two decimals at most: a value is kept in hundredths of its unit. */
const value = z.number().min(-1e12).max(1e12).multipleOf(0.01);
const whole = z.number().int().min(0).max(1e15);
const saved = z.object({ id: idOf, version: z.number().int() });

const planRef = z.object({ id: idOf, code: z.string(), nameZh: z.string(), nameEn: z.string() });

export const planRow = z.object({
  id: idOf, code: z.string(), nameZh: z.string(), nameEn: z.string(), startsOn: localDate, endsOn: localDate, state, phaseCount: z.number().int(), targetCount: z.number().int(), taskCount: z.number().int(), partOf: planRef.nullable().describe('所属多年计划 the plan of several years it is part of'), publishedAt: instant.nullable(),
});

export const listPlans = defineOperation({
  id: 'plans.listPlans', summary: { zh: '行动计划', en: 'Plans' },
  method: 'GET', path: '/plans', permission: 'plans.read',
  input: z.object({ ...pageInput, q: z.string().trim().max(60).optional().describe('名称、编码或拼音 name, code or pinyin'), state: state.optional(), partOfId: idOf.optional().describe('某计划的年度计划 yearly plans of this one'), sort: sortInput(['starts', 'code']) }), output: pageOf(planRow),
});

const forecast = z.object({ value: z.number(), error: z.number(), isClamped: z.boolean().describe('趋势超出 0–100%，按边界 the line leaves 0–100 per cent and is held there') });
const phase = z.object({ id: idOf, name: z.string(), goal: z.string(), startsOn: localDate, endsOn: localDate });
const standard = z.object({ id: idOf, code: z.string(), nameZh: z.string(), nameEn: z.string(), edition: z.object({ id: idOf, titleZh: z.string(), titleEn: z.string() }) });
const step = z.object({ phaseId: idOf, target: z.number(), actual: z.object({ on: localDate, value: z.number() }).nullable(), forecast: forecast.nullable(), verdict: z.enum(VERDICTS) });
const target = z.object({
  id: idOf, code: z.string(), name: z.string(), unit: z.string(), direction: z.enum(DIRECTIONS), baseline: z.object({ on: localDate, value: z.number() }).nullable(), standards: z.array(standard), readingCount: z.number().int(), steps: z.array(step), version: z.number().int(),
});

export const readPlan = defineOperation({
  id: 'plans.readPlan', summary: { zh: '查看计划', en: 'Read a plan' },
  method: 'GET', path: '/plans/:planId', permission: 'plans.read', input: z.object({ planId: idOf }),
  output: planRow.extend({ summary: z.string(), document: z.string().nullable(), today: localDate, version: z.number().int(), phases: z.array(phase), targets: z.array(target), years: z.array(planRow).describe('年度计划 its yearly plans') }),
});

const phaseInput = z.object({ id: idOf.optional().describe('已有阶段 a phase that is there'), name: z.string().trim().min(1).max(60), goal: z.string().trim().max(500).default(''), startsOn: localDate, endsOn: localDate });
const facts = {
  nameZh: z.string().trim().min(1).max(120), nameEn: englishName(120), partOfId: idOf.nullable().default(null).describe('所属多年计划 a plan of several years'), summary: z.string().trim().max(2_000).default(''), document: z.string().trim().max(200).nullable().default(null).describe('印发文件（文号、标题） number and title of its document'),
  startsOn: localDate, endsOn: localDate, phases: z.array(phaseInput).max(20),
};
const refusals = ['plans.dates_out_of_order', 'plans.phase_outside_plan', 'plans.phases_overlap', 'plans.parent_wrong'] as const;

export const createPlan = defineOperation({
  id: 'plans.createPlan', reach: 'programme', summary: { zh: '起草计划', en: 'Draft a plan' },
  method: 'POST', path: '/plans', permission: 'plans.manage', input: z.object({ code, ...facts }), output: saved, errors: ['plans.plan_code_taken', ...refusals],
});

export const updatePlan = defineOperation({
  id: 'plans.updatePlan', reach: 'programme', summary: { zh: '修改计划', en: 'Change a plan' },
  method: 'PUT', path: '/plans/:planId', permission: 'plans.manage',
  input: z.object({ planId: idOf, version: z.number().int().min(1), ...facts }), output: saved, errors: [...refusals, 'plans.phase_in_use', 'plans.phase_unknown', 'plans.state_wrong', 'platform.changed_meanwhile'],
});

export const setPlanState = defineOperation({
  id: 'plans.setPlanState', reach: 'programme', summary: { zh: '开始执行或结束计划', en: 'Bring a plan into force, or end it' },
  method: 'POST', path: '/plans/:planId/state', permission: 'plans.manage',
  input: z.object({ planId: idOf, state: z.enum(['inForce', 'ended']) }), output: z.object({ state }), errors: ['plans.state_wrong', 'plans.no_phases'],
});

export const publishPlan = defineOperation({
  id: 'plans.publishPlan', reach: 'programme', summary: { zh: '在公众网站公开或撤下计划', en: 'Show a plan on the public site, or take it down' },
  method: 'POST', path: '/plans/:planId/publication', permission: 'plans.manage',
  input: z.object({ planId: idOf, shown: z.boolean() }), output: z.object({ publishedAt: instant.nullable() }), errors: ['plans.state_wrong'],
});

const targetFacts = {
  name: z.string().trim().min(1).max(120), unit: z.string().trim().min(1).max(20), direction: z.enum(DIRECTIONS), baseline: z.object({ on: localDate, value }).nullable().default(null),
  standardIds: z.array(idOf).max(50).default([]).describe('对应的测评标准，可跨体系 standards it serves, of any edition'), values: z.array(z.object({ phaseId: idOf, value })).max(20).describe('各阶段目标值 a value for each phase'),
};

export const createTarget = defineOperation({
  id: 'plans.createTarget', reach: 'programme', summary: { zh: '新增目标', en: 'Add a target' },
  method: 'POST', path: '/plans/:planId/targets', permission: 'plans.manage',
  input: z.object({ planId: idOf, code, ...targetFacts }), output: saved, errors: ['plans.target_code_taken', 'plans.standard_unknown', 'plans.phase_unknown', 'plans.dates_out_of_order', 'plans.state_wrong'],
});

export const updateTarget = defineOperation({
  id: 'plans.updateTarget', reach: 'programme', summary: { zh: '修改目标', en: 'Change a target' },
  method: 'PUT', path: '/plan-targets/:targetId', permission: 'plans.manage',
  input: z.object({ targetId: idOf, version: z.number().int().min(1), ...targetFacts }), output: saved, errors: ['plans.standard_unknown', 'plans.phase_unknown', 'plans.dates_out_of_order', 'plans.state_wrong', 'platform.changed_meanwhile'],
});

export const readTarget = defineOperation({
  id: 'plans.readTarget', summary: { zh: '查看目标和读数', en: 'Read a target and its readings' },
  method: 'GET', path: '/plan-targets/:targetId', permission: 'plans.read', input: z.object({ targetId: idOf }),
  output: target.extend({
    plan: planRef.extend({ state }), phases: z.array(phase), today: localDate,
    readings: z.array(z.object({ id: idOf, on: localDate, value: z.number(), numerator: z.number().int().nullable(), denominator: z.number().int().nullable(), source: z.string(), recordedBy: z.string(), recordedAt: instant, withdrawal: z.object({ by: z.string(), at: instant, reason: z.string() }).nullable() })),
  }),
});

export const recordReading = defineOperation({
  id: 'plans.recordReading', reach: 'programme', summary: { zh: '登记目标读数', en: 'Record a reading of a target' },
  method: 'POST', path: '/plan-targets/:targetId/readings', permission: 'plans.manage',
  input: z.object({ targetId: idOf, on: localDate, value: value.nullable().default(null).describe('百分比不填，由分子分母计算 left empty for a percentage'), numerator: whole.nullable().default(null), denominator: whole.min(1).nullable().default(null), source: z.string().trim().min(2).max(200).describe('数据来源 where it comes from') }),
  output: z.object({ id: idOf, value: z.number() }), errors: ['plans.reading_there', 'plans.dates_out_of_order', 'plans.denominator_missing', 'plans.state_wrong'],
});

export const withdrawReading = defineOperation({
  id: 'plans.withdrawReading', reach: 'programme', summary: { zh: '撤回目标读数', en: 'Withdraw a reading' },
  method: 'POST', path: '/plan-readings/:readingId/withdrawal', permission: 'plans.manage',
  input: z.object({ readingId: idOf, reason: z.string().trim().min(4).max(300) }), output: z.object({ targetId: idOf }), errors: ['plans.reading_withdrawn'],
});

export const readRunningPlan = defineOperation({
  id: 'plans.readRunningPlan', summary: { zh: '执行中的计划到了哪一步', en: 'The plan that runs, and where it stands' },
  method: 'GET', path: '/running-plan', permission: 'plans.read', input: z.object({}),
  output: z.object({
    plan: planRef.extend({ endsOn: localDate, daysLeft: z.number().int() }).nullable(),
    phase: z.object({ id: idOf, name: z.string(), goal: z.string(), startsOn: localDate, endsOn: localDate, daysLeft: z.number().int(), at: z.number().int(), of: z.number().int(), targetCount: z.number().int(), reachedCount: z.number().int(), behindCount: z.number().int() }).nullable(),
  }),
});

export const exportPlans = exportOf(listPlans, { id: 'plans.exportPlans', path: '/plan-export', zh: '导出计划（xlsx）', en: 'Export plans (xlsx)' });

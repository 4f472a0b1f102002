/** 问卷 · Drafted, given its communities, opened and closed; frozen from the opening on. */
import { z } from 'zod';
import { defineOperation, idOf, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { exportOf } from '#platform/contract/list-export.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { CHANNELS, CHOICES_MAX, CODE, INDEX_KINDS, QUESTION_TYPES, QUESTIONS_MAX, SURVEY_STATES, VERSIONS_MAX } from '../domain/index.ts';

const code = z.string().trim().regex(CODE, 'a–z, then letters and digits');
const worded = z.object({ code, zh: z.string().trim().min(1).max(60), en: z.string().trim().min(1).max(120) });
const optionCode = z.string().trim().min(1).max(20);

const question = z.object({
  code, zh: z.string().trim().min(1).max(200), en: z.string().trim().min(1).max(300), type: z.enum(QUESTION_TYPES), choices: z.array(worded).max(CHOICES_MAX).default([]).describe('选项，量表题为空 none for a scale'),
  required: z.boolean().default(true), dontKnow: z.boolean().default(true).describe('可选“不清楚”，不计入分母 offers “don’t know”, which is in no denominator'), versions: z.array(code).max(VERSIONS_MAX).default([]).describe('适用版本，空为全部 versions that are asked it; none: all'),
  index: z.enum(INDEX_KINDS).nullable().default(null).describe('计入哪个指数 which index it counts for'), topBoxes: z.array(optionCode).max(CHOICES_MAX).default([]).describe('计入指数的选项或分数 choices or points that count'),
  standards: z.array(z.string().trim().min(3).max(120)).max(20).optional().describe('对应的测评标准，写“版本编码/标准编码” standards it gives evidence for, as edition/standard'),
});
export const surveyDefinition = z.object({ versions: z.array(worded).min(1).max(VERSIONS_MAX), questions: z.array(question).min(1).max(QUESTIONS_MAX) });

const state = z.enum(SURVEY_STATES);
export const surveyRow = z.object({ id: idOf, code: z.string(), title: z.string(), state, opensOn: localDate, closesOn: localDate, questionCount: z.number().int(), placeCount: z.number().int(), collected: z.number().int(), target: z.number().int(), isSynthetic: z.boolean(), version: z.number().int() });

export const listSurveys = defineOperation({
  id: 'surveys.listSurveys', summary: { zh: '问卷调查', en: 'Surveys' },
  method: 'GET', path: '/surveys', permission: 'surveys.read',
  input: z.object({ ...pageInput, q: z.string().trim().max(60).optional().describe('名称或代码 title or code'), state: state.optional(), sort: sortInput(['recent', 'title', 'collected']) }), output: pageOf(surveyRow),
});
export const exportSurveys = exportOf(listSurveys, { id: 'surveys.exportSurveys', path: '/survey-export', zh: '导出问卷调查目录（xlsx）', en: 'Export the list of surveys (xlsx)' });

const quota = z.object({ place: z.object({ id: idOf, code: z.string(), nameZh: z.string(), nameEn: z.string() }), target: z.number().int(), population: z.number().int().nullable(), collected: z.number().int(), missing: z.number().int() });

export const readSurvey = defineOperation({
  id: 'surveys.readSurvey', summary: { zh: '查看问卷', en: 'Read a survey' },
  method: 'GET', path: '/surveys/:surveyId', permission: 'surveys.read', input: z.object({ surveyId: idOf }),
  output: surveyRow.extend({
    purpose: z.string(), definition: surveyDefinition, populationSource: z.string().nullable(), takesAnswers: z.boolean(), quotas: z.array(quota),
    byChannel: z.array(z.object({ channel: z.enum(CHANNELS), count: z.number().int() })), byVersion: z.array(z.object({ version: z.string(), count: z.number().int() })),
  }),
});

const facts = { title: z.string().trim().min(1).max(120), purpose: z.string().trim().min(2).max(1_000).describe('为什么调查、结果作什么用 why it is asked and what becomes of it'), opensOn: localDate, closesOn: localDate, ...surveyDefinition.shape };
const refusals = ['surveys.definition_wrong', 'surveys.period_wrong'] as const;

/** Asked once: targets and people of the survey before, with its source and age, to confirm or to change. */
export const suggestQuotas = defineOperation({
  id: 'surveys.suggestQuotas', reach: 'programme', summary: { zh: '上次问卷的社区配额和人数', en: 'Targets and people of the survey before' },
  method: 'GET', path: '/surveys/:surveyId/known-quotas', permission: 'surveys.manage', input: z.object({ surveyId: idOf }),
  output: z.object({ from: z.object({ id: idOf, title: z.string(), closesOn: localDate, ageDays: z.number().int(), populationSource: z.string().nullable() }).nullable(), rows: z.array(z.object({ placeId: idOf, target: z.number().int(), population: z.number().int().nullable() })) }),
});

export const draftSurvey = defineOperation({
  id: 'surveys.draftSurvey', reach: 'programme', summary: { zh: '起草问卷', en: 'Draft a survey' },
  method: 'POST', path: '/surveys', permission: 'surveys.manage',
  input: z.object({ code: z.string().trim().regex(/^[a-z][a-z0-9-]{0,39}$/).describe('小写字母、数字、连字符 small letters, digits, hyphens'), ...facts, isSynthetic: z.boolean().default(false).describe('演示数据 demonstration data') }), output: z.object({ id: idOf, version: z.number().int() }), errors: ['surveys.code_taken', ...refusals],
});

export const updateSurvey = defineOperation({
  id: 'surveys.updateSurvey', reach: 'programme', summary: { zh: '修改问卷草稿', en: 'Change a draft' },
  method: 'PUT', path: '/surveys/:surveyId', permission: 'surveys.manage',
  input: z.object({ surveyId: idOf, version: z.number().int().min(1), ...facts }), output: z.object({ id: idOf, version: z.number().int() }), errors: ['surveys.frozen', ...refusals, 'platform.changed_meanwhile'],
});

export const setQuotas = defineOperation({
  id: 'surveys.setQuotas', reach: 'programme', summary: { zh: '设置社区配额和人口', en: 'Set communities, targets and populations' },
  method: 'PUT', path: '/surveys/:surveyId/quotas', permission: 'surveys.manage',
  input: z.object({
    surveyId: idOf, version: z.number().int().min(1), populationSource: z.string().trim().min(2).max(200).nullable().default(null).describe('人口数据来源 where the populations are from'),
    quotas: z.array(z.object({ placeId: idOf, target: z.number().int().min(1).max(1_000_000), population: z.number().int().min(1).max(100_000_000).nullable().default(null).describe('人口，用于加权 people, for the weights') })).min(1).max(1_000),
  }),
  output: z.object({ version: z.number().int() }), errors: ['surveys.not_open', 'surveys.source_missing', 'surveys.place_unknown', 'surveys.quota_in_use', 'platform.changed_meanwhile'],
});

const step = z.object({ surveyId: idOf, version: z.number().int().min(1) });
export const openSurvey = defineOperation({
  id: 'surveys.openSurvey', reach: 'programme', summary: { zh: '开放问卷', en: 'Open a survey' },
  method: 'POST', path: '/surveys/:surveyId/opening', permission: 'surveys.manage', input: step, output: z.object({ version: z.number().int() }), errors: ['surveys.frozen', 'surveys.quotas_missing', 'surveys.period_wrong', 'platform.changed_meanwhile'],
});
export const closeSurvey = defineOperation({
  id: 'surveys.closeSurvey', reach: 'programme', summary: { zh: '结束问卷', en: 'Close a survey' },
  method: 'POST', path: '/surveys/:surveyId/closing', permission: 'surveys.manage', input: step, output: z.object({ version: z.number().int(), collected: z.number().int() }), errors: ['surveys.not_open', 'platform.changed_meanwhile'],
});

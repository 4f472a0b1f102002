/** What a programme works by: its calendar, its categories and their limits. */
import { z } from 'zod';
import { defineOperation, localDate } from '#platform/contract/index.ts';
import { limit } from './shapes.ts';

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'HH:MM');
const hours = z.array(z.object({ from: clockTime, to: clockTime })).min(1).max(4);
const day = z.object({ day: localDate, kind: z.enum(['holiday', 'working']), name: z.string().max(60).nullable() });

export const readCalendar = defineOperation({
  id: 'cases.readCalendar',
  summary: { zh: '查看工作日历', en: 'Read the work calendar' },
  method: 'GET', path: '/case-calendar', permission: 'cases.read',
  input: z.object({ year: z.coerce.number().int().min(2000).max(2100).optional() }),
  output: z.object({
    workingHours: hours,
    utcOffsetMinutes: z.number().int(),
    /** A step done on a phone counts as of then when word of it came within these hours; 0: always as of its arrival. */
    claimWithinHours: z.number().int(),
    days: z.array(day),
    /** Years with no day in the calendar count Monday to Friday only; pages say so. */
    knownYears: z.array(z.number().int()),
  }),
});

export const updateCalendar = defineOperation({
  id: 'cases.updateCalendar', reach: 'programme',
  summary: { zh: '修改工作日历（已交办案件的时限不变）', en: 'Change the work calendar (deadlines already given stay)' },
  method: 'PUT', path: '/case-calendar', permission: 'cases.manage',
  input: z.object({
    workingHours: hours.optional(),
    claimWithinHours: z.number().int().min(0).max(168).optional().describe('离线补报时限（小时） hours within which a phone’s own time counts'),
    /** Replaces what the calendar says about these days; `normal` takes a day out of it. */
    days: z.array(z.object({ day: localDate, kind: z.enum(['holiday', 'working', 'normal']), name: z.string().trim().max(60).nullable().default(null) })).max(500).default([]),
  }),
  output: z.object({ changedDays: z.number().int() }),
  errors: ['cases.calendar_invalid'],
});

export const loadWorkRules = defineOperation({
  id: 'cases.loadWorkRules', reach: 'programme',
  summary: { zh: '载入默认工作日历与案件类别（已有的不变）', en: 'Take over the default calendar and categories; what is there stays' },
  method: 'POST', path: '/case-defaults', permission: 'cases.manage',
  input: z.object({}),
  output: z.object({ addedDays: z.number().int(), addedCategories: z.number().int() }),
});

const stage = z.object({ code: z.string().min(1).max(40), nameZh: z.string().trim().min(1).max(40), nameEn: z.string().trim().min(1).max(60), limit });

const category = z.object({
  code: z.string(),
  nameZh: z.string(),
  nameEn: z.string(),
  stages: z.array(stage),
  afterPhotoCountMin: z.number().int(),
  source: z.string(),
  sortOrder: z.number().int(),
  forResidents: z.boolean().describe('居民可选 offered to residents'),
});

export const listCategories = defineOperation({
  id: 'cases.listCategories',
  summary: { zh: '案件类别与时限', en: 'Categories of cases and their limits' },
  method: 'GET', path: '/case-categories', permission: 'cases.read',
  input: z.object({}),
  output: z.object({ categories: z.array(category) }),
});

export const saveCategory = defineOperation({
  id: 'cases.saveCategory', reach: 'programme',
  summary: { zh: '新增或修改案件类别', en: 'Add or change a category' },
  method: 'PUT', path: '/case-categories/:code', permission: 'cases.manage',
  input: z.object({
    code: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/, 'a-z, 0-9, -'),
    nameZh: z.string().trim().min(1).max(40),
    nameEn: z.string().trim().min(1).max(60),
    stages: z.array(stage).min(1).max(10).describe('阶段 all count from the dispatch, in the order in which they fall due'),
    afterPhotoCountMin: z.number().int().min(0).max(5).default(1),
    sortOrder: z.number().int().min(0).max(10_000).default(0),
  }),
  output: category,
  errors: ['cases.limit_invalid'],
});

export const chooseResidentCategories = defineOperation({
  id: 'cases.chooseResidentCategories', reach: 'programme',
  summary: { zh: '选定居民随手拍可选的类别', en: 'Choose the categories that residents are offered' },
  method: 'PUT', path: '/resident-categories', permission: 'cases.manage',
  input: z.object({ codes: z.array(z.string().min(1).max(60)).min(1).max(200).describe('类别 all that residents may choose; the others are not offered') }),
  output: z.object({ codes: z.array(z.string()) }),
  errors: ['cases.category_unknown'],
});

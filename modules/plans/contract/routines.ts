/** 例行活动 · What every village does each week or month, done in one tap, and how each kept to it. */
import { z } from 'zod';
import { booleanParam, defineOperation, fileOutput, idOf, localDate } from '#platform/contract/index.ts';
import { HOLIDAY_RULES, ROUTINE_CELLS } from '../domain/index.ts';

export const routineRow = z.object({
  id: idOf, code: z.string(), nameZh: z.string(), nameEn: z.string(), weekday: z.number().int().nullable().describe('1 周一 … 7 周日 1 Monday … 7 Sunday'), monthDay: z.number().int().nullable(), onHoliday: z.enum(HOLIDAY_RULES),
  startsOn: localDate, endsOn: localDate.nullable(), placeCount: z.number().int().describe('现在参加的地方 places that take part now'), version: z.number().int(),
});

export const listRoutines = defineOperation({
  id: 'plans.listRoutines', summary: { zh: '例行活动', en: 'Routines' },
  method: 'GET', path: '/routines', permission: 'plans.read', input: z.object({}), output: z.object({ rows: z.array(routineRow), total: z.number().int() }),
});

const facts = {
  nameZh: z.string().trim().min(1).max(120), nameEn: z.string().trim().min(1).max(120), about: z.string().trim().max(1_000).default(''), document: z.string().trim().max(200).nullable().default(null),
  weekday: z.number().int().min(1).max(7).nullable().default(null), monthDay: z.number().int().min(1).max(31).nullable().default(null), onHoliday: z.enum(HOLIDAY_RULES).default('skip'), startsOn: localDate, endsOn: localDate.nullable().default(null),
};
const saved = z.object({ id: idOf, version: z.number().int() });
const refusals = ['plans.rhythm_wrong', 'plans.dates_out_of_order'] as const;

export const createRoutine = defineOperation({
  id: 'plans.createRoutine', reach: 'programme', summary: { zh: '设立例行活动', en: 'Set up a routine' },
  method: 'POST', path: '/routines', permission: 'plans.manage', input: z.object({ code: z.string().trim().min(1).max(60), ...facts }), output: saved, errors: ['plans.routine_code_taken', ...refusals],
});

/** The days that are over stay as they were; what lies ahead follows the new rhythm. */
export const updateRoutine = defineOperation({
  id: 'plans.updateRoutine', reach: 'programme', summary: { zh: '修改例行活动', en: 'Change a routine' },
  method: 'PUT', path: '/routines/:routineId', permission: 'plans.manage', input: z.object({ routineId: idOf, version: z.number().int().min(1), ...facts }), output: saved, errors: [...refusals, 'platform.changed_meanwhile'],
});

export const ROUTINE_PLACES_MAX = 2_000;
const TAKING_KINDS = ['village', 'community', 'town', 'subdistrict', 'grid'] as const;

export const setRoutinePlaces = defineOperation({
  id: 'plans.setRoutinePlaces', reach: 'programme', summary: { zh: '确定哪些村（社区）参加', en: 'Say which places take part' },
  method: 'PUT', path: '/routines/:routineId/places', permission: 'plans.manage',
  input: z.object({ routineId: idOf, from: localDate.describe('从哪天起 from which day on'), placeIds: z.array(idOf).max(ROUTINE_PLACES_MAX).default([]), kinds: z.array(z.enum(TAKING_KINDS)).max(5).default([]).describe('这几类全部参加 all places of these kinds') }),
  output: z.object({ placeCount: z.number().int() }), errors: ['plans.place_unknown', 'plans.dates_out_of_order'],
});

const place = z.object({ id: idOf, code: z.string(), nameZh: z.string(), nameEn: z.string() });
const rate = z.object({ numerator: z.number().int(), denominator: z.number().int() });
const occurrence = z.object({ on: localDate, dueOn: localDate.nullable() });

export const readRoutine = defineOperation({
  id: 'plans.readRoutine', summary: { zh: '查看例行活动', en: 'Read a routine' },
  method: 'GET', path: '/routines/:routineId', permission: 'plans.read', input: z.object({ routineId: idOf }),
  output: routineRow.extend({ about: z.string(), document: z.string().nullable(), places: z.array(place.extend({ from: localDate })), next: occurrence.nullable() }),
});

const gridInput = {
  routineId: idOf, from: localDate.optional().describe('默认十三周前 thirteen weeks ago unless told'), to: localDate.optional().describe('默认今天 today unless told'), placeId: idOf.optional().describe('区域（含下级） a place and below'), missedOnly: booleanParam.describe('只看有漏的 only those that missed any'),
};
export const GRID_OCCURRENCES_MAX = 60;

export const readRoutineGrid = defineOperation({
  id: 'plans.readRoutineGrid', summary: { zh: '例行活动完成表', en: 'How places kept to a routine' },
  method: 'GET', path: '/routines/:routineId/grid', permission: 'plans.read', input: z.object(gridInput),
  output: z.object({
    today: localDate, occurrences: z.array(occurrence), rate, late: z.number().int(), missed: z.number().int(), headCount: z.number().int(),
    rows: z.array(z.object({
      place, rate, late: z.number().int(), missed: z.number().int(),
      cells: z.array(z.object({ state: z.enum(ROUTINE_CELLS), completionId: idOf.nullable(), doneOn: localDate.nullable(), headCount: z.number().int().nullable(), fileId: idOf.nullable() })),
    })),
  }),
  errors: ['plans.dates_out_of_order'],
});

export const exportRoutineGrid = defineOperation({
  id: 'plans.exportRoutineGrid', summary: { zh: '导出完成表（xlsx）', en: 'Export how places kept to a routine (xlsx)' },
  method: 'GET', path: '/routines/:routineId/grid-export', permission: 'plans.read', input: z.object(gridInput), output: fileOutput, errors: ['plans.dates_out_of_order'],
});

export const recordCompletion = defineOperation({
  id: 'plans.recordCompletion', summary: { zh: '登记例行活动完成', en: 'Record that a routine was done' },
  method: 'POST', path: '/routine-completions', permission: 'plans.deliver',
  input: z.object({
    routineId: idOf, placeId: idOf, doneOn: localDate.describe('哪天做的 the day it was done'), headCount: z.number().int().min(1).max(100_000).nullable().default(null).describe('参加人数 how many took part'), fileId: idOf.nullable().default(null).describe('现场照片，可不拍 a photo, if one was taken'),
  }),
  /** The same place twice is the same completion: the first stands. */
  output: z.object({ id: idOf, on: localDate, isNew: z.boolean() }), errors: ['plans.routine_unknown', 'plans.place_not_taking_part', 'plans.no_occurrence', 'plans.dates_out_of_order', 'plans.photo_unknown'],
});

export const withdrawCompletion = defineOperation({
  id: 'plans.withdrawCompletion', summary: { zh: '撤回完成登记', en: 'Withdraw a completion' },
  method: 'POST', path: '/routine-completions/:completionId/withdrawal', permission: 'plans.deliver', input: z.object({ completionId: idOf, reason: z.string().trim().min(2).max(300) }), output: z.object({ routineId: idOf }), errors: ['plans.completion_withdrawn'],
});

/** One row a routine and place in reach: what was due lately and what comes, for a phone without a network. */
export const pullRoutines = defineOperation({
  id: 'plans.pullRoutines', summary: { zh: '下载我的例行活动（离线用）', en: 'Routines of my places, for work offline' },
  method: 'GET', path: '/pull/routines', permission: 'plans.deliver', input: z.object({}),
  output: z.object({
    rows: z.array(z.object({
      id: z.string(), routineId: idOf, placeId: idOf, nameZh: z.string(), nameEn: z.string(), placeZh: z.string(), placeEn: z.string(), today: localDate,
      occurrences: z.array(occurrence.extend({ doneOn: localDate.nullable() })).describe('由远到近 oldest first'), missed: z.number().int().describe('近八次漏了几次 missed of the last eight'),
    })),
  }),
});

/** Each night the days ahead are set by the calendar as it is then. */
export const extendRoutines = defineOperation({
  id: 'plans.extendRoutines', reach: 'programme', summary: { zh: '排定例行日', en: 'Set the days of routines' },
  method: 'POST', path: '/routine-days', permission: 'plans.manage', input: z.object({}), output: z.object({ routines: z.number().int(), days: z.number().int() }),
});

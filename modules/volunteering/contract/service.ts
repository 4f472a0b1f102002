/** 活动与服务记录 · Who served when, and on whose word. */
import { z } from 'zod';
import { defineOperation, idOf, instant, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { exportOf } from '#platform/contract/list-export.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { GRADES, SERVICE_STATES, SHIFTS_MAX, SIGNALS } from '../domain/index.ts';

export const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'HH:MM');
const names = z.object({ id: idOf, nameZh: z.string(), nameEn: z.string() });
const grade = z.enum(GRADES);
const sums = z.object({ A: z.number().int(), B: z.number().int(), C: z.number().int(), D: z.number().int() });

export const cancelledOut = z.object({ at: instant, reason: z.string() }).nullable().describe('已取消，及原因 called off, and why');

export const activityRow = z.object({
  id: idOf, code: z.string(), name: z.string(), team: z.object({ id: idOf, name: z.string() }), place: names, startsAt: instant, endsAt: instant, capacity: z.number().int().nullable(), facility: z.object({ id: idOf, name: z.string() }).nullable(), project: z.object({ id: idOf, name: z.string() }).nullable(),
  volunteerCount: z.number().int(), minutes: z.number().int(), cancelled: cancelledOut,
});

/** Until when service is recorded. */
export const deadlines = { rollUntil: instant.describe('点名截止 until when a roll is called'), entryUntil: instant.describe('补录和签到表截止 until when a sheet or an entry is taken') };

export const listActivities = defineOperation({
  id: 'volunteering.listActivities', summary: { zh: '志愿服务活动', en: 'Volunteer activities' },
  method: 'GET', path: '/volunteer-activities', permission: 'volunteering.read',
  input: z.object({ ...pageInput, q: z.string().trim().max(60).optional().describe('名称、编码或拼音 name, code or pinyin'), teamId: idOf.optional(), facilityId: idOf.optional().describe('所用阵地（含下属） at this facility and its parts'), projectId: idOf.optional().describe('所属项目 of this project'), standing: z.enum(['yes', 'no']).optional().describe('是否照常，no 为已取消 stands; no: called off'), sort: sortInput(['starts', 'code', 'minutes']) }),
  output: pageOf(activityRow),
});

export const readActivity = defineOperation({
  id: 'volunteering.readActivity', summary: { zh: '查看活动', en: 'Read an activity' },
  method: 'GET', path: '/volunteer-activities/:activityId', permission: 'volunteering.read', input: z.object({ activityId: idOf }), output: activityRow.extend({ ...deadlines }),
});

export const planInput = z.object({
  code: z.string().trim().min(1).max(60), name: z.string().trim().min(1).max(120), teamId: idOf, placeId: idOf, on: localDate, from: clock.describe('开始时刻 from'), to: clock.describe('结束时刻 to'), capacity: z.number().int().min(1).max(100_000).nullable().default(null), facilityId: idOf.nullable().default(null).describe('所用的文明实践中心、所、站 the facility it uses'), projectId: idOf.nullable().default(null).describe('所属志愿服务项目 the project it belongs to'),
  about: z.string().trim().min(1).max(2_000).nullable().default(null).describe('活动说明，公众可见 what it is about, for everybody to read'), takesSignups: z.boolean().default(false).describe('开放报名 people may sign up'),
  shifts: z.array(z.object({ from: clock, to: clock, capacity: z.number().int().min(1).max(100_000).nullable().default(null) })).max(SHIFTS_MAX).default([]).describe('班次；不填即一个班次 shifts; none given: one for all of it'),
});
export const planRefusals = ['volunteering.activity_code_taken', 'volunteering.times_out_of_order', 'volunteering.shifts_outside', 'volunteering.facility_unknown', 'volunteering.project_unknown'] as const;

export const planActivity = defineOperation({
  id: 'volunteering.planActivity', reach: 'programme', summary: { zh: '发布活动', en: 'Plan an activity' },
  method: 'POST', path: '/volunteer-activities', permission: 'volunteering.manage', input: planInput, output: z.object({ id: idOf }), errors: [...planRefusals, 'volunteering.place_unknown'],
});

export const serviceRow = z.object({
  id: idOf, activity: z.object({ id: idOf, name: z.string() }), volunteer: z.object({ id: idOf, number: z.string(), label: z.string() }), from: instant, to: instant, minutes: z.number().int(), grade, state: z.enum(SERVICE_STATES),
  signals: z.array(z.enum(SIGNALS)), isReviewed: z.boolean(), recordedAt: instant, recordedBy: z.string(), decidedBy: z.string().nullable(), reason: z.string().nullable(), mayDecide: z.boolean(),
});

export const listServiceRecords = defineOperation({
  id: 'volunteering.listServiceRecords', summary: { zh: '服务记录', en: 'Service records' },
  method: 'GET', path: '/service-records', permission: 'volunteering.read',
  input: z.object({ ...pageInput, activityId: idOf.optional(), volunteerId: idOf.optional(), grade: grade.optional(), state: z.enum(SERVICE_STATES).optional(), toReview: z.enum(['yes']).optional().describe('有待看信号 with signals nobody looked at'), sort: sortInput(['recorded', 'starts']) }),
  output: pageOf(serviceRow),
});

export const readServiceFigures = defineOperation({
  id: 'volunteering.readServiceFigures', summary: { zh: '服务时长（按来源等级）', en: 'Minutes served, by grade' },
  method: 'GET', path: '/service-figures', permission: 'volunteering.read',
  input: z.object({ volunteerId: idOf.optional() }), output: z.object({ on: localDate, volunteerCount: z.number().int(), servedCount: z.number().int(), recordCount: z.number().int(), minutes: sums }),
});

const refusals = ['volunteering.times_out_of_order', 'volunteering.outside_activity', 'volunteering.too_early', 'volunteering.not_served_yet', 'volunteering.entry_late', 'volunteering.roll_late', 'volunteering.serves_already', 'volunteering.volunteer_unknown', 'volunteering.minors_alone', 'volunteering.banned', 'volunteering.activity_cancelled'] as const;

export const recordRollCall = defineOperation({
  id: 'volunteering.recordRollCall', summary: { zh: '现场点名', en: 'Call the roll' },
  method: 'POST', path: '/volunteer-activities/:activityId/roll-calls', permission: 'signedIn',
  input: z.object({ activityId: idOf, numbers: z.array(z.string().trim().min(3).max(40)).min(1).max(500).describe('志愿者编号 volunteer numbers'), from: clock, to: clock, minorsAccompanied: z.boolean().default(false).describe('未成年人有成人带领 minors are led by an adult') }),
  output: z.object({ recorded: z.number().int(), minutes: z.number().int(), flagged: z.number().int() }), errors: [...refusals, 'volunteering.own_roll'],
});

export const enterService = defineOperation({
  id: 'volunteering.enterService', reach: 'programme', summary: { zh: '补录服务（待第二人批准）', en: 'Enter service afterwards, for a second person to decide' },
  method: 'POST', path: '/volunteer-activities/:activityId/entries', permission: 'volunteering.manage',
  input: z.object({ activityId: idOf, number: z.string().trim().min(3).max(40), from: clock, to: clock, reason: z.string().trim().min(4).max(500).describe('补录理由 why afterwards'), minorsAccompanied: z.boolean().default(false) }),
  output: z.object({ id: idOf, minutes: z.number().int() }), errors: refusals,
});

export const decideEntry = defineOperation({
  id: 'volunteering.decideEntry', reach: 'programme', summary: { zh: '批准或退回补录', en: 'Decide on service entered afterwards' },
  method: 'POST', path: '/service-records/:recordId/decision', permission: 'volunteering.manage',
  input: z.object({ recordId: idOf, counts: z.boolean() }), output: z.object({ state: z.enum(SERVICE_STATES) }), errors: ['volunteering.record_settled', 'volunteering.same_person'],
});

export const reverseService = defineOperation({
  id: 'volunteering.reverseService', reach: 'programme', summary: { zh: '冲销服务记录', en: 'Reverse a record of service' },
  method: 'POST', path: '/service-records/:recordId/reversal', permission: 'volunteering.manage',
  input: z.object({ recordId: idOf, reason: z.string().trim().min(4).max(300) }), output: z.object({ minutes: z.number().int() }), errors: ['volunteering.record_settled'],
});

export const reviewService = defineOperation({
  id: 'volunteering.reviewService', reach: 'programme', summary: { zh: '信号已核实', en: 'Say that its signals were looked at' },
  method: 'POST', path: '/service-records/:recordId/review', permission: 'volunteering.manage',
  input: z.object({ recordId: idOf, note: z.string().trim().min(2).max(300) }), output: z.object({ isReviewed: z.boolean() }), errors: ['volunteering.record_settled'],
});

export const exportActivities = exportOf(listActivities, { id: 'volunteering.exportActivities', path: '/volunteer-activity-export', zh: '导出活动（xlsx）', en: 'Export activities (xlsx)' });
export const exportServiceRecords = exportOf(listServiceRecords, { id: 'volunteering.exportServiceRecords', path: '/service-record-export', zh: '导出服务记录（xlsx）', en: 'Export service records (xlsx)' });

/** 签到 · A code that changes on the leader's screen, entered by the volunteer at both ends; and attendance sheets of paper. */
import { z } from 'zod';
import { defineOperation, fileInput, fileOutput, idOf, instant } from '#platform/contract/index.ts';
import { importAnswer, importErrors, importMode, templateInput } from '#platform/contract/tasks.ts';

export const readCheckInCode = defineOperation({
  id: 'volunteering.readCheckInCode', summary: { zh: '签到屏：现在的签到码', en: 'The code on the check-in screen now' },
  method: 'GET', path: '/volunteer-activities/:activityId/check-in-code', permission: 'signedIn', input: z.object({ activityId: idOf }),
  output: z.object({ activity: z.object({ id: idOf, name: z.string(), startsAt: instant, endsAt: instant }), /** null: outside the hours of the screen */ code: z.string().nullable(), now: instant, changesAt: instant, checkedIn: z.number().int(), checkedOut: z.number().int() }), errors: ['volunteering.activity_cancelled'],
});

export const checkIn = defineOperation({
  id: 'volunteering.checkIn', summary: { zh: '签到或签退', en: 'Check in or out' },
  method: 'POST', path: '/volunteer-activities/:activityId/check-ins', permission: 'signedIn', callsPerMinuteMax: 20,
  input: z.object({ activityId: idOf, code: z.string().trim().min(6).max(40).describe('屏幕上的签到码 the code on the screen') }),
  output: z.object({ state: z.enum(['in', 'out']), at: instant, /** Minutes booked, at the end. */ minutes: z.number().int() }),
  errors: ['volunteering.not_registered', 'volunteering.code_wrong', 'volunteering.code_over', 'volunteering.banned', 'volunteering.own_screen', 'volunteering.checked_out', 'volunteering.serves_already', 'volunteering.too_short', 'volunteering.activity_cancelled'],
});

export const readMyCheckIn = defineOperation({
  id: 'volunteering.readMyCheckIn', summary: { zh: '我在这个活动的签到', en: 'How I checked in at an activity' },
  method: 'GET', path: '/volunteer-activities/:activityId/my-check-in', permission: 'signedIn', input: z.object({ activityId: idOf }), output: z.object({ inAt: instant.nullable(), outAt: instant.nullable() }),
});

export const importAttendance = defineOperation({
  id: 'volunteering.importAttendance', reach: 'programme', summary: { zh: '导入签到表（来源等级 C）', en: 'Import attendance sheets (grade C)' },
  method: 'POST', path: '/attendance-import', permission: 'volunteering.manage',
  input: z.object({ file: fileInput, mode: importMode.default('preview') }), output: importAnswer, errors: [...importErrors, 'volunteering.activity_cancelled'], bodyLimitBytes: 65 * 1024 * 1024,
});

export const attendanceImportTemplate = defineOperation({
  id: 'volunteering.attendanceImportTemplate', summary: { zh: '下载签到表模板', en: 'Download the template of attendance sheets' },
  method: 'GET', path: '/attendance-import-template', permission: 'volunteering.manage', input: z.object({ ...templateInput }), output: fileOutput,
});

/** 随手拍 · What residents report without a name, follow by a secret code, and are told. */
import { z } from 'zod';
import { defineOperation, fileInput, fileOutput, idOf, instant } from '#platform/contract/index.ts';
import { caseState, note } from './shapes.ts';

/** The category of what residents say about the platform itself; a pack brings it. */
export const PLATFORM_CATEGORY = 'platform-feedback';
/** @unit bytes */
export const RESIDENT_PHOTO_BYTES_MAX = 10 * 1024 * 1024;
export const RESIDENT_PHOTOS_MAX = 3;

const followToken = z.string().regex(/^[\w-]{20,80}$/).describe('查询码 the secret code');

export const readReportForm = defineOperation({
  id: 'cases.readReportForm', summary: { zh: '随手拍表单', en: 'The form for a resident’s report' },
  method: 'GET', path: '/public/report-form', permission: 'public',
  input: z.object({}),
  output: z.object({
    formToken: z.string(), categories: z.array(z.object({ code: z.string(), nameZh: z.string(), nameEn: z.string() })), takesPlatformFeedback: z.boolean(),
    /** So many come in that nothing is taken for the moment. */
    paused: z.boolean(),
  }),
  errors: ['cases.reporting_closed'],
});

/** @unit reports an hour of one programme: from the first on the office is told, at the second nothing more is taken */
export const REPORT_FLOOD = { toldFrom: 300, pausedFrom: 3_000 } as const;

export const reportByResident = defineOperation({
  id: 'cases.reportByResident', summary: { zh: '随手拍：反映一个问题', en: 'Report a problem as a resident' },
  method: 'POST', path: '/public/reports', permission: 'public', callsPerMinuteMax: 5, callsPerDayMax: 40,
  input: z.object({
    formToken: z.string().max(100).describe('表单凭证 from readReportForm'),
    categoryCode: z.string().min(1).max(60).describe('类别 category'),
    words: z.string().trim().min(2).max(500).describe('说明 what is wrong'),
    siteId: idOf.optional().describe('点位 a known site'), placeId: idOf.optional().describe('片区或社区 zone or community'),
    address: z.string().trim().max(120).optional().describe('地址 where, in words'),
    longitude: z.coerce.number().min(60).max(150).optional(), latitude: z.coerce.number().min(0).max(60).optional(),
    /** What to do when somebody reported the same already: ask, follow that one, or report another. */
    ifReported: z.enum(['ask', 'support', 'separate']).default('ask'),
    website: z.string().max(200).optional().describe('留空 leave empty'),
    file: fileInput.optional(), file2: fileInput.optional(), file3: fileInput.optional(),
  }),
  output: z.object({ number: z.string(), followToken: z.string(), supported: z.boolean() }),
  errors: [
    'cases.reporting_closed', 'cases.reporting_paused', 'cases.form_stale', 'cases.category_unknown', 'cases.place_required', 'cases.place_unknown', 'cases.already_reported',
    'files.type_not_accepted', 'files.heic_not_accepted', 'files.damaged', 'files.too_many_pixels', 'files.too_large',
  ],
  bodyLimitBytes: RESIDENT_PHOTOS_MAX * RESIDENT_PHOTO_BYTES_MAX + 256 * 1024,
});

const residentStep = z.enum(['report', 'register', 'decline', 'dispatch', 'rectify', 'verifyPass', 'verifyFail', 'shelve', 'resume', 'void', 'reopen']);

export const followReport = defineOperation({
  id: 'cases.followReport', summary: { zh: '查看随手拍处理进度', en: 'Follow a resident’s report' },
  method: 'GET', path: '/public/reports/:followToken', permission: 'public', callsPerMinuteMax: 60, callsPerDayMax: 2_000,
  input: z.object({ followToken }),
  output: z.object({
    number: z.string(), state: caseState, categoryZh: z.string(), categoryEn: z.string(), placeZh: z.string(), placeEn: z.string(), reportedAt: instant, supporterCount: z.number().int(),
    answer: z.string().nullable(), steps: z.array(z.object({ act: residentStep, at: z.string(), reason: z.string().nullable() })), photoIds: z.array(idOf),
    /** What they sent themselves; null for those who only joined in, who are shown nothing of somebody else’s. */
    own: z.object({ words: z.string(), address: z.string().nullable(), siteName: z.string().nullable(), photoIds: z.array(idOf) }).nullable(),
  }),
});

export const readFollowedPhoto = defineOperation({
  id: 'cases.readFollowedPhoto', summary: { zh: '查看随手拍的照片（自己拍的、整改后的）', en: 'A photo of a report: one’s own, or one of the fix' },
  method: 'GET', path: '/public/reports/:followToken/photos/:fileId', permission: 'public', callsPerMinuteMax: 60, callsPerDayMax: 2_000,
  input: z.object({ followToken, fileId: idOf }), output: fileOutput,
});

/** What the resident is told, and whether the photos of the fix may be shown to them. */
export const answerResident = defineOperation({
  id: 'cases.answerResident', summary: { zh: '答复随手拍', en: 'Answer a resident’s report' },
  method: 'POST', path: '/cases/:caseId/resident-answer', permission: 'cases.register',
  input: z.object({ caseId: idOf, answer: note.min(2).max(500), photosPublic: z.boolean().default(false).describe('整改后照片中没有可辨认的人 no person can be recognised in the photos of the fix') }),
  output: z.object({ caseId: idOf, photosPublic: z.boolean() }),
  errors: ['cases.not_by_resident'],
});

export const coarsenReports = defineOperation({
  id: 'cases.coarsenReports', summary: { zh: '九十天后抹去随手拍的精确坐标（系统每天自动执行）', en: 'Give up exact coordinates of residents’ reports after ninety days (the system does so daily)' },
  method: 'POST', path: '/resident-reports/coarsening', permission: 'cases.manage', reach: 'programme',
  input: z.object({}), output: z.object({ coarsened: z.number().int() }),
});

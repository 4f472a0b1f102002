/** 记分 · A deed of a household: recorded by one, looked at by another, shown for some days, then in the ledger. */
import { z } from 'zod';
import { defineOperation, fileInput, fileOutput, idOf, instant, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { exportOf } from '#platform/contract/list-export.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { importAnswer, importErrors, importMode, templateInput } from '#platform/contract/tasks.ts';
import { DEED_STATES, PHOTOS_MAX } from '../domain/index.ts';

const deedRow = z.object({
  id: idOf, subjectId: idOf, subjectCode: z.string(), subjectLabel: z.string(), placeZh: z.string().nullable(), placeEn: z.string().nullable(), ruleCode: z.string(), ruleLabel: z.string(), points: z.number().int(), postedPoints: z.number().int().nullable(), happenedOn: localDate,
  /** What the household's cap of the month took off when it was posted. */
  cutPoints: z.number().int(), photoIds: z.array(idOf),
 
  evidence: z.string().nullable(), state: z.enum(DEED_STATES), recordedByName: z.string(), recordedAt: instant, reviewedByName: z.string().nullable(), reviewReason: z.string().nullable(), noticeUntil: localDate.nullable(), correctionReason: z.string().nullable(),
  /** Whether the reader may look at it, or correct it: never whoever recorded it. */
  mayReview: z.boolean(), mayCorrect: z.boolean(),
});

export const listDeeds = defineOperation({
  id: 'points.listDeeds', summary: { zh: '记分列表', en: 'Deeds' },
  method: 'GET', path: '/deeds', permission: 'points.read',
  input: z.object({
    ...pageInput, state: z.enum(DEED_STATES).optional(), subjectId: idOf.optional(), placeId: idOf.optional(), q: z.string().trim().max(60).optional().describe('户名、编号或拼音 label, number or pinyin'), from: localDate.optional(), to: localDate.optional(), sort: sortInput(['recent', 'points']),
  }),
  output: pageOf(deedRow).extend({ postedPoints: z.number().int().describe('所查记分中已过账的积分合计 posted points of all that was asked for') }),
});
export const exportDeeds = exportOf(listDeeds, { id: 'points.exportDeeds', path: '/deed-export', zh: '导出记分列表（xlsx）', en: 'Export deeds (xlsx)' });

export const recordDeed = defineOperation({
  id: 'points.recordDeed', summary: { zh: '记分', en: 'Record a deed' },
  method: 'POST', path: '/deeds', permission: 'points.record',
  input: z.object({ subjectId: idOf, ruleCode: z.string().max(40), happenedOn: localDate, evidence: z.string().trim().min(2).max(500).nullable().default(null).describe('凭据：签到表、证明人、单据号或情况说明 what shows it'), photos: z.array(z.object({ fileId: idOf })).max(PHOTOS_MAX).default([]).describe('照片，须先上传 photos, uploaded before') }),
  output: z.object({ id: idOf, points: z.number().int(), countsFor: z.number().int().describe('按本月每户上限预计入账 what the household cap of the month lets through as things stand') }),
  errors: ['points.subject_unknown', 'points.rule_unknown', 'points.over_cap', 'points.evidence_missing', 'points.evidence_kind_missing', 'points.photo_missing', 'points.photo_unknown', 'points.role_wrong', 'points.day_wrong'],
});

export const importDeeds = defineOperation({
  id: 'points.importDeeds', summary: { zh: '导入记分（xlsx、CSV）', en: 'Import deeds (xlsx, CSV)' },
  method: 'POST', path: '/deed-import', permission: 'points.record',
  input: z.object({ file: fileInput, mode: importMode.default('preview') }), output: importAnswer, errors: [...importErrors, 'points.role_wrong'], bodyLimitBytes: 65 * 1024 * 1024,
});

export const deedImportTemplate = defineOperation({
  id: 'points.deedImportTemplate', summary: { zh: '下载记分导入模板', en: 'Download the template for deeds' },
  method: 'GET', path: '/deed-import-template', permission: 'points.record', input: z.object({ ...templateInput }), output: fileOutput,
});

export const reviewDeeds = defineOperation({
  id: 'points.reviewDeeds', summary: { zh: '评议记分', en: 'Review deeds' },
  method: 'POST', path: '/deed-reviews', permission: 'points.review',
  input: z.object({ deedIds: z.array(idOf).min(1).max(500), agree: z.boolean(), reason: z.string().trim().min(2).max(300).nullable().default(null).describe('不同意须说明 needed when declining') }),
  output: z.object({ done: z.number().int(), left: z.array(z.object({ deedId: idOf, reason: z.enum(['ownDeed', 'notOpen']) })) }),
  errors: ['points.reason_missing', 'points.role_wrong'],
});

export const correctDeed = defineOperation({
  id: 'points.correctDeed', summary: { zh: '更正记分', en: 'Correct a deed' },
  method: 'POST', path: '/deeds/:deedId/correction', permission: 'points.review',
  input: z.object({ deedId: idOf, reason: z.string().trim().min(2).max(300) }), output: z.object({ id: idOf }),
  errors: ['points.deed_not_open', 'points.same_person', 'points.balance_too_low', 'points.reversed_already'],
});

/** By the clock: what hung out long enough goes into the ledger. */
export const postDeeds = defineOperation({
  id: 'points.postDeeds', reach: 'programme', summary: { zh: '公示期满的记分入账', en: 'Post deeds whose notice is over' },
  method: 'POST', path: '/deed-posting', permission: 'points.keepTime', input: z.object({}), output: z.object({ posted: z.number().int() }),
});

/** As many as a page shows and prints at once. @unit households */
const BOARD_MOST = 2_000;

/** Every row adds up: brought + earned − deducted − redeemed − other − held = balance. @unit points */
export const boardFigures = {
  brought: z.number().int().describe('上季结余 what it came with'), earned: z.number().int(), deducted: z.number().int(), redeemed: z.number().int(), other: z.number().int().describe('到期、补扣等 expired, taken after the fact'),
  held: z.number().int().describe('留货占用，本季未完时才有 set aside for goods that wait; none once the quarter is over'), balance: z.number().int().describe('季末（本季为现在）可用积分 what is left to spend, at the end of the quarter or now'),
};

export const readBoard = defineOperation({
  id: 'points.readBoard', summary: { zh: '积分公示榜', en: 'The board' },
  method: 'GET', path: '/points-board', permission: 'points.read',
  input: z.object({ quarter: z.string().regex(/^20\d{2}-[1-4]$/).optional(), placeId: idOf.optional(), most: z.coerce.number().int().min(1).max(BOARD_MOST).default(BOARD_MOST).describe('至多列出几户 how many households at most') }),
  output: z.object({
    quarter: z.string(), from: localDate, to: localDate, absentCount: z.number().int(), isPublic: z.boolean(), householdCount: z.number().int().describe('应列的户数；比列出的多时只列了一部分 households there are; more than the rows: the rows are cut'),
    places: z.array(z.object({ placeId: idOf, nameZh: z.string(), nameEn: z.string(), households: z.number().int() })).describe('只列了一部分时，各村的户数 where the rows are cut: by village'),
    rows: z.array(z.object({ subjectId: idOf, label: z.string(), placeZh: z.string().nullable(), placeEn: z.string().nullable(), ...boardFigures })),
  }),
});

export const setBoardAbsence = defineOperation({
  id: 'points.setBoardAbsence', summary: { zh: '不上榜登记', en: 'Keep a household off the board' },
  method: 'PUT', path: '/points-board/absences/:subjectId', permission: 'points.record', input: z.object({ subjectId: idOf, absent: z.boolean() }), output: z.object({ absent: z.boolean() }), errors: ['points.subject_unknown'],
});

const quarterInput = z.string().regex(/^20\d{2}-[1-4]$/);

/** Who of a village earned nothing in a quarter, so that somebody asks why; whoever is not to be shown is counted and no more. */
export const listHouseholdsWithoutPoints = defineOperation({
  id: 'points.listHouseholdsWithoutPoints', summary: { zh: '本季没有得分的户', en: 'Households that earned nothing in a quarter' },
  method: 'GET', path: '/points-board/without', permission: 'points.read',
  input: z.object({ ...pageInput, quarter: quarterInput.optional(), placeId: idOf.optional(), q: z.string().trim().max(60).optional().describe('户名、编号或拼音 label, number or pinyin'), sort: sortInput(['place', 'label', 'balance']) }),
  output: pageOf(z.object({ subjectId: idOf, code: z.string(), label: z.string(), placeZh: z.string().nullable(), placeEn: z.string().nullable(), balance: z.number().int(), lastEarnedOn: localDate.nullable() })).extend({ quarter: z.string(), from: localDate, to: localDate, unshownCount: z.number().int().describe('不愿公布的户数 households that are not to be shown') }),
});
export const exportHouseholdsWithoutPoints = exportOf(listHouseholdsWithoutPoints, { id: 'points.exportHouseholdsWithoutPoints', path: '/points-board/without-export', zh: '导出本季没有得分的户（xlsx）', en: 'Export households that earned nothing in a quarter (xlsx)' });

export const downloadBoard = defineOperation({
  id: 'points.downloadBoard', summary: { zh: '下载积分公示榜（xlsx、docx）', en: 'Download the board (xlsx, docx)' },
  method: 'GET', path: '/points-board/file', permission: 'points.read',
  input: z.object({ quarter: quarterInput.optional(), placeId: idOf.optional(), format: z.enum(['xlsx', 'docx']).default('xlsx') }), output: fileOutput, errors: ['points.board_too_long'],
});

/** 荣誉 · Awards with their whole life: conferred, kept, to rectify, withdrawn, lapsed. */
import { z } from 'zod';
import { defineOperation, fileInput, fileOutput, idOf, instant, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { importAnswer, importErrors, importMode, templateInput } from '#platform/contract/tasks.ts';
import { AWARD_EVENT_KINDS, STANDINGS } from '../domain/index.ts';
import { subjectKind, tier } from './titles.ts';

const standing = z.enum(STANDINGS);
const names = z.object({ id: idOf, nameZh: z.string(), nameEn: z.string() });

export const awardRow = z.object({
  id: idOf, number: z.string(), title: names.extend({ tier }), subject: z.object({ id: idOf, kind: subjectKind, code: z.string(), label: z.string() }), place: names.nullable(),
  classCode: z.string().nullable(), edition: z.number().int().nullable(), from: localDate, to: localDate.nullable(), standing, stars: z.number().int().nullable(), levelCode: z.string().nullable(),
  nextReviewOn: localDate.nullable(), isPublished: z.boolean(), version: z.number().int(),
});

export const listAwards = defineOperation({
  id: 'honours.listAwards', summary: { zh: '荣誉台账', en: 'Register of awards' },
  method: 'GET', path: '/awards', permission: 'honours.read',
  input: z.object({
    ...pageInput, q: z.string().trim().max(60).optional().describe('对象、编号或拼音 subject, number or pinyin'), titleId: idOf.optional(), tier: tier.optional(), subjectKind: subjectKind.optional(), subjectId: idOf.optional(),
    placeId: idOf.optional().describe('所在区域（含下级） place and below'), classCode: z.string().max(60).optional(), edition: z.coerce.number().int().min(1).max(999).optional(),
    /** `current` is in force, also while something is to be rectified; `ever` is conferred by the day. */
    standing: z.enum([...STANDINGS, 'current', 'ever']).optional(), asOf: localDate.optional().describe('截至日期，默认今天 as of; today unless told'),
    event: z.enum(AWARD_EVENT_KINDS).optional().describe('期间内发生过的事 what happened within the period'), since: localDate.optional(), until: localDate.optional(),
    reviewBy: localDate.optional().describe('在此日或之前应复查 to be reviewed by'),
    sort: sortInput(['recent', 'subject', 'number', 'review']),
  }),
  output: pageOf(awardRow),
});

export const readAward = defineOperation({
  id: 'honours.readAward', summary: { zh: '查看荣誉及其经过', en: 'Read an award with its story' },
  method: 'GET', path: '/awards/:awardId', permission: 'honours.read',
  input: z.object({ awardId: idOf }),
  output: awardRow.extend({
    document: z.string(), starCodes: z.array(z.string()), rectifyBy: localDate.nullable(), lockUntil: localDate.nullable(), publicationRefusal: z.enum(['no_consent', 'under_fourteen', 'age_unknown']).nullable(),
    acts: z.array(z.enum(['keep', 'rectify', 'withdraw', 'publish'])), grounds: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string(), answerDays: z.number().int(), appealDays: z.number().int() })),
    /** The proceeding by which it may be withdrawn, while one runs; and the last one that is over. */
    withdrawalId: idOf.nullable(), lastWithdrawalId: idOf.nullable(), termsInARow: z.number().int(), mayGoUpward: z.boolean(),
    /** The same award with whoever held it before, and with whoever took over. */
    upwardTitleId: idOf.nullable(), carriedFrom: z.object({ id: idOf, label: z.string() }).nullable(), carriedTo: z.object({ id: idOf, label: z.string() }).nullable(),
    events: z.array(z.object({ id: idOf, kind: z.enum(AWARD_EVENT_KINDS), on: localDate, until: localDate.nullable(), document: z.string().nullable(), reason: z.string().nullable(), at: instant, byName: z.string() })),
  }),
});

const document = z.string().trim().min(1).max(200).describe('决定文号 decision document');

export const conferAward = defineOperation({
  id: 'honours.conferAward', reach: 'programme', summary: { zh: '登记荣誉（已有决定）', en: 'Register an award that was decided' },
  method: 'POST', path: '/awards', permission: 'honours.register',
  input: z.object({
    titleId: idOf, subjectId: idOf, on: localDate, to: localDate.nullable().default(null).describe('届满日，空则按称号 end of its term; by the title when empty'), document,
    number: z.string().trim().min(3).max(80).optional().describe('编号，空则自动 number; made when empty'), classCode: z.string().max(60).nullable().default(null),
    edition: z.number().int().min(1).max(999).nullable().default(null).describe('届次 edition of a yearly selection'), starCodes: z.array(z.string().max(60)).max(50).default([]),
  }),
  output: z.object({ id: idOf, number: z.string(), levelCode: z.string().nullable() }),
  errors: ['honours.title_retired', 'honours.kind_differs', 'honours.class_unknown', 'honours.holds_already', 'honours.locked', 'honours.number_taken', 'honours.dates_out_of_order', 'honours.subject_gone'],
});

const act = { awardId: idOf, version: z.number().int().min(1), on: localDate, document: document.nullable().default(null) };
const reason = z.string().trim().min(2).max(500).describe('理由，仅内部可见 reason, seen inside alone');
const actOutput = z.object({ standing, to: localDate.nullable(), version: z.number().int() });

export const keepAward = defineOperation({
  id: 'honours.keepAward', reach: 'programme', summary: { zh: '复查保持荣誉', en: 'Keep an award after re-review' },
  method: 'POST', path: '/awards/:awardId/keeping', permission: 'honours.register',
  input: z.object({ ...act, renews: z.boolean().default(false).describe('届满复审，延一届 review at the end of the term: for another') }), output: actOutput,
  errors: ['honours.not_in_force', 'honours.renewed_already', 'honours.dates_out_of_order', 'honours.holds_already', 'honours.withdrawal_runs', 'platform.changed_meanwhile'],
});

export const requireRectification = defineOperation({
  id: 'honours.requireRectification', reach: 'programme', summary: { zh: '要求限期整改', en: 'Give time to put something right' },
  method: 'POST', path: '/awards/:awardId/rectification', permission: 'honours.register',
  input: z.object({ ...act, by: localDate, reason }), output: actOutput, errors: ['honours.not_in_force', 'honours.renewed_already', 'honours.dates_out_of_order', 'honours.holds_already', 'honours.withdrawal_runs', 'platform.changed_meanwhile'],
});

export const publishAward = defineOperation({
  id: 'honours.publishAward', reach: 'programme', summary: { zh: '公开或收回荣誉', en: 'Show an award to the public, or take it down' },
  method: 'POST', path: '/awards/:awardId/publication', permission: 'honours.register',
  input: z.object({ awardId: idOf, shown: z.boolean().default(true) }), output: z.object({ isPublished: z.boolean() }), errors: ['honours.publication_refused', 'honours.not_in_force'],
});

export const importAwardList = defineOperation({
  id: 'honours.importAwardList', reach: 'programme', summary: { zh: '导入对象与荣誉（xlsx、CSV）', en: 'Import subjects with their awards (xlsx, CSV)' },
  method: 'POST', path: '/titles/:titleId/award-import', permission: 'honours.register',
  input: z.object({ titleId: idOf, file: fileInput, mode: importMode.default('preview') }), output: importAnswer, errors: [...importErrors, 'honours.title_retired', 'honours.holds_already', 'honours.number_taken', 'honours.household_known'], bodyLimitBytes: 65 * 1024 * 1024,
});

export const awardImportTemplate = defineOperation({
  id: 'honours.awardImportTemplate', summary: { zh: '下载荣誉导入模板', en: 'Download the template for importing awards' },
  method: 'GET', path: '/titles/:titleId/award-import-template', permission: 'honours.register',
  input: z.object({ titleId: idOf, ...templateInput }), output: fileOutput,
});

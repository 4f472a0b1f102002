/** 文本版本 · Texts that were adopted, revised and repealed; each with its days, its vote and the minutes of its meeting. Nothing is rewritten: a wrong one is withdrawn. */
import { z } from 'zod';
import { booleanParam, defineOperation, fileInput, fileOutput, idOf, instant, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { exportOf } from '#platform/contract/list-export.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { importAnswer, importErrors, importMode } from '#platform/contract/tasks.ts';
import { LEGALITY_CHECKS, MINUTES_MAX, VERSION_TEXT_MAX } from '../domain/index.ts';

const heads = z.number().int().min(0).max(100_000).nullable().default(null);

export const versionRow = z.object({
  id: idOf, record: z.object({ id: idOf, code: z.string(), title: z.string() }), placeZh: z.string().nullable(), placeEn: z.string().nullable(),
  /** 1 for the first text by its first day; null once withdrawn. */
  number: z.number().int().nullable(), adoptedOn: localDate, inForceFrom: localDate,
  /** The first day on which another holds. */
  inForceUntil: localDate.nullable(), isRepeal: z.boolean(), isInForce: z.boolean(), body: z.string(), changeNote: z.string().nullable(),
  attended: z.number().int().nullable(), inFavour: z.number().int().nullable(), minutes: z.string().nullable(), legality: z.array(z.enum(LEGALITY_CHECKS)), documentCount: z.number().int(),
  isSynthetic: z.boolean(), withdrawnReason: z.string().nullable(), recordedAt: instant, recordedBy: z.string(),
});

export const listVersions = defineOperation({
  id: 'records.listVersions', summary: { zh: '文本版本', en: 'Versions of texts' },
  method: 'GET', path: '/record-versions', permission: 'records.read',
  input: z.object({
    ...pageInput, registerId: idOf.optional(), recordId: idOf.optional(), q: z.string().trim().max(60).optional().describe('题名、编号或拼音 title, code or pinyin'), placeId: idOf.optional().describe('区域（含下级） place and below'),
    on: localDate.optional().describe('只看这一天在行的 only those in force on that day'), from: localDate.optional().describe('通过日期自 adopted from'), to: localDate.optional().describe('通过日期至（含） to, inclusive'),
    revised: booleanParam.describe('只看修订 only revisions'), withWithdrawn: booleanParam.describe('含已撤下的 with those withdrawn'), sort: sortInput(['recent', 'title']),
  }),
  output: pageOf(versionRow),
});

export const readVersion = defineOperation({
  id: 'records.readVersion', summary: { zh: '查看文本版本和改动', en: 'Read a version and what it changed' },
  method: 'GET', path: '/record-versions/:versionId', permission: 'records.read', input: z.object({ versionId: idOf }),
  output: versionRow.extend({
    /** Against the text before it; empty for the first. */
    changes: z.array(z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() })), documents: z.array(z.object({ id: idOf, note: z.string().nullable() })),
  }),
});

const refusals = ['records.version_misfit', 'records.keeps_no_versions', 'records.record_withdrawn'] as const;

export const addVersion = defineOperation({
  id: 'records.addVersion', summary: { zh: '登记新版本', en: 'Enter a version' },
  method: 'POST', path: '/records/:recordId/versions', permission: 'records.keep',
  input: z.object({
    recordId: idOf, adoptedOn: localDate.describe('通过日期 the day of the meeting'), inForceFrom: localDate.describe('生效日期 the first day on which it holds'), isRepeal: z.boolean().default(false).describe('废止 nothing holds from then on'),
    body: z.string().trim().max(VERSION_TEXT_MAX).default('').describe('全文 the whole text'), changeNote: z.string().trim().min(1).max(1_000).nullable().default(null).describe('修订说明 why it was revised'),
    attended: heads.describe('到会人数 how many were there'), inFavour: heads.describe('赞成人数 how many were for it'), minutes: z.string().trim().min(1).max(MINUTES_MAX).nullable().default(null).describe('会议纪要 what was said, in short'),
    legality: z.array(z.enum(LEGALITY_CHECKS)).max(LEGALITY_CHECKS.length).default([]).describe('合法性审查：四项都看过才公开 all four, and the text may be published'), isSynthetic: z.boolean().default(false),
  }),
  output: z.object({ id: idOf }), errors: refusals,
});

export const withdrawVersion = defineOperation({
  id: 'records.withdrawVersion', summary: { zh: '撤下登记错的版本', en: 'Withdraw a version entered by mistake' },
  method: 'POST', path: '/record-versions/:versionId/withdrawal', permission: 'records.keep',
  input: z.object({ versionId: idOf, reason: z.string().trim().min(2).max(300).describe('撤下理由 why') }), output: z.object({ id: idOf }), errors: ['records.record_withdrawn'],
});

export const attachDocument = defineOperation({
  id: 'records.attachDocument', summary: { zh: '附上材料（会议记录、文件）', en: 'Attach a document (minutes, papers)' },
  method: 'POST', path: '/records/:recordId/documents', permission: 'records.keep',
  input: z.object({ recordId: idOf, fileId: idOf, versionId: idOf.nullable().default(null).describe('哪个版本的会议记录 the version whose minutes it is'), note: z.string().trim().min(1).max(200).nullable().default(null) }),
  output: z.object({ documentCount: z.number().int() }), errors: ['records.document_unknown', 'records.record_withdrawn'],
});

export const importVersions = defineOperation({
  id: 'records.importVersions', summary: { zh: '导入文本版本（xlsx、CSV）', en: 'Import versions of texts (xlsx, CSV)' },
  method: 'POST', path: '/registers/:registerId/version-import', permission: 'records.keep',
  input: z.object({ registerId: idOf, file: fileInput, mode: importMode.default('preview'), isSynthetic: z.boolean().default(false) }),
  output: importAnswer, errors: [...importErrors, 'records.keeps_no_versions'], bodyLimitBytes: 65 * 1024 * 1024,
});

export const versionImportTemplate = defineOperation({
  id: 'records.versionImportTemplate', summary: { zh: '下载文本版本导入模板', en: 'Download the template for importing versions' },
  method: 'GET', path: '/version-import-template', permission: 'records.keep', input: z.object({ format: z.enum(['xlsx', 'csv']).default('xlsx') }), output: fileOutput,
});

export const exportVersions = exportOf(listVersions, { id: 'records.exportVersions', path: '/version-export', zh: '导出文本版本（xlsx）', en: 'Export versions of texts (xlsx)' });

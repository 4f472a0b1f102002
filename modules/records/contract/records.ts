/** 台账记录 · Entered, corrected with a reason, withdrawn with a reason; never overwritten and never deleted. */
import { z } from 'zod';
import { booleanParam, defineOperation, fileInput, fileOutput, idOf, instant, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { exportOf } from '#platform/contract/list-export.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { importAnswer, importErrors, importMode } from '#platform/contract/tasks.ts';
import { TEXT_MAX } from '../domain/index.ts';
import { registerField } from './registers.ts';

const place = z.object({ id: idOf, code: z.string(), nameZh: z.string(), nameEn: z.string() });
const values = z.record(z.string().max(40), z.union([z.string().max(TEXT_MAX + 100), z.number(), z.null()]));

export const recordRow = z.object({
  id: idOf, register: z.object({ id: idOf, code: z.string(), nameZh: z.string(), nameEn: z.string() }), code: z.string(), title: z.string(), on: localDate.nullable(), place: place.nullable(),
  values, isSynthetic: z.boolean(), isWithdrawn: z.boolean(), photoCount: z.number().int(), recordedAt: instant, recordedBy: z.string(), version: z.number().int(),
});

export const listRecords = defineOperation({
  id: 'records.listRecords', summary: { zh: '台账记录', en: 'Records' },
  method: 'GET', path: '/records', permission: 'records.read',
  input: z.object({
    ...pageInput, registerId: idOf.optional(), register: z.string().max(40).optional().describe('台账代码 code of the register'), refersTo: idOf.optional().describe('指向这条记录的 those that name this record'), code: z.string().max(60).optional().describe('编号 its code'), q: z.string().trim().max(60).optional().describe('题名、编号或拼音 title, code or pinyin'), from: localDate.optional(), to: localDate.optional().describe('至（含） to, inclusive'),
    placeId: idOf.optional().describe('区域（含下级） place and below'), choice: z.string().max(90).optional().describe('字段:选项 field:choice'), withWithdrawn: booleanParam.describe('含已撤下的 with those withdrawn'), sort: sortInput(['recent', 'code', 'title']),
  }),
  output: pageOf(recordRow),
});

export const recordEvent = z.object({
  act: z.enum(['entered', 'corrected', 'withdrawn', 'attached', 'detached', 'versionAdded', 'versionWithdrawn']), at: instant, by: z.string(), reason: z.string().nullable(),
  changes: z.array(z.object({ field: z.string(), before: z.union([z.string(), z.number(), z.null()]), after: z.union([z.string(), z.number(), z.null()]) })),
});

export const readRecord = defineOperation({
  id: 'records.readRecord', summary: { zh: '查看记录', en: 'Read a record' },
  method: 'GET', path: '/records/:recordId', permission: 'records.read', input: z.object({ recordId: idOf }),
  output: recordRow.extend({ fields: z.array(registerField), photos: z.array(z.object({ id: idOf, note: z.string().nullable() })), documents: z.array(z.object({ id: idOf, note: z.string().nullable(), versionId: idOf.nullable() })),
    keepsVersions: z.boolean(), names: z.record(z.string(), z.object({ id: idOf, title: z.string() })).describe('所指记录 what the fields of records name, by field'), history: z.array(recordEvent) }),
});

/** Ask once: what another register, an earlier record or another module (places, projects) already says of the same place under the same name of a field. Nothing is taken over by itself. */
export const suggestValues = defineOperation({
  id: 'records.suggestValues', summary: { zh: '可沿用的内容（来源和时间）', en: 'Values already known, with source and age' },
  method: 'GET', path: '/registers/:registerId/known-values', permission: 'records.keep',
  input: z.object({ registerId: idOf, placeId: idOf }),
  output: z.object({ rows: z.array(z.object({
    field: z.string(), value: z.union([z.string(), z.number()]), /** Null where it is not known since when it holds. */
    on: localDate.nullable(), ageDays: z.number().int().nullable(),
    /** `recordId` for records of registers; others stand at their page. */
    from: z.object({ recordId: idOf.nullable(), path: z.string(), title: z.string(), registerZh: z.string(), registerEn: z.string() }),
  })) }),
});

const refusals = ['records.value_missing', 'records.value_misfit', 'records.day_in_future', 'records.place_unknown'] as const;

export const enterRecord = defineOperation({
  id: 'records.enterRecord', summary: { zh: '登记一条', en: 'Enter a record' },
  method: 'POST', path: '/registers/:registerId/records', permission: 'records.keep',
  input: z.object({ registerId: idOf, code: z.string().trim().min(1).max(60).nullable().default(null).describe('编号，空则自动 given when empty'), values: values.default({}), isSynthetic: z.boolean().default(false).describe('演示数据 demonstration data') }),
  output: z.object({ id: idOf, code: z.string(), version: z.number().int() }), errors: ['records.code_taken', ...refusals],
});

export const correctRecord = defineOperation({
  id: 'records.correctRecord', summary: { zh: '更正记录', en: 'Correct a record' },
  method: 'PUT', path: '/records/:recordId', permission: 'records.keep',
  input: z.object({ recordId: idOf, version: z.number().int().min(1), values: values.default({}), reason: z.string().trim().min(2).max(300).describe('更正理由 why') }),
  output: z.object({ id: idOf, version: z.number().int() }), errors: [...refusals, 'records.record_withdrawn', 'platform.changed_meanwhile'],
});

export const withdrawRecord = defineOperation({
  id: 'records.withdrawRecord', summary: { zh: '撤下记录', en: 'Withdraw a record' },
  method: 'POST', path: '/records/:recordId/withdrawal', permission: 'records.keep',
  input: z.object({ recordId: idOf, version: z.number().int().min(1), reason: z.string().trim().min(2).max(300).describe('撤下理由 why') }),
  output: z.object({ version: z.number().int() }), errors: ['records.record_withdrawn', 'platform.changed_meanwhile'],
});

export const attachPhoto = defineOperation({
  id: 'records.attachPhoto', summary: { zh: '附上照片', en: 'Attach a photo' },
  method: 'POST', path: '/records/:recordId/photos', permission: 'records.keep',
  input: z.object({ recordId: idOf, fileId: idOf, note: z.string().trim().min(1).max(200).nullable().default(null) }),
  output: z.object({ photoCount: z.number().int() }), errors: ['records.photo_unknown', 'records.record_withdrawn'],
});

export const importRecords = defineOperation({
  id: 'records.importRecords', summary: { zh: '导入台账记录（xlsx、CSV）', en: 'Import records (xlsx, CSV)' },
  method: 'POST', path: '/registers/:registerId/import', permission: 'records.keep',
  input: z.object({ registerId: idOf, file: fileInput, mode: importMode.default('preview'), isSynthetic: z.boolean().default(false) }),
  output: importAnswer, errors: [...importErrors], bodyLimitBytes: 65 * 1024 * 1024,
});

export const recordImportTemplate = defineOperation({
  id: 'records.recordImportTemplate', summary: { zh: '下载台账导入模板', en: 'Download the template for importing records' },
  method: 'GET', path: '/registers/:registerId/import-template', permission: 'records.keep',
  input: z.object({ registerId: idOf, format: z.enum(['xlsx', 'csv']).default('xlsx') }), output: fileOutput,
});

export const exportRecords = exportOf(listRecords, { id: 'records.exportRecords', path: '/record-export', zh: '导出台账记录（xlsx）', en: 'Export records (xlsx)' });

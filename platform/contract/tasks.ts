/** 任务与审计 · Long work a person watches, what an import answers, and the audit with its proof. */
import { z } from 'zod';
import { defineOperation, fileOutput, idOf, instant, localDate, pageInput, pageOf } from './operation.ts';
import { sortInput } from './sorting.ts';
import { exportOf } from './list-export.ts';
import { defineProblems } from './problems.ts';

/** preview: nothing is kept. all: everything or, with one bad row, nothing. good: the good rows, and a workbook of the bad ones. */
export const importMode = z.enum(['preview', 'all', 'good']);
export type ImportMode = z.output<typeof importMode>;

export const importOutcome = z.enum(['previewed', 'written', 'nothingWritten']);

/** One thing to correct, with the place where the person finds it. */
export const badRow = z.object({
  row: z.number().int(),
  /** Header as it stands in the file; empty when the row as a whole is at fault. */
  column: z.string(),
  letter: z.string(),
  /** What the cell holds, shortened. */
  value: z.string(),
  code: z.string(),
  zh: z.string(),
  en: z.string(),
});
export type BadRow = z.output<typeof badRow>;

/** At most this many things to correct are listed; the count is exact. */
export const BAD_ROWS_LISTED_MAX = 1_000;

export const importReport = z.object({
  mode: importMode,
  outcome: importOutcome,
  totalRows: z.number().int(),
  goodRows: z.number().int(),
  badRowCount: z.number().int(),
  created: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  /** Columns that are not part of the table and were left aside. */
  ignoredColumns: z.array(z.string()),
  badRows: z.array(badRow),
  /** What may be right and deserves a look before it is written, such as two of one name. */
  warnings: z.array(badRow).default([]),
  /** Whether `platform.readTaskErrors` has a workbook of the bad rows. */
  hasErrorWorkbook: z.boolean(),
  duration_ms: z.number().int(),
});
export type ImportReport = z.output<typeof importReport>;

/** What a template comes as: a workbook to fill in, its example on a sheet of its own, or CSV with the example rows in it. */
export const templateInput = { format: z.enum(['xlsx', 'csv']).default('xlsx').describe('xlsx: 空表，示例另在一页 an empty table; csv: 含示例行 with the example rows') };

/** A small file is done when this answers (`report`); a large one goes on as the task, whose result is the report. */
export const importAnswer = z.object({ taskId: idOf, report: importReport.nullable() });
export type ImportAnswer = z.output<typeof importAnswer>;

/** Refusals that every import can give. */
export const importErrors = ['platform.import_unreadable', 'platform.import_cancelled'] as const;

export const taskState = z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']);

export const taskRow = z.object({
  id: idOf, kind: z.string(), titleZh: z.string(), titleEn: z.string(), state: taskState,
  doneCount: z.number().int(), totalCount: z.number().int().nullable(), cancelRequested: z.boolean(),
  /** Whether it made a file that is still kept. */
  hasFile: z.boolean(),
  createdAt: instant, startedAt: instant.nullable(), finishedAt: instant.nullable(),
});

/** A file that a task made; it is kept for a day. */
export const taskFile = z.object({ fileName: z.string(), mediaType: z.string(), bytes: z.number().int(), keptUntil: instant });
export type TaskFile = z.output<typeof taskFile>;

/** From this many rows on an export is better run as a task than waited for. */
export const EXPORT_AS_TASK_FROM_ROWS = 5_000;

export const taskDetail = taskRow.extend({
  /** The file it made, while it is kept. */
  file: taskFile.nullable(),
  /** What the work answered; of an import, its report. */
  result: z.unknown().nullable(),
  report: importReport.nullable(),
  /** Why it failed. */
  problem: z.object({ code: z.string(), title: z.string(), advice: z.string() }).nullable(),
});

export const listTasks = defineOperation({
  id: 'platform.listTasks', summary: { zh: '我的任务', en: 'My long-running tasks' },
  method: 'GET', path: '/tasks', permission: 'signedIn',
  input: z.object({ state: taskState.optional(), sort: sortInput(['recent', 'title']), ...pageInput }), output: pageOf(taskRow),
});

export const readTask = defineOperation({
  id: 'platform.readTask', summary: { zh: '任务进度与结果', en: 'Progress and result of a task' },
  method: 'GET', path: '/tasks/:taskId', permission: 'signedIn',
  input: z.object({ taskId: idOf }), output: taskDetail,
});

export const cancelTask = defineOperation({
  id: 'platform.cancelTask', summary: { zh: '取消任务', en: 'Cancel a task' },
  method: 'POST', path: '/tasks/:taskId/cancel', permission: 'signedIn',
  input: z.object({ taskId: idOf }), output: z.object({ state: taskState }), errors: ['platform.task_over'],
});

export const readTaskErrors = defineOperation({
  id: 'platform.readTaskErrors', summary: { zh: '下载导入错误回执（xlsx）', en: 'Download the bad rows of an import (xlsx)' },
  method: 'GET', path: '/tasks/:taskId/errors', permission: 'signedIn',
  input: z.object({ taskId: idOf }), output: fileOutput,
});

export const startExport = defineOperation({
  id: 'platform.startExport', summary: { zh: '以后台任务导出', en: 'Export as a background task' },
  method: 'POST', path: '/tasks/exports', permission: 'signedIn',
  input: z.object({
    operation: z.string().max(100).describe('导出操作 an operation that answers a file, such as cases.exportCases'),
    input: z.record(z.string().max(60), z.unknown()).default({}).describe('该操作的输入 its input'),
  }),
  output: z.object({ taskId: idOf }), errors: ['platform.export_unknown', 'platform.not_permitted', 'platform.tasks_too_many'],
});

export const downloadTaskFile = defineOperation({
  id: 'platform.downloadTaskFile', summary: { zh: '下载任务做好的文件', en: 'Download the file that a task made' },
  method: 'GET', path: '/tasks/:taskId/file', permission: 'signedIn',
  input: z.object({ taskId: idOf }), output: fileOutput, errors: ['platform.task_file_gone', 'platform.task_file_rights'],
});

export const auditRow = z.object({
  sequence: z.number().int(), recordedAt: instant, operation: z.string(), actorPersonId: z.uuid().nullable(),
  subjectKind: z.string().nullable(), subjectId: z.string().nullable(), requestId: z.string().nullable(),
  /** The exact text that was hashed. */
  entry: z.string(), previousHash: z.string(), hash: z.string(),
});

export const listAudit = defineOperation({
  id: 'platform.listAudit', reach: 'programme', summary: { zh: '审计记录', en: 'Audit entries' },
  method: 'GET', path: '/audit', permission: 'platform.readAudit',
  input: z.object({
    subjectKind: z.string().max(60).optional(), subjectId: z.string().max(200).optional(), operation: z.string().max(100).optional(),
    actorId: z.uuid().optional(), from: localDate.optional().describe('自 from this day'), to: localDate.optional().describe('至 to this day, inclusive'),
    sort: sortInput(['recent']), ...pageInput,
  }),
  output: pageOf(auditRow),
});

export const exportAudit = exportOf(listAudit, { id: 'platform.exportAudit', path: '/audit-export', zh: '导出审计记录（xlsx）', en: 'Export audit entries (xlsx)' });

export const verifyAudit = defineOperation({
  id: 'platform.verifyAudit', reach: 'programme', summary: { zh: '验证审计链', en: 'Verify the audit chain' },
  method: 'GET', path: '/audit-verification', permission: 'platform.readAudit',
  input: z.object({ fromSequence: z.coerce.number().int().min(1).default(1).describe('从此序号起 start at this entry') }),
  output: z.object({
    /** Of what was walked in this call. */
    intact: z.boolean(), checkedCount: z.number().int(),
    /** Where to go on: a long chain is walked in several calls; null when this one reached the end. */
    nextSequence: z.number().int().nullable(), headSequence: z.number().int(), headHash: z.string(),
    broken: z.object({ sequence: z.number().int(), reason: z.enum(['gap', 'reordered', 'unlinked', 'altered', 'cut']) }).nullable(),
  }),
});

export const taskProblems = defineProblems({
  'platform.import_unreadable': {
    status: 422,
    title: { zh: '这个文件不能导入', en: 'This file cannot be imported' },
    advice: { zh: '{reasonZh}', en: '{reasonEn}' },
  },
  'platform.import_cancelled': {
    status: 409,
    title: { zh: '导入已取消，没有写入任何内容', en: 'The import was cancelled; nothing was written' },
    advice: { zh: '需要时请重新上传。', en: 'Upload the file again when needed.' },
  },
  'platform.task_cancelled': {
    status: 409,
    title: { zh: '任务已取消，没有改动任何内容', en: 'The task was cancelled; nothing was changed' },
    advice: { zh: '需要时请重新开始。', en: 'Start it again when needed.' },
  },
  'platform.export_unknown': {
    status: 422,
    title: { zh: '没有这种导出', en: 'There is no such export' },
    advice: { zh: '请从页面上的“导出”按钮开始。', en: 'Start from the export button of a page.' },
  },
  'platform.tasks_too_many': {
    status: 409,
    title: { zh: '您已有 {max} 个任务在进行', en: 'You have {max} {max:task|tasks} under way' },
    advice: { zh: '请等其中一个完成，或取消一个。', en: 'Wait for one to finish, or cancel one.' },
  },
  'platform.task_file_gone': {
    status: 404,
    title: { zh: '文件已过保存期', en: 'The file is no longer kept' },
    advice: { zh: '导出的文件保存一天，请重新导出。', en: 'Exported files are kept for a day. Export it again.' },
  },
  'platform.task_file_rights': {
    status: 403,
    title: { zh: '您的权限或范围在导出之后有变动，这份文件不再提供', en: 'Your rights have changed since this file was made, so it is no longer given out' },
    advice: { zh: '请按现在的权限重新导出。', en: 'Export it again under the rights you have now.' },
  },
  'platform.task_over': {
    status: 409,
    title: { zh: '任务已经结束', en: 'The task is over' },
    advice: { zh: '请查看任务结果。', en: 'Look at its result.' },
  },
});

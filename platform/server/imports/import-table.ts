/** 导入操作 · What every import operation does with its file: a small one at once, a large one as a task that goes on by itself. */
import type { Operation, ProblemParams } from '#platform/contract/index.ts';
import type { ImportAnswer, ImportMode, ImportReport } from '#platform/contract/tasks.ts';
import type { Refusal, WriteContext } from '../operations/index.ts';
import { errorWorkbook, readMatchingTable, SpreadsheetError } from '../spreadsheet/index.ts';
import type { Columns, TableRow } from '../spreadsheet/index.ts';
import { currentTask } from '../tasks/monitor.ts';
import { finishTask, insertTask } from '../tasks/queries.ts';
import { bytesOf } from './bytes.ts';
import type { ImportDefinition } from './definition.ts';
import { ImportCancelled, runImport } from './run-import.ts';
import type { ImportRun } from './run-import.ts';
import { putSealed } from './sealed-files.ts';

/** From this size on the person need not wait. @unit bytes */
export const BACKGROUND_FROM_BYTES = 512 * 1024;
export const RUN_TASK_JOB = 'platform.runTask';

export type ImportErrorCode = 'platform.import_unreadable' | 'platform.import_cancelled';

export interface ImportRequest<Definition extends Columns, Ready> {
  readonly operation: Operation;
  readonly file: { readonly fileName: string; readonly body: Uint8Array };
  readonly mode: ImportMode;
  /** The rest of the operation's input, for doing it again in the background. */
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly definition: () => Promise<ImportDefinition<Definition, Ready>>;
  /** Rows of a file that is no spreadsheet. */
  readonly source?: AsyncIterable<TableRow>;
}

/** What a task row keeps of an import. */
export interface StoredImport { readonly report: ImportReport; readonly errorWorkbookSha256: string | null }

/** @errors platform.import_unreadable, platform.import_cancelled */
export async function importTable<Definition extends Columns, Ready>(
  ctx: WriteContext, request: ImportRequest<Definition, Ready>,
): Promise<ImportAnswer | Refusal<ImportErrorCode>> {
  const task = currentTask();
  if (task === undefined && !ctx.dryRun && request.file.body.byteLength >= BACKGROUND_FROM_BYTES) return startInBackground(ctx, request);
  try {
    const definition = await request.definition();
    const run = await runImport({
      tx: ctx.tx, definition, mode: request.mode, source: request.source ?? readMatchingTable({ buffer: request.file.body }, definition.columns),
      ...(task === undefined ? {} : { onProgress: (count) => task.report(count) }),
    });
    return await keepReport(ctx, request, run, definition, task?.taskId);
  } catch (error) {
    if (error instanceof SpreadsheetError) return refused(ctx, 'platform.import_unreadable', { reasonZh: error.zh, reasonEn: error.en, cause: error.code }, ['/file']);
    if (error instanceof ImportCancelled) return refused(ctx, 'platform.import_cancelled');
    throw error;
  }
}

function refused(ctx: WriteContext, code: ImportErrorCode, params: ProblemParams = {}, pointers: readonly string[] = []): Refusal<ImportErrorCode> {
  return ctx.refuse(code, params, { pointers }) as Refusal<ImportErrorCode>;
}

async function keepReport<Definition extends Columns, Ready>(
  ctx: WriteContext, request: ImportRequest<Definition, Ready>, run: ImportRun, definition: ImportDefinition<Definition, Ready>, runningTaskId: string | undefined,
): Promise<ImportAnswer> {
  const language = ctx.locale === 'en' ? 'en' : 'zh';
  const workbook = run.bad.kept.length === 0 ? null
    : await bytesOf(errorWorkbook({ name: definition.name[language], header: run.header, rows: run.bad.kept, language }));
  const errorWorkbookSha256 = workbook === null || ctx.dryRun ? null : await putSealed(ctx, ctx.programmeId, workbook);
  const report: ImportReport = { ...run.report, hasErrorWorkbook: errorWorkbookSha256 !== null };
  const stored: StoredImport = { report, errorWorkbookSha256 };
  const now = new Date(ctx.now).toISOString();
  const taskId = runningTaskId ?? ctx.newId();
  ctx.record({ kind: 'import', id: taskId, change: { operation: request.operation.id, mode: report.mode, outcome: report.outcome, rows: report.totalRows, bad: report.badRowCount, created: report.created, updated: report.updated } });
  if (runningTaskId !== undefined) await finishTask(ctx.tx, ctx.programmeId, runningTaskId, stored, report.totalRows, now);
  else await insertTask(ctx.tx, ctx.programmeId, { ...taskHead(ctx, request, taskId), state: 'done', doneCount: report.totalRows, input: { fileName: request.file.fileName }, result: stored });
  return { taskId, report };
}

function taskHead<Definition extends Columns, Ready>(ctx: WriteContext, request: ImportRequest<Definition, Ready>, id: string) {
  const { summary } = request.operation;
  const { fileName } = request.file;
  return { id, kind: request.operation.id, titleZh: `${summary.zh}：${fileName}`, titleEn: `${summary.en}: ${fileName}`, startedBy: ctx.personId, now: new Date(ctx.now).toISOString() };
}

async function startInBackground<Definition extends Columns, Ready>(ctx: WriteContext, request: ImportRequest<Definition, Ready>): Promise<ImportAnswer> {
  const taskId = ctx.newId();
  const fileSha256 = await putSealed(ctx, ctx.programmeId, request.file.body);
  await insertTask(ctx.tx, ctx.programmeId, {
    ...taskHead(ctx, request, taskId), state: 'waiting', doneCount: 0, result: null,
    input: { operation: request.operation.id, fields: { ...request.fields, mode: request.mode }, fileName: request.file.fileName, fileSha256, locale: ctx.locale },
  });
  ctx.record({ kind: 'import', id: taskId, change: { operation: request.operation.id, mode: request.mode, started: true } });
  ctx.enqueue(RUN_TASK_JOB, { programmeId: ctx.programmeId, taskId });
  return { taskId, report: null };
}

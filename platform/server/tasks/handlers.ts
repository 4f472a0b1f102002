/** Handlers of the platform's own operations: tasks of the person who asks, and the audit with its proof. */
import { EMPTY_CHAIN, verifyChain } from '#kernel/hash-chain.ts';
import type { ChainHead } from '#kernel/hash-chain.ts';
import { addDays, instantOf, instantText, localDate } from '#kernel/local-date.ts';
import { fileOutput } from '#platform/contract/index.ts';
import { cancelTask, downloadTaskFile, listAudit, listTasks, readTask, readTaskErrors, startExport, verifyAudit } from '#platform/contract/tasks.ts';
import type { TaskFile } from '#platform/contract/tasks.ts';
import { bindRead, bindWrite, heldPermissions } from '../operations/index.ts';
import type { StoredImport } from '../imports/import-table.ts';
import { readSealed } from '../imports/sealed-files.ts';
import { XLSX_MEDIA_TYPE } from '../spreadsheet/index.ts';
import { startTask } from './background.ts';
import { auditEntries, chainEntriesAfter, chainEntryAt, chainHead, countAuditEntries, countOpenTasksOf, countTasksOf, requestCancel, rightsMark, taskOf, tasksOf } from './queries.ts';
import type { TaskRow } from './queries.ts';

const taskOut = (row: TaskRow, now: number) => ({
  hasFile: row.file_kept_until !== null && Date.parse(row.file_kept_until) > now,
  id: row.id, kind: row.kind, titleZh: row.title_zh, titleEn: row.title_en, state: row.state, doneCount: row.done_count, totalCount: row.total_count,
  cancelRequested: row.cancel_requested, createdAt: row.created_at, startedAt: row.started_at, finishedAt: row.finished_at,
});

const importOf = (row: TaskRow): StoredImport | null => {
  const result = row.result as Partial<StoredImport> | null;
  return result?.report === undefined ? null : (result as StoredImport);
};

/** Under which rights a file was made. */
const rightsOf = (row: TaskRow | undefined): string | undefined => (row?.result as { rights?: string } | null | undefined)?.rights;
const fileOf = (row: TaskRow): TaskFile | null => (row.result as { file?: TaskFile } | null)?.file ?? null;

export const listTasksBound = bindRead(listTasks, async (ctx, input) => {
  const state = input.state ?? null;
  const found = await tasksOf(ctx.tx, ctx.programmeId, ctx.personId, state, input.sort, { limit: input.pageSize, offset: (input.page - 1) * input.pageSize });
  return { rows: found.map((row) => taskOut(row, ctx.now)), total: await countTasksOf(ctx.tx, ctx.programmeId, ctx.personId, state), page: input.page, pageSize: input.pageSize };
});

export const readTaskBound = bindRead(readTask, async (ctx, input) => {
  const task = await taskOf(ctx.tx, ctx.programmeId, input.taskId);
  if (task === undefined || task.started_by !== ctx.personId) return ctx.notFound();
  const imported = importOf(task);
  const file = fileOf(task);
  const kept = file !== null && Date.parse(file.keptUntil) > ctx.now ? file : null;
  return { ...taskOut(task, ctx.now), file: kept, result: imported === null && file === null ? task.result : null, report: imported?.report ?? null, problem: task.problem };
});

/** Files of tasks themselves: what is kept already is fetched, not made again. */
const FILES_OF_TASKS: ReadonlySet<string> = new Set([downloadTaskFile.id, readTaskErrors.id]);
/** So many at once are a mistake or a mischief; each holds a worker of everybody's. */
const OPEN_TASKS_MAX = 5;

export const startExportBound = bindWrite(startExport, async (ctx, input) => {
  const operation = ctx.operationOf(input.operation);
  if (operation === undefined || operation.kind !== 'read' || operation.scope !== 'programme' || operation.output !== (fileOutput as unknown) || FILES_OF_TASKS.has(operation.id)) {
    return ctx.refuse('platform.export_unknown', {}, { pointers: ['/operation'] });
  }
  if (!(await heldPermissions(ctx, [operation.permission], { wholeProgramme: operation.reach === 'programme' })).has(operation.permission)) {
    return ctx.refuse('platform.not_permitted', { permission: operation.permission });
  }
  if (!operation.input.safeParse(input.input).success) return ctx.refuse('platform.export_unknown', {}, { pointers: ['/input'] });
  if ((await countOpenTasksOf(ctx.tx, ctx.programmeId, ctx.personId)) >= OPEN_TASKS_MAX) return ctx.refuse('platform.tasks_too_many', { max: OPEN_TASKS_MAX });
  return { taskId: await startTask(ctx, operation, input.input) };
});

export const downloadTaskFileBound = bindRead(downloadTaskFile, async (ctx, input) => {
  const task = await taskOf(ctx.tx, ctx.programmeId, input.taskId);
  const made = task === undefined || task.started_by !== ctx.personId ? null : fileOf(task);
  if (made === null) return ctx.notFound();
  const file = Date.parse(made.keptUntil) > ctx.now ? await ctx.exportFiles.find(input.taskId) : null;
  if (file === null) return ctx.refuse('platform.task_file_gone');
  if (rightsOf(task) !== await rightsMark(ctx.tx, ctx.programmeId, ctx.personId, new Date(ctx.now).toISOString())) return ctx.refuse('platform.task_file_rights');
  return { fileName: made.fileName, mediaType: made.mediaType, file, isTemporary: false };
});

export const cancelTaskBound = bindWrite(cancelTask, async (ctx, input) => {
  const task = await taskOf(ctx.tx, ctx.programmeId, input.taskId);
  if (task === undefined || task.started_by !== ctx.personId) return ctx.notFound();
  const state = await requestCancel(ctx.tx, ctx.programmeId, input.taskId, new Date(ctx.now).toISOString());
  if (state === undefined) return ctx.refuse('platform.task_over');
  // One that never began has nobody after it who would put its file away.
  if (state === 'cancelled' && task.input.fileSha256 !== undefined) await ctx.fileStore.remove(task.input.fileSha256);
  ctx.record({ kind: 'task', id: task.id, change: { cancel: true, state } });
  return { state };
});

export const readTaskErrorsBound = bindRead(readTaskErrors, async (ctx, input) => {
  const task = await taskOf(ctx.tx, ctx.programmeId, input.taskId);
  const sha256 = task === undefined || task.started_by !== ctx.personId ? null : importOf(task)?.errorWorkbookSha256;
  const body = sha256 === null || sha256 === undefined ? null : await readSealed(ctx, ctx.programmeId, sha256);
  if (body === null) return ctx.notFound();
  const name = (task?.input.fileName ?? 'import').replace(/\.[^.]*$/, '');
  return { fileName: `${name}-${ctx.locale === 'en' ? 'errors' : '错误回执'}.xlsx`, mediaType: XLSX_MEDIA_TYPE, body };
});

export const listAuditBound = bindRead(listAudit, async (ctx, input) => {
  const midnight = (day: string, later: number): string => instantText(instantOf(addDays(localDate(day), later), 0, ctx.utcOffsetMinutes));
  const filter = {
    subjectKind: input.subjectKind, subjectId: input.subjectId, operation: input.operation, actorId: input.actorId,
    since: input.from === undefined ? undefined : midnight(input.from, 0), before: input.to === undefined ? undefined : midnight(input.to, 1),
  };
  const found = await auditEntries(ctx.tx, ctx.programmeId, filter, input.sort, { limit: input.pageSize, offset: (input.page - 1) * input.pageSize });
  return {
    rows: found.map((row) => ({
      sequence: row.sequence, recordedAt: row.recorded_at, operation: row.operation, actorPersonId: row.actor_person_id, subjectKind: row.subject_kind,
      subjectId: row.subject_id, requestId: row.request_id, entry: row.entry, previousHash: row.previous_hash, hash: row.hash,
    })),
    total: await ctx.remember(`audit:${JSON.stringify(filter)}`, () => countAuditEntries(ctx.tx, ctx.programmeId, filter)), page: input.page, pageSize: input.pageSize,
  };
});

const VERIFY_CHUNK = 5_000;
/** Walked in one call; more would hold a connection for minutes. */
const VERIFY_MAX = 50_000;

/** Where the walk starts: behind the entry before, whose own hash was checked when it was walked. */
async function headBefore(sequence: number, entryAt: (sequence: number) => Promise<{ hash: string } | undefined>): Promise<ChainHead | null> {
  if (sequence === 1) return EMPTY_CHAIN;
  const before = await entryAt(sequence - 1);
  return before === undefined ? null : { sequence: sequence - 1, hash: before.hash };
}

export const verifyAuditBound = bindRead(verifyAudit, async (ctx, input) => {
  const kept = (await chainHead(ctx.tx, ctx.programmeId)) ?? { sequence: 0, head_hash: EMPTY_CHAIN.hash };
  const start = await headBefore(input.fromSequence, (sequence) => chainEntryAt(ctx.tx, ctx.programmeId, sequence));
  if (start === null) return ctx.notFound();
  let head = start;
  const answer = (broken: { sequence: number; reason: 'gap' | 'reordered' | 'unlinked' | 'altered' | 'cut' } | null) =>
    ({ intact: broken === null, checkedCount: head.sequence - start.sequence, nextSequence: null as number | null, headSequence: head.sequence, headHash: head.hash, broken });
  for (;;) {
    const entries = await chainEntriesAfter(ctx.tx, ctx.programmeId, head.sequence, VERIFY_CHUNK);
    if (entries.length === 0) break;
    const walked = verifyChain(entries.map((entry) => ({ sequence: entry.sequence, previousHash: entry.previous_hash, entry: entry.entry, hash: entry.hash })), head);
    if (!walked.ok) return answer(walked.error);
    head = walked.value;
    if (head.sequence - start.sequence >= VERIFY_MAX && head.sequence < kept.sequence) return { ...answer(null), nextSequence: head.sequence + 1 };
  }
  // A chain cut at its end looks whole from inside; the row that orders the writes remembers where it ended.
  if (head.sequence !== kept.sequence || head.hash !== kept.head_hash) return answer({ sequence: head.sequence + 1, reason: 'cut' });
  return answer(null);
});

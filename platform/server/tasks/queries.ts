/** The statements on tasks and on the audit. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { changed, maybeRow, oneRow, orderBy, rows, sql } from '../db/index.ts';
import type { Db, Tx } from '../db/index.ts';

export type TaskState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

export interface TaskInput {
  readonly operation: string;
  readonly fields: Readonly<Record<string, unknown>>;
  /** The uploaded file, of an import. */
  readonly fileName?: string;
  readonly fileSha256?: string;
  readonly locale: 'zh-CN' | 'en';
}

export interface TaskRow {
  id: string; kind: string; title_zh: string; title_en: string; state: TaskState; done_count: number; total_count: number | null; cancel_requested: boolean;
  input: Partial<TaskInput>; result: unknown; problem: { code: string; title: string; advice: string } | null; started_by: string;
  created_at: string; started_at: string | null; finished_at: string | null; file_kept_until: string | null;
}

export interface NewTask {
  id: string; kind: string; titleZh: string; titleEn: string; state: 'waiting' | 'done'; doneCount: number; input: unknown; result: unknown; startedBy: string; now: string;
}

export function insertTask(tx: Tx, programmeId: string, task: NewTask): Promise<number> {
  const over = task.state === 'done' ? task.now : null;
  return changed(tx, sql`insert into platform.tasks
    (programme_id, id, kind, title_zh, title_en, state, done_count, total_count, input, result, started_by, created_at, started_at, finished_at)
    values (${programmeId}, ${task.id}, ${task.kind}, ${task.titleZh}, ${task.titleEn}, ${task.state}, ${task.doneCount},
      ${task.state === 'done' ? task.doneCount : null}, ${JSON.stringify(task.input)}::jsonb, ${JSON.stringify(task.result)}::jsonb, ${task.startedBy},
      ${task.now}, ${over}, ${over})`);
}

export function taskOf(tx: Tx, programmeId: string, taskId: string): Promise<TaskRow | undefined> {
  return maybeRow<TaskRow>(tx, sql`select *, result->'file'->>'keptUntil' as file_kept_until from platform.tasks where programme_id = ${programmeId} and id = ${taskId}`);
}

export function tasksOf(tx: Tx, programmeId: string, personId: string, state: string | null, sort: SortOf<'recent' | 'title'>, page: { limit: number; offset: number }): Promise<TaskRow[]> {
  return rows<TaskRow>(tx, sql`select id, kind, title_zh, title_en, state, done_count, total_count, cancel_requested, created_at, started_at, finished_at,
      result->'file'->>'keptUntil' as file_kept_until from platform.tasks where programme_id = ${programmeId} and started_by = ${personId} and (${state}::text is null or state = ${state})
    order by ${orderBy(sort, { recent: ['created_at desc', 'id desc'], title: ['title_zh', 'created_at desc', 'id desc'] })} limit ${page.limit} offset ${page.offset}`);
}

export async function countTasksOf(tx: Tx, programmeId: string, personId: string, state: string | null): Promise<number> {
  return (await oneRow<{ count: number }>(tx, sql`select count(*) as count from platform.tasks
    where programme_id = ${programmeId} and started_by = ${personId} and (${state}::text is null or state = ${state})`)).count;
}

export async function countOpenTasksOf(tx: Tx, programmeId: string, personId: string): Promise<number> {
  return (await oneRow<{ count: number }>(tx, sql`select count(*) as count from platform.tasks
    where programme_id = ${programmeId} and started_by = ${personId} and state in ('waiting', 'running')`)).count;
}

/** Asks a task to stop. One that has not begun ends at once. @returns its state, or undefined when it was over */
export async function requestCancel(tx: Tx, programmeId: string, taskId: string, now: string): Promise<TaskState | undefined> {
  return (await maybeRow<{ state: TaskState }>(tx, sql`update platform.tasks set cancel_requested = true,
      state = case when state = 'waiting' then 'cancelled' else state end, finished_at = case when state = 'waiting' then ${now}::timestamptz end
    where programme_id = ${programmeId} and id = ${taskId} and state in ('waiting', 'running') returning state`))?.state;
}

/** Runs statements in a transaction of their own that sees this programme: a task's progress shows while its work is still open. */
export function inProgramme<T>(db: Db, programmeId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('app.programme_id', ${programmeId}, true)`.execute(tx);
    return work(tx);
  });
}

/** Everything a person may do now and how far, as one text to compare. */
export async function rightsMark(tx: Tx, programmeId: string, personId: string, now: string): Promise<string> {
  return (await oneRow<{ mark: string }>(tx, sql`select people.rights_mark(${programmeId}, ${personId}, ${now}::timestamptz) as mark`)).mark;
}

/** Takes a task up, also one that a crash left half done. @returns undefined when there is nothing to do */
export function takeUpTask(tx: Tx, programmeId: string, taskId: string, now: string): Promise<TaskRow | undefined> {
  return maybeRow<TaskRow>(tx, sql`update platform.tasks set state = 'running', started_at = ${now}, done_count = 0
    where programme_id = ${programmeId} and id = ${taskId} and state in ('waiting', 'running') returning *`);
}

/** @returns whether a stop was asked for */
export async function noteProgress(tx: Tx, programmeId: string, taskId: string, doneCount: number, totalCount: number | null): Promise<boolean> {
  const row = await maybeRow<{ cancel_requested: boolean }>(tx, sql`update platform.tasks set done_count = ${doneCount}, total_count = coalesce(${totalCount}::integer, total_count)
    where programme_id = ${programmeId} and id = ${taskId} returning cancel_requested`);
  return row?.cancel_requested === true;
}

/** Ends a task that did not finish by itself, with what its work answered. */
export function endTask(tx: Tx, programmeId: string, taskId: string, end: { state: TaskState; problem?: unknown; result?: unknown; now: string }): Promise<number> {
  return changed(tx, sql`update platform.tasks set state = ${end.state}, finished_at = ${end.now}, problem = ${JSON.stringify(end.problem ?? null)}::jsonb,
      result = ${JSON.stringify(end.result ?? null)}::jsonb, done_count = case when ${end.state} = 'done' then coalesce(total_count, done_count) else done_count end
    where programme_id = ${programmeId} and id = ${taskId} and state = 'running'`);
}

/** Ends a task in the very transaction of its work: it is done when, and only when, its work is kept. */
export function finishTask(tx: Tx, programmeId: string, taskId: string, result: unknown, doneCount: number, now: string): Promise<number> {
  return changed(tx, sql`update platform.tasks set state = 'done', result = ${JSON.stringify(result)}::jsonb, done_count = ${doneCount}, total_count = ${doneCount}, finished_at = ${now}
    where programme_id = ${programmeId} and id = ${taskId} and state = 'running'`);
}

export interface AuditRow {
  sequence: number; recorded_at: string; operation: string; actor_person_id: string | null; subject_kind: string | null; subject_id: string | null;
  request_id: string | null; entry: string; previous_hash: string; hash: string;
}
export interface AuditFilter {
  subjectKind?: string | undefined; subjectId?: string | undefined; operation?: string | undefined; actorId?: string | undefined;
  /** Instants: at or after, and before. */
  since?: string | undefined; before?: string | undefined;
}

function auditWhere(programmeId: string, filter: AuditFilter) {
  const parts = [sql`programme_id = ${programmeId}`];
  if (filter.subjectKind !== undefined) parts.push(sql`subject_kind = ${filter.subjectKind}`);
  if (filter.subjectId !== undefined) parts.push(sql`subject_id = ${filter.subjectId}`);
  if (filter.operation !== undefined) parts.push(sql`operation = ${filter.operation}`);
  if (filter.actorId !== undefined) parts.push(sql`actor_person_id = ${filter.actorId}`);
  if (filter.since !== undefined) parts.push(sql`recorded_at >= ${filter.since}`);
  if (filter.before !== undefined) parts.push(sql`recorded_at < ${filter.before}`);
  return sql.join(parts, sql` and `);
}

export function auditEntries(tx: Tx, programmeId: string, filter: AuditFilter, sort: SortOf<'recent'>, page: { limit: number; offset: number }): Promise<AuditRow[]> {
  return rows<AuditRow>(tx, sql`select sequence, recorded_at, operation, actor_person_id, subject_kind, subject_id, request_id, entry, previous_hash, hash
    from platform.audit_entries where ${auditWhere(programmeId, filter)} order by ${orderBy(sort, { recent: ['sequence desc'] })} limit ${page.limit} offset ${page.offset}`);
}

export async function countAuditEntries(tx: Tx, programmeId: string, filter: AuditFilter): Promise<number> {
  return (await oneRow<{ count: number }>(tx, sql`select count(*) as count from platform.audit_entries where ${auditWhere(programmeId, filter)}`)).count;
}

export function chainEntriesAfter(tx: Tx, programmeId: string, sequence: number, limit: number): Promise<{ sequence: number; previous_hash: string; entry: string; hash: string }[]> {
  return rows(tx, sql`select sequence, previous_hash, entry, hash from platform.audit_entries
    where programme_id = ${programmeId} and sequence > ${sequence} order by sequence limit ${limit}`);
}

export function chainEntryAt(tx: Tx, programmeId: string, sequence: number): Promise<{ sequence: number; hash: string } | undefined> {
  return maybeRow(tx, sql`select sequence, hash from platform.audit_entries where programme_id = ${programmeId} and sequence = ${sequence}`);
}

export function chainHead(tx: Tx, programmeId: string): Promise<{ sequence: number; head_hash: string } | undefined> {
  return maybeRow(tx, sql`select sequence, head_hash from platform.chains where programme_id = ${programmeId}`);
}

export interface Swept { idempotency_keys: number; outbox_rows: number; sessions: number; tasks: number }

export function sweep(db: Db, now: string): Promise<Swept> {
  return oneRow<Swept>(db, sql`select * from platform.sweep(${now})`);
}

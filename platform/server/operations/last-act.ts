/** 最近一次操作 · Who did an operation on something, and when: the audit says it, so that nothing of it is kept twice. */
import { maybeRow, sql } from '../db/index.ts';
import type { ReadContext } from './context.ts';

/** @property at instant, by the clock of the operation @property change what the operation recorded of it */
export interface LastAct { readonly at: string; readonly personId: string | null; readonly change: Readonly<Record<string, unknown>> }

/** The latest time that `operation` was done with this as its first subject; by audit_entries__subject. */
export async function lastActOn(ctx: ReadContext, operation: string, subject: { readonly kind: string; readonly id: string }): Promise<LastAct | null> {
  const row = await maybeRow<{ entry: string; actor_person_id: string | null }>(ctx.tx, sql`select entry, actor_person_id from platform.audit_entries
    where programme_id = ${ctx.programmeId} and subject_kind = ${subject.kind} and subject_id = ${subject.id} and operation = ${operation} order by sequence desc limit 1`);
  if (row === undefined) return null;
  const { at, records } = JSON.parse(row.entry) as { at: string; records: readonly { change?: Record<string, unknown> }[] };
  return { at, personId: row.actor_person_id, change: records[0]?.change ?? {} };
}

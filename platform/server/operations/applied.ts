/** 已办操作 · Which writes of a person the server has applied, by the keys they came with. */
import { rows, sql } from '../db/index.ts';
import type { Tx } from '../db/index.ts';

export interface AppliedOperation { readonly operation: string; readonly key: string; readonly appliedAt: string | null }

/** In the order asked; a refusal that kept its key was not applied. */
export async function appliedOperations(
  tx: Tx, programmeId: string, personId: string, asked: readonly { readonly operation: string; readonly key: string }[],
): Promise<AppliedOperation[]> {
  if (asked.length === 0) return [];
  const found = await rows<{ operation: string; key: string; created_at: string }>(tx, sql`
    select k.operation, k.key, k.created_at
      from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as a(operation text, key text)
      join platform.idempotency_keys k on k.programme_id = ${programmeId} and k.person_key = ${personId} and k.operation = a.operation and k.key = a.key
     where k.refusal is null`);
  const known = new Map(found.map((row) => [`${row.operation} ${row.key}`, row.created_at]));
  return asked.map(({ operation, key }) => ({ operation, key, appliedAt: known.get(`${operation} ${key}`) ?? null }));
}

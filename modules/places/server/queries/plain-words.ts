/** 尚未封存的内容 · Words that were written before words were sealed, in any table that keeps `words` and `words_sealed`. */
import { changed, rows, sql } from '#platform/server/db/index.ts';
import { systemFindsAny } from '#platform/server/db/as-system.ts';
import type { Db, Tx } from '#platform/server/db/index.ts';

export interface PlainWords {
  /** Whether a programme has any. */
  any(db: Db, programmeId: string): Promise<boolean>;
  /** So many of them at most, held until they are sealed. */
  some(tx: Tx, programmeId: string, most: number): Promise<{ id: string; words: string }[]>;
  /** @returns how many were sealed */
  seal(tx: Tx, programmeId: string, sealed: readonly { readonly id: string; readonly sealed: string }[]): Promise<number>;
}

export function plainWordsIn(table: string): PlainWords {
  const plain = (programmeId: string) => sql`from ${sql.table(table)} o where o.programme_id = ${programmeId} and o.words is not null`;
  return {
    any: (db, programmeId) => systemFindsAny(db, programmeId, sql`select 1 ${plain(programmeId)}`),
    some: (tx, programmeId, most) => rows(tx, sql`select o.id, o.words ${plain(programmeId)} order by o.id limit ${most} for update`),
    seal: (tx, programmeId, sealed) => changed(tx, sql`update ${sql.table(table)} o set words = null, words_sealed = n.sealed from jsonb_to_recordset(${JSON.stringify(sealed)}::jsonb) as n(id uuid, sealed text)
      where o.programme_id = ${programmeId} and o.id = n.id`),
  };
}

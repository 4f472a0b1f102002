/** Persons whose birthday is still kept although they have come of age. */
import { changed, rows, sql } from '#platform/server/db/index.ts';
import { systemFindsAny } from '#platform/server/db/as-system.ts';
import type { Db, Tx } from '#platform/server/db/index.ts';

const grown = (programmeId: string, bornBy: string) => sql`honours.subjects s where s.programme_id = ${programmeId} and s.born_on <= ${bornBy}::date`;

export const anybodyGrown = (db: Db, programmeId: string, bornBy: string): Promise<boolean> => systemFindsAny(db, programmeId, sql`select 1 from ${grown(programmeId, bornBy)}`);

export function lockGrown(tx: Tx, programmeId: string, bornBy: string): Promise<{ id: string; details_sealed: string | null }[]> {
  return rows(tx, sql`select s.id, s.details_sealed from ${grown(programmeId, bornBy)} order by s.id for update`);
}

export function letComeOfAge(tx: Tx, programmeId: string, subjects: readonly { readonly id: string; readonly details_sealed: string | null }[]): Promise<number> {
  return changed(tx, sql`update honours.subjects s set is_adult = true, born_on = null, details_sealed = n.details_sealed, version = s.version + 1
    from jsonb_to_recordset(${JSON.stringify(subjects)}::jsonb) as n(id uuid, details_sealed text) where s.programme_id = ${programmeId} and s.id = n.id`);
}

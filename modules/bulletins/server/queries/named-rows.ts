/** Whose names a published account says. */
import { rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import type { BodyRun } from '../../domain/index.ts';

export interface NamedRowToKeep { readonly code: string; readonly source: string; readonly id: string; readonly name: string }
export interface NamedRowKept { bulletin_id: string; figure_code: string; source: string; row_id: string; name: string }

export async function keepNamedRows(tx: Tx, programmeId: string, bulletinId: string, named: readonly NamedRowToKeep[]): Promise<void> {
  if (named.length === 0) return;
  await sql`insert into bulletins.named_rows (programme_id, bulletin_id, figure_code, source, row_id, name)
    select ${programmeId}, ${bulletinId}, n.code, n.source, n.id, n.name from jsonb_to_recordset(${JSON.stringify(named)}::jsonb) as n(code text, source text, id text, name text)`.execute(tx);
}

export function namedRows(tx: Tx, programmeId: string, bulletinIds: readonly string[]): Promise<NamedRowKept[]> {
  if (bulletinIds.length === 0) return Promise.resolve([]);
  return rows(tx, sql`select bulletin_id, figure_code, source, row_id, name from bulletins.named_rows where programme_id = ${programmeId} and bulletin_id = any(${[...bulletinIds]}::uuid[]) order by bulletin_id, figure_code, row_id`);
}

/** Those whose title says one of the names that they list. Expects tens a year. */
export function titlesThatName(tx: Tx, programmeId: string): Promise<{ id: string; title: string }[]> {
  return rows(tx, sql`select b.id, b.title from bulletins.bulletins b where b.programme_id = ${programmeId}
    and exists (select 1 from bulletins.named_rows n where n.programme_id = b.programme_id and n.bulletin_id = b.id and position(n.name in b.title) > 0)`);
}

/** Titles as they were written, with what of them is which figure's. */
export function titlesWithNames(tx: Tx, programmeId: string, bulletinIds: readonly string[]): Promise<{ id: string; title_runs: BodyRun[] | null }[]> {
  return rows(tx, sql`select id, model -> 'titleRuns' as title_runs from bulletins.bulletins where programme_id = ${programmeId} and id = any(${[...bulletinIds]}::uuid[])`);
}

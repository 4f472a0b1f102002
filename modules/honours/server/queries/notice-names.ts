/** Under which names candidates stand in the notices of their rounds. */
import { changed, rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import type { Consent, SubjectKind } from '../../domain/index.ts';

export interface ListedRow { notice_id: string; name: string; kind: SubjectKind; consent: Consent; born_on: string | null; is_adult: boolean }

/** Everybody who stands in a notice under a name under which one of these subjects stands there. */
export function listedInNotices(tx: Tx, programmeId: string, subjectIds: readonly string[]): Promise<ListedRow[]> {
  return rows(tx, sql`select r.notice_id, c.listed_as as name, s.kind, s.consent, s.born_on, s.is_adult
    from honours.candidates c join honours.selection_rounds r on r.programme_id = c.programme_id and r.id = c.round_id join honours.subjects s on s.programme_id = c.programme_id and s.id = c.subject_id
      join notices.notices n on n.programme_id = r.programme_id and n.id = r.notice_id
    where c.programme_id = ${programmeId} and n.state in ('draft', 'published', 'closed') and c.listed_as is not null
      and exists (select 1 from honours.candidates o where o.programme_id = c.programme_id and o.round_id = c.round_id and o.listed_as = c.listed_as and o.subject_id = any(${subjectIds}::uuid[]))`);
}

/** As whom the candidates of a round stand in its notice; all others stand in it no more. */
export async function saveListed(tx: Tx, programmeId: string, roundId: string, listed: readonly { id: string; name: string }[]): Promise<void> {
  await changed(tx, sql`update honours.candidates c set listed_as = n.name from honours.candidates o left join jsonb_to_recordset(${JSON.stringify(listed)}::jsonb) as n(id uuid, name text) on n.id = o.id
    where o.programme_id = ${programmeId} and o.round_id = ${roundId} and c.programme_id = o.programme_id and c.id = o.id and c.listed_as is distinct from n.name`);
}

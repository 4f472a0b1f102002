/** Shortlists as they were decided. */
import { changed, maybeRow, rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import type { ShortlistLine } from '../../domain/index.ts';

export async function hasShortlist(tx: Tx, programmeId: string, roundId: string): Promise<boolean> {
  return (await maybeRow(tx, sql`select 1 from honours.shortlist_rows where programme_id = ${programmeId} and round_id = ${roundId} limit 1`)) !== undefined;
}

export interface ShortlistKept { readonly candidateId: string; readonly part: string | null; readonly place: number; readonly numerator: number | null; readonly denominator: number | null; readonly line: ShortlistLine; readonly reason: string | null }
export interface ShortlistRowKept { candidate_id: string; label: string; place_zh: string | null; place_en: string | null; part: string | null; place: number; score_numerator: number | null; score_denominator: number | null; line: ShortlistLine; reason: string | null; decided_at: string; by_name: string | null }

/** The list of a title as decided, in place of what was decided of it before. */
export async function saveShortlist(tx: Tx, programmeId: string, of: { readonly roundId: string; readonly titleId: string; readonly at: string; readonly by: string }, kept: readonly ShortlistKept[]): Promise<void> {
  await changed(tx, sql`delete from honours.shortlist_rows where programme_id = ${programmeId} and round_id = ${of.roundId} and title_id = ${of.titleId}`);
  await changed(tx, sql`insert into honours.shortlist_rows (programme_id, candidate_id, round_id, title_id, part, place, score_numerator, score_denominator, line, reason, decided_at, decided_by)
    select ${programmeId}, n."candidateId", ${of.roundId}, ${of.titleId}, n.part, n.place, n.numerator, n.denominator, n.line, n.reason, ${of.at}, ${of.by}
      from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as n("candidateId" uuid, part text, place integer, numerator bigint, denominator bigint, line text, reason text)`);
}

/** By part and place. */
export function shortlistRows(tx: Tx, programmeId: string, roundId: string, titleId: string): Promise<ShortlistRowKept[]> {
  return rows<ShortlistRowKept>(tx, sql`select k.candidate_id, s.label, p.name_zh as place_zh, p.name_en as place_en, k.part, k.place, k.score_numerator, k.score_denominator, k.line, k.reason, k.decided_at, q.name as by_name
    from honours.shortlist_rows k join honours.candidates c on c.programme_id = k.programme_id and c.id = k.candidate_id join honours.subjects s on s.programme_id = c.programme_id and s.id = c.subject_id
      left join places.places p on p.programme_id = c.programme_id and p.id = c.place_id left join people.persons q on q.programme_id = k.programme_id and q.id = k.decided_by
    where k.programme_id = ${programmeId} and k.round_id = ${roundId} and k.title_id = ${titleId} order by k.part nulls last, k.place`);
}

/** What everybody may read, once the stage is over. */
export function publicShortlist(tx: Tx, roundId: string, today: string): Promise<{ title_id: string; part: string | null; place: number; line: 'in' | 'added'; label: string | null }[]> {
  return rows(tx, sql`select title_id, part, place, line, label from honours.public_shortlist(${roundId}, ${today}::date) order by title_id, part nulls last, place`);
}

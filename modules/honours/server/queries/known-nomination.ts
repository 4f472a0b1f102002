/** 上次推荐 · What was said of a subject when it was a candidate the last time, of this title before any other. */
import { maybeRow, sql } from '#platform/server/db/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';

export interface KnownNominationRow { candidate_id: string; round_id: string; round_name: string; title_zh: string; title_en: string; summary: string | null; class_code: string | null; groups: Record<string, string>; claimed_stars: string[] | null; on_date: string }

export function knownNomination({ tx, programmeId }: ReadContext, asked: { readonly roundId: string; readonly titleId: string; readonly subjectId: string }): Promise<KnownNominationRow | undefined> {
  return maybeRow(tx, sql`select c.id as candidate_id, r.id as round_id, r.name as round_name, t.name_zh as title_zh, t.name_en as title_en, c.summary, case when c.title_id = ${asked.titleId} then c.class_code end as class_code, c.groups, case when c.title_id = ${asked.titleId} then c.claimed_stars end as claimed_stars, c.nominated_at::date as on_date
    from honours.candidates c join honours.selection_rounds r on r.programme_id = c.programme_id and r.id = c.round_id join honours.titles t on t.programme_id = c.programme_id and t.id = c.title_id
    where c.programme_id = ${programmeId} and c.subject_id = ${asked.subjectId} and c.round_id <> ${asked.roundId} and (c.summary is not null or c.class_code is not null or c.groups <> '{}'::jsonb or cardinality(c.claimed_stars) > 0)
    order by c.title_id = ${asked.titleId} desc, c.nominated_at desc limit 1`);
}

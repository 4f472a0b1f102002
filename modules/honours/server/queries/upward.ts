/** What the rules of going upward look at: of many subjects, each for a title and on a day, in two questions. */
import { rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import type { AwardEnding, SubjectKind } from '../../domain/index.ts';

/** `at` tells the answers apart. */
export interface UpwardAsk { readonly at: number; readonly subjectId: string; readonly titleId: string; readonly day: string; readonly classCode: string | null }

const asksOf = (asks: readonly UpwardAsk[]): RawBuilder<unknown> => sql`jsonb_to_recordset(${JSON.stringify(asks)}::jsonb) as k(at integer, "subjectId" uuid, "titleId" uuid, day date)`;

export interface UpwardFacts {
  at: number; kind: SubjectKind; born_on: string | null; is_adult: boolean; place_id: string | null; held: { titleCode: string; from: string }[]; locked_until: string | null; holds_already: boolean;
}

export function upwardFacts(tx: Tx, programmeId: string, asks: readonly UpwardAsk[]): Promise<UpwardFacts[]> {
  return rows(tx, sql`select k.at, s.kind, s.born_on, s.is_adult, s.place_id,
      (select coalesce(jsonb_agg(jsonb_build_object('titleCode', h.code, 'from', coalesce(a.held_since, lower(a.validity)))), '[]') from honours.awards a join honours.titles h on h.programme_id = a.programme_id and h.id = a.title_id
        where a.programme_id = s.programme_id and a.subject_id = s.id and a.validity @> k.day) as held,
      greatest((select max(a.lock_until) from honours.awards a where a.programme_id = s.programme_id and a.subject_id = s.id and a.title_id = k."titleId" and upper(a.validity) <= k.day),
        (select max(c.until) from honours.carried_locks c where c.programme_id = s.programme_id and c.subject_id = s.id and c.title_id = k."titleId" and c.from_date <= k.day)) as locked_until,
      exists (select 1 from honours.awards a where a.programme_id = s.programme_id and a.subject_id = s.id and a.title_id = k."titleId" and a.validity @> k.day) as holds_already
    from ${asksOf(asks)} join honours.subjects s on s.programme_id = ${programmeId} and s.id = k."subjectId"`);
}

/** One award of a title that leads to the one asked about, or the title alone where none is held. */
export interface UpwardLine {
  at: number; title_code: string; title_zh: string; title_en: string; upward_after: number | null; id: string | null; number: string | null; from_date: string | null; to_date: string | null; ended_by: AwardEnding | null; carried_from: string | null; kept_on: string[];
}

/** With what was carried over to the subject, as far back as it goes. Which titles lead to which is asked once for a title and day, however many are asked about. */
export function upwardLines(tx: Tx, programmeId: string, asks: readonly UpwardAsk[]): Promise<UpwardLine[]> {
  return rows(tx, sql`with recursive asked as (select k.at, k."subjectId" as subject_id, k."titleId" as title_id, k.day from ${asksOf(asks)}),
      rules as materialized (select g.title_id as higher_id, g.day, t.id as title_id, v.upward_after from (select distinct title_id, day from asked) g join honours.titles h on h.programme_id = ${programmeId} and h.id = g.title_id
        join honours.titles t on t.programme_id = h.programme_id
        join lateral (select w.upward_title_code, w.upward_after from honours.title_versions w where w.programme_id = t.programme_id and w.title_id = t.id and (w.effective_from is null or w.effective_from <= g.day)
          order by w.effective_from desc nulls last limit 1) v on v.upward_title_code = h.code),
      lower_titles as (select k.at, k.subject_id, r.title_id, r.upward_after from asked k join rules r on r.higher_id = k.title_id and r.day = k.day),
      holders (at, title_id, upward_after, subject_id) as (
        select at, title_id, upward_after, subject_id from lower_titles
        union
        select h.at, h.title_id, h.upward_after, f.subject_id from holders h join honours.awards a on a.programme_id = ${programmeId} and a.title_id = h.title_id and a.subject_id = h.subject_id
          join honours.awards f on f.programme_id = a.programme_id and f.id = a.carried_from)
    select h.at, t.code as title_code, t.name_zh as title_zh, t.name_en as title_en, h.upward_after, a.id, a.number, lower(a.validity) as from_date, upper(a.validity) as to_date, a.ended_by, a.carried_from,
        array(select e.on_date::text from honours.award_events e where e.programme_id = a.programme_id and e.award_id = a.id and e.kind = 'kept' and (v.term_months is null or e.until is not null)) as kept_on
      from holders h join honours.titles t on t.programme_id = ${programmeId} and t.id = h.title_id left join honours.awards a on a.programme_id = ${programmeId} and a.title_id = h.title_id and a.subject_id = h.subject_id
      left join honours.title_versions v on v.programme_id = a.programme_id and v.title_id = a.title_id and v.number = a.rule_version
     order by h.at, t.code, a.id`);
}

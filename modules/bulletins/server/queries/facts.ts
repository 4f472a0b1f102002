/** What a round came to, counted for its bulletin. */
import { maybeRow, oneRow, rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';

export interface RoundRow {
  id: string; name_zh: string; name_en: string; state: string; starts_on: string; ends_on: string; edition_zh: string; seed: string | null; frame_hash: string | null;
  drawn_count: number; done_count: number; inspector_count: number;
}

export function roundRow(tx: Tx, programmeId: string, roundId: string): Promise<RoundRow | undefined> {
  return maybeRow<RoundRow>(tx, sql`
    select r.id, r.name_zh, r.name_en, r.state, r.starts_on, r.ends_on, e.title_zh as edition_zh, r.seed, r.draw ->> 'frameHash' as frame_hash,
           s.drawn_count, s.done_count, s.inspector_count
      from inspections.rounds r
      join frameworks.editions e on e.programme_id = r.programme_id and e.id = r.edition_id
      cross join lateral (select count(*) as drawn_count, count(*) filter (where state = 'done') as done_count, count(distinct inspector_id) as inspector_count
                            from inspections.round_sites where programme_id = r.programme_id and round_id = r.id) s
     where r.programme_id = ${programmeId} and r.id = ${roundId}`);
}

export interface FindingCounts { total: number; dispatched: number; dismissed: number; open: number }

export function findingCounts(tx: Tx, programmeId: string, roundId: string): Promise<FindingCounts> {
  return oneRow<FindingCounts>(tx, sql`
    select count(*) filter (where state <> 'withdrawn') as total, count(*) filter (where state = 'dispatched') as dispatched,
           count(*) filter (where state = 'dismissed') as dismissed, count(*) filter (where state = 'open') as open
      from inspections.findings where programme_id = ${programmeId} and round_id = ${roundId}`);
}

export interface CaseTallyRow {
  key: string | null; code: string | null; name_zh: string | null; name_en: string | null;
  total: number; closed: number; closed_on_time: number; rectified: number; overdue: number; shelved: number; reworks: number;
}

/**
 * The cases of a round by organisation, with a row of its own (`key` null) for all together and one for every organisation
 * that answered for a drawn site. Lateness as in cases: by the fixer's clock.
 */
export function caseTallies(tx: Tx, programmeId: string, roundId: string, now: string): Promise<CaseTallyRow[]> {
  return rows<CaseTallyRow>(tx, sql`
    with facts as (
      select c.organisation_id, c.state, c.rework_count,
             coalesce(case when c.state in ('rectified', 'closed') then coalesce(c.rectified_at, ${now}::timestamptz) else ${now}::timestamptz end > c.deadline_at, false) as is_late
        from inspections.findings f join cases.cases c on c.programme_id = f.programme_id and c.id = f.case_id
       where f.programme_id = ${programmeId} and f.round_id = ${roundId} and c.state not in ('voided', 'declined')),
    tallied as (
      select organisation_id, grouping(organisation_id) = 1 as is_whole, count(*) as total, count(*) filter (where state = 'closed') as closed,
             count(*) filter (where state = 'closed' and not is_late) as closed_on_time, count(*) filter (where state = 'rectified') as rectified,
             count(*) filter (where is_late and state not in ('closed', 'rectified')) as overdue, count(*) filter (where state = 'shelved') as shelved,
             coalesce(sum(rework_count), 0) as reworks
        from facts group by grouping sets ((), (organisation_id))),
    answering as (
      select organisation_id from inspections.round_sites where programme_id = ${programmeId} and round_id = ${roundId} and organisation_id is not null
      union select organisation_id from facts where organisation_id is not null)
    select null::text as key, null::text as code, null::text as name_zh, null::text as name_en, t.total, t.closed, t.closed_on_time, t.rectified, t.overdue, t.shelved, t.reworks
      from tallied t where t.is_whole
    union all
    select o.id::text, o.code, o.name_zh, o.name_en, coalesce(t.total, 0), coalesce(t.closed, 0), coalesce(t.closed_on_time, 0), coalesce(t.rectified, 0),
           coalesce(t.overdue, 0), coalesce(t.shelved, 0), coalesce(t.reworks, 0)
      from answering a join places.organisations o on o.programme_id = ${programmeId} and o.id = a.organisation_id
      left join tallied t on not t.is_whole and t.organisation_id = o.id
     order by code nulls first`);
}

export interface RegisterRow {
  number: string; site_code: string | null; site_name: string | null; site_type_zh: string | null; site_type_en: string | null; title: string; description: string | null;
  standard_code: string | null; standard_text: string | null; reported_at: string; organisation_zh: string | null; organisation_en: string | null; site_leader_name: string | null;
  deadline_at: string | null; state: string; rectified_note: string | null; before_count: number; after_count: number; verifier_name: string | null; closed_at: string | null;
  /** Where the case lies: who may see the row. */
  place_id: string; site_id: string | null; organisation_id: string | null;
}

/** The cases of a round as the reader may see them, in the order of their numbers. */
export function registerRows(tx: Tx, programmeId: string, roundId: string): Promise<RegisterRow[]> {
  return rows<RegisterRow>(tx, sql`
    select c.number, s.code as site_code, s.name as site_name, t.name_zh as site_type_zh, t.name_en as site_type_en, c.title, c.description, c.standard_code, c.standard_text,
           c.reported_at, o.name_zh as organisation_zh, o.name_en as organisation_en, l.name as site_leader_name, c.deadline_at, c.state,
           (select e.note from cases.case_events e where e.programme_id = c.programme_id and e.case_id = c.id and e.act = 'rectify' order by e.sequence desc limit 1) as rectified_note,
           (select count(*) from cases.case_photos p where p.programme_id = c.programme_id and p.case_id = c.id and p.role <> 'after') as before_count,
           (select count(*) from cases.case_photos p where p.programme_id = c.programme_id and p.case_id = c.id and p.role = 'after') as after_count,
           v.name as verifier_name, c.closed_at, c.place_id, c.site_id, c.organisation_id
      from inspections.findings f
      join cases.cases c on c.programme_id = f.programme_id and c.id = f.case_id
      left join places.sites s on s.programme_id = c.programme_id and s.id = c.site_id
      left join places.site_types t on t.programme_id = s.programme_id and t.code = s.site_type_code
      left join places.organisations o on o.programme_id = c.programme_id and o.id = c.organisation_id
      left join people.persons l on l.programme_id = c.programme_id and l.id = c.site_leader_id
      left join people.persons v on v.programme_id = c.programme_id and v.id = c.verified_by
     where f.programme_id = ${programmeId} and f.round_id = ${roundId}
     order by c.number`);
}

/** One case with its story, its photos, and what its reader may do. */
import { maybeRow, rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import type { CaseRow, ExtensionAsked } from './case-steps.ts';
import type { CaseListRow } from './case-list.ts';

export interface CaseDetailRow extends Omit<CaseListRow, 'first_photo_id'>, Pick<CaseRow, 'clock' | 'limit_type' | 'limit_amount' | 'extension_count' | 'return_count' |
  'dispatched_at' | 'accepted_at' | 'rectified_at'> {
  description: string | null; standard_code: string | null; standard_text: string | null; longitude: number | null; latitude: number | null;
  reported_by: string; dispatched_by: string | null; rectified_by: string | null; verified_by: string | null; rectifier_ids: string[];
  extension_request: ExtensionAsked | null; names: Record<string, string>;
}

export function caseDetailRow(tx: Tx, programmeId: string, caseId: string): Promise<CaseDetailRow | undefined> {
  return maybeRow<CaseDetailRow>(tx, sql`
    select c.id, c.number, c.version, c.state, c.source, c.title, c.category_code, k.name_zh as category_zh, k.name_en as category_en,
      c.site_id, s.code as site_code, s.name as site_name, c.place_id, pl.name_zh as place_zh, pl.name_en as place_en,
      c.zone_id, z.name_zh as zone_zh, z.name_en as zone_en, c.organisation_id, o.name_zh as organisation_zh, o.name_en as organisation_en,
      c.site_leader_id, l.name as site_leader_name, c.reported_at, c.deadline_at, c.closed_at, c.escalation_level, c.rework_count, c.rebound_count,
      c.description, c.standard_code, c.standard_text, c.longitude, c.latitude, c.reported_by, c.dispatched_at, c.dispatched_by, c.accepted_at,
      c.rectified_at, c.rectified_by, c.verified_by, c.rectifier_ids, c.clock, c.limit_type, c.limit_amount, c.extension_count, c.return_count, c.extension_request,
      (select coalesce(jsonb_object_agg(p.id, p.name), '{}') from people.persons p where p.programme_id = c.programme_id
          and p.id = any(array[c.reported_by, c.dispatched_by, c.rectified_by, c.verified_by, (c.extension_request->>'askedBy')::uuid])) as names
      from cases.cases c
      join cases.categories k on k.programme_id = c.programme_id and k.code = c.category_code
      left join places.sites s on s.programme_id = c.programme_id and s.id = c.site_id
      left join places.places pl on pl.programme_id = c.programme_id and pl.id = c.place_id
      left join places.places z on z.programme_id = c.programme_id and z.id = c.zone_id
      left join places.organisations o on o.programme_id = c.programme_id and o.id = c.organisation_id
      left join people.persons l on l.programme_id = c.programme_id and l.id = c.site_leader_id
     where c.programme_id = ${programmeId} and c.id = ${caseId}`);
}

export interface StoryRow { id: string; at: string; act: string; from_state: string | null; to_state: string; person_id: string | null; name: string | null; note: string | null; details: Record<string, unknown> }

export function storyOf(tx: Tx, programmeId: string, caseId: string): Promise<StoryRow[]> {
  return rows<StoryRow>(tx, sql`
    select e.id, e.at, e.act, e.from_state, e.to_state, e.person_id, p.name, e.note, e.details from cases.case_events e
      left join people.persons p on p.programme_id = e.programme_id and p.id = e.person_id
     where e.programme_id = ${programmeId} and e.case_id = ${caseId} order by e.sequence`);
}

export interface PhotoOfCaseRow { file_id: string; role: string; added_at: string; added_by: string; name: string | null; width: number | null; height: number | null; captured_at: string | null }

export function photosOf(tx: Tx, programmeId: string, caseId: string): Promise<PhotoOfCaseRow[]> {
  return rows<PhotoOfCaseRow>(tx, sql`
    select ph.file_id, ph.role, ph.added_at, ph.added_by, p.name, f.width, f.height, f.captured_at from cases.case_photos ph
      left join files.files f on f.programme_id = ph.programme_id and f.id = ph.file_id
      left join people.persons p on p.programme_id = ph.programme_id and p.id = ph.added_by
     where ph.programme_id = ${programmeId} and ph.case_id = ${caseId} order by ph.added_at, ph.file_id`);
}

export interface ReachRow { permission: string; everything: boolean; place_ids: string[]; organisation_ids: string[]; site_ids: string[] }

/** How far a person reaches with each of some permissions; those not held are left out. */
export function reachesOf(tx: Tx, programmeId: string, personId: string, permissions: readonly string[], today: string): Promise<ReachRow[]> {
  return rows<ReachRow>(tx, sql`
    select p.permission, r.everything, r.place_ids, r.organisation_ids, r.site_ids
      from unnest(${[...permissions]}::text[]) as p(permission)
      cross join lateral people.reach_of(${programmeId}, ${personId}, p.permission, ${today}::date) r
     where r.permitted`);
}

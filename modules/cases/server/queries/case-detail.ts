/** One case with its story, its photos, and what its reader may do. */
import { maybeRow, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import type { CaseRow, ExtensionAsked } from './case-steps.ts';
import { nameColumns } from './case-list.ts';
import type { CaseListRow } from './case-list.ts';

export interface CaseDetailRow extends Omit<CaseListRow, 'first_photo_id'>, Pick<CaseRow, 'clock' | 'limit_type' | 'limit_amount' | 'extension_count' | 'return_count' |
  'dispatched_at' | 'accepted_at' | 'rectified_at'> {
  description: string | null; standard_code: string | null; standard_text: string | null; longitude: number | null; latitude: number | null;
  reported_by: string | null; dispatched_by: string | null; rectified_by: string | null; verified_by: string | null; rectifier_ids: string[];
  extension_request: ExtensionAsked | null; names: Record<string, string>;
}

function detailStatement(programmeId: string, which: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select page.id, page.number, page.version, page.state, page.source, page.title, page.category_code, page.site_id, page.place_id, page.zone_id,
      page.organisation_id, page.site_leader_id, page.reported_at, page.deadline_at, page.closed_at, page.escalation_level, page.rework_count, page.rebound_count,
      page.description, page.standard_code, page.standard_text, page.longitude, page.latitude, page.reported_by, page.dispatched_at, page.dispatched_by,
      page.accepted_at, page.rectified_at, page.rectified_by, page.verified_by, page.rectifier_ids, page.clock, page.limit_type, page.limit_amount,
      page.extension_count, page.return_count, page.extension_request, ${nameColumns(programmeId)},
      (select coalesce(jsonb_object_agg(p.id, p.name), '{}') from people.persons p where p.programme_id = page.programme_id
          and p.id = any(array[page.reported_by, page.dispatched_by, page.rectified_by, page.verified_by, (page.extension_request->>'askedBy')::uuid])) as names
      from cases.cases page
     where page.programme_id = ${programmeId} and ${which}`;
}

export function caseDetailRow(tx: Tx, programmeId: string, caseId: string): Promise<CaseDetailRow | undefined> {
  return maybeRow<CaseDetailRow>(tx, sql`${detailStatement(programmeId, sql`page.id = ${caseId}`)}`);
}

export function caseDetailRows(tx: Tx, programmeId: string, caseIds: readonly string[]): Promise<CaseDetailRow[]> {
  if (caseIds.length === 0) return Promise.resolve([]);
  return rows<CaseDetailRow>(tx, sql`${detailStatement(programmeId, sql`page.id = any(${[...caseIds]}::uuid[])`)} order by page.id`);
}

export interface StoryRow { id: string; at: string; act: string; from_state: string | null; to_state: string; person_id: string | null; name: string | null; note: string | null; details: Record<string, unknown> }

export function storyOf(tx: Tx, programmeId: string, caseId: string): Promise<StoryRow[]> {
  return rows<StoryRow>(tx, sql`
    select e.id, e.at, e.act, e.from_state, e.to_state, e.person_id, p.name, e.note, e.details from cases.case_events e
      left join people.persons p on p.programme_id = e.programme_id and p.id = e.person_id
     where e.programme_id = ${programmeId} and e.case_id = ${caseId} order by e.sequence`);
}

export interface PhotoOfCaseRow { file_id: string; role: string; added_at: string; added_by: string | null; name: string | null; width: number | null; height: number | null; captured_at: string | null }

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

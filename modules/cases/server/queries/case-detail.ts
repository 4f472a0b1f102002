/** One case with its story, its photos, and what its reader may do. */
import { maybeRow, oneRow, rows, sql } from '#platform/server/db/index.ts';
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

export interface StoryRow {
  id: string; at: string; act: string; from_state: string | null; to_state: string; person_id: string | null; name: string | null; note: string | null; details: Record<string, unknown>;
  organisation_zh: string | null; organisation_en: string | null; role_zh: string | null; role_en: string | null;
}

/** What somebody was on the day of a step: the title they carry, or the first of the roles they held then. */
const roleThen = sql.raw(`left join lateral (
    select r.name_zh, r.name_en from people.assignments a join people.roles r on r.programme_id = a.programme_id and r.code = a.role_code
     where a.programme_id = e.programme_id and a.person_id = e.person_id and a.valid_from <= e.at::date and (a.valid_to is null or a.valid_to > e.at::date)
     order by r.sort_order, r.code limit 1) r on true`);

export function storyOf(tx: Tx, programmeId: string, caseId: string): Promise<StoryRow[]> {
  return rows<StoryRow>(tx, sql`
    select e.id, e.at, e.act, e.from_state, e.to_state, e.person_id, p.name, e.note, e.details, o.name_zh as organisation_zh, o.name_en as organisation_en,
           r.name_zh as role_zh, r.name_en as role_en
      from cases.case_events e
      left join people.persons p on p.programme_id = e.programme_id and p.id = e.person_id
      left join places.organisations o on o.programme_id = p.programme_id and o.id = p.organisation_id
      ${roleThen}
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

export interface AnsweringRow {
  liaison_id: string | null; liaison_name: string | null; leader_id: string | null; leader_name: string | null; absent_id: string | null; absent_name: string | null;
}

/** Who answers today besides those named on the case: the site's liaison, or the first of its organisation's; and who leads the site now, perhaps as a deputy. */
export function answeringRow(tx: Tx, programmeId: string, of: { siteId: string | null; organisationId: string | null }, today: string): Promise<AnsweringRow> {
  return oneRow<AnsweringRow>(tx, sql`
    select l.id as liaison_id, l.name as liaison_name, n.id as leader_id, n.name as leader_name, n.absent_id, n.absent_name
      from (select 1) one
      left join lateral (
        select p.id, p.name from people.persons p where p.programme_id = ${programmeId} and p.id = coalesce(
          (select d.person_id from people.responsibilities d where d.programme_id = ${programmeId} and d.site_id = ${of.siteId}::uuid and d.role = 'liaison' and d.validity @> ${today}::date),
          (select a.person_id from people.assignments a join people.persons q on q.programme_id = a.programme_id and q.id = a.person_id
            where a.programme_id = ${programmeId} and a.role_code = 'liaison' and a.organisation_id = ${of.organisationId}::uuid
              and a.valid_from <= ${today}::date and (a.valid_to is null or a.valid_to > ${today}::date) order by q.code limit 1))) l on true
      left join lateral (
        select p.id, p.name, w.id as absent_id, w.name as absent_name from people.responsibilities d
          join people.persons p on p.programme_id = d.programme_id and p.id = d.person_id
          left join people.covers c on c.programme_id = d.programme_id and c.id = d.cover_id and c.deputy_id = d.person_id
          left join people.persons w on w.programme_id = c.programme_id and w.id = c.person_id
         where d.programme_id = ${programmeId} and d.site_id = ${of.siteId}::uuid and d.role = 'siteLeader' and d.validity @> ${today}::date limit 1) n on true`);
}

/** The rows behind a step: taken under lock, written back in one statement however many there are. */
import type { TimeLimit } from '#kernel/deadline.ts';
import { maybeRow, oneRow, rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import type { CaseClock, CaseSource, CaseState } from '../../domain/index.ts';

export interface ExtensionAsked { askedBy: string; askedAt: string; extraAmount: number; reason: string }

/** Everything of a case that a step may read or change. */
export interface CaseRow {
  id: string; number: string; version: number; state: CaseState; source: CaseSource; category_code: string;
  place_id: string; zone_id: string | null; site_id: string | null; organisation_id: string | null; site_leader_id: string | null;
  dispatched_at: string | null; dispatched_by: string | null; accepted_at: string | null; rectified_at: string | null; rectified_by: string | null;
  rectifier_ids: string[]; verified_by: string | null; closed_at: string | null; limit_type: TimeLimit['type'] | null; limit_amount: number | null;
  clock: CaseClock | null; deadline_at: string | null; extension_request: ExtensionAsked | null;
  rework_count: number; rebound_count: number; extension_count: number; return_count: number; escalation_level: number;
  first_photo_id: string | null;
}

const columns = sql.raw(`c.id, c.number, c.version, c.state, c.source, c.category_code, c.place_id, c.zone_id, c.site_id, c.organisation_id, c.site_leader_id,
  c.dispatched_at, c.dispatched_by, c.accepted_at, c.rectified_at, c.rectified_by, c.rectifier_ids, c.verified_by, c.closed_at, c.limit_type, c.limit_amount,
  c.clock, c.deadline_at, c.extension_request, c.rework_count, c.rebound_count, c.extension_count, c.return_count, c.escalation_level, c.first_photo_id`);

/** The cases in reach, locked in one order everywhere so that two lots of cases never wait for each other. */
export function lockCases(tx: Tx, programmeId: string, caseIds: readonly string[]): Promise<CaseRow[]> {
  return rows<CaseRow>(tx, sql`select ${columns} from cases.cases c
    where c.programme_id = ${programmeId} and c.id = any(${[...caseIds]}::uuid[]) order by c.id for update of c`);
}

/** Cases voided because the act that made them was taken back: no errors of registration. */
export async function markTakenBack(tx: Tx, programmeId: string, caseIds: readonly string[]): Promise<void> {
  await sql`update cases.cases set taken_back = true where programme_id = ${programmeId} and id = any(${[...caseIds]}::uuid[])`.execute(tx);
}

/** Who did what last; for the person who comes too late. */
export function lastEvent(tx: Tx, programmeId: string, caseId: string): Promise<{ act: string; name: string | null } | undefined> {
  return maybeRow(tx, sql`select e.act, p.name from cases.case_events e
    left join people.persons p on p.programme_id = e.programme_id and p.id = e.person_id
    where e.programme_id = ${programmeId} and e.case_id = ${caseId} and e.act not in ('message', 'answerResident') order by e.sequence desc limit 1`);
}

/** Since when a case has lain with its fixer: its last dispatch, rework or resumption. */
export async function withFixerSince(tx: Tx, programmeId: string, caseId: string): Promise<string | null> {
  const { since } = await oneRow<{ since: string | null }>(tx, sql`select max(e.at) as since from cases.case_events e
    where e.programme_id = ${programmeId} and e.case_id = ${caseId} and e.act in ('dispatch', 'verifyFail', 'resume')`);
  return since;
}

/** Writes cases back. @errors throws when one of them was changed since it was locked: a bug, since locks were held */
export async function saveCases(tx: Tx, programmeId: string, changedRows: readonly CaseRow[]): Promise<void> {
  const result = await sql`
    update cases.cases c set state = m.state, version = c.version + 1, organisation_id = m.organisation_id, site_leader_id = m.site_leader_id,
      dispatched_at = m.dispatched_at, dispatched_by = m.dispatched_by, accepted_at = m.accepted_at, rectified_at = m.rectified_at,
      rectified_by = m.rectified_by, rectifier_ids = m.rectifier_ids, verified_by = m.verified_by, closed_at = m.closed_at, limit_type = m.limit_type,
      limit_amount = m.limit_amount, clock = m.clock, deadline_at = m.deadline_at, extension_request = m.extension_request, rework_count = m.rework_count,
      rebound_count = m.rebound_count, extension_count = m.extension_count, return_count = m.return_count, escalation_level = m.escalation_level,
      first_photo_id = m.first_photo_id
    from jsonb_to_recordset(${JSON.stringify(changedRows)}::jsonb) as m(id uuid, version integer, state text, organisation_id uuid, site_leader_id uuid,
      dispatched_at timestamptz, dispatched_by uuid, accepted_at timestamptz, rectified_at timestamptz, rectified_by uuid, rectifier_ids uuid[],
      verified_by uuid, closed_at timestamptz, limit_type text, limit_amount numeric, clock jsonb, deadline_at timestamptz, extension_request jsonb,
      rework_count integer, rebound_count integer, extension_count integer, return_count integer, escalation_level integer,
      first_photo_id uuid)
    where c.programme_id = ${programmeId} and c.id = m.id and c.version = m.version`.execute(tx);
  if (Number(result.numAffectedRows ?? 0n) !== changedRows.length) throw new Error('a locked case was changed by somebody else');
}

export interface EventRow {
  id: string; case_id: string; at: string; act: string; from_state: CaseState | null; to_state: CaseState; person_id: string | null;
  note: string | null; details: Readonly<Record<string, unknown>>;
}

export async function insertEvents(tx: Tx, programmeId: string, events: readonly EventRow[]): Promise<void> {
  await sql`
    insert into cases.case_events (programme_id, id, case_id, at, act, from_state, to_state, person_id, note, details)
    select ${programmeId}, e.id, e.case_id, e.at, e.act, e.from_state, e.to_state, e.person_id, e.note, e.details
      from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as e(id uuid, case_id uuid, at timestamptz, act text, from_state text, to_state text,
        person_id uuid, note text, details jsonb)`.execute(tx);
}

export interface PhotoRow { case_id: string; file_id: string; role: string; added_at: string; added_by: string | null }

export async function insertPhotos(tx: Tx, programmeId: string, photos: readonly PhotoRow[]): Promise<void> {
  if (photos.length === 0) return;
  await sql`
    insert into cases.case_photos (programme_id, case_id, file_id, role, added_at, added_by)
    select ${programmeId}, p.case_id, p.file_id, p.role, p.added_at, p.added_by
      from jsonb_to_recordset(${JSON.stringify(photos)}::jsonb) as p(case_id uuid, file_id uuid, role text, added_at timestamptz, added_by uuid)
    on conflict do nothing`.execute(tx);
}

/** The photos of some cases. */
export function photosOfCases(tx: Tx, programmeId: string, caseIds: readonly string[]): Promise<{ case_id: string; file_id: string }[]> {
  return rows(tx, sql`select case_id, file_id from cases.case_photos where programme_id = ${programmeId} and case_id = any(${[...caseIds]}::uuid[])`);
}

/** Takes that many numbers of a year. @returns the first of them */
export async function takeNumbers(tx: Tx, programmeId: string, year: number, count: number): Promise<number> {
  const { last_number } = await oneRow<{ last_number: number }>(tx, sql`
    insert into cases.number_counters as n (programme_id, year, last_number) values (${programmeId}, ${year}, ${count})
    on conflict (programme_id, year) do update set last_number = n.last_number + excluded.last_number
    returning last_number`);
  return last_number - count + 1;
}

export interface NewCaseRow extends Omit<CaseRow, 'version' | 'escalation_level' | 'extension_request' | 'accepted_at' | 'rectified_at' | 'rectified_by' |
  'rectifier_ids' | 'verified_by' | 'closed_at' | 'rework_count' | 'rebound_count' | 'extension_count' | 'return_count'> {
  title: string; description: string | null; longitude: number | null; latitude: number | null;
  standard_code: string | null; standard_text: string | null; reported_at: string; reported_by: string | null; search_text: string;
}

export async function insertCases(tx: Tx, programmeId: string, cases: readonly NewCaseRow[]): Promise<void> {
  await sql`
    insert into cases.cases (programme_id, id, number, state, source, category_code, title, description, place_id, zone_id, site_id, organisation_id,
      site_leader_id, longitude, latitude, standard_code, standard_text, reported_at, first_photo_id, reported_by, dispatched_at, dispatched_by, limit_type, limit_amount, clock, deadline_at, search_text)
    select ${programmeId}, n.* from jsonb_to_recordset(${JSON.stringify(cases)}::jsonb) as n(id uuid, number text, state text, source text, category_code text,
      title text, description text, place_id uuid, zone_id uuid, site_id uuid, organisation_id uuid, site_leader_id uuid, longitude double precision,
      latitude double precision, standard_code text, standard_text text, reported_at timestamptz, first_photo_id uuid, reported_by uuid, dispatched_at timestamptz,
      dispatched_by uuid, limit_type text, limit_amount numeric, clock jsonb, deadline_at timestamptz, search_text text)`.execute(tx);
}

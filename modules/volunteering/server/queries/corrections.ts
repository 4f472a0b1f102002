/** Corrections asked for, records nearby, and the rows that go to the national system. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { changed, maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import type { CorrectionState, Grade, ServiceState } from '../../domain/index.ts';

export interface OwnRecord { id: string; activity_id: string; volunteer_id: string; state: ServiceState; starts_at: string; ends_at: string }

/** A record of the volunteer that a person is. */
export function ownRecord(tx: Tx, programmeId: string, recordId: string, personId: string): Promise<OwnRecord | undefined> {
  return maybeRow(tx, sql`select r.id, r.activity_id, r.volunteer_id, r.state, lower(a.period) as starts_at, upper(a.period) as ends_at from volunteering.service_records r
    join volunteering.volunteers v on v.programme_id = r.programme_id and v.id = r.volunteer_id and v.person_id = ${personId} join volunteering.activities a on a.programme_id = r.programme_id and a.id = r.activity_id
    where r.programme_id = ${programmeId} and r.id = ${recordId} for update of r`);
}

export function insertCorrection(tx: Tx, programmeId: string, row: { id: string; recordId: string; volunteerId: string; from: string; to: string; reasonSealed: string; at: string; by: string }): Promise<number> {
  return changed(tx, sql`insert into volunteering.corrections (programme_id, id, record_id, volunteer_id, period, reason_sealed, state, asked_at, asked_by)
    values (${programmeId}, ${row.id}, ${row.recordId}, ${row.volunteerId}, tstzrange(${row.from}::timestamptz, ${row.to}::timestamptz), ${row.reasonSealed}, 'asked', ${row.at}, ${row.by})`);
}

export interface CorrectionRow {
  id: string; state: CorrectionState; record_id: string; volunteer_id: string; number: string; label: string; activity_id: string; activity_name: string; from_at: string; to_at: string; minutes: number; grade: Grade; record_state: ServiceState; asked_from: string; asked_to: string;
  reason_sealed: string; asked_at: string; asked_by: string; answer: string | null;
}

const columns = sql`c.id, c.state, c.record_id, c.volunteer_id, v.number, v.label, r.activity_id, a.name as activity_name, lower(r.period) as from_at, upper(r.period) as to_at, r.minutes, r.grade, r.state as record_state, lower(c.period) as asked_from, upper(c.period) as asked_to, c.reason_sealed, c.asked_at, c.asked_by, c.answer`;
const source = sql`volunteering.corrections c join volunteering.volunteers v on v.programme_id = c.programme_id and v.id = c.volunteer_id join volunteering.service_records r on r.programme_id = c.programme_id and r.id = c.record_id join volunteering.activities a on a.programme_id = r.programme_id and a.id = r.activity_id`;

function where(ctx: ReadContext, state: CorrectionState | undefined): RawBuilder<unknown> {
  return sql`c.programme_id = ${ctx.programmeId} and ${scopePredicate(ctx.scope, { place: 'v.place_id', organisation: 'v.organisation_id' })} and (${state ?? null}::text is null or c.state = ${state ?? null})`;
}

export function correctionPage(ctx: ReadContext, state: CorrectionState | undefined, sort: SortOf<'asked' | 'volunteer'>, page: { limit: number; offset: number }): Promise<CorrectionRow[]> {
  const order = orderBy(sort, { asked: ['c.asked_at desc', 'c.id'], volunteer: ['v.number', 'c.id'] });
  return rows(ctx.tx, sql`select ${columns} from ${source} where ${where(ctx, state)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export async function correctionTotal(ctx: ReadContext, state: CorrectionState | undefined): Promise<number> {
  return (await oneRow<{ count: number }>(ctx.tx, sql`select count(*) as count from ${source} where ${where(ctx, state)}`)).count;
}

export async function lockCorrection(tx: Tx, programmeId: string, correctionId: string): Promise<CorrectionRow | undefined> {
  await sql`select 1 from volunteering.corrections where programme_id = ${programmeId} and id = ${correctionId} for update`.execute(tx);
  return maybeRow(tx, sql`select ${columns} from ${source} where c.programme_id = ${programmeId} and c.id = ${correctionId}`);
}

export function saveCorrection(tx: Tx, programmeId: string, id: string, to: { state: CorrectionState; by: string; at: string; answer: string; newRecordId: string | null }): Promise<number> {
  return changed(tx, sql`update volunteering.corrections set state = ${to.state}, decided_by = ${to.by}, decided_at = ${to.at}, answer = ${to.answer}, new_record_id = ${to.newRecordId} where programme_id = ${programmeId} and id = ${id}`);
}

export function correctionsOf(tx: Tx, programmeId: string, volunteerId: string): Promise<{ record_id: string; state: CorrectionState; answer: string | null }[]> {
  return rows(tx, sql`select record_id, state, answer from volunteering.corrections where programme_id = ${programmeId} and volunteer_id = ${volunteerId} order by asked_at`);
}

export interface NearbyRecord { volunteer_id: string; from_at: string; to_at: string; longitude: number; latitude: number; here_longitude: number; here_latitude: number }

/** Other records of these volunteers within half a day, with the centres of both places; places without one are left out (index service_records__by_volunteer). */
export function recordsNearby(tx: Tx, programmeId: string, activityId: string, volunteerIds: readonly string[], from: string, to: string): Promise<NearbyRecord[]> {
  return rows(tx, sql`select r.volunteer_id, lower(r.period) as from_at, upper(r.period) as to_at, p.centre_longitude as longitude, p.centre_latitude as latitude, h.centre_longitude as here_longitude, h.centre_latitude as here_latitude
    from volunteering.service_records r join volunteering.activities a on a.programme_id = r.programme_id and a.id = r.activity_id join places.places p on p.programme_id = a.programme_id and p.id = a.place_id
    join volunteering.activities m on m.programme_id = r.programme_id and m.id = ${activityId} join places.places h on h.programme_id = m.programme_id and h.id = m.place_id
    where r.programme_id = ${programmeId} and r.volunteer_id = any(${volunteerIds}::uuid[]) and r.activity_id <> ${activityId} and r.state in ('waiting', 'counted')
      and lower(r.period) between ${from}::timestamptz - interval '1 day' and ${to}::timestamptz + interval '12 hours' and upper(r.period) >= ${from}::timestamptz - interval '12 hours' and p.centre_longitude is not null and h.centre_longitude is not null`);
}

export interface ProfileRow { id: string; project_code: string | null; project_name: string | null; number: string; label: string; activity_code: string; activity_name: string; team: string; place: string; from_at: string; to_at: string; minutes: number; grade: Grade }

/** Records that stand in a time, one a row, for the form of the national system (index service_records__by_volunteer is not used: all are read once). */
export function profileRows(tx: Tx, programmeId: string, from: string, to: string, limit: number): Promise<ProfileRow[]> {
  return rows(tx, sql`select r.id, j.code as project_code, j.name as project_name, v.number, v.label, a.code as activity_code, a.name as activity_name, t.name as team, p.name_zh as place, lower(r.period) as from_at, upper(r.period) as to_at, r.minutes, r.grade
    from volunteering.service_records r join volunteering.minute_entries e on e.programme_id = r.programme_id and e.record_id = r.id and not e.is_reversal and e.on_date between ${from}::date and ${to}::date
    join volunteering.volunteers v on v.programme_id = r.programme_id and v.id = r.volunteer_id join volunteering.activities a on a.programme_id = r.programme_id and a.id = r.activity_id
    join volunteering.teams t on t.programme_id = a.programme_id and t.id = a.team_id join places.places p on p.programme_id = a.programme_id and p.id = a.place_id left join volunteering.projects j on j.programme_id = a.programme_id and j.id = a.project_id
    where r.programme_id = ${programmeId} and r.state = 'counted' order by lower(r.period), v.number, r.id limit ${limit}`);
}

/** Check-ins by code, and what an attendance sheet is held against. */
import { changed, maybeRow, oneRow, rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';

export interface CheckInRow { id: string; in_at: string; in_sent_at: string; out_at: string | null }

/** The check-in of one volunteer at one activity, locked when it is to be changed. */
export function checkInOf(tx: Tx, programmeId: string, activityId: string, volunteerId: string, lock: boolean): Promise<CheckInRow | undefined> {
  return maybeRow(tx, sql`select id, in_at, in_sent_at, out_at from volunteering.check_ins where programme_id = ${programmeId} and activity_id = ${activityId} and volunteer_id = ${volunteerId} ${lock ? sql`for update` : sql``}`);
}

export function checkInCounts(tx: Tx, programmeId: string, activityId: string): Promise<{ checked_in: number; checked_out: number }> {
  return oneRow(tx, sql`select count(*) as checked_in, count(out_at) as checked_out from volunteering.check_ins where programme_id = ${programmeId} and activity_id = ${activityId}`);
}

/** @returns whether this was the first code of theirs */
export async function insertCheckIn(tx: Tx, programmeId: string, row: { id: string; activityId: string; volunteerId: string; at: string; sentAt: string }): Promise<boolean> {
  return (await changed(tx, sql`insert into volunteering.check_ins (programme_id, id, activity_id, volunteer_id, in_at, in_sent_at)
    values (${programmeId}, ${row.id}, ${row.activityId}, ${row.volunteerId}, ${row.at}, ${row.sentAt}) on conflict do nothing`)) > 0;
}

export function saveCheckOut(tx: Tx, programmeId: string, id: string, out: { at: string; sentAt: string; recordId: string }): Promise<number> {
  return changed(tx, sql`update volunteering.check_ins set out_at = ${out.at}, out_sent_at = ${out.sentAt}, record_id = ${out.recordId} where programme_id = ${programmeId} and id = ${id}`);
}

export interface SheetActivity { id: string; code: string; starts_at: string; ends_at: string; /** since when it has these times */ planned_at: string; is_cancelled: boolean }

export async function activitiesByCode(tx: Tx, programmeId: string, codes: readonly string[]): Promise<Map<string, SheetActivity>> {
  const found = await rows<SheetActivity>(tx, sql`select id, code, lower(period) as starts_at, upper(period) as ends_at, coalesce(timed_at, planned_at) as planned_at, cancelled_at is not null as is_cancelled from volunteering.activities where programme_id = ${programmeId} and code = any(${codes}::text[]) order by id for share`);
  return new Map(found.map((row) => [row.code, row]));
}

export interface SheetVolunteer { id: string; number: string; is_adult: boolean; registered_on: string; left_on: string | null }

/** Locked in the order of their ids, so that two sheets of one person wait for each other. */
export async function volunteersForSheet(tx: Tx, programmeId: string, numbers: readonly string[]): Promise<Map<string, SheetVolunteer>> {
  const found = await rows<SheetVolunteer>(tx, sql`select id, number, is_adult, registered_on, left_on from volunteering.volunteers where programme_id = ${programmeId} and number = any(${numbers}::text[]) order by id for update`);
  return new Map(found.map((row) => [row.number, row]));
}

/** Records that stand or wait in the time of each asked (index service_records__one_at_a_time). */
export async function standingRecords(tx: Tx, programmeId: string, asked: readonly { volunteerId: string; from: string; to: string }[]): Promise<{ id: string; activity_id: string; volunteer_id: string; from_at: string; to_at: string; grade: string }[]> {
  return rows(tx, sql`select distinct r.id, r.activity_id, r.volunteer_id, lower(r.period) as from_at, upper(r.period) as to_at, r.grade
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as n("volunteerId" uuid, "from" timestamptz, "to" timestamptz)
    join volunteering.service_records r on r.programme_id = ${programmeId} and r.volunteer_id = n."volunteerId" and r.period && tstzrange(n."from", n."to") and r.state in ('waiting', 'counted')`);
}

/** Minutes booked on these days, for the cap of a day. */
export async function minutesByDay(tx: Tx, programmeId: string, volunteerIds: readonly string[], days: readonly string[]): Promise<Map<string, number>> {
  const found = await rows<{ volunteer_id: string; day: string; minutes: number }>(tx, sql`select volunteer_id, on_date::text as day, sum(minutes) as minutes from volunteering.minute_entries
    where programme_id = ${programmeId} and volunteer_id = any(${volunteerIds}::uuid[]) and on_date = any(${days}::date[]) group by volunteer_id, on_date`);
  return new Map(found.map((row) => [`${row.volunteer_id} ${row.day}`, row.minutes]));
}

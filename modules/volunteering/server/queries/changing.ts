/** Changes of activities: what stands now, what it was before, and who is told. */
import { changed, maybeRow, oneRow, rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import type { ChangedPart, ChangeKind } from '../../domain/index.ts';

export interface PlannedActivity {
  id: string; code: string; name: string; team_id: string; team_name: string; place_id: string; place_zh: string; place_en: string; facility_id: string | null; facility_name: string | null; project_id: string | null; project_name: string | null;
  starts_at: string; ends_at: string; capacity: number | null; about: string | null; takes_signups: boolean; version: number; cancelled_at: string | null; cancel_reason: string | null;
}

/** Whoever records and whoever changes wait for each other. @returns whether it is there */
export async function holdActivity(tx: Tx, programmeId: string, activityId: string, toChange: boolean): Promise<boolean> {
  return (await maybeRow(tx, sql`select 1 from volunteering.activities where programme_id = ${programmeId} and id = ${activityId} ${toChange ? sql`for update` : sql`for share`}`)) !== undefined;
}

export function plannedActivity(tx: Tx, programmeId: string, activityId: string): Promise<PlannedActivity | undefined> {
  return maybeRow(tx, sql`select a.id, a.code, a.name, a.team_id, t.name as team_name, a.place_id, p.name_zh as place_zh, p.name_en as place_en, a.facility_id, f.name as facility_name, a.project_id, j.name as project_name, lower(a.period) as starts_at, upper(a.period) as ends_at, a.capacity, a.about, a.takes_signups, a.version,
      a.cancelled_at, a.cancel_reason
    from volunteering.activities a join volunteering.teams t on t.programme_id = a.programme_id and t.id = a.team_id join places.places p on p.programme_id = a.programme_id and p.id = a.place_id
    left join volunteering.facilities f on f.programme_id = a.programme_id and f.id = a.facility_id left join volunteering.projects j on j.programme_id = a.programme_id and j.id = a.project_id
    where a.programme_id = ${programmeId} and a.id = ${activityId}`);
}

/** Somebody checked in, or has a record that stands or waits. */
export async function isHeld(tx: Tx, programmeId: string, activityId: string): Promise<boolean> {
  return (await oneRow<{ held: boolean }>(tx, sql`select exists (select 1 from volunteering.check_ins where programme_id = ${programmeId} and activity_id = ${activityId})
    or exists (select 1 from volunteering.service_records where programme_id = ${programmeId} and activity_id = ${activityId} and state in ('waiting', 'counted')) as held`)).held;
}

/** One writer a shift at a time, in the order of their ids. */
export function lockShifts(tx: Tx, programmeId: string, activityId: string): Promise<{ id: string; from_at: string; to_at: string; capacity: number | null }[]> {
  return rows(tx, sql`select id, lower(period) as from_at, upper(period) as to_at, capacity from volunteering.shifts where programme_id = ${programmeId} and activity_id = ${activityId} and dropped_at is null order by id for update`);
}

export interface StandingSignup { id: string; shift_id: string; volunteer_id: string; state: 'signedUp' | 'waiting' }

/** Who has a seat or waits for one, who came first first. */
export function standingSignups(tx: Tx, programmeId: string, shiftIds: readonly string[]): Promise<StandingSignup[]> {
  return rows(tx, sql`select id, shift_id, volunteer_id, state from volunteering.signups where programme_id = ${programmeId} and shift_id = any(${[...shiftIds]}::uuid[]) and state <> 'cancelled' order by signed_up_at, id`);
}

/** Numbers of volunteers who have two shifts of one time now, one of them among these (asked after the shifts were moved). */
export async function clashing(tx: Tx, programmeId: string, shiftIds: readonly string[], limit: number): Promise<string[]> {
  return (await rows<{ number: string }>(tx, sql`select distinct v.number from volunteering.shifts s join volunteering.signups g on g.programme_id = s.programme_id and g.shift_id = s.id and g.state <> 'cancelled'
    join volunteering.signups o on o.programme_id = g.programme_id and o.volunteer_id = g.volunteer_id and o.id <> g.id and o.state <> 'cancelled' join volunteering.shifts w on w.programme_id = o.programme_id and w.id = o.shift_id and w.period && s.period
    join volunteering.volunteers v on v.programme_id = g.programme_id and v.id = g.volunteer_id where s.programme_id = ${programmeId} and s.id = any(${[...shiftIds]}::uuid[]) order by 1 limit ${limit}`)).map(({ number }) => number);
}

/** Locked in the order of their ids, before shifts, as whoever signs up locks them. */
export async function lockVolunteersOf(tx: Tx, programmeId: string, activityId: string): Promise<void> {
  await sql`select v.id from volunteering.volunteers v where v.programme_id = ${programmeId} and v.id in (select g.volunteer_id from volunteering.shifts s join volunteering.signups g on g.programme_id = s.programme_id and g.shift_id = s.id and g.state <> 'cancelled'
    where s.programme_id = ${programmeId} and s.activity_id = ${activityId}) order by v.id for update`.execute(tx);
}

export function saveShift(tx: Tx, programmeId: string, shift: { id: string; from: string; to: string; capacity: number | null }): Promise<number> {
  return changed(tx, sql`update volunteering.shifts set period = tstzrange(${shift.from}::timestamptz, ${shift.to}::timestamptz), capacity = ${shift.capacity} where programme_id = ${programmeId} and id = ${shift.id}`);
}

/** Shifts fall away, and with them who had signed up for them. */
export async function dropShifts(tx: Tx, programmeId: string, shiftIds: readonly string[], at: string, by: string): Promise<void> {
  await changed(tx, sql`update volunteering.shifts set dropped_at = ${at} where programme_id = ${programmeId} and id = any(${[...shiftIds]}::uuid[])`);
  await changed(tx, sql`update volunteering.signups set state = 'cancelled', cancelled_at = ${at}, cancelled_by = ${by} where programme_id = ${programmeId} and shift_id = any(${[...shiftIds]}::uuid[]) and state <> 'cancelled'`);
}

export interface ActivityAsChanged { readonly id: string; readonly name: string; readonly placeId: string; readonly facilityId: string | null; readonly projectId: string | null; readonly startsAt: string; readonly endsAt: string; readonly capacity: number | null; readonly about: string | null; readonly takesSignups: boolean; readonly searchText: string; /** null: its times stay */ readonly timedAt: string | null }

export function saveActivity(tx: Tx, programmeId: string, to: ActivityAsChanged): Promise<number> {
  return changed(tx, sql`update volunteering.activities set name = ${to.name}, place_id = ${to.placeId}, facility_id = ${to.facilityId}, project_id = ${to.projectId}, period = tstzrange(${to.startsAt}::timestamptz, ${to.endsAt}::timestamptz), capacity = ${to.capacity}, about = ${to.about},
    takes_signups = ${to.takesSignups}, search_text = ${to.searchText}, timed_at = coalesce(${to.timedAt}::timestamptz, timed_at), version = version + 1 where programme_id = ${programmeId} and id = ${to.id}`);
}

export function saveCancellation(tx: Tx, programmeId: string, activityId: string, to: { at: string; by: string; reason: string; publicReason: string | null }): Promise<number> {
  return changed(tx, sql`update volunteering.activities set cancelled_at = ${to.at}, cancelled_by = ${to.by}, cancel_reason = ${to.reason}, cancel_public_reason = ${to.publicReason}, cancelled_in_public = takes_signups, takes_signups = false, version = version + 1 where programme_id = ${programmeId} and id = ${activityId}`);
}

type Said = { readonly zh: string; readonly en: string } | null;
export interface ChangeDetail { readonly part: ChangedPart; readonly before: Said; readonly after: Said }
export interface ChangeToKeep { readonly id: string; readonly activityId: string; readonly kind: ChangeKind; readonly at: string; readonly by: string; readonly note: string | null; readonly details: readonly ChangeDetail[] }

/** With whoever is told of it; @returns how many they are */
export async function insertChange(tx: Tx, programmeId: string, change: ChangeToKeep, readers: readonly { volunteerId: string; lostShift: boolean }[]): Promise<number> {
  await changed(tx, sql`insert into volunteering.activity_changes (programme_id, id, activity_id, kind, at, by_person, note, details) values (${programmeId}, ${change.id}, ${change.activityId}, ${change.kind}, ${change.at}, ${change.by}, ${change.note}, ${JSON.stringify(change.details)}::jsonb)`);
  return changed(tx, sql`insert into volunteering.change_readers (programme_id, change_id, volunteer_id, lost_shift) select ${programmeId}, ${change.id}, n."volunteerId", n."lostShift" from jsonb_to_recordset(${JSON.stringify(readers)}::jsonb) as n("volunteerId" uuid, "lostShift" boolean)`);
}

export interface ChangeRow { id: string; kind: ChangeKind; at: string; note: string | null; details: ChangeDetail[]; by_name: string; told: number; seen: number; to_call: string[] }

/** How an activity changed, the latest first (index activity_changes__by_activity). */
export function changesOf(tx: Tx, programmeId: string, activityId: string): Promise<ChangeRow[]> {
  return rows(tx, sql`select c.id, c.kind, c.at, c.note, c.details, w.name as by_name, count(r.volunteer_id) as told, count(r.seen_at) as seen, coalesce(array_agg(v.number order by v.number) filter (where v.id is not null and r.seen_at is null and v.person_id is null), '{}') as to_call
    from volunteering.activity_changes c join people.persons w on w.programme_id = c.programme_id and w.id = c.by_person left join volunteering.change_readers r on r.programme_id = c.programme_id and r.change_id = c.id
    left join volunteering.volunteers v on v.programme_id = r.programme_id and v.id = r.volunteer_id where c.programme_id = ${programmeId} and c.activity_id = ${activityId} group by c.programme_id, c.id, w.name order by c.at desc, c.id desc limit 100`);
}

export interface UnseenRow { id: string; kind: ChangeKind; at: string; note: string | null; details: ChangeDetail[]; activity_id: string; activity_name: string; lost_shift: boolean }

/** Changes that a volunteer was told of and has not read, until a month after (index change_readers__unseen). */
export function unseenChanges(tx: Tx, programmeId: string, volunteerId: string, since: string): Promise<UnseenRow[]> {
  return rows(tx, sql`select c.id, c.kind, c.at, c.note, c.details, a.id as activity_id, a.name as activity_name, r.lost_shift from volunteering.change_readers r join volunteering.activity_changes c on c.programme_id = r.programme_id and c.id = r.change_id
    join volunteering.activities a on a.programme_id = c.programme_id and a.id = c.activity_id where r.programme_id = ${programmeId} and r.volunteer_id = ${volunteerId} and r.seen_at is null and c.at > ${since} order by c.at desc, c.id desc limit 50`);
}

/** @returns whether it was for them to read */
export async function markSeen(tx: Tx, programmeId: string, changeId: string, volunteerId: string, at: string): Promise<boolean> {
  return (await changed(tx, sql`update volunteering.change_readers set seen_at = coalesce(seen_at, ${at}::timestamptz) where programme_id = ${programmeId} and change_id = ${changeId} and volunteer_id = ${volunteerId}`)) > 0;
}

/** Facilities open on a day, for a plan to name. */
export function facilitiesOpen(tx: Tx, programmeId: string, day: string, limit: number): Promise<{ id: string; name: string }[]> {
  return rows(tx, sql`select id, name from volunteering.facilities where programme_id = ${programmeId} and opened_on <= ${day}::date and (closed_on is null or closed_on > ${day}::date) order by code limit ${limit}`);
}

/** Every place of today, from the county down to the village, for a plan to name. */
export function placesNow(tx: Tx, programmeId: string, day: string, limit: number): Promise<{ id: string; name_zh: string; name_en: string }[]> {
  return rows(tx, sql`select id, name_zh, name_en from places.places where programme_id = ${programmeId} and (valid_to is null or valid_to > ${day}::date) order by sort_order, code limit ${limit}`);
}

export async function placeThere(tx: Tx, programmeId: string, placeId: string, day: string): Promise<{ name_zh: string; name_en: string } | undefined> {
  return maybeRow(tx, sql`select name_zh, name_en from places.places where programme_id = ${programmeId} and id = ${placeId} and (valid_to is null or valid_to > ${day}::date)`);
}

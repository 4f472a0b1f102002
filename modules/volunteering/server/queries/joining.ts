/** Shifts, who signed up for them, and what is one's own. Own things are asked for by the person, wherever they lie. */
import { changed, maybeRow, oneRow, rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import type { Grade, ServiceState, SignupState } from '../../domain/index.ts';

export interface ShiftJson { id: string; from: string; to: string; capacity: number | null; taken: number; waiting: number }
export interface OpenActivityRow { id: string; name: string; about: string | null; team_id: string; team_name: string; place_id: string; place_zh: string; place_en: string; starts_at: string; shifts: ShiftJson[] }

/** Activities that take sign-ups and have a shift ahead; definer's rights, since nobody in particular asks. */
export function openActivities(tx: Tx, now: string, page: { limit: number; offset: number }): Promise<OpenActivityRow[]> {
  return rows(tx, sql`select * from volunteering.open_activities(${now}::timestamptz, null) o order by o.starts_at, o.id limit ${page.limit} offset ${page.offset}`);
}

export async function openActivityTotal(tx: Tx, now: string): Promise<number> {
  return (await oneRow<{ count: number }>(tx, sql`select count(*) as count from volunteering.open_activities(${now}::timestamptz, null)`)).count;
}

export function openActivity(tx: Tx, now: string, activityId: string): Promise<OpenActivityRow | undefined> {
  return maybeRow(tx, sql`select * from volunteering.open_activities(${now}::timestamptz, ${activityId})`);
}

export interface CalledOffRow extends OpenActivityRow { cancelled_at: string; cancel_public_reason: string | null }
/** One that everybody could read until it was called off. */
export function calledOffActivity(tx: Tx, activityId: string): Promise<CalledOffRow | undefined> {
  return maybeRow(tx, sql`select * from volunteering.called_off_activity(${activityId})`);
}

export interface RunnableActivity { id: string; name: string; about: string | null; team_id: string; team_name: string; leader_id: string | null; place_id: string; place_zh: string; place_en: string; starts_at: string; ends_at: string; takes_signups: boolean; cancelled_at: string | null; cancel_reason: string | null; facility_name: string | null }

/** One activity with whoever leads its team. */
export function activityToJoin(tx: Tx, programmeId: string, activityId: string): Promise<RunnableActivity | undefined> {
  return maybeRow(tx, sql`select a.id, a.name, a.about, t.id as team_id, t.name as team_name, t.leader_id, p.id as place_id, p.name_zh as place_zh, p.name_en as place_en, lower(a.period) as starts_at, upper(a.period) as ends_at, a.takes_signups, a.cancelled_at, a.cancel_reason, f.name as facility_name
    from volunteering.activities a left join volunteering.facilities f on f.programme_id = a.programme_id and f.id = a.facility_id join volunteering.teams t on t.programme_id = a.programme_id and t.id = a.team_id join places.places p on p.programme_id = a.programme_id and p.id = a.place_id
    where a.programme_id = ${programmeId} and a.id = ${activityId}`);
}

export function insertShifts(tx: Tx, programmeId: string, activityId: string, shifts: readonly { id: string; from: string; to: string; capacity: number | null }[]): Promise<number> {
  return changed(tx, sql`insert into volunteering.shifts (programme_id, id, activity_id, period, capacity)
    select ${programmeId}, n.id, ${activityId}, tstzrange(n."from", n."to"), n.capacity from jsonb_to_recordset(${JSON.stringify(shifts)}::jsonb) as n(id uuid, "from" timestamptz, "to" timestamptz, capacity integer)`);
}

export interface ShiftRow { id: string; activity_id: string; from_at: string; to_at: string; capacity: number | null; taken: number; waiting: number }

/** Shifts of these activities with how full they are, those that fell away left out (index shifts__by_activity). Of what was called off those that it had. */
export function shiftsOf(tx: Tx, programmeId: string, activityIds: readonly string[]): Promise<ShiftRow[]> {
  return rows(tx, sql`select s.id, s.activity_id, lower(s.period) as from_at, upper(s.period) as to_at, s.capacity, count(*) filter (where g.state = 'signedUp') as taken, count(*) filter (where g.state = 'waiting') as waiting
    from volunteering.shifts s join volunteering.activities a on a.programme_id = s.programme_id and a.id = s.activity_id left join volunteering.signups g on g.programme_id = s.programme_id and g.shift_id = s.id
    where s.programme_id = ${programmeId} and s.activity_id = any(${activityIds}::uuid[]) and (s.dropped_at is null or s.dropped_at = a.cancelled_at) group by s.programme_id, s.id order by lower(s.period), s.id`);
}

export interface MySignup { id: string; shift_id: string; state: SignupState; ahead: number }

/** How a volunteer stands with shifts; those who wait before them are counted. */
export function signupsOn(tx: Tx, programmeId: string, volunteerId: string, shiftIds: readonly string[]): Promise<MySignup[]> {
  return rows(tx, sql`select g.id, g.shift_id, g.state, (select count(*) from volunteering.signups o where o.programme_id = g.programme_id and o.shift_id = g.shift_id and o.state = 'waiting' and g.state = 'waiting' and (o.signed_up_at, o.id) < (g.signed_up_at, g.id)) as ahead
    from volunteering.signups g where g.programme_id = ${programmeId} and g.volunteer_id = ${volunteerId} and g.shift_id = any(${shiftIds}::uuid[]) and g.state <> 'cancelled'`);
}

export interface SignupRow { id: string; shift_id: string; number: string; label: string; is_adult: boolean; state: SignupState; signed_up_at: string; person_id: string | null; is_recorded: boolean }

export function signupsOfActivity(tx: Tx, programmeId: string, activityId: string, limit: number): Promise<SignupRow[]> {
  return rows(tx, sql`select g.id, g.shift_id, v.number, v.label, v.is_adult, g.state, g.signed_up_at, v.person_id,
      exists (select 1 from volunteering.service_records r where r.programme_id = g.programme_id and r.volunteer_id = g.volunteer_id and r.state in ('waiting', 'counted') and r.period && s.period) as is_recorded
    from volunteering.shifts s join volunteering.signups g on g.programme_id = s.programme_id and g.shift_id = s.id and g.state <> 'cancelled'
    join volunteering.volunteers v on v.programme_id = g.programme_id and v.id = g.volunteer_id where s.programme_id = ${programmeId} and s.activity_id = ${activityId} order by g.signed_up_at, g.id limit ${limit}`);
}

export interface ServedOtherwiseRow { id: string; number: string; label: string; is_adult: boolean; from_at: string; to_at: string; minutes: number; is_counted: boolean }

/** Standing records of an activity whose volunteer signed up for none of its shifts. */
export function servedWithoutSignup(tx: Tx, programmeId: string, activityId: string, limit: number): Promise<ServedOtherwiseRow[]> {
  return rows(tx, sql`select r.id, v.number, v.label, v.is_adult, lower(r.period) as from_at, upper(r.period) as to_at, r.minutes, r.state = 'counted' as is_counted
    from volunteering.service_records r join volunteering.volunteers v on v.programme_id = r.programme_id and v.id = r.volunteer_id
    where r.programme_id = ${programmeId} and r.activity_id = ${activityId} and r.state in ('waiting', 'counted')
      and not exists (select 1 from volunteering.shifts s join volunteering.signups g on g.programme_id = s.programme_id and g.shift_id = s.id and g.state <> 'cancelled' where s.programme_id = r.programme_id and s.activity_id = r.activity_id and g.volunteer_id = r.volunteer_id)
    order by lower(r.period), v.number limit ${limit}`);
}

export interface LockedShift { id: string; activity_id: string; from_at: string; to_at: string; capacity: number | null; takes_signups: boolean; dropped_at: string | null }

const shiftSelect = (programmeId: string, shiftId: string) => sql`select s.id, s.activity_id, lower(s.period) as from_at, upper(s.period) as to_at, s.capacity, s.dropped_at, a.takes_signups from volunteering.shifts s
  join volunteering.activities a on a.programme_id = s.programme_id and a.id = s.activity_id where s.programme_id = ${programmeId} and s.id = ${shiftId}`;
export const shiftRow = (tx: Tx, programmeId: string, shiftId: string): Promise<LockedShift | undefined> => maybeRow(tx, shiftSelect(programmeId, shiftId));
/** One writer a shift at a time, so that the last seat is given once. */
export const lockShift = (tx: Tx, programmeId: string, shiftId: string): Promise<LockedShift | undefined> => maybeRow(tx, sql`${shiftSelect(programmeId, shiftId)} for update of s`);

/** Volunteers are locked in the order of their ids, before the shift: nobody takes two shifts of one time. @returns who has another shift then */
export async function busyVolunteers(tx: Tx, programmeId: string, volunteerIds: readonly string[], shiftId: string): Promise<{ volunteer_id: string; is_same: boolean }[]> {
  await sql`select id from volunteering.volunteers where programme_id = ${programmeId} and id = any(${volunteerIds}::uuid[]) order by id for update`.execute(tx);
  return rows(tx, sql`select g.volunteer_id, bool_or(s.id = ${shiftId}) as is_same from volunteering.signups g join volunteering.shifts s on s.programme_id = g.programme_id and s.id = g.shift_id
    where g.programme_id = ${programmeId} and g.volunteer_id = any(${volunteerIds}::uuid[]) and g.state <> 'cancelled' and s.period && (select period from volunteering.shifts where programme_id = ${programmeId} and id = ${shiftId}) group by g.volunteer_id`);
}

export async function takenSeats(tx: Tx, programmeId: string, shiftId: string): Promise<number> {
  return (await oneRow<{ count: number }>(tx, sql`select count(*) as count from volunteering.signups where programme_id = ${programmeId} and shift_id = ${shiftId} and state = 'signedUp'`)).count;
}

export function waitingSignups(tx: Tx, programmeId: string, shiftId: string): Promise<{ id: string }[]> {
  return rows(tx, sql`select id from volunteering.signups where programme_id = ${programmeId} and shift_id = ${shiftId} and state = 'waiting' order by signed_up_at, id`);
}

export function insertSignups(tx: Tx, programmeId: string, signups: readonly { id: string; shiftId: string; volunteerId: string; state: SignupState; at: string; by: string }[]): Promise<number> {
  return changed(tx, sql`insert into volunteering.signups (programme_id, id, shift_id, volunteer_id, state, signed_up_at, signed_up_by)
    select ${programmeId}, n.id, n."shiftId", n."volunteerId", n.state, n.at, n."by" from jsonb_to_recordset(${JSON.stringify(signups)}::jsonb) as n(id uuid, "shiftId" uuid, "volunteerId" uuid, state text, at timestamptz, "by" uuid)`);
}

export function signupToCancel(tx: Tx, programmeId: string, signupId: string): Promise<{ id: string; shift_id: string; state: SignupState; person_id: string | null } | undefined> {
  return maybeRow(tx, sql`select g.id, g.shift_id, g.state, v.person_id from volunteering.signups g join volunteering.volunteers v on v.programme_id = g.programme_id and v.id = g.volunteer_id where g.programme_id = ${programmeId} and g.id = ${signupId}`);
}

/** @returns whether it was there to be cancelled still */
export async function markCancelled(tx: Tx, programmeId: string, signupId: string, by: string, at: string): Promise<boolean> {
  return (await changed(tx, sql`update volunteering.signups set state = 'cancelled', cancelled_at = ${at}, cancelled_by = ${by} where programme_id = ${programmeId} and id = ${signupId} and state <> 'cancelled'`)) > 0;
}

export function moveUp(tx: Tx, programmeId: string, ids: readonly string[]): Promise<number> {
  return changed(tx, sql`update volunteering.signups set state = 'signedUp' where programme_id = ${programmeId} and id = any(${ids}::uuid[]) and state = 'waiting'`);
}

export function saveSignupOpening(tx: Tx, programmeId: string, activityId: string, open: boolean, about: string | null): Promise<number> {
  return changed(tx, sql`update volunteering.activities set takes_signups = ${open}, about = coalesce(${about}, about) where programme_id = ${programmeId} and id = ${activityId}`);
}

export interface MyVolunteer { id: string; number: string; label: string; registered_on: string }

/** The volunteer that a person is, while they are one (index volunteers__person_unique). */
export function volunteerOfPerson(tx: Tx, programmeId: string, personId: string, today: string): Promise<MyVolunteer | undefined> {
  return maybeRow(tx, sql`select id, number, label, registered_on from volunteering.volunteers where programme_id = ${programmeId} and person_id = ${personId} and (left_on is null or left_on > ${today}::date)`);
}

export function mySignups(tx: Tx, programmeId: string, volunteerId: string, now: string, limit: number): Promise<{ id: string; state: SignupState; activity_id: string; activity_name: string; place_id: string; place_zh: string; place_en: string; from_at: string; to_at: string }[]> {
  return rows(tx, sql`select g.id, g.state, a.id as activity_id, a.name as activity_name, p.id as place_id, p.name_zh as place_zh, p.name_en as place_en, lower(s.period) as from_at, upper(s.period) as to_at
    from volunteering.signups g join volunteering.shifts s on s.programme_id = g.programme_id and s.id = g.shift_id join volunteering.activities a on a.programme_id = s.programme_id and a.id = s.activity_id join places.places p on p.programme_id = a.programme_id and p.id = a.place_id
    where g.programme_id = ${programmeId} and g.volunteer_id = ${volunteerId} and g.state <> 'cancelled' and upper(s.period) > ${now} order by lower(s.period), g.id limit ${limit}`);
}

export function myRecords(tx: Tx, programmeId: string, volunteerId: string, limit: number): Promise<{ id: string; activity: string; from_at: string; minutes: number; grade: Grade; state: ServiceState }[]> {
  return rows(tx, sql`select r.id, a.name as activity, lower(r.period) as from_at, r.minutes, r.grade, r.state from volunteering.service_records r join volunteering.activities a on a.programme_id = r.programme_id and a.id = r.activity_id
    where r.programme_id = ${programmeId} and r.volunteer_id = ${volunteerId} order by lower(r.period) desc, r.id limit ${limit}`);
}

export interface LedTeam { id: string; code: string; name: string; place_id: string | null; member_count: number }

export function ledTeams(tx: Tx, programmeId: string, personId: string, today: string, teamId: string | null): Promise<LedTeam[]> {
  return rows(tx, sql`select t.id, t.code, t.name, t.place_id, (select count(*) from volunteering.memberships m where m.programme_id = t.programme_id and m.team_id = t.id and m.validity @> ${today}::date) as member_count
    from volunteering.teams t where t.programme_id = ${programmeId} and t.leader_id = ${personId} and (t.dissolved_on is null or t.dissolved_on > ${today}::date) and (${teamId}::uuid is null or t.id = ${teamId}) order by t.code limit 50`);
}

export function membersOf(tx: Tx, programmeId: string, teamId: string, today: string, limit: number): Promise<{ id: string; number: string; label: string; is_adult: boolean; minutes: number }[]> {
  return rows(tx, sql`select v.id, v.number, v.label, v.is_adult, coalesce((select sum(e.minutes) from volunteering.minute_entries e where e.programme_id = v.programme_id and e.volunteer_id = v.id), 0) as minutes
    from volunteering.memberships m join volunteering.volunteers v on v.programme_id = m.programme_id and v.id = m.volunteer_id where m.programme_id = ${programmeId} and m.team_id = ${teamId} and m.validity @> ${today}::date order by v.number limit ${limit}`);
}

export function activitiesOfTeam(tx: Tx, programmeId: string, teamId: string, limit: number): Promise<{ id: string; name: string; starts_at: string; ends_at: string; takes_signups: boolean; is_cancelled: boolean; signed_up: number; served: number }[]> {
  return rows(tx, sql`select a.id, a.name, lower(a.period) as starts_at, upper(a.period) as ends_at, a.takes_signups, a.cancelled_at is not null as is_cancelled,
      (select count(*) from volunteering.shifts s join volunteering.signups g on g.programme_id = s.programme_id and g.shift_id = s.id and g.state = 'signedUp' where s.programme_id = a.programme_id and s.activity_id = a.id) as signed_up,
      (select count(distinct r.volunteer_id) from volunteering.service_records r where r.programme_id = a.programme_id and r.activity_id = a.id and r.state = 'counted') as served
    from volunteering.activities a where a.programme_id = ${programmeId} and a.team_id = ${teamId} order by lower(a.period) desc, a.id limit ${limit}`);
}

/** Communities and villages, for somebody who says where they live. */
export function livingPlaces(tx: Tx, programmeId: string, today: string): Promise<{ id: string; name_zh: string; name_en: string }[]> {
  return rows(tx, sql`select id, name_zh, name_en from places.places where programme_id = ${programmeId} and kind in ('community', 'village') and (valid_to is null or valid_to > ${today}::date) order by sort_order, code limit 1000`);
}

export function setPerson(tx: Tx, programmeId: string, volunteerId: string, personId: string | null): Promise<number> {
  return changed(tx, sql`update volunteering.volunteers set person_id = ${personId} where programme_id = ${programmeId} and id = ${volunteerId}`);
}

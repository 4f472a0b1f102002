/** Activities, records of service, and the minutes booked for them. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { changed, maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { searchable, searchPatterns } from '#platform/server/search/index.ts';
import type { Grade, ServiceState, Signal } from '../../domain/index.ts';

export interface ActivityRow {
  id: string; code: string; name: string; team_id: string; team_name: string; place_id: string; place_zh: string; place_en: string; starts_at: string; ends_at: string; /** since when it has these times */ planned_at: string; capacity: number | null; cancelled_at: string | null; cancel_reason: string | null; volunteer_count: number; minutes: number; facility_id: string | null; facility_name: string | null; project_id: string | null; project_name: string | null;
}
export interface ActivityFilter { readonly q?: string | undefined; readonly teamId?: string | undefined; readonly facilityId?: string | undefined; readonly projectId?: string | undefined; readonly standing?: 'yes' | 'no' | undefined; readonly id?: string | undefined }

function activityWhere(ctx: ReadContext, filter: ActivityFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`a.programme_id = ${ctx.programmeId}`, scopePredicate(ctx.scope, { place: 'a.place_id' })];
  if (filter.id !== undefined) parts.push(sql`a.id = ${filter.id}`);
  if (filter.teamId !== undefined) parts.push(sql`a.team_id = ${filter.teamId}`);
  if (filter.projectId !== undefined) parts.push(sql`a.project_id = ${filter.projectId}`);
  if (filter.standing !== undefined) parts.push(filter.standing === 'yes' ? sql`a.cancelled_at is null` : sql`a.cancelled_at is not null`);
  if (filter.facilityId !== undefined) {
    parts.push(sql`a.facility_id in (with recursive part as (select ${filter.facilityId}::uuid as id union all select n.id from part join volunteering.facilities n on n.programme_id = ${ctx.programmeId} and n.parent_id = part.id) select id from part)`);
  }
  for (const pattern of searchPatterns(filter.q)) parts.push(sql`${searchable('a', 'name')} like ${pattern}`);
  return sql.join(parts, sql` and `);
}

/** Those who served and their minutes are counted from the booked ones alone. */
export function activityPage(ctx: ReadContext, filter: ActivityFilter, sort: SortOf<'starts' | 'code' | 'minutes'>, page: { limit: number; offset: number }): Promise<ActivityRow[]> {
  const order = orderBy(sort, { starts: ['starts_at desc', 'a.code'], code: ['a.code', 'a.id'], minutes: ['minutes desc', 'a.code'] });
  return rows(ctx.tx, sql`select a.id, a.code, a.name, a.team_id, t.name as team_name, a.place_id, p.name_zh as place_zh, p.name_en as place_en, lower(a.period) as starts_at, upper(a.period) as ends_at, coalesce(a.timed_at, a.planned_at) as planned_at, a.capacity, a.cancelled_at, a.cancel_reason,
      coalesce(c.volunteer_count, 0) as volunteer_count, coalesce(c.minutes, 0) as minutes, a.facility_id, f.name as facility_name, a.project_id, j.name as project_name
    from volunteering.activities a join volunteering.teams t on t.programme_id = a.programme_id and t.id = a.team_id join places.places p on p.programme_id = a.programme_id and p.id = a.place_id
    left join volunteering.facilities f on f.programme_id = a.programme_id and f.id = a.facility_id
    left join volunteering.projects j on j.programme_id = a.programme_id and j.id = a.project_id
    left join lateral (select count(distinct r.volunteer_id) as volunteer_count, sum(r.minutes) as minutes from volunteering.service_records r where r.programme_id = a.programme_id and r.activity_id = a.id and r.state = 'counted') c on true
    where ${activityWhere(ctx, filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export async function activityTotal(ctx: ReadContext, filter: ActivityFilter): Promise<number> {
  return (await oneRow<{ count: number }>(ctx.tx, sql`select count(*) as count from volunteering.activities a where ${activityWhere(ctx, filter)}`)).count;
}

export interface ActivityToKeep { readonly id: string; readonly code: string; readonly name: string; readonly teamId: string; readonly placeId: string; readonly startsAt: string; readonly endsAt: string; readonly capacity: number | null; readonly plannedAt: string; readonly about: string | null; readonly takesSignups: boolean; readonly facilityId: string | null; readonly projectId: string | null; readonly searchText: string }

export function insertActivity(tx: Tx, programmeId: string, activity: ActivityToKeep): Promise<number> {
  return changed(tx, sql`insert into volunteering.activities (programme_id, id, code, name, team_id, place_id, period, capacity, planned_at, about, takes_signups, facility_id, project_id, search_text)
    values (${programmeId}, ${activity.id}, ${activity.code}, ${activity.name}, ${activity.teamId}, ${activity.placeId}, tstzrange(${activity.startsAt}::timestamptz, ${activity.endsAt}::timestamptz), ${activity.capacity}, ${activity.plannedAt}, ${activity.about}, ${activity.takesSignups}, ${activity.facilityId}, ${activity.projectId}, ${activity.searchText})`);
}

/** Volunteers of these numbers who are there on a day, with the minutes booked for them on it. */
export function servingVolunteers(tx: Tx, programmeId: string, numbers: readonly string[], day: string): Promise<{ id: string; number: string; is_adult: boolean; minutes_that_day: number }[]> {
  return rows(tx, sql`select v.id, v.number, v.is_adult, coalesce((select sum(m.minutes) from volunteering.minute_entries m where m.programme_id = v.programme_id and m.volunteer_id = v.id and m.on_date = ${day}::date), 0) as minutes_that_day
    from volunteering.volunteers v where v.programme_id = ${programmeId} and v.number = any(${numbers}::text[]) and v.registered_on <= ${day}::date and (v.left_on is null or v.left_on > ${day}::date) order by v.id`);
}

/** How many of an activity have the very same time already. */
export async function alikeCount(tx: Tx, programmeId: string, activityId: string, from: string, to: string): Promise<number> {
  return (await oneRow<{ count: number }>(tx, sql`select count(*) as count from volunteering.service_records where programme_id = ${programmeId} and activity_id = ${activityId} and period = tstzrange(${from}::timestamptz, ${to}::timestamptz) and state in ('waiting', 'counted')`)).count;
}

export interface RecordToKeep {
  readonly id: string; readonly activityId: string; readonly volunteerId: string; readonly from: string; readonly to: string; readonly minutes: number; readonly grade: Grade; readonly state: ServiceState; readonly signals: readonly Signal[];
  readonly recordedAt: string; readonly recordedBy: string; readonly reasonSealed: string | null;
}

export function insertServiceRecords(tx: Tx, programmeId: string, records: readonly RecordToKeep[]): Promise<number> {
  return changed(tx, sql`insert into volunteering.service_records (programme_id, id, activity_id, volunteer_id, period, minutes, grade, state, signals, recorded_at, recorded_by, reason_sealed)
    select ${programmeId}, n.id, n."activityId", n."volunteerId", tstzrange(n."from", n."to"), n.minutes, n.grade, n.state, array(select jsonb_array_elements_text(n.signals)), n."recordedAt", n."recordedBy", n."reasonSealed"
      from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as n(id uuid, "activityId" uuid, "volunteerId" uuid, "from" timestamptz, "to" timestamptz, minutes integer, grade text, state text, signals jsonb, "recordedAt" timestamptz, "recordedBy" uuid, "reasonSealed" text)`);
}

export function insertMinuteEntries(tx: Tx, programmeId: string, entries: readonly { recordId: string; isReversal: boolean; volunteerId: string; grade: Grade; minutes: number; on: string; at: string }[]): Promise<number> {
  return changed(tx, sql`insert into volunteering.minute_entries (programme_id, record_id, is_reversal, volunteer_id, grade, minutes, on_date, at)
    select ${programmeId}, n."recordId", n."isReversal", n."volunteerId", n.grade, n.minutes, n."on", n.at
      from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as n("recordId" uuid, "isReversal" boolean, "volunteerId" uuid, grade text, minutes integer, "on" date, at timestamptz)`);
}

export interface LockedRecord { id: string; volunteer_id: string; from_at: string; minutes: number; grade: Grade; state: ServiceState; signals: Signal[]; recorded_by: string; reviewed_at: string | null }

export function lockRecord(tx: Tx, programmeId: string, recordId: string): Promise<LockedRecord | undefined> {
  return maybeRow(tx, sql`select id, volunteer_id, lower(period) as from_at, minutes, grade, state, signals, recorded_by, reviewed_at from volunteering.service_records where programme_id = ${programmeId} and id = ${recordId} for update`);
}

export function saveDecision(tx: Tx, programmeId: string, recordId: string, to: { state: ServiceState; by: string; at: string }): Promise<number> {
  return changed(tx, sql`update volunteering.service_records set state = ${to.state}, decided_by = ${to.by}, decided_at = ${to.at} where programme_id = ${programmeId} and id = ${recordId}`);
}

export function saveReversal(tx: Tx, programmeId: string, recordId: string, at: string): Promise<number> {
  return changed(tx, sql`update volunteering.service_records set state = 'reversed', reversed_at = ${at} where programme_id = ${programmeId} and id = ${recordId}`);
}

export function saveReview(tx: Tx, programmeId: string, recordId: string, by: string, at: string): Promise<number> {
  return changed(tx, sql`update volunteering.service_records set reviewed_by = ${by}, reviewed_at = ${at} where programme_id = ${programmeId} and id = ${recordId}`);
}

export interface ServiceRow extends LockedRecord { activity_id: string; activity_name: string; number: string; label: string; to_at: string; recorded_at: string; recorder: string; decider: string | null; reason_sealed: string | null }
export interface ServiceFilter { readonly activityId?: string | undefined; readonly volunteerId?: string | undefined; readonly grade?: Grade | undefined; readonly state?: ServiceState | undefined; readonly toReview?: 'yes' | undefined }

const serviceFrom = sql`volunteering.service_records r join volunteering.activities a on a.programme_id = r.programme_id and a.id = r.activity_id join volunteering.volunteers v on v.programme_id = r.programme_id and v.id = r.volunteer_id`;

function serviceWhere(ctx: ReadContext, filter: ServiceFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`r.programme_id = ${ctx.programmeId}`, scopePredicate(ctx.scope, { place: 'a.place_id' })];
  if (filter.activityId !== undefined) parts.push(sql`r.activity_id = ${filter.activityId}`);
  if (filter.volunteerId !== undefined) parts.push(sql`r.volunteer_id = ${filter.volunteerId}`);
  if (filter.grade !== undefined) parts.push(sql`r.grade = ${filter.grade}`);
  if (filter.state !== undefined) parts.push(sql`r.state = ${filter.state}`);
  if (filter.toReview !== undefined) parts.push(sql`(cardinality(r.signals) > 0 and r.reviewed_at is null and r.state in ('waiting', 'counted'))`);
  return sql.join(parts, sql` and `);
}

export function servicePage(ctx: ReadContext, filter: ServiceFilter, sort: SortOf<'recorded' | 'starts'>, page: { limit: number; offset: number }): Promise<ServiceRow[]> {
  const order = orderBy(sort, { recorded: ['r.recorded_at desc', 'r.id'], starts: ['from_at desc', 'r.id'] });
  return rows(ctx.tx, sql`select r.id, r.activity_id, a.name as activity_name, r.volunteer_id, v.number, v.label, lower(r.period) as from_at, upper(r.period) as to_at, r.minutes, r.grade, r.state, r.signals, r.recorded_at, r.recorded_by, r.reviewed_at, r.reason_sealed,
      w.name as recorder, d.name as decider
    from ${serviceFrom} join people.persons w on w.programme_id = r.programme_id and w.id = r.recorded_by left join people.persons d on d.programme_id = r.programme_id and d.id = r.decided_by
    where ${serviceWhere(ctx, filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export async function serviceTotal(ctx: ReadContext, filter: ServiceFilter): Promise<number> {
  return (await oneRow<{ count: number }>(ctx.tx, sql`select count(*) as count from ${serviceFrom} where ${serviceWhere(ctx, filter)}`)).count;
}

export interface FiguresRow { volunteer_count: number; served_count: number; record_count: number; a: number; b: number; c: number; d: number }

/** How many volunteers there are, how many of them served, and what is booked: of one volunteer, or of all records that their list shows, those of volunteers who left among them. */
export function serviceFigures(ctx: ReadContext, volunteerId: string | undefined): Promise<FiguresRow> {
  const reach = scopePredicate(ctx.scope, { place: 'v.place_id', organisation: 'v.organisation_id' });
  const one = volunteerId === undefined ? sql`true` : sql`v.id = ${volunteerId}`;
  const booked = volunteerId !== undefined ? sql`m.volunteer_id in (select id from there)` : ctx.scope.everything ? sql`true` : sql`m.record_id in (select r.id from ${serviceFrom} where ${serviceWhere(ctx, {})})`;
  return oneRow(ctx.tx, sql`with there as materialized (select v.id from volunteering.volunteers v where v.programme_id = ${ctx.programmeId} and (v.left_on is null or v.left_on > ${ctx.today}::date or ${volunteerId !== undefined}) and ${one} and ${reach})
    select (select count(*) from there) as volunteer_count, (select count(*) from there t where exists (select 1 from volunteering.minute_entries e where e.programme_id = ${ctx.programmeId} and e.volunteer_id = t.id and e.minutes > 0)) as served_count, count(*) filter (where not m.is_reversal) - count(*) filter (where m.is_reversal) as record_count,
      coalesce(sum(m.minutes) filter (where m.grade = 'A'), 0) as a, coalesce(sum(m.minutes) filter (where m.grade = 'B'), 0) as b, coalesce(sum(m.minutes) filter (where m.grade = 'C'), 0) as c, coalesce(sum(m.minutes) filter (where m.grade = 'D'), 0) as d
    from volunteering.minute_entries m where m.programme_id = ${ctx.programmeId} and ${booked}`);
}

/** Since when an activity has its times. @unit answers milliseconds */
export async function activityPlannedAt(tx: Tx, programmeId: string, activityId: string): Promise<number> {
  return Date.parse((await oneRow<{ planned_at: string }>(tx, sql`select coalesce(timed_at, planned_at) as planned_at from volunteering.activities where programme_id = ${programmeId} and id = ${activityId}`)).planned_at);
}

/** Rules of a programme, and bans with the records they are about. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { changed, maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import type { BanState, Grade, ServiceRules, ServiceState } from '../../domain/index.ts';

export type KeptRules = ServiceRules & { readonly source: string };

export function keptRules(tx: Tx, programmeId: string): Promise<KeptRules | undefined> {
  return maybeRow(tx, sql`select roll_call_hours as "rollCallHours", entry_days as "entryDays", day_cap_minutes as "dayCapMinutes", alike_most as "alikeMost", soon_minutes as "soonMinutes", planned_late_minutes as "plannedLateMinutes", recorded_late_hours as "recordedLateHours", lives_far_km as "livesFarKm", source from volunteering.service_rules where programme_id = ${programmeId}`);
}
export function saveRules(tx: Tx, programmeId: string, kept: KeptRules, at: string, by: string): Promise<number> {
  return changed(tx, sql`insert into volunteering.service_rules (programme_id, roll_call_hours, entry_days, day_cap_minutes, alike_most, soon_minutes, planned_late_minutes, recorded_late_hours, lives_far_km, source, changed_at, changed_by)
    values (${programmeId}, ${kept.rollCallHours}, ${kept.entryDays}, ${kept.dayCapMinutes}, ${kept.alikeMost}, ${kept.soonMinutes}, ${kept.plannedLateMinutes}, ${kept.recordedLateHours}, ${kept.livesFarKm}, ${kept.source}, ${at}, ${by})
    on conflict (programme_id) do update set roll_call_hours = excluded.roll_call_hours, entry_days = excluded.entry_days, day_cap_minutes = excluded.day_cap_minutes, alike_most = excluded.alike_most, soon_minutes = excluded.soon_minutes, planned_late_minutes = excluded.planned_late_minutes, recorded_late_hours = excluded.recorded_late_hours, lives_far_km = excluded.lives_far_km, source = excluded.source, changed_at = excluded.changed_at, changed_by = excluded.changed_by`);
}

/** Who of these may not serve on a day, wherever they lie. */
export function bannedOn(tx: Tx, volunteerIds: readonly string[], day: string): Promise<{ volunteer_id: string; number: string }[]> {
  return rows(tx, sql`select * from volunteering.banned_on(${[...volunteerIds]}::uuid[], ${day}::date)`);
}

/** Where each of these lives, with where an activity is held: centres of places alone; those without one are left out. */
export function homesOf(tx: Tx, programmeId: string, activityId: string, volunteerIds: readonly string[]): Promise<{ volunteer_id: string; longitude: number; latitude: number; here_longitude: number; here_latitude: number }[]> {
  return rows(tx, sql`select v.id as volunteer_id, p.centre_longitude as longitude, p.centre_latitude as latitude, h.centre_longitude as here_longitude, h.centre_latitude as here_latitude
    from volunteering.volunteers v join places.places p on p.programme_id = v.programme_id and p.id = v.place_id
    join volunteering.activities a on a.programme_id = v.programme_id and a.id = ${activityId} join places.places h on h.programme_id = a.programme_id and h.id = a.place_id
    where v.programme_id = ${programmeId} and v.id = any(${[...volunteerIds]}::uuid[]) and p.centre_longitude is not null and h.centre_longitude is not null`);
}

export interface BanRow {
  id: string; volunteer_id: string; number: string; label: string; person_id: string | null; from_date: string; to_date: string; years: number; state: BanState; reason_sealed: string; decided_at: string; decided_by: string; decider: string; appeal_sealed: string | null; appealed_at: string | null; appealed_by: string | null;
  answer: string | null; lifted_on: string | null; records: number; minutes: number;
}
export interface BanFilter { readonly id?: string | undefined; readonly q?: string | undefined; readonly volunteerId?: string | undefined; readonly state?: BanState | undefined; readonly now?: 'yes' | 'no' | undefined }

const blocks = (today: string): RawBuilder<unknown> => sql`(${today}::date >= b.from_date and ${today}::date < coalesce(b.lifted_on, b.to_date))`;
function where(ctx: ReadContext, filter: BanFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`b.programme_id = ${ctx.programmeId}`, scopePredicate(ctx.scope, { place: 'v.place_id', organisation: 'v.organisation_id' })];
  if (filter.id !== undefined) parts.push(sql`b.id = ${filter.id}`);
  if (filter.volunteerId !== undefined) parts.push(sql`b.volunteer_id = ${filter.volunteerId}`);
  if (filter.state !== undefined) parts.push(sql`b.state = ${filter.state}`);
  if (filter.now !== undefined) parts.push(filter.now === 'yes' ? blocks(ctx.today) : sql`not ${blocks(ctx.today)}`);
  if (filter.q !== undefined && filter.q !== '') parts.push(sql`starts_with(v.number, ${filter.q.toUpperCase()})`);
  return sql.join(parts, sql` and `);
}
const from = sql`volunteering.bans b join volunteering.volunteers v on v.programme_id = b.programme_id and v.id = b.volunteer_id`;

export function banPage(ctx: ReadContext, filter: BanFilter, sort: SortOf<'decided' | 'ends' | 'volunteer'>, page: { limit: number; offset: number }): Promise<BanRow[]> {
  const order = orderBy(sort, { decided: ['b.decided_at desc', 'b.id'], ends: ['b.to_date', 'b.id'], volunteer: ['v.number', 'b.id'] });
  return rows(ctx.tx, sql`select b.id, b.volunteer_id, v.number, v.label, v.person_id, b.from_date, b.to_date, b.years, b.state, b.reason_sealed, b.decided_at, b.decided_by, w.name as decider, b.appeal_sealed, b.appealed_at, b.appealed_by, b.answer, b.lifted_on, k.records, k.minutes
    from ${from} join people.persons w on w.programme_id = b.programme_id and w.id = b.decided_by
    cross join lateral (select count(*) as records, coalesce(sum(r.minutes), 0)::bigint as minutes from volunteering.ban_records n join volunteering.service_records r on r.programme_id = n.programme_id and r.id = n.record_id where n.programme_id = b.programme_id and n.ban_id = b.id) k
    where ${where(ctx, filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}
export async function banTotal(ctx: ReadContext, filter: BanFilter): Promise<number> {
  return (await oneRow<{ count: number }>(ctx.tx, sql`select count(*) as count from ${from} where ${where(ctx, filter)}`)).count;
}

export async function lockBan(ctx: ReadContext, banId: string): Promise<BanRow | undefined> {
  await sql`select 1 from volunteering.bans where programme_id = ${ctx.programmeId} and id = ${banId} for update`.execute(ctx.tx);
  return (await banPage(ctx, { id: banId }, 'decided', { limit: 1, offset: 0 }))[0];
}

export interface FalseRecord { id: string; activity_id: string; from_at: string; to_at: string; minutes: number; grade: Grade; state: ServiceState; recorded_by: string; decided_by: string | null }

/** Records of one volunteer, locked in the order of their ids. */
export function recordsToVoid(tx: Tx, programmeId: string, volunteerId: string, ids: readonly string[]): Promise<FalseRecord[]> {
  return rows(tx, sql`select id, activity_id, lower(period) as from_at, upper(period) as to_at, minutes, grade, state, recorded_by, decided_by from volunteering.service_records
    where programme_id = ${programmeId} and volunteer_id = ${volunteerId} and id = any(${[...ids]}::uuid[]) and state in ('counted', 'reversed') order by id for update`);
}

export function insertBan(tx: Tx, programmeId: string, ban: { id: string; volunteerId: string; from: string; to: string; years: number; reasonSealed: string; at: string; by: string }): Promise<number> {
  return changed(tx, sql`insert into volunteering.bans (programme_id, id, volunteer_id, from_date, to_date, years, reason_sealed, decided_at, decided_by)
    values (${programmeId}, ${ban.id}, ${ban.volunteerId}, ${ban.from}, ${ban.to}, ${ban.years}, ${ban.reasonSealed}, ${ban.at}, ${ban.by})`);
}
export function insertBanRecords(tx: Tx, programmeId: string, banId: string, records: readonly { id: string; isReversed: boolean }[]): Promise<number> {
  return changed(tx, sql`insert into volunteering.ban_records (programme_id, ban_id, record_id, was_reversed_by_it) select ${programmeId}, ${banId}, n.id, n."isReversed" from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as n(id uuid, "isReversed" boolean)`);
}

/** Shifts ahead that somebody signed up for, by day of the programme's clock. */
export function signupsAhead(tx: Tx, programmeId: string, volunteerId: string, now: string): Promise<{ id: string; shift_id: string; starts_at: string }[]> {
  return rows(tx, sql`select g.id, g.shift_id, lower(s.period) as starts_at from volunteering.signups g join volunteering.shifts s on s.programme_id = g.programme_id and s.id = g.shift_id
    where g.programme_id = ${programmeId} and g.volunteer_id = ${volunteerId} and g.state <> 'cancelled' and lower(s.period) > ${now}::timestamptz order by g.shift_id`);
}

export function saveAppeal(tx: Tx, programmeId: string, banId: string, appeal: { sealed: string; at: string; by: string }): Promise<number> {
  return changed(tx, sql`update volunteering.bans set state = 'appealed', appeal_sealed = ${appeal.sealed}, appealed_at = ${appeal.at}, appealed_by = ${appeal.by} where programme_id = ${programmeId} and id = ${banId}`);
}
export function saveSettlement(tx: Tx, programmeId: string, banId: string, to: { state: BanState; answer: string; at: string; by: string; liftedOn: string | null }): Promise<number> {
  return changed(tx, sql`update volunteering.bans set state = ${to.state}, answer = ${to.answer}, settled_at = ${to.at}, settled_by = ${to.by}, lifted_on = ${to.liftedOn} where programme_id = ${programmeId} and id = ${banId}`);
}

/** The records whose minutes a ban took back. */
export function voidedBy(tx: Tx, programmeId: string, banId: string): Promise<FalseRecord[]> {
  return rows(tx, sql`select r.id, r.activity_id, lower(r.period) as from_at, upper(r.period) as to_at, r.minutes, r.grade, r.state, r.recorded_by, r.decided_by from volunteering.ban_records n join volunteering.service_records r on r.programme_id = n.programme_id and r.id = n.record_id
    where n.programme_id = ${programmeId} and n.ban_id = ${banId} and n.was_reversed_by_it order by r.id`);
}

/** What somebody is told of bans of their own. */
export function bansOf(tx: Tx, programmeId: string, volunteerId: string): Promise<{ id: string; from_date: string; to_date: string; state: BanState; reason_sealed: string; answer: string | null; lifted_on: string | null }[]> {
  return rows(tx, sql`select id, from_date, to_date, state, reason_sealed, answer, lifted_on from volunteering.bans where programme_id = ${programmeId} and volunteer_id = ${volunteerId} order by decided_at desc limit 20`);
}

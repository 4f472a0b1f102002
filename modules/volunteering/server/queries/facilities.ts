/** Facilities, and what is counted at each from the activities that name it. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { searchable, searchPatterns } from '#platform/server/search/index.ts';
import type { FacilityKind } from '../../domain/index.ts';

export interface FacilityRow {
  id: string; code: string; name: string; kind: FacilityKind; parent_id: string | null; parent_code: string | null; parent_name: string | null; place_id: string; place_zh: string; place_en: string; address: string | null; services: string | null; open_hours: string | null; opened_on: string; closed_on: string | null; version: number; part_count: number;
  own_activities: number; own_sessions: number; own_volunteers: number; own_minutes: number; whole_activities: number; whole_sessions: number; whole_volunteers: number; whole_minutes: number;
}
export interface FacilityFilter { readonly q?: string | undefined; readonly kind?: FacilityKind | undefined; readonly parentId?: string | undefined; readonly withClosed?: 'true' | 'false' | undefined; readonly from?: string | undefined; readonly to?: string | undefined }

function facilityWhere(ctx: ReadContext, filter: FacilityFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`f.programme_id = ${ctx.programmeId}`];
  if (filter.kind !== undefined) parts.push(sql`f.kind = ${filter.kind}`);
  if (filter.parentId !== undefined) parts.push(sql`f.parent_id = ${filter.parentId}`);
  if (filter.withClosed !== 'true') parts.push(sql`(f.closed_on is null or f.closed_on > ${ctx.today}::date)`);
  for (const pattern of searchPatterns(filter.q)) parts.push(sql`${searchable('f', 'name')} like ${pattern}`);
  return sql.join(parts, sql` and `);
}

/** Activities in reach that name one of these facilities, within the days asked; people and minutes from booked records alone. */
const countedAt = (ctx: ReadContext, { from, to }: FacilityFilter, facilities: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
  select k.*, (select count(*) from volunteering.sessions n where n.programme_id = ${ctx.programmeId} and n.facility_id in (${facilities}) and ${scopePredicate(ctx.scope, { place: 'n.place_id' })}
     and ${from === undefined ? sql`true` : sql`n.held_on >= ${from}::date`} and ${to === undefined ? sql`true` : sql`n.held_on <= ${to}::date`}) as sessions
   from (select count(distinct a.id) as activities, count(distinct r.volunteer_id) as volunteers, coalesce(sum(r.minutes), 0)::bigint as minutes from volunteering.activities a
    left join volunteering.service_records r on r.programme_id = a.programme_id and r.activity_id = a.id and r.state = 'counted'
   where a.programme_id = ${ctx.programmeId} and a.cancelled_at is null and a.facility_id in (${facilities}) and ${scopePredicate(ctx.scope, { place: 'a.place_id' })}
     and ${from === undefined ? sql`true` : sql`upper(a.period) > (${from}::date::timestamp - make_interval(mins => ${ctx.utcOffsetMinutes}::integer)) at time zone 'UTC'`}
     and ${to === undefined ? sql`true` : sql`lower(a.period) < ((${to}::date + 1)::timestamp - make_interval(mins => ${ctx.utcOffsetMinutes}::integer)) at time zone 'UTC'`}) k)`;

export function facilityPage(ctx: ReadContext, filter: FacilityFilter, sort: SortOf<'code' | 'name' | 'minutes'>, page: { limit: number; offset: number }): Promise<FacilityRow[]> {
  const order = orderBy(sort, { code: ['f.code', 'f.id'], name: ['f.name', 'f.code'], minutes: ['whole_minutes desc', 'f.code'] });
  const below = sql`with recursive part as (select f.id union all select n.id from part join volunteering.facilities n on n.programme_id = ${ctx.programmeId} and n.parent_id = part.id) select id from part`;
  return rows(ctx.tx, sql`select f.id, f.code, f.name, f.kind, f.parent_id, w.code as parent_code, w.name as parent_name, f.place_id, p.name_zh as place_zh, p.name_en as place_en, f.address, f.services, f.open_hours, f.opened_on, f.closed_on, f.version,
      (select count(*) from volunteering.facilities n where n.programme_id = f.programme_id and n.parent_id = f.id) as part_count,
      o.activities as own_activities, o.sessions as own_sessions, o.volunteers as own_volunteers, o.minutes as own_minutes, b.activities as whole_activities, b.sessions as whole_sessions, b.volunteers as whole_volunteers, b.minutes as whole_minutes
    from volunteering.facilities f join places.places p on p.programme_id = f.programme_id and p.id = f.place_id left join volunteering.facilities w on w.programme_id = f.programme_id and w.id = f.parent_id
    cross join lateral ${countedAt(ctx, filter, sql`f.id`)} o cross join lateral ${countedAt(ctx, filter, below)} b
    where ${facilityWhere(ctx, filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}
export async function facilityTotal(ctx: ReadContext, filter: FacilityFilter): Promise<number> {
  return (await oneRow<{ count: number }>(ctx.tx, sql`select count(*) as count from volunteering.facilities f where ${facilityWhere(ctx, filter)}`)).count;
}

export interface KnownFacility { id: string; name: string; kind: FacilityKind; opened_on: string; closed_on: string | null }
export function facilityByCode(tx: Tx, programmeId: string, code: string): Promise<KnownFacility | undefined> {
  return maybeRow(tx, sql`select id, name, kind, opened_on, closed_on from volunteering.facilities where programme_id = ${programmeId} and code = ${code} for no key update`);
}
export function facilityById(tx: Tx, programmeId: string, id: string): Promise<KnownFacility | undefined> {
  return maybeRow(tx, sql`select id, name, kind, opened_on, closed_on from volunteering.facilities where programme_id = ${programmeId} and id = ${id}`);
}
export async function partKinds(tx: Tx, programmeId: string, id: string): Promise<FacilityKind[]> {
  return (await rows<{ kind: FacilityKind }>(tx, sql`select distinct kind from volunteering.facilities where programme_id = ${programmeId} and parent_id = ${id}`)).map(({ kind }) => kind);
}

export interface FacilityToKeep { readonly id: string; readonly code: string; readonly name: string; readonly kind: FacilityKind; readonly parentId: string | null; readonly placeId: string; readonly address: string | null; readonly services: string | null; readonly openHours: string | null; readonly openedOn: string; readonly closedOn: string | null; readonly searchText: string }

/** Facilities by their code, whole ones before their parts. @returns how many are new, and how many changed */
export async function upsertFacilities(tx: Tx, programmeId: string, facilities: readonly FacilityToKeep[]): Promise<{ created: number; updated: number }> {
  const found = await rows<{ version: number }>(tx, sql`insert into volunteering.facilities as f (programme_id, id, code, name, kind, parent_id, place_id, address, services, open_hours, opened_on, closed_on, search_text)
    select ${programmeId}, n.id, n.code, n.name, n.kind, n."parentId", n."placeId", n.address, n.services, n."openHours", n."openedOn", n."closedOn", n."searchText"
      from jsonb_to_recordset(${JSON.stringify(facilities)}::jsonb) as n(id uuid, code text, name text, kind text, "parentId" uuid, "placeId" uuid, address text, services text, "openHours" text, "openedOn" date, "closedOn" date, "searchText" text)
    on conflict (programme_id, code) do update set name = excluded.name, kind = excluded.kind, parent_id = excluded.parent_id, place_id = excluded.place_id, address = excluded.address, services = excluded.services, open_hours = excluded.open_hours, opened_on = excluded.opened_on, closed_on = excluded.closed_on,
      search_text = excluded.search_text, version = f.version + 1
    where (f.name, f.kind, f.parent_id, f.place_id, f.address, f.services, f.open_hours, f.opened_on, f.closed_on) is distinct from (excluded.name, excluded.kind, excluded.parent_id, excluded.place_id, excluded.address, excluded.services, excluded.open_hours, excluded.opened_on, excluded.closed_on)
    returning f.version`);
  const created = found.filter(({ version }) => version === 1).length;
  return { created, updated: found.length - created };
}

/** @returns the version that stands then */
export async function upsertFacility(tx: Tx, programmeId: string, facility: FacilityToKeep): Promise<number> {
  await upsertFacilities(tx, programmeId, [facility]);
  return (await oneRow<{ version: number }>(tx, sql`select version from volunteering.facilities where programme_id = ${programmeId} and code = ${facility.code}`)).version;
}

export async function facilitiesByCode(tx: Tx, programmeId: string, codes: readonly string[]): Promise<Map<string, KnownFacility>> {
  const found = await rows<KnownFacility & { code: string }>(tx, sql`select id, code, name, kind, opened_on, closed_on from volunteering.facilities where programme_id = ${programmeId} and code = any(${[...new Set(codes)]}::text[])`);
  return new Map(found.map((row) => [row.code, row]));
}

/** What belongs to any of these. */
export function partsOf(tx: Tx, programmeId: string, ids: readonly string[]): Promise<{ code: string; kind: FacilityKind; parent_code: string }[]> {
  return rows(tx, sql`select f.code, f.kind, w.code as parent_code from volunteering.facilities f join volunteering.facilities w on w.programme_id = f.programme_id and w.id = f.parent_id where f.programme_id = ${programmeId} and f.parent_id = any(${[...ids]}::uuid[])`);
}

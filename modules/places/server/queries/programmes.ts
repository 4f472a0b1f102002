/** The statements on programmes, the trees of places and of organisations, and site types. */
import { changed, maybeRow, oneRow, rows, sql } from '#platform/server/db/index.ts';
import type { Db, RawBuilder, Tx } from '#platform/server/db/index.ts';
import { searchable } from '#platform/server/search/index.ts';
import type { Area } from '../../domain/index.ts';
import { siteInReach } from './site-list.ts';
import type { SiteReader } from './site-list.ts';

/** Every programme of the installation, for what the system does in each of them by itself. */
export function programmeIds(db: Db): Promise<{ id: string; code: string }[]> {
  return rows<{ id: string; code: string }>(db, sql`select id, code from places.programme_ids()`);
}

export interface ProgrammeRow {
  id: string; code: string; name_zh: string; name_en: string; synthetic: boolean; utc_offset_minutes: number; settings: Record<string, unknown>; basemap: Record<string, unknown> | null;
}

export function programmeOf(tx: Tx, programmeId: string, withBasemap: boolean): Promise<ProgrammeRow> {
  return oneRow<ProgrammeRow>(tx, sql`select id, code, name_zh, name_en, synthetic, utc_offset_minutes, settings, case when ${withBasemap}::boolean then basemap end as basemap
    from places.programmes where id = ${programmeId}`);
}

/** The box of the sites in reach, and the boundary of the city: what a map opens with. */
export function extentOf(tx: Tx, programmeId: string): Promise<{ west: number | null; south: number; east: number; north: number; boundary: Area | null }> {
  return oneRow(tx, sql`select min(longitude) as west, min(latitude) as south, max(longitude) as east, max(latitude) as north,
      (select boundary from places.places where programme_id = ${programmeId} and kind = 'city' and boundary is not null order by sort_order limit 1) as boundary
    from places.sites where programme_id = ${programmeId}`);
}

export function insertProgramme(tx: Tx, programme: { id: string; code: string; nameZh: string; nameEn: string; synthetic: boolean; utcOffsetMinutes: number; now: string }): Promise<number> {
  return changed(tx, sql`insert into places.programmes (id, code, name_zh, name_en, synthetic, utc_offset_minutes, created_at)
    values (${programme.id}, ${programme.code}, ${programme.nameZh}, ${programme.nameEn}, ${programme.synthetic}, ${programme.utcOffsetMinutes}, ${programme.now})`);
}

/** The rest of the transaction sees this programme, all of it. @errors only for the installation's own operations */
export async function enterProgramme(tx: Tx, programmeId: string, everything: boolean): Promise<void> {
  await rows(tx, sql`select set_config('app.programme_id', ${programmeId}, true), set_config('app.scope_everything', ${everything ? 'on' : 'off'}, true)`);
}

/** Keeps one named setting of the programme; the module that owns it checked the value. */
export function saveProgrammeSetting(tx: Tx, programmeId: string, name: string, value: unknown): Promise<number> {
  return changed(tx, sql`update places.programmes set settings = jsonb_set(settings, array[${name}::text], ${JSON.stringify(value)}::jsonb) where id = ${programmeId}`);
}

/** The rules of public rankings, which the scoring module owns. */
export function saveRankingSettings(tx: Tx, programmeId: string, value: unknown): Promise<number> {
  return saveProgrammeSetting(tx, programmeId, 'ranking', value);
}

export interface SiteTypeRow { code: string; name_zh: string; name_en: string; geometry: 'point' | 'line'; sort_order: number; site_count: number }

export function siteTypesOf(tx: Tx, reader: SiteReader): Promise<SiteTypeRow[]> {
  return rows<SiteTypeRow>(tx, sql`select t.code, t.name_zh, t.name_en, t.geometry, t.sort_order, coalesce(c.count, 0) as site_count
    from places.site_types t
    left join (select s.site_type_code, count(*) as count from places.sites s
                where s.programme_id = ${reader.programmeId} and (s.valid_to is null or s.valid_to > ${reader.today}::date) and ${siteInReach(reader)}
                group by s.site_type_code) c on c.site_type_code = t.code
    where t.programme_id = ${reader.programmeId} order by t.sort_order, t.code`);
}

export function siteTypeOf(tx: Tx, programmeId: string, code: string): Promise<{ geometry: 'point' | 'line' } | undefined> {
  return maybeRow(tx, sql`select geometry from places.site_types where programme_id = ${programmeId} and code = ${code}`);
}

export function siteTypeInUse(tx: Tx, programmeId: string, code: string): Promise<unknown> {
  return maybeRow(tx, sql`select 1 from places.sites where programme_id = ${programmeId} and site_type_code = ${code} limit 1`);
}

export async function upsertSiteType(tx: Tx, programmeId: string, type: { code: string; nameZh: string; nameEn: string; geometry: string; sortOrder: number }): Promise<boolean> {
  const row = await oneRow<{ created: boolean }>(tx, sql`insert into places.site_types (programme_id, code, name_zh, name_en, geometry, sort_order)
    values (${programmeId}, ${type.code}, ${type.nameZh}, ${type.nameEn}, ${type.geometry}, ${type.sortOrder})
    on conflict (programme_id, code) do update set name_zh = excluded.name_zh, name_en = excluded.name_en, geometry = excluded.geometry, sort_order = excluded.sort_order
    returning xmax = 0 as created`);
  return row.created;
}

/** Of these types, those that stand in the programme, with their geometry and whether any site has them. */
export function knownSiteTypes(tx: Tx, programmeId: string, codes: readonly string[]): Promise<{ code: string; geometry: 'point' | 'line'; in_use: boolean }[]> {
  return rows(tx, sql`select t.code, t.geometry, exists (select 1 from places.sites s where s.programme_id = t.programme_id and s.site_type_code = t.code) as in_use
    from places.site_types t where t.programme_id = ${programmeId} and t.code = any(${codes}::text[])`);
}

export interface SiteTypeToWrite { readonly code: string; readonly nameZh: string; readonly nameEn: string | null; readonly geometry: string; readonly sortOrder: number | null }

/** Types by code. What a row leaves empty stays as it is; a row that says nothing new is not written. */
export function upsertSiteTypes(tx: Tx, programmeId: string, types: readonly SiteTypeToWrite[]): Promise<{ code: string; created: boolean }[]> {
  return rows(tx, sql`insert into places.site_types as old (programme_id, code, name_zh, name_en, geometry, sort_order)
    select ${programmeId}, n.code, n."nameZh", coalesce(n."nameEn", o.name_en, n."nameZh"), n.geometry, coalesce(n."sortOrder", o.sort_order, 10000)
      from jsonb_to_recordset(${JSON.stringify(types)}::jsonb) as n(code text, "nameZh" text, "nameEn" text, geometry text, "sortOrder" integer)
      left join places.site_types o on o.programme_id = ${programmeId} and o.code = n.code
    on conflict (programme_id, code) do update set name_zh = excluded.name_zh, name_en = excluded.name_en, geometry = excluded.geometry, sort_order = excluded.sort_order
      where (old.name_zh, old.name_en, old.geometry, old.sort_order) is distinct from (excluded.name_zh, excluded.name_en, excluded.geometry, excluded.sort_order)
    returning code, xmax = 0 as created`);
}

export interface PlaceTreeRow {
  id: string; parent_id: string | null; kind: string; code: string; name_zh: string; name_en: string; zone_id: string | null; household_count: number | null;
  centre_longitude: number | null; centre_latitude: number | null; valid_from: string; valid_to: string | null; version: number; site_count: number;
}

/** The tree, parents before children. Names of places are public; what is counted in them is what the reader reaches. */
export function placeTree(tx: Tx, reader: SiteReader, filter: { kinds?: readonly string[] | undefined; under?: string | undefined; parent?: string | undefined; id?: string | undefined; withClosed?: boolean | undefined }): Promise<PlaceTreeRow[]> {
  const parts: RawBuilder<unknown>[] = [sql`p.programme_id = ${reader.programmeId}`];
  if (filter.kinds !== undefined) parts.push(sql`p.kind = any(${filter.kinds}::text[])`);
  if (filter.under !== undefined) parts.push(sql`p.ancestor_ids @> array[${filter.under}::uuid]`);
  if (filter.parent !== undefined) parts.push(sql`p.parent_id = ${filter.parent}`);
  if (filter.id !== undefined) parts.push(sql`p.id = ${filter.id}`);
  else if (filter.withClosed !== true) parts.push(sql`(p.valid_to is null or p.valid_to > ${reader.today}::date)`);
  return rows<PlaceTreeRow>(tx, sql`with counted as (
      select up.id, sum(c.count) as count
        from (select s.place_id, count(*) as count from places.sites s
               where s.programme_id = ${reader.programmeId} and (s.valid_to is null or s.valid_to > ${reader.today}::date) and ${siteInReach(reader)} group by s.place_id) c
        join places.places p on p.programme_id = ${reader.programmeId} and p.id = c.place_id
        cross join lateral unnest(p.ancestor_ids) as up(id) group by up.id)
    select p.id, p.parent_id, p.kind, p.code, p.name_zh, p.name_en, p.zone_id, p.household_count, p.centre_longitude, p.centre_latitude, p.valid_from, p.valid_to, p.version,
           coalesce(c.count, 0) as site_count
      from places.places p left join counted c on c.id = p.id
     where ${sql.join(parts, sql` and `)} order by cardinality(p.ancestor_ids), p.sort_order, p.code`);
}

export interface PlacePathRow { id: string; kind: string; code: string; name_zh: string; name_en: string }

/** From the city down to the place itself. */
export function placePath(tx: Tx, programmeId: string, placeId: string): Promise<PlacePathRow[]> {
  return rows<PlacePathRow>(tx, sql`select u.id, u.kind, u.code, u.name_zh, u.name_en from places.places p
    join places.places u on u.programme_id = p.programme_id and u.id = any(p.ancestor_ids)
    where p.programme_id = ${programmeId} and p.id = ${placeId} order by cardinality(u.ancestor_ids)`);
}

export interface BoundaryRow { id: string; kind: string; code: string; name_zh: string; name_en: string; parent_id: string | null; zone_id: string | null; version: number; boundary: { type: 'Polygon' | 'MultiPolygon'; coordinates: unknown[] } }

export function boundaries(tx: Tx, programmeId: string, kinds: readonly string[], today: string): Promise<BoundaryRow[]> {
  return rows<BoundaryRow>(tx, sql`select id, kind, code, name_zh, name_en, parent_id, zone_id, version, boundary from places.places
    where programme_id = ${programmeId} and kind = any(${kinds}::text[]) and boundary is not null and (valid_to is null or valid_to > ${today}::date) order by sort_order, code`);
}

export function boundaryOf(tx: Tx, programmeId: string, placeId: string): Promise<{ boundary: BoundaryRow['boundary'] | null }> {
  return oneRow(tx, sql`select boundary from places.places where programme_id = ${programmeId} and id = ${placeId}`);
}

/** Open sites in reach below a place, by type. */
export function siteTypesUnder(tx: Tx, reader: SiteReader, placeId: string): Promise<{ code: string; name_zh: string; name_en: string; count: number }[]> {
  return rows(tx, sql`select t.code, t.name_zh, t.name_en, count(*) as count from places.sites s
    join places.places p on p.programme_id = s.programme_id and p.id = s.place_id
    join places.site_types t on t.programme_id = s.programme_id and t.code = s.site_type_code
    where s.programme_id = ${reader.programmeId} and p.ancestor_ids @> array[${placeId}::uuid] and (s.valid_to is null or s.valid_to > ${reader.today}::date) and ${siteInReach(reader)}
    group by t.code, t.name_zh, t.name_en, t.sort_order order by t.sort_order, t.code`);
}

export interface OrganisationTreeRow { id: string; parent_id: string | null; code: string; name_zh: string; name_en: string; kind: string; place_id: string | null; site_count: number }

export function organisationTree(tx: Tx, reader: SiteReader, patterns: readonly string[]): Promise<OrganisationTreeRow[]> {
  const matching = patterns.map((pattern) => sql`(${searchable('o', 'name_zh')} like ${pattern} or lower(o.name_en) like ${pattern} or lower(o.code) like ${pattern})`);
  return rows<OrganisationTreeRow>(tx, sql`select o.id, o.parent_id, o.code, o.name_zh, o.name_en, o.kind, o.place_id, coalesce(c.count, 0) as site_count
    from places.organisations o
    left join (select r.organisation_id, count(*) as count from places.duties r join places.sites s on s.programme_id = r.programme_id and s.id = r.site_id
                where r.programme_id = ${reader.programmeId} and r.role = 'responsibleUnit' and r.validity @> ${reader.today}::date
                  and (s.valid_to is null or s.valid_to > ${reader.today}::date) and ${siteInReach(reader)}
                group by r.organisation_id) c on c.organisation_id = o.id
    where ${sql.join([sql`o.programme_id = ${reader.programmeId}`, ...matching], sql` and `)} order by cardinality(o.ancestor_ids), o.sort_order, o.code`);
}

/** The codes of organisations and places by id, as files name them. */
export async function codesOf(tx: Tx, programmeId: string): Promise<{ organisations: Map<string, string>; places: Map<string, string> }> {
  const found = await rows<{ id: string; code: string; kind: string }>(tx, sql`select id, code, 'organisation' as kind from places.organisations where programme_id = ${programmeId}
    union all select id, code, 'place' from places.places where programme_id = ${programmeId}`);
  const named = (kind: string) => new Map(found.filter((row) => row.kind === kind).map(({ id, code }) => [id, code]));
  return { organisations: named('organisation'), places: named('place') };
}

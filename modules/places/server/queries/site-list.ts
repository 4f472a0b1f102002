/**
 * The statements behind lists, maps, search and export of sites. Who answers for a site is read from two views that the
 * people module fills.
 */
import type { SortOf } from '#platform/contract/sorting.ts';
import { oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import type { Scope } from '#platform/server/operations/index.ts';

export interface SiteFilter {
  readonly siteTypes?: readonly string[] | undefined;
  readonly zoneId?: string | undefined;
  readonly placeId?: string | undefined;
  readonly organisationId?: string | undefined;
  readonly siteLeaderId?: string | undefined;
  readonly withoutLeaderOn?: string | undefined;
  readonly patterns: readonly string[];
  readonly withClosed?: boolean | undefined;
}

/** Whose sites, and on which day. */
export interface SiteReader { readonly programmeId: string; readonly scope: Scope; readonly today: string }

/** 可见点位 · Sites in the reader's reach today: by place, by own duty, or because their organisation answers for them. */
export function siteInReach({ programmeId, scope, today }: SiteReader): RawBuilder<boolean> {
  if (scope.everything) return sql<boolean>`true`;
  const ways: RawBuilder<boolean>[] = [];
  if (scope.placeIds.length > 0) ways.push(sql`s.place_id = any(${scope.placeIds}::uuid[])`);
  if (scope.siteIds.length > 0) ways.push(sql`s.id = any(${scope.siteIds}::uuid[])`);
  if (scope.organisationIds.length > 0) {
    ways.push(sql`s.id in (select r.site_id from places.duties r where r.programme_id = ${programmeId}
      and r.organisation_id = any(${scope.organisationIds}::uuid[]) and r.site_id is not null and r.validity @> ${today}::date)`);
  }
  return ways.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(ways, sql` or `)})`;
}

export function siteWhere(reader: SiteReader, filter: SiteFilter): RawBuilder<unknown> {
  const { programmeId, today } = reader;
  const parts: RawBuilder<unknown>[] = [sql`s.programme_id = ${programmeId}`, siteInReach(reader)];
  if (filter.withClosed !== true) parts.push(sql`(s.valid_to is null or s.valid_to > ${today}::date)`);
  if (filter.siteTypes !== undefined) parts.push(sql`s.site_type_code = any(${filter.siteTypes}::text[])`);
  if (filter.zoneId !== undefined) parts.push(sql`s.zone_id = ${filter.zoneId}`);
  if (filter.placeId !== undefined) {
    parts.push(sql`s.place_id in (select p.id from places.places p where p.programme_id = ${programmeId} and p.ancestor_ids @> array[${filter.placeId}::uuid])`);
  }
  if (filter.organisationId !== undefined) {
    parts.push(sql`s.id in (select r.site_id from places.duties r
      join places.organisations o on o.programme_id = r.programme_id and o.id = r.organisation_id
      where r.programme_id = ${programmeId} and r.role = 'responsibleUnit' and r.validity @> ${today}::date and o.ancestor_ids @> array[${filter.organisationId}::uuid])`);
  }
  if (filter.siteLeaderId !== undefined) {
    parts.push(sql`s.id in (select r.site_id from places.duties r
      where r.programme_id = ${programmeId} and r.person_id = ${filter.siteLeaderId} and r.role = 'siteLeader' and r.validity @> ${today}::date)`);
  }
  if (filter.withoutLeaderOn !== undefined) {
    parts.push(sql`not exists (select 1 from places.duties r
      where r.programme_id = s.programme_id and r.site_id = s.id and r.role = 'siteLeader' and r.validity @> ${filter.withoutLeaderOn}::date)`);
  }
  for (const pattern of filter.patterns) parts.push(sql`s.search_text like ${pattern}`);
  return sql.join(parts, sql` and `);
}

export interface SiteListRow {
  id: string; code: string; name: string; site_type_code: string; site_type_zh: string; site_type_en: string; place_id: string; place_code: string; place_zh: string; place_en: string;
  zone_id: string | null; zone_zh: string | null; zone_en: string | null; longitude: number; latitude: number; length_m: number | null; address: string | null;
  valid_from: string; valid_to: string | null; version: number;
  leader_id: string | null; leader_name: string | null; leader_code: string | null; unit_id: string | null; unit_zh: string | null; unit_en: string | null; unit_code: string | null;
  liaison_id: string | null; liaison_name: string | null; liaison_code: string | null;
}

const columns = sql`s.id, s.code, s.name, s.site_type_code, t.name_zh as site_type_zh, t.name_en as site_type_en, s.place_id, p.code as place_code, p.name_zh as place_zh, p.name_en as place_en,
  s.zone_id, z.name_zh as zone_zh, z.name_en as zone_en, s.longitude, s.latitude, s.length_m, s.address, s.valid_from, s.valid_to, s.version,
  lp.id as leader_id, lp.name as leader_name, lp.code as leader_code, ou.id as unit_id, ou.name_zh as unit_zh, ou.name_en as unit_en, ou.code as unit_code,
  ap.id as liaison_id, ap.name as liaison_name, ap.code as liaison_code`;

/** Names and present holders, joined to the few sites that are shown. */
function relations(today: string): RawBuilder<unknown> {
  const duty = (alias: string, role: string): RawBuilder<unknown> => sql`left join places.duties ${sql.ref(alias)}
    on ${sql.ref(`${alias}.programme_id`)} = s.programme_id and ${sql.ref(`${alias}.site_id`)} = s.id and ${sql.ref(`${alias}.role`)} = ${sql.lit(role)}
    and ${sql.ref(`${alias}.validity`)} @> ${today}::date`;
  return sql`join places.site_types t on t.programme_id = s.programme_id and t.code = s.site_type_code
    join places.places p on p.programme_id = s.programme_id and p.id = s.place_id
    left join places.places z on z.programme_id = s.programme_id and z.id = s.zone_id
    ${duty('dl', 'siteLeader')} left join places.duty_holders lp on lp.programme_id = dl.programme_id and lp.id = dl.person_id
    ${duty('du', 'responsibleUnit')} left join places.organisations ou on ou.programme_id = du.programme_id and ou.id = du.organisation_id
    ${duty('da', 'liaison')} left join places.duty_holders ap on ap.programme_id = da.programme_id and ap.id = da.person_id`;
}

export type SiteSort = SortOf<'code' | 'name' | 'siteType' | 'zone' | 'recent'>;
const ordered = (sort: SiteSort): RawBuilder<unknown> => orderBy(sort, {
  code: ['s.code'], name: ['s.name', 's.code'], recent: ['s.valid_from desc', 's.code'],
  siteType: ['(select t.sort_order from places.site_types t where t.programme_id = s.programme_id and t.code = s.site_type_code)', 's.code'],
  zone: ['(select z.sort_order from places.places z where z.programme_id = s.programme_id and z.id = s.zone_id) nulls last', 's.code'],
});

/** One page of sites: found and cut first, named afterwards. */
export function sitePage(tx: Tx, reader: SiteReader, filter: SiteFilter, sort: SiteSort, page: { limit: number; offset: number }): Promise<SiteListRow[]> {
  return rows<SiteListRow>(tx, sql`with page as materialized (
      select s.* from places.sites s where ${siteWhere(reader, filter)} order by ${ordered(sort)} limit ${page.limit} offset ${page.offset})
    select ${columns} from page s ${relations(reader.today)} order by ${ordered(sort)}`);
}

export async function countSites(tx: Tx, reader: SiteReader, filter: SiteFilter): Promise<number> {
  return (await oneRow<{ count: number }>(tx, sql`select count(*) as count from places.sites s where ${siteWhere(reader, filter)}`)).count;
}

export interface SiteExportRow extends SiteListRow { line: { coordinates: [number, number][] } | null; site_type_geometry: 'point' | 'line'; source_crs: string }

/** Sites with everything an export carries. */
export function sitesForExport(tx: Tx, reader: SiteReader, filter: SiteFilter, limit: number): Promise<SiteExportRow[]> {
  return rows<SiteExportRow>(tx, sql`select ${columns}, s.line, t.geometry as site_type_geometry, s.source_crs
    from places.sites s ${relations(reader.today)} where ${siteWhere(reader, filter)} order by s.code limit ${limit}`);
}

/** One site in the reader's reach, open or closed. */
export async function siteById(tx: Tx, reader: SiteReader, siteId: string): Promise<SiteExportRow | undefined> {
  const found = await rows<SiteExportRow>(tx, sql`select ${columns}, s.line, t.geometry as site_type_geometry, s.source_crs
    from places.sites s ${relations(reader.today)} where s.programme_id = ${reader.programmeId} and s.id = ${siteId} and ${siteInReach(reader)}`);
  return found[0];
}

export interface MapSiteRow { id: string; code: string; name: string; site_type_code: string; longitude: number; latitude: number; line: { coordinates: [number, number][] } | null; zone_id: string | null; place_id: string; leader_id: string | null }

export function sitesForMap(tx: Tx, reader: SiteReader, filter: SiteFilter, limit: number): Promise<MapSiteRow[]> {
  return rows<MapSiteRow>(tx, sql`select s.id, s.code, s.name, s.site_type_code, s.longitude, s.latitude, s.line, s.zone_id, s.place_id, l.person_id as leader_id
    from places.sites s
    left join places.duties l on l.programme_id = s.programme_id and l.site_id = s.id and l.role = 'siteLeader' and l.validity @> ${reader.today}::date
    where ${siteWhere(reader, filter)} order by s.code limit ${limit}`);
}

export interface DutyHistoryRow {
  id: string; role: string; person_id: string | null; person_name: string | null; organisation_id: string | null; organisation_zh: string | null; organisation_en: string | null;
  from_day: string; to_day: string | null; present: boolean; cover_for_id: string | null; cover_for_name: string | null;
}

/** Present duties first, then all others, newest first. */
export function dutiesOfSite(tx: Tx, reader: SiteReader, siteId: string): Promise<DutyHistoryRow[]> {
  return rows<DutyHistoryRow>(tx, sql`select r.id, r.role, q.id as person_id, q.name as person_name, o.id as organisation_id, o.name_zh as organisation_zh, o.name_en as organisation_en,
      lower(r.validity) as from_day, upper(r.validity) as to_day, r.validity @> ${reader.today}::date as present,
      r.cover_for_id, w.name as cover_for_name
    from places.duties r
    left join places.duty_holders w on w.programme_id = r.programme_id and w.id = r.cover_for_id
    left join places.duty_holders q on q.programme_id = r.programme_id and q.id = r.person_id
    left join places.organisations o on o.programme_id = r.programme_id and o.id = r.organisation_id
    where r.programme_id = ${reader.programmeId} and r.site_id = ${siteId}
    order by present desc, case when r.validity @> ${reader.today}::date then array_position(array['siteLeader', 'responsibleUnit', 'liaison', 'leadUnit', 'gridLeader'], r.role) end,
      lower(r.validity) desc, r.role`);
}

export interface FoundRow {
  kind: string; id: string; code: string; name_zh: string; name_en: string; detail_zh: string | null; detail_en: string | null; longitude: number | null; latitude: number | null;
}

/** Sites in reach and places by any word of their name, code or pinyin; whole beginnings first. */
export function findPlaces(tx: Tx, reader: SiteReader, patterns: readonly string[], q: string, limit: number): Promise<FoundRow[]> {
  const matches = (column: string): RawBuilder<unknown> => sql.join(patterns.map((pattern) => sql`${sql.ref(column)} like ${pattern}`), sql` and `);
  const beginning = `${q.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  return rows<FoundRow>(tx, sql`
    (select p.kind, p.id, p.code, p.name_zh, p.name_en, u.name_zh as detail_zh, u.name_en as detail_en, p.centre_longitude as longitude, p.centre_latitude as latitude
       from places.places p left join places.places u on u.programme_id = p.programme_id and u.id = p.parent_id
      where p.programme_id = ${reader.programmeId} and (p.valid_to is null or p.valid_to > ${reader.today}::date) and ${matches('p.search_text')}
      order by not p.search_text like ${beginning}, cardinality(p.ancestor_ids), p.sort_order limit ${Math.ceil(limit / 3)})
    union all
    (select 'site' as kind, s.id, s.code, s.name as name_zh, s.name as name_en, t.name_zh, t.name_en, s.longitude, s.latitude
       from places.sites s join places.site_types t on t.programme_id = s.programme_id and t.code = s.site_type_code
      where s.programme_id = ${reader.programmeId} and ${siteInReach(reader)} and (s.valid_to is null or s.valid_to > ${reader.today}::date) and ${matches('s.search_text')}
      order by not s.search_text like ${beginning}, s.code limit ${limit})
    limit ${limit}`);
}

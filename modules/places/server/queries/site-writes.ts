/** The statements that write single sites, and what they must look up first. */
import { changed, maybeRow, rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import type { NamedThing } from '../code-or-name.ts';
import type { Area, Position } from '../../domain/index.ts';

export interface PlaceForSites extends NamedThing { name_zh: string; kind: string; zone_id: string | null }

/** Every open place that may hold sites. */
export function placesForSites(tx: Tx, programmeId: string, today: string): Promise<PlaceForSites[]> {
  return rows<PlaceForSites>(tx, sql`select p.id, p.code, p.name_zh, p.kind, p.zone_id, array[p.name_zh, p.name_en] as names, up.name_zh as within from places.places p left join places.places up on up.programme_id = p.programme_id and up.id = p.parent_id
    where p.programme_id = ${programmeId} and (p.valid_to is null or p.valid_to > ${today}::date) order by cardinality(p.ancestor_ids), p.sort_order`);
}

/** The areas that sites follow when lines change: grids, and villages where there are none. The smaller comes first. */
export function areasForSites(tx: Tx, programmeId: string, today: string): Promise<{ id: string; boundary: Area }[]> {
  return rows(tx, sql`select id, boundary from places.places p
    where programme_id = ${programmeId} and boundary is not null and kind in ('grid', 'village', 'community') and (valid_to is null or valid_to > ${today}::date)
    order by case kind when 'grid' then 0 else 1 end, cardinality(ancestor_ids) desc, sort_order`);
}

/** The areas a point that comes in may fall in: those that sites follow, and a larger place while nothing is drawn below it, as in a new programme. */
export async function areasForPoints(tx: Tx, programmeId: string, today: string): Promise<{ id: string; boundary: Area }[]> {
  const larger = await rows<{ id: string; boundary: Area }>(tx, sql`select id, boundary from places.places p
    where programme_id = ${programmeId} and boundary is not null and kind in ('zone', 'subdistrict', 'town') and (valid_to is null or valid_to > ${today}::date)
      and not exists (select 1 from places.places c where c.programme_id = p.programme_id and c.parent_id = p.id and c.boundary is not null and (c.valid_to is null or c.valid_to > ${today}::date))
    order by cardinality(ancestor_ids) desc, sort_order`);
  return [...await areasForSites(tx, programmeId, today), ...larger];
}

export interface SiteForChange { id: string; code: string; site_type_code: string; version: number; valid_from: string; valid_to: string | null; place_id: string; line: unknown; length_m: number | null }

/** A site in reach, locked against parallel changes. */
export function lockSite(tx: Tx, programmeId: string, siteId: string): Promise<SiteForChange | undefined> {
  return maybeRow<SiteForChange>(tx, sql`select id, code, site_type_code, version, valid_from, valid_to, place_id, line, length_m
    from places.sites where programme_id = ${programmeId} and id = ${siteId} for update`);
}

export interface SiteValues {
  readonly id: string; readonly code: string; readonly name: string; readonly siteTypeCode: string; readonly placeId: string; readonly zoneId: string | null;
  readonly position: Position; readonly line: readonly Position[] | null; readonly lengthM: number | null; readonly address: string | null;
  readonly sourceCrs: string; readonly validFrom: string; readonly searchText: string;
}

const lineJson = (line: readonly Position[] | null): string | null => (line === null ? null : JSON.stringify({ type: 'LineString', coordinates: line }));

export function insertSite(tx: Tx, programmeId: string, site: SiteValues): Promise<number> {
  return changed(tx, sql`insert into places.sites (programme_id, id, code, name, site_type_code, place_id, zone_id, longitude, latitude, line, length_m, address, source_crs, valid_from, search_text)
    values (${programmeId}, ${site.id}, ${site.code}, ${site.name}, ${site.siteTypeCode}, ${site.placeId}, ${site.zoneId}, ${site.position[0]}, ${site.position[1]},
      ${lineJson(site.line)}::jsonb, ${site.lengthM}, ${site.address}, ${site.sourceCrs}, ${site.validFrom}, ${site.searchText})`);
}

export function updateSiteWords(tx: Tx, programmeId: string, siteId: string, words: { name: string; siteTypeCode: string; address: string | null; lengthM: number | null; searchText: string }): Promise<number> {
  return changed(tx, sql`update places.sites set name = ${words.name}, site_type_code = ${words.siteTypeCode}, address = ${words.address}, length_m = ${words.lengthM},
      search_text = ${words.searchText}, version = version + 1
    where programme_id = ${programmeId} and id = ${siteId}`);
}

export function updateSitePosition(tx: Tx, programmeId: string, siteId: string, at: Pick<SiteValues, 'placeId' | 'zoneId' | 'position' | 'line' | 'lengthM' | 'sourceCrs'>): Promise<number> {
  return changed(tx, sql`update places.sites set place_id = ${at.placeId}, zone_id = ${at.zoneId}, longitude = ${at.position[0]}, latitude = ${at.position[1]},
      line = ${lineJson(at.line)}::jsonb, length_m = ${at.lengthM}, source_crs = ${at.sourceCrs}, version = version + 1
    where programme_id = ${programmeId} and id = ${siteId}`);
}

export function closeSiteOn(tx: Tx, programmeId: string, siteId: string, validTo: string): Promise<number> {
  return changed(tx, sql`update places.sites set valid_to = ${validTo}, version = version + 1 where programme_id = ${programmeId} and id = ${siteId}`);
}

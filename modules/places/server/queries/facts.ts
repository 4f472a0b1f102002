/** What other modules may ask about places and sites, inside their own transaction and the reader's reach. */
import { maybeRow, rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';

/** Whether the programme has this place. */
export async function placeExists(tx: Tx, programmeId: string, placeId: string): Promise<boolean> {
  return (await maybeRow(tx, sql`select 1 from places.places where programme_id = ${programmeId} and id = ${placeId}`)) !== undefined;
}

/** The zone (or town) a place lies in; the place itself when it is one. Null for the city, and for a place that is not there. */
export async function zoneOf(tx: Tx, programmeId: string, placeId: string): Promise<string | null> {
  return (await maybeRow<{ zone_id: string | null }>(tx, sql`select zone_id from places.places where programme_id = ${programmeId} and id = ${placeId}`))?.zone_id ?? null;
}

export interface SiteFacts {
  readonly id: string; readonly code: string; readonly name: string; readonly siteTypeCode: string; readonly placeId: string; readonly zoneId: string | null;
  readonly longitude: number; readonly latitude: number;
  /** @unit metres */
  readonly lengthM: number | null;
  /** First day on which it is no longer inspected. */
  readonly validTo: string | null;
}

/** Facts of the given sites, of those in the reader's reach; in no particular order. */
export function siteFacts(tx: Tx, programmeId: string, siteIds: readonly string[]): Promise<SiteFacts[]> {
  return rows<SiteFacts>(tx, sql`select id, code, name, site_type_code as "siteTypeCode", place_id as "placeId", zone_id as "zoneId", longitude, latitude,
      length_m as "lengthM", valid_to as "validTo"
    from places.sites where programme_id = ${programmeId} and id = any(${siteIds}::uuid[])`);
}

export interface PlaceName { readonly id: string; readonly kind: string; readonly code: string; readonly nameZh: string; readonly nameEn: string }

/** Names of places, in no particular order. */
export function placeNames(tx: Tx, programmeId: string, placeIds: readonly string[]): Promise<PlaceName[]> {
  return rows<PlaceName>(tx, sql`select id, kind, code, name_zh as "nameZh", name_en as "nameEn" from places.places
    where programme_id = ${programmeId} and id = any(${placeIds}::uuid[])`);
}

/** 行政地名 · Chinese names of counties, districts, towns and townships that the programme has; at most 5,000. */
export async function administrativeNames(tx: Tx, programmeId: string): Promise<string[]> {
  const found = await rows<{ name: string }>(tx, sql`select distinct name_zh as name from places.places where programme_id = ${programmeId} and name_zh ~ '[县市区旗镇乡]$' limit 5000`);
  return found.map(({ name }) => name);
}

/** Names of organisations, in no particular order. */
export function organisationNames(tx: Tx, programmeId: string, organisationIds: readonly string[]): Promise<Omit<PlaceName, 'kind'>[]> {
  return rows<Omit<PlaceName, 'kind'>>(tx, sql`select id, code, name_zh as "nameZh", name_en as "nameEn" from places.organisations
    where programme_id = ${programmeId} and id = any(${organisationIds}::uuid[])`);
}

export interface NewSiteType { readonly code: string; readonly zh: string; readonly en: string; readonly geometry: 'point' | 'line' }

/** Site types that an edition brings and the programme has not yet. @returns the codes that were new */
export async function addMissingSiteTypes(tx: Tx, programmeId: string, types: readonly NewSiteType[]): Promise<string[]> {
  const added = await rows<{ code: string }>(tx, sql`insert into places.site_types (programme_id, code, name_zh, name_en, geometry, sort_order)
    select ${programmeId}, t.code, t.zh, t.en, t.geometry, t.sort_order
      from jsonb_to_recordset(${JSON.stringify(types.map((type, at) => ({ ...type, sort_order: at })))}::jsonb) as t(code text, zh text, en text, geometry text, sort_order integer)
    on conflict do nothing returning code`);
  return added.map((row) => row.code);
}

/** What the public may read of a programme and its places, and the office's switch for it. */
import { changed, maybeRow, rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import type { Area } from '../../domain/index.ts';

export interface PublicSiteRow {
  site_open: boolean; reporting_open: boolean; about_zh: string | null; about_en: string | null; contact: string | null; contact_en: string | null; record_number: string | null; map_approval_number: string | null;
}
export interface PublicProgrammeRow extends PublicSiteRow { code: string; name_zh: string; name_en: string; synthetic: boolean; utc_offset_minutes: number }

export function publicSiteRow(tx: Tx, programmeId: string): Promise<PublicSiteRow | undefined> {
  return maybeRow<PublicSiteRow>(tx, sql`select site_open, reporting_open, about_zh, about_en, contact, contact_en, record_number, map_approval_number
    from places.public_sites where programme_id = ${programmeId}`);
}

export function publicProgramme(tx: Tx, programmeId: string): Promise<PublicProgrammeRow | undefined> {
  return maybeRow<PublicProgrammeRow>(tx, sql`select p.code, p.name_zh, p.name_en, p.synthetic, p.utc_offset_minutes, s.site_open, s.reporting_open, s.about_zh, s.about_en,
      s.contact, s.contact_en, s.record_number, s.map_approval_number
    from places.programmes p join places.public_sites s on s.programme_id = p.id where p.id = ${programmeId} and s.site_open`);
}

export function savePublicSiteRow(tx: Tx, programmeId: string, row: PublicSiteRow & { changed_at: string }): Promise<number> {
  return changed(tx, sql`insert into places.public_sites (programme_id, site_open, reporting_open, about_zh, about_en, contact, contact_en, record_number, map_approval_number, changed_at)
    values (${programmeId}, ${row.site_open}, ${row.reporting_open}, ${row.about_zh}, ${row.about_en}, ${row.contact}, ${row.contact_en}, ${row.record_number}, ${row.map_approval_number}, ${row.changed_at})
    on conflict (programme_id) do update set site_open = excluded.site_open, reporting_open = excluded.reporting_open, about_zh = excluded.about_zh, about_en = excluded.about_en,
      contact = excluded.contact, contact_en = excluded.contact_en, record_number = excluded.record_number, map_approval_number = excluded.map_approval_number, changed_at = excluded.changed_at`);
}

export function openProgrammes(tx: Tx): Promise<{ code: string; name_zh: string; name_en: string; synthetic: boolean }[]> {
  return rows(tx, sql`select code, name_zh, name_en, synthetic from places.open_public_sites()`);
}

export interface PublicPlaceRow { id: string; kind: string; name_zh: string; name_en: string; zone_id: string | null; boundary: Area | null }

/** Zones, towns, communities and villages; boundaries of the first two only, for a light map. */
export function publicPlaces(tx: Tx, programmeId: string): Promise<PublicPlaceRow[]> {
  return rows<PublicPlaceRow>(tx, sql`select id, kind, name_zh, name_en, zone_id, case when kind in ('zone', 'town') then boundary end as boundary
    from places.places where programme_id = ${programmeId} and kind in ('county', 'zone', 'town', 'subdistrict', 'community', 'village') and valid_to is null
    order by sort_order, code`);
}

export function sitesNamed(tx: Tx, pattern: string, limit: number): Promise<{ id: string; name: string; place_zh: string; place_en: string }[]> {
  return rows(tx, sql`select id, name, place_zh, place_en from places.public_sites_named(${pattern}, ${limit})`);
}

export interface ReportPlace { place_id: string; zone_id: string | null; site_id: string | null; site_name: string | null; longitude: number | null; latitude: number | null }

/** 公众所指点位 · Where a site named by a resident lies; undefined when there is none or the site is closed to the public. */
export function publicSitePlace(tx: Tx, siteId: string): Promise<ReportPlace | undefined> {
  return maybeRow<ReportPlace>(tx, sql`select place_id, zone_id, id as site_id, name as site_name, longitude, latitude from places.public_site_place(${siteId})`);
}

/** Places with a boundary whose box might hold a point, the smallest kind first. */
export function bounded(tx: Tx, programmeId: string): Promise<{ id: string; kind: string; zone_id: string | null; boundary: Area }[]> {
  return rows(tx, sql`select id, kind, zone_id, boundary from places.places where programme_id = ${programmeId} and boundary is not null and valid_to is null
    order by array_position(array['grid', 'community', 'village', 'town', 'subdistrict', 'zone', 'county', 'city'], kind)`);
}

export function placeOf(tx: Tx, programmeId: string, placeId: string | null): Promise<{ id: string; zone_id: string | null } | undefined> {
  return maybeRow(tx, sql`select id, zone_id from places.places where programme_id = ${programmeId} and valid_to is null
    and (id = ${placeId}::uuid or (${placeId}::uuid is null and kind = 'city')) order by sort_order limit 1`);
}

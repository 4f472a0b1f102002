/** The statements behind importing sites, a chunk at a time. */
import { rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import { askedCells } from '../code-or-name.ts';
import type { NamedThing } from '../code-or-name.ts';

/** Codes of these that a site has which the reader cannot see: their rows must be refused, not written over. */
export async function hiddenSiteCodes(tx: Tx, programmeId: string, codes: readonly string[]): Promise<Set<string>> {
  const found = await rows<{ code: string }>(tx, sql`select taken.code from places.taken_site_codes(${codes}::text[]) as taken(code)
    where not exists (select 1 from places.sites s where s.programme_id = ${programmeId} and s.code = taken.code)`);
  return new Set(found.map((row) => row.code));
}

export interface KnownSite { id: string; code: string; placeId: string; validFrom: string }

/** The sites in reach that have these codes already. */
export async function knownSites(tx: Tx, programmeId: string, codes: readonly string[]): Promise<Map<string, KnownSite>> {
  const found = await rows<KnownSite>(tx, sql`select id, code, place_id as "placeId", valid_from as "validFrom"
    from places.sites where programme_id = ${programmeId} and code = any(${codes}::text[])`);
  return new Map(found.map((row) => [row.code, row]));
}

/** Persons in office whom these cells may mean, by code or name. */
export async function holdersCalled(tx: Tx, programmeId: string, cells: readonly (string | null)[], today: string): Promise<NamedThing[]> {
  const asked = askedCells(cells);
  if (asked === null) return [];
  return rows(tx, sql`select h.id, h.code, array[h.name] as names, null as within from places.duty_holders h
    where h.programme_id = ${programmeId} and (${asked.isCoded('h.code')} or ${asked.isNamed('h.name')}) and (h.valid_to is null or h.valid_to > ${today}::date)`);
}

export interface SiteToWrite {
  readonly id: string; readonly code: string; readonly name: string; readonly type: string; readonly placeId: string; readonly zoneId: string | null;
  readonly longitude: number; readonly latitude: number; readonly line: { type: 'LineString'; coordinates: unknown } | null; readonly lengthM: number | null;
  readonly address: string | null; readonly crs: string; readonly validFrom: string; readonly search: string;
}

/** Coordinates that differ by less than a centimetre are the same. */
const moved = sql`(abs(old.longitude - excluded.longitude) > 1e-7 or abs(old.latitude - excluded.latitude) > 1e-7)`;

/**
 * Sites by code. What a row leaves empty stays as it is; a row that says nothing new is not written, and coordinates that
 * did not change keep the system they once came in.
 */
export function upsertSites(tx: Tx, programmeId: string, sites: readonly SiteToWrite[]): Promise<{ id: string; created: boolean }[]> {
  return rows<{ id: string; created: boolean }>(tx, sql`
    insert into places.sites as old (programme_id, id, code, name, site_type_code, place_id, zone_id, longitude, latitude, line, length_m, address, source_crs, valid_from, search_text)
    select ${programmeId}, r.id, r.code, r.name, r.type, r."placeId", r."zoneId", r.longitude, r.latitude, nullif(r.line, 'null'), r."lengthM", r.address, r.crs, r."validFrom", r.search
      from jsonb_to_recordset(${JSON.stringify(sites)}::jsonb) as r(id uuid, code text, name text, type text, "placeId" uuid, "zoneId" uuid, longitude double precision,
        latitude double precision, line jsonb, "lengthM" integer, address text, crs text, "validFrom" date, search text)
    on conflict (programme_id, code) do update set name = excluded.name, site_type_code = excluded.site_type_code, place_id = excluded.place_id, zone_id = excluded.zone_id,
        longitude = excluded.longitude, latitude = excluded.latitude, line = coalesce(excluded.line, old.line), length_m = coalesce(excluded.length_m, old.length_m),
        address = coalesce(excluded.address, old.address), search_text = excluded.search_text, version = old.version + 1,
        source_crs = case when ${moved} then excluded.source_crs else old.source_crs end
      where ${moved} or (old.name, old.site_type_code, old.place_id, old.line, old.length_m, old.address) is distinct from
        (excluded.name, excluded.site_type_code, excluded.place_id, coalesce(excluded.line, old.line), coalesce(excluded.length_m, old.length_m), coalesce(excluded.address, old.address))
    returning id, xmax = 0 as created`);
}

export interface KnownDuty { siteId: string; role: string; holderId: string; from: string; to: string | null }

/** Present and coming duties of sites. */
export function knownDuties(tx: Tx, programmeId: string, siteIds: readonly string[], since: string): Promise<KnownDuty[]> {
  return rows<KnownDuty>(tx, sql`select site_id as "siteId", role, coalesce(person_id, organisation_id) as "holderId", lower(validity) as "from", upper(validity) as "to"
    from places.duties where programme_id = ${programmeId} and site_id = any(${siteIds}::uuid[]) and (upper_inf(validity) or upper(validity) > ${since}::date)`);
}

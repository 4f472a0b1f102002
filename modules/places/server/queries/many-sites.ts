/** The statements that change many sites at once: one to lock, one to write, however many there are. */
import { changed, rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import { siteWhere } from './site-list.ts';
import type { SiteFilter, SiteReader } from './site-list.ts';

export interface SiteInLot {
  id: string; code: string; name: string; version: number; site_type_code: string; place_id: string; valid_from: string; valid_to: string | null; length_m: number | null;
}

const columns = sql`s.id, s.code, s.name, s.version, s.site_type_code, s.place_id, s.valid_from, s.valid_to, s.length_m`;

/** Locked in one order everywhere, so that two lots never wait for each other. */
export function lockSites(tx: Tx, programmeId: string, ids: readonly string[]): Promise<SiteInLot[]> {
  return rows<SiteInLot>(tx, sql`select ${columns} from places.sites s where s.programme_id = ${programmeId} and s.id = any(${[...ids]}::uuid[]) order by s.id for update of s`);
}

/** All that a filter gives among the sites that the writer may change: those in places of theirs, not those they only answer for. */
export function lockSitesBy(tx: Tx, reader: SiteReader, filter: SiteFilter, limit: number): Promise<SiteInLot[]> {
  const mine = reader.scope.everything ? sql`true` : sql`s.place_id = any(${[...reader.scope.placeIds]}::uuid[])`;
  return rows<SiteInLot>(tx, sql`select ${columns} from places.sites s where ${siteWhere(reader, filter)} and ${mine} order by s.id limit ${limit} for update of s`);
}

/** Which sites a filter gives. */
export async function siteIdsBy(tx: Tx, reader: SiteReader, filter: SiteFilter, limit: number): Promise<string[]> {
  return (await rows<{ id: string }>(tx, sql`select s.id from places.sites s where ${siteWhere(reader, filter)} order by s.id limit ${limit}`)).map(({ id }) => id);
}

export interface SiteState { readonly id: string; readonly siteTypeCode: string; readonly validTo: string | null }

export function saveSiteStates(tx: Tx, programmeId: string, states: readonly SiteState[]): Promise<number> {
  return changed(tx, sql`update places.sites s set site_type_code = n."siteTypeCode", valid_to = n."validTo", version = s.version + 1
    from jsonb_to_recordset(${JSON.stringify(states)}::jsonb) as n(id uuid, "siteTypeCode" text, "validTo" date)
    where s.programme_id = ${programmeId} and s.id = n.id`);
}

export interface DutyEnded { id: string; siteId: string; role: string; personId: string | null; organisationId: string | null; from: string; to: string | null }

/** Duties that a closing cuts short, as they were before. */
export function dutiesFrom(tx: Tx, programmeId: string, siteIds: readonly string[], day: string): Promise<DutyEnded[]> {
  return rows<DutyEnded>(tx, sql`select d.id, d.site_id as "siteId", d.role, d.person_id as "personId", d.organisation_id as "organisationId", lower(d.validity) as "from", upper(d.validity) as "to"
    from places.duties d where d.programme_id = ${programmeId} and d.site_id = any(${[...siteIds]}::uuid[]) and (upper(d.validity) is null or upper(d.validity) > ${day}::date) order by d.id`);
}

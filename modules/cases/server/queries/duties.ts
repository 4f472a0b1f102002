/** Who answers for sites, and where places and sites lie. */
import { maybeRow, rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';

export interface Location { place_id: string; zone_id: string | null; site_id: string | null; longitude: number | null; latitude: number | null }

/** A site in reach, as the place of a new case. */
export function siteLocation(tx: Tx, programmeId: string, siteId: string): Promise<Location | undefined> {
  return maybeRow<Location>(tx, sql`select place_id, zone_id, id as site_id, longitude, latitude
    from places.sites where programme_id = ${programmeId} and id = ${siteId}`);
}

export function placeLocation(tx: Tx, programmeId: string, placeId: string): Promise<Location | undefined> {
  return maybeRow<Location>(tx, sql`select id as place_id, zone_id, null::uuid as site_id, null::double precision as longitude, null::double precision as latitude
    from places.places where programme_id = ${programmeId} and id = ${placeId}`);
}

export interface NamedDuty { organisation_id: string; name_zh: string; name_en: string }

export function organisationNames(tx: Tx, programmeId: string, organisationIds: readonly string[]): Promise<NamedDuty[]> {
  return rows<NamedDuty>(tx, sql`select id as organisation_id, name_zh, name_en from places.organisations
    where programme_id = ${programmeId} and id = any(${[...organisationIds]}::uuid[])`);
}

export interface PersonNamed { id: string; name: string }

export function personNames(tx: Tx, programmeId: string, personIds: readonly string[]): Promise<PersonNamed[]> {
  return rows<PersonNamed>(tx, sql`select id, name from people.persons where programme_id = ${programmeId} and id = any(${[...personIds]}::uuid[])`);
}

export interface SiteDuty { site_id: string; site_leader_id: string | null; organisation_id: string | null }

/** Responsible organisation and site leader of each site on a day. */
export function dutiesOn(tx: Tx, programmeId: string, siteIds: readonly string[], day: string): Promise<SiteDuty[]> {
  return rows<SiteDuty>(tx, sql`
    select r.site_id, (array_agg(r.person_id) filter (where r.role = 'siteLeader'))[1] as site_leader_id,
      (array_agg(r.organisation_id) filter (where r.role = 'responsibleUnit'))[1] as organisation_id
      from people.responsibilities r
     where r.programme_id = ${programmeId} and r.site_id = any(${[...siteIds]}::uuid[]) and r.validity @> ${day}::date
       and r.role in ('siteLeader', 'responsibleUnit')
     group by r.site_id`);
}

/** Where a new case lies. */
import { maybeRow, sql } from '#platform/server/db/index.ts';
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

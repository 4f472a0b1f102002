/** The statements behind giving many sites to one holder, all at once. */
import { rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import { siteInReach } from './duties.ts';
import type { HeldRow, Reader } from './duties.ts';

export interface SiteForDuty { id: string; code: string; name: string; place_id: string; site_type_code: string; type_zh: string; type_en: string }

/** Open sites in reach: the named ones, or those in a place and below; at most one more than the limit. */
export function sitesForDuty(tx: Tx, reader: Reader, of: { siteIds?: readonly string[] | undefined; placeId?: string | undefined }, limit: number): Promise<SiteForDuty[]> {
  const which = of.siteIds === undefined
    ? sql`s.place_id in (select p.id from places.places p where p.programme_id = ${reader.programmeId} and p.ancestor_ids @> array[${of.placeId}::uuid])` : sql`s.id = any(${of.siteIds}::uuid[])`;
  return rows<SiteForDuty>(tx, sql`select s.id, s.code, s.name, s.place_id, s.site_type_code, t.name_zh as type_zh, t.name_en as type_en
    from places.sites s join places.site_types t on t.programme_id = s.programme_id and t.code = s.site_type_code
    where s.programme_id = ${reader.programmeId} and ${which} and (s.valid_to is null or s.valid_to > ${reader.today}::date) and ${reader.scope.everything ? sql`true` : siteInReach(reader)}
    order by s.code limit ${limit}`);
}

export interface HeldSiteRow extends HeldRow { site_id: string; cover_id: string | null; name_zh: string; name_en: string; person_id: string | null; organisation_id: string | null }

/** Everybody who ever held one duty at these sites, locked against parallel changes. */
export function lockDutiesAt(tx: Tx, programmeId: string, siteIds: readonly string[], role: string): Promise<HeldSiteRow[]> {
  return rows<HeldSiteRow>(tx, sql`select r.id, r.site_id, r.cover_id, r.person_id, r.organisation_id, coalesce(r.person_id, r.organisation_id) as holder_id, lower(r.validity) as from_day, upper(r.validity) as to_day,
      coalesce(q.name, o.name_zh) as name_zh, coalesce(q.name, o.name_en) as name_en
    from people.responsibilities r
    left join people.persons q on q.programme_id = r.programme_id and q.id = r.person_id
    left join places.organisations o on o.programme_id = r.programme_id and o.id = r.organisation_id
    where r.programme_id = ${programmeId} and r.role = ${role} and r.site_id = any(${siteIds}::uuid[]) order by r.site_id, lower(r.validity) for update of r`);
}

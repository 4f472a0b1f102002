/** What a drawn round saw, site by site, and the frame it was drawn from. Expects the primary keys of rounds, round sites and observations. */
import { maybeRow, rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';

export interface DrawnRound { state: string; strata: { siteTypeCode: string; zoneCode: string; size: number; count: number }[] | null }

export function drawnRound(tx: Tx, programmeId: string, roundId: string): Promise<DrawnRound | undefined> {
  return maybeRow<DrawnRound>(tx, sql`select state, draw -> 'allocation' -> 'strata' as strata from inspections.rounds where programme_id = ${programmeId} and id = ${roundId}`);
}

export interface SeenSite { site_id: string; site_type_code: string; zone_code: string; zone_id: string | null; organisation_id: string | null }

/** Which drawn sites were looked at, and the stratum of each as it was drawn. @param alsoSeen drawn sites that another round looked at for this one */
export function seenSites(tx: Tx, programmeId: string, roundId: string, alsoSeen: readonly string[] = []): Promise<SeenSite[]> {
  return rows<SeenSite>(tx, sql`
    select s.site_id, f."siteTypeCode" as site_type_code, f."zoneCode" as zone_code, s.zone_id, s.organisation_id
      from inspections.rounds r
      cross join lateral jsonb_to_recordset(r.draw -> 'frame') as f("siteCode" text, "siteTypeCode" text, "zoneCode" text)
      join inspections.round_sites s on s.programme_id = r.programme_id and s.round_id = r.id and s.site_code = f."siteCode"
     where r.programme_id = ${programmeId} and r.id = ${roundId}
       and (s.site_id = any(${[...alsoSeen]}::uuid[]) or exists (select 1 from inspections.observations o where o.programme_id = s.programme_id and o.round_id = s.round_id and o.site_id = s.site_id))`);
}

export interface SiteStandardRow { site_id: string; standard_id: string; theme_id: string; met_count: number; observed_count: number }

/** Judgements by site and standard: everything an error is worked out from. */
export function siteStandards(tx: Tx, programmeId: string, roundId: string): Promise<SiteStandardRow[]> {
  return rows<SiteStandardRow>(tx, sql`
    select o.site_id, k.standard_id, k.theme_id, sum(o.met_count) as met_count, sum(o.observed_count) as observed_count
      from inspections.observations o
      join frameworks.check_items k on k.programme_id = o.programme_id and k.id = o.check_item_id
     where o.programme_id = ${programmeId} and o.round_id = ${roundId} and not o.not_applicable
     group by o.site_id, k.standard_id, k.theme_id`);
}

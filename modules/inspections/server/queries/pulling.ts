/** Rows for devices: few columns, and a handful of statements for a whole page of sites. */
import { rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder } from '#platform/server/db/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import type { CheckRule } from '#modules/frameworks/domain/index.ts';
import type { RoundState } from '../../domain/index.ts';

export interface PulledSiteRow {
  round_id: string; site_id: string; site_code: string; site_name: string; site_type_code: string; site_type_zh: string; site_type_en: string; zone_zh: string | null; zone_en: string | null;
  place_zh: string; place_en: string; longitude: number; latitude: number; length_m: number | null; organisation_zh: string | null; organisation_en: string | null;
  site_leader_name: string | null; state: 'waiting' | 'started' | 'done'; done_at: string | null; edition_id: string;
}

function mySites(ctx: ReadContext, which: RawBuilder<unknown>, tail: RawBuilder<unknown>): Promise<PulledSiteRow[]> {
  return rows<PulledSiteRow>(ctx.tx, sql`
    select rs.round_id, rs.site_id, rs.site_code, s.name as site_name, rs.site_type_code, coalesce(t.name_zh, rs.site_type_code) as site_type_zh,
           coalesce(t.name_en, rs.site_type_code) as site_type_en, z.name_zh as zone_zh, z.name_en as zone_en, p.name_zh as place_zh, p.name_en as place_en, s.longitude, s.latitude,
           rs.length_m, g.name_zh as organisation_zh, g.name_en as organisation_en, l.name as site_leader_name, rs.state, rs.done_at, r.edition_id
      from inspections.round_sites rs
      join inspections.rounds r on r.programme_id = rs.programme_id and r.id = rs.round_id and r.state in ('drawn', 'inProgress')
      join places.sites s on s.programme_id = rs.programme_id and s.id = rs.site_id
      join places.places p on p.programme_id = rs.programme_id and p.id = rs.place_id
      left join places.site_types t on t.programme_id = rs.programme_id and t.code = rs.site_type_code
      left join places.places z on z.programme_id = rs.programme_id and z.id = rs.zone_id
      left join places.organisations g on g.programme_id = rs.programme_id and g.id = rs.organisation_id
      left join people.persons l on l.programme_id = rs.programme_id and l.id = rs.site_leader_id
     where rs.programme_id = ${ctx.programmeId} and rs.inspector_id = ${ctx.personId} and ${which}
     order by rs.round_id, rs.site_id ${tail}`);
}

/** A stretch of my sites, after one already sent. Expects the index by inspector. */
export function mySitesAfter(ctx: ReadContext, after: { roundId: string; siteId: string } | null, count: number): Promise<PulledSiteRow[]> {
  return mySites(ctx, after === null ? sql`true` : sql`(rs.round_id, rs.site_id) > (${after.roundId}::uuid, ${after.siteId}::uuid)`, sql`limit ${count}`);
}

/** Those of my sites that are among these. */
export function mySitesAmong(ctx: ReadContext, keys: readonly { roundId: string; siteId: string }[]): Promise<PulledSiteRow[]> {
  if (keys.length === 0) return Promise.resolve([]);
  return mySites(ctx, sql`(rs.round_id, rs.site_id) in (select k."roundId", k."siteId" from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as k("roundId" uuid, "siteId" uuid))`, sql``);
}

export interface PulledObservationRow {
  round_id: string; site_id: string; check_item_id: string; observed_count: number; met_count: number; not_applicable: boolean; note: string | null; observed_at: string;
  inspector_name: string; revision: number; photo_ids: string[];
}

export function observationsAt(ctx: ReadContext, sites: readonly PulledSiteRow[]): Promise<PulledObservationRow[]> {
  if (sites.length === 0) return Promise.resolve([]);
  return rows<PulledObservationRow>(ctx.tx, sql`
    select o.round_id, o.site_id, o.check_item_id, o.observed_count, o.met_count, o.not_applicable, o.note, o.observed_at, q.name as inspector_name, o.revision,
           array(select ph.file_id from inspections.observation_photos ph where ph.programme_id = o.programme_id and ph.round_id = o.round_id and ph.site_id = o.site_id
                    and ph.check_item_id = o.check_item_id order by ph.file_id) as photo_ids
      from jsonb_to_recordset(${JSON.stringify(sites.map(({ round_id, site_id }) => ({ round_id, site_id })))}::jsonb) as k(round_id uuid, site_id uuid)
      join inspections.observations o on o.programme_id = ${ctx.programmeId} and o.round_id = k.round_id and o.site_id = k.site_id
      join people.persons q on q.programme_id = o.programme_id and q.id = o.inspector_id
     order by o.round_id, o.site_id, o.check_item_id`);
}

export interface PulledRoundRow { id: string; code: string; name_zh: string; name_en: string; state: RoundState; starts_on: string; ends_on: string }

/** Rounds in which I have sites to walk. */
export function myRounds(ctx: ReadContext): Promise<PulledRoundRow[]> {
  return rows<PulledRoundRow>(ctx.tx, sql`
    select r.id, r.code, r.name_zh, r.name_en, r.state, r.starts_on, r.ends_on from inspections.rounds r
     where r.programme_id = ${ctx.programmeId} and r.state in ('drawn', 'inProgress')
       and exists (select 1 from inspections.round_sites rs where rs.programme_id = r.programme_id and rs.round_id = r.id and rs.inspector_id = ${ctx.personId})
     order by r.starts_on, r.id`);
}

export interface PulledCheckRow {
  edition_id: string; site_type_code: string; id: string; code: string; name_zh: string; name_en: string; theme_zh: string; theme_en: string; standard_code: string; rule: CheckRule;
  exceptions_zh: string | null; exceptions_en: string | null; photo_on_unmet: boolean;
}

/** The check lists of these editions and site types, in the order of the list. */
export function checkListsOf(ctx: ReadContext, kinds: readonly { editionId: string; siteTypeCode: string }[]): Promise<PulledCheckRow[]> {
  if (kinds.length === 0) return Promise.resolve([]);
  return rows<PulledCheckRow>(ctx.tx, sql`
    select kind."editionId" as edition_id, kind."siteTypeCode" as site_type_code, k.id, k.code, k.name_zh, k.name_en, t.name_zh as theme_zh, t.name_en as theme_en, n.code as standard_code,
           k.rule, k.exceptions_zh, k.exceptions_en, k.photo_on_unmet
      from jsonb_to_recordset(${JSON.stringify(kinds)}::jsonb) as kind("editionId" uuid, "siteTypeCode" text)
      join frameworks.check_items k on k.programme_id = ${ctx.programmeId} and k.edition_id = kind."editionId" and k.site_type_codes @> array[kind."siteTypeCode"]
      join frameworks.nodes n on n.programme_id = k.programme_id and n.id = k.standard_id
      join frameworks.nodes t on t.programme_id = k.programme_id and t.id = k.theme_id
     order by 1, 2, k.sort_order`);
}

/** Every edition and site type among my sites. */
export function myKinds(ctx: ReadContext): Promise<{ edition_id: string; site_type_code: string }[]> {
  return rows<{ edition_id: string; site_type_code: string }>(ctx.tx, sql`
    select distinct r.edition_id, rs.site_type_code from inspections.round_sites rs
      join inspections.rounds r on r.programme_id = rs.programme_id and r.id = rs.round_id and r.state in ('drawn', 'inProgress')
     where rs.programme_id = ${ctx.programmeId} and rs.inspector_id = ${ctx.personId}`);
}

/** The frame of a draw, what was drawn, and who inspects it. */
import { changed, maybeRow, oneRow, rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import type { DrawRecord, FrameSite } from '../../domain/index.ts';
import { NO_ZONE } from '../../domain/index.ts';

export interface FrameFilter { readonly editionId: string; readonly day: string; readonly siteTypeCodes: readonly string[] | undefined; readonly zoneIds: readonly string[] | undefined }

/** Every site in force on the day whose type the edition checks. */
export function frameSites(tx: Tx, programmeId: string, filter: FrameFilter): Promise<FrameSite[]> {
  const ofTypes = filter.siteTypeCodes === undefined ? sql`true` : sql`s.site_type_code = any(${[...filter.siteTypeCodes]}::text[])`;
  const inZones = filter.zoneIds === undefined ? sql`true` : sql`s.zone_id = any(${[...filter.zoneIds]}::uuid[])`;
  return rows<FrameSite>(tx, sql`
    select s.code as "siteCode", s.site_type_code as "siteTypeCode", coalesce(z.code, ${NO_ZONE}) as "zoneCode"
      from places.sites s left join places.places z on z.programme_id = s.programme_id and z.id = s.zone_id
     where s.programme_id = ${programmeId} and s.valid_from <= ${filter.day}::date and (s.valid_to is null or s.valid_to > ${filter.day}::date)
       and s.site_type_code in (select distinct unnest(k.site_type_codes) from frameworks.check_items k where k.programme_id = ${programmeId} and k.edition_id = ${filter.editionId})
       and ${ofTypes} and ${inZones}
     order by s.code`);
}

export function saveDraw(tx: Tx, programmeId: string, roundId: string, record: DrawRecord, drawnAt: string): Promise<number> {
  return changed(tx, sql`update inspections.rounds set state = 'drawn', seed = ${record.seed}, seed_sealed = null, draw = ${JSON.stringify(record)}::jsonb, drawn_at = ${drawnAt}
    where programme_id = ${programmeId} and id = ${roundId}`);
}

/** The drawn sites with who answers for them on the day, all in one statement. */
export function insertRoundSites(tx: Tx, programmeId: string, roundId: string, siteCodes: readonly string[], day: string): Promise<number> {
  return changed(tx, sql`
    insert into inspections.round_sites (programme_id, round_id, site_id, site_code, site_type_code, place_id, zone_id, organisation_id, site_leader_id, length_m)
    select s.programme_id, ${roundId}, s.id, s.code, s.site_type_code, s.place_id, s.zone_id, d.organisation_id, d.site_leader_id, s.length_m
      from places.sites s
      cross join lateral (
        select (array_agg(r.organisation_id) filter (where r.role = 'responsibleUnit'))[1] as organisation_id,
               (array_agg(r.person_id) filter (where r.role = 'siteLeader'))[1] as site_leader_id
          from people.responsibilities r
         where r.programme_id = s.programme_id and r.site_id = s.id and r.validity @> ${day}::date and r.role in ('responsibleUnit', 'siteLeader')) d
     where s.programme_id = ${programmeId} and s.code = any(${[...siteCodes]}::text[])`);
}

export async function drawRecord(tx: Tx, programmeId: string, roundId: string): Promise<DrawRecord | null> {
  const row = await maybeRow<{ draw: DrawRecord | null }>(tx, sql`select draw from inspections.rounds where programme_id = ${programmeId} and id = ${roundId}`);
  return row?.draw ?? null;
}

export interface DrawSummary {
  frame_hash: string | null; frame_size: number | null;
  allocation: { siteTypeCode: string; size: number; count: number; quota: { numerator: number; denominator: number }; nameZh: string | null; nameEn: string | null }[];
}

/** What a page shows of a draw, without its long list of sites. */
export function drawSummary(tx: Tx, programmeId: string, roundId: string): Promise<DrawSummary> {
  return oneRow<DrawSummary>(tx, sql`
    select r.draw ->> 'frameHash' as frame_hash, jsonb_array_length(r.draw -> 'frame') as frame_size,
      coalesce((select jsonb_agg(a.part || jsonb_build_object('nameZh', t.name_zh, 'nameEn', t.name_en) order by a.at)
        from jsonb_array_elements(r.draw -> 'allocation' -> 'siteTypes') with ordinality a(part, at)
        left join places.site_types t on t.programme_id = r.programme_id and t.code = a.part ->> 'siteTypeCode'), '[]') as allocation
      from inspections.rounds r where r.programme_id = ${programmeId} and r.id = ${roundId}`);
}

export interface InspectorRow {
  id: string; code: string; name: string; everything: boolean; place_ids: string[]; organisation_ids: string[]; site_ids: string[]; zone_codes: string[];
}

/** Those who may record: the named ones, or all who record and do not run rounds themselves. Their zones are those they reach as a whole. */
export function inspectorRows(tx: Tx, programmeId: string, today: string, ids: readonly string[] | undefined): Promise<InspectorRow[]> {
  const wanted = ids === undefined
    ? sql`not exists (select 1 from people.role_permissions m where m.programme_id = a.programme_id and m.role_code = a.role_code and m.permission = 'inspections.manage')`
    : sql`a.person_id = any(${[...ids]}::uuid[])`;
  return rows<InspectorRow>(tx, sql`
    with able as (
      select distinct a.person_id from people.assignments a
       where a.programme_id = ${programmeId} and a.valid_from <= ${today}::date and (a.valid_to is null or a.valid_to > ${today}::date) and ${wanted}
         and exists (select 1 from people.role_permissions rp where rp.programme_id = a.programme_id and rp.role_code = a.role_code and rp.permission = 'inspections.record'))
    select q.id, q.code, q.name, r.everything, r.place_ids, r.organisation_ids, r.site_ids,
           array(select z.code from places.places z where z.programme_id = ${programmeId} and z.zone_id = z.id and z.id = any(r.place_ids) order by z.code) as zone_codes
      from able join people.persons q on q.programme_id = ${programmeId} and q.id = able.person_id
      cross join lateral people.reach_of(${programmeId}, q.id, 'inspections.record', ${today}::date) r
     where r.permitted order by q.code`);
}

export interface SiteToGive { site_id: string; site_code: string; place_id: string; zone_id: string | null; organisation_id: string | null; zone_code: string; inspector_id: string | null; state: string }

export function sitesToGive(tx: Tx, programmeId: string, roundId: string, siteIds: readonly string[] | null): Promise<SiteToGive[]> {
  const chosen = siteIds === null ? sql`s.state = 'waiting'` : sql`s.site_id = any(${[...siteIds]}::uuid[])`;
  return rows<SiteToGive>(tx, sql`
    select s.site_id, s.site_code, s.place_id, s.zone_id, s.organisation_id, coalesce(z.code, ${NO_ZONE}) as zone_code, s.inspector_id, s.state
      from inspections.round_sites s left join places.places z on z.programme_id = s.programme_id and z.id = s.zone_id
     where s.programme_id = ${programmeId} and s.round_id = ${roundId} and ${chosen} order by s.site_code`);
}

export function giveSites(tx: Tx, programmeId: string, roundId: string, given: readonly { siteId: string; inspectorId: string | null }[]): Promise<number> {
  return changed(tx, sql`
    update inspections.round_sites s set inspector_id = g."inspectorId"
      from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as g("siteId" uuid, "inspectorId" uuid)
     where s.programme_id = ${programmeId} and s.round_id = ${roundId} and s.site_id = g."siteId"`);
}

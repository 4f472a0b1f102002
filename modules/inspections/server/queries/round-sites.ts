/** Sites of a round with how their check lists stand. A page is found on narrow rows first; names and counts are joined to its rows alone. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder } from '#platform/server/db/index.ts';
import { searchPatterns } from '#platform/server/search/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import type { CheckRule } from '#modules/frameworks/domain/index.ts';
import { inSight } from './rounds.ts';
import type { SampleView } from './rounds.ts';

export interface RoundSiteFilter {
  readonly roundId: string; readonly siteId?: string | undefined; readonly state?: readonly string[] | undefined; readonly zoneId?: string | undefined;
  readonly siteType?: string | undefined; readonly inspectorId?: string | undefined; readonly q?: string | undefined;
}

export interface RoundSiteRow {
  site_id: string; site_code: string; site_name: string; site_type_code: string; site_type_zh: string; site_type_en: string; zone_id: string | null; zone_zh: string | null;
  zone_en: string | null; place_zh: string; place_en: string; longitude: number; latitude: number; length_m: number | null; organisation_zh: string | null; organisation_en: string | null;
  site_leader_name: string | null; inspector_id: string | null; inspector_name: string | null; state: 'waiting' | 'started' | 'done'; done_at: string | null;
  check_item_count: number; observed_item_count: number; unmet_item_count: number; met: number; observed: number; edition_id: string; round_state: string;
}

function predicate(ctx: ReadContext, view: SampleView, filter: RoundSiteFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`rs.programme_id = ${ctx.programmeId}`, sql`rs.round_id = ${filter.roundId}`, inSight(ctx, view, 'rs')];
  if (filter.siteId !== undefined) parts.push(sql`rs.site_id = ${filter.siteId}::uuid`);
  if (filter.state !== undefined) parts.push(sql`rs.state = any(${[...filter.state]}::text[])`);
  if (filter.zoneId !== undefined) parts.push(sql`rs.zone_id = ${filter.zoneId}::uuid`);
  if (filter.siteType !== undefined) parts.push(sql`rs.site_type_code = ${filter.siteType}`);
  if (filter.inspectorId !== undefined) parts.push(sql`rs.inspector_id = ${filter.inspectorId}::uuid`);
  for (const pattern of searchPatterns(filter.q)) parts.push(sql`s.search_text like ${pattern}`);
  return sql.join(parts, sql` and `);
}

const tally = sql.raw(`
  left join lateral (
    select count(*) as observed_item_count, count(*) filter (where not o.not_applicable and o.met_count < o.observed_count) as unmet_item_count,
           coalesce(sum(o.met_count), 0) as met, coalesce(sum(o.observed_count), 0) as observed
      from inspections.observations o where o.programme_id = rs.programme_id and o.round_id = rs.round_id and o.site_id = rs.site_id) o on true`);

export type RoundSiteSort = SortOf<'code' | 'name' | 'state' | 'rate'>;
const isByRate = (sort: RoundSiteSort): boolean => sort === 'rate' || sort === '-rate';
const ordered = (sort: RoundSiteSort, alias: 'rs' | 'page'): RawBuilder<unknown> => orderBy(sort, {
  code: [`${alias}.site_code`], name: [alias === 'rs' ? 's.name' : 'page.site_name', `${alias}.site_code`],
  state: [`array_position(array['started', 'waiting', 'done'], ${alias}.state)`, `${alias}.site_code`],
  // The worst first; what nobody has looked at comes last.
  rate: ['o.met::numeric / nullif(o.observed, 0) nulls last', `${alias}.site_code`],
});

function pageStatement(ctx: ReadContext, view: SampleView, filter: RoundSiteFilter, sort: RoundSiteSort, limit: number, offset: number): RawBuilder<unknown> {
  return sql`
    with lists as (
      select t.code, count(*) as check_item_count from inspections.rounds r
        join frameworks.check_items k on k.programme_id = r.programme_id and k.edition_id = r.edition_id cross join unnest(k.site_type_codes) t(code)
       where r.programme_id = ${ctx.programmeId} and r.id = ${filter.roundId} group by t.code)
    select page.site_id, page.site_code, page.site_name, page.site_type_code, coalesce(t.name_zh, page.site_type_code) as site_type_zh,
           coalesce(t.name_en, page.site_type_code) as site_type_en, page.zone_id, z.name_zh as zone_zh, z.name_en as zone_en, p.name_zh as place_zh, p.name_en as place_en,
           page.longitude, page.latitude, page.length_m, g.name_zh as organisation_zh, g.name_en as organisation_en, l.name as site_leader_name, page.inspector_id,
           i.name as inspector_name, page.state, page.done_at, coalesce(lists.check_item_count, 0) as check_item_count, o.observed_item_count, o.unmet_item_count, o.met, o.observed,
           r.edition_id, r.state as round_state
      from (
        select rs.*, s.name as site_name, s.longitude, s.latitude
          from inspections.round_sites rs join places.sites s on s.programme_id = rs.programme_id and s.id = rs.site_id ${isByRate(sort) ? tally : sql``}
         where ${predicate(ctx, view, filter)} order by ${ordered(sort, 'rs')} limit ${limit} offset ${offset}
      ) page
      join inspections.rounds r on r.programme_id = page.programme_id and r.id = page.round_id
      join places.places p on p.programme_id = page.programme_id and p.id = page.place_id
      left join places.site_types t on t.programme_id = page.programme_id and t.code = page.site_type_code
      left join places.places z on z.programme_id = page.programme_id and z.id = page.zone_id
      left join places.organisations g on g.programme_id = page.programme_id and g.id = page.organisation_id
      left join people.persons l on l.programme_id = page.programme_id and l.id = page.site_leader_id
      left join people.persons i on i.programme_id = page.programme_id and i.id = page.inspector_id
      left join lists on lists.code = page.site_type_code
      left join lateral (
        select count(*) as observed_item_count, count(*) filter (where not o.not_applicable and o.met_count < o.observed_count) as unmet_item_count,
               coalesce(sum(o.met_count), 0) as met, coalesce(sum(o.observed_count), 0) as observed
          from inspections.observations o where o.programme_id = page.programme_id and o.round_id = page.round_id and o.site_id = page.site_id) o on true
     order by ${ordered(sort, 'page')}`;
}

export function roundSitePage(ctx: ReadContext, view: SampleView, filter: RoundSiteFilter, sort: RoundSiteSort, page: number, pageSize: number): Promise<RoundSiteRow[]> {
  return rows<RoundSiteRow>(ctx.tx, sql`${pageStatement(ctx, view, filter, sort, pageSize, (page - 1) * pageSize)}`);
}

export function roundSiteRow(ctx: ReadContext, view: SampleView, roundId: string, siteId: string): Promise<RoundSiteRow | undefined> {
  return maybeRow<RoundSiteRow>(ctx.tx, sql`${pageStatement(ctx, view, { roundId, siteId }, 'code', 1, 0)}`);
}

export async function roundSiteTotal(ctx: ReadContext, view: SampleView, filter: RoundSiteFilter): Promise<number> {
  return (await oneRow<{ count: number }>(ctx.tx, sql`select count(*) as count from inspections.round_sites rs
    join places.sites s on s.programme_id = rs.programme_id and s.id = rs.site_id where ${predicate(ctx, view, filter)}`)).count;
}

export interface CheckListRow {
  id: string; code: string; name_zh: string; name_en: string; theme_zh: string; theme_en: string; standard_code: string; standard_zh: string; standard_en: string; rule: CheckRule;
  exceptions_zh: string | null; exceptions_en: string | null; photo_on_unmet: boolean;
  observed_count: number | null; met_count: number | null; not_applicable: boolean | null; note: string | null; observed_at: string | null; inspector_name: string | null;
  revision: number | null; photo_ids: string[]; finding_id: string | null; finding_state: string | null; case_id: string | null;
}

/** The check list of a site with what was observed. */
export function checkListRows(ctx: ReadContext, roundId: string, site: { siteId: string; editionId: string; siteTypeCode: string }): Promise<CheckListRow[]> {
  const { programmeId } = ctx;
  return rows<CheckListRow>(ctx.tx, sql`
    select k.id, k.code, k.name_zh, k.name_en, t.name_zh as theme_zh, t.name_en as theme_en, n.code as standard_code, n.name_zh as standard_zh, n.name_en as standard_en, k.rule,
           k.exceptions_zh, k.exceptions_en, k.photo_on_unmet, o.observed_count, o.met_count, o.not_applicable, o.note, o.observed_at, q.name as inspector_name, o.revision,
           array(select ph.file_id from inspections.observation_photos ph where ph.programme_id = ${programmeId} and ph.round_id = ${roundId} and ph.site_id = ${site.siteId}
                    and ph.check_item_id = k.id order by ph.file_id) as photo_ids,
           f.id as finding_id, f.state as finding_state, f.case_id
      from frameworks.check_items k
      join frameworks.nodes n on n.programme_id = k.programme_id and n.id = k.standard_id
      join frameworks.nodes t on t.programme_id = k.programme_id and t.id = k.theme_id
      left join inspections.observations o on o.programme_id = k.programme_id and o.round_id = ${roundId} and o.site_id = ${site.siteId} and o.check_item_id = k.id
      left join people.persons q on q.programme_id = o.programme_id and q.id = o.inspector_id
      left join inspections.findings f on f.programme_id = k.programme_id and f.round_id = ${roundId} and f.site_id = ${site.siteId} and f.check_item_id = k.id and f.state <> 'withdrawn'
     where k.programme_id = ${programmeId} and k.edition_id = ${site.editionId} and k.site_type_codes @> array[${site.siteTypeCode}]::text[]
     order by k.sort_order`);
}

/** The observations behind a number, by any dimension a score is read in. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder } from '#platform/server/db/index.ts';
import { searchable, searchPatterns } from '#platform/server/search/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { inSight } from './rounds.ts';
import type { SampleView } from './rounds.ts';

export interface ObservationFilter {
  readonly roundId: string; readonly zoneId?: string | undefined; readonly organisationId?: string | undefined; readonly siteId?: string | undefined; readonly siteType?: string | undefined;
  readonly themeId?: string | undefined; readonly standardId?: string | undefined; readonly met: 'all' | 'met' | 'unmet' | 'notApplicable'; readonly q?: string | undefined;
}

export type ObservationSort = SortOf<'site' | 'standard' | 'rate' | 'recent'>;
const ordered = (sort: ObservationSort, on: { rs: string; k: string; o: string }): RawBuilder<unknown> => {
  const total = [`${on.rs}.site_code`, `${on.k}.sort_order`];
  return orderBy(sort, {
    site: total, standard: total.toReversed(), recent: [`${on.o}.observed_at desc`, ...total],
    // The worst first; what does not apply has no rate.
    rate: [`${on.o}.met_count::numeric / nullif(case when ${on.o}.not_applicable then 0 else ${on.o}.observed_count end, 0) nulls last`, ...total],
  });
};
const INSIDE = { rs: 'rs', k: 'k', o: 'o' };
const OUTSIDE = { rs: 'page', k: 'page', o: 'page' };

export interface ObservationRow {
  site_id: string; site_code: string; site_name: string; site_type_zh: string; site_type_en: string; zone_zh: string | null; zone_en: string | null; check_item_id: string;
  check_item_code: string; check_item_zh: string; check_item_en: string; standard_code: string; observed_count: number; met_count: number; not_applicable: boolean; note: string | null;
  observed_at: string; photo_ids: string[]; case_id: string | null;
}

const outcomes = {
  all: sql`true`, met: sql`not o.not_applicable and o.met_count = o.observed_count`, unmet: sql`not o.not_applicable and o.met_count < o.observed_count`, notApplicable: sql`o.not_applicable`,
} as const;

function predicate(ctx: ReadContext, view: SampleView, filter: ObservationFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`o.programme_id = ${ctx.programmeId}`, sql`o.round_id = ${filter.roundId}`, inSight(ctx, view, 'o'), outcomes[filter.met]];
  if (filter.organisationId !== undefined) parts.push(sql`o.organisation_id = ${filter.organisationId}::uuid`);
  if (filter.siteId !== undefined) parts.push(sql`o.site_id = ${filter.siteId}::uuid`);
  if (filter.zoneId !== undefined) parts.push(sql`rs.zone_id = ${filter.zoneId}::uuid`);
  if (filter.siteType !== undefined) parts.push(sql`rs.site_type_code = ${filter.siteType}`);
  if (filter.themeId !== undefined) parts.push(sql`k.theme_id = ${filter.themeId}::uuid`);
  if (filter.standardId !== undefined) parts.push(sql`k.standard_id = ${filter.standardId}::uuid`);
  for (const pattern of searchPatterns(filter.q)) {
    parts.push(sql`(${searchable('k', 'name_zh')} like ${pattern}
      or o.site_id in (select s.id from places.sites s where s.programme_id = ${ctx.programmeId} and s.search_text like ${pattern}))`);
  }
  return sql.join(parts, sql` and `);
}

const observed = sql.raw(`
  inspections.observations o
  join inspections.round_sites rs on rs.programme_id = o.programme_id and rs.round_id = o.round_id and rs.site_id = o.site_id
  join frameworks.check_items k on k.programme_id = o.programme_id and k.id = o.check_item_id`);

export function observationPage(ctx: ReadContext, view: SampleView, filter: ObservationFilter, sort: ObservationSort, page: number, pageSize: number): Promise<ObservationRow[]> {
  return rows<ObservationRow>(ctx.tx, sql`
    select page.site_id, page.site_code, coalesce(s.name, page.site_code) as site_name, coalesce(t.name_zh, page.site_type_code) as site_type_zh,
           coalesce(t.name_en, page.site_type_code) as site_type_en, z.name_zh as zone_zh, z.name_en as zone_en, page.check_item_id, page.code as check_item_code,
           page.name_zh as check_item_zh, page.name_en as check_item_en, n.code as standard_code, page.observed_count, page.met_count, page.not_applicable, page.note, page.observed_at,
           array(select ph.file_id from inspections.observation_photos ph where ph.programme_id = page.programme_id and ph.round_id = page.round_id and ph.site_id = page.site_id
                    and ph.check_item_id = page.check_item_id order by ph.file_id) as photo_ids, f.case_id
      from (
        select o.*, rs.site_code, rs.site_type_code, rs.zone_id, k.code, k.name_zh, k.name_en, k.standard_id, k.sort_order
          from ${observed} where ${predicate(ctx, view, filter)} order by ${ordered(sort, INSIDE)} limit ${pageSize} offset ${(page - 1) * pageSize}
      ) page
      join frameworks.nodes n on n.programme_id = page.programme_id and n.id = page.standard_id
      left join places.sites s on s.programme_id = page.programme_id and s.id = page.site_id
      left join places.site_types t on t.programme_id = page.programme_id and t.code = page.site_type_code
      left join places.places z on z.programme_id = page.programme_id and z.id = page.zone_id
      left join inspections.findings f on f.programme_id = page.programme_id and f.round_id = page.round_id and f.site_id = page.site_id and f.check_item_id = page.check_item_id
     order by ${ordered(sort, OUTSIDE)}`);
}

export interface ObservationSums { total: number; met: number; observed: number }

/** How many there are and what they add up to: the numerator and denominator of the number that was opened. */
export function observationSums(ctx: ReadContext, view: SampleView, filter: ObservationFilter): Promise<ObservationSums> {
  return oneRow<ObservationSums>(ctx.tx, sql`select count(*) as total, coalesce(sum(o.met_count), 0) as met, coalesce(sum(o.observed_count), 0) as observed
    from ${observed} where ${predicate(ctx, view, filter)}`);
}

/** Sites with observations, in the order of their codes. */
export async function observedSiteIds(ctx: ReadContext, view: SampleView, filter: ObservationFilter): Promise<string[]> {
  const found = await rows<{ site_id: string }>(ctx.tx, sql`
    select rs.site_id from inspections.round_sites rs where rs.programme_id = ${ctx.programmeId} and rs.round_id = ${filter.roundId} and ${inSight(ctx, view, 'rs')}
       and ${filter.siteId === undefined ? sql`true` : sql`rs.site_id = ${filter.siteId}::uuid`} and ${filter.zoneId === undefined ? sql`true` : sql`rs.zone_id = ${filter.zoneId}::uuid`}
     order by rs.site_code`);
  return found.map((row) => row.site_id);
}

export interface ExportedObservation {
  site_code: string; site_name: string; site_type_zh: string; site_type_en: string; zone_zh: string | null; zone_en: string | null; place_zh: string; place_en: string;
  organisation_zh: string | null; organisation_en: string | null; check_item_code: string; check_item_zh: string; check_item_en: string; standard_code: string; theme_zh: string; theme_en: string;
  observed_count: number; met_count: number; not_applicable: boolean; note: string | null; observed_at: string; inspector_name: string | null; revision: number; photo_count: number; case_number: string | null;
}

/** Everything recorded at these sites, for a file. */
export function exportStretch(ctx: ReadContext, view: SampleView, roundId: string, siteIds: readonly string[]): Promise<ExportedObservation[]> {
  return rows<ExportedObservation>(ctx.tx, sql`
    select rs.site_code, coalesce(s.name, rs.site_code) as site_name, coalesce(t.name_zh, rs.site_type_code) as site_type_zh, coalesce(t.name_en, rs.site_type_code) as site_type_en,
           z.name_zh as zone_zh, z.name_en as zone_en, p.name_zh as place_zh, p.name_en as place_en, g.name_zh as organisation_zh, g.name_en as organisation_en,
           k.code as check_item_code, k.name_zh as check_item_zh, k.name_en as check_item_en, n.code as standard_code, h.name_zh as theme_zh, h.name_en as theme_en,
           o.observed_count, o.met_count, o.not_applicable, o.note, o.observed_at, q.name as inspector_name, o.revision, c.number as case_number,
           (select count(*) from inspections.observation_photos ph where ph.programme_id = o.programme_id and ph.round_id = o.round_id and ph.site_id = o.site_id
               and ph.check_item_id = o.check_item_id) as photo_count
      from ${observed}
      join frameworks.nodes n on n.programme_id = k.programme_id and n.id = k.standard_id
      join frameworks.nodes h on h.programme_id = k.programme_id and h.id = k.theme_id
      join places.places p on p.programme_id = rs.programme_id and p.id = rs.place_id
      left join places.sites s on s.programme_id = rs.programme_id and s.id = rs.site_id
      left join places.site_types t on t.programme_id = rs.programme_id and t.code = rs.site_type_code
      left join places.places z on z.programme_id = rs.programme_id and z.id = rs.zone_id
      left join places.organisations g on g.programme_id = rs.programme_id and g.id = rs.organisation_id
      left join people.persons q on q.programme_id = o.programme_id and q.id = o.inspector_id
      left join inspections.findings f on f.programme_id = o.programme_id and f.round_id = o.round_id and f.site_id = o.site_id and f.check_item_id = o.check_item_id
      left join cases.cases c on c.programme_id = f.programme_id and c.id = f.case_id
     where o.programme_id = ${ctx.programmeId} and o.round_id = ${roundId} and o.site_id = any(${[...siteIds]}::uuid[]) and ${inSight(ctx, view, 'o')}
     order by rs.site_code, k.sort_order`);
}

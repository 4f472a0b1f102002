/** Score cells: kept by deltas, counted anew by one aggregate, read whole. */
import { maybeRow, rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import type { ScoreCell, ScoreDimension } from '../../domain/index.ts';

export interface CellRow { dimension: ScoreDimension; key: string; met_count: number; observed_count: number; item_count: number; not_applicable_count: number }

/**
 * Adds increments, which may be negative, to the cells of a round. Missing cells are made first and all are locked in one
 * order, so that two writers never wait for each other in a ring. Expects the primary key.
 */
export async function addIncrements(tx: Tx, programmeId: string, roundId: string, increments: readonly ScoreCell[]): Promise<void> {
  const wanted = sql`jsonb_to_recordset(${JSON.stringify(increments)}::jsonb)
    as i(dimension text, key text, met bigint, observed bigint, "itemCount" bigint, "notApplicable" bigint)`;
  await sql`insert into scoring.score_cells (programme_id, round_id, dimension, key)
    select ${programmeId}, ${roundId}, i.dimension, i.key from ${wanted} order by i.dimension, i.key on conflict do nothing`.execute(tx);
  await sql`
    with wanted as (select i.* from ${wanted}),
    locked as materialized (
      select c.dimension, c.key from scoring.score_cells c join wanted w on w.dimension = c.dimension and w.key = c.key
       where c.programme_id = ${programmeId} and c.round_id = ${roundId} order by c.dimension, c.key for update of c)
    update scoring.score_cells c set
      met_count = c.met_count + w.met, observed_count = c.observed_count + w.observed,
      item_count = c.item_count + w."itemCount", not_applicable_count = c.not_applicable_count + w."notApplicable"
      from wanted w join locked l on l.dimension = w.dimension and l.key = w.key
     where c.programme_id = ${programmeId} and c.round_id = ${roundId} and c.dimension = w.dimension and c.key = w.key`.execute(tx);
}

/**
 * The whole round counted from its observations, in one pass: what a score is, said in SQL. Under a narrow reader's
 * policies it counts what that reader may see. Expects the observations' primary key.
 */
function countedCells(programmeId: string, roundId: string) {
  return sql`
    with counted as (
      select k.theme_id, k.standard_id, s.site_type_code, s.zone_id, o.organisation_id, o.site_id,
             o.met_count, o.observed_count, o.not_applicable
        from inspections.observations o
        join inspections.round_sites s on s.programme_id = o.programme_id and s.round_id = o.round_id and s.site_id = o.site_id
        join frameworks.check_items k on k.programme_id = o.programme_id and k.id = o.check_item_id
       where o.programme_id = ${programmeId} and o.round_id = ${roundId}),
    grouped as (
      select grouping(theme_id) as no_theme, grouping(standard_id) as no_standard, grouping(site_type_code) as no_type,
             grouping(zone_id) as no_zone, grouping(organisation_id) as no_organisation, grouping(site_id) as no_site,
             theme_id, standard_id, site_type_code, zone_id, organisation_id, site_id,
             sum(met_count) as met_count, sum(observed_count) as observed_count,
             count(*) filter (where not not_applicable) as item_count, count(*) filter (where not_applicable) as not_applicable_count
        from counted
       group by grouping sets ((), (theme_id), (standard_id), (site_type_code), (zone_id), (organisation_id), (site_id), (zone_id, theme_id)))
    select case when no_zone = 0 and no_theme = 0 then 'zoneTheme' when no_theme = 0 then 'theme' when no_standard = 0 then 'standard'
                when no_type = 0 then 'siteType' when no_zone = 0 then 'zone' when no_organisation = 0 then 'organisation'
                when no_site = 0 then 'site' else 'overall' end as dimension,
           case when no_zone = 0 and no_theme = 0 then zone_id || '/' || theme_id when no_theme = 0 then theme_id::text
                when no_standard = 0 then standard_id::text when no_type = 0 then site_type_code when no_zone = 0 then zone_id::text
                when no_organisation = 0 then organisation_id::text when no_site = 0 then site_id::text else 'overall' end as key,
           met_count, observed_count, item_count, not_applicable_count
      from grouped`;
}

/** Sites without a zone or an organisation have no key there. */
function keyed(counted: CellRow[]): CellRow[] {
  return counted.filter((cell) => cell.key !== null && (cell.item_count > 0 || cell.not_applicable_count > 0));
}

export async function countCells(tx: Tx, programmeId: string, roundId: string): Promise<CellRow[]> {
  return keyed(await rows<CellRow>(tx, countedCells(programmeId, roundId)));
}

export async function keptCells(tx: Tx, programmeId: string, roundId: string): Promise<CellRow[]> {
  return rows<CellRow>(tx, sql`
    select dimension, key, met_count, observed_count, item_count, not_applicable_count from scoring.score_cells
     where programme_id = ${programmeId} and round_id = ${roundId} and (item_count > 0 or not_applicable_count > 0)`);
}

/** Both in one statement, so in one snapshot: an observation that comes in meanwhile is in both or in neither. */
export async function countedAndKept(tx: Tx, programmeId: string, roundId: string): Promise<{ counted: CellRow[]; kept: CellRow[] }> {
  const found = await rows<CellRow & { is_counted: boolean }>(tx, sql`
    select true as is_counted, c.* from (${countedCells(programmeId, roundId)}) c
    union all
    select false, dimension, key, met_count, observed_count, item_count, not_applicable_count from scoring.score_cells
     where programme_id = ${programmeId} and round_id = ${roundId} and (item_count > 0 or not_applicable_count > 0)`);
  return { counted: keyed(found.filter((cell) => cell.is_counted)), kept: found.filter((cell) => !cell.is_counted) };
}

/** Writes the counted cells in place of the kept ones. */
export async function replaceCells(tx: Tx, programmeId: string, roundId: string): Promise<void> {
  await sql`delete from scoring.score_cells where programme_id = ${programmeId} and round_id = ${roundId}`.execute(tx);
  await sql`insert into scoring.score_cells (programme_id, round_id, dimension, key, met_count, observed_count, item_count, not_applicable_count)
    select ${programmeId}, ${roundId}, c.dimension, c.key, c.met_count, c.observed_count, c.item_count, c.not_applicable_count
      from (${countedCells(programmeId, roundId)}) c where c.key is not null`.execute(tx);
}

export interface RoundRow { id: string; edition_id: string; edition_code: string; previous_round_id: string | null; previous_edition_code: string | null; mapping: unknown }

export function roundOf(tx: Tx, programmeId: string, roundId: string): Promise<RoundRow | undefined> {
  return maybeRow<RoundRow>(tx, sql`
    select r.id, r.edition_id, e.code as edition_code, r.previous_round_id, pe.code as previous_edition_code, e.mapping
      from inspections.rounds r
      join frameworks.editions e on e.programme_id = r.programme_id and e.id = r.edition_id
      left join inspections.rounds p on p.programme_id = r.programme_id and p.id = r.previous_round_id
      left join frameworks.editions pe on pe.programme_id = p.programme_id and pe.id = p.edition_id
     where r.programme_id = ${programmeId} and r.id = ${roundId}`);
}

export interface NameRow { dimension: ScoreDimension; key: string; code: string | null; name_zh: string; name_en: string; sort_order: number; theme_id: string | null; score_max_hundredths: number | null; site_count: number | null }

/** Names, codes and order of everything a score can be read by. */
export function namesOf(tx: Tx, programmeId: string, roundId: string, editionId: string): Promise<NameRow[]> {
  return rows<NameRow>(tx, sql`
    with drawn as (select site_id, site_type_code, zone_id, organisation_id from inspections.round_sites where programme_id = ${programmeId} and round_id = ${roundId})
    select 'theme' as dimension, n.id::text as key, n.code, n.name_zh, n.name_en, n.sort_order, null::text as theme_id, n.score_max_hundredths, null::bigint as site_count
      from frameworks.nodes n where n.programme_id = ${programmeId} and n.edition_id = ${editionId} and n.level = 'theme'
    union all
    select 'standard', n.id::text, n.code, n.name_zh, n.name_en, n.sort_order, c.parent_id::text, n.score_max_hundredths, null
      from frameworks.nodes n join frameworks.nodes c on c.programme_id = n.programme_id and c.id = n.parent_id
     where n.programme_id = ${programmeId} and n.edition_id = ${editionId} and n.level = 'standard'
    union all
    select 'siteType', t.code, null, t.name_zh, t.name_en, t.sort_order, null, null, (select count(*) from drawn d where d.site_type_code = t.code)
      from places.site_types t where t.programme_id = ${programmeId}
    union all
    select 'zone', p.id::text, p.code, p.name_zh, p.name_en, p.sort_order, null, null, (select count(*) from drawn d where d.zone_id = p.id)
      from places.places p where p.programme_id = ${programmeId} and p.kind in ('zone', 'town')
    union all
    select 'organisation', o.id::text, o.code, o.name_zh, o.name_en, o.sort_order, null, null, (select count(*) from drawn d where d.organisation_id = o.id)
      from places.organisations o where o.programme_id = ${programmeId}
    union all
    select 'site', s.id::text, s.code, s.name, s.name, 0, null, null, 1
      from places.sites s join drawn d on d.site_id = s.id where s.programme_id = ${programmeId}`);
}

export interface RankingSettings { enabled: boolean; minimumCount: number }

export async function rankingSettings(tx: Tx, programmeId: string): Promise<RankingSettings | null> {
  const row = await maybeRow<{ settings: RankingSettings | null }>(tx, sql`select settings -> 'ranking' as settings from places.programmes where id = ${programmeId}`);
  return row?.settings ?? null;
}

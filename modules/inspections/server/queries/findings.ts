/** Findings: their list, and turning them into cases. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { changed, maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import { searchable, searchPatterns } from '#platform/server/search/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { inSight, reach } from './rounds.ts';
import type { SampleView } from './rounds.ts';

export type FindingState = 'open' | 'dispatched' | 'dismissed' | 'withdrawn';

export interface FindingFilter {
  readonly roundId?: string | undefined; readonly state?: readonly FindingState[] | undefined; readonly zoneId?: string | undefined; readonly organisationId?: string | undefined;
  readonly siteId?: string | undefined; readonly caseId?: string | undefined; readonly themeId?: string | undefined; readonly standardId?: string | undefined; readonly siteType?: string | undefined; readonly q?: string | undefined;
}

export interface FindingRow {
  id: string; round_id: string; site_id: string; site_code: string; site_name: string; site_type_zh: string; site_type_en: string; zone_zh: string | null; zone_en: string | null;
  check_item_id: string; check_item_code: string; check_item_zh: string; check_item_en: string; standard_code: string; theme_zh: string; theme_en: string;
  organisation_zh: string | null; organisation_en: string | null; observed_count: number; met_count: number; note: string | null; photo_ids: string[]; state: FindingState;
  case_id: string | null; case_number: string | null; found_at: string;
}

function predicate(ctx: ReadContext, view: SampleView, filter: FindingFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`f.programme_id = ${ctx.programmeId}`, inSight(ctx, view, 'f')];
  if (filter.roundId !== undefined) parts.push(sql`f.round_id = ${filter.roundId}::uuid`);
  // What was corrected is no finding any more; whoever wants to see it asks for it.
  parts.push(filter.state === undefined ? sql`f.state <> 'withdrawn'` : sql`f.state = any(${[...filter.state]}::text[])`);
  if (filter.organisationId !== undefined) parts.push(sql`f.organisation_id = ${filter.organisationId}::uuid`);
  if (filter.siteId !== undefined) parts.push(sql`f.site_id = ${filter.siteId}::uuid`);
  if (filter.caseId !== undefined) parts.push(sql`f.case_id = ${filter.caseId}::uuid`);
  if (filter.zoneId !== undefined) parts.push(sql`rs.zone_id = ${filter.zoneId}::uuid`);
  if (filter.siteType !== undefined) parts.push(sql`rs.site_type_code = ${filter.siteType}`);
  if (filter.themeId !== undefined) parts.push(sql`k.theme_id = ${filter.themeId}::uuid`);
  if (filter.standardId !== undefined) parts.push(sql`k.standard_id = ${filter.standardId}::uuid`);
  for (const pattern of searchPatterns(filter.q)) parts.push(sql`(s.search_text like ${pattern} or ${searchable('k', 'name_zh')} like ${pattern})`);
  return sql.join(parts, sql` and `);
}

const sites = sql.raw(`
  join inspections.round_sites rs on rs.programme_id = f.programme_id and rs.round_id = f.round_id and rs.site_id = f.site_id
  join places.sites s on s.programme_id = f.programme_id and s.id = f.site_id`);
const checkItems = sql.raw('join frameworks.check_items k on k.programme_id = f.programme_id and k.id = f.check_item_id');

/** Findings joined with no more than what the filter and the order look at. */
function found(filter: FindingFilter, sort: FindingSort = 'recent'): RawBuilder<unknown> {
  const isSearched = searchPatterns(filter.q).length > 0;
  const isRecent = sort === 'recent' || sort === '-recent';
  const needsSites = isSearched || !isRecent || filter.zoneId !== undefined || filter.siteType !== undefined;
  const needsCheckItems = isSearched || !isRecent || filter.themeId !== undefined || filter.standardId !== undefined;
  return sql`inspections.findings f ${needsSites ? sites : sql``} ${needsCheckItems ? checkItems : sql``}`;
}

export type FindingSort = SortOf<'recent' | 'site' | 'standard'>;
const ordered = (sort: FindingSort, alias: 'f' | 'page'): RawBuilder<unknown> => orderBy(sort, {
  recent: [`${alias}.found_at desc`, `${alias}.id desc`], site: ['rs.site_code', 'k.sort_order', `${alias}.id`], standard: ['k.sort_order', 'rs.site_code', `${alias}.id`],
});

export function findingPage(ctx: ReadContext, view: SampleView, filter: FindingFilter, sort: FindingSort, page: number, pageSize: number): Promise<FindingRow[]> {
  return rows<FindingRow>(ctx.tx, sql`
    with page as (
      select f.* from ${found(filter, sort)} where ${predicate(ctx, view, filter)}
       order by ${ordered(sort, 'f')} limit ${pageSize} offset ${(page - 1) * pageSize})
    select page.id, page.round_id, page.site_id, rs.site_code, coalesce(s.name, rs.site_code) as site_name, coalesce(t.name_zh, rs.site_type_code) as site_type_zh,
           coalesce(t.name_en, rs.site_type_code) as site_type_en, z.name_zh as zone_zh, z.name_en as zone_en, page.check_item_id, k.code as check_item_code, k.name_zh as check_item_zh,
           k.name_en as check_item_en, n.code as standard_code, h.name_zh as theme_zh, h.name_en as theme_en, g.name_zh as organisation_zh, g.name_en as organisation_en, o.observed_count,
           o.met_count, o.note, page.state, page.case_id, c.number as case_number, page.found_at,
           array(select ph.file_id from inspections.observation_photos ph where ph.programme_id = page.programme_id and ph.round_id = page.round_id and ph.site_id = page.site_id
                    and ph.check_item_id = page.check_item_id order by ph.file_id) as photo_ids
      from page
      join inspections.observations o on o.programme_id = page.programme_id and o.round_id = page.round_id and o.site_id = page.site_id and o.check_item_id = page.check_item_id
      join inspections.round_sites rs on rs.programme_id = page.programme_id and rs.round_id = page.round_id and rs.site_id = page.site_id
      join frameworks.check_items k on k.programme_id = page.programme_id and k.id = page.check_item_id
      join frameworks.nodes n on n.programme_id = page.programme_id and n.id = k.standard_id
      join frameworks.nodes h on h.programme_id = page.programme_id and h.id = k.theme_id
      left join places.sites s on s.programme_id = page.programme_id and s.id = page.site_id
      left join places.site_types t on t.programme_id = page.programme_id and t.code = rs.site_type_code
      left join places.places z on z.programme_id = page.programme_id and z.id = rs.zone_id
      left join places.organisations g on g.programme_id = page.programme_id and g.id = page.organisation_id
      left join cases.cases c on c.programme_id = page.programme_id and c.id = page.case_id
     order by ${ordered(sort, 'page')}`);
}

export async function findingTotal(ctx: ReadContext, view: SampleView, filter: FindingFilter): Promise<number> {
  return (await oneRow<{ count: number }>(ctx.tx, sql`select count(*) as count from ${found(filter)} where ${predicate(ctx, view, filter)}`)).count;
}

export interface FindingToDispatch {
  id: string; site_id: string; site_name: string; place_id: string; zone_id: string | null; organisation_id: string | null; site_leader_id: string | null; longitude: number; latitude: number;
  check_item_zh: string; case_category: string; standard_code: string; standard_zh: string; observed_count: number; met_count: number; note: string | null; observed_at: string;
  inspector_id: string; photo_ids: string[];
}

/** Open findings of a round, held until they are cases; in the order in which the cases are numbered. */
export function lockOpenFindings(ctx: ReadContext, roundId: string, ids: readonly string[] | null): Promise<FindingToDispatch[]> {
  const chosen = ids === null ? sql`true` : sql`f.id = any(${[...ids]}::uuid[])`;
  return rows<FindingToDispatch>(ctx.tx, sql`
    select f.id, f.site_id, s.name as site_name, f.place_id, rs.zone_id, f.organisation_id, rs.site_leader_id, s.longitude, s.latitude, k.name_zh as check_item_zh, k.case_category,
           n.code as standard_code, n.name_zh as standard_zh, o.observed_count, o.met_count, o.note, o.observed_at, o.inspector_id,
           array(select ph.file_id from inspections.observation_photos ph where ph.programme_id = f.programme_id and ph.round_id = f.round_id and ph.site_id = f.site_id
                    and ph.check_item_id = f.check_item_id order by ph.file_id) as photo_ids
      from inspections.findings f ${sites} ${checkItems}
      join frameworks.nodes n on n.programme_id = k.programme_id and n.id = k.standard_id
      join inspections.observations o on o.programme_id = f.programme_id and o.round_id = f.round_id and o.site_id = f.site_id and o.check_item_id = f.check_item_id
     where f.programme_id = ${ctx.programmeId} and f.round_id = ${roundId} and f.state = 'open' and ${reach(ctx, 'f')} and ${chosen}
     order by rs.site_code, k.sort_order for no key update of f`);
}

/** Categories that the programme has not. */
export async function unknownCategories(tx: Tx, programmeId: string, codes: readonly string[]): Promise<string[]> {
  const missing = await rows<{ code: string }>(tx, sql`select c.code from unnest(${[...codes]}::text[]) c(code)
    where not exists (select 1 from cases.categories k where k.programme_id = ${programmeId} and k.code = c.code) order by c.code`);
  return missing.map((row) => row.code);
}

export function linkCases(tx: Tx, programmeId: string, links: readonly { findingId: string; caseId: string }[]): Promise<number> {
  return changed(tx, sql`update inspections.findings f set state = 'dispatched', case_id = l."caseId"
    from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as l("findingId" uuid, "caseId" uuid)
   where f.programme_id = ${programmeId} and f.id = l."findingId"`);
}

export interface LockedFinding { id: string; round_id: string; site_id: string; zone_id: string | null; state: FindingState }

export function lockFinding(tx: Tx, programmeId: string, findingId: string): Promise<LockedFinding | undefined> {
  return maybeRow<LockedFinding>(tx, sql`select f.id, f.round_id, f.site_id, s.zone_id, f.state from inspections.findings f
      join inspections.round_sites s on s.programme_id = f.programme_id and s.round_id = f.round_id and s.site_id = f.site_id
    where f.programme_id = ${programmeId} and f.id = ${findingId} for no key update of f`);
}

export function saveDismissal(tx: Tx, programmeId: string, findingId: string, reason: string): Promise<number> {
  return changed(tx, sql`update inspections.findings set state = 'dismissed', dismissed_reason = ${reason} where programme_id = ${programmeId} and id = ${findingId}`);
}

/**
 * 关联体系的观测 · What closed rounds on linked editions saw of standards that ask the same, and what of it counts in an evaluation.
 * Expects the primary key of observations and the check items of an edition.
 */
import type { SortOf } from '#platform/contract/sorting.ts';
import { oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import { searchPatterns } from '#platform/server/search/index.ts';
import type { CrosswalkRelation } from '#modules/frameworks/domain/index.ts';
import type { LinkedUse } from '../../domain/index.ts';
import type { SiteStandardRow } from './sample.ts';

export interface LinkedAsk { readonly programmeId: string; readonly evaluationId: string; readonly utcOffsetMinutes: number }

/**
 * One row for each site, standard of this edition, linked standard and round, with how it is used. A linked standard serves where
 * it asks the same; at sites of the evaluation's own round, so that the sample stays the one that was drawn; at types of sites where
 * this edition looks at the standard, too; where the own round did not judge it; and of several observations the newest. A site lies
 * where the own round drew it: one that moved since another round counts in one area.
 */
function judged({ programmeId, evaluationId, utcOffsetMinutes }: LinkedAsk): RawBuilder<unknown> {
  const dayOf = sql`(o.observed_at at time zone 'UTC' + make_interval(mins => ${utcOffsetMinutes}::integer))::date`;
  return sql`
    with evaluation as (select edition_id, round_id, linked_observations_since, ends_on from scoring.evaluations
      where programme_id = ${programmeId} and id = ${evaluationId} and linked_observations_since is not null),
    links as (
      select l.left_code as own_code, l.right_edition_id as edition_id, l.right_code as code, l.relation
        from frameworks.crosswalk_links l join evaluation e on l.left_edition_id = e.edition_id where l.programme_id = ${programmeId} and l.relation <> 'unrelated'
      union all
      select l.right_code, l.left_edition_id, l.left_code, case l.relation when 'part' then 'whole' when 'whole' then 'part' else l.relation end
        from frameworks.crosswalk_links l join evaluation e on l.right_edition_id = e.edition_id where l.programme_id = ${programmeId} and l.relation <> 'unrelated'),
    asked as (
      select k.standard_id, k.theme_id, t.site_type_code from frameworks.check_items k join evaluation e on e.edition_id = k.edition_id
        cross join lateral unnest(k.site_type_codes) as t(site_type_code) where k.programme_id = ${programmeId} group by 1, 2, 3),
    own_seen as (
      select o.site_id, k.standard_id from inspections.observations o join evaluation e on e.round_id = o.round_id
        join frameworks.check_items k on k.programme_id = o.programme_id and k.id = o.check_item_id where o.programme_id = ${programmeId} group by 1, 2),
    seen as (
      select r.id as round_id, r.code as round_code, s.site_id, s.site_code, s.site_type_code, s.place_id, s.zone_id, own.id as standard_id, own.code as standard_code, other.id as other_standard_id, other.code as other_code, l.relation,
             sum(o.met_count) as met_count, sum(o.observed_count) as observed_count, max(o.observed_at) as observed_at, max(${dayOf}) as observed_on
        from links l cross join evaluation e
        join frameworks.nodes own on own.programme_id = ${programmeId} and own.edition_id = e.edition_id and own.code = l.own_code and own.level = 'standard'
        join frameworks.nodes other on other.programme_id = ${programmeId} and other.edition_id = l.edition_id and other.code = l.code and other.level = 'standard'
        join frameworks.check_items k on k.programme_id = ${programmeId} and k.edition_id = l.edition_id and k.standard_id = other.id
        join inspections.rounds r on r.programme_id = ${programmeId} and r.edition_id = l.edition_id and r.state = 'closed' and r.id <> e.round_id
        join inspections.observations o on o.programme_id = ${programmeId} and o.round_id = r.id and o.check_item_id = k.id and not o.not_applicable
         and ${dayOf} between e.linked_observations_since and e.ends_on
        join inspections.round_sites s on s.programme_id = ${programmeId} and s.round_id = r.id and s.site_id = o.site_id
       group by r.id, r.code, s.site_id, s.site_code, s.site_type_code, s.place_id, s.zone_id, own.id, own.code, other.id, other.code, l.relation),
    fit as (
      select seen.round_id, seen.round_code, seen.site_id, seen.site_code, seen.standard_id, seen.standard_code, seen.other_standard_id, seen.other_code, seen.relation, seen.met_count, seen.observed_count, seen.observed_at, seen.observed_on,
          case when mine.site_id is null then seen.place_id else mine.place_id end as place_id, case when mine.site_id is null then seen.zone_id else mine.zone_id end as zone_id, asked.theme_id, case
          when seen.relation <> 'same' then 'shown'
          when mine.site_id is null then 'outside'
          when asked.standard_id is null then 'notAsked'
          when own_seen.site_id is not null then 'ownSeen' end as unused
        from seen cross join evaluation e
        left join inspections.round_sites mine on mine.programme_id = ${programmeId} and mine.round_id = e.round_id and mine.site_id = seen.site_id
        left join asked on asked.standard_id = seen.standard_id and asked.site_type_code = coalesce(mine.site_type_code, seen.site_type_code)
        left join own_seen on own_seen.site_id = seen.site_id and own_seen.standard_id = seen.standard_id)
    select fit.*, coalesce(unused, case when row_number() over (partition by unused is null, site_id, standard_id order by observed_at desc, round_code, other_code) = 1 then 'counted' else 'newer' end) as use
      from fit`;
}

/** Which sites lie in which area; a zone also by the zone of the site. */
const inArea = sql`(p.ancestor_ids @> array[a.place_id] or j.zone_id = a.place_id)`;

export interface LinkedJudgementRow extends SiteStandardRow { area_id: string; round_id: string }

/** 计入的观测 · Judgements that count, by area, site and standard of the evaluation's own edition. */
export function countedLinked(tx: Tx, ask: LinkedAsk): Promise<LinkedJudgementRow[]> {
  return rows(tx, sql`
    select a.id as area_id, j.round_id, j.site_id, j.standard_id, j.theme_id, j.met_count, j.observed_count
      from (${judged(ask)}) j
      join places.places p on p.programme_id = ${ask.programmeId} and p.id = j.place_id
      join scoring.evaluation_areas a on a.programme_id = ${ask.programmeId} and a.evaluation_id = ${ask.evaluationId} and ${inArea}
     where j.use = 'counted' order by a.id, j.site_id, j.standard_id`);
}

export interface LinkedRoundRow { id: string; name_zh: string; name_en: string; edition_zh: string; edition_en: string }

export function linkedRounds(tx: Tx, programmeId: string, roundIds: readonly string[]): Promise<LinkedRoundRow[]> {
  return rows(tx, sql`select r.id, r.name_zh, r.name_en, d.title_zh as edition_zh, d.title_en as edition_en from inspections.rounds r join frameworks.editions d on d.programme_id = r.programme_id and d.id = r.edition_id
    where r.programme_id = ${programmeId} and r.id = any(${[...roundIds]}::uuid[]) order by r.starts_on desc, r.code`);
}

export interface LinkedFilter { readonly areaId?: string | undefined; readonly use?: LinkedUse | undefined; readonly q?: string | undefined }

export interface LinkedObservationRow {
  round_id: string; round_zh: string; round_en: string; edition_zh: string; edition_en: string; site_id: string; site_code: string; site_name: string; place_zh: string; place_en: string;
  standard_code: string; standard_zh: string; standard_en: string; other_code: string; other_zh: string; other_en: string; other_standard_id: string; relation: Exclude<CrosswalkRelation, 'unrelated'>; use: LinkedUse;
  met_count: number; observed_count: number; observed_on: string;
}

function listed(ask: LinkedAsk, { areaId, use, q }: LinkedFilter): RawBuilder<unknown> {
  const parts = [sql`exists (select 1 from scoring.evaluation_areas a where a.programme_id = ${ask.programmeId} and a.evaluation_id = ${ask.evaluationId} ${areaId === undefined ? sql`` : sql`and a.id = ${areaId}`} and ${inArea})`];
  if (use !== undefined) parts.push(sql`j.use = ${use}`);
  for (const pattern of searchPatterns(q)) parts.push(sql`lower(j.site_code || ' ' || s.name || ' ' || j.standard_code || ' ' || own.name_zh || ' ' || own.name_en || ' ' || j.other_code || ' ' || r.name_zh || ' ' || r.name_en) like ${pattern}`);
  return sql`from (${judged(ask)}) j
    join inspections.rounds r on r.programme_id = ${ask.programmeId} and r.id = j.round_id
    join frameworks.editions d on d.programme_id = r.programme_id and d.id = r.edition_id
    join places.sites s on s.programme_id = r.programme_id and s.id = j.site_id
    join places.places p on p.programme_id = r.programme_id and p.id = j.place_id
    join frameworks.nodes own on own.programme_id = r.programme_id and own.id = j.standard_id
    join frameworks.nodes other on other.programme_id = r.programme_id and other.id = j.other_standard_id
   where ${sql.join(parts, sql` and `)}`;
}

export function linkedObservationPage(tx: Tx, ask: LinkedAsk, filter: LinkedFilter, sort: SortOf<'site' | 'standard' | 'recent'>, page: { limit: number; offset: number }): Promise<LinkedObservationRow[]> {
  const last = ['j.site_code', 'own.sort_order', 'j.round_code', 'j.other_code'] as const;
  const order = orderBy(sort, { site: [...last], standard: ['own.sort_order', 'j.site_code', 'j.round_code', 'j.other_code'], recent: ['j.observed_on desc', ...last] });
  return rows(tx, sql`select j.round_id, r.name_zh as round_zh, r.name_en as round_en, d.title_zh as edition_zh, d.title_en as edition_en, j.site_id, j.site_code, s.name as site_name, p.name_zh as place_zh, p.name_en as place_en,
      j.standard_code, own.name_zh as standard_zh, own.name_en as standard_en, j.other_code, other.name_zh as other_zh, other.name_en as other_en, j.other_standard_id, j.relation, j.use, j.met_count, j.observed_count, j.observed_on
    ${listed(ask, filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export async function linkedObservationTotal(tx: Tx, ask: LinkedAsk, filter: LinkedFilter): Promise<number> {
  return (await oneRow<{ count: number }>(tx, sql`select count(*) as count ${listed(ask, filter)}`)).count;
}

/** Counts over cases, each with the very predicates that list them. */
import { rows, sql } from '#platform/server/db/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import type { CaseCounts, CaseState } from '../../domain/index.ts';
import { casePredicate, minePredicate, overduePredicate } from './case-list.ts';
import type { CaseFilter } from './case-list.ts';

export interface StateCount { zone_id: string | null; zone_zh: string | null; zone_en: string | null; state: CaseState; count: number; overdue: number; mine: number }

export function stateCounts(ctx: ReadContext, filter: CaseFilter): Promise<StateCount[]> {
  return rows<StateCount>(ctx.tx, sql`
    select g.*, z.name_zh as zone_zh, z.name_en as zone_en from (
      select c.zone_id, c.state, count(*) as count, count(*) filter (where ${overduePredicate(ctx)}) as overdue,
        count(*) filter (where ${minePredicate(ctx)} and c.state not in ('declined', 'closed', 'voided')) as mine
        from cases.cases c where ${casePredicate(ctx, filter)} group by c.zone_id, c.state
    ) g left join places.places z on z.programme_id = ${ctx.programmeId} and z.id = g.zone_id
    order by z.sort_order, z.code, g.state`);
}

/** Open cases counted at their place and at all places above it. */
export function loadByPlace(ctx: ReadContext, openStates: readonly CaseState[]): Promise<{ place_id: string; open: number; overdue: number }[]> {
  return rows(ctx.tx, sql`
    with open_cases as (
      select c.place_id, count(*) as open, count(*) filter (where ${overduePredicate(ctx)}) as overdue
        from cases.cases c where ${casePredicate(ctx, { state: openStates })} group by c.place_id)
    select up.id as place_id, sum(o.open)::integer as open, sum(o.overdue)::integer as overdue
      from open_cases o join places.places p on p.programme_id = ${ctx.programmeId} and p.id = o.place_id cross join lateral unnest(p.ancestor_ids) as up(id) group by up.id`);
}

export type MetricGroup = 'none' | 'zone' | 'organisation' | 'category';
export interface CountsRow extends Record<keyof CaseCounts, number> { key: string | null; name_zh: string | null; name_en: string | null }

const groupings = {
  none: { key: sql`null::text`, names: sql`null::text as name_zh, null::text as name_en from counted` },
  zone: {
    key: sql`c.zone_id::text`,
    names: sql`g.name_zh, g.name_en from counted left join places.places g on g.programme_id = counted.programme_id and g.id::text = counted.key`,
  },
  organisation: {
    key: sql`c.organisation_id::text`,
    names: sql`g.name_zh, g.name_en from counted left join places.organisations g on g.programme_id = counted.programme_id and g.id::text = counted.key`,
  },
  category: {
    key: sql`c.category_code`,
    names: sql`g.name_zh, g.name_en from counted left join cases.categories g on g.programme_id = counted.programme_id and g.code = counted.key`,
  },
} as const;

/**
 * 统计 · The counts of domain/counts.ts, made by the database over many rows; a test holds both to the same answers.
 * Level 3 of the ladder is 督办.
 */
export function metricCounts(ctx: ReadContext, filter: CaseFilter, by: MetricGroup): Promise<CountsRow[]> {
  const now = new Date(ctx.now).toISOString();
  return rows<CountsRow>(ctx.tx, sql`
    with facts as (
      select c.programme_id, ${groupings[by].key} as key, c.state, c.taken_back, c.rework_count, c.extension_count > 0 as is_extended, c.escalation_level >= 3 as is_supervised,
        c.state not in ('reported', 'declined', 'voided') as counts,
        c.state in ('rectified', 'closed') as is_fixed,
        c.state not in ('declined', 'closed', 'voided') as is_open,
        coalesce(case when c.state in ('rectified', 'closed') then coalesce(c.rectified_at, ${now}::timestamptz) else ${now}::timestamptz end > c.deadline_at, false) as is_late
        from cases.cases c where ${casePredicate(ctx, filter)}
    ), counted as (
      select programme_id, key,
        count(*) filter (where counts) as registered,
        count(*) filter (where state = 'voided' and not taken_back) as voided,
        count(*) filter (where counts and is_open and not is_late) as "pendingInTime",
        count(*) filter (where state = 'closed') as closed,
        count(*) filter (where state = 'closed' and not is_late) as "closedOnTime",
        count(*) filter (where counts and (is_fixed or is_late)) as "rectifyDue",
        count(*) filter (where is_fixed) as rectified,
        count(*) filter (where is_fixed and not is_late) as "rectifiedOnTime",
        count(*) filter (where counts and is_late and not is_fixed) as "overduePending",
        count(*) filter (where counts and (is_fixed or is_late) and is_extended) as extended,
        coalesce(sum(rework_count) filter (where counts), 0) as reworks,
        count(*) filter (where counts and is_supervised) as supervised,
        count(*) filter (where counts and is_supervised and not is_fixed) as "supervisedPending"
        from facts group by programme_id, key
    )
    select counted.*, ${groupings[by].names} order by 1, counted.key nulls last`);
}

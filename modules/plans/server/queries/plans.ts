/** Plans and their phases. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { changed, maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import { searchable, searchPatterns } from '#platform/server/search/index.ts';
import type { PlanState } from '../../domain/index.ts';

export interface PlanRow {
  id: string; code: string; name_zh: string; name_en: string; summary: string; document: string | null; starts_on: string; ends_on: string; state: PlanState; published_at: string | null; phase_count: number; target_count: number; task_count: number;
  part_of: { id: string; code: string; name_zh: string; name_en: string } | null; version: number;
}
export interface PlanFilter { readonly q?: string | undefined; readonly state?: PlanState | undefined; readonly id?: string | undefined; readonly isPublic?: boolean | undefined; readonly on?: string | undefined; readonly partOfId?: string | undefined }

function planWhere(programmeId: string, filter: PlanFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`p.programme_id = ${programmeId}`];
  if (filter.id !== undefined) parts.push(sql`p.id = ${filter.id}`);
  if (filter.state !== undefined) parts.push(sql`p.state = ${filter.state}`);
  if (filter.isPublic === true) parts.push(sql`p.published_at is not null and p.state <> 'draft'`);
  if (filter.on !== undefined) parts.push(sql`p.period @> ${filter.on}::date`);
  if (filter.partOfId !== undefined) parts.push(sql`p.part_of = ${filter.partOfId}`);
  for (const pattern of searchPatterns(filter.q)) parts.push(sql`${searchable('p', 'name_zh')} like ${pattern}`);
  return sql.join(parts, sql` and `);
}

export function planPage(tx: Tx, programmeId: string, filter: PlanFilter, sort: SortOf<'starts' | 'code'>, page: { limit: number; offset: number }): Promise<PlanRow[]> {
  const order = orderBy(sort, { starts: ['starts_on desc', 'p.code'], code: ['p.code', 'p.id'] });
  return rows(tx, sql`select p.id, p.code, p.name_zh, p.name_en, p.summary, p.document, lower(p.period) as starts_on, upper(p.period) - 1 as ends_on, p.state, p.published_at, p.version,
      (select count(*) from plans.phases f where f.programme_id = p.programme_id and f.plan_id = p.id) as phase_count, (select count(*) from plans.targets t where t.programme_id = p.programme_id and t.plan_id = p.id) as target_count,
      (select count(*) from plans.tasks k where k.programme_id = p.programme_id and k.plan_id = p.id and k.state <> 'dropped') as task_count,
      (select jsonb_build_object('id', w.id, 'code', w.code, 'name_zh', w.name_zh, 'name_en', w.name_en) from plans.plans w where w.programme_id = p.programme_id and w.id = p.part_of) as part_of
    from plans.plans p where ${planWhere(programmeId, filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export async function planTotal(tx: Tx, programmeId: string, filter: PlanFilter): Promise<number> {
  return (await oneRow<{ count: number }>(tx, sql`select count(*) as count from plans.plans p where ${planWhere(programmeId, filter)}`)).count;
}

export interface PhaseRow { id: string; plan_id: string; name: string; goal: string; starts_on: string; ends_on: string }

export function phasesOf(tx: Tx, programmeId: string, planIds: readonly string[]): Promise<PhaseRow[]> {
  return rows(tx, sql`select id, plan_id, name, goal, lower(period) as starts_on, upper(period) - 1 as ends_on from plans.phases where programme_id = ${programmeId} and plan_id = any(${[...planIds]}::uuid[]) order by lower(period)`);
}

export function lockPlan(tx: Tx, programmeId: string, planId: string): Promise<{ code: string; state: PlanState; version: number; published_at: string | null } | undefined> {
  return maybeRow(tx, sql`select code, state, version, published_at from plans.plans where programme_id = ${programmeId} and id = ${planId} for update`);
}

export interface PlanToKeep { readonly id: string; readonly code: string; readonly nameZh: string; readonly nameEn: string; readonly partOfId: string | null; readonly summary: string; readonly document: string | null; readonly startsOn: string; readonly endsOn: string; readonly searchText: string }

export function insertPlan(tx: Tx, programmeId: string, plan: PlanToKeep): Promise<number> {
  return changed(tx, sql`insert into plans.plans (programme_id, id, code, name_zh, name_en, part_of, summary, document, period, search_text)
    values (${programmeId}, ${plan.id}, ${plan.code}, ${plan.nameZh}, ${plan.nameEn}, ${plan.partOfId}, ${plan.summary}, ${plan.document}, daterange(${plan.startsOn}::date, ${plan.endsOn}::date, '[]'), ${plan.searchText})`);
}

export function replacePlan(tx: Tx, programmeId: string, plan: PlanToKeep): Promise<number> {
  return changed(tx, sql`update plans.plans set name_zh = ${plan.nameZh}, name_en = ${plan.nameEn}, part_of = ${plan.partOfId}, summary = ${plan.summary}, document = ${plan.document}, period = daterange(${plan.startsOn}::date, ${plan.endsOn}::date, '[]'), search_text = ${plan.searchText}, version = version + 1
    where programme_id = ${programmeId} and id = ${plan.id}`);
}

export interface PhaseToKeep { readonly id: string; readonly name: string; readonly goal: string; readonly startsOn: string; readonly endsOn: string }

/** Phases that are no longer named go first, then all days move at once: a swap of two phases overlaps only in between. @returns phases that were asked to go and have targets */
export async function replacePhases(tx: Tx, programmeId: string, planId: string, phases: readonly PhaseToKeep[]): Promise<string[]> {
  const kept = phases.map(({ id }) => id);
  const used = await rows<{ name: string }>(tx, sql`select f.name from plans.phases f where f.programme_id = ${programmeId} and f.plan_id = ${planId} and f.id <> all(${kept}::uuid[])
    and exists (select 1 from plans.phase_targets t where t.programme_id = f.programme_id and t.phase_id = f.id)`);
  if (used.length > 0) return used.map(({ name }) => name);
  await changed(tx, sql`delete from plans.phases where programme_id = ${programmeId} and plan_id = ${planId} and id <> all(${kept}::uuid[])`);
  // Moved far away first, so that days exchanged between phases never meet.
  await changed(tx, sql`update plans.phases f set period = daterange('1900-01-01'::date + n.at, '1900-01-01'::date + n.at + 1) from (select id, row_number() over (order by id)::integer * 2 as at from plans.phases where programme_id = ${programmeId} and plan_id = ${planId}) n where f.programme_id = ${programmeId} and f.id = n.id`);
  await changed(tx, sql`insert into plans.phases as old (programme_id, id, plan_id, name, goal, period)
    select ${programmeId}, n.id, ${planId}, n.name, n.goal, daterange(n."startsOn", n."endsOn", '[]') from jsonb_to_recordset(${JSON.stringify(phases)}::jsonb) as n(id uuid, name text, goal text, "startsOn" date, "endsOn" date)
    on conflict (programme_id, id) do update set name = excluded.name, goal = excluded.goal, period = excluded.period where old.plan_id = excluded.plan_id`);
  return [];
}

export function savePlanState(tx: Tx, programmeId: string, planId: string, state: PlanState): Promise<number> {
  return changed(tx, sql`update plans.plans set state = ${state}, version = version + 1 where programme_id = ${programmeId} and id = ${planId}`);
}

export function savePublication(tx: Tx, programmeId: string, planId: string, at: string | null): Promise<number> {
  return changed(tx, sql`update plans.plans set published_at = ${at} where programme_id = ${programmeId} and id = ${planId}`);
}

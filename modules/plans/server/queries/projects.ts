/** Projects with their money, work, milestones and photos. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { changed, maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { searchable, searchPatterns } from '#platform/server/search/index.ts';
import type { PhotoRole, ProjectKind, ProjectState } from '../../domain/index.ts';

interface Named { id: string; code: string; name_zh: string; name_en: string }
export interface ProjectRow {
  id: string; code: string; name: string; kind: ProjectKind; state: ProjectState; state_reason: string | null; plan: Named | null; place: Named | null; organisation: Named | null; contractor: string | null; about: string; household_count: number | null; starts_on: string; ends_on: string; finished_on: string | null; version: number;
}
export interface ProjectFilter { readonly id?: string | undefined; readonly q?: string | undefined; readonly planId?: string | undefined; readonly placeId?: string | undefined; readonly kind?: ProjectKind | undefined; readonly state?: ProjectState | undefined }

export const inReach = (ctx: ReadContext): RawBuilder<unknown> => sql`p.programme_id = ${ctx.programmeId} and ${scopePredicate(ctx.scope, { place: 'p.place_id', organisation: 'p.organisation_id' })}`;

function projectWhere(ctx: ReadContext, filter: ProjectFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [inReach(ctx)];
  if (filter.id !== undefined) parts.push(sql`p.id = ${filter.id}`);
  if (filter.planId !== undefined) parts.push(sql`p.plan_id = ${filter.planId}`);
  if (filter.kind !== undefined) parts.push(sql`p.kind = ${filter.kind}`);
  if (filter.state !== undefined) parts.push(sql`p.state = ${filter.state}`);
  if (filter.placeId !== undefined) parts.push(sql`p.place_id in (select w.id from places.places w where w.programme_id = p.programme_id and w.ancestor_ids @> array[${filter.placeId}::uuid])`);
  for (const pattern of searchPatterns(filter.q)) parts.push(sql`${searchable('p', 'name')} like ${pattern}`);
  return sql.join(parts, sql` and `);
}

const named = (alias: string): RawBuilder<unknown> => sql`case when ${sql.ref(`${alias}.id`)} is null then null else jsonb_build_object('id', ${sql.ref(`${alias}.id`)}, 'code', ${sql.ref(`${alias}.code`)}, 'name_zh', ${sql.ref(`${alias}.name_zh`)}, 'name_en', ${sql.ref(`${alias}.name_en`)}) end`;

export function projectPage(ctx: ReadContext, filter: ProjectFilter, sort: SortOf<'code' | 'starts' | 'planned'>, page: { limit: number; offset: number }): Promise<ProjectRow[]> {
  const order = orderBy(sort, { code: ['p.code', 'p.id'], starts: ['p.starts_on', 'p.code', 'p.id'], planned: ['planned desc', 'p.code', 'p.id'] });
  return rows(ctx.tx, sql`select p.id, p.code, p.name, p.kind, p.state, p.state_reason, ${named('n')} as plan, ${named('w')} as place, ${named('o')} as organisation, p.contractor, p.about, p.household_count, p.starts_on, p.ends_on, p.finished_on, p.version,
      (select coalesce(sum(f.planned_fen), 0) from plans.funding f where f.programme_id = p.programme_id and f.project_id = p.id) as planned
    from plans.projects p left join plans.plans n on n.programme_id = p.programme_id and n.id = p.plan_id left join places.places w on w.programme_id = p.programme_id and w.id = p.place_id left join places.organisations o on o.programme_id = p.programme_id and o.id = p.organisation_id
    where ${projectWhere(ctx, filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export async function projectTotal(ctx: ReadContext, filter: ProjectFilter): Promise<number> {
  return (await oneRow<{ count: number }>(ctx.tx, sql`select count(*) as count from plans.projects p where ${projectWhere(ctx, filter)}`)).count;
}

export interface FundingOfProject { project_id: string; source: string; year: number; planned: number; arrived: number; spent: number }
export const fundingOf = (tx: Tx, programmeId: string, projectIds: readonly string[]): Promise<FundingOfProject[]> =>
  rows(tx, sql`select f.project_id, f.source_code as source, f.year, f.planned_fen as planned, f.arrived_fen as arrived, f.spent_fen as spent from plans.funding f where f.programme_id = ${programmeId} and f.project_id = any(${[...projectIds]}::uuid[]) order by f.year, f.source_code`);

export interface MeasureRow { id: string; project_id: string; name: string; unit: string; planned_hundredths: number }
export const measuresOf = (tx: Tx, programmeId: string, projectIds: readonly string[]): Promise<MeasureRow[]> =>
  rows(tx, sql`select id, project_id, name, unit, planned_hundredths from plans.measures where programme_id = ${programmeId} and project_id = any(${[...projectIds]}::uuid[]) order by id`);

export interface WorkRow { id: string; measure_id: string; on_date: string; hundredths: number; source: string; recorder: string; withdrawer: string | null; withdrawal_reason: string | null }
/** The newest first. */
export const workOf = (tx: Tx, programmeId: string, measureIds: readonly string[]): Promise<WorkRow[]> =>
  rows(tx, sql`select r.id, r.measure_id, r.on_date, r.hundredths, r.source, w.name as recorder, d.name as withdrawer, r.withdrawal_reason from plans.project_readings r
    join people.persons w on w.programme_id = r.programme_id and w.id = r.recorded_by left join people.persons d on d.programme_id = r.programme_id and d.id = r.withdrawn_by where r.programme_id = ${programmeId} and r.measure_id = any(${[...measureIds]}::uuid[]) order by r.on_date desc, r.recorded_at desc`);

export interface MilestoneRow { id: string; project_id: string; name: string; due_on: string; done_on: string | null }
export const milestonesOf = (tx: Tx, programmeId: string, projectIds: readonly string[]): Promise<MilestoneRow[]> =>
  rows(tx, sql`select id, project_id, name, due_on, done_on from plans.milestones where programme_id = ${programmeId} and project_id = any(${[...projectIds]}::uuid[]) order by due_on, name`);

export const projectPhotos = (tx: Tx, programmeId: string, projectId: string): Promise<{ id: string; role: PhotoRole; note: string | null }[]> =>
  rows(tx, sql`select file_id as id, role, note from plans.project_photos where programme_id = ${programmeId} and project_id = ${projectId} order by array_position(array['before', 'during', 'after'], role), at, file_id`);

export interface LockedProject { id: string; code: string; state: ProjectState; place_id: string | null; organisation_id: string | null; starts_on: string; version: number }
export const lockProject = (ctx: ReadContext, projectId: string): Promise<LockedProject | undefined> =>
  maybeRow(ctx.tx, sql`select p.id, p.code, p.state, p.place_id, p.organisation_id, p.starts_on, p.version from plans.projects p where ${inReach(ctx)} and p.id = ${projectId} for update`);

/** The measure with its project, in reach. */
export const lockMeasure = (ctx: ReadContext, measureId: string): Promise<(LockedProject & { measure_id: string }) | undefined> =>
  maybeRow(ctx.tx, sql`select m.id as measure_id, p.id, p.code, p.state, p.place_id, p.organisation_id, p.starts_on, p.version from plans.measures m join plans.projects p on p.programme_id = m.programme_id and p.id = m.project_id where ${inReach(ctx)} and m.id = ${measureId} for update of p`);

export const lockWork = (ctx: ReadContext, readingId: string): Promise<{ project_id: string; organisation_id: string | null; place_id: string | null; withdrawn_at: string | null } | undefined> =>
  maybeRow(ctx.tx, sql`select p.id as project_id, p.organisation_id, p.place_id, r.withdrawn_at from plans.project_readings r join plans.measures m on m.programme_id = r.programme_id and m.id = r.measure_id join plans.projects p on p.programme_id = m.programme_id and p.id = m.project_id where ${inReach(ctx)} and r.id = ${readingId} for update of r`);

export interface ProjectToKeep {
  readonly id: string; readonly code: string; readonly name: string; readonly kind: ProjectKind; readonly planId: string | null; readonly placeId: string | null; readonly organisationId: string | null; readonly contractor: string | null; readonly about: string; readonly households: number | null; readonly startsOn: string; readonly endsOn: string; readonly searchText: string;
}

export function upsertProjects(tx: Tx, programmeId: string, projects: readonly ProjectToKeep[]): Promise<number> {
  return changed(tx, sql`insert into plans.projects as old (programme_id, id, code, name, kind, plan_id, place_id, organisation_id, contractor, about, household_count, starts_on, ends_on, search_text)
    select ${programmeId}, n.id, n.code, n.name, n.kind, n."planId", n."placeId", n."organisationId", n.contractor, n.about, n.households, n."startsOn", n."endsOn", n."searchText"
    from jsonb_to_recordset(${JSON.stringify(projects)}::jsonb) as n(id uuid, code text, name text, kind text, "planId" uuid, "placeId" uuid, "organisationId" uuid, contractor text, about text, households integer, "startsOn" date, "endsOn" date, "searchText" text)
    on conflict (programme_id, id) do update set name = excluded.name, kind = excluded.kind, plan_id = excluded.plan_id, place_id = excluded.place_id, organisation_id = excluded.organisation_id, contractor = excluded.contractor, about = excluded.about, household_count = excluded.household_count,
      starts_on = excluded.starts_on, ends_on = excluded.ends_on, search_text = excluded.search_text, version = old.version + 1`);
}

export interface MeasureToKeep { readonly id: string; readonly name: string; readonly unit: string; readonly hundredths: number }

/** A measure that has readings stays. @returns names of those that were asked to go and have some */
export async function replaceMeasures(tx: Tx, programmeId: string, projectId: string, measures: readonly MeasureToKeep[]): Promise<string[]> {
  const kept = measures.map(({ id }) => id);
  const used = await rows<{ name: string }>(tx, sql`select m.name from plans.measures m where m.programme_id = ${programmeId} and m.project_id = ${projectId} and m.id <> all(${kept}::uuid[]) and exists (select 1 from plans.project_readings r where r.programme_id = m.programme_id and r.measure_id = m.id)`);
  if (used.length > 0) return used.map(({ name }) => name);
  await changed(tx, sql`delete from plans.measures where programme_id = ${programmeId} and project_id = ${projectId} and id <> all(${kept}::uuid[])`);
  await changed(tx, sql`insert into plans.measures as old (programme_id, id, project_id, name, unit, planned_hundredths) select ${programmeId}, n.id, ${projectId}, n.name, n.unit, n.hundredths from jsonb_to_recordset(${JSON.stringify(measures)}::jsonb) as n(id uuid, name text, unit text, hundredths bigint)
    on conflict (programme_id, id) do update set name = excluded.name, unit = excluded.unit, planned_hundredths = excluded.planned_hundredths where old.project_id = excluded.project_id`);
  return [];
}

export interface MilestoneToKeep { readonly id: string; readonly name: string; readonly dueOn: string; readonly doneOn: string | null }
export async function replaceMilestones(tx: Tx, programmeId: string, projectId: string, milestones: readonly MilestoneToKeep[]): Promise<void> {
  await changed(tx, sql`delete from plans.milestones where programme_id = ${programmeId} and project_id = ${projectId}`);
  await changed(tx, sql`insert into plans.milestones (programme_id, id, project_id, name, due_on, done_on) select ${programmeId}, n.id, ${projectId}, n.name, n."dueOn", n."doneOn" from jsonb_to_recordset(${JSON.stringify(milestones)}::jsonb) as n(id uuid, name text, "dueOn" date, "doneOn" date)`);
}

export const saveProjectState = (tx: Tx, programmeId: string, projectId: string, state: ProjectState, finishedOn: string | null, reason: string | null): Promise<number> =>
  changed(tx, sql`update plans.projects set state = ${state}, finished_on = ${finishedOn}, state_reason = ${reason}, version = version + 1 where programme_id = ${programmeId} and id = ${projectId}`);

export interface SourceRow { code: string; name_zh: string; name_en: string }
export const fundingSources = (tx: Tx, programmeId: string): Promise<SourceRow[]> => rows(tx, sql`select code, name_zh, name_en from plans.funding_sources where programme_id = ${programmeId} order by sort_order, code`);

export const insertSources = (tx: Tx, programmeId: string, sources: readonly { readonly code: string; readonly zh: string; readonly en: string; readonly order: number }[]): Promise<number> =>
  changed(tx, sql`insert into plans.funding_sources (programme_id, code, name_zh, name_en, sort_order) select ${programmeId}, n.code, n.zh, n.en, n."order" from jsonb_to_recordset(${JSON.stringify(sources)}::jsonb) as n(code text, zh text, en text, "order" integer)
    on conflict (programme_id, code) do update set name_zh = excluded.name_zh, name_en = excluded.name_en`);

export interface FundingToKeep { readonly projectId: string; readonly source: string; readonly year: number; readonly planned: number; readonly arrived: number; readonly spent: number }

/** One line a project, source and year; what is the same is not written. @returns how many were new and how many changed */
export async function upsertFunding(tx: Tx, programmeId: string, lines: readonly FundingToKeep[]): Promise<{ created: number; updated: number }> {
  const found = await rows<{ is_new: boolean }>(tx, sql`insert into plans.funding as old (programme_id, project_id, source_code, year, planned_fen, arrived_fen, spent_fen)
    select ${programmeId}, n."projectId", n.source, n.year, n.planned, n.arrived, n.spent from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as n("projectId" uuid, source text, year smallint, planned bigint, arrived bigint, spent bigint)
    on conflict (programme_id, project_id, source_code, year) do update set planned_fen = excluded.planned_fen, arrived_fen = excluded.arrived_fen, spent_fen = excluded.spent_fen
    where (old.planned_fen, old.arrived_fen, old.spent_fen) is distinct from (excluded.planned_fen, excluded.arrived_fen, excluded.spent_fen) returning xmax = 0 as is_new`);
  const created = found.filter(({ is_new }) => is_new).length;
  return { created, updated: found.length - created };
}

export interface FundingFilter { readonly projectId?: string | undefined; readonly planId?: string | undefined; readonly source?: string | undefined; readonly year?: number | undefined }
export interface FundingRow { project: { id: string; code: string; name: string }; source: SourceRow; year: number; planned: number; arrived: number; spent: number }

function fundingWhere(ctx: ReadContext, filter: FundingFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [inReach(ctx)];
  if (filter.projectId !== undefined) parts.push(sql`p.id = ${filter.projectId}`);
  if (filter.planId !== undefined) parts.push(sql`p.plan_id = ${filter.planId}`);
  if (filter.source !== undefined) parts.push(sql`f.source_code = ${filter.source}`);
  if (filter.year !== undefined) parts.push(sql`f.year = ${filter.year}`);
  return sql.join(parts, sql` and `);
}
const fundingFrom = sql`plans.funding f join plans.projects p on p.programme_id = f.programme_id and p.id = f.project_id join plans.funding_sources s on s.programme_id = f.programme_id and s.code = f.source_code`;

export function fundingPage(ctx: ReadContext, filter: FundingFilter, sort: SortOf<'project' | 'year'>, page: { limit: number; offset: number }): Promise<FundingRow[]> {
  const order = orderBy(sort, { project: ['p.code', 'f.year', 's.sort_order', 's.code'], year: ['f.year', 'p.code', 's.sort_order', 's.code'] });
  return rows(ctx.tx, sql`select jsonb_build_object('id', p.id, 'code', p.code, 'name', p.name) as project, jsonb_build_object('code', s.code, 'name_zh', s.name_zh, 'name_en', s.name_en) as source, f.year, f.planned_fen as planned, f.arrived_fen as arrived, f.spent_fen as spent
    from ${fundingFrom} where ${fundingWhere(ctx, filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export async function fundingTotal(ctx: ReadContext, filter: FundingFilter): Promise<number> {
  return (await oneRow<{ count: number }>(ctx.tx, sql`select count(*) as count from ${fundingFrom} where ${fundingWhere(ctx, filter)}`)).count;
}

/** Sums by source and year, of projects that were not dropped. */
export function fundingLines(ctx: ReadContext, filter: FundingFilter): Promise<{ source: string; year: number; planned: number; arrived: number; spent: number; projects: number }[]> {
  return rows(ctx.tx, sql`select f.source_code as source, f.year, sum(f.planned_fen)::bigint as planned, sum(f.arrived_fen)::bigint as arrived, sum(f.spent_fen)::bigint as spent, count(distinct p.id) as projects from ${fundingFrom} where ${fundingWhere(ctx, filter)} and p.state <> 'dropped' group by f.source_code, f.year`);
}

export interface WorkToKeep { readonly id: string; readonly measureId: string; readonly on: string; readonly hundredths: number; readonly source: string; readonly by: string; readonly at: string }
export const insertWork = (tx: Tx, programmeId: string, work: WorkToKeep): Promise<number> =>
  changed(tx, sql`insert into plans.project_readings (programme_id, id, measure_id, on_date, hundredths, source, recorded_by, recorded_at) values (${programmeId}, ${work.id}, ${work.measureId}, ${work.on}, ${work.hundredths}, ${work.source}, ${work.by}, ${work.at})`);
export const saveWorkWithdrawal = (tx: Tx, programmeId: string, readingId: string, by: { readonly personId: string; readonly at: string; readonly reason: string }): Promise<number> =>
  changed(tx, sql`update plans.project_readings set withdrawn_by = ${by.personId}, withdrawn_at = ${by.at}, withdrawal_reason = ${by.reason} where programme_id = ${programmeId} and id = ${readingId}`);

export const insertProjectPhoto = (tx: Tx, programmeId: string, photo: { readonly projectId: string; readonly fileId: string; readonly role: PhotoRole; readonly note: string | null; readonly at: string }): Promise<number> =>
  changed(tx, sql`insert into plans.project_photos (programme_id, project_id, file_id, role, note, at) values (${programmeId}, ${photo.projectId}, ${photo.fileId}, ${photo.role}, ${photo.note}, ${photo.at}) on conflict do nothing`);

export interface StoredProject { id: string; code: string; name: string; kind: ProjectKind; planId: string | null; placeId: string | null; organisationId: string | null; contractor: string | null; about: string; households: number | null; startsOn: string; endsOn: string }
export const projectsByCode = (tx: Tx, programmeId: string, codes: readonly string[]): Promise<StoredProject[]> =>
  rows(tx, sql`select id, code, name, kind, plan_id as "planId", place_id as "placeId", organisation_id as "organisationId", contractor, about, household_count as households, starts_on as "startsOn", ends_on as "endsOn" from plans.projects where programme_id = ${programmeId} and code = any(${[...codes]}::text[])`);
export const planIdsByCode = async (tx: Tx, programmeId: string): Promise<Map<string, string>> => new Map((await rows<{ code: string; id: string }>(tx, sql`select code, id from plans.plans where programme_id = ${programmeId}`)).map(({ code, id }) => [code, id]));

/** Projects, and what their activities and sessions add up to. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { changed, maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { searchable, searchPatterns } from '#platform/server/search/index.ts';
import { takesActivities } from '../../domain/index.ts';
import type { ProjectState } from '../../domain/index.ts';

export interface CountedRow { activity_count: number; volunteer_count: number; a: number; b: number; c: number; d: number; session_count: number; with_evidence: number; beneficiaries: number }
export interface ProjectRow extends CountedRow {
  id: string; code: string; name: string; purpose: string; branch_code: string | null; branch_zh: string | null; branch_en: string | null; team_id: string; team_code: string; team_name: string; place_id: string; place_zh: string; place_en: string;
  partners: { id: string; code: string; nameZh: string; nameEn: string }[]; from_date: string; to_date: string | null; target_served: number | null; target_hours: number | null; state: ProjectState; outcome: string | null; version: number;
}
export interface ProjectFilter { readonly id?: string | undefined; readonly q?: string | undefined; readonly branch?: string | undefined; readonly teamId?: string | undefined; readonly placeId?: string | undefined; readonly state?: ProjectState | undefined }

function where(ctx: ReadContext, filter: ProjectFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`j.programme_id = ${ctx.programmeId}`, scopePredicate(ctx.scope, { place: 'j.place_id' })];
  if (filter.id !== undefined) parts.push(sql`j.id = ${filter.id}`);
  if (filter.branch !== undefined) parts.push(sql`j.branch_code = ${filter.branch}`);
  if (filter.teamId !== undefined) parts.push(sql`j.team_id = ${filter.teamId}`);
  if (filter.state !== undefined) parts.push(sql`j.state = ${filter.state}`);
  if (filter.placeId !== undefined) parts.push(sql`j.place_id in (select u.id from places.places u where u.programme_id = ${ctx.programmeId} and u.ancestor_ids @> array[${filter.placeId}::uuid])`);
  for (const pattern of searchPatterns(filter.q)) parts.push(sql`${searchable('j', 'name')} like ${pattern}`);
  return sql.join(parts, sql` and `);
}

/**
 * What belongs to a project is counted whole, wherever it was held: a project is one thing, and half of its sums would be a wrong figure.
 * Held is what has begun; people and minutes come from records that count, sessions beside them from their own rows (indexes activities__by_project, sessions__by_project). The function
 * counts for whoever may see the project, also what was held where they do not reach: sums only.
 */
const counts = (now: string): RawBuilder<unknown> => sql`cross join lateral volunteering.project_counts(j.id, ${now}::timestamptz) k`;

export function projectPage(ctx: ReadContext, filter: ProjectFilter, sort: SortOf<'code' | 'name' | 'from' | 'minutes' | 'beneficiaries'>, page: { limit: number; offset: number }): Promise<ProjectRow[]> {
  const order = orderBy(sort, { code: ['j.code', 'j.id'], name: ['j.name', 'j.code'], from: ['j.from_date desc', 'j.code'], minutes: ['k.minutes desc', 'j.code'], beneficiaries: ['k.beneficiaries desc', 'j.code'] });
  return rows(ctx.tx, sql`select j.id, j.code, j.name, j.purpose, j.branch_code, b.name_zh as branch_zh, b.name_en as branch_en, j.team_id, t.code as team_code, t.name as team_name, j.place_id, p.name_zh as place_zh, p.name_en as place_en, j.from_date, j.to_date, j.target_served, j.target_hours, j.state, j.outcome, j.version,
      coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'code', o.code, 'nameZh', o.name_zh, 'nameEn', o.name_en) order by o.code) from volunteering.project_partners w join places.organisations o on o.programme_id = w.programme_id and o.id = w.organisation_id where w.programme_id = j.programme_id and w.project_id = j.id), '[]'::jsonb) as partners,
      k.activity_count, k.volunteer_count, k.a, k.b, k.c, k.d, k.session_count, k.with_evidence, k.beneficiaries
    from volunteering.projects j left join volunteering.branches b on b.programme_id = j.programme_id and b.code = j.branch_code
    cross join lateral volunteering.team_of_project(j.id) t join places.places p on p.programme_id = j.programme_id and p.id = j.place_id ${counts(new Date(ctx.now).toISOString())}
    where ${where(ctx, filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export async function projectTotal(ctx: ReadContext, filter: ProjectFilter): Promise<number> {
  return (await oneRow<{ count: number }>(ctx.tx, sql`select count(*) as count from volunteering.projects j where ${where(ctx, filter)}`)).count;
}

export interface KnownProject { id: string; code: string; state: ProjectState; from_date: string; to_date: string | null; version: number; team_id: string }

export function projectById(tx: Tx, programmeId: string, id: string): Promise<KnownProject | undefined> {
  return maybeRow(tx, sql`select id, code, state, from_date, to_date, version, team_id from volunteering.projects where programme_id = ${programmeId} and id = ${id}`);
}
export function lockProject(tx: Tx, programmeId: string, id: string): Promise<KnownProject | undefined> {
  return maybeRow(tx, sql`select id, code, state, from_date, to_date, version, team_id from volunteering.projects where programme_id = ${programmeId} and id = ${id} for update`);
}
export async function projectsByCode(tx: Tx, programmeId: string, codes: readonly string[]): Promise<Map<string, KnownProject>> {
  return new Map((await rows<KnownProject>(tx, sql`select id, code, state, from_date, to_date, version, team_id from volunteering.projects where programme_id = ${programmeId} and code = any(${codes}::text[])`)).map((row) => [row.code, row]));
}

/** @returns whether something held on that day may belong to it */
export async function projectTakes(ctx: ReadContext, projectId: string, day: string): Promise<boolean> {
  const project = await projectById(ctx.tx, ctx.programmeId, projectId);
  return project !== undefined && takesActivities({ state: project.state, from: project.from_date, to: project.to_date }, day);
}

export interface ProjectToKeep {
  readonly id: string; readonly code: string; readonly name: string; readonly purpose: string; readonly branch: string | null; readonly teamId: string; readonly placeId: string; readonly partnerIds: readonly string[]; readonly fromDate: string; readonly toDate: string | null;
  readonly targetServed: number | null; readonly targetHours: number | null; readonly searchText: string;
}
const record = (projects: readonly ProjectToKeep[]) => sql`jsonb_to_recordset(${JSON.stringify(projects)}::jsonb) as n(id uuid, code text, name text, purpose text, branch text, "teamId" uuid, "placeId" uuid, "partnerIds" uuid[], "fromDate" date, "toDate" date, "targetServed" integer, "targetHours" integer, "searchText" text)`;
const values = sql`n.id, n.code, n.name, n.purpose, n.branch, n."teamId", n."placeId", n."fromDate", n."toDate", n."targetServed", n."targetHours", n."searchText"`;
const columns = sql`programme_id, id, code, name, purpose, branch_code, team_id, place_id, from_date, to_date, target_served, target_hours, search_text`;

/** Its partners are those given and no others. @returns how many of these projects had others */
async function setPartners(tx: Tx, programmeId: string, projects: readonly { readonly id: string; readonly partnerIds: readonly string[] }[]): Promise<ReadonlySet<string>> {
  const wanted = sql`(select n.id as project_id, p.organisation_id from jsonb_to_recordset(${JSON.stringify(projects)}::jsonb) as n(id uuid, "partnerIds" uuid[]) cross join lateral unnest(n."partnerIds") as p(organisation_id))`;
  const gone = await rows<{ project_id: string }>(tx, sql`delete from volunteering.project_partners w where w.programme_id = ${programmeId} and w.project_id = any(${projects.map(({ id }) => id)}::uuid[])
    and not exists (select 1 from ${wanted} n where n.project_id = w.project_id and n.organisation_id = w.organisation_id) returning w.project_id`);
  const came = await rows<{ project_id: string }>(tx, sql`insert into volunteering.project_partners (programme_id, project_id, organisation_id) select ${programmeId}, n.project_id, n.organisation_id from ${wanted} n on conflict do nothing returning project_id`);
  return new Set([...gone, ...came].map(({ project_id }) => project_id));
}

export async function insertProject(tx: Tx, programmeId: string, project: ProjectToKeep): Promise<void> {
  await sql`insert into volunteering.projects (${columns}) select ${programmeId}, ${values} from ${record([project])}`.execute(tx);
  await setPartners(tx, programmeId, [project]);
}

export async function replaceProject(tx: Tx, programmeId: string, project: ProjectToKeep): Promise<void> {
  await sql`update volunteering.projects j set name = n.name, purpose = n.purpose, branch_code = n.branch, team_id = n."teamId", place_id = n."placeId", from_date = n."fromDate", to_date = n."toDate", target_served = n."targetServed", target_hours = n."targetHours", search_text = n."searchText", version = j.version + 1
    from ${record([project])} where j.programme_id = ${programmeId} and j.id = n.id`.execute(tx);
  await setPartners(tx, programmeId, [project]);
}

/** Projects by their code; the id given counts for those that are new alone. @returns how many are new, and how many changed */
export async function upsertProjects(tx: Tx, programmeId: string, projects: readonly ProjectToKeep[]): Promise<{ created: number; updated: number }> {
  const found = await rows<{ id: string }>(tx, sql`insert into volunteering.projects as old (${columns}) select ${programmeId}, ${values} from ${record(projects)}
    on conflict (programme_id, code) do update set name = excluded.name, purpose = excluded.purpose, branch_code = excluded.branch_code, team_id = excluded.team_id, place_id = excluded.place_id, from_date = excluded.from_date, to_date = excluded.to_date,
      target_served = excluded.target_served, target_hours = excluded.target_hours, search_text = excluded.search_text, version = old.version + 1
    where (old.name, old.purpose, old.branch_code, old.team_id, old.place_id, old.from_date, old.to_date, old.target_served, old.target_hours)
      is distinct from (excluded.name, excluded.purpose, excluded.branch_code, excluded.team_id, excluded.place_id, excluded.from_date, excluded.to_date, excluded.target_served, excluded.target_hours)
    returning old.id`);
  const ids = new Map((await rows<{ id: string; code: string }>(tx, sql`select id, code from volunteering.projects where programme_id = ${programmeId} and code = any(${projects.map(({ code }) => code)}::text[])`)).map(({ id, code }) => [code, id]));
  const withPartners = await setPartners(tx, programmeId, projects.map(({ code, partnerIds }) => ({ id: ids.get(code) as string, partnerIds })));
  const offered = new Set(projects.map(({ id }) => id));
  const created = found.filter(({ id }) => offered.has(id)).length;
  return { created, updated: new Set([...found.map(({ id }) => id), ...withPartners]).size - created };
}

export function saveProjectState(tx: Tx, programmeId: string, id: string, to: { state: ProjectState; outcome: string | null; toDate: string | null }): Promise<number> {
  return changed(tx, sql`update volunteering.projects set state = ${to.state}, outcome = ${to.outcome}, to_date = ${to.toDate}, version = version + 1 where programme_id = ${programmeId} and id = ${id}`);
}

/** First and last day on which something of it was held, on the programme's own clock; what was called off was not. */
export function projectHeld(tx: Tx, programmeId: string, id: string, utcOffsetMinutes: number): Promise<{ first_on: string | null; last_on: string | null }> {
  return oneRow(tx, sql`select min(h.day) as first_on, max(h.day) as last_on from (
    select ((lower(n.period) at time zone 'UTC') + make_interval(mins => ${utcOffsetMinutes}::integer))::date as day from volunteering.activities n where n.programme_id = ${programmeId} and n.project_id = ${id} and n.cancelled_at is null
    union all select n.held_on from volunteering.sessions n where n.programme_id = ${programmeId} and n.project_id = ${id}) h`);
}

export async function projectNamed(tx: Tx, programmeId: string, id: string): Promise<string | undefined> {
  return (await maybeRow<{ name: string }>(tx, sql`select name from volunteering.projects where programme_id = ${programmeId} and id = ${id}`))?.name;
}

export function saveActivityProject(tx: Tx, programmeId: string, activityId: string, projectId: string | null): Promise<number> {
  return changed(tx, sql`update volunteering.activities set project_id = ${projectId} where programme_id = ${programmeId} and id = ${activityId}`);
}

/** Projects of a team that go on, for whoever leads it. */
export function openProjectsOfTeam(tx: Tx, programmeId: string, teamId: string): Promise<{ id: string; name: string }[]> {
  return rows(tx, sql`select id, name from volunteering.projects where programme_id = ${programmeId} and team_id = ${teamId} and state = 'open' order by name, code limit 100`);
}

export interface OpenProjectRow extends CountedRow {
  id: string; name: string; purpose: string; branch_zh: string | null; branch_en: string | null; team_id: string; team_name: string; place_id: string; place_zh: string; place_en: string; from_date: string; to_date: string | null; target_served: number | null; target_hours: number | null; partners: string[];
  activities: { id: string; name: string; startsAt: string }[];
}
const openFrom = (today: string, now: string, id: string | null): RawBuilder<unknown> => sql`volunteering.open_projects(${today}::date, ${now}::timestamptz, ${id}::uuid)`;

export function openProjects(tx: Tx, today: string, now: string, page: { limit: number; offset: number }): Promise<OpenProjectRow[]> {
  return rows(tx, sql`select * from ${openFrom(today, now, null)} o order by o.from_date desc, o.id limit ${page.limit} offset ${page.offset}`);
}
export async function openProjectTotal(tx: Tx, today: string, now: string): Promise<number> {
  return (await oneRow<{ count: number }>(tx, sql`select count(*) as count from ${openFrom(today, now, null)}`)).count;
}
export function openProject(tx: Tx, today: string, now: string, id: string): Promise<OpenProjectRow | undefined> {
  return maybeRow(tx, sql`select * from ${openFrom(today, now, id)}`);
}

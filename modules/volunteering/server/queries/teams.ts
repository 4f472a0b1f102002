/** Branches and teams. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { changed, maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { searchable, searchPatterns } from '#platform/server/search/index.ts';

export interface BranchRow { code: string; name_zh: string; name_en: string; sort_order: number; team_count: number; member_count: number }

/** Branches with the teams there today and the people in them, each counted once a branch. */
export function branchesWithCounts(ctx: ReadContext): Promise<BranchRow[]> {
  return rows(ctx.tx, sql`select b.code, b.name_zh, b.name_en, b.sort_order, count(distinct t.id) as team_count, count(distinct m.volunteer_id) as member_count
    from volunteering.branches b
    left join volunteering.teams t on t.programme_id = b.programme_id and t.branch_code = b.code and (t.dissolved_on is null or t.dissolved_on > ${ctx.today}::date) and ${scopePredicate(ctx.scope, { place: 't.place_id', organisation: 't.organisation_id' })}
    left join volunteering.memberships m on m.programme_id = t.programme_id and m.team_id = t.id and m.validity @> ${ctx.today}::date
    where b.programme_id = ${ctx.programmeId} group by b.code, b.name_zh, b.name_en, b.sort_order order by b.sort_order, b.code`);
}

export function insertBranches(tx: Tx, programmeId: string, branches: readonly { code: string; zh: string; en: string; order: number }[]): Promise<number> {
  return changed(tx, sql`insert into volunteering.branches (programme_id, code, name_zh, name_en, sort_order)
    select ${programmeId}, n.code, n.zh, n.en, n."order" from jsonb_to_recordset(${JSON.stringify(branches)}::jsonb) as n(code text, zh text, en text, "order" integer) on conflict do nothing`);
}

export function upsertBranch(tx: Tx, programmeId: string, branch: { code: string; zh: string; en: string; order: number }): Promise<number> {
  return changed(tx, sql`insert into volunteering.branches (programme_id, code, name_zh, name_en, sort_order) values (${programmeId}, ${branch.code}, ${branch.zh}, ${branch.en}, ${branch.order})
    on conflict (programme_id, code) do update set name_zh = excluded.name_zh, name_en = excluded.name_en, sort_order = excluded.sort_order`);
}

/** Codes and names of branches, both, → code. */
export async function branchCodes(tx: Tx, programmeId: string): Promise<Map<string, string>> {
  const found = await rows<{ code: string; name_zh: string; name_en: string }>(tx, sql`select code, name_zh, name_en from volunteering.branches where programme_id = ${programmeId}`);
  return new Map(found.flatMap(({ code, name_zh, name_en }) => [[name_zh, code], [name_en, code], [code, code]] as [string, string][]));
}

export interface TeamRow {
  id: string; code: string; name: string; branch_code: string | null; branch_zh: string | null; branch_en: string | null; place_id: string | null; place_zh: string | null; place_en: string | null;
  organisation_id: string | null; organisation_zh: string | null; organisation_en: string | null; leader_id: string | null; leader_code: string | null; leader_name: string | null;
  founded_on: string; dissolved_on: string | null; member_count: number; version: number;
}

export interface TeamFilter { readonly q?: string | undefined; readonly branch?: string | undefined; readonly placeId?: string | undefined; readonly withFormer?: boolean | undefined; readonly id?: string | undefined }

function teamWhere(ctx: ReadContext, filter: TeamFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`t.programme_id = ${ctx.programmeId}`, scopePredicate(ctx.scope, { place: 't.place_id', organisation: 't.organisation_id' })];
  if (filter.id !== undefined) parts.push(sql`t.id = ${filter.id}`);
  if (filter.branch !== undefined) parts.push(sql`t.branch_code = ${filter.branch}`);
  if (filter.withFormer !== true && filter.id === undefined) parts.push(sql`(t.dissolved_on is null or t.dissolved_on > ${ctx.today}::date)`);
  if (filter.placeId !== undefined) parts.push(sql`t.place_id in (select u.id from places.places u where u.programme_id = ${ctx.programmeId} and u.ancestor_ids @> array[${filter.placeId}::uuid])`);
  for (const pattern of searchPatterns(filter.q)) parts.push(sql`${searchable('t', 'name')} like ${pattern}`);
  return sql.join(parts, sql` and `);
}

export function teamPage(ctx: ReadContext, filter: TeamFilter, sort: SortOf<'code' | 'name' | 'members'>, page: { limit: number; offset: number }): Promise<TeamRow[]> {
  const order = orderBy(sort, { code: ['t.code', 't.id'], name: ['t.name', 't.code'], members: ['member_count desc', 't.code'] });
  return rows(ctx.tx, sql`select t.id, t.code, t.name, t.branch_code, b.name_zh as branch_zh, b.name_en as branch_en, t.place_id, p.name_zh as place_zh, p.name_en as place_en,
      t.organisation_id, o.name_zh as organisation_zh, o.name_en as organisation_en, t.leader_id, l.code as leader_code, l.name as leader_name, t.founded_on, t.dissolved_on, t.version,
      (select count(*) from volunteering.memberships m where m.programme_id = t.programme_id and m.team_id = t.id and m.validity @> ${ctx.today}::date) as member_count
    from volunteering.teams t
    left join volunteering.branches b on b.programme_id = t.programme_id and b.code = t.branch_code
    left join places.places p on p.programme_id = t.programme_id and p.id = t.place_id
    left join places.organisations o on o.programme_id = t.programme_id and o.id = t.organisation_id
    left join people.persons l on l.programme_id = t.programme_id and l.id = t.leader_id
    where ${teamWhere(ctx, filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export async function teamTotal(ctx: ReadContext, filter: TeamFilter): Promise<number> {
  return (await oneRow<{ count: number }>(ctx.tx, sql`select count(*) as count from volunteering.teams t where ${teamWhere(ctx, filter)}`)).count;
}

export function lockTeam(tx: Tx, programmeId: string, teamId: string): Promise<{ code: string; version: number } | undefined> {
  return maybeRow(tx, sql`select code, version from volunteering.teams where programme_id = ${programmeId} and id = ${teamId} for update`);
}

export interface TeamToKeep {
  readonly id: string; readonly code: string; readonly name: string; readonly branch: string | null; readonly placeId: string | null; readonly organisationId: string | null; readonly leaderId: string | null;
  readonly foundedOn: string; readonly dissolvedOn: string | null; readonly searchText: string;
}

const teamRecord = (teams: readonly TeamToKeep[]) => sql`jsonb_to_recordset(${JSON.stringify(teams)}::jsonb) as n(id uuid, code text, name text, branch text, "placeId" uuid, "organisationId" uuid, "leaderId" uuid, "foundedOn" date, "dissolvedOn" date, "searchText" text)`;

export function insertTeam(tx: Tx, programmeId: string, team: TeamToKeep): Promise<number> {
  return changed(tx, sql`insert into volunteering.teams (programme_id, id, code, name, branch_code, place_id, organisation_id, leader_id, founded_on, dissolved_on, search_text)
    select ${programmeId}, n.id, n.code, n.name, n.branch, n."placeId", n."organisationId", n."leaderId", n."foundedOn", n."dissolvedOn", n."searchText" from ${teamRecord([team])}`);
}

/** Teams by their code. @returns how many are new, and how many changed */
export async function upsertTeams(tx: Tx, programmeId: string, teams: readonly TeamToKeep[]): Promise<{ created: number; updated: number }> {
  const found = await rows<{ is_new: boolean }>(tx, sql`insert into volunteering.teams as old (programme_id, id, code, name, branch_code, place_id, organisation_id, leader_id, founded_on, dissolved_on, search_text)
    select ${programmeId}, n.id, n.code, n.name, n.branch, n."placeId", n."organisationId", n."leaderId", n."foundedOn", n."dissolvedOn", n."searchText" from ${teamRecord(teams)}
    on conflict (programme_id, code) do update set name = excluded.name, branch_code = excluded.branch_code, place_id = excluded.place_id, organisation_id = excluded.organisation_id, leader_id = excluded.leader_id,
      founded_on = excluded.founded_on, dissolved_on = excluded.dissolved_on, search_text = excluded.search_text, version = old.version + 1
    where (old.name, old.branch_code, old.place_id, old.organisation_id, old.leader_id, old.founded_on, old.dissolved_on)
      is distinct from (excluded.name, excluded.branch_code, excluded.place_id, excluded.organisation_id, excluded.leader_id, excluded.founded_on, excluded.dissolved_on)
    returning old.version = 1 and old.id = any(${teams.map(({ id }) => id)}::uuid[]) as is_new`);
  const created = found.filter(({ is_new }) => is_new).length;
  return { created, updated: found.length - created };
}

export function replaceTeam(tx: Tx, programmeId: string, team: TeamToKeep): Promise<number> {
  return changed(tx, sql`update volunteering.teams set name = ${team.name}, branch_code = ${team.branch}, place_id = ${team.placeId}, organisation_id = ${team.organisationId}, leader_id = ${team.leaderId},
      founded_on = ${team.foundedOn}, dissolved_on = ${team.dissolvedOn}, search_text = ${team.searchText}, version = version + 1 where programme_id = ${programmeId} and id = ${team.id}`);
}

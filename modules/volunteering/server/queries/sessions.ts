/** Sessions held, and their sums. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { searchable, searchPatterns } from '#platform/server/search/index.ts';

export interface SessionRow {
  id: string; code: string; subject: string; team_id: string; team_code: string; team_name: string; place_id: string; place_code: string; place_zh: string; place_en: string; held_on: string; participants: number; beneficiaries: number; evidence: string | null; project_id: string | null; project_code: string | null; project_name: string | null; facility_id: string | null; facility_code: string | null; facility_name: string | null; recorder: string;
}
export interface SessionFilter { readonly q?: string | undefined; readonly teamId?: string | undefined; readonly projectId?: string | undefined; readonly facilityId?: string | undefined; readonly placeId?: string | undefined; readonly from?: string | undefined; readonly to?: string | undefined }

function sessionWhere(ctx: ReadContext, filter: SessionFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`s.programme_id = ${ctx.programmeId}`, scopePredicate(ctx.scope, { place: 's.place_id' })];
  if (filter.teamId !== undefined) parts.push(sql`s.team_id = ${filter.teamId}`);
  if (filter.projectId !== undefined) parts.push(sql`s.project_id = ${filter.projectId}`);
  if (filter.facilityId !== undefined) parts.push(sql`s.facility_id in (with recursive part as (select ${filter.facilityId}::uuid as id union all select n.id from part join volunteering.facilities n on n.programme_id = ${ctx.programmeId} and n.parent_id = part.id) select id from part)`);
  if (filter.placeId !== undefined) parts.push(sql`s.place_id in (select u.id from places.places u where u.programme_id = ${ctx.programmeId} and u.ancestor_ids @> array[${filter.placeId}::uuid])`);
  if (filter.from !== undefined) parts.push(sql`s.held_on >= ${filter.from}::date`);
  if (filter.to !== undefined) parts.push(sql`s.held_on <= ${filter.to}::date`);
  for (const pattern of searchPatterns(filter.q)) parts.push(sql`${searchable('s', 'subject')} like ${pattern}`);
  return sql.join(parts, sql` and `);
}

/** The page is found first, and names are looked up for its rows alone (index sessions__recent). */
export function sessionPage(ctx: ReadContext, filter: SessionFilter, sort: SortOf<'held' | 'code' | 'participants' | 'beneficiaries'>, page: { limit: number; offset: number }): Promise<SessionRow[]> {
  const order = orderBy(sort, { held: ['s.held_on desc', 's.code'], code: ['s.code', 's.id'], participants: ['s.participants desc', 's.code'], beneficiaries: ['s.beneficiaries desc', 's.code'] });
  return rows(ctx.tx, sql`select s.id, s.code, s.subject, s.team_id, t.code as team_code, t.name as team_name, s.place_id, p.code as place_code, p.name_zh as place_zh, p.name_en as place_en, s.held_on, s.participants, s.beneficiaries, s.evidence, s.project_id, j.code as project_code, j.name as project_name, s.facility_id, f.code as facility_code, f.name as facility_name, w.name as recorder
    from (select s.* from volunteering.sessions s where ${sessionWhere(ctx, filter)} order by ${order} limit ${page.limit} offset ${page.offset}) s
    join volunteering.teams t on t.programme_id = s.programme_id and t.id = s.team_id join places.places p on p.programme_id = s.programme_id and p.id = s.place_id join people.persons w on w.programme_id = s.programme_id and w.id = s.recorded_by
    left join volunteering.projects j on j.programme_id = s.programme_id and j.id = s.project_id
    left join volunteering.facilities f on f.programme_id = s.programme_id and f.id = s.facility_id
    order by ${order}`);
}

export async function sessionTotal(ctx: ReadContext, filter: SessionFilter): Promise<number> {
  return (await oneRow<{ count: number }>(ctx.tx, sql`select count(*) as count from volunteering.sessions s where ${sessionWhere(ctx, filter)}`)).count;
}

export interface SessionSums { first_on: string | null; last_on: string | null; sessions: number; teams: number; participants: number; beneficiaries: number; with_evidence: number }

/** The sums are over the very rows that the list shows under the same filter. */
export function sessionSums(ctx: ReadContext, filter: SessionFilter): Promise<SessionSums> {
  return oneRow(ctx.tx, sql`select min(s.held_on) as first_on, max(s.held_on) as last_on, count(*) as sessions, count(distinct s.team_id) as teams, coalesce(sum(s.participants), 0) as participants, coalesce(sum(s.beneficiaries), 0) as beneficiaries, count(s.evidence) as with_evidence
    from volunteering.sessions s where ${sessionWhere(ctx, filter)}`);
}

export interface SessionToKeep {
  readonly id: string; readonly code: string; readonly subject: string; readonly teamId: string; readonly placeId: string; readonly heldOn: string; readonly participants: number; readonly beneficiaries: number; readonly evidence: string | null; readonly projectId: string | null; readonly facilityId: string | null;
  readonly at: string; readonly by: string; readonly searchText: string;
}

const sessionRecord = (sessions: readonly SessionToKeep[]) => sql`jsonb_to_recordset(${JSON.stringify(sessions)}::jsonb) as n(id uuid, code text, subject text, "teamId" uuid, "placeId" uuid, "heldOn" date, participants integer, beneficiaries integer, evidence text, "projectId" uuid, "facilityId" uuid, at timestamptz, "by" uuid, "searchText" text)`;
const columns = sql`programme_id, id, code, subject, team_id, place_id, held_on, participants, beneficiaries, evidence, project_id, facility_id, recorded_at, recorded_by, search_text`;
const values = sql`n.id, n.code, n.subject, n."teamId", n."placeId", n."heldOn", n.participants, n.beneficiaries, n.evidence, n."projectId", n."facilityId", n.at, n."by", n."searchText"`;

export async function insertSession(tx: Tx, programmeId: string, session: SessionToKeep): Promise<void> {
  await sql`insert into volunteering.sessions (${columns}) select ${programmeId}, ${values} from ${sessionRecord([session])}`.execute(tx);
}

/** Sessions by their code. @returns how many are new, and how many changed */
export async function upsertSessions(tx: Tx, programmeId: string, sessions: readonly SessionToKeep[]): Promise<{ created: number; updated: number }> {
  const found = await rows<{ id: string }>(tx, sql`insert into volunteering.sessions as old (${columns}) select ${programmeId}, ${values} from ${sessionRecord(sessions)}
    on conflict (programme_id, code) do update set subject = excluded.subject, team_id = excluded.team_id, place_id = excluded.place_id, held_on = excluded.held_on, participants = excluded.participants, beneficiaries = excluded.beneficiaries,
      evidence = excluded.evidence, project_id = excluded.project_id, facility_id = excluded.facility_id, search_text = excluded.search_text, version = old.version + 1
    where (old.subject, old.team_id, old.place_id, old.held_on, old.participants, old.beneficiaries, old.evidence, old.project_id, old.facility_id) is distinct from (excluded.subject, excluded.team_id, excluded.place_id, excluded.held_on, excluded.participants, excluded.beneficiaries, excluded.evidence, excluded.project_id, excluded.facility_id)
    returning old.id`);
  const offered = new Set(sessions.map(({ id }) => id));
  const created = found.filter(({ id }) => offered.has(id)).length;
  return { created, updated: found.length - created };
}

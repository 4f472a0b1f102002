/** What rows and forms refer to by code or by id. */
import { maybeRow, rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { askedCells } from '#modules/places/server/index.ts';
import type { NamedThing } from '#modules/places/server/index.ts';

export async function placeInReach(ctx: ReadContext, placeId: string): Promise<boolean> {
  return (await maybeRow(ctx.tx, sql`select 1 from places.places p where p.programme_id = ${ctx.programmeId} and p.id = ${placeId} and ${scopePredicate(ctx.scope, { place: 'p.id' })}`)) !== undefined;
}

export async function organisationInReach(ctx: ReadContext, organisationId: string): Promise<boolean> {
  return (await maybeRow(ctx.tx, sql`select 1 from places.organisations o where o.programme_id = ${ctx.programmeId} and o.id = ${organisationId} and ${scopePredicate(ctx.scope, { organisation: 'o.id' })}`)) !== undefined;
}

export async function personThere(tx: Tx, programmeId: string, personId: string): Promise<boolean> {
  return (await maybeRow(tx, sql`select 1 from people.persons where programme_id = ${programmeId} and id = ${personId}`)) !== undefined;
}

export interface TeamCalled extends NamedThing { readonly founded_on: string; readonly dissolved_on: string | null }

/** Teams that these cells may mean; by name those that are not dissolved. */
export async function teamsCalled(tx: Tx, programmeId: string, cells: readonly (string | null)[]): Promise<TeamCalled[]> {
  const asked = askedCells(cells);
  if (asked === null) return [];
  return rows(tx, sql`select t.id, t.code, t.founded_on, t.dissolved_on, case when t.dissolved_on is null then array[t.name] else '{}'::text[] end as names, coalesce(p.name_zh, o.name_zh) as within
    from volunteering.teams t left join places.places p on p.programme_id = t.programme_id and p.id = t.place_id left join places.organisations o on o.programme_id = t.programme_id and o.id = t.organisation_id
    where t.programme_id = ${programmeId} and (${asked.isCoded('t.code')} or ${asked.isNamed('t.name')})`);
}

/** Projects that these cells may mean. */
export async function projectsCalled(tx: Tx, programmeId: string, cells: readonly (string | null)[]): Promise<NamedThing[]> {
  const asked = askedCells(cells);
  if (asked === null) return [];
  return rows(tx, sql`select j.id, j.code, array[j.name] as names, t.name as within from volunteering.projects j left join volunteering.teams t on t.programme_id = j.programme_id and t.id = j.team_id
    where j.programme_id = ${programmeId} and (${asked.isCoded('j.code')} or ${asked.isNamed('j.name')})`);
}

/** Practice centres, institutes and stations that these cells may mean. */
export async function facilitiesCalled(tx: Tx, programmeId: string, cells: readonly (string | null)[]): Promise<NamedThing[]> {
  const asked = askedCells(cells);
  if (asked === null) return [];
  return rows(tx, sql`select f.id, f.code, array[f.name] as names, p.name_zh as within from volunteering.facilities f join places.places p on p.programme_id = f.programme_id and p.id = f.place_id
    where f.programme_id = ${programmeId} and (${asked.isCoded('f.code')} or ${asked.isNamed('f.name')})`);
}

/** Activities that these cells may mean; the same name comes again each week, and its days tell them apart. */
export async function activitiesCalled(ctx: ReadContext, cells: readonly (string | null)[]): Promise<NamedThing[]> {
  const asked = askedCells(cells);
  if (asked === null) return [];
  return rows(ctx.tx, sql`select a.id, a.code, array[a.name] as names, to_char(lower(a.period) at time zone 'UTC' + make_interval(mins => ${ctx.utcOffsetMinutes}), 'YYYY-MM-DD') as within from volunteering.activities a
    where a.programme_id = ${ctx.programmeId} and (${asked.isCoded('a.code')} or ${asked.isNamed('a.name')}) order by lower(a.period) desc`);
}

/** Volunteers that these cells may mean; by name those who have not left. */
export async function volunteersCalled(tx: Tx, programmeId: string, cells: readonly (string | null)[]): Promise<NamedThing[]> {
  const asked = askedCells(cells);
  if (asked === null) return [];
  return rows(tx, sql`select v.id, v.number as code, case when v.left_on is null then array[v.label] else '{}'::text[] end as names, coalesce(p.name_zh, o.name_zh) as within
    from volunteering.volunteers v left join places.places p on p.programme_id = v.programme_id and p.id = v.place_id left join places.organisations o on o.programme_id = v.programme_id and o.id = v.organisation_id
    where v.programme_id = ${programmeId} and (${asked.isCoded('v.number')} or ${asked.isNamed('v.label')})`);
}

/** Ids → codes of the places and organisations that something lies in, for lists that go out. */
export async function codesById(tx: Tx, programmeId: string): Promise<ReadonlyMap<string, string>> {
  const found = await rows<{ id: string; code: string }>(tx, sql`select id, code from places.places where programme_id = ${programmeId} union all select id, code from places.organisations where programme_id = ${programmeId}`);
  return new Map(found.map(({ id, code }) => [id, code]));
}

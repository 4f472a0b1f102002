/** What rows and forms refer to by code or by id. */
import { maybeRow, rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';

export async function placeInReach(ctx: ReadContext, placeId: string): Promise<boolean> {
  return (await maybeRow(ctx.tx, sql`select 1 from places.places p where p.programme_id = ${ctx.programmeId} and p.id = ${placeId} and ${scopePredicate(ctx.scope, { place: 'p.id' })}`)) !== undefined;
}

export async function organisationInReach(ctx: ReadContext, organisationId: string): Promise<boolean> {
  return (await maybeRow(ctx.tx, sql`select 1 from places.organisations o where o.programme_id = ${ctx.programmeId} and o.id = ${organisationId} and ${scopePredicate(ctx.scope, { organisation: 'o.id' })}`)) !== undefined;
}

export async function personThere(tx: Tx, programmeId: string, personId: string): Promise<boolean> {
  return (await maybeRow(tx, sql`select 1 from people.persons where programme_id = ${programmeId} and id = ${personId}`)) !== undefined;
}

/** Codes → ids; which table is asked is written here and nowhere else. */
export async function idsByCode(tx: Tx, programmeId: string, table: 'places.places' | 'places.organisations' | 'people.persons' | 'volunteering.teams', codes: readonly (string | null)[]): Promise<Map<string, string>> {
  const asked = [...new Set(codes.filter((code) => code !== null))];
  if (asked.length === 0) return new Map();
  const found = await rows<{ code: string; id: string }>(tx, sql`select code, id from ${sql.table(table)} where programme_id = ${programmeId} and code = any(${asked}::text[])`);
  return new Map(found.map((row) => [row.code, row.id]));
}

/** Ids → codes of the places and organisations that something lies in, for lists that go out. */
export async function codesById(tx: Tx, programmeId: string): Promise<ReadonlyMap<string, string>> {
  const found = await rows<{ id: string; code: string }>(tx, sql`select id, code from places.places where programme_id = ${programmeId} union all select id, code from places.organisations where programme_id = ${programmeId}`);
  return new Map(found.map(({ id, code }) => [id, code]));
}

/** What rows and forms refer to: shops, places, persons, households, by id or code, within reach. */
import { maybeRow, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { askedCells } from '#modules/places/server/index.ts';
import type { NamedThing } from '#modules/places/server/index.ts';

/** A shop is reached where it stands or by a village that it serves. */
export function shopReach(ctx: ReadContext, alias: string): RawBuilder<unknown> {
  if (ctx.scope.everything) return sql`true`;
  return sql`(${scopePredicate(ctx.scope, { place: `${alias}.place_id` })} or exists (select from shops.served_places w where w.programme_id = ${sql.ref(`${alias}.programme_id`)} and w.shop_id = ${sql.ref(`${alias}.id`)} and ${scopePredicate(ctx.scope, { place: 'w.place_id' })}))`;
}

export interface KnownShop { id: string; code: string; name: string; place_id: string; opened_on: string; closed_on: string | null; offline_cap_points: number; version: number }

export function shopInReach(ctx: ReadContext, shopId: string): Promise<KnownShop | undefined> {
  return maybeRow(ctx.tx, sql`select s.id, s.code, s.name, s.place_id, s.opened_on, s.closed_on, s.offline_cap_points, s.version from shops.shops s where s.programme_id = ${ctx.programmeId} and s.id = ${shopId} and ${shopReach(ctx, 's')}`);
}

/** The same, held until this is written: slips and stock of one shop come one after another. */
export function lockShop(ctx: ReadContext, shopId: string): Promise<KnownShop | undefined> {
  return maybeRow(ctx.tx, sql`select s.id, s.code, s.name, s.place_id, s.opened_on, s.closed_on, s.offline_cap_points, s.version from shops.shops s where s.programme_id = ${ctx.programmeId} and s.id = ${shopId} and ${shopReach(ctx, 's')} for no key update`);
}

/** Which of these are places in reach. */
export async function placesInReach(ctx: ReadContext, ids: readonly string[]): Promise<ReadonlySet<string>> {
  return new Set((await rows<{ id: string }>(ctx.tx, sql`select p.id from places.places p where p.programme_id = ${ctx.programmeId} and p.id = any(${[...ids]}::uuid[]) and ${scopePredicate(ctx.scope, { place: 'p.id' })}`)).map(({ id }) => id));
}

export async function personsThere(tx: Tx, programmeId: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  return new Set((await rows<{ id: string }>(tx, sql`select id from people.persons where programme_id = ${programmeId} and id = any(${[...ids]}::uuid[])`)).map(({ id }) => id));
}

/** Codes → ids; which table is asked is written here and nowhere else. */
export async function idsByCode(tx: Tx, programmeId: string, table: 'shops.shops' | 'shops.batches', codes: readonly (string | null)[]): Promise<Map<string, string>> {
  const asked = [...new Set(codes.filter((code) => code !== null))];
  if (asked.length === 0) return new Map();
  return new Map((await rows<{ code: string; id: string }>(tx, sql`select code, id from ${sql.table(table)} where programme_id = ${programmeId} and code = any(${asked}::text[])`)).map((row) => [row.code, row.id]));
}

/** Shops that these cells may mean; by name those that are open. */
export async function shopsCalled(tx: Tx, programmeId: string, cells: readonly (string | null)[], today: string): Promise<NamedThing[]> {
  const asked = askedCells(cells);
  if (asked === null) return [];
  return rows(tx, sql`select s.id, s.code, case when s.closed_on is null or s.closed_on > ${today}::date then array[s.name] else '{}'::text[] end as names, p.name_zh as within from shops.shops s join places.places p on p.programme_id = s.programme_id and p.id = s.place_id
    where s.programme_id = ${programmeId} and (${asked.isCoded('s.code')} or ${asked.isNamed('s.name')})`);
}

/** Goods that these cells may mean; by name those that are not withdrawn. */
export async function goodsCalled(tx: Tx, programmeId: string, cells: readonly (string | null)[], today: string): Promise<NamedThing[]> {
  const asked = askedCells(cells);
  if (asked === null) return [];
  return rows(tx, sql`select g.id, g.code, case when g.withdrawn_on is null or g.withdrawn_on > ${today}::date then array[g.name] else '{}'::text[] end as names, g.unit as within from shops.goods g
    where g.programme_id = ${programmeId} and (${asked.isCoded('g.code')} or ${asked.isNamed('g.name')})`);
}

export interface KnownHousehold { id: string; code: string; label: string; place_id: string; valid_to: string | null }

/** Households of the register by code. */
export async function householdsByCode(tx: Tx, programmeId: string, codes: readonly string[]): Promise<Map<string, KnownHousehold>> {
  return new Map((await rows<KnownHousehold>(tx, sql`select id, code, label, place_id, valid_to from honours.subjects where programme_id = ${programmeId} and kind = 'household' and code = any(${[...codes]}::text[])`)).map((row) => [row.code, row]));
}

export function householdInReach(ctx: ReadContext, subjectId: string): Promise<KnownHousehold | undefined> {
  return maybeRow(ctx.tx, sql`select s.id, s.code, s.label, s.place_id, s.valid_to from honours.subjects s where s.programme_id = ${ctx.programmeId} and s.id = ${subjectId} and s.kind = 'household'
    and (s.valid_to is null or s.valid_to > ${ctx.today}::date) and ${scopePredicate(ctx.scope, { place: 's.place_id' })}`);
}

/** Ids → codes of places and persons, for lists that go out. */
export async function codesById(tx: Tx, programmeId: string): Promise<ReadonlyMap<string, string>> {
  return new Map((await rows<{ id: string; code: string }>(tx, sql`select id, code from places.places where programme_id = ${programmeId} union all select id, code from people.persons where programme_id = ${programmeId}`)).map(({ id, code }) => [id, code]));
}

/** Codes of the villages that each shop serves. */
export async function servedCodes(tx: Tx, programmeId: string): Promise<ReadonlyMap<string, readonly string[]>> {
  return new Map((await rows<{ shop_id: string; codes: string[] }>(tx, sql`select w.shop_id, array_agg(p.code order by p.code) as codes from shops.served_places w join places.places p on p.programme_id = w.programme_id and p.id = w.place_id
    where w.programme_id = ${programmeId} group by w.shop_id`)).map(({ shop_id, codes }) => [shop_id, codes]));
}

/** Shop and village, as one word: those that these shops serve. */
export async function servedPairs(tx: Tx, programmeId: string, shopIds: readonly string[]): Promise<ReadonlySet<string>> {
  return new Set((await rows<{ pair: string }>(tx, sql`select shop_id || ' ' || place_id as pair from shops.served_places where programme_id = ${programmeId} and shop_id = any(${[...shopIds]}::uuid[])`)).map(({ pair }) => pair));
}

/** Households that shops serve, with what the ledger says they have. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { changed, maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { searchable, searchPatterns } from '#platform/server/search/index.ts';
import { shopReach } from './ground.ts';

export interface HouseholdRow {
  id: string; subject_id: string; code: string; label: string; place_id: string; place_zh: string; place_en: string; shop_id: string; shop_code: string; shop_name: string; card_code: string; card_number: number; registered_on: string; left_on: string | null; balance: number;
}
export interface HouseholdFilter {
  readonly q?: string | undefined; readonly shopId?: string | undefined; readonly placeId?: string | undefined; readonly withFormer?: boolean | undefined; readonly id?: string | undefined; readonly cardCode?: string | undefined; readonly subjectId?: string | undefined;
}

const from = sql`shops.households h join shops.shops s on s.programme_id = h.programme_id and s.id = h.shop_id join honours.subjects u on u.programme_id = h.programme_id and u.id = h.subject_id join places.places p on p.programme_id = h.programme_id and p.id = h.place_id`;
const holding = (ctx: ReadContext) => sql`left join points.assets t on t.programme_id = ${ctx.programmeId} and t.kind = 'points' and t.code = 'household'
  left join points.accounts a on a.programme_id = h.programme_id and a.holder_id = h.subject_id and a.asset_id = t.id and a.holder_kind = 'household' and a.purpose = 'holding'`;

function householdWhere(ctx: ReadContext, filter: HouseholdFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`h.programme_id = ${ctx.programmeId}`, shopReach(ctx, 's')];
  if (filter.id !== undefined) parts.push(sql`h.id = ${filter.id}`);
  if (filter.shopId !== undefined) parts.push(sql`h.shop_id = ${filter.shopId}`);
  if (filter.cardCode !== undefined) parts.push(sql`h.card_code = ${filter.cardCode}`);
  if (filter.subjectId !== undefined) parts.push(sql`h.subject_id = ${filter.subjectId}`);
  if (filter.placeId !== undefined) parts.push(sql`p.ancestor_ids @> array[${filter.placeId}::uuid]`);
  if (filter.withFormer !== true && filter.id === undefined) parts.push(sql`(h.left_on is null or h.left_on > ${ctx.today}::date)`);
  for (const pattern of searchPatterns(filter.q)) parts.push(sql`${searchable('u', 'label')} like ${pattern}`);
  return sql.join(parts, sql` and `);
}

export function householdPage(ctx: ReadContext, filter: HouseholdFilter, sort: SortOf<'code' | 'label' | 'balance'>, page: { limit: number; offset: number }): Promise<HouseholdRow[]> {
  const order = orderBy(sort, { code: ['u.code', 'h.id'], label: ['u.label', 'u.code', 'h.id'], balance: ['balance desc', 'u.code', 'h.id'] });
  return rows(ctx.tx, sql`select h.id, h.subject_id, u.code, u.label, h.place_id, p.name_zh as place_zh, p.name_en as place_en, h.shop_id, s.code as shop_code, s.name as shop_name, h.card_code, h.card_number, h.registered_on, h.left_on, coalesce(a.balance - a.held, 0) as balance
    from ${from} ${holding(ctx)} where ${householdWhere(ctx, filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export async function householdTotal(ctx: ReadContext, filter: HouseholdFilter): Promise<number> {
  return (await oneRow<{ count: number }>(ctx.tx, sql`select count(*) as count from ${from} where ${householdWhere(ctx, filter)}`)).count;
}

export function lockHousehold(ctx: ReadContext, id: string): Promise<{ id: string; shop_id: string; place_id: string; card_number: number; registered_on: string; left_on: string | null } | undefined> {
  return maybeRow(ctx.tx, sql`select h.id, h.shop_id, h.place_id, h.card_number, h.registered_on, h.left_on from shops.households h join shops.shops s on s.programme_id = h.programme_id and s.id = h.shop_id
    where h.programme_id = ${ctx.programmeId} and h.id = ${id} and ${shopReach(ctx, 's')} and exists (select from honours.subjects u where u.programme_id = h.programme_id and u.id = h.subject_id) for update of h`);
}

export async function shopServes(tx: Tx, programmeId: string, shopId: string, placeId: string): Promise<boolean> {
  return (await maybeRow(tx, sql`select 1 from shops.served_places w join places.places p on p.programme_id = w.programme_id and p.id = ${placeId} where w.programme_id = ${programmeId} and w.shop_id = ${shopId} and (w.place_id = p.id or p.ancestor_ids @> array[w.place_id])`)) !== undefined;
}

export interface NewHousehold { readonly id: string; readonly shopId: string; readonly subjectId: string; readonly placeId: string; readonly cardCode: string; readonly registeredOn: string }

/** Those that no shop serves yet. @returns the subjects that were registered now */
export async function insertHouseholds(tx: Tx, programmeId: string, households: readonly NewHousehold[]): Promise<ReadonlySet<string>> {
  return new Set((await rows<{ subject_id: string }>(tx, sql`insert into shops.households (programme_id, id, shop_id, subject_id, place_id, card_code, registered_on)
    select ${programmeId}, n.id, n."shopId", n."subjectId", n."placeId", n."cardCode", n."registeredOn" from jsonb_to_recordset(${JSON.stringify(households)}::jsonb) as n(id uuid, "shopId" uuid, "subjectId" uuid, "placeId" uuid, "cardCode" text, "registeredOn" date)
    on conflict (programme_id, subject_id) where left_on is null do nothing returning subject_id`)).map(({ subject_id }) => subject_id));
}

export function endHousehold(tx: Tx, programmeId: string, id: string, on: string): Promise<number> {
  return changed(tx, sql`update shops.households set left_on = ${on} where programme_id = ${programmeId} and id = ${id} and left_on is null`);
}

export function changeCard(tx: Tx, programmeId: string, id: string, cardCode: string): Promise<number> {
  return changed(tx, sql`update shops.households set card_code = ${cardCode}, card_number = card_number + 1 where programme_id = ${programmeId} and id = ${id}`);
}

/** Which shop serves each of these households today. */
export async function shopsOfHouseholds(tx: Tx, programmeId: string, subjectIds: readonly string[]): Promise<Map<string, string>> {
  return new Map((await rows<{ subject_id: string; shop_id: string }>(tx, sql`select subject_id, shop_id from shops.households where programme_id = ${programmeId} and subject_id = any(${[...subjectIds]}::uuid[]) and left_on is null`)).map((row) => [row.subject_id, row.shop_id]));
}

/** Households whose posted deeds this person recorded or reviewed: they are served by somebody else. */
export async function tookPartIn(tx: Tx, programmeId: string, subjectIds: readonly string[], personId: string | null): Promise<ReadonlySet<string>> {
  return new Set((await rows<{ subject_id: string }>(tx, sql`select distinct subject_id from points.deeds where programme_id = ${programmeId} and subject_id = any(${[...subjectIds]}::uuid[]) and state = 'posted' and (recorded_by = ${personId} or reviewed_by = ${personId})`)).map(({ subject_id }) => subject_id));
}

/** These households leave the shops that serve them. */
export async function endHouseholds(tx: Tx, programmeId: string, subjectIds: readonly string[], on: string): Promise<void> {
  await sql`update shops.households set left_on = greatest(registered_on, ${on}::date) where programme_id = ${programmeId} and subject_id = any(${[...subjectIds]}::uuid[]) and left_on is null`.execute(tx);
}

/** Shops and the price list. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { changed, maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { searchable, searchPatterns } from '#platform/server/search/index.ts';
import type { ShopState } from '../../domain/index.ts';
import { shopReach } from './ground.ts';

export interface ShopRow {
  id: string; code: string; name: string; place_id: string; place_zh: string; place_en: string; opened_on: string; closed_on: string | null; opening_hours: string | null; offline_cap_points: number; is_public: boolean;
  keepers: { id: string; name: string }[]; village_count: number; household_count: number; version: number;
}
export interface ShopFilter { readonly q?: string | undefined; readonly placeId?: string | undefined; readonly state?: ShopState | undefined; readonly id?: string | undefined }

function shopWhere(ctx: ReadContext, filter: ShopFilter): RawBuilder<unknown> {
  const today = sql`${ctx.today}::date`;
  const parts: RawBuilder<unknown>[] = [sql`s.programme_id = ${ctx.programmeId}`, shopReach(ctx, 's')];
  if (filter.id !== undefined) parts.push(sql`s.id = ${filter.id}`);
  if (filter.state === 'coming') parts.push(sql`s.opened_on > ${today}`);
  if (filter.state === 'closed') parts.push(sql`s.opened_on <= ${today} and s.closed_on <= ${today}`);
  if (filter.state === 'open') parts.push(sql`s.opened_on <= ${today} and (s.closed_on is null or s.closed_on > ${today})`);
  if (filter.placeId !== undefined) parts.push(sql`exists (select from shops.served_places w join places.places u on u.programme_id = w.programme_id and u.id = w.place_id where w.programme_id = s.programme_id and w.shop_id = s.id and u.ancestor_ids @> array[${filter.placeId}::uuid])`);
  for (const pattern of searchPatterns(filter.q)) parts.push(sql`${searchable('s', 'name')} like ${pattern}`);
  return sql.join(parts, sql` and `);
}

export function shopPage(ctx: ReadContext, filter: ShopFilter, sort: SortOf<'code' | 'name' | 'households'>, page: { limit: number; offset: number }): Promise<ShopRow[]> {
  const order = orderBy(sort, { code: ['s.code', 's.id'], name: ['s.name', 's.code', 's.id'], households: ['household_count desc', 's.code', 's.id'] });
  return rows(ctx.tx, sql`select s.id, s.code, s.name, s.place_id, p.name_zh as place_zh, p.name_en as place_en, s.opened_on, s.closed_on, s.opening_hours, s.offline_cap_points, s.is_public, s.version,
      coalesce((select jsonb_agg(jsonb_build_object('id', n.id, 'name', n.name) order by n.code) from shops.keepers k join people.persons n on n.programme_id = k.programme_id and n.id = k.person_id where k.programme_id = s.programme_id and k.shop_id = s.id and k.validity @> ${ctx.today}::date), '[]') as keepers,
      (select count(*) from shops.served_places w where w.programme_id = s.programme_id and w.shop_id = s.id) as village_count,
      (select count(*) from shops.households h where h.programme_id = s.programme_id and h.shop_id = s.id and (h.left_on is null or h.left_on > ${ctx.today}::date)) as household_count
    from shops.shops s join places.places p on p.programme_id = s.programme_id and p.id = s.place_id where ${shopWhere(ctx, filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

/** Shops that a filter finds, the different villages they serve, and the households they serve: each counted once. */
export function shopTotals(ctx: ReadContext, filter: ShopFilter): Promise<{ shops: number; villages: number; households: number }> {
  return oneRow(ctx.tx, sql`with found as (select s.id from shops.shops s where ${shopWhere(ctx, filter)})
    select (select count(*) from found) as shops, (select count(distinct w.place_id) from shops.served_places w join found f on f.id = w.shop_id where w.programme_id = ${ctx.programmeId}) as villages,
      (select count(*) from shops.households h join found f on f.id = h.shop_id where h.programme_id = ${ctx.programmeId} and (h.left_on is null or h.left_on > ${ctx.today}::date)) as households`);
}

export function villagesOf(ctx: ReadContext, shopId: string): Promise<{ id: string; name_zh: string; name_en: string }[]> {
  return rows(ctx.tx, sql`select p.id, p.name_zh, p.name_en from shops.served_places w join places.places p on p.programme_id = w.programme_id and p.id = w.place_id where w.programme_id = ${ctx.programmeId} and w.shop_id = ${shopId} order by p.code`);
}

export function shopFigures(ctx: ReadContext, shopId: string): Promise<{ goods_count: number; stock_value_fen: number; slip_count: number; points_redeemed: number }> {
  return oneRow(ctx.tx, sql`select b.goods_count, b.stock_value_fen, l.slip_count, l.points_redeemed from
    (select count(distinct b.goods_id) filter (where a.balance > 0) as goods_count, coalesce(sum(a.balance * b.value_fen), 0)::bigint as stock_value_fen from shops.batches b join shops.goods g on g.programme_id = b.programme_id and g.id = b.goods_id
      left join points.accounts a on a.programme_id = b.programme_id and a.holder_id = b.id and a.asset_id = g.asset_id and a.holder_kind = 'stockBatch' and a.purpose = 'holding' where b.programme_id = ${ctx.programmeId} and b.shop_id = ${shopId}) b,
    (select count(*) as slip_count, coalesce(sum(points), 0) as points_redeemed from shops.slips where programme_id = ${ctx.programmeId} and shop_id = ${shopId} and reversed_at is null) l`);
}

export interface ShopToKeep {
  readonly id: string; readonly code: string; readonly name: string; readonly placeId: string; readonly villageIds: readonly string[]; readonly keeperIds: readonly string[]; readonly openedOn: string; readonly closedOn: string | null;
  readonly openingHours: string | null; readonly offlineCapPoints: number; readonly isPublic: boolean; readonly searchText: string;
}

/** Shops by their code. @returns code → id, and whether it is new or changed; what is as it was is left out */
export function upsertShops(tx: Tx, programmeId: string, shops: readonly ShopToKeep[]): Promise<{ id: string; code: string; is_new: boolean }[]> {
  return rows(tx, sql`insert into shops.shops as old (programme_id, id, code, name, place_id, opened_on, closed_on, opening_hours, offline_cap_points, is_public, search_text)
    select ${programmeId}, n.id, n.code, n.name, n."placeId", n."openedOn", n."closedOn", n."openingHours", n."offlineCapPoints", n."isPublic", n."searchText"
      from jsonb_to_recordset(${JSON.stringify(shops)}::jsonb) as n(id uuid, code text, name text, "placeId" uuid, "openedOn" date, "closedOn" date, "openingHours" text, "offlineCapPoints" integer, "isPublic" boolean, "searchText" text)
    on conflict (programme_id, code) do update set name = excluded.name, place_id = excluded.place_id, opened_on = excluded.opened_on, closed_on = excluded.closed_on, opening_hours = excluded.opening_hours,
      offline_cap_points = excluded.offline_cap_points, is_public = excluded.is_public, search_text = excluded.search_text, version = old.version + 1
    where (old.name, old.place_id, old.opened_on, old.closed_on, old.opening_hours, old.offline_cap_points, old.is_public)
      is distinct from (excluded.name, excluded.place_id, excluded.opened_on, excluded.closed_on, excluded.opening_hours, excluded.offline_cap_points, excluded.is_public)
    returning id, code, id = any(${shops.map(({ id }) => id)}::uuid[]) as is_new`);
}

export async function insertShop(tx: Tx, programmeId: string, shop: ShopToKeep): Promise<void> {
  await sql`insert into shops.shops (programme_id, id, code, name, place_id, opened_on, closed_on, opening_hours, offline_cap_points, is_public, search_text)
    values (${programmeId}, ${shop.id}, ${shop.code}, ${shop.name}, ${shop.placeId}, ${shop.openedOn}, ${shop.closedOn}, ${shop.openingHours}, ${shop.offlineCapPoints}, ${shop.isPublic}, ${shop.searchText})`.execute(tx);
}

/** What a shop's own row does not hold: the villages it serves and today's keepers. @returns shops of which something changed */
export async function settleShopParts(tx: Tx, programmeId: string, shops: readonly { readonly id: string; readonly villageIds: readonly string[]; readonly keepers: readonly { readonly id: string; readonly personId: string }[] }[], today: string): Promise<ReadonlySet<string>> {
  const served = JSON.stringify(shops.flatMap(({ id, villageIds }) => villageIds.map((placeId) => ({ shopId: id, placeId }))));
  const kept = JSON.stringify(shops.flatMap(({ id, keepers }) => keepers.map((keeper) => ({ shopId: id, id: keeper.id, personId: keeper.personId }))));
  const ids = shops.map(({ id }) => id);
  const found = [
    ...await rows<{ shop_id: string }>(tx, sql`delete from shops.served_places w where w.programme_id = ${programmeId} and w.shop_id = any(${ids}::uuid[]) and not exists (select from jsonb_to_recordset(${served}::jsonb) as n("shopId" uuid, "placeId" uuid) where n."shopId" = w.shop_id and n."placeId" = w.place_id) returning shop_id`),
    ...await rows<{ shop_id: string }>(tx, sql`insert into shops.served_places (programme_id, shop_id, place_id) select ${programmeId}, n."shopId", n."placeId" from jsonb_to_recordset(${served}::jsonb) as n("shopId" uuid, "placeId" uuid) on conflict do nothing returning shop_id`),
    ...await rows<{ shop_id: string }>(tx, sql`delete from shops.keepers k where k.programme_id = ${programmeId} and k.shop_id = any(${ids}::uuid[]) and lower(k.validity) >= ${today}::date and not exists (select from jsonb_to_recordset(${kept}::jsonb) as n("shopId" uuid, "personId" uuid) where n."shopId" = k.shop_id and n."personId" = k.person_id) returning shop_id`),
    ...await rows<{ shop_id: string }>(tx, sql`update shops.keepers k set validity = daterange(lower(k.validity), ${today}::date) where k.programme_id = ${programmeId} and k.shop_id = any(${ids}::uuid[]) and k.validity @> ${today}::date and lower(k.validity) < ${today}::date
      and not exists (select from jsonb_to_recordset(${kept}::jsonb) as n("shopId" uuid, "personId" uuid) where n."shopId" = k.shop_id and n."personId" = k.person_id) returning shop_id`),
    ...await rows<{ shop_id: string }>(tx, sql`insert into shops.keepers (programme_id, id, shop_id, person_id, validity) select ${programmeId}, n.id, n."shopId", n."personId", daterange(${today}::date, null) from jsonb_to_recordset(${kept}::jsonb) as n("shopId" uuid, id uuid, "personId" uuid)
      where not exists (select from shops.keepers k where k.programme_id = ${programmeId} and k.shop_id = n."shopId" and k.person_id = n."personId" and k.validity && daterange(${today}::date, null)) returning shop_id`),
  ];
  return new Set(found.map(({ shop_id }) => shop_id));
}

export function replaceShop(tx: Tx, programmeId: string, shop: ShopToKeep): Promise<number> {
  return changed(tx, sql`update shops.shops set name = ${shop.name}, place_id = ${shop.placeId}, opened_on = ${shop.openedOn}, closed_on = ${shop.closedOn}, opening_hours = ${shop.openingHours}, offline_cap_points = ${shop.offlineCapPoints},
    is_public = ${shop.isPublic}, search_text = ${shop.searchText}, version = version + 1 where programme_id = ${programmeId} and id = ${shop.id}`);
}

export interface GoodsRow { id: string; code: string; name: string; unit: string; price_points: number; value_fen: number; low_below: number; near_days: number; withdrawn_on: string | null; asset_id: string; quantity: number; shop_count: number; version: number }
export interface GoodsFilter { readonly q?: string | undefined; readonly withFormer?: boolean | undefined }

function goodsWhere(ctx: ReadContext, filter: GoodsFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`g.programme_id = ${ctx.programmeId}`];
  if (filter.withFormer !== true) parts.push(sql`(g.withdrawn_on is null or g.withdrawn_on > ${ctx.today}::date)`);
  for (const pattern of searchPatterns(filter.q)) parts.push(sql`${searchable('g', 'name')} like ${pattern}`);
  return sql.join(parts, sql` and `);
}

export function goodsPage(ctx: ReadContext, filter: GoodsFilter, sort: SortOf<'code' | 'name' | 'price'>, page: { limit: number; offset: number }): Promise<GoodsRow[]> {
  const order = orderBy(sort, { code: ['g.code', 'g.id'], name: ['g.name', 'g.code'], price: ['g.price_points', 'g.code'] });
  return rows(ctx.tx, sql`select g.id, g.code, g.name, g.unit, g.price_points, g.value_fen, g.low_below, g.near_days, g.withdrawn_on, g.asset_id, g.version, coalesce(q.quantity, 0) as quantity, coalesce(q.shop_count, 0) as shop_count from shops.goods g
    left join lateral (select sum(a.balance)::bigint as quantity, count(distinct b.shop_id) filter (where a.balance > 0) as shop_count from shops.batches b join shops.shops s on s.programme_id = b.programme_id and s.id = b.shop_id
      join points.accounts a on a.programme_id = b.programme_id and a.holder_id = b.id and a.asset_id = g.asset_id and a.holder_kind = 'stockBatch' and a.purpose = 'holding' where b.programme_id = g.programme_id and b.goods_id = g.id and ${shopReach(ctx, 's')}) q on true
    where ${goodsWhere(ctx, filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export async function goodsTotal(ctx: ReadContext, filter: GoodsFilter): Promise<number> {
  return (await oneRow<{ count: number }>(ctx.tx, sql`select count(*) as count from shops.goods g where ${goodsWhere(ctx, filter)}`)).count;
}

export interface KnownGoods { id: string; code: string; name: string; unit: string; price_points: number; value_fen: number; withdrawn_on: string | null; asset_id: string }

export function goodsById(tx: Tx, programmeId: string, ids: readonly string[]): Promise<KnownGoods[]> {
  return rows(tx, sql`select id, code, name, unit, price_points, value_fen, withdrawn_on, asset_id from shops.goods where programme_id = ${programmeId} and id = any(${[...ids]}::uuid[]) order by code`);
}

export function goodsByCode(tx: Tx, programmeId: string, code: string): Promise<KnownGoods | undefined> {
  return maybeRow(tx, sql`select id, code, name, unit, price_points, value_fen, withdrawn_on, asset_id from shops.goods where programme_id = ${programmeId} and code = ${code}`);
}

export interface GoodsToKeep { readonly id: string; readonly code: string; readonly name: string; readonly unit: string; readonly pricePoints: number; readonly valueFen: number; readonly lowBelow: number; readonly nearDays: number; readonly withdrawnOn: string | null; readonly assetId: string; readonly searchText: string }

/** Goods by their code; the asset of a kind is settled once and stays. @returns those that are new or changed */
export function upsertGoods(tx: Tx, programmeId: string, goods: readonly GoodsToKeep[]): Promise<{ id: string; code: string; is_new: boolean }[]> {
  return rows(tx, sql`insert into shops.goods as old (programme_id, id, code, name, unit, price_points, value_fen, low_below, near_days, withdrawn_on, asset_id, search_text)
    select ${programmeId}, n.id, n.code, n.name, n.unit, n."pricePoints", n."valueFen", n."lowBelow", n."nearDays", n."withdrawnOn", n."assetId", n."searchText"
      from jsonb_to_recordset(${JSON.stringify(goods)}::jsonb) as n(id uuid, code text, name text, unit text, "pricePoints" integer, "valueFen" integer, "lowBelow" integer, "nearDays" integer, "withdrawnOn" date, "assetId" uuid, "searchText" text)
    on conflict (programme_id, code) do update set name = excluded.name, unit = excluded.unit, price_points = excluded.price_points, value_fen = excluded.value_fen, low_below = excluded.low_below, near_days = excluded.near_days, withdrawn_on = excluded.withdrawn_on,
      search_text = excluded.search_text, version = old.version + 1
    where (old.name, old.unit, old.price_points, old.value_fen, old.low_below, old.near_days, old.withdrawn_on) is distinct from (excluded.name, excluded.unit, excluded.price_points, excluded.value_fen, excluded.low_below, excluded.near_days, excluded.withdrawn_on)
    returning id, code, id = any(${goods.map(({ id }) => id)}::uuid[]) as is_new`);
}

/** The whole price list: what stands on a slip of paper may be withdrawn or gone from the shelf by now. */
export function priceList(tx: Tx, programmeId: string): Promise<{ id: string; code: string; name: string; price_points: number }[]> {
  return rows(tx, sql`select id, code, name, price_points from shops.goods where programme_id = ${programmeId} order by code`);
}

/** Batches with what the ledger says of them, and the shop's own book of movements. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import type { MovementKind, Source, StockNote } from '../../domain/index.ts';
import { shopReach } from './ground.ts';

export interface BatchRow {
  id: string; code: string; shop_id: string; shop_code: string; shop_name: string; shop_place_id: string; goods_id: string; goods_code: string; goods_name: string; goods_unit: string; asset_id: string; source: Source; donor: string | null; value_fen: number;
  received_on: string; expires_on: string | null; received: number; quantity: number; notes: StockNote[]; receipt_id: string | null; receipt_number: string | null;
}
export interface StockFilter { readonly shopId?: string | undefined; readonly goodsId?: string | undefined; readonly source?: Source | undefined; readonly note?: StockNote | undefined; readonly thanked?: 'yes' | 'no' | undefined; readonly q?: string | undefined; readonly id?: string | undefined }

/** What a shop has of the goods of a batch, over all its batches that have not ended. */
const inShop = (ctx: ReadContext): RawBuilder<unknown> => sql`(select coalesce(sum(t.balance), 0)::bigint from shops.batches u join points.accounts t on t.programme_id = u.programme_id and t.holder_id = u.id and t.asset_id = g.asset_id and t.holder_kind = 'stockBatch' and t.purpose = 'holding'
  where u.programme_id = b.programme_id and u.shop_id = b.shop_id and u.goods_id = b.goods_id and (u.expires_on is null or u.expires_on >= ${ctx.today}::date))`;
const from = sql`shops.batches b join shops.goods g on g.programme_id = b.programme_id and g.id = b.goods_id join shops.shops s on s.programme_id = b.programme_id and s.id = b.shop_id
  left join points.accounts a on a.programme_id = b.programme_id and a.holder_id = b.id and a.asset_id = g.asset_id and a.holder_kind = 'stockBatch' and a.purpose = 'holding'
  left join shops.receipt_gifts x on x.programme_id = b.programme_id and x.batch_id = b.id and not x.is_void left join shops.receipts e on e.programme_id = x.programme_id and e.id = x.receipt_id`;

const noteIs = (ctx: ReadContext): Readonly<Record<StockNote, RawBuilder<unknown>>> => ({
  low: sql`(g.low_below > 0 and ${inShop(ctx)} < g.low_below)`,
  nearExpiry: sql`(coalesce(a.balance, 0) > 0 and b.expires_on between ${ctx.today}::date and ${ctx.today}::date + g.near_days)`,
  expired: sql`(coalesce(a.balance, 0) > 0 and b.expires_on < ${ctx.today}::date)`,
});

function stockWhere(ctx: ReadContext, filter: StockFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`b.programme_id = ${ctx.programmeId}`, shopReach(ctx, 's')];
  if (filter.id !== undefined) parts.push(sql`b.id = ${filter.id}`);
  if (filter.shopId !== undefined) parts.push(sql`b.shop_id = ${filter.shopId}`);
  if (filter.goodsId !== undefined) parts.push(sql`b.goods_id = ${filter.goodsId}`);
  if (filter.source !== undefined) parts.push(sql`b.source = ${filter.source}`);
  if (filter.note !== undefined) parts.push(noteIs(ctx)[filter.note]);
  if (filter.thanked !== undefined) parts.push(filter.thanked === 'yes' ? sql`e.id is not null` : sql`b.donor is not null and e.id is null`);
  if (filter.q !== undefined && filter.q !== '') { const pattern = `%${filter.q.replaceAll(/[%_\\]/g, '\\$&')}%`; parts.push(sql`(b.code ilike ${pattern} or g.name ilike ${pattern})`); }
  return sql.join(parts, sql` and `);
}

export function stockPage(ctx: ReadContext, filter: StockFilter, sort: SortOf<'code' | 'expiry' | 'quantity'>, page: { limit: number; offset: number }): Promise<BatchRow[]> {
  const order = orderBy(sort, { code: ['b.code', 'b.id'], expiry: ['b.expires_on', 'b.code', 'b.id'], quantity: ['quantity desc', 'b.code', 'b.id'] });
  const { low, nearExpiry, expired } = noteIs(ctx);
  return rows(ctx.tx, sql`select b.id, b.code, b.shop_id, s.code as shop_code, s.name as shop_name, s.place_id as shop_place_id, b.goods_id, g.code as goods_code, g.name as goods_name, g.unit as goods_unit, g.asset_id, b.source, b.donor, b.value_fen, b.received_on, b.expires_on, coalesce(a.balance, 0) as quantity,
      (select coalesce(sum(m.quantity), 0) from shops.movements m where m.programme_id = b.programme_id and m.batch_id = b.id and m.kind = 'received') as received,
      array_remove(array[case when ${low} then 'low' end, case when ${nearExpiry} then 'nearExpiry' end, case when ${expired} then 'expired' end], null) as notes, e.id as receipt_id, e.number as receipt_number
    from ${from} where ${stockWhere(ctx, filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export async function stockTotal(ctx: ReadContext, filter: StockFilter): Promise<number> {
  return (await oneRow<{ count: number }>(ctx.tx, sql`select count(*) as count from ${from} where ${stockWhere(ctx, filter)}`)).count;
}

export interface ShelfRow { batch_id: string; goods_id: string; left: number; expires_on: string | null }

/** What is on the shelves of a shop, batch by batch. */
export function shelfOf(tx: Tx, programmeId: string, shopId: string): Promise<ShelfRow[]> {
  return rows(tx, sql`select b.id as batch_id, b.goods_id, a.balance - a.held as left, b.expires_on from shops.batches b join shops.goods g on g.programme_id = b.programme_id and g.id = b.goods_id
    join points.accounts a on a.programme_id = b.programme_id and a.holder_id = b.id and a.asset_id = g.asset_id and a.holder_kind = 'stockBatch' and a.purpose = 'holding' where b.programme_id = ${programmeId} and b.shop_id = ${shopId} and a.balance > a.held`);
}

/** The shelf as the counter shows it: goods in the order of the price list, with what can be given today. */
export function counterGoods(ctx: ReadContext, shopId: string): Promise<{ id: string; code: string; name: string; unit: string; price_points: number; left: number }[]> {
  return rows(ctx.tx, sql`select g.id, g.code, g.name, g.unit, g.price_points, sum(a.balance - a.held)::bigint as left from shops.batches b join shops.goods g on g.programme_id = b.programme_id and g.id = b.goods_id
    join points.accounts a on a.programme_id = b.programme_id and a.holder_id = b.id and a.asset_id = g.asset_id and a.holder_kind = 'stockBatch' and a.purpose = 'holding'
    where b.programme_id = ${ctx.programmeId} and b.shop_id = ${shopId} and a.balance > a.held and (b.expires_on is null or b.expires_on >= ${ctx.today}::date) and (g.withdrawn_on is null or g.withdrawn_on > ${ctx.today}::date)
    group by g.id, g.code, g.name, g.unit, g.price_points order by g.code`);
}

export interface NewBatch {
  readonly id: string; readonly code: string; readonly shopId: string; readonly goodsId: string; readonly source: Source; readonly donor: string | null; readonly valueFen: number; readonly receivedOn: string; readonly expiresOn: string | null;
}

export async function insertBatches(tx: Tx, programmeId: string, batches: readonly NewBatch[]): Promise<void> {
  await sql`insert into shops.batches (programme_id, id, code, shop_id, goods_id, source, donor, value_fen, received_on, expires_on)
    select ${programmeId}, n.id, n.code, n."shopId", n."goodsId", n.source, n.donor, n."valueFen", n."receivedOn", n."expiresOn"
      from jsonb_to_recordset(${JSON.stringify(batches)}::jsonb) as n(id uuid, code text, "shopId" uuid, "goodsId" uuid, source text, donor text, "valueFen" integer, "receivedOn" date, "expiresOn" date)`.execute(tx);
}

export interface NewMovement {
  readonly id: string; readonly shopId: string; readonly batchId: string; readonly kind: MovementKind; readonly quantity: number; readonly reason: string | null; readonly slipId: string | null; readonly transferId: string; readonly movedOn: string;
}

export async function insertMovements(tx: Tx, programmeId: string, movements: readonly NewMovement[], at: string, by: string | null): Promise<void> {
  await sql`insert into shops.movements (programme_id, id, shop_id, batch_id, kind, quantity, reason, slip_id, transfer_id, moved_on, moved_at, moved_by)
    select ${programmeId}, n.id, n."shopId", n."batchId", n.kind, n.quantity, n.reason, n."slipId", n."transferId", n."movedOn", ${at}, ${by}
      from jsonb_to_recordset(${JSON.stringify(movements)}::jsonb) as n(id uuid, "shopId" uuid, "batchId" uuid, kind text, quantity integer, reason text, "slipId" uuid, "transferId" uuid, "movedOn" date)`.execute(tx);
}

export interface MovementRow {
  id: string; kind: MovementKind; shop_id: string; shop_code: string; shop_name: string; goods_id: string; goods_code: string; goods_name: string; goods_unit: string; batch_code: string; quantity: number; reason: string | null; slip_number: string | null; slip_id: string | null;
  moved_on: string; moved_at: string; moved_by_name: string | null;
}
export interface MovementFilter { readonly shopId?: string | undefined; readonly batchId?: string | undefined; readonly kind?: MovementKind | undefined; readonly from?: string | undefined; readonly to?: string | undefined }

function movementWhere(ctx: ReadContext, filter: MovementFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`m.programme_id = ${ctx.programmeId}`, shopReach(ctx, 's')];
  if (filter.shopId !== undefined) parts.push(sql`m.shop_id = ${filter.shopId}`);
  if (filter.batchId !== undefined) parts.push(sql`m.batch_id = ${filter.batchId}`);
  if (filter.kind !== undefined) parts.push(sql`m.kind = ${filter.kind}`);
  if (filter.from !== undefined) parts.push(sql`m.moved_on >= ${filter.from}::date`);
  if (filter.to !== undefined) parts.push(sql`m.moved_on <= ${filter.to}::date`);
  return sql.join(parts, sql` and `);
}

const movementFrom = sql`shops.movements m join shops.shops s on s.programme_id = m.programme_id and s.id = m.shop_id join shops.batches b on b.programme_id = m.programme_id and b.id = m.batch_id join shops.goods g on g.programme_id = b.programme_id and g.id = b.goods_id`;

export function movementPage(ctx: ReadContext, filter: MovementFilter, sort: SortOf<'recent' | 'quantity'>, page: { limit: number; offset: number }): Promise<MovementRow[]> {
  const order = orderBy(sort, { recent: ['m.moved_at desc', 'm.id desc'], quantity: ['m.quantity desc', 'm.id'] });
  return rows(ctx.tx, sql`select m.id, m.kind, m.shop_id, s.code as shop_code, s.name as shop_name, b.goods_id, g.code as goods_code, g.name as goods_name, g.unit as goods_unit, b.code as batch_code, m.quantity, m.reason, l.number as slip_number, m.slip_id, m.moved_on, m.moved_at, n.name as moved_by_name
    from ${movementFrom} left join shops.slips l on l.programme_id = m.programme_id and l.id = m.slip_id left join people.persons n on n.programme_id = m.programme_id and n.id = m.moved_by
    where ${movementWhere(ctx, filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export async function movementTotal(ctx: ReadContext, filter: MovementFilter): Promise<number> {
  return (await oneRow<{ count: number }>(ctx.tx, sql`select count(*) as count from ${movementFrom} where ${movementWhere(ctx, filter)}`)).count;
}

/** Where shops stand: the account of a batch is reached like its shop. */
export async function placesOfShops(tx: Tx, programmeId: string, shopIds: readonly string[]): Promise<Map<string, string>> {
  return new Map((await rows<{ id: string; place_id: string }>(tx, sql`select id, place_id from shops.shops where programme_id = ${programmeId} and id = any(${[...shopIds]}::uuid[])`)).map((row) => [row.id, row.place_id]));
}

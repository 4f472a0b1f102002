/** Receipts for gifts: ranges of numbers, what was written by them, and the register. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { changed, maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { shopReach } from './ground.ts';

type Page = { limit: number; offset: number };
/** What the office holds is known to every shop that may draw on it. */
const inReach = (ctx: ReadContext, shopId: RawBuilder<unknown>): RawBuilder<unknown> => (ctx.scope.everything ? sql`true` : sql`(${shopId} is null or ${shopReach(ctx, 's')})`);

export interface RangeRow { id: string; shop_id: string | null; shop_code: string | null; shop_name: string | null; prefix: string; first_number: number; last_number: number; digits: number; used_number: number; held: number; voided: number; handed_out_on: string; handed_out_by_name: string }
export interface RangeFilter { readonly id?: string | undefined; readonly shopId?: string | undefined }

const rangeFrom = sql`shops.receipt_ranges r left join shops.shops s on s.programme_id = r.programme_id and s.id = r.shop_id`;
const rangeWhere = (ctx: ReadContext, { id, shopId }: RangeFilter): RawBuilder<unknown> => sql.join([
  sql`r.programme_id = ${ctx.programmeId}`, inReach(ctx, sql`r.shop_id`), ...(id === undefined ? [] : [sql`r.id = ${id}`]), ...(shopId === undefined ? [] : [sql`r.shop_id = ${shopId}`]),
], sql` and `);
const counted = sql`cross join lateral shops.receipt_counts(r.id) c`;

export function rangePage(ctx: ReadContext, filter: RangeFilter, sort: SortOf<'number' | 'left' | 'recent'>, page: Page): Promise<RangeRow[]> {
  const order = orderBy(sort, { number: ['r.prefix', 'r.first_number', 'r.id'], left: ['r.last_number - r.used_number', 'r.id'], recent: ['r.handed_out_on desc', 'r.id desc'] });
  return rows(ctx.tx, sql`select r.id, r.shop_id, s.code as shop_code, s.name as shop_name, r.prefix, r.first_number, r.last_number, r.digits, r.used_number, c.held, c.voided, r.handed_out_on, n.name as handed_out_by_name
    from ${rangeFrom} join people.persons n on n.programme_id = r.programme_id and n.id = r.handed_out_by ${counted} where ${rangeWhere(ctx, filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}
/** How many ranges there are, and how many numbers passed without a receipt in all of them. */
export function rangeTotal(ctx: ReadContext, filter: RangeFilter): Promise<{ count: number; missing: number }> {
  return oneRow(ctx.tx, sql`select count(*) as count, coalesce(sum(r.used_number - r.first_number + 1 - c.held), 0)::bigint as missing from ${rangeFrom} ${counted} where ${rangeWhere(ctx, filter)}`);
}

export interface HeldRange { id: string; shop_id: string | null; prefix: string; first_number: number; last_number: number; digits: number; used_number: number }
const heldColumns = sql`r.id, r.shop_id, r.prefix, r.first_number, r.last_number, r.digits, r.used_number`;

/** The range a shop's next receipt comes from, held until it is written: its own before the office's, the lower number first. */
export function lockRangeFor(ctx: ReadContext, shopId: string): Promise<HeldRange | undefined> {
  return maybeRow(ctx.tx, sql`select ${heldColumns} from shops.receipt_ranges r where r.programme_id = ${ctx.programmeId} and (r.shop_id = ${shopId} or r.shop_id is null) and r.used_number < r.last_number
    order by r.shop_id is null, r.prefix, r.first_number limit 1 for no key update`);
}
export function lockRange(ctx: ReadContext, id: string): Promise<HeldRange | undefined> {
  return maybeRow(ctx.tx, sql`select ${heldColumns} from ${rangeFrom} where ${rangeWhere(ctx, { id })} for no key update of r`);
}
export async function useNumber(tx: Tx, programmeId: string, rangeId: string, serial: number): Promise<void> {
  await sql`update shops.receipt_ranges set used_number = ${serial} where programme_id = ${programmeId} and id = ${rangeId}`.execute(tx);
}
export async function insertRange(tx: Tx, programmeId: string, range: { id: string; shopId: string | null; prefix: string; first: number; last: number; digits: number; on: string; by: string }): Promise<void> {
  await sql`insert into shops.receipt_ranges (programme_id, id, shop_id, prefix, first_number, last_number, digits, used_number, handed_out_on, handed_out_by)
    values (${programmeId}, ${range.id}, ${range.shopId}, ${range.prefix}, ${range.first}, ${range.last}, ${range.digits}, ${range.first - 1}, ${range.on}, ${range.by})`.execute(tx);
}

export interface GiftRow { batch_id: string; shop_id: string; source: string; donor: string | null; received_on: string; goods: string; unit: string; value_fen: number; quantity: number; receipt_number: string | null }

/** Batches of a shop as a receipt says them, with the receipt that stands for them. */
export function giftsOf(ctx: ReadContext, shopId: string, batchIds: readonly string[]): Promise<GiftRow[]> {
  return rows(ctx.tx, sql`select b.id as batch_id, b.shop_id, b.source, b.donor, b.received_on, g.name as goods, g.unit, b.value_fen,
      (select coalesce(sum(m.quantity), 0)::integer from shops.movements m where m.programme_id = b.programme_id and m.batch_id = b.id and m.kind = 'received') as quantity,
      (select t.number from shops.receipt_gifts x join shops.receipts t on t.programme_id = x.programme_id and t.id = x.receipt_id where x.programme_id = b.programme_id and x.batch_id = b.id and not x.is_void limit 1) as receipt_number
    from shops.batches b join shops.goods g on g.programme_id = b.programme_id and g.id = b.goods_id where b.programme_id = ${ctx.programmeId} and b.shop_id = ${shopId} and b.id = any(${[...batchIds]}::uuid[]) order by b.code`);
}

export interface NewReceipt {
  readonly id: string; readonly rangeId: string; readonly serial: number; readonly number: string; readonly shopId: string | null; readonly donor: string | null; readonly givenOn: string | null; readonly valueFen: number; readonly at: string; readonly by: string; readonly voidReason: string | null;
  readonly gifts: readonly { readonly batchId: string; readonly goods: string; readonly unit: string; readonly quantity: number; readonly valueFen: number }[];
}
export async function insertReceipt(tx: Tx, programmeId: string, receipt: NewReceipt): Promise<void> {
  const isVoid = receipt.voidReason !== null;
  await sql`insert into shops.receipts (programme_id, id, range_id, serial, number, shop_id, donor, given_on, value_fen, issued_at, issued_by, voided_at, voided_by, void_reason)
    values (${programmeId}, ${receipt.id}, ${receipt.rangeId}, ${receipt.serial}, ${receipt.number}, ${receipt.shopId}, ${receipt.donor}, ${receipt.givenOn}, ${receipt.valueFen}, ${receipt.at}, ${receipt.by}, ${isVoid ? receipt.at : null}, ${isVoid ? receipt.by : null}, ${receipt.voidReason})`.execute(tx);
  await sql`insert into shops.receipt_gifts (programme_id, receipt_id, batch_id, goods, unit, quantity, value_fen) select ${programmeId}, ${receipt.id}, n."batchId", n.goods, n.unit, n.quantity, n."valueFen"
    from jsonb_to_recordset(${JSON.stringify(receipt.gifts)}::jsonb) as n("batchId" uuid, goods text, unit text, quantity integer, "valueFen" integer)`.execute(tx);
}
/** @returns how many: none when it is void already */
export async function markVoid(tx: Tx, programmeId: string, id: string, { at, by, reason }: { at: string; by: string; reason: string }): Promise<number> {
  const done = await changed(tx, sql`update shops.receipts set voided_at = ${at}, voided_by = ${by}, void_reason = ${reason} where programme_id = ${programmeId} and id = ${id} and voided_at is null`);
  if (done > 0) await sql`update shops.receipt_gifts set is_void = true where programme_id = ${programmeId} and receipt_id = ${id}`.execute(tx);
  return done;
}

export interface ReceiptRow {
  id: string; number: string; range_id: string; shop_id: string | null; shop_code: string | null; shop_name: string | null; shop_place_id: string | null; donor: string | null; gifts: string | null; given_on: string | null; value_fen: number; issued_at: string; issued_by: string; issued_by_name: string;
  voided_at: string | null; voided_by_name: string | null; void_reason: string | null;
}
export interface ReceiptFilter { readonly id?: string | undefined; readonly shopId?: string | undefined; readonly rangeId?: string | undefined; readonly state?: 'standing' | 'void' | undefined; readonly q?: string | undefined; readonly from?: string | undefined; readonly to?: string | undefined }

const receiptFrom = sql`shops.receipts t left join shops.shops s on s.programme_id = t.programme_id and s.id = t.shop_id join shops.receipt_ranges r on r.programme_id = t.programme_id and r.id = t.range_id`;
function receiptWhere(ctx: ReadContext, filter: ReceiptFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`t.programme_id = ${ctx.programmeId}`, inReach(ctx, sql`t.shop_id`)];
  if (filter.id !== undefined) parts.push(sql`t.id = ${filter.id}`);
  if (filter.shopId !== undefined) parts.push(sql`t.shop_id = ${filter.shopId}`);
  if (filter.rangeId !== undefined) parts.push(sql`t.range_id = ${filter.rangeId}`);
  if (filter.state !== undefined) parts.push(filter.state === 'void' ? sql`t.voided_at is not null` : sql`t.voided_at is null`);
  if (filter.q !== undefined && filter.q !== '') { const pattern = `%${filter.q.replaceAll(/[%_\\]/g, '\\$&')}%`; parts.push(sql`(t.number ilike ${pattern} or t.donor ilike ${pattern})`); }
  if (filter.from !== undefined) parts.push(sql`t.given_on >= ${filter.from}::date`);
  if (filter.to !== undefined) parts.push(sql`t.given_on <= ${filter.to}::date`);
  return sql.join(parts, sql` and `);
}

export function receiptPage(ctx: ReadContext, filter: ReceiptFilter, sort: SortOf<'number' | 'recent' | 'value'>, page: Page): Promise<ReceiptRow[]> {
  const order = orderBy(sort, { number: ['r.prefix', 't.serial', 't.id'], recent: ['t.issued_at desc', 't.serial desc', 't.id'], value: ['t.value_fen desc', 't.id'] });
  return rows(ctx.tx, sql`select t.id, t.number, t.range_id, t.shop_id, s.code as shop_code, s.name as shop_name, s.place_id as shop_place_id, t.donor, t.given_on, t.value_fen, t.issued_at, t.issued_by, n.name as issued_by_name, t.voided_at, v.name as voided_by_name, t.void_reason,
      (select string_agg(x.goods || ' ' || x.quantity || x.unit, '、' order by x.goods, x.batch_id) from shops.receipt_gifts x where x.programme_id = t.programme_id and x.receipt_id = t.id) as gifts
    from ${receiptFrom} join people.persons n on n.programme_id = t.programme_id and n.id = t.issued_by left join people.persons v on v.programme_id = t.programme_id and v.id = t.voided_by
    where ${receiptWhere(ctx, filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}
export async function receiptTotal(ctx: ReadContext, filter: ReceiptFilter): Promise<number> {
  return (await oneRow<{ count: number }>(ctx.tx, sql`select count(*) as count from ${receiptFrom} where ${receiptWhere(ctx, filter)}`)).count;
}
export function receiptLines(tx: Tx, programmeId: string, id: string): Promise<{ batch_id: string; goods: string; unit: string; quantity: number; value_fen: number }[]> {
  return rows(tx, sql`select batch_id, goods, unit, quantity, value_fen from shops.receipt_gifts where programme_id = ${programmeId} and receipt_id = ${id} order by goods, batch_id`);
}

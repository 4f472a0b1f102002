/** Stock-takes, hand-overs, sheets of paper slips and budgets. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { changed, maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { shopReach } from './ground.ts';

type Page = { limit: number; offset: number };
const one = (ctx: ReadContext, alias: string, filter: { id?: string | undefined; shopId?: string | undefined; state?: string | undefined }): RawBuilder<unknown> => sql.join([
  sql`${sql.ref(`${alias}.programme_id`)} = ${ctx.programmeId}`, shopReach(ctx, 's'), ...(filter.id === undefined ? [] : [sql`${sql.ref(`${alias}.id`)} = ${filter.id}`]), ...(filter.shopId === undefined ? [] : [sql`${sql.ref(`${alias}.shop_id`)} = ${filter.shopId}`]),
  ...(filter.state === undefined ? [] : [sql`${sql.ref(`${alias}.state`)} = ${filter.state}`]),
], sql` and `);
export interface BookFilter { readonly shopId?: string | undefined; readonly state?: string | undefined; readonly id?: string | undefined }

export interface CountRow { id: string; shop_id: string; shop_code: string; shop_name: string; shop_place_id: string; state: 'counted' | 'settled' | 'dropped'; counted_on: string; counted_by: string; counted_by_name: string; settled_by_name: string | null; line_count: number; difference_count: number; difference: number }
const countFrom = sql`shops.counts c join shops.shops s on s.programme_id = c.programme_id and s.id = c.shop_id`;

export function countPage(ctx: ReadContext, filter: BookFilter, sort: SortOf<'recent' | 'difference'>, page: Page): Promise<CountRow[]> {
  const order = orderBy(sort, { recent: ['c.counted_at desc', 'c.id desc'], difference: ['difference desc', 'c.id'] });
  return rows(ctx.tx, sql`select c.id, c.shop_id, s.code as shop_code, s.name as shop_name, s.place_id as shop_place_id, c.state, c.counted_on, c.counted_by, n.name as counted_by_name, v.name as settled_by_name, d.line_count, d.difference_count, d.difference from ${countFrom}
    join people.persons n on n.programme_id = c.programme_id and n.id = c.counted_by left join people.persons v on v.programme_id = c.programme_id and v.id = c.settled_by
    cross join lateral (select count(*) as line_count, count(*) filter (where l.booked <> l.counted) as difference_count, coalesce(sum(l.counted - l.booked), 0)::bigint as difference from shops.count_lines l where l.programme_id = c.programme_id and l.count_id = c.id) d
    where ${one(ctx, 'c', filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}
export async function countTotal(ctx: ReadContext, filter: BookFilter): Promise<number> {
  return (await oneRow<{ count: number }>(ctx.tx, sql`select count(*) as count from ${countFrom} where ${one(ctx, 'c', filter)}`)).count;
}

export interface CountLineRow { batch_id: string; batch_code: string; goods_id: string; goods_code: string; goods_name: string; goods_unit: string; asset_id: string; booked: number; counted: number; reason: string | null; balance: number }
export function countLines(tx: Tx, programmeId: string, countId: string): Promise<CountLineRow[]> {
  return rows(tx, sql`select l.batch_id, b.code as batch_code, g.id as goods_id, g.code as goods_code, g.name as goods_name, g.unit as goods_unit, g.asset_id, l.booked, l.counted, l.reason, coalesce(a.balance, 0) as balance from shops.count_lines l
    join shops.batches b on b.programme_id = l.programme_id and b.id = l.batch_id join shops.goods g on g.programme_id = b.programme_id and g.id = b.goods_id
    left join points.accounts a on a.programme_id = b.programme_id and a.holder_id = b.id and a.asset_id = g.asset_id and a.holder_kind = 'stockBatch' and a.purpose = 'holding' where l.programme_id = ${programmeId} and l.count_id = ${countId} order by g.code, b.code`);
}

export async function insertCount(tx: Tx, programmeId: string, count: { id: string; shopId: string; on: string; by: string; at: string; lines: readonly { batchId: string; booked: number; counted: number; reason: string | null }[] }): Promise<void> {
  await sql`insert into shops.counts (programme_id, id, shop_id, state, counted_on, counted_by, counted_at) values (${programmeId}, ${count.id}, ${count.shopId}, 'counted', ${count.on}, ${count.by}, ${count.at})`.execute(tx);
  await sql`insert into shops.count_lines (programme_id, count_id, batch_id, booked, counted, reason) select ${programmeId}, ${count.id}, n."batchId", n.booked, n.counted, n.reason from jsonb_to_recordset(${JSON.stringify(count.lines)}::jsonb) as n("batchId" uuid, booked integer, counted integer, reason text)`.execute(tx);
}
export function endCount(tx: Tx, programmeId: string, id: string, state: 'settled' | 'dropped', by: string, at: string): Promise<number> {
  return changed(tx, sql`update shops.counts set state = ${state}, settled_by = ${by}, settled_at = ${at} where programme_id = ${programmeId} and id = ${id} and state = 'counted'`);
}

export interface PaperSlip { readonly paperNumber: string; readonly subjectId: string; readonly placeId: string | null; /** Of a team, whose leader took the goods. */ readonly team?: { readonly label: string; readonly leaderId: string }; readonly label: string; readonly redeemedOn: string; readonly lines: readonly { readonly goodsId: string; readonly quantity: number; readonly pricePoints: number }[]; readonly goods: string; readonly points: number }
export interface SheetRow { id: string; shop_id: string; shop_code: string; shop_name: string; state: 'entered' | 'confirmed' | 'dropped'; slips: PaperSlip[]; slip_count: number; points: number; entered_by: string; entered_by_name: string; entered_at: string; settled_by_name: string | null }
const sheetFrom = sql`shops.paper_sheets h join shops.shops s on s.programme_id = h.programme_id and s.id = h.shop_id`;

export function sheetPage(ctx: ReadContext, filter: BookFilter, sort: SortOf<'recent' | 'points'>, page: Page): Promise<SheetRow[]> {
  const order = orderBy(sort, { recent: ['h.entered_at desc', 'h.id desc'], points: ['h.points desc', 'h.id'] });
  return rows(ctx.tx, sql`select h.id, h.shop_id, s.code as shop_code, s.name as shop_name, h.state, h.slips, h.slip_count, h.points, h.entered_by, n.name as entered_by_name, h.entered_at, v.name as settled_by_name from ${sheetFrom}
    join people.persons n on n.programme_id = h.programme_id and n.id = h.entered_by left join people.persons v on v.programme_id = h.programme_id and v.id = h.settled_by where ${one(ctx, 'h', filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}
export async function sheetTotal(ctx: ReadContext, filter: BookFilter): Promise<number> {
  return (await oneRow<{ count: number }>(ctx.tx, sql`select count(*) as count from ${sheetFrom} where ${one(ctx, 'h', filter)}`)).count;
}
export async function insertSheet(tx: Tx, programmeId: string, sheet: { id: string; shopId: string; slips: readonly PaperSlip[]; points: number; by: string; at: string }): Promise<void> {
  await sql`insert into shops.paper_sheets (programme_id, id, shop_id, state, slips, slip_count, points, entered_by, entered_at) values (${programmeId}, ${sheet.id}, ${sheet.shopId}, 'entered', ${JSON.stringify(sheet.slips)}::jsonb, ${sheet.slips.length}, ${sheet.points}, ${sheet.by}, ${sheet.at})`.execute(tx);
}
export function endSheet(tx: Tx, programmeId: string, id: string, state: 'confirmed' | 'dropped', by: string, at: string): Promise<number> {
  return changed(tx, sql`update shops.paper_sheets set state = ${state}, settled_by = ${by}, settled_at = ${at} where programme_id = ${programmeId} and id = ${id} and state = 'entered'`);
}
/** Numbers of paper slips that this shop has used, on slips or on sheets that wait. */
export async function paperNumbersUsed(tx: Tx, programmeId: string, shopId: string, numbers: readonly string[]): Promise<string[]> {
  return (await rows<{ number: string }>(tx, sql`select l.paper_number as number from shops.slips l where l.programme_id = ${programmeId} and l.shop_id = ${shopId} and l.paper_number = any(${[...numbers]}::text[])
    union select x->>'paperNumber' from shops.paper_sheets h, jsonb_array_elements(h.slips) x where h.programme_id = ${programmeId} and h.shop_id = ${shopId} and h.state = 'entered' and x->>'paperNumber' = any(${[...numbers]}::text[])`)).map(({ number }) => number);
}

export interface HandOverStock { readonly batchCode: string; readonly goods: string; readonly unit: string; readonly quantity: number; readonly valueFen: number; readonly expiresOn: string | null }
export interface HandOverRow { id: string; shop_id: string; shop_code: string; shop_name: string; from_person_id: string; from_name: string; to_person_id: string; to_name: string; stock: HandOverStock[]; drawn_up_at: string; from_signed_at: string | null; to_signed_at: string | null; dropped_at: string | null }
export function handOverRows(ctx: ReadContext, filter: { shopId?: string; id?: string }): Promise<HandOverRow[]> {
  return rows(ctx.tx, sql`select h.id, h.shop_id, s.code as shop_code, s.name as shop_name, h.from_person_id, f.name as from_name, h.to_person_id, t.name as to_name, h.stock, h.drawn_up_at, h.from_signed_at, h.to_signed_at, h.dropped_at from shops.hand_overs h
    join shops.shops s on s.programme_id = h.programme_id and s.id = h.shop_id join people.persons f on f.programme_id = h.programme_id and f.id = h.from_person_id join people.persons t on t.programme_id = h.programme_id and t.id = h.to_person_id
    where h.programme_id = ${ctx.programmeId} and ${filter.id === undefined ? sql`h.shop_id = ${filter.shopId ?? null}` : sql`h.id = ${filter.id}`} and (${shopReach(ctx, 's')} or ${ctx.actor.personId}::uuid in (h.from_person_id, h.to_person_id)) order by h.drawn_up_at desc, h.id limit 50`);
}
export async function insertHandOver(tx: Tx, programmeId: string, sheet: { id: string; shopId: string; from: string; to: string; stock: readonly HandOverStock[]; by: string; at: string }): Promise<void> {
  await sql`insert into shops.hand_overs (programme_id, id, shop_id, from_person_id, to_person_id, stock, drawn_up_at, drawn_up_by) values (${programmeId}, ${sheet.id}, ${sheet.shopId}, ${sheet.from}, ${sheet.to}, ${JSON.stringify(sheet.stock)}::jsonb, ${sheet.at}, ${sheet.by})`.execute(tx);
}
export async function signSheet(tx: Tx, programmeId: string, id: string, part: 'from' | 'to' | 'drop', at: string): Promise<{ isComplete: boolean }> {
  const column = part === 'from' ? sql`from_signed_at` : part === 'to' ? sql`to_signed_at` : sql`dropped_at`;
  const row = await oneRow<{ complete: boolean }>(tx, sql`update shops.hand_overs set ${column} = ${at} where programme_id = ${programmeId} and id = ${id} returning from_signed_at is not null and to_signed_at is not null as complete`);
  return { isComplete: row.complete };
}
export async function isKeeper(tx: Tx, programmeId: string, shopId: string, personId: string, day: string): Promise<boolean> {
  return (await maybeRow(tx, sql`select 1 from shops.keepers where programme_id = ${programmeId} and shop_id = ${shopId} and person_id = ${personId} and validity @> ${day}::date`)) !== undefined;
}
/** One keeper's time ends today, another's begins. */
export async function changeKeeper(tx: Tx, programmeId: string, change: { id: string; shopId: string; from: string; to: string; on: string }): Promise<void> {
  await sql`delete from shops.keepers where programme_id = ${programmeId} and shop_id = ${change.shopId} and person_id = ${change.from} and lower(validity) >= ${change.on}::date`.execute(tx);
  await sql`update shops.keepers set validity = daterange(lower(validity), ${change.on}::date) where programme_id = ${programmeId} and shop_id = ${change.shopId} and person_id = ${change.from} and validity @> ${change.on}::date`.execute(tx);
  await sql`insert into shops.keepers (programme_id, id, shop_id, person_id, validity) select ${programmeId}, ${change.id}, ${change.shopId}, ${change.to}, daterange(${change.on}::date, null)
    where not exists (select from shops.keepers k where k.programme_id = ${programmeId} and k.shop_id = ${change.shopId} and k.person_id = ${change.to} and k.validity && daterange(${change.on}::date, null))`.execute(tx);
}
export async function upsertBudget(tx: Tx, programmeId: string, budget: { shopId: string; year: number; amountFen: number; source: string; by: string; at: string }): Promise<void> {
  await sql`insert into shops.budgets (programme_id, shop_id, year, amount_fen, source, set_at, set_by) values (${programmeId}, ${budget.shopId}, ${budget.year}, ${budget.amountFen}, ${budget.source}, ${budget.at}, ${budget.by})
    on conflict (programme_id, shop_id, year) do update set amount_fen = excluded.amount_fen, source = excluded.source, set_at = excluded.set_at, set_by = excluded.set_by`.execute(tx);
}

/** Slips: numbers, lines, reversals and their list. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { changed, maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import type { Channel, IssueKind } from '../../domain/index.ts';
import { shopReach } from './ground.ts';

/** The next numbers of a shop in a year: without a gap, since the row is held until this commits. @returns the first of them */
export async function takeSlipNumbers(tx: Tx, programmeId: string, shopId: string, year: number, count: number): Promise<number> {
  const { last } = await oneRow<{ last: number }>(tx, sql`insert into shops.slip_numbers as n (programme_id, shop_id, year, last) values (${programmeId}, ${shopId}, ${year}, ${count})
    on conflict (programme_id, shop_id, year) do update set last = n.last + ${count} returning last`);
  return last - count + 1;
}

export interface NewSlip {
  readonly id: string; readonly number: string; readonly shopId: string; readonly subjectId: string; readonly team?: { readonly label: string; readonly leaderId: string } | undefined; readonly points: number; readonly shortPoints: number; readonly voucherPoints: number; readonly channel: Channel; readonly paperNumber: string | null; readonly redeemedOn: string; readonly redeemedAt: string; readonly redeemedBy: string; readonly transferId: string;
  readonly device?: { readonly counterId: string; readonly sequence: number; readonly signature: string } | undefined;
  readonly lines: readonly { readonly batchId: string | null; readonly goodsId: string; readonly quantity: number; readonly points: number }[];
}

export async function insertSlips(tx: Tx, programmeId: string, slips: readonly NewSlip[]): Promise<void> {
  await sql`insert into shops.slips (programme_id, id, number, shop_id, subject_id, points, short_points, voucher_points, channel, paper_number, redeemed_on, redeemed_at, redeemed_by, transfer_id, counter_id, device_sequence, signature, holder_kind, holder_label, taken_by)
    select ${programmeId}, n.id, n.number, n."shopId", n."subjectId", n.points, n."shortPoints", n."voucherPoints", n.channel, n."paperNumber", n."redeemedOn", n."redeemedAt", n."redeemedBy", n."transferId", (n.device->>'counterId')::uuid, (n.device->>'sequence')::integer, n.device->>'signature',
      case when n.team is null then 'household' else 'team' end, n.team->>'label', (n.team->>'leaderId')::uuid
      from jsonb_to_recordset(${JSON.stringify(slips)}::jsonb) as n(id uuid, number text, "shopId" uuid, "subjectId" uuid, points integer, "shortPoints" integer, "voucherPoints" integer, channel text, "paperNumber" text, "redeemedOn" date, "redeemedAt" timestamptz, "redeemedBy" uuid, "transferId" uuid, device jsonb, team jsonb)`.execute(tx);
  await sql`insert into shops.slip_lines (programme_id, slip_id, line_number, batch_id, goods_id, quantity, points)
    select ${programmeId}, n."slipId", n.line, n."batchId", n."goodsId", n.quantity, n.points from jsonb_to_recordset(${JSON.stringify(slips.flatMap((slip) => slip.lines.map((line, at) => ({ slipId: slip.id, line: at + 1, ...line }))))}::jsonb)
      as n("slipId" uuid, line integer, "batchId" uuid, "goodsId" uuid, quantity integer, points integer)`.execute(tx);
}

export interface SlipRow {
  id: string; number: string; shop_id: string; shop_code: string; shop_name: string; subject_id: string; holder_kind: 'household' | 'team'; label: string; taken_by_name: string | null; points: number; short_points: number; voucher_points: number; goods: string; channel: Channel; paper_number: string | null; redeemed_on: string; redeemed_at: string; redeemed_by: string; redeemed_by_name: string; taken_by: string | null;
  reversed_at: string | null; reversed_by_name: string | null; reversal_reason: string | null;
  issues: IssueKind[] | null; issue_outcome: 'collected' | 'borne' | null; issue_note: string | null;
}
export interface SlipFilter {
  readonly shopId?: string | undefined; readonly subjectId?: string | undefined; readonly q?: string | undefined; readonly channel?: Channel | undefined; readonly reversed?: boolean | undefined; readonly short?: boolean | undefined; readonly issue?: 'open' | 'settled' | undefined; readonly from?: string | undefined; readonly to?: string | undefined; readonly id?: string | undefined;
}

const slipFrom = sql`shops.slips l join shops.shops s on s.programme_id = l.programme_id and s.id = l.shop_id left join honours.subjects u on u.programme_id = l.programme_id and u.id = l.registered_id left join shops.slip_issues i on i.programme_id = l.programme_id and i.slip_id = l.id`;

/** A shop serves several villages, and a household is of one: whoever does not reach it has no slip of it to read, to reverse or to settle. Teams stand in no register of households. */
export const holderInReach = sql`(l.holder_kind = 'team' or exists (select from honours.subjects r where r.programme_id = l.programme_id and r.id = l.registered_id))`;

function slipWhere(ctx: ReadContext, filter: SlipFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`l.programme_id = ${ctx.programmeId}`, shopReach(ctx, 's'), holderInReach];
  if (filter.id !== undefined) parts.push(sql`l.id = ${filter.id}`);
  if (filter.shopId !== undefined) parts.push(sql`l.shop_id = ${filter.shopId}`);
  if (filter.subjectId !== undefined) parts.push(sql`l.subject_id = ${filter.subjectId}`);
  if (filter.channel !== undefined) parts.push(sql`l.channel = ${filter.channel}`);
  if (filter.reversed !== undefined) parts.push(filter.reversed ? sql`l.reversed_at is not null` : sql`l.reversed_at is null`);
  if (filter.short !== undefined) parts.push(filter.short ? sql`l.short_points > 0` : sql`l.short_points = 0`);
  if (filter.issue !== undefined) parts.push(filter.issue === 'open' ? sql`i.slip_id is not null and i.settled_at is null` : sql`i.settled_at is not null`);
  if (filter.from !== undefined) parts.push(sql`l.redeemed_on >= ${filter.from}::date`);
  if (filter.to !== undefined) parts.push(sql`l.redeemed_on <= ${filter.to}::date`);
  if (filter.q !== undefined && filter.q !== '') { const pattern = `%${filter.q.replaceAll(/[%_\\]/g, '\\$&')}%`; parts.push(sql`(l.number ilike ${pattern} or u.label ilike ${pattern} or l.holder_label ilike ${pattern})`); }
  return sql.join(parts, sql` and `);
}

export function slipPage(ctx: ReadContext, filter: SlipFilter, sort: SortOf<'recent' | 'points'>, page: { limit: number; offset: number }): Promise<SlipRow[]> {
  const order = orderBy(sort, { recent: ['l.redeemed_at desc', 'l.id desc'], points: ['l.points desc', 'l.id'] });
  return rows(ctx.tx, sql`select l.id, l.number, l.shop_id, s.code as shop_code, s.name as shop_name, l.subject_id, l.holder_kind, coalesce(u.label, l.holder_label) as label, w.name as taken_by_name, l.points, l.short_points, l.voucher_points, l.channel, l.paper_number, l.redeemed_on, l.redeemed_at, l.redeemed_by, r.name as redeemed_by_name, l.taken_by, l.reversed_at, v.name as reversed_by_name, l.reversal_reason, i.kinds as issues, i.outcome as issue_outcome, i.note as issue_note,
      (select string_agg(g.name || ' × ' || t.quantity, '、' order by g.code) from (select n.goods_id, sum(n.quantity) as quantity from shops.slip_lines n where n.programme_id = l.programme_id and n.slip_id = l.id group by n.goods_id) t join shops.goods g on g.programme_id = l.programme_id and g.id = t.goods_id) as goods
    from ${slipFrom} join people.persons r on r.programme_id = l.programme_id and r.id = l.redeemed_by left join people.persons v on v.programme_id = l.programme_id and v.id = l.reversed_by left join people.persons w on w.programme_id = l.programme_id and w.id = l.taken_by
    where ${slipWhere(ctx, filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

/** How many there are, and the points of those that stand. */
export function slipSums(ctx: ReadContext, filter: SlipFilter): Promise<{ count: number; points: number }> {
  return oneRow(ctx.tx, sql`select count(*) as count, coalesce(sum(l.points) filter (where l.reversed_at is null), 0)::bigint as points from ${slipFrom} where ${slipWhere(ctx, filter)}`);
}

export function slipLines(tx: Tx, programmeId: string, slipId: string): Promise<{ goods_id: string; goods_code: string; goods_name: string; goods_unit: string; batch_id: string | null; batch_code: string | null; quantity: number; points: number }[]> {
  return rows(tx, sql`select n.goods_id, g.code as goods_code, g.name as goods_name, g.unit as goods_unit, n.batch_id, b.code as batch_code, n.quantity, n.points from shops.slip_lines n join shops.goods g on g.programme_id = n.programme_id and g.id = n.goods_id
    left join shops.batches b on b.programme_id = n.programme_id and b.id = n.batch_id where n.programme_id = ${programmeId} and n.slip_id = ${slipId} order by n.line_number`);
}

export interface LockedSlip { id: string; number: string; shop_id: string; shop_place_id: string; subject_id: string; transfer_id: string; redeemed_by: string; taken_by: string | null; reversed_at: string | null }

export function lockSlip(ctx: ReadContext, id: string): Promise<LockedSlip | undefined> {
  return maybeRow(ctx.tx, sql`select l.id, l.number, l.shop_id, s.place_id as shop_place_id, l.subject_id, l.transfer_id, l.redeemed_by, l.taken_by, l.reversed_at from shops.slips l join shops.shops s on s.programme_id = l.programme_id and s.id = l.shop_id
    where l.programme_id = ${ctx.programmeId} and l.id = ${id} and ${shopReach(ctx, 's')} and ${holderInReach} for update of l`);
}

/** 补扣过账 · What was taken from the household afterwards for points it was short of, and was not reversed. */
export async function collectedTransfers(tx: Tx, programmeId: string, slipId: string): Promise<string[]> {
  return (await rows<{ id: string }>(tx, sql`select t.id from points.transfers t where t.programme_id = ${programmeId} and t.cause_kind = 'shopSlip' and t.cause_id = ${slipId} and t.kind = 'move'
    and not exists (select from points.transfers v where v.programme_id = t.programme_id and v.reverses = t.id)`)).map(({ id }) => id);
}

export function markReversed(tx: Tx, programmeId: string, id: string, reversal: { at: string; by: string; reason: string }): Promise<number> {
  return changed(tx, sql`update shops.slips set reversed_at = ${reversal.at}, reversed_by = ${reversal.by}, reversal_reason = ${reversal.reason} where programme_id = ${programmeId} and id = ${id}`);
}

/** What shops did in a month: slips that stand, and the shop's own book of movements. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder } from '#platform/server/db/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { shopReach } from './ground.ts';

export interface ShopMonthRow { id: string; code: string; name: string; households: number; slips: number; points: number; voucher_points: number; pieces: number; value_fen: number; received_pieces: number; received_fen: number; donated_fen: number; removed_pieces: number }
export interface ShopMonthFilter { readonly month: string; readonly shopId?: string | undefined }

/** Shops that had opened by the end of the month and had not closed before it. */
function where(ctx: ReadContext, { month, shopId }: ShopMonthFilter): RawBuilder<unknown> {
  return sql`s.programme_id = ${ctx.programmeId} and ${shopReach(ctx, 's')} and s.opened_on < (${`${month}-01`}::date + interval '1 month') and (s.closed_on is null or s.closed_on > ${`${month}-01`}::date) ${shopId === undefined ? sql`` : sql`and s.id = ${shopId}`}`;
}

export function shopMonths(ctx: ReadContext, filter: ShopMonthFilter, sort: SortOf<'code' | 'points'>, page: { limit: number; offset: number }): Promise<ShopMonthRow[]> {
  const order = orderBy(sort, { code: ['s.code'], points: ['points desc', 's.code'] });
  const within = (day: RawBuilder<unknown>): RawBuilder<unknown> => sql`${day} >= ${`${filter.month}-01`}::date and ${day} < ${`${filter.month}-01`}::date + interval '1 month'`;
  return rows(ctx.tx, sql`select s.id, s.code, s.name, l.households, l.slips, l.points, l.voucher_points, m.pieces, m.value_fen, m.received_pieces, m.received_fen, m.donated_fen, m.removed_pieces from shops.shops s
    cross join lateral (select count(distinct p.registered_id)::integer as households, count(*)::integer as slips, coalesce(sum(p.points), 0)::integer as points, coalesce(sum(p.voucher_points), 0)::integer as voucher_points
      from shops.slips p where p.programme_id = s.programme_id and p.shop_id = s.id and p.reversed_at is null and ${within(sql`p.redeemed_on`)}) l
    cross join lateral (select coalesce(-sum(v.quantity) filter (where v.kind in ('redeemed', 'returned')), 0)::integer as pieces, coalesce(-sum(v.quantity::bigint * b.value_fen) filter (where v.kind in ('redeemed', 'returned')), 0)::bigint as value_fen,
        coalesce(sum(v.quantity) filter (where v.kind = 'received'), 0)::integer as received_pieces, coalesce(sum(v.quantity::bigint * b.value_fen) filter (where v.kind = 'received'), 0)::bigint as received_fen,
        coalesce(sum(v.quantity::bigint * b.value_fen) filter (where v.kind = 'received' and b.source = 'donated'), 0)::bigint as donated_fen, coalesce(-sum(v.quantity) filter (where v.kind in ('removed', 'counted')), 0)::integer as removed_pieces
      from shops.movements v join shops.batches b on b.programme_id = v.programme_id and b.id = v.batch_id where v.programme_id = s.programme_id and v.shop_id = s.id and ${within(sql`v.moved_on`)}) m
    where ${where(ctx, filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export async function shopMonthTotal(ctx: ReadContext, filter: ShopMonthFilter): Promise<number> {
  return (await oneRow<{ count: number }>(ctx.tx, sql`select count(*) as count from shops.shops s where ${where(ctx, filter)}`)).count;
}

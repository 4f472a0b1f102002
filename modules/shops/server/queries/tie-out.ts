/** What each shop booked on a day and what the ledger holds of it, pair by pair. */
import { rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder } from '#platform/server/db/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { shopReach } from './ground.ts';

export interface PairRow { shop_id: string; id: string; label: string; booked: number; ledger: number }

const shopsIn = (ctx: ReadContext, shopId: string | undefined): RawBuilder<unknown> => sql`(select s.programme_id, s.id, s.code, s.name from shops.shops s where s.programme_id = ${ctx.programmeId} and ${shopReach(ctx, 's')} ${shopId === undefined ? sql`` : sql`and s.id = ${shopId}`})`;
/** Instants of a day of the programme: from, and before. */
const dayOf = (ctx: ReadContext, day: string): { from: RawBuilder<unknown>; before: RawBuilder<unknown> } => {
  const at = (days: number) => sql`((${day}::date + ${days}::integer)::timestamp - make_interval(mins => ${ctx.utcOffsetMinutes}::integer)) at time zone 'UTC'`;
  return { from: at(0), before: at(1) };
};

export function shopsOfDay(ctx: ReadContext, shopId: string | undefined): Promise<{ id: string; code: string; name: string }[]> {
  return rows(ctx.tx, sql`select s.id, s.code, s.name from ${shopsIn(ctx, shopId)} s order by s.code limit 500`);
}

/** Deeds that were posted on the day to households of these shops: what the rule of their book gives, less what the household's cap of the month cut, and what the ledger booked. */
export function deedPairs(ctx: ReadContext, day: string, shopId: string | undefined): Promise<PairRow[]> {
  const { from, before } = dayOf(ctx, day);
  return rows(ctx.tx, sql`select h.shop_id, d.id, d.rule_label as label, l.amount as ledger,
      case when d.points > 0 then (select (r->>'points')::integer - d.cut_points from points.rule_books b cross join lateral jsonb_array_elements(b.rules) r where b.programme_id = d.programme_id and b.id = d.book_id and r->>'code' = d.rule_code limit 1) else d.posted_points end as booked
    from ${shopsIn(ctx, shopId)} s join shops.households h on h.programme_id = s.programme_id and h.shop_id = s.id and h.left_on is null
    join points.deeds d on d.programme_id = h.programme_id and d.subject_id = h.subject_id and d.transfer_id is not null
    join points.legs l on l.programme_id = d.programme_id and l.transfer_id = d.transfer_id and l.posted_at >= ${from} and l.posted_at < ${before}
    join points.accounts a on a.programme_id = l.programme_id and a.id = l.account_id and a.holder_id = d.subject_id`);
}

/** Slips of the day against what left their households and shops for them; a reversed slip and its reversal come to nothing. */
export function slipPairs(ctx: ReadContext, day: string, shopId: string | undefined): Promise<PairRow[]> {
  return rows(ctx.tx, sql`select p.shop_id, p.id, p.number as label, case when p.reversed_at is null then p.points else 0 end as booked,
      coalesce((select sum(l.amount) from points.transfers t join points.legs l on l.programme_id = t.programme_id and l.transfer_id = t.id join points.accounts a on a.programme_id = l.programme_id and a.id = l.account_id and a.holder_kind = 'programme' and a.purpose = 'redeemed'
        join points.assets k on k.programme_id = a.programme_id and k.id = a.asset_id and k.kind = 'points' where t.programme_id = p.programme_id and (t.id = p.transfer_id or t.reverses = p.transfer_id)), 0)::bigint as ledger
    from ${shopsIn(ctx, shopId)} s join shops.slips p on p.programme_id = s.programme_id and p.shop_id = s.id and p.redeemed_on = ${day}::date`);
}

/** Batches at the end of the day: the shop's own book against the ledger. */
export function batchPairs(ctx: ReadContext, day: string, shopId: string | undefined): Promise<PairRow[]> {
  const { before } = dayOf(ctx, day);
  return rows(ctx.tx, sql`select b.shop_id, b.id, g.name || ' · ' || b.code as label,
      coalesce((select sum(m.quantity) from shops.movements m where m.programme_id = b.programme_id and m.batch_id = b.id and m.moved_at < ${before}), 0)::bigint as booked,
      coalesce((select l.balance_after from points.accounts a join points.legs l on l.programme_id = a.programme_id and l.account_id = a.id and l.posted_at < ${before}
        where a.programme_id = b.programme_id and a.holder_id = b.id and a.asset_id = g.asset_id and a.holder_kind = 'stockBatch' and a.purpose = 'holding' order by l.posted_at desc, l.entry_number desc limit 1), 0) as ledger
    from ${shopsIn(ctx, shopId)} s join shops.batches b on b.programme_id = s.programme_id and b.shop_id = s.id join shops.goods g on g.programme_id = b.programme_id and g.id = b.goods_id`);
}

/** What was granted for the year of the day, and what was bought in it until then. @unit fen */
export function budgetRows(ctx: ReadContext, day: string, shopId: string | undefined): Promise<{ shop_id: string; granted: number | null; spent: number }[]> {
  return rows(ctx.tx, sql`select s.id as shop_id, (select u.amount_fen from shops.budgets u where u.programme_id = s.programme_id and u.shop_id = s.id and u.year = extract(year from ${day}::date)) as granted,
      coalesce((select sum(m.quantity::bigint * b.value_fen) from shops.batches b join shops.movements m on m.programme_id = b.programme_id and m.batch_id = b.id and m.kind = 'received'
        where b.programme_id = s.programme_id and b.shop_id = s.id and b.source = 'bought' and b.received_on between date_trunc('year', ${day}::date)::date and ${day}::date), 0)::bigint as spent from ${shopsIn(ctx, shopId)} s`);
}

/** What each shop booked on a day and what the ledger holds of it, pair by pair. */
import { rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder } from '#platform/server/db/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import type { DeedSource } from '../deed-source.ts';
import { shopReach } from './ground.ts';

/** Without a shop: of households that none serves, of persons and of teams. */
export interface PairRow { shop_id: string | null; id: string; label: string; booked: number; ledger: number }
/** 核对范围 · One shop, the rest that no shop serves, or all that is in reach. */
export type TieOutOf = { readonly shopId: string } | 'rest' | 'all';

const shopsIn = (ctx: ReadContext, of: TieOutOf): RawBuilder<unknown> => sql`(select s.programme_id, s.id, s.code, s.name from shops.shops s where s.programme_id = ${ctx.programmeId} and ${shopReach(ctx, 's')} ${of === 'all' ? sql`` : of === 'rest' ? sql`and false` : sql`and s.id = ${of.shopId}`})`;
/** Which rows of a left join with the households served count: those of a shop in reach, and without one those of whoever reaches everything. */
const servedBy = (ctx: ReadContext, of: TieOutOf): RawBuilder<unknown> => (of === 'rest' ? sql`h.shop_id is null` : of !== 'all' ? sql`h.shop_id = ${of.shopId}` : ctx.scope.everything ? sql`true` : sql`h.shop_id in (select s.id from ${shopsIn(ctx, of)} s)`);
/** Instants of a day of the programme: from, and before. */
const dayOf = (ctx: ReadContext, day: string): { from: RawBuilder<unknown>; before: RawBuilder<unknown> } => {
  const at = (days: number) => sql`((${day}::date + ${days}::integer)::timestamp - make_interval(mins => ${ctx.utcOffsetMinutes}::integer)) at time zone 'UTC'`;
  return { from: at(0), before: at(1) };
};

export function shopsOfDay(ctx: ReadContext, of: TieOutOf): Promise<{ id: string; code: string; name: string }[]> {
  return rows(ctx.tx, sql`select s.id, s.code, s.name from ${shopsIn(ctx, of)} s order by s.code limit 500`);
}

/** What a deed has to show by its rule, and does not. A deduction never comes without its words. */
const lacksEvidence = sql`case (select r->>'evidence' from points.rule_books b cross join lateral jsonb_array_elements(b.rules) r where b.programme_id = d.programme_id and b.id = d.book_id and r->>'code' = d.rule_code limit 1)
  when 'photo' then not exists (select from points.deed_photos f where f.programme_id = d.programme_id and f.deed_id = d.id) when 'slipPhoto' then not exists (select from points.deed_photos f where f.programme_id = d.programme_id and f.deed_id = d.id)
  when 'signature' then d.evidence is null when 'witness' then d.evidence is null when 'slip' then d.evidence is null else false end`;

/** Deeds of holders that no shop serves and other modules keep: what the rule of their book gives for what shows it, and what the ledger booked. They carry words for evidence and no photo, so a rule that asks for one gives nothing. */
export async function deedPairsElsewhere(ctx: ReadContext, day: string, of: TieOutOf, sources: readonly DeedSource[]): Promise<(PairRow & { lacks: boolean })[]> {
  if (sources.length === 0 || !(of === 'rest' || (of === 'all' && ctx.scope.everything))) return [];
  const { from, before } = dayOf(ctx, day);
  const one = (source: DeedSource) => sql`select x.id, x.label, x.ledger, x.lacks, case when x.lacks then 0 else x.by_rule end as booked from (
    select d.id, d.label, l.amount as ledger, r.evidence in ('photo', 'slipPhoto') or (r.evidence in ('signature', 'witness', 'slip') and coalesce(d.evidence, '') = '') as lacks, coalesce(r.points, 0)::bigint as by_rule
      from (${source.posted(ctx)}) d join points.legs l on l.programme_id = ${ctx.programmeId} and l.transfer_id = d.transfer_id and l.posted_at >= ${from} and l.posted_at < ${before}
      join points.accounts a on a.programme_id = l.programme_id and a.id = l.account_id and a.holder_id = d.holder_id
      left join lateral (select coalesce(e->>'evidence', 'note') as evidence, (e->>'points')::integer as points from points.rule_books b cross join lateral jsonb_array_elements(b.rules) e
        where b.programme_id = l.programme_id and b.id = d.book_id and e->>'code' = d.rule_code limit 1) r on true) x`;
  return rows(ctx.tx, sql`select null::uuid as shop_id, y.id, y.label, y.ledger, coalesce(y.lacks, false) as lacks, coalesce(y.booked, 0)::bigint as booked from (${sql.join(sources.map(one), sql` union all `)}) y`);
}

/** Deeds that were posted on the day to households of these shops, or to whom no shop serves: what the rule of their book gives, less what the household's cap of the month cut, and what the ledger booked. A deduction takes what its rule says, or what the account had free before it. Without its evidence a deed gives nothing. */
export function deedPairs(ctx: ReadContext, day: string, of: TieOutOf): Promise<(PairRow & { lacks: boolean })[]> {
  const { from, before } = dayOf(ctx, day);
  return rows(ctx.tx, sql`select x.shop_id, x.id, x.label, x.ledger, x.lacks, case when x.lacks then 0 else x.by_rule end as booked from (select h.shop_id, d.id, d.rule_label as label, l.amount as ledger, ${lacksEvidence} as lacks,
      coalesce((select case when (r->>'points')::integer > 0 then (r->>'points')::integer - d.cut_points else greatest((r->>'points')::integer, least(0, coalesce((select sum(o.amount) from points.holds o where o.programme_id = l.programme_id and o.account_id = l.account_id and o.made_at <= l.posted_at
            and not exists (select from points.hold_ends e where e.programme_id = o.programme_id and e.hold_id = o.id and e.ended_at <= l.posted_at)), 0) - (l.balance_after - l.amount))) end
        from points.rule_books b cross join lateral jsonb_array_elements(b.rules) r where b.programme_id = d.programme_id and b.id = d.book_id and r->>'code' = d.rule_code limit 1), 0)::bigint as by_rule
    from points.deeds d left join shops.households h on h.programme_id = d.programme_id and h.subject_id = d.subject_id and h.left_on is null
    join points.legs l on l.programme_id = d.programme_id and l.transfer_id = d.transfer_id and l.posted_at >= ${from} and l.posted_at < ${before}
    join points.accounts a on a.programme_id = l.programme_id and a.id = l.account_id and a.holder_id = d.subject_id
    where d.programme_id = ${ctx.programmeId} and d.transfer_id is not null and ${of === 'rest' ? sql`d.posted_on = ${day}::date` : sql`true`} and ${servedBy(ctx, of)}) x`);
}

/**
 * Entries of the day on accounts of points that no deed, no slip and no settlement explains: posted or reversed by a connected system, or by any other way. Nothing booked stands against them.
 * A reversal is explained by what corrected the deed or the slip, never by whoever only reversed its transfer.
 */
export function strayPairs(ctx: ReadContext, day: string, of: TieOutOf, sources: readonly DeedSource[]): Promise<PairRow[]> {
  const { from, before } = dayOf(ctx, day);
  const elsewhere = sources.map((source) => sql`or exists (select from (${source.posted(ctx)}) d where t.cause_kind = ${source.kind} and d.id = t.cause_id and d.transfer_id in (t.id, t.reverses))`);
  return rows(ctx.tx, sql`select h.shop_id, t.id, coalesce(t.memo, t.kind) || coalesce(' · ' || u.label, '') as label, 0 as booked, sum(l.amount)::bigint as ledger
    from points.assets k join points.accounts a on a.programme_id = k.programme_id and a.asset_id = k.id and a.purpose = 'holding' and a.holder_kind in ('household', 'person', 'team')
    left join shops.households h on h.programme_id = a.programme_id and h.subject_id = a.holder_id and h.left_on is null left join honours.subjects u on u.programme_id = a.programme_id and u.id = a.holder_id
    join points.legs l on l.programme_id = a.programme_id and l.account_id = a.id and l.posted_at >= ${from} and l.posted_at < ${before}
    join points.transfers t on t.programme_id = l.programme_id and t.id = l.transfer_id join points.postings p on p.programme_id = t.programme_id and p.id = t.posting_id
    where k.programme_id = ${ctx.programmeId} and k.kind = 'points' and k.code = 'household' and ${servedBy(ctx, of)} and (p.operation in ('points.postTransfers', 'points.reversePostedTransfers') or not (
      exists (select from points.deeds d where t.cause_kind = 'deed' and d.programme_id = t.programme_id and d.id = t.cause_id and d.transfer_id in (t.id, t.reverses))
      or exists (select from shops.slips s where t.cause_kind = 'shopSlip' and s.programme_id = t.programme_id and s.id = t.cause_id)
      or exists (select from points.settlement_lines e where t.cause_kind = 'settlement' and e.programme_id = t.programme_id and e.settlement_id = t.cause_id and e.transfer_id in (t.id, t.reverses))
      ${sql.join(elsewhere, sql` `)}))
    group by 1, 2, 3`);
}

/** Vouchers as things stand: what is printed and not used yet against what the ledger holds for each household and team, and what a slip of the day was paid with in vouchers. */
export function voucherPairs(ctx: ReadContext, day: string, of: TieOutOf): Promise<PairRow[]> {
  return rows(ctx.tx, sql`select h.shop_id, v.subject_id as id, coalesce(u.label, v.label, '') as label, v.booked, coalesce(v.ledger, 0) as ledger from (
        select coalesce(q.subject_id, a.holder_id) as subject_id, coalesce(q.booked, 0) as booked, a.balance as ledger, q.label, coalesce(a.holder_kind, q.holder_kind) = 'team' as is_team
          from (select subject_id, max(holder_label) as label, max(holder_kind) as holder_kind, sum(worth_points) filter (where state = 'issued') as booked from shops.vouchers where programme_id = ${ctx.programmeId} group by 1) q
          full join (select a.holder_id, a.holder_kind, a.balance from points.assets k join points.accounts a on a.programme_id = k.programme_id and a.asset_id = k.id and a.purpose = 'holding' where k.programme_id = ${ctx.programmeId} and k.kind = 'voucher' and k.code = 'shop') a on a.holder_id = q.subject_id) v
      left join honours.subjects u on u.programme_id = ${ctx.programmeId} and u.id = v.subject_id left join shops.households h on h.programme_id = u.programme_id and h.subject_id = u.id and h.left_on is null where (v.is_team or u.id is not null) and ${servedBy(ctx, of)}
    union all
    select p.shop_id, p.id, p.number, case when p.reversed_at is null then p.voucher_points else 0 end,
      coalesce((select sum(l.amount) from points.transfers t join points.legs l on l.programme_id = t.programme_id and l.transfer_id = t.id join points.accounts a on a.programme_id = l.programme_id and a.id = l.account_id and a.holder_kind = 'programme' and a.purpose = 'redeemed'
        join points.assets k on k.programme_id = a.programme_id and k.id = a.asset_id and k.kind = 'voucher' where t.programme_id = p.programme_id and (t.id = p.transfer_id or t.reverses = p.transfer_id)), 0)::bigint
    from ${shopsIn(ctx, of)} s join shops.slips p on p.programme_id = s.programme_id and p.shop_id = s.id and p.redeemed_on = ${day}::date and p.voucher_points > 0`);
}

/**
 * Slips of the day against what left their households and shops for them; a reversed slip and its reversal come to nothing.
 * What a household was short of stands in the shop's shortage account, unless it was collected or the slip was reversed: whatever else that account bears for the slip is missing or too much.
 */
export function slipPairs(ctx: ReadContext, day: string, of: TieOutOf): Promise<PairRow[]> {
  return rows(ctx.tx, sql`select p.shop_id, p.id, p.number as label, case when p.reversed_at is null then p.points else 0 end as booked,
      coalesce((select sum(l.amount) from points.transfers t join points.legs l on l.programme_id = t.programme_id and l.transfer_id = t.id join points.accounts a on a.programme_id = l.programme_id and a.id = l.account_id and a.holder_kind = 'programme' and a.purpose = 'redeemed'
        join points.assets k on k.programme_id = a.programme_id and k.id = a.asset_id and k.kind = 'points' where t.programme_id = p.programme_id and (t.id = p.transfer_id or t.reverses = p.transfer_id)), 0)::bigint
      + case when p.short_points = 0 then 0 else (case when p.reversed_at is null and i.outcome is distinct from 'collected' then p.short_points else 0 end)
        + coalesce((select sum(l.amount) from points.transfers t join points.legs l on l.programme_id = t.programme_id and l.transfer_id = t.id join points.accounts a on a.programme_id = l.programme_id and a.id = l.account_id and a.holder_kind = 'shop' and a.holder_id = p.shop_id and a.purpose = 'issue'
          join points.assets k on k.programme_id = a.programme_id and k.id = a.asset_id and k.kind = 'points' where t.programme_id = p.programme_id and t.cause_kind = 'shopSlip' and t.cause_id = p.id), 0)::bigint end as ledger
    from ${shopsIn(ctx, of)} s join shops.slips p on p.programme_id = s.programme_id and p.shop_id = s.id and p.redeemed_on = ${day}::date left join shops.slip_issues i on i.programme_id = p.programme_id and i.slip_id = p.id`);
}

/** Batches at the end of the day: the shop's own book against the ledger. */
export function batchPairs(ctx: ReadContext, day: string, of: TieOutOf): Promise<PairRow[]> {
  const { before } = dayOf(ctx, day);
  return rows(ctx.tx, sql`select b.shop_id, b.id, g.name || ' · ' || b.code as label,
      coalesce((select sum(m.quantity) from shops.movements m where m.programme_id = b.programme_id and m.batch_id = b.id and m.moved_at < ${before}), 0)::bigint as booked,
      coalesce((select l.balance_after from points.accounts a join points.legs l on l.programme_id = a.programme_id and l.account_id = a.id and l.posted_at < ${before}
        where a.programme_id = b.programme_id and a.holder_id = b.id and a.asset_id = g.asset_id and a.holder_kind = 'stockBatch' and a.purpose = 'holding' order by l.posted_at desc, l.entry_number desc limit 1), 0) as ledger
    from ${shopsIn(ctx, of)} s join shops.batches b on b.programme_id = s.programme_id and b.shop_id = s.id join shops.goods g on g.programme_id = b.programme_id and g.id = b.goods_id`);
}

/** What was granted for the year of the day, and what was bought in it until then. @unit fen */
export function budgetRows(ctx: ReadContext, day: string, of: TieOutOf): Promise<{ shop_id: string; granted: number | null; spent: number }[]> {
  return rows(ctx.tx, sql`select s.id as shop_id, (select u.amount_fen from shops.budgets u where u.programme_id = s.programme_id and u.shop_id = s.id and u.year = extract(year from ${day}::date)) as granted,
      coalesce((select sum(m.quantity::bigint * b.value_fen) from shops.batches b join shops.movements m on m.programme_id = b.programme_id and m.batch_id = b.id and m.kind = 'received'
        where b.programme_id = s.programme_id and b.shop_id = s.id and b.source = 'bought' and b.received_on between date_trunc('year', ${day}::date)::date and ${day}::date), 0)::bigint as spent from ${shopsIn(ctx, of)} s`);
}

/** Tie-outs as they were kept, a row a shop and day. */
import type { OutputOf } from '#platform/contract/index.ts';
import type { SortOf } from '#platform/contract/sorting.ts';
import { isPgError, maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import type { readKeptTieOut } from '../../contract/index.ts';
import type { TieOutcome } from '../../domain/index.ts';
import { shopReach } from './ground.ts';

/** A deadlock, a conflict of two writers, a cancelled statement: gone when it is tried again. */
const PASSING = /^(?:40|57)/u;

export type ShopBooks = NonNullable<OutputOf<typeof readKeptTieOut>['books']>;

/**
 * Does something that the database may refuse, and what was done before it stays.
 * @returns the value, or the code by which the database refused
 * @errors throws what did not come from the database
 */
export async function onItsOwn<Value>(tx: Tx, work: () => Promise<Value>): Promise<{ readonly value: Value; readonly fault: null } | { readonly value: undefined; readonly fault: string }> {
  await sql`savepoint on_its_own`.execute(tx);
  try {
    const value = await work();
    await sql`release savepoint on_its_own`.execute(tx);
    return { value, fault: null };
  } catch (error) {
    if (!isPgError(error) || PASSING.test(error.code ?? '')) throw error;
    await sql`rollback to savepoint on_its_own`.execute(tx);
    return { value: undefined, fault: error.code ?? 'unknown' };
  }
}

export interface TieOutToKeep { readonly id: string; readonly shopId: string | null; readonly day: string; readonly outcome: TieOutcome; readonly result: ShopBooks | null; readonly difference: number; readonly fault: string | null }

/** Once a shop and day, and once a day for what no shop serves: computed again it is replaced, and what was settled stays settled only while it finds the same: what else moved since, such as a voucher, says nothing of it. */
export async function keepTieOuts(tx: Tx, programmeId: string, kept: readonly TieOutToKeep[], at: string): Promise<void> {
  const findings = (row: 'old' | 'excluded') => sql`coalesce(${sql.ref(`${row}.result`)} -> 'findings', '[]')`;
  // In whatever order they were found.
  const same = sql`old.outcome = excluded.outcome and old.difference = excluded.difference and ${findings('old')} @> ${findings('excluded')} and ${findings('old')} <@ ${findings('excluded')}`;
  for (const [rows, arbiter] of [[kept.filter(({ shopId }) => shopId !== null), sql`(programme_id, shop_id, day)`], [kept.filter(({ shopId }) => shopId === null), sql`(programme_id, day) where shop_id is null`]] as const) {
    if (rows.length === 0) continue;
    await sql`insert into shops.tie_outs as old (programme_id, id, shop_id, day, outcome, result, difference, fault, computed_at)
      select ${programmeId}, n.id, n."shopId", n.day, n.outcome, nullif(n.result, 'null'::jsonb), n.difference, n.fault, ${at}
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(id uuid, "shopId" uuid, day date, outcome text, result jsonb, difference bigint, fault text)
      on conflict ${arbiter} do update set outcome = excluded.outcome, result = excluded.result, difference = excluded.difference, fault = excluded.fault, computed_at = excluded.computed_at,
        settled_by = case when ${same} then old.settled_by end, settled_at = case when ${same} then old.settled_at end, note = case when ${same} then old.note end`.execute(tx);
  }
}

export interface KeptRow {
  id: string; shop_id: string | null; shop_code: string | null; shop_name: string | null; day: string; outcome: TieOutcome; result: ShopBooks | null; difference: number; fault: string | null; computed_at: string; keeper_names: string[]; settled_by_name: string | null; settled_at: string | null; note: string | null; is_keeper: boolean;
}
export interface KeptFilter { readonly id?: string | undefined; readonly shopId?: string | undefined; readonly outcome?: TieOutcome | undefined; readonly open?: 'true' | 'false' | undefined; readonly from?: string | undefined; readonly to?: string | undefined }

/** What no shop serves is seen by whoever reaches everything. */
const inReach = (ctx: ReadContext): RawBuilder<unknown> => (ctx.scope.everything ? sql`true` : sql`s.id is not null and ${shopReach(ctx, 's')}`);
const from = sql`shops.tie_outs t left join shops.shops s on s.programme_id = t.programme_id and s.id = t.shop_id left join people.persons v on v.programme_id = t.programme_id and v.id = t.settled_by`;
function where(ctx: ReadContext, filter: KeptFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`t.programme_id = ${ctx.programmeId}`, inReach(ctx)];
  if (filter.id !== undefined) parts.push(sql`t.id = ${filter.id}`);
  if (filter.shopId !== undefined) parts.push(sql`t.shop_id = ${filter.shopId}`);
  if (filter.outcome !== undefined) parts.push(sql`t.outcome = ${filter.outcome}`);
  if (filter.open !== undefined) parts.push(filter.open === 'true' ? sql`t.outcome <> 'tied' and t.settled_at is null` : sql`(t.outcome = 'tied' or t.settled_at is not null)`);
  if (filter.from !== undefined) parts.push(sql`t.day >= ${filter.from}::date`);
  if (filter.to !== undefined) parts.push(sql`t.day <= ${filter.to}::date`);
  return sql.join(parts, sql` and `);
}

export function keptPage(ctx: ReadContext, filter: KeptFilter, sort: SortOf<'recent' | 'difference'>, page: { limit: number; offset: number }): Promise<KeptRow[]> {
  const order = orderBy(sort, { recent: ['t.day desc', 's.code nulls last', 't.id'], difference: ['t.difference desc', 't.id'] });
  return rows(ctx.tx, sql`select t.id, t.shop_id, s.code as shop_code, s.name as shop_name, t.day, t.outcome, t.result, t.difference, t.fault, t.computed_at, v.name as settled_by_name, t.settled_at, t.note,
      array(select distinct n.name from shops.keepers k join people.persons n on n.programme_id = k.programme_id and n.id = k.person_id where k.programme_id = t.programme_id and k.shop_id = t.shop_id and k.validity @> ${ctx.today}::date order by n.name) as keeper_names,
      exists (select from shops.keepers k where k.programme_id = t.programme_id and k.shop_id = t.shop_id and k.person_id = ${ctx.actor.personId} and (k.validity @> t.day or k.validity @> ${ctx.today}::date)) as is_keeper
    from ${from} where ${where(ctx, filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export async function keptTotal(ctx: ReadContext, filter: KeptFilter): Promise<number> {
  return (await oneRow<{ count: number }>(ctx.tx, sql`select count(*) as count from ${from} where ${where(ctx, filter)}`)).count;
}

export function lockKept(ctx: ReadContext, id: string): Promise<{ id: string; shop_id: string | null; place_id: string | null; day: string; outcome: TieOutcome; settled_at: string | null } | undefined> {
  return maybeRow(ctx.tx, sql`select t.id, t.shop_id, s.place_id, t.day, t.outcome, t.settled_at from shops.tie_outs t left join shops.shops s on s.programme_id = t.programme_id and s.id = t.shop_id where t.programme_id = ${ctx.programmeId} and t.id = ${id} and ${inReach(ctx)} for update of t`);
}

/** Whether somebody kept the shop on any of these days. */
export async function keepsShop(tx: Tx, programmeId: string, shopId: string, personId: string, days: readonly string[]): Promise<boolean> {
  return (await maybeRow(tx, sql`select 1 from shops.keepers k where k.programme_id = ${programmeId} and k.shop_id = ${shopId} and k.person_id = ${personId} and exists (select from unnest(${[...days]}::date[]) d(day) where k.validity @> d.day) limit 1`)) !== undefined;
}

export async function markSettled(tx: Tx, programmeId: string, id: string, settled: { by: string; at: string; note: string }): Promise<void> {
  await sql`update shops.tie_outs set settled_by = ${settled.by}, settled_at = ${settled.at}, note = ${settled.note} where programme_id = ${programmeId} and id = ${id}`.execute(tx);
}

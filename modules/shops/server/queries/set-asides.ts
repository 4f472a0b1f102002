/** Goods set aside: their lines and holds, and what became of them. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { changed, maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import type { HolderKind, SetAsideState } from '../../domain/index.ts';
import { shopReach } from './ground.ts';

export interface NewSetAside {
  readonly id: string; readonly number: string; readonly shopId: string; readonly subjectId: string; /** Of a team, as it is called. */ readonly teamLabel: string | null; readonly points: number; readonly holdId: string; readonly expiresAt: string; readonly by: string; readonly at: string;
  readonly lines: readonly { readonly goodsId: string; readonly batchId: string; readonly quantity: number; readonly pricePoints: number; readonly holdId: string }[];
}

/** The next number of a shop in a year; its row is held by the caller. */
export async function nextSetAside(tx: Tx, programmeId: string, shopId: string, year: string): Promise<number> {
  return (await oneRow<{ next: number }>(tx, sql`select count(*)::integer + 1 as next from shops.set_asides where programme_id = ${programmeId} and shop_id = ${shopId} and number like ${`%-${year}-%`}`)).next;
}

export async function insertSetAside(tx: Tx, programmeId: string, made: NewSetAside): Promise<void> {
  await sql`insert into shops.set_asides (programme_id, id, number, shop_id, subject_id, points, hold_id, expires_at, made_at, made_by, state, holder_kind, holder_label)
    values (${programmeId}, ${made.id}, ${made.number}, ${made.shopId}, ${made.subjectId}, ${made.points}, ${made.holdId}, ${made.expiresAt}, ${made.at}, ${made.by}, 'open', ${made.teamLabel === null ? 'household' : 'team'}, ${made.teamLabel})`.execute(tx);
  await sql`insert into shops.set_aside_lines (programme_id, set_aside_id, line_number, goods_id, batch_id, quantity, price_points, hold_id)
    select ${programmeId}, ${made.id}, n.line, n."goodsId", n."batchId", n.quantity, n."pricePoints", n."holdId" from jsonb_to_recordset(${JSON.stringify(made.lines.map((line, at) => ({ line: at + 1, ...line })))}::jsonb)
      as n(line integer, "goodsId" uuid, "batchId" uuid, quantity integer, "pricePoints" integer, "holdId" uuid)`.execute(tx);
}

export interface SetAsideRow {
  id: string; number: string; shop_id: string; shop_code: string; shop_name: string; holder_kind: HolderKind; subject_id: string; label: string; goods: string; points: number; state: SetAsideState; made_at: string; made_by_name: string; expires_at: string; ended_at: string | null; ended_by_name: string | null; reason: string | null; slip_id: string | null; slip_number: string | null; took_part: boolean;
}
export interface SetAsideFilter { readonly id?: string | undefined; readonly shopId?: string | undefined; readonly subjectId?: string | undefined; readonly state?: SetAsideState | undefined; readonly q?: string | undefined }

const from = sql`shops.set_asides o join shops.shops s on s.programme_id = o.programme_id and s.id = o.shop_id left join honours.subjects u on u.programme_id = o.programme_id and u.id = o.registered_id`;
/** A household that whoever asks does not reach has nothing set aside for them to see. */
const holderInReach = sql`(o.holder_kind = 'team' or u.id is not null)`;
const stateOf = (ctx: Pick<ReadContext, 'now'>): RawBuilder<unknown> => sql`case when o.state = 'open' and o.expires_at <= ${new Date(ctx.now).toISOString()}::timestamptz then 'lapsed' else o.state end`;

function where(ctx: ReadContext, filter: SetAsideFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`o.programme_id = ${ctx.programmeId}`, shopReach(ctx, 's'), holderInReach];
  if (filter.id !== undefined) parts.push(sql`o.id = ${filter.id}`);
  if (filter.shopId !== undefined) parts.push(sql`o.shop_id = ${filter.shopId}`);
  if (filter.subjectId !== undefined) parts.push(sql`o.subject_id = ${filter.subjectId}`);
  if (filter.state !== undefined) parts.push(sql`${stateOf(ctx)} = ${filter.state}`);
  if (filter.q !== undefined && filter.q !== '') { const pattern = `%${filter.q.replaceAll(/[%_\\]/g, '\\$&')}%`; parts.push(sql`(o.number ilike ${pattern} or u.label ilike ${pattern} or o.holder_label ilike ${pattern})`); }
  return sql.join(parts, sql` and `);
}

/** took_part of a household alone; of teams whoever asks past their reach knows. */
export function setAsidePage(ctx: ReadContext, filter: SetAsideFilter, sort: SortOf<'recent' | 'points'>, page: { limit: number; offset: number }): Promise<SetAsideRow[]> {
  const order = orderBy(sort, { recent: ['o.made_at desc', 'o.id desc'], points: ['o.points desc', 'o.id'] });
  return rows(ctx.tx, sql`select o.id, o.number, o.shop_id, s.code as shop_code, s.name as shop_name, o.holder_kind, o.subject_id, coalesce(u.label, o.holder_label) as label, o.points, ${stateOf(ctx)} as state, o.made_at, m.name as made_by_name, o.expires_at, o.ended_at, e.name as ended_by_name, o.reason, o.slip_id, l.number as slip_number,
      (select string_agg(g.name || ' × ' || t.quantity, '、' order by g.code) from (select n.goods_id, sum(n.quantity) as quantity from shops.set_aside_lines n where n.programme_id = o.programme_id and n.set_aside_id = o.id group by n.goods_id) t join shops.goods g on g.programme_id = o.programme_id and g.id = t.goods_id) as goods,
      o.holder_kind <> 'team' and exists (select from points.deeds d where d.programme_id = o.programme_id and d.subject_id = o.subject_id and d.state = 'posted' and (d.recorded_by = ${ctx.actor.personId} or d.reviewed_by = ${ctx.actor.personId})) as took_part
    from ${from} join people.persons m on m.programme_id = o.programme_id and m.id = o.made_by left join people.persons e on e.programme_id = o.programme_id and e.id = o.ended_by left join shops.slips l on l.programme_id = o.programme_id and l.id = o.slip_id
    where ${where(ctx, filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export async function setAsideTotal(ctx: ReadContext, filter: SetAsideFilter): Promise<number> {
  return (await oneRow<{ count: number }>(ctx.tx, sql`select count(*) as count from ${from} where ${where(ctx, filter)}`)).count;
}

export function lockSetAside(ctx: ReadContext, id: string): Promise<{ id: string; number: string; shop_id: string; holder_kind: HolderKind; subject_id: string; points: number; hold_id: string; state: SetAsideState } | undefined> {
  return maybeRow(ctx.tx, sql`select o.id, o.number, o.shop_id, o.holder_kind, o.subject_id, o.points, o.hold_id, ${stateOf(ctx)} as state from ${from} where o.programme_id = ${ctx.programmeId} and o.id = ${id} and ${shopReach(ctx, 's')} and ${holderInReach} for update of o`);
}

export interface SetAsideLine { goods_id: string; batch_id: string; quantity: number; price_points: number; hold_id: string; expires_on: string | null }
export function setAsideLines(tx: Tx, programmeId: string, id: string): Promise<SetAsideLine[]> {
  return rows(tx, sql`select n.goods_id, n.batch_id, n.quantity, n.price_points, n.hold_id, b.expires_on from shops.set_aside_lines n join shops.batches b on b.programme_id = n.programme_id and b.id = n.batch_id where n.programme_id = ${programmeId} and n.set_aside_id = ${id} order by n.line_number`);
}

export function endSetAside(tx: Tx, programmeId: string, id: string, end: { state: 'fetched' | 'released'; slipId: string | null; reason: string | null; by: string; at: string }): Promise<number> {
  return changed(tx, sql`update shops.set_asides set state = ${end.state}, slip_id = ${end.slipId}, reason = ${end.reason}, ended_by = ${end.by}, ended_at = ${end.at} where programme_id = ${programmeId} and id = ${id} and state = 'open'`);
}

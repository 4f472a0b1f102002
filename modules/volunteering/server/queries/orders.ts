/** Orders of service. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { changed, maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import type { CallbackOutcome, OrderState } from '../../domain/index.ts';

export const orderBranches = (tx: Tx): Promise<{ code: string; name_zh: string; name_en: string }[]> => rows(tx, sql`select * from volunteering.order_branches()`);

export async function ordersSince(tx: Tx, since: string): Promise<number> {
  return (await oneRow<{ count: number }>(tx, sql`select volunteering.order_count(${since}::timestamptz) as count`)).count;
}

export interface OrderToKeep {
  readonly id: string; readonly number: string; readonly branch: string | null; readonly words: string; readonly placeId: string; readonly wantedOn: string | null; readonly requesterSealed: string; readonly tokenHash: Buffer | null; readonly orderedBy: string | null; readonly at: string;
}

export function insertOrder(tx: Tx, programmeId: string, order: OrderToKeep): Promise<number> {
  return changed(tx, sql`insert into volunteering.service_orders (programme_id, id, number, branch_code, words, place_id, wanted_on, requester_sealed, token_hash, ordered_by, state, received_at)
    values (${programmeId}, ${order.id}, ${order.number}, ${order.branch}, ${order.words}, ${order.placeId}, ${order.wantedOn}, ${order.requesterSealed}, ${order.tokenHash}, ${order.orderedBy}, 'received', ${order.at})`);
}

export function publicOrder(tx: Tx, token: Buffer): Promise<{ number: string; words: string; state: OrderState; reason: string | null; team_name: string | null; received_at: string; done_at: string | null; done_note: string | null; rating: number | null } | undefined> {
  return maybeRow(tx, sql`select * from volunteering.public_order(${token})`);
}

export async function rate(tx: Tx, token: Buffer, rating: number, at: string): Promise<boolean> {
  return (await oneRow<{ rated: boolean }>(tx, sql`select volunteering.rate_order(${token}, ${rating}, ${at}::timestamptz) as rated`)).rated;
}

/** Of somebody who is signed in and ordered it themselves. @returns whether it was there to be rated still */
export async function rateOrdered(tx: Tx, programmeId: string, id: string, personId: string, rating: number, at: string): Promise<boolean> {
  return (await changed(tx, sql`update volunteering.service_orders set rating = ${rating}, rated_at = ${at} where programme_id = ${programmeId} and id = ${id} and ordered_by = ${personId} and state = 'done' and rating is null`)) > 0;
}

export interface OrderRow {
  id: string; number: string; words: string; branch_code: string | null; branch_zh: string | null; branch_en: string | null; place_id: string; place_zh: string; place_en: string; wanted_on: string | null; state: OrderState; reason: string | null; team_id: string | null; team_name: string | null;
  received_at: string; done_at: string | null; ordered_by: string | null; callback_seed: string | null; callback_outcome: CallbackOutcome | null; requester_sealed: string; done_note: string | null; rating: number | null;
}
export interface OrderFilter { readonly state?: OrderState | undefined; readonly teamId?: string | undefined; readonly toCall?: 'yes' | undefined; readonly id?: string | undefined }

const columns = sql`o.id, o.number, o.words, o.branch_code, b.name_zh as branch_zh, b.name_en as branch_en, o.place_id, p.name_zh as place_zh, p.name_en as place_en, o.wanted_on, o.state, o.reason, o.team_id, t.name as team_name, o.received_at, o.done_at, o.ordered_by, o.callback_seed, o.callback_outcome, o.requester_sealed, o.done_note, o.rating`;
const source = sql`volunteering.service_orders o join places.places p on p.programme_id = o.programme_id and p.id = o.place_id left join volunteering.branches b on b.programme_id = o.programme_id and b.code = o.branch_code left join volunteering.teams t on t.programme_id = o.programme_id and t.id = o.team_id`;

function where(ctx: ReadContext, filter: OrderFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`o.programme_id = ${ctx.programmeId}`, scopePredicate(ctx.scope, { place: 'o.place_id' })];
  if (filter.id !== undefined) parts.push(sql`o.id = ${filter.id}`);
  if (filter.state !== undefined) parts.push(sql`o.state = ${filter.state}`);
  if (filter.teamId !== undefined) parts.push(sql`o.team_id = ${filter.teamId}`);
  if (filter.toCall !== undefined) parts.push(sql`(o.callback_seed is not null and o.callback_outcome is null)`);
  return sql.join(parts, sql` and `);
}

export function orderPage(ctx: ReadContext, filter: OrderFilter, sort: SortOf<'received' | 'wanted'>, page: { limit: number; offset: number }): Promise<OrderRow[]> {
  const order = orderBy(sort, { received: ['o.received_at desc', 'o.id'], wanted: ['o.wanted_on', 'o.number'] });
  return rows(ctx.tx, sql`select ${columns} from ${source} where ${where(ctx, filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export async function orderTotal(ctx: ReadContext, filter: OrderFilter): Promise<number> {
  return (await oneRow<{ count: number }>(ctx.tx, sql`select count(*) as count from volunteering.service_orders o where ${where(ctx, filter)}`)).count;
}

/** Locked under the reach of whoever acts; what lies outside is not there. */
export function lockOrder(ctx: ReadContext, orderId: string): Promise<{ id: string; state: OrderState; place_id: string; team_id: string | null; ordered_by: string | null; assigned_by: string | null; callback_seed: string | null; callback_outcome: string | null } | undefined> {
  return maybeRow(ctx.tx, sql`select o.id, o.state, o.place_id, o.team_id, o.ordered_by, o.assigned_by, o.callback_seed, o.callback_outcome from volunteering.service_orders o where ${where(ctx, { id: orderId })} for update`);
}

export function saveReviewed(tx: Tx, programmeId: string, id: string, to: { state: OrderState; reason: string | null; at: string; by: string }): Promise<number> {
  return changed(tx, sql`update volunteering.service_orders set state = ${to.state}, reason = ${to.reason}, reviewed_at = ${to.at}, reviewed_by = ${to.by} where programme_id = ${programmeId} and id = ${id}`);
}

export function saveAssigned(tx: Tx, programmeId: string, id: string, teamId: string | null, at: string, by: string): Promise<number> {
  return changed(tx, sql`update volunteering.service_orders set state = ${teamId === null ? 'open' : 'assigned'}, team_id = ${teamId}, assigned_at = ${teamId === null ? null : at}, assigned_by = ${teamId === null ? null : by} where programme_id = ${programmeId} and id = ${id}`);
}

export function saveDone(tx: Tx, programmeId: string, id: string, note: string, at: string): Promise<number> {
  return changed(tx, sql`update volunteering.service_orders set state = 'done', done_at = ${at}, done_note = ${note} where programme_id = ${programmeId} and id = ${id}`);
}

export interface OrderSums { orders: number; done: number; rated: number; rating_sum: number; drawn: number; called: number; confirmed: number }

export function orderSums(ctx: ReadContext): Promise<OrderSums> {
  return oneRow(ctx.tx, sql`select count(*) as orders, count(*) filter (where o.state = 'done') as done, count(o.rating) as rated, coalesce(sum(o.rating), 0) as rating_sum, count(o.callback_seed) as drawn, count(o.callback_outcome) as called, count(*) filter (where o.callback_outcome = 'confirmed') as confirmed
    from volunteering.service_orders o where ${where(ctx, {})}`);
}

/** Done and in no draw yet. */
export async function undrawnOrders(tx: Tx, programmeId: string): Promise<string[]> {
  return (await rows<{ id: string }>(tx, sql`select id from volunteering.service_orders where programme_id = ${programmeId} and state = 'done' and sampled_at is null order by id limit 100000 for update`)).map(({ id }) => id);
}

/** Each order lies in the urn once, whether it comes out or not. */
export async function saveDrawn(tx: Tx, programmeId: string, among: readonly string[], drawn: readonly string[], seed: string, at: string): Promise<void> {
  await changed(tx, sql`update volunteering.service_orders set sampled_at = ${at}, callback_seed = case when id = any(${[...drawn]}::uuid[]) then ${seed}::text end where programme_id = ${programmeId} and id = any(${[...among]}::uuid[])`);
}

export function saveCallback(tx: Tx, programmeId: string, id: string, outcome: CallbackOutcome, at: string, by: string): Promise<number> {
  return changed(tx, sql`update volunteering.service_orders set callback_outcome = ${outcome}, called_at = ${at}, called_by = ${by} where programme_id = ${programmeId} and id = ${id}`);
}

export function teamOrders(ctx: ReadContext, teamId: string): Promise<OrderRow[]> {
  return rows(ctx.tx, sql`select ${columns} from ${source} where o.programme_id = ${ctx.programmeId} and (o.state = 'open' or (o.state in ('assigned', 'done') and o.team_id = ${teamId})) order by o.received_at desc, o.id limit 200`);
}

export async function ratingCount(tx: Tx, programmeId: string, teamId: string): Promise<number> {
  return (await oneRow<{ count: number }>(tx, sql`select count(rating) as count from volunteering.service_orders where programme_id = ${programmeId} and team_id = ${teamId}`)).count;
}

/** The first so many ratings of a team, in the order in which they came. */
export function teamRating(tx: Tx, programmeId: string, teamId: string, count: number): Promise<{ sum: number; count: number }> {
  return oneRow(tx, sql`select coalesce(sum(o.rating), 0) as sum, count(*) as count from (select rating from volunteering.service_orders where programme_id = ${programmeId} and team_id = ${teamId} and rating is not null order by rated_at, id limit ${count}) o`);
}

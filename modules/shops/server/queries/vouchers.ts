/** Vouchers: printed with a number and chance, good once until their day. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { changed, maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import { underWhole } from '#platform/server/operations/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import type { HolderKind } from '../../domain/index.ts';
import { shopReach } from './ground.ts';
import { servesPlaceOf } from './teams.ts';
import type { TeamSource } from '../team-source.ts';

export type VoucherState = 'issued' | 'redeemed' | 'lapsed' | 'void';

export interface NewVoucher { readonly id: string; readonly number: string; readonly code: string; readonly subjectId: string; /** Of a team, as it is called and where it belongs. */ readonly team: { readonly label: string; readonly placeId: string | null } | null; readonly worthPoints: number; readonly purpose: string; readonly issuedOn: string; readonly expiresOn: string; readonly transferId: string }

/** The first of the next numbers of a year, one writer at a time. */
export async function firstVoucherNumber(tx: Tx, programmeId: string, year: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`shops.vouchers ${programmeId}`}, 0))`.execute(tx);
  return (await oneRow<{ next: number }>(tx, sql`select count(*)::integer + 1 as next from shops.vouchers where programme_id = ${programmeId} and number like ${`Q${year}-%`}`)).next;
}

export async function insertVouchers(tx: Tx, programmeId: string, vouchers: readonly NewVoucher[], by: string, at: string): Promise<void> {
  await sql`insert into shops.vouchers (programme_id, id, number, code, subject_id, worth_points, purpose, issued_on, expires_on, issued_at, issued_by, transfer_id, state, holder_kind, holder_label, holder_place_id)
    select ${programmeId}, n.id, n.number, n.code, n."subjectId", n."worthPoints", n.purpose, n."issuedOn", n."expiresOn", ${at}, ${by}, n."transferId", 'issued', case when n.team is null then 'household' else 'team' end, n.team->>'label', (n.team->>'placeId')::uuid
      from jsonb_to_recordset(${JSON.stringify(vouchers)}::jsonb) as n(id uuid, number text, code text, "subjectId" uuid, "worthPoints" integer, purpose text, "issuedOn" date, "expiresOn" date, "transferId" uuid, team jsonb)`.execute(tx);
}

export interface VoucherRow {
  id: string; number: string; code: string; holder_kind: HolderKind; subject_id: string; label: string; place_zh: string | null; place_en: string | null; worth_points: number; purpose: string; issued_on: string; expires_on: string; state: VoucherState; issued_by: string; issued_by_name: string; ended_at: string | null; ended_by_name: string | null; reason: string | null; slip_id: string | null; slip_number: string | null;
}
export interface VoucherFilter { readonly id?: string | undefined; readonly code?: string | undefined; readonly shopId?: string | undefined; readonly subjectId?: string | undefined; readonly state?: VoucherState | undefined; readonly q?: string | undefined; /** Also of teams that belonged to places of other shops when they got it: a team may have moved since. */ readonly teamsOfAnywhere?: true }

// A household that left its shop keeps its vouchers: the newest registration says where. A team goes to shops that serve its place.
const from = (ctx: ReadContext, filter: VoucherFilter): RawBuilder<unknown> => sql`shops.vouchers q left join honours.subjects u on u.programme_id = q.programme_id and u.id = q.registered_id
  left join lateral (select h.shop_id, h.place_id from shops.households h where h.programme_id = q.programme_id and h.subject_id = q.registered_id order by h.left_on nulls first, h.id desc limit 1) h on true
  join lateral (select s.id from shops.shops s where s.programme_id = q.programme_id and ${shopReach(ctx, 's')} and ${filter.shopId === undefined ? sql`true` : sql`s.id = ${filter.shopId}`}
    and case q.holder_kind when 'team' then ${filter.teamsOfAnywhere ? sql`true` : servesPlaceOf(ctx, sql`s.id`, sql`q.holder_place_id`)} else s.id = h.shop_id end limit 1) s on true
  left join places.places p on p.programme_id = q.programme_id and p.id = coalesce(h.place_id, q.holder_place_id)`;

function where(ctx: ReadContext, filter: VoucherFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`q.programme_id = ${ctx.programmeId}`, sql`(q.holder_kind = 'team' or u.id is not null)`];
  if (filter.id !== undefined) parts.push(sql`q.id = ${filter.id}`);
  if (filter.code !== undefined) parts.push(sql`q.code = ${filter.code}`);
  if (filter.subjectId !== undefined) parts.push(sql`q.subject_id = ${filter.subjectId}`);
  if (filter.state !== undefined) parts.push(sql`q.state = ${filter.state}`);
  if (filter.q !== undefined && filter.q !== '') { const pattern = `%${filter.q.replaceAll(/[%_\\]/g, '\\$&')}%`; parts.push(sql`(q.number ilike ${pattern} or u.label ilike ${pattern} or q.holder_label ilike ${pattern} or q.purpose ilike ${pattern})`); }
  return sql.join(parts, sql` and `);
}

export function voucherPage(ctx: ReadContext, filter: VoucherFilter, sort: SortOf<'number' | 'expiry' | 'worth'>, page: { limit: number; offset: number }): Promise<VoucherRow[]> {
  const order = orderBy(sort, { number: ['q.number'], expiry: ['q.expires_on', 'q.number'], worth: ['q.worth_points desc', 'q.number'] });
  return rows(ctx.tx, sql`select q.id, q.number, q.code, q.holder_kind, q.subject_id, coalesce(u.label, q.holder_label) as label, p.name_zh as place_zh, p.name_en as place_en, q.worth_points, q.purpose, q.issued_on, q.expires_on, q.state, q.issued_by, i.name as issued_by_name, q.ended_at, e.name as ended_by_name, q.reason, q.slip_id, l.number as slip_number
    from ${from(ctx, filter)} join people.persons i on i.programme_id = q.programme_id and i.id = q.issued_by left join people.persons e on e.programme_id = q.programme_id and e.id = q.ended_by left join shops.slips l on l.programme_id = q.programme_id and l.id = q.slip_id
    where ${where(ctx, filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export async function voucherTotal(ctx: ReadContext, filter: VoucherFilter): Promise<number> {
  return (await oneRow<{ count: number }>(ctx.tx, sql`select count(*) as count from ${from(ctx, filter)} where ${where(ctx, filter)}`)).count;
}

export interface LockedVoucher { id: string; number: string; holder_kind: HolderKind; subject_id: string; worth_points: number; expires_on: string; state: VoucherState; issued_by: string; transfer_id: string }
export function lockVoucher(tx: Tx, programmeId: string, by: { readonly id: string } | { readonly code: string }): Promise<LockedVoucher | undefined> {
  return maybeRow(tx, sql`select id, number, holder_kind, subject_id, worth_points, expires_on, state, issued_by, transfer_id from shops.vouchers where programme_id = ${programmeId} and ${'id' in by ? sql`id = ${by.id}` : sql`code = ${by.code}`} for update`);
}

export function endVoucher(tx: Tx, programmeId: string, id: string, end: { state: Exclude<VoucherState, 'issued'>; slipId?: string; reason?: string; by: string | null; at: string }): Promise<number> {
  return changed(tx, sql`update shops.vouchers set state = ${end.state}, slip_id = ${end.slipId ?? null}, reason = ${end.reason ?? null}, ended_by = ${end.by}, ended_at = ${end.at} where programme_id = ${programmeId} and id = ${id} and state = 'issued'`);
}

/** A slip that was reversed gives its voucher back. */
export function giveVoucherBack(tx: Tx, programmeId: string, slipId: string): Promise<number> {
  return changed(tx, sql`update shops.vouchers set state = 'issued', slip_id = null, ended_by = null, ended_at = null where programme_id = ${programmeId} and slip_id = ${slipId}`);
}

export function vouchersPastTheirDay(tx: Tx, programmeId: string, today: string, limit: number): Promise<LockedVoucher[]> {
  return rows(tx, sql`select id, number, holder_kind, subject_id, worth_points, expires_on, state, issued_by, transfer_id from shops.vouchers where programme_id = ${programmeId} and state = 'issued' and expires_on < ${today}::date order by expires_on, id limit ${limit} for update skip locked`);
}

/** Households that a shop serves now, of those asked. */
export async function servedNow(ctx: ReadContext, subjectIds: readonly string[]): Promise<Map<string, string>> {
  return new Map((await rows<{ subject_id: string; place_id: string }>(ctx.tx, sql`select h.subject_id, h.place_id from shops.households h join shops.shops s on s.programme_id = h.programme_id and s.id = h.shop_id where h.programme_id = ${ctx.programmeId} and h.subject_id = any(${[...subjectIds]}::uuid[]) and h.left_on is null and ${shopReach(ctx, 's')}`)).map((row) => [row.subject_id, row.place_id]));
}

/** Teams that there are today, with where they belong, of those asked. */
export async function teamsNow(ctx: ReadContext, source: TeamSource, ids: readonly string[]): Promise<Map<string, { label: string; placeId: string | null }>> {
  return new Map((await underWhole(ctx, (whole) => rows<{ id: string; label: string; place_id: string | null }>(whole.tx, sql`select t.id, t.label, t.place_id from (${source.teams(whole)}) t where t.id = any(${[...ids]}::uuid[])`))).map((row) => [row.id, { label: row.label, placeId: row.place_id }]));
}

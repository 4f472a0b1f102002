/** Settlements: what accounts held at the end of a year, the warning, the lines, and what was given back. */
import { changed, maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import type { SortOf } from '#platform/contract/sorting.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { holderNames } from '../holders.ts';
import type { HolderSource } from '../holders.ts';
import type { Settled, SettlementState } from '../../domain/index.ts';

export interface HoldingThen { subject_id: string; subject_kind: 'household' | 'person' | 'team'; place_id: string | null; code: string; label: string; place_zh: string | null; place_en: string | null; balance: number; spent: number; available: number }

/** Every holding in reach with what it was at an instant, what went out since, and what is there now and not set aside. One index descent each. */
export function holdingsAt(ctx: ReadContext, at: string, holders: readonly HolderSource[]): Promise<HoldingThen[]> {
  return rows(ctx.tx, sql`
    select a.holder_id as subject_id, a.holder_kind as subject_kind, a.place_id, coalesce(s.code, '—') as code, coalesce(s.label, n.label, '—') as label, p.name_zh as place_zh, p.name_en as place_en, coalesce(b.balance_after, 0)::integer as balance, coalesce(o.spent, 0)::integer as spent, (a.balance - a.held)::integer as available
      from points.assets t join points.accounts a on a.programme_id = t.programme_id and a.asset_id = t.id and a.purpose = 'holding' and a.holder_kind in ('household', 'person', 'team')
      left join honours.subjects s on s.programme_id = a.programme_id and s.id = a.holder_id left join ${holderNames(ctx, holders)} n on n.kind = a.holder_kind and n.id = a.holder_id left join places.places p on p.programme_id = a.programme_id and p.id = a.place_id
      left join lateral (select l.balance_after from points.legs l where l.programme_id = a.programme_id and l.account_id = a.id and l.posted_at <= ${at} order by l.posted_at desc, l.entry_number desc limit 1) b on true
      left join lateral (select -sum(l.amount) as spent from points.legs l where l.programme_id = a.programme_id and l.account_id = a.id and l.posted_at > ${at} and l.amount < 0) o on true
     where t.programme_id = ${ctx.programmeId} and t.kind = 'points' and t.code = 'household' and ${scopePredicate(ctx.scope, { place: 'a.place_id' })} and coalesce(b.balance_after, 0) > 0 and (s.id is not null or a.holder_kind = 'team') order by p.name_zh, 5, a.holder_id`);
}

export async function placesBelow(tx: Tx, programmeId: string, placeId: string): Promise<Set<string>> {
  return new Set((await rows<{ id: string }>(tx, sql`select id from places.places where programme_id = ${programmeId} and ancestor_ids @> array[${placeId}::uuid]`)).map(({ id }) => id));
}

export interface SettlementRow {
  id: string; year: number; ends_on: string; book_id: string; keep_percent: number; keep_most: number | null; notice: string; state: SettlementState; warned_on: string; warned_by: string; warned_by_name: string; not_before: string;
  posted_by: string | null; posted_by_name: string | null; posted_at: string | null; withdrawal_reason: string | null; expired: number; reversed: number;
}

const columns = sql`s.id, s.year, s.ends_on, s.book_id, s.keep_percent, s.keep_most, s.notice, s.state, s.warned_on, s.warned_by, w.name as warned_by_name, s.not_before, s.posted_by, p.name as posted_by_name, s.posted_at, s.withdrawal_reason,
  coalesce(l.expired, 0)::integer as expired, coalesce(l.reversed, 0)::integer as reversed`;
const from = sql`points.settlements s join people.persons w on w.programme_id = s.programme_id and w.id = s.warned_by left join people.persons p on p.programme_id = s.programme_id and p.id = s.posted_by
  left join lateral (select sum(i.expired) as expired, sum(i.expired) filter (where i.reversed_at is not null) as reversed from points.settlement_lines i where i.programme_id = s.programme_id and i.settlement_id = s.id) l on true`;

export function settlementRows(tx: Tx, programmeId: string): Promise<SettlementRow[]> {
  return rows(tx, sql`select ${columns} from ${from} where s.programme_id = ${programmeId} order by s.year desc, s.warned_at desc limit 100`);
}

export function settlementById(tx: Tx, programmeId: string, id: string): Promise<SettlementRow | undefined> {
  return maybeRow(tx, sql`select ${columns} from ${from} where s.programme_id = ${programmeId} and s.id = ${id}`);
}

/** That of a year, or the one that is warned of and not yet posted. */
export function standingSettlement(tx: Tx, programmeId: string, year: number | undefined): Promise<SettlementRow | undefined> {
  return maybeRow(tx, sql`select ${columns} from ${from} where s.programme_id = ${programmeId} and ${year === undefined ? sql`s.state = 'warned'` : sql`s.year = ${year} and s.state <> 'withdrawn'`} order by s.year limit 1`);
}

/** What the public reads: the warning that stands, or for a while the settlement that followed. */
export function publicSettlement(tx: Tx, programmeId: string, today: string): Promise<{ year: number; ends_on: string; not_before: string; warned_on: string; keep_percent: number; keep_most: number | null; notice: string; state: SettlementState } | undefined> {
  return maybeRow(tx, sql`select year, ends_on, not_before, warned_on, keep_percent, keep_most, notice, state from points.settlements where programme_id = ${programmeId} and state <> 'withdrawn' and (state = 'warned' or not_before > ${today}::date - 90) order by year desc limit 1`);
}

/** One settlement at a time, posting, withdrawal and reversal alike. */
export function lockSettlement(tx: Tx, programmeId: string, id: string): Promise<{ id: string; state: SettlementState } | undefined> {
  return maybeRow(tx, sql`select id, state from points.settlements where programme_id = ${programmeId} and id = ${id} for update`);
}

export interface NewSettlement { readonly id: string; readonly year: number; readonly endsOn: string; readonly bookId: string; readonly keepPercent: number; readonly keepMost: number | null; readonly notice: string; readonly warnedOn: string; readonly at: string; readonly by: string; readonly notBefore: string }

export async function insertSettlement(tx: Tx, programmeId: string, row: NewSettlement): Promise<void> {
  await sql`insert into points.settlements (programme_id, id, year, ends_on, book_id, keep_percent, keep_most, notice, state, warned_on, warned_at, warned_by, not_before)
    values (${programmeId}, ${row.id}, ${row.year}, ${row.endsOn}, ${row.bookId}, ${row.keepPercent}, ${row.keepMost}, ${row.notice}, 'warned', ${row.warnedOn}, ${row.at}, ${row.by}, ${row.notBefore})`.execute(tx);
}

export function markSettled(tx: Tx, programmeId: string, id: string, by: string, at: string): Promise<number> {
  return changed(tx, sql`update points.settlements set state = 'posted', posted_by = ${by}, posted_at = ${at} where programme_id = ${programmeId} and id = ${id} and state = 'warned'`);
}

export function markWithdrawn(tx: Tx, programmeId: string, id: string, withdrawal: { by: string; at: string; reason: string }): Promise<number> {
  return changed(tx, sql`update points.settlements set state = 'withdrawn', withdrawn_by = ${withdrawal.by}, withdrawn_at = ${withdrawal.at}, withdrawal_reason = ${withdrawal.reason} where programme_id = ${programmeId} and id = ${id} and state = 'warned'`);
}

export interface NewLine extends Settled { readonly subjectId: string; readonly kind: string; readonly placeId: string | null; readonly transferId: string | null }

export async function insertLines(tx: Tx, programmeId: string, settlementId: string, lines: readonly NewLine[]): Promise<void> {
  const figures = (key: keyof Settled): number[] => lines.map((line) => line[key]);
  await sql`insert into points.settlement_lines (programme_id, settlement_id, subject_id, subject_kind, place_id, balance, spent, expired, carried, transfer_id)
    select ${programmeId}, ${settlementId}, n.* from unnest(${lines.map(({ subjectId }) => subjectId)}::uuid[], ${lines.map(({ kind }) => kind)}::text[], ${lines.map(({ placeId }) => placeId)}::uuid[],
      ${figures('balance')}::integer[], ${figures('spent')}::integer[], ${figures('expired')}::integer[], ${figures('carried')}::integer[], ${lines.map(({ transferId }) => transferId)}::uuid[]) n`.execute(tx);
}

export interface LineFilter { readonly q?: string | undefined; readonly placeId?: string | undefined; readonly expiring?: boolean | undefined }
export interface LineRow { subject_id: string; code: string; label: string; place_zh: string | null; place_en: string | null; balance: number; spent: number; expired: number; carried: number; reversal_reason: string | null }

function lineWhere(ctx: ReadContext, settlementId: string, filter: LineFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`l.programme_id = ${ctx.programmeId}`, sql`l.settlement_id = ${settlementId}`, scopePredicate(ctx.scope, { place: 'l.place_id' })];
  if (filter.q !== undefined && filter.q !== '') { const like = `%${filter.q.replaceAll(/[%_\\]/g, '\\$&')}%`; parts.push(sql`(s.label ilike ${like} or s.code ilike ${like} or n.label ilike ${like})`); }
  if (filter.placeId !== undefined) parts.push(sql`l.place_id in (select u.id from places.places u where u.programme_id = ${ctx.programmeId} and u.ancestor_ids @> array[${filter.placeId}::uuid])`);
  if (filter.expiring === true) parts.push(sql`l.expired > 0`);
  return sql.join(parts, sql` and `);
}
const lineFrom = (ctx: ReadContext, holders: readonly HolderSource[]): RawBuilder<unknown> => sql`points.settlement_lines l left join honours.subjects s on s.programme_id = l.programme_id and s.id = l.subject_id left join ${holderNames(ctx, holders)} n on n.kind = l.subject_kind and n.id = l.subject_id left join places.places p on p.programme_id = l.programme_id and p.id = l.place_id`;

export function linePage(ctx: ReadContext, settlementId: string, filter: LineFilter, sort: SortOf<'expired' | 'label' | 'balance'>, page: { limit: number; offset: number }, holders: readonly HolderSource[]): Promise<LineRow[]> {
  const order = orderBy(sort, { label: ['coalesce(s.label, n.label)', 'l.subject_id'], expired: ['l.expired desc', 'l.subject_id'], balance: ['l.balance desc', 'l.subject_id'] });
  return rows(ctx.tx, sql`select l.subject_id, coalesce(s.code, '—') as code, coalesce(s.label, n.label, '—') as label, p.name_zh as place_zh, p.name_en as place_en, l.balance, l.spent, l.expired, l.carried, l.reversal_reason from ${lineFrom(ctx, holders)} where ${lineWhere(ctx, settlementId, filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export function lineSums(ctx: ReadContext, settlementId: string, filter: LineFilter, holders: readonly HolderSource[]): Promise<{ households: number; balance: number; spent: number; expired: number; carried: number }> {
  return oneRow(ctx.tx, sql`select count(*)::integer as households, coalesce(sum(l.balance), 0)::integer as balance, coalesce(sum(l.spent), 0)::integer as spent, coalesce(sum(l.expired), 0)::integer as expired, coalesce(sum(l.carried), 0)::integer as carried from ${lineFrom(ctx, holders)} where ${lineWhere(ctx, settlementId, filter)}`);
}

/** Lines whose points expired and were not given back yet. */
export function reversible(tx: Tx, programmeId: string, settlementId: string, subjectIds: readonly string[] | undefined): Promise<{ subject_id: string; expired: number; transfer_id: string }[]> {
  return rows(tx, sql`select subject_id, expired, transfer_id from points.settlement_lines where programme_id = ${programmeId} and settlement_id = ${settlementId} and expired > 0 and reversed_at is null
    ${subjectIds === undefined ? sql`` : sql`and subject_id = any(${[...subjectIds]}::uuid[])`} order by subject_id`);
}

export function markReversed(tx: Tx, programmeId: string, settlementId: string, subjectIds: readonly string[], reversal: { by: string; at: string; reason: string }): Promise<number> {
  return changed(tx, sql`update points.settlement_lines set reversed_at = ${reversal.at}, reversed_by = ${reversal.by}, reversal_reason = ${reversal.reason} where programme_id = ${programmeId} and settlement_id = ${settlementId} and subject_id = any(${[...subjectIds]}::uuid[])`);
}

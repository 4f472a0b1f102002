/** Schemes and their benefits: lists, one of them, the writes of their life, and figures that are counts of rows. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { changed, maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { searchable, searchPatterns } from '#platform/server/search/index.ts';
import type { BenefitKind, SchemeState } from '../../domain/index.ts';

export interface SchemeRow {
  id: string; code: string; name: string; purpose: string; from_date: string; until_date: string; who_text: string; ask_text: string; needs_all: string[]; needs_any: string[]; by_household: boolean; notice_days: number; budget_fen: number;
  thanks_text: string; is_public: boolean; state: SchemeState; version: number;
}
export interface SchemeSummaryRow extends SchemeRow { listed_count: number; received_count: number; waiting_count: number }

/** The period ends before its upper bound: people say its last day. */
const columns = sql`s.id, s.code, s.name, s.purpose, lower(s.period) as from_date, upper(s.period) - 1 as until_date, s.who_text, s.ask_text, s.needs_all, s.needs_any, s.by_household, s.notice_days, s.budget_fen::float8 as budget_fen, s.thanks_text, s.is_public, s.state, s.version`;

export interface SchemeFilter { readonly q?: string | undefined; readonly state?: SchemeState | undefined; readonly id?: string | undefined }

function schemeWhere(ctx: ReadContext, filter: SchemeFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`s.programme_id = ${ctx.programmeId}`];
  if (filter.id !== undefined) parts.push(sql`s.id = ${filter.id}`);
  if (filter.state !== undefined) parts.push(sql`s.state = ${filter.state}`);
  for (const pattern of searchPatterns(filter.q)) parts.push(sql`${searchable('s', 'name')} like ${pattern}`);
  return sql.join(parts, sql` and `);
}

/** Counts are of those in the reader's reach. */
export function schemePage(ctx: ReadContext, filter: SchemeFilter, sort: SortOf<'starts' | 'name' | 'listed'>, page: { limit: number; offset: number }): Promise<SchemeSummaryRow[]> {
  const order = orderBy(sort, { starts: ['lower(s.period) desc', 's.code'], name: ['s.name', 's.id'], listed: ['listed_count desc', 's.code'] });
  return rows(ctx.tx, sql`select ${columns}, c.listed_count, c.received_count, c.waiting_count from care.schemes s
    cross join lateral (select count(*) filter (where r.state = 'confirmed') as listed_count, count(*) filter (where r.state = 'proposed') as waiting_count,
        count(*) filter (where r.state = 'confirmed' and exists (select 1 from care.delivery_lines l where l.programme_id = r.programme_id and l.recipient_id = r.id and l.state in ('stands', 'explained'))) as received_count
      from care.recipients r where r.programme_id = s.programme_id and r.scheme_id = s.id and ${scopePredicate(ctx.scope, { place: 'r.place_id', organisation: 'r.organisation_id' })}) c
    where ${schemeWhere(ctx, filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export async function schemeTotal(ctx: ReadContext, filter: SchemeFilter): Promise<number> {
  return (await oneRow<{ count: number }>(ctx.tx, sql`select count(*) as count from care.schemes s where ${schemeWhere(ctx, filter)}`)).count;
}

export const schemeById = (tx: Tx, programmeId: string, schemeId: string): Promise<SchemeRow | undefined> => maybeRow(tx, sql`select ${columns} from care.schemes s where s.programme_id = ${programmeId} and s.id = ${schemeId}`);
export const lockScheme = (tx: Tx, programmeId: string, schemeId: string): Promise<SchemeRow | undefined> => maybeRow(tx, sql`select ${columns} from care.schemes s where s.programme_id = ${programmeId} and s.id = ${schemeId} for update`);
/** Registering and handing over go on side by side; closing waits for them. */
export const shareScheme = (tx: Tx, programmeId: string, schemeId: string): Promise<SchemeRow | undefined> => maybeRow(tx, sql`select ${columns} from care.schemes s where s.programme_id = ${programmeId} and s.id = ${schemeId} for share`);

export interface SchemeToKeep {
  readonly name: string; readonly purpose: string; readonly from: string; readonly until: string; readonly whoText: string; readonly askText: string; readonly needsAll: readonly string[]; readonly needsAny: readonly string[]; readonly byHousehold: boolean;
  readonly noticeDays: number; readonly budgetFen: number; readonly thanksText: string; readonly isPublic: boolean;
}

export function insertScheme(tx: Tx, programmeId: string, id: string, code: string, scheme: SchemeToKeep, searchText: string): Promise<number> {
  return changed(tx, sql`insert into care.schemes (programme_id, id, code, name, purpose, period, who_text, ask_text, needs_all, needs_any, by_household, notice_days, budget_fen, thanks_text, is_public, search_text)
    values (${programmeId}, ${id}, ${code}, ${scheme.name}, ${scheme.purpose}, daterange(${scheme.from}::date, ${scheme.until}::date, '[]'), ${scheme.whoText}, ${scheme.askText}, ${scheme.needsAll}::text[], ${scheme.needsAny}::text[], ${scheme.byHousehold},
      ${scheme.noticeDays}, ${scheme.budgetFen}, ${scheme.thanksText}, ${scheme.isPublic}, ${searchText})`);
}

export function replaceScheme(tx: Tx, programmeId: string, id: string, scheme: SchemeToKeep, searchText: string): Promise<number> {
  return changed(tx, sql`update care.schemes set name = ${scheme.name}, purpose = ${scheme.purpose}, period = daterange(${scheme.from}::date, ${scheme.until}::date, '[]'), who_text = ${scheme.whoText}, ask_text = ${scheme.askText}, needs_all = ${scheme.needsAll}::text[],
      needs_any = ${scheme.needsAny}::text[], by_household = ${scheme.byHousehold}, notice_days = ${scheme.noticeDays}, budget_fen = ${scheme.budgetFen}, thanks_text = ${scheme.thanksText}, is_public = ${scheme.isPublic}, search_text = ${searchText}, version = version + 1
    where programme_id = ${programmeId} and id = ${id}`);
}

export const saveSchemeState = (tx: Tx, programmeId: string, id: string, state: SchemeState): Promise<number> => changed(tx, sql`update care.schemes set state = ${state}, version = version + 1 where programme_id = ${programmeId} and id = ${id}`);

export interface BenefitRow { id: string; scheme_id: string; kind: BenefitKind; name: string; unit: string; value_fen: number; quantity_each: number; on_hand: number }

const benefitColumns = sql`b.id, b.scheme_id, b.kind, b.name, b.unit, b.value_fen, b.quantity_each, b.on_hand`;

export const benefitsOf = (tx: Tx, programmeId: string, schemeId: string): Promise<BenefitRow[]> => rows(tx, sql`select ${benefitColumns} from care.benefits b where b.programme_id = ${programmeId} and b.scheme_id = ${schemeId} order by b.sort_order, b.name`);
/** In one order for everybody, so that two hand-overs never wait for each other. */
export const lockBenefits = (tx: Tx, programmeId: string, schemeId: string): Promise<BenefitRow[]> => rows(tx, sql`select ${benefitColumns} from care.benefits b where b.programme_id = ${programmeId} and b.scheme_id = ${schemeId} order by b.id for update`);
export const lockBenefit = (tx: Tx, programmeId: string, benefitId: string): Promise<BenefitRow | undefined> => maybeRow(tx, sql`select ${benefitColumns} from care.benefits b where b.programme_id = ${programmeId} and b.id = ${benefitId} for update`);

export function insertBenefit(tx: Tx, programmeId: string, benefit: { id: string; schemeId: string; kind: BenefitKind; name: string; unit: string; valueFen: number; quantityEach: number }): Promise<number> {
  return changed(tx, sql`insert into care.benefits (programme_id, id, scheme_id, kind, name, unit, value_fen, quantity_each, sort_order)
    values (${programmeId}, ${benefit.id}, ${benefit.schemeId}, ${benefit.kind}, ${benefit.name}, ${benefit.unit}, ${benefit.valueFen}, ${benefit.quantityEach}, (select count(*) from care.benefits where programme_id = ${programmeId} and scheme_id = ${benefit.schemeId}))`);
}

export interface TotalsRow { listed: number; received: number; complete: number }

/** Of the whole scheme, whoever asks: counts and sums alone. */
export const schemeTotals = (tx: Tx, programmeId: string, schemeId: string): Promise<TotalsRow> => oneRow(tx, sql`select listed, received, complete from care.totals(${programmeId}, ${schemeId})`);

/** 已发价值 · What left the stock less what came back, by value: the sheet of the stock and the tile of the scheme count the same moves. What waits as a double has left it too. @unit fen */
export async function issuedFen(tx: Tx, programmeId: string, schemeId: string): Promise<number> {
  return (await oneRow<{ fen: number }>(tx, sql`select coalesce(sum((case m.kind when 'delivered' then 1 else -1 end) * m.quantity::bigint * b.value_fen), 0)::float8 as fen from care.stock_moves m join care.benefits b on b.programme_id = m.programme_id and b.id = m.benefit_id
    where m.programme_id = ${programmeId} and b.scheme_id = ${schemeId} and m.kind in ('delivered', 'cameBack')`)).fen;
}

export async function boughtFen(tx: Tx, programmeId: string, schemeId: string): Promise<number> {
  return (await oneRow<{ fen: number }>(tx, sql`select coalesce(sum(m.quantity::bigint * b.value_fen), 0)::float8 as fen from care.stock_moves m join care.benefits b on b.programme_id = m.programme_id and b.id = m.benefit_id
    where m.programme_id = ${programmeId} and b.scheme_id = ${schemeId} and m.kind = 'bought'`)).fen;
}

export async function doublesOpen(tx: Tx, programmeId: string, schemeId: string): Promise<number> {
  return (await oneRow<{ count: number }>(tx, sql`select count(*) as count from care.deliveries where programme_id = ${programmeId} and scheme_id = ${schemeId} and state = 'flagged'`)).count;
}

export interface ListRow { id: string; notice_id: string; notice_state: string; count: number; waiting: number; may_confirm: number }

export function listsOf(tx: Tx, programmeId: string, schemeId: string, personId: string): Promise<ListRow[]> {
  return rows(tx, sql`select k.id, k.notice_id, n.state as notice_state, count(r.id) as count, count(r.id) filter (where r.state = 'proposed') as waiting, count(r.id) filter (where r.state = 'proposed' and r.registered_by <> ${personId}) as may_confirm
    from care.lists k join notices.notices n on n.programme_id = k.programme_id and n.id = k.notice_id left join care.recipients r on r.programme_id = k.programme_id and r.list_id = k.id
    where k.programme_id = ${programmeId} and k.scheme_id = ${schemeId} group by k.id, k.notice_id, n.state, k.drafted_at order by k.drafted_at`);
}

export function insertList(tx: Tx, programmeId: string, list: { id: string; schemeId: string; noticeId: string; at: string; by: string }): Promise<number> {
  return changed(tx, sql`insert into care.lists (programme_id, id, scheme_id, notice_id, drafted_at, drafted_by) values (${programmeId}, ${list.id}, ${list.schemeId}, ${list.noticeId}, ${list.at}, ${list.by})`);
}

export const listRow = (tx: Tx, programmeId: string, listId: string): Promise<{ id: string; scheme_id: string; notice_state: string } | undefined> => maybeRow(tx, sql`select k.id, k.scheme_id, n.state as notice_state from care.lists k
  join notices.notices n on n.programme_id = k.programme_id and n.id = k.notice_id where k.programme_id = ${programmeId} and k.id = ${listId} for update of k`);

/** What everybody may read. */
export const publicSchemes = (tx: Tx, programmeId: string, id: string | null): Promise<SchemeRow[]> => rows(tx, sql`select ${columns} from care.schemes s
  where s.programme_id = ${programmeId} and s.is_public and s.state <> 'draft' and (${id}::uuid is null or s.id = ${id}::uuid) order by lower(s.period) desc, s.code limit 100`);

/** The letter that belongs to a slip; of whom the slip is, nothing. */
export const thanksBySlip = (tx: Tx, programmeId: string, slipKey: string): Promise<{ name: string; thanks_text: string } | undefined> => maybeRow(tx, sql`select name, thanks_text from care.thanks(${programmeId}, ${slipKey})`);

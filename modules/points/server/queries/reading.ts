/** What stands in the ledger: balances of now and of any instant, entries of an account, transfers with their legs. */
import { maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import type { SortOf } from '#platform/contract/sorting.ts';
import { searchable, searchPatterns } from '#platform/server/search/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import type { Transfer } from '../../domain/index.ts';
import { holderNames } from '../holders.ts';
import type { HolderSource } from '../holders.ts';

export interface AccountListRow {
  id: string; asset_id: string; asset_kind: 'points' | 'serviceMinutes' | 'goods' | 'voucher'; asset_code: string; asset_zh: string; asset_en: string; holder_kind: string; holder_id: string; holder_label: string | null; purpose: string;
  place_zh: string | null; place_en: string | null; balance: number; held: number; floor: number | null; leg_count: number; last_posted_at: string | null;
}

export interface AccountFilter { readonly assetId?: string | undefined; readonly holderKind?: string | undefined; readonly holderId?: string | undefined; readonly id?: string | undefined; readonly q?: string | undefined }

const accountColumns = sql`a.id, a.asset_id, s.kind as asset_kind, s.code as asset_code, s.name_zh as asset_zh, s.name_en as asset_en, a.holder_kind, a.holder_id, coalesce(h.label, n.label) as holder_label, a.purpose, p.name_zh as place_zh, p.name_en as place_en,
  a.balance, a.held, a.floor, a.leg_count, a.last_posted_at`;
const accountFrom = (ctx: ReadContext, holders: readonly HolderSource[]): RawBuilder<unknown> => sql`points.accounts a join points.assets s on s.programme_id = a.programme_id and s.id = a.asset_id left join places.places p on p.programme_id = a.programme_id and p.id = a.place_id
  left join honours.subjects h on h.programme_id = a.programme_id and h.id = a.holder_id left join ${holderNames(ctx, holders)} n on n.kind = a.holder_kind and n.id = a.holder_id`;

function accountWhere(ctx: ReadContext, filter: AccountFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`a.programme_id = ${ctx.programmeId}`, scopePredicate(ctx.scope, { place: 'a.place_id' })];
  if (filter.id !== undefined) parts.push(sql`a.id = ${filter.id}`);
  if (filter.assetId !== undefined) parts.push(sql`a.asset_id = ${filter.assetId}`);
  if (filter.holderKind !== undefined) parts.push(sql`a.holder_kind = ${filter.holderKind}`);
  if (filter.holderId !== undefined) parts.push(sql`a.holder_id = ${filter.holderId}`);
  // A household by label, number or pinyin; whatever other modules keep by what it is called.
  for (const pattern of searchPatterns(filter.q)) parts.push(sql`(${searchable('h', 'label')} like ${pattern} or lower(n.label) like ${pattern})`);
  return sql.join(parts, sql` and `);
}

export function accountPage(ctx: ReadContext, filter: AccountFilter, sort: SortOf<'holder' | 'balance' | 'recent'>, page: { limit: number; offset: number }, holders: readonly HolderSource[]): Promise<AccountListRow[]> {
  const order = orderBy(sort, { holder: ['a.holder_kind', 'holder_label', 'a.purpose', 'a.id'], balance: ['a.balance desc', 'a.id'], recent: ['a.last_posted_at desc', 'a.id'] });
  return rows(ctx.tx, sql`select ${accountColumns} from ${accountFrom(ctx, holders)} where ${accountWhere(ctx, filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export async function accountTotal(ctx: ReadContext, filter: AccountFilter, holders: readonly HolderSource[]): Promise<number> {
  return (await oneRow<{ count: number }>(ctx.tx, sql`select count(*) as count from ${searchPatterns(filter.q).length === 0 ? sql`points.accounts a` : accountFrom(ctx, holders)} where ${accountWhere(ctx, filter)}`)).count;
}

export function accountById(ctx: ReadContext, id: string, holders: readonly HolderSource[] = []): Promise<AccountListRow | undefined> {
  return maybeRow(ctx.tx, sql`select ${accountColumns} from ${accountFrom(ctx, holders)} where ${accountWhere(ctx, { id })}`);
}

/** The balance at an instant: the last entry not after it, by legs__by_account. */
export async function balanceAt(tx: Tx, programmeId: string, accountId: string, at: string): Promise<number> {
  return (await maybeRow<{ balance_after: number }>(tx, sql`select balance_after from points.legs where programme_id = ${programmeId} and account_id = ${accountId} and posted_at <= ${at}
    order by posted_at desc, entry_number desc limit 1`))?.balance_after ?? 0;
}

export interface EntryListRow { transfer_id: string; kind: string; occurred_on: string; memo: string | null; cause_kind: string | null; cause_id: string | null; reverses: string | null; reversed_by: string | null; amount: number; balance_after: number; entry_number: number; posted_at: string }

export function entryPage(ctx: ReadContext, accountId: string, sort: SortOf<'recent' | 'amount'>, page: { limit: number; offset: number }): Promise<EntryListRow[]> {
  const order = orderBy(sort, { recent: ['l.posted_at desc', 'l.entry_number desc'], amount: ['l.amount desc', 'l.posted_at desc', 'l.entry_number desc'] });
  return rows(ctx.tx, sql`select l.transfer_id, t.kind, t.occurred_on, t.memo, t.cause_kind, t.cause_id, t.reverses, r.id as reversed_by, l.amount, l.balance_after, l.entry_number, l.posted_at
    from points.legs l join points.transfers t on t.programme_id = l.programme_id and t.id = l.transfer_id left join points.transfers r on r.programme_id = t.programme_id and r.reverses = t.id
    where l.programme_id = ${ctx.programmeId} and l.account_id = ${accountId} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

interface TransferLegRow { id: string; kind: string; occurred_on: string; memo: string | null; cause_kind: string | null; cause_id: string | null; reverses: string | null; digest: string; asset_id: string; holder_kind: string; holder_id: string; purpose: string; place_id: string | null; amount: number }

const transferColumns = sql`t.id, t.kind, t.occurred_on, t.memo, t.cause_kind, t.cause_id, t.reverses, t.digest, a.asset_id, a.holder_kind, a.holder_id, a.purpose, a.place_id, l.amount`;

/** Rows of legs in order, as transfers. A leg whose account is gone makes none. */
function transfersOf(found: readonly TransferLegRow[]): (Transfer & { digest: string })[] {
  return [...Map.groupBy(found, ({ id }) => id).values()].map((legs) => {
    const [first] = legs as [TransferLegRow];
    return {
      id: first.id, kind: first.kind, occurredOn: first.occurred_on, memo: first.memo, causeKind: first.cause_kind, causeId: first.cause_id, reverses: first.reverses, digest: first.digest,
      legs: legs.map((leg) => ({ assetId: leg.asset_id, holderKind: leg.holder_kind, holderId: leg.holder_id, purpose: leg.purpose, placeId: leg.place_id, amount: leg.amount })),
    };
  });
}

export async function transfersById(tx: Tx, programmeId: string, ids: readonly string[]): Promise<Transfer[]> {
  return transfersOf(await rows<TransferLegRow>(tx, sql`select ${transferColumns} from points.transfers t join points.legs l on l.programme_id = t.programme_id and l.transfer_id = t.id
    join points.accounts a on a.programme_id = l.programme_id and a.id = l.account_id where t.programme_id = ${programmeId} and t.id = any(${ids}::uuid[]) order by t.id, l.leg_number`));
}

/** Which of these transfers this person posted by this operation. */
export async function postedBy(tx: Tx, programmeId: string, ids: readonly string[], who: { readonly operation: string; readonly personId: string }): Promise<Set<string>> {
  return new Set((await rows<{ id: string }>(tx, sql`select t.id from points.transfers t join points.postings p on p.programme_id = t.programme_id and p.id = t.posting_id
    where t.programme_id = ${programmeId} and t.id = any(${[...ids]}::uuid[]) and p.operation = ${who.operation} and p.posted_by = ${who.personId}`)).map(({ id }) => id));
}

const FETCHED_AT_A_TIME = 5_000;

/** A long answer, some thousand rows at a time: memory stays as it was. */
export async function* cursorOver<Row>(tx: Tx, name: string, query: RawBuilder<unknown>): AsyncGenerator<Row[], void, undefined> {
  await sql`declare ${sql.ref(name)} no scroll cursor for ${query}`.execute(tx);
  for (;;) {
    const found = await rows<Row>(tx, sql`fetch ${sql.lit(FETCHED_AT_A_TIME)} from ${sql.ref(name)}`);
    if (found.length === 0) break;
    yield found;
  }
  await sql`close ${sql.ref(name)}`.execute(tx);
}

/** All transfers of the programme with their legs, in the order of their ids. */
export async function* allTransfers(tx: Tx, programmeId: string): AsyncGenerator<Transfer & { digest: string }, void, undefined> {
  let waiting: TransferLegRow[] = [];
  const query = sql`select ${transferColumns} from points.transfers t join points.legs l on l.programme_id = t.programme_id and l.transfer_id = t.id
    join points.accounts a on a.programme_id = l.programme_id and a.id = l.account_id where t.programme_id = ${sql.lit(programmeId)} order by t.id, l.leg_number`;
  for await (const found of cursorOver<TransferLegRow>(tx, 'ledger_transfers', query)) {
    const all = [...waiting, ...found];
    const lastId = (all.at(-1) as TransferLegRow).id;
    waiting = all.filter(({ id }) => id === lastId);
    yield* transfersOf(all.filter(({ id }) => id !== lastId));
  }
  yield* transfersOf(waiting);
}

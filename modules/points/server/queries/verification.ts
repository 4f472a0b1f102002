/** The whole ledger read once, in the orders in which it is proven. */
import { oneRow, rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import type { AccountRow, BlockRow, EntryRow, PostingRow } from '../../domain/index.ts';
import { cursorOver } from './reading.ts';

interface StoredBlock { number: number; posting_ids: string[]; digest: string; previous_hash: string; hash: string }
interface StoredPosting { id: string; posted_at: string; posted_by: string | null; operation: string; digest: string; digests: string[] | null }

const postingOf = (row: StoredPosting): PostingRow => ({ id: row.id, postedAt: row.posted_at, postedBy: row.posted_by, operation: row.operation, digest: row.digest, transferDigests: row.digests ?? [] });
const digests = sql`(select array_agg(t.digest order by t.place_in_posting) from points.transfers t where t.programme_id = p.programme_id and t.posting_id = p.id) as digests`;

/** The postings of a block in its order; null where one is gone. */
export async function postingsOf(tx: Tx, programmeId: string, ids: readonly string[]): Promise<(PostingRow | null)[]> {
  const found = await rows<StoredPosting>(tx, sql`select p.id, p.posted_at, p.posted_by, p.operation, p.digest, ${digests} from points.postings p where p.programme_id = ${programmeId} and p.id = any(${ids}::uuid[])`);
  const byId = new Map(found.map((row) => [row.id, postingOf(row)]));
  return ids.map((id) => byId.get(id) ?? null);
}

/** Blocks from a number on, so few that their postings fit in memory. */
export async function blocksFrom(tx: Tx, programmeId: string, number: number, limit: number): Promise<BlockRow[]> {
  const found = await rows<StoredBlock>(tx, sql`select number, posting_ids, digest, previous_hash, hash from points.blocks where programme_id = ${programmeId} and number >= ${number} order by number limit ${limit}`);
  return found.map((row) => ({ number: row.number, postingIds: row.posting_ids, digest: row.digest, previousHash: row.previous_hash, hash: row.hash }));
}

export async function* unsealedPostings(tx: Tx, programmeId: string): AsyncGenerator<PostingRow, void, undefined> {
  const query = sql`select p.id, p.posted_at, p.posted_by, p.operation, p.digest, ${digests} from points.unsealed_postings u join points.postings p on p.programme_id = u.programme_id and p.id = u.posting_id
    where u.programme_id = ${sql.lit(programmeId)}`;
  for await (const found of cursorOver<StoredPosting>(tx, 'ledger_unsealed', query)) for (const row of found) yield postingOf(row);
}

export async function postingCount(tx: Tx, programmeId: string): Promise<number> {
  return (await oneRow<{ count: number }>(tx, sql`select count(*) as count from points.postings where programme_id = ${programmeId}`)).count;
}

interface StoredEntry { account_id: string; asset_id: string; amount: number | null; entry_number: number; balance_after: number }

/** Entries account by account, each account's in its order; an account without any stands once with an amount of null. */
export async function* allEntries(tx: Tx, programmeId: string): AsyncGenerator<{ accountId: string; entry: EntryRow | null }, void, undefined> {
  const query = sql`select a.id as account_id, a.asset_id, l.amount, l.entry_number, l.balance_after from points.accounts a left join points.legs l on l.programme_id = a.programme_id and l.account_id = a.id
    where a.programme_id = ${sql.lit(programmeId)} order by a.id, l.posted_at, l.entry_number`;
  for await (const found of cursorOver<StoredEntry>(tx, 'ledger_entries', query)) {
    for (const row of found) yield { accountId: row.account_id, entry: row.amount === null ? null : { accountId: row.account_id, assetId: row.asset_id, amount: row.amount, entryNumber: row.entry_number, balanceAfter: row.balance_after } };
  }
}

interface StoredAccount { id: string; asset_id: string; balance: number; held: number; held_by_holds: number; floor: number | null; leg_count: number }

/** In the order of allEntries, read beside it. */
export async function* allAccounts(tx: Tx, programmeId: string): AsyncGenerator<AccountRow, void, undefined> {
  const query = sql`select a.id, a.asset_id, a.balance, a.held, a.floor, a.leg_count, case when a.held = 0 and not exists (select from points.holds h where h.programme_id = a.programme_id and h.account_id = a.id) then 0 else (
      select coalesce(sum(h.amount), 0) from points.holds h where h.programme_id = a.programme_id and h.account_id = a.id and not exists (select from points.hold_ends e where e.programme_id = h.programme_id and e.hold_id = h.id)) end as held_by_holds
    from points.accounts a where a.programme_id = ${sql.lit(programmeId)} order by a.id`;
  for await (const found of cursorOver<StoredAccount>(tx, 'ledger_accounts', query)) {
    for (const row of found) yield { id: row.id, assetId: row.asset_id, balance: row.balance, held: row.held, heldByHolds: row.held_by_holds, floor: row.floor, entryCount: row.leg_count };
  }
}

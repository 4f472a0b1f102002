import { rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import type { AccountKey } from '../../domain/index.ts';

export interface Balance { readonly accountId: string | null; readonly balance: number; readonly held: number }

/** What these accounts hold now: one row each by accounts__holder_unique, however long their history. */
export async function balancesOf(tx: Tx, programmeId: string, keys: readonly AccountKey[]): Promise<Balance[]> {
  const found = await rows<{ account_id: string | null; balance: number; held: number }>(tx, sql`
    select a.id as account_id, coalesce(a.balance, 0) as balance, coalesce(a.held, 0) as held
      from unnest(${keys.map(({ assetId }) => assetId)}::uuid[], ${keys.map(({ holderKind }) => holderKind)}::text[], ${keys.map(({ holderId }) => holderId)}::uuid[], ${keys.map(({ purpose }) => purpose)}::text[])
           with ordinality n(asset_id, holder_kind, holder_id, purpose, at)
      left join points.accounts a on a.programme_id = ${programmeId} and a.asset_id = n.asset_id and a.holder_kind = n.holder_kind and a.holder_id = n.holder_id and a.purpose = n.purpose
     order by n.at`);
  return found.map((row) => ({ accountId: row.account_id, balance: row.balance, held: row.held }));
}

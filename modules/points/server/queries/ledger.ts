/** The ledger's own functions, called: one statement a posting, however many transfers it holds. */
import { isPgError, maybeRow, oneRow, rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import type { AccountKey, AssetKind, Leg, Transfer } from '../../domain/index.ts';
import { digestOf } from '../digests.ts';

export interface Posting { readonly now: string; readonly by: string | null; readonly operation: string; readonly transfers: readonly Transfer[]; readonly captures?: readonly { readonly holdId: string; readonly transferId: string }[] }

const keysOf = (keys: readonly AccountKey[]) => ({ assets: keys.map((key) => key.assetId), kinds: keys.map((key) => key.holderKind), holders: keys.map((key) => key.holderId), purposes: keys.map((key) => key.purpose) });

/** Answers the ids that stood in the ledger before, each with the same content. */
export async function post(tx: Tx, programmeId: string, { now, by, operation, transfers, captures = [] }: Posting): Promise<string[]> {
  const legs = transfers.flatMap((transfer, at) => transfer.legs.map((leg): Leg & { at: number } => ({ ...leg, at: at + 1 })));
  const keys = keysOf(legs);
  const placeOf = new Map(transfers.map(({ id }, at) => [id, at + 1]));
  const { known } = await oneRow<{ known: string[] }>(tx, sql`select points.post(${programmeId}, ${now}, ${by}, ${operation},
    ${transfers.map(({ id }) => id)}::uuid[], ${transfers.map(({ kind }) => kind)}::text[], ${transfers.map(({ occurredOn }) => occurredOn)}::date[], ${transfers.map(({ memo }) => memo ?? null)}::text[],
    ${transfers.map(({ causeKind }) => causeKind ?? null)}::text[], ${transfers.map(({ causeId }) => causeId ?? null)}::uuid[], ${transfers.map(({ reverses }) => reverses ?? null)}::uuid[], ${transfers.map(digestOf)}::text[],
    ${legs.map(({ at }) => at)}::integer[], ${keys.assets}::uuid[], ${keys.kinds}::text[], ${keys.holders}::uuid[], ${keys.purposes}::text[], ${legs.map(({ placeId }) => placeId ?? null)}::uuid[], ${legs.map(({ amount }) => amount)}::bigint[],
    ${captures.map(({ holdId }) => holdId)}::uuid[], ${captures.map(({ transferId }) => placeOf.get(transferId) ?? 0)}::integer[]) as known`);
  return known;
}

export interface NewHold extends AccountKey { readonly id: string; readonly amount: number; readonly expiresAt: string; readonly placeId?: string | null; readonly causeKind?: string | null; readonly causeId?: string | null }

export async function reserve(tx: Tx, programmeId: string, now: string, by: string | null, holds: readonly NewHold[]): Promise<void> {
  const keys = keysOf(holds);
  await oneRow(tx, sql`select points.reserve(${programmeId}, ${now}, ${by}, ${holds.map(({ id }) => id)}::uuid[], ${keys.assets}::uuid[], ${keys.kinds}::text[], ${keys.holders}::uuid[], ${keys.purposes}::text[],
    ${holds.map(({ placeId }) => placeId ?? null)}::uuid[], ${holds.map(({ amount }) => amount)}::bigint[], ${holds.map(({ expiresAt }) => expiresAt)}::timestamptz[], ${holds.map(({ causeKind }) => causeKind ?? null)}::text[], ${holds.map(({ causeId }) => causeId ?? null)}::uuid[])`);
}

export async function endHolds(tx: Tx, programmeId: string, now: string, by: string | null, ids: readonly string[], outcome: 'released' | 'expired'): Promise<number> {
  return (await oneRow<{ ended: number }>(tx, sql`select points.end_holds(${programmeId}, ${now}, ${by}, ${ids}::uuid[], ${outcome}) as ended`)).ended;
}

export async function expiredHolds(tx: Tx, programmeId: string, now: string, limit: number): Promise<string[]> {
  return (await rows<{ id: string }>(tx, sql`select h.id from points.accounts a join points.holds h on h.programme_id = a.programme_id and h.account_id = a.id
    where a.programme_id = ${programmeId} and a.held > 0 and h.expires_at <= ${now} and not exists (select from points.hold_ends e where e.programme_id = h.programme_id and e.hold_id = h.id) limit ${limit}`)).map(({ id }) => id);
}

/** The next block of the chain, or undefined when everything lies in one. */
export function seal(tx: Tx, programmeId: string, now: string, most: number): Promise<{ number: number; posting_count: number; hash: string } | undefined> {
  return maybeRow(tx, sql`select * from points.seal(${programmeId}, ${now}, ${most})`);
}

export function programmesWithWork(tx: Tx | Parameters<typeof rows>[0], now: string): Promise<{ id: string; code: string }[]> {
  return rows(tx, sql`select * from points.programmes_with_work(${now})`);
}

export interface AssetRow { id: string; kind: AssetKind; code: string; name_zh: string; name_en: string; unit_zh: string; unit_en: string }
export interface NewAsset { readonly kind: AssetKind; readonly code: string; readonly nameZh: string; readonly nameEn: string; readonly unitZh: string; readonly unitEn: string }

/** The asset of that kind and code, made when it is not there yet. */
export async function assetOf(tx: Tx, programmeId: string, id: string, asset: NewAsset, now: string): Promise<string> {
  const find = sql`select id from points.assets where programme_id = ${programmeId} and kind = ${asset.kind} and code = ${asset.code}`;
  const known = await maybeRow<{ id: string }>(tx, find);
  if (known !== undefined) return known.id;
  await sql`insert into points.assets (programme_id, id, kind, code, name_zh, name_en, unit_zh, unit_en, created_at)
    values (${programmeId}, ${id}, ${asset.kind}, ${asset.code}, ${asset.nameZh}, ${asset.nameEn}, ${asset.unitZh}, ${asset.unitEn}, ${now}) on conflict do nothing`.execute(tx);
  return (await oneRow<{ id: string }>(tx, find)).id;
}

/** Whether the database kept something out of the ledger, and by which rule. */
export const ledgerRefusal = (error: unknown): string | null => (isPgError(error) ? (error.constraint ?? null) : null);

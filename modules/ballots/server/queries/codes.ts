/** Codes as keyed digests, and what they were spent on. */
import { changed, maybeRow, oneRow, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import type { CodeCounts } from '../../domain/index.ts';

export async function insertCodes(tx: Tx, programmeId: string, ballotId: string, batch: { readonly id: string; readonly label: string; readonly at: string; readonly personId: string; readonly digests: readonly string[] }): Promise<void> {
  await changed(tx, sql`insert into ballots.code_batches (programme_id, id, ballot_id, label, code_count, printed_at, printed_by)
    values (${programmeId}, ${batch.id}, ${ballotId}, ${batch.label}, ${batch.digests.length}, ${batch.at}, ${batch.personId})`);
  await changed(tx, sql`update ballots.ballots set late_code_count = late_code_count + ${batch.digests.length} where programme_id = ${programmeId} and id = ${ballotId} and state = 'open'`);
  await changed(tx, sql`insert into ballots.codes (programme_id, ballot_id, digest, batch_id) select ${programmeId}, ${ballotId}, d, ${batch.id} from unnest(${[...batch.digests]}::text[]) as d`);
}

export interface BatchRow { id: string; label: string; code_count: number; spent_count: number; printed_at: string; printed_by_name: string; is_after_opening: boolean }
export function batchPage(tx: Tx, programmeId: string, ballotId: string, page: number, pageSize: number): Promise<BatchRow[]> {
  return rows<BatchRow>(tx, sql`select c.id, c.label, c.code_count, c.printed_at, coalesce(p.name, '') as printed_by_name, coalesce(b.opened_at < c.printed_at, false) as is_after_opening,
      (select count(*) from ballots.codes k join ballots.exchanges e on e.programme_id = k.programme_id and e.ballot_id = k.ballot_id and e.code_digest = k.digest and (e.is_told or e.channel = 'paper') where k.programme_id = c.programme_id and k.ballot_id = c.ballot_id and k.batch_id = c.id) as spent_count
    from ballots.code_batches c join ballots.ballots b on b.programme_id = c.programme_id and b.id = c.ballot_id left join people.persons p on p.programme_id = c.programme_id and p.id = c.printed_by
    where c.programme_id = ${programmeId} and c.ballot_id = ${ballotId} order by c.printed_at desc, c.id limit ${pageSize} offset ${(page - 1) * pageSize}`);
}
export async function batchTotal(tx: Tx, programmeId: string, ballotId: string): Promise<number> {
  return (await oneRow<{ count: number }>(tx, sql`select count(*) as count from ballots.code_batches where programme_id = ${programmeId} and ballot_id = ${ballotId}`)).count;
}

export interface CodeRow { channel: 'online' | 'paper' | null; blinded_digest: string | null }
/** A code and what it was spent on. It is not locked, since a lock stays written on it: of two that spend it at once the second meets the key of `exchanges`. */
export function codeRow(tx: Tx, programmeId: string, ballotId: string, digest: string): Promise<CodeRow | undefined> {
  return maybeRow<CodeRow>(tx, sql`select e.channel, e.blinded_digest from ballots.codes c left join ballots.exchanges e on e.programme_id = c.programme_id and e.ballot_id = c.ballot_id and e.code_digest = c.digest
    where c.programme_id = ${programmeId} and c.ballot_id = ${ballotId} and c.digest = ${digest}`);
}

export function spendCode(tx: Tx, programmeId: string, ballotId: string, digest: string, on: { readonly channel: 'online' | 'paper'; readonly blindedDigest: string | null }): Promise<number> {
  return changed(tx, sql`insert into ballots.exchanges (programme_id, ballot_id, code_digest, channel, blinded_digest) values (${programmeId}, ${ballotId}, ${digest}, ${on.channel}, ${on.blindedDigest})`);
}

/** Every field is there: files of the first format have no others. */
export type TokenCounts = Required<CodeCounts>;

function counts(tx: Tx, programmeId: string, ballotId: string, isTold: RawBuilder<unknown>): Promise<TokenCounts> {
  const of = sql`programme_id = ${programmeId} and ballot_id = ${ballotId}`;
  return oneRow<TokenCounts>(tx, sql`select (select count(*) from ballots.codes where ${of}) as printed,
    (select late_code_count from ballots.ballots where programme_id = ${programmeId} and id = ${ballotId}) as "afterOpening",
    (select count(*) from ballots.exchanges where ${of} and channel = 'online' and ${isTold}) as online, (select count(*) from ballots.exchanges where ${of} and channel = 'paper') as paper,
    (select count(*) from ballots.identity_exchanges where ${of} and kind = 'sms' and ${isTold}) as sms, (select count(*) from ballots.identity_exchanges where ${of} and kind = 'oidc' and ${isTold}) as oidc`);
}

export function codeCounts(tx: Tx, programmeId: string, ballotId: string): Promise<TokenCounts> {
  return counts(tx, programmeId, ballotId, sql`true`);
}

/** As `codeCounts`, but of exchanges only those that were written anew: what comes meanwhile is seen by nobody. */
export function codesTold(tx: Tx, programmeId: string, ballotId: string): Promise<TokenCounts> {
  return counts(tx, programmeId, ballotId, sql`is_told`);
}

/** 打乱 · Writes all exchanges of a ballot anew in the order of their digests, so that no row tells when its code was exchanged. */
export async function shuffleExchanges(tx: Tx, programmeId: string, ballotId: string): Promise<void> {
  await changed(tx, sql`with old as (delete from ballots.identity_exchanges where programme_id = ${programmeId} and ballot_id = ${ballotId} returning kind, digest, blinded_digest)
    insert into ballots.identity_exchanges (programme_id, ballot_id, kind, digest, blinded_digest, is_told) select ${programmeId}, ${ballotId}, kind, digest, blinded_digest, true from old order by kind, digest`);
  await changed(tx, sql`with old as (delete from ballots.exchanges where programme_id = ${programmeId} and ballot_id = ${ballotId} returning code_digest, channel, blinded_digest)
    insert into ballots.exchanges (programme_id, ballot_id, code_digest, channel, blinded_digest, is_told) select ${programmeId}, ${ballotId}, code_digest, channel, blinded_digest, true from old order by code_digest`);
}

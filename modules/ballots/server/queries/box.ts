/** The box: sealed ballots in their order, the tree over them, its heads, and where ballots came from. */
import { changed, maybeRow, oneRow, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import type { BallotState } from '../../domain/index.ts';

export interface LaidRow { credential: string; signature: string; sealed: string; leaf_index: number; leaf_hash: string }
export interface BoxRow {
  ballot_id: string; state: BallotState; opens_at: string; closes_at: string; issuer_key: string; choice_bytes: number; size: number; peaks: string[];
  /** Ballots under the credentials asked about that lie in the box already. */
  laid: LaidRow[];
}

/**
 * The box with all that a cast needs to know, held until the commit: leaves get their places one group after the other. What another
 * process laid while this one waited for the lock is found by the constraint.
 */
export function lockBox(tx: Tx, programmeId: string, ballotId: string, credentials: readonly string[]): Promise<BoxRow | undefined> {
  return maybeRow<BoxRow>(tx, sql`select x.ballot_id, b.state, b.opens_at, b.closes_at, b.definition ->> 'issuerKey' as issuer_key, (b.definition ->> 'choiceBytes')::integer as choice_bytes, x.size, x.peaks,
      coalesce((select jsonb_agg(jsonb_build_object('credential', s.credential, 'signature', s.signature, 'sealed', s.sealed, 'leaf_index', s.leaf_index, 'leaf_hash', encode(s.leaf_hash, 'hex')))
        from ballots.sealed_ballots s where s.programme_id = x.programme_id and s.ballot_id = x.ballot_id and s.credential = any(${[...credentials]}::text[])), '[]') as laid
    from ballots.boxes x join ballots.ballots b on b.programme_id = x.programme_id and b.id = x.ballot_id
    where x.programme_id = ${programmeId} and x.ballot_id = ${ballotId} for update of x`);
}

export interface NewLeaf { readonly credential: string; readonly signature: string; readonly sealed: string; readonly leafHash: string; readonly network: string | null }

export interface NewGroup {
  readonly from: number; readonly leaves: readonly NewLeaf[]; readonly tiles: readonly { readonly index: number; readonly hash: string }[]; readonly size: number; readonly peaks: readonly string[]; readonly hour: string;
}

/**
 * The whole group at once: the box is taken hold of, and where it stands as it was thought to, leaves, tiles and marks are laid. False
 * when the box has another size, takes no votes, or holds one of the credentials: then it is held, and nothing was laid.
 */
export function laidInBox(ballotId: string, { from, leaves, tiles, size, peaks, hour }: NewGroup): RawBuilder<unknown> {
  const of = (pick: (leaf: NewLeaf) => string | null) => sql`${leaves.map(pick)}::text[]`;
  return sql`ballots.lay_group(${ballotId}, ${from}, ${of(({ credential }) => credential)}, ${of(({ signature }) => signature)}, ${of(({ sealed }) => sealed)}, ${of(({ leafHash }) => leafHash)}, ${of(({ network }) => network)},
      ${tiles.map(({ index }) => index)}::integer[], ${tiles.map(({ hash }) => hash)}::text[], ${size}, ${[...peaks]}::text[], ${hour})`;
}

export async function layInBox(tx: Tx, ballotId: string, group: NewGroup): Promise<boolean> {
  return (await oneRow<{ is_laid: boolean }>(tx, sql`select ${laidInBox(ballotId, group)} as is_laid`)).is_laid;
}

export async function boxOf(tx: Tx, programmeId: string, ballotId: string): Promise<{ size: number; peaks: string[] }> {
  return oneRow<{ size: number; peaks: string[] }>(tx, sql`select size, peaks from ballots.boxes where programme_id = ${programmeId} and ballot_id = ${ballotId}`);
}

export interface HeadRow { size: number; root: string; signed_at: string; previous: string; hash: string; signature: string }
const head = sql`size, root, signed_at, previous, hash, signature`;

export function lastHead(tx: Tx, programmeId: string, ballotId: string): Promise<HeadRow | undefined> {
  return maybeRow<HeadRow>(tx, sql`select ${head} from ballots.box_heads where programme_id = ${programmeId} and ballot_id = ${ballotId} order by signed_at desc limit 1`);
}

export function headPage(tx: Tx, programmeId: string, ballotId: string, page: number, pageSize: number): Promise<HeadRow[]> {
  return rows<HeadRow>(tx, sql`select ${head} from ballots.box_heads where programme_id = ${programmeId} and ballot_id = ${ballotId} order by signed_at limit ${pageSize} offset ${(page - 1) * pageSize}`);
}

export async function headTotal(tx: Tx, programmeId: string, ballotId: string): Promise<number> {
  return (await oneRow<{ count: number }>(tx, sql`select count(*) as count from ballots.box_heads where programme_id = ${programmeId} and ballot_id = ${ballotId}`)).count;
}

export function insertHead(tx: Tx, programmeId: string, ballotId: string, row: HeadRow): Promise<number> {
  return changed(tx, sql`insert into ballots.box_heads (programme_id, ballot_id, size, root, signed_at, previous, hash, signature)
    values (${programmeId}, ${ballotId}, ${row.size}, ${row.root}, ${row.signed_at}, ${row.previous}, ${row.hash}, ${row.signature})`);
}

/** Boxes that take ballots, each held until the commit. */
export function lockOpenBoxes(tx: Tx, programmeId: string): Promise<{ ballot_id: string; definition_hash: string; size: number; peaks: string[] }[]> {
  return rows(tx, sql`select x.ballot_id, b.definition_hash, x.size, x.peaks from ballots.boxes x join ballots.ballots b on b.programme_id = x.programme_id and b.id = x.ballot_id
    where x.programme_id = ${programmeId} and b.state in ('open', 'closing') order by x.ballot_id for update of x`);
}

export interface SealedRow { leaf_index: number; credential: string; signature: string; sealed: string; leaf_hash: string }

/** By place in the box, from and before; the primary key. */
export function sealedRange(tx: Tx, programmeId: string, ballotId: string, from: number, to: number): Promise<SealedRow[]> {
  return rows<SealedRow>(tx, sql`select leaf_index, credential, signature, sealed, encode(leaf_hash, 'hex') as leaf_hash from ballots.sealed_ballots
    where programme_id = ${programmeId} and ballot_id = ${ballotId} and leaf_index >= ${from} and leaf_index < ${to} order by leaf_index`);
}

export async function leafHashes(tx: Tx, programmeId: string, ballotId: string, from: number, to: number): Promise<string[]> {
  return (await rows<{ hash: string }>(tx, sql`select encode(leaf_hash, 'hex') as hash from ballots.sealed_ballots
    where programme_id = ${programmeId} and ballot_id = ${ballotId} and leaf_index >= ${from} and leaf_index < ${to} order by leaf_index`)).map(({ hash }) => hash);
}

export async function tileHashes(tx: Tx, programmeId: string, ballotId: string, from: number, to: number): Promise<string[]> {
  return (await rows<{ hash: string }>(tx, sql`select encode(hash, 'hex') as hash from ballots.box_tiles
    where programme_id = ${programmeId} and ballot_id = ${ballotId} and tile_index >= ${from} and tile_index < ${to} order by tile_index`)).map(({ hash }) => hash);
}

/** Of ballots under a signature, so that nobody sees one arrive. */
export interface MarkRow { leaf_index: number; network: string; cast_hour: string; hour_of_day: number }
export function marksOf(tx: Tx, programmeId: string, ballotId: string, utcOffsetMinutes: number): Promise<MarkRow[]> {
  return rows<MarkRow>(tx, sql`select leaf_index, network, cast_hour, extract(hour from cast_hour at time zone 'UTC' + make_interval(mins => ${utcOffsetMinutes}::integer))::integer as hour_of_day
    from ballots.cast_marks where programme_id = ${programmeId} and ballot_id = ${ballotId}
      and leaf_index < (select coalesce(max(h.size), 0) from ballots.box_heads h where h.programme_id = ${programmeId} and h.ballot_id = ${ballotId}) order by leaf_index`);
}

export function clearMarks(tx: Tx, programmeId: string, closedBefore: string): Promise<number> {
  return changed(tx, sql`delete from ballots.cast_marks m using ballots.ballots b where m.programme_id = ${programmeId} and b.programme_id = m.programme_id and b.id = m.ballot_id
    and (b.closed_at < ${closedBefore} or (b.state = 'withdrawn' and b.closes_at < ${closedBefore}))`);
}

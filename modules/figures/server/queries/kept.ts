/**
 * 分块留存 · A figure kept in parts. What is kept is never trusted alone: parts that any transaction changed, which the counting one did not
 * see for sure, are counted again by the same predicate, in the statement that reads (ADR-0050).
 */
import { changed, oneRow, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import { canonicalJson } from '#kernel/canonical-json.ts';
import { sha256Hex } from '#kernel/sha256.ts';
import { AS_OF, goesByDay } from '../../domain/index.ts';
import { parts, predicateOf, statementOf } from './compile.ts';
import type { Asked, Counted } from './compile.ts';

type Sql = RawBuilder<unknown>;

export interface KeptHead { code: string; query_hash: string; as_of: string | null; seen_xmin: string }

/** Transactions are numbered by the cluster: after a restore the numbers that a head knows are those of another, and so they are where one is not yet given. */
const isOfHere = sql`cluster = (select c.system_identifier::text from pg_control_system() c) and seen_xmin <= pg_snapshot_xmax(pg_current_snapshot())`;

export function keptHeads(tx: Tx, programmeId: string, codes: readonly string[]): Promise<KeptHead[]> {
  return rows(tx, sql`select code, query_hash, as_of, seen_xmin::text as seen_xmin from figures.kept_heads where programme_id = ${programmeId} and code = any(${[...codes]}::text[]) and ${isOfHere}`);
}

/** Takes away what is kept of one figure, whose definition is another now or which is no more. */
export async function dropHead(tx: Tx, programmeId: string, code: string): Promise<void> {
  await sql`delete from figures.kept_heads where programme_id = ${programmeId} and code = ${code}`.execute(tx);
}

/** Takes away what is kept of all figures but these, and what another cluster kept: heads that nobody renews hold back every change since. */
export async function dropHeads(tx: Tx, programmeId: string, but: readonly string[]): Promise<void> {
  await sql`delete from figures.kept_heads where programme_id = ${programmeId} and (code <> all(${[...but]}::text[]) or not (${isOfHere}))`.execute(tx);
}

/** The reference day that a head holds for; null where the figure does not go by one. */
export const dayOfHead = ({ definition, ground }: Asked): string | null => (goesByDay(definition) ? ground.asOf : null);

/** 留存摘要 · The statement that was counted, whatever day it is: another definition, and other fields of its register, are another statement. */
export function keptHash(tx: Tx, { definition, ground }: Asked): string {
  const statement = statementOf({ definition, ground: { ...ground, asOf: AS_OF } });
  const { sql: text, parameters } = (statement ?? sql``).compile(tx);
  return sha256Hex(canonicalJson([text, parameters.map(String)]));
}

const changedSince = ({ ground }: Asked, xmin: string): Sql => sql`(select distinct n.part from (${(ground.shape.parts as { changed: Sql }).changed}) n where n.xid >= ${xmin}::xid8)`;
const partOf = ({ ground }: Asked): Sql => (ground.shape.parts as { part: Sql }).part;

/** Value, denominator and rows by part, of all parts or some. */
function counted(asked: Asked, some: Sql): Sql {
  const { ground, definition } = asked;
  const { value, denominator } = parts(ground, definition);
  return sql`select ${partOf(asked)} as part, ${value} as value, coalesce(${denominator}, 0) as denominator, count(*) as row_count ${ground.shape.from} and ${predicateOf(ground, definition)} ${some} group by 1`;
}

/** 读留存 · What is kept of unchanged parts, and the changed ones counted now. */
export async function readKept(tx: Tx, code: string, asked: Asked, xmin: string): Promise<Counted> {
  const { programmeId } = asked.ground;
  const row = await oneRow<{ value: number; denominator: number; row_count: number }>(tx, sql`with touched as materialized ${changedSince(asked, xmin)}
    select coalesce(sum(u.value), 0)::float8 as value, coalesce(sum(u.denominator), 0)::float8 as denominator, coalesce(sum(u.row_count), 0)::bigint as row_count from (
      select p.value, p.denominator, p.row_count from figures.kept_parts p where p.programme_id = ${programmeId} and p.code = ${code} and not exists (select 1 from touched t where t.part = p.part)
      union all select n.value, n.denominator, n.row_count from (${counted(asked, sql`and ${partOf(asked)} = any(array(select t.part from touched t))`)}) n) u`);
  const hasBase = asked.definition.aggregate.kind === 'share' || asked.definition.aggregate.kind === 'ratioOfSums';
  return { value: Number(row.value), denominator: hasBase ? Number(row.denominator) : null, rowCount: Number(row.row_count), held: true };
}

/** 忘掉 · Takes away changes that every kept figure of a shape has counted. */
export async function forgetChanges(tx: Tx, { ground }: Pick<Asked, 'ground'>): Promise<void> {
  const { parts: split, code } = ground.shape;
  if (split === undefined) return;
  // By the source that each was counted from, and not by what its definition says by now.
  const { xid } = await oneRow<{ xid: string }>(tx, sql`select coalesce((select h.seen_xmin from figures.kept_heads h where h.programme_id = ${ground.programmeId} and h.source = ${code} order by h.seen_xmin limit 1),
    pg_snapshot_xmin(pg_current_snapshot()))::text as xid`);
  await sql`${split.forget(xid)}`.execute(tx);
}

/** 更新留存 · Counts the changed parts, or all where nothing fits any more. @returns parts counted */
export async function keepParts(tx: Tx, code: string, asked: Asked, now: string): Promise<number> {
  const { programmeId } = asked.ground;
  const hash = keptHash(tx, asked);
  await sql`select pg_advisory_xact_lock(hashtextextended(${`figures.kept ${programmeId} ${code}`}, 0))`.execute(tx);
  // Before anything is counted: what this does not see for sure is counted again by whoever reads.
  const { xmin } = await oneRow<{ xmin: string }>(tx, sql`select pg_snapshot_xmin(pg_current_snapshot())::text as xmin`);
  const [head] = await keptHeads(tx, programmeId, [code]);
  const fits = head !== undefined && head.query_hash === hash && head.as_of === dayOfHead(asked);
  const touched = fits ? (await rows<{ part: number }>(tx, changedSince(asked, head.seen_xmin))).map(({ part }) => part) : null;
  if (touched === null) await dropHead(tx, programmeId, code);
  else await sql`delete from figures.kept_parts where programme_id = ${programmeId} and code = ${code} and part = any(${touched}::int[])`.execute(tx);
  await sql`insert into figures.kept_heads (programme_id, code, source, query_hash, as_of, cluster, seen_xmin, counted_at)
    select ${programmeId}, ${code}, ${asked.ground.shape.code}, ${hash}, ${dayOfHead(asked)}::date, c.system_identifier::text, ${xmin}::xid8, ${now}::timestamptz from pg_control_system() c
    on conflict (programme_id, code) do update set seen_xmin = excluded.seen_xmin, counted_at = excluded.counted_at`.execute(tx);
  const count = touched?.length === 0 ? 0 : await changed(tx, sql`insert into figures.kept_parts (programme_id, code, part, value, denominator, row_count)
    select ${programmeId}, ${code}, n.part, n.value, n.denominator, n.row_count from (${counted(asked, touched === null ? sql`` : sql`and ${partOf(asked)} = any(${touched}::int[])`)}) n`);
  return count;
}

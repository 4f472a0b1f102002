/** What signals are worked out from, those that stand, and what was decided about each. */
import { changed, maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import type { SortOf } from '#platform/contract/sorting.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import type { HandedOut, ReviewedDeed, Signal, SignalKind, SignalState } from '../../domain/index.ts';

interface Period { readonly from: string; readonly to: string }
const local = (ctx: ReadContext, instant: RawBuilder<unknown>): RawBuilder<unknown> => sql`(${instant} at time zone 'UTC' + make_interval(mins => ${ctx.utcOffsetMinutes}::integer))`;
/** From the first instant of the period to the last, by the programme's clock. */
const within = (ctx: ReadContext, instant: RawBuilder<unknown>, { from, to }: Period): RawBuilder<unknown> => {
  const midnight = (day: string, after: number) => sql`((${day}::date + ${after}::integer)::timestamp - make_interval(mins => ${ctx.utcOffsetMinutes}::integer)) at time zone 'UTC'`;
  return sql`${instant} >= ${midnight(from, 0)} and ${instant} < ${midnight(to, 1)}`;
};
const AT_A_TIME = 100_000;

/** Deeds recorded in the period; those that were corrected or declined say nothing any more. */
export async function deedsForSignals(ctx: ReadContext, period: Period): Promise<ReviewedDeed[]> {
  const at = local(ctx, sql`d.recorded_at`);
  const found = await rows<{ id: string; recorded_by: string; reviewed_by: string | null; points: number; hour: number; day: string }>(ctx.tx, sql`select d.id, d.recorded_by, d.reviewed_by, d.points, extract(hour from ${at})::integer as hour, ${at}::date as day
    from points.deeds d where d.programme_id = ${ctx.programmeId} and d.state not in ('corrected', 'declined') and ${within(ctx, sql`d.recorded_at`, period)} order by d.recorded_at, d.id limit ${AT_A_TIME}`);
  return found.map((row) => ({ id: row.id, recordedBy: row.recorded_by, reviewedBy: row.reviewed_by, points: row.points, recordedHour: row.hour, recordedDay: row.day }));
}

/**
 * Every time points left a household for goods, as the ledger says: at the counter of a shop always with a numbered slip (its cause; who posts
 * through the interface for connected systems only claims one); before shops were the only road, at the office with the number of a signed slip or without one.
 */
export async function redemptionsForSignals(ctx: ReadContext, period: Period): Promise<HandedOut[]> {
  const found = await rows<{ id: string; has_slip: boolean; redeemed_by: string }>(ctx.tx, sql`select t.id, p.posted_by as redeemed_by,
      case when r.id is not null then r.slip_number is not null else t.cause_kind is not null and t.cause_id is not null and p.operation <> 'points.postTransfers' end as has_slip
    from points.postings p join points.transfers t on t.programme_id = p.programme_id and t.posting_id = p.id and t.kind = 'redeem'
    left join points.redemptions r on r.programme_id = t.programme_id and r.transfer_id = t.id
    where p.programme_id = ${ctx.programmeId} and p.posted_by is not null and ${within(ctx, sql`p.posted_at`, period)} and not exists (select from points.transfers v where v.programme_id = t.programme_id and v.reverses = t.id)
    order by p.posted_at, t.id limit ${AT_A_TIME}`);
  return found.map((row) => ({ id: row.id, hasSlip: row.has_slip, redeemedBy: row.redeemed_by }));
}

export interface KnownSignal { id: string; kind: SignalKind; span: string; person_ids: string[]; state: SignalState; fact_ids: string[]; decided_facts: string[] | null }

/** Whoever looks through the quarter and whoever decides wait for each other: else what was decided meanwhile would be open again. */
export async function holdSignals(tx: Tx, programmeId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`points.signals ${programmeId}`}, 0))`.execute(tx);
}

/** Those of a quarter, with the facts that were last decided about; held until this is written. */
export async function signalsOfQuarter(tx: Tx, programmeId: string, quarter: string, { from, to }: Period): Promise<KnownSignal[]> {
  await holdSignals(tx, programmeId);
  return rows(tx, sql`select s.id, s.kind, s.span, s.person_ids, s.state, s.fact_ids, (select d.fact_ids from points.signal_decisions d where d.programme_id = s.programme_id and d.signal_id = s.id order by d.number desc limit 1) as decided_facts
    from points.signals s where s.programme_id = ${programmeId} and (s.span = ${quarter} or (length(s.span) = 10 and s.span between ${from} and ${to}))`);
}

export async function keepSignals(tx: Tx, programmeId: string, found: readonly (Signal & { readonly id: string; readonly state: SignalState })[], at: string): Promise<void> {
  if (found.length === 0) return;
  await sql`insert into points.signals (programme_id, id, kind, span, person_ids, seen_count, of_count, fact_ids, found_at, state)
    select ${programmeId}, n.id, n.kind, n.span, array(select jsonb_array_elements_text(n."personIds")::uuid), n.count, n.of, array(select jsonb_array_elements_text(n."factIds")::uuid), ${at}, n.state
      from jsonb_to_recordset(${JSON.stringify(found)}::jsonb) as n(id uuid, kind text, span text, "personIds" jsonb, count integer, "of" integer, "factIds" jsonb, state text)
    on conflict on constraint signals__once do update set seen_count = excluded.seen_count, of_count = excluded.of_count, fact_ids = excluded.fact_ids, state = excluded.state,
      found_at = case when signals.state <> 'open' and excluded.state = 'open' then excluded.found_at else signals.found_at end`.execute(tx);
}

export function setState(tx: Tx, programmeId: string, ids: readonly string[], state: SignalState): Promise<number> {
  return changed(tx, sql`update points.signals set state = ${state} where programme_id = ${programmeId} and id = any(${[...ids]}::uuid[])`);
}

export interface SignalRow {
  id: string; kind: SignalKind; span: string; person_ids: string[]; person_names: string[]; seen_count: number; of_count: number; state: SignalState; found_at: string; fact_ids: string[];
  decided_by_name: string | null; decided_at: string | null; reason: string | null; decided_facts: string[] | null;
}
export interface SignalFilter { readonly id?: string | undefined; readonly state?: SignalState | undefined; readonly kind?: SignalKind | undefined; readonly from?: string | undefined; readonly to?: string | undefined }

/** Both days of a span: the quarter's first and last, or the day itself twice. */
const FIRST_DAY = sql`case when length(s.span) = 10 then s.span else left(s.span, 5) || lpad((right(s.span, 1)::integer * 3 - 2)::text, 2, '0') || '-01' end`;
function signalWhere(ctx: ReadContext, filter: SignalFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`s.programme_id = ${ctx.programmeId}`];
  if (filter.id !== undefined) parts.push(sql`s.id = ${filter.id}`);
  if (filter.state !== undefined) parts.push(sql`s.state = ${filter.state}`);
  if (filter.kind !== undefined) parts.push(sql`s.kind = ${filter.kind}`);
  if (filter.from !== undefined) parts.push(sql`case when length(s.span) = 10 then s.span::date else ((${FIRST_DAY})::date + interval '3 months')::date - 1 end >= ${filter.from}::date`);
  if (filter.to !== undefined) parts.push(sql`(${FIRST_DAY})::date <= ${filter.to}::date`);
  return sql.join(parts, sql` and `);
}

export function signalPage(ctx: ReadContext, filter: SignalFilter, sort: SortOf<'recent' | 'count'>, page: { limit: number; offset: number }): Promise<SignalRow[]> {
  const order = orderBy(sort, { recent: ['s.found_at desc', 's.id desc'], count: ['s.seen_count desc', 's.id'] });
  return rows(ctx.tx, sql`select s.id, s.kind, s.span, s.person_ids, array(select n.name from people.persons n where n.programme_id = s.programme_id and n.id = any(s.person_ids) order by n.name) as person_names, s.seen_count, s.of_count, s.state, s.found_at, s.fact_ids,
      d.by_name as decided_by_name, d.decided_at, d.reason, d.fact_ids as decided_facts
    from points.signals s left join lateral (select e.decided_at, e.reason, e.fact_ids, n.name as by_name from points.signal_decisions e join people.persons n on n.programme_id = e.programme_id and n.id = e.decided_by
      where e.programme_id = s.programme_id and e.signal_id = s.id order by e.number desc limit 1) d on true
    where ${signalWhere(ctx, filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export async function signalTotal(ctx: ReadContext, filter: SignalFilter): Promise<number> {
  return (await oneRow<{ count: number }>(ctx.tx, sql`select count(*) as count from points.signals s where ${signalWhere(ctx, filter)}`)).count;
}

export interface FactRow { id: string; subject_label: string; what: string; points: number; at: string; by_name: string | null; reviewed_by_name: string | null }

/** The deeds, or the redemptions, behind a signal; the newest first. */
export function factRows(ctx: ReadContext, kind: SignalKind, ids: readonly string[], limit: number): Promise<FactRow[]> {
  if (kind !== 'withoutSlip') {
    return rows(ctx.tx, sql`select d.id, s.label as subject_label, d.rule_label as what, d.points, d.recorded_at as at, r.name as by_name, v.name as reviewed_by_name from points.deeds d join honours.subjects s on s.programme_id = d.programme_id and s.id = d.subject_id
      left join people.persons r on r.programme_id = d.programme_id and r.id = d.recorded_by left join people.persons v on v.programme_id = d.programme_id and v.id = d.reviewed_by
      where d.programme_id = ${ctx.programmeId} and d.id = any(${[...ids]}::uuid[]) order by d.recorded_at desc, d.id limit ${limit}`);
  }
  return rows(ctx.tx, sql`select t.id, coalesce(s.label, '') as subject_label, coalesce(r.goods, t.memo, '') as what, coalesce(r.points, 0) as points, p.posted_at as at, n.name as by_name, null as reviewed_by_name from points.transfers t join points.postings p on p.programme_id = t.programme_id and p.id = t.posting_id
    left join points.redemptions r on r.programme_id = t.programme_id and r.transfer_id = t.id left join honours.subjects s on s.programme_id = r.programme_id and s.id = r.subject_id left join people.persons n on n.programme_id = p.programme_id and n.id = p.posted_by
    where t.programme_id = ${ctx.programmeId} and t.id = any(${[...ids]}::uuid[]) order by p.posted_at desc, t.id limit ${limit}`);
}

export interface DecisionRow { outcome: 'explained' | 'confirmed'; reason: string; by_name: string; decided_at: string; fact_count: number }
export function decisionRows(tx: Tx, programmeId: string, signalId: string): Promise<DecisionRow[]> {
  return rows(tx, sql`select d.outcome, d.reason, n.name as by_name, d.decided_at, cardinality(d.fact_ids) as fact_count from points.signal_decisions d join people.persons n on n.programme_id = d.programme_id and n.id = d.decided_by
    where d.programme_id = ${programmeId} and d.signal_id = ${signalId} order by d.number desc`);
}

export function lockSignal(tx: Tx, programmeId: string, id: string): Promise<{ id: string; kind: SignalKind; person_ids: string[]; state: SignalState; seen_count: number; fact_ids: string[] } | undefined> {
  return maybeRow(tx, sql`select id, kind, person_ids, state, seen_count, fact_ids from points.signals where programme_id = ${programmeId} and id = ${id} for update`);
}

export async function insertDecision(tx: Tx, programmeId: string, decision: { signalId: string; outcome: 'explained' | 'confirmed'; reason: string; by: string; at: string }): Promise<void> {
  await sql`insert into points.signal_decisions (programme_id, signal_id, number, outcome, reason, decided_by, decided_at, concerned_ids, fact_ids)
    select s.programme_id, s.id, 1 + (select count(*) from points.signal_decisions d where d.programme_id = s.programme_id and d.signal_id = s.id), ${decision.outcome}, ${decision.reason}, ${decision.by}, ${decision.at}, s.person_ids, s.fact_ids
      from points.signals s where s.programme_id = ${programmeId} and s.id = ${decision.signalId}`.execute(tx);
}

/** Counters of devices, the slips they handed in, and what a person looks at. */
import { changed, maybeRow, oneRow, rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import type { HolderKind, IssueKind } from '../../domain/index.ts';
import { shopReach } from './ground.ts';
import { holderInReach } from './slips.ts';

export interface CounterRow { id: string; shop_id: string; person_id: string; public_key: string; valid_until: string }

/** A counter of this person; nobody hands in for another. */
export function ownCounter(ctx: ReadContext, id: string): Promise<CounterRow | undefined> {
  return maybeRow(ctx.tx, sql`select id, shop_id, person_id, public_key, valid_until from shops.counters where programme_id = ${ctx.programmeId} and id = ${id} and person_id = ${ctx.actor.personId}`);
}

export async function insertCounter(tx: Tx, programmeId: string, counter: { id: string; shopId: string; personId: string; publicKey: string; at: string; until: string }): Promise<void> {
  await sql`insert into shops.counters (programme_id, id, shop_id, person_id, public_key, opened_at, valid_until) values (${programmeId}, ${counter.id}, ${counter.shopId}, ${counter.personId}, ${counter.publicKey}, ${counter.at}, ${counter.until})`.execute(tx);
}

export function slipByDevice(tx: Tx, programmeId: string, counterId: string, slipId: string, sequence: number): Promise<{ id: string; number: string; points: number; short_points: number; signature: string | null; kinds: IssueKind[] | null } | undefined> {
  return maybeRow(tx, sql`select l.id, l.number, l.points, l.short_points, l.signature, i.kinds from shops.slips l left join shops.slip_issues i on i.programme_id = l.programme_id and i.slip_id = l.id
    where l.programme_id = ${programmeId} and (l.id = ${slipId} or (l.counter_id = ${counterId} and l.device_sequence = ${sequence})) limit 1`);
}

/** Points that devices handed out to a household on a day. */
export async function takenFromDevices(tx: Tx, programmeId: string, subjectId: string, day: string): Promise<number> {
  return (await oneRow<{ sum: number }>(tx, sql`select coalesce(sum(points), 0)::bigint as sum from shops.slips where programme_id = ${programmeId} and subject_id = ${subjectId} and channel = 'device' and redeemed_on = ${day}::date and reversed_at is null`)).sum;
}

export function anyHousehold(ctx: ReadContext, subjectId: string): Promise<{ id: string; place_id: string } | undefined> {
  return maybeRow(ctx.tx, sql`select id, place_id from honours.subjects where programme_id = ${ctx.programmeId} and id = ${subjectId} and kind = 'household'`);
}

export async function insertIssue(tx: Tx, programmeId: string, issue: { slipId: string; kinds: readonly IssueKind[]; at: string; by: string }): Promise<void> {
  await sql`insert into shops.slip_issues (programme_id, slip_id, kinds, raised_at, handed_out_by) values (${programmeId}, ${issue.slipId}, ${[...issue.kinds]}::text[], ${issue.at}, ${issue.by})`.execute(tx);
}

/** With its slip, so that what is collected for it and its reversal come one after the other. */
export function lockIssue(ctx: ReadContext, slipId: string): Promise<{ slip_id: string; number: string; shop_id: string; shop_place_id: string; holder_kind: HolderKind; subject_id: string; taken_by: string | null; short_points: number; handed_out_by: string; settled_at: string | null; reversed_at: string | null } | undefined> {
  return maybeRow(ctx.tx, sql`select i.slip_id, l.number, l.shop_id, s.place_id as shop_place_id, l.holder_kind, l.subject_id, l.taken_by, l.short_points, i.handed_out_by, i.settled_at, l.reversed_at from shops.slip_issues i
    join shops.slips l on l.programme_id = i.programme_id and l.id = i.slip_id join shops.shops s on s.programme_id = l.programme_id and s.id = l.shop_id where i.programme_id = ${ctx.programmeId} and i.slip_id = ${slipId} and ${shopReach(ctx, 's')} and ${holderInReach} for update of i, l`);
}

export function settleIssue(tx: Tx, programmeId: string, slipId: string, to: { outcome: string; note: string; at: string; by: string }): Promise<number> {
  return changed(tx, sql`update shops.slip_issues set outcome = ${to.outcome}, note = ${to.note}, settled_at = ${to.at}, settled_by = ${to.by} where programme_id = ${programmeId} and slip_id = ${slipId}`);
}

/** Shops that this person keeps today, and what a counter of each carries. */
export function keptShops(ctx: ReadContext): Promise<{ id: string; name: string; offline_cap_points: number; opened_on: string; closed_on: string | null }[]> {
  return rows(ctx.tx, sql`select s.id, s.name, s.offline_cap_points, s.opened_on, s.closed_on from shops.shops s where s.programme_id = ${ctx.programmeId} and ${shopReach(ctx, 's')}
    and exists (select from shops.keepers k where k.programme_id = s.programme_id and k.shop_id = s.id and k.person_id = ${ctx.actor.personId} and k.validity @> ${ctx.today}::date) order by s.code limit 20`);
}

/** Letters by which a household is found on the device. */
export async function searchTexts(tx: Tx, programmeId: string, subjectIds: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
  return new Map((await rows<{ id: string; search_text: string | null }>(tx, sql`select id, search_text from honours.subjects where programme_id = ${programmeId} and id = any(${[...subjectIds]}::uuid[])`)).map((row) => [row.id, row.search_text]));
}

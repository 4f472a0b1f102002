/** Teams at the counter: who they are, what they have, and what they took this month. */
import { oneRow, rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import type { TeamSource } from '../team-source.ts';

export interface TeamAtCounter { id: string; code: string; label: string; place_id: string | null; place_zh: string | null; place_en: string | null; leader_id: string | null; leader_name: string | null; balance: number; taken: number; took_part: boolean }

/** Teams of the places that a shop serves, and of the towns and zones in which those lie, with what they have and what they took in the month of today. Asked past a reach: a team of a town goes to any shop of its town, and one that belongs to no place to any shop there is. */
export function teamsAtCounter(ctx: ReadContext, source: TeamSource, asked: { readonly shopId: string; readonly teamId?: string; readonly q?: string }, most: number): Promise<TeamAtCounter[]> {
  const pattern = `%${(asked.q ?? '').replaceAll(/[%_\\]/g, '\\$&')}%`;
  return rows(ctx.tx, sql`select t.id, t.code, t.label, t.place_id, p.name_zh as place_zh, p.name_en as place_en, t.leader_id, t.leader_name, coalesce(a.balance - a.held, 0) as balance,
      coalesce((select sum(l.points) from shops.slips l where l.programme_id = ${ctx.programmeId} and l.subject_id = t.id and l.holder_kind = 'team' and l.reversed_at is null and l.redeemed_on >= date_trunc('month', ${ctx.today}::date)), 0)::integer as taken,
      t.id in (${source.tookPartIn(ctx, ctx.actor.personId)}) as took_part
    from (${source.teams(ctx)}) t left join places.places p on p.programme_id = ${ctx.programmeId} and p.id = t.place_id
    left join points.assets k on k.programme_id = ${ctx.programmeId} and k.kind = 'points' and k.code = 'household'
    left join points.accounts a on a.programme_id = ${ctx.programmeId} and a.asset_id = k.id and a.holder_kind = 'team' and a.holder_id = t.id and a.purpose = 'holding'
    where (t.place_id is null or exists (select from shops.served_places w join places.places v on v.programme_id = w.programme_id and v.id = w.place_id where w.programme_id = p.programme_id and w.shop_id = ${asked.shopId} and (w.place_id = p.id or p.ancestor_ids @> array[w.place_id] or v.ancestor_ids @> array[p.id])))
      and ${asked.teamId === undefined ? sql`(t.label ilike ${pattern} or t.code ilike ${pattern})` : sql`t.id = ${asked.teamId}`}
    order by t.label, t.id limit ${most}`);
}

/** What a team takes is counted one slip at a time, whichever shop hands it out. */
export async function lockTeam(tx: Tx, programmeId: string, teamId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`shops.team ${programmeId} ${teamId}`}, 0))`.execute(tx);
}

export async function teamBalance(ctx: ReadContext, teamId: string): Promise<number> {
  return (await oneRow<{ balance: number }>(ctx.tx, sql`select coalesce(sum(a.balance - a.held), 0)::integer as balance from points.assets k join points.accounts a on a.programme_id = k.programme_id and a.asset_id = k.id and a.holder_kind = 'team' and a.holder_id = ${teamId} and a.purpose = 'holding'
    where k.programme_id = ${ctx.programmeId} and k.kind = 'points' and k.code = 'household'`)).balance;
}

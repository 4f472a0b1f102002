/** 柜台持有人 · A household that the shop serves or a team of its places: what it has free, and who may hand goods out to it. */
import { teamCap } from '#modules/points/server/index.ts';
import { oneRow, rows, sql } from '#platform/server/db/index.ts';
import { underWhole } from '#platform/server/operations/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { mayServeTeam, teamLeft } from '../../domain/index.ts';
import type { HolderKind } from '../../domain/index.ts';
import type { TeamSource } from '../team-source.ts';
import { householdPage, tookPartIn } from './households.ts';
import { teamsAtCounter } from './teams.ts';

export interface HolderAtCounter {
  readonly kind: HolderKind; readonly id: string; readonly label: string; readonly placeId: string | null;
  /** Free points. @unit points */
  readonly balance: number;
  /** What a team may still take this month beside what waits for it; null of a household, which has no such cap. @unit points */
  readonly left: number | null;
  readonly leaderId: string | null; readonly leaderName: string | null;
  /** Whoever asks leads the team, or recorded or reviewed what it earned. */
  readonly mayServe: boolean;
}

/** @param personId who would hand out to it; whoever asks unless told */
export async function holderAtCounter(ctx: ReadContext, teams: TeamSource, asked: { readonly shopId: string; readonly kind: HolderKind; readonly id: string }, personId: string | null = ctx.actor.personId): Promise<HolderAtCounter | undefined> {
  if (asked.kind === 'household') {
    const [row] = await householdPage(ctx, { shopId: asked.shopId, subjectId: asked.id }, 'code', { limit: 1, offset: 0 });
    return row && { kind: 'household', id: asked.id, label: row.label, placeId: row.place_id, balance: row.balance, left: null, leaderId: null, leaderName: null, mayServe: (await tookPartIn(ctx.tx, ctx.programmeId, [asked.id], personId)).size === 0 };
  }
  const [row] = await underWhole(ctx, (whole) => teamsAtCounter(whole, teams, { shopId: asked.shopId, teamId: asked.id }, { limit: 1 }, personId));
  return row && { kind: 'team', id: asked.id, label: row.label, placeId: row.place_id, balance: row.balance, left: teamLeft(await teamCap(ctx), row.taken), leaderId: row.leader_id, leaderName: row.leader_name, mayServe: mayServeTeam({ leaderId: row.leader_id, tookPart: row.took_part }, personId) };
}

export const unknownHolder = (kind: HolderKind) => (kind === 'team' ? 'shops.team_unknown' as const : 'shops.household_unknown' as const);

/** Why nothing may be handed out to it now by whoever asks, or null: a team has its leader come in person. */
export function servingFault(holder: HolderAtCounter, leaderPresent: boolean): 'shops.team_without_leader' | 'shops.leader_absent' | 'points.same_person' | null {
  if (holder.kind === 'team' && holder.leaderId === null) return 'shops.team_without_leader';
  if (!holder.mayServe) return 'points.same_person';
  return holder.kind === 'team' && !leaderPresent ? 'shops.leader_absent' : null;
}

/** What a slip says of a team that it is for; nothing of a household. */
export const slipTeamOf = (holder: HolderAtCounter): { team?: { label: string; leaderId: string } } => (holder.kind === 'team' && holder.leaderId !== null ? { team: { label: holder.label, leaderId: holder.leaderId } } : {});

/** Points that a team took in the month of a day. @unit points */
export async function takenInMonth(ctx: ReadContext, teamId: string, day: string): Promise<number> {
  return (await oneRow<{ sum: number }>(ctx.tx, sql`select coalesce(sum(points), 0)::integer as sum from shops.slips where programme_id = ${ctx.programmeId} and subject_id = ${teamId} and holder_kind = 'team' and reversed_at is null and date_trunc('month', redeemed_on) = date_trunc('month', ${day}::date)`)).sum;
}

/** Which of these ids are teams that there are today, whichever shop serves them. */
export async function teamsAmong(ctx: ReadContext, source: TeamSource, ids: readonly string[]): Promise<ReadonlySet<string>> {
  return new Set((await underWhole(ctx, (whole) => rows<{ id: string }>(whole.tx, sql`select t.id from (${source.teams(whole)}) t where t.id = any(${[...ids]}::uuid[])`))).map(({ id }) => id));
}

/** Teams at the counter: who they are, what they have, and what they took this month. */
import { naturalTerms, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { SortOf } from '#platform/contract/sorting.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import { underWhole } from '#platform/server/operations/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import type { TeamSource } from '../team-source.ts';

/** taken: in slips of the month and in goods that wait for it. */
export interface TeamAtCounter { id: string; code: string; label: string; place_id: string | null; place_zh: string | null; place_en: string | null; leader_id: string | null; leader_name: string | null; card_code: string | null; card_number: number | null; balance: number; taken: number; took_part: boolean }

/** A team goes to shops that serve its place, a place of it or one that it lies in; one of no place to any. @param place the id of its place, or null */
export const servesPlaceOf = (ctx: Pick<ReadContext, 'programmeId'>, shopId: RawBuilder<unknown>, placeId: RawBuilder<unknown>): RawBuilder<unknown> => sql`(${placeId} is null or exists (select from places.places tp join shops.served_places w on w.programme_id = tp.programme_id and w.shop_id = ${shopId} join places.places v on v.programme_id = w.programme_id and v.id = w.place_id
      where tp.programme_id = ${ctx.programmeId} and tp.id = ${placeId} and (w.place_id = tp.id or tp.ancestor_ids @> array[w.place_id] or v.ancestor_ids @> array[tp.id])))`;

export interface TeamsAsked { readonly shopId: string; readonly teamId?: string | undefined; readonly cardCode?: string | undefined; readonly codes?: readonly string[] | undefined; readonly cards?: readonly string[] | undefined; readonly q?: string | undefined; readonly withCard?: boolean | undefined }

const teamsFrom = (ctx: ReadContext, source: TeamSource): RawBuilder<unknown> => sql`(${source.teams(ctx)}) t left join places.places p on p.programme_id = ${ctx.programmeId} and p.id = t.place_id left join shops.team_cards c on c.programme_id = ${ctx.programmeId} and c.team_id = t.id
    left join points.assets k on k.programme_id = ${ctx.programmeId} and k.kind = 'points' and k.code = 'household'
    left join points.accounts a on a.programme_id = ${ctx.programmeId} and a.asset_id = k.id and a.holder_kind = 'team' and a.holder_id = t.id and a.purpose = 'holding'`;

function teamsWhere(ctx: ReadContext, asked: TeamsAsked): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [servesPlaceOf(ctx, sql`${asked.shopId}::uuid`, sql`t.place_id`)];
  if (asked.teamId !== undefined) parts.push(sql`t.id = ${asked.teamId}`);
  if (asked.cardCode !== undefined) parts.push(sql`c.card_code = ${asked.cardCode}`);
  if (asked.codes !== undefined) parts.push(sql`(t.code = any(${[...asked.codes]}::text[]) or t.label = any(${[...asked.codes]}::text[]) or c.card_code = any(${[...(asked.cards ?? [])]}::text[]))`);
  if (asked.withCard === true) parts.push(sql`c.card_code is not null`);
  if (asked.q !== undefined && asked.q !== '') { const pattern = `%${asked.q.replaceAll(/[%_\\]/g, '\\$&')}%`; parts.push(sql`(t.label ilike ${pattern} or t.code ilike ${pattern})`); }
  return sql.join(parts, sql` and `);
}

/** Teams of the places that a shop serves, and of the towns and zones in which those lie, with what they have and what they took in the month of today. Asked past a reach: a team of a town goes to any shop of its town, and one that belongs to no place to any shop there is. @param personId whose part in their deeds is asked about */
export function teamsAtCounter(ctx: ReadContext, source: TeamSource, asked: TeamsAsked, page: { readonly limit: number; readonly offset?: number; readonly sort?: SortOf<'label' | 'code' | 'balance'> }, personId: string | null = ctx.actor.personId): Promise<TeamAtCounter[]> {
  const order = orderBy(page.sort ?? 'label', { label: [...naturalTerms('t.label'), 't.id'], code: ['t.code', 't.id'], balance: ['balance desc', 't.code', 't.id'] });
  return rows(ctx.tx, sql`select t.id, t.code, t.label, t.place_id, p.name_zh as place_zh, p.name_en as place_en, t.leader_id, t.leader_name, c.card_code, c.card_number, coalesce(a.balance - a.held, 0) as balance,
      (coalesce((select sum(l.points) from shops.slips l where l.programme_id = ${ctx.programmeId} and l.subject_id = t.id and l.holder_kind = 'team' and l.reversed_at is null and l.redeemed_on >= date_trunc('month', ${ctx.today}::date)), 0)
        + coalesce((select sum(o.points) from shops.set_asides o where o.programme_id = ${ctx.programmeId} and o.subject_id = t.id and o.holder_kind = 'team' and o.state = 'open' and o.expires_at > ${new Date(ctx.now).toISOString()}::timestamptz), 0))::integer as taken,
      t.id in (${source.tookPartIn(ctx, personId)}) as took_part
    from ${teamsFrom(ctx, source)} where ${teamsWhere(ctx, asked)} order by ${order} limit ${page.limit} offset ${page.offset ?? 0}`);
}

export async function teamsTotal(ctx: ReadContext, source: TeamSource, asked: TeamsAsked): Promise<number> {
  return (await oneRow<{ count: number }>(ctx.tx, sql`select count(*) as count from ${teamsFrom(ctx, source)} where ${teamsWhere(ctx, asked)}`)).count;
}

/** A first card, or one in place of the last, which finds nobody from then on. */
export function giveTeamCard(tx: Tx, programmeId: string, card: { teamId: string; cardCode: string; at: string; by: string }): Promise<{ card_number: number }> {
  return oneRow(tx, sql`insert into shops.team_cards as c (programme_id, team_id, card_code, issued_at, issued_by) values (${programmeId}, ${card.teamId}, ${card.cardCode}, ${card.at}, ${card.by})
    on conflict (programme_id, team_id) do update set card_code = excluded.card_code, card_number = c.card_number + 1, issued_at = excluded.issued_at, issued_by = excluded.issued_by returning card_number`);
}

/** What a team takes is counted one slip at a time, whichever shop hands it out. */
export async function lockTeam(tx: Tx, programmeId: string, teamId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`shops.team ${programmeId} ${teamId}`}, 0))`.execute(tx);
}

export async function teamBalance(ctx: ReadContext, teamId: string): Promise<number> {
  return (await oneRow<{ balance: number }>(ctx.tx, sql`select coalesce(sum(a.balance - a.held), 0)::integer as balance from points.assets k join points.accounts a on a.programme_id = k.programme_id and a.asset_id = k.id and a.holder_kind = 'team' and a.holder_id = ${teamId} and a.purpose = 'holding'
    where k.programme_id = ${ctx.programmeId} and k.kind = 'points' and k.code = 'household'`)).balance;
}

/** Which of these teams this person recorded or reviewed posted deeds of. */
export async function teamsTookPart(ctx: ReadContext, source: TeamSource, teamIds: readonly string[], personId: string): Promise<string[]> {
  return (await underWhole(ctx, (whole) => rows<{ team_id: string }>(whole.tx, sql`select distinct x.team_id from (${source.tookPartIn(whole, personId)}) x where x.team_id = any(${[...teamIds]}::uuid[])`))).map(({ team_id }) => team_id);
}

/** Of these teams those to which this person hands nothing out: they lead it, or recorded or reviewed what it earned. Asked past their reach. */
export async function teamsNotServedBy(ctx: ReadContext, source: TeamSource, teamIds: readonly string[], personId: string | null): Promise<ReadonlySet<string>> {
  if (teamIds.length === 0) return new Set();
  return new Set((await underWhole(ctx, (whole) => rows<{ id: string }>(whole.tx, sql`select x.team_id as id from (${source.tookPartIn(whole, personId)}) x where x.team_id = any(${[...teamIds]}::uuid[])
    union select t.id from (${source.teams(whole)}) t where t.id = any(${[...teamIds]}::uuid[]) and t.leader_id = ${personId}`))).map(({ id }) => id));
}

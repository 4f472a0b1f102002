/** Towns of a round: what stands on the list that was shown, and what each town answered. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { changed, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';

/** Of the list that was shown, however each of them fared since. */
export const LISTED = sql`('chosen', 'confirmed', 'declined', 'conferred')`;

export interface TownRow {
  place_id: string; name_zh: string; name_en: string; villages: number; households: number; returned: number; without_consent: number; approved: boolean | null; document: string | null; reason: string | null; decided_at: string | null; decided_by_name: string | null;
}

/** Villages are told their town once each, however many households they have. */
const towns = (ctx: ReadContext, roundId: string): RawBuilder<unknown> => sql`
  (select honours.town_of(v.place_id) as town_id, count(*) as villages, sum(v.households) as households, sum(v.returned) as returned, sum(v.without_consent) as without_consent
     from (select c.place_id, count(*) as households, count(*) filter (where c.state = 'declined') as returned, count(*) filter (where s.consent <> 'given') as without_consent
             from honours.candidates c join honours.subjects s on s.programme_id = c.programme_id and s.id = c.subject_id
            where c.programme_id = ${ctx.programmeId} and c.round_id = ${roundId} and c.place_id is not null and c.state in ${LISTED} and ${scopePredicate(ctx.scope, { place: 'c.place_id' })} group by c.place_id) v
    group by 1)`;
const only = (placeId: string | undefined): RawBuilder<unknown> => (placeId === undefined ? sql`true` : sql`g.town_id = ${placeId}`);

export function townPage(ctx: ReadContext, roundId: string, placeId: string | undefined, sort: SortOf<'waiting' | 'place' | 'households'>, page: { limit: number; offset: number }): Promise<TownRow[]> {
  const order = orderBy(sort, { waiting: ['(a.place_id is null) desc', 'p.code'], place: ['p.code'], households: ['g.households desc', 'p.code'] });
  return rows<TownRow>(ctx.tx, sql`select g.town_id as place_id, p.name_zh, p.name_en, g.villages, g.households, g.returned, g.without_consent, a.approved, a.document, a.reason, a.decided_at, q.name as decided_by_name
      from ${towns(ctx, roundId)} g join places.places p on p.programme_id = ${ctx.programmeId} and p.id = g.town_id
      left join honours.township_approvals a on a.programme_id = ${ctx.programmeId} and a.round_id = ${roundId} and a.place_id = g.town_id
      left join people.persons q on q.programme_id = a.programme_id and q.id = a.decided_by
     where ${only(placeId)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export async function townTotal(ctx: ReadContext, roundId: string, placeId: string | undefined): Promise<number> {
  return (await oneRow<{ count: number }>(ctx.tx, sql`select count(*) as count from ${towns(ctx, roundId)} g where ${only(placeId)}`)).count;
}

/** Towns with somebody on the list that have not answered, within reach. */
export async function townsOpen(tx: Tx, programmeId: string, roundId: string): Promise<number> {
  return (await oneRow<{ count: number }>(tx, sql`select count(distinct t.town_id) as count
      from (select honours.town_of(v.place_id) as town_id from (select distinct c.place_id from honours.candidates c where c.programme_id = ${programmeId} and c.round_id = ${roundId} and c.place_id is not null and c.state in ('chosen', 'confirmed')) v) t
     where not exists (select 1 from honours.township_approvals a where a.programme_id = ${programmeId} and a.round_id = ${roundId} and a.place_id = t.town_id)`)).count;
}

/** Who of a town stands on the list and is not conferred yet, also those it sent back before. */
export function townCandidates(tx: Tx, programmeId: string, roundId: string, placeId: string): Promise<{ id: string }[]> {
  return rows(tx, sql`select c.id from honours.candidates c join places.places p on p.programme_id = c.programme_id and p.id = c.place_id
    where c.programme_id = ${programmeId} and c.round_id = ${roundId} and c.state in ('chosen', 'confirmed', 'declined') and p.ancestor_ids @> array[${placeId}::uuid] and honours.town_of(c.place_id) = ${placeId} order by c.blind_number for update of c`);
}

export interface TownAnswer { readonly approved: boolean; readonly document: string | null; readonly reason: string | null; readonly at: string; readonly personId: string }

export function saveTownAnswer(tx: Tx, programmeId: string, roundId: string, placeId: string, answer: TownAnswer): Promise<number> {
  return changed(tx, sql`insert into honours.township_approvals (programme_id, round_id, place_id, approved, document, reason, decided_at, decided_by)
    values (${programmeId}, ${roundId}, ${placeId}, ${answer.approved}, ${answer.document}, ${answer.reason}, ${answer.at}, ${answer.personId})
    on conflict (programme_id, round_id, place_id) do update set approved = excluded.approved, document = excluded.document, reason = excluded.reason, decided_at = excluded.decided_at, decided_by = excluded.decided_by`);
}

/** Each candidate of a town as the town answered for it; who is approved has no reason against it any more. */
export function saveTownStates(tx: Tx, programmeId: string, states: readonly { id: string; state: 'chosen' | 'confirmed' | 'declined'; reasonSealed: string | null }[]): Promise<number> {
  return changed(tx, sql`update honours.candidates c set state = n.state, reason_sealed = n."reasonSealed", version = version + 1 from jsonb_to_recordset(${JSON.stringify(states)}::jsonb) as n(id uuid, state text, "reasonSealed" text)
    where c.programme_id = ${programmeId} and c.id = n.id`);
}

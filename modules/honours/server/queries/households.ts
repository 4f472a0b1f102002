/** Households of a round: stars as they were found, and the meetings of villages. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { changed, maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';

export interface StarFindingRow { candidate_id: string; stage: 'groupReview' | 'committee'; star_code: string; met: boolean; votes_for: number; votes_against: number }

export function starFindings(tx: Tx, programmeId: string, roundId: string, candidateId: string | null = null): Promise<StarFindingRow[]> {
  return rows(tx, sql`select f.candidate_id, f.stage, f.star_code, f.met, f.votes_for, f.votes_against from honours.star_findings f join honours.candidates c on c.programme_id = f.programme_id and c.id = f.candidate_id
    where f.programme_id = ${programmeId} and c.round_id = ${roundId} ${candidateId === null ? sql`` : sql`and f.candidate_id = ${candidateId}`} order by f.candidate_id, f.stage, f.star_code`);
}

/** Of these candidates alone. */
export function starFindingsOf(tx: Tx, programmeId: string, candidateIds: readonly string[]): Promise<StarFindingRow[]> {
  return rows(tx, sql`select f.candidate_id, f.stage, f.star_code, f.met, f.votes_for, f.votes_against from honours.star_findings f where f.programme_id = ${programmeId} and f.candidate_id = any(${candidateIds}::uuid[]) order by f.candidate_id, f.stage, f.star_code`);
}

export interface StarFindingToKeep { readonly candidateId: string; readonly stage: string; readonly starCode: string; readonly met: boolean; readonly votesFor: number; readonly votesAgainst: number }

export function saveStarFindings(tx: Tx, programmeId: string, findings: readonly StarFindingToKeep[], by: { at: string; personId: string }): Promise<number> {
  return changed(tx, sql`insert into honours.star_findings (programme_id, candidate_id, stage, star_code, met, votes_for, votes_against, recorded_at, recorded_by)
    select ${programmeId}, n."candidateId", n.stage, n."starCode", n.met, n."votesFor", n."votesAgainst", ${by.at}, ${by.personId}
      from jsonb_to_recordset(${JSON.stringify(findings)}::jsonb) as n("candidateId" uuid, stage text, "starCode" text, met boolean, "votesFor" integer, "votesAgainst" integer)
    on conflict (programme_id, candidate_id, stage, star_code) do update set met = excluded.met, votes_for = excluded.votes_for, votes_against = excluded.votes_against, recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by`);
}

export interface VillageRow { place_id: string; name_zh: string; name_en: string; households: number; claimed_stars: number; group_stars: number; committee_stars: number; without_consent: number; negatives_unsigned: number; meeting_on: string | null; present_count: number | null }

/** Villages that have somebody in the running, within the reader's reach. */
export function villagePage(ctx: ReadContext, roundId: string, placeId: string | undefined, sort: SortOf<'place' | 'households' | 'missing'>, page: { limit: number; offset: number }): Promise<VillageRow[]> {
  const stars = (stage: string) => sql`(select count(*) from honours.star_findings f join honours.candidates k on k.programme_id = f.programme_id and k.id = f.candidate_id
    where f.programme_id = ${ctx.programmeId} and k.round_id = ${roundId} and k.place_id = v.place_id and k.state in ('nominated', 'eligible', 'chosen', 'confirmed') and f.stage = ${stage} and f.star_code = any (k.claimed_stars))`;
  const order = orderBy(sort, { place: ['g.code'], households: ['g.households desc', 'g.code'], missing: ['(g.claimed_stars - g.committee_stars) desc', 'g.code'] });
  return rows<VillageRow>(ctx.tx, sql`select g.* from (select v.place_id, p.code, p.name_zh, p.name_en, v.households, v.claimed_stars, v.without_consent, ${stars('groupReview')} as group_stars, ${stars('committee')} as committee_stars, m.held_on as meeting_on, m.present_count, coalesce(u.households, 0) as negatives_unsigned
    from (select c.place_id, count(*) as households, coalesce(sum(coalesce(cardinality(c.claimed_stars), 0)), 0) as claimed_stars, count(*) filter (where s.consent <> 'given') as without_consent
            from honours.candidates c join honours.subjects s on s.programme_id = c.programme_id and s.id = c.subject_id
           where ${villageWhere(ctx, roundId, placeId)} group by c.place_id) v
    join places.places p on p.programme_id = ${ctx.programmeId} and p.id = v.place_id
    left join honours.village_meetings m on m.programme_id = ${ctx.programmeId} and m.round_id = ${roundId} and m.place_id = v.place_id
    left join (select n.place_id, count(*) as households from honours.negative_checks(${roundId}, ${ctx.today}::date) n where n.subject_kind = 'household' and n.listed and n.unsigned <> '{}' and n.state <> 'declined' group by n.place_id) u on u.place_id = v.place_id) as g
    order by ${order} limit ${page.limit} offset ${page.offset}`);
}

const villageWhere = (ctx: ReadContext, roundId: string, placeId: string | undefined) => sql`${placeId === undefined ? sql`true` : sql`c.place_id = ${placeId}`} and c.programme_id = ${ctx.programmeId} and c.round_id = ${roundId} and c.place_id is not null and c.state in ('nominated', 'eligible', 'chosen', 'confirmed') and ${scopePredicate(ctx.scope, { place: 'c.place_id' })}`;

export async function villageTotal(ctx: ReadContext, roundId: string, placeId: string | undefined): Promise<number> {
  return (await oneRow<{ count: number }>(ctx.tx, sql`select count(distinct c.place_id) as count from honours.candidates c where ${villageWhere(ctx, roundId, placeId)}`)).count;
}

/** How many households within the reader's reach stand on the list of their village with a negative item that nobody signed for. */
export async function householdsUnsigned(tx: Tx, roundId: string, today: string): Promise<number> {
  return (await oneRow<{ count: number }>(tx, sql`select count(*) as count from honours.negative_checks(${roundId}, ${today}::date) n where n.subject_kind = 'household' and n.listed and n.unsigned <> '{}' and n.state <> 'declined'`)).count;
}

export interface MeetingRow { held_on: string; present_count: number; minutes: string }

export function meetingOf(tx: Tx, programmeId: string, roundId: string, placeId: string): Promise<MeetingRow | undefined> {
  return maybeRow<MeetingRow>(tx, sql`select held_on, present_count, minutes from honours.village_meetings where programme_id = ${programmeId} and round_id = ${roundId} and place_id = ${placeId}`);
}

/** Villages that have met for a round, within reach. */
export function meetingsOf(tx: Tx, programmeId: string, roundId: string): Promise<{ place_id: string; present_count: number }[]> {
  return rows(tx, sql`select place_id, present_count from honours.village_meetings where programme_id = ${programmeId} and round_id = ${roundId}`);
}

export function saveMeeting(tx: Tx, programmeId: string, roundId: string, placeId: string, meeting: { heldOn: string; presentCount: number; minutes: string; at: string; personId: string }): Promise<number> {
  return changed(tx, sql`insert into honours.village_meetings (programme_id, round_id, place_id, held_on, present_count, minutes, recorded_at, recorded_by)
    values (${programmeId}, ${roundId}, ${placeId}, ${meeting.heldOn}, ${meeting.presentCount}, ${meeting.minutes}, ${meeting.at}, ${meeting.personId})
    on conflict (programme_id, round_id, place_id) do update set held_on = excluded.held_on, present_count = excluded.present_count, minutes = excluded.minutes, recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by`);
}

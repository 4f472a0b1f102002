/** Seats of a round: what they can be shared by, and the plan that is kept. */
import { changed, rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import type { ApportionMethod, CandidateState } from '../../domain/index.ts';
import { RUNNING_STATES } from '../../domain/index.ts';

export interface SeatPart { readonly code: string; readonly zh: string; readonly en: string; readonly weight: number; readonly least: number; readonly most: number | null; readonly seats: number }
export type SeatBase = 'households' | 'subjects' | 'applicants';
export interface SeatRow { title_id: string; title_zh: string; title_en: string; dimension: string; base: SeatBase; method: ApportionMethod; seats: number; parts: readonly SeatPart[]; made_at: string; made_by_name: string | null }

/** Candidates that count as applicants: those in the running, and those who were not chosen. */
const APPLIED: readonly CandidateState[] = [...RUNNING_STATES, 'notChosen'];

export interface BaseRow { code: string; name_zh: string; name_en: string; weight: number }

/** Villages and communities with what they have of a base; by the place's id, as candidates carry it. */
export function villageBases(tx: Tx, programmeId: string, by: { roundId: string; titleId: string; base: SeatBase; kind: string }): Promise<BaseRow[]> {
  const weight = {
    households: sql`coalesce(p.household_count, 0)`,
    subjects: sql`(select count(*) from honours.subjects s where s.programme_id = p.programme_id and s.place_id = p.id and s.kind = ${by.kind} and s.valid_to is null)`,
    applicants: sql`(select count(*) from honours.candidates c where c.programme_id = p.programme_id and c.place_id = p.id and c.round_id = ${by.roundId} and c.title_id = ${by.titleId} and c.state = any(${[...APPLIED]}::text[]))`,
  }[by.base];
  return rows<BaseRow>(tx, sql`select * from (select p.id::text as code, p.name_zh, p.name_en, ${weight} as weight, p.code as sort from places.places p
    where p.programme_id = ${programmeId} and p.kind in ('village', 'community') and p.valid_to is null) n where n.weight > 0 order by n.sort`);
}

/** How many applied in each group of a dimension that nominations carry, or in each class. */
export function applicantGroups(tx: Tx, programmeId: string, by: { roundId: string; titleId: string; dimension: string }): Promise<BaseRow[]> {
  const group = by.dimension === 'class' ? sql`c.class_code` : sql`c.groups ->> ${by.dimension}`;
  return rows<BaseRow>(tx, sql`select n.code, n.code as name_zh, n.code as name_en, count(*) as weight from (select ${group} as code from honours.candidates c
    where c.programme_id = ${programmeId} and c.round_id = ${by.roundId} and c.title_id = ${by.titleId} and c.state = any(${[...APPLIED]}::text[])) n where n.code is not null group by n.code order by n.code`);
}

/** Groupings that the candidates of a round carry. */
export async function roundDimensions(tx: Tx, programmeId: string, roundId: string): Promise<string[]> {
  return (await rows<{ dimension: string }>(tx, sql`select distinct k as dimension from honours.candidates c, lateral jsonb_object_keys(c.groups) k where c.programme_id = ${programmeId} and c.round_id = ${roundId} order by k`)).map(({ dimension }) => dimension);
}

export function seatPlans(tx: Tx, programmeId: string, roundId: string): Promise<SeatRow[]> {
  return rows<SeatRow>(tx, sql`select k.title_id, t.name_zh as title_zh, t.name_en as title_en, k.dimension, k.base, k.method, k.seats, k.parts, k.made_at, q.name as made_by_name
    from honours.round_seats k join honours.titles t on t.programme_id = k.programme_id and t.id = k.title_id left join people.persons q on q.programme_id = k.programme_id and q.id = k.made_by
    where k.programme_id = ${programmeId} and k.round_id = ${roundId} order by t.code`);
}

export function saveSeats(tx: Tx, programmeId: string, roundId: string, plan: Pick<SeatRow, 'title_id' | 'dimension' | 'base' | 'method' | 'seats' | 'parts'> & { at: string; by: string }): Promise<number> {
  return changed(tx, sql`insert into honours.round_seats (programme_id, round_id, title_id, dimension, base, method, seats, parts, made_at, made_by)
    values (${programmeId}, ${roundId}, ${plan.title_id}, ${plan.dimension}, ${plan.base}, ${plan.method}, ${plan.seats}, ${JSON.stringify(plan.parts)}::jsonb, ${plan.at}, ${plan.by})
    on conflict (programme_id, round_id, title_id) do update set dimension = excluded.dimension, base = excluded.base, method = excluded.method, seats = excluded.seats, parts = excluded.parts, made_at = excluded.made_at, made_by = excluded.made_by`);
}

export function deleteSeats(tx: Tx, programmeId: string, roundId: string, titleId: string): Promise<number> {
  return changed(tx, sql`delete from honours.round_seats where programme_id = ${programmeId} and round_id = ${roundId} and title_id = ${titleId}`);
}

export interface CoveredPlace { id: string; kind: string; name_zh: string; name_en: string }

/** Places of these kinds as they are on a day, in the order of their codes. */
export function placesToCover(tx: Tx, programmeId: string, kinds: readonly string[], day: string): Promise<CoveredPlace[]> {
  return rows<CoveredPlace>(tx, sql`select p.id, p.kind, p.name_zh, p.name_en from places.places p where p.programme_id = ${programmeId} and p.kind = any(${[...kinds]}::text[]) and (p.valid_to is null or p.valid_to > ${day}::date) order by p.code, p.id`);
}

/** Names of places by their ids, for findings that speak of villages. */
export async function placeNames(tx: Tx, programmeId: string, ids: readonly string[]): Promise<ReadonlyMap<string, { zh: string; en: string }>> {
  const found = await rows<{ id: string; name_zh: string; name_en: string }>(tx, sql`select id, name_zh, name_en from places.places where programme_id = ${programmeId} and id = any(${[...ids]}::uuid[])`);
  return new Map(found.map(({ id, name_zh, name_en }) => [id, { zh: name_zh, en: name_en }]));
}

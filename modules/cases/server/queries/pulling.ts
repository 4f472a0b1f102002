/** Cases for devices: which may concern the person at all, and the little that is shown of each without a network. */
import { rows, sql } from '#platform/server/db/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import type { CaseState } from '../../domain/index.ts';

/** States in which somebody in the field has the next step. */
export const FIELD_STATES: readonly CaseState[] = ['dispatched', 'accepted', 'rectified'];

/** A stretch of the cases in reach that wait for the field, by id. */
export async function fieldCaseIds(ctx: ReadContext, after: string | null, count: number): Promise<string[]> {
  const further = after === null ? sql`true` : sql`c.id > ${after}::uuid`;
  const found = await rows<{ id: string }>(ctx.tx, sql`
    select c.id from cases.cases c
     where c.programme_id = ${ctx.programmeId} and c.state = any(${[...FIELD_STATES]}::text[])
       and ${scopePredicate(ctx.scope, { place: 'c.place_id', site: 'c.site_id', organisation: 'c.organisation_id' })} and ${further}
     order by c.id limit ${count}`);
  return found.map(({ id }) => id);
}

export interface PulledEventRow { case_id: string; at: string; act: string; to_state: string; name: string | null; note: string | null; claimed_at: string | null }

/** The latest steps of each case, newest first. Expects the index of the story by case. */
export function latestEvents(ctx: ReadContext, caseIds: readonly string[], count: number): Promise<PulledEventRow[]> {
  if (caseIds.length === 0) return Promise.resolve([]);
  return rows<PulledEventRow>(ctx.tx, sql`
    select k.id as case_id, e.at, e.act, e.to_state, p.name, e.note, e.details->>'claimedAt' as claimed_at
      from unnest(${[...caseIds]}::uuid[]) as k(id)
      cross join lateral (select * from cases.case_events e where e.programme_id = ${ctx.programmeId} and e.case_id = k.id order by e.sequence desc limit ${count}) e
      left join people.persons p on p.programme_id = e.programme_id and p.id = e.person_id
     order by k.id, e.sequence desc`);
}

export function photosOfPulled(ctx: ReadContext, caseIds: readonly string[]): Promise<{ case_id: string; file_id: string; role: string }[]> {
  if (caseIds.length === 0) return Promise.resolve([]);
  return rows<{ case_id: string; file_id: string; role: string }>(ctx.tx, sql`
    select f.case_id, f.file_id, f.role from cases.case_photos f
     where f.programme_id = ${ctx.programmeId} and f.case_id = any(${[...caseIds]}::uuid[]) order by f.case_id, f.added_at, f.file_id`);
}

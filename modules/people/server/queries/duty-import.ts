/** The statements behind importing duties, a chunk at a time. */
import { rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';

export interface HeldAtSubject { id: string; subject_id: string; role: string; holder_id: string; from_day: string; to_day: string | null; is_cover: boolean }

/** Everybody who ever held a duty at these sites and places, locked against parallel changes. */
export async function lockDutiesOf(tx: Tx, programmeId: string, of: { siteIds: readonly string[]; placeIds: readonly string[] }): Promise<HeldAtSubject[]> {
  // One subject column a statement: with both at once there is no index to follow.
  const held = (column: 'site_id' | 'place_id', ids: readonly string[]) => (ids.length === 0 ? Promise.resolve([]) : rows<HeldAtSubject>(tx, sql`
    select id, ${sql.ref(column)} as subject_id, role, coalesce(person_id, organisation_id) as holder_id, lower(validity) as from_day, upper(validity) as to_day, cover_id is not null as is_cover
      from people.responsibilities where programme_id = ${programmeId} and ${sql.ref(column)} = any(${ids}::uuid[]) order by ${sql.ref(column)}, lower(validity) for update`));
  return [...await held('site_id', of.siteIds), ...await held('place_id', of.placeIds)];
}

/** Duties that end on another day, or go on. */
export async function setDutyEnds(tx: Tx, programmeId: string, ends: readonly { readonly id: string; readonly to: string | null }[]): Promise<void> {
  if (ends.length === 0) return;
  await rows(tx, sql`update people.responsibilities r set validity = daterange(lower(r.validity), n."to")
    from jsonb_to_recordset(${JSON.stringify(ends)}::jsonb) as n(id uuid, "to" date) where r.programme_id = ${programmeId} and r.id = n.id`);
}

/** The code of every person, by id, as files name them. */
export async function personCodes(tx: Tx, programmeId: string): Promise<Map<string, string>> {
  const found = await rows<{ id: string; code: string }>(tx, sql`select id, code from people.persons where programme_id = ${programmeId}`);
  return new Map(found.map(({ id, code }) => [id, code]));
}

/** The code of every place, by id. */
export async function placeCodes(tx: Tx, programmeId: string): Promise<Map<string, string>> {
  const found = await rows<{ id: string; code: string }>(tx, sql`select id, code from places.places where programme_id = ${programmeId}`);
  return new Map(found.map(({ id, code }) => [id, code]));
}

/** What tasks, projects and meetings refer to: units, persons, standards, by id or by code. */
import { rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import type { NamedThing } from '#modules/places/server/index.ts';

type Named = 'places.places' | 'places.organisations' | 'people.persons';

/** Which of these ids are there. */
export async function knownIds(tx: Tx, programmeId: string, table: Named, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  return new Set((await rows<{ id: string }>(tx, sql`select id from ${sql.table(table)} where programme_id = ${programmeId} and id = any(${[...ids]}::uuid[])`)).map(({ id }) => id));
}

/** Persons that these cells may mean, by code or name; by name those in office. @param today `YYYY-MM-DD` */
export async function personsCalled(tx: Tx, programmeId: string, cells: readonly (string | null)[], today: string): Promise<NamedThing[]> {
  const asked = [...new Set(cells.filter((cell) => cell !== null))];
  if (asked.length === 0) return [];
  return rows(tx, sql`select p.id, p.code, case when p.valid_from <= ${today}::date and (p.valid_to is null or p.valid_to > ${today}::date) then array[p.name] else '{}'::text[] end as names, o.name_zh as within
    from people.persons p left join places.organisations o on o.programme_id = p.programme_id and o.id = p.organisation_id
    where p.programme_id = ${programmeId} and (p.code = any(${asked}::text[]) or p.name = any(${asked}::text[]))`);
}

export interface StandardOfEdition { id: string; code: string; edition: string; in_force: boolean }

/** Standards of these numbers, in every edition that has them. */
export function standardsByCode(tx: Tx, programmeId: string, codes: readonly string[]): Promise<StandardOfEdition[]> {
  return codes.length === 0 ? Promise.resolve([]) : rows(tx, sql`select n.id, n.code, e.code as edition, e.state = 'inForce' as in_force from frameworks.nodes n join frameworks.editions e on e.programme_id = n.programme_id and e.id = n.edition_id
    where n.programme_id = ${programmeId} and n.level = 'standard' and n.code = any(${[...new Set(codes)]}::text[])`);
}

export async function targetIdsByCode(tx: Tx, programmeId: string, planId: string): Promise<Map<string, string>> {
  return new Map((await rows<{ code: string; id: string }>(tx, sql`select code, id from plans.targets where programme_id = ${programmeId} and plan_id = ${planId}`)).map(({ code, id }) => [code, id]));
}

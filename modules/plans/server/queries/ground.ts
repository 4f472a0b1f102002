/** What tasks, projects and meetings refer to: units, persons, standards, by id or by code. */
import { rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';

type Named = 'places.places' | 'places.organisations' | 'people.persons';

/** Which of these ids are there. */
export async function knownIds(tx: Tx, programmeId: string, table: Named, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  return new Set((await rows<{ id: string }>(tx, sql`select id from ${sql.table(table)} where programme_id = ${programmeId} and id = any(${[...ids]}::uuid[])`)).map(({ id }) => id));
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

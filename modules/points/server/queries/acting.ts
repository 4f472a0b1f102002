/** Who acts: the roles a person holds today, and how roles are called. */
import { rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';

export async function rolesHeld(tx: Tx, programmeId: string, personId: string, today: string): Promise<Set<string>> {
  const found = await rows<{ role_code: string }>(tx, sql`select distinct role_code from people.assignments where programme_id = ${programmeId} and person_id = ${personId}
    and valid_from <= ${today}::date and (valid_to is null or valid_to > ${today}::date)`);
  return new Set(found.map((row) => row.role_code));
}

export function roleNames(tx: Tx, programmeId: string, codes: readonly string[]): Promise<{ code: string; name_zh: string; name_en: string }[]> {
  return rows(tx, sql`select code, name_zh, name_en from people.roles where programme_id = ${programmeId} and code = any(${[...codes]}::text[]) order by sort_order, code`);
}

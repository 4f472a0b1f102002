/** Standards of two frameworks that ask the same, as topics of asks: `standard:<edition>/<code>`. */
import { rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';

/** 同一要求 · Pairs that somebody decided to be the same. */
export async function sameStandards(tx: Tx, programmeId: string): Promise<[string, string][]> {
  const found = await rows<{ one: string; other: string }>(tx, sql`select 'standard:' || a.code || '/' || l.left_code as one, 'standard:' || b.code || '/' || l.right_code as other from frameworks.crosswalk_links l
    join frameworks.editions a on a.programme_id = l.programme_id and a.id = l.left_edition_id join frameworks.editions b on b.programme_id = l.programme_id and b.id = l.right_edition_id
    where l.programme_id = ${programmeId} and l.relation = 'same'`);
  return found.map(({ one, other }) => [one, other]);
}

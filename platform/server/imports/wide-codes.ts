/** 全角编码 · Codes that were stored in full width, before sheets were read in half width: a row means the thing that has it. */
import { rows, sql } from '../db/index.ts';
import type { RawBuilder } from '../db/index.ts';
import type { WriteContext } from '../operations/index.ts';
import { FULL_TO_HALF } from '../spreadsheet/index.ts';

/**
 * Read once an import, since hardly any table holds one.
 * @param within which rows of the programme are meant, where not all are
 * @returns the stored code by how it reads in half width; left out is one whose half width is a code of its own
 */
export async function codesInFullWidth({ tx, programmeId }: WriteContext, table: string, column: string, within: RawBuilder<unknown> = sql`true`): Promise<ReadonlyMap<string, string>> {
  const code = sql.ref(column);
  const meant = sql`from ${sql.table(table)} where programme_id = ${programmeId} and ${within}`;
  const found = await rows<{ half: string; code: string }>(tx, sql`with half as (select translate(${code}, ${FULL_TO_HALF.from}, ${FULL_TO_HALF.to}) as half, ${code} as code ${meant} and octet_length(${code}) > length(${code}))
    select half, min(code) as code from half where half <> code and not exists (select 1 ${meant} and ${code} = half.half) group by half`);
  return new Map(found.map((each) => [each.half, each.code]));
}

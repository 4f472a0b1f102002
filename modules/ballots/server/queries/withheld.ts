/** Options whose names are not told any more. */
import { changed, rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';

export async function withheldOptions(tx: Tx, programmeId: string, ballotId: string): Promise<ReadonlySet<string>> {
  return new Set((await rows<{ option_code: string }>(tx, sql`select option_code from ballots.withheld_options where programme_id = ${programmeId} and ballot_id = ${ballotId}`)).map(({ option_code }) => option_code));
}

export function addWithheldOptions(tx: Tx, programmeId: string, ballotId: string, codes: readonly string[], since: string): Promise<number> {
  return changed(tx, sql`insert into ballots.withheld_options (programme_id, ballot_id, option_code, since) select ${programmeId}, ${ballotId}, code, ${since} from unnest(${[...codes]}::text[]) as code on conflict do nothing`);
}

export function dropWithheldOptions(tx: Tx, programmeId: string, ballotId: string, codes: readonly string[]): Promise<number> {
  return changed(tx, sql`delete from ballots.withheld_options where programme_id = ${programmeId} and ballot_id = ${ballotId} and option_code = any(${[...codes]}::text[])`);
}

/** Names that a notice does not show any more. */
import { changed, rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';

export async function withheldNames(tx: Tx, programmeId: string, noticeId: string): Promise<string[]> {
  return (await rows<{ name: string }>(tx, sql`select name from notices.withheld_names where programme_id = ${programmeId} and notice_id = ${noticeId} order by since, name`)).map(({ name }) => name);
}

export function addWithheld(tx: Tx, programmeId: string, noticeId: string, names: readonly string[], since: string): Promise<number> {
  return changed(tx, sql`insert into notices.withheld_names (programme_id, notice_id, name, since) select ${programmeId}, ${noticeId}, name, ${since} from unnest(${[...names]}::text[]) as name on conflict do nothing`);
}

export function dropWithheld(tx: Tx, programmeId: string, noticeId: string, names: readonly string[]): Promise<number> {
  return changed(tx, sql`delete from notices.withheld_names where programme_id = ${programmeId} and notice_id = ${noticeId} and name = any(${[...names]}::text[])`);
}

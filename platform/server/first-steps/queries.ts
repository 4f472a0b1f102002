/** What a programme keeps about its guide: whether it is put away, and which steps were skipped. */
import { changed, oneRow, sql } from '../db/index.ts';
import type { Tx } from '../db/index.ts';

interface Guide { readonly hidden: boolean; readonly skipped: readonly string[] }

export async function guideOf(tx: Tx, programmeId: string): Promise<Guide | null> {
  return (await oneRow<{ guide: Guide | null }>(tx, sql`select settings -> 'firstHour' as guide from places.programmes where id = ${programmeId}`)).guide;
}

/** How many acts the audit holds: its entries are numbered without gaps. */
export async function actsOf(tx: Tx, programmeId: string): Promise<number> {
  return (await oneRow<{ acts: number }>(tx, sql`select coalesce(max(sequence), 0)::float8 as acts from platform.audit_entries where programme_id = ${programmeId}`)).acts;
}

export function keepGuide(tx: Tx, programmeId: string, guide: Guide): Promise<number> {
  return changed(tx, sql`update places.programmes set settings = jsonb_set(settings, '{firstHour}', ${JSON.stringify(guide)}::jsonb) where id = ${programmeId}`);
}

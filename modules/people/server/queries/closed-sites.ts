/** What closing many sites does to duties, and taking it back. */
import { rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';

export async function endDutiesOfSites(tx: Tx, programmeId: string, siteIds: readonly string[], to: string): Promise<void> {
  const these = sql`programme_id = ${programmeId} and site_id = any(${[...siteIds]}::uuid[])`;
  await rows(tx, sql`delete from people.responsibilities where ${these} and lower(validity) >= ${to}::date`);
  await rows(tx, sql`update people.responsibilities set validity = daterange(lower(validity), ${to}::date) where ${these} and validity @> ${to}::date`);
}

export interface DutyCutShort { readonly id: string; readonly siteId: string; readonly role: string; readonly personId: string | null; readonly organisationId: string | null; readonly from: string; readonly to: string | null }

/** Duties as they were; the database refuses one that somebody else holds by now. */
export async function restoreDuties(tx: Tx, programmeId: string, duties: readonly DutyCutShort[]): Promise<void> {
  if (duties.length === 0) return;
  await rows(tx, sql`insert into people.responsibilities (programme_id, id, site_id, role, person_id, organisation_id, validity)
    select ${programmeId}, n.id, n."siteId", n.role, n."personId", n."organisationId", daterange(n."from", n."to")
      from jsonb_to_recordset(${JSON.stringify(duties)}::jsonb) as n(id uuid, "siteId" uuid, role text, "personId" uuid, "organisationId" uuid, "from" date, "to" date)
    on conflict (programme_id, id) do update set validity = excluded.validity`);
}

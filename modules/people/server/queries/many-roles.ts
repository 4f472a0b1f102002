/** The statements behind giving many persons a role at once, or ending it. */
import { changed, rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import type { LentRole } from './covers.ts';
import type { Reader } from './duties.ts';
import { personInReach, personsWhere } from './persons.ts';
import type { PersonFilter } from './persons.ts';

export interface PersonForRole { id: string; name: string; valid_from: string; valid_to: string | null }

const columns = sql`q.id, q.name, q.valid_from, q.valid_to`;

/** The named persons that the reader sees, always in the same order. */
export function personsNamed(tx: Tx, reader: Reader, ids: readonly string[]): Promise<PersonForRole[]> {
  return rows<PersonForRole>(tx, sql`select ${columns} from people.persons q where q.programme_id = ${reader.programmeId} and q.id = any(${ids}::uuid[]) and ${personInReach(reader)} order by q.id`);
}

/** Those that the list shows by a filter. */
export function personsBy(tx: Tx, reader: Reader, filter: PersonFilter, limit: number): Promise<PersonForRole[]> {
  return rows<PersonForRole>(tx, sql`select ${columns} from people.persons q where ${personsWhere(reader, filter)} order by q.id limit ${limit}`);
}

export interface RoleBefore {
  readonly id: string; readonly personId: string; readonly roleCode: string; readonly anchorKind: string; readonly placeId: string | null; readonly organisationId: string | null;
  readonly from: string; readonly to: string | null;
  /** What was lent of it with covers. */
  readonly lent?: readonly LentRole[];
}

/** Assignments as they were: those that had gone altogether stand again. */
export async function restoreAssignments(tx: Tx, programmeId: string, before: readonly RoleBefore[]): Promise<void> {
  if (before.length === 0) return;
  await rows(tx, sql`insert into people.assignments (programme_id, id, person_id, role_code, anchor_kind, place_id, organisation_id, valid_from, valid_to)
    select ${programmeId}, n.id, n."personId", n."roleCode", n."anchorKind", n."placeId", n."organisationId", n."from", n."to"
      from jsonb_to_recordset(${JSON.stringify(before)}::jsonb) as n(id uuid, "personId" uuid, "roleCode" text, "anchorKind" text, "placeId" uuid, "organisationId" uuid, "from" date, "to" date)
    on conflict (programme_id, id) do update set valid_to = excluded.valid_to`);
}

/** Ends assignments on a day; those that would then have held on no day go altogether. */
export async function endAssignmentsOn(tx: Tx, programmeId: string, ids: readonly string[], to: string): Promise<number> {
  const these = sql`programme_id = ${programmeId} and id = any(${ids}::uuid[])`;
  return await changed(tx, sql`delete from people.assignments where ${these} and valid_from >= ${to}::date`)
    + await changed(tx, sql`update people.assignments set valid_to = ${to} where ${these} and valid_from < ${to}::date`);
}

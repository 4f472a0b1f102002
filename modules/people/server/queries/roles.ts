/** The statements on roles, their permissions and who holds them. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { changed, maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import type { Reader } from './duties.ts';
import { personInReach } from './persons.ts';

export interface RoleRow { code: string; name_zh: string; name_en: string; permissions: string[]; holder_count: number }

export function rolesOf(tx: Tx, programmeId: string, today: string): Promise<RoleRow[]> {
  return rows<RoleRow>(tx, sql`select l.code, l.name_zh, l.name_en,
      coalesce((select jsonb_agg(rp.permission order by rp.permission) from people.role_permissions rp where rp.programme_id = l.programme_id and rp.role_code = l.code), '[]') as permissions,
      (select count(distinct a.person_id) from people.assignments a where a.programme_id = l.programme_id and a.role_code = l.code
        and a.valid_from <= ${today}::date and (a.valid_to is null or a.valid_to > ${today}::date)) as holder_count
    from people.roles l where l.programme_id = ${programmeId} order by l.sort_order, l.code`);
}

/** Locks the programme's roles: two people who change or lend rights at once do so one after the other. */
export async function lockRoles(tx: Tx, programmeId: string): Promise<void> {
  await rows(tx, sql`select code from people.roles where programme_id = ${programmeId} order by code for update`);
}

export async function permissionsOfRole(tx: Tx, programmeId: string, roleCode: string): Promise<string[] | undefined> {
  const role = await maybeRow<{ permissions: string[] }>(tx, sql`select coalesce((select jsonb_agg(rp.permission) from people.role_permissions rp
      where rp.programme_id = l.programme_id and rp.role_code = l.code), '[]') as permissions
    from people.roles l where l.programme_id = ${programmeId} and l.code = ${roleCode}`);
  return role?.permissions;
}

export async function changePermissions(tx: Tx, programmeId: string, roleCode: string, added: readonly string[], removed: readonly string[]): Promise<void> {
  await rows(tx, sql`delete from people.role_permissions where programme_id = ${programmeId} and role_code = ${roleCode} and permission = any(${removed}::text[])`);
  await rows(tx, sql`insert into people.role_permissions (programme_id, role_code, permission) select ${programmeId}, ${roleCode}, unnest(${added}::text[]) on conflict do nothing`);
}

/** How many persons with a usable login may manage the roles of the whole programme today; a role held in part of it manages none. */
export async function administratorCount(tx: Tx, programmeId: string, today: string): Promise<number> {
  return (await oneRow<{ count: number }>(tx, sql`select count(distinct q.id) as count from people.persons q
    join people.logins g on g.id = q.login_id and g.disabled_at is null
    join people.assignments a on a.programme_id = q.programme_id and a.person_id = q.id and a.anchor_kind = 'programme'
      and a.valid_from <= ${today}::date and (a.valid_to is null or a.valid_to > ${today}::date)
    join people.role_permissions rp on rp.programme_id = a.programme_id and rp.role_code = a.role_code and rp.permission = 'people.manageRoles'
    where q.programme_id = ${programmeId} and (q.valid_to is null or q.valid_to > ${today}::date)`)).count;
}

/** Whether a person holds a permission today in the whole programme. */
export async function holdsInProgramme(tx: Tx, programmeId: string, personId: string, permission: string, today: string): Promise<boolean> {
  return (await maybeRow(tx, sql`select 1 from people.assignments a
    join people.role_permissions rp on rp.programme_id = a.programme_id and rp.role_code = a.role_code and rp.permission = ${permission}
    where a.programme_id = ${programmeId} and a.person_id = ${personId} and a.anchor_kind = 'programme'
      and a.valid_from <= ${today}::date and (a.valid_to is null or a.valid_to > ${today}::date) limit 1`)) !== undefined;
}

export interface AssignmentListRow {
  id: string; person_id: string; person_name: string; role_code: string; role_zh: string; role_en: string; anchor_kind: 'programme' | 'place' | 'organisation' | 'duty';
  anchor_id: string | null; anchor_zh: string | null; anchor_en: string | null; valid_from: string; valid_to: string | null; present: boolean;
}
export interface AssignmentFilter { readonly personId?: string | undefined; readonly role?: string | undefined; readonly withFormer?: boolean | undefined; readonly patterns?: readonly string[] }
export type AssignmentSort = SortOf<'role' | 'person' | 'recent'>;

/** Who holds which role is shown with the person: whoever may not see the one does not see the other. */
function where(reader: Reader, filter: AssignmentFilter): RawBuilder<unknown> {
  const { programmeId, today } = reader;
  const parts: RawBuilder<unknown>[] = [sql`a.programme_id = ${programmeId}`, personInReach(reader)];
  if (filter.personId !== undefined) parts.push(sql`a.person_id = ${filter.personId}`);
  if (filter.role !== undefined) parts.push(sql`a.role_code = ${filter.role}`);
  for (const pattern of filter.patterns ?? []) parts.push(sql`(q.search_text like ${pattern} or lower(q.name) like ${pattern} or lower(q.code) like ${pattern})`);
  if (filter.withFormer !== true) parts.push(sql`(a.valid_to is null or a.valid_to > ${today}::date)`);
  return sql.join(parts, sql` and `);
}

export function assignmentPage(tx: Tx, reader: Reader, filter: AssignmentFilter, sort: AssignmentSort, page: { limit: number; offset: number }): Promise<AssignmentListRow[]> {
  const order = orderBy(sort, { role: ['l.sort_order', 'q.code', 'a.valid_from desc', 'a.id'], person: ['q.name', 'q.code', 'l.sort_order', 'a.id'], recent: ['a.valid_from desc', 'q.code', 'a.id'] });
  return rows<AssignmentListRow>(tx, sql`select a.id, q.id as person_id, q.name as person_name, l.code as role_code, l.name_zh as role_zh, l.name_en as role_en, a.anchor_kind,
      coalesce(a.place_id, a.organisation_id) as anchor_id, coalesce(p.name_zh, o.name_zh) as anchor_zh, coalesce(p.name_en, o.name_en) as anchor_en, a.valid_from, a.valid_to,
      a.valid_from <= ${reader.today}::date and (a.valid_to is null or a.valid_to > ${reader.today}::date) as present
    from people.assignments a
    join people.persons q on q.programme_id = a.programme_id and q.id = a.person_id
    join people.roles l on l.programme_id = a.programme_id and l.code = a.role_code
    left join places.places p on p.programme_id = a.programme_id and p.id = a.place_id
    left join places.organisations o on o.programme_id = a.programme_id and o.id = a.organisation_id
    where ${where(reader, filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export async function countAssignments(tx: Tx, reader: Reader, filter: AssignmentFilter): Promise<number> {
  return (await oneRow<{ count: number }>(tx, sql`select count(*) as count from people.assignments a
    join people.persons q on q.programme_id = a.programme_id and q.id = a.person_id where ${where(reader, filter)}`)).count;
}

export interface NewAssignment {
  readonly id: string; readonly personId: string; readonly roleCode: string; readonly anchorKind: string; readonly placeId: string | null; readonly organisationId: string | null;
  readonly from: string; readonly to: string | null;
}

export function insertAssignment(tx: Tx, programmeId: string, assignment: NewAssignment): Promise<number> {
  return changed(tx, sql`insert into people.assignments (programme_id, id, person_id, role_code, anchor_kind, place_id, organisation_id, valid_from, valid_to)
    values (${programmeId}, ${assignment.id}, ${assignment.personId}, ${assignment.roleCode}, ${assignment.anchorKind}, ${assignment.placeId}, ${assignment.organisationId}, ${assignment.from}, ${assignment.to})`);
}

/** Many at once. */
export async function insertAssignments(tx: Tx, programmeId: string, assignments: readonly NewAssignment[]): Promise<void> {
  if (assignments.length === 0) return;
  await rows(tx, sql`insert into people.assignments (programme_id, id, person_id, role_code, anchor_kind, place_id, organisation_id, valid_from, valid_to)
    select ${programmeId}, n.id, n."personId", n."roleCode", n."anchorKind", n."placeId", n."organisationId", n."from", n."to"
      from jsonb_to_recordset(${JSON.stringify(assignments)}::jsonb) as n(id uuid, "personId" uuid, "roleCode" text, "anchorKind" text, "placeId" uuid, "organisationId" uuid, "from" date, "to" date)`);
}

export interface HeldAssignment extends NewAssignment { readonly isCover: boolean }

const held = (tx: Tx, programmeId: string, which: RawBuilder<unknown>): Promise<HeldAssignment[]> =>
  rows<HeldAssignment>(tx, sql`select id, person_id as "personId", role_code as "roleCode", anchor_kind as "anchorKind", place_id as "placeId", organisation_id as "organisationId",
      valid_from as "from", valid_to as "to", cover_id is not null as "isCover"
    from people.assignments where programme_id = ${programmeId} and ${which} order by id for update`);

/** Every role that these persons hold or held, locked against parallel changes. */
export const assignmentsOf = (tx: Tx, programmeId: string, personIds: readonly string[]): Promise<HeldAssignment[]> => held(tx, programmeId, sql`person_id = any(${personIds}::uuid[])`);
export const assignmentsById = (tx: Tx, programmeId: string, ids: readonly string[]): Promise<HeldAssignment[]> => held(tx, programmeId, sql`id = any(${ids}::uuid[])`);

/** Assignments that end on another day, or go on. */
export async function setAssignmentEnds(tx: Tx, programmeId: string, ends: readonly { readonly id: string; readonly to: string | null }[]): Promise<void> {
  if (ends.length === 0) return;
  await rows(tx, sql`update people.assignments a set valid_to = n."to" from jsonb_to_recordset(${JSON.stringify(ends)}::jsonb) as n(id uuid, "to" date)
    where a.programme_id = ${programmeId} and a.id = n.id`);
}

export function lockAssignment(tx: Tx, programmeId: string, assignmentId: string): Promise<{ id: string; person_id: string; role_code: string; place_id: string | null; organisation_id: string | null; valid_from: string; valid_to: string | null } | undefined> {
  return maybeRow(tx, sql`select id, person_id, role_code, place_id, organisation_id, valid_from, valid_to from people.assignments where programme_id = ${programmeId} and id = ${assignmentId} for update`);
}

/** Ends an assignment; one that would then have held on no day goes altogether. */
export function endAssignmentOn(tx: Tx, programmeId: string, assignmentId: string, to: string): Promise<number> {
  return changed(tx, sql`with gone as (delete from people.assignments where programme_id = ${programmeId} and id = ${assignmentId} and valid_from >= ${to}::date returning 1)
    update people.assignments set valid_to = ${to} where programme_id = ${programmeId} and id = ${assignmentId} and valid_from < ${to}::date`);
}

/** The roles a new programme starts with. */
export async function insertRoles(tx: Tx, programmeId: string, roles: readonly { code: string; zh: string; en: string }[], permissions: readonly { role: string; permission: string }[]): Promise<void> {
  await rows(tx, sql`insert into people.roles (programme_id, code, name_zh, name_en, sort_order)
    select ${programmeId}, n.code, n.zh, n.en, n.at from jsonb_to_recordset(${JSON.stringify(roles.map((role, at) => ({ ...role, at })))}::jsonb) as n(code text, zh text, en text, at integer)
    on conflict do nothing`);
  await rows(tx, sql`insert into people.role_permissions (programme_id, role_code, permission)
    select ${programmeId}, n.role, n.permission from jsonb_to_recordset(${JSON.stringify(permissions)}::jsonb) as n(role text, permission text)
    on conflict do nothing`);
}

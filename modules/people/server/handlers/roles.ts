/** Handlers on roles, what they may do, and who holds them. A change holds from the next request on, since every request looks anew. */
import { searchPatterns } from '#platform/server/search/index.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { Bound, WriteContext } from '#platform/server/operations/index.ts';
import { placeExists } from '#modules/places/server/index.ts';
import { assignRole, endAssignment, listAssignments, listRoles, setRolePermissions } from '../../contract/index.ts';
import { endLentRole, shortenLentRoles } from '../queries/covers.ts';
import { organisationExists, personInOffice } from '../queries/persons.ts';
import {
  administratorCount, assignmentPage, changePermissions, countAssignments, endAssignmentOn, holdsInProgramme, insertAssignment, lockAssignment, lockRoles,
  permissionsOfRole, rolesOf,
} from '../queries/roles.ts';
import type { AssignmentListRow } from '../queries/roles.ts';

/** 初始角色 · What the composition knows of all modules: every permission with its words and the roles that hold it at first. */
export interface RoleDefaults {
  readonly roles: readonly { readonly code: string; readonly zh: string; readonly en: string }[];
  readonly permissions: Readonly<Record<string, { readonly zh: string; readonly en: string; readonly roles: readonly string[] }>>;
}

/** Whoever holds one of these decides who may do what; only an administrator of roles hands them on. */
export const RESERVED = ['people.manageRoles', 'people.manageLogins'];

export const assignmentOut = (row: AssignmentListRow) => ({
  id: row.id, person: { id: row.person_id, name: row.person_name }, role: { code: row.role_code, nameZh: row.role_zh, nameEn: row.role_en },
  anchor: { kind: row.anchor_kind, id: row.anchor_id, nameZh: row.anchor_zh, nameEn: row.anchor_en }, from: row.valid_from, to: row.valid_to, present: row.present,
});

export const listAssignmentsBound = bindRead(listAssignments, async (ctx, input) => {
  const { sort, page, pageSize } = input;
  const filter = { personId: input.personId, role: input.role, withFormer: input.withFormer, patterns: searchPatterns(input.q) };
  const reader = { programmeId: ctx.programmeId, scope: ctx.scope, today: ctx.today, personId: ctx.personId };
  const found = await assignmentPage(ctx.tx, reader, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize });
  return { rows: found.map(assignmentOut), total: await countAssignments(ctx.tx, reader, filter), page, pageSize };
});

export async function mayGrant(ctx: WriteContext, permissions: readonly string[]): Promise<boolean> {
  return !permissions.some((permission) => RESERVED.includes(permission)) || holdsInProgramme(ctx.tx, ctx.programmeId, ctx.personId, 'people.manageRoles', ctx.today);
}

/** Whoever reaches only part of the programme hands out roles in that part only. */
export function anchorInReach(ctx: WriteContext, placeId: string | null, organisationId: string | null): boolean {
  if (ctx.scope.everything) return true;
  return (placeId !== null && ctx.scope.placeIds.includes(placeId)) || (organisationId !== null && ctx.scope.organisationIds.includes(organisationId));
}

export const assignRoleBound = bindWrite(assignRole, async (ctx, input) => {
  const { anchor, to } = input;
  const from = input.from ?? ctx.today;
  await lockRoles(ctx.tx, ctx.programmeId);
  if (!(await personInOffice(ctx.tx, ctx.programmeId, input.personId, from))) return ctx.refuse('people.person_unknown', {}, { pointers: ['/personId'] });
  const permissions = await permissionsOfRole(ctx.tx, ctx.programmeId, input.roleCode);
  if (permissions === undefined) return ctx.refuse('people.role_unknown', {}, { pointers: ['/roleCode'] });
  if (!(await mayGrant(ctx, permissions))) return ctx.refuse('people.role_reserved');
  const placeId = anchor.kind === 'place' ? anchor.placeId : null;
  const organisationId = anchor.kind === 'organisation' ? anchor.organisationId : null;
  if (placeId !== null && !(await placeExists(ctx.tx, ctx.programmeId, placeId))) return ctx.refuse('people.place_unknown', {}, { pointers: ['/anchor/placeId'] });
  if (organisationId !== null && !(await organisationExists(ctx.tx, ctx.programmeId, organisationId))) return ctx.refuse('people.organisation_unknown', {}, { pointers: ['/anchor/organisationId'] });
  if (!anchorInReach(ctx, placeId, organisationId)) return ctx.refuse('people.place_unknown', {}, { pointers: ['/anchor'] });
  if (to !== null && to <= from) return ctx.refuse('people.dates_out_of_order', {}, { pointers: ['/to'] });
  const id = ctx.newId();
  await insertAssignment(ctx.tx, ctx.programmeId, { id, personId: input.personId, roleCode: input.roleCode, anchorKind: anchor.kind, placeId, organisationId, from, to });
  ctx.record({ kind: 'person', id: input.personId, change: { assignment: id, role: input.roleCode, anchor: anchor.kind, placeId, organisationId, from, to } });
  return { id };
});

export const endAssignmentBound = bindWrite(endAssignment, async (ctx, input) => {
  const to = input.to ?? ctx.today;
  await lockRoles(ctx.tx, ctx.programmeId);
  const assignment = await lockAssignment(ctx.tx, ctx.programmeId, input.assignmentId);
  if (assignment === undefined || !anchorInReach(ctx, assignment.place_id, assignment.organisation_id)) return ctx.notFound();
  if (assignment.valid_to !== null && assignment.valid_to <= to) return ctx.refuse('people.assignment_over');
  if (to < assignment.valid_from) return ctx.refuse('people.dates_out_of_order', {}, { pointers: ['/to'] });
  if (!(await mayGrant(ctx, (await permissionsOfRole(ctx.tx, ctx.programmeId, assignment.role_code)) ?? []))) return ctx.refuse('people.role_reserved');
  await endAssignmentOn(ctx.tx, ctx.programmeId, assignment.id, to);
  await shortenLentRoles(ctx.tx, ctx.programmeId, assignment.person_id, assignment.role_code);
  if ((await administratorCount(ctx.tx, ctx.programmeId, ctx.today)) === 0) return ctx.refuse('people.last_administrator');
  ctx.record({ kind: 'person', id: assignment.person_id, change: { assignment: assignment.id, role: assignment.role_code, to } });
  return { id: assignment.id, to };
});

/** Operations that need to know every permission there is. */
export function roleOperations(defaults: RoleDefaults): readonly Bound[] {
  const listRolesBound = bindRead(listRoles, async (ctx) => ({
    roles: (await rolesOf(ctx.tx, ctx.programmeId, ctx.today)).map((row) => ({
      code: row.code, nameZh: row.name_zh, nameEn: row.name_en, permissions: row.permissions, holderCount: row.holder_count,
    })),
    permissions: Object.entries(defaults.permissions).map(([code, { zh, en }]) => ({ code, zh, en })),
  }));
  const setRolePermissionsBound = bindWrite(setRolePermissions, async (ctx, input) => {
    await lockRoles(ctx.tx, ctx.programmeId);
    const before = await permissionsOfRole(ctx.tx, ctx.programmeId, input.roleCode);
    if (before === undefined) return ctx.notFound();
    const wanted = new Set(input.permissions);
    const unknown = input.permissions.findIndex((permission) => !(permission in defaults.permissions) && !before.includes(permission));
    if (unknown >= 0) return ctx.refuse('people.permission_unknown', { permission: input.permissions[unknown] as string }, { pointers: [`/permissions/${unknown}`] });
    const added = [...wanted].filter((permission) => !before.includes(permission)).sort();
    const removed = before.filter((permission) => !wanted.has(permission)).sort();
    await changePermissions(ctx.tx, ctx.programmeId, input.roleCode, added, removed);
    if (added.some((permission) => RESERVED.includes(permission))) await endLentRole(ctx.tx, ctx.programmeId, input.roleCode, ctx.today);
    if ((await administratorCount(ctx.tx, ctx.programmeId, ctx.today)) === 0) return ctx.refuse('people.last_administrator');
    ctx.record({ kind: 'role', id: input.roleCode, change: { added, removed } });
    return { roleCode: input.roleCode, added, removed };
  });
  return [listRolesBound, setRolePermissionsBound];
}

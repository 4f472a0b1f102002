/** 撤销批量分配角色 · Roles given end today and those ended hold again, unless somebody changed them since; what was done in between stays. */
import { movedOn } from '#platform/server/bulk/index.ts';
import type { BulkItem, LeftItem, Reversal } from '#platform/server/bulk/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { endOf, shortenLentOf } from './handlers/many-roles.ts';
import { anchorInReach, mayGrant } from './handlers/roles.ts';
import { restoreLent } from './queries/covers.ts';
import { endAssignmentsOn, restoreAssignments } from './queries/many-roles.ts';
import type { RoleBefore } from './queries/many-roles.ts';
import { administratorCount, assignmentsById, lockRoles, permissionsOfRole } from './queries/roles.ts';
import type { HeldAssignment } from './queries/roles.ts';

const lastAdministrator = ({ id, label }: BulkItem): LeftItem => ({ id, label, reasonZh: '撤销后将没有系统管理员，保持现状', reasonEn: 'Nobody would be left to manage roles, so left as it is' });

/** As the act left it, and the reader's to change. */
function isSame(ctx: WriteContext, item: BulkItem, now: HeldAssignment | undefined): boolean {
  const before = item.before as RoleBefore | null;
  const where = now ?? before;
  if (where === null || where === undefined || !anchorInReach(ctx, where.placeId, where.organisationId)) return false;
  return now === undefined ? item.after === 'gone' : endOf(now.to) === item.after;
}

async function undo(ctx: WriteContext, items: readonly BulkItem[]): Promise<readonly LeftItem[]> {
  await lockRoles(ctx.tx, ctx.programmeId);
  const now = new Map((await assignmentsById(ctx.tx, ctx.programmeId, items.map(({ id }) => id))).map((assignment) => [assignment.id, assignment]));
  const roleCode = (items[0]?.before as RoleBefore | null)?.roleCode ?? now.values().next().value?.roleCode;
  const permissions = roleCode === undefined ? undefined : await permissionsOfRole(ctx.tx, ctx.programmeId, roleCode);
  if (permissions === undefined || !(await mayGrant(ctx, permissions))) return items.map(movedOn);
  const same = items.filter((item) => isSame(ctx, item, now.get(item.id)));
  await restoreAssignments(ctx.tx, ctx.programmeId, same.flatMap(({ before }) => (before === null ? [] : [before as RoleBefore])));
  await restoreLent(ctx.tx, ctx.programmeId, same.flatMap(({ before }) => (before as RoleBefore | null)?.lent ?? []));
  const given = same.filter(({ before }) => before === null);
  const keeps: BulkItem[] = [];
  await endAssignmentsOn(ctx.tx, ctx.programmeId, given.map(({ id }) => id), ctx.today);
  if (given.length > 0 && (await administratorCount(ctx.tx, ctx.programmeId, ctx.today)) === 0) {
    keeps.push(...given);
    await restoreAssignments(ctx.tx, ctx.programmeId, given.map(({ id }) => now.get(id) as HeldAssignment));
  }
  await shortenLentOf(ctx, given.map(({ id }) => now.get(id) as HeldAssignment));
  ctx.record({ kind: 'role', id: roleCode as string, change: { undone: same.filter((item) => !keeps.includes(item)).map(({ id }) => id) } });
  return [...items.filter((item) => !same.includes(item)).map(movedOn), ...keeps.map(lastAdministrator)];
}

export const roleReversal: Reversal = { kind: 'people.changeRoles', permission: 'people.assignRoles', words: { zh: '批量分配或结束角色', en: 'A role given to many, or ended' }, undo };

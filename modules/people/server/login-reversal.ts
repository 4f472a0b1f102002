/** 撤销批量停用 · Each login as it was before, unless somebody changed it since; the last administrator is never shut out by it. */
import { movedOn } from '#platform/server/bulk/index.ts';
import type { BulkItem, LeftItem, Reversal } from '#platform/server/bulk/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { ENABLED, isShared, switchLogin } from './handlers/many-logins.ts';
import { lockLoginOfPerson, setDisabled } from './queries/logins.ts';
import { administratorCount, lockRoles } from './queries/roles.ts';

const lastAdministrator = ({ id, label }: BulkItem): LeftItem => ({ id, label, reasonZh: '停用后将没有系统管理员，保持现状', reasonEn: 'Nobody would be left to manage roles, so left as it is' });

async function undo(ctx: WriteContext, items: readonly BulkItem[]): Promise<readonly LeftItem[]> {
  const left: LeftItem[] = [];
  if (!ctx.scope.everything) return items.map(movedOn);
  await lockRoles(ctx.tx, ctx.programmeId);
  for (const item of items) {
    const login = await lockLoginOfPerson(ctx.tx, ctx.programmeId, item.id);
    if (login === undefined || isShared(ctx, login) || (login.disabled_at ?? ENABLED) !== item.after) {
      left.push(movedOn(item));
      continue;
    }
    const { disabledAt } = item.before as { disabledAt: string | null };
    await switchLogin(ctx, login.id, disabledAt);
    if (disabledAt === null || (await administratorCount(ctx.tx, ctx.programmeId, ctx.today)) > 0) continue;
    await setDisabled(ctx.tx, login.id, null);
    left.push(lastAdministrator(item));
  }
  return left;
}

export const loginReversal: Reversal = { kind: 'people.disableLogins', permission: 'people.manageLogins', words: { zh: '批量停用或恢复账号', en: 'Many logins disabled or enabled' }, undo };

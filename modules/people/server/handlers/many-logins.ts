/** Many logins at once, each by the rule of a single one; whoever does it cannot shut themselves out. */
import { keepBulkAct } from '#platform/server/bulk/index.ts';
import type { BulkItem } from '#platform/server/bulk/index.ts';
import { bindWrite } from '#platform/server/operations/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { disableLogins } from '../../contract/index.ts';
import { endSessionsExcept, lockLoginOfPerson, setDisabled } from '../queries/logins.ts';
import type { LoginOfPerson } from '../queries/logins.ts';
import { administratorCount, lockRoles } from '../queries/roles.ts';

export const ENABLED = 'enabled';

/** Whether a login is this programme's to change. */
export const isShared = (ctx: WriteContext, login: LoginOfPerson): boolean => (login.installation_admin || login.programme_count > 1) && !ctx.actor.installationAdmin;

/** Disabling ends the sessions of the login too. */
export async function switchLogin(ctx: WriteContext, loginId: string, disabledAt: string | null): Promise<void> {
  await setDisabled(ctx.tx, loginId, disabledAt);
  if (disabledAt !== null) await endSessionsExcept(ctx.tx, loginId, null, new Date(ctx.now).toISOString());
}

export const disableLoginsBound = bindWrite(disableLogins, async (ctx, { personIds, disabled, reason }) => {
  await lockRoles(ctx.tx, ctx.programmeId);
  const at = disabled ? new Date(ctx.now).toISOString() : null;
  const items: BulkItem[] = [];
  const left: { personId: string; username: string | null; why: 'own' | 'shared' | 'missing' }[] = [];
  let unchanged = 0;
  // Always in the same order, so that two people who do it at once wait for each other and do not block.
  for (const personId of [...new Set(personIds)].toSorted()) {
    const login = await lockLoginOfPerson(ctx.tx, ctx.programmeId, personId);
    if (login === undefined) left.push({ personId, username: null, why: 'missing' });
    else if (login.id === ctx.actor.loginId) left.push({ personId, username: login.username, why: 'own' });
    else if (isShared(ctx, login)) left.push({ personId, username: login.username, why: 'shared' });
    else if ((login.disabled_at !== null) === disabled) unchanged += 1;
    else {
      await switchLogin(ctx, login.id, at);
      items.push({ id: personId, label: login.username, before: { disabledAt: login.disabled_at }, after: at ?? ENABLED });
    }
  }
  if (disabled && items.length > 0 && (await administratorCount(ctx.tx, ctx.programmeId, ctx.today)) === 0) return ctx.refuse('people.last_administrator');
  ctx.record({ kind: 'logins', id: ctx.programmeId, reason, change: { disabled, persons: items.map(({ id }) => id) } });
  return { bulkActId: await keepBulkAct(ctx, disableLogins.id, items), changed: items.length, unchanged, left };
});

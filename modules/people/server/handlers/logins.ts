/** Handlers on logins: an administrator's and one's own. */
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { Refusal, WriteContext } from '#platform/server/operations/index.ts';
import { searchPatterns } from '#platform/server/search/index.ts';
import { changePassword, createLogin, disableLogin, endSession, listLogins, listSessions, resetPassword, unlockLogin } from '../../contract/index.ts';
import { afterFailure, lockedMinutes, passwordWeakness, triesLeft } from '../../domain/index.ts';
import { hashPassword, verifyPassword } from '../password.ts';
import {
  countLogins, endOneSession, endSessionsExcept, insertLogin, lockLoginOfPerson, lockOwnLogin, loginPage, openSessions, setDisabled, setPassword,
} from '../queries/logins.ts';
import type { LoginOfPerson } from '../queries/logins.ts';
import { lockPerson } from '../queries/persons.ts';
import { administratorCount, lockRoles } from '../queries/roles.ts';
import { setFailures } from '../queries/sessions.ts';

const nowText = (ctx: { now: number }): string => new Date(ctx.now).toISOString();

export const listLoginsBound = bindRead(listLogins, async (ctx, input) => {
  const { sort, page, pageSize } = input;
  const filter = { patterns: searchPatterns(input.q), locked: input.locked, disabled: input.disabled, now: nowText(ctx) };
  const found = await loginPage(ctx.tx, ctx.programmeId, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize });
  return {
    rows: found.map((row) => ({
      id: row.id, username: row.username, person: { id: row.person_id, name: row.person_name, code: row.person_code },
      locked: row.locked_until !== null && Date.parse(row.locked_until) > ctx.now, lockedUntil: row.locked_until, disabled: row.disabled_at !== null,
      failedCount: row.failed_count, lastSeenAt: row.last_seen_at, createdAt: row.created_at,
    })),
    total: await countLogins(ctx.tx, ctx.programmeId, filter), page, pageSize,
  };
});

export const createLoginBound = bindWrite(createLogin, async (ctx, input) => {
  const person = await lockPerson(ctx.tx, ctx.programmeId, input.personId);
  if (person === undefined) return ctx.notFound();
  if (person.login_id !== null) return ctx.refuse('people.login_exists');
  if (passwordWeakness(input.password, input.username) !== null) return ctx.refuse('people.password_weak', {}, { pointers: ['/password'] });
  const id = ctx.newId();
  await insertLogin(ctx.tx, ctx.programmeId, person.id, { id, username: input.username, passwordHash: await hashPassword(input.password), now: nowText(ctx) });
  ctx.record({ kind: 'login', id, change: { created: true, personId: person.id } });
  return { username: input.username };
});

type LoginCode = 'people.login_missing' | 'people.login_shared';

/** A login that serves other programmes or the installation is not this programme's to change. */
async function loginToChange(ctx: WriteContext, personId: string): Promise<LoginOfPerson | Refusal<LoginCode>> {
  if ((await lockPerson(ctx.tx, ctx.programmeId, personId)) === undefined) return ctx.notFound();
  const login = await lockLoginOfPerson(ctx.tx, ctx.programmeId, personId);
  if (login === undefined) return ctx.refuse('people.login_missing') as Refusal<LoginCode>;
  const shared = login.installation_admin || login.programme_count > 1;
  if (shared && !ctx.actor.installationAdmin) return ctx.refuse('people.login_shared') as Refusal<LoginCode>;
  return login;
}

export const resetPasswordBound = bindWrite(resetPassword, async (ctx, input) => {
  const login = await loginToChange(ctx, input.personId);
  if ('refusal' in login) return login;
  if (passwordWeakness(input.password, login.username) !== null) return ctx.refuse('people.password_weak', {}, { pointers: ['/password'] });
  await setPassword(ctx.tx, login.id, await hashPassword(input.password), { given: login.id !== ctx.actor.loginId });
  const endedSessions = await endSessionsExcept(ctx.tx, login.id, null, nowText(ctx));
  ctx.record({ kind: 'login', id: login.id, change: { password: 'reset', endedSessions } });
  return { endedSessions };
});

export const unlockLoginBound = bindWrite(unlockLogin, async (ctx, input) => {
  const login = await loginToChange(ctx, input.personId);
  if ('refusal' in login) return login;
  await setFailures(ctx.tx, login.id, 0, null);
  const unlocked = login.locked_until !== null && Date.parse(login.locked_until) > ctx.now;
  ctx.record({ kind: 'login', id: login.id, change: { unlocked } });
  return { unlocked };
});

export const disableLoginBound = bindWrite(disableLogin, async (ctx, input) => {
  await lockRoles(ctx.tx, ctx.programmeId);
  const login = await loginToChange(ctx, input.personId);
  if ('refusal' in login) return login;
  await setDisabled(ctx.tx, login.id, input.disabled ? nowText(ctx) : null);
  if (input.disabled) {
    await endSessionsExcept(ctx.tx, login.id, null, nowText(ctx));
    if ((await administratorCount(ctx.tx, ctx.programmeId, ctx.today)) === 0) return ctx.refuse('people.last_administrator');
  }
  ctx.record({ kind: 'login', id: login.id, change: { disabled: input.disabled } });
  return { disabled: input.disabled };
});

export const changePasswordBound = bindWrite(changePassword, async (ctx, input) => {
  const login = await lockOwnLogin(ctx.tx, ctx.actor.loginId as string);
  const state = { failedCount: login.failed_count, lockedUntil: login.locked_until === null ? null : Date.parse(login.locked_until) };
  const minutes = lockedMinutes(state, ctx.now);
  if (minutes > 0) return ctx.refuse('people.login_locked', { minutes });
  if (!(await verifyPassword(login.password_hash, input.currentPassword))) {
    // A session left open must not become a way to guess the password.
    const after = afterFailure(state, ctx.now);
    await setFailures(ctx.tx, login.id, after.failedCount, after.lockedUntil);
    ctx.record({ kind: 'login', id: login.id, change: { password: 'wrong', failedCount: after.failedCount } });
    return ctx.refuse('people.current_password_wrong', { left: triesLeft(after) }, { pointers: ['/currentPassword'], keepEffects: true });
  }
  if (passwordWeakness(input.newPassword, login.username) !== null) return ctx.refuse('people.password_weak', {}, { pointers: ['/newPassword'] });
  if (input.newPassword === input.currentPassword) return ctx.refuse('people.password_unchanged', {}, { pointers: ['/newPassword'] });
  await setPassword(ctx.tx, login.id, await hashPassword(input.newPassword), { given: false });
  const endedSessions = await endSessionsExcept(ctx.tx, login.id, ctx.actor.sessionId, nowText(ctx));
  ctx.record({ kind: 'login', id: login.id, change: { password: 'changed', endedSessions } });
  return { endedSessions };
});

export const listSessionsBound = bindRead(listSessions, async (ctx) => ({
  rows: (await openSessions(ctx.tx, ctx.actor.loginId as string, nowText(ctx))).map((row) => ({
    id: row.id, createdAt: row.created_at, lastSeenAt: row.last_seen_at, expiresAt: row.expires_at, current: row.id === ctx.actor.sessionId,
  })),
}));

export const endSessionBound = bindWrite(endSession, async (ctx, input) => {
  const ended = await endOneSession(ctx.tx, ctx.actor.loginId as string, input.sessionId, nowText(ctx));
  if (ended === 0) return ctx.notFound();
  ctx.record({ kind: 'login', id: ctx.actor.loginId as string, change: { sessionEnded: input.sessionId } });
  return { ended };
});

import { createHash } from 'node:crypto';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import { myAbilities, signIn, signOut, whoAmI } from '../../contract/index.ts';
import { afterFailure, lockedMinutes, triesLeft } from '../../domain/index.ts';
import { hashPassword, verifyPassword } from '../password.ts';
import { abilitiesOf, insertSession, lockLogin, loginName, programmesOf, revokeSessions, setFailures } from '../queries/sessions.ts';
import type { ProgrammeOfLogin } from '../queries/sessions.ts';
import { countStranger, strangerState } from '../strangers.ts';

const TOKEN_BYTES = 32;
/** An unknown name costs as much time as a wrong password, so that names cannot be probed. */
const nobody = hashPassword('nobody has this password');

const programmeOut = (row: ProgrammeOfLogin) => ({
  id: row.programme_id, code: row.code, nameZh: row.name_zh, nameEn: row.name_en, synthetic: row.synthetic, personId: row.person_id, personName: row.person_name,
});

export const signInBound = bindWrite(signIn, async (ctx, input) => {
  const login = await lockLogin(ctx.tx, input.username);
  const usable = login !== undefined && login.disabled_at === null;
  const state = usable
    ? { failedCount: login.failed_count, lockedUntil: login.locked_until === null ? null : Date.parse(login.locked_until) } : strangerState(input.username);
  const minutes = lockedMinutes(state, ctx.now);
  if (minutes > 0) return ctx.refuse('people.login_locked', { minutes });
  const right = await verifyPassword(usable ? login.password_hash : await nobody, input.password);
  if (!usable || !right) {
    const after = usable ? afterFailure(state, ctx.now) : countStranger(input.username, ctx.now);
    if (usable) {
      await setFailures(ctx.tx, login.id, after.failedCount, after.lockedUntil);
      ctx.record({ kind: 'login', id: login.id, change: { signIn: 'wrong', failedCount: after.failedCount } });
    }
    if (after.lockedUntil !== null) return ctx.refuse('people.login_locked', { minutes: lockedMinutes(after, ctx.now) }, { keepEffects: true });
    return ctx.refuse('people.wrong_password', { left: triesLeft(after) }, { keepEffects: true });
  }
  if (state.failedCount > 0) await setFailures(ctx.tx, login.id, 0, null);
  const token = Buffer.from(ctx.randomBytes(TOKEN_BYTES)).toString('base64url');
  const expiresAt = new Date(ctx.now + ctx.sessionMinutes * 60_000).toISOString();
  const sessionId = ctx.newId();
  await insertSession(ctx.tx, {
    id: sessionId, tokenHash: createHash('sha256').update(token).digest(), loginId: login.id, now: new Date(ctx.now).toISOString(), expiresAt,
  });
  ctx.record({ kind: 'login', id: login.id, change: { signIn: 'right', session: sessionId } });
  return { token, expiresAt, programmes: (await programmesOf(ctx.tx, login.id)).map(programmeOut) };
}, { replay: false, session: 'starts' });

export const signOutBound = bindWrite(signOut, async (ctx, input) => {
  const loginId = ctx.actor.loginId as string;
  const ended = await revokeSessions(ctx.tx, loginId, input.everywhere ? null : ctx.actor.sessionId, new Date(ctx.now).toISOString());
  ctx.record({ kind: 'login', id: loginId, change: { signOut: input.everywhere ? 'everywhere' : 'here' } });
  return { ended };
}, { session: 'ends' });

export const whoAmIBound = bindRead(whoAmI, async (ctx) => {
  const loginId = ctx.actor.loginId as string;
  const { username, password_given: passwordGiven } = await loginName(ctx.tx, loginId);
  return { username, passwordGiven, installationAdmin: ctx.actor.installationAdmin, programmes: (await programmesOf(ctx.tx, loginId)).map(programmeOut) };
});

export const myAbilitiesBound = bindRead(myAbilities, async (ctx) => {
  const row = await abilitiesOf(ctx.tx, ctx.programmeId, ctx.personId, ctx.today);
  return {
    personId: row.person_id, name: row.name, title: row.title, organisationNameZh: row.organisation_zh, organisationNameEn: row.organisation_en,
    roles: row.roles, permissions: row.permissions.sort(), programme: row.programme,
  };
});

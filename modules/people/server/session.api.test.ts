import { beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#platform/server/db/index.ts';
import { createRuntime, perform } from '#platform/server/operations/index.ts';
import { serverModules } from '../../../apps/modules.ts';
import { FIXTURE_PASSWORD, problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { myAbilities, signIn, signOut, whoAmI } from '../contract/index.ts';

let app: TestApp;
beforeAll(async () => { app = await testApp(); });

describe('signing in', () => {
  it('gives a session that says who one is and in which programmes', async () => {
    const answer = await app.as('nobody').call(signIn, { username: 'Office', password: FIXTURE_PASSWORD });
    expect(answer.programmes.map((programme) => programme.code)).toEqual(['alpha']);
    const me = await app.as('office').call(whoAmI, {});
    expect(me.username).toBe('office');
  });

  it('keeps the token out of the body unless a program asks for it, and sets an httpOnly cookie', async () => {
    const response = await app.http.inject({
      method: 'POST', url: '/api/session', headers: { 'idempotency-key': 'sign-in-once' }, payload: { username: 'lead', password: FIXTURE_PASSWORD },
    });
    expect(response.json<{ token: string }>().token).toBe('');
    expect(response.headers['set-cookie']).toMatch(/lianchuang_session=.+HttpOnly; SameSite=Lax/);
  });

  it('refuses a wrong password and a name that does not exist in the same words', async () => {
    const wrong = await problemOf(app.as('nobody').call(signIn, { username: 'volunteer', password: 'not the one' }));
    const unknown = await problemOf(app.as('nobody').call(signIn, { username: 'nobody-at-all', password: 'not the one' }));
    expect([wrong.code, unknown.code]).toEqual(['people.wrong_password', 'people.wrong_password']);
    expect(wrong.problem.title).toBe(unknown.problem.title);
  });

  it('answers a name that nobody has like one that somebody has, down to the lock', async () => {
    const answers = async (username: string): Promise<unknown[]> => {
      const problems = [];
      for (let time = 1; time <= 6; time += 1) problems.push((await problemOf(app.as('nobody').call(signIn, { username, password: 'wrong' }))).problem);
      return problems.map(({ code, title, advice, status }) => ({ code, title, advice, status }));
    };
    expect(await answers('no-such-person')).toEqual(await answers('observer'));
  });

  it('locks the login for thirty minutes after five wrong passwords, even for the right one', async () => {
    const nobody = app.as('nobody');
    for (let time = 1; time <= 4; time += 1) {
      expect((await problemOf(nobody.call(signIn, { username: 'resident', password: 'wrong' }))).code).toBe('people.wrong_password');
    }
    expect((await problemOf(nobody.call(signIn, { username: 'resident', password: 'wrong' }))).code).toBe('people.login_locked');
    expect((await problemOf(nobody.call(signIn, { username: 'resident', password: FIXTURE_PASSWORD }))).code).toBe('people.login_locked');
    app.clock.now += 30 * 60_000;
    await expect(nobody.call(signIn, { username: 'resident', password: FIXTURE_PASSWORD })).resolves.toBeDefined();
  });

  it('counts five parallel wrong passwords as five', async () => {
    const tries = Array.from({ length: 12 }, () => problemOf(app.as('nobody').call(signIn, { username: 'leadere', password: 'wrong' })));
    const codes = (await Promise.all(tries)).map((problem) => problem.code);
    expect(codes.filter((code) => code === 'people.wrong_password')).toHaveLength(4);
  });
});

describe('a session', () => {
  it('lasts as long as the installation says, in the database as in the cookie', async () => {
    const runtime = createRuntime({ db: app.appDb, log: app.runtime.log, modules: serverModules, dataDir: app.dataDir, clock: () => app.clock.now, sessionMinutes: 45, idleMinutes: 600 });
    const call = (operation: string, token: string | null, input = {}) => perform(runtime, runtime.operations.get(operation) as never, { token, programme: null }, input, { requestId: 'r', locale: 'zh-CN' });
    const answer = await call('people.signIn', null, { username: 'office2', password: FIXTURE_PASSWORD });
    const { token, expiresAt } = (answer as { output: { token: string; expiresAt: string } }).output;
    expect(Date.parse(expiresAt) - app.clock.now).toBe(45 * 60_000);
    const now = app.clock.now;
    app.clock.now = now + 44 * 60_000;
    expect((await call('people.whoAmI', token)).ok).toBe(true);
    app.clock.now = now + 46 * 60_000;
    expect(await call('people.whoAmI', token)).toMatchObject({ ok: false, problem: { code: 'platform.not_signed_in' } });
    app.clock.now = now;
  });

  it('counts for a programme until the day its person really leaves', async () => {
    const until = (day: string | null) => sql`update people.persons set valid_to = ${day} where programme_id = ${app.id('programme')} and id = ${app.id('person/deptB')}`.execute(app.ownerDb);
    const programmes = async () => (await app.as('deptB').call(whoAmI, {})).programmes.length;
    await until('2099-01-01');
    expect(await programmes()).toBe(1);
    await until('2026-01-02');
    expect(await programmes()).toBe(0);
    await until(null);
  });

  it('ends when signed out', async () => {
    const client = app.as('deptB');
    await client.call(signOut, {});
    expect((await problemOf(client.call(whoAmI, {}))).code).toBe('platform.not_signed_in');
  });

  it('knows its roles in the programme, and nothing of a programme it is not in', async () => {
    const mine = await app.as('zoneEast').call(myAbilities, {});
    expect(mine.roles.map((role) => role.code)).toEqual(['zoneCoordinator']);
    expect((await problemOf(app.as('zoneEast', { programme: 'beta' }).call(myAbilities, {}))).code).toBe('platform.programme_not_found');
  });

  it('answers in English when asked to', async () => {
    const problem = await problemOf(app.as('nobody', { locale: 'en' }).call(whoAmI, {}));
    expect(problem.problem.title).toBe('You are not signed in');
  });
});

/** Goal: a password that somebody else gave opens nothing but the change to one's own. Method: signed in for real, over HTTP. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { createClient } from '#platform/contract/index.ts';
import { listBulkActs, undoBulkAct } from '#platform/contract/bulk-acts.ts';
import { uploadsPath } from '../../files/contract/index.ts';
import { FIXTURE_PASSWORD, problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { changePassword, createLogin, createPerson, disableLogins, listPersons, listSessions, myAbilities, resetPassword, signIn, signOut, whoAmI } from '../contract/index.ts';

const [GIVEN, OWN] = ['Quiet-River-88', 'Loud-Lake-99'];
let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  // Sessions are checked against the clock of the database.
  app.clock.now = Date.now();
});

async function signedIn(username: string, password: string) {
  const { token } = await app.as('nobody').call(signIn, { username, password }, { headers: { 'x-session-token': 'body' } });
  const client = createClient({
    baseUrl: '', programme: 'alpha', newKey: randomUUID,
    fetch: async (url, init) => {
      const answer = await app.http.inject({ method: init.method as 'GET', url, headers: { ...init.headers, authorization: `Bearer ${token}` }, ...(init.body === undefined ? {} : { payload: String(init.body) }) });
      return { ok: answer.statusCode < 400, status: answer.statusCode, headers: { get: (name: string) => (answer.headers[name.toLowerCase()] as string | undefined) ?? null }, json: async () => answer.json() as unknown, arrayBuffer: async () => new Uint8Array(answer.rawPayload).buffer };
    },
  });
  return { token, client };
}

async function withLogin(username: string): Promise<string> {
  const { id } = await app.as('office').call(createPerson, { code: username, name: '示例新人' });
  await app.as('admin').call(createLogin, { personId: id, username, password: GIVEN });
  return id;
}

describe('a password that somebody else gave', () => {
  it('opens nothing but the change to one’s own, which opens the rest', async () => {
    await withLogin('given-one');
    const { client, token } = await signedIn('given-one', GIVEN);
    expect(await client.call(whoAmI, {})).toMatchObject({ username: 'given-one', passwordGiven: true });
    for (const call of [() => client.call(myAbilities, {}), () => client.call(listPersons, {}), () => client.call(listSessions, {})]) expect((await problemOf(call())).code).toBe('platform.password_given');
    const upload = await app.http.inject({ method: 'POST', url: uploadsPath('alpha'), headers: { authorization: `Bearer ${token}`, 'tus-resumable': '1.0.0' } });
    expect((upload.json() as { code: string }).code).toBe('platform.password_given');
    const live = await app.http.inject({ url: '/api/programmes/alpha/events?topics=sites', headers: { authorization: `Bearer ${token}` } });
    expect(live.statusCode).toBe(403);
    expect((await problemOf(client.call(changePassword, { currentPassword: GIVEN, newPassword: GIVEN }))).code).toBe('people.password_unchanged');
    await client.call(changePassword, { currentPassword: GIVEN, newPassword: OWN });
    expect(await client.call(whoAmI, {})).toMatchObject({ passwordGiven: false });
    expect((await client.call(listSessions, {})).rows).toHaveLength(1);
  });

  it('is one after every reset too, and never one that somebody set themselves', async () => {
    const { client } = await signedIn('inspectore', FIXTURE_PASSWORD);
    expect((await client.call(whoAmI, {})).passwordGiven).toBe(false);
    await app.as('admin').call(resetPassword, { personId: app.id('person/inspectorE'), password: GIVEN });
    const again = await signedIn('inspectore', GIVEN);
    expect((await problemOf(again.client.call(listPersons, {}))).code).toBe('platform.password_given');
    expect(await again.client.call(signOut, {})).toEqual({ ended: 1 });
  });

  it('stays one when the login was disabled with many others and that is taken back', async () => {
    const personId = await withLogin('given-two');
    const admin = app.as('admin');
    const { bulkActId } = await admin.call(disableLogins, { personIds: [personId, app.id('person/resident')], disabled: true, reason: '核对名单' });
    expect((await problemOf(signedIn('given-two', GIVEN))).code).toBe('people.wrong_password');
    expect((await admin.call(listBulkActs, {})).rows[0]).toMatchObject({ id: bulkActId, mayUndo: true });
    expect(await admin.call(undoBulkAct, { bulkActId: bulkActId as string })).toMatchObject({ undone: 2 });
    expect((await (await signedIn('given-two', GIVEN)).client.call(whoAmI, {})).passwordGiven).toBe(true);
    expect((await (await signedIn('resident', FIXTURE_PASSWORD)).client.call(whoAmI, {})).passwordGiven).toBe(false);
  });
});

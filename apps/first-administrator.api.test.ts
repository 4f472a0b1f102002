import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { readFirstHour } from '#platform/contract/first-hour.ts';
import { createClient } from '#platform/contract/index.ts';
import { rows, sql } from '#platform/server/db/index.ts';
import { changePassword, signIn } from '#modules/people/contract/index.ts';
import { createProgramme } from '#modules/places/contract/index.ts';
import { problemOf, testApp } from '../tests/kit/index.ts';
import type { TestApp } from '../tests/kit/index.ts';
import { ensureFirstAdministrator } from './first-administrator.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ template: 'empty' });
  // Sessions are checked against the clock of the database.
  app.clock.now = Date.now();
});
const ensure = () => ensureFirstAdministrator({ owner: { db: app.ownerDb } as never, runtime: app.runtime });

describe('an installation that nobody can sign in to', () => {
  it('makes one administrator, whose password opens the way to the first programme', async () => {
    const first = await ensure();
    expect(first?.username).toBe('admin');
    const { token, programmes } = await app.as('nobody').call(signIn, { username: first?.username ?? '', password: first?.password ?? '' }, { headers: { 'x-session-token': 'body' } });
    expect(programmes).toEqual([]);
    const client = createClient({
      baseUrl: '', programme: 'first', newKey: randomUUID,
      fetch: async (url, init) => {
        const answer = await app.http.inject({ method: init.method as 'GET', url, headers: { ...init.headers, authorization: `Bearer ${token}` }, ...(init.body === undefined ? {} : { payload: String(init.body) }) });
        return { ok: answer.statusCode < 400, status: answer.statusCode, headers: { get: (name: string) => (answer.headers[name.toLowerCase()] as string | undefined) ?? null }, json: async () => answer.json() as unknown, arrayBuffer: async () => new Uint8Array(answer.rawPayload).buffer };
      },
    });
    const make = () => client.call(createProgramme, { code: 'first', nameZh: '示例县', nameEn: 'Example', cityCode: '511700', administratorName: '示例管理员' });
    // What stood in the window of the start may have been read over a shoulder.
    expect((await problemOf(make())).code).toBe('platform.password_given');
    await client.call(changePassword, { currentPassword: first?.password ?? '', newPassword: 'Quiet-River-88' });
    await make();
    expect((await client.call(readFirstHour, {})).steps.filter((step) => step.done)).toEqual([]);
  });

  it('makes no second one at a later start, and keeps no password that could be read', async () => {
    expect(await ensure()).toBeNull();
    const logins = await rows<{ password_hash: string }>(app.ownerDb, sql`select password_hash from people.logins`);
    expect(logins).toHaveLength(1);
    expect(logins[0]?.password_hash).toMatch(/^\$argon2/);
  });
});

/**
 * Goal: no operation of any module answers somebody it should not. Method: every operation the server has, as nobody, as a
 * person of another programme, and as each role; what is allowed is read from the operation and the roles' rows, nothing
 * is listed here by hand.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { pathParamsOf, takesFile } from '#platform/contract/index.ts';
import type { Operation } from '#platform/contract/index.ts';
import { serverModules } from '../apps/modules.ts';
import { allPermissions } from '../apps/permissions.ts';
import { fixturePeople, problemOf, testApp } from './kit/index.ts';
import type { TestApp } from './kit/index.ts';

const operations: Operation[] = serverModules.flatMap((module) => module.operations.map((bound) => bound.operation));
const programmeOperations = operations.filter((operation) => operation.scope === 'programme');
const NOT_ALLOWED = new Set(['platform.not_signed_in', 'platform.programme_not_found', 'platform.not_permitted']);
/** Ids that exist nowhere: access is decided before any subject is looked for. */
const ABSENT = '01234567-89ab-7def-8123-456789abcdef';

/** Each role once for each kind of thing it is held at: a second person of the same role at the same kind of place is told the same. */
const eachRole = [...new Map(fixturePeople.map((person) => [`${person.role} ${person.anchor}`, person])).values()];

let app: TestApp;
beforeAll(async () => { app = await testApp(); });

function someInput(operation: Operation): Record<string, unknown> {
  const params = Object.fromEntries(pathParamsOf(operation).map((name) => [name, ABSENT]));
  return takesFile(operation) ? { ...params, file: { fileName: 'empty.xlsx', body: new Uint8Array() } } : params;
}

async function codeOf(operation: Operation, person: string, options: { home?: string; programme?: string } = {}): Promise<string> {
  const attempt = app.as(person, options).call(operation, someInput(operation) as never, { dryRun: operation.kind === 'write' });
  try { await attempt; } catch { return (await problemOf(Promise.reject(await attempt.catch((error: unknown) => error)))).code; }
  return 'answered';
}

describe('every operation', () => {
  it('names a permission that some role holds, and has both summaries', () => {
    for (const operation of operations) {
      const { permission } = operation;
      if (permission !== 'public' && permission !== 'signedIn' && operation.scope === 'programme') {
        expect(allPermissions[permission]?.roles.length ?? 0, `${operation.id} needs ${permission}`).toBeGreaterThan(0);
      }
      expect(operation.summary.zh.length, operation.id).toBeGreaterThan(1);
      expect(operation.summary.en.length, operation.id).toBeGreaterThan(1);
    }
  });

  it('is known by every permission: none stands in a role for nothing', () => {
    const used = new Set(operations.map((operation) => operation.permission as string));
    expect(Object.keys(allPermissions).filter((permission) => !used.has(permission))).toEqual([]);
  });

  it.each(operations.filter((operation) => operation.permission !== 'public').map((operation) => [operation.id, operation] as const))(
    '%s refuses nobody-in-particular with 401', async (_id, operation) => {
      expect(await codeOf(operation, 'nobody')).toBe('platform.not_signed_in');
    });

  it.each(programmeOperations.filter((operation) => operation.permission !== 'public').map((operation) => [operation.id, operation] as const))(
    '%s does not exist for a person of another programme (404)', async (_id, operation) => {
      expect(await codeOf(operation, 'office', { home: 'beta', programme: 'alpha' })).toBe('platform.programme_not_found');
    });

  it.each(programmeOperations.filter((operation) => operation.permission.includes('.')).map((operation) => [operation.id, operation] as const))(
    '%s lets in exactly the roles that hold its permission', async (_id, operation) => {
      const holders = new Set<string>(allPermissions[operation.permission]?.roles ?? []);
      for (const person of eachRole) {
        const code = await codeOf(operation, person.name);
        if (holders.has(person.role)) expect(NOT_ALLOWED.has(code), `${person.role} → ${code}`).toBe(false);
        else expect(code, person.role).toBe('platform.not_permitted');
        expect(code, `${operation.id} as ${person.role}`).not.toBe('platform.bug');
      }
    });

  it.each(operations.filter((operation) => operation.scope === 'installation' && operation.permission.includes('.')).map((operation) => [operation.id, operation] as const))(
    '%s is for the installation’s administrator alone', async (_id, operation) => {
      expect(await codeOf(operation, 'office')).toBe('platform.not_permitted');
      expect(NOT_ALLOWED.has(await codeOf(operation, 'admin'))).toBe(false);
    });
});

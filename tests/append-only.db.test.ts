/**
 * Goal: what is only ever added to cannot be taken away by the application, whatever it is told to do.
 * Method: a table against which neither the sources nor the functions of the database hold a statement that changes or deletes is append-only in fact; the role of the
 * application must not be able to delete from it. A new such table is found by itself.
 */
import { glob, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { rows, sql } from '#platform/server/db/index.ts';
import { SCHEMAS } from '#platform/server/db/migrate.ts';
import { testApp } from './kit/index.ts';
import type { TestApp } from './kit/index.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
let app: TestApp;
let statements: string;

beforeAll(async () => {
  app = await testApp();
  const texts: string[] = [];
  for await (const path of glob(['modules/**/*.ts', 'platform/**/*.ts', 'apps/**/*.ts'], { cwd: ROOT })) if (!path.endsWith('.test.ts')) texts.push(await readFile(`${ROOT}${path}`, 'utf8'));
  for (const { body } of await rows<{ body: string }>(app.ownerDb, sql`select p.prosrc as body from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = any(${[...SCHEMAS]}::text[])`)) texts.push(body);
  statements = texts.join('\n').toLowerCase();
});

const changes = (table: string): boolean => {
  const name = table.replace('.', '\\.');
  return new RegExp(`(delete from|update) (only )?${name}\\b`).test(statements) || statements.split(new RegExp(`insert into ${name}\\b`)).slice(1).some((rest) => /\bdo update\b/.test(rest.split('insert into')[0] as string));
};

describe('a table that is only added to', () => {
  it('cannot be deleted from by the application', async () => {
    const found = await rows<{ name: string; may: boolean }>(app.ownerDb, sql`select c.oid::regclass::text as name, has_table_privilege('lianchuang_app', c.oid, 'delete') as may from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname = any(${[...SCHEMAS]}::text[]) order by 1`);
    const kept = found.filter(({ name }) => !changes(name));
    expect(kept.map(({ name }) => name)).toEqual(expect.arrayContaining(['volunteering.ban_records', 'volunteering.activity_changes', 'platform.audit_entries']));
    expect(kept.filter(({ may }) => may).map(({ name }) => name), 'revoke delete on these in platform/server/db/migrate.ts').toEqual([]);
  });

  it('is no township approval that stands, nor a decision on a person, that could be deleted', async () => {
    const found = await rows<{ name: string }>(app.ownerDb, sql`select t.name from unnest(array['honours.township_approvals', 'volunteering.bans', 'volunteering.ban_records', 'volunteering.certificate_requests', 'volunteering.applications']) as t(name) where has_table_privilege('lianchuang_app', t.name, 'delete')`);
    expect(found).toEqual([]);
  });
});

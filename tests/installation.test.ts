/**
 * Goal: an installation opens on any PostgreSQL 18 by DATABASE_URL, migrates once, opens again without doing anything, and
 * refuses what it cannot serve. Method: the composition itself on databases of the test server.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import pino from 'pino';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { loadConfig } from '#platform/server/config/index.ts';
import { rows, sql } from '#platform/server/db/index.ts';
import { migrate, readMigrations } from '#platform/server/db/migrate.ts';
import { openInstallation } from '../apps/compose.ts';
import { databaseUrl, TEST_SECRET } from './kit/global-setup.ts';

const log = pino({ level: 'silent' });
const folders: string[] = [];
afterAll(async () => { for (const folder of folders) await rm(folder, { recursive: true, force: true }); });

async function freshDatabase(name: string, template = 'template1'): Promise<string> {
  const { adminUrl } = inject('postgres');
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query(`drop database if exists ${name} with (force)`);
  await client.query(`create database ${name} template ${template}`);
  await client.end();
  return databaseUrl(adminUrl, name);
}

async function open(url: string) {
  const folder = await mkdtemp(join(tmpdir(), 'lianchuang-open-'));
  folders.push(folder);
  return openInstallation(loadConfig({ DATABASE_URL: url, LIANCHUANG_DATA_DIR: folder, LIANCHUANG_SECRET: TEST_SECRET, NODE_ENV: 'test' }), log);
}

/** Opened by the first test, and again by the second. */
let ownDatabase = '';

describe('an installation on a database of one’s own', () => {
  it('migrates it, answers, reports health and metrics, and closes', async () => {
    ownDatabase = await freshDatabase('own_database');
    const installation = await open(ownDatabase);
    const health = await installation.http.app.inject({ url: '/healthz' });
    expect(health.json()).toMatchObject({ status: 'ok', database: 'ok' });
    const config = await installation.http.app.inject({ url: '/api/config' });
    expect(config.json()).toMatchObject({ demo: false, demoLogins: [] });
    expect(config.body).not.toContain('demoPassword');
    expect((await installation.http.app.inject({ url: '/metrics' })).body).toContain('lianchuang_operation_seconds');
    const openapi = (await installation.http.app.inject({ url: '/api/openapi.json' })).json<{ openapi: string; paths: object }>();
    expect(openapi.openapi).toBe('3.1.0');
    await installation.close();
  });

  it('opens again without touching the schema', async () => {
    const again = await open(ownDatabase);
    const applied = await rows<{ n: number }>(again.owner.db, sql`select count(distinct applied_at) as n from public.schema_migrations`);
    expect(applied[0]?.n).toBe((await readMigrations()).length);
    await again.close();
  });

  it('refuses a migration that was edited after it ran', async () => {
    const url = await freshDatabase('edited_history', inject('postgres').emptyTemplate);
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(`update public.schema_migrations set hash = 'other' where name like '0001%'`);
    await client.end();
    await expect(migrate(url, TEST_SECRET)).rejects.toThrow(/was changed after it was applied/);
  });

  it('migrated by three at once ends with each migration applied once', async () => {
    const url = await freshDatabase('three_at_once');
    const results = await Promise.allSettled([1, 2, 3].map(() => migrate(url, TEST_SECRET)));
    expect(results.map((result) => (result.status === 'fulfilled' ? result.value : -1)).sort((a, b) => a - b)).toEqual([0, 0, (await readMigrations()).length]);
  });
});

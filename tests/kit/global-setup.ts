/** One real PostgreSQL for the whole test run, and one migrated template that every test file clones. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate, migrationsFingerprint } from '#platform/server/db/migrate.ts';
import { migrateJobs } from '#platform/server/jobs/index.ts';
import { startEmbeddedPostgres } from '#platform/server/postgres/index.ts';
import type { EmbeddedPostgres } from '#platform/server/postgres/index.ts';
import { loadFixture } from './fixture.ts';

export const TEST_SECRET = 'f'.repeat(64);

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: { adminUrl: string; template: string; emptyTemplate: string };
  }
}

export function databaseUrl(adminUrl: string, database: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  return url.toString();
}

/** The superuser's address by the local socket where there is one: a question and its answer cost a third less than over TCP. */
function bySocket({ adminUrl, socketDir }: EmbeddedPostgres): string {
  if (socketDir === null) return adminUrl;
  const url = new URL(adminUrl);
  url.searchParams.set('host', socketDir);
  return url.toString();
}

async function runOn(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try { await client.query(statement); } finally { await client.end(); }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'lianchuang-test-'));
  const quiet = () => undefined;
  const server = await startEmbeddedPostgres({
    dataDir: folder, log: { info: quiet, warn: quiet },
    // Nothing here need outlive a power cut, and no password need withstand a guess.
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300', scram_iterations: '1' },
  });
  const adminUrl = bySocket(server);
  const fingerprint = await migrationsFingerprint();
  const emptyTemplate = `empty_${fingerprint}`;
  const template = `template_${fingerprint}`;
  await runOn(adminUrl, `create database ${emptyTemplate}`);
  await migrate(databaseUrl(adminUrl, emptyTemplate), TEST_SECRET);
  await migrateJobs(databaseUrl(adminUrl, emptyTemplate));
  await runOn(adminUrl, `create database ${template} template ${emptyTemplate} strategy file_copy`);
  await loadFixture(databaseUrl(adminUrl, template));
  project.provide('postgres', { adminUrl, template, emptyTemplate });
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

/** A durable embedded PostgreSQL with the tests' small programme in it, and the application's server on a port. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHash, randomUUID } from 'node:crypto';
import pg from 'pg';
import pino from 'pino';
import { openDatabase, sql } from '#platform/server/db/index.ts';
import type { Database } from '#platform/server/db/index.ts';
import { appUrl, migrate } from '#platform/server/db/migrate.ts';
import { createHttpServer } from '#platform/server/http/index.ts';
import type { HttpServer } from '#platform/server/http/index.ts';
import { migrateJobs } from '#platform/server/jobs/index.ts';
import { createRuntime } from '#platform/server/operations/index.ts';
import type { Runtime } from '#platform/server/operations/index.ts';
import { startEmbeddedPostgres } from '#platform/server/postgres/index.ts';
import { serverModules } from '../../apps/modules.ts';
import { idOf, loadFixture } from '../../tests/kit/fixture.ts';

const SECRET = 'b'.repeat(64);

export interface Ground {
  readonly ownerUrl: string;
  readonly applicationUrl: string;
  readonly owner: Database;
  readonly dataDir: string;
  id(name: string): string;
  tokenOf(person: string): Promise<string>;
  /** A server on this ground; many may be opened. */
  serve(options?: { poolSize?: number; trustProxy?: boolean }): Promise<Served>;
  /** The same database once more, as it stands now. */
  copy(name: string): Promise<{ ownerUrl: string; applicationUrl: string }>;
  close(): Promise<void>;
}

export interface Served { readonly url: string; readonly runtime: Runtime; readonly application: Database; readonly http: HttpServer; close(): Promise<void> }

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try { await client.query(statement); } finally { await client.end(); }
}

function onDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.toString();
}

/** Opens the ground. Durable as in production: every acknowledged write is on disk. */
export async function openGround(): Promise<Ground> {
  const dataDir = await mkdtemp(join(tmpdir(), 'lianchuang-bench-'));
  const server = await startEmbeddedPostgres({ dataDir, log: { info: () => undefined, warn: () => undefined }, settings: { max_connections: '300' } });
  const ownerUrl = onDatabase(server.adminUrl, 'bench');
  await run(server.adminUrl, 'create database bench');
  await migrate(ownerUrl, SECRET);
  await migrateJobs(ownerUrl);
  await loadFixture(ownerUrl);
  const owner = openDatabase({ url: ownerUrl, poolSize: 4 });
  const id = (name: string): string => idOf(`alpha/${name}`);
  return {
    ownerUrl, applicationUrl: appUrl(ownerUrl, SECRET), owner, dataDir, id,
    async tokenOf(person) {
      const token = `bench-${person}-${randomUUID()}`;
      await sql`insert into people.sessions (id, token_hash, login_id, created_at, last_seen_at, expires_at)
        values (${randomUUID()}, ${createHash('sha256').update(token).digest()}, ${id(`login/${person}`)}, now(), '2100-01-01', '2100-01-01')`.execute(owner.db);
      return token;
    },
    serve: (options) => serve(ownerUrl, dataDir, options?.poolSize ?? 16, options?.trustProxy ?? false),
    async copy(name) {
      await run(server.adminUrl, `select pg_terminate_backend(pid) from pg_stat_activity where datname = 'bench' and pid <> pg_backend_pid()`);
      await run(server.adminUrl, `create database ${name} template bench strategy file_copy`);
      const copied = onDatabase(server.adminUrl, name);
      return { ownerUrl: copied, applicationUrl: appUrl(copied, SECRET) };
    },
    async close() {
      await owner.close();
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function serve(ownerUrl: string, dataDir: string, poolSize: number, trustProxy: boolean): Promise<Served> {
  const application = openDatabase({ url: appUrl(ownerUrl, SECRET), poolSize });
  const runtime = createRuntime({ db: application.db, log: pino({ level: 'error' }), modules: serverModules, dataDir, idleMinutes: 600 });
  const http = await createHttpServer({
    runtime, listenUrl: appUrl(ownerUrl, SECRET), webFolder: '/nonexistent', fieldFolder: '/nonexistent', trustProxy, secureCookies: false,
    maxUploadBytes: 64 * 1024 * 1024, rateLimitPerMinute: 0, publicConfig: async () => ({}), openapi: () => ({}), readiness: () => ({ ready: true, doing: null }), tileHosts: [], metricsToken: null,
  });
  const url = await http.app.listen({ port: 0, host: '127.0.0.1' });
  return { url, runtime, application, http, close: async () => { await http.close(); await application.close(); } };
}

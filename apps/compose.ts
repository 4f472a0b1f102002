/** Composition of one running installation: database, migrations, runtime, jobs, HTTP. No rule lives here. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import pino from 'pino';
import type { Logger } from 'pino';
import { loadSecret } from '#platform/server/config/index.ts';
import type { Config } from '#platform/server/config/index.ts';
import { openDatabase, rows, sql } from '#platform/server/db/index.ts';
import type { Database } from '#platform/server/db/index.ts';
import { appUrl, migrate } from '#platform/server/db/migrate.ts';
import { createHttpServer } from '#platform/server/http/index.ts';
import type { HttpServer } from '#platform/server/http/index.ts';
import { migrateJobs, startJobs } from '#platform/server/jobs/index.ts';
import { identityService, outboxSender } from '#platform/server/identities/index.ts';
import type { JobRunner } from '#platform/server/jobs/index.ts';
import { openapiDocument } from '#platform/server/openapi/index.ts';
import { createRuntime } from '#platform/server/operations/index.ts';
import type { Runtime } from '#platform/server/operations/index.ts';
import { startEmbeddedPostgres } from '#platform/server/postgres/index.ts';
import type { EmbeddedPostgres } from '#platform/server/postgres/index.ts';
import { serverModules } from './modules.ts';
import { publicPages } from './public/index.ts';

const DATABASE_NAME = 'lianchuang';
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const TIANDITU_HOSTS = ['https://*.tianditu.gov.cn'];

export interface Installation {
  readonly config: Config;
  readonly runtime: Runtime;
  readonly owner: Database;
  readonly ownerUrl: string;
  readonly http: HttpServer;
  readonly log: Logger;
  readonly version: string;
  /** What is still being loaded; null when ready. */
  doing: string | null;
  /** Resolves when the embedded database ends by itself. */
  readonly databaseEnded: Promise<unknown>;
  close(): Promise<void>;
}

async function ensureDatabase(adminUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [DATABASE_NAME]);
    if (found.rowCount === 0) await client.query(`create database ${DATABASE_NAME} encoding 'UTF8' template template0`);
  } finally { await client.end(); }
  const url = new URL(adminUrl);
  url.pathname = `/${DATABASE_NAME}`;
  return url.toString();
}

interface Ground { readonly ownerUrl: string; readonly embedded: EmbeddedPostgres | null }

async function openGround(config: Config, log: Logger): Promise<Ground> {
  if (config.database.kind === 'external') return { ownerUrl: config.database.url, embedded: null };
  const embedded = await startEmbeddedPostgres({
    dataDir: config.dataDir, port: config.database.port, appUrl: config.publicUrl,
    log: { info: (text) => log.info(text), warn: (text) => log.warn(text) },
  });
  try {
    return { ownerUrl: await ensureDatabase(embedded.adminUrl), embedded };
  } catch (error) {
    await embedded.stop();
    throw error;
  }
}

async function demoLogins(runtime: Runtime, owner: Database): Promise<unknown[]> {
  const programmes = await rows<{ code: string; name_zh: string; name_en: string }>(owner.db, sql`select code, name_zh, name_en from places.programmes`);
  const named = new Map(programmes.map((programme) => [programme.code, programme]));
  const found = await rows<{ username: string; programme_code: string; person_name: string; title: string | null; role_zh: string; role_en: string }>(
    runtime.db, sql`select * from people.demo_logins()`);
  const many = Map.groupBy(found, (row) => row.programme_code);
  // The city with every role first; of the small programmes beside it each login says which it belongs to.
  const [main, ...others] = [...many.values()].sort((a, b) => b.length - a.length);
  const said = (row: (typeof found)[number], aboutZh: string | null, aboutEn: string | null) => ({ username: row.username, programme: row.programme_code, personName: row.person_name, aboutZh, aboutEn, roleZh: row.role_zh, roleEn: row.role_en });
  return [
    ...(main ?? []).map((row) => said(row, row.title, row.title)),
    ...others.flat().map((row) => said(row, named.get(row.programme_code)?.name_zh ?? row.programme_code, named.get(row.programme_code)?.name_en ?? row.programme_code)),
  ];
}

/** The logger of the whole process: JSON lines, no secrets in them. */
export function createLog(config: Config): Logger {
  return pino({ level: config.logLevel, redact: ['password', 'token', 'req.headers.cookie', 'req.headers.authorization'] });
}

/** Starts everything but the listening. @errors StartupError in both languages when the surroundings do not allow it. */
export async function openInstallation(config: Config, log: Logger, options: { jobs?: boolean; demoPassword?: string; /** Told once, when the schema was brought up to date. */ onMigrated?: (stepCount: number) => void } = {}): Promise<Installation> {
  const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  const ground = await openGround(config, log);
  const closing: (() => Promise<unknown>)[] = [async () => ground.embedded?.stop()];
  const close = async (): Promise<void> => { for (const step of closing.splice(0).reverse()) await step().catch((error: unknown) => log.error({ err: error }, 'closing')); };
  try {
    const secret = (await loadSecret(config)).toString('hex');
    const stepCount = await migrate(ground.ownerUrl, secret, (name) => log.debug(`数据库结构更新 ${name} · migrating`));
    if (stepCount > 0) options.onMigrated?.(stepCount);
    await migrateJobs(ground.ownerUrl);
    const owner = openDatabase({ url: ground.ownerUrl, poolSize: 3, onError: (error) => log.warn({ err: error }, 'database connection lost') });
    closing.push(() => owner.close());
    const application = openDatabase({ url: appUrl(ground.ownerUrl, secret), poolSize: config.poolSize, onError: (error) => log.warn({ err: error }, 'database connection lost') });
    closing.push(() => application.close());
    const runtime = createRuntime({
      publicUrl: config.publicUrl,
      db: application.db, log, modules: serverModules, dataDir: config.dataDir, idleMinutes: config.sessionIdle_minutes, sessionMinutes: config.session_minutes, secret, cipher: config.cipher,
      identities: { sms: config.sms === 'outbox' ? outboxSender(() => Date.now()) : null, service: config.oidc === null ? null : identityService({ ...config.oidc, publicUrl: config.publicUrl }) },
    });
    const state = { doing: null as string | null };
    const http = await createHttpServer({
      runtime, listenUrl: appUrl(ground.ownerUrl, secret), webFolder: join(ROOT, 'dist', 'web'), fieldFolder: join(ROOT, 'dist', 'field'), publicFolder: join(ROOT, 'dist', 'public'), trustProxy: config.trustProxy as never,
      secureCookies: config.publicUrl.startsWith('https:'), maxUploadBytes: config.upload_bytes_max,
      rateLimitPerMinute: config.mode === 'test' ? 0 : 6_000, openapi: () => openapiDocument(runtime, version),
      readiness: () => ({ ready: state.doing === null, doing: state.doing }), tileHosts: config.tiandituKey === null ? [] : TIANDITU_HOSTS, metricsToken: config.metricsToken, publicPages,
      publicConfig: async () => ({
        version, demo: config.isDemo, tiandituKey: config.tiandituKey,
        ...(config.isDemo ? { demoPassword: options.demoPassword, demoLogins: await demoLogins(runtime, owner) } : { demoLogins: [] }),
      }),
    });
    closing.push(() => http.close());
    if (options.jobs !== false) {
      const jobs: JobRunner = await startJobs(ground.ownerUrl, runtime, serverModules, { isOnlyApp: ground.embedded !== null });
      closing.push(() => jobs.stop());
    }
    return {
      config, runtime, owner, ownerUrl: ground.ownerUrl, http, log, version, close,
      databaseEnded: ground.embedded?.exited ?? new Promise(() => undefined),
      get doing() { return state.doing; }, set doing(value) { state.doing = value; },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

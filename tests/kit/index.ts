/**
 * The test kit: a database of one's own, the whole server on it, and a typed client per person.
 * `const app = await testApp(); const office = app.as('office'); await office.call(listSites, {})`.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import pino from 'pino';
import { afterAll, inject } from 'vitest';
import { createClient, ProblemError } from '#platform/contract/index.ts';
import type { Client } from '#platform/contract/index.ts';
import { openDatabase, sql } from '#platform/server/db/index.ts';
import type { Db } from '#platform/server/db/index.ts';
import { appUrl } from '#platform/server/db/migrate.ts';
import { createHttpServer } from '#platform/server/http/index.ts';
import type { Identities } from '#platform/server/identities/index.ts';
import { createRuntime } from '#platform/server/operations/index.ts';
import type { Runtime } from '#platform/server/operations/index.ts';
import { serverModules } from '../../apps/modules.ts';
import { publicPages } from '../../apps/public/index.ts';
import { idOf } from './fixture.ts';
import { databaseUrl, TEST_SECRET } from './global-setup.ts';

export { idOf, FIXTURE_PASSWORD, fixturePeople } from './fixture.ts';
export { ProblemError };

export interface TestApp {
  readonly http: FastifyInstance;
  readonly runtime: Runtime;
  /** The owner's connection: sees everything, for arranging and for looking behind the scenes. */
  readonly ownerDb: Db;
  /** The application's role, without any request context. */
  readonly appDb: Db;
  readonly ownerUrl: string;
  readonly dataDir: string;
  /** Milliseconds; tests may set it. */
  clock: { now: number };
  /** id of a fixture thing of programme alpha: `app.id('site/e1a-1')`. */
  id(name: string, programme?: string): string;
  token(person: string, programme?: string): Promise<string>;
  /** A client signed in as that fixture person (`'nobody'` for no session). */
  as(person: string, options?: { home?: string; programme?: string; locale?: string; headers?: Readonly<Record<string, string>> }): Client;
  close(): Promise<void>;
}

const fixtureNow = Date.parse('2026-09-21T02:00:00Z');

async function newDatabase(template: string): Promise<{ ownerUrl: string; drop: () => Promise<void> }> {
  const { adminUrl } = inject('postgres');
  const name = `t_${randomBytes(8).toString('hex')}`;
  const run = async (statement: string): Promise<void> => {
    const client = new pg.Client({ connectionString: adminUrl });
    await client.connect();
    try { await client.query(statement); } finally { await client.end(); }
  };
  await run(`create database ${name} template ${template} strategy file_copy`);
  return { ownerUrl: databaseUrl(adminUrl, name), drop: () => run(`drop database if exists ${name} with (force)`) };
}

/** A database cloned from the empty or the filled template, as its owner's address. */
export async function testDatabase(kind: 'empty' | 'filled' = 'filled'): Promise<{ ownerUrl: string; appUrl: string; drop: () => Promise<void> }> {
  const { template, emptyTemplate } = inject('postgres');
  const made = await newDatabase(kind === 'empty' ? emptyTemplate : template);
  return { ...made, appUrl: appUrl(made.ownerUrl, TEST_SECRET) };
}

/** fetch() over Fastify's inject: no port, same path. */
function injectFetch(http: FastifyInstance) {
  return async (url: string, init: { method: string; headers: Record<string, string>; body?: unknown }) => {
    let payload: Buffer | string | undefined;
    const headers = { ...init.headers };
    if (init.body instanceof FormData) {
      const encoded = new Response(init.body);
      headers['content-type'] = encoded.headers.get('content-type') as string;
      payload = Buffer.from(await encoded.arrayBuffer());
    } else if (init.body !== undefined) payload = String(init.body);
    const response = await http.inject({ method: init.method as 'GET', url, headers, ...(payload === undefined ? {} : { payload }) });
    return {
      ok: response.statusCode < 400, status: response.statusCode,
      headers: { get: (name: string) => (response.headers[name.toLowerCase()] as string | undefined) ?? null },
      json: async () => response.json() as unknown,
      arrayBuffer: async () => new Uint8Array(response.rawPayload).buffer,
    };
  };
}

/** The multipart body of a file operation. */
export function formOf(file: { fileName: string; body: Uint8Array }, fields: string): FormData {
  const form = new FormData();
  form.append('fields', fields);
  form.append('file', new Blob([file.body as Uint8Array<ArrayBuffer>]), file.fileName);
  return form;
}

/** The whole server on a database of its own; closed after the test file. */
export async function testApp(options: { template?: 'empty' | 'filled'; poolSize?: number; logLines?: string[]; identities?: Identities } = {}): Promise<TestApp> {
  const made = await testDatabase(options.template ?? 'filled');
  const dataDir = await mkdtemp(join(tmpdir(), 'lianchuang-data-'));
  const owner = openDatabase({ url: made.ownerUrl, poolSize: 3 });
  const application = openDatabase({ url: made.appUrl, poolSize: options.poolSize ?? 10 });
  const clock = { now: fixtureNow };
  const { logLines } = options;
  const log = logLines === undefined ? pino({ level: process.env['TEST_LOG'] ?? 'silent' }) : pino({ level: 'trace' }, { write: (line: string) => { logLines.push(line); } });
  const runtime = createRuntime({ db: application.db, log, modules: serverModules, clock: () => clock.now, dataDir, secret: TEST_SECRET, ...(options.identities === undefined ? {} : { identities: options.identities }) });
  const server = await createHttpServer({
    runtime, listenUrl: made.appUrl, webFolder: join(dataDir, 'no-web'), fieldFolder: join(dataDir, 'no-web'), trustProxy: false, secureCookies: false,
    maxUploadBytes: 50 * 1024 * 1024, rateLimitPerMinute: 0, publicConfig: async () => ({ demo: false }), openapi: () => ({}),
    readiness: () => ({ ready: true, doing: null }), tileHosts: [], metricsToken: null, publicPages,
  });
  const tokens = new Map<string, Promise<string>>();
  const makeToken = async (person: string, programme: string): Promise<string> => {
    const token = `test-${programme}-${person}-${randomBytes(8).toString('hex')}`;
    await sql`insert into people.sessions (id, token_hash, login_id, created_at, last_seen_at, expires_at)
      values (${randomUUID()}, ${createHash('sha256').update(token).digest()}, ${idOf(`${programme}/login/${person}`)}, now(), '2100-01-01', '2100-01-01')`.execute(owner.db);
    return token;
  };
  const app: TestApp = {
    http: server.app, runtime, ownerDb: owner.db, appDb: application.db, ownerUrl: made.ownerUrl, dataDir, clock,
    id: (name, programme = 'alpha') => idOf(`${programme}/${name}`),
    token(person, programme = 'alpha') {
      const key = `${programme}/${person}`;
      let token = tokens.get(key);
      if (token === undefined) { token = makeToken(person, programme); tokens.set(key, token); }
      return token;
    },
    as(person, { home = 'alpha', programme = home, locale = 'zh-CN', headers: more = {} } = {}) {
      const plain = injectFetch(server.app);
      return createClient({
        baseUrl: '', programme, newKey: randomUUID, form: formOf, locale: () => locale,
        fetch: async (url, init) => {
          const headers = person === 'nobody' ? { ...init.headers, ...more } : { ...init.headers, ...more, authorization: `Bearer ${await app.token(person, home)}` };
          return plain(url, { ...init, headers });
        },
      });
    },
    async close() {
      await server.close();
      await application.close();
      await owner.close();
      await made.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  afterAll(() => app.close());
  return app;
}

/** The problem an attempt ends in. @errors throws when it succeeds. */
export async function problemOf(attempt: Promise<unknown>): Promise<ProblemError> {
  try { await attempt; } catch (error) {
    if (error instanceof ProblemError) return error;
    throw error;
  }
  throw new Error('expected a refusal, but it succeeded');
}

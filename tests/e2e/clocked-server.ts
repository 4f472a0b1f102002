/** 可拨钟的服务器 · A server on the fixture whose clock the story moves: days of a notice or hours of a ballot pass at once. */
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import pino from 'pino';
import type { Operation } from '#platform/contract/index.ts';
import { openDatabase } from '#platform/server/db/index.ts';
import { appUrl, migrate } from '#platform/server/db/migrate.ts';
import { createHttpServer } from '#platform/server/http/index.ts';
import type { IdentityService, outboxSender } from '#platform/server/identities/index.ts';
import { migrateJobs } from '#platform/server/jobs/index.ts';
import { createRuntime, perform } from '#platform/server/operations/index.ts';
import type { Bound } from '#platform/server/operations/index.ts';
import { startEmbeddedPostgres } from '#platform/server/postgres/index.ts';
import { serverModules } from '../../apps/modules.ts';
import { publicPages } from '../../apps/public/index.ts';
import { idOf, loadFixture } from '../kit/fixture.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const SECRET = '7'.repeat(64);

export interface ClockedServer {
  readonly baseUrl: string;
  /** An act of a person of `alpha`, beside the browser. @errors throws with the code of a refusal */
  readonly acting: <Output>(operation: Operation, person: string, input: unknown) => Promise<Output>;
  readonly stop: () => Promise<void>;
}

interface Identities { sms: ReturnType<typeof outboxSender> | null; service: IdentityService | null }

/** @param clock moved by the story, epoch milliseconds. @param identities may be completed once the address is known */
export async function startClockedServer(clock: { now: number }, identities?: Identities): Promise<ClockedServer> {
  const closers: (() => Promise<unknown>)[] = [];
  const dataDir = await mkdtemp(join(tmpdir(), 'lianchuang-clocked-'));
  closers.push(() => rm(dataDir, { recursive: true, force: true }));
  // Nothing here need outlive a power cut.
  const server = await startEmbeddedPostgres({ dataDir, log: { info: () => undefined, warn: () => undefined }, settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } });
  closers.push(() => server.stop());
  const admin = new pg.Client({ connectionString: server.adminUrl });
  await admin.connect();
  await admin.query('create database clocked');
  await admin.end();
  const ownerUrl = new URL(server.adminUrl);
  ownerUrl.pathname = '/clocked';
  await migrate(ownerUrl.href, SECRET);
  await migrateJobs(ownerUrl.href);
  await loadFixture(ownerUrl.href);
  const database = openDatabase({ url: appUrl(ownerUrl.href, SECRET) });
  closers.push(() => database.close());
  const runtime = createRuntime({ db: database.db, log: pino({ level: 'silent' }), modules: serverModules, clock: () => clock.now, dataDir, secret: SECRET, ...(identities === undefined ? {} : { identities }) });
  const http = await createHttpServer({
    runtime, listenUrl: appUrl(ownerUrl.href, SECRET), webFolder: join(root, 'dist/web'), fieldFolder: join(root, 'dist/field'), publicFolder: join(root, 'dist/public'), trustProxy: false, secureCookies: false, maxUploadBytes: 10_000_000,
    rateLimitPerMinute: 0, publicConfig: async () => ({ demo: false }), openapi: () => ({}), readiness: () => ({ ready: true, doing: null }), tileHosts: [], metricsToken: null, publicPages,
  });
  closers.push(() => http.close());
  await http.app.listen({ port: 0, host: '127.0.0.1' });
  return {
    baseUrl: `http://127.0.0.1:${(http.app.server.address() as AddressInfo).port}`,
    async acting(operation, person, input) {
      const answer = await perform(runtime, runtime.operations.get(operation.id) as Bound, { asPerson: { programmeId: idOf('alpha/programme'), personId: idOf(`alpha/person/${person}`) } }, input, { requestId: 'story', locale: 'zh-CN' });
      if (!answer.ok) throw new Error(`${operation.id}: ${answer.problem.code}`);
      return answer.output as never;
    },
    async stop() { for (const close of closers.toReversed()) await close(); },
  };
}

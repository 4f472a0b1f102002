/** The application's server on a test's database, in a process of its own, so that it can be killed. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { openDatabase } from '#platform/server/db/index.ts';
import { createHttpServer } from '#platform/server/http/index.ts';
import { createRuntime } from '#platform/server/operations/index.ts';
import { serverModules } from '../apps/modules.ts';

async function start({ applicationUrl, secret, now }: { applicationUrl: string; secret: string; now: number }): Promise<void> {
  const nowhere = join(tmpdir(), 'lianchuang-no-web');
  const application = openDatabase({ url: applicationUrl, poolSize: 6 });
  const runtime = createRuntime({ db: application.db, log: pino({ level: 'silent' }), modules: serverModules, clock: () => now, dataDir: nowhere, secret });
  const { app } = await createHttpServer({
    runtime, listenUrl: applicationUrl, webFolder: nowhere, fieldFolder: nowhere, trustProxy: false, secureCookies: false, maxUploadBytes: 1_000_000, rateLimitPerMinute: 0,
    publicConfig: async () => ({}), openapi: () => ({}), readiness: () => ({ ready: true, doing: null }), tileHosts: [], metricsToken: null,
  });
  process.send?.({ url: await app.listen({ port: 0, host: '127.0.0.1' }) });
}

process.once('message', (message) => { void start(message as Parameters<typeof start>[0]); });

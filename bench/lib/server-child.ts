/** The application's server with its job runner in a process of its own, so that its memory is its own. */
import pino from 'pino';
import { openDatabase } from '#platform/server/db/index.ts';
import { createHttpServer } from '#platform/server/http/index.ts';
import { startJobs } from '#platform/server/jobs/index.ts';
import { createRuntime } from '#platform/server/operations/index.ts';
import { serverModules } from '../../apps/modules.ts';
import type { ServerAddress, ServerRequest } from './server.ts';

const SAMPLE_EVERY_MS = 20;

async function start(address: ServerAddress): Promise<void> {
  const application = openDatabase({ url: address.applicationUrl, poolSize: 10 });
  const runtime = createRuntime({ db: application.db, log: pino({ level: 'error' }), modules: serverModules, dataDir: address.dataDir, idleMinutes: 600 });
  const http = await createHttpServer({
    runtime, listenUrl: address.applicationUrl, webFolder: '/nonexistent', fieldFolder: '/nonexistent', trustProxy: false, secureCookies: false,
    maxUploadBytes: 64 * 1024 * 1024, rateLimitPerMinute: 0, publicConfig: async () => ({}), openapi: () => ({}), readiness: () => ({ ready: true, doing: null }), tileHosts: [], metricsToken: null,
  });
  const url = await http.app.listen({ port: 0, host: '127.0.0.1' });
  await startJobs(address.ownerUrl, runtime, serverModules, { isOnlyApp: true });
  let peak = 0;
  setInterval(() => { peak = Math.max(peak, process.memoryUsage.rss()); }, SAMPLE_EVERY_MS);
  process.on('message', (request: ServerRequest) => { if (request.ask === 'memory') process.send?.({ peak, now: process.memoryUsage.rss() }); });
  process.send?.({ url });
}

process.once('message', (address) => { void start(address as ServerAddress); });

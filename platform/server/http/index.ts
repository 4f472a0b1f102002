/** The HTTP face: plugins, health, metrics, operations, live events and the built web client. */
import { randomUUID, timingSafeEqual } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyCompress from '@fastify/compress';
import fastifyCookie from '@fastify/cookie';
import fastifyMultipart from '@fastify/multipart';
import fastifyRateLimit from '@fastify/rate-limit';
import fastifyStatic from '@fastify/static';
import Fastify, { LogController } from 'fastify';
import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { sql } from '../db/index.ts';
import { problemBody } from '../operations/index.ts';
import type { Runtime } from '../operations/index.ts';
import { AddressLimits } from './address-limits.ts';
import { BodyRefused, BodyRoom } from './body-room.ts';
import { LiveEvents } from './events.ts';
import { isFieldAddress, registerFieldApp, sendFieldPage } from './field-app.ts';
import { loadAssets, PublicPages } from './pages/index.ts';
import type { PublicForm, PublicPage, SiteReader } from './pages/index.ts';
import { registerRawRoutes } from './raw-routes.ts';
import { localeOf, registerOperations, sendProblem } from './routes.ts';
import { securityHeaders } from './security-headers.ts';

export interface HttpOptions {
  readonly runtime: Runtime;
  readonly listenUrl: string;
  readonly webFolder: string;
  readonly fieldFolder: string;
  /** Built scripts of public pages. */
  readonly publicFolder?: string;
  readonly trustProxy: boolean;
  readonly secureCookies: boolean;
  readonly maxUploadBytes: number;
  /** Requests a minute and address; 0 for no limit (benchmarks and tests). */
  readonly rateLimitPerMinute: number;
  /** What a page may know before anybody signs in. */
  readonly publicConfig: () => Promise<Record<string, unknown>>;
  readonly openapi: () => unknown;
  /** Still loading packs, or ready. */
  readonly readiness: () => { ready: boolean; doing: string | null };
  readonly tileHosts: readonly string[];
  /** Pages for everybody; without them the address `/` is the office's. */
  readonly publicPages?: { readonly pages: readonly PublicPage[]; readonly forms: readonly PublicForm[]; readonly site: SiteReader };
  /** Who brings it reads /metrics; null: this machine alone. */
  readonly metricsToken: string | null;
}

export interface HttpServer {
  readonly app: FastifyInstance;
  readonly live: LiveEvents;
  close(): Promise<void>;
}

const HEALTH_TIMEOUT_MS = 2_000;
/** Files on their way in, once for everybody and once for who has signed in, so that neither shuts the other out. */
const ROOM_BYTES_MAX = 192 * 1024 * 1024;
const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** With a token, whoever brings it; without one, this machine alone. Behind a proxy everybody seems to come from here. */
function mayReadMetrics(request: FastifyRequest, token: string | null): boolean {
  if (token === null) return LOOPBACK.has(request.socket.remoteAddress ?? '') && request.headers['x-forwarded-for'] === undefined;
  const given = Buffer.from(request.headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

function registerHealth(app: FastifyInstance, options: HttpOptions, registry: Registry): void {
  app.get('/healthz', async (_request, reply) => {
    const database = await Promise.race([
      sql`select 1`.execute(options.runtime.db).then(() => 'ok', () => 'out of reach'),
      new Promise<string>((resolve) => { setTimeout(() => resolve('slow'), HEALTH_TIMEOUT_MS).unref(); }),
    ]);
    const { ready, doing } = options.readiness();
    return reply.code(database === 'ok' ? 200 : 503).send({ status: database === 'ok' ? (ready ? 'ok' : 'loading') : 'unhealthy', database, doing });
  });
  app.get('/metrics', async (request, reply) => {
    if (!mayReadMetrics(request, options.metricsToken)) return sendProblem(reply, problemBody(options.runtime, 'platform.not_found', {}, { requestId: request.id, locale: localeOf(request) }));
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}

/** The page itself is read anew each time: a rebuilt client shows at the next click. */
async function sendPage(reply: FastifyReply, folder: string): Promise<FastifyReply> {
  const page = await readFile(join(folder, 'index.html'), 'utf8');
  return reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(page);
}

/** The single-page client: hashed files for a year, the page itself never. */
function registerWeb(app: FastifyInstance, folder: string, hasPublicPages: boolean): void {
  if (!existsSync(join(folder, 'index.html'))) {
    app.get(hasPublicPages ? '/sign-in' : '/', async (_request, reply) => reply.type('text/html; charset=utf-8').send(
      '<!doctype html><meta charset="utf-8"><title>联创</title><p>网页尚未构建，请运行 npm run build。The web client is not built yet: npm run build.'));
    return;
  }
  if (!hasPublicPages) app.get('/', async (_request, reply) => sendPage(reply, folder));
  void app.register(fastifyStatic, {
    root: folder, index: false, cacheControl: false, preCompressed: true,
    setHeaders: (reply, path) => {
      reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}

/** Whether somebody with a browser asks for a page of the public site. */
function wantsPublicPage(request: FastifyRequest): boolean {
  return /^\/(public(\/|-|$)|$|\?)/.test(request.url) && !(request.headers.accept ?? '').includes('json');
}

/** The address that somebody meant who typed a stroke too many, or the public site without a programme; null where none is near. */
function addressMeant(request: FastifyRequest): string | null {
  const [path = '', ...query] = request.url.split('?');
  const bare = path.replace(/\/+$/, '');
  if (request.method !== 'GET' || !/^\/public(\/[^/]+)*$/.test(bare) || (bare === path && bare !== '/public')) return null;
  return [bare === '/public' ? '/' : bare, ...query].join('?');
}

/** Whether somebody with a browser asks for a page of the client: its own page says what is not there. */
const wantsPage = (request: FastifyRequest): boolean => request.method === 'GET' && !request.url.startsWith('/api/') && (request.headers.accept ?? '').includes('text/html');

function registerFallback(app: FastifyInstance, options: HttpOptions, pages: PublicPages | null): void {
  app.setNotFoundHandler(async (request, reply) => {
    const meta = { requestId: request.id, locale: localeOf(request) };
    if (pages !== null && wantsPublicPage(request)) return pages.sendProblemPage(request, reply, 404);
    const isPage = wantsPage(request);
    if (isPage && isFieldAddress(request.url)) {
      const sent = await sendFieldPage(reply, options.fieldFolder);
      if (sent !== null) return sent;
    }
    if (isPage && existsSync(join(options.webFolder, 'index.html'))) return sendPage(reply, options.webFolder);
    return sendProblem(reply, problemBody(options.runtime, 'platform.not_found', {}, meta));
  });
  app.setErrorHandler(async (error, request, reply) => {
    const meta = { requestId: request.id, locale: localeOf(request) };
    const status = (error as { statusCode?: number }).statusCode ?? 500;
    // What is still on its way is not waited for.
    if (error instanceof BodyRefused) void reply.header('connection', 'close');
    if (pages !== null && wantsPublicPage(request)) {
      if (status >= 500 && status !== 503) options.runtime.log.error({ err: error, requestId: request.id }, 'page failed');
      return pages.sendProblemPage(request, reply, status === 413 || status === 429 || status === 503 ? status : status >= 500 ? 500 : 404);
    }
    // An address that no file can have, such as one with two slashes, is one that no page has.
    if ([400, 403, 404].includes(status) && wantsPage(request) && existsSync(join(options.webFolder, 'index.html'))) return sendPage(reply, options.webFolder);
    if (status === 413) return sendProblem(reply, problemBody(options.runtime, 'platform.too_large', {}, meta));
    if (status === 429) return sendProblem(reply, problemBody(options.runtime, 'platform.too_many_requests', {}, meta));
    if (error instanceof BodyRefused) return sendProblem(reply, problemBody(options.runtime, 'platform.unavailable', {}, meta));
    if (status >= 400 && status < 500) {
      const body = problemBody(options.runtime, 'platform.invalid_input', {}, meta);
      return sendProblem(reply, { ...body, detail: (error as Error).message });
    }
    options.runtime.log.error({ err: error, requestId: request.id }, 'request failed');
    return sendProblem(reply, problemBody(options.runtime, 'platform.bug', { requestId: request.id }, meta));
  });
}

/** A session is touched at most once a minute, after the answer. */
function sessionToucher(runtime: Runtime): (sessionId: string, lastSeenAt: string) => void {
  return (sessionId, lastSeenAt) => {
    const now = runtime.clock();
    if (now - Date.parse(lastSeenAt) < 60_000) return;
    sql`update people.sessions set last_seen_at = greatest(last_seen_at, ${new Date(now).toISOString()}) where id = ${sessionId}`
      .execute(runtime.db).catch((error: unknown) => runtime.log.warn({ err: error }, 'session not touched'));
  };
}

function metricsOf(live: () => LiveEvents): { registry: Registry; observe: (operation: string, status: number, seconds: number) => void } {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'lianchuang_operation_seconds', help: 'Time to answer an operation', labelNames: ['operation'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5], registers: [registry],
  });
  const answers = new Counter({ name: 'lianchuang_operation_answers_total', help: 'Answers by operation and status', labelNames: ['operation', 'status'], registers: [registry] });
  new Gauge({ name: 'lianchuang_live_readers', help: 'Open live pages', registers: [registry], collect() { this.set(live().readerCount); } });
  return { registry, observe: (operation, status, took) => { seconds.observe({ operation }, took); answers.inc({ operation, status }); } };
}

/** Builds the server, ready to listen. */
export async function createHttpServer(options: HttpOptions): Promise<HttpServer> {
  const { runtime } = options;
  const fixed = await securityHeaders(options);
  const app: FastifyInstance = Fastify({
    loggerInstance: runtime.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    // Everything here writes to the runtime's own log; a logger for each request would be made and never used.
    childLoggerFactory: (logger) => logger,
    trustProxy: options.trustProxy,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 400 },
    // An address that cannot be read, or names something longer than any id, is one that nothing has. These answers come before every hook.
    frameworkErrors: (_error, request, reply) => {
      void reply.headers(fixed).header('x-request-id', request.id);
      void sendProblem(reply as unknown as FastifyReply, problemBody(runtime, 'platform.not_found', {}, { requestId: request.id, locale: localeOf(request as unknown as FastifyRequest) }));
    },
  });
  const live = new LiveEvents(runtime, options.listenUrl);
  const { registry, observe } = metricsOf(() => live);
  app.addHook('onRequest', (request, reply, done) => {
    void reply.headers(fixed).header('x-request-id', request.id);
    done();
  });
  const isTold = runtime.log.isLevelEnabled('debug');
  app.addHook('onResponse', (request, reply, done) => {
    // The pattern and not the address: what stands in an address may be a secret, as the code of a resident's report is.
    if (isTold) runtime.log.debug({ requestId: request.id, method: request.method, route: request.routeOptions.url ?? null, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'answered');
    done();
  });
  await app.register(fastifyCookie);
  if (options.rateLimitPerMinute > 0) await app.register(fastifyRateLimit, { max: options.rateLimitPerMinute, timeWindow: '1 minute' });
  await app.register(fastifyMultipart, { limits: { fileSize: options.maxUploadBytes, files: 3, fields: 10, fieldSize: 1024 * 1024 } });
  await app.register(fastifyCompress, { threshold: 2_048, encodings: ['gzip'] });
  registerHealth(app, options, registry);
  app.get('/api/config', async () => ({ ...(await options.publicConfig()), ...options.readiness() }));
  app.get('/api/openapi.json', async () => options.openapi());
  const limits = new AddressLimits(runtime.clock);
  const rooms = { everybody: new BodyRoom(ROOM_BYTES_MAX), signedIn: new BodyRoom(ROOM_BYTES_MAX) };
  const onSeen = sessionToucher(runtime);
  registerOperations(app, runtime, { limits, rooms, secureCookies: options.secureCookies, onSeen, onAnswer: observe });
  registerRawRoutes(app, runtime, onSeen);
  live.register(app);
  const pages = options.publicPages === undefined ? null
    : new PublicPages({ ...options.publicPages, runtime, limits, assets: await loadAssets(options.publicFolder), secureCookies: options.secureCookies, maxUploadBytes: options.maxUploadBytes, bodyRoom: rooms.everybody, doing: () => options.readiness().doing });
  if (pages !== null) {
    app.addHook('onRequest', async (request, reply) => {
      const meant = addressMeant(request);
      return meant === null ? undefined : reply.redirect(meant, 301);
    });
    pages.register(app);
  }
  registerWeb(app, options.webFolder, pages !== null);
  registerFieldApp(app, options.fieldFolder);
  registerFallback(app, options, pages);
  await live.start();
  return { app, live, close: async () => { await live.close(); await app.close(); } };
}

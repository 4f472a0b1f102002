/**
 * Live pages by server-sent events. A connection only says "something of yours changed": each reader's rows come from the
 * outbox through that reader's own transaction, so place scope holds here exactly as in lists.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import pg from 'pg';
import { sha256Hex } from '#kernel/sha256.ts';
import { oneRow, rows, sql } from '../db/index.ts';
import type { Tx } from '../db/index.ts';
import type { Runtime } from '../operations/index.ts';
import { problemBody } from '../operations/problem-body.ts';
import { localeOf, sendProblem, tokenOf } from './routes.ts';

const HEARTBEAT_MS = 20_000;
const SETTLE_MS = 150;
const ROWS_MAX = 200;
const READERS_MAX = 2_000;
/** Pages of one login that are open at once; somebody with more has a script, not a desk. */
const READERS_PER_LOGIN_MAX = 12;

interface Reader {
  readonly reply: FastifyReply;
  readonly token: string;
  readonly programme: string;
  readonly programmeId: string;
  readonly loginId: string;
  readonly topics: readonly string[];
  lastId: number;
  busy: boolean;
  again: boolean;
}

interface OutboxRow { id: number; topic: string; subject_id: string; payload: unknown; created_at: string }

async function openFor(runtime: Runtime, token: string, programme: string, permission: string, fn: (tx: Tx, opened: { login_id: string; programme_id: string }) => Promise<void>): Promise<'open' | 'closed' | 'denied'> {
  return runtime.db.transaction().setAccessMode('read only').execute(async (tx) => {
    const opened = await oneRow<{ login_id: string | null; programme_id: string | null; person_id: string | null; permitted: boolean }>(tx, sql`
      select login_id, programme_id, person_id, permitted from people.open_request(${Buffer.from(sha256Hex(token), 'hex')}, ${programme}, ${permission},
        ${new Date(runtime.clock()).toISOString()}, make_interval(mins => ${runtime.idleMinutes}))`);
    if (opened.login_id === null || opened.person_id === null || opened.programme_id === null) return 'closed';
    if (!opened.permitted) return 'denied';
    await fn(tx, { login_id: opened.login_id, programme_id: opened.programme_id });
    return 'open';
  });
}

/** How far the outbox goes at this moment. Ids follow the order of commits, so everything up to here can be seen. */
async function headOf(runtime: Runtime, programmeId: string): Promise<number> {
  return (await oneRow<{ head: number }>(runtime.db, sql`select platform.live_head(${programmeId}) as head`)).head;
}

/** A stretch of what is new for one reader: each topic under the reach of its own permission, cut where one of them had more. */
async function nextStretch(runtime: Runtime, reader: Reader, head: number): Promise<{ rows: OutboxRow[]; upTo: number } | 'closed'> {
  let upTo = head;
  const found: OutboxRow[] = [];
  for (const topic of reader.topics) {
    const permission = runtime.topics[topic] as string;
    const state = await openFor(runtime, reader.token, reader.programme, permission, async (tx, opened) => {
      const page = await rows<OutboxRow>(tx, sql`
        select id, topic, subject_id, payload, created_at from platform.outbox
         where programme_id = ${opened.programme_id} and id > ${reader.lastId} and id <= ${head} and topic = ${topic} order by id limit ${ROWS_MAX}`);
      if (page.length === ROWS_MAX) upTo = Math.min(upTo, (page.at(-1) as OutboxRow).id);
      found.push(...page);
    });
    if (state === 'closed') return 'closed';
  }
  return { rows: found.filter((row) => row.id <= upTo).sort((a, b) => a.id - b.id), upTo };
}

/** Sends one reader everything that is new for it; its place never moves past a row that was not sent. */
async function deliver(runtime: Runtime, reader: Reader): Promise<void> {
  const head = await headOf(runtime, reader.programmeId);
  while (reader.lastId < head && !reader.reply.raw.destroyed) {
    const stretch = await nextStretch(runtime, reader, head);
    if (stretch === 'closed') {
      reader.reply.raw.end('event: signedOut\ndata: {}\n\n');
      return;
    }
    for (const row of stretch.rows) {
      reader.reply.raw.write(`id: ${row.id}\nevent: ${row.topic}\ndata: ${JSON.stringify({ subjectId: row.subject_id, at: row.created_at, ...(row.payload as object) })}\n\n`);
    }
    reader.lastId = stretch.upTo;
  }
}

export class LiveEvents {
  readonly #runtime: Runtime;
  readonly #listenUrl: string;
  readonly #readers = new Set<Reader>();
  readonly #pending = new Map<string, NodeJS.Timeout>();
  #client: pg.Client | null = null;
  #closed = false;
  readonly #heartbeat: NodeJS.Timeout;

  constructor(runtime: Runtime, listenUrl: string) {
    this.#runtime = runtime;
    this.#listenUrl = listenUrl;
    this.#heartbeat = setInterval(() => { for (const reader of this.#readers) reader.reply.raw.write(': still here\n\n'); }, HEARTBEAT_MS);
    this.#heartbeat.unref();
  }

  get readerCount(): number { return this.#readers.size; }

  /** Listens for commits; a lost connection is taken up again. */
  async start(): Promise<void> {
    if (this.#closed) return;
    const client = new pg.Client({ connectionString: this.#listenUrl, application_name: 'lianchuang live' });
    client.on('error', () => { this.#client = null; setTimeout(() => void this.start().catch(() => undefined), 1_000).unref(); });
    client.on('notification', (message) => { if (message.payload !== undefined) this.#wake(message.payload); });
    try {
      await client.connect();
      await client.query('listen lianchuang_outbox');
      this.#client = client;
    } catch (error) {
      this.#runtime.log.warn({ err: error }, 'live events wait for the database');
      setTimeout(() => void this.start().catch(() => undefined), 2_000).unref();
    }
  }

  /** Many commits in a row wake the readers once. */
  #wake(programmeId: string): void {
    if (this.#pending.has(programmeId)) return;
    this.#pending.set(programmeId, setTimeout(() => {
      this.#pending.delete(programmeId);
      for (const reader of this.#readers) if (reader.programmeId === programmeId) void this.#serve(reader);
    }, SETTLE_MS));
  }

  async #serve(reader: Reader): Promise<void> {
    if (reader.busy) { reader.again = true; return; }
    reader.busy = true;
    try {
      do { reader.again = false; await deliver(this.#runtime, reader); } while (reader.again);
    } catch (error) {
      this.#runtime.log.warn({ err: error }, 'a live page could not be served');
    } finally { reader.busy = false; }
  }

  register(app: FastifyInstance): void {
    app.get('/api/programmes/:programme/events', async (request, reply) => this.#connect(request, reply));
  }

  async #connect(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const meta = { requestId: request.id, locale: localeOf(request) };
    const refuse = (code: string, params = {}) => sendProblem(reply, problemBody(this.#runtime, code, params, meta));
    const { token } = tokenOf(request);
    const { programme } = request.params as { programme: string };
    // Each topic once: a list is never longer than what the modules announce, however many listeners a page has.
    const asked = [...new Set(String((request.query as { topics?: string }).topics ?? '').split(',').filter((topic) => topic !== ''))];
    if (asked.length === 0 || asked.some((topic) => !Object.hasOwn(this.#runtime.topics, topic))) return refuse('platform.invalid_input');
    if (this.#readers.size >= READERS_MAX) return refuse('platform.unavailable');
    if (token === null) return refuse('platform.not_signed_in');
    let lastId = Number(request.headers['last-event-id'] ?? NaN);
    let programmeId = '';
    let loginId = '';
    const topics: string[] = [];
    for (const topic of asked) {
      const state = await openFor(this.#runtime, token, programme, this.#runtime.topics[topic] as string, async (_tx, opened) => {
        programmeId = opened.programme_id;
        loginId = opened.login_id;
        topics.push(topic);
      });
      if (state === 'closed') return refuse('platform.not_signed_in');
    }
    if (topics.length === 0) return refuse('platform.not_permitted', { permission: this.#runtime.topics[asked[0] as string] as string });
    if ([...this.#readers].filter((reader) => reader.loginId === loginId).length >= READERS_PER_LOGIN_MAX) return refuse('platform.too_many_requests');
    if (!Number.isSafeInteger(lastId)) lastId = await headOf(this.#runtime, programmeId);
    const reader: Reader = { reply, token, programme, programmeId, loginId, topics, lastId, busy: false, again: false };
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
    reply.raw.write('retry: 3000\n\n');
    this.#readers.add(reader);
    request.raw.on('close', () => this.#readers.delete(reader));
    void this.#serve(reader);
    return reply;
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#heartbeat);
    for (const timer of this.#pending.values()) clearTimeout(timer);
    for (const reader of this.#readers) reader.reply.raw.end();
    await this.#client?.end();
  }
}

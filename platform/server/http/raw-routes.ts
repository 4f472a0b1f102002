/** 协议路由 · Routes of modules that speak a protocol of their own. Here stand their doors; what happens behind is theirs. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sha256Hex } from '#kernel/sha256.ts';
import { oneRow, sql } from '../db/index.ts';
import type { RawCaller, RawRefusal, RawRoute, Runtime } from '../operations/index.ts';
import { problemBody } from '../operations/problem-body.ts';
import { expectedPersonOf, localeOf, sendProblem, tokenOf } from './routes.ts';

interface Opened {
  login_id: string | null; session_id: string | null; last_seen_at: string | null; programme_id: string | null; person_id: string | null; permitted: boolean; password_given: boolean | null;
}

/** In the order of perform(): session, programme, permission. */
async function admit(runtime: Runtime, route: RawRoute, request: FastifyRequest, onSeen: (sessionId: string, lastSeenAt: string) => void): Promise<RawCaller | RawRefusal> {
  const { token, fromCookie } = tokenOf(request);
  // A page of another site can make a browser send its cookie, but not this header.
  if (token === null || (fromCookie && request.headers[route.guardHeader] === undefined)) return { code: 'platform.not_signed_in' };
  const { programme } = request.params as { programme: string };
  const opened = await runtime.db.transaction().setAccessMode('read only').execute((tx) => oneRow<Opened>(tx, sql`
    select login_id, session_id, last_seen_at, programme_id, person_id, permitted, password_given from people.open_request(${Buffer.from(sha256Hex(token), 'hex')}, ${programme},
      ${route.permission}, ${new Date(runtime.clock()).toISOString()}, make_interval(mins => ${runtime.idleMinutes}))`));
  if (opened.login_id === null) return { code: 'platform.not_signed_in' };
  const expected = expectedPersonOf(request);
  if (expected !== undefined && expected !== opened.person_id) return { code: 'platform.not_signed_in' };
  if (opened.programme_id === null || opened.person_id === null) return { code: 'platform.programme_not_found' };
  if (opened.password_given === true) return { code: 'platform.password_given' };
  if (!opened.permitted) return { code: 'platform.not_permitted', params: { permission: route.permission } };
  if (opened.session_id !== null && opened.last_seen_at !== null) onSeen(opened.session_id, opened.last_seen_at);
  return { programmeId: opened.programme_id, personId: opened.person_id };
}

async function answer(runtime: Runtime, route: RawRoute, request: FastifyRequest, reply: FastifyReply, onSeen: (sessionId: string, lastSeenAt: string) => void): Promise<FastifyReply> {
  const refuse = ({ code, params }: RawRefusal): FastifyReply => {
    // Bytes nobody will read must not keep the connection busy.
    request.raw.resume();
    return sendProblem(reply, problemBody(runtime, code, params ?? {}, { requestId: request.id, locale: localeOf(request) }));
  };
  const caller = await admit(runtime, route, request, onSeen);
  if ('code' in caller) return refuse(caller);
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) reply.raw.setHeader(name, value as string);
  const refused = await route.handle(request.raw, reply.raw, caller);
  if (refused !== null) return refuse(refused);
  return reply.hijack();
}

/** Registers them with their bodies left unread. */
export function registerRawRoutes(app: FastifyInstance, runtime: Runtime, onSeen: (sessionId: string, lastSeenAt: string) => void): void {
  void app.register(async (scoped) => {
    scoped.removeAllContentTypeParsers();
    scoped.addContentTypeParser('*', (_request, _payload, done) => done(null));
    for (const route of runtime.routes) {
      scoped.route({
        method: [...route.methods], url: `/api/programmes/:programme${route.path}`,
        handler: (request, reply) => answer(runtime, route, request, reply, onSeen),
      });
    }
  });
}

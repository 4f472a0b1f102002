/** Every operation as a Fastify route; nothing here knows what any of them means. */
import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isUuid } from '#kernel/ids.ts';
import { fileOutput, isFileMember, routeOf, takesFile } from '#platform/contract/index.ts';
import type { Operation, ProblemBody } from '#platform/contract/index.ts';
import { readAway } from '../files/export-files.ts';
import { accessFault, isFileOnDisk, perform } from '../operations/index.ts';
import type { Answer, Bound, Caller, CallMeta, FileOnDisk, Runtime } from '../operations/index.ts';
import { problemBody } from '../operations/problem-body.ts';
import type { AddressLimits } from './address-limits.ts';
import { bytesOf } from './body-room.ts';
import type { BodyMeter, BodyRoom } from './body-room.ts';

export const SESSION_COOKIE = 'lianchuang_session';
const BODY_LIMIT_BYTES = 1024 * 1024;

export interface RouteOptions {
  readonly secureCookies: boolean;
  readonly limits: AddressLimits;
  readonly rooms: { readonly everybody: BodyRoom; readonly signedIn: BodyRoom };
  readonly onSeen: (sessionId: string, lastSeenAt: string) => void;
  readonly onAnswer: (operation: string, status: number, seconds: number) => void;
}

/** Which language the reader wants. */
export function localeOf(request: FastifyRequest): 'zh-CN' | 'en' {
  const wanted = request.headers['accept-language'] ?? '';
  return /^en\b/i.test(wanted.trim()) ? 'en' : 'zh-CN';
}

/** The session token, from the cookie of a browser or the header of a program. */
export function tokenOf(request: FastifyRequest): { token: string | null; fromCookie: boolean } {
  const header = request.headers.authorization;
  if (header !== undefined && header.startsWith('Bearer ')) return { token: header.slice(7), fromCookie: false };
  const cookie = request.cookies[SESSION_COOKIE];
  return { token: cookie ?? null, fromCookie: cookie !== undefined };
}

function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' && value !== '' && value.length <= 100 ? value : undefined;
}

/** Which device asks, and how far its clock is from ours, by its own account. */
export function deviceOf(request: FastifyRequest, now: number): { id: string | null; clockOffset_ms: number | null } {
  const said = Date.parse(headerOf(request, 'x-device-clock') ?? '');
  const id = headerOf(request, 'x-device-id') ?? null;
  return { id: id !== null && isUuid(id) ? id : null, clockOffset_ms: Number.isFinite(said) ? Math.max(-2_147_483_648, Math.min(2_147_483_647, now - said)) : null };
}

/** Whose work the device sends: on a shared phone another person may have signed in meanwhile. */
export function expectedPersonOf(request: FastifyRequest): string | undefined {
  return headerOf(request, 'x-device-person');
}

export function sendProblem(reply: FastifyReply, problem: ProblemBody): FastifyReply {
  if (problem.status === 503 || problem.status === 429) void reply.header('retry-after', '2');
  return reply.code(problem.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
}

/** A body that breaks off or contradicts itself is the sender's mistake, whatever the parser calls it. */
class BrokenBody extends Error { readonly statusCode = 400; }

/** File parts named as the input names them, and the rest as JSON in the part `fields`. */
async function multipartInput(request: FastifyRequest, operation: Operation, meter: BodyMeter): Promise<Record<string, unknown>> {
  const input: Record<string, unknown> = {};
  try {
    await readParts(request, operation, input, meter);
  } catch (error) {
    // The parser throws plain errors; anything else is a mistake of ours and must show as one.
    if ((error as { statusCode?: number }).statusCode !== undefined || (error as Error).constructor !== Error) throw error;
    throw new BrokenBody((error as Error).message);
  }
  return input;
}

async function readParts(request: FastifyRequest, operation: Operation, input: Record<string, unknown>, meter: BodyMeter): Promise<void> {
  for await (const part of request.parts()) {
    if (part.type === 'file') {
      if (isFileMember(operation, part.fieldname)) input[part.fieldname] = { fileName: part.filename, body: await bytesOf(part.file, Infinity, meter) };
      else part.file.resume();
    } else if (part.fieldname === 'fields') {
      try { Object.assign(input, JSON.parse(String(part.value)) as object); } catch { input['fields'] = part.value; }
    } else input[part.fieldname] = part.value;
  }
}

async function inputOf(bound: Bound, request: FastifyRequest, meter: BodyMeter): Promise<Record<string, unknown>> {
  const { programme: _programme, ...params } = request.params as Record<string, string>;
  if (bound.operation.kind === 'read') return { ...(request.query as object), ...params };
  if (takesFile(bound.operation) && request.isMultipart()) return { ...(await multipartInput(request, bound.operation, meter)), ...params };
  const body = request.body;
  return { ...(typeof body === 'object' && body !== null && !Array.isArray(body) ? body : {}), ...params };
}

function sendFile(reply: FastifyReply, output: { fileName: string; mediaType: string; body: Uint8Array }): FastifyReply {
  const inline = output.mediaType.startsWith('image/') ? 'inline' : 'attachment';
  return reply
    // Nothing stays in the browser's cache: the next person at this computer must not find it there after a sign-out.
    .header('cache-control', 'private, no-store')
    .header('content-disposition', `${inline}; filename*=UTF-8''${encodeURIComponent(output.fileName)}`)
    .header('x-content-type-options', 'nosniff')
    .type(output.mediaType)
    .send(Buffer.from(output.body.buffer, output.body.byteOffset, output.body.byteLength));
}

function sendFileOnDisk(runtime: Runtime, reply: FastifyReply, answer: FileOnDisk): FastifyReply {
  return reply
    .header('cache-control', 'private, no-store')
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(answer.fileName)}`)
    .header('x-content-type-options', 'nosniff')
    .header('content-length', answer.file.bytes)
    .type(answer.mediaType)
    .send(readAway(answer.file, runtime.exportFiles, answer.isTemporary));
}

function sendOutput(reply: FastifyReply, bound: Bound, request: FastifyRequest, output: unknown, how: { secureCookies: boolean; sessionMinutes: number; dryRun: boolean }): FastifyReply {
  if (bound.operation.output === (fileOutput as unknown)) return sendFile(reply, output as never);
  if (bound.session === 'starts') {
    const { token, ...rest } = output as { token: string };
    // A rehearsed sign-in leaves no session, so its token opens nothing.
    if (!how.dryRun) {
      void reply.setCookie(SESSION_COOKIE, token, {
        httpOnly: true, sameSite: 'lax', path: '/', secure: how.secureCookies, maxAge: how.sessionMinutes * 60,
      });
    }
    // A program asks for the token in so many words; a page never sees it.
    output = request.headers['x-session-token'] === 'body' ? { ...rest, token } : { ...rest, token: '' };
  }
  if (bound.session === 'ends' && !how.dryRun) void reply.clearCookie(SESSION_COOKIE, { path: '/' });
  const text = JSON.stringify(output);
  return bound.operation.keptByBrowser === true ? sendUnlessKept(request, reply, text) : reply.type('application/json; charset=utf-8').send(text);
}

/** 未变不再发 · What the browser kept is good only as long as the server says so, to whoever asks now: another person gets their own answer, and somebody signed out none. */
function sendUnlessKept(request: FastifyRequest, reply: FastifyReply, text: string): FastifyReply {
  const tag = `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
  void reply.header('etag', tag).header('cache-control', 'private, no-cache');
  return request.headers['if-none-match'] === tag ? reply.code(304).send() : reply.type('application/json; charset=utf-8').send(text);
}

/** Files are read only for somebody who may send them, and only as many at once as there is room for. */
async function read(runtime: Runtime, bound: Bound, request: FastifyRequest, caller: Caller, meta: CallMeta, { rooms }: RouteOptions): Promise<Answer> {
  const isPublic = bound.operation.permission === 'public';
  const refused = takesFile(bound.operation) && !isPublic ? await accessFault(runtime, bound, caller, meta) : null;
  if (refused !== null) {
    // Bytes nobody will read must not keep the connection busy.
    request.raw.resume();
    return { ok: false, problem: refused };
  }
  const meter = (isPublic ? rooms.everybody : rooms.signedIn).meter(bound.operation.bodyLimitBytes ?? BODY_LIMIT_BYTES);
  try {
    return await perform(runtime, bound, caller, await inputOf(bound, request, meter), meta);
  } finally {
    meter.release();
  }
}

async function answer(runtime: Runtime, bound: Bound, request: FastifyRequest, reply: FastifyReply, options: RouteOptions): Promise<FastifyReply> {
  const { token, fromCookie } = tokenOf(request);
  const meta: CallMeta = {
    requestId: request.id, locale: localeOf(request),
    idempotencyKey: request.headers['idempotency-key'] as string | undefined,
    dryRun: request.headers['x-dry-run'] === 'true', filesOnDisk: true,
    address: request.ip, device: deviceOf(request, runtime.clock()), expectedPersonId: expectedPersonOf(request),
  };
  const refuse = (code: string, params = {}) => sendProblem(reply, problemBody(runtime, code, params, meta));
  if (bound.operation.kind === 'write') {
    const key = meta.idempotencyKey;
    // A page of another site can send a form but not this header, so the cookie alone never writes.
    if (fromCookie && key === undefined) return refuse('platform.missing_idempotency_key');
    if (key !== undefined && !/^[\w.:-]{8,200}$/.test(key)) return refuse('platform.missing_idempotency_key');
  }
  const allowance = bound.allowance?.(request.params as Record<string, string>) ?? null;
  if (!options.limits.take(allowance === null ? bound.operation.id : `${bound.operation.id} ${allowance.key}`, request.ip, bound.operation, allowance?.times)) return refuse('platform.too_many_requests');
  const programme = (request.params as { programme?: string }).programme ?? null;
  const result = await read(runtime, bound, request, { token, programme }, meta, options);
  if (!result.ok) return sendProblem(reply, result.problem);
  if (result.seen !== undefined) options.onSeen(result.seen.sessionId, result.seen.lastSeenAt);
  if (isFileOnDisk(result.output)) return sendFileOnDisk(runtime, reply, result.output);
  return sendOutput(reply, bound, request, result.output, { secureCookies: options.secureCookies, sessionMinutes: runtime.sessionMinutes, dryRun: meta.dryRun === true });
}

/** Registers every operation. */
export function registerOperations(app: FastifyInstance, runtime: Runtime, options: RouteOptions): void {
  for (const bound of runtime.operations.values()) {
    const { operation } = bound;
    app.route({
      method: operation.method,
      url: routeOf(operation),
      bodyLimit: operation.bodyLimitBytes ?? BODY_LIMIT_BYTES,
      handler: async (request, reply) => {
        const started = performance.now();
        const sent = await answer(runtime, bound, request, reply, options);
        options.onAnswer(operation.id, reply.statusCode, (performance.now() - started) / 1000);
        return sent;
      },
    });
  }
}

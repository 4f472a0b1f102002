/**
 * 唯一写入路径 · The single path of every change and every read.
 *
 * Order, and so the precedence of refusals: session (401) → programme and membership (404) → permission (403) → input (400)
 * → idempotency (409) → subject under scope (404) → the module's own refusals → audit, outbox and jobs → commit.
 */
import { setImmediate as onItsWay, setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { sha256Hex } from '#kernel/sha256.ts';
import type { platformProblems, ProblemBody, ProblemDefinition, ProblemParams } from '#platform/contract/index.ts';
import { isPgError, maybeRow, sql } from '../db/index.ts';
import type { Db, Tx } from '../db/index.ts';
import type { ExportFiles } from '../files/export-files.ts';
import type { FileStore } from '../files/index.ts';
import type { Identities } from '../identities/index.ts';
import type { Secrets } from '../secrets/index.ts';
import type { Signer } from '../signing/index.ts';
import { TaskCancelled } from '../tasks/monitor.ts';
import { writtenAtOnce } from './at-once.ts';
import { auditEntryText } from './audit-entry.ts';
import { NotFound, Refused, isRefusal } from './context.ts';
import type { Actor, AuditRecord, Bound, Device, LiveEvent, Pointed, Reaction, Refusal, Scope, WriteContext } from './context.ts';
import { settleFile } from './file-answer.ts';
import { Gatherer } from './gather.ts';
import type { RawRoute } from './raw-route.ts';
import { findIllFormed } from './ill-formed.ts';
import { inputHashOf } from './input-hash.ts';
import { illFormedProblem, inputProblem, problemBody } from './problem-body.ts';
import type { RememberedNumbers } from './remember.ts';
import { localDateTextOf } from './today.ts';

export const INSTALLATION_ID = '00000000-0000-0000-0000-000000000000';
const ATTEMPTS_MAX = 3;
const RETRYABLE = new Set(['40001', '40P01']);
/** Connection lost, server starting or shutting down, too many clients. */
const UNAVAILABLE = /^(08|57P0|53300)/;

export interface Runtime {
  readonly db: Db;
  readonly clock: () => number;
  readonly newId: () => string;
  readonly randomBytes: (count: number) => Uint8Array;
  readonly log: Logger;
  /** Where uploads and photos lie. */
  readonly dataDir: string;
  readonly fileStore: FileStore;
  readonly secrets: Secrets;
  readonly identities: Identities;
  readonly publicUrl: string;
  readonly exportFiles: ExportFiles;
  readonly signer: Signer;
  /** Routes that speak a protocol of their own. */
  readonly routes: readonly RawRoute[];
  readonly idleMinutes: number;
  readonly sessionMinutes: number;
  /** Of this installation alone: what is keyed with it cannot be guessed from outside. */
  readonly secret: string;
  readonly problems: Readonly<Record<string, ProblemDefinition>>;
  readonly constraints: Readonly<Record<string, string>>;
  readonly operations: ReadonlyMap<string, Bound>;
  readonly topics: Readonly<Record<string, string>>;
  readonly reactions: Readonly<Record<string, readonly Reaction[]>>;
  readonly remembered: RememberedNumbers;
  /** Check what goes out as strictly as what comes in. */
  readonly validateOutput: boolean;
}

export type Caller =
  | { readonly token: string | null; readonly programme: string | null }
  | { readonly asPerson: { readonly programmeId: string; readonly personId: string } }
  | { readonly asSystem: { readonly programmeId: string } };

export interface CallMeta {
  readonly requestId: string;
  readonly locale: 'zh-CN' | 'en';
  readonly idempotencyKey?: string | undefined;
  readonly dryRun?: boolean;
  /** Files are left on the disk for the caller to pass on, instead of coming back as bytes. */
  readonly filesOnDisk?: boolean;
  /** Which device this comes from and what its clock said, by its own account. */
  readonly device?: Device;
  /** Where the call came from, for operations that keep a digest of it. */
  readonly address?: string | undefined;
  /** Whom the device believes to be signed in; another session is answered like none. */
  readonly expectedPersonId?: string | undefined;
}

export type Answer = { readonly ok: true; readonly output: unknown; readonly seen?: SeenSession } | { readonly ok: false; readonly problem: ProblemBody };
export interface SeenSession { readonly sessionId: string; readonly lastSeenAt: string }

interface Opened {
  login_id: string | null; session_id: string | null; last_seen_at: string | null; installation_admin: boolean | null;
  programme_id: string | null; utc_offset_minutes: number | null; person_id: string | null; organisation_id: string | null;
  permitted: boolean; everything: boolean; place_ids: string[]; organisation_ids: string[]; site_ids: string[];
  version: number | null; password_given?: boolean | null;
}

class DryRunDone extends Error {
  readonly output: unknown;
  constructor(output: unknown) { super('dry run'); this.output = output; }
}

async function openRequest(tx: Tx, runtime: Runtime, bound: Bound, caller: Caller): Promise<Opened> {
  const now = new Date(runtime.clock()).toISOString();
  const permission = bound.operation.permission;
  const statement = 'asSystem' in caller
    ? sql`select null::uuid as login_id, null::uuid as session_id, null::timestamptz as last_seen_at, false as installation_admin,
            null::uuid as person_id, null::uuid as organisation_id, r.* from people.open_request_as_system(${caller.asSystem.programmeId}) r`
    : 'asPerson' in caller ? sql`select null::uuid as login_id, null::uuid as session_id, null::timestamptz as last_seen_at, false as installation_admin, r.*
            from people.open_request_as(${caller.asPerson.programmeId}, ${caller.asPerson.personId}, ${permission}, ${now}) r`
    : sql`select * from people.open_request(${caller.token === null ? null : Buffer.from(sha256Hex(caller.token), 'hex')},
            ${bound.operation.scope === 'programme' ? caller.programme : null}, ${permission}, ${now}, make_interval(mins => ${runtime.idleMinutes}))`;
  return (await maybeRow<Opened>(tx, statement)) as Opened;
}

/** Who may go on, in the documented order. */
function accessProblem(bound: Bound, opened: Opened, caller: Caller): { code: keyof typeof platformProblems; params?: ProblemParams } | null {
  const { permission, scope } = bound.operation;
  if ('asSystem' in caller) return opened.programme_id === null ? { code: 'platform.programme_not_found' } : null;
  const signedIn = opened.login_id !== null || opened.person_id !== null;
  if (permission !== 'public' && !signedIn) return { code: 'platform.not_signed_in' };
  if (opened.password_given === true && permission !== 'public' && bound.operation.withGivenPassword !== true) return { code: 'platform.password_given' };
  if (scope === 'installation') {
    const allowed = permission === 'public' || permission === 'signedIn' || opened.installation_admin === true;
    return allowed ? null : { code: 'platform.not_permitted', params: { permission } };
  }
  if (opened.programme_id === null) return { code: 'platform.programme_not_found' };
  if (permission === 'public') return null;
  if (opened.person_id === null) return { code: 'platform.programme_not_found' };
  if (bound.operation.reach === 'programme' && !opened.everything) return { code: 'platform.not_permitted', params: { permission } };
  return opened.permitted ? null : { code: 'platform.not_permitted', params: { permission } };
}

/**
 * 先问能否 · Why this caller would be refused before any input is looked at; null when it may go on. For doors that would have
 * to take in much before perform() could say so; perform() asks again.
 * @errors never throws
 */
export async function accessFault(runtime: Runtime, bound: Bound, caller: Caller, meta: CallMeta): Promise<ProblemBody | null> {
  try {
    const fault = await runtime.db.transaction().setAccessMode('read only').execute(async (tx) => accessProblem(bound, await openRequest(tx, runtime, bound, caller), caller));
    return fault === null ? null : problemBody(runtime, fault.code, fault.params ?? {}, meta);
  } catch (error) {
    const answered = answerToError(runtime, bound, error, meta);
    return answered.ok ? null : answered.problem;
  }
}

interface Trace {
  records: AuditRecord[]; events: LiveEvent[]; jobs: { job: string; payload: Readonly<Record<string, unknown>> }[];
  afterCommit: (() => Promise<void>)[];
}
const UNKNOWN_DEVICE: Device = { id: null, clockOffset_ms: null };

function contextOf(runtime: Runtime, bound: Bound, tx: Tx, caller: Caller, opened: Opened, meta: CallMeta, trace: Trace): WriteContext {
  const now = runtime.clock();
  const programmeId = opened.programme_id ?? INSTALLATION_ID;
  const utcOffsetMinutes = opened.utc_offset_minutes ?? 480;
  const actor: Actor = {
    loginId: opened.login_id, sessionId: opened.session_id, personId: opened.person_id,
    organisationId: opened.organisation_id, installationAdmin: opened.installation_admin === true,
  };
  const scope: Scope = {
    everything: opened.everything, placeIds: opened.place_ids, organisationIds: opened.organisation_ids, siteIds: opened.site_ids,
  };
  const context: WriteContext = {
    tx, now, fileStore: runtime.fileStore, secrets: runtime.secrets, identities: runtime.identities, publicUrl: runtime.publicUrl, exportFiles: runtime.exportFiles, operationOf: (id) => runtime.operations.get(id)?.operation, utcOffsetMinutes, programmeId, actor, scope, locale: meta.locale, sessionMinutes: runtime.sessionMinutes, dryRun: meta.dryRun === true,
    signer: runtime.signer, dataDir: runtime.dataDir, device: meta.device ?? UNKNOWN_DEVICE,
    today: localDateTextOf(now, utcOffsetMinutes),
    programmeCode: 'token' in caller ? (caller.programme ?? '') : '',
    get personId(): string {
      if (actor.personId === null) throw new Error(`${bound.operation.id} needs a person but none acts`);
      return actor.personId;
    },
    // A write sees its own changes, which no version counts yet.
    remember: (key, compute) => (bound.operation.kind === 'write' || opened.version === null ? compute()
      : runtime.remembered.of(programmeId, opened.version, scope, key, compute)),
    refuse: (code, params = {}, options = {}) => ({ refusal: code, params, pointers: options.pointers ?? [], keepEffects: options.keepEffects ?? false }),
    notFound: () => { throw new NotFound(); },
    newId: runtime.newId,
    randomBytes: runtime.randomBytes,
    record: (record) => { trace.records.push(record); },
    emit: (event) => { trace.events.push(event); },
    announce: async (topic, payload) => {
      for (const reaction of runtime.reactions[topic] ?? []) await reaction(context, payload);
    },
    enqueue: (job, payload) => { trace.jobs.push({ job, payload }); },
    afterCommit: (run) => { trace.afterCommit.push(run); },
  };
  return context;
}

const personKeyOf = (ctx: WriteContext): string => ctx.actor.personId ?? ctx.actor.loginId ?? 'anonymous';

/** Same key and input: the stored answer, be it an output or a refusal. Same key, other input: a conflict. First time: null. */
async function replayed(ctx: WriteContext, bound: Bound, key: string, inputHash: string): Promise<{ output: unknown; refusal: Refusal | null } | 'conflict' | null> {
  const person = personKeyOf(ctx);
  const inserted = await maybeRow<{ key: string }>(ctx.tx, sql`
    insert into platform.idempotency_keys (programme_id, person_key, operation, key, input_hash)
    values (${ctx.programmeId}, ${person}, ${bound.operation.id}, ${key}, ${inputHash})
    on conflict do nothing returning key`);
  if (inserted !== undefined) return null;
  const stored = await maybeRow<{ input_hash: string; output: unknown; refusal: Refusal | null }>(ctx.tx, sql`
    select input_hash, output, refusal from platform.idempotency_keys
     where programme_id = ${ctx.programmeId} and person_key = ${person} and operation = ${bound.operation.id} and key = ${key}`);
  if (stored === undefined || stored.input_hash !== inputHash) return 'conflict';
  return { output: stored.output, refusal: stored.refusal };
}

/** What a second call with the same key is answered with. */
interface Kept { readonly key: string; readonly output?: unknown; readonly refusal?: Refusal }

const keepAnswer = (ctx: WriteContext, bound: Bound, { key, output, refusal }: Kept) => sql`update platform.idempotency_keys
    set output = ${JSON.stringify(output ?? null)}::jsonb, refusal = ${refusal === undefined ? null : JSON.stringify(refusal)}::jsonb
    where programme_id = ${ctx.programmeId} and person_key = ${personKeyOf(ctx)} and operation = ${bound.operation.id} and key = ${key}`;

/**
 * One statement on the way for all that a write leaves behind. Audit first, which locks the programme's chain; then the outbox, whose rows are
 * numbered once the audit has answered, so that its order is the order of commits.
 */
async function leaveTrace(ctx: WriteContext, bound: Bound, meta: CallMeta, inputHash: string, trace: Trace, kept: Kept | null = null): Promise<void> {
  const subject = trace.records[0];
  const entry = auditEntryText({ at: ctx.now, operation: bound.operation.id, actor: ctx.actor.personId ?? ctx.actor.loginId, inputHash, records: trace.records });
  const audit = sql`select platform.append_audit(${ctx.programmeId}, ${bound.operation.id}, ${ctx.actor.personId}, ${subject?.kind ?? null},
    ${subject?.id ?? null}, ${meta.requestId}, ${entry}) as sequence`;
  const keeping = kept === null ? null : sql`kept as (${keepAnswer(ctx, bound, kept)})`;
  if (trace.events.length === 0) {
    await (keeping === null ? audit : sql`with ${keeping} ${audit}`).execute(ctx.tx);
  } else {
    await sql`with ${keeping === null ? sql`` : sql`${keeping}, `}audited as materialized (${audit})
      insert into platform.outbox (programme_id, topic, subject_id, place_id, site_id, organisation_id, quiet, payload)
      select ${ctx.programmeId}, e.topic, e.subject_id, e.place_id, e.site_id, e.organisation_id, e.quiet, coalesce(e.payload, '{}')
        from audited cross join jsonb_to_recordset(${JSON.stringify(trace.events.map((event) => ({
          topic: event.topic, subject_id: event.subjectId, place_id: event.placeId ?? null, site_id: event.siteId ?? null,
          organisation_id: event.organisationId ?? null, quiet: event.quiet === true, payload: event.payload ?? {},
        })))}::jsonb)
          as e(topic text, subject_id text, place_id uuid, site_id uuid, organisation_id uuid, quiet boolean, payload jsonb)
       where audited.sequence is not null`.execute(ctx.tx);
  }
  for (const { job, payload } of trace.jobs) await sql`select platform.enqueue_job(${job}, ${JSON.stringify(payload)}::json)`.execute(ctx.tx);
}

async function runWrite(runtime: Runtime, bound: Bound, ctx: WriteContext, input: unknown, meta: CallMeta, trace: Trace): Promise<unknown> {
  const inputHash = inputHashOf(runtime.secret, input);
  const key = ctx.dryRun ? undefined : meta.idempotencyKey;
  if (key !== undefined) {
    const stored = await replayed(ctx, bound, key, inputHash);
    if (stored === 'conflict') throw new Refused(ctx.refuse('platform.idempotency_conflict'));
    if (stored !== null && stored.refusal !== null) throw new Refused({ ...stored.refusal, keepEffects: false });
    if (stored !== null && bound.replay) return stored.output;
    if (stored !== null) throw new Refused(ctx.refuse('platform.idempotency_conflict'));
  }
  const output = await bound.handler(ctx, input as never);
  if (isRefusal(output) && !output.keepEffects) throw new Refused(output);
  const answer = isRefusal(output) ? { refusal: output } : { output };
  await leaveTrace(ctx, bound, meta, inputHash, trace, key !== undefined && (isRefusal(output) || bound.replay) ? { key, ...answer } : null);
  if (isRefusal(output)) return output;
  if (ctx.dryRun) throw new DryRunDone(output);
  return output;
}

async function attempt(runtime: Runtime, bound: Bound, caller: Caller, rawInput: unknown, meta: CallMeta): Promise<Answer> {
  const { operation } = bound;
  const fail = (code: string, params: ProblemParams = {}, pointers: readonly Pointed[] = []): Answer =>
    ({ ok: false, problem: problemBody(runtime, code, params, meta, pointers) });
  const trace: Trace = { records: [], events: [], jobs: [], afterCommit: [] };
  const transaction = operation.kind === 'read'
    ? runtime.db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only')
    : runtime.db.transaction();
  const answer = await transaction.execute(async (tx): Promise<Answer> => {
    const opened = await openRequest(tx, runtime, bound, caller);
    const isAnother = operation.scope === 'programme' && meta.expectedPersonId !== undefined && opened.person_id !== meta.expectedPersonId;
    if (isAnother) return fail('platform.not_signed_in');
    const refused = accessProblem(bound, opened, caller);
    if (refused !== null) return fail(refused.code, refused.params);
    const illFormed = findIllFormed(rawInput);
    if (illFormed !== null) return { ok: false, problem: illFormedProblem(illFormed, meta) };
    const parsed = operation.input.safeParse(rawInput);
    if (!parsed.success) return { ok: false, problem: inputProblem(parsed.error, meta) };
    const ctx = contextOf(runtime, bound, tx, caller, opened, meta, trace);
    const output = operation.kind === 'read'
      ? await bound.handler(ctx, parsed.data as never)
      : await runWrite(runtime, bound, ctx, parsed.data, meta, trace);
    if (isRefusal(output)) return fail(output.refusal, output.params, output.pointers);
    const file = await settleFile(runtime.exportFiles, output, meta.filesOnDisk === true);
    const seen = opened.session_id === null ? {} : { seen: { sessionId: opened.session_id, lastSeenAt: opened.last_seen_at as string } };
    if (file !== null) return { ok: true, output: file, ...seen };
    return { ok: true, output: runtime.validateOutput ? operation.output.parse(output) : output, ...seen };
  });
  for (const run of trace.afterCommit) {
    await run().catch((error: unknown) => runtime.log.error({ err: error, operation: operation.id, requestId: meta.requestId }, 'after the commit'));
  }
  return answer;
}

function answerToError(runtime: Runtime, bound: Bound, error: unknown, meta: CallMeta): Answer {
  const fail = (code: string, params: ProblemParams = {}, pointers: readonly Pointed[] = []): Answer =>
    ({ ok: false, problem: problemBody(runtime, code, params, meta, pointers) });
  if (error instanceof DryRunDone) return { ok: true, output: error.output };
  if (error instanceof Refused) return fail(error.refusal.refusal, error.refusal.params, error.refusal.pointers);
  if (error instanceof NotFound) return fail('platform.not_found');
  if (error instanceof TaskCancelled) return fail('platform.task_cancelled');
  if (isPgError(error)) {
    const code = error.constraint === undefined ? undefined : runtime.constraints[error.constraint];
    if (code !== undefined && bound.operation.errors.includes(code)) return fail(code);
    if (RETRYABLE.has(error.code)) return fail('platform.unavailable');
    if (UNAVAILABLE.test(error.code)) return fail('platform.unavailable');
  }
  if (error instanceof Error && /ECONNREFUSED|ECONNRESET|Connection terminated|timeout exceeded when trying to connect/.test(error.message)) {
    runtime.log.error({ err: error, operation: bound.operation.id, requestId: meta.requestId }, 'database out of reach');
    return fail('platform.unavailable');
  }
  runtime.log.error({ err: error, operation: bound.operation.id, requestId: meta.requestId }, 'operation failed');
  return fail('platform.bug', { requestId: meta.requestId });
}

interface TogetherCall { readonly input: unknown; readonly meta: CallMeta; readonly token: string | null }

/** The calls of one session within a group: one look at its rights, one handler, one entry in the audit. */
async function ofOneSession(runtime: Runtime, bound: Bound, tx: Tx, programme: string, calls: readonly TogetherCall[], trace: Trace): Promise<Answer[]> {
  const [{ meta, token }] = calls as readonly [TogetherCall];
  const caller = { token, programme };
  const opened = await openRequest(tx, runtime, bound, caller);
  const isAnother = meta.expectedPersonId !== undefined && opened.person_id !== meta.expectedPersonId;
  const refused = isAnother ? { code: 'platform.not_signed_in' as const, params: {} } : accessProblem(bound, opened, caller);
  if (refused !== null) return calls.map((call) => ({ ok: false, problem: problemBody(runtime, refused.code, refused.params ?? {}, call.meta) }));
  const ctx = contextOf(runtime, bound, tx, caller, opened, meta, trace);
  const answering = (bound.gathered as NonNullable<Bound['gathered']>)(ctx, calls.map((call) => ({ input: call.input as never, address: call.meta.address ?? null })));
  answering.catch(() => undefined);
  // The fingerprint of a whole group takes a while: it is taken while the database works.
  await onItsWay();
  const inputHash = inputHashOf(runtime.secret, calls.map(({ input }) => (bound.fingerprint === undefined ? input : bound.fingerprint(input as never))));
  const outputs = await answering;
  if (trace.records.length > 0) await leaveTrace(ctx, bound, meta, inputHash, trace);
  const seen = opened.session_id === null ? {} : { seen: { sessionId: opened.session_id, lastSeenAt: opened.last_seen_at as string } };
  return answersOf(runtime, bound, calls, outputs, seen);
}

function answersOf(runtime: Runtime, bound: Bound, calls: readonly TogetherCall[], outputs: readonly unknown[], seen: { readonly seen?: SeenSession }): Answer[] {
  return outputs.map((output, at): Answer => {
    if (isRefusal(output)) return { ok: false, problem: problemBody(runtime, output.refusal, output.params, (calls[at] as TogetherCall).meta, output.pointers) };
    return { ok: true, output: runtime.validateOutput ? bound.operation.output.parse(output) : output, ...seen };
  });
}

/** Many calls of one operation in one transaction, session by session; a refused call leaves nothing. */
async function attemptTogether(runtime: Runtime, bound: Bound, programme: string, calls: readonly TogetherCall[]): Promise<Answer[]> {
  const outputs = await writtenAtOnce(runtime, bound, programme, calls);
  if (outputs !== null) return answersOf(runtime, bound, calls, outputs, {});
  const [traces, answers]: [Trace[], Answer[]] = [[], []];
  await runtime.db.transaction().execute(async (tx) => {
    const sessions = Map.groupBy(calls.map((call, at) => ({ ...call, at })), ({ token, meta }) => `${token ?? ''} ${meta.expectedPersonId ?? ''}`).values();
    for (const own of sessions) {
      const trace: Trace = { records: [], events: [], jobs: [], afterCommit: [] };
      traces.push(trace);
      const answered = await ofOneSession(runtime, bound, tx, programme, own, trace);
      for (const [place, answer] of answered.entries()) answers[own[place]?.at as number] = answer;
    }
  });
  for (const run of traces.flatMap(({ afterCommit }) => afterCommit)) await run().catch((error: unknown) => runtime.log.error({ err: error, operation: bound.operation.id }, 'after the commit'));
  return answers;
}

/** One group; when it fails as a whole each call is tried alone, so that one cannot spoil the others. */
async function performTogether(runtime: Runtime, bound: Bound, programme: string, calls: readonly TogetherCall[]): Promise<Answer[]> {
  try {
    return await attemptTogether(runtime, bound, programme, calls);
  } catch (error) {
    if (calls.length === 1) return [answerToError(runtime, bound, error, (calls[0] as TogetherCall).meta)];
    const alone: Answer[] = [];
    for (const call of calls) alone.push(...await performTogether(runtime, bound, programme, [call]));
    return alone;
  }
}

const gatherers = new WeakMap<Runtime, Map<string, Gatherer<TogetherCall, Answer>>>();

/** The input is looked at before it waits, so that a group holds nothing that is no input; who may not call is told that first. */
async function joinOthers(runtime: Runtime, bound: Bound, { token, programme }: { token: string | null; programme: string }, rawInput: unknown, meta: CallMeta): Promise<Answer> {
  const illFormed = findIllFormed(rawInput);
  const parsed = illFormed === null ? bound.operation.input.safeParse(rawInput) : null;
  if (illFormed !== null || parsed === null || !parsed.success) {
    const refused = await accessFault(runtime, bound, { token, programme }, meta);
    return { ok: false, problem: refused ?? (illFormed === null ? inputProblem(parsed?.error as never, meta) : illFormedProblem(illFormed, meta)) };
  }
  const key = `${bound.operation.id} ${programme}`;
  const known = gatherers.get(runtime) ?? new Map<string, Gatherer<TogetherCall, Answer>>();
  gatherers.set(runtime, known);
  const gatherer = known.get(key) ?? new Gatherer<TogetherCall, Answer>((calls) => performTogether(runtime, bound, programme, calls));
  // Programmes that do not exist must not fill memory: they are answered alone.
  if (known.size < 1_000) known.set(key, gatherer);
  bound.whileWaiting?.(parsed.data as never);
  return gatherer.add({ input: parsed.data, meta, token });
}

/**
 * Runs one operation. Serialization failures and deadlocks are tried again at most twice; every other failure is an answer.
 * @errors never throws
 */
export async function perform(runtime: Runtime, bound: Bound, caller: Caller, rawInput: unknown, meta: CallMeta): Promise<Answer> {
  // What these give to nobody in particular holds once it is told, a signature or a receipt, and no rollback takes it back.
  const isPublic = bound.operation.permission === 'public';
  if (bound.gathered !== undefined && isPublic && meta.dryRun === true) return { ok: false, problem: problemBody(runtime, 'platform.no_dry_run', {}, meta) };
  if (bound.gathered !== undefined && meta.dryRun !== true && 'token' in caller && caller.programme !== null) {
    return joinOthers(runtime, bound, { token: isPublic ? null : caller.token, programme: caller.programme }, rawInput, meta);
  }
  for (let tried = 1; ; tried += 1) {
    try {
      return await attempt(runtime, bound, caller, rawInput, meta);
    } catch (error) {
      if (tried < ATTEMPTS_MAX && isPgError(error) && RETRYABLE.has(error.code)) {
        runtime.log.info({ operation: bound.operation.id, tried, code: error.code }, 'trying again');
        await sleep(5 * tried + (runtime.randomBytes(1)[0] as number) / 16);
        continue;
      }
      return answerToError(runtime, bound, error, meta);
    }
  }
}

/**
 * What a handler is given: a transaction it cannot leave, who is acting and how far they reach, the time, and the ways to
 * leave a trace. A handler answers with the operation's output or with one of the operation's own refusals.
 */
import type { Readable } from 'node:stream';
import type { Operation, OutputOf, ParsedInputOf, ErrorOf, ProblemParams, ProblemText } from '#platform/contract/index.ts';
import type { RawBuilder, Tx } from '../db/index.ts';
import type { DraftFile, ExportFiles } from '../files/export-files.ts';
import type { FileStore } from '../files/index.ts';
import type { Identities } from '../identities/index.ts';
import type { Secrets } from '../secrets/index.ts';
import type { Signer } from '../signing/index.ts';

/** 设备 · The device a request came from, as it says itself; a hint that no right follows from. */
export interface Device {
  readonly id: string | null;
  /** Server clock minus device clock when the request arrived. @unit milliseconds */
  readonly clockOffset_ms: number | null;
}

/** 范围 · How far a person reaches with one permission. */
export interface Scope {
  readonly everything: boolean;
  /** Every place in reach, subtrees already expanded. */
  readonly placeIds: readonly string[];
  readonly organisationIds: readonly string[];
  /** Sites the person answers for today. */
  readonly siteIds: readonly string[];
}

export interface Actor {
  readonly loginId: string | null;
  readonly sessionId: string | null;
  readonly personId: string | null;
  readonly organisationId: string | null;
  readonly installationAdmin: boolean;
}

/** 所指之处 · A JSON pointer into the input; with words of its own where the title of the problem does not say what is wrong there. */
export type Pointed = string | { readonly pointer: string; readonly detail: ProblemText };

export interface Refusal<Code extends string = string> {
  readonly refusal: Code;
  readonly params: ProblemParams;
  /** Members of the input that are at fault. */
  readonly pointers: readonly Pointed[];
  /** Commit what was written although the answer is a refusal (a counted failed sign-in). */
  readonly keepEffects: boolean;
}

export interface AuditRecord {
  readonly kind: string;
  readonly id: string;
  readonly reason?: string | undefined;
  /** Identifiers and states only; never names, numbers or words of a person. */
  readonly change?: Readonly<Record<string, unknown>>;
}

export interface LiveEvent {
  readonly topic: string;
  readonly subjectId: string;
  readonly placeId?: string | null | undefined;
  readonly siteId?: string | null | undefined;
  readonly organisationId?: string | null | undefined;
  /** Only for who reaches the place as such, not for who answers for the site. */
  readonly quiet?: boolean;
  readonly payload?: Readonly<Record<string, unknown>>;
}

export interface ReadContext<Code extends string = string> {
  readonly tx: Tx;
  readonly now: number;
  /** The programme's own calendar date and offset. */
  readonly today: string;
  readonly utcOffsetMinutes: number;
  readonly programmeId: string;
  readonly programmeCode: string;
  readonly actor: Actor;
  /** The acting person; throws for operations that nobody need sign in for. */
  readonly personId: string;
  readonly scope: Scope;
  readonly locale: 'zh-CN' | 'en';
  readonly device: Device;
  readonly signer: Signer;
  /** Folder of what this installation keeps beside its database. */
  readonly dataDir: string;
  /** Sealing and signing with the installation's secret. */
  readonly secrets: Secrets;
  /** After so long a sign-in ends in any case. */
  readonly sessionMinutes: number;
  /** Where the bytes of photos lie. */
  readonly fileStore: FileStore;
  /** Where files lie that were made to be taken away. */
  readonly exportFiles: ExportFiles;
  /** By what somebody without a login can be known. */
  readonly identities: Identities;
  /** Where everybody finds the public site: what is printed on paper leads there. */
  readonly publicUrl: string;
  /** An operation of any module by its name, or undefined. */
  operationOf(id: string): Operation | undefined;
  /** Remembers an exact number for as long as nothing in the programme was written. */
  remember(key: string, compute: () => Promise<number>): Promise<number>;
  refuse(code: Code, params?: ProblemParams, options?: { pointers?: readonly Pointed[]; keepEffects?: boolean }): Refusal<Code>;
  /** Ends the request: the subject is absent or out of reach. */
  notFound(): never;
}

export interface WriteContext<Code extends string = string> extends ReadContext<Code> {
  readonly dryRun: boolean;
  newId(): string;
  randomBytes(count: number): Uint8Array;
  /** Adds what changed to this operation's audit entry. */
  record(record: AuditRecord): void;
  /** Tells live pages, once committed. */
  emit(event: LiveEvent): void;
  /** Lets other modules react inside this same transaction (a score follows its observation). */
  announce(topic: string, payload: Readonly<Record<string, unknown>>): Promise<void>;
  /** Runs once this has committed, for what no transaction can undo (removing a file). A failure is logged and changes nothing. */
  afterCommit(run: () => Promise<void>): void;
  /** Starts a job when, and only when, this commits. */
  enqueue(job: string, payload: Readonly<Record<string, unknown>>): void;
}

/** A file as a stream, for operations whose output is a file: however long it is, memory stays as it was. */
export interface StreamedFile { readonly fileName: string; readonly mediaType: string; readonly stream: Readable }

/** A file that lies on the disk already, and whether it may go once it was read. */
export interface FileOnDisk { readonly fileName: string; readonly mediaType: string; readonly file: DraftFile; readonly isTemporary: boolean }

export type ReadHandler<Op extends Operation> = (
  ctx: ReadContext<ErrorOf<Op>>, input: ParsedInputOf<Op>,
) => Promise<OutputOf<Op> | StreamedFile | FileOnDisk | Refusal<ErrorOf<Op>>>;

export type WriteHandler<Op extends Operation> = (
  ctx: WriteContext<ErrorOf<Op>>, input: ParsedInputOf<Op>,
) => Promise<OutputOf<Op> | Refusal<ErrorOf<Op>>>;

export interface Bound {
  readonly operation: Operation;
  readonly handler: (ctx: WriteContext, input: never) => Promise<unknown>;
  /** Never store the answer for replay: it holds a secret or a file. */
  readonly replay: boolean;
  /** The answer starts or ends the browser's session. */
  readonly session?: 'starts' | 'ends' | undefined;
  /** Many calls of one moment in one transaction; answers in their order. */
  readonly gathered?: ((ctx: WriteContext, calls: readonly GatheredCall<never>[]) => Promise<readonly unknown[]>) | undefined;
  /** Begins what needs no database while a call waits for its group. */
  readonly whileWaiting?: ((input: never) => void) | undefined;
  /** What the hash of the input in the audit is made of, where the input has a digest of its own already. */
  readonly fingerprint?: ((input: never) => unknown) | undefined;
  /** How many times the calls of its limits one source has, where a shared network was allowed for; known without asking the database. */
  readonly allowance?: ((params: Readonly<Record<string, string>>) => { readonly key: string; readonly times: number } | null) | undefined;
  /** What a group will write, where that is known without asking the database. */
  readonly plan?: ((ctx: PlanContext, calls: readonly GatheredCall<never>[]) => PlannedGroup | null) | undefined;
}

/** What a plan is made with: there is no transaction yet. */
export type PlanContext<Code extends string = string> = Pick<WriteContext<Code>, 'now' | 'signer' | 'secrets' | 'refuse'>;

/** 预备的一组 · All that a group of public calls writes, told beforehand, so that one statement can do it. */
export interface PlannedGroup {
  /** Whose rows they are; in another programme nothing is written. */
  readonly programmeId: string;
  /** An expression that writes everything and is true, or writes nothing and is false: then the group goes the long way. */
  readonly write: RawBuilder<unknown>;
  readonly records: readonly AuditRecord[];
  /** Outputs and refusals in the order of the calls; made while the statement is on its way, told after the commit. */
  answers(): readonly unknown[];
  /** After the commit. */
  done(): void;
}

export type GroupPlan<Op extends Operation> = (ctx: PlanContext<ErrorOf<Op>>, calls: readonly GatheredCall<ParsedInputOf<Op>>[]) => PlannedGroup | null;

/** 合并的一次调用 · One of many calls that share a transaction, and the address it came from. */
export interface GatheredCall<Input> { readonly input: Input; readonly address: string | null }

export type GatheredHandler<Op extends Operation> = (
  ctx: WriteContext<ErrorOf<Op>>, calls: readonly GatheredCall<ParsedInputOf<Op>>[],
) => Promise<readonly (OutputOf<Op> | Refusal<ErrorOf<Op>>)[]>;

/** Binds a read operation to its handler. */
export function bindRead<Op extends Operation>(operation: Op, handler: ReadHandler<Op>): Bound {
  if (operation.kind !== 'read') throw new Error(`${operation.id} is not a read`);
  return { operation, handler: handler as unknown as Bound['handler'], replay: false };
}

/** Binds a write operation to its handler. */
export function bindWrite<Op extends Operation>(
  operation: Op, handler: WriteHandler<Op>, options: { replay?: boolean; session?: 'starts' | 'ends' } = {},
): Bound {
  if (operation.kind !== 'write') throw new Error(`${operation.id} is not a write`);
  return { operation, handler: handler as unknown as Bound['handler'], replay: options.replay ?? true, session: options.session };
}

/**
 * 合并提交 · Binds a write of which very many come at once: those that wait share one transaction and one flush, and those of one
 * session one entry in the audit (ADR-0023, ADR-0028). Sent twice it must itself give the same answer; no idempotency key is kept.
 * @param whileWaiting begins what needs no database when a call comes, for the handler to find when its group is written; it decides nothing
 * @param fingerprint stands for the input where it is hashed for the audit: the same for the same input, another for another
 * @param plan where a group of public calls can be written in one statement (ADR-0055); the handler does it where the plan did not hold
 */
export function bindGathered<Op extends Operation>(operation: Op, handler: GatheredHandler<Op>, whileWaiting?: (input: ParsedInputOf<Op>) => void, fingerprint?: (input: ParsedInputOf<Op>) => unknown, plan?: GroupPlan<Op>): Bound {
  if (operation.kind !== 'write' || operation.scope !== 'programme') throw new Error(`${operation.id} cannot be gathered`);
  const gathered = handler as unknown as NonNullable<Bound['gathered']>;
  return { operation, gathered, ...(plan === undefined ? {} : { plan: plan as unknown as NonNullable<Bound['plan']> }), ...(whileWaiting === undefined ? {} : { whileWaiting: whileWaiting as (input: never) => void }), ...(fingerprint === undefined ? {} : { fingerprint: fingerprint as (input: never) => unknown }), replay: false, handler: async (ctx, input) => (await gathered(ctx, [{ input, address: null }]))[0] };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refusal' in value && 'keepEffects' in value;
}

export function isStreamedFile(value: unknown): value is StreamedFile {
  return typeof value === 'object' && value !== null && 'stream' in value && 'mediaType' in value;
}

export function isFileOnDisk(value: unknown): value is FileOnDisk {
  return typeof value === 'object' && value !== null && 'file' in value && 'isTemporary' in value;
}

/** A refusal in the middle of things, where it cannot be an answer any more: the transaction ends and perform() answers it. */
export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) { super(refusal.refusal); this.refusal = refusal; }
}

/** Thrown by notFound(); known to perform() alone. */
export class NotFound extends Error {}

/** What another module does in the same transaction when something is announced. */
export type Reaction = (ctx: WriteContext, payload: Readonly<Record<string, unknown>>) => Promise<void>;

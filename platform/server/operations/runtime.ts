/** Puts the modules together into one runtime; duplicates and gaps are found here, before anything is served. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { uuidv7 } from '#kernel/ids.ts';
import type { ProblemDefinition } from '#platform/contract/index.ts';
import { platformProblems } from '#platform/contract/index.ts';
import type { Db } from '../db/index.ts';
import { exportFiles } from '../files/export-files.ts';
import { localFileStore } from '../files/index.ts';
import { NO_IDENTITIES } from '../identities/index.ts';
import type { Identities } from '../identities/index.ts';
import type { SealCipher } from '../secrets/index.ts';
import { secretsOf } from '../secrets/index.ts';
import { signerOf } from '../signing/index.ts';
import type { Bound, Reaction } from './context.ts';
import { drawnAhead } from './drawn-ahead.ts';
import type { ServerModule } from './module.ts';
import type { Runtime } from './perform.ts';
import { RememberedNumbers } from './remember.ts';

export interface RuntimeOptions {
  readonly db: Db;
  readonly log: Logger;
  readonly modules: readonly ServerModule[];
  readonly idleMinutes?: number;
  readonly sessionMinutes?: number;
  readonly validateOutput?: boolean;
  readonly clock?: () => number;
  /** Where uploads and photos lie. */
  readonly dataDir: string;
  /** The installation's secret, from which its signing key follows; left out, a key that lasts as long as the process. */
  readonly secret?: string;
  /** What is sealed from now on is sealed with; AES unless said otherwise. */
  readonly cipher?: SealCipher;
  readonly identities?: Identities;
  readonly publicUrl?: string;
}

function addOnce<T>(into: Record<string, T>, name: string, value: T, what: string): void {
  if (name in into) throw new Error(`${what} ${name} is declared twice`);
  into[name] = value;
}

/** @errors throws when an operation, problem, constraint or topic is declared twice, or an operation names an unknown problem. */
export function createRuntime(options: RuntimeOptions): Runtime {
  const problems: Record<string, ProblemDefinition> = {};
  const constraints: Record<string, string> = {};
  const topics: Record<string, string> = {};
  const operations = new Map<string, Bound>();
  const reactions: Record<string, Reaction[]> = {};
  for (const module of options.modules) {
    for (const [code, problem] of Object.entries(module.problems)) addOnce(problems, code, problem, 'problem');
    for (const [constraint, code] of Object.entries(module.constraints ?? {})) addOnce(constraints, constraint, code, 'constraint');
    for (const [topic, permission] of Object.entries(module.topics ?? {})) addOnce(topics, topic, permission, 'topic');
    for (const [topic, reaction] of Object.entries(module.reactions ?? {})) (reactions[topic] ??= []).push(reaction);
    for (const bound of module.operations) {
      if (operations.has(bound.operation.id)) throw new Error(`operation ${bound.operation.id} is declared twice`);
      operations.set(bound.operation.id, bound);
    }
  }
  for (const { operation } of operations.values()) {
    for (const code of operation.errors) {
      if (!(code in problems) && !(code in platformProblems)) throw new Error(`operation ${operation.id} names the unknown problem ${code}`);
    }
  }
  const clock = options.clock ?? (() => Date.now());
  const random = drawnAhead(randomBytes);
  const secret = options.secret ?? Buffer.from(random(32)).toString('hex');
  const runtime: Runtime = {
    db: options.db, log: options.log, dataDir: options.dataDir, secrets: secretsOf(Buffer.from(secret, 'hex'), options.cipher), identities: options.identities ?? NO_IDENTITIES, publicUrl: options.publicUrl ?? 'http://localhost', fileStore: localFileStore(join(options.dataDir, 'files')), exportFiles: exportFiles(join(options.dataDir, 'exports')), clock, randomBytes: random,
    newId: () => uuidv7(clock(), random),
    idleMinutes: options.idleMinutes ?? 30, sessionMinutes: options.sessionMinutes ?? 720, secret,
    validateOutput: options.validateOutput ?? true,
    signer: signerOf(secret),
    problems, constraints, operations, topics, reactions, remembered: new RememberedNumbers(),
    routes: [],
  };
  return { ...runtime, routes: options.modules.flatMap((module) => module.routes?.(runtime) ?? []) };
}

/** Load from a process of its own, so that the generator's work is not counted as the server's. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface LoadOptions {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Record<string, string>;
  readonly connections: number;
  /** Either a time or a number of requests. */
  readonly seconds?: number;
  readonly amount?: number;
  readonly body?: string;
  /** One after the other, each once and then again from the first; instead of `body`. */
  readonly bodies?: readonly string[];
  /** Each request says that it comes from another address, as behind a proxy. */
  readonly manyAddresses?: boolean;
  /** A fresh Idempotency-Key per request. */
  readonly freshKeys?: boolean;
}

export interface LoadResult {
  readonly perSecond: number; readonly p50Ms: number; readonly p95Ms: number; readonly p99Ms: number; readonly answered: number; readonly failed: number; readonly seconds: number;
}

/** Runs the generator in a child. @errors rejects when the child dies. */
export function load(options: LoadOptions): Promise<LoadResult> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(new URL('load-child.ts', import.meta.url)), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    child.once('message', (message) => { resolve(message as LoadResult); child.disconnect(); });
    child.once('error', reject);
    child.once('exit', (code) => { if (code !== 0) reject(new Error(`load generator ended with ${String(code)}`)); });
    child.send(options);
  });
}

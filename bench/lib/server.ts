/** Starts the application's server as a child and asks it how much memory it took. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Ground } from './ground.ts';

export interface ServerAddress { readonly ownerUrl: string; readonly applicationUrl: string; readonly dataDir: string }
export interface ServerRequest { readonly ask: 'memory' }

export interface ServerChild {
  readonly url: string;
  /** Highest resident memory since it began, and now. @unit bytes */
  memory(): Promise<{ peak: number; now: number }>;
  close(): Promise<void>;
}

/** What `npm start` tells node, so that what is measured is what runs. */
function startFlags(): string[] {
  const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { scripts: { start: string } };
  return scripts.start.split(' ').filter((word) => word.startsWith('--'));
}

/** @errors rejects when the child dies before it listens */
export async function startServerChild(ground: Ground): Promise<ServerChild> {
  const child = fork(fileURLToPath(new URL('server-child.ts', import.meta.url)), { execArgv: startFlags(), stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const address: ServerAddress = { ownerUrl: ground.ownerUrl, applicationUrl: ground.applicationUrl, dataDir: ground.dataDir };
  child.send(address);
  const died = once(child, 'exit').then(([code]) => { throw new Error(`the server ended with ${String(code)}`); });
  const [{ url }] = (await Promise.race([once(child, 'message'), died])) as [{ url: string }];
  return {
    url,
    async memory() {
      const answer = once(child, 'message');
      child.send({ ask: 'memory' } satisfies ServerRequest);
      const [memory] = (await answer) as [{ peak: number; now: number }];
      return memory;
    },
    async close() {
      died.catch(() => undefined);
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

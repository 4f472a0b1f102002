/** Starts what `npm start` starts, on a data folder of its own, and waits until the demo city is loaded. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext { baseUrl: string }
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const READY_WITHIN_MS = 200_000;

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // While writing a story one works against a server that already runs.
  const running = process.env['E2E_BASE_URL'];
  if (running !== undefined) {
    project.provide('baseUrl', running);
    return async () => undefined;
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'lianchuang-e2e-'));
  const port = await freePort();
  const baseUrl = `http://127.0.0.1:${port}`;
  const output: string[] = [];
  const server = spawn(process.execPath, ['apps/server.ts'], {
    cwd: root, stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PORT: String(port), LIANCHUANG_DATA_DIR: dataDir, LIANCHUANG_LOG_LEVEL: 'warn', LIANCHUANG_DEMO: 'true' },
  });
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (chunk: Buffer) => { output.push(chunk.toString()); if (output.length > 200) output.shift(); });
  const deadline = Date.now() + READY_WITHIN_MS;
  for (;;) {
    const health = await fetch(`${baseUrl}/healthz`).then((response) => response.json() as Promise<{ status: string }>, () => null);
    if (health?.status === 'ok') break;
    if (server.exitCode !== null || Date.now() > deadline) {
      server.kill('SIGKILL');
      throw new Error(`the server did not become ready:\n${output.join('')}`);
    }
    await sleep(250);
  }
  project.provide('baseUrl', baseUrl);
  return async () => {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGTERM');
    await Promise.race([ended, sleep(15_000)]);
    await rm(dataDir, { recursive: true, force: true });
  };
}

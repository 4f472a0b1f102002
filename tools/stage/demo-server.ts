/** 演示服务器 · What `npm start` starts, on a data folder of its own, ready when the demo city is loaded (or empty, as a real installation begins). For stories, screenshots and measurements. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const READY_WITHIN_MS = 240_000;
const STOP_WITHIN_MS = 15_000;

export interface StageServer { readonly baseUrl: string; readonly stop: () => Promise<void> }

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

/** 启动 · The folder is removed when it stops. `E2E_BASE_URL` names a server that already runs, which is then used and left alone. */
export async function startDemoServer(): Promise<StageServer> {
  const running = process.env['E2E_BASE_URL'];
  return running === undefined ? startServer('true') : { baseUrl: running, stop: async () => undefined };
}

/** 空服务器 · An installation without the demo, at its very first start; `printed` is what whoever started it reads. */
export function startEmptyServer(): Promise<StageServer & { readonly printed: () => string }> {
  return startServer('false');
}

async function startServer(demo: 'true' | 'false'): Promise<StageServer & { readonly printed: () => string }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'lianchuang-stage-'));
  const port = await freePort();
  const baseUrl = `http://127.0.0.1:${port}`;
  const output: string[] = [];
  const server = spawn(process.execPath, ['apps/server.ts'], {
    cwd: root, stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PORT: String(port), LIANCHUANG_DATA_DIR: dataDir, LIANCHUANG_LOG_LEVEL: 'warn', LIANCHUANG_DEMO: demo },
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
  return {
    baseUrl,
    printed: () => output.join(''),
    async stop() {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      await Promise.race([ended, sleep(STOP_WITHIN_MS)]);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

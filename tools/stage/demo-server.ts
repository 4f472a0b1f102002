/** 演示服务器 · What `npm start` starts, on a data folder of its own, ready when the demo city is loaded (or empty, as a real installation begins). For stories, screenshots and measurements. */
import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** A fixed secret is a fixed draw of the running round: stories meet the same sites at every run. */
const SECRET = '5eed'.repeat(16);
const READY_WITHIN_MS = 480_000;
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
  return running === undefined ? startServer('small') : { baseUrl: running, stop: async () => undefined };
}

/** 空服务器 · An installation without the demo, at its very first start; `printed` is what whoever started it reads. */
export function startEmptyServer(): Promise<StageServer & { readonly printed: () => string }> {
  return startServer('false');
}

interface Place { readonly dataDir: string; readonly port: number; /** The story is enough: what only makes lists long would take the processor from it. */ readonly demo: 'small' | 'false' }

/** One life of the server on a data folder, ready. @errors when it does not become ready in time */
async function live({ dataDir, port, demo }: Place): Promise<{ readonly server: ChildProcess; readonly output: string[] }> {
  const output: string[] = [];
  const server = spawn(process.execPath, ['apps/server.ts'], {
    cwd: root, stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PORT: String(port), LIANCHUANG_DATA_DIR: dataDir, LIANCHUANG_SECRET: SECRET, LIANCHUANG_LOG_LEVEL: 'warn', LIANCHUANG_DEMO: demo },
  });
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (chunk: Buffer) => { output.push(chunk.toString()); if (output.length > 200) output.shift(); });
  const deadline = Date.now() + READY_WITHIN_MS;
  for (;;) {
    const health = await fetch(`http://127.0.0.1:${port}/healthz`).then((response) => response.json() as Promise<{ status: string }>, () => null);
    if (health?.status === 'ok') return { server, output };
    if (server.exitCode !== null || Date.now() > deadline) {
      server.kill('SIGKILL');
      throw new Error(`the server did not become ready:\n${output.join('')}`);
    }
    await sleep(250);
  }
}

/** Where a run keeps a demo city that is loaded already: servers start on copies of it, instead of drawing it each anew. */
const LOADED_DEMO = 'STAGE_DEMO_LOADED';

async function newPlace(demo: Place['demo']): Promise<Place> {
  const dataDir = await mkdtemp(join(tmpdir(), 'lianchuang-stage-'));
  const loaded = process.env[LOADED_DEMO];
  // With owners and rights as they are: started by root, PostgreSQL runs as somebody else.
  if (demo === 'small' && loaded !== undefined) await promisify(execFile)('cp', ['-a', `${loaded}/.`, dataDir]);
  return { dataDir, port: await freePort(), demo };
}

/** 备好演示 · Loads the demo city once, for a run that needs several servers. @returns the environment that makes them start on copies, and what removes it */
export async function loadDemoOnce(): Promise<{ readonly env: Readonly<Record<string, string>>; readonly remove: () => Promise<void> }> {
  const place = await newPlace('small');
  const { server } = await live(place);
  await end(server, 'SIGTERM');
  return { env: { [LOADED_DEMO]: place.dataDir }, remove: () => rm(place.dataDir, { recursive: true, force: true }) };
}

async function end(server: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill(signal);
  await Promise.race([ended, sleep(STOP_WITHIN_MS)]);
}

async function startServer(demo: Place['demo']): Promise<StageServer & { readonly printed: () => string }> {
  const place = await newPlace(demo);
  const { server, output } = await live(place);
  return {
    baseUrl: `http://127.0.0.1:${place.port}`,
    printed: () => output.join(''),
    async stop() {
      await end(server, 'SIGTERM');
      await rm(place.dataDir, { recursive: true, force: true });
    },
  };
}

/** 可杀的服务器 · The demo city on a server that a story may kill -9 in the middle of its work, and start again on what it left. */
export async function startMortalServer(): Promise<StageServer & { readonly kill: () => Promise<void>; readonly startAgain: () => Promise<void> }> {
  const place = await newPlace('small');
  let { server } = await live(place);
  return {
    baseUrl: `http://127.0.0.1:${place.port}`,
    kill: () => end(server, 'SIGKILL'),
    async startAgain() { ({ server } = await live(place)); },
    async stop() {
      await end(server, 'SIGTERM');
      await rm(place.dataDir, { recursive: true, force: true });
    },
  };
}

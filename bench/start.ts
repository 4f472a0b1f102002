/**
 * A warm start, as somebody does it every morning: `npm start` with everything installed, built and loaded, until the first
 * page is there. Then the memory of the server at rest. The first start, which loads the demo, is not measured.
 */
import { spawn, execFile } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { middle } from './lib/report.ts';
import type { Line } from './lib/report.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const RUNS = 3;
const SECONDS_BAR = 6;
const MEMORY_BAR_MIB = 300;
const REST_MS = 10_000;
const FIRST_START_MS_MAX = 15 * 60_000;
const WARM_START_MS_MAX = 120_000;

interface Started { readonly npm: ChildProcess; readonly url: string; readonly said: () => string; readonly began: number }
interface Measured { readonly seconds: number; readonly memory_mib: number }

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => { server.once('listening', resolve); });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => { server.close(resolve); });
  return port;
}

async function npmStart(dataDir: string): Promise<Started> {
  const port = await freePort();
  let said = '';
  const began = performance.now();
  const npm = spawn('npm', ['start'], {
    cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PORT: String(port), LIANCHUANG_DATA_DIR: dataDir, LIANCHUANG_PUBLIC_URL: `http://127.0.0.1:${port}` },
  });
  const hear = (chunk: Buffer): void => { said = (said + chunk.toString()).slice(-20_000); };
  npm.stdout?.on('data', hear);
  npm.stderr?.on('data', hear);
  return { npm, url: `http://127.0.0.1:${port}`, said: () => said, began };
}

async function until(started: Started, limit_ms: number, isThere: () => Promise<boolean>): Promise<void> {
  while (!(await isThere())) {
    if (started.npm.exitCode !== null || performance.now() - started.began > limit_ms) throw new Error(`npm start did not get there:\n${started.said().slice(-2_000)}`);
    await sleep(20);
  }
}

const isPageThere = (url: string) => async (): Promise<boolean> => {
  const answer = await fetch(`${url}/`, { headers: { accept: 'text/html' } }).catch(() => null);
  return answer?.status === 200 && (await answer.text()).includes('<div id=');
};

const isLoaded = (url: string) => async (): Promise<boolean> => {
  const answer = await fetch(`${url}/healthz`).catch(() => null);
  return answer?.status === 200 && ((await answer.json()) as { status: string }).status === 'ok';
};

interface ProcessRow { readonly id: number; readonly parent: number; readonly memory_kib: number; readonly command: string }

/** The process of the server itself, below npm and a shell. */
async function serverProcess(npmId: number): Promise<ProcessRow> {
  const { stdout } = await promisify(execFile)('ps', ['-Ao', 'pid=,ppid=,rss=,args='], { maxBuffer: 2 ** 24 });
  const all = stdout.split('\n').flatMap((line): ProcessRow[] => {
    const found = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(.*)$/.exec(line);
    return found === null ? [] : [{ id: Number(found[1]), parent: Number(found[2]), memory_kib: Number(found[3]), command: found[4] as string }];
  });
  const below = new Set([npmId]);
  for (let grown = true; grown;) {
    const more = all.filter((row) => below.has(row.parent) && !below.has(row.id));
    for (const row of more) below.add(row.id);
    grown = more.length > 0;
  }
  const server = all.find((row) => below.has(row.id) && /\bnode\S* .*apps\/server\.ts/.test(row.command) && !/^(sh|\/bin\/sh)\b/.test(row.command));
  if (server === undefined) throw new Error('the server is not among the processes that npm started');
  return server;
}

async function stop(started: Started): Promise<void> {
  const over = new Promise((resolve) => { started.npm.once('exit', resolve); });
  process.kill((await serverProcess(started.npm.pid as number)).id, 'SIGTERM');
  await over;
}

async function measured(dataDir: string): Promise<Measured> {
  const started = await npmStart(dataDir);
  await until(started, WARM_START_MS_MAX, isPageThere(started.url));
  const seconds = (performance.now() - started.began) / 1_000;
  await sleep(REST_MS);
  const { memory_kib } = await serverProcess(started.npm.pid as number);
  await stop(started);
  return { seconds, memory_mib: memory_kib / 1_024 };
}

export async function benchStart(): Promise<Line[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'lianchuang-bench-start-'));
  try {
    const first = await npmStart(dataDir);
    await until(first, FIRST_START_MS_MAX, isPageThere(first.url));
    const firstPage = (performance.now() - first.began) / 1_000;
    await until(first, FIRST_START_MS_MAX, isLoaded(first.url));
    const loaded = (performance.now() - first.began) / 1_000;
    await stop(first);
    const runs: Measured[] = [];
    for (let run = 0; run < RUNS; run += 1) runs.push(await measured(dataDir));
    const seconds = middle(runs.map((run) => run.seconds));
    const memory = Math.max(...runs.map((run) => run.memory_mib));
    return [
      {
        name: 'warm `npm start` to the first page', value: `${seconds.toFixed(1)} s (${runs.map((run) => run.seconds.toFixed(1)).join(', ')})`, bar: `< ${SECONDS_BAR} s`, met: seconds < SECONDS_BAR,
        note: `the first start of all: page after ${firstPage.toFixed(0)} s, demo loaded after ${loaded.toFixed(0)} s`,
      },
      { name: `memory of the server ${REST_MS / 1_000} s later`, value: `${Math.round(memory)} MiB`, bar: `< ${MEMORY_BAR_MIB} MiB`, met: memory < MEMORY_BAR_MIB, note: 'node alone; PostgreSQL has its own' },
    ];
  } finally { await rm(dataDir, { recursive: true, force: true }); }
}

/**
 * Killed at any moment and started again, `npm run demo` loses nothing it acknowledged and comes to the same summary. Kills are
 * placed by how much was acknowledged, not by time, so that a slow machine is killed at the same places as a quick one.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createRng } from '#kernel/rng.ts';
import { startEmbeddedPostgres } from '#platform/server/postgres/index.ts';
import { readAcknowledged } from '../apps/demo/acknowledged-log.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SITES = 12;
const WAIT_MS = 100_000;

interface Ended { readonly code: number | null; readonly output: string }

interface Run { readonly child: ChildProcess; readonly ended: Promise<Ended> }

let folder = '';

function startDemo(name: string): Run {
  const env = Object.fromEntries(Object.entries(process.env).filter(([key]) => !key.startsWith('LIANCHUANG_') && key !== 'DATABASE_URL' && key !== 'NODE_ENV'));
  const child = spawn(process.execPath, ['--import=./tools/compile-cache.mjs', 'tools/demo.ts', '--sites', String(SITES), '--out', join(folder, name, 'out'), '--quiet'], {
    cwd: ROOT, detached: true, stdio: ['ignore', 'pipe', 'pipe'], env: { ...env, LIANCHUANG_DATA_DIR: join(folder, name, 'data') },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => { output += chunk.toString(); });
  return { child, ended: new Promise((resolve) => { child.once('exit', (code) => resolve({ code, output })); }) };
}

const acknowledgedBy = (name: string) => readAcknowledged(join(folder, name, 'out', 'acknowledged.ndjson'));

/** Waits until so many writes are acknowledged. @returns false when the run ended before that */
async function untilAcknowledged(name: string, run: Run, count: number): Promise<boolean> {
  const end = Date.now() + WAIT_MS;
  while (Date.now() < end) {
    if (run.child.exitCode !== null || run.child.signalCode !== null) return false;
    if ((await acknowledgedBy(name)).length >= count) return true;
    await sleep(4);
  }
  throw new Error(`${count} writes were not acknowledged in time`);
}

async function killDatabase(name: string): Promise<void> {
  const file = await readFile(join(folder, name, 'data', 'postgres', 'data', 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number.parseInt(file, 10);
  if (pid > 1) process.kill(pid, 'SIGKILL');
}

async function finish(name: string): Promise<{ summary: string; output: string }> {
  const { code, output } = await startDemo(name).ended;
  expect(code, output).toBe(0);
  return { summary: await readFile(join(folder, name, 'out', 'summary.json'), 'utf8'), output };
}

beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'lianchuang-kill-')); });
afterAll(async () => { await rm(folder, { recursive: true, force: true }); });

/** What the database itself says it holds, asked without any code of the demo. */
async function keptKeys(name: string): Promise<Set<string>> {
  const quiet = () => undefined;
  const server = await startEmbeddedPostgres({ dataDir: join(folder, name, 'data'), log: { info: quiet, warn: quiet } });
  try {
    const url = new URL(server.adminUrl);
    url.pathname = '/lianchuang';
    const client = new pg.Client({ connectionString: url.toString() });
    await client.connect();
    const { rows } = await client.query<{ name: string }>(`select operation || ' ' || key as name from platform.idempotency_keys where output is not null`);
    await client.end();
    return new Set(rows.map((row) => row.name));
  } finally {
    await server.stop();
  }
}

it('keeps every acknowledged write through kill -9 of the app and of the database, and comes to the summary of an undisturbed run', async () => {
  const undisturbed = await finish('whole');
  const total = (await acknowledgedBy('whole')).length;
  expect(total).toBeGreaterThan(100);

  const rng = createRng('demo-kill/1');
  const places = [0, 0.2, 0.45, 0.75].map((share) => Math.max(1, Math.floor((share + 0.15 * rng.nextFloat()) * total)));
  const promised = new Set<string>();
  let killed = 0;
  for (const [at, place] of places.entries()) {
    const run = startDemo('killed');
    if (await untilAcknowledged('killed', run, place)) {
      // Every other time the database falls in the same instant as the app.
      if (at % 2 === 1) await killDatabase('killed');
      process.kill(run.child.pid as number, 'SIGKILL');
      killed += 1;
    }
    const { output } = await run.ended;
    const known = await acknowledgedBy('killed');
    for (const write of known) promised.add(`${write.operation} ${write.key}`);
    expect(known.length, output).toBeGreaterThanOrEqual(place);
  }
  expect(killed).toBe(places.length);

  const { summary } = await finish('killed');
  expect(summary).toBe(undisturbed.summary);
  for (const write of await acknowledgedBy('killed')) promised.add(`${write.operation} ${write.key}`);
  const kept = await keptKeys('killed');
  expect([...promised].filter((name) => !kept.has(name))).toEqual([]);
  expect(promised.size).toBe(total);
}, 240_000);

import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { open, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { StartupError } from '../config/startup-error.ts';
import type { Binaries } from './binaries.ts';
import { identityOf, programEnvironment, saysDiskFull } from './initdb.ts';
import { diskFull } from './placement.ts';
import type { Placement } from './placement.ts';
import { isPortFree } from './ports.ts';
import { findPostmaster, readPostmasterFile } from './postmaster.ts';
import { inspectProcess } from './processes.ts';
import { linesSince, logAtRest, markLog, startupLogPath } from './server-log.ts';

const run = promisify(execFile);

const pollMs = 10;
const watchMs = 1_000;
/** Recovery after a power cut replays at most a few gigabytes of log; beyond this something else is wrong. */
const readyMsMax = 600_000;
const noticeMs = 5_000;
const fastStopMs = 30_000;
const immediateStopMs = 10_000;
/** Socket paths are limited to 104 bytes on macOS and 108 on Linux, their end mark included. */
const socketPathBytesMax = 100;
const freeBytesMin = 4_194_304;

/** 日志出口 · Where progress goes; pino and console both fit. */
export interface PostgresLog {
  info(message: string): void;
  warn(message: string): void;
}

/** 数据库结束 · How the server ended, with its last words. */
export interface PostmasterExit {
  readonly code: number | null;
  readonly signal: string | null;
  readonly lastLines: readonly string[];
}

/** 启动结果 · A server that is up, or the one reason worth another try. */
export type Launch =
  | { readonly kind: 'up'; readonly pid: number; readonly exited: Promise<PostmasterExit> }
  | { readonly kind: 'port_taken' }
  | { readonly kind: 'memory_in_use' };

/** 套接字文件夹 · The folder for the local socket, or null where its path would be too long or sockets do not exist. */
export function socketFolder(home: string, port: number): string | null {
  if (process.platform === 'win32') return null;
  const folder = join(home, 'run');
  return Buffer.byteLength(join(folder, `.s.PGSQL.${port}`)) <= socketPathBytesMax ? folder : null;
}

function launchArguments(place: Placement, port: number): string[] {
  const socket = socketFolder(place.home, port);
  const quoted = socket === null ? '' : `"${socket.replaceAll('"', '""')}"`;
  return ['-D', place.clusterFolder, '-p', String(port), '-c', `unix_socket_directories=${quoted}`];
}

/** On a full disk the server cannot even write that the disk is full. */
async function isDiskFull(folder: string): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize < freeBytesMin;
}

async function earlyEnd(place: Placement, port: number, exit: PostmasterExit): Promise<Launch | StartupError> {
  const words = exit.lastLines.join('\n');
  if (saysDiskFull(words) || (words === '' && await isDiskFull(place.home))) return diskFull(place.home);
  if (/pre-existing shared memory block/i.test(words)) return { kind: 'memory_in_use' };
  // The port itself is asked too: another server that was quicker is a reason that may stand in no log yet.
  if (/Address already in use|could not bind/i.test(words) || !await isPortFree(port)) return { kind: 'port_taken' };
  return new StartupError('database_start_failed', {
    zh: `数据库未能启动（${exit.signal ?? `退出码 ${exit.code ?? '?'}`}）。日志在 ${join(place.home, 'log')}，最后几行：\n${words}`,
    en: `The database did not start (${exit.signal ?? `exit code ${exit.code ?? '?'}`}). Its log is in ${join(place.home, 'log')}; `
      + 'the last lines are above.',
  });
}

interface Ended { readonly code: number | null; readonly signal: string | null; readonly error: Error | null }
interface Spawned { readonly child: ChildProcess; readonly ended: Promise<Ended> }

/**
 * Starts the server apart from this process's terminal and pipes: Ctrl+C reaches the app alone, which then stops the
 * database in order, and a killed app leaves a server that can still write its log and be adopted.
 */
async function spawnServer(binaries: Binaries, place: Placement, port: number): Promise<Spawned> {
  const words = await open(startupLogPath(place.home), 'w', 0o600);
  try {
    const child = spawn(binaries.postgres, launchArguments(place, port), {
      cwd: place.home, env: programEnvironment(), ...identityOf(place.runAs),
      stdio: ['ignore', words.fd, words.fd], detached: true, windowsHide: true,
    });
    child.unref();
    // Listened to before anything is waited for: a server that ends at once, or never began, says so while the file below is closed.
    const ended = new Promise<Ended>((resolve) => {
      child.once('exit', (code, signal) => resolve({ code, signal, error: null }));
      child.once('error', (error) => resolve({ code: null, signal: null, error }));
    });
    return { child, ended };
  } finally {
    await words.close();
  }
}

/**
 * 启动数据库进程 · Starts the server and waits until it accepts connections.
 * @errors database_start_failed, disk_full
 */
export async function launchServer(binaries: Binaries, place: Placement, port: number, log: PostgresLog): Promise<Launch> {
  const mark = await markLog(place.home);
  const spawned = await spawnServer(binaries, place, port);
  const { child } = spawned;
  let ended: PostmasterExit | null = null;
  const exited = spawned.ended.then(async ({ code, signal, error }): Promise<PostmasterExit> => {
    await logAtRest(place.home);
    ended = { code, signal, lastLines: [...(error === null ? [] : [error.message]), ...await linesSince(place.home, mark)] };
    return ended;
  });
  const start = performance.now();
  let nextNotice_ms = noticeMs;
  while (ended === null) {
    const file = await readPostmasterFile(place.clusterFolder);
    if (file !== null && file.pid === child.pid && file.ready) return { kind: 'up', pid: file.pid, exited };
    const waited_ms = performance.now() - start;
    if (waited_ms > nextNotice_ms) {
      nextNotice_ms += noticeMs;
      log.info(`数据库正在恢复，已等待 ${Math.round(waited_ms / 1000)} 秒 · the database is recovering`);
    }
    if (waited_ms > readyMsMax) {
      child.kill('SIGQUIT');
      await exited;
    }
    await sleep(pollMs);
  }
  const outcome = await earlyEnd(place, port, ended);
  if (outcome instanceof StartupError) throw outcome;
  return outcome;
}

async function signalServer(binaries: Binaries, pid: number, signal: 'SIGINT' | 'SIGQUIT' | 'SIGKILL'): Promise<void> {
  if (process.platform === 'win32' && signal !== 'SIGKILL') {
    await run(binaries.pgCtl, ['kill', signal.slice(3), String(pid)]).catch(() => undefined);
    return;
  }
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Waits for the process itself, not for its pid file, so that nothing of the folder is in use afterwards. */
async function waitUntilGone(pid: number, startMark: string | null, msMax: number): Promise<boolean> {
  const end = performance.now() + msMax;
  for (;;) {
    const live = await inspectProcess(pid);
    if (live === null || live.startMark !== startMark) return true;
    if (performance.now() > end) return false;
    await sleep(pollMs);
  }
}

/**
 * 停止数据库进程 · Stops the server: sessions are ended and everything is written first; only a server that does not
 * answer is stopped harder, which its next start repairs from the log.
 */
export async function stopServer(binaries: Binaries, clusterFolder: string, pid: number, log: PostgresLog): Promise<void> {
  const finding = await findPostmaster(clusterFolder);
  if (finding.kind !== 'running' || finding.file.pid !== pid) return;
  const startMark = (await inspectProcess(pid))?.startMark ?? null;
  await signalServer(binaries, pid, 'SIGINT');
  if (await waitUntilGone(pid, startMark, fastStopMs)) return;
  log.warn('数据库未按时停止，改为立即停止 · the database did not stop in time, stopping it immediately');
  await signalServer(binaries, pid, 'SIGQUIT');
  if (await waitUntilGone(pid, startMark, immediateStopMs)) return;
  await signalServer(binaries, pid, 'SIGKILL');
  await waitUntilGone(pid, startMark, immediateStopMs);
}

/** 等待被接管的进程结束 · Resolves when a server that is not our child ends, at the latest when `stopped` says so. */
export async function watchServer(place: Placement, pid: number, stopped: AbortSignal): Promise<PostmasterExit> {
  const mark = await markLog(place.home);
  for (;;) {
    const finding = await findPostmaster(place.clusterFolder).catch(() => ({ kind: 'none' }) as const);
    if (stopped.aborted || finding.kind !== 'running' || finding.file.pid !== pid) {
      return { code: null, signal: null, lastLines: await linesSince(place.home, mark) };
    }
    await sleep(watchMs, undefined, { ref: false, signal: stopped }).catch(() => undefined);
  }
}

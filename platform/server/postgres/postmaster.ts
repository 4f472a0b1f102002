import { readFile, readdir, realpath, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { inspectProcess } from './processes.ts';
import type { LiveProcess } from './processes.ts';

/** 数据库主进程 · What postmaster.pid says about the server that wrote it. */
export interface PostmasterFile {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
}

/** 主进程状况 · The server of a cluster folder: none, alive and really of this folder, or provably gone. */
export type PostmasterFinding =
  | { readonly kind: 'none' }
  | { readonly kind: 'stale'; readonly pid: number }
  | { readonly kind: 'running'; readonly file: PostmasterFile };

/** 读主进程文件 · Reads postmaster.pid; null when it is absent or not yet written through. */
export async function readPostmasterFile(clusterFolder: string): Promise<PostmasterFile | null> {
  const text = await readFile(join(clusterFolder, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  return { pid, port: Number(lines[3] ?? '0'), ready: lines[7] === 'ready' };
}

/**
 * Whether the process is the PostgreSQL of this very folder.
 *
 * The working folder decides when it can be read, because it stays right after the clone was moved. In containers
 * root may not read it for another user's process; then the command line, which we wrote ourselves, decides.
 */
function servesFolder(live: LiveProcess, clusterFolder: string): boolean {
  const program = basename(live.argv[0] ?? '').replace(/\.exe$/i, '').replace(/:$/, '');
  if (program !== 'postgres') return false;
  if (live.workingFolder !== null) return live.workingFolder === clusterFolder;
  return process.platform === 'win32' || live.argv.join(' ').includes(clusterFolder);
}

/** 查找主进程 · Finds the server of a cluster folder. A pid reused by another program counts as stale. */
export async function findPostmaster(clusterFolder: string): Promise<PostmasterFinding> {
  const file = await readPostmasterFile(clusterFolder);
  if (file === null) return { kind: 'none' };
  const live = await inspectProcess(file.pid);
  const folder = await realpath(clusterFolder);
  if (live === null || !servesFolder(live, folder)) return { kind: 'stale', pid: file.pid };
  return { kind: 'running', file };
}

/**
 * 清除过期文件 · Removes what a dead server left: its pid file and the locks of its sockets.
 *
 * PostgreSQL would refuse to start when an old pid now belongs to any other program of the same user, or to a zombie.
 */
export async function removeStaleFiles(clusterFolder: string, socketDir: string): Promise<void> {
  await rm(join(clusterFolder, 'postmaster.pid'), { force: true });
  for (const name of await readdir(socketDir)) await rm(join(socketDir, name), { force: true });
}

import { execFile } from 'node:child_process';
import { readFile, readlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** 进程快照 · What can be known about a live process without owning it. Unreadable facts are null. */
export interface LiveProcess {
  readonly pid: number;
  /** Differs between two processes that had the same pid, so a reused pid is never mistaken for its predecessor. */
  readonly startMark: string | null;
  readonly argv: readonly string[];
  readonly workingFolder: string | null;
}

/** 机器标识 · Where a pid has a meaning: one machine, one boot, one pid namespace. */
export interface MachineMark {
  readonly host: string;
  readonly boot: string;
  readonly pidNamespace: string;
}

async function readOrEmpty(path: string): Promise<string> {
  return await readFile(path, 'utf8').then((text) => text.trim(), () => '');
}

/** 本机标识 · The mark of this machine, boot and pid namespace. Facts a platform does not offer are empty. */
export async function thisMachine(): Promise<MachineMark> {
  const [machineId, boot, pidNamespace] = await Promise.all([
    readOrEmpty('/etc/machine-id'),
    readOrEmpty('/proc/sys/kernel/random/boot_id'),
    readlink('/proc/self/ns/pid').catch(() => ''),
  ]);
  return { host: machineId === '' ? hostname() : `${hostname()}/${machineId.slice(0, 12)}`, boot, pidNamespace };
}

/** 同一台机器 · Whether a pid recorded there can be looked up here. A reboot in between is told by the boot alone. */
export function isSameMachine(there: MachineMark, here: MachineMark): boolean {
  return there.host === here.host && there.pidNamespace === here.pidNamespace;
}

/** Whether a signal could reach the pid; a refusal for lack of rights also means that it lives. */
function answersSignals(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function inspectThroughProc(pid: number): Promise<LiveProcess | null | 'no_proc'> {
  const stat = await readOrEmpty(`/proc/${pid}/stat`);
  if (stat === '') return (await readOrEmpty('/proc/self/stat')) === '' ? 'no_proc' : null;
  // The command name may itself hold spaces and brackets, hence the last closing one.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const state = fields[0];
  // A zombie holds no file, no port and no memory: it only waits for its parent to read its exit code.
  if (state === 'Z' || state === 'X') return null;
  const argv = (await readOrEmpty(`/proc/${pid}/cmdline`)).split('\0').filter((part) => part !== '');
  const workingFolder = await readlink(`/proc/${pid}/cwd`).catch(() => null);
  return { pid, startMark: fields[19] ?? null, argv, workingFolder };
}

async function inspectThroughTools(pid: number): Promise<LiveProcess> {
  const quiet = { stdout: '' };
  if (process.platform === 'win32') {
    const { stdout } = await run('tasklist', ['/FI', `PID eq ${pid}`, '/FO', 'CSV', '/NH']).catch(() => quiet);
    const image = /^"([^"]+)"/.exec(stdout)?.[1];
    return { pid, startMark: null, argv: image === undefined ? [] : [image], workingFolder: null };
  }
  const env = { ...process.env, LC_ALL: 'C' };
  const [start, command] = await Promise.all(['lstart=', 'command='].map(async (column) => {
    const { stdout } = await run('ps', ['-ww', '-o', column, '-p', String(pid)], { env }).catch(() => quiet);
    return stdout.trim();
  }));
  return { pid, startMark: start === '' ? null : start ?? null, argv: (command ?? '').split(' '), workingFolder: null };
}

/** 查看进程 · The live process with this pid, or null when there is none (a zombie counts as none). */
export async function inspectProcess(pid: number): Promise<LiveProcess | null> {
  if (!Number.isInteger(pid) || pid <= 0 || !answersSignals(pid)) return null;
  const seen = await inspectThroughProc(pid);
  return seen === 'no_proc' ? await inspectThroughTools(pid) : seen;
}

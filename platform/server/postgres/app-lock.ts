import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartupError } from '../config/startup-error.ts';
import { inspectProcess, isSameMachine, thisMachine } from './processes.ts';
import type { MachineMark } from './processes.ts';

const lockName = 'lianchuang.lock';
const heartbeatMs = 4_000;
/** Longer than two heartbeats, so that one delayed by a busy disk is not taken for death. */
const observation_ms_usual = 13_000;
const attemptsMax = 20;

/** 占用记录 · Who uses a data folder. */
export interface LockRecord extends MachineMark {
  readonly pid: number;
  readonly startMark: string | null;
  readonly url: string | null;
  readonly token: string;
}

/** 应用锁 · The right to use a data folder, held until released or until the process is gone. */
export interface AppLock {
  /** Lets a refused second app name the page of the first one. */
  announceUrl(url: string): Promise<void>;
  release(): Promise<void>;
}

/** 读占用记录 · The record in the folder's lock file; null when nobody holds it or the file is torn. */
export async function readAppLock(dataFolder: string): Promise<LockRecord | null> {
  const text = await readFile(join(dataFolder, lockName), 'utf8').catch(() => '');
  try {
    const record = JSON.parse(text) as Partial<LockRecord>;
    return typeof record.pid === 'number' && typeof record.token === 'string' ? record as LockRecord : null;
  } catch {
    return null;
  }
}

/** Another machine's pid says nothing here, so its heartbeat is watched; no clock of either side is compared. */
async function heartbeatMoves(path: string, observation_ms: number): Promise<boolean> {
  const before = await stat(path).catch(() => null);
  const end = performance.now() + observation_ms;
  while (performance.now() < end) {
    await sleep(250);
    const now = await stat(path).catch(() => null);
    if (now === null) return false;
    if (now.mtimeMs !== before?.mtimeMs || now.ino !== before.ino) return true;
  }
  return false;
}

async function holderLives(record: LockRecord, here: MachineMark, path: string, observation_ms: number): Promise<boolean> {
  if (!isSameMachine(record, here)) return await heartbeatMoves(path, observation_ms);
  if (record.boot !== here.boot) return false;
  const live = await inspectProcess(record.pid);
  return live !== null && (live.startMark === null || record.startMark === null || live.startMark === record.startMark);
}

function heldError(record: LockRecord, dataFolder: string): StartupError {
  const page = record.url === null ? { zh: '', en: '' }
    : { zh: `，页面：${record.url}`, en: `, page: ${record.url}` };
  return new StartupError('data_folder_in_use', {
    zh: `数据文件夹 ${dataFolder} 正由另一个联创进程使用（进程号 ${record.pid}，主机 ${record.host}${page.zh}）。`
      + '请使用已打开的那个，或先停止它；要同时运行两个，请给第二个设置 LIANCHUANG_DATA_DIR。',
    en: `The data folder ${dataFolder} is in use by another Lianchuang (pid ${record.pid}, host ${record.host}${page.en}). `
      + 'Use that one, or stop it first; to run two at once give the second its own LIANCHUANG_DATA_DIR.',
  });
}

/** Creates the lock file whole or not at all, so that no reader ever sees half a record. */
async function createLockFile(path: string, record: LockRecord): Promise<boolean> {
  const draft = `${path}.${record.token}`;
  try {
    await writeFile(draft, JSON.stringify(record), { mode: 0o644 });
    await link(draft, path);
    return true;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EEXIST') return false;
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'EOPNOTSUPP') throw error;
    // Some file systems have no hard links; exclusive creation is the next best thing.
    return await writeFile(path, JSON.stringify(record), { flag: 'wx', mode: 0o644 }).then(() => true, () => false);
  } finally {
    await rm(draft, { force: true });
  }
}

/** Takes a dead holder's file away; puts it back when a live newcomer slipped in between reading and renaming. */
async function removeDeadLock(path: string, seenToken: string | null): Promise<void> {
  const aside = `${path}.dead.${randomUUID()}`;
  const moved = await rename(path, aside).then(() => true, () => false);
  if (!moved) return;
  const text = await readFile(aside, 'utf8').catch(() => '');
  if (seenToken !== null && !text.includes(seenToken)) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
}

function heldLock(path: string, dataFolder: string, first: LockRecord): AppLock {
  let record = first;
  const beat = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch(() => undefined);
  }, heartbeatMs);
  beat.unref();
  return {
    async announceUrl(url) {
      record = { ...record, url };
      const draft = `${path}.${record.token}`;
      await writeFile(draft, JSON.stringify(record), { mode: 0o644 });
      await rename(draft, path);
    },
    async release() {
      clearInterval(beat);
      if ((await readAppLock(dataFolder))?.token === record.token) await rm(path, { force: true });
    },
  };
}

/**
 * 占用数据文件夹 · Takes the data folder for this process, or refuses politely when another one lives in it.
 *
 * A lock is taken over only when its holder is provably gone: no such process, the pid reused, the machine rebooted,
 * or (another machine or container) a heartbeat that stands still.
 * @errors data_folder_in_use
 */
export async function acquireAppLock(
  dataFolder: string, url: string | null, observation_ms: number = observation_ms_usual,
): Promise<AppLock> {
  const path = join(dataFolder, lockName);
  const here = await thisMachine();
  const startMark = (await inspectProcess(process.pid))?.startMark ?? null;
  const record: LockRecord = { ...here, pid: process.pid, startMark, url, token: randomUUID() };
  let torn = 0;
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    if (await createLockFile(path, record)) {
      if ((await readAppLock(dataFolder))?.token === record.token) return heldLock(path, dataFolder, record);
      continue;
    }
    const holder = await readAppLock(dataFolder);
    if (holder !== null) {
      if (await holderLives(holder, here, path, observation_ms)) throw heldError(holder, dataFolder);
      await removeDeadLock(path, holder.token);
    } else if ((torn += 1) > 3) {
      await removeDeadLock(path, null);
    } else {
      await sleep(100);
    }
  }
  throw new StartupError('data_folder_in_use', {
    zh: `多个联创进程同时争用数据文件夹 ${dataFolder}，请稍后再试。`,
    en: `Several Lianchuang processes are competing for the data folder ${dataFolder}; try again in a moment.`,
  });
}

import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const tailBytesMax = 16_384;
/** The server's log is written by a process of its own, which may still be writing when the server has ended. */
const quietMs = 200;
const quietMsMax = 3_000;

/** 日志起点 · Sizes of the log files at a moment, so that later only newer lines are read. */
export type LogMark = ReadonlyMap<string, number>;

/** 启动日志 · The file that receives what the server says before its own log takes over. */
export function startupLogPath(home: string): string {
  return join(home, 'log', 'startup.log');
}

async function logSizes(home: string): Promise<Map<string, number>> {
  const folder = join(home, 'log');
  const sizes = new Map<string, number>();
  for (const name of await readdir(folder).catch(() => [])) {
    const found = await stat(join(folder, name)).catch(() => null);
    if (found?.isFile() === true) sizes.set(name, found.size);
  }
  return sizes;
}

/** 标记日志 · Remembers where the logs end now. */
export async function markLog(home: string): Promise<LogMark> {
  const sizes = await logSizes(home);
  // The start-up log is emptied at each launch.
  sizes.delete('startup.log');
  return sizes;
}

async function readFrom(path: string, offset: number, size: number): Promise<string> {
  const from = Math.max(offset, size - tailBytesMax);
  const file = await open(path, 'r');
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(size - from), 0, size - from, from);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}

/** 日志写完 · Resolves when nothing was added to the logs for a moment, at the latest after three seconds. */
export async function logAtRest(home: string): Promise<void> {
  const end = performance.now() + quietMsMax;
  let before = '';
  for (;;) {
    const now = JSON.stringify([...await logSizes(home)].sort());
    if (now === before || performance.now() > end) return;
    before = now;
    await sleep(quietMs);
  }
}

/** 最近日志 · The last lines the server wrote since the mark, its start-up words first. */
export async function linesSince(home: string, mark: LogMark, linesMax = 12): Promise<string[]> {
  const lines: string[] = [];
  const sizes = await logSizes(home);
  const names = [...sizes.keys()].sort((left, right) => Number(right === 'startup.log') - Number(left === 'startup.log'));
  for (const name of names) {
    const size = sizes.get(name) ?? 0;
    const seen = mark.get(name) ?? 0;
    if (name !== 'startup.log' && size === seen) continue;
    const text = await readFrom(join(home, 'log', name), size < seen ? 0 : seen, size).catch(() => '');
    lines.push(...text.split('\n').map((line) => line.trimEnd()).filter((line) => line !== ''));
  }
  return lines.slice(-linesMax);
}

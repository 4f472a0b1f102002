import { createHash } from 'node:crypto';
import { chown, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { RunAs } from './run-as.ts';

/** Below the ranges from which systems take ports for outgoing connections, so that a remembered port stays free. */
const portFirst = 15_432;
const portCount = 4_000;
const triesMax = 200;

/** 端口可用 · Whether a server could listen on the port of this machine now. */
export async function isPortFree(port: number): Promise<boolean> {
  return await new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ host: '127.0.0.1', port, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** 选择端口 · The remembered port when it is free, else the next free one after a start that differs per folder. */
export async function chooseFreePort(home: string, avoid: ReadonlySet<number>): Promise<number | null> {
  const remembered = Number(await readFile(join(home, 'port'), 'utf8').catch(() => '0'));
  if (remembered > 0 && !avoid.has(remembered) && await isPortFree(remembered)) return remembered;
  const start = createHash('sha256').update(home).digest().readUInt32BE(0) % portCount;
  for (let step = 0; step < triesMax; step += 1) {
    const port = portFirst + (start + step) % portCount;
    if (!avoid.has(port) && await isPortFree(port)) return port;
  }
  return null;
}

/** 记住端口 · Keeps the port for the next start. */
export async function rememberPort(home: string, port: number, who: RunAs | null): Promise<void> {
  const path = join(home, 'port');
  if (await readFile(path, 'utf8').catch(() => '') === String(port)) return;
  await writeFile(path, String(port), { mode: 0o600 });
  if (who !== null) await chown(path, who.uid, who.gid);
}

import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { EmbeddedPostgres } from './index.ts';
import { startEmbeddedPostgres } from './index.ts';
import { canEnter } from './run-as.ts';

/** 项目根 · The root of the clone, where a child process resolves the import aliases. */
export const cloneRoot = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));

/** 静默日志 · A log for tests that keeps what it was told. */
export function keptLog() {
  const lines: string[] = [];
  return { lines, info: (line: string) => void lines.push(line), warn: (line: string) => void lines.push(line) };
}

/** 测试环境 · Folders, servers and children of one test file, all gone after {@link TestBed.clean}. */
export class TestBed {
  readonly #folders: string[] = [];
  readonly #servers: EmbeddedPostgres[] = [];
  readonly #children: ChildProcess[] = [];

  /** A folder that every user may pass through, as an ordinary clone's is. */
  async folder(mode = 0o755): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'lianchuang-supervisor-'));
    await chmod(folder, mode);
    this.#folders.push(folder);
    return folder;
  }

  async start(dataDir: string, port = 0, log = keptLog()): Promise<EmbeddedPostgres> {
    const server = await startEmbeddedPostgres({ dataDir, port, log, settings: { shared_buffers: '16MB' } });
    this.#servers.push(server);
    return server;
  }

  /** Another app in a process of its own, as `who`; resolves with its first line: `up {...}` or `refused {...}`. */
  async startElsewhere(dataDir: string, who: { uid?: number; gid?: number } = {}): Promise<{ child: ChildProcess; line: string }> {
    const script = `
      import { startEmbeddedPostgres } from '#platform/server/postgres/index.ts';
      const log = { info() {}, warn() {} };
      try {
        const server = await startEmbeddedPostgres({
          dataDir: process.argv[1], log, appUrl: 'http://127.0.0.1:4180', settings: { shared_buffers: '16MB' },
        });
        console.log('up ' + JSON.stringify({ pid: server.pid, port: server.port, home: server.home, isAdopted: server.isAdopted }));
        process.on('SIGTERM', () => server.stop().then(() => process.exit(0)));
        setInterval(() => {}, 1000);
      } catch (error) {
        console.log('refused ' + JSON.stringify({ code: error.code, message: error.message }));
      }`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script, dataDir], {
      cwd: cloneRoot, ...who, stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#children.push(child);
    const line = await new Promise<string>((resolve) => {
      let text = '';
      child.stdout?.on('data', (chunk: Buffer) => {
        text += chunk.toString('utf8');
        if (text.includes('\n')) resolve(text.split('\n')[0] ?? '');
      });
      child.once('exit', () => resolve(text));
    });
    return { child, line };
  }

  /** A program that only sleeps, as a stand-in for whatever else got a reused pid. */
  sleeper(who: { uid?: number; gid?: number } = {}): number {
    const child = spawn('sleep', ['600'], { ...who, stdio: 'ignore' });
    this.#children.push(child);
    return child.pid ?? 0;
  }

  async stopAll(): Promise<void> {
    await Promise.all(this.#children.map(endChild));
    await Promise.all(this.#servers.map(async (server) => await server.stop()));
    for (const folder of this.#folders) await stopLeftovers(folder);
  }

  async clean(): Promise<void> {
    await this.stopAll();
    await Promise.all(this.#folders.map(async (folder) => await rm(folder, { recursive: true, force: true })));
    for (const list of [this.#children, this.#servers, this.#folders]) list.length = 0;
  }
}

async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise((resolve) => {
    child.once('exit', resolve);
    child.kill('SIGTERM');
  });
}

/** A test that killed its app leaves an orphan; adopting it is the simplest way to stop it in order. */
async function stopLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const dataDir = join(folder, name);
    const isData = await stat(join(dataDir, 'README')).then(() => true, () => false);
    const server = isData ? await startEmbeddedPostgres({ dataDir, log: keptLog() }).catch(() => null) : null;
    await server?.stop();
  }
}

/** 普通用户 · An unprivileged user to run children as, when the tests run as root and the clone is open to it. */
export async function otherUser(): Promise<{ uid: number; gid: number } | null> {
  const nobody = { uid: 65_534, gid: 65_534 };
  if (process.getuid?.() !== 0) return null;
  return await canEnter(cloneRoot, { ...nobody, name: 'nobody' }) ? nobody : null;
}

import { pbkdf2 } from 'node:crypto';
import { mkdir, readFile, readdir, rename, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { installedBinaries } from './binaries.ts';
import { findRunningPostgres } from './index.ts';
import { launchServer } from './launch.ts';
import { inspectProcess } from './processes.ts';
import { TestBed, keptLog } from './supervisor.fixture.ts';

const bed = new TestBed();
afterEach(async () => await bed.clean());

async function ask(url: string, sql: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, string>>(sql);
    return rows[0] ?? {};
  } finally {
    await client.end();
  }
}

async function occupied(port: number) {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen({ host: '127.0.0.1', port }, resolve));
  const address = server.address();
  return { server, port: typeof address === 'object' && address !== null ? address.port : 0 };
}

describe('the embedded database', () => {
  it('is PostgreSQL 18, durable, in UTF-8, and reachable from this machine only', async () => {
    const { adminUrl, port, stop } = await bed.start(join(await bed.folder(), 'data'));
    const facts = await ask(adminUrl, `select current_setting('server_version_num')::int / 10000 as version,
      current_setting('fsync') as fsync, current_setting('data_checksums') as checksums,
      current_setting('server_encoding') as encoding, current_setting('listen_addresses') as addresses,
      current_setting('port')::int as port, upper('ß创é') as upper,
      (select datlocprovider::text || ' ' || datlocale from pg_database where datname = 'template1') as locale,
      (select rolpassword like 'SCRAM-SHA-256%' from pg_authid where rolname = 'postgres') as scram`);
    expect(facts).toEqual({
      version: 18, fsync: 'on', checksums: 'on', encoding: 'UTF8', addresses: '127.0.0.1', port,
      upper: 'ß创É', locale: 'b C.UTF-8', scram: true,
    });
    await stop();
  });

  it('keeps its data and its port over a restart, in a folder with spaces and Chinese characters', async () => {
    const dataDir = join(await bed.folder(), '数据 文件夹');
    const first = await bed.start(dataDir);
    await ask(first.adminUrl, 'create table kept as select 42 as answer');
    await first.stop();
    expect(await inspectProcess(first.pid)).toBeNull();
    const second = await bed.start(dataDir);
    expect(await ask(second.adminUrl, 'select answer from kept')).toEqual({ answer: 42 });
    expect({ port: second.port, isNew: second.isNew, isAdopted: second.isAdopted })
      .toEqual({ port: first.port, isNew: false, isAdopted: false });
  });

  it('refuses everybody without a password, also through the local socket', async () => {
    const { port, socketDir } = await bed.start(join(await bed.folder(), 'data'));
    for (const host of ['127.0.0.1', ...socketDir === null ? [] : [socketDir]]) {
      const client = new pg.Client({ host, port, user: 'postgres', database: 'postgres', password: 'guessed' });
      await expect(client.connect()).rejects.toMatchObject({ code: '28P01' });
    }
  });

  it('does without a socket where the path of the folder is too long for one', async () => {
    const dataDir = join(await bed.folder(), '很长的文件夹名称'.repeat(4));
    const { adminUrl, socketDir } = await bed.start(dataDir);
    expect(socketDir).toBeNull();
    expect(await ask(adminUrl, 'select 1 as one')).toEqual({ one: 1 });
  });

  it('keeps the password to itself', async () => {
    const { home } = await bed.start(join(await bed.folder(), 'data'));
    expect((await stat(join(home, 'password'))).mode & 0o077).toBe(0);
    expect((await stat(home)).mode & 0o077).toBe(0);
  });

  it('starts again after a first start that was killed half way', async () => {
    const dataDir = join(await bed.folder(), 'data');
    await mkdir(join(dataDir, 'postgres', 'data.new-1'), { recursive: true });
    await writeFile(join(dataDir, 'postgres', 'data.new-1', 'PG_VERSION'), '18\n');
    const { isNew, home } = await bed.start(dataDir);
    expect(isNew).toBe(true);
    expect((await readdir(home)).filter((name) => name.startsWith('data'))).toEqual(['data']);
  });
});

describe('after the app was killed', () => {
  it('the next start adopts the server that was left running, with every acknowledged write', async () => {
    const dataDir = join(await bed.folder(), 'data');
    const { child, line } = await bed.startElsewhere(dataDir);
    const { pid, port } = JSON.parse(line.slice('up '.length)) as { pid: number; port: number };
    const running = await findRunningPostgres(dataDir);
    expect(running).toMatchObject({ port, appPid: child.pid, appUrl: 'http://127.0.0.1:4180' });
    await ask(running?.adminUrl ?? '', 'create table kept as select 42 as answer');
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
    const next = await bed.start(dataDir);
    expect({ pid: next.pid, port: next.port, isAdopted: next.isAdopted }).toEqual({ pid, port, isAdopted: true });
    expect(await ask(next.adminUrl, 'select answer from kept')).toEqual({ answer: 42 });
    await next.stop();
    expect(await inspectProcess(pid)).toBeNull();
    await expect(next.exited).resolves.toMatchObject({ lastLines: expect.arrayContaining([expect.stringContaining('shut down')]) });
  });

  it('the server that was left running is stopped when another port is asked for', async () => {
    const dataDir = join(await bed.folder(), 'data');
    const { child, line } = await bed.startElsewhere(dataDir);
    const left = JSON.parse(line.slice('up '.length)) as { pid: number; port: number };
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
    const { server, port } = await occupied(0);
    await new Promise((resolve) => server.close(resolve));
    const next = await bed.start(dataDir, port);
    expect({ port: next.port, isAdopted: next.isAdopted }).toEqual({ port, isAdopted: false });
    expect(await inspectProcess(left.pid)).toBeNull();
  });

  it('a server killed as well is started again and recovers', async () => {
    const dataDir = join(await bed.folder(), 'data');
    const { child, line } = await bed.startElsewhere(dataDir);
    const left = JSON.parse(line.slice('up '.length)) as { pid: number };
    await ask((await findRunningPostgres(dataDir))?.adminUrl ?? '', 'create table kept as select 42 as answer');
    child.kill('SIGKILL');
    process.kill(left.pid, 'SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
    const next = await bed.start(dataDir);
    expect(next.isAdopted).toBe(false);
    expect(await ask(next.adminUrl, 'select answer from kept')).toEqual({ answer: 42 });
  });

  it('a moved folder gets its server back', async () => {
    const parent = await bed.folder();
    const { child, line } = await bed.startElsewhere(join(parent, 'data'));
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
    await rename(join(parent, 'data'), join(parent, 'moved'));
    const next = await bed.start(join(parent, 'moved'));
    // Its open files are those of the old path, so it is stopped in order and started at the new one.
    expect(await inspectProcess(JSON.parse(line.slice('up '.length)).pid as number)).toBeNull();
    expect(await ask(next.adminUrl, "select current_setting('data_directory') as folder"))
      .toEqual({ folder: join(parent, 'moved', 'postgres', 'data') });
  });
});

describe('a pid file', () => {
  it('whose pid now belongs to another program of the same user does not stop the start', async () => {
    const dataDir = join(await bed.folder(), 'data');
    const first = await bed.start(dataDir);
    await first.stop();
    const owner = await stat(join(first.home, 'data'));
    const stranger = bed.sleeper(process.getuid?.() === 0 ? { uid: owner.uid, gid: owner.gid } : {});
    await writeFile(join(first.home, 'data', 'postmaster.pid'), `${stranger}\n${first.home}/data\n1\n${first.port}\n\n\n\nready\n`);
    const log = keptLog();
    const second = await bed.start(dataDir, 0, log);
    expect(second.isAdopted).toBe(false);
    expect(log.lines.join()).toContain(String(stranger));
    expect(await inspectProcess(stranger)).not.toBeNull();
  });

  it('written on another computer stops the start, because nothing can be proved', async () => {
    const dataDir = join(await bed.folder(), 'data');
    const first = await bed.start(dataDir);
    await first.stop();
    await writeFile(join(first.home, 'machine.json'), JSON.stringify({ host: 'elsewhere', boot: 'theirs', pidNamespace: '' }));
    const pidFile = join(first.home, 'data', 'postmaster.pid');
    await writeFile(pidFile, `999999999\n${first.home}/data\n1\n${first.port}\n\n\n\nready\n`);
    await expect(bed.start(dataDir)).rejects.toMatchObject({ code: 'database_state_unknown', message: expect.stringContaining(pidFile) });
  });
});

describe('the port', () => {
  it('is another free one when the remembered one is taken', async () => {
    const dataDir = join(await bed.folder(), 'data');
    const first = await bed.start(dataDir);
    await first.stop();
    const { server } = await occupied(first.port);
    const second = await bed.start(dataDir);
    expect(second.port).not.toBe(first.port);
    server.close();
  });

  it('asked for by name and taken is a clear refusal', async () => {
    const { server, port } = await occupied(0);
    const dataDir = join(await bed.folder(), 'data');
    await expect(bed.start(dataDir, port)).rejects.toMatchObject({
      code: 'database_port_taken', zh: expect.stringContaining(`端口 ${port}`), en: expect.stringContaining('LIANCHUANG_PG_PORT'),
    });
    server.close();
    expect(await readdir(dataDir)).not.toContain('lianchuang.lock');
  });
});

describe('a server that ends early', () => {
  it('is reported with its last words', async () => {
    const dataDir = join(await bed.folder(), 'data');
    const { home, stop } = await bed.start(dataDir);
    await stop();
    await writeFile(join(home, 'data', 'local.conf'), "shared_buffers = 'plenty'\n");
    await expect(bed.start(dataDir)).rejects.toMatchObject({
      code: 'database_start_failed', message: expect.stringContaining('invalid value for parameter "shared_buffers"'),
    });
  });

  it('at once is noticed, also while this process is too busy to close a file', { timeout: 60_000 }, async () => {
    const dataDir = join(await bed.folder(), 'data');
    const { home, stop, port } = await bed.start(dataDir);
    await stop();
    const place = { home, clusterFolder: join(home, 'data'), runAs: null };
    const programs = await installedBinaries();
    let busy = true;
    // Every thread that files are closed on is taken for longer than the program lives.
    const load = Promise.all(Array.from({ length: 4 }, async () => { while (busy) await new Promise((resolve) => { pbkdf2('busy', 'busy', 20_000, 64, 'sha512', resolve); }); }));
    const start = (postgres: string) => launchServer({ ...programs, postgres }, place, port, keptLog());
    try {
      await expect(start('/bin/false')).rejects.toMatchObject({ code: 'database_start_failed', en: expect.stringContaining('exit code 1') });
      await expect(start(join(home, 'no-such-program'))).rejects.toMatchObject({ code: 'database_start_failed', zh: expect.stringContaining('ENOENT') });
    } finally {
      busy = false;
      await load;
    }
  });

  it('while running tells the app', async () => {
    const { pid, exited } = await bed.start(join(await bed.folder(), 'data'));
    process.kill(pid, 'SIGKILL');
    await expect(exited).resolves.toMatchObject({ signal: 'SIGKILL' });
  });
});

describe('two apps on one data folder', () => {
  it('are one too many: the second is told the pid and page of the first', async () => {
    const dataDir = join(await bed.folder(), 'data');
    const { child } = await bed.startElsewhere(dataDir);
    const refusal = await bed.start(dataDir).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'data_folder_in_use' });
    expect(String(refusal)).toContain(`pid ${child.pid}`);
    expect(String(refusal)).toContain('http://127.0.0.1:4180');
    expect(await readFile(join(dataDir, 'lianchuang.lock'), 'utf8')).toContain(String(child.pid));
  });
});

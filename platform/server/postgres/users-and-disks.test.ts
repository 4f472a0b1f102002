import { spawnSync } from 'node:child_process';
import { chmod, chown, cp, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { installedBinaries, reachableBinaries } from './binaries.ts';
import { canEnter, chooseRunAs } from './run-as.ts';
import { TestBed, otherUser } from './supervisor.fixture.ts';

const bed = new TestBed();
const isRoot = process.getuid?.() === 0;
const nobody = await otherUser();
const mounts: string[] = [];

const outside: string[] = [];

afterEach(async () => {
  await bed.stopAll();
  for (const folder of mounts.splice(0)) spawnSync('umount', [folder]);
  for (const folder of outside.splice(0)) await rm(folder, { recursive: true, force: true });
  await bed.clean();
});

/** A disk of a few megabytes; null where the sandbox does not let us mount one. */
async function smallDisk(size: string): Promise<string | null> {
  const folder = join(await bed.folder(), 'disk');
  await mkdir(folder);
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=755`, 'tmpfs', folder]);
  if (status !== 0) return null;
  mounts.push(folder);
  return folder;
}

describe.runIf(isRoot)('as root', () => {
  it('the database runs as another user, inside the data folder', async () => {
    const dataDir = join(await bed.folder(), 'data');
    const { pid, home } = await bed.start(dataDir);
    expect(home).toBe(join(dataDir, 'postgres'));
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    expect(/^Uid:\s+(\d+)/m.exec(status)?.[1]).toBe(String((await stat(home)).uid));
    expect((await stat(home)).uid).not.toBe(0);
  });

  it('a private temporary folder is opened for passing through, not for reading', async () => {
    const dataDir = await bed.folder(0o700);
    const { home } = await bed.start(dataDir);
    expect(home).toBe(join(dataDir, 'postgres'));
    expect((await stat(dataDir)).mode & 0o777).toBe(0o711);
  });

  it('a clone in a closed home keeps its database in a public place, and says where', async () => {
    const closed = await bed.folder(0o700);
    const dataDir = join(closed, 'clone', 'data');
    const first = await bed.start(dataDir);
    outside.push(first.home);
    expect(first.home.startsWith(closed)).toBe(false);
    const pointer = JSON.parse(await readFile(join(dataDir, 'postgres-location.json'), 'utf8')) as { home: string };
    expect(pointer.home).toBe(first.home);
    await first.stop();
    const second = await bed.start(dataDir);
    expect({ home: second.home, isNew: second.isNew }).toEqual({ home: first.home, isNew: false });
    await second.stop();
    await cp(dataDir, join(closed, 'copy'), { recursive: true });
    await expect(bed.start(join(closed, 'copy'))).rejects.toMatchObject({ code: 'database_location_invalid' });
    await rm(first.home, { recursive: true });
    await expect(bed.start(dataDir)).rejects.toMatchObject({ code: 'database_location_invalid' });
  });

  it('programs in a closed folder are copied to a public one, whole', async () => {
    const closed = await bed.folder(0o700);
    const installed = await installedBinaries();
    await cp(dirname(dirname(installed.postgres)), join(closed, 'native'), { recursive: true, verbatimSymlinks: true });
    const locked = {
      ...installed, postgres: join(closed, 'native', 'bin', 'postgres'), initdb: join(closed, 'native', 'bin', 'initdb'),
    };
    const who = await chooseRunAs(null);
    const open = await bed.folder();
    const reachable = await reachableBinaries(locked, who, async () => await Promise.resolve(open));
    expect(await canEnter(dirname(reachable.postgres), who)).toBe(true);
    const { stdout } = spawnSync(reachable.postgres, ['--version'], { uid: who?.uid, gid: who?.gid, cwd: '/', encoding: 'utf8' });
    expect(stdout).toContain('PostgreSQL) 18');
    expect(await reachableBinaries(locked, who, async () => await Promise.resolve(open))).toEqual(reachable);
  });

  it('a database that belongs to an ordinary user goes on running as that user', async () => {
    const folder = await bed.folder();
    await mkdir(join(folder, 'data', 'postgres'), { recursive: true });
    await chown(join(folder, 'data', 'postgres'), 65_534, 65_534);
    const { pid } = await bed.start(join(folder, 'data'));
    expect(await readFile(`/proc/${pid}/status`, 'utf8')).toMatch(/^Uid:\s+65534/m);
  });

  it.runIf(nobody !== null)('is not needed: an ordinary user starts, restarts and adopts', async () => {
    const who = nobody ?? {};
    const folder = await bed.folder(0o777);
    const first = await bed.startElsewhere(join(folder, 'data'), who);
    expect(first.line).toMatch(/^up /);
    const { pid, home } = JSON.parse(first.line.slice(3)) as { pid: number; home: string };
    expect((await stat(home)).uid).toBe(nobody?.uid);
    first.child.kill('SIGKILL');
    await new Promise((resolve) => first.child.once('exit', resolve));
    const second = await bed.startElsewhere(join(folder, 'data'), who);
    expect(JSON.parse(second.line.slice(3))).toMatchObject({ pid, isAdopted: true });
  });

  it.runIf(nobody !== null)('an ordinary user is told whose folder it is and what to do', async () => {
    const folder = await bed.folder(0o777);
    const dataDir = join(folder, 'data');
    await (await bed.start(dataDir)).stop();
    const closed = await bed.startElsewhere(dataDir, nobody ?? {});
    expect(closed.line).toMatch(/^refused /);
    const refusal = JSON.parse(closed.line.slice('refused '.length)) as { code: string; message: string };
    expect(refusal.code).toBe('data_folder_not_writable');
    for (const part of [dataDir, 'owner root', 'current user nobody', 'chown', '所有者 root']) expect(refusal.message).toContain(part);
    await chmod(dataDir, 0o777);
    const inner = await bed.startElsewhere(dataDir, nobody ?? {});
    expect(inner.line).toContain('data_folder_not_writable');
    expect(inner.line).toContain(join(dataDir, 'postgres'));
  });

  it.runIf(nobody !== null)('a user unknown to the system is told what PostgreSQL misses', async () => {
    const folder = await bed.folder(0o777);
    const { line } = await bed.startElsewhere(join(folder, 'data'), { uid: 64_123, gid: 64_123 });
    expect(line).toContain('database_init_failed');
    expect(line).toContain('/etc/passwd');
  });

  it('a disk too small for a database is called full, and the next start begins cleanly', async ({ skip }) => {
    const disk = await smallDisk('20m');
    if (disk === null) return skip('mounting is not allowed here');
    const dataDir = join(disk, 'data');
    await expect(bed.start(dataDir)).rejects.toMatchObject({ code: 'disk_full', message: expect.stringContaining(dataDir) });
    spawnSync('mount', ['-o', 'remount,size=300m', disk]);
    const server = await bed.start(dataDir);
    expect(server.isNew).toBe(true);
    await server.stop();
  });

  it('a disk that filled up later is called full, and the data are there when it has room again', async ({ skip }) => {
    const disk = await smallDisk('300m');
    if (disk === null) return skip('mounting is not allowed here');
    const dataDir = join(disk, 'data');
    await (await bed.start(dataDir)).stop();
    await writeFile(join(disk, 'filler'), Buffer.alloc(299 * 1_048_576)).catch(() => undefined);
    await expect(bed.start(dataDir)).rejects.toMatchObject({ code: 'disk_full' });
    await rm(join(disk, 'filler'));
    const server = await bed.start(dataDir);
    expect(server.isNew).toBe(false);
    await server.stop();
  });
});

describe.runIf(process.getuid !== undefined && !isRoot)('as an ordinary user', () => {
  it('a folder that may not be written is refused by name', async () => {
    const folder = await bed.folder(0o555);
    await expect(bed.start(join(folder, 'data'))).rejects.toMatchObject({
      code: 'data_folder_not_writable', message: expect.stringContaining(folder),
    });
  });
});

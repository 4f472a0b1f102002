import { spawnSync } from 'node:child_process';
import { readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { acquireAppLock, readAppLock } from './app-lock.ts';
import { inspectProcess, thisMachine } from './processes.ts';
import { TestBed } from './supervisor.fixture.ts';

const bed = new TestBed();
afterEach(async () => await bed.clean());

const lockIn = (folder: string) => join(folder, 'lianchuang.lock');

async function plantLock(folder: string, change: Record<string, unknown>): Promise<void> {
  const own = { ...await thisMachine(), pid: process.pid, startMark: (await inspectProcess(process.pid))?.startMark ?? null };
  await writeFile(lockIn(folder), JSON.stringify({ ...own, url: 'http://127.0.0.1:4180', token: 'planted', ...change }));
}

describe('the right to use a data folder', () => {
  it('is refused to a second app, naming the first one and its page', async () => {
    const folder = await bed.folder();
    const first = await acquireAppLock(folder, null);
    await first.announceUrl('http://127.0.0.1:4321');
    const refusal = await acquireAppLock(folder, null).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'data_folder_in_use' });
    expect(String(refusal)).toContain(`pid ${process.pid}`);
    expect(String(refusal)).toContain('http://127.0.0.1:4321');
    await first.release();
    const second = await acquireAppLock(folder, null);
    await second.release();
    expect(await readAppLock(folder)).toBeNull();
  });

  it('goes to exactly one of many that ask at once', async () => {
    const folder = await bed.folder();
    await plantLock(folder, { pid: 2 ** 22 + 7 });
    const asked = await Promise.allSettled(Array.from({ length: 12 }, async () => await acquireAppLock(folder, null)));
    const granted = asked.filter((answer) => answer.status === 'fulfilled');
    expect(granted).toHaveLength(1);
    await granted[0]?.value.release();
  });

  it('passes on when the holder is gone', async () => {
    const folder = await bed.folder();
    await plantLock(folder, { pid: spawnSync('true').pid });
    await (await acquireAppLock(folder, null)).release();
  });

  it('passes on when the pid of the holder now belongs to another program', async () => {
    const folder = await bed.folder();
    await plantLock(folder, { startMark: '1' });
    await (await acquireAppLock(folder, null)).release();
  });

  it.runIf(process.platform === 'linux')('passes on when the machine was restarted since', async () => {
    const folder = await bed.folder();
    await plantLock(folder, { boot: 'an earlier boot' });
    await (await acquireAppLock(folder, null)).release();
  });

  it('passes on when a power cut left a torn file', async () => {
    const folder = await bed.folder();
    await writeFile(lockIn(folder), '{"pid": 12');
    await (await acquireAppLock(folder, null)).release();
  });

  it('stays with a holder on another machine as long as its heart beats', async () => {
    const folder = await bed.folder();
    await plantLock(folder, { host: 'another-machine' });
    const beat = setInterval(() => void utimes(lockIn(folder), new Date(), new Date()), 100);
    await expect(acquireAppLock(folder, null, 2_000)).rejects.toMatchObject({ code: 'data_folder_in_use' });
    clearInterval(beat);
    await (await acquireAppLock(folder, null, 500)).release();
  });

  it('is not taken away by a late release of an earlier holder', async () => {
    const folder = await bed.folder();
    const first = await acquireAppLock(folder, null);
    await plantLock(folder, {});
    await first.release();
    expect(await readFile(lockIn(folder), 'utf8')).toContain('planted');
  });
});

/** Goal: the command line is one more client, typed by the same operations. Method: a real server on a port, the real command. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FIXTURE_PASSWORD, testApp } from './kit/index.ts';
import type { TestApp } from './kit/index.ts';

const run = promisify(execFile);
const cli = fileURLToPath(new URL('../apps/cli.ts', import.meta.url));
/** As the command itself starts: a dozen processes compile the same files once. */
const compiled = `--import=${new URL('../tools/compile-cache.mjs', import.meta.url).href}`;

let app: TestApp;
let home = '';
let url = '';
beforeAll(async () => {
  app = await testApp();
  url = await app.http.listen({ port: 0, host: '127.0.0.1' });
  home = await mkdtemp(join(tmpdir(), 'lianchuang-cli-'));
});
afterAll(() => rm(home, { recursive: true, force: true }));

const lianchuang = (...args: string[]) => lianchuangIn({}, ...args);

async function lianchuangIn(more: Record<string, string>, ...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const env = { ...process.env, XDG_CONFIG_HOME: home, LIANCHUANG_CLI_URL: url, LANG: 'en_US.UTF-8', ...more };
  try {
    return { code: 0, ...(await run(process.execPath, [compiled, cli, ...args], { env })) };
  } catch (error) {
    const failed = error as { code: number; stdout: string; stderr: string };
    return { code: failed.code, stdout: failed.stdout, stderr: failed.stderr };
  }
}

/** Each command is a process of its own that loads the whole program; how long that takes is the machine's affair. */
describe('the command line', { timeout: 180_000 }, () => {
  it('lists every module and, in each, every operation', async () => {
    const { stdout } = await lianchuang('--help');
    for (const name of new Set([...app.runtime.operations.keys()].map((id) => id.split('.')[0] as string))) expect(stdout).toContain(name);
    expect((await lianchuang('people', '--help')).stdout).toContain('sign-in');
  });

  it('refuses before signing in, with words, a code and exit code 1', async () => {
    const { code, stderr } = await lianchuang('people', 'who-am-i');
    expect(code).toBe(1);
    expect(stderr).toContain('You are not signed in');
    expect(stderr).toContain('platform.not_signed_in');
  });

  it('says in words that a file is not there, whichever command was given it', async () => {
    const { code, stderr } = await lianchuang('figures', 'check', '--expect', 'no-such.json');
    expect([code, stderr.includes('没有这个文件'), stderr.includes('no such file; check the path'), stderr.includes('ENOENT')]).toEqual([2, true, true, false]);
  });

  it('names the field that is wrong', async () => {
    const { code, stderr } = await lianchuang('people', 'sign-in', '--username', 'office');
    expect(code).toBe(1);
    expect(stderr).toContain('/password');
  });

  it('signs in, keeps the session for this person alone, and goes on with it', async () => {
    expect((await lianchuang('people', 'sign-in', '--username', 'office', '--password', FIXTURE_PASSWORD)).stdout).toContain('alpha');
    const file = join(home, 'lianchuang', 'session.json');
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ programme: 'alpha' });
    const me = await lianchuang('people', 'who-am-i');
    expect(JSON.parse(me.stdout)).toMatchObject({ username: 'office' });
  });

  it('keeps the sign-in of each installation apart, and sends no token to another', async () => {
    // The same server under another address is another installation as far as this shell can tell.
    const again = url.replace('127.0.0.1', '127.1');
    const elsewhere = await lianchuang('people', 'who-am-i', '--url', again);
    expect([elsewhere.code, elsewhere.stderr.includes('platform.not_signed_in')]).toEqual([1, true]);
    await lianchuang('people', 'sign-in', '--url', again, '--username', 'lead', '--password', FIXTURE_PASSWORD);
    expect(JSON.parse((await lianchuang('people', 'who-am-i', '--url', `${again}/`)).stdout)).toMatchObject({ username: 'lead' });
    expect(JSON.parse((await lianchuang('people', 'who-am-i')).stdout)).toMatchObject({ username: 'office' });
  });

  it('takes an address that is set to nothing as not set: it goes on with the last sign-in', async () => {
    const { stdout } = await lianchuangIn({ LIANCHUANG_CLI_URL: '' }, 'people', 'who-am-i');
    expect(JSON.parse(stdout)).toMatchObject({ username: 'lead' });
  });

  it('writes an answer to a file', async () => {
    const target = join(home, 'me.json');
    await lianchuang('people', 'my-abilities', '--output', target);
    expect(JSON.parse(await readFile(target, 'utf8'))).toMatchObject({ programme: { code: 'alpha' } });
  });
});

import { spawn } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const tools = dirname(dirname(fileURLToPath(import.meta.url)));

// Stands in for Vite: builds what it is told to, counts, and fails when the sources say so.
const fakeVite = `
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
const target = process.argv[process.argv.indexOf('--outDir') + 1];
appendFileSync('builds.txt', 'x');
const main = readFileSync('apps/web/main.tsx', 'utf8');
if (main.includes('broken')) { console.error('main.tsx: broken'); process.exit(1); }
await new Promise((resolve) => setTimeout(resolve, 300));
mkdirSync(target, { recursive: true });
writeFileSync(target + '/index.html', main);
`;

let folder = '';
let clone = '';

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(clone, path)), { recursive: true });
  await writeFile(join(clone, path), text);
}

/** A clone whose packages are installed by hand: the bootstrap takes them over without a network. */
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianchuang-bootstrap-'));
  clone = join(folder, '克 隆 (copy)');
  await cp(join(tools, 'bootstrap.mjs'), join(clone, 'tools', 'bootstrap.mjs'));
  await cp(join(tools, 'compile-cache.mjs'), join(clone, 'tools', 'compile-cache.mjs'));
  await cp(join(tools, 'bootstrap'), join(clone, 'tools', 'bootstrap'), { recursive: true });
  await cp(join(dirname(tools), 'apps', 'lianchuang.mjs'), join(clone, 'apps', 'lianchuang.mjs'));
  await put('package.json', '{"name": "clone", "type": "module"}');
  await put('package-lock.json', '{"packages": {"": {}, "node_modules/vite": {"version": "1.0.0"}}}');
  await put('node_modules/.package-lock.json', '{"packages": {"node_modules/vite": {"version": "1.0.0"}}}');
  await put('node_modules/vite/package.json', '{"type": "module"}');
  await put('node_modules/vite/bin/vite.js', fakeVite);
  await put('apps/web/main.tsx', 'first');
  await put('vite.config.ts', '');
  await mkdir(join(clone, 'node_modules', 'node', 'bin'), { recursive: true });
  await symlink(process.execPath, join(clone, 'node_modules', 'node', 'bin', 'node'));
});

afterEach(async () => await rm(folder, { recursive: true, force: true }));

async function run(args: readonly string[], env: Record<string, string> = {}): Promise<{ code: number | null; words: string }> {
  return await new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: clone, env: { ...process.env, ...env } });
    let words = '';
    child.stdout.on('data', (chunk: Buffer) => void (words += chunk.toString('utf8')));
    child.stderr.on('data', (chunk: Buffer) => void (words += chunk.toString('utf8')));
    child.once('close', (code) => resolve({ code, words }));
  });
}

const bootstrap = async (purpose: string, env?: Record<string, string>) => await run(['tools/bootstrap.mjs', purpose], env);
const builds = async () => (await readFile(join(clone, 'builds.txt'), 'utf8').catch(() => '')).length;
const page = async () => await readFile(join(clone, 'dist', 'web', 'index.html'), 'utf8');

describe('the bootstrap', () => {
  it('builds the page once, and again only when something it is made of changes', async () => {
    expect(await bootstrap('start')).toMatchObject({ code: 0, words: expect.stringContaining('网页已构建') });
    expect(await bootstrap('start')).toEqual({ code: 0, words: '' });
    await put('apps/web/main.test.tsx', 'a test');
    await put('modules/cases/server/index.ts', 'not for the browser');
    expect(await bootstrap('start')).toEqual({ code: 0, words: '' });
    expect(await builds()).toBe(1);
    await put('modules/cases/domain/index.ts', 'a rule');
    await put('apps/web/main.tsx', 'second');
    await bootstrap('start');
    expect({ builds: await builds(), page: await page() }).toEqual({ builds: 2, page: 'second' });
  });

  it('leaves the last good page in place when a build fails', async () => {
    await bootstrap('start');
    await put('apps/web/main.tsx', 'broken');
    expect(await bootstrap('start')).toMatchObject({ code: 1, words: expect.stringContaining('main.tsx: broken') });
    expect(await page()).toBe('first');
    await put('apps/web/main.tsx', 'mended');
    await bootstrap('start');
    expect(await page()).toBe('mended');
    expect(await readdir(join(clone, 'dist'))).toEqual(['web']);
  });

  it('started twice at once builds once', async () => {
    const [first, second] = await Promise.all([bootstrap('start'), bootstrap('start')]);
    expect([first.code, second.code]).toEqual([0, 0]);
    expect(await builds()).toBe(1);
  });

  it('does not wait for one that was killed', async () => {
    const gone = spawn('true');
    await new Promise((resolve) => gone.once('exit', resolve));
    await put('.bootstrap.lock', String(gone.pid));
    expect(await bootstrap('start')).toMatchObject({ code: 0 });
    expect(await readdir(clone)).not.toContain('.bootstrap.lock');
  });

  it('needs no page for the headless demo, and nothing at all before there is a client', async () => {
    expect(await bootstrap('demo')).toEqual({ code: 0, words: '' });
    await rm(join(clone, 'vite.config.ts'));
    expect(await bootstrap('start')).toEqual({ code: 0, words: '' });
    expect(await builds()).toBe(0);
  });

  it('installs when what is installed is not what the lock file says', async () => {
    await bootstrap('demo');
    await put('package-lock.json', '{"packages": {"": {}, "node_modules/vite": {"version": "2.0.0"}}}');
    await put('bin/npm', '#!/bin/sh\necho "npm $*"\nexit 3\n');
    await chmod(join(clone, 'bin', 'npm'), 0o755);
    const { code, words } = await bootstrap('demo', { npm_execpath: '', PATH: `${join(clone, 'bin')}:${process.env['PATH'] ?? ''}` });
    expect(code).toBe(1);
    expect(words).toContain('npm ci --no-audit --no-fund');
    expect(words).toContain('npm ci 失败（退出码 3）');
  });

  it('records the browser named by CHROMIUM_PATH, and refuses one that does not run', async () => {
    await put('chromium', '#!/bin/sh\necho Chromium 150.0\n');
    const path = join(clone, 'chromium');
    expect(await bootstrap('test', { CHROMIUM_PATH: path })).toMatchObject({ code: 1, words: expect.stringContaining(path) });
    await chmod(path, 0o755);
    expect(await bootstrap('test', { CHROMIUM_PATH: path })).toMatchObject({ code: 0 });
    expect(await readFile(join(clone, 'node_modules', '.lianchuang-chromium'), 'utf8')).toBe(path);
  });

  it('tells an old Node which one is needed', async () => {
    await put('old.cjs', "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.19.0' } });");
    const { code, words } = await run(['--require', './old.cjs', 'tools/bootstrap.mjs', 'start']);
    expect(code).toBe(1);
    expect(words).toContain('需要 Node.js 20');
    expect(words).toContain('18.19.0');
  });

  it('refuses a purpose it does not know', async () => {
    expect(await bootstrap('deploy')).toMatchObject({ code: 1, words: expect.stringContaining('deploy') });
  });
});

describe('the command lianchuang', () => {
  it('hands its words to the pinned Node and its exit code back', async () => {
    await bootstrap('demo');
    await put('apps/cli.ts', 'const words: string[] = process.argv.slice(2); console.log(JSON.stringify(words)); process.exitCode = 7;');
    const link = join(clone, 'node_modules', '.bin', 'lianchuang');
    const { code, words } = await run([link, 'cases', 'list', '--title', '东大街 17 号']);
    expect({ code, words: words.trim() }).toEqual({ code: 7, words: '["cases","list","--title","东大街 17 号"]' });
  });

  it('says what to do when nothing is installed yet', async () => {
    await rm(join(clone, 'node_modules'), { recursive: true });
    expect(await run(['apps/lianchuang.mjs'])).toMatchObject({ code: 1, words: expect.stringContaining('npm ci') });
  });
});

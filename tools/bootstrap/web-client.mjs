import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { modulesFolder, pinnedNode, root } from './paths.mjs';
import { BootstrapFailure, say } from './say.mjs';

/** What is built, each by a configuration of its own; one that the tree does not have is not built. */
const clients = [
  { name: 'web', config: 'vite.config.ts' },
  { name: 'field', config: 'vite.field.config.ts' },
  { name: 'public', config: 'vite.public.config.ts' },
].filter(({ config }) => existsSync(join(root, config)));
const stampOf = (name) => join(root, 'dist', name, '.stamp');
const fixedInputs = ['kernel', 'platform/contract', 'platform/web', 'apps/web', 'vite.config.ts', 'vite.field.config.ts', 'vite.public.config.ts', 'tools/budget.ts', 'package-lock.json'];
const moduleWorlds = ['web', 'contract', 'domain'];

/**
 * @param {string} path
 * @returns {Promise<string[]>} The files at or below the path, tests left out, in a fixed order.
 */
async function filesBelow(path) {
  const entries = await readdir(join(root, path), { withFileTypes: true }).catch((error) => error.code);
  if (entries === 'ENOTDIR') return [path];
  if (!Array.isArray(entries)) return [];
  const found = await Promise.all(entries.map((entry) => {
    const below = `${path}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(below) : /\.test\.tsx?$/.test(entry.name) ? [] : [below];
  }));
  return found.flat().sort();
}

/** 输入指纹 · A hash over everything the web client is built from. */
async function inputsHash() {
  const modules = (await readdir(join(root, 'modules')).catch(() => [])).sort();
  const folders = modules.flatMap((name) => moduleWorlds.map((world) => `modules/${name}/${world}`));
  const hash = createHash('sha256');
  for (const path of [...fixedInputs, ...folders]) {
    for (const file of await filesBelow(path)) {
      hash.update(`${file}\0`).update(await readFile(join(root, file))).update('\0');
    }
  }
  return hash.digest('hex');
}

/** 页面已就绪 · Whether the built client belongs to the present sources (or there is nothing to build yet). */
export async function webClientIsFresh() {
  if (clients.length === 0) return true;
  const hash = await inputsHash();
  const stamps = await Promise.all(clients.map(({ name }) => readFile(stampOf(name), 'utf8').catch(() => '')));
  return stamps.every((stamp) => stamp === hash);
}

/**
 * @param {string} config
 * @param {string} target
 * @returns {Promise<{ code: number, words: string }>}
 */
async function runVite(config, target) {
  return await new Promise((resolve) => {
    const vite = join(modulesFolder, 'vite', 'bin', 'vite.js');
    const args = [vite, 'build', '--config', config, '--outDir', target, '--emptyOutDir', '--logLevel', 'warn'];
    const child = spawn(pinnedNode, args, { cwd: root, env: { ...process.env, NODE_ENV: 'production' } });
    const words = [];
    child.stdout.on('data', (chunk) => words.push(chunk));
    child.stderr.on('data', (chunk) => words.push(chunk));
    child.once('error', (error) => resolve({ code: 127, words: error.message }));
    child.once('close', (code) => resolve({ code: code ?? 1, words: Buffer.concat(words).toString('utf8') }));
  });
}

/** Builds one client beside the old one and swaps them, so that a killed build leaves the old one whole. */
async function buildClient({ name, config }, hash) {
  const out = join(root, 'dist', name);
  const [next, old] = [`${out}.next`, `${out}.old`];
  await mkdir(next, { recursive: true });
  const { code, words } = await runVite(config, next);
  if (code !== 0) {
    console.error(words);
    throw new BootstrapFailure('网页构建失败，原因见上。', 'The web client could not be built, see above.');
  }
  await writeFile(join(next, '.stamp'), hash);
  await rm(old, { recursive: true, force: true });
  await rename(out, old).catch(() => undefined);
  await rename(next, out);
  await rm(old, { recursive: true, force: true });
}

/** 构建页面 · Builds what is not fresh: the office and the field app. */
export async function ensureWebClient() {
  if (await webClientIsFresh()) return;
  say('构建网页…', 'building the web client');
  const start = performance.now();
  const hash = await inputsHash();
  for (const client of clients) await buildClient(client, hash);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  say(`网页已构建（${seconds} 秒）`, `web client built in ${seconds} s`);
}

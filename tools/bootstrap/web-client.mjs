import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { modulesFolder, pinnedNode, root } from './paths.mjs';
import { BootstrapFailure, say } from './say.mjs';

const outFolder = join(root, 'dist', 'web');
const stampFile = join(outFolder, '.stamp');
const fixedInputs = ['kernel', 'platform/contract', 'platform/web', 'apps/web', 'vite.config.ts', 'tools/budget.ts', 'package-lock.json'];
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
  if (!existsSync(join(root, 'vite.config.ts'))) return true;
  return await readFile(stampFile, 'utf8').catch(() => '') === await inputsHash();
}

/**
 * @param {string} target
 * @returns {Promise<{ code: number, words: string }>}
 */
async function runVite(target) {
  return await new Promise((resolve) => {
    const vite = join(modulesFolder, 'vite', 'bin', 'vite.js');
    const args = [vite, 'build', '--outDir', target, '--emptyOutDir', '--logLevel', 'warn'];
    const child = spawn(pinnedNode, args, { cwd: root, env: { ...process.env, NODE_ENV: 'production' } });
    const words = [];
    child.stdout.on('data', (chunk) => words.push(chunk));
    child.stderr.on('data', (chunk) => words.push(chunk));
    child.once('error', (error) => resolve({ code: 127, words: error.message }));
    child.once('close', (code) => resolve({ code: code ?? 1, words: Buffer.concat(words).toString('utf8') }));
  });
}

/** 构建页面 · Builds the web client beside the old one and swaps them, so that a killed build leaves the old one whole. */
export async function ensureWebClient() {
  if (await webClientIsFresh()) return;
  say('构建网页…', 'building the web client');
  const start = performance.now();
  const hash = await inputsHash();
  const next = join(root, 'dist', 'web.next');
  const old = join(root, 'dist', 'web.old');
  await mkdir(next, { recursive: true });
  const { code, words } = await runVite(next);
  if (code !== 0) {
    console.error(words);
    throw new BootstrapFailure('网页构建失败，原因见上。', 'The web client could not be built, see above.');
  }
  await writeFile(join(next, '.stamp'), hash);
  await rm(old, { recursive: true, force: true });
  await rename(outFolder, old).catch(() => undefined);
  await rename(next, outFolder);
  await rm(old, { recursive: true, force: true });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  say(`网页已构建（${seconds} 秒）`, `web client built in ${seconds} s`);
}

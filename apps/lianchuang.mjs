#!/usr/bin/env node
// The command `lianchuang`. It may be called with any Node, so it only hands over to the pinned one.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const program = process.platform === 'win32' ? 'node.exe' : 'node';
const pinnedNode = join(root, 'node_modules', 'node', 'bin', program);

if (existsSync(pinnedNode)) {
  const child = spawn(pinnedNode, [`--import=${pathToFileURL(join(root, 'tools', 'compile-cache.mjs')).href}`, join(root, 'apps', 'cli.ts'), ...process.argv.slice(2)], { stdio: 'inherit' });
  // A terminal sends Ctrl+C to both processes; a second one would tell the child to hurry.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.once('error', (error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
  child.once('exit', (code, signal) => {
    process.exitCode = code ?? 128 + (constants.signals[signal ?? 'SIGTERM'] ?? 0);
  });
} else {
  console.error('[联创] 尚未安装依赖，请先在项目文件夹运行 npm start 或 npm ci。');
  console.error('[Lianchuang] Packages are not installed yet: run npm start or npm ci in the project folder first.');
  process.exitCode = 1;
}

import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { delimiter, join, sep } from 'node:path';
import { modulesFolder, pinnedNode, root } from './paths.mjs';
import { BootstrapFailure, say } from './say.mjs';

const stampFile = join(modulesFolder, '.lianchuang-lock');
const pinnedMajor = 24;

async function wantedStamp() {
  const lock = await readFile(join(root, 'package-lock.json')).catch(() => null);
  if (lock === null) {
    throw new BootstrapFailure('缺少 package-lock.json，请重新克隆项目。', 'package-lock.json is missing; clone the project again.');
  }
  // A folder carried to another kind of machine brings programs that cannot run there.
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}`;
}

function pinnedNodeWorks() {
  if (!existsSync(pinnedNode)) return false;
  const { stdout } = spawnSync(pinnedNode, ['--version'], { encoding: 'utf8' });
  return Number(/^v(\d+)\./.exec(stdout ?? '')?.[1] ?? 0) >= pinnedMajor;
}

/** npm itself records what it installed; a person who ran `npm ci` by hand need not wait for another one. */
async function installedMatchesLock() {
  const [wanted, installed] = await Promise.all([join(root, 'package-lock.json'), join(modulesFolder, '.package-lock.json')]
    .map(async (path) => JSON.parse(await readFile(path, 'utf8').catch(() => 'null'))));
  if (installed === null || installed.packages === undefined) return false;
  return Object.entries(wanted.packages).every(([path, entry]) => {
    if (path === '') return true;
    const found = installed.packages[path];
    return found === undefined ? entry.optional === true : found.version === entry.version;
  });
}

/** npm puts node_modules/.bin first on PATH, so the running Node may be the very file that npm ci is about to remove. */
function machineEnvironment() {
  const kept = (process.env.PATH ?? '').split(delimiter).filter((part) => !part.endsWith(`node_modules${sep}.bin`));
  return { ...process.env, PATH: kept.join(delimiter) };
}

/** How to call npm without a shell: as the npm that called us does, else through PATH. */
function npmCommand() {
  const { npm_execpath: script, npm_node_execpath: node } = process.env;
  if (script?.endsWith('.js') === true && node !== undefined && !node.startsWith(modulesFolder)) return [node, script];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
}

/**
 * @param {string[]} command
 * @param {string} folder
 * @returns {Promise<number>} The exit code.
 */
async function runLoud(command, folder) {
  return await new Promise((resolve) => {
    const [program, ...args] = command;
    // Only a .cmd file needs a shell, and only on Windows; its arguments here are constants.
    const shell = program.endsWith('.cmd');
    const child = spawn(program, args, { cwd: folder, env: machineEnvironment(), stdio: 'inherit', shell });
    child.once('error', (error) => {
      console.error(error.message);
      resolve(127);
    });
    child.once('close', (code) => resolve(code ?? 1));
  });
}

/** Engine warnings speak of the machine's Node, which runs nothing here but npm; errors are still shown. */
async function installPackages() {
  say('安装依赖，首次约需 1–3 分钟…', 'installing packages, 1 to 3 minutes the first time');
  const code = await runLoud([...npmCommand(), 'ci', '--no-audit', '--no-fund', '--loglevel=error'], root);
  if (code === 0) return;
  throw new BootstrapFailure(`npm ci 失败（退出码 ${code}），原因见上。常见原因：网络或代理（npm config get proxy）、磁盘空间、文件夹权限。修正后重新运行同一命令即可。`,
    `npm ci failed (exit code ${code}), see above. Usual causes: network or proxy (npm config get proxy), disk space, folder permissions. Then run the same command again.`);
}

/** Where install scripts are switched off, the pinned Node is still a folder without a program. */
async function completePinnedNode() {
  if (pinnedNodeWorks()) return;
  say('补装固定版本的 Node…', 'completing the pinned Node');
  const folder = join(modulesFolder, 'node');
  const script = join(folder, 'installArchSpecificPackage.js');
  if (existsSync(script)) await runLoud([process.env.npm_node_execpath ?? 'node', script], folder);
  if (pinnedNodeWorks()) return;
  throw new BootstrapFailure(`无法安装 Node ${pinnedMajor}（npm 包 node）。若 npm 配置了 ignore-scripts，请执行 npm ci --ignore-scripts=false；若系统过旧，请升级后重试。`,
    `Node ${pinnedMajor} (the npm package "node") could not be installed. If npm is set to ignore-scripts run npm ci --ignore-scripts=false; if the system is too old for it, upgrade it.`);
}

/**
 * @param {string} name
 * @param {string} program Its path seen from node_modules/.bin.
 */
async function linkCommand(name, program) {
  const folder = join(modulesFolder, '.bin');
  const link = join(folder, name);
  if (existsSync(link) || existsSync(`${link}.cmd`) || !existsSync(join(folder, program))) return;
  if (process.platform === 'win32') {
    const call = program.endsWith('.mjs') ? '@node ' : '@';
    await writeFile(`${link}.cmd`, `${call}"%~dp0\\${program.replaceAll('/', '\\')}" %*\r\n`);
    return;
  }
  await rm(link, { force: true });
  await symlink(program, link);
  await chmod(link, 0o755);
}

/**
 * npx looks into node_modules/.bin first and would pack the whole clone into its cache without our entry there; npm
 * leaves out the entry of a program that an install script has yet to fetch.
 */
async function linkCommands() {
  await mkdir(join(modulesFolder, '.bin'), { recursive: true });
  await linkCommand('node', '../node/bin/node');
  await linkCommand('lianchuang', '../../apps/lianchuang.mjs');
}

function commandsAreLinked() {
  const suffix = process.platform === 'win32' ? '.cmd' : '';
  return ['node', 'lianchuang'].every((name) => existsSync(join(modulesFolder, '.bin', name + suffix)));
}

/** 依赖已就绪 · Whether the installed packages are those of the lock file and the pinned Node is there. */
export async function packagesAreReady() {
  const stamp = await readFile(stampFile, 'utf8').catch(() => '');
  return stamp === await wantedStamp() && existsSync(pinnedNode) && commandsAreLinked();
}

/** 安装依赖 · Brings node_modules into the state of the lock file. */
export async function ensurePackages() {
  if (await packagesAreReady()) return;
  if (await readFile(stampFile, 'utf8').catch(() => '') !== await wantedStamp()) {
    if (!await installedMatchesLock()) await installPackages();
  }
  await completePinnedNode();
  await linkCommands();
  await writeFile(stampFile, await wantedStamp());
}

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { modulesFolder, pinnedNode, root } from './paths.mjs';
import { BootstrapFailure, say } from './say.mjs';

/** The tests read the browser's path from here. */
const recordFile = join(modulesFolder, '.lianchuang-chromium');
const probeMsMax = 20_000;

const usualPlaces = {
  linux: ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable',
    '/opt/google/chrome/chrome', '/usr/bin/microsoft-edge'],
  darwin: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
  win32: ['C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'],
};

/**
 * A wrapper of an uninstalled snap exists and yet runs nothing, so the program has to say its version. Windows programs
 * open a window instead of answering; there being present is enough.
 * @param {string | undefined} path
 */
function works(path) {
  if (path === undefined || path === '' || !existsSync(path)) return false;
  if (process.platform === 'win32') return true;
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: probeMsMax });
  return status === 0 && /\d+\.\d+/.test(stdout ?? '');
}

function playwrightBrowser() {
  const question = "import('playwright-core').then(({ chromium }) => console.log(chromium.executablePath()))";
  const { stdout } = spawnSync(pinnedNode, ['--input-type=module', '-e', question], { cwd: root, encoding: 'utf8' });
  return stdout?.trim();
}

function knownBrowser() {
  return [...usualPlaces[process.platform] ?? [], playwrightBrowser()].find(works);
}

async function installThroughApt() {
  const system = await readFile('/etc/os-release', 'utf8').catch(() => '');
  if (process.getuid?.() !== 0 || !/^ID(_LIKE)?=.*debian/m.test(system) || !existsSync('/usr/bin/apt-get')) return;
  say('用 apt-get 安装 Chromium 和中文字体…', 'installing Chromium and Chinese fonts with apt-get');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium-headless-shell', 'fonts-noto-cjk'], { stdio: 'inherit', env });
}

function installThroughPlaywright() {
  say('用 Playwright 下载 Chromium…', 'downloading Chromium with Playwright');
  const program = join(modulesFolder, 'playwright-core', 'cli.js');
  spawnSync(pinnedNode, [program, 'install', 'chromium'], { cwd: root, stdio: 'inherit' });
}

/** 浏览器已就绪 · Whether a browser for the tests is on record and still there. */
export async function chromiumIsReady() {
  const recorded = await readFile(recordFile, 'utf8').catch(() => '');
  const wanted = process.env.CHROMIUM_PATH ?? '';
  return recorded !== '' && existsSync(recorded) && (wanted === '' || wanted === recorded);
}

/** 准备浏览器 · Finds or installs a Chromium for the end-to-end tests and records where it is. */
export async function ensureChromium() {
  if (await chromiumIsReady()) return;
  const wanted = process.env.CHROMIUM_PATH ?? '';
  if (wanted !== '' && !works(wanted)) {
    throw new BootstrapFailure(`CHROMIUM_PATH 指向的 ${wanted} 不能运行。`, `CHROMIUM_PATH names ${wanted}, which does not run.`);
  }
  let found = wanted === '' ? knownBrowser() : wanted;
  if (found === undefined) {
    await installThroughApt();
    found = knownBrowser();
  }
  if (found === undefined) {
    installThroughPlaywright();
    found = knownBrowser();
  }
  if (found === undefined) {
    throw new BootstrapFailure('没有找到可用的 Chromium，浏览器测试无法运行。请安装 Chromium 或 Chrome，或用 CHROMIUM_PATH 指明它的路径。',
      'No working Chromium was found and the browser tests need one. Install Chromium or Chrome, or name it with CHROMIUM_PATH.');
  }
  await writeFile(recordFile, found);
}

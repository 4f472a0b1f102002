import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartupError } from '../config/startup-error.ts';
import type { Binaries } from './binaries.ts';
import { diskFull } from './placement.ts';
import type { Placement } from './placement.ts';
import type { RunAs } from './run-as.ts';

/** The superuser inside the database; its password never leaves the data folder. */
export const superuser = 'postgres';

const majorVersion = '18';

/** 程序环境 · The environment for PostgreSQL's programs: none of the caller's PG* variables may steer them. */
export function programEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'SYSTEMROOT', 'TEMP', 'TMP'].map((name) => [name, process.env[name]] as const);
  return { ...Object.fromEntries(kept.filter(([, value]) => value !== undefined)), LC_ALL: 'C', TZ: 'UTC' };
}

/** 子进程身份 · Spawn options that make a child run as the database's user. */
export function identityOf(who: RunAs | null): { uid?: number; gid?: number } {
  return who === null ? {} : { uid: who.uid, gid: who.gid };
}

/** 判断磁盘已满 · Whether PostgreSQL's words say that the disk is full. */
export function saysDiskFull(text: string): boolean {
  return /No space left on device|Check free disk space|Disk quota exceeded/i.test(text);
}

async function runInitdb(binaries: Binaries, args: readonly string[], cwd: string, who: RunAs | null): Promise<string | null> {
  return await new Promise((resolve) => {
    const child = spawn(binaries.initdb, args, {
      cwd, env: programEnvironment(), ...identityOf(who), stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true,
    });
    const words: string[] = [];
    const keep = (chunk: Buffer) => void words.push(chunk.toString('utf8'));
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code) => resolve(code === 0 ? null : words.join('').trim()));
  });
}

/** A killed first start leaves half a cluster under its draft name; nothing in it was ever used. */
async function removeDrafts(home: string): Promise<void> {
  for (const name of await readdir(home)) {
    if (name.startsWith('data.new-')) await rm(join(home, name), { recursive: true, force: true });
  }
}

async function writePassword(path: string, who: RunAs | null): Promise<void> {
  await writeFile(path, randomBytes(24).toString('base64url'), { mode: 0o600 });
  if (who !== null) await chown(path, who.uid, who.gid);
}

async function requireKnownVersion(clusterFolder: string): Promise<void> {
  const version = (await readFile(join(clusterFolder, 'PG_VERSION'), 'utf8')).trim();
  if (version === majorVersion) return;
  throw new StartupError('database_version_unknown', {
    zh: `${clusterFolder} 是 PostgreSQL ${version} 的数据，本版本内置的是 ${majorVersion}。请用 pg_dump 迁移，见 docs/operating/database.md。`,
    en: `${clusterFolder} holds data of PostgreSQL ${version}; this version embeds ${majorVersion}. `
      + 'Migrate with pg_dump, see docs/operating/database.md.',
  });
}

/**
 * 初始化数据库 · Creates the cluster on the first start; says whether it did.
 *
 * The locale is PostgreSQL's own C.UTF-8, so text sorts and matches the same on every system and no operating-system
 * update can corrupt an index. The cluster gets its name only when it is complete.
 * @errors disk_full, database_init_failed, database_version_unknown
 */
export async function ensureCluster(binaries: Binaries, place: Placement): Promise<boolean> {
  if (await stat(place.clusterFolder).catch(() => null) !== null) {
    await requireKnownVersion(place.clusterFolder);
    return false;
  }
  await removeDrafts(place.home);
  const draft = join(place.home, `data.new-${process.pid}`);
  const password = join(place.home, 'password');
  try {
    await writePassword(password, place.runAs);
    const failure = await runInitdb(binaries, [
      `--pgdata=${draft}`, `--username=${superuser}`, `--pwfile=${password}`, '--auth=scram-sha-256',
      '--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C',
      '--data-checksums', '--text-search-config=simple',
    ], place.home, place.runAs);
    if (failure !== null) throw initFailure(place.home, failure);
    await rename(draft, place.clusterFolder);
    return true;
  } catch (error) {
    await rm(draft, { recursive: true, force: true }).catch(() => undefined);
    const code = (error as NodeJS.ErrnoException).code;
    throw code === 'ENOSPC' || code === 'EDQUOT' ? diskFull(place.home, error) : error;
  }
}

const knownCauses: readonly { readonly words: RegExp; readonly zh: string; readonly en: string }[] = [
  {
    words: /ENOENT|ENOEXEC|shared libraries|GLIBC_/,
    zh: '内置的 PostgreSQL 无法在本系统运行（需要 glibc 的 Linux、macOS 或 Windows），请用 DATABASE_URL 指向一个 PostgreSQL 18。',
    en: 'The embedded PostgreSQL cannot run on this system (it needs Linux with glibc, macOS or Windows): let DATABASE_URL point to a PostgreSQL 18.',
  },
  {
    words: /could not look up effective user ID/,
    zh: '当前用户在 /etc/passwd 中没有记录（容器的 --user 常见），请为它添加一行，或使用 DATABASE_URL。',
    en: 'The current user has no line in /etc/passwd (common with a container\'s --user): add one, or use DATABASE_URL.',
  },
];

function initFailure(home: string, words: string): StartupError {
  if (saysDiskFull(words)) return diskFull(home);
  const cause = knownCauses.find((known) => known.words.test(words)) ?? { zh: '', en: '' };
  const last = words.split('\n').slice(-8).join('\n');
  return new StartupError('database_init_failed', {
    zh: `无法在 ${home} 初始化数据库。${cause.zh}initdb 的最后输出：\n${last}`,
    en: `The database could not be initialised in ${home}. ${cause.en === '' ? 'The last words of initdb are above.' : cause.en}`,
  });
}

/** 管理员口令 · The superuser's password of an existing cluster. */
export async function readPassword(home: string): Promise<string> {
  return (await readFile(join(home, 'password'), 'utf8')).trim();
}

import { execFile } from 'node:child_process';
import { readFile, realpath, stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** 运行身份 · The operating-system user that PostgreSQL runs as. */
export interface RunAs {
  readonly uid: number;
  readonly gid: number;
  readonly name: string;
}

interface Account extends RunAs {}

async function accounts(): Promise<Account[]> {
  const text = await readFile('/etc/passwd', 'utf8').catch(() => '');
  return text.split('\n').map((line) => line.split(':')).filter((fields) => fields.length >= 4)
    .map((fields) => ({ name: fields[0] ?? '', uid: Number(fields[2]), gid: Number(fields[3]) }));
}

/** 用户名 · The name of a uid for a message, or `uid 1001` when the system does not know it. */
export async function nameOfUid(uid: number): Promise<string> {
  return (await accounts()).find((account) => account.uid === uid)?.name ?? `uid ${uid}`;
}

/** 当前用户名 · The name of the user that runs this process, for a message. */
export function currentUserName(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? '?'}`;
  }
}

/** Two spellings of the same wish: shadow-utils on most systems, BusyBox on Alpine. */
async function createSystemUser(name: string): Promise<Account | undefined> {
  const tries: [string, string[]][] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent', '--shell', '/usr/sbin/nologin', name]],
    ['adduser', ['-S', '-D', '-H', '-s', '/sbin/nologin', name]],
  ];
  for (const [program, args] of tries) {
    const done = await run(program, args).then(() => true, () => false);
    const account = done ? (await accounts()).find((candidate) => candidate.name === name) : undefined;
    if (account !== undefined) return account;
  }
  return undefined;
}

/**
 * 选择运行身份 · Whom PostgreSQL runs as: null means the current user.
 *
 * PostgreSQL refuses root, so root hands over to the owner of an existing cluster, else to `postgres`, else to a system
 * user `lianchuang` made for this, else to `nobody`.
 */
export async function chooseRunAs(clusterFolder: string | null): Promise<RunAs | null> {
  if (process.getuid?.() !== 0) return null;
  const owner = clusterFolder === null ? null : await stat(clusterFolder).catch(() => null);
  if (owner !== null && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid, name: await nameOfUid(owner.uid) };
  const known = await accounts();
  const byName = (name: string) => known.find((account) => account.name === name && account.uid !== 0);
  return byName('postgres') ?? byName('lianchuang') ?? await createSystemUser('lianchuang')
    ?? byName('nobody') ?? { uid: 65_534, gid: 65_534, name: 'nobody' };
}

function mayEnter(mode: number, owner: { uid: number; gid: number }, who: RunAs): boolean {
  if (owner.uid === who.uid) return (mode & 0o100) !== 0;
  if (owner.gid === who.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}

/** 能否进入 · Whether a user may walk from the root down into the folder (a home of mode 700 stops it). */
export async function canEnter(folder: string, who: RunAs | null): Promise<boolean> {
  if (who === null) return true;
  let current = await realpath(folder);
  for (;;) {
    const found = await stat(current);
    if (!mayEnter(found.mode, found, who)) return false;
    const parent = dirname(current);
    if (parent === current) return true;
    current = parent;
  }
}

import { createHash } from 'node:crypto';
import { access, chmod, chown, constants, mkdir, mkdtemp, readFile, realpath, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { StartupError } from '../config/startup-error.ts';
import { canEnter, chooseRunAs, currentUserName, nameOfUid } from './run-as.ts';
import type { RunAs } from './run-as.ts';

const pointerName = 'postgres-location.json';
const publicFolders = ['/var/lib/lianchuang', '/var/tmp/lianchuang'] as const;

/** 数据库位置 · Where the cluster of a data folder lives and who runs it. */
export interface Placement {
  /** Holds `data` (the cluster), `log`, `run` (socket), `password` and `port`. */
  readonly home: string;
  readonly clusterFolder: string;
  readonly runAs: RunAs | null;
}

/** 无法写入 · The refusal for a folder that belongs to somebody else or cannot be written. */
export async function folderRefusal(folder: string, cause: unknown): Promise<StartupError> {
  const code = (cause as NodeJS.ErrnoException | undefined)?.code ?? '';
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(folder, cause);
  const found = await stat(folder).catch(() => null);
  const owner = found === null ? '?' : await nameOfUid(found.uid);
  const me = currentUserName();
  return new StartupError('data_folder_not_writable', {
    zh: `无法写入数据文件夹 ${folder}（所有者 ${owner}，当前用户 ${me}${code === '' ? '' : `，${code}`}）。`
      + `请以 ${owner} 的身份运行，或执行 sudo chown -R ${me} "${folder}"，或用 LIANCHUANG_DATA_DIR 换一个文件夹。`,
    en: `The data folder ${folder} cannot be written (owner ${owner}, current user ${me}${code === '' ? '' : `, ${code}`}). `
      + `Run as ${owner}, or execute sudo chown -R ${me} "${folder}", or choose another folder with LIANCHUANG_DATA_DIR.`,
  }, cause);
}

/** 磁盘已满 · The refusal for a full disk. */
export function diskFull(folder: string, cause?: unknown): StartupError {
  return new StartupError('disk_full', {
    zh: `磁盘空间不足，数据库无法在 ${folder} 写入。请在该磁盘上腾出至少 1 GB 后重新启动；已确认保存的数据不会丢失。`,
    en: `The disk is full: the database cannot write in ${folder}. Free at least 1 GB on that disk and start again; `
      + 'nothing that was confirmed as saved is lost.',
  }, cause);
}

/** Root reads through any mode, but what it creates should stay usable for the person who owns the folder. */
async function giveToOwnerOf(folder: string, path: string): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = await stat(folder);
  if (uid !== 0) await chown(path, uid, gid);
}

const dataFolderReadme = `联创数据文件夹 · Lianchuang data folder

这里保存数据库、上传的文件和密钥。请勿手工修改；备份方法见 docs/operating/database.md。
The database, uploaded files and secrets live here. Do not edit by hand; docs/operating/database.md tells how to back up.

postgres/ 或 or postgres-location.json  数据库，或数据库所在位置（以 root 运行且此文件夹对数据库用户不可进入时）
                                        the database, or where it is (as root, when its user may not enter this folder)
lianchuang.lock                         正在使用本文件夹的进程 · the process that uses this folder
`;

/** 准备数据文件夹 · Creates the data folder when needed and proves that it can be written. @errors data_folder_not_writable, disk_full */
export async function prepareDataFolder(dataDir: string): Promise<string> {
  let folder = dataDir;
  try {
    // Others may pass through as root, for the database's user; the content has modes of its own.
    await mkdir(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    folder = await realpath(dataDir);
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    const readme = join(folder, 'README');
    if (await stat(readme).catch(() => null) === null) {
      await writeFile(readme, dataFolderReadme);
      await giveToOwnerOf(folder, readme);
    }
    return folder;
  } catch (error) {
    let nearest = folder;
    while (await stat(nearest).catch(() => null) === null && dirname(nearest) !== nearest) nearest = dirname(nearest);
    throw await folderRefusal(nearest, error);
  }
}

interface Pointer {
  readonly home: string;
  readonly dataFolder: string;
}

/** A copied clone would bring a pointer to the original's database: two apps, one cluster. A moved one is fine. */
async function followPointer(dataFolder: string): Promise<string | null> {
  const path = join(dataFolder, pointerName);
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return null;
  const pointer = JSON.parse(text) as Pointer;
  const home = await stat(pointer.home).catch(() => null);
  const isCopy = pointer.dataFolder !== dataFolder && await stat(join(pointer.dataFolder, pointerName)).catch(() => null) !== null;
  if (home === null || isCopy) {
    throw new StartupError('database_location_invalid', {
      zh: isCopy ? `${path} 是从 ${pointer.dataFolder} 复制来的，指向后者的数据库 ${pointer.home}。要从空数据库开始，请删除 ${path}。`
        : `${path} 指向的数据库 ${pointer.home} 不存在。请恢复该文件夹；若确实要从空数据库开始，请删除 ${path}。`,
      en: isCopy ? `${path} was copied from ${pointer.dataFolder} and points to that folder's database ${pointer.home}. `
          + `To start with an empty database delete ${path}.`
        : `${path} points to the database ${pointer.home}, which does not exist. Restore that folder; `
          + `to start with an empty database delete ${path}.`,
    });
  }
  if (pointer.dataFolder !== dataFolder) await writeFile(path, JSON.stringify({ ...pointer, dataFolder }));
  return pointer.home;
}

/**
 * 公共位置 · The first folder open to all users that root may create and nobody else may plant files in.
 * @errors data_folder_not_writable
 */
export async function choosePublicFolder(who: RunAs | null): Promise<string> {
  let failure: unknown = null;
  for (const folder of publicFolders) {
    try {
      await mkdir(folder, { recursive: true, mode: 0o755 });
      const found = await stat(folder);
      const isSafe = found.uid === process.getuid?.() && (found.mode & 0o022) === 0;
      if (isSafe && await canEnter(folder, who)) return folder;
    } catch (error) {
      failure = error;
    }
  }
  throw await folderRefusal(publicFolders[0], failure);
}

/** The data folder itself is ours to open for passing through; the folders above it are not. */
async function openForPassing(dataFolder: string, who: RunAs | null): Promise<void> {
  if (who === null || await canEnter(dataFolder, who) || !await canEnter(dirname(dataFolder), who)) return;
  await chmod(dataFolder, (await stat(dataFolder)).mode | 0o011);
}

async function createHome(dataFolder: string, who: RunAs | null): Promise<string> {
  await openForPassing(dataFolder, who);
  if (await canEnter(dataFolder, who)) {
    const home = join(dataFolder, 'postgres');
    await mkdir(home, { recursive: true, mode: 0o700 });
    return home;
  }
  // Never reuse an earlier folder of the same name: deleting the data folder means starting anew.
  const name = createHash('sha256').update(dataFolder).digest('hex').slice(0, 12);
  const home = await mkdtemp(join(await choosePublicFolder(who), `${name}-`));
  const pointer: Pointer = { home, dataFolder };
  await writeFile(join(dataFolder, pointerName), JSON.stringify(pointer));
  return home;
}

async function ownFolder(folder: string, who: RunAs | null): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // Also repairs a folder that a killed first start left with root.
  if (who !== null && (await stat(folder)).uid !== who.uid) await chown(folder, who.uid, who.gid);
}

async function requireUsable(home: string, who: RunAs | null): Promise<void> {
  if (who !== null && !await canEnter(dirname(home), who)) {
    throw Object.assign(new Error(`closed to ${who.name}`), { code: 'EACCES' });
  }
  if (who !== null || process.getuid === undefined) return;
  await access(home, constants.R_OK | constants.W_OK | constants.X_OK);
  if ((await stat(home)).uid !== process.getuid()) throw Object.assign(new Error('owned by another user'), { code: 'EPERM' });
}

/**
 * 安置数据库 · Where the cluster is, or shall be, and which user runs it.
 * @errors data_folder_not_writable, database_location_invalid, disk_full
 */
export async function placeCluster(dataFolder: string): Promise<Placement> {
  const inside = join(dataFolder, 'postgres');
  const existing = await followPointer(dataFolder) ?? (await stat(inside).then(() => inside, () => null));
  const runAs = await chooseRunAs(existing);
  try {
    const home = existing ?? await createHome(dataFolder, runAs);
    await requireUsable(home, runAs);
    for (const folder of [home, join(home, 'log'), join(home, 'run')]) await ownFolder(folder, runAs);
    return { home, clusterFolder: join(home, 'data'), runAs };
  } catch (error) {
    if (error instanceof StartupError) throw error;
    throw await folderRefusal(existing ?? dataFolder, error);
  }
}

import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartupError } from '../config/startup-error.ts';
import { acquireAppLock, readAppLock } from './app-lock.ts';
import type { AppLock } from './app-lock.ts';
import { installedBinaries, reachableBinaries } from './binaries.ts';
import type { Binaries } from './binaries.ts';
import { ensureCluster } from './initdb.ts';
import { adminUrlOf, rememberMachine, settleEarlierServer, urlOn } from './earlier-server.ts';
import type { Running } from './earlier-server.ts';
import { launchServer, socketFolder, stopServer } from './launch.ts';
import type { PostgresLog, PostmasterExit } from './launch.ts';
import { choosePublicFolder, folderRefusal, placeCluster, prepareDataFolder } from './placement.ts';
import type { Placement } from './placement.ts';
import { chooseFreePort, isPortFree, rememberPort } from './ports.ts';
import { findPostmaster } from './postmaster.ts';
import { writeSettings } from './settings.ts';

export type { PostgresLog, PostmasterExit } from './launch.ts';

const launchTriesMax = 40;

/** 启动选项 · How to start the embedded database. */
export interface EmbeddedPostgresOptions {
  /** The app's data folder; created when absent. */
  readonly dataDir: string;
  /** 0 or absent: a free port, remembered in the data folder. */
  readonly port?: number | undefined;
  readonly log: PostgresLog;
  /** The page of this app, told to a second app that wants the same folder. */
  readonly appUrl?: string | undefined;
  /** Server settings instead of or beside the usual ones (tests use this). */
  readonly settings?: Readonly<Record<string, string>> | undefined;
}

/** 内置数据库 · The running embedded database, held for this process alone. */
export interface EmbeddedPostgres {
  readonly dataDir: string;
  /** Holds the cluster, its log, socket and password; inside the data folder whenever its user may go there. */
  readonly home: string;
  readonly port: number;
  readonly pid: number;
  /** True when the server of an app that was killed was found alive and kept. */
  readonly isAdopted: boolean;
  /** True when this start created the database. */
  readonly isNew: boolean;
  /** The superuser's connection to the database `postgres`. */
  readonly adminUrl: string;
  /** The folder of the local socket, or null where its path would be too long. */
  readonly socketDir: string | null;
  urlFor(database: string, user: string, password: string): string;
  announceUrl(url: string): Promise<void>;
  /** Resolves when the server ends for any reason, stop() included. */
  readonly exited: Promise<PostmasterExit>;
  /** Stops the server in order and frees the data folder. Safe to call twice. */
  stop(): Promise<void>;
}

function portTaken(port: number): StartupError {
  return new StartupError('database_port_taken', {
    zh: `数据库端口 ${port} 已被其他程序占用。请停止那个程序，或更改 LIANCHUANG_PG_PORT；不设置它则自动选择空闲端口。`,
    en: `The database port ${port} is taken by another program. Stop that program or change LIANCHUANG_PG_PORT; `
      + 'without it a free port is chosen.',
  });
}

async function choosePort(place: Placement, wantedPort: number, refused: ReadonlySet<number>): Promise<number> {
  if (wantedPort !== 0) {
    if (refused.has(wantedPort) || !await isPortFree(wantedPort)) throw portTaken(wantedPort);
    return wantedPort;
  }
  const port = await chooseFreePort(place.home, refused);
  if (port !== null) return port;
  throw new StartupError('database_port_none', {
    zh: '没有找到空闲的数据库端口，请用 LIANCHUANG_PG_PORT 指定一个。',
    en: 'No free port was found for the database; name one with LIANCHUANG_PG_PORT.',
  });
}

async function launch(binaries: Binaries, place: Placement, wantedPort: number, log: PostgresLog): Promise<Running> {
  const refused = new Set<number>();
  await rememberMachine(place);
  for (let attempt = 0; attempt < launchTriesMax; attempt += 1) {
    const port = await choosePort(place, wantedPort, refused);
    const outcome = await launchServer(binaries, place, port, log);
    if (outcome.kind === 'up') {
      await rememberPort(place.home, port, place.runAs);
      return { pid: outcome.pid, port, isAdopted: false, exited: outcome.exited, stopped: new AbortController() };
    }
    if (outcome.kind === 'port_taken') refused.add(port);
    // The last children of a killed server notice its death within seconds and let go.
    else await sleep(250);
  }
  throw new StartupError('database_start_failed', {
    zh: `数据库多次尝试后仍未启动，日志在 ${join(place.home, 'log')}。`,
    en: `The database did not start after several tries; its log is in ${join(place.home, 'log')}.`,
  });
}

async function handleFor(
  binaries: Binaries, place: Placement, running: Running, lock: AppLock,
  facts: { readonly dataDir: string; readonly isNew: boolean; readonly log: PostgresLog },
): Promise<EmbeddedPostgres> {
  const adminUrl = await adminUrlOf(place, running.port);
  let stopping: Promise<void> | null = null;
  const stopOnce = async () => {
    await stopServer(binaries, place.clusterFolder, running.pid, facts.log);
    running.stopped.abort();
    await lock.release();
  };
  return {
    dataDir: facts.dataDir,
    home: place.home,
    port: running.port,
    pid: running.pid,
    isAdopted: running.isAdopted,
    isNew: facts.isNew,
    exited: running.exited,
    socketDir: socketFolder(place.home, running.port),
    adminUrl,
    urlFor: (database, user, secret) => urlOn(running.port, database, user, secret),
    announceUrl: async (url) => await lock.announceUrl(url),
    stop: async () => await (stopping ??= stopOnce()),
  };
}

/** A file system's refusal in any step becomes the sentence that says what to do about the folder. */
async function asStartupError(error: unknown, dataDir: string): Promise<unknown> {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const isFolderTrouble = ['ENOSPC', 'EDQUOT', 'EACCES', 'EPERM', 'EROFS'].includes(code);
  return error instanceof StartupError || !isFolderTrouble ? error : await folderRefusal(dataDir, error);
}

async function startOn(dataDir: string, lock: AppLock, options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { log } = options;
  const wantedPort = options.port ?? 0;
  const place = await placeCluster(dataDir);
  const binaries = await reachableBinaries(await installedBinaries(), place.runAs, choosePublicFolder);
  const isNew = await ensureCluster(binaries, place);
  const left = isNew ? null : await settleEarlierServer(binaries, place, wantedPort, log);
  if (left === null) await writeSettings(place.clusterFolder, options.settings ?? {}, place.runAs);
  const running = left ?? await launch(binaries, place, wantedPort, log);
  return await handleFor(binaries, place, running, lock, { dataDir, isNew, log });
}

/**
 * 启动内置数据库 · Starts PostgreSQL 18 on a data folder, or takes over the one a killed app left running.
 *
 * Creates the cluster on the first start and nothing inside it: roles and migrations are the caller's.
 * @errors data_folder_in_use, data_folder_not_writable, database_location_invalid, database_port_taken, disk_full,
 *   database_init_failed, database_start_failed, database_state_unknown, database_version_unknown,
 *   postgres_binaries_missing
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = await prepareDataFolder(options.dataDir);
  let lock: AppLock | null = null;
  try {
    lock = await acquireAppLock(dataDir, options.appUrl ?? null);
    return await startOn(dataDir, lock, options);
  } catch (error) {
    await lock?.release();
    throw await asStartupError(error, dataDir);
  }
}

/** 正在运行的数据库 · The connection and page of the app that holds a data folder, or null when none runs. */
export async function findRunningPostgres(dataDir: string): Promise<
  { readonly adminUrl: string; readonly port: number; readonly appPid: number; readonly appUrl: string | null } | null
> {
  const folder = await realpath(dataDir).catch(() => null);
  if (folder === null) return null;
  const holder = await readAppLock(folder);
  if (holder === null) return null;
  const place = await placeCluster(folder);
  const finding = await findPostmaster(place.clusterFolder).catch(() => ({ kind: 'none' }) as const);
  if (finding.kind !== 'running' || !finding.file.ready) return null;
  const adminUrl = await adminUrlOf(place, finding.file.port);
  return { adminUrl, port: finding.file.port, appPid: holder.pid, appUrl: holder.url };
}

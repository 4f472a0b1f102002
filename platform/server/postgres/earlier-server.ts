import { chown, readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { StartupError } from '../config/startup-error.ts';
import type { Binaries } from './binaries.ts';
import { readPassword, superuser } from './initdb.ts';
import { socketFolder, stopServer, watchServer } from './launch.ts';
import type { PostgresLog, PostmasterExit } from './launch.ts';
import type { Placement } from './placement.ts';
import { findPostmaster, readPostmasterFile, removeStaleFiles } from './postmaster.ts';
import { isSameMachine, thisMachine } from './processes.ts';
import type { MachineMark } from './processes.ts';

const connectMs = 3_000;
const machineFile = 'machine.json';

/** 运行中的服务 · A server that accepts connections. */
export interface Running {
  readonly pid: number;
  readonly port: number;
  readonly isAdopted: boolean;
  readonly exited: Promise<PostmasterExit>;
  /** Tells the watch over an adopted server that it was stopped. */
  readonly stopped: AbortController;
}

/** 连接地址 · A connection address on this machine. */
export function urlOn(port: number, database: string, user: string, password: string): string {
  const [name, secret, target] = [user, password, database].map(encodeURIComponent);
  return `postgresql://${name}:${secret}@127.0.0.1:${port}/${target}`;
}

/** 管理连接 · The superuser's connection to the database `postgres`. */
export async function adminUrlOf(place: Placement, port: number): Promise<string> {
  return urlOn(port, 'postgres', superuser, await readPassword(place.home));
}

/** 记住机器 · Notes where the server runs, so that a pid file found later is judged on the right machine. */
export async function rememberMachine(place: Placement): Promise<void> {
  const path = join(place.home, machineFile);
  const text = JSON.stringify(await thisMachine());
  if (await readFile(path, 'utf8').catch(() => '') === text) return;
  await writeFile(path, text, { mode: 0o600 });
  if (place.runAs !== null) await chown(path, place.runAs.uid, place.runAs.gid);
}

/** Whether the server on the port lets us in and really serves our folder. */
async function answersAsOurs(place: Placement, port: number): Promise<boolean> {
  const connectionString = await adminUrlOf(place, port);
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: connectMs, query_timeout: connectMs });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string }>("select current_setting('data_directory') as folder");
    return rows[0]?.folder === place.clusterFolder;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function socketAnswers(path: string): Promise<boolean> {
  return await new Promise((resolve) => {
    const socket = connect({ path });
    const settle = (answers: boolean) => {
      socket.destroy();
      resolve(answers);
    };
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
  });
}

/**
 * Whether the server of a pid file that means nothing here is provably gone.
 *
 * On the same machine its pid was looked up already. From another container of one kernel its socket can be tried.
 * From another computer nothing can be proved, and two servers on one cluster would destroy it.
 */
async function isProvablyGone(place: Placement): Promise<boolean> {
  const text = await readFile(join(place.home, machineFile), 'utf8').catch(() => null);
  if (text === null) return true;
  const there = JSON.parse(text) as MachineMark;
  const here = await thisMachine();
  if (isSameMachine(there, here) || (there.host === here.host && there.boot !== here.boot)) return true;
  const file = await readPostmasterFile(place.clusterFolder);
  const folder = file === null ? null : socketFolder(place.home, file.port);
  if (there.boot !== here.boot || file === null || folder === null) return false;
  return !await socketAnswers(join(folder, `.s.PGSQL.${file.port}`));
}

function stateUnknown(place: Placement): StartupError {
  const file = join(place.clusterFolder, 'postmaster.pid');
  return new StartupError('database_state_unknown', {
    zh: `数据库 ${place.home} 上次由另一台机器或容器运行，无法确认它已停止。请先在那里停止联创；确认没有运行后，删除 ${file} 再启动。`,
    en: `The database ${place.home} was last run by another machine or container and may still be running there. `
      + `Stop Lianchuang there first; when you are sure that it is stopped, delete ${file} and start again.`,
  });
}

/**
 * 处理遗留服务 · Deals with what an earlier app left: adopts its server, or stops it, or clears the file of a dead one.
 * @errors database_state_unknown
 */
export async function settleEarlierServer(
  binaries: Binaries, place: Placement, wantedPort: number, log: PostgresLog,
): Promise<Running | null> {
  const finding = await findPostmaster(place.clusterFolder);
  const sockets = join(place.home, 'run');
  if (finding.kind !== 'running') {
    if (finding.kind === 'stale') {
      if (!await isProvablyGone(place)) throw stateUnknown(place);
      log.warn(`清除已结束的数据库进程 ${finding.pid} 留下的文件 · clearing the files of a database that is gone`);
    }
    await removeStaleFiles(place.clusterFolder, sockets);
    return null;
  }
  const { pid, port } = finding.file;
  if ((wantedPort === 0 || wantedPort === port) && await answersAsOurs(place, port)) {
    log.info(`接管上次未正常退出时留下的数据库（进程 ${pid}）· adopted the database left by an app that was killed`);
    const stopped = new AbortController();
    return { pid, port, isAdopted: true, exited: watchServer(place, pid, stopped.signal), stopped };
  }
  log.warn(`停止上次留下的数据库（进程 ${pid}）· stopping the database left by an earlier app`);
  await stopServer(binaries, place.clusterFolder, pid, log);
  await removeStaleFiles(place.clusterFolder, sockets);
  return null;
}

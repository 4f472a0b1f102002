import { chown, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunAs } from './run-as.ts';

/**
 * Settings for a programme office's machine: two cores, a few gigabytes, and no write that is acknowledged and then lost.
 *
 * Logged parameters would carry people's names and telephone numbers into a file, hence the two zero lengths.
 */
const officeSettings: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  max_connections: '100',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '8MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  random_page_cost: '1.1',
  max_parallel_workers: '2',
  max_parallel_workers_per_gather: '1',
  jit: 'off',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  password_encryption: 'scram-sha-256',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  logging_collector: 'on',
  log_directory: '../log',
  log_filename: 'postgresql-%a.log',
  log_rotation_age: '1d',
  log_rotation_size: '0',
  log_truncate_on_rotation: 'on',
  log_line_prefix: '%m [%p] %q%u@%d ',
  log_min_duration_statement: '2s',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_lock_waits: 'on',
};

const mainFileMark = '# Lianchuang keeps its settings in lianchuang.conf; put your own into local.conf.';

/** 数据库设置 · The text of lianchuang.conf for the given additions. */
export function renderSettings(overrides: Readonly<Record<string, string>>): string {
  const lines = Object.entries({ ...officeSettings, ...overrides })
    .map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'`);
  return `# Written by Lianchuang at every start. Put your own settings into local.conf beside this file.\n${lines.join('\n')}\n`;
}

async function writeOwned(path: string, text: string, who: RunAs | null): Promise<void> {
  await writeFile(path, text, { mode: 0o600 });
  if (who !== null) await chown(path, who.uid, who.gid);
}

/** 写入设置 · Brings the cluster's settings up to date; untouched files are not rewritten. */
export async function writeSettings(
  clusterFolder: string, overrides: Readonly<Record<string, string>>, who: RunAs | null,
): Promise<void> {
  const ours = join(clusterFolder, 'lianchuang.conf');
  const wanted = renderSettings(overrides);
  if (await readFile(ours, 'utf8').catch(() => '') !== wanted) await writeOwned(ours, wanted, who);
  const main = join(clusterFolder, 'postgresql.conf');
  const text = await readFile(main, 'utf8');
  if (text.includes(mainFileMark)) return;
  await writeOwned(main, `${text}\n${mainFileMark}\ninclude 'lianchuang.conf'\ninclude_if_exists 'local.conf'\n`, who);
}

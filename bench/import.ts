/**
 * Import of 100,000 sites from xlsx with 12 bad rows, as a person does it: upload, wait for the task, read the report. Floor:
 * COPY of the same rows into the same table with the same indexes.
 */
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { readTask } from '#platform/contract/tasks.ts';
import { bytesOf } from '#platform/server/imports/index.ts';
import { writeXlsx } from '#platform/server/spreadsheet/index.ts';
import { importSites } from '#modules/places/contract/index.ts';
import { searchTextOf } from '#platform/server/search/index.ts';
import { clientOf } from './lib/client.ts';
import { openGround } from './lib/ground.ts';
import type { Ground } from './lib/ground.ts';
import type { Line } from './lib/report.ts';
import { startServerChild } from './lib/server.ts';

const ROWS = 100_000;
const BAD_ROWS = 12;
const RATIO_BAR = 0.15;
const MEMORY_BAR_MIB = 400;
const MIB = 2 ** 20;

const HEADERS = ['点位编码', '点位名称', '点位类型', '所属网格编码', '经度', '纬度', '长度（米）', '地址', '启用日期', '责任起始日期'];
const nameOf = (at: number): string => `演示公园第${at}号`;
const addressOf = (at: number): string => `演示大道${at}号`;
const isBad = (at: number): boolean => at % Math.floor(ROWS / BAD_ROWS) === 7;

function* rows(): Generator<(string | number | null)[]> {
  for (let at = 0; at < ROWS; at += 1) {
    yield [`bench-${at}`, nameOf(at), isBad(at) ? '城堡' : '公园', 'e1a', 108 + (at % 1_000) / 1e5, 32 + (at % 977) / 1e5, 120, addressOf(at), '2026-03-01', null];
  }
}

function* copyLines(ground: Ground): Generator<string> {
  for (let at = 0; at < ROWS; at += 1) {
    const code = `copy-${at}`;
    yield `${[
      ground.id('programme'), randomUUID(), code, nameOf(at), 'park', ground.id('place/e1a'), ground.id('place/zone-east'), 108 + (at % 1_000) / 1e5, 32 + (at % 977) / 1e5, 120,
      addressOf(at), 'WGS-84', '2026-03-01', searchTextOf(nameOf(at), code, addressOf(at)),
    ].join('\t')}\n`;
  }
}

/** COPY of the same rows. @unit seconds */
async function copySeconds(ground: Ground): Promise<number> {
  const lines = [...copyLines(ground)];
  const client = new pg.Client({ connectionString: ground.ownerUrl });
  await client.connect();
  const started = performance.now();
  await pipeline(Readable.from(lines), client.query(copyFrom(`copy places.sites (programme_id, id, code, name, site_type_code, place_id, zone_id, longitude, latitude,
    length_m, address, source_crs, valid_from, search_text) from stdin`)));
  const seconds = (performance.now() - started) / 1_000;
  await client.query(`delete from places.sites where code like 'copy-%'`);
  await client.query('vacuum full places.sites');
  await client.end();
  return seconds;
}

export async function benchImport(): Promise<Line[]> {
  const ground = await openGround();
  const copy = await copySeconds(ground);
  const server = await startServerChild(ground);
  const client = await clientOf(ground, server.url);
  const body = await bytesOf(writeXlsx({ sheets: [{ name: '点位', columns: HEADERS.map((header) => ({ header })), rows: rows() }] }));
  const idle = (await server.memory()).now;
  const started = performance.now();
  const { taskId } = await client.call(importSites, { file: { fileName: 'sites.xlsx', body }, mode: 'good' });
  let task = await client.call(readTask, { taskId });
  while (task.state === 'waiting' || task.state === 'running') {
    await sleep(100);
    task = await client.call(readTask, { taskId });
  }
  const seconds = (performance.now() - started) / 1_000;
  const { peak } = await server.memory();
  await server.close();
  await ground.close();
  const { report } = task;
  const right = report?.created === ROWS - BAD_ROWS && report.badRowCount === BAD_ROWS;
  return [
    {
      name: `import of ${ROWS.toLocaleString('en')} sites from xlsx with ${BAD_ROWS} bad rows`, value: `${seconds.toFixed(1)} s from upload to report`,
      floor: `${copy.toFixed(1)} s COPY`, ratio: copy / seconds, bar: `≥ ${RATIO_BAR}`, met: right && copy / seconds >= RATIO_BAR, note: `${report?.badRowCount ?? '?'} bad rows named`,
    },
    {
      name: 'memory of the server meanwhile', value: `${Math.round(peak / MIB)} MiB at most, ${Math.round(idle / MIB)} MiB before`, bar: `< ${MEMORY_BAR_MIB} MiB`, met: peak / MIB < MEMORY_BAR_MIB,
    },
  ];
}

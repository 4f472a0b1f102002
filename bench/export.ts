/**
 * Exports of 300,000 rows, as a person asks for them: started as a task, waited for, counted. Once the register of cases,
 * which reads on from where it stopped, and once a list whose export follows from it, which turns pages. No floor: what is
 * asked is whether the server’s memory stays as it was.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from '#platform/contract/index.ts';
import type { Client, Operation } from '#platform/contract/index.ts';
import { readTask, startExport } from '#platform/contract/tasks.ts';
import { createRng } from '#kernel/rng.ts';
import { uuidv7 } from '#kernel/ids.ts';
import { sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import { exportCases } from '#modules/cases/contract/index.ts';
import { seedManyCases } from '#modules/cases/seed/index.ts';
import { exportDuties } from '#modules/people/contract/index.ts';
import { openGround } from './lib/ground.ts';
import type { Ground } from './lib/ground.ts';
import type { Line } from './lib/report.ts';
import { startServerChild } from './lib/server.ts';

const ROWS = 300_000;
const MIB = 2 ** 20;
const GROWTH_BAR_MIB = 200;

/** Cases by the seed of large lists; duties as three for each of a hundred thousand sites, made by the database itself. */
async function fill(ground: Ground): Promise<void> {
  const { db } = ground.owner;
  await db.transaction().execute((tx) => seedManyCases(tx as Tx, {
    programmeId: ground.id('programme'), count: ROWS, rng: createRng('bench'), newId: () => uuidv7(Date.now(), (count) => new Uint8Array(randomBytes(count))),
  }));
  const programmeId = ground.id('programme');
  await sql`insert into places.sites (programme_id, id, code, name, site_type_code, place_id, zone_id, longitude, latitude, address, source_crs, valid_from, search_text)
    select ${programmeId}, gen_random_uuid(), 'bench-' || n, '演示公园第' || n || '号', 'park', ${ground.id('place/e1a')}, ${ground.id('place/zone-east')}, 108 + n % 1000 / 1e5, 32 + n % 977 / 1e5, '演示大道' || n || '号', 'WGS-84', '2026-01-01', 'bench-' || n
      from generate_series(1, ${ROWS / 3}::integer) n`.execute(db);
  await sql`insert into people.responsibilities (programme_id, id, site_id, role, person_id, organisation_id, validity)
    select ${programmeId}, gen_random_uuid(), s.id, d.role, case when d.role <> 'responsibleUnit' then ${ground.id('person/leaderE')}::uuid end,
           case when d.role = 'responsibleUnit' then ${ground.id('organisation/bureau-a')}::uuid end, daterange('2026-01-01', null)
      from places.sites s cross join (values ('siteLeader'), ('liaison'), ('responsibleUnit')) d(role) where s.programme_id = ${programmeId} and s.code like 'bench-%'`.execute(db);
  for (const table of ['cases.cases', 'places.sites', 'people.responsibilities']) await sql`vacuum analyze ${sql.table(table)}`.execute(db);
}

async function exportOnce(ground: Ground, operation: Operation, what: string): Promise<Line[]> {
  const server = await startServerChild(ground);
  const client: Client = createClient({
    baseUrl: server.url, programme: 'alpha', token: await ground.tokenOf('office'), newKey: randomUUID, fetch: (address, init) => fetch(address, init as RequestInit), form: () => { throw new Error('nothing is uploaded here'); },
  });
  // A first small one, so that what is loaded once is not counted as growth.
  await taskOf(client, operation, { q: '2026-000', placeId: ground.id('place/e1b') });
  const before = (await server.memory()).now;
  const started = performance.now();
  const task = await taskOf(client, operation, {});
  const seconds = (performance.now() - started) / 1_000;
  const { peak } = await server.memory();
  await server.close();
  const growth = Math.round((peak - before) / MIB);
  const done = task.state === 'done' && task.doneCount >= ROWS;
  return [{
    name: `export of ${ROWS.toLocaleString('en')} ${what}, memory of the server`, value: `${growth} MiB more at most, from ${Math.round(before / MIB)} MiB`, bar: `< ${GROWTH_BAR_MIB} MiB more`, met: done && growth < GROWTH_BAR_MIB,
    note: done ? `${seconds.toFixed(0)} s, ${((task.file?.bytes ?? 0) / MIB).toFixed(1)} MiB of xlsx` : `${task.state} after ${task.doneCount}: ${task.problem?.title ?? ''}`,
  }];
}

async function taskOf(client: Client, operation: Operation, input: Record<string, unknown>) {
  const { taskId } = await client.call(startExport, { operation: operation.id, input });
  let task = await client.call(readTask, { taskId });
  while (task.state === 'waiting' || task.state === 'running') {
    await sleep(200);
    task = await client.call(readTask, { taskId });
  }
  return task;
}

export async function benchExport(): Promise<Line[]> {
  const ground = await openGround();
  try {
    await fill(ground);
    return [...await exportOnce(ground, exportCases, 'cases'), ...await exportOnce(ground, exportDuties, 'duties')];
  } finally {
    await ground.close();
  }
}

/** Goal: a thousand findings are dispatched as a task, all or none. Method: findings in the tables, the task run as the job would. */
import { beforeAll, describe, expect, it } from 'vitest';
import { readTask } from '#platform/contract/tasks.ts';
import { oneRow, sql } from '#platform/server/db/index.ts';
import { runTask } from '#platform/server/tasks/index.ts';
import { aDrawnRound, checksOf, editionInForce } from '../../../tests/kit/a-round.ts';
import { testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { dispatchFindings } from '../contract/index.ts';

let app: TestApp;
let roundId: string;
const FINDINGS = 1_040;
beforeAll(async () => {
  app = await testApp();
  ({ roundId } = await aDrawnRound(app, { editionId: await editionInForce(app), code: 'MANY' }));
  const check = (await checksOf(app, roundId, app.id('site/e1a-1')))['a'] as string;
  const programme = app.id('programme');
  const made = sql`select n, md5('many' || n)::uuid as id from generate_series(1, ${FINDINGS}::integer) n`;
  await sql`insert into places.sites (programme_id, id, code, name, site_type_code, place_id, zone_id, longitude, latitude, valid_from, search_text)
    select ${programme}, m.id, 'many-' || m.n, '许多' || m.n, 'park', ${app.id('place/e1a')}, ${app.id('place/zone-east')}, 108, 32, '2026-01-01', 'many' from (${made}) m`.execute(app.ownerDb);
  await sql`insert into inspections.round_sites (programme_id, round_id, site_id, site_code, site_type_code, place_id, zone_id, organisation_id, inspector_id, state)
    select ${programme}, ${roundId}, m.id, 'many-' || m.n, 'park', ${app.id('place/e1a')}, ${app.id('place/zone-east')}, ${app.id('organisation/bureau-a')}, ${app.id('person/inspectorAll')}, 'done' from (${made}) m`.execute(app.ownerDb);
  await sql`insert into inspections.observations (programme_id, round_id, site_id, check_item_id, place_id, organisation_id, observed_count, met_count, observed_at, inspector_id)
    select ${programme}, ${roundId}, m.id, ${check}, ${app.id('place/e1a')}, ${app.id('organisation/bureau-a')}, 1, 0, '2026-09-21T01:00:00Z', ${app.id('person/inspectorAll')} from (${made}) m`.execute(app.ownerDb);
  await sql`insert into inspections.findings (programme_id, id, round_id, site_id, check_item_id, place_id, organisation_id, state, found_at)
    select ${programme}, uuidv7(), ${roundId}, m.id, ${check}, ${app.id('place/e1a')}, ${app.id('organisation/bureau-a')}, 'open', '2026-09-21T01:00:00Z' from (${made}) m`.execute(app.ownerDb);
});

const cases = async () => (await oneRow<{ count: number }>(app.ownerDb, sql`select count(*)::integer as count from cases.cases`)).count;
const run = (taskId: string) => runTask({ programmeId: app.id('programme'), taskId }, { runtime: app.runtime, signal: new AbortController().signal });
const start = async () => (await app.as('office').call(dispatchFindings, { roundId, all: true })).taskId as string;

describe('a thousand findings', () => {
  it('cancelled half way leave no case', async () => {
    const taskId = await start();
    expect(await cases()).toBe(0);
    await sql`update platform.tasks set state = 'running', cancel_requested = false where id = ${taskId}`.execute(app.ownerDb);
    const cancelSoon = sql`update platform.tasks set cancel_requested = true where id = ${taskId}`;
    await Promise.all([run(taskId), new Promise((resolve) => { setTimeout(resolve, 50); }).then(() => cancelSoon.execute(app.ownerDb))]);
    const { state } = await app.as('office').call(readTask, { taskId });
    expect([state, await cases()]).toEqual(state === 'done' ? ['done', FINDINGS] : ['cancelled', 0]);
  });

  it('become cases all at once, once, with their numbers in the task’s result', async () => {
    if ((await cases()) > 0) return;
    const taskId = await start();
    await run(taskId);
    await run(taskId);
    expect(await cases()).toBe(FINDINGS);
    expect(await app.as('office').call(readTask, { taskId })).toMatchObject({ state: 'done', doneCount: FINDINGS, totalCount: FINDINGS, result: { dispatchedCount: FINDINGS, taskId: null } });
  });
});

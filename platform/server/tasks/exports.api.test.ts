import { readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { exportCases } from '#modules/cases/contract/index.ts';
import { exportSites } from '#modules/places/contract/index.ts';
import { cancelTask, downloadTaskFile, exportAudit, listAudit, listTasks, readTask, startExport } from '#platform/contract/tasks.ts';
import { oneRow, sql } from '#platform/server/db/index.ts';
import { cellText, readTable } from '#platform/server/spreadsheet/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { runTask, sweepExports } from './run-task.ts';

let app: TestApp;
beforeAll(async () => { app = await testApp(); });

const run = (taskId: string, signal = new AbortController().signal) => runTask({ programmeId: app.id('programme'), taskId }, { runtime: app.runtime, signal });
async function codesOf(body: Uint8Array): Promise<string[]> {
  const codes: string[] = [];
  for await (const row of readTable({ buffer: Buffer.from(body) })) codes.push(cellText(row.cells[0]));
  return codes.slice(1).sort();
}
const start = async (person: string, input = {}) => (await app.as(person).call(startExport, { operation: exportSites.id, input: { format: 'xlsx', ...input } })).taskId;
const exportsFolder = (): string => join(app.dataDir, 'exports');

describe('an export as a task', () => {
  it('gives the very file that a direct download gives, to the one who started it', async () => {
    const zone = app.as('zoneEast');
    const taskId = await start('zoneEast');
    expect(await zone.call(readTask, { taskId })).toMatchObject({ state: 'waiting', kind: 'places.exportSites', file: null });
    await run(taskId);
    const done = await zone.call(readTask, { taskId });
    expect(done).toMatchObject({ state: 'done', doneCount: 9, totalCount: 9, result: null });
    const direct = await zone.call(exportSites, { format: 'xlsx' });
    const file = await zone.call(downloadTaskFile, { taskId });
    expect(file.fileName).toBe(direct.fileName);
    expect(done.file).toMatchObject({ fileName: direct.fileName, bytes: file.body.byteLength });
    expect(Buffer.compare(file.body, direct.body)).toBe(0);
    expect(await codesOf(file.body)).toHaveLength(9);
    expect((await problemOf(app.as('office').call(downloadTaskFile, { taskId }))).status).toBe(404);
    expect((await zone.call(listTasks, {})).rows[0]).toMatchObject({ id: taskId, hasFile: true });
  });

  it('is refused to whoever may not export, and for what is no export', async () => {
    expect((await problemOf(app.as('inspectorE').call(startExport, { operation: exportCases.id, input: {} }))).code).toBe('platform.not_permitted');
    for (const operation of ['cases.listCases', 'places.createSite', 'platform.downloadTaskFile', 'platform.readTaskErrors', 'nothing.atAll']) {
      expect((await problemOf(app.as('office').call(startExport, { operation, input: {} }))).code).toBe('platform.export_unknown');
    }
    expect((await problemOf(app.as('office').call(startExport, { operation: exportSites.id, input: { format: 'pdf' } }))).code).toBe('platform.export_unknown');
  });

  it('takes the audit too, which grows longer than anybody waits for', async () => {
    const office = app.as('office');
    const { taskId } = await office.call(startExport, { operation: exportAudit.id, input: {} });
    await run(taskId);
    const file = await office.call(downloadTaskFile, { taskId });
    const { total } = await office.call(listAudit, {});
    expect([await codesOf(file.body)].map((sequences) => sequences.length)).toEqual([total]);
  });

  it('looks rights up again when it runs: a role lost in between exports nothing', async () => {
    const taskId = await start('zoneWest');
    const ofZoneWest = sql`programme_id = ${app.id('programme')} and id = ${app.id('assignment/zoneWest')}`;
    await sql`update people.assignments set valid_to = '2026-06-01' where ${ofZoneWest}`.execute(app.ownerDb);
    await run(taskId);
    await sql`update people.assignments set valid_to = null where ${ofZoneWest}`.execute(app.ownerDb);
    expect(await app.as('zoneWest').call(readTask, { taskId })).toMatchObject({ state: 'failed', file: null, problem: { code: 'platform.not_permitted' } });
  });

  it('is given only while its maker may still do and reach what it was made under', async () => {
    const taskId = await start('zoneWest');
    await run(taskId);
    const download = () => app.as('zoneWest').call(downloadTaskFile, { taskId });
    expect((await download()).body.byteLength).toBeGreaterThan(0);
    const change = (to: ReturnType<typeof sql>) => sql`update people.assignments set ${to} where programme_id = ${app.id('programme')} and id = ${app.id('assignment/zoneWest')}`.execute(app.ownerDb);
    await change(sql`role_code = 'inspector'`);
    expect((await problemOf(download())).code).toBe('platform.task_file_rights');
    await change(sql`role_code = 'zoneCoordinator', place_id = ${app.id('place/zone-east')}`);
    expect((await problemOf(download())).code).toBe('platform.task_file_rights');
    await change(sql`place_id = ${app.id('place/zone-west')}`);
    expect((await download()).body.byteLength).toBeGreaterThan(0);
  });

  it('can be cancelled, and leaves no half file', async () => {
    const before = (await readdir(exportsFolder())).sort();
    const taskId = await start('office');
    expect((await app.as('office').call(cancelTask, { taskId })).state).toBe('cancelled');
    await run(taskId);
    const second = await start('office');
    await sql`update platform.tasks set state = 'running', cancel_requested = true where id = ${second}`.execute(app.ownerDb);
    await run(second);
    expect((await app.as('office').call(readTask, { taskId: second })).state).toBe('cancelled');
    expect((await readdir(exportsFolder())).sort()).toEqual(before);
  });

  it('goes on after a server that stopped in its midst', async () => {
    const taskId = await start('office');
    const stopping = new AbortController();
    stopping.abort();
    await expect(run(taskId, stopping.signal)).rejects.toThrow('stopping');
    expect((await oneRow<{ state: string }>(app.ownerDb, sql`select state from platform.tasks where id = ${taskId}`)).state).toBe('running');
    await run(taskId);
    expect((await app.as('office').call(readTask, { taskId })).file).not.toBeNull();
  });

  it('keeps its file for a day', async () => {
    const office = app.as('office');
    const taskId = await start('office');
    await run(taskId);
    const now = app.clock.now;
    app.clock.now = now + 25 * 3_600_000;
    expect((await office.call(readTask, { taskId })).file).toBeNull();
    expect((await problemOf(office.call(downloadTaskFile, { taskId }))).code).toBe('platform.task_file_gone');
    app.clock.now = now;
    const old = new Date(now - 25 * 3_600_000);
    await utimes(join(exportsFolder(), taskId), old, old);
    await sweepExports({}, { runtime: app.runtime, signal: new AbortController().signal });
    expect(await readdir(exportsFolder())).not.toContain(taskId);
  });

  it('leaves nothing behind when a download went straight through', async () => {
    const before = (await readdir(exportsFolder())).length;
    await app.as('office').call(exportSites, { format: 'xlsx' });
    await expect.poll(async () => (await readdir(exportsFolder())).length, { timeout: 10_000 }).toBe(before);
  });

  it('runs five at a time for one person and no more', async () => {
    await sql`update platform.tasks set state = 'done' where state in ('waiting', 'running')`.execute(app.ownerDb);
    for (let at = 0; at < 5; at += 1) await start('deptA');
    expect((await problemOf(start('deptA'))).code).toBe('platform.tasks_too_many');
  });
});

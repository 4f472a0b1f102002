import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listAllBulkActs, listBulkActs, undoBulkAct, UNDO_HOURS } from '#platform/contract/bulk-acts.ts';
import { sql } from '#platform/server/db/index.ts';
import { acceptCase, dispatchCases, readCase, verifyCases } from '#modules/cases/contract/index.ts';
import { assignDuties, assignDuty, dutyAt } from '#modules/people/contract/index.ts';
import { expectations as at, rectified, registered } from '../../../tests/kit/cases.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';

const MONDAY_TEN = Date.parse('2026-09-21T02:00:00Z');
let app: TestApp;
beforeAll(async () => { app = await testApp(); });
beforeEach(() => { app.clock.now = MONDAY_TEN; });

/** The case as the table holds it, but for its version, which every step counts up. */
async function rowOf(caseId: string): Promise<Record<string, unknown>> {
  const { rows } = await sql<{ row: Record<string, unknown> }>`select to_jsonb(c) - 'version' as row from cases.cases c where c.id = ${caseId}`.execute(app.ownerDb);
  return rows[0]?.row as Record<string, unknown>;
}
async function dispatchedBy(person: string, count = 3) {
  const found = [];
  for (let n = 0; n < count; n += 1) found.push(await registered(app));
  const before = await Promise.all(found.map(({ id }) => rowOf(id)));
  const { bulkActId } = await app.as(person).call(dispatchCases, { cases: found.map(at) });
  return { found, before, bulkActId: bulkActId as string };
}

describe('cases dispatched many at once and taken back', () => {
  it('stand to the letter as before, and the story tells both', async () => {
    const { found, before, bulkActId } = await dispatchedBy('office');
    expect(await app.as('office').call(undoBulkAct, { bulkActId })).toEqual({ undone: 3, left: [] });
    expect(await Promise.all(found.map(({ id }) => rowOf(id)))).toEqual(before);
    const { events } = await app.as('office').call(readCase, { caseId: found[0]?.id as string });
    expect(events.slice(-2).map((event) => [event.act, event.fromState, event.toState])).toEqual([['dispatch', 'registered', 'dispatched'], ['undo', 'dispatched', 'registered']]);
  });

  it('are left where somebody went on with them, and named', async () => {
    const { found, bulkActId } = await dispatchedBy('office');
    const moved = await app.as('office').call(readCase, { caseId: found[1]?.id as string });
    await app.as('leaderE').call(acceptCase, { caseId: moved.id, version: moved.version });
    const answer = await app.as('office').call(undoBulkAct, { bulkActId });
    expect(answer).toMatchObject({ undone: 2, left: [{ label: moved.number }] });
    expect((await app.as('office').call(readCase, { caseId: moved.id })).state).toBe('accepted');
    expect((await app.as('office').call(listBulkActs, {})).rows.find((row) => row.id === bulkActId)).toMatchObject({ id: bulkActId, itemCount: 3, mayUndo: false, left: [{ label: moved.number }] });
  });

  it('can be taken back once, within a day, by who did it or by the office', async () => {
    const { bulkActId } = await dispatchedBy('zoneEast', 1);
    expect((await problemOf(app.as('zoneWest').call(undoBulkAct, { bulkActId }))).code).toBe('platform.undo_not_yours');
    expect((await problemOf(app.as('office', { home: 'beta' }).call(undoBulkAct, { bulkActId }))).status).toBe(404);
    expect((await app.as('office').call(undoBulkAct, { bulkActId })).undone).toBe(1);
    expect((await problemOf(app.as('zoneEast').call(undoBulkAct, { bulkActId }))).code).toBe('platform.undo_done');
    const late = await dispatchedBy('zoneEast', 1);
    app.clock.now = MONDAY_TEN + UNDO_HOURS * 3_600_000;
    expect((await problemOf(app.as('zoneEast').call(undoBulkAct, { bulkActId: late.bulkActId }))).code).toBe('platform.undo_over');
    expect((await problemOf(app.as('office').call(undoBulkAct, { bulkActId: randomUUID() }))).status).toBe(404);
  });

  it('shows each person their own acts, and the office those of everybody', async () => {
    const acts = async (person: string, list: typeof listBulkActs | typeof listAllBulkActs) => new Set((await app.as(person).call(list, { pageSize: 200 })).rows.map((row) => row.personName));
    expect(await acts('zoneEast', listBulkActs)).toEqual(new Set(['示例zoneEast']));
    expect(await acts('office', listAllBulkActs)).toEqual(new Set(['示例office', '示例zoneEast']));
    expect(await acts('zoneWest', listBulkActs)).toEqual(new Set());
    expect((await problemOf(app.as('zoneEast').call(listAllBulkActs, {}))).code).toBe('platform.not_permitted');
  });
});

it('fixes passed many at once wait for verification again, and nobody is down as having passed them', async () => {
  const fixed = [await rectified(app), await rectified(app)];
  const before = await Promise.all(fixed.map(({ id }) => rowOf(id)));
  const { bulkActId } = await app.as('office').call(verifyCases, { cases: fixed.map(at), outcome: 'pass' });
  expect((await rowOf(fixed[0]?.id as string))['state']).toBe('closed');
  await app.as('office').call(undoBulkAct, { bulkActId: bulkActId as string });
  expect(await Promise.all(fixed.map(({ id }) => rowOf(id)))).toEqual(before);
});

it('who led sites before leads them again from today, and the days between stay true', async () => {
  const siteIds = [app.id('site/e1a-1'), app.id('site/e2a-1')];
  const leaderOn = async (siteId: string, day: string) => (await app.as('office').call(dutyAt, { siteId, day })).holders.find((duty) => duty.role === 'siteLeader')?.person?.name;
  const { bulkActId } = await app.as('office').call(assignDuties, { siteIds, role: 'siteLeader', personId: app.id('person/leaderW'), from: '2026-09-20' });
  expect(await leaderOn(siteIds[0] as string, '2026-09-21')).toBe('示例leaderW');
  expect((await app.as('office').call(undoBulkAct, { bulkActId: bulkActId as string })).undone).toBe(2);
  expect(await leaderOn(siteIds[0] as string, '2026-09-19')).toBe('示例leaderE');
  expect(await leaderOn(siteIds[0] as string, '2026-09-20')).toBe('示例leaderW');
  expect(await leaderOn(siteIds[0] as string, '2026-09-21')).toBe('示例leaderE');
  expect(await leaderOn(siteIds[1] as string, '2026-09-21')).toBe('示例leaderE2');
});

it('gives a duty back for no longer than it was held before', async () => {
  const office = app.as('office');
  const siteId = app.id('site/e1b-3');
  const leaderOn = async (day: string) => (await office.call(dutyAt, { siteId, day })).holders.find((holder) => holder.role === 'siteLeader')?.person?.name ?? null;
  await office.call(assignDuty, { siteId, role: 'siteLeader', personId: app.id('person/leaderE2'), from: '2026-09-10', to: '2026-09-25' });
  const undone = async (from: string) => {
    const { bulkActId } = await office.call(assignDuties, { siteIds: [siteId], role: 'siteLeader', personId: app.id('person/leaderW'), from });
    return { bulkActId: bulkActId as string };
  };
  await office.call(undoBulkAct, await undone('2026-09-21'));
  expect([await leaderOn('2026-09-24'), await leaderOn('2026-09-25')]).toEqual(['示例leaderE2', null]);
  const late = await undone('2026-09-24');
  expect(await leaderOn('2026-09-25')).toBe('示例leaderW');
  await office.call(undoBulkAct, late);
  expect([await leaderOn('2026-09-24'), await leaderOn('2026-09-25')]).toEqual(['示例leaderE2', null]);
});

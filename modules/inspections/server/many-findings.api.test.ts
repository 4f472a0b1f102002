import { beforeAll, expect, it } from 'vitest';
import { undoBulkAct } from '#platform/contract/bulk-acts.ts';
import { acceptCase, listCases, readCaseMetrics } from '../../cases/contract/index.ts';
import { aDrawnRound, checksOf, editionInForce } from '../../../tests/kit/a-round.ts';
import { testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { dismissFindings, dispatchFindings, listFindings, recordObservations } from '../contract/index.ts';

let app: TestApp;
let roundId: string;
const codes = ['e1a-2', 'e1b-2', 'w1a-2'];
const states = async () => Object.fromEntries((await app.as('office').call(listFindings, { roundId })).rows.map((row) => [row.siteCode, row.state]));
const ids = async () => (await app.as('office').call(listFindings, { roundId })).rows.map((row) => row.id);

beforeAll(async () => {
  app = await testApp();
  ({ roundId } = await aDrawnRound(app, { editionId: await editionInForce(app) }));
  const checks = await checksOf(app, roundId, app.id('site/e1a-2'));
  for (const code of codes) {
    await app.as('office').call(recordObservations, {
      roundId, siteId: app.id(`site/${code}`), observations: [{ checkItemId: checks['a'] as string, observedCount: 1, metCount: 0, observedAt: '2026-09-21T03:00:00Z' }],
    });
  }
});

it('findings dismissed many at once are counted first, dismissed inside the reach, and open again when it is taken back', async () => {
  const zone = app.as('zoneEast');
  const input = { findingIds: await ids(), reason: '当日停业' };
  expect(await zone.call(dismissFindings, input, { dryRun: true })).toEqual({ dismissed: 2, left: 1, bulkActId: null });
  expect(await states()).toEqual({ 'e1a-2': 'open', 'e1b-2': 'open', 'w1a-2': 'open' });
  const done = await zone.call(dismissFindings, input);
  expect(done).toMatchObject({ dismissed: 2, left: 1 });
  expect(await states()).toEqual({ 'e1a-2': 'dismissed', 'e1b-2': 'dismissed', 'w1a-2': 'open' });
  expect(await zone.call(undoBulkAct, { bulkActId: done.bulkActId as string })).toEqual({ undone: 2, left: [] });
  expect(await states()).toEqual({ 'e1a-2': 'open', 'e1b-2': 'open', 'w1a-2': 'open' });
});

it('findings dispatched are taken back: untouched cases are voided and their findings wait again, a case at work stays', async () => {
  const office = app.as('office');
  const done = await office.call(dispatchFindings, { roundId, all: true });
  const at = async (number: string) => (await office.call(listCases, { q: number })).rows[0] as { id: string; version: number; state: string };
  const cases = (await office.call(listFindings, { roundId })).rows.map((row) => ({ siteCode: row.siteCode, number: row.caseNumber as string }));
  const worked = cases.find(({ siteCode }) => siteCode === 'e1a-2')?.number as string;
  const { id: caseId, version } = await at(worked);
  await app.as('leaderE').call(acceptCase, { caseId, version });
  // Looked at again meanwhile: this was no finding.
  const checks = await checksOf(app, roundId, app.id('site/w1a-2'));
  await office.call(recordObservations, { roundId, siteId: app.id('site/w1a-2'), observations: [{ checkItemId: checks['a'] as string, observedCount: 1, metCount: 1, observedAt: '2026-09-21T03:30:00Z' }] });
  const undone = await office.call(undoBulkAct, { bulkActId: done.bulkActId as string });
  expect([undone.undone, undone.left.map(({ label }) => label)]).toEqual([2, [worked]]);
  expect(await states()).toEqual({ 'e1a-2': 'dispatched', 'e1b-2': 'open' });
  expect(await Promise.all(cases.map(async ({ siteCode, number }) => [siteCode, (await at(number)).state]))).toEqual(expect.arrayContaining([['e1a-2', 'accepted'], ['e1b-2', 'voided'], ['w1a-2', 'voided']]) as unknown);
  // Nobody registered them in error, so no published rate falls.
  expect((await office.call(readCaseMetrics, {})).counts).toMatchObject({ registered: 1, voided: 0 });
  // What waits again is dispatched anew, under a number of its own.
  const again = await office.call(dispatchFindings, { roundId, all: true });
  expect(again.dispatchedCount).toBe(1);
  await office.call(undoBulkAct, { bulkActId: again.bulkActId as string });
});

it('findings that became cases are left out when many are dismissed', async () => {
  expect(await states()).toEqual({ 'e1a-2': 'dispatched', 'e1b-2': 'open' });
  expect(await app.as('office').call(dismissFindings, { findingIds: await ids(), reason: '另案处理' })).toMatchObject({ dismissed: 1, left: 1 });
});

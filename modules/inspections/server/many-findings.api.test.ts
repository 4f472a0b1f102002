import { beforeAll, expect, it } from 'vitest';
import { undoBulkAct } from '#platform/contract/bulk-acts.ts';
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

it('findings that became cases are left out when many are dismissed', async () => {
  const all = await ids();
  await app.as('office').call(dispatchFindings, { roundId, findingIds: [all[0] as string] });
  expect(await app.as('office').call(dismissFindings, { findingIds: all, reason: '另案处理' })).toMatchObject({ dismissed: 2, left: 1 });
});

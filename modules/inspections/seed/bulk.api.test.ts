/** Goal: a large round can be made in one go and is like one that was recorded. Method: a small large one, looked at through the operations. */
import { expect, it } from 'vitest';
import { aDrawnRound, editionInForce } from '../../../tests/kit/a-round.ts';
import { testApp } from '../../../tests/kit/index.ts';
import { listFindings, listObservations, readRound } from '../contract/index.ts';
import { seedManyObservations } from './index.ts';

it('fills a round with observations and findings that agree', async () => {
  const app = await testApp();
  const { roundId } = await aDrawnRound(app, { editionId: await editionInForce(app), sampleSize: 4 });
  const made = await app.ownerDb.transaction().execute((tx) => seedManyObservations(tx, {
    programmeId: app.id('programme'), roundId, inspectorId: app.id('person/inspectorAll'), observedAt: '2026-09-22T02:00:00Z', findings: true,
  }));
  expect(made).toMatchObject({ siteCount: 8, observationCount: 12 * 3 });
  const office = app.as('office');
  const [unmet, findings, round] = [await office.call(listObservations, { roundId, met: 'unmet' }), await office.call(listFindings, { roundId }), await office.call(readRound, { roundId })];
  expect(unmet.total).toBeGreaterThan(0);
  expect([findings.total, made.findingCount]).toEqual([unmet.total, unmet.total]);
  expect(round).toMatchObject({ state: 'inProgress', drawnCount: 12, observationCount: 36 });
});

/** Goal: the kept cells are what a count of the observations gives, also when they arrive side by side and are corrected. Method: a round recorded in parallel. */
import { expect, it } from 'vitest';
import { listRoundSites, readRoundSite, recordObservations } from '#modules/inspections/contract/index.ts';
import { aDrawnRound, editionInForce } from '../../../tests/kit/a-round.ts';
import { testApp } from '../../../tests/kit/index.ts';
import { countCells, keptCells } from './queries/cells.ts';

it('keeps the cells that a count would give', async () => {
  const app = await testApp();
  const { roundId } = await aDrawnRound(app, { editionId: await editionInForce(app) });
  const { rows } = await app.as('office').call(listRoundSites, { roundId });
  const record = async (siteId: string, person: string, metCount: number): Promise<void> => {
    const { checkItems } = await app.as(person).call(readRoundSite, { roundId, siteId });
    const observations = checkItems.filter(({ photoOnUnmet }) => !photoOnUnmet)
      .map(({ id, expectedObservedCount }) => ({ checkItemId: id, observedCount: expectedObservedCount, metCount, observedAt: '2026-09-21T03:00:00Z' }));
    await app.as(person).call(recordObservations, { roundId, siteId, observations });
  };
  await Promise.all(rows.map((row, at) => record(row.siteId, row.zoneId === app.id('place/zone-east') ? 'inspectorE' : 'inspectorAll', at % 2)));
  await Promise.all(rows.slice(0, 5).map((row) => record(row.siteId, 'office', 1)));
  const texts = (cells: readonly object[]): string[] => cells.map((cell) => JSON.stringify(cell, Object.keys(cell).toSorted())).toSorted();
  const tx = app.ownerDb as never;
  const kept = texts(await keptCells(tx, app.id('programme'), roundId));
  expect(kept.length).toBeGreaterThan(10);
  expect(kept).toEqual(texts(await countCells(tx, app.id('programme'), roundId)));
});

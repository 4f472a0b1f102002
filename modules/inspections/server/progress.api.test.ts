/** Goal: a round tells how it comes along, and tells nobody where the inspectors come. Method: one round, seen by different people. */
import { beforeAll, describe, expect, it } from 'vitest';
import { aDrawnRound, checksOf, editionInForce } from '../../../tests/kit/a-round.ts';
import { testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { closeRound, dispatchFindings, listFindings, readRound, recordObservations } from '../contract/index.ts';

const DAY_MS = 86_400_000;
let app: TestApp;
let roundId: string;
let checks: Record<string, string>;
const site = (code: string) => app.id(`site/${code}`);
const record = (code: string, metCount: number, done = true) => app.as('inspectorE').call(recordObservations, {
  roundId, siteId: site(code), done, observations: [{ checkItemId: checks['a'] as string, observedCount: 1, metCount, observedAt: new Date(app.clock.now).toISOString() }],
});

beforeAll(async () => {
  app = await testApp();
  app.clock.now = Date.parse('2026-09-22T02:00:00Z');
  ({ roundId } = await aDrawnRound(app, { editionId: await editionInForce(app) }));
  checks = await checksOf(app, roundId, site('e1a-1'));
  await record('e1a-1', 1);
  app.clock.now += DAY_MS;
  await record('e1a-2', 0);
  await record('e1b-1', 0, false);
});

describe('how a round comes along', () => {
  it('counts what is done, begun, unmet and corrected, by zone and by inspector in a fixed order', async () => {
    await record('e1b-1', 1, false);
    const round = await app.as('office').call(readRound, { roundId });
    const east = round.byZone.find(({ key }) => key === app.id('place/zone-east'));
    expect(east).toMatchObject({ done: 2, started: 1, unmet: 1 });
    expect(round.correctionCount).toBe(1);
    expect(round.byInspector.map(({ nameZh }) => nameZh)).toEqual(round.byInspector.map(({ nameZh }) => nameZh).sort());
  });

  it('foretells its end by the days so far, for the whole and for each zone, and for no person', async () => {
    const round = await app.as('office').call(readRound, { roundId });
    // One site on the one whole day before: ten left at one a day from the 23rd is later than the 30th.
    expect(round.pace).toMatchObject({ left: 10, daysLeft: 8, neededPerDay: 1.25, donePerDay: 1, finishOn: '2026-10-02', isLate: true });
    expect(round.byZone.find(({ key }) => key === app.id('place/zone-west'))?.pace).toMatchObject({ donePerDay: 0, isLate: false });
    expect(round.byInspector.some((row) => 'pace' in row)).toBe(false);
  });

  it('foretells the numbers to the leading group without a site, and nothing to who sees a part', async () => {
    const leading = await app.as('lead').call(readRound, { roundId });
    expect(leading).toMatchObject({ drawnCount: 12, pace: { left: 10 }, sight: { everySite: false, countsOfAll: true, ownSites: false, begunSites: false } });
    const leader = await app.as('leaderE').call(readRound, { roundId });
    expect(leader).toMatchObject({ drawnCount: 0, correctionCount: 0, pace: null, byZone: [], sight: { everySite: false, countsOfAll: false } });
    expect((await app.as('inspectorE').call(readRound, { roundId })).sight).toMatchObject({ everySite: false, ownSites: true });
    expect((await app.as('zoneEast').call(readRound, { roundId })).sight).toMatchObject({ everySite: false, begunSites: true });
  });

  it('is told to everybody once it is over', async () => {
    await app.as('office').call(closeRound, { roundId, gapsReason: '到期结束' });
    expect(await app.as('leaderE').call(readRound, { roundId })).toMatchObject({ sight: { everySite: true }, pace: null });
  });
});

describe('the finding of a case', () => {
  it('is found by the case that it became', async () => {
    await app.as('office').call(dispatchFindings, { roundId, all: true });
    const [finding] = (await app.as('office').call(listFindings, { roundId, state: ['dispatched'] })).rows;
    const caseId = finding?.caseId as string;
    expect((await app.as('office').call(listFindings, { caseId })).rows.map(({ id }) => id)).toEqual([finding?.id]);
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { createRng } from '#kernel/rng.ts';
import { closeRound, drawSites, listRoundSites, planRound, recordObservations } from '#modules/inspections/contract/index.ts';
import { sql } from '#platform/server/db/index.ts';
import { cellText, describeTable, readTable } from '#platform/server/spreadsheet/index.ts';
import { aDrawnRound, checksOf, editionInForce } from '../../../tests/kit/a-round.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { fixtureGrids } from '../../../tests/kit/fixture.ts';
import { exportScores, listScores, readRanking, readScores, recountScores, setRankingRules } from '../contract/index.ts';

const sites = fixtureGrids.flatMap((grid) => [1, 2, 3].map((number) => `${grid}-${number}`));
const OBSERVED_AT = '2026-09-21T02:00:00Z';

interface Counts { readonly observedCount: number; readonly metCount: number; readonly notApplicable: boolean }
const met = (observedCount: number, metCount: number): Counts => ({ observedCount, metCount, notApplicable: false });
const notApplicable: Counts = { observedCount: 0, metCount: 0, notApplicable: true };

async function record(app: TestApp, roundId: string, site: string, given: Readonly<Record<string, Counts>>): Promise<void> {
  const siteId = app.id(`site/${site}`);
  const checks = await checksOf(app, roundId, siteId);
  await app.as('office').call(recordObservations, {
    roundId, siteId, observations: Object.entries(given).map(([check, counts]) => ({ checkItemId: checks[check] as string, ...counts, observedAt: OBSERVED_AT })),
  });
}

async function differing(app: TestApp, roundId: string): Promise<number> {
  return (await app.as('office').call(recountScores, { roundId })).differingCount;
}

describe('the score of a round', () => {
  let app: TestApp;
  let editionId: string;
  beforeAll(async () => { app = await testApp(); editionId = await editionInForce(app); });

  it('equals a recount after any history of records, corrections and checks that did not apply', async () => {
    const { roundId } = await aDrawnRound(app, { editionId, code: 'history' });
    const rng = createRng('histories');
    const seen = new Map<string, Counts & { zone: string }>();
    for (let step = 0; step < 60; step += 1) {
      const site = rng.pick(sites);
      const observed = 1 + rng.nextInt(6);
      const counts = rng.nextInt(5) === 0 ? notApplicable : met(observed, rng.nextInt(observed + 1));
      await record(app, roundId, site, { a: counts });
      seen.set(site, { ...counts, zone: site.startsWith('w') ? 'zone-west' : 'zone-east' });
      if (step % 15 === 14) expect(await differing(app, roundId)).toBe(0);
    }
    const total = (rows: Iterable<Counts>, name: 'observedCount' | 'metCount'): number => [...rows].reduce((sum, row) => sum + row[name], 0);
    const scores = await app.as('office').call(readScores, { roundId });
    expect(scores.overall).toMatchObject({
      met: total(seen.values(), 'metCount'), observed: total(seen.values(), 'observedCount'), notApplicable: [...seen.values()].filter((row) => row.notApplicable).length,
    });
    for (const zone of ['zone-east', 'zone-west']) {
      const own = [...seen.values()].filter((row) => row.zone === zone);
      expect(scores.zones.find((row) => row.code === zone)).toMatchObject({ met: total(own, 'metCount'), observed: total(own, 'observedCount') });
    }
  });

  it('stays right when many record at once', async () => {
    const { roundId } = await aDrawnRound(app, { editionId, code: 'parallel' });
    for (const wave of [1, 2, 3]) await Promise.all(sites.map((site, at) => record(app, roundId, site, { a: met(4, (at + wave) % 5), b: notApplicable })));
    expect(await differing(app, roundId)).toBe(0);
    const scores = await app.as('office').call(readScores, { roundId });
    expect(scores.overall).toMatchObject({ observed: 4 * sites.length, met: sites.reduce((sum, _site, at) => sum + ((at + 3) % 5), 0), notApplicable: sites.length });
  });

  it('finds a cell that does not agree with its observations, and puts it right when told to', async () => {
    const { roundId } = await aDrawnRound(app, { editionId, code: 'repair' });
    await record(app, roundId, 'e1a-1', { a: met(3, 2) });
    await sql`update scoring.score_cells set met_count = 1 where round_id = ${roundId} and dimension = 'overall'`.execute(app.ownerDb);
    const office = app.as('office');
    expect(await office.call(recountScores, { roundId })).toMatchObject({ differingCount: 2, repaired: false });
    expect((await office.call(readScores, { roundId })).overall.met).toBe(1);
    expect(await office.call(recountScores, { roundId, repair: true })).toMatchObject({ repaired: true });
    expect(await differing(app, roundId)).toBe(0);
    expect((await office.call(readScores, { roundId })).overall.met).toBe(2);
  });

  it('has no rate, rather than 0%, where nothing was observed', async () => {
    const { roundId } = await aDrawnRound(app, { editionId, code: 'empty' });
    expect((await app.as('office').call(readScores, { roundId })).overall).toMatchObject({ met: 0, observed: 0, rate: null, changePp: null });
  });

  it('shows a narrow reader their own part and nothing of the rest', async () => {
    const { roundId } = await aDrawnRound(app, { editionId, code: 'scoped' });
    await record(app, roundId, 'e1a-1', { a: met(10, 9) });
    await record(app, roundId, 'w1a-1', { a: met(10, 1) });
    const east = await app.as('zoneEast').call(readScores, { roundId });
    expect(east.overall).toMatchObject({ met: 9, observed: 10 });
    expect(east.zones.map((row) => row.code)).toEqual(['zone-east']);
    expect(east.organisations.map((row) => row.code)).toEqual(['bureau-a']);
    const { rows } = await app.as('zoneWest').call(listScores, { roundId, dimension: 'site' });
    expect(rows.map((row) => [row.code, row.met])).toEqual([['w1a-1', 1]]);
    expect((await app.as('office').call(readScores, { roundId })).overall).toMatchObject({ met: 10, observed: 20 });
  });

  it('is unknown outside its programme', async () => {
    const { roundId } = await aDrawnRound(app, { editionId, code: 'foreign' });
    expect((await problemOf(app.as('office', { home: 'beta' }).call(readScores, { roundId }))).code).toBe('platform.not_found');
  });

  it('comes as a workbook with a sheet for every dimension', async () => {
    const { roundId } = await aDrawnRound(app, { editionId, code: 'export' });
    await record(app, roundId, 'e1a-1', { a: met(10, 9) });
    const file = await app.as('office').call(exportScores, { roundId });
    expect((await describeTable({ buffer: file.body })).sheets.length).toBeGreaterThanOrEqual(5);
  });
});

describe('the change against the round before', () => {
  it('is told in percentage points, and only between rounds on the same edition', async () => {
    const app = await testApp();
    const editionId = await editionInForce(app);
    const office = app.as('office');
    const first = await aDrawnRound(app, { editionId, code: 'first' });
    await record(app, first.roundId, 'e1a-1', { a: met(1_000, 685) });
    await office.call(closeRound, { roundId: first.roundId, gapsReason: '测试只查一个点位' });
    const { id: second } = await office.call(planRound, {
      code: 'second', nameZh: '第二轮', nameEn: 'Second', editionId, startsOn: '2026-09-21', endsOn: '2026-09-30', sampleSize: 12, previousRoundId: first.roundId,
    });
    await office.call(drawSites, { roundId: second });
    await record(app, second, 'e1a-1', { a: met(1_000, 701) });
    const scores = await office.call(readScores, { roundId: second });
    expect(scores.comparable).toBe(true);
    expect(scores.overall.changePp).toBeCloseTo(1.6, 10);
    expect(scores.overall).toMatchObject({ previousMet: 685, previousObserved: 1_000 });
    const { roundId: alone } = await aDrawnRound(app, { editionId, code: 'alone' });
    expect(await office.call(readScores, { roundId: alone })).toMatchObject({ comparable: false, overall: { changePp: null, previousMet: null } });
  });
});

describe('a ranking', () => {
  it('is off until the programme turns it on; ties share a place, too few tasks take none', async () => {
    const app = await testApp();
    const { roundId } = await aDrawnRound(app, { editionId: await editionInForce(app) });
    const office = app.as('office');
    for (const site of ['e1a-1', 'e1a-2', 'w1a-1', 'w1a-2']) await record(app, roundId, site, { a: met(6, 4) });
    expect(await office.call(readRanking, { roundId, dimension: 'zone' })).toMatchObject({ enabled: false, rows: [] });

    expect((await problemOf(app.as('zoneEast').call(setRankingRules, { enabled: true, minimumCount: 2 }))).status).toBe(403);
    await office.call(setRankingRules, { enabled: true, minimumCount: 2 });
    const tied = await office.call(readRanking, { roundId, dimension: 'zone' });
    expect(tied.rows.map((row) => [row.code, row.rank])).toEqual([['zone-east', 1], ['zone-west', 1]]);

    await record(app, roundId, 'e1a-3', { a: met(6, 6) });
    expect((await office.call(readRanking, { roundId, dimension: 'zone' })).rows.map((row) => [row.code, row.rank])).toEqual([['zone-east', 1], ['zone-west', 2]]);
    // A rank is a place among all, also for who sees a part: the second of two is not the first of its own.
    expect((await app.as('zoneWest').call(readRanking, { roundId, dimension: 'zone' })).rows.map((row) => [row.code, row.rank])).toEqual([['zone-west', 2]]);
    // A theme's row would be the rank of a part under the name of the whole.
    expect((await app.as('zoneWest').call(readRanking, { roundId, dimension: 'organisation' })).rows.map((row) => row.code)).toEqual(['bureau-b']);

    await office.call(setRankingRules, { enabled: true, minimumCount: 3 });
    const west = (await office.call(readRanking, { roundId, dimension: 'zone' })).rows.find((row) => row.code === 'zone-west');
    expect(west).toMatchObject({ rank: null, reasonZh: '任务数不足，不排名' });
  });
});

describe('the sampling error', () => {
  let app: TestApp;
  let editionId: string;
  beforeAll(async () => { app = await testApp(); editionId = await editionInForce(app); });

  /** A round whose drawn sites were all looked at; how many of ten checks each met follows from its place in the list. */
  async function lookedAt(code: string, sampleSize: number): Promise<string> {
    const { roundId } = await aDrawnRound(app, { editionId, code, sampleSize });
    const drawn = await app.as('office').call(listRoundSites, { roundId, pageSize: 200 });
    for (const [at, site] of drawn.rows.entries()) await record(app, roundId, site.siteCode, { a: met(10, 6 + (at % 4)) });
    return roundId;
  }
  const close = (roundId: string) => app.as('office').call(closeRound, { roundId, gapsReason: '测试只查一项' });

  it('comes with the close of a round that drew a part of its sites, and not before', async () => {
    const roundId = await lookedAt('sampled', 8);
    const office = app.as('office');
    expect((await office.call(readScores, { roundId })).confidence).toMatchObject({ kind: 'running', design: null });
    await close(roundId);
    const scores = await office.call(readScores, { roundId });
    expect(scores.confidence).toMatchObject({ kind: 'sample', level: 0.95, design: { frameSize: 12, drawnCount: 8, seenCount: 8, uncoveredSites: 0 } });
    expect(scores.confidence.saidZh).toContain('从 12 个点位中分 6 层抽出 8 个');
    const { interval } = scores.overall;
    expect(interval).toMatchObject({ siteCount: 8 });
    expect(interval?.low).toBeLessThan(interval?.estimate as number);
    expect(interval?.high).toBeGreaterThan(interval?.estimate as number);
    // One standard is the whole edition: the weighted score has the interval of the rate.
    expect(scores.weighted.interval?.low).toBeCloseTo(interval?.low as number, 9);
    expect((await office.call(listScores, { roundId, dimension: 'site' })).rows.every((row) => row.interval === null)).toBe(true);
    expect((await app.as('zoneEast').call(readScores, { roundId })).confidence.kind).toBe('partly');
  });

  it('is none where every site was looked at, and the round says so', async () => {
    const roundId = await lookedAt('census', 12);
    await close(roundId);
    const scores = await app.as('office').call(readScores, { roundId });
    expect(scores.confidence.kind).toBe('census');
    expect([scores.overall.interval, scores.confidence.saidZh]).toEqual([null, '抽样框里的点位全部查过，没有抽样误差，所以没有区间。']);
  });

  it('tells which ranks the sample does not set apart, on the page and in the workbook', async () => {
    const roundId = await lookedAt('ranked', 9);
    await close(roundId);
    const office = app.as('office');
    await office.call(setRankingRules, { enabled: true, minimumCount: 2 });
    const { rows } = await office.call(readRanking, { roundId, dimension: 'zone' });
    expect(rows.map(({ rank, indistinctFrom }) => [rank, indistinctFrom])).toEqual([[1, [2]], [2, [1]]]);
    const { body } = await office.call(exportScores, { roundId });
    const { sheets } = await describeTable({ buffer: body });
    const at = sheets.findIndex(({ name }) => name === '片区排名');
    const remarks: string[] = [];
    for await (const row of readTable({ buffer: body }, { sheet: at })) remarks.push(cellText(row.cells[5]));
    expect(remarks).toEqual(['说明', '与第2名不可区分', '与第1名不可区分']);
    expect(sheets.at(-1)?.name).toBe('口径');
  });
});

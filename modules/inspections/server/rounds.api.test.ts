/** Goal: a round goes from plan to close, each step by whom and when it may. Method: the operations, through HTTP, as different people. */
import { beforeAll, describe, expect, it } from 'vitest';
import { listCases } from '#modules/cases/contract/index.ts';
import { aDrawnRound, checksOf, editionInForce } from '../../../tests/kit/a-round.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import {
  assignInspectors, closeRound, dispatchFindings, drawSites, listFindings, listObservations, listRounds, listRoundSites, planRound, readDraw, readRound, readRoundSite, recordObservations, reassignSites,
} from '../contract/index.ts';
import { seedCommitment, verifyDraw } from '../domain/index.ts';
import type { DrawRecord } from '../domain/index.ts';

let app: TestApp;
let editionId: string;
beforeAll(async () => {
  app = await testApp();
  editionId = await editionInForce(app);
});

const dates = { startsOn: '2026-09-21', endsOn: '2026-09-30' };
const observedAt = '2026-09-21T03:00:00Z';
const met = (checkItemId: string) => ({ checkItemId, observedCount: 1, metCount: 1, observedAt });
const unmet = (checkItemId: string) => ({ checkItemId, observedCount: 1, metCount: 0, observedAt });

describe('the draw', () => {
  it('comes from the seed that was committed to, and anybody can make it again', async () => {
    const { roundId } = await aDrawnRound(app, { editionId, code: 'D1', sampleSize: 7 });
    const file = await app.as('office').call(readDraw, { roundId });
    const record = JSON.parse(new TextDecoder().decode(file.body)) as DrawRecord;
    expect(verifyDraw(record)).toMatchObject({ ok: true, value: { frameSize: 12, selectedCount: 7 } });
    const swapped = { ...record, selected: [...record.selected.slice(1), record.frame.map((site) => site.siteCode).find((code) => !record.selected.includes(code)) as string].sort() };
    expect(verifyDraw(swapped)).toMatchObject({ ok: false, error: [{ code: 'selection_differs' }] });
  });

  it('keeps a seed of its own making sealed until the draw', async () => {
    const office = app.as('office');
    const { id: roundId, seedCommitment: commitment } = await office.call(planRound, { code: 'D2', nameZh: '轮', nameEn: 'R', editionId, ...dates, sampleSize: 3 });
    expect((await office.call(readRound, { roundId })).seed).toBeNull();
    expect((await problemOf(office.call(drawSites, { roundId, seed: 'a seed that suits me' }))).code).toBe('inspections.seed_not_committed');
    expect((await office.call(drawSites, { roundId }, { dryRun: true })).seed).toBe('');
    const { seed } = await office.call(drawSites, { roundId });
    expect(seedCommitment(seed)).toBe(commitment);
    expect(await office.call(readRound, { roundId })).toMatchObject({ seed, seedCommitment: commitment, drawnCount: 3, frameSize: 12, state: 'drawn' });
  });

  it('takes a seed from outside only when it is the one whose commitment was published', async () => {
    const office = app.as('office');
    const { id: roundId } = await office.call(planRound, { code: 'D3', nameZh: '轮', nameEn: 'R', editionId, ...dates, sampleSize: 3, seedCommitment: seedCommitment('public lottery 0815') });
    expect((await problemOf(office.call(drawSites, { roundId }))).code).toBe('inspections.draw_refused');
    expect((await problemOf(office.call(drawSites, { roundId, seed: 'public lottery 0816' }))).code).toBe('inspections.seed_not_committed');
    await office.call(drawSites, { roundId, seed: 'public lottery 0815' });
    expect((await problemOf(office.call(drawSites, { roundId, seed: 'public lottery 0815' }))).code).toBe('inspections.act_not_allowed');
  });

  it('is refused when the sample is larger than the city, in words', async () => {
    const office = app.as('office', { locale: 'en' });
    const { id: roundId } = await office.call(planRound, { code: 'D4', nameZh: '轮', nameEn: 'R', editionId, ...dates, sampleSize: 13 });
    const problem = await problemOf(office.call(drawSites, { roundId }));
    expect(problem.problem.title).toContain('the sample is larger than the number of sites');
  });

  it('is for the programme office alone', async () => {
    expect((await problemOf(app.as('zoneEast').call(planRound, { code: 'D5', nameZh: '轮', nameEn: 'R', editionId, ...dates, sampleSize: 3 }))).code).toBe('platform.not_permitted');
  });
});

describe('a round', () => {
  let roundId: string;
  let checks: Record<string, string>;
  const site = (code: string) => app.id(`site/${code}`);
  beforeAll(async () => {
    ({ roundId } = await aDrawnRound(app, { editionId, code: 'A1' }));
    checks = await checksOf(app, roundId, site('e1a-1'));
  });

  it('gives every inspector the sites of the zones they cover', async () => {
    const mine = await app.as('inspectorE').call(listRoundSites, { roundId, mine: 'true' });
    expect(mine.rows.map((row) => row.siteCode.slice(0, 2))).toEqual(Array.from({ length: 9 }, (_, at) => (at < 6 ? 'e1' : 'e2')));
    const everybody = await app.as('office').call(readRound, { roundId });
    expect(everybody.byInspector.map(({ nameZh, total }) => [nameZh, total])).toEqual([['示例inspectorAll', 3], ['示例inspectorE', 9]]);
    expect(everybody.byZone.map(({ total }) => total)).toEqual([9, 3]);
  });

  it('shows a check list with the judgements a rule expects of this site', async () => {
    const { checkItems, mayRecord } = await app.as('inspectorE').call(readRoundSite, { roundId, siteId: site('e1a-1') });
    expect(checkItems.map(({ code, expectedObservedCount }) => [code, expectedObservedCount])).toEqual([['1.1.1-a', 1], ['1.1.1-b', 1], ['1.1.1-c', 5]]);
    expect(mayRecord).toBe(true);
    expect((await problemOf(app.as('inspectorAll').call(readRoundSite, { roundId, siteId: site('e1a-1') }))).status).toBe(404);
  });

  it('takes observations from the assigned inspector and the office, and from nobody else', async () => {
    const input = { roundId, siteId: site('e1a-1'), observations: [met(checks['a'] as string)] };
    expect((await problemOf(app.as('inspectorAll').call(recordObservations, input))).code).toBe('inspections.not_your_site');
    expect((await problemOf(app.as('inspectorE').call(recordObservations, { ...input, siteId: site('w1a-1') }))).code).toBe('inspections.site_not_drawn');
    expect((await problemOf(app.as('zoneEast').call(recordObservations, input))).code).toBe('platform.not_permitted');
    expect(await app.as('inspectorE').call(recordObservations, input)).toEqual({ recordedCount: 1, findingCount: 0, state: 'started' });
    expect((await app.as('office').call(readRound, { roundId })).state).toBe('inProgress');
  });

  it('turns what is not met into a finding, and takes it back when corrected', async () => {
    const inspector = app.as('inspectorE');
    const siteId = site('e1a-2');
    const open = async () => (await inspector.call(listFindings, { roundId, siteId })).rows.map(({ checkItemCode, state }) => [checkItemCode, state]);
    await inspector.call(recordObservations, { roundId, siteId, observations: [unmet(checks['a'] as string)] });
    expect(await open()).toEqual([['1.1.1-a', 'open']]);
    await inspector.call(recordObservations, { roundId, siteId, observations: [met(checks['a'] as string)] });
    expect(await open()).toEqual([]);
    await inspector.call(recordObservations, { roundId, siteId, observations: [unmet(checks['a'] as string)] });
    expect(await open()).toEqual([['1.1.1-a', 'open']]);
    const { checkItems } = await inspector.call(readRoundSite, { roundId, siteId });
    expect(checkItems[0]?.observation).toMatchObject({ revision: 3, metCount: 0, inspectorName: '示例inspectorE' });
  });

  it('counts no revision for the same observation handed in again', async () => {
    const input = { roundId, siteId: site('e1b-1'), observations: [met(checks['a'] as string)] };
    await app.as('inspectorE').call(recordObservations, input);
    expect((await app.as('inspectorE').call(recordObservations, input)).recordedCount).toBe(0);
  });

  it('answers the same request key with the same answer, once recorded', async () => {
    const input = { roundId, siteId: site('e1b-2'), observations: [unmet(checks['a'] as string)] };
    const key = { idempotencyKey: 'device-7-queue-12' };
    const first = await app.as('inspectorE').call(recordObservations, input, key);
    expect(await app.as('inspectorE').call(recordObservations, input, key)).toEqual(first);
    expect((await app.as('office').call(listFindings, { roundId, siteId: site('e1b-2') })).total).toBe(1);
  });

  it('names each observation that is not right by its place', async () => {
    const observations = [met(checks['a'] as string), { ...unmet(checks['b'] as string) }, { ...met(checks['c'] as string), metCount: 2 }];
    const problem = await problemOf(app.as('inspectorE').call(recordObservations, { roundId, siteId: site('e1a-1'), observations }));
    expect([problem.code, problem.errors.map(({ pointer }) => pointer)]).toEqual(['inspections.observation_invalid', ['/observations/1/photoIds', '/observations/2/metCount']]);
  });

  it('lets two inspectors record at the same time', async () => {
    const east = ['e1a-3', 'e1b-3', 'e2a-1', 'e2a-2'].map((code) => app.as('inspectorE').call(recordObservations, { roundId, siteId: site(code), observations: [met(checks['a'] as string)], done: true }));
    const west = ['w1a-1', 'w1a-2', 'w1a-3'].map((code) => app.as('inspectorAll').call(recordObservations, { roundId, siteId: site(code), observations: [unmet(checks['a'] as string)], done: true }));
    expect((await Promise.all([...east, ...west])).every(({ state }) => state === 'done')).toBe(true);
  });

  const seen = async (person: string) => {
    const client = app.as(person);
    const [sites, findings, observations] = [await client.call(listRoundSites, { roundId }), await client.call(listFindings, { roundId }), await client.call(listObservations, { roundId })];
    const round = await client.call(readRound, { roundId });
    return [sites.total, findings.total, observations.total, round.drawnCount, round.findingCount, round.observationCount];
  };

  it('tells nobody beforehand where the inspectors will come: neither lists, nor counts, nor the draw, nor its seed', async () => {
    expect(await seen('office')).toEqual([12, 5, 11, 12, 5, 11]);
    // An inspector sees the sites to inspect; who dispatches findings, the sites where somebody has begun.
    expect(await seen('inspectorE')).toEqual([9, 2, 8, 9, 2, 8]);
    expect(await seen('zoneWest')).toEqual([3, 3, 3, 3, 3, 3]);
    expect((await seen('zoneEast'))[0]).toBe(8);
    // The leading group hears how far the round is, not where.
    expect(await seen('lead')).toEqual([0, 0, 0, 12, 5, 11]);
    for (const person of ['leaderE', 'leaderE2', 'deptB', 'communityE1', 'liaisonA']) {
      expect(await seen(person), person).toEqual([0, 0, 0, 0, 0, 0]);
      const round = await app.as(person).call(readRound, { roundId });
      expect([round.seed, round.byZone, round.byInspector, round.bySiteType], person).toEqual([null, [], [], []]);
      expect((await problemOf(app.as(person).call(readDraw, { roundId }))).code).toBe('inspections.draw_still_secret');
      expect((await problemOf(app.as(person).call(readRoundSite, { roundId, siteId: site('e1a-1') }))).status).toBe(404);
    }
    expect((await app.as('office').call(readRound, { roundId })).seed).not.toBeNull();
  });
  it('adds up the observations behind a number', async () => {
    const east = await app.as('office').call(listObservations, { roundId, zoneId: app.id('place/zone-west'), met: 'unmet' });
    expect([east.total, east.met, east.observed]).toEqual([3, 0, 3]);
  });

  it('dispatches to who answered for the site on the first day of the round, with a deadline', async () => {
    // Handed over afterwards: bureau B takes over e1a-2.
    await app.ownerDb.executeQuery((await import('#platform/server/db/index.ts')).sql`update people.responsibilities set organisation_id = ${app.id('organisation/bureau-b')}, validity = daterange('2026-09-22', null)
      where site_id = ${site('e1a-2')} and role = 'responsibleUnit'`.compile(app.ownerDb));
    const office = app.as('office');
    const done = await office.call(dispatchFindings, { roundId, all: true, note: '请于三日内办结' });
    expect(done).toMatchObject({ dispatchedCount: 5, withoutOrganisationCount: 0 });
    const cases = await office.call(listCases, { source: ['inspection'], siteId: site('e1a-2') });
    expect(cases.rows).toMatchObject([{ organisationId: app.id('organisation/bureau-a'), state: 'dispatched', categoryCode: 'litter', siteLeaderId: app.id('person/leaderE') }]);
    expect(cases.rows[0]?.deadlineAt).not.toBeNull();
    expect((await problemOf(office.call(dispatchFindings, { roundId, all: true }))).code).toBe('inspections.nothing_to_dispatch');
    expect((await office.call(readRound, { roundId })).dispatchedFindingCount).toBe(5);
  });

  it('reassigns only to an inspector who reaches the site', async () => {
    const office = app.as('office');
    const input = { roundId, siteIds: [site('w1a-1')] };
    expect((await problemOf(office.call(reassignSites, { ...input, inspectorId: app.id('person/inspectorE') }))).code).toBe('inspections.inspector_out_of_reach');
    expect(await office.call(reassignSites, { ...input, inspectorId: app.id('person/inspectorAll') })).toEqual({ assignedCount: 1 });
  });

  it('closes with gaps only when somebody says why, and then takes no more observations', async () => {
    const office = app.as('office');
    const problem = await problemOf(office.call(closeRound, { roundId }));
    expect([problem.code, problem.problem.params]).toEqual(['inspections.round_incomplete', { count: 5 }]);
    expect(await office.call(closeRound, { roundId, gapsReason: '连日暴雨' })).toEqual({ state: 'closed', unfinishedCount: 5 });
    expect((await problemOf(office.call(recordObservations, { roundId, siteId: site('e1a-1'), observations: [met(checks['a'] as string)] }))).code).toBe('inspections.act_not_allowed');
    expect((await problemOf(office.call(assignInspectors, { roundId }))).code).toBe('inspections.act_not_allowed');
  });

  it('shows each person what lies in their reach once it is over, in lists as in counts, and the draw to everybody', async () => {
    expect(await seen('office')).toEqual([12, 5, 11, 12, 5, 11]);
    expect(await seen('zoneWest')).toEqual([3, 3, 3, 3, 3, 3]);
    expect(await seen('leaderE')).toEqual([6, 2, 6, 6, 2, 6]);
    expect(await seen('leaderE2')).toEqual([3, 0, 2, 3, 0, 2]);
    expect(await seen('deptB')).toEqual([3, 3, 3, 3, 3, 3]);
    expect(await seen('communityE1')).toEqual([6, 2, 6, 6, 2, 6]);
    expect((await app.as('office').call(listRounds, {})).rows.find(({ id }) => id === roundId)).toMatchObject({ observationCount: 11, doneCount: 7 });
    const record = JSON.parse(new TextDecoder().decode((await app.as('leaderE').call(readDraw, { roundId })).body)) as DrawRecord;
    expect(verifyDraw(record).ok).toBe(true);
    expect((await app.as('leaderE').call(readRound, { roundId })).seed).toBe(record.seed);
  });
});

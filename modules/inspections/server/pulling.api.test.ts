/** Goal: two devices meet without loss, a wrong clock does no harm, and a device gets exactly what changed. Method: one small round, devices by their headers. */
import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CallOptions, OutputOf } from '#platform/contract/index.ts';
import { sql } from '#platform/server/db/index.ts';
import { aDrawnRound, checksOf, editionInForce } from '../../../tests/kit/a-round.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { closeRound, pullRoundSites, readRoundSite, reassignSites, recordObservations } from '../contract/index.ts';

let app: TestApp;
let roundId: string;
let checks: Record<string, string>;
const observedAt = '2026-09-21T01:30:00.000Z';
const site = (code: string) => app.id(`site/${code}`);

beforeAll(async () => {
  app = await testApp();
  ({ roundId } = await aDrawnRound(app, { editionId: await editionInForce(app) }));
  checks = await checksOf(app, roundId, site('e1a-2'));
  await app.as('office').call(reassignSites, { roundId, siteIds: ['e1a-1', 'e1a-2', 'e1a-3', 'e1b-1'].map(site), inspectorId: app.id('person/inspectorE') });
});

/** How a device with that clock introduces itself. */
function device(offset_ms = 0): CallOptions {
  const id = randomUUID();
  return { headers: { 'x-device-id': id, get 'x-device-clock'() { return new Date(app.clock.now - offset_ms).toISOString(); } } };
}
const said = (letter: string, metCount: number, more: object = {}) => ({ checkItemId: checks[letter] as string, observedCount: 1, metCount, observedAt, ...more });
const record = (from: CallOptions, code: string, observations: ReturnType<typeof said>[], done = false) =>
  app.as('inspectorE').call(recordObservations, { roundId, siteId: site(code), observations, done }, from);

describe('two devices at one site', () => {
  it('what was decided on something older is a conflict, named by its place; nothing of the record is written', async () => {
    const [one, other] = [device(), device()];
    await record(one, 'e1a-2', [said('a', 1, { baseRevision: 0 })]);
    const refused = await problemOf(record(other, 'e1a-2', [said('b', 1, { baseRevision: 0 }), said('a', 0, { baseRevision: 0 })]));
    expect([refused.status, refused.code, refused.errors.map(({ pointer }) => pointer)]).toEqual([409, 'inspections.observation_conflict', ['/observations/1']]);
    expect(refused.problem.title).toContain('1');
    const { checkItems } = await app.as('inspectorE').call(readRoundSite, { roundId, siteId: site('e1a-2') });
    expect(checkItems.filter(({ observation }) => observation !== null).map(({ observation }) => [observation?.checkItemId, observation?.revision])).toEqual([[checks['a'], 1]]);
    // Settled as mine: decided on the revision that stands.
    expect(await record(other, 'e1a-2', [said('b', 1, { baseRevision: 0, note: null, photoIds: [] }), said('a', 0, { baseRevision: 1 })])).toMatchObject({ recordedCount: 2 });
  });

  it('the same words are no conflict, other checks of the site are none, and no claim always holds', async () => {
    const [one, other] = [device(), device()];
    await record(one, 'e1a-3', [said('a', 1, { baseRevision: 0 })]);
    expect(await record(other, 'e1a-3', [said('a', 1, { baseRevision: 0 })])).toMatchObject({ recordedCount: 0 });
    expect(await record(other, 'e1a-3', [said('b', 1, { baseRevision: 0 })])).toMatchObject({ recordedCount: 1 });
    expect(await record(one, 'e1a-3', [said('b', 0, { notApplicable: true, observedCount: 0 })])).toMatchObject({ recordedCount: 1 });
  });

  it('a device does not conflict with itself, however many records wait in its queue', async () => {
    const one = device();
    await record(one, 'e1b-1', [said('a', 1, { baseRevision: 0 })]);
    expect(await record(one, 'e1b-1', [said('a', 0, { baseRevision: 0 })])).toMatchObject({ recordedCount: 1 });
  });

  it('a site handed in as done by both is done once', async () => {
    const [one, other] = [device(), device()];
    const finish = (from: CallOptions) => record(from, 'e1a-1', [said('a', 1, { baseRevision: 0 })], true);
    expect(await finish(one)).toMatchObject({ state: 'done', recordedCount: 1 });
    expect(await finish(other)).toMatchObject({ state: 'done', recordedCount: 0 });
  });
});

describe('a clock that is off by hours', () => {
  const kept = async (code: string) => (await sql<{ observed_at: string; claimed_at: string | null; clock_offset_ms: number | null; device_id: string | null }>`
    select observed_at, claimed_at, clock_offset_ms, device_id from inspections.observations where site_id = ${site(code)} and check_item_id = ${checks['a'] as string}`.execute(app.ownerDb)).rows[0];

  it('is corrected by what was measured; what the device said is kept beside', async () => {
    const hours = 3 * 3_600_000;
    const from = device(hours);
    const reallyAt = app.clock.now - 600_000;
    await app.as('inspectorE').call(recordObservations, { roundId, siteId: site('e1b-1'), observations: [said('a', 1, { observedAt: new Date(reallyAt - hours).toISOString() })] }, from);
    const row = await kept('e1b-1');
    expect([Date.parse(row?.observed_at ?? ''), Date.parse(row?.claimed_at ?? ''), row?.clock_offset_ms, row?.device_id]).toEqual([reallyAt, reallyAt - hours, hours, from.headers?.['x-device-id']]);
  });

  it('less than two minutes off it is left alone, and no instant lies after its arrival', async () => {
    await app.as('inspectorE').call(recordObservations, { roundId, siteId: site('e1b-1'), observations: [said('a', 0, { observedAt })] }, device(90_000));
    expect(await kept('e1b-1')).toMatchObject({ claimed_at: null, clock_offset_ms: 90_000 });
    await app.as('inspectorE').call(recordObservations, { roundId, siteId: site('e1b-1'), observations: [said('a', 1, { observedAt: '2031-01-01T00:00:00Z' })] }, device());
    expect(Date.parse((await kept('e1b-1'))?.observed_at ?? '')).toBe(app.clock.now);
  });
});

describe('what a device keeps', () => {
  type Page = OutputOf<typeof pullRoundSites>;
  const pull = (cursor?: string, person = 'inspectorE') => app.as(person).call(pullRoundSites, cursor === undefined ? {} : { cursor });
  const kinds = (page: Page) => page.rows.map(({ kind }) => kind);
  const sites = (page: Page) => page.rows.filter((row) => row.kind === 'site');
  let first: Page;
  beforeEach(async () => { first = await pull(); });

  it('is all of its own sites at first, each check list once, with revisions', async () => {
    expect([first.full, first.more]).toEqual([true, false]);
    expect(kinds(first).filter((kind) => kind === 'round')).toHaveLength(1);
    expect(new Set(sites(first).map(({ checkListId }) => checkListId))).toEqual(new Set(first.rows.filter(({ kind }) => kind === 'checkList').map(({ id }) => id)));
    const done = sites(first).find((row) => row.siteId === site('e1a-1'));
    expect(done).toMatchObject({ state: 'done', siteName: '点位e1a-1', observations: [expect.objectContaining({ revision: 1, metCount: 1 })] });
    expect(sites(await pull(undefined, 'inspectorAll')).some((row) => row.siteId === site('e1a-1'))).toBe(false);
  });

  it('is then only what changed, and nothing when nothing did', async () => {
    expect(await pull(first.cursor)).toMatchObject({ full: false, more: false, rows: [], removedIds: [] });
    await record(device(), 'e1a-3', [said('a', 0)]);
    const changed = await pull(first.cursor);
    expect([changed.full, sites(changed).map(({ siteId }) => siteId), kinds(changed)]).toEqual([false, [site('e1a-3')], ['site']]);
    expect((await pull(changed.cursor)).rows).toEqual([]);
  });

  it('never tells which sites of a running round others walk', async () => {
    await app.as('inspectorAll').call(recordObservations, { roundId, siteId: site('w1a-1'), observations: [{ checkItemId: (await checksOf(app, roundId, site('w1a-1')))['a'] as string, observedCount: 1, metCount: 1, observedAt }], done: false });
    expect(JSON.stringify(await pull(first.cursor))).not.toContain(site('w1a-1'));
  });

  it('is everything again for a cursor of another person, an invented one, and one the server no longer knows', async () => {
    const other = await pull(undefined, 'inspectorAll');
    for (const cursor of [other.cursor, 'nonsense', first.cursor.replace(/^\d+/, '999999999'), `${first.cursor}.x`]) expect((await pull(cursor)).rows.length, cursor).toBe(first.rows.length);
  });

  it('a site given to somebody else leaves the device', async () => {
    await app.as('office').call(reassignSites, { roundId, siteIds: [site('e1b-1')], inspectorId: app.id('person/inspectorAll') });
    const after = await pull(first.cursor);
    expect(after.full).toBe(true);
    expect(sites(after).some((row) => row.siteId === site('e1b-1'))).toBe(false);
  });

  it('a closed round leaves the device', async () => {
    await app.as('office').call(closeRound, { roundId, gapsReason: '测试结束' });
    expect(await pull(first.cursor)).toMatchObject({ full: true, rows: [] });
    expect((await problemOf(record(device(), 'e1a-3', [said('a', 1)]))).code).toBe('inspections.act_not_allowed');
  });
});

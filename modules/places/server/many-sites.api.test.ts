import { beforeEach, describe, expect, it } from 'vitest';
import { listAllBulkActs, listBulkActs, undoBulkAct } from '#platform/contract/bulk-acts.ts';
import { rows, sql } from '#platform/server/db/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { changeSites, listSites, updateSite } from '../contract/index.ts';

let app: TestApp;
beforeEach(async () => { app = await testApp(); });
const chosen = (...codes: string[]) => codes.map((code) => ({ siteId: app.id(`site/${code}`), version: 1 }));
/** Everything a site and its duties hold, but for the count of changes. */
const picture = () => rows(app.ownerDb, sql`select to_jsonb(s) - 'version' as site,
    (select jsonb_agg(to_jsonb(r) order by r.id) from people.responsibilities r where r.programme_id = s.programme_id and r.site_id = s.id) as duties
  from places.sites s where s.programme_id = ${app.id('programme')} order by s.id`);
const close = { kind: 'close' as const, validTo: '2026-09-01', reason: '拆迁' };

describe('many sites at once', () => {
  it('are previewed with nothing kept, closed with their duties, and all is as before once taken back', async () => {
    const before = await picture();
    const office = app.as('office');
    const input = { sites: chosen('e1a-1', 'e1a-2', 'w1a-3'), change: close };
    const preview = await office.call(changeSites, input, { dryRun: true });
    expect(preview).toMatchObject({ done: 3, refused: 0, sample: expect.arrayContaining([expect.objectContaining({ code: 'e1a-2' })]) });
    expect(await picture()).toEqual(before);
    const { bulkActId } = await office.call(changeSites, input);
    expect((await office.call(listSites, {})).total).toBe(9);
    expect(await picture()).not.toEqual(before);
    expect(await office.call(undoBulkAct, { bulkActId: bulkActId as string })).toEqual({ undone: 3, left: [] });
    expect(await picture()).toEqual(before);
    expect((await problemOf(office.call(undoBulkAct, { bulkActId: bulkActId as string }))).code).toBe('platform.undo_done');
    expect((await office.call(listBulkActs, {})).rows).toMatchObject([{ kind: 'places.changeSites', itemCount: 3, mayUndo: false, undoneAt: expect.any(String) }]);
  });

  it('out of reach are as absent, named or by filter', async () => {
    const zone = app.as('zoneEast');
    expect(await zone.call(changeSites, { sites: chosen('e1a-1', 'w1a-1'), change: close })).toMatchObject({ done: 1, refused: 1, refusals: [{ problem: 'platform.not_found', codes: ['—'] }] });
    const type = { kind: 'siteType' as const, siteTypeCode: 'market' };
    // Eight are open in the east now, of which three are markets already.
    expect(await zone.call(changeSites, { all: { filter: {}, count: 8 }, change: type })).toMatchObject({ done: 5, refused: 3, refusals: [{ problem: 'places.site_type_same', count: 3 }] });
    expect((await app.as('office').call(listSites, { siteTypes: ['market'] })).total).toBe(9);
    expect((await problemOf(app.as('leaderE').call(changeSites, { sites: chosen('e1a-1'), change: type }))).code).toBe('platform.not_permitted');
  });

  it('by filter are refused when they are no longer as many as were shown', async () => {
    const answer = await problemOf(app.as('office').call(changeSites, { all: { filter: { q: 'e1a' }, count: 4 }, change: close }));
    expect(answer.code).toBe('places.selection_changed');
  });

  it('that changed since are named and left when it is taken back', async () => {
    const office = app.as('office');
    const { bulkActId } = await office.call(changeSites, { sites: chosen('e1a-2', 'e1b-2'), change: { kind: 'siteType', siteTypeCode: 'market' } });
    await office.call(updateSite, { siteId: app.id('site/e1a-2'), version: 2, name: '新名', siteTypeCode: 'market' });
    const undone = await office.call(undoBulkAct, { bulkActId: bulkActId as string });
    expect(undone).toMatchObject({ undone: 1, left: [{ label: 'e1a-2' }] });
    expect((await office.call(listSites, { siteTypes: ['market'], q: 'e1' })).rows.map((row) => row.code)).toEqual(['e1a-2', 'e1a-3', 'e1b-3']);
  });

  it('are taken back by the one who did it or by the office, within a day', async () => {
    const { bulkActId } = await app.as('zoneEast').call(changeSites, { sites: chosen('e1a-2'), change: close });
    const { bulkActId: second } = await app.as('zoneEast').call(changeSites, { sites: chosen('e1b-2'), change: close });
    expect((await problemOf(app.as('zoneWest').call(undoBulkAct, { bulkActId: bulkActId as string }))).code).toBe('platform.undo_not_yours');
    expect((await app.as('zoneWest').call(listBulkActs, {})).total).toBe(0);
    expect((await app.as('office').call(listAllBulkActs, {})).rows.map((row) => row.mayUndo)).toEqual([true, true]);
    expect((await app.as('office').call(undoBulkAct, { bulkActId: bulkActId as string })).undone).toBe(1);
    app.clock.now += 25 * 3_600_000;
    expect((await problemOf(app.as('zoneEast').call(undoBulkAct, { bulkActId: second as string }))).code).toBe('platform.undo_over');
  });

  it('that were closed are opened again', async () => {
    const office = app.as('office');
    await office.call(changeSites, { sites: chosen('e1a-2'), change: { ...close, validTo: '2026-01-02' } });
    expect(await office.call(changeSites, { sites: [...chosen('e1b-2'), { siteId: app.id('site/e1a-2'), version: 2 }], change: { kind: 'reopen' } })).toMatchObject({ done: 1, refusals: [{ problem: 'places.site_open' }] });
  });
});

describe('five thousand sites', () => {
  it('are changed and taken back by one act, and only those of the own zone', async () => {
    await sql`insert into places.sites (programme_id, id, code, name, site_type_code, place_id, zone_id, longitude, latitude, source_crs, valid_from, search_text)
      select s.programme_id, gen_random_uuid(), s.code || '-' || n, s.name || n, 'park', s.place_id, s.zone_id, s.longitude, s.latitude, s.source_crs, s.valid_from, s.search_text || n
        from places.sites s cross join generate_series(1, 3000) n where s.programme_id = ${app.id('programme')} and s.code in ('e1a-2', 'w1a-2')`.execute(app.ownerDb);
    const zone = app.as('zoneEast');
    const filter = { siteTypes: ['park'] };
    const { total } = await zone.call(listSites, filter);
    expect(total).toBe(3_003);
    const { done, bulkActId } = await zone.call(changeSites, { all: { filter, count: total }, change: { kind: 'siteType', siteTypeCode: 'market' } });
    expect(done).toBe(3_003);
    expect((await app.as('office').call(listSites, filter)).total).toBe(3_001);
    expect((await zone.call(undoBulkAct, { bulkActId: bulkActId as string })).undone).toBe(3_003);
    const all = await app.as('office').call(changeSites, { all: { filter, count: 6_004 }, change: { kind: 'siteType', siteTypeCode: 'market' } });
    expect(all.done).toBe(6_004);
  }, 120_000);
});

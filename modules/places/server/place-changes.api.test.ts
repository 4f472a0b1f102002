import { beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#platform/server/db/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { closePlace, createPlace, listPlaces, mapPlaces, mapSites, readLoad, readPlace, readSite, updatePlace } from '../contract/index.ts';
import { fromWgs84 } from './coordinates.ts';

let app: TestApp;

/** Degrees east and north of the corner of the test city. */
const box = (west: number, south: number, east: number, north: number) => ({
  type: 'Polygon' as const, coordinates: [[[west, south], [east, south], [east, north], [west, north], [west, south]].map(([x, y]) => [108 + (x as number), 32 + (y as number)])],
});

beforeAll(async () => {
  app = await testApp();
  const outlines = [
    ['city', box(-0.05, -0.05, 0.1, 0.1)], ['zone-east', box(-0.001, -0.002, 0.028, 0.027)], ['zone-west', box(0.028, -0.002, 0.06, 0.06)],
    ['e1a', box(0, -0.001, 0.008, 0.007)], ['e1b', box(0.0095, 0.009, 0.018, 0.018)], ['w1a', box(0.029, 0.028, 0.05, 0.05)],
  ] as const;
  for (const [code, boundary] of outlines) {
    await sql`update places.places set boundary = ${JSON.stringify(boundary)}::jsonb where programme_id = ${app.id('programme')} and code = ${code}`.execute(app.ownerDb);
  }
});

const facts = async (code: string, change: Record<string, unknown> = {}) => {
  const found = await app.as('office').call(readPlace, { placeId: app.id(`place/${code}`) });
  return { placeId: found.id, version: found.version, code: found.code, nameZh: found.nameZh, nameEn: found.nameEn, parentId: found.parentId, householdCount: found.householdCount, boundary: found.boundary, ...change };
};
const placeOf = async (site: string): Promise<string> => (await app.as('office').call(readSite, { siteId: app.id(`site/${site}`) })).placeCode;

describe('a place that is drawn', () => {
  it('takes the sites that its lines put there, told first and done then, and gives them back', async () => {
    const office = app.as('office');
    const wider = await facts('e1a', { boundary: box(0, -0.001, 0.0108, 0.011), accept: ['overlaps'] });
    const preview = await office.call(updatePlace, wider, { dryRun: true });
    expect(preview.overlaps.map((each) => each.code)).toEqual(['e1b']);
    // e1b-1 stands at 108.010, 32.010: in the wider grid, and in no smaller one.
    expect(preview.sites.map((site) => [site.code, site.from.code, site.to.code])).toEqual([['e1b-1', 'e1b', 'e1a']]);
    expect(await placeOf('e1b-1')).toBe('e1b');
    const done = await office.call(updatePlace, wider);
    expect(done).toEqual({ ...preview, version: 2 });
    expect(await placeOf('e1b-1')).toBe('e1a');
    const back = await office.call(updatePlace, { ...wider, version: 2, boundary: box(0, -0.001, 0.008, 0.007), accept: [] });
    expect(back.sites.map((site) => site.to.code)).toEqual(['e1b']);
    expect(await placeOf('e1b-1')).toBe('e1b');
  });

  it('keeps a site that was put in a grid by hand', async () => {
    // e1a-2 stands in e1a; somebody said it belongs to e1b.
    await sql`update places.sites set place_id = ${app.id('place/e1b')} where programme_id = ${app.id('programme')} and code = 'e1a-2'`.execute(app.ownerDb);
    const away = await app.as('office').call(updatePlace, await facts('e1a', { boundary: box(0, -0.001, 0.0005, 0.007) }), { dryRun: true });
    expect(away.siteCount).toBe(0);
    expect(away.strayCount).toBe(1);
    await sql`update places.sites set place_id = ${app.id('place/e1a')} where programme_id = ${app.id('programme')} and code = 'e1a-2'`.execute(app.ownerDb);
  });

  it('put under another place takes the sites that were kept there', async () => {
    const keptIn = (code: string) => sql`update places.sites set place_id = ${app.id(`place/${code}`)} where programme_id = ${app.id('programme')} and code = 'e2a-1'`.execute(app.ownerDb);
    await keptIn('e2');
    const wider = { boundary: box(0.0095, 0.009, 0.0205, 0.0205), accept: ['overlaps'] };
    const [under, stays] = [await facts('e1b', { ...wider, parentId: app.id('place/e2') }), await facts('e1b', wider)];
    expect((await app.as('office').call(updatePlace, stays, { dryRun: true })).sites).toEqual([]);
    expect((await app.as('office').call(updatePlace, under, { dryRun: true })).sites.map((site) => [site.code, site.from.code, site.to.code])).toEqual([['e2a-1', 'e2', 'e1b']]);
    await keptIn('e2a');
  });

  it('must be simple, inside the place above, and clear of its neighbours', async () => {
    const office = app.as('office');
    const bow = { type: 'Polygon' as const, coordinates: [[[108, 32], [108.01, 32.01], [108.01, 32], [108, 32.01], [108, 32]]] };
    expect((await problemOf(office.call(updatePlace, await facts('e1a', { boundary: bow })))).code).toBe('places.boundary_invalid');
    const far = await problemOf(office.call(updatePlace, await facts('e1a', { boundary: box(0, -0.001, 0.04, 0.007) })));
    expect(far.code).toBe('places.boundary_outside_parent');
    expect(far.problem.params).toMatchObject({ nameZh: '地点zone-east' });
    const over = await problemOf(office.call(updatePlace, await facts('e1a', { boundary: box(0, -0.001, 0.012, 0.012) })));
    expect(over.code).toBe('places.boundary_overlaps');
    expect(over.problem.title).toContain('地点e1b');
    expect((await problemOf(office.call(updatePlace, await facts('zone-east', { boundary: box(-0.001, -0.002, 0.005, 0.027) })))).code).toBe('places.children_outside');
    expect((await problemOf(office.call(updatePlace, await facts('e1a', { boundary: box(-60, -0.001, -59, 0.007) })))).code).toBe('places.coordinates_out_of_range');
  });

  it('in the coordinates of another map lies where it was meant', async () => {
    const shifted = { type: 'Polygon' as const, coordinates: [(box(0, -0.001, 0.008, 0.007).coordinates[0] as [number, number][]).map((each) => fromWgs84(each, 'GCJ-02'))] };
    const answer = await app.as('office').call(updatePlace, await facts('e1a', { boundary: shifted, crs: 'GCJ-02' }), { dryRun: true });
    expect(answer.siteCount).toBe(0);
    expect(answer.overlaps).toEqual([]);
  });

  it('is not written over what somebody else has drawn meanwhile', async () => {
    expect((await problemOf(app.as('office').call(updatePlace, { ...(await facts('e1a')), version: 99 }))).code).toBe('platform.changed_meanwhile');
  });

  it('is never below itself', async () => {
    expect((await problemOf(app.as('office').call(updatePlace, await facts('e1', { parentId: app.id('place/e1a') })))).code).toBe('places.parent_wrong');
  });
});

describe('the coordinator of a zone', () => {
  const drawing = { kind: 'grid' as const, nameZh: '新网格', parentId: '', boundary: box(0.0185, 0.0185, 0.027, 0.026) };

  it('draws a new grid in the zone; sites fall into it and are in reach at once', async () => {
    const zoneEast = app.as('zoneEast');
    const made = await zoneEast.call(createPlace, { ...drawing, code: 'e2b', parentId: app.id('place/e2') });
    // The park and the market of e2a stand in the new grid, e2a itself has no lines: placed by hand, they stay.
    expect(made.siteCount).toBe(0);
    expect((await zoneEast.call(listPlaces, { kinds: ['grid'] })).rows.map((row) => row.code)).toContain('e2b');
    await sql`update places.sites set place_id = ${app.id('place/e2')} where programme_id = ${app.id('programme')} and code = 'e2a-2'`.execute(app.ownerDb);
    const second = await zoneEast.call(createPlace, { ...drawing, code: 'e2c', parentId: app.id('place/e2'), accept: ['overlaps'] });
    expect(second.overlaps.map((each) => each.code)).toEqual(['e2b']);
    await sql`update places.sites set place_id = ${app.id('place/e2a')} where programme_id = ${app.id('programme')} and code = 'e2a-2'`.execute(app.ownerDb);
  });

  it('moves the sites of the zone into a grid drawn around them', async () => {
    await sql`update places.sites set place_id = ${app.id('place/w1')} where programme_id = ${app.id('programme')} and code = 'w1a-3'`.execute(app.ownerDb);
    await sql`update places.places set boundary = null where programme_id = ${app.id('programme')} and code = 'w1a'`.execute(app.ownerDb);
    const made = await app.as('zoneWest').call(createPlace, { kind: 'grid', code: 'w1b', nameZh: '西二', parentId: app.id('place/w1'), boundary: box(0.0315, 0.0295, 0.04, 0.04) });
    expect(made.sites.map((site) => [site.code, site.to.code])).toEqual([['w1a-3', 'w1b']]);
    expect(await placeOf('w1a-3')).toBe('w1b');
    expect((await app.as('zoneWest').call(mapSites, {})).sites).toHaveLength(3);
  });

  it('draws neither elsewhere nor the outline of the zone itself', async () => {
    const zoneEast = app.as('zoneEast');
    expect((await problemOf(zoneEast.call(createPlace, { ...drawing, code: 'x', parentId: app.id('place/w1') }))).code).toBe('places.parent_wrong');
    expect((await problemOf(zoneEast.call(updatePlace, await facts('zone-east')))).code).toBe('platform.not_found');
    expect((await problemOf(zoneEast.call(updatePlace, await facts('w1a')))).code).toBe('platform.not_found');
    const load = await zoneEast.call(readLoad, {});
    expect(load.rows.filter((row) => row.editable).map((row) => row.code).sort()).toEqual(['e1', 'e1a', 'e1b', 'e2', 'e2a', 'e2b', 'e2c']);
  });

  it('may not use a code twice', async () => {
    expect((await problemOf(app.as('zoneEast').call(createPlace, { ...drawing, code: 'e1a', parentId: app.id('place/e2'), boundary: null }))).code).toBe('places.place_code_taken');
  });
});

describe('a place that is closed', () => {
  it('hands its sites on and leaves the map; a place with others below it cannot go', async () => {
    const office = app.as('office');
    const { version } = await facts('e1');
    expect((await problemOf(office.call(closePlace, { placeId: app.id('place/e1'), version, validTo: '2026-09-21', reason: '合并' }))).code).toBe('places.place_has_children');
    const grid = await facts('e1b');
    const closing = { placeId: grid.placeId, version: grid.version, validTo: '2026-09-21', sitesToPlaceId: app.id('place/e1a'), reason: '并入' };
    expect((await problemOf(office.call(closePlace, { ...closing, validTo: '2025-01-01' }))).code).toBe('places.dates_out_of_order');
    expect((await problemOf(office.call(closePlace, { ...closing, sitesToPlaceId: grid.placeId }))).code).toBe('places.place_unknown');
    const handedTo = async (...codes: string[]) => { const { code, problem } = await problemOf(office.call(closePlace, { ...closing, successorIds: codes.map((each) => app.id(`place/${each}`)) })); return [code, problem.params?.['reasonZh'], problem.errors?.map(({ pointer }) => pointer)]; };
    expect(await handedTo('e2a', 'e1b')).toEqual(['places.successor_unfit', '它就是要撤销的区域', ['/successorIds/1']]);
    await sql`update places.places set valid_to = '2026-09-21' where programme_id = ${app.id('programme')} and id = ${app.id('place/w1a')}`.execute(app.ownerDb);
    expect(await handedTo('w1a')).toEqual(['places.successor_unfit', '自 2026-09-21 起不再使用', ['/successorIds/0']]);
    await sql`update places.places set valid_to = null where programme_id = ${app.id('programme')} and id = ${app.id('place/w1a')}`.execute(app.ownerDb);
    const closed = await office.call(closePlace, closing);
    expect(closed.sites.map((site) => [site.code, site.to.code])).toEqual([['e1b-1', 'e1a'], ['e1b-2', 'e1a'], ['e1b-3', 'e1a']]);
    expect((await office.call(mapPlaces, {})).rows.map((row) => row.code)).not.toContain('e1b');
    expect((await office.call(listPlaces, { withClosed: true })).rows.map((row) => row.code)).toContain('e1b');
    expect((await problemOf(office.call(updatePlace, { ...grid, version: grid.version + 1 }))).code).toBe('places.place_closed');
  });
});

describe('the load of places', () => {
  it('counts sites, leaders and sites without one, of a place and all below it', async () => {
    await sql`delete from people.responsibilities where programme_id = ${app.id('programme')} and role = 'siteLeader' and site_id = ${app.id('site/e2a-1')}`.execute(app.ownerDb);
    const load = await app.as('office').call(readLoad, {});
    expect(load.rows.find((row) => row.code === 'zone-east')).toMatchObject({ sites: 9, leaders: 2, withoutLeader: 1 });
    expect(load.rows.find((row) => row.code === 'city')).toMatchObject({ sites: 12, leaders: 3, withoutLeader: 1 });
    const map = await app.as('office').call(mapSites, {});
    expect(map.sites.filter((site) => site.siteLeaderId === null).map((site) => site.code)).toEqual(['e2a-1']);
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#platform/server/db/index.ts';
import { readTable } from '#platform/server/spreadsheet/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import {
  closeSite, createProgramme, createSite, exportSites, listOrganisations, listPlaces, listSites, mapPlaces, mapSites, moveSite, readPlace, readProgramme, readSite, saveSiteType,
  searchPlaces, updateSite,
} from '../contract/index.ts';
import { dutyAt, listRoles } from '../../people/contract/index.ts';
import { fromWgs84 } from './coordinates.ts';
import { searchTextOf } from '#platform/server/search/index.ts';

let app: TestApp;

const square = (west: number, south: number, size: number) => ({
  type: 'Polygon', coordinates: [[[west, south], [west + size, south], [west + size, south + size], [west, south + size], [west, south]]],
});

beforeAll(async () => {
  app = await testApp();
  const grids = [['e1a', 108, 32], ['e1b', 108.01, 32.01], ['w1a', 108.03, 32.03]] as const;
  for (const [code, west, south] of grids) {
    await sql`update places.places set boundary = ${JSON.stringify(square(west, south, 0.01))}::jsonb where programme_id = ${app.id('programme')} and code = ${code}`.execute(app.ownerDb);
  }
  await sql`update places.places set search_text = ${searchTextOf('钟楼片区', 'zone-east')}, name_zh = '钟楼片区' where programme_id = ${app.id('programme')} and code = 'zone-east'`.execute(app.ownerDb);
});

const codes = async (person: string, input: Record<string, unknown> = {}): Promise<string[]> =>
  (await app.as(person).call(listSites, { pageSize: 200, ...input })).rows.map((row) => row.code);

const eastern = ['e1a-1', 'e1a-2', 'e1a-3', 'e1b-1', 'e1b-2', 'e1b-3', 'e2a-1', 'e2a-2', 'e2a-3'];
const western = ['w1a-1', 'w1a-2', 'w1a-3'];

/** Who reaches which sites, by the fixture. */
const reaches: [person: string, codes: string[]][] = [
  ['office', [...eastern, ...western]], ['zoneEast', eastern], ['zoneWest', western], ['communityE1', eastern.slice(0, 6)],
  ['leaderE', eastern.slice(0, 6)], ['leaderE2', eastern.slice(6)], ['leaderW', western], ['deptA', eastern], ['deptB', western], ['inspectorE', eastern],
];

it('what a map draws is sent once: the browser asks whether it still holds, gets nothing again, and never what another person may see', async () => {
  const ask = async (person: string, kept?: string) => app.http.inject({ url: '/api/programmes/alpha/map/sites', headers: { authorization: `Bearer ${await app.token(person, 'alpha')}`, ...(kept === undefined ? {} : { 'if-none-match': kept }) } });
  const first = await ask('zoneEast');
  const kept = String(first.headers['etag']);
  expect([first.statusCode, first.headers['cache-control']]).toEqual([200, 'private, no-cache']);
  const again = await ask('zoneEast', kept);
  expect([again.statusCode, again.body]).toEqual([304, '']);
  expect((await ask('zoneWest', kept)).json()).toEqual((await ask('zoneWest')).json());
  expect((await app.http.inject({ url: '/api/programmes/alpha/map/sites', headers: { 'if-none-match': kept } })).statusCode).toBe(401);
});

describe('whoever reaches part of the programme', () => {
  it.each(reaches)('%s lists, counts and maps exactly their sites', async (person, expected) => {
    const client = app.as(person);
    const list = await client.call(listSites, { pageSize: 200 });
    expect(list.rows.map((row) => row.code)).toEqual(expected);
    expect(list.total).toBe(expected.length);
    expect((await client.call(mapSites, {})).sites.map((site) => site.code)).toEqual(expected);
    const tree = await client.call(listPlaces, { kinds: ['city'] });
    expect(tree.rows[0]?.siteCount).toBe(expected.length);
  });

  it.each(reaches.filter(([person]) => !['communityE1', 'inspectorE'].includes(person)))('%s exports exactly their sites', async (person, expected) => {
    const file = await app.as(person).call(exportSites, { format: 'geojson' });
    const collection = JSON.parse(new TextDecoder().decode(file.body)) as { features: { properties: { code: string } }[] };
    expect(collection.features.map((feature) => feature.properties.code)).toEqual(expected);
  });

  it.each(reaches)('%s finds exactly their sites, by name', async (person, expected) => {
    const found = await app.as(person).call(searchPlaces, { q: '点位', limit: 50 });
    expect(found.rows.filter((row) => row.kind === 'site').map((row) => row.code).sort()).toEqual(expected);
  });

  it('does not learn that a site elsewhere exists', async () => {
    const problem = await problemOf(app.as('zoneEast').call(readSite, { siteId: app.id('site/w1a-1') }));
    expect(problem.code).toBe('platform.not_found');
    expect((await problemOf(app.as('office').call(readSite, { siteId: app.id('site/e1a-1', 'beta') }))).code).toBe('platform.not_found');
  });

  it('keeps apart who asks at the same time', async () => {
    const asked = Array.from({ length: 64 }, (_each, at) => reaches[at % reaches.length] as (typeof reaches)[number]);
    const answers = await Promise.all(asked.map(([person]) => app.as(person).call(listSites, { pageSize: 200 })));
    answers.forEach((answer, at) => { expect(answer.rows.map((row) => row.code)).toEqual(asked[at]?.[1]); });
  });
});

describe('a list of sites', () => {
  it('is filtered by type, place, unit and leader, and says who answers for each', async () => {
    expect(await codes('office', { siteTypes: ['park', 'market'], zoneId: app.id('place/zone-west') })).toEqual(['w1a-2', 'w1a-3']);
    expect(await codes('office', { placeId: app.id('place/e1') })).toEqual(eastern.slice(0, 6));
    expect(await codes('office', { organisationId: app.id('organisation/office') })).toHaveLength(12);
    expect(await codes('office', { siteLeaderId: app.id('person/leaderE2') })).toEqual(eastern.slice(6));
    const { rows: [row] } = await app.as('office').call(listSites, { q: 'e1a-1' });
    expect(row).toMatchObject({
      code: 'e1a-1', siteTypeZh: '主干道', placeCode: 'e1a', zoneZh: '钟楼片区', siteLeader: { name: '示例leaderE' }, responsibleUnit: { nameZh: '单位bureau-a' }, liaison: { name: '示例liaisonA' },
    });
  });

  it('comes in pages that together hold each site once, in every order', async () => {
    for (const sort of ['code', 'name', 'siteType', 'zone', 'recent'] as const) {
      const pages = await Promise.all([1, 2, 3].map((page) => app.as('office').call(listSites, { page, pageSize: 5, sort })));
      const all = pages.flatMap((page) => page.rows.map((row) => row.code));
      expect(new Set(all).size, sort).toBe(12);
      expect(pages.map((page) => page.total), sort).toEqual([12, 12, 12]);
    }
  });

  it('is found by pinyin initials', async () => {
    expect((await app.as('office').call(searchPlaces, { q: 'zlpq' })).rows.map((row) => row.nameZh)).toEqual(['钟楼片区']);
  });
});

describe('a new site', () => {
  it('lies in the grid around its point, whatever system its coordinates came in', async () => {
    const office = app.as('office');
    for (const crs of ['WGS-84', 'GCJ-02', 'BD-09'] as const) {
      const [longitude, latitude] = fromWgs84([108.015, 32.015], crs);
      const { id } = await office.call(createSite, { code: `new-${crs}`, name: '滨河公园', siteTypeCode: 'park', longitude, latitude, crs });
      const site = await office.call(readSite, { siteId: id });
      expect(site.placeCode).toBe('e1b');
      expect(site.sourceCrs).toBe(crs);
      expect(site.longitude).toBeCloseTo(108.015, 5);
      expect(site.latitude).toBeCloseTo(32.015, 5);
      expect(site.placePath.map((place) => place.code)).toEqual(['city', 'zone-east', 'e1', 'e1b']);
    }
    expect(await codes('office', { q: 'bhgy' })).toEqual(['new-BD-09', 'new-GCJ-02', 'new-WGS-84']);
  });

  it('that is a line is measured', async () => {
    const office = app.as('office');
    const line = { type: 'LineString' as const, coordinates: [[108.001, 32.001], [108.006, 32.001]] as [number, number][] };
    const { id } = await office.call(createSite, { code: 'street-9', name: '演示路', siteTypeCode: 'main-street', longitude: 108.003, latitude: 32.001, line });
    expect((await office.call(readSite, { siteId: id })).lengthM).toBe(471);
    const without = await problemOf(office.call(createSite, { code: 'street-8', name: '演示路', siteTypeCode: 'main-street', longitude: 108.003, latitude: 32.001 }));
    expect(without.code).toBe('places.line_needed');
  });

  it('is refused with a taken code, an unknown type, a point in no grid or outside the country, or a place out of reach', async () => {
    const at = { longitude: 108.005, latitude: 32.005 };
    const code = async (person: string, input: Record<string, unknown>) =>
      (await problemOf(app.as(person).call(createSite, { code: 'x-1', name: '甲', siteTypeCode: 'park', ...at, ...input }))).code;
    expect(await code('office', { code: 'e1a-1' })).toBe('places.site_code_taken');
    expect(await code('office', { siteTypeCode: 'castle' })).toBe('places.site_type_unknown');
    expect(await code('office', { longitude: 109 })).toBe('places.place_not_found_by_point');
    expect(await code('office', { longitude: 2.35, latitude: 48.85 })).toBe('places.coordinates_out_of_range');
    expect(await code('zoneWest', {})).toBe('places.place_unknown');
    expect(await code('zoneWest', { placeId: app.id('place/e1a') })).toBe('places.place_unknown');
    // the code is taken by a site that this person cannot see
    expect(await code('zoneWest', { code: 'e1a-1', longitude: 108.035, latitude: 32.035 })).toBe('places.site_code_taken');
  });
});

describe('a site that changes', () => {
  it('refuses a stale version, and moves with its zone', async () => {
    const office = app.as('office');
    const siteId = app.id('site/e2a-3');
    const before = await office.call(readSite, { siteId });
    const renamed = await office.call(updateSite, { siteId, version: before.version, name: '东门农贸市场', siteTypeCode: 'market', address: '东门街 1 号' });
    expect((await problemOf(office.call(updateSite, { siteId, version: before.version, name: '别的', siteTypeCode: 'market' }))).code).toBe('platform.changed_meanwhile');
    await office.call(moveSite, { siteId, version: renamed.version, longitude: 108.035, latitude: 32.035 });
    const after = await office.call(readSite, { siteId });
    expect(after).toMatchObject({ name: '东门农贸市场', placeCode: 'w1a', zoneId: app.id('place/zone-west') });
    expect(await codes('zoneEast')).not.toContain('e2a-3');
    expect(await codes('zoneWest', { q: 'dmnmsc' })).toEqual(['e2a-3']);
  });

  it('is left alone by those who only answer for it', async () => {
    const problem = await problemOf(app.as('leaderE').call(updateSite, { siteId: app.id('site/e1a-1'), version: 1, name: '改名', siteTypeCode: 'main-street' }));
    expect(problem.code).toBe('platform.not_permitted');
  });

  it('that is closed has nobody who answers for it from that day, but did before', async () => {
    const office = app.as('office');
    const siteId = app.id('site/e1b-3');
    expect((await problemOf(office.call(closeSite, { siteId, version: 1, validTo: '2025-12-31', reason: '拆除' }))).code).toBe('places.dates_out_of_order');
    await office.call(closeSite, { siteId, version: 1, validTo: '2026-09-10', reason: '拆除' });
    expect((await office.call(dutyAt, { siteId, day: '2026-09-09' })).holders).toHaveLength(3);
    expect((await office.call(dutyAt, { siteId, day: '2026-09-10' })).holders).toEqual([]);
    expect(await codes('office')).not.toContain('e1b-3');
    expect(await codes('office', { withClosed: true })).toContain('e1b-3');
    expect((await problemOf(office.call(updateSite, { siteId, version: 2, name: '改名', siteTypeCode: 'market' }))).code).toBe('places.site_closed');
  });
});

describe('an export', () => {
  it('cannot start a formula in the spreadsheet that opens it', async () => {
    const office = app.as('office');
    await office.call(createSite, { code: 'risky-1', name: '=HYPERLINK("http://evil.example","点我")', siteTypeCode: 'park', longitude: 108.005, latitude: 32.005, address: '+86' });
    const file = await office.call(exportSites, { q: 'risky', format: 'xlsx' });
    const { unzipSync } = await import('fflate');
    const sheet = new TextDecoder().decode(unzipSync(file.body)['xl/worksheets/sheet1.xml'] as Uint8Array);
    expect(sheet).not.toMatch(/<f[ >]/);
    const rows = [];
    for await (const row of readTable({ buffer: file.body })) rows.push(row.cells);
    expect(rows[1]).toContain('=HYPERLINK("http://evil.example","点我")');
  });
});

describe('the programme', () => {
  it('opens with its types, settings and extent', async () => {
    const programme = await app.as('volunteer').call(readProgramme, {});
    expect(programme.siteTypes.map((type) => type.code)).toEqual(['main-street', 'park', 'market']);
    const [west, south, east, north] = (await app.as('office').call(readProgramme, { basemap: false })).bounds as [number, number, number, number];
    expect([west <= 108, south <= 32, east >= 108.03, north >= 32.03]).toEqual([true, true, true, true]);
  });

  it('shows places with boundaries, counts and what lies below', async () => {
    expect((await app.as('leaderE').call(mapPlaces, {})).rows.map((row) => row.code)).toEqual(['e1a', 'e1b', 'w1a']);
    const place = await app.as('office').call(readPlace, { placeId: app.id('place/zone-west') });
    expect(place.children.map((child) => child.code)).toEqual(['w1']);
    expect(place.path.map((each) => each.code)).toEqual(['city', 'zone-west']);
    expect((await app.as('office').call(listOrganisations, { q: '单位bureau' })).rows.map((row) => row.code)).toEqual(['bureau-a', 'bureau-b', 'bureau-a-branch']);
  });

  it('keeps the geometry of a type in use', async () => {
    const office = app.as('office');
    expect((await problemOf(office.call(saveSiteType, { code: 'park', nameZh: '公园', nameEn: 'Park', geometry: 'line' }))).code).toBe('places.site_type_in_use');
    expect(await office.call(saveSiteType, { code: 'toilet', nameZh: '公厕', nameEn: 'Toilet', geometry: 'point', sortOrder: 9 })).toEqual({ code: 'toilet', created: true });
  });

  it('is created with its city, roles and first administrator, apart from all others', async () => {
    const admin = app.as('admin');
    const input = { code: 'gamma', nameZh: '新项目', nameEn: 'New', cityCode: 'g0', administratorName: '示例管理员' };
    // Digits alone are a code of the official list; anything else would number the tree of places for good.
    for (const cityCode of ['999', '51170', '5117001']) expect((await problemOf(admin.call(createProgramme, { ...input, cityCode }))).code, cityCode).toBe('platform.invalid_input');
    await admin.call(createProgramme, input);
    expect((await problemOf(admin.call(createProgramme, input))).code).toBe('places.programme_code_taken');
    const there = app.as('admin', { programme: 'gamma' });
    expect((await there.call(listRoles, {})).roles.find((role) => role.code === 'itAdministrator')?.holderCount).toBe(1);
    expect((await there.call(listPlaces, {})).rows.map((row) => row.code)).toEqual(['g0']);
    expect((await there.call(listSites, {})).total).toBe(0);
    expect((await problemOf(app.as('office', { programme: 'gamma' }).call(listPlaces, {}))).code).toBe('platform.programme_not_found');
  });
});

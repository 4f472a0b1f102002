import { describe, expect, test } from 'vitest';
import { canonicalJson } from '#kernel/canonical-json.ts';
import { createRng } from '#kernel/rng.ts';
import { sha256Hex } from '#kernel/sha256.ts';
import { SITE_TYPES } from '../demo-city-edition/source/site-types.ts';
import { demoEdition } from '../demo-city-edition/generate.ts';
import { haidian } from '../haidian/programme.ts';
import { EXAMPLE_HEADER, exampleSitesWorkbookRows } from './example-workbook.ts';
import { generateCity } from './generate.ts';
import { isInside, type LonLat } from './geometry/plane.ts';
import type { PlaceKind, PlaceRow, SiteRow } from './types.ts';

const CITY_HASH = 'f195a5b1a92a1a1f59c0c8145249e4b2f18346cd6b1af769318f68c22eca01b8';
const SAMPLES = 4000;

const city = generateCity();
const placeByCode = new Map(city.places.map((place) => [place.code, place]));
const ofKind = (kind: PlaceKind): PlaceRow[] => city.places.filter((place) => place.kind === kind);
const ringOf = (place: PlaceRow): readonly LonLat[] => place.geometry.coordinates[0] ?? [];
const positionsOf = (site: SiteRow): readonly LonLat[] => (site.geometry.type === 'Point' ? [site.geometry.coordinates] : site.geometry.coordinates);

describe('the demo city', () => {
  test('is the same city every time and on every machine', () => {
    expect(sha256Hex(canonicalJson(city))).toBe(CITY_HASH);
  });

  test('has five zones and twelve towns, with 83 grids of 300 to 500 households', () => {
    const counts = Object.fromEntries([...Map.groupBy(city.places, (place) => place.kind)].map(([kind, places]) => [kind, places.length]));
    expect(counts).toEqual({ city: 1, zone: 5, subdistrict: 6, community: 16, grid: 83, town: 12, village: 48 });
    for (const grid of ofKind('grid')) {
      expect(grid.households).toBeGreaterThanOrEqual(300);
      expect(grid.households).toBeLessThanOrEqual(500);
      expect(grid.code).toMatch(/^511781\d{9}$/);
    }
  });

  test('has 118 organisations, 260 people, 180 site leaders and 2,000 sites of all 29 types', () => {
    expect(city.organisations.length).toBe(118);
    expect(city.people.length).toBe(260);
    expect(city.assignments.filter(({ role }) => role === 'siteLeader').length).toBe(180);
    expect(city.sites.length).toBe(2000);
    expect(new Set(city.sites.map((site) => site.siteTypeCode))).toEqual(new Set(SITE_TYPES.map((siteType) => siteType.code)));
  });

  test('uses every code and every name of a person once', () => {
    for (const codes of [city.places, city.organisations, city.people, city.sites].map((rows) => rows.map((row) => row.code))) {
      expect(codes.length).toBe(new Set(codes).size);
    }
    expect(new Set(city.people.map((person) => person.zh)).size).toBe(260);
    expect(new Set(city.logins.map((login) => login.username)).size).toBe(city.logins.length);
  });

  test.each([['the city', city], ['the district of the yearly selection', haidian]] as const)('lets two people of the leading group of %s sign in: who confirms a withdrawal does not decide its appeal', (_name, pack) => {
    const leading = pack.logins.filter(({ role }) => role === 'leadingGroup');
    expect(leading.length).toBe(2);
    expect(new Set(leading.map(({ personCode }) => personCode)).size).toBe(2);
  });

  test('lets every site leader who signs in leave the sites to a colleague who signs in too', () => {
    const organisationOf = new Map(city.people.map((person) => [person.code, person.organisationCode]));
    for (const leader of city.logins.filter(({ role }) => role === 'siteLeader')) {
      const colleagues = city.logins.filter((login) => login !== leader && organisationOf.get(login.personCode) === organisationOf.get(leader.personCode));
      expect(colleagues.length, leader.username).toBeGreaterThan(0);
    }
  });

  test('gives every person a name that no living person has', () => {
    for (const { zh } of city.people) expect(zh).toMatch(/^.(演示|示例|样例|模拟|例证|示意|举例|拟名)$/);
  });

  test('leads from every place and organisation up to one top', () => {
    for (const rows of [city.places, city.organisations]) {
      const parents = new Map(rows.map((row) => [row.code, row.parentCode]));
      expect(rows.filter((row) => row.parentCode === null).length).toBe(1);
      for (const row of rows) if (row.parentCode !== null) expect(parents.has(row.parentCode), row.code).toBe(true);
    }
  });

  test('has a lead organisation for every standard of the demo edition', () => {
    const known = new Set(city.organisations.map((organisation) => organisation.code));
    const leads = demoEdition().themes.flatMap((theme) => theme.contents).flatMap((content) => content.standards.map((standard) => standard.leadOrganisation ?? ''));
    expect(leads.filter((lead) => !known.has(lead))).toEqual([]);
  });
});

describe('the land', () => {
  test('never lets two zones or towns, or two grids or villages, overlap', () => {
    const rng = createRng('land');
    const areas = [[...ofKind('zone'), ...ofKind('town')], [...ofKind('grid'), ...ofKind('village')]];
    let inCity = 0;
    for (let sample = 0; sample < SAMPLES; sample += 1) {
      const point = [107.9 + rng.nextFloat() * 0.28, 31.96 + rng.nextFloat() * 0.22] as const;
      const isInCity = isInside(point, ringOf(ofKind('city')[0] as PlaceRow));
      if (isInCity) inCity += 1;
      for (const level of areas) expect(level.filter((place) => isInside(point, ringOf(place))).length, point.join()).toBe(isInCity ? 1 : 0);
    }
    expect(inCity).toBeGreaterThan(SAMPLES / 4);
  });

  test('lets no two neighbouring grids overlap in the middle of town', () => {
    const rng = createRng('town');
    for (let sample = 0; sample < SAMPLES; sample += 1) {
      const point = [108.03 + rng.nextFloat() * 0.02, 32.05 + rng.nextFloat() * 0.04] as const;
      expect(ofKind('grid').filter((grid) => isInside(point, ringOf(grid))).length).toBeLessThanOrEqual(1);
    }
  });

  test('closes every ring, counter-clockwise, in six decimals', () => {
    for (const place of city.places) {
      const ring = ringOf(place);
      expect(ring[0]).toEqual(ring.at(-1));
      const doubleArea = ring.slice(1).reduce((sum, [x, y], at) => sum + (ring[at]?.[0] ?? 0) * y - x * (ring[at]?.[1] ?? 0), 0);
      expect(doubleArea, place.code).toBeGreaterThan(0);
      for (const degree of ring.flat()) expect(degree).toBe(Math.round(degree * 1e6) / 1e6);
    }
  });

  test('draws a base map without any tile server', () => {
    expect(Object.keys(city.basemap).sort()).toEqual(['blocks', 'boundary', 'greens', 'roads', 'water']);
    for (const layer of Object.values(city.basemap)) expect(layer.features.length).toBeGreaterThan(0);
  });
});

describe('the sites', () => {
  test('lie wholly inside their grid or village, which belongs to their zone or town', () => {
    for (const site of city.sites) {
      const place = placeByCode.get(site.placeCode) as PlaceRow;
      expect(['grid', 'village']).toContain(place.kind);
      for (const position of positionsOf(site)) expect(isInside(position, ringOf(place)), `${site.code} in ${place.code}`).toBe(true);
      const above: string[] = [];
      for (let at: PlaceRow | undefined = place; at !== undefined; at = placeByCode.get(at.parentCode ?? '')) above.push(at.code);
      expect(above).toContain(site.zoneCode);
    }
  });

  test('have a length if and only if their type is a line, between 100 and 1,800 metres', () => {
    const lines = new Set<string>(SITE_TYPES.filter(({ geometry }) => geometry === 'line').map(({ code }) => code));
    for (const site of city.sites) {
      expect(site.lengthMetres !== null, site.code).toBe(lines.has(site.siteTypeCode));
      if (site.lengthMetres === null) continue;
      expect(site.lengthMetres).toBeGreaterThanOrEqual(100);
      expect(site.lengthMetres).toBeLessThanOrEqual(1800);
    }
  });

  test('have exactly one leader, liaison and responsible unit on every day since the start, 60 after a hand-over', () => {
    for (const site of city.sites) {
      for (const day of ['2026-01-05', '2026-06-30', '2026-07-01', '2026-12-01']) {
        const holding = site.duties.filter((duty) => duty.validFrom <= day && (duty.validTo === null || day < duty.validTo)).map((duty) => duty.role);
        expect(holding.toSorted(), `${site.code} on ${day}`).toEqual(['liaison', 'responsibleUnit', 'siteLeader']);
      }
      for (const duty of site.duties) expect(Number(duty.personCode !== null) + Number(duty.organisationCode !== null)).toBe(1);
    }
    expect(city.sites.filter((site) => site.duties.some((duty) => duty.validTo !== null)).length).toBe(60);
  });

  test('are led by somebody of the organisation that answers for them', () => {
    const people = new Map(city.people.map((person) => [person.code, person]));
    for (const site of city.sites) expect(people.get(site.siteLeaderCode)?.organisationCode, site.code).toBe(site.organisationCode);
  });

  test('give a workbook of a header and thirty new rows', () => {
    const [header, ...rows] = exampleSitesWorkbookRows(city);
    expect(header).toEqual([...EXAMPLE_HEADER]);
    expect(rows.length).toBe(30);
    const known = new Set(city.sites.map((site) => site.code));
    for (const row of rows) {
      expect(row.length).toBe(EXAMPLE_HEADER.length);
      expect(known.has(String(row[0]))).toBe(false);
      const place = placeByCode.get(String(row[EXAMPLE_HEADER.indexOf('所属网格编码')])) as PlaceRow;
      expect(isInside([Number(row[5]), Number(row[6])], ringOf(place)), String(row[0])).toBe(true);
    }
  });
});

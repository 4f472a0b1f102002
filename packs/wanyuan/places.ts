import type { Rng } from '#kernel/rng.ts';
import { outlineOf, type Cell } from './geometry/mesh.ts';
import { type Plane, toLonLat } from './geometry/plane.ts';
import { buildCountryside, type Countryside } from './geometry/rural.ts';
import { buildTown, cellIdAt, type Town } from './geometry/urban.ts';
import { COMMUNITY_NAMES, type Name, SUBDISTRICT_NAMES, TOWN_NAMES, VILLAGE_FIRST, VILLAGE_LAST, ZONE_NAMES } from './names.ts';
import type { PlaceRow, Polygon } from './types.ts';

/** The county-level part of every code is the city's own; streets and villages use numbers no real one has. */
const CITY_CODE = '511781';
const FIRST_SUBDISTRICT = 901;
const FIRST_TOWN = 951;
/** Villages nearer than this share of the way out touch the city. */
const INNER_OUT_MAX = 0.35;
const PARKS = 14;
const HOUSEHOLDS = { min: 300, max: 500 } as const;

type Village = Countryside['villages'][number];
type Block = readonly [column: number, row: number];
type ZonePlan = {
  readonly zone: keyof typeof ZONE_NAMES;
  /** For each subdistrict: its strips of blocks, a row with its first and last column, and how many communities. */
  readonly subdistricts: readonly { readonly strips: readonly (readonly [row: number, first: number, last: number])[]; readonly communities: number }[];
};

const rows = (from: number, to: number, first: number, last: number): (readonly [number, number, number])[] =>
  Array.from({ length: to - from + 1 }, (_, at) => [from + at, first, last] as const);

const PLAN: readonly ZonePlan[] = [
  { zone: 'centre', subdistricts: [{ strips: rows(2, 8, 3, 4), communities: 3 }] },
  { zone: 'west', subdistricts: [{ strips: rows(3, 6, 0, 2), communities: 2 }, { strips: rows(7, 9, 0, 2), communities: 2 }] },
  { zone: 'east', subdistricts: [{ strips: rows(2, 8, 5, 6), communities: 3 }] },
  { zone: 'south', subdistricts: [{ strips: [[0, 0, 6], [1, 0, 6], [2, 0, 2]], communities: 3 }] },
  { zone: 'north', subdistricts: [{ strips: [[9, 3, 6], [10, 0, 6], [11, 0, 6]], communities: 3 }] },
];

/** 网格地块 · A grid with the block of the lattice it stands on, for placing sites. */
export type GridBlock = {
  readonly placeCode: string;
  readonly zoneCode: string;
  readonly communityCode: string;
  readonly column: number;
  readonly row: number;
  readonly hasPark: boolean;
};
export type VillageArea = { readonly placeCode: string; readonly townCode: string; readonly seat: Plane; readonly isTownSeat: boolean; readonly ring: readonly Plane[] };

export type Land = {
  readonly places: readonly PlaceRow[];
  readonly town: Town;
  readonly countryside: Countryside;
  readonly blocks: readonly GridBlock[];
  readonly villages: readonly VillageArea[];
};

/** 生成区域 · The tree of places with their areas. */
export function buildLand(makeRng: (part: string) => Rng): Land {
  const town = buildTown(makeRng('town'));
  const countryside = buildCountryside(makeRng('countryside'), outlineOf([...town.cells.values()]));
  const urban = urbanPlaces(town, makeRng('households'));
  const rural = ruralPlaces(countryside, makeRng('villages'));
  const households = [...urban.places, ...rural.places].filter((place) => place.kind === 'zone' || place.kind === 'town');
  const city: PlaceRow = {
    code: CITY_CODE, kind: 'city', parentCode: null, zh: '万源市（演示）', en: 'Wanyuan City (demo)',
    households: households.reduce((sum, place) => sum + place.households, 0),
    geometry: polygon(countryside.border),
  };
  const parks = new Set(makeRng('parks').sample(urban.blocks, PARKS).map((block) => block.placeCode));
  const blocks = urban.blocks.map((block): GridBlock => ({ ...block, hasPark: parks.has(block.placeCode) }));
  return { places: [city, ...urban.places, ...rural.places], town, countryside, blocks, villages: rural.villages };
}

type Draft = { readonly place: Omit<PlaceRow, 'households' | 'geometry'>; readonly cells: readonly Cell[]; readonly households: number };

function urbanPlaces(town: Town, rng: Rng): { places: PlaceRow[]; blocks: Omit<GridBlock, 'hasPark'>[] } {
  const places: PlaceRow[] = [];
  const blocks: Omit<GridBlock, 'hasPark'>[] = [];
  let subdistrictAt = 0;
  let communityAt = 0;
  for (const [zoneAt, plan] of PLAN.entries()) {
    const zoneCode = `${CITY_CODE}-Z${zoneAt + 1}`;
    const zone: Draft[] = [];
    for (const { strips, communities } of plan.subdistricts) {
      const subdistrictCode = `${CITY_CODE}${FIRST_SUBDISTRICT + subdistrictAt}`;
      const members = chunks(snake(strips), communities).map((group, at) => {
        const code = `${subdistrictCode}${String(at + 1).padStart(3, '0')}`;
        const grids = gridsOf(group, code, COMMUNITY_NAMES[communityAt] as Name, town, rng);
        communityAt += 1;
        blocks.push(...grids.map((grid) => ({ placeCode: grid.place.code, zoneCode, communityCode: code, column: grid.block[0], row: grid.block[1] })));
        return { community: union('community', code, subdistrictCode, COMMUNITY_NAMES[communityAt - 1] as Name, grids), grids };
      });
      const subdistrict = union('subdistrict', subdistrictCode, zoneCode, SUBDISTRICT_NAMES[subdistrictAt] as Name, members.map((member) => member.community));
      places.push(placeOf(subdistrict), ...members.flatMap((member) => [placeOf(member.community), ...member.grids.map(placeOf)]));
      zone.push(subdistrict);
      subdistrictAt += 1;
    }
    places.push(placeOf(union('zone', zoneCode, CITY_CODE, ZONE_NAMES[plan.zone], zone)));
  }
  return { places, blocks };
}

function gridsOf(blocks: readonly Block[], communityCode: string, [zh, en]: Name, town: Town, rng: Rng): (Draft & { block: Block })[] {
  return blocks.map((block, at) => ({
    place: {
      code: `${communityCode}${String(at + 1).padStart(3, '0')}`, kind: 'grid', parentCode: communityCode,
      zh: `${zh}第${at + 1}网格`, en: `${en} Grid ${at + 1}`,
    },
    cells: [town.cells.get(cellIdAt(...block)) as Cell],
    households: HOUSEHOLDS.min + rng.nextInt(HOUSEHOLDS.max - HOUSEHOLDS.min + 1),
    block,
  }));
}

function ruralPlaces(countryside: Countryside, rng: Rng): { places: PlaceRow[]; villages: VillageArea[] } {
  const names = rng.shuffle(VILLAGE_FIRST.flatMap((first) => VILLAGE_LAST.map((last): Name => [first[0] + last[0], first[1] + last[1]])));
  const places: PlaceRow[] = [];
  const areas: VillageArea[] = [];
  let villageAt = 0;
  for (const [townAt, members] of townGroups(countryside).entries()) {
    const townCode = `${CITY_CODE}${FIRST_TOWN + townAt}`;
    const villages = members.map((member, at): Draft => {
      const [zh, en] = names[villageAt] as Name;
      villageAt += 1;
      const code = `${townCode}${201 + at}`;
      return { place: { code, kind: 'village', parentCode: townCode, zh, en }, cells: [member.cell], households: 180 + rng.nextInt(420) };
    });
    places.push(placeOf(union('town', townCode, CITY_CODE, TOWN_NAMES[townAt] as Name, villages)), ...villages.map(placeOf));
    areas.push(...members.map((member, at) => ({
      placeCode: (villages[at] as Draft).place.code, townCode, seat: member.seat, isTownSeat: at === 0, ring: outlineOf([member.cell]),
    })));
  }
  return { places, villages: areas };
}

/** Towns grow outwards from the villages beside the city: the smallest one always takes its nearest free neighbour. */
function townGroups({ villages }: Countryside): Village[][] {
  const groups = villages.filter((village) => village.out < INNER_OUT_MAX).map((village) => [village]);
  const free = new Set(villages.filter((village) => village.out >= INNER_OUT_MAX));
  while (free.size > 0) {
    const growing = groups.toSorted((one, other) => one.length - other.length).find((group) => neighboursOf(group, free).length > 0);
    if (growing === undefined) throw new Error('some villages touch no town');
    const first = growing[0] as Village;
    const next = neighboursOf(growing, free).toSorted((one, other) => apart(first, one) - apart(first, other))[0] as Village;
    free.delete(next);
    growing.push(next);
  }
  return groups;
}

function neighboursOf(group: readonly Village[], free: ReadonlySet<Village>): Village[] {
  return [...free].filter((village) => group.some((member) => touches(member.cell, village.cell)));
}

function apart(from: { angle: number; out: number }, to: { angle: number; out: number }): number {
  const turn = Math.abs(from.angle - to.angle);
  return Math.hypot(Math.min(turn, Math.PI * 2 - turn), to.out - from.out);
}

function touches(left: Cell, right: Cell): boolean {
  return left.sides.some((side) => right.sides.some((other) => other.from === side.to && other.to === side.from));
}

function union(kind: PlaceRow['kind'], code: string, parentCode: string, [zh, en]: Name, members: readonly Draft[]): Draft {
  return {
    place: { code, kind, parentCode, zh, en },
    cells: members.flatMap((member) => member.cells),
    households: members.reduce((sum, member) => sum + member.households, 0),
  };
}

function placeOf({ place, cells, households }: Draft): PlaceRow {
  return { ...place, households, geometry: polygon(outlineOf(cells)) };
}

/** GeoJSON asks for outer rings counter-clockwise. */
export function polygon(ring: readonly Plane[]): Polygon {
  let doubleArea = 0;
  for (let at = 1; at < ring.length; at += 1) {
    const [x1, y1] = ring[at - 1] as Plane;
    const [x2, y2] = ring[at] as Plane;
    doubleArea += x1 * y2 - x2 * y1;
  }
  return { type: 'Polygon', coordinates: [(doubleArea >= 0 ? ring : ring.toReversed()).map(toLonLat)] };
}

/** Blocks row by row, turning round at each end, so that every stretch of the order hangs together. */
function snake(strips: readonly (readonly [row: number, first: number, last: number])[]): Block[] {
  const seen = new Set<string>();
  return strips
    .flatMap(([row, first, last], at) => {
      const columns = Array.from({ length: last - first + 1 }, (_, step) => first + step);
      return (at % 2 === 0 ? columns : columns.toReversed()).map((column): Block => [column, row]);
    })
    .filter((block) => {
      const id = cellIdAt(...block);
      const isNew = !seen.has(id);
      seen.add(id);
      return isNew;
    });
}

function chunks<T>(list: readonly T[], count: number): T[][] {
  return Array.from({ length: count }, (_, at) => list.slice(Math.round((at * list.length) / count), Math.round(((at + 1) * list.length) / count)));
}

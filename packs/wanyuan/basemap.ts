import type { Rng } from '#kernel/rng.ts';
import { between, distanceMetres, type Plane, toLonLat } from './geometry/plane.ts';
import { COLUMNS, laneShare, PLOTS, RIVER_COLUMN, RIVERSIDE_ROAD_SHARE, ROWS } from './geometry/urban.ts';
import { COLUMN_ROADS, ROW_ROADS } from './names.ts';
import { type GridBlock, type Land, polygon } from './places.ts';
import type { BasemapLayer, Feature, FeatureCollection } from './types.ts';

const LANE_GAP = 0.045;
const RIVER_WIDTH_METRES = 46;

/** 底图 · What a map without any tile server draws below the sites: border, greens, blocks, water, roads. */
export function buildBasemap(land: Land, rng: Rng): Record<BasemapLayer, FeatureCollection> {
  return {
    boundary: collection([
      { type: 'Feature', geometry: polygon(land.countryside.border), properties: { class: 'city' } },
      ...land.places.filter((place) => place.kind === 'zone' || place.kind === 'town')
        .map((place): Feature => ({ type: 'Feature', geometry: place.geometry, properties: { class: place.kind, name: place.zh } })),
    ]),
    greens: collection(land.blocks.filter((block) => block.hasPark).map((block) => parkOf(block, land, rng))),
    blocks: collection(land.blocks.filter((block) => !block.hasPark).flatMap((block) => buildingsOf(block, land, rng))),
    water: collection([riverOf(land, rng)]),
    roads: collection([...townRoads(land), ...countryRoads(land, rng)]),
  };
}

function collection(features: readonly Feature[]): FeatureCollection {
  return { type: 'FeatureCollection', features };
}

function line(points: readonly Plane[], properties: Feature['properties']): Feature {
  return { type: 'Feature', geometry: { type: 'LineString', coordinates: points.map(toLonLat) }, properties };
}

/** The river enters in the north, follows its line through the town and leaves in the south. */
function riverOf(land: Land, rng: Rng): Feature {
  const inTown = land.town.columnLine(RIVER_COLUMN);
  const south = inTown[0] as Plane;
  const north = inTown.at(-1) as Plane;
  const mouth = (bearing: number, from: Plane): Plane[] => meander(from, rimPoint(land, bearing), 40, rng);
  const points = [...mouth(-1.42, south).toReversed(), ...inTown.slice(1, -1), ...mouth(1.36, north)];
  return line(points, { class: 'river', name: '清源河', widthMetres: RIVER_WIDTH_METRES });
}

function townRoads(land: Land): Feature[] {
  const classOf = (at: number, last: number): string => (at === 0 || at === last || at % 3 === 0 ? 'main' : 'street');
  return [
    ...ROW_ROADS.map((name, row) => line(land.town.rowLine(row), { class: classOf(row, ROWS), name })),
    ...COLUMN_ROADS.map((name, column) => line(column === RIVER_COLUMN ? riversideRoad(land) : land.town.columnLine(column), { class: classOf(column, COLUMNS), name })),
  ];
}

/** It runs on the east bank, beside the water and not on it. */
function riversideRoad(land: Land): Plane[] {
  return Array.from({ length: ROWS * 4 + 1 }, (_, at) => {
    const row = Math.min(Math.floor(at / 4), ROWS - 1);
    return land.town.pointIn(RIVER_COLUMN, row, RIVERSIDE_ROAD_SHARE, at / 4 - row);
  });
}

/** Two highways along the valley, a road to every town seat, and a lane from there to its villages. */
function countryRoads(land: Land, rng: Rng): Feature[] {
  const ends = [land.town.columnLine(4)[0] as Plane, land.town.columnLine(4).at(-1) as Plane];
  const highways = [-1.25, 1.52].map((bearing, at) => line(meander(ends[at] as Plane, rimPoint(land, bearing), 24, rng), { class: 'highway', name: '过境公路' }));
  const rim = [...land.town.columnLine(0), ...land.town.columnLine(COLUMNS), ...land.town.rowLine(0), ...land.town.rowLine(ROWS)];
  const seats = land.villages.filter((village) => village.isTownSeat);
  return [
    ...highways,
    ...seats.map((seat) => line(meander(nearest(rim, seat.seat), seat.seat, 14, rng), { class: 'country' })),
    ...land.villages.filter((village) => !village.isTownSeat).map((village) => {
      const others = land.villages.filter((other) => other.townCode === village.townCode && other !== village);
      const towards = others.map((other) => other.seat);
      const seat = seats.find((other) => other.townCode === village.townCode)?.seat ?? nearest(towards, village.seat);
      const via = nearest([seat, ...towards.filter((point) => distanceMetres(point, seat) < distanceMetres(village.seat, seat))], village.seat);
      return line(meander(via, village.seat, 12, rng), { class: 'lane' });
    }),
  ];
}

function parkOf(block: GridBlock, land: Land, rng: Rng): Feature {
  const reach = 0.28 + 0.14 * rng.nextFloat();
  const ring = Array.from({ length: 24 }, (_, at) => {
    const angle = (at / 24) * Math.PI * 2;
    const radius = reach * (1 + 0.12 * Math.sin(3 * angle + block.row) + 0.06 * Math.sin(5 * angle));
    return land.town.pointIn(block.column, block.row, 0.5 + radius * Math.cos(angle), 0.5 + radius * Math.sin(angle));
  });
  return { type: 'Feature', geometry: polygon([...ring, ring[0] as Plane]), properties: { class: 'park' } };
}

/** A few houses in each block, with some left out as yards. */
function buildingsOf(block: GridBlock, land: Land, rng: Rng): Feature[] {
  const width = (1 - 2 * PLOTS.margin) / PLOTS.columns;
  const depth = (1 - 2 * PLOTS.margin) / PLOTS.rows;
  return Array.from({ length: PLOTS.columns * PLOTS.rows }, (_, at) => at).flatMap((at): Feature[] => {
    const shrink = 0.3 * rng.nextFloat();
    const isByRiver = block.column === RIVER_COLUMN && at % PLOTS.columns === 0;
    if (rng.nextFloat() < 0.14) return [];
    const left = laneShare(at % PLOTS.columns, PLOTS.columns) + LANE_GAP / 2 + (isByRiver ? RIVERSIDE_ROAD_SHARE - PLOTS.margin + 0.02 : 0);
    const low = laneShare(Math.floor(at / PLOTS.columns), PLOTS.rows) + LANE_GAP / 2;
    const full = laneShare((at % PLOTS.columns) + 1, PLOTS.columns) - LANE_GAP / 2;
    const right = full - width * shrink * rng.nextFloat();
    const high = low + (depth - LANE_GAP) * (1 - shrink * rng.nextFloat());
    const corner = (a: number, b: number): Plane => land.town.pointIn(block.column, block.row, a, b);
    const ring = [corner(left, low), corner(right, low), corner(right, high), corner(left, high), corner(left, low)];
    return [{ type: 'Feature', geometry: polygon(ring), properties: { class: 'building' } }];
  });
}

function rimPoint(land: Land, bearing: number): Plane {
  const gap = ([east, north]: Plane): number => Math.abs(Math.atan2(north, east) - bearing);
  return land.countryside.border.reduce((best, point) => (gap(point) < gap(best) ? point : best));
}

function nearest(points: readonly Plane[], to: Plane): Plane {
  return points.reduce((best, point) => (distanceMetres(point, to) < distanceMetres(best, to) ? point : best));
}

/** A line that wanders to both sides on its way and meets both ends. */
function meander(from: Plane, to: Plane, steps: number, rng: Rng): Plane[] {
  const phases = [1, 2, 4].map((waves) => ({ waves, phase: rng.nextFloat() * Math.PI * 2, size: (0.5 + rng.nextFloat()) / (waves + 1) }));
  const length = distanceMetres(from, to);
  return Array.from({ length: steps + 1 }, (_, at) => {
    const share = at / steps;
    const swing = phases.reduce((sum, { waves, phase, size }) => sum + size * Math.sin(waves * Math.PI * 2 * share + phase), 0);
    const off = 0.055 * length * swing * Math.sin(Math.PI * share);
    const [x, y] = between(from, to, share);
    return [x - ((to[1] - from[1]) / length) * off, y + ((to[0] - from[0]) / length) * off] as const;
  });
}

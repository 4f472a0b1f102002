import type { Rng } from '#kernel/rng.ts';
import { type Cell, ringOf } from './geometry/mesh.ts';
import { isInside, type Plane } from './geometry/plane.ts';
import { cellIdAt, COLUMNS, laneShare, PLOTS, RIVER_COLUMN, RIVERSIDE_ROAD_SHARE, ROWS } from './geometry/urban.ts';
import { COLUMN_ROADS, ROW_ROADS } from './names.ts';
import type { GridBlock, Land, VillageArea } from './places.ts';
import type { Placement, SiteProfile } from './site-profiles.ts';

/** 落点 · Where a site lies: its points (one, or a line), its place, and words that lead there. */
export type Spot = {
  readonly placeCode: string;
  readonly zoneCode: string;
  readonly points: readonly Plane[];
  readonly address: string;
  /** The road, for sites that are a piece of one or stand where two meet. */
  readonly road: string | null;
};

type Lane = { readonly block: GridBlock; readonly isNorthward: boolean; readonly fixed: number };
type Edge = { readonly block: GridBlock; readonly side: 'west' | 'south' };

const LINE_STEPS = 6;
const CORNER_INSET = 0.045;
const STREET_INSET = 0.05;
const BANK_INSET = 0.04;
/** Rural sites stand around the seat of their village. @unit metres */
const SEAT_REACH_METRES = { near: 40, far: 520 } as const;
const RURAL_LINE_METRES = { min: 350, max: 1700 } as const;
const BESIDE_METRES = 45;
const TRIES_MAX = 200;

/** 选点 · Finds spots of one profile in the town, one after another; streets, crossings and banks are used once. */
export function urbanSpots(profile: SiteProfile, count: number, land: Land, rng: Rng): Spot[] {
  switch (profile.placement) {
    case 'street':
      return edgesFor(land, profile, count, rng).map((edge) => streetSpot(edge, land, rng));
    case 'corner':
      return rng.sample(land.blocks, count).map((block) => blockSpot(block, roadSide(block) + CORNER_INSET, CORNER_INSET, land, crossingName(block.column, block.row)));
    case 'channel':
      return rng.sample(land.blocks.filter(({ column }) => column === RIVER_COLUMN || column === RIVER_COLUMN - 1), count)
        .map((block) => channelSpot(block, land));
    case 'lane':
      return rng.sample(lanesOf(land), count).map((lane) => laneSpot(lane, land, rng));
    case 'park':
      return [
        ...land.blocks.filter((block) => block.hasPark).map((block) => blockSpot(block, 0.5, 0.5, land)),
        ...rng.sample(land.blocks.filter((block) => !block.hasPark), count - land.blocks.filter((block) => block.hasPark).length)
          .map((block) => pointSpot(block, 'inside', land, rng)),
      ];
    case 'edgeOfTown':
      return rng.sample(land.blocks.filter(isAtEdge), count).map((block) => blockSpot(block, edgeShare(block, rng), 0.3 + 0.4 * rng.nextFloat(), land));
    default:
      return pickBlocks(profile.placement === 'inside' ? land.blocks.filter((block) => !block.hasPark) : land.blocks, profile, count, rng).map((block) => pointSpot(block, profile.placement, land, rng));
  }
}

/** 街区内取点 · A point in a block, at its streets or inside. */
export function pointSpot(block: GridBlock, placement: Placement, land: Land, rng: Rng): Spot {
  const along = 0.12 + 0.76 * rng.nextFloat();
  const across = Math.max(along, 2 * roadSide(block));
  if (placement === 'inside') return blockSpot(block, across, 0.12 + 0.76 * rng.nextFloat(), land);
  const depth = 0.07 + 0.05 * rng.nextFloat();
  const atFar = rng.nextInt(2) === 0;
  if (rng.nextInt(2) === 0) return blockSpot(block, across, atFar ? 1 - depth : depth, land);
  return blockSpot(block, atFar ? 1 - depth : roadSide(block) + depth, along, land);
}

/** East of the river the water and the road beside it take the western edge of the block. */
function roadSide(block: GridBlock): number {
  return block.column === RIVER_COLUMN ? RIVERSIDE_ROAD_SHARE : 0;
}

/** 乡村取点 · A point, or a line, near the seat of a village and inside its area. */
export function ruralSpot(village: VillageArea, profile: SiteProfile, rng: Rng): Spot {
  const spot = (points: readonly Plane[]): Spot => ({ placeCode: village.placeCode, zoneCode: village.townCode, points, address: '', road: null });
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const start = around(village.seat, SEAT_REACH_METRES.near + rng.nextFloat() * SEAT_REACH_METRES.far, rng);
    const points = profile.placement === 'channel' ? stream(start, rng) : [start];
    if (points.every((point) => isInside(point, village.ring))) return spot(points);
  }
  throw new Error(`no room around the seat of ${village.placeCode}`);
}

/** 旁边取点 · A spot a few steps from another, in the same grid or village. */
export function besideSpot(spot: Spot, land: Land): Spot {
  const ring = ringAround(spot.placeCode, land);
  const [x, y] = spot.points[0] as Plane;
  const candidates = Array.from({ length: 8 }, (_, at): Plane => {
    const heading = (at / 8) * Math.PI * 2;
    return [x + Math.cos(heading) * BESIDE_METRES, y + Math.sin(heading) * BESIDE_METRES];
  });
  return { ...spot, points: [candidates.find((point) => isInside(point, ring)) ?? [x, y]] };
}

function ringAround(placeCode: string, land: Land): readonly Plane[] {
  const block = land.blocks.find((one) => one.placeCode === placeCode);
  if (block !== undefined) return ringOf(land.town.cells.get(cellIdAt(block.column, block.row)) as Cell);
  return land.villages.find((village) => village.placeCode === placeCode)?.ring ?? [];
}

function blockSpot(block: GridBlock, a: number, b: number, land: Land, road: string | null = null): Spot {
  const crossing = crossingName(block.column + (a < 0.5 ? 0 : 1), block.row + (b < 0.5 ? 0 : 1));
  return { ...placeOf(block), points: [land.town.pointIn(block.column, block.row, a, b)], address: `${crossing}附近`, road };
}

function streetSpot({ block, side }: Edge, land: Land, rng: Rng): Spot {
  const from = 0.06 + 0.1 * rng.nextFloat();
  const to = 0.84 + 0.1 * rng.nextFloat();
  const points = steps(from, to).map((share) =>
    side === 'west'
      ? land.town.pointIn(block.column, block.row, roadSide(block) + STREET_INSET, share)
      : land.town.pointIn(block.column, block.row, share, STREET_INSET),
  );
  const road = (side === 'west' ? COLUMN_ROADS[block.column] : ROW_ROADS[block.row]) as string;
  const ends = side === 'west' ? [ROW_ROADS[block.row], ROW_ROADS[block.row + 1]] : [COLUMN_ROADS[block.column], COLUMN_ROADS[block.column + 1]];
  return { ...placeOf(block), points, address: `${road}，${ends[0]}至${ends[1]}`, road };
}

/** Lanes run between the rows and columns of house plots; parks have none. */
function lanesOf(land: Land): Lane[] {
  const between = (plots: number): number[] => Array.from({ length: plots - 1 }, (_, at) => at + 1);
  return land.blocks.filter((block) => !block.hasPark).flatMap((block): Lane[] => [
    ...between(PLOTS.columns).map((after): Lane => ({ block, isNorthward: true, fixed: laneShare(after, PLOTS.columns) })),
    ...between(PLOTS.rows).map((after): Lane => ({ block, isNorthward: false, fixed: laneShare(after, PLOTS.rows) })),
  ]);
}

function laneSpot({ block, isNorthward, fixed }: Lane, land: Land, rng: Rng): Spot {
  const from = 0.09 + 0.16 * rng.nextFloat();
  const to = 0.91 - 0.16 * rng.nextFloat();
  const points = steps(from, to).map((share) =>
    isNorthward ? land.town.pointIn(block.column, block.row, fixed, share) : land.town.pointIn(block.column, block.row, share, fixed),
  );
  return { ...placeOf(block), points, address: `${crossingName(block.column, block.row)}附近`, road: null };
}

function channelSpot(block: GridBlock, land: Land): Spot {
  const isWestBank = block.column < RIVER_COLUMN;
  const points = steps(0.03, 0.97).map((share) => land.town.pointIn(block.column, block.row, isWestBank ? 1 - BANK_INSET : BANK_INSET, share));
  return { ...placeOf(block), points, address: `滨河路，${ROW_ROADS[block.row]}至${ROW_ROADS[block.row + 1]}`, road: `清源河${isWestBank ? '西' : '东'}岸` };
}

function placeOf(block: GridBlock): Pick<Spot, 'placeCode' | 'zoneCode'> {
  return { placeCode: block.placeCode, zoneCode: block.zoneCode };
}

/** Blocks near the middle of the town come up more often when the profile pulls that way. */
function pickBlocks(blocks: readonly GridBlock[], profile: SiteProfile, count: number, rng: Rng): GridBlock[] {
  const weights = blocks.map((block) => pullOf(block, profile.centrePull));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return Array.from({ length: count }, () => {
    let left = rng.nextFloat() * total;
    const at = weights.findIndex((weight) => (left -= weight) < 0);
    return blocks[at === -1 ? blocks.length - 1 : at] as GridBlock;
  });
}

function pullOf({ column, row }: GridBlock, centrePull: number): number {
  const offAcross = (column - (RIVER_COLUMN + 0.5)) / (COLUMNS / 2);
  const offAlong = (row - (ROWS - 1) / 2) / (ROWS / 2);
  return 1 + (centrePull - 1) * 2 * Math.exp(-2.2 * (offAcross ** 2 + offAlong ** 2));
}

/** Every third road is a main one and comes first; the rest fills up in a drawn order. */
function edgesFor(land: Land, profile: SiteProfile, count: number, rng: Rng): Edge[] {
  const edges = rng.shuffle(land.blocks.flatMap((block): Edge[] => [{ block, side: 'west' }, { block, side: 'south' }]));
  const rank = ({ block, side }: Edge): number =>
    ((side === 'west' ? block.column : block.row) % 3 === 0 ? 0 : 1) - 0.2 * pullOf(block, profile.centrePull);
  return edges.toSorted((left, right) => rank(left) - rank(right)).slice(0, count);
}

function isAtEdge({ column, row }: GridBlock): boolean {
  return column === 0 || column === COLUMNS - 1 || row === 0 || row === ROWS - 1;
}

function edgeShare({ column }: GridBlock, rng: Rng): number {
  const depth = 0.06 + 0.1 * rng.nextFloat();
  return column === COLUMNS - 1 ? 1 - depth : depth;
}

function crossingName(column: number, row: number): string {
  return `${ROW_ROADS[row]}与${COLUMN_ROADS[column]}交叉口`;
}

function stream(start: Plane, rng: Rng): Plane[] {
  const length = RURAL_LINE_METRES.min + rng.nextFloat() * (RURAL_LINE_METRES.max - RURAL_LINE_METRES.min);
  let heading = rng.nextFloat() * Math.PI * 2;
  const points: Plane[] = [start];
  for (let step = 0; step < LINE_STEPS; step += 1) {
    heading += (rng.nextFloat() - 0.5) * 0.7;
    const [x, y] = points.at(-1) as Plane;
    points.push([x + (Math.cos(heading) * length) / LINE_STEPS, y + (Math.sin(heading) * length) / LINE_STEPS]);
  }
  return points;
}

function around([x, y]: Plane, radius: number, rng: Rng): Plane {
  const heading = rng.nextFloat() * Math.PI * 2;
  return [x + Math.cos(heading) * radius, y + Math.sin(heading) * radius];
}

function steps(from: number, to: number): number[] {
  return Array.from({ length: LINE_STEPS + 1 }, (_, at) => from + ((to - from) * at) / LINE_STEPS);
}
